//! The fiscal year that a text names.

use super::words::first;
use crate::text::width::fold;

/// The last year that a text names: 令和6年度, R6, 2024年.
pub(in crate::text::verdict) fn year_in(text: &str) -> Option<u32> {
    if !text.contains(['令', '平', 'R', 'r', 'H', 'h', 'Ｒ', 'Ｈ', '2', '２']) {
        return None;
    }
    let text = fold(text);
    let (mut found, mut rest) = (None, text.as_str());
    while let Some(at) = first(rest, "令和 平成 r h 20") {
        let era = &rest[at..];
        let (from, base) = match era.chars().next() {
            Some('令') => ("令和".len(), 2018),
            Some('平') => ("平成".len(), 1988),
            Some('r') => (1, 2018),
            Some('h') => (1, 1988),
            _ => (0, 0),
        };
        // 令和元年度.
        let is_first = from > 1 && era[from..].starts_with('元');
        let digits = match is_first {
            true => '元'.len_utf8(),
            false => era[from..].bytes().take_while(u8::is_ascii_digit).count(),
        };
        let after = &era[from + digits..];
        let is_date =
            after.strip_prefix('年').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let is_year =
            after.starts_with('年') && !is_date || (from == 1 && !after.starts_with(['.', '年', '/']));
        let year = if is_first { Some(1) } else { era[from..from + digits].parse::<u32>().ok() };
        if let Some(year) = year.filter(|_| is_year && digits <= 4) {
            found = Some(base + year);
        }
        rest = &era[(from + digits).max(1)..];
    }
    found
}
