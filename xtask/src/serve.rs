//! Serves the app for trying it out: trunk builds it, serves it, and builds it again when a file changes.

use crate::build::{self, Profile};
use crate::process::{Result, run};
use crate::unknown;
use std::net::TcpListener;

/// Where to start looking for a free port.
const PORT: u16 = 8080;

/// `cargo xtask serve`.
pub(crate) fn command(args: &[String]) -> Result {
    let (profile, port) = options(args)?;
    let kit = profile.kit()?;
    let mut trunk = build::trunk(&kit, "serve", profile, &profile.dist())?;
    // Nothing that an earlier build left in the browser may stand for what was just changed.
    trunk.env(build::offline::SERVING, "1");
    trunk.args(["--address=127.0.0.1", &format!("--port={}", free(port)?)]);
    // A page with a policy runs no foreign script, and a person who writes wants to reload it herself.
    trunk.args(["--no-autoreload=true", "--no-error-reporting=true"]);
    // A missing file is missing, as on any server.
    trunk.args(["--no-spa=true", "--disable-address-lookup=true"]);
    // Editors put a new file in the old one's place, which only looking shows for single files.
    trunk.args(["--poll", "--poll-interval=1s"]);
    trunk.arg("--log=warn,trunk::processing=error,trunk::build=info,trunk::serve=info");
    run(&mut trunk)
}

fn options(args: &[String]) -> Result<(Profile, Option<u16>)> {
    let mut profile = Profile::Serve;
    let mut port = None;
    let mut args = args.iter();
    while let Some(argument) = args.next() {
        match argument.as_str() {
            "--release" => profile = Profile::Release,
            "--port" => {
                let number = args.next().ok_or("--port needs a number")?;
                port = Some(number.parse().map_err(|_| format!("no port: {number}"))?);
            }
            other => return Err(unknown(other)),
        }
    }
    Ok((profile, port))
}

/// The port asked for, or the first free one from `PORT` on.
fn free(port: Option<u16>) -> Result<u16> {
    let is_free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    match port {
        Some(port) if !is_free(&port) => Err(format!("port {port} is in use").into()),
        Some(port) => Ok(port),
        None => (PORT..PORT + 100)
            .find(is_free)
            .ok_or_else(|| "no free port found; choose one with --port".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_next_port_where_one_is_in_use_unless_it_was_asked_for() {
        let taken = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = taken.local_addr().expect("an address").port();
        assert!(free(Some(port)).is_err());
        assert!(free(None).is_ok());
    }
}
