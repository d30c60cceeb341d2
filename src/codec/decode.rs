//! From bytes to text or a workbook, or the reason why they are neither.

use super::file_error::FileError;
use super::{FileKind, FilePlace, Note, Remark, sniff};

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum FileData {
    /// Text, and where a character of it was broken.
    Text(String, Vec<Note>),
    /// A workbook, or what comes in the same containers.
    Book(Vec<u8>),
}

/// What stands for a character that is broken.
const BROKEN: char = char::REPLACEMENT_CHARACTER;

/// Reads UTF-8, UTF-16, Shift_JIS, EUC-JP or ISO-2022-JP. A byte order mark is no text and is left out; nothing is guessed at,
/// and what is broken is told, a lone zero byte too. `decoder` reads an encoding by its name in the Encoding Standard.
pub fn decode(
    bytes: Vec<u8>,
    decoder: impl Fn(&str, &[u8]) -> Option<String>,
) -> Result<FileData, FileError> {
    let kind = sniff(&bytes);
    let in_words = |label: &str| decoder(label, &bytes).ok_or(FileError::Encoding);
    let text = match kind {
        FileKind::Zip | FileKind::OldOffice => return Ok(FileData::Book(bytes)),
        FileKind::Utf8Text => match String::from_utf8(bytes) {
            Ok(text) if text.contains('\0') => text.replace('\0', &BROKEN.to_string()),
            Ok(text) => return Ok(FileData::Text(unmarked(text), Vec::new())),
            Err(broken) => String::from_utf8_lossy(broken.as_bytes()).into_owned(),
        },
        FileKind::Utf16Le => utf16(&bytes, [0xff, 0xfe], u16::from_le_bytes)?,
        FileKind::Utf16Be => utf16(&bytes, [0xfe, 0xff], u16::from_be_bytes)?,
        FileKind::ShiftJis => in_words("shift_jis")?,
        FileKind::EucJp => in_words("euc-jp")?,
        FileKind::Iso2022Jp => in_words("iso-2022-jp")?,
        _ => return Err(FileError::Foreign(kind)),
    };
    let text = unmarked(text);
    // It was none of these encodings after all.
    if text.contains('\0') || text.matches(BROKEN).count() * 4 > text.chars().count() {
        return Err(FileError::Encoding);
    }
    let mut notes = broken(&text);
    if kind == FileKind::ShiftJis {
        notes.extend(doubtful(&text));
    }
    Ok(FileData::Text(text, notes))
}

fn unmarked(text: String) -> String {
    text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
}

/// Half a character is broken, whether it stands within the text or at its end.
fn utf16(bytes: &[u8], mark: [u8; 2], unit: impl Fn([u8; 2]) -> u16) -> Result<String, FileError> {
    let bytes = bytes.strip_prefix(&mark).unwrap_or(bytes);
    let pairs = bytes.chunks_exact(2);
    // From a lost byte on, every character would be another one.
    if !pairs.remainder().is_empty() {
        return Err(FileError::Encoding);
    }
    let units = pairs.map(|pair| unit([pair[0], pair[1]]));
    Ok(char::decode_utf16(units).map(|char| char.unwrap_or(BROKEN)).collect())
}

/// The lines with broken characters, and how many each has; the last one that is told stands for all that follow.
fn broken(text: &str) -> Vec<Note> {
    const MOST: usize = 10;
    let mut notes: Vec<(FilePlace, usize)> = Vec::new();
    for (line, words) in (1..).zip(text.split('\n')) {
        let count = words.matches(BROKEN).count();
        let Some(at) = words.find(BROKEN) else { continue };
        if notes.len() < MOST {
            let column = words[..at].chars().count() + 1;
            notes.push((FilePlace::Text { line, column }, count));
        } else if let Some((_, all)) = notes.last_mut() {
            *all += count;
        }
    }
    let note = |(place, count)| Note { place, remark: Remark::BrokenCharacters(count) };
    notes.into_iter().map(note).collect()
}

/// The lines of a text in Shift_JIS on which a half-width character stands alone among wide ones: what is left of one that
/// lost its first byte looks so, and is no fault of the encoding.
fn doubtful(text: &str) -> Vec<Note> {
    const MOST: usize = 10;
    // ヶ and ヵ stand alone in half width too.
    let is_left_over = |char: char| {
        matches!(char, '\u{ff62}' | '\u{ff63}' | '\u{ff66}'..='\u{ff6f}' | '\u{ff71}'..='\u{ff75}')
            || matches!(char, '\u{ff77}' | '\u{ff78}' | '\u{ff7a}'..='\u{ff9d}')
    };
    let is_wide = |char: char| matches!(char, '\u{3041}'..='\u{30fe}' | '\u{4e00}'..='\u{9fff}');
    let lines = (1..).zip(text.split('\n')).filter_map(|(line, words)| {
        let chars: Vec<char> = words.chars().collect();
        let is_closed = words.matches('｢').count() == words.matches('｣').count();
        let at = chars.windows(3).position(|around| {
            let is_bracket = matches!(around[1], '｢' | '｣');
            is_left_over(around[1]) && is_wide(around[0]) && is_wide(around[2]) && !(is_bracket && is_closed)
        })?;
        let text = chars[at.saturating_sub(4)..].iter().take(12).collect();
        Some(Note { place: FilePlace::File, remark: Remark::DoubtfulCharacters { line, text } })
    });
    lines.take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16_of(text: &str, unit: fn(u16) -> [u8; 2], mark: &[u8]) -> Vec<u8> {
        mark.iter().copied().chain(text.encode_utf16().flat_map(unit)).collect()
    }

    #[test]
    fn bytes_are_read_as_what_they_say_they_are() {
        let text = "重点目標 𠮷😀\r\n一　二";
        let sjis = vec![0x8f, 0x64];
        for (bytes, expected) in [
            (Vec::new(), Err(FileError::Foreign(FileKind::Empty))),
            (text.as_bytes().to_vec(), Ok(text)),
            ([b"\xef\xbb\xbf", text.as_bytes()].concat(), Ok(text)),
            (utf16_of(text, u16::to_le_bytes, &[0xff, 0xfe]), Ok(text)),
            (utf16_of(text, u16::to_be_bytes, &[0xfe, 0xff]), Ok(text)),
            (utf16_of(text, u16::to_le_bytes, &[]), Ok(text)),
            (utf16_of(text, u16::to_be_bytes, &[]), Ok(text)),
            (vec![0xff, 0xfe, 0x00], Err(FileError::Encoding)),
            (b"\xff\xfe\0\0a\0\0\0".to_vec(), Err(FileError::Encoding)),
            (vec![0xff, 0xfe, 0x00, 0xd8], Err(FileError::Encoding)),
            (sjis, Ok("(shift_jis)")),
            (b"\xcb\xc9\xba\xd2".to_vec(), Ok("(euc-jp)")),
            (b"\x1b$BKI:R\x1b(B".to_vec(), Ok("(iso-2022-jp)")),
            (b"%PDF-1.7".to_vec(), Err(FileError::Foreign(FileKind::Pdf))),
            (vec![0x80, 0, 1], Err(FileError::Foreign(FileKind::Binary))),
            (vec![0xfd, 0xff, 0xfd], Err(FileError::Foreign(FileKind::Binary))),
        ] {
            let fake = |label: &str, _: &[u8]| Some(format!("({label})"));
            let expected = expected.map(|text| FileData::Text(text.to_owned(), Vec::new()));
            assert_eq!(decode(bytes.clone(), fake), expected, "{bytes:02x?}");
        }
        for book in [b"PK\x03\x04...".to_vec(), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec()] {
            assert_eq!(decode(book.clone(), |_, _| None), Ok(FileData::Book(book)));
        }
    }

    #[test]
    fn what_may_be_left_of_a_character_is_told() {
        for (text, lines) in [
            ("担｢手が足りない", &[1][..]),
            ("よい\n会議ﾌ開催", &[2]),
            ("｢担い手｣の育成\n現況･課題 ﾎﾟｽﾀｰとｶﾞｲﾄﾞ、ｻｰﾋﾞｽ", &[]),
            ("目標は｢担い手｣です。ﾃﾞｰﾀ、数ｶ月", &[]),
        ] {
            let told: Vec<usize> = doubtful(text)
                .into_iter()
                .filter_map(|note| match note.remark {
                    Remark::DoubtfulCharacters { line, .. } => Some(line),
                    _ => None,
                })
                .collect();
            assert_eq!(told, lines, "{text}");
        }
    }

    #[test]
    fn what_is_broken_is_told_with_its_line() {
        let mut bytes = "防災の訓練\n避難所の確認\n".as_bytes().to_vec();
        bytes.remove("防災の訓練\n避".len() - 1);
        let note = |line, column, count| Note {
            place: FilePlace::Text { line, column },
            remark: Remark::BrokenCharacters(count),
        };
        let text = "防災の訓練\n\u{fffd}難所の確認\n";
        assert_eq!(decode(bytes, |_, _| None), Ok(FileData::Text(text.to_owned(), vec![note(2, 1, 1)])));
        let half = [utf16_of("一\n二", u16::to_le_bytes, &[0xff, 0xfe]), vec![0x00, 0xd8]].concat();
        let text = "一\n二\u{fffd}".to_owned();
        assert_eq!(decode(half, |_, _| None), Ok(FileData::Text(text, vec![note(2, 2, 1)])));
        let many = "\u{fffd}a\u{fffd}\n".repeat(20);
        let told = broken(&many);
        assert_eq!((told.len(), &told[8], &told[9]), (10, &note(9, 1, 2), &note(10, 1, 22)));
    }
}
