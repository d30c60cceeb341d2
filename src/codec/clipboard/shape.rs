//! Tables that come from anywhere, known by their shape: Word's, a web page's, rows of words between tabs.

use super::html::Cells;
use super::rows;

/// Whether HTML may hold a table; whether it is nothing else, only [`texts`] knows.
pub fn has_table(html: &str) -> bool {
    html.contains("<table") || html.contains("<TABLE")
}

/// Whether a text is rows of as many words each, with tabs between: two rows at least, or one of three words. A tab that
/// only sets words apart makes no table.
pub fn is_tabbed(text: &str) -> bool {
    if !text.contains('\t') {
        return false;
    }
    let mut rows = rows(text);
    while rows.last().is_some_and(|row| row.iter().all(|cell| cell.trim().is_empty())) {
        rows.pop();
    }
    let width = rows.first().map_or(0, Vec::len);
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let most = rows.iter().map(filled).max().unwrap_or(0);
    let is_even = rows.iter().all(|row| row.len() == width);
    is_even && (rows.len() > 1 && most > 1 || most > 2)
}

/// The texts of a table's places, row by row; none where anything stands beside the table, or where it has but one cell.
pub(super) fn texts(cells: &Cells) -> Option<Vec<Vec<String>>> {
    /// More than a person copies.
    const MOST: usize = 1_000_000;
    let width = cells.cells.iter().map(|cell| cell.column + 1).max()? as usize;
    if cells.is_beside_text || cells.cells.len() < 2 || width.saturating_mul(cells.rows) > MOST {
        return None;
    }
    let mut rows = vec![vec![String::new(); width]; cells.rows];
    for cell in &cells.cells {
        let place = rows.get_mut(cell.row as usize)?.get_mut(cell.column as usize)?;
        cell.text.trim().clone_into(place);
    }
    Some(rows)
}

#[cfg(test)]
mod tests {
    use super::super::{Clip, read};
    use super::*;

    #[test]
    fn tabs_make_a_table_where_rows_are_even() {
        for (text, is_table) in [
            ("年3回\t2回\r\n年4回\t3回\r\n", true),
            ("年3回\t\t済\n年4回\t3回\t済\n", true),
            ("年3回\t2回\t4回", true),
            ("\"年3回\n以上\"\t2回\n年4回\t3回\n\n", true),
            ("a\tb", false),
            ("文章です。\n文章です。", false),
            ("\t字下げした文章\n\t字下げした文章", false),
            ("見出し\n項目\t値\n項目\t値", false),
            ("項目\t値\n説明の文章", false),
            ("", false),
        ] {
            assert_eq!(is_tabbed(text), is_table, "{text:?}");
        }
    }

    #[test]
    fn a_table_of_word_or_a_page_is_read_by_its_cells() {
        let block = |rows: &[&[&str]]| {
            Clip::Block(rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect())
        };
        // As Word 365 writes it: a paragraph a line, an empty cell with a blank; its text breaks lines within cells.
        let word = "<html xmlns:w=\"urn:schemas-microsoft-com:office:word\"><head><meta name=ProgId content=Word.Document>\
            <style><!-- p.MsoNormal {margin:0mm;} --></style></head><body lang=JA><!--StartFragment-->\
            <table class=MsoTableGrid border=1><tr><td width=100 valign=top><p class=MsoNormal>年3回<o:p></o:p></p>\
            <p class=MsoNormal><span lang=EN-US>(1) 研修</span></p></td><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td>\
            <td><p>済</p></td></tr><tr><td><p>年4回</p></td><td><p>3回</p></td><td><p>4回</p></td></tr></table>\
            <!--EndFragment--></body></html>";
        let text = "年3回\r\n(1) 研修\t\t済\r\n年4回\t3回\t4回\r\n";
        let rows: [&[&str]; 2] = [&["年3回\n(1) 研修", "", "済"], &["年4回", "3回", "4回"]];
        assert_eq!(read(text, word).clip, block(&rows));
        let page = "<meta charset='utf-8'><table><thead><tr><th>目標</th><th>実績</th></tr></thead>\
            <tbody><tr><td>年3回</td><td>2回</td></tr></tbody></table>";
        assert_eq!(read("目標\t実績\n年3回\t2回", page).clip, block(&[&["目標", "実績"], &["年3回", "2回"]]));
        // A table among other words, or one around them, is a text.
        for html in
            [format!("<p>次のとおり</p>{page}"), "<table><tr><td><p>文章</p></td></tr></table>".to_owned()]
        {
            assert_eq!(
                read("次の\tとおり\r\n文", &html).clip,
                Clip::Text("次の\tとおり\n文".into()),
                "{html}"
            );
        }
        assert_eq!(read("a\tb\nc\td\n", "").clip, block(&[&["a", "b"], &["c", "d"]]));
    }
}
