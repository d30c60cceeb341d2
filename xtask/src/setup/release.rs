//! Programs that their makers have built, taken from their releases.
//!
//! An archive is taken by version and platform and must have the digest that is published beside it. Where none can be
//! reached, as in an office behind a wall, that is said within seconds, and the programs are built instead.

use super::node;
use crate::files;
use crate::process::{Result, capture};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where releases are, if `GOALSHEET_RELEASES` names no copy of it.
const HOST: &str = "https://github.com";

/// Downloads its first argument to its second; gives up when nobody has answered within ten seconds.
const DOWNLOAD: &str = "const [, address, file] = process.argv, patience = new AbortController(); \
    const answering = setTimeout(() => patience.abort(), 10000); \
    fetch(address, { signal: patience.signal }).then(async (answer) => { \
    clearTimeout(answering); \
    if (!answer.ok) throw new Error(`${address} answers ${answer.status}`); \
    require('fs').writeFileSync(file, Buffer.from(await answer.arrayBuffer())); \
    }).catch((error) => { \
    console.error(String(error.cause ?? error)); process.exit(1); })";

/// An archive of programs.
pub(crate) struct Release {
    /// Its address.
    archive: String,
    /// What follows that in the address of its digest.
    digest: &'static str,
    /// The directory in it that has the programs.
    directory: String,
}

impl Release {
    /// trunk's for this platform.
    pub(crate) fn trunk(version: &str) -> Option<Self> {
        let platform = match (std::env::consts::OS, std::env::consts::ARCH) {
            ("linux", "x86_64") => "x86_64-unknown-linux-gnu.tar.gz",
            ("linux", "aarch64") => "aarch64-unknown-linux-gnu.tar.gz",
            ("macos", "x86_64") => "x86_64-apple-darwin.tar.gz",
            ("macos", "aarch64") => "aarch64-apple-darwin.tar.gz",
            ("windows", "x86_64") => "x86_64-pc-windows-msvc.zip",
            _ => return None,
        };
        Some(Self {
            archive: format!("{}/trunk-rs/trunk/releases/download/v{version}/trunk-{platform}", host()),
            digest: ".sha256",
            directory: String::new(),
        })
    }

    /// wasm-bindgen's for this platform.
    pub(crate) fn wasm_bindgen(version: &str) -> Option<Self> {
        let platform = match (std::env::consts::OS, std::env::consts::ARCH) {
            ("linux", "x86_64") => "x86_64-unknown-linux-musl",
            ("linux", "aarch64") => "aarch64-unknown-linux-musl",
            ("macos", "x86_64") => "x86_64-apple-darwin",
            ("macos", "aarch64") => "aarch64-apple-darwin",
            ("windows", "x86_64") => "x86_64-pc-windows-msvc",
            _ => return None,
        };
        let name = format!("wasm-bindgen-{version}-{platform}");
        Some(Self {
            archive: format!(
                "{}/wasm-bindgen/wasm-bindgen/releases/download/{version}/{name}.tar.gz",
                host()
            ),
            digest: ".sha256sum",
            directory: name,
        })
    }

    /// Downloads it into `scratch` and unpacks it there, if it is what its makers say; answers with the directory of its
    /// programs.
    pub(crate) fn unpacked(&self, scratch: &Path) -> Result<PathBuf> {
        let digest = scratch.join("digest");
        // First, because it is small: nothing is downloaded in vain.
        download(&format!("{}{}", self.archive, self.digest), &digest)?;
        let archive = scratch.join("archive");
        download(&self.archive, &archive)?;
        let expected = files::read_text(&digest)?;
        let expected = expected.split_whitespace().next().unwrap_or("");
        if format!("{:x}", Sha256::digest(files::read(&archive)?)) != expected.to_ascii_lowercase() {
            return Err(format!("{} is not what its digest says", self.archive).into());
        }
        let directory = scratch.join("unpacked");
        files::make(&directory)?;
        capture(Command::new("tar").arg("-xf").arg(&archive).arg("-C").arg(&directory))?;
        Ok(directory.join(&self.directory))
    }
}

fn host() -> String {
    let named = std::env::var("GOALSHEET_RELEASES").ok();
    named.map_or_else(|| HOST.to_owned(), |host| host.trim_end_matches('/').to_owned())
}

fn download(address: &str, file: &Path) -> Result {
    let mut node = node::node()?;
    // Newer versions of it take a proxy from the environment, when they are told to.
    node.env("NODE_USE_ENV_PROXY", "1");
    capture(node.args(["-e", DOWNLOAD, address]).arg(file)).map_err(|error| {
        let error = error.to_string();
        error.rsplit(" failed: ").next().unwrap_or(&error).to_owned()
    })?;
    Ok(())
}

#[cfg(all(test, unix))]
pub(crate) mod tests {
    use super::*;
    use std::io::{BufRead, BufReader, Write};
    use std::net::{SocketAddr, TcpListener, TcpStream};

    /// A server on this machine that knows some files, and the digest of each.
    pub(crate) struct Server(SocketAddr);

    impl Server {
        pub(crate) fn new(mut files: Vec<(&'static str, Vec<u8>)>) -> Self {
            let digests = files.iter().map(|(name, file)| {
                let digest = format!("{:x}  some/where{name}\n", Sha256::digest(file));
                (format!("{name}.sum").leak() as &str, digest.into_bytes())
            });
            let digests: Vec<_> = digests.collect();
            files.extend(digests);
            files.push(("/wrong.tar.gz", b"something else".to_vec()));
            files.push(("/wrong.tar.gz.sum", b"0123  wrong.tar.gz".to_vec()));
            let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
            let address = listener.local_addr().expect("an address");
            std::thread::spawn(move || {
                for stream in listener.incoming().flatten() {
                    answer(stream, &files).expect("a listener");
                }
            });
            Self(address)
        }

        pub(crate) fn release(&self, path: &str) -> Release {
            Release {
                archive: format!("http://{}{path}", self.0),
                digest: ".sum",
                directory: "in".to_owned(),
            }
        }
    }

    fn answer(mut stream: TcpStream, files: &[(&str, Vec<u8>)]) -> std::io::Result<()> {
        let mut request = String::new();
        let mut reader = BufReader::new(stream.try_clone()?);
        reader.read_line(&mut request)?;
        let mut header = String::new();
        while reader.read_line(&mut header)? > 2 {
            header.clear();
        }
        let path = request.split(' ').nth(1).unwrap_or("");
        let found = files.iter().find(|(name, _)| *name == path);
        let (status, body) = found.map_or(("404 Not Found", &[][..]), |(_, body)| ("200 OK", &body[..]));
        let length = body.len();
        write!(stream, "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n")?;
        stream.write_all(body)
    }

    /// An archive with programs in its directory `in`.
    pub(crate) fn archive(programs: &[(&str, &str)]) -> Vec<u8> {
        use std::os::unix::fs::PermissionsExt;
        let id = std::thread::current().id();
        let home = std::env::temp_dir().join(format!("xtask-archive-{}-{id:?}", std::process::id()));
        files::make(&home.join("in")).expect("a directory");
        for (name, text) in programs {
            let file = home.join("in").join(name);
            files::write(&file, text).expect("a program");
            std::fs::set_permissions(&file, PermissionsExt::from_mode(0o755)).expect("it may run");
        }
        let packed = home.join("packed");
        capture(Command::new("tar").arg("-C").arg(&home).arg("-czf").arg(&packed).arg("in")).expect("tar");
        let bytes = files::read(&packed).expect("an archive");
        let _ = std::fs::remove_dir_all(&home);
        bytes
    }

    #[test]
    fn an_archive_is_unpacked_only_when_it_has_the_published_digest() {
        let scratch = std::env::temp_dir().join(format!("xtask-release-{}", std::process::id()));
        let server = Server::new(vec![("/right.tar.gz", archive(&[("p", "#!/bin/sh\n")]))]);
        let check = |path: &str, reason: &str| {
            files::make_empty(&scratch).expect("a directory");
            match server.release(path).unpacked(&scratch) {
                Ok(directory) => assert!(reason.is_empty() && directory.join("p").is_file(), "{path}"),
                Err(error) => {
                    assert!(!reason.is_empty() && error.to_string().contains(reason), "{path}: {error}");
                }
            }
        };
        check("/right.tar.gz", "");
        check("/wrong.tar.gz", "is not what its digest says");
        check("/none.tar.gz", "answers 404");
        let _ = std::fs::remove_dir_all(&scratch);
    }

    #[test]
    fn where_nobody_answers_that_is_said() {
        let scratch = std::env::temp_dir().join(format!("xtask-nobody-{}", std::process::id()));
        files::make_empty(&scratch).expect("a directory");
        let port =
            TcpListener::bind(("127.0.0.1", 0)).expect("a port").local_addr().expect("an address").port();
        let archive = format!("http://127.0.0.1:{port}/a");
        let nobody = Release { archive, digest: ".sum", directory: String::new() };
        assert!(nobody.unpacked(&scratch).expect_err("nobody is there").to_string().contains("ECONNREFUSED"));
        let _ = std::fs::remove_dir_all(&scratch);
    }

    #[test]
    fn addresses_are_those_of_the_releases() {
        let trunk = Release::trunk("1.2.3").map(|release| release.archive + release.digest);
        let bindgen = Release::wasm_bindgen("0.2.1").map(|release| release.archive + release.digest);
        if cfg!(all(target_os = "linux", target_arch = "x86_64")) {
            let trunk = trunk.expect("a release");
            let bindgen = bindgen.expect("a release");
            assert!(trunk.ends_with(
                "/trunk-rs/trunk/releases/download/v1.2.3/trunk-x86_64-unknown-linux-gnu.tar.gz.sha256"
            ));
            assert!(bindgen.ends_with(
                "/wasm-bindgen/wasm-bindgen/releases/download/0.2.1/wasm-bindgen-0.2.1-x86_64-unknown-linux-musl.tar.gz.sha256sum"
            ));
        }
    }
}
