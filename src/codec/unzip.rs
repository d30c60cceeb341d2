//! Zips, as workbooks are and as people send files. Nothing is believed of what one says about sizes: each part is unpacked
//! through a limit, and only the parts that are needed.

use std::io::{Cursor, Read};

use serde::{Deserialize, Serialize};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most parts that are looked at: a workbook of ours has two for each sheet.
pub(super) const MOST_PARTS: usize = 3000;
/// How much a part may be, unpacked.
const LARGEST_PART: u64 = 64 << 20;
/// How much all parts together may be.
const LARGEST_ALL: u64 = 128 << 20;
/// How many times larger than packed a part may be, where it is large.
const MOST_RATIO: u64 = 400;
/// What counts as large for that.
const LARGE: u64 = 16 << 20;

/// Why a zip, or a part of it, is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ZipFault {
    /// It has more parts than are looked at.
    TooMany,
    /// It is no zip, or what is left of one.
    Damaged,
    /// It is locked.
    Password,
    /// It is larger than it may be.
    TooLarge,
    /// It is packed in a way that nobody knows, or not to the end.
    BadPart,
}

/// An opened zip.
pub(super) struct Unzip<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// How much may still be unpacked.
    left: u64,
}

impl<'b> Unzip<'b> {
    /// Looks at the list of parts.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ZipFault> {
        // The list is kept in memory: it is counted before.
        const ENTRY: &[u8] = b"PK\x01\x02";
        let begins = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'P');
        if begins.filter(|(at, _)| bytes[*at..].starts_with(ENTRY)).nth(MOST_PARTS).is_some() {
            return Err(ZipFault::TooMany);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ZipFault::Damaged)?;
        Ok(Self { zip, left: LARGEST_ALL })
    }

    /// The parts' names, as far as they can be read.
    pub(super) fn names(&self) -> Vec<String> {
        let name = |at| match self.zip.name_for_index(at) {
            Some(Ok(name)) => name.replace('\\', "/"),
            _ => String::new(),
        };
        (0..self.zip.len()).map(name).collect()
    }

    /// How many parts there are.
    pub(super) fn len(&self) -> usize {
        self.zip.len()
    }

    /// A part's name as it is written, in whatever encoding; none for a folder.
    pub(super) fn name(&mut self, at: usize) -> Option<Vec<u8>> {
        let file = self.zip.by_index_raw(at).ok()?;
        (!file.is_dir()).then(|| file.name_raw().to_vec())
    }

    /// What a part holds.
    pub(super) fn bytes(&mut self, at: usize) -> Result<Vec<u8>, ZipFault> {
        let file = self.zip.by_index(at).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ZipFault::Password,
            _ => ZipFault::Damaged,
        })?;
        let packed = file.compressed_size().max(1);
        let limit = LARGEST_PART.min(self.left).min(LARGE.max(packed.saturating_mul(MOST_RATIO)));
        let mut bytes = Vec::new();
        let read = file.take(limit + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > limit {
            return Err(ZipFault::TooLarge);
        }
        read.map_err(|_| ZipFault::BadPart)?;
        self.left -= bytes.len() as u64;
        Ok(bytes)
    }
}
