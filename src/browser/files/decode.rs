//! From bytes to text, or the reason why they are none.

use super::FileError;

/// Kinds of files that people take for goal sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Excel, Word or another zip archive.
    Zip,
    /// Excel, Word or Outlook of before 2007, or a file locked with a password.
    Ole,
    /// PDF.
    Pdf,
    /// A picture.
    Image,
    /// Something else that is no text.
    Binary,
}

/// Signatures at the beginning of files.
const SIGNATURES: [(&[u8], Foreign); 7] = [
    (b"PK\x03\x04", Foreign::Zip),
    (b"PK\x05\x06", Foreign::Zip),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Foreign::Ole),
    (b"%PDF-", Foreign::Pdf),
    (b"\x89PNG", Foreign::Image),
    (b"\xff\xd8\xff", Foreign::Image),
    (b"GIF8", Foreign::Image),
];

/// Reads UTF-8, UTF-16 that says so, or Shift_JIS. A byte order mark is no text and is left out; nothing is guessed
/// at or replaced.
pub(super) fn decode(
    bytes: Vec<u8>,
    shift_jis: impl Fn(&[u8]) -> Option<String>,
) -> Result<String, FileError> {
    if let Some((_, kind)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(FileError::Foreign(*kind));
    }
    match bytes.as_slice() {
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            std::str::from_utf8(rest).map(str::to_owned).map_err(|_| FileError::Encoding)
        }
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => match String::from_utf8(bytes) {
            Ok(text) => Ok(text),
            Err(error) if error.as_bytes().contains(&0) => Err(FileError::Foreign(Foreign::Binary)),
            Err(error) => shift_jis(error.as_bytes()).ok_or(FileError::Encoding),
        },
    }
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
            (Vec::new(), Ok("")),
            (text.as_bytes().to_vec(), Ok(text)),
            ([b"\xef\xbb\xbf", text.as_bytes()].concat(), Ok(text)),
            (utf16(text, u16::to_le_bytes, [0xff, 0xfe]), Ok(text)),
            (utf16(text, u16::to_be_bytes, [0xfe, 0xff]), Ok(text)),
            (vec![0xff, 0xfe, 0x00, 0xd8], Err(FileError::Encoding)),
            (vec![0xff, 0xfe, 0x00], Err(FileError::Encoding)),
            (sjis, Ok("(重)")),
            (b"PK\x03\x04...".to_vec(), Err(FileError::Foreign(Foreign::Zip))),
            (b"%PDF-1.7".to_vec(), Err(FileError::Foreign(Foreign::Pdf))),
            (vec![0x80, 0, 1], Err(FileError::Foreign(Foreign::Binary))),
            (vec![0xfd, 0xfe, 0xfd], Err(FileError::Encoding)),
        ] {
            let fake = |bytes: &[u8]| (bytes == [0x8f, 0x64]).then(|| "(重)".to_owned());
            assert_eq!(decode(bytes.clone(), fake), expected.map(str::to_owned), "{bytes:02x?}");
        }
    }
}
