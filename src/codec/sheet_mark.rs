//! The mark beside a form of ours in a workbook, by which it is known which sheet it shows: in plain ASCII, since
//! spreadsheets that save the file again may change letters.

use crate::model::SheetId;

/// What a mark begins with, before its sheet's id.
const MARK: &str = "goalsheet:";

/// The mark of a form that shows this sheet.
pub fn mark(id: &SheetId) -> String {
    let mut mark = MARK.to_owned();
    for byte in id.as_str().bytes() {
        if byte.is_ascii_alphanumeric() || b"-.~".contains(&byte) {
            mark.push(char::from(byte));
        } else {
            let digits = [byte >> 4, byte & 15].map(|digit| char::from_digit(u32::from(digit), 16));
            mark.push('%');
            mark.extend(digits.into_iter().flatten());
        }
    }
    mark
}

/// The id that a mark names; none where the cell is no mark.
pub fn marked(cell: &str) -> Option<SheetId> {
    let mut bytes = Vec::new();
    let mut rest = cell.trim().strip_prefix(MARK)?.bytes();
    while let Some(byte) = rest.next() {
        let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
        let escaped = |high: u32, low: u32| u8::try_from(high * 16 + low).ok();
        bytes.push(if byte == b'%' { escaped(digit(rest.next())?, digit(rest.next())?)? } else { byte });
    }
    SheetId::new(&String::from_utf8(bytes).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_names_its_sheet() {
        for (id, expected) in [
            ("0193a0c2-7f", "goalsheet:0193a0c2-7f"),
            ("a b%/_x0041_", "goalsheet:a%20b%25%2f%5fx0041%5f"),
            ("目𠮷", "goalsheet:%e7%9b%ae%f0%a0%ae%b7"),
        ] {
            let id = SheetId::new(id).expect("an id");
            assert_eq!(mark(&id), expected);
            assert_eq!(marked(&format!(" {expected} ")), Some(id));
        }
        for other in ["", "goalsheet:", "goalsheet:%", "goalsheet:%e7", "goalsheet:%zz", "重点目標"] {
            assert_eq!(marked(other), None, "{other}");
        }
    }
}
