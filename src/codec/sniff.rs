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
    /// Text of older UNIX machines.
    EucJp,
    /// Text of mail, with escapes between its parts.
    Iso2022Jp,
    /// A zip: `.xlsx`, `.docx`, or a folder that was packed. The Excel engine tells them apart.
    Zip,
    /// `.xls`, `.doc` and the like, and `.xlsx` with a password. The Excel engine tells them apart.
    OldOffice,
    /// A PDF.
    Pdf,
    /// A photograph, or what a scanner makes.
    Picture,
    /// Text of Word and others with its look, `.rtf`.
    RichText,
    /// Packed files of other kinds than zip.
    Archive,
    /// Nothing at all.
    Empty,
    /// More than this app reads.
    TooLarge,
    /// Programs and whatever else is no text.
    Binary,
}

/// Looks at a file's bytes; the name is not asked, because gateways rename.
pub fn sniff(bytes: &[u8]) -> FileKind {
    const MARKS: [(&[u8], FileKind); 15] = [
        (b"PK\x03\x04", FileKind::Zip),
        (b"PK\x05\x06", FileKind::Zip),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::OldOffice),
        (b"%PDF-", FileKind::Pdf),
        (b"\x89PNG", FileKind::Picture),
        (b"\xff\xd8\xff", FileKind::Picture),
        (b"GIF8", FileKind::Picture),
        (b"II*\0", FileKind::Picture),
        (b"MM\0*", FileKind::Picture),
        (b"{\\rtf", FileKind::RichText),
        (b"Rar!\x1a", FileKind::Archive),
        (b"7z\xbc\xaf", FileKind::Archive),
        (b"\x1f\x8b", FileKind::Archive),
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
    // LHA says what it is behind the size of its head.
    if bytes.get(2..5) == Some(b"-lh") && bytes.contains(&0) {
        return FileKind::Archive;
    }
    if bytes.contains(&0) {
        // Before any other: pairs of UTF-8's bytes are characters of UTF-16 too.
        return if has_lone_zeros(bytes) { FileKind::Utf8Text } else { utf16_without_mark(bytes) };
    }
    if std::str::from_utf8(bytes).is_ok() {
        // Looked for by its first byte: a file may be long, and almost none has one.
        let has_escape = bytes.contains(&0x1b) && bytes.windows(2).any(|pair| pair == b"\x1b$");
        return if has_escape { FileKind::Iso2022Jp } else { FileKind::Utf8Text };
    }
    with_faults(bytes)
}

/// What a text in an encoding comes to: how many characters of two bytes and more, how many faults, and how many single
/// bytes that are half-width kana in Shift_JIS.
#[derive(Clone, Copy, Default)]
struct ByteTally {
    wide: usize,
    faults: usize,
    kana: usize,
}

impl ByteTally {
    /// A byte that was lost or changed breaks a character or two; where more are broken, it is another encoding, or no text.
    fn is_text(self) -> bool {
        self.faults * 4 <= self.wide
    }
}

/// Text of which some bytes may be wrong, in the encoding that has the fewest faults.
fn with_faults(bytes: &[u8]) -> FileKind {
    let is_control = |byte: &u8| matches!(byte, 0x01..=0x08 | 0x0e..=0x19 | 0x1b..=0x1f);
    if bytes.iter().any(is_control) {
        return FileKind::Binary;
    }
    let (utf8, euc, sjis) = (utf8(bytes), euc_jp(bytes), shift_jis(bytes));
    let is_euc = euc.is_text() && (euc.faults <= sjis.faults || sjis.kana > sjis.wide);
    match () {
        // No other encoding has so many characters of UTF-8 by chance.
        () if utf8.faults * 2 <= utf8.wide => FileKind::Utf8Text,
        () if is_euc => FileKind::EucJp,
        () if sjis.faults * 4 <= sjis.wide + sjis.kana => FileKind::ShiftJis,
        () => FileKind::Binary,
    }
}

fn utf8(bytes: &[u8]) -> ByteTally {
    let mut tally = ByteTally::default();
    for chunk in bytes.utf8_chunks() {
        tally.wide += chunk.valid().chars().filter(|char| !char.is_ascii()).count();
        tally.faults += usize::from(!chunk.invalid().is_empty());
    }
    tally
}

fn euc_jp(bytes: &[u8]) -> ByteTally {
    tally(bytes, |byte, rest| match (byte, rest) {
        (0x8e, [0xa1..=0xdf, ..]) | (0xa1..=0xfe, [0xa1..=0xfe, ..]) => 1,
        (0x8f, [0xa1..=0xfe, 0xa1..=0xfe, ..]) => 2,
        _ => 0,
    })
}

fn shift_jis(bytes: &[u8]) -> ByteTally {
    let mut kana = 0;
    let mut tally = tally(bytes, |byte, rest| match (byte, rest) {
        (0x81..=0x9f | 0xe0..=0xfc, [0x40..=0x7e | 0x80..=0xfc, ..]) => 1,
        (0xa1..=0xdf, _) => {
            kana += 1;
            0
        }
        _ => 0,
    });
    tally.faults -= kana;
    ByteTally { kana, ..tally }
}

/// Counts the characters of a text; `more` says how many bytes belong to one besides its first.
fn tally(bytes: &[u8], mut more: impl FnMut(u8, &[u8]) -> usize) -> ByteTally {
    let mut tally = ByteTally::default();
    let mut rest = bytes;
    while let [byte, after @ ..] = rest {
        rest = after;
        if byte.is_ascii() {
            continue;
        }
        let len = more(*byte, after);
        tally.wide += usize::from(len > 0);
        tally.faults += usize::from(len == 0);
        rest = &after[len..];
    }
    tally
}

/// Whether it is a text of UTF-8 but for a zero here and there, as a fault of a program or a disk leaves it.
fn has_lone_zeros(bytes: &[u8]) -> bool {
    /// Of so many bytes one.
    const RARE: usize = 200;
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    let is_control = |byte: &u8| matches!(byte, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f);
    zeros * RARE <= bytes.len() && std::str::from_utf8(bytes).is_ok() && !bytes.iter().any(is_control)
}

/// UTF-16 of our texts has line ends and tabs, whose other byte is 0. 一 and the wide blank have one too, on the other side.
fn utf16_without_mark(bytes: &[u8]) -> FileKind {
    let count = |zero: usize, is_meant: fn(u8) -> bool| {
        bytes.chunks_exact(2).filter(|pair| pair[zero] == 0 && is_meant(pair[1 - zero])).count()
    };
    // Ends of lines and tabs decide; where there are none, digits and letters.
    let ends = |zero: usize| {
        let is_end = |byte: u8| matches!(byte, b'\t' | b'\n' | b'\r');
        (count(zero, is_end), count(zero, |byte| matches!(byte, b' '..=b'~')))
    };
    let is_text = |unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let is_char = |char: Result<char, _>| {
            char.is_ok_and(|char| !char.is_control() || matches!(char, '\t' | '\n' | '\r' | '\u{c}'))
        };
        char::decode_utf16(units).all(is_char)
    };
    match (ends(1), ends(0)) {
        (little, big) if little > big && is_text(u16::from_le_bytes) => FileKind::Utf16Le,
        (little, big) if little < big && is_text(u16::from_be_bytes) => FileKind::Utf16Be,
        _ => FileKind::Binary,
    }
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
            (b"\x89PNG\r\n\x1a\n\0", FileKind::Picture),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", FileKind::Picture),
            (b"{\\rtf1\\ansi }", FileKind::RichText),
            (b"\x1f\x8b\x08\0", FileKind::Archive),
            (b"#\0-lh5-\0", FileKind::Archive),
            ("重点目標\t窓口".as_bytes(), FileKind::Utf8Text),
            ("\u{feff}{}".as_bytes(), FileKind::Utf8Text),
            (b"\xff\xfea\0", FileKind::Utf16Le),
            (b"\xfe\xff\0a", FileKind::Utf16Be),
            (&utf16, FileKind::Utf16Le),
            (&utf16_be, FileKind::Utf16Be),
            (b"\x8fd\x93_\x96\xda\x95W\t\x91\x8b\x8c\xfb\r\n", FileKind::ShiftJis),
            (b"\xcb\xc9\xba\xd2\xb7\xb1\xce\xfd\t\xa4\xb3\xa4\xc8", FileKind::EucJp),
            (
                format!("15\0校\t8校\r\n{}", "図書館の貸出を増やす\r\n".repeat(20)).as_bytes(),
                FileKind::Utf8Text,
            ),
            (b"\x1b$BKI:R\x1b(B\t1", FileKind::Iso2022Jp),
            // A byte is wrong, or gone.
            ("防災の訓練を\u{fffd}行う".replace('\u{fffd}', "").as_bytes(), FileKind::Utf8Text),
            (b"\xe9\x98\xb2\xe7\x81\xbd\xe3\x81\xae\xe8\xa8\x93\xe7\xb7\n", FileKind::Utf8Text),
            (b"\xe9\x98\xb2\xe7\x81\xbd\xe3\x81\xae\xe7\xb7\xb4\xe8\xa8\xff\n", FileKind::Utf8Text),
            (b"\xcb\xc9\xba\xd2\xa4\xce\xb7\xb1\xce\xfd\xa4\n", FileKind::EucJp),
            (b"\x96h\x8d\xd0\x82\xcc\x8cP\x97\xfb\x82\n", FileKind::ShiftJis),
            (b"\xce\xdf\xbd\xc0\xb0 \x8ec\x82\xe8", FileKind::ShiftJis),
            (b"PK\x03\x04rest", FileKind::Zip),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", FileKind::OldOffice),
            (b"%PDF-1.7", FileKind::Pdf),
            (b"\x7fELF\x02\x01\x01\0", FileKind::Binary),
            (b"\x8f", FileKind::Binary),
            (b"a\x01\xff", FileKind::Binary),
        ] {
            assert_eq!(sniff(bytes), kind, "{bytes:x?}");
        }
        // 一 and the wide blank have a zero of their own.
        let text = "重点目標　一\t窓口　一人\r\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!((sniff(&little), sniff(&big)), (FileKind::Utf16Le, FileKind::Utf16Be));
        assert_eq!(sniff(&vec![b' '; LARGEST_FILE + 1]), FileKind::TooLarge);
    }
}
