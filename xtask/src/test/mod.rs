//! Runs all checks, in the order in which they fail fastest.

mod steps;
mod tally;

use crate::process::{Result, say};
use crate::unknown;
use std::time::{Duration, Instant};
use steps::{STEPS, Step, Workbench};
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
    let mut bench = Workbench::new(files);
    let mut outcomes = Vec::new();
    for step in chosen {
        say(&format!("{}: {}", step.name, step.title));
        let start = Instant::now();
        let result = (step.run)(&mut bench).and_then(|tally| tally.checked());
        if let Err(error) = &result {
            eprintln!("\nerror in {}: {error}", step.name);
        }
        let time = start.elapsed();
        outcomes.push(Outcome { name: step.name, result, time });
    }
    summary(&outcomes)
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
fn summary(outcomes: &[Outcome]) -> Result {
    println!("\n{:<8} {:>7}  result", "step", "time");
    let mut sum = Tally::default();
    for Outcome { name, result, time } in outcomes {
        let (tally, text) = match result {
            Ok(tally) => (*tally, format!("ok, {} passed", tally.passed)),
            Err(error) => {
                let first = error.to_string().lines().next().unwrap_or_default().to_owned();
                (tally::of_failure(error.as_ref()), format!("FAILED: {first}"))
            }
        };
        println!("{name:<8} {:>6.1}s  {text}", time.as_secs_f64());
        sum.add(tally);
    }
    let time: Duration = outcomes.iter().map(|outcome| outcome.time).sum();
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
}
