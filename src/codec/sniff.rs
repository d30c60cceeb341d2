//! What kind of file some bytes are, so that the browser knows how to decode them, or what to say instead.

use super::LARGEST_FILE;

/// The kinds of files that people bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Text in UTF-8, with or without its mark.
    Utf8Text,
    /// Text in UTF-16, little end first.
    Utf16Le,
    /// Text in UTF-16, big end first.
    Utf16Be,
    /// Text that is no UTF-8: on Windows in Japan that is Shift_JIS.
    ShiftJis,
    /// A zip: `.xlsx`, `.docx`, or a folder that was packed. The Excel engine tells them apart.
    Zip,
    /// `.xls`, `.doc` and the like, and `.xlsx` with a password. The Excel engine tells them apart.
    OldOffice,
    /// A PDF.
    Pdf,
    /// Nothing at all.
    Empty,
    /// More than this app reads.
    TooLarge,
    /// Pictures, programs and whatever else is no text.
    Binary,
}

/// Looks at a file's bytes; the name is not asked, because gateways rename.
pub fn sniff(bytes: &[u8]) -> FileKind {
    const MARKS: [(&[u8], FileKind); 6] = [
        (b"PK\x03\x04", FileKind::Zip),
        (b"PK\x05\x06", FileKind::Zip),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::OldOffice),
        (b"%PDF-", FileKind::Pdf),
        (b"\xff\xfe", FileKind::Utf16Le),
        (b"\xfe\xff", FileKind::Utf16Be),
    ];
    if bytes.is_empty() {
        return FileKind::Empty;
    }
    if bytes.len() > LARGEST_FILE {
        return FileKind::TooLarge;
    }
    if let Some((_, kind)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return *kind;
    }
    if bytes.contains(&0) {
        return utf16_without_mark(bytes);
    }
    if std::str::from_utf8(bytes).is_ok() {
        FileKind::Utf8Text
    } else if is_shift_jis(bytes) {
        FileKind::ShiftJis
    } else {
        FileKind::Binary
    }
}

/// UTF-16 of our texts has line ends and tabs, whose other byte is 0, always on the same side.
fn utf16_without_mark(bytes: &[u8]) -> FileKind {
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    match (bytes.len() % 2, zeros(0), zeros(1)) {
        (0, 0, _) => FileKind::Utf16Le,
        (0, _, 0) => FileKind::Utf16Be,
        _ => FileKind::Binary,
    }
}

/// Whether every byte is one character of Shift_JIS or half of one.
fn is_shift_jis(bytes: &[u8]) -> bool {
    let mut rest = bytes.iter();
    while let Some(byte) = rest.next() {
        let fits = match byte {
            b'\t' | b'\n' | b'\r' | 0x0c | 0x1a | 0x20..=0x7e | 0xa1..=0xdf => true,
            0x81..=0x9f | 0xe0..=0xfc => matches!(rest.next(), Some(0x40..=0x7e | 0x80..=0xfc)),
            _ => false,
        };
        if !fits {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_their_bytes() {
        let utf16: Vec<u8> = "重点目標\t窓口\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf16_be: Vec<u8> = "重点目標\t窓口\r\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, kind) in [
            (&b""[..], FileKind::Empty),
            ("重点目標\t窓口".as_bytes(), FileKind::Utf8Text),
            ("\u{feff}{}".as_bytes(), FileKind::Utf8Text),
            (b"\xff\xfea\0", FileKind::Utf16Le),
            (b"\xfe\xff\0a", FileKind::Utf16Be),
            (&utf16, FileKind::Utf16Le),
            (&utf16_be, FileKind::Utf16Be),
            (b"\x8fd\x93_\x96\xda\x95W\t\x91\x8b\x8c\xfb\r\n", FileKind::ShiftJis),
            (b"PK\x03\x04rest", FileKind::Zip),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", FileKind::OldOffice),
            (b"%PDF-1.7", FileKind::Pdf),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileKind::Binary),
            (b"\x8f", FileKind::Binary),
            (b"a\x01\xff", FileKind::Binary),
        ] {
            assert_eq!(sniff(bytes), kind, "{bytes:x?}");
        }
        assert_eq!(sniff(&vec![b' '; LARGEST_FILE + 1]), FileKind::TooLarge);
    }
}
