//! The zip around a workbook's parts. Nothing is believed of what it says about sizes: each part is unpacked through a
//! limit, and only the parts that are needed.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::codec::WorkbookFault;

/// The most parts that are looked at: a workbook of ours has two for each sheet.
const MOST_PARTS: usize = 3000;
/// How much a part may be, unpacked.
const LARGEST_PART: u64 = 64 << 20;
/// How much all parts together may be.
const LARGEST_ALL: u64 = 128 << 20;
/// How many times larger than packed a part may be, where it is large.
const MOST_RATIO: u64 = 400;
/// What counts as large for that.
const LARGE: u64 = 16 << 20;

/// An opened zip.
pub(super) struct Package<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    names: Vec<String>,
    /// How much may still be unpacked.
    left: u64,
}

impl<'b> Package<'b> {
    /// Looks at the list of parts.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, WorkbookFault> {
        // The list is kept in memory: it is counted before.
        const ENTRY: &[u8] = b"PK\x01\x02";
        let mut entries = 0;
        for at in memchr(bytes) {
            entries += usize::from(bytes[at..].starts_with(ENTRY));
            if entries > MOST_PARTS {
                return Err(WorkbookFault::TooManyParts { most: MOST_PARTS });
            }
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| WorkbookFault::Damaged)?;
        let names = (0..zip.len()).map(|at| match zip.name_for_index(at) {
            Some(Ok(name)) => name.replace('\\', "/"),
            _ => String::new(),
        });
        let names = names.collect();
        Ok(Self { zip, names, left: LARGEST_ALL })
    }

    /// Whether there is such a part, whatever the case of its letters.
    pub(super) fn has(&self, path: &str) -> bool {
        self.index(path).is_some()
    }

    fn index(&self, path: &str) -> Option<usize> {
        let is_same = |name: &&String| name.trim_start_matches('/').eq_ignore_ascii_case(path);
        self.names.iter().enumerate().find(|(_, name)| is_same(name)).map(|(at, _)| at)
    }

    /// A part's text; none where there is no such part.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<String>, WorkbookFault> {
        let Some(at) = self.index(path) else { return Ok(None) };
        let file = self.zip.by_index(at).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => WorkbookFault::Password,
            _ => WorkbookFault::Damaged,
        })?;
        let packed = file.compressed_size().max(1);
        let limit = LARGEST_PART.min(self.left).min(LARGE.max(packed.saturating_mul(MOST_RATIO)));
        let mut bytes = Vec::new();
        let read = file.take(limit + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > limit {
            return Err(WorkbookFault::TooLarge(path.to_owned()));
        }
        read.map_err(|_| WorkbookFault::BadPart(path.to_owned()))?;
        self.left -= bytes.len() as u64;
        let text = String::from_utf8(bytes).map_err(|_| WorkbookFault::BadPart(path.to_owned()))?;
        Ok(Some(match text.strip_prefix('\u{feff}') {
            Some(text) => text.to_owned(),
            None => text,
        }))
    }

    /// A part that must be there.
    pub(super) fn needed(&mut self, path: &str) -> Result<String, WorkbookFault> {
        self.part(path)?.ok_or_else(|| WorkbookFault::NoPart(path.to_owned()))
    }
}

/// The places of the letter with which an entry begins.
fn memchr(bytes: &[u8]) -> impl Iterator<Item = usize> {
    bytes.iter().enumerate().filter(|(_, byte)| **byte == b'P').map(|(at, _)| at)
}
