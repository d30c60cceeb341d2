//! HTML that others wrote is read as it was: ranges copied from spreadsheets, and forms copied from pages.

use std::fmt::Write;

use super::house::{cells_of, copied, to_json};
use super::keeping::{Comparison, kept, kept_text};

/// What stands in a cell.
const WORDS: &[&str] = &[
    "(1) 研修<br>\r\n    (2) 掲示",
    "一<BR/>二<br />三<br\n>四",
    "<p>一</p><p>二</p>",
    "<P>一<P>二",
    "<div>一<div>二</div></div>三",
    "<ul><li>一</li><li>二</li></ul>",
    "<ul><li>一<li>二</ul>",
    "<ol type=\"1\"><li value=3>三</li></ol>",
    "<font class=\"font5\">太</font><b>字</b><span style='mso-spacerun:yes'>&nbsp; </span>x",
    "<span style=\"mso-spacerun:yes\">&nbsp;&nbsp;&nbsp;</span>字下げ",
    "<ruby>課題<span style='display:none'><rt>カダイ</rt></span></ruby>",
    "<ruby>課題<rp>(</rp><rt>かだい</rt><rp>)</rp></ruby>",
    "a<!-- <td>b</td> -->c",
    "a<!--[if gte mso 9]>b<![endif]-->c<![if !mso]>d<![endif]>e",
    "a<style>td { color: red }</style>b<script>c</script>d",
    "a<span style=\"mso-hide: all\">b<span>c</span></span>d",
    "a<span style='DISPLAY : NONE'>b</span>c",
    "a<span hidden>b</span>c",
    "<table><tr><td>a</td><td>b</td></tr></table>",
    "<a href=\"https://example.jp/?a=1&amp;b=2\" title=\"a > b\">例</a>",
    "<a href='a>b'>例</a>",
    "<img src=\"x.png\" alt=\"図\">図",
    "<input type=checkbox checked> 済",
    "<o:p></o:p><v:shape id=\"x\">y</v:shape>z",
    "1 < 2 > 0 & 3",
    "A&amp;B &lt;b&gt; &quot;引用&quot; &#39;一&#39; &nbsp;&#160;&#xa0;|",
    "&#12354;&#x3042;&#X3044;&#128512;&#x1F600;&#8230;&#9312;",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt; &amp;amp;",
    " \t 前後の\n\n空白 \r\n ",
    "　全角　空白　",
    "<b\nclass\n=\n\"x\"\n>a</b\n>",
    "\u{0}\u{1}\u{7f}\u{200b}\u{feff}\u{202e}字\u{fffe}",
    "2024年4月1日",
    "=1+1",
];

/// What no program writes there: what is made of it is kept too, though HTML's own rules may make better of it.
const ODD_WORDS: &[&str] = &[
    "A&B &unknown; &amp &amp; &AMP; &lt;b&gt; &quot;引用&quot; &apos;",
    "&#12354;&#x3042;&#X3044;&#128512;&#x1F600;&#xD83D;&#0;&#x110000;&#99999999999;&#;&#x;",
    "&nbsp;&#160;&#xa0;|&ensp;|&emsp;|&copy;|&hellip;|&mdash;|&yen;|&times;|&rarr;|&#8230;|&#9312;",
    "<b>閉じない<i>まま",
    "</b>開けない</i>まま",
    "<>a</>b< c>d<1>e",
    "a<b",
    "a</",
    "a<!",
    "a<!--",
    "a<b c=\"d",
    "a<style>b</span>c</style>d",
    "<?xml:namespace prefix = o /><o:p>a</o:p>",
];

/// Whole ranges.
const RANGES: &[&str] = &[
    "",
    "<p>a</p>",
    "<table>",
    "<table></table>",
    "<table><tr><td> </td></tr></table>",
    "<td>a",
    "<table><tr><td>a<td>b<tr><th>c<th>d</table>",
    "<TABLE><TR><TD COLSPAN=\"3\" class=xl65>a<TD>b<TR><TH>c",
    "<table><tbody><tr><td rowspan=2>a</td><td colspan='2'>b</td></tr><tr><td>c</td><td>d</td></tr><tr><td>e</td></tr></tbody></table>",
    "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody><tfoot><tr><td>c</td></tr></tfoot></table>",
    "<table><caption>題</caption><colgroup><col><col></colgroup><tr><td>a</td></tr></table>",
    "<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>",
    "<table><tr><td>a<table><tr><td>b</td></tr></table>c</td><td>d</td></tr></table>",
    "<table><tr><td colspan=0>a</td><td colspan=-1>b</td><td colspan=2.5>c</td><td colspan=x>d</td><td colspan=\" 2 \">e</td><td>f</td></tr></table>",
    "<table><tr><td data-colspan=2>a</td><td>b</td></tr><tr><td COLSPAN = 2 rowspan=\"9\">c</td></tr></table>",
    "<table><tr style='display:none'><td>a</td></tr><tr><td style='display:none'>b</td><td>c</td></tr></table>",
    "<table style=\"display:none\"><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>",
    "<table><tr><td colspan=3 style='mso-ignore:colspan'>はみ出す文</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
    "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta charset=utf-8><title>表</title><style><!--table {} td {mso-hide:all}--></style></head><body><!--[if gte mso 9]><xml><x:a>x</x:a></xml><![endif]--><table border=0><!--StartFragment--><col width=64 style='width:48pt'><tr height=18><td height=18 class=xl65 width=64>(1) 一<br>\r\n    (2) 二</td><td class=xl66>b</td></tr><![if supportMisalignedColumns]><tr><td>e</td></tr><![endif]><!--EndFragment--></table></body></html>",
    "<!DOCTYPE html><html><head><meta name=\"generator\" content=\"LibreOffice 7.4\"/><style type=\"text/css\">td { font-size: x-small }</style></head><body><table cellspacing=\"0\" border=\"0\"><colgroup width=\"85\"></colgroup><tr><td height=\"17\" align=\"left\"><font face=\"Noto\">a<br>b</font></td><td align=\"right\" sdval=\"1\" sdnum=\"1041;\">1</td></tr></table></body></html>",
    "<meta charset='utf-8'><google-sheets-html-origin><style type=\"text/css\"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style><table xmlns=\"http://www.w3.org/1999/xhtml\" cellspacing=\"0\" data-sheets-root=\"1\"><colgroup><col width=\"100\"/></colgroup><tbody><tr style=\"height:21px;\"><td data-sheets-value='{\"1\":2,\"2\":\"<td>x\"}'>a<br/>b</td><td></td></tr></tbody></table></google-sheets-html-origin>",
];

/// A range with such a cell.
fn range(words: &&str) -> String {
    format!("<table><tr><td title='>'>{words}</td><td>次</td></tr></table>")
}

#[test]
fn copied_ranges_have_the_same_cells() {
    let ranges = WORDS.iter().map(range).chain(RANGES.iter().map(|range| (*range).to_owned()));
    check("ranges.txt", ranges);
}

#[test]
fn odd_ranges_have_the_same_cells() {
    check("odd-ranges.txt", ODD_WORDS.iter().map(range));
}

fn check(name: &str, ranges: impl Iterator<Item = String>) {
    let mut found = String::new();
    for range in ranges {
        let _ = writeln!(found, "{range:?}");
        cells_of(&range).iter().for_each(|cell| found.extend(["  ", cell, "\n"]));
    }
    Comparison::default().same(name, found.as_bytes(), &kept(name));
}

#[test]
fn forms_copied_from_a_page_are_read_as_they_were() {
    let comparison = Comparison::default();
    let page = kept_text("sample.html");
    for (number, section) in (1..).zip(page.split("<section class=\"sheet\"").skip(1)) {
        // In a spreadsheet the heading is a row of the form.
        let form = section.split("<div class=\"results").next().expect("a part");
        let tables = form.split_once("<table").map_or("", |(_, tables)| tables);
        let read =
            copied(&format!("<table><tr><td>令和6年度 重点目標管理シート</td></tr></table><table{tables}"));
        let text = match read {
            Ok(read) => to_json(&read.sheets, &read.extra) + &read.told.join("\n"),
            Err(told) => told.join("\n"),
        };
        comparison.same_digest(&format!("sample copied {number}"), text.as_bytes());
    }
}
