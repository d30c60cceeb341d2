//! What of a copied range a person does not see, or sees struck out: only its HTML knows, its text has all of it.

use super::html::Cells;
use crate::codec::WorksheetRemark;

/// Whether the HTML of a range may say that something of its text is not seen.
pub fn may_leave_out(html: &str) -> bool {
    const SIGNS: [&str; 23] = [
        "line-through",
        "<s>",
        "<s ",
        "<strike",
        "<del",
        "visibility:hidden",
        "display:none",
        "mso-hide",
        "opacity:0",
        "font-size:0",
        "height=0",
        "width=0",
        "<img",
        " hidden",
        "left:-",
        "top:-",
        "text-indent:-",
        "overflow:hidden",
        "clip:",
        "clip-path:",
        "opacity:.0",
        "msocommentreference",
        "bgcolor",
    ];
    let html = html.to_ascii_lowercase().replace(": ", ":");
    let says = |name: &str, usual: &[&str]| {
        html.split(name).skip(1).any(|value| !usual.iter().any(|usual| value.starts_with(usual)))
    };
    // Letters of a color, and on one, may be like their ground.
    SIGNS.iter().any(|sign| html.contains(sign))
        || says("color:", &["black", "windowtext", "auto", "#000000", "rgb(0, 0, 0)"])
        || says("color=", &["black", "\"black", "#000000", "\"#000000"])
        || says("background:", &["white", "none", "#ffffff"])
}

/// What is told of a range that is taken as its text is: what lies in it besides words.
pub(super) fn besides(told: Vec<WorksheetRemark>) -> Vec<WorksheetRemark> {
    told.into_iter().filter(|remark| matches!(remark, WorksheetRemark::InCell { .. })).collect()
}

/// Takes out of the rows of a range's text what its cells set aside; whether there was anything. Where the two do not fit,
/// nothing is.
pub(super) fn leave_out(rows: &mut Vec<Vec<String>>, cells: &Cells) -> bool {
    let mut is_less = false;
    // Rows that are not shown stand in the text all the same.
    if cells.rows < rows.len() && cells.all == rows.len() && cells.has_outside {
        let mut at = 0;
        rows.retain(|_| {
            let is_shown = cells.shown.binary_search(&at).is_ok();
            at += 1;
            is_shown
        });
        is_less = true;
    }
    if cells.rows != rows.len() {
        return is_less;
    }
    for cell in cells.cells.iter().filter(|cell| !cell.asides.is_empty()) {
        let place = rows.get_mut(cell.row as usize).and_then(|row| row.get_mut(cell.column as usize));
        if let Some(place) = place {
            cell.text.trim().clone_into(place);
            is_less = true;
        }
    }
    is_less
}

#[cfg(test)]
mod tests {
    use super::super::{Clip, read};
    use super::*;

    #[test]
    fn what_is_struck_out_is_not_pasted() {
        let block = |rows: &[&[&str]]| {
            Clip::Block(rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect())
        };
        let page = |rows: &str| {
            format!(
                "<html><meta name=ProgId content=Excel.Sheet><style>.xl66 {{text-decoration:line-through;}}</style><table>{rows}</table>"
            )
        };
        for (copied, rows, clip, count) in [
            (
                "15校19校\t済\r\n",
                "<tr><td><s>15校</s>19校</td><td>済</td></tr>",
                block(&[&["19校", "済"]]),
                1,
            ),
            ("15校\r\n", "<tr><td class=xl66>15校</td></tr>", Clip::Text(String::new()), 1),
            ("15校19校\r\n", "<tr><td><del>15校</del>19校</td></tr>", Clip::Text("19校".into()), 1),
            (
                "a\tb\r\nx\ty\r\nc\td\r\n",
                "<tr><td>a</td><td>b</td></tr><tr style='display:none'><td>x</td><td>y</td></tr><tr><td>c</td><td>d</td></tr>",
                block(&[&["a", "b"], &["c", "d"]]),
                1,
            ),
            ("a\tb\r\n", "<tr><td>a</td><td>b</td></tr>", block(&[&["a", "b"]]), 0),
        ] {
            let html = page(rows);
            let pasted = read(copied, &html);
            assert_eq!((pasted.clip, pasted.left_out.len()), (clip, count), "{rows}");
            assert!(count == 0 || may_leave_out(&html), "{rows}");
        }
        let page = "<html><head><style>.a {text-decoration:line-through;}</style></head><body><table><tr>\
                    <td class=a>15校</td><td>10<sup>2</sup>校</td></tr></table></body></html>";
        let pasted = read("15校\t102校", page);
        assert_eq!((pasted.clip, pasted.left_out.len()), (block(&[&["", "10²校"]]), 1));
        let web = "<table><tr><td><s>15校</s>19校</td><td>済</td></tr></table>";
        let pasted = read("15校19校\t済", web);
        assert_eq!((pasted.clip, pasted.left_out.len()), (block(&[&["19校", "済"]]), 1));
    }
}
