//! Serves the app for trying it out, and rebuilds it when a file changes.

mod http;
mod watch;

use crate::build::{self, Profile};
use crate::process::{Result, say};
use crate::setup::WasmKit;
use crate::unknown;
use std::net::TcpListener;

/// Where to start looking for a free port.
const PORT: u16 = 8080;

/// `cargo xtask serve`.
pub(crate) fn command(args: &[String]) -> Result {
    let (profile, port) = options(args)?;
    let kit = WasmKit::ready()?;
    let watcher = watch::Watcher::new();
    // Built before the first answer, so that nobody sees an old app; but a
    // mistake in the source is no reason to stop: it will be mended.
    rebuild(&kit, profile);
    let listener = listen(port)?;
    let address = listener.local_addr()?;
    say(&format!("Open http://{address}/  (Ctrl+C to stop)"));
    let dist = profile.dist();
    std::thread::spawn(move || http::serve(&listener, &dist));
    watcher.each_change(|files| {
        say(&format!("Changed: {}", files.join(", ")));
        rebuild(&kit, profile);
        say(&format!("Open http://{address}/"));
    })
}

fn rebuild(kit: &WasmKit, profile: Profile) {
    match build::build(kit, profile) {
        Ok(()) => say("Built."),
        Err(error) => {
            eprintln!("\nerror: {error}");
            say("The build failed; waiting for a change.");
        }
    }
}

fn options(args: &[String]) -> Result<(Profile, Option<u16>)> {
    let mut profile = Profile::Release;
    let mut port = None;
    let mut args = args.iter();
    while let Some(argument) = args.next() {
        match argument.as_str() {
            "--dev" => profile = Profile::Dev,
            "--port" => {
                let number = args.next().ok_or("--port needs a number")?;
                port = Some(number.parse().map_err(|_| format!("no port: {number}"))?);
            }
            other => return Err(unknown(other)),
        }
    }
    Ok((profile, port))
}

/// Listens on the port asked for, or on the first free one from `PORT` on.
fn listen(port: Option<u16>) -> Result<TcpListener> {
    let on = |port| TcpListener::bind(("127.0.0.1", port));
    if let Some(port) = port {
        return on(port).map_err(|error| format!("cannot use port {port}: {error}").into());
    }
    let free = (PORT..PORT + 100).find_map(|port| on(port).ok());
    free.ok_or_else(|| "no free port found; choose one with --port".into())
}
