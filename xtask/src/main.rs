//! What people run: set-up, serve, test, build, bench.
//!
//! One command line for everything, so that nobody needs to know which tools
//! stand behind it. Each command first installs what is missing (see `setup`).

mod bench;
mod build;
mod files;
mod process;
mod project;
mod serve;
mod setup;
mod sizes;
mod test;
mod versions;

use process::Result;
use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [--release] [--port N]
                             build, serve on 127.0.0.1, rebuild when a file changes
  test [STEP…] [FILE…]       run all checks, or only the steps named:
                             fmt  clippy  native  wasm  build  e2e  size
                             e2e takes parts of file names: cargo xtask test e2e boot
  build [--dev]              make dist/ (static files) and dist/goalsheet.html (one file)
                             (--dev: what serve builds, in target/dist-dev/)
  bench [--before DIR] [FILE…]
                             print sizes and times, write them to target/bench/;
                             beside another build of the app in the same table
  setup                      only install what the other commands need

Whatever is missing is installed by the first command that needs it.
Set CHROME, CHROMEDRIVER or FIREFOX to use a browser that is not on PATH.
GOALSHEET_WASM=debian takes Debian's Rust for WebAssembly even where rustup has it.
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Result {
    let Some((command, rest)) = args.split_first() else {
        print!("{USAGE}");
        return Ok(());
    };
    match command.as_str() {
        "serve" => serve::command(rest),
        "test" => test::command(rest),
        "build" => build::command(rest),
        "bench" => bench::command(rest),
        "trunk-hook" => build::hook(rest),
        "setup" if rest.is_empty() => setup::everything(),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        _ => Err(unknown(&args.join(" "))),
    }
}

/// The error for a command line that means nothing, with the usage text.
pub(crate) fn unknown(what: &str) -> Box<dyn std::error::Error + Send + Sync> {
    format!("'{what}' is not understood\n\n{USAGE}").into()
}
