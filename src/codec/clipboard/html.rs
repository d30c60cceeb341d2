//! A copied range as the HTML that spreadsheets put on the clipboard → a grid, with merged cells and line breaks.
//!
//! Total: what is no table gives none, and whatever cannot be understood of a tag is passed over.

use crate::codec::grid::Grid;
use crate::codec::html::{Piece, Tag, pieces, reference};

/// A range is no larger; a merge says any number.
const LARGEST: u32 = 20_000;
/// Elements whose content nobody sees.
const UNSEEN: [&str; 7] = ["style", "script", "head", "title", "rt", "rp", "xml"];

/// The cells of a copied range; none where there is no table.
pub fn grid(html: &str, name: &str) -> Option<Grid> {
    read(html).grid(name)
}

/// Where the cells of a copied range stand.
pub(super) fn cells(html: &str) -> Cells {
    let reader = read(html);
    Cells { rows: reader.rows as usize, cells: reader.cells, is_beside_text: reader.is_beside_text }
}

fn read(html: &str) -> RangeReader {
    let mut reader = RangeReader::default();
    for piece in pieces(html) {
        match piece {
            Piece::Start(tag) => reader.start(&tag),
            Piece::End(name) => reader.end(&name),
            Piece::Text(text) => reader.text(text),
        }
    }
    reader.end_cell();
    reader
}

/// The cells of a range, and over how many rows they stand.
pub(super) struct Cells {
    pub(super) rows: usize,
    pub(super) cells: Vec<HtmlCell>,
    /// Whether words stand outside of all cells.
    pub(super) is_beside_text: bool,
}

/// A cell that is being read or was read.
pub(super) struct HtmlCell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) across: u32,
    pub(super) down: u32,
    /// Otherwise its places are cells of their own.
    pub(super) is_merged: bool,
    pub(super) text: String,
}

#[derive(Default)]
struct RangeReader {
    cells: Vec<HtmlCell>,
    open: Option<HtmlCell>,
    /// How many rows there are so far.
    rows: u32,
    /// For each column, the row from which it is free of what is merged from above.
    free: Vec<u32>,
    column: u32,
    tables: usize,
    /// The element whose content is not seen, and how many of its name are open in it.
    unseen: Option<(String, usize)>,
    is_beside_text: bool,
}

impl RangeReader {
    fn start(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        if let Some((unseen, depth)) = &mut self.unseen {
            *depth += usize::from(unseen == name);
            return;
        }
        let is_void = ["br", "col", "img", "meta", "link", "hr", "input"].contains(&name);
        if !is_void && (UNSEEN.contains(&name) || is_hidden(tag)) {
            // A row that is not seen has its place no more; a table that is not seen has none.
            self.unseen = Some((name.to_owned(), 1));
            return;
        }
        match name {
            "table" => self.tables += 1,
            // A table within a cell is the cell's text.
            "tr" | "td" | "th" if self.tables != 1 => self.text(" "),
            "tr" => {
                self.end_cell();
                self.rows += 1;
                self.column = 0;
            }
            "td" | "th" => self.cell(tag),
            _ => self.break_at(name),
        }
    }

    fn end(&mut self, name: &str) {
        if let Some((unseen, depth)) = &mut self.unseen {
            *depth -= usize::from(unseen == name);
            if *depth == 0 {
                self.unseen = None;
            }
            return;
        }
        match name {
            "table" => {
                if self.tables == 1 {
                    self.end_cell();
                }
                self.tables = self.tables.saturating_sub(1);
            }
            "tr" | "td" | "th" if self.tables != 1 => self.text(" "),
            "tr" | "td" | "th" => self.end_cell(),
            _ => self.break_at(name),
        }
    }

    /// Breaks the line where an element's tag stands that does so.
    fn break_at(&mut self, name: &str) {
        match name {
            "br" => self.line_break(),
            "p" | "div" | "li" if self.is_within_words() => self.line_break(),
            _ => {}
        }
    }

    fn cell(&mut self, tag: &Tag) {
        self.end_cell();
        let row = self.rows.saturating_sub(1);
        while self.free.get(self.column as usize).is_some_and(|free| *free > row) {
            self.column += 1;
        }
        let (across, down) =
            (span(tag, "colspan").min(LARGEST.saturating_sub(self.column)), span(tag, "rowspan"));
        let last = (self.column + across) as usize;
        if self.free.len() < last {
            self.free.resize(last, 0);
        }
        self.free[self.column as usize..last].iter_mut().for_each(|free| *free = row + down);
        let is_merged = !is_only_drawn_over(tag);
        self.open = Some(HtmlCell { row, column: self.column, across, down, is_merged, text: String::new() });
        self.column += across;
    }

    fn end_cell(&mut self) {
        self.cells.extend(self.open.take());
    }

    /// White space of the source is one blank, and none beside a line break.
    fn text(&mut self, text: &str) {
        let is_outside = self.open.is_none() && self.unseen.is_none();
        self.is_beside_text |= is_outside && text.contains(|char: char| !char.is_whitespace());
        let Some(cell) = self.open.as_mut().filter(|_| self.unseen.is_none()) else { return };
        // A tag without a name is none, and nothing that is seen.
        let text = text.replace("</>", "");
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

/// Over how many columns or rows a cell reaches.
fn span(tag: &Tag, name: &str) -> u32 {
    let number = tag.attribute(name).and_then(|value| value.trim().parse().ok());
    number.unwrap_or(1).clamp(1, LARGEST)
}

/// Whether an element's own style hides it.
fn is_hidden(tag: &Tag) -> bool {
    has_style(tag, &["display:none", "mso-hide:all"])
}

/// Whether a cell reaches over others only because its text is drawn over them: so Excel writes text that runs over.
fn is_only_drawn_over(tag: &Tag) -> bool {
    has_style(tag, &["mso-ignore:colspan", "mso-ignore:rowspan"])
}

fn has_style(tag: &Tag, any: &[&str]) -> bool {
    tag.attribute("style").is_some_and(|style| {
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
        let (char, len) = reference(rest).unwrap_or(('&', 1));
        // A blank that does not break is what spreadsheets make of several blanks.
        out.push(if char == '\u{a0}' { ' ' } else { char });
        rest = &rest[len..];
    }
    out.push_str(rest);
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
            let start = cpu_time::ThreadTime::now();
            drop(grid(&html, ""));
            assert!(start.elapsed() < std::time::Duration::from_secs(20));
        }
    }
}
