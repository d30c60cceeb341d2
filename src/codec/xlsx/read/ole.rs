//! The container of old Office files, which workbooks with a password have too: only what it is is told.

use crate::codec::WorkbookFault;

/// What a file in the old container is; none where it is no such file.
pub(super) fn kind(bytes: &[u8]) -> Option<WorkbookFault> {
    const MARK: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    let streams = [
        ("EncryptedPackage", WorkbookFault::Password),
        ("Workbook", WorkbookFault::OldExcel),
        ("Book", WorkbookFault::OldExcel),
        ("WordDocument", WorkbookFault::OldWord),
        ("PowerPoint Document", WorkbookFault::OldPowerPoint),
    ];
    if !bytes.starts_with(MARK) {
        return None;
    }
    let names = directory(bytes);
    let found = streams.into_iter().find(|(stream, _)| names.iter().any(|name| name == stream));
    Some(found.map_or(WorkbookFault::OldOther, |(_, fault)| fault))
}

/// The names of streams: each entry of the directory has 128 bytes and begins with its name, followed by that name's length.
/// Entries are looked for at every place where one can stand, so that a broken directory is read too.
fn directory(bytes: &[u8]) -> Vec<String> {
    const ENTRY: usize = 128;
    /// Storages and streams, not what is free.
    const KINDS: [u8; 2] = [1, 2];
    let mut names = Vec::new();
    for entry in bytes.chunks_exact(ENTRY).skip(4) {
        let length = usize::from(u16::from_le_bytes([entry[64], entry[65]]));
        if !KINDS.contains(&entry[66]) || !(4..=64).contains(&length) || !length.is_multiple_of(2) {
            continue;
        }
        let units = entry[..length - 2].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        names.extend(char::decode_utf16(units).collect::<Result<String, _>>().ok());
        if names.len() == 10_000 {
            break;
        }
    }
    names
}
