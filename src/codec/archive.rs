//! Files that come together, in a zip or in a folder: each with its path, and those that machines leave there beside.

use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use super::unzip::{Unzip, ZipFault};

/// A file out of a zip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnpackedFile {
    /// Its path as it is written there, in whatever encoding.
    pub name: ByteBuf,
    /// What it holds, or why that cannot be read.
    pub content: Result<ByteBuf, ZipFault>,
}

/// The files of a zip, by path. What machines leave there is named and not unpacked: it has no content.
pub fn unpack(bytes: &[u8]) -> Result<Vec<UnpackedFile>, ZipFault> {
    let mut zip = Unzip::open(bytes)?;
    let names = (0..zip.len()).filter_map(|at| Some((zip.name(at)?, at)));
    let mut names: Vec<(Vec<u8>, usize)> = names.collect();
    names.sort();
    let unpacked = names.into_iter().map(|(name, at)| {
        let is_aside = is_aside(&String::from_utf8_lossy(&name));
        let content = if is_aside { Ok(Vec::new()) } else { zip.bytes(at) };
        UnpackedFile { name: ByteBuf::from(name), content: content.map(ByteBuf::from) }
    });
    Ok(unpacked.collect())
}

/// A path as its bytes say it: in UTF-8, else in the encoding in which Windows writes it in Japan, which `decoder` reads.
pub fn path(name: &[u8], decoder: impl Fn(&[u8]) -> Option<String>) -> String {
    let path = match std::str::from_utf8(name) {
        Ok(name) => name.to_owned(),
        Err(_) => decoder(name).unwrap_or_else(|| String::from_utf8_lossy(name).into_owned()),
    };
    path.replace('\\', "/")
}

/// Whether a file is called a zip of files.
pub fn is_zip(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".zip")
}

/// Whether a file is what machines and programs leave beside a person's files: of no interest to anybody.
pub fn is_aside(path: &str) -> bool {
    let mut parts = path.split(['/', '\\']);
    let name = parts.clone().next_back().unwrap_or("");
    let is_left = ["Thumbs.db", "desktop.ini"].iter().any(|left| name.eq_ignore_ascii_case(left));
    is_left || name.starts_with("~$") || parts.any(|part| part == "__MACOSX" || part.starts_with('.'))
}
