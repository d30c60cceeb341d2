//! Runs all checks: two rows of steps side by side, each in the order in which it fails fastest.

mod steps;
mod tally;

use crate::process::{Result, kept_back, print, say};
use crate::unknown;
use std::time::{Duration, Instant};
use steps::{Row, STEPS, Step, Workbench};
use tally::Tally;

/// How a step ended.
struct Outcome {
    name: &'static str,
    /// What the step counted, or why it failed.
    result: Result<Tally>,
    time: Duration,
}

/// `cargo xtask test`.
pub(crate) fn command(args: &[String]) -> Result {
    let (chosen, files) = choose(args)?;
    // Beforehand and one after the other: packages cannot be installed twice at a time.
    chosen.iter().try_for_each(|step| (step.prepare)())?;
    let start = Instant::now();
    let rows = [Row::Parts, Row::App]
        .map(|row| chosen.iter().copied().filter(|step| step.row == row).collect::<Vec<_>>());
    let outcomes = match rows {
        [steps, none] | [none, steps] if none.is_empty() => one_by_one(&steps, &files, outcome),
        rows => side_by_side(&rows, &files),
    };
    summary(&outcomes, start.elapsed())
}

/// Runs a row.
fn one_by_one(
    steps: &[&'static Step],
    files: &[String],
    run: impl Fn(&Step, &mut Workbench) -> Outcome,
) -> Vec<Outcome> {
    let mut bench = Workbench::new(files.to_vec());
    steps.iter().map(|step| run(step, &mut bench)).collect()
}

/// Runs rows at the same time, because compilers use all cores for a part of their time only, and tests often wait. What
/// a step says is printed whole when it has ended.
fn side_by_side(rows: &[Vec<&'static Step>], files: &[String]) -> Vec<Outcome> {
    let run = |step: &Step, bench: &mut Workbench| {
        say(&format!("{} has begun", step.name));
        let (outcome, words) = kept_back(|| outcome(step, bench));
        print(words.trim_end());
        outcome
    };
    std::thread::scope(|scope| {
        let running: Vec<_> =
            rows.iter().map(|row| scope.spawn(move || one_by_one(row, files, run))).collect();
        let ended = running.into_iter().zip(rows).flat_map(|(running, row)| {
            running.join().unwrap_or_else(|_| row.iter().map(|step| broken(step)).collect())
        });
        ended.collect()
    })
}

/// Runs a step.
fn outcome(step: &Step, bench: &mut Workbench) -> Outcome {
    say(&format!("{}: {}", step.name, step.title));
    let start = Instant::now();
    let result = (step.run)(bench).and_then(|tally| tally.checked());
    if let Err(error) = &result {
        print(&format!("\nerror in {}: {error}", step.name));
    }
    let time = start.elapsed();
    say(&format!("{} has ended after {:.0} s", step.name, time.as_secs_f64()));
    Outcome { name: step.name, result, time }
}

/// A step of a row that broke down with a defect of ours.
fn broken(step: &Step) -> Outcome {
    Outcome { name: step.name, result: Err("its row broke down".into()), time: Duration::ZERO }
}

/// Splits the arguments into steps and parts of file names; all steps if none.
fn choose(args: &[String]) -> Result<(Vec<&'static Step>, Vec<String>)> {
    let named = |name: &String| STEPS.iter().find(|step| step.name == name);
    let (names, files): (Vec<_>, Vec<_>) = args.iter().partition(|arg| named(arg).is_some());
    let chosen: Vec<_> = match names.is_empty() {
        true => STEPS.iter().collect(),
        false => STEPS.iter().filter(|step| names.iter().any(|name| step.name == *name)).collect(),
    };
    let narrowed = !names.is_empty() && chosen.iter().any(|step| step.takes_files);
    match files.first() {
        Some(file) if !narrowed => Err(unknown(file)),
        _ => Ok((chosen, files.into_iter().cloned().collect())),
    }
}

/// Prints how each step ended and the sum; an error if any of them failed.
fn summary(outcomes: &[Outcome], time: Duration) -> Result {
    println!("\n{:<8} {:>7}  result", "step", "time");
    let mut sum = Tally::default();
    for Outcome { name, result, time } in outcomes {
        let (tally, text) = match result {
            Ok(tally) => (*tally, format!("ok, {} passed", tally.passed)),
            Err(error) => {
                let first = error.to_string().lines().next().unwrap_or("").to_owned();
                (tally::of_failure(error.as_ref()), format!("FAILED: {first}"))
            }
        };
        println!("{name:<8} {:>6.1}s  {text}", time.as_secs_f64());
        sum.add(tally);
    }
    println!("{:<8} {:>6.1}s", "all", time.as_secs_f64());
    println!("\n{} passed, {} failed", sum.passed, sum.failed);
    match outcomes.iter().find(|outcome| outcome.result.is_err()) {
        Some(outcome) => Err(format!("the step {} failed", outcome.name).into()),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(args: &[&str]) -> Result<(Vec<&'static str>, Vec<String>)> {
        let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
        let (steps, files) = choose(&args)?;
        Ok((steps.iter().map(|step| step.name).collect(), files))
    }

    #[test]
    fn chooses_all_steps_or_those_named() {
        assert_eq!(names(&[]).expect("steps").0.len(), STEPS.len());
        let (steps, files) = names(&["e2e", "boot", "fmt"]).expect("steps");
        assert_eq!(steps, ["fmt", "e2e"]);
        assert_eq!(files, ["boot"]);
        assert!(names(&["boot"]).is_err());
        assert!(names(&["fmt", "boot"]).is_err());
    }

    #[test]
    fn rows_side_by_side_run_all_their_steps_in_order() {
        const fn step(name: &'static str, row: Row, run: fn(&mut Workbench) -> Result<Tally>) -> Step {
            Step { name, title: name, row, takes_files: false, prepare: || Ok(()), run }
        }
        const A: Step = step("a", Row::Parts, |_| Ok(Tally::ONE));
        const B: Step = step("b", Row::Parts, |_| Err("no".into()));
        const C: Step = step("c", Row::App, |_| Ok(Tally::default()));
        let outcomes = side_by_side(&[vec![&A, &B], vec![&C]], &[]);
        let ended: Vec<_> = outcomes.iter().map(|outcome| (outcome.name, outcome.result.is_ok())).collect();
        assert_eq!(ended, [("a", true), ("b", false), ("c", false)]);
    }
}
