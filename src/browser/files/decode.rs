//! From bytes to text or a workbook, or the reason why they are neither.

use super::FileData;
use crate::codec::file_error::FileError;
use crate::codec::{FileKind, sniff};

/// Reads UTF-8, UTF-16 or Shift_JIS. A byte order mark is no text and is left out; nothing is guessed at or replaced.
pub(super) fn decode(
    bytes: Vec<u8>,
    shift_jis: impl Fn(&[u8]) -> Option<String>,
) -> Result<FileData, FileError> {
    let kind = sniff(&bytes);
    let text = match kind {
        FileKind::Zip | FileKind::OldOffice => return Ok(FileData::Book(bytes)),
        FileKind::Utf8Text => {
            let text = String::from_utf8(bytes).map_err(|_| FileError::Encoding)?;
            Ok(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned))
        }
        FileKind::Utf16Le => utf16(unmarked(&bytes, [0xff, 0xfe]), u16::from_le_bytes),
        FileKind::Utf16Be => utf16(unmarked(&bytes, [0xfe, 0xff]), u16::from_be_bytes),
        FileKind::ShiftJis => shift_jis(&bytes).ok_or(FileError::Encoding),
        _ => Err(FileError::Foreign(kind)),
    };
    text.map(FileData::Text)
}

fn unmarked(bytes: &[u8], mark: [u8; 2]) -> &[u8] {
    bytes.strip_prefix(&mark).unwrap_or(bytes)
}

/// A lone surrogate is refused: it could not be written back as it came.
fn utf16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> Result<String, FileError> {
    let pairs = bytes.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return Err(FileError::Encoding);
    }
    let units = pairs.map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| FileError::Encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_as_what_they_say_they_are() {
        let utf16 = |text: &str, unit: fn(u16) -> [u8; 2], mark: [u8; 2]| {
            mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect::<Vec<_>>()
        };
        let text = "重点目標 𠮷😀\r\n";
        let sjis = vec![0x8f, 0x64];
        for (bytes, expected) in [
            (Vec::new(), Err(FileError::Foreign(FileKind::Empty))),
            (text.as_bytes().to_vec(), Ok(text)),
            ([b"\xef\xbb\xbf", text.as_bytes()].concat(), Ok(text)),
            (utf16(text, u16::to_le_bytes, [0xff, 0xfe]), Ok(text)),
            (utf16(text, u16::to_be_bytes, [0xfe, 0xff]), Ok(text)),
            (vec![0xff, 0xfe, 0x00, 0xd8], Err(FileError::Encoding)),
            (vec![0xff, 0xfe, 0x00], Err(FileError::Encoding)),
            (sjis, Ok("(重)")),
            (b"%PDF-1.7".to_vec(), Err(FileError::Foreign(FileKind::Pdf))),
            (vec![0x80, 0, 1], Err(FileError::Foreign(FileKind::Binary))),
            (vec![0xfd, 0xfe, 0xfd], Err(FileError::Foreign(FileKind::Binary))),
        ] {
            let fake = |bytes: &[u8]| (bytes == [0x8f, 0x64]).then(|| "(重)".to_owned());
            let expected = expected.map(|text| FileData::Text(text.to_owned()));
            assert_eq!(decode(bytes.clone(), fake), expected, "{bytes:02x?}");
        }
        for book in [b"PK\x03\x04...".to_vec(), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec()] {
            assert_eq!(decode(book.clone(), |_| None), Ok(FileData::Book(book)));
        }
    }
}
