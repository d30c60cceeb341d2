//! A copied range as the HTML that spreadsheets put on the clipboard → a grid, with merged cells and line breaks.
//!
//! Total: what is no table gives none, and whatever cannot be understood of a tag is passed over.

use crate::codec::grid::Grid;

/// A range is no larger; a merge says any number.
const LARGEST: u32 = 20_000;
/// No tag is longer, in bytes.
const LONGEST_TAG: usize = 8_192;
/// Elements whose content nobody sees.
const UNSEEN: [&str; 7] = ["style", "script", "head", "title", "rt", "rp", "xml"];

/// The cells of a copied range; none where there is no table.
pub fn grid(html: &str, name: &str) -> Option<Grid> {
    read(html).grid(name)
}

/// Where the cells of a copied range stand.
pub(super) fn cells(html: &str) -> Cells {
    let reader = read(html);
    Cells { rows: reader.rows as usize, cells: reader.cells }
}

fn read(html: &str) -> Reader {
    let mut reader = Reader::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        reader.text(&rest[..at]);
        rest = reader.markup(&rest[at..]);
    }
    reader.text(rest);
    reader.end_cell();
    reader
}

/// The cells of a range, and over how many rows they stand.
pub(super) struct Cells {
    pub(super) rows: usize,
    pub(super) cells: Vec<Cell>,
}

/// A cell that is being read or was read.
pub(super) struct Cell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) across: u32,
    pub(super) down: u32,
    /// Otherwise its places are cells of their own.
    pub(super) is_merged: bool,
    text: String,
}

#[derive(Default)]
struct Reader {
    cells: Vec<Cell>,
    open: Option<Cell>,
    /// How many rows there are so far.
    rows: u32,
    /// For each column, the row from which it is free of what is merged from above.
    free: Vec<u32>,
    column: u32,
    tables: usize,
    /// The element whose content is not seen, and how many of its name are open in it.
    unseen: Option<(String, usize)>,
}

impl Reader {
    /// Reads what begins with `<`; answers with what follows it.
    fn markup<'a>(&mut self, text: &'a str) -> &'a str {
        if let Some(comment) = text.strip_prefix("<!--") {
            return comment.find("-->").map_or("", |end| &comment[end + 3..]);
        }
        let is_tag = text[1..].starts_with(|char: char| char.is_ascii_alphabetic() || "/!?".contains(char));
        match is_tag.then(|| tag_end(text)).flatten() {
            Some(end) => {
                self.tag(&text[1..end]);
                &text[end + 1..]
            }
            None => {
                self.text("<");
                &text[1..]
            }
        }
    }

    fn tag(&mut self, tag: &str) {
        let (is_end, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let (name, attributes) = named(tag);
        if let Some((unseen, depth)) = &mut self.unseen {
            if *unseen == name {
                *depth = if is_end { *depth - 1 } else { *depth + 1 };
                if *depth == 0 {
                    self.unseen = None;
                }
            }
            return;
        }
        let is_void = ["br", "col", "img", "meta", "link", "hr", "input"].contains(&name.as_str());
        if !is_end && !is_void && (UNSEEN.contains(&name.as_str()) || is_hidden(attributes)) {
            // A row that is not seen has its place no more; a table that is not seen has none.
            self.unseen = Some((name, 1));
            return;
        }
        match (name.as_str(), is_end) {
            ("table", false) => self.tables += 1,
            ("table", true) => {
                if self.tables == 1 {
                    self.end_cell();
                }
                self.tables = self.tables.saturating_sub(1);
            }
            // A table within a cell is the cell's text.
            ("tr" | "td" | "th", _) if self.tables != 1 => self.text(" "),
            ("tr", false) => {
                self.end_cell();
                self.rows += 1;
                self.column = 0;
            }
            ("td" | "th", false) => self.cell(attributes),
            ("td" | "th" | "tr", true) => self.end_cell(),
            ("br", _) => self.line_break(),
            ("p" | "div" | "li", _) if self.is_within_words() => self.line_break(),
            _ => {}
        }
    }

    fn cell(&mut self, attributes: &str) {
        self.end_cell();
        let row = self.rows.saturating_sub(1);
        while self.free.get(self.column as usize).is_some_and(|free| *free > row) {
            self.column += 1;
        }
        let (across, down) = (
            span(attributes, "colspan").min(LARGEST.saturating_sub(self.column)),
            span(attributes, "rowspan"),
        );
        let last = (self.column + across) as usize;
        if self.free.len() < last {
            self.free.resize(last, 0);
        }
        self.free[self.column as usize..last].iter_mut().for_each(|free| *free = row + down);
        let is_merged = !is_only_drawn_over(attributes);
        self.open = Some(Cell { row, column: self.column, across, down, is_merged, text: String::new() });
        self.column += across;
    }

    fn end_cell(&mut self) {
        self.cells.extend(self.open.take());
    }

    /// White space of the source is one blank, and none beside a line break.
    fn text(&mut self, text: &str) {
        let Some(cell) = self.open.as_mut().filter(|_| self.unseen.is_none()) else { return };
        for (at, word) in text.split([' ', '\t', '\n', '\r']).enumerate() {
            if at > 0 && !cell.text.is_empty() && !cell.text.ends_with([' ', '\n']) {
                cell.text.push(' ');
            }
            unescape(&mut cell.text, word);
        }
    }

    fn is_within_words(&self) -> bool {
        self.open.as_ref().is_some_and(|cell| !cell.text.is_empty() && !cell.text.ends_with('\n'))
    }

    fn line_break(&mut self) {
        if let Some(cell) = &mut self.open {
            cell.text.truncate(cell.text.trim_end_matches(' ').len());
            cell.text.push('\n');
        }
    }

    fn grid(self, name: &str) -> Option<Grid> {
        let mut grid = Grid::new(name);
        let last_row = self.rows.saturating_sub(1);
        for cell in &self.cells {
            grid.put(cell.row, cell.column, &cell.text);
            if !cell.is_merged {
                continue;
            }
            let last =
                (last_row.min(cell.row + cell.down - 1), (cell.column + cell.across).saturating_sub(1));
            grid.merge((cell.row, cell.column), last);
        }
        (!grid.is_empty()).then_some(grid)
    }
}

/// Where a tag ends: its `>`, not one in the quotes of a value.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    let text = text.as_bytes();
    let text = &text[..text.len().min(LONGEST_TAG)];
    for (at, byte) in text.iter().copied().enumerate() {
        match (byte, quote) {
            (b'>', None) => return Some(at),
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    // Quotes that have no end are none.
    text.iter().position(|byte| *byte == b'>')
}

/// A tag's name in small letters, and what follows it.
fn named(tag: &str) -> (String, &str) {
    let end = tag.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(tag.len());
    (tag[..end].to_ascii_lowercase(), &tag[end..])
}

/// Over how many columns or rows a cell reaches.
fn span(attributes: &str, name: &str) -> u32 {
    let number = attribute(attributes, name).and_then(|value| value.trim().parse().ok());
    number.unwrap_or(1).clamp(1, LARGEST)
}

/// The value of an attribute: in quotes of either kind, or bare.
fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let lower = attributes.to_ascii_lowercase();
    let starts = lower.match_indices(name).map(|(at, _)| (at, at + name.len()));
    starts.into_iter().find_map(|(at, end)| {
        let is_apart = lower[..at].ends_with(|char: char| char.is_ascii_whitespace());
        let value = attributes[end..].trim_start().strip_prefix('=').filter(|_| is_apart)?.trim_start();
        match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].split(quote).next(),
            _ => value.split(|char: char| char.is_ascii_whitespace()).next(),
        }
    })
}

/// Whether an element's own style hides it.
fn is_hidden(attributes: &str) -> bool {
    has_style(attributes, &["display:none", "mso-hide:all"])
}

/// Whether a cell reaches over others only because its text is drawn over them: so Excel writes text that runs over.
fn is_only_drawn_over(attributes: &str) -> bool {
    has_style(attributes, &["mso-ignore:colspan", "mso-ignore:rowspan"])
}

fn has_style(attributes: &str, any: &[&str]) -> bool {
    attribute(attributes, "style").is_some_and(|style| {
        let style: String =
            style.chars().filter(|char| !char.is_whitespace()).collect::<String>().to_ascii_lowercase();
        any.iter().any(|one| style.contains(one))
    })
}

fn unescape(out: &mut String, word: &str) {
    let mut rest = word;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = rest
            .bytes()
            .take(12)
            .position(|byte| byte == b';')
            .and_then(|end| Some((entity(&rest[1..end])?, end + 1)));
        let (char, len) = found.unwrap_or(('&', 1));
        out.push(char);
        rest = &rest[len..];
    }
    out.push_str(rest);
}

fn entity(name: &str) -> Option<char> {
    let code = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        },
        None => {
            let named =
                [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", ' ')];
            return named.iter().find(|(known, _)| *known == name).map(|(_, char)| *char);
        }
    };
    // A blank that does not break is what spreadsheets make of several blanks.
    char::from_u32(code).map(|char| if char == '\u{a0}' { ' ' } else { char })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The range's texts with their addresses.
    #[track_caller]
    fn check(html: &str, cells: &[(&str, &str)]) {
        let grid = grid(html, "").unwrap_or_else(|| Grid::new(""));
        let addressed = grid.addressed();
        let found: Vec<_> = addressed.iter().map(|(address, text)| (address.as_str(), *text)).collect();
        assert_eq!(found, cells, "{html}");
    }

    #[test]
    fn cells_stand_where_the_sheet_had_them() {
        let row = "<tr><td>一</td><td>二</td></tr>";
        check(
            &format!("<table>{row}{row}</table>"),
            &[("A1", "一"), ("B1", "二"), ("A2", "一"), ("B2", "二")],
        );
        check(
            "<table><tr><td rowspan=2>a</td><td colspan='2'>b</td></tr><tr><td>c</td><td>d</td></tr><tr><td>e</td></tr></table>",
            &[("A1", "a"), ("B1", "b"), ("B2", "c"), ("C2", "d"), ("A3", "e")],
        );
        check(
            "<TABLE><TR><TD COLSPAN=\"3\" class=xl65>a<TD>b<TR><TH>c",
            &[("A1", "a"), ("D1", "b"), ("A2", "c")],
        );
    }

    #[test]
    fn words_come_as_they_are_seen() {
        for (cell, text) in [
            ("(1) 研修<br>\r\n    (2) 掲示", "(1) 研修\n(2) 掲示"),
            ("a\r\n  b &amp; &lt;c&gt;&#12354;&nbsp;d", "a b & <c>あ d"),
            (
                "<font class=\"font5\">太</font><b>字</b><span style='mso-spacerun:yes'>&nbsp; </span>x",
                "太字 x",
            ),
            ("<ruby>課題<span style='display:none'><rt>カダイ</rt></span></ruby>", "課題"),
            ("<ruby>課題<rp>(</rp><rt>かだい</rt><rp>)</rp></ruby>", "課題"),
            ("a<!-- <td>b</td> -->c<style>d</style><script>e</script>", "ac"),
            ("<p>一</p><p>二</p>", "一\n二"),
            ("1 < 2 &unknown; &", "1 < 2 &unknown; &"),
            ("a<span style=\"mso-hide: all\">b<span>c</span></span>d", "ad"),
            ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ] {
            check(&format!("<table><tr><td title='>'>{cell}</td></tr></table>"), &[("A1", text)]);
        }
    }

    #[test]
    fn what_is_hidden_is_left_out() {
        let excel = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><style><!--table {} td {mso-hide:all}--></style></head>\
            <body><!--[if gte mso 9]><xml><x:a>x</x:a></xml><![endif]--><table><!--StartFragment--><col width=64 style='width:48pt'>\
            <tr height=18><td>a</td><td style='display:none'>b</td><td>c</td></tr><tr style='display:none'><td>d</td></tr>\
            <![if supportMisalignedColumns]><tr><td>e</td></tr><![endif]><!--EndFragment--></table></body></html>";
        check(excel, &[("A1", "a"), ("B1", "c"), ("A2", "e")]);
        for none in ["", "<p>a</p>", "<table>", "<table><tr><td> </td></tr></table>", "<td>a"] {
            assert_eq!(grid(none, ""), None, "{none}");
        }
    }

    #[test]
    fn any_number_of_cells_takes_its_time_and_no_more() {
        for html in [
            "<table><tr>".to_owned() + &"<td colspan=99999999 rowspan=4000000000>a".repeat(2_000),
            "<table>".to_owned() + &"<tr><td>a".repeat(20_000),
            "<table><tr><td>".to_owned() + &"<".repeat(20_000),
            "<table><tr><td>".to_owned() + &"<!-- ".repeat(20_000),
            "<table><tr><td>".to_owned() + &"<a b='".repeat(2_000),
        ] {
            let start = std::time::Instant::now();
            drop(grid(&html, ""));
            assert!(start.elapsed() < std::time::Duration::from_secs(20));
        }
    }
}
