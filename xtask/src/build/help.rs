//! 使い方: what the README says to staff, as the piece of a page that the app shows.
//!
//! The README is the only source. Of Markdown it may have what stands here: `###` headings, paragraphs, bullets, tables,
//! bold words and code.

use crate::process::Result;
use crate::{files, project};
use std::fmt::Write;

/// Its name, in the target folder and beside the page.
pub(crate) const NAME: &str = "help.html";

/// Writes it to where assets are taken from.
pub(crate) fn write() -> Result {
    let readme = files::read_text(&project::root().join("README.md"))?;
    files::make(&project::target())?;
    files::write(&project::target().join(NAME), render(&readme)?)
}

/// The part for staff: a list of its sections, and each section under its heading.
fn render(readme: &str) -> Result<String> {
    let start = readme.find("\n## 職員の方へ\n").ok_or("README.md has no part for staff")?;
    let part = readme[start + 1..].lines().skip(1);
    let (mut nav, mut body, mut block) = (String::new(), String::new(), Block::default());
    let mut sections = 0;
    for line in part.take_while(|line| !line.starts_with("## ")) {
        if let Some(title) = line.strip_prefix("### ") {
            block.close(&mut body);
            let title = inline(title);
            let end = if sections == 0 { "" } else { "</section>" };
            // The number is not the app's: it finds a section by its title.
            write!(nav, "<li><button type=\"button\" data-section=\"{title}\">{title}</button></li>")?;
            write!(body, "{end}<section data-title=\"{title}\"><h3 tabindex=\"-1\">{title}</h3>")?;
            sections += 1;
        } else if sections > 0 {
            block.take(line, &mut body);
        }
    }
    block.close(&mut body);
    if sections == 0 {
        return Err("the README's part for staff has no sections".into());
    }
    Ok(format!("<nav><ul>{nav}</ul></nav><div class=\"help-text\" tabindex=\"0\">{body}</section></div>"))
}

/// The paragraph or bullet that lines are gathered for.
#[derive(Default)]
struct Block {
    text: String,
    is_item: bool,
    in_list: bool,
    in_table: bool,
}

impl Block {
    fn take(&mut self, line: &str, body: &mut String) {
        if let Some(row) = line.strip_prefix('|') {
            self.take_row(row.trim_end().trim_end_matches('|'), body);
        } else if let Some(item) = line.strip_prefix("- ") {
            self.flush(body);
            (self.is_item, self.text) = (true, item.to_owned());
        } else if line.trim().is_empty() {
            self.close(body);
        } else {
            // Japanese has no spaces where lines are joined.
            self.text.push_str(line.trim_start());
        }
    }

    /// A row of a table; the first one names its columns, and the line under that says nothing.
    fn take_row(&mut self, row: &str, body: &mut String) {
        if row.chars().all(|c| matches!(c, '-' | '|' | ':')) {
            return;
        }
        let tag = if self.in_table { "td" } else { "th" };
        if !std::mem::replace(&mut self.in_table, true) {
            self.flush(body);
            body.push_str("<table>");
        }
        let cells = row.split('|').map(|cell| format!("<{tag}>{}</{tag}>", inline(cell.trim())));
        body.push_str(&format!("<tr>{}</tr>", cells.collect::<String>()));
    }

    fn flush(&mut self, body: &mut String) {
        let text = inline(&std::mem::take(&mut self.text));
        if text.is_empty() {
            return;
        }
        if self.is_item && !self.in_list {
            body.push_str("<ul>");
        }
        self.in_list |= self.is_item;
        let tag = if self.is_item { "li" } else { "p" };
        body.push_str(&format!("<{tag}>{text}</{tag}>"));
    }

    fn close(&mut self, body: &mut String) {
        self.flush(body);
        if std::mem::take(&mut self.in_list) {
            body.push_str("</ul>");
        }
        if std::mem::take(&mut self.in_table) {
            body.push_str("</table>");
        }
        self.is_item = false;
    }
}

/// Bold words and code; all else is text.
fn inline(text: &str) -> String {
    let safe = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    between(&between(&safe, "**", "b"), "`", "code")
}

fn between(text: &str, marker: &str, tag: &str) -> String {
    let mut parts = text.split(marker);
    let mut out = parts.next().unwrap_or("").to_owned();
    while let Some(inner) = parts.next() {
        let after = parts.next().unwrap_or("");
        out.push_str(&format!("<{tag}>{inner}</{tag}>{after}"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_for_staff_becomes_sections() {
        let readme = "# A\n\n## 職員の方へ\n\n前置き\n\n### 一つ\n\n- **語**　`a<b`\n  続き\n- 二\n\n文\n続く\n\n### 二つ\n\n文\n\n| 甲 | 乙 |\n|---|---|\n| 1 | **2** |\n\n## B\n\n### 外\n";
        let page = render(readme).expect("a page");
        assert_eq!(
            page,
            "<nav><ul><li><button type=\"button\" data-section=\"一つ\">一つ</button></li>\
             <li><button type=\"button\" data-section=\"二つ\">二つ</button></li></ul></nav>\
             <div class=\"help-text\" tabindex=\"0\"><section data-title=\"一つ\"><h3 tabindex=\"-1\">一つ</h3>\
             <ul><li><b>語</b>　<code>a&lt;b</code>続き</li><li>二</li></ul><p>文続く</p></section>\
             <section data-title=\"二つ\"><h3 tabindex=\"-1\">二つ</h3><p>文</p>\
             <table><tr><th>甲</th><th>乙</th></tr><tr><td>1</td><td><b>2</b></td></tr></table></section></div>"
        );
        assert!(render("# A\n").is_err());
    }
}
