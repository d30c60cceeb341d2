//! A small static file server, for this machine only.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// No request line or header of a browser is longer.
const LIMIT: u64 = 64 * 1024;

/// Answers requests with the files in `directory`, for ever.
pub(crate) fn serve(listener: &TcpListener, directory: &Path) {
    for stream in listener.incoming().flatten() {
        let directory = directory.to_owned();
        // A browser that goes away in the middle is its own business.
        std::thread::spawn(move || answer(stream, &directory));
    }
}

fn answer(mut stream: TcpStream, directory: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream.try_clone()?).take(LIMIT);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split(' ');
    let (method, address) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let (status, kind, body) = match method {
        "GET" | "HEAD" => content(directory, address),
        _ => ("405 Method Not Allowed", "text/plain", Vec::new()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
         Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method == "GET" {
        stream.write_all(&body)?;
    }
    Ok(())
}

fn content(directory: &Path, address: &str) -> (&'static str, &'static str, Vec<u8>) {
    let found = file(address).and_then(|file| {
        let body = std::fs::read(directory.join(&file)).ok()?;
        Some((kind(&file), body))
    });
    match found {
        Some((kind, body)) => ("200 OK", kind, body),
        None => ("404 Not Found", "text/plain; charset=utf-8", b"not found".to_vec()),
    }
}

/// The file that an address means, relative to the directory that is served;
/// none for anything that could lead out of it.
fn file(address: &str) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = decoded(path)?;
    let mut file = PathBuf::new();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        if part.starts_with('.') || part.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(part);
    }
    if path.is_empty() || path.ends_with('/') {
        file.push("index.html");
    }
    Some(file)
}

/// An address with its `%xx` resolved.
fn decoded(address: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = address.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || (rest.next()? as char).to_digit(16);
                (digit()? * 16 + digit()?) as u8
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_files_and_never_leaves_the_directory() {
        let check = |address, expect: Option<&str>| {
            assert_eq!(file(address), expect.map(PathBuf::from), "{address}");
        };
        check("/", Some("index.html"));
        check("/a/?q=1#/sheet", Some("a/index.html"));
        check("/%E4%BB%A4.html", Some("令.html"));
        check("/../secret", None);
        check("/%2e%2e/secret", None);
        check("/a/..%2f..%2fsecret", None);
        check("/..\\secret", None);
        check("/c:/secret", None);
        check("/%4", None);
        check("secret", None);
    }

    #[test]
    fn wasm_has_the_type_that_browsers_insist_on() {
        assert_eq!(kind(Path::new("a_bg.wasm")), "application/wasm");
    }
}
