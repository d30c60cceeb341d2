//! The zip around a workbook's parts.

use crate::codec::WorkbookFault;
use crate::codec::unzip::{MOST_PARTS, Unzip, ZipFault};

/// An opened workbook.
pub(super) struct Package<'b> {
    zip: Unzip<'b>,
    names: Vec<String>,
}

impl<'b> Package<'b> {
    /// Looks at the list of parts.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, WorkbookFault> {
        let zip = Unzip::open(bytes).map_err(|fault| told(fault, ""))?;
        Ok(Self { names: zip.names(), zip })
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
        let bytes = self.zip.bytes(at).map_err(|fault| told(fault, path))?;
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

fn told(fault: ZipFault, path: &str) -> WorkbookFault {
    match fault {
        ZipFault::TooMany => WorkbookFault::TooManyParts { most: MOST_PARTS },
        ZipFault::Damaged => WorkbookFault::Damaged,
        ZipFault::Password => WorkbookFault::Password,
        ZipFault::TooLarge => WorkbookFault::TooLarge(path.to_owned()),
        ZipFault::BadPart => WorkbookFault::BadPart(path.to_owned()),
    }
}
