//! What is copied out of Word, mail and pages: words that nobody sees, tables within tables, and what is made of the sheets.

use goalsheet::codec::Decoded;
use goalsheet::codec::clipboard::{Clip, may_leave_out, read};
use goalsheet::engines::reader;
use goalsheet::messages::{paste, problems};
use goalsheet::protocol::{self, ImportRange};

use super::bring_text;

/// What a copied text comes to in a field, and what is told of it.
#[track_caller]
fn check(html: &str, text: &str, expected: &str, told: &[&str]) {
    assert!(told.is_empty() || may_leave_out(html), "{html}");
    let pasted = read(text, html);
    assert_eq!(pasted.clip, Clip::Text(expected.to_owned()), "{html}");
    let sentence = paste::left_out(&pasted.left_out);
    assert_eq!(sentence.is_empty(), told.is_empty(), "{html}: {sentence}");
    told.iter().for_each(|words| assert!(sentence.contains(words), "{html}: {words}: {sentence}"));
}

#[test]
fn struck_or_hidden_words_of_a_copied_text_are_left_out_and_told() {
    let word = |body: &str| {
        format!(
            "<html xmlns:w=\"urn:schemas-microsoft-com:office:word\"><head><meta name=ProgId content=Word.Document><style>\
             <!-- p.MsoNormal {{margin:0mm;}} .old {{text-decoration:line-through}} --></style></head><body lang=JA>\
             <!--StartFragment-->{body}<!--EndFragment--></body></html>"
        )
    };
    let struck = &["「15校」は、取り消し線が引かれているため"][..];
    for words in [
        "<s>15校</s>",
        "<strike>15校</strike>",
        "<del cite=\"mailto:x\" datetime=\"2026\">15校</del>",
        "<span style='text-decoration:line-through;'>15校</span>",
        "<span style='text-decoration: underline line-through'>15校</span>",
        "<span class=old>15校</span>",
    ] {
        let body = format!("<p class=MsoNormal>目標は{words}<ins>20校</ins>です</p>");
        check(&word(&body), "目標は15校20校です", "目標は20校です", struck);
    }
    for style in [
        "color:white",
        "display:none",
        "mso-hide:all",
        "color: rgb(250, 250, 250)",
        "background:rgb(0, 0, 0)",
    ] {
        let body = format!("<p>目標は<span style=\"{style}\">秘密</span>20校です</p>");
        check(&word(&body), "目標は秘密20校です", "目標は20校です", &["「秘密」は、"]);
    }
    let page = "<p>前書き</p><table><tr><td><s>15校</s>16校</td><td>8校</td></tr><tr><td>17校</td></tr></table>後書き";
    check(page, "前書き\n15校16校\t8校\n17校\n後書き", "前書き\n16校 8校\n17校\n後書き", struck);
    check("一<br><br>二<p>&nbsp;</p><p>三<s>15校</s></p>", "一\n\n二\n\n三15校", "一\n\n二\n\n三", struck);
    // Where nothing is left out, the text is taken as it was copied.
    for html in [
        "<p>目標は<b style='color:#333'>15校</b></p>",
        "<p style='color:white;background:rgb(63, 126, 68)'>目標</p>",
    ] {
        check(html, "目標は  15校\r\nです", "目標は  15校\nです", &[]);
    }
}

#[test]
fn letters_are_seen_on_the_ground_that_they_have() {
    let cell = |style: &str, own: &str| {
        format!(
            "<table><tr style=\"{style}\"><td>見<span style=\"{own}\">える</span></td><td>x</td></tr></table>"
        )
    };
    let rows = |html: &str| (read("", html).clip, read("", html).left_out.len());
    let seen = |text: &str| Clip::Block(vec![vec![text.to_owned(), "x".to_owned()]]);
    for ground in [
        "background: rgb(63, 126, 68)",
        "background-color: rgb(0 23 193)",
        "background: rgb(63, 126, 68) none repeat scroll 0% 0%",
        "background: none 0% 0% / auto repeat scroll padding-box border-box rgb(31, 78, 121)",
        "background: rgba(0, 0, 0, 0.6)",
        "background: hsl(220, 60%, 30%)",
        "background: rgb(20%, 30%, 40%)",
        "background: darkslateblue linear-gradient(#123, #456)",
        "background: SteelBlue",
        "background: url(a.png)",
    ] {
        let white = format!("color: rgb(255, 255, 255); {ground}");
        for html in [cell("", &white), cell(ground, "color:#fff")] {
            assert_eq!(rows(&html), (seen("見える"), 0), "{html}");
        }
    }
    for (around, own) in [
        ("", "background: rgb(0, 0, 0)"),
        ("", "color: rgb(250, 250, 250); background: rgba(0, 0, 0, 0)"),
        ("background: rgb(0, 0, 128)", "color: navy"),
        ("", "background: hsl(0, 0%, 2%)"),
        ("", "color: rgba(0, 0, 0, 0.02)"),
    ] {
        let html = cell(&format!("color:#777;{around}"), &format!("color:black;{own}"));
        assert_eq!(rows(&html), (seen("見"), 1), "{html}");
        assert!(may_leave_out(&html), "{html}");
    }
}

#[test]
fn characters_with_a_stroke_are_struck_out_through_any_door() {
    let stroke = |words: &str| words.chars().flat_map(|char| [char, '\u{336}']).collect::<String>();
    let old = stroke("15校");
    let text = format!(
        "## 令和6年度 重点目標管理シート\n重点目標\t窓口\t部局名\t市民課\n現況・課題\t{old}16校\n\
         \t取組項目及び方法・手段\t期間・期限\t数値目標\t中間報告\t期末報告\n①\t○ 予約\t5月\t{old}20校\t3件\t12件\n"
    );
    let cells: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    let row = |row: &Vec<&str>| {
        format!("<tr>{}</tr>", row.iter().map(|cell| format!("<td>{cell}</td>")).collect::<String>())
    };
    let html = format!("<html><table>{}</table></html>", cells.iter().map(row).collect::<String>());
    let commas = text.replace("## ", "").replace('\t', ",");
    for text in [text.clone(), html.replace("## ", ""), commas] {
        let brought = bring_text(&text);
        let sheet = brought.sheet();
        assert_eq!(
            (sheet.situation.as_str(), sheet.initiatives[0].target.as_str()),
            ("16校", "20校"),
            "{text}"
        );
        brought.tells(&["15校", "取り消し線"]);
    }
}

/// What a copied page comes to outside of all fields.
fn range(html: &str, text: &str) -> Result<Vec<String>, Vec<String>> {
    let asked = ImportRange { html: html.to_owned(), text: text.to_owned(), with_hidden: false };
    let answer = reader::answer(&protocol::encode_request(1, "", asked));
    let (_, answer) = protocol::open(&answer).expect("an answer");
    match protocol::decode_answer::<ImportRange>(answer).expect("an answer to this request") {
        Ok(imported) => {
            let decoded = imported.decoded(&mut crate::common::ids()).expect("a file of ours");
            let Decoded { sheets, notes, .. } = decoded;
            Ok(sheets
                .iter()
                .map(|sheet| sheet.goal.clone())
                .chain(notes.iter().map(problems::note))
                .collect())
        }
        Err(found) => Err(found.iter().map(problems::problem).collect()),
    }
}

const FORM: &str = "<table><tr><td>令和6年度 重点目標管理シート</td></tr><tr><td>重点目標</td><td>図書館</td></tr>\
    <tr><td>現況・課題</td><td>減っている</td></tr><tr><td></td><td>取組項目及び方法・手段</td><td>期間・期限</td>\
    <td>数値目標</td><td>中間報告</td><td>期末報告</td></tr><tr><td>①</td><td>○ 読み聞かせ</td><td>9月末</td>\
    <td>15校</td><td>8校</td><td>19校</td></tr></table>";
const RESULTS: &str = "西暦年度\t和暦年度\t部局グループ\t部局名\t優先順位\t重点目標\t取組\t項目\t取組内容\t期限\t目標\t目標値\t単位\
    \t中間実績\t中間実績値\t期末実績\t期末実績値\t達成率（％）\t判定\n2024\t令和6年度\t教育部等\t図書館\t1\t図書館\t1\t1\t読み聞かせ\
    \t9月末\t15校\t15\t校\t8校\t8\t19校\t19\t126.7\t達成\n";
const LIST: &str = "令和6年度 教育部等 重点目標\t\t\t\t\n優先順位\t重点目標\t部局名\t期末報告の達成状況（項目の数）\t\n\t\t\t達成\t未達\n\
    1位\t図書館\t図書館\t1\t0\n";

/// A text with tabs as a table of a page.
fn table(text: &str) -> String {
    let cell = |cell: &str| format!("<td>{cell}</td>");
    let row = |line: &str| format!("<tr>{}</tr>", line.split('\t').map(cell).collect::<String>());
    format!("<table>{}</table>", text.lines().map(row).collect::<String>())
}

#[test]
fn a_form_within_tables_that_lay_out_a_page_is_read() {
    for page in [
        format!(
            "<html><table><tr><td>{FORM}</td><td><table><tr><td>右の表</td></tr></table></td></tr></table></html>"
        ),
        format!(
            "<html><table><tr><td>上</td></tr><tr><td><table><tr><td>{FORM}</td></tr></table></td></tr></table></html>"
        ),
    ] {
        let brought = bring_text(&page);
        let sheet = brought.sheet();
        assert_eq!((sheet.goal.as_str(), sheet.initiatives[0].target.as_str()), ("図書館", "15校"), "{page}");
        brought.tells(&[if page.contains("右の表") { "右の表" } else { "「上」" }]);
        assert_eq!(range(&page, "").map(|all| all[0].clone()), Ok("図書館".to_owned()));
    }
}

#[test]
fn what_is_made_of_the_sheets_is_no_sheet() {
    for (made, told) in [(RESULTS, "目標と実績"), (LIST, "重点目標管理シート")] {
        let by_page = bring_text_as(&format!("<html>{}</html>", table(made)));
        // A list that is a text alone is read by its lines.
        let by_text = (made == RESULTS).then(|| bring_text_as(made));
        for answer in [range(&table(made), made), by_page].into_iter().chain(by_text) {
            let refused = answer.expect_err(made).join("");
            assert!(refused.contains(told), "{refused}");
        }
        let page =
            format!("<html><h1>一</h1>{}<h1>二</h1>{FORM}<h1>三</h1>{}</html>", table(LIST), table(made));
        let all = range(&page, "").expect("a form");
        assert_eq!(
            (all[0].as_str(), all.iter().filter(|one| *one == "図書館").count()),
            ("図書館", 1),
            "{all:?}"
        );
        assert_eq!(
            all.iter().any(|told| told.contains("「目標と実績」の表（1行）")),
            made == RESULTS,
            "{all:?}"
        );
    }
}

fn bring_text_as(text: &str) -> Result<Vec<String>, Vec<String>> {
    let brought = bring_text(text);
    match brought.sheets.is_empty() {
        true => Err(brought.told),
        false => Ok(brought.told),
    }
}
