//! Ranges as programs write them, and what a person sees of them.

use goalsheet::codec::clipboard::html::grid;
use goalsheet::codec::grid::Grid;
use goalsheet::codec::{Aside, Note, WorksheetRemark};
use goalsheet::messages::problems;

/// The range's texts with their addresses.
#[track_caller]
fn check(html: &str, cells: &[(&str, &str)]) {
    let grid = grid(html, "", false).unwrap_or_else(|| Grid::new(""));
    let addressed = grid.addressed();
    let found: Vec<_> = addressed.iter().map(|(address, text)| (address.as_str(), *text)).collect();
    assert_eq!(found, cells, "{html}");
}

#[test]
fn cells_stand_where_the_sheet_had_them() {
    let row = "<tr><td>一</td><td>二</td></tr>";
    check(&format!("<table>{row}{row}</table>"), &[("A1", "一"), ("B1", "二"), ("A2", "一"), ("B2", "二")]);
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
        ("<font class=\"font5\">太</font><b>字</b><span style='mso-spacerun:yes'>&nbsp; </span>x", "太字 x"),
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
fn what_nobody_sees_is_set_aside() {
    for style in [
        "color:transparent",
        "color: rgba(0, 0, 0, 0)",
        "color:#12345600",
        "color: #1230",
        "color:rgb(0 0 0 / 0)",
        "position:absolute; left:-9999px",
        "top:-10000px;position:fixed",
        "text-indent:-9999px",
        "max-height:0;overflow:hidden",
        "overflow:hidden;height:0",
        "width:1px;height:1px;overflow:hidden;position:absolute",
        "visibility:hidden",
        "opacity:0.0",
        "position:absolute;clip:rect(0 0 0 0)",
        "clip-path:inset(50%)",
    ] {
        let html = format!("<table><tr><td>見<span style='{style}'>隠</span>える</td></tr></table>");
        let range = grid(&html, "", false).expect("a range");
        assert_eq!(range.texts(), ["見える"], "{style}");
        assert_eq!(range.asides().len(), 1, "{style}: {:?}", range.asides());
        assert!(goalsheet::codec::clipboard::may_leave_out(&html), "{style}");
    }
    for style in [
        "color:rgba(0,0,0,0.5)",
        "background:rgba(0,0,0,0)",
        "left:-2px",
        "text-indent:-12pt",
        "overflow:hidden",
    ] {
        check(
            &format!("<table><tr><td>見<span style='{style}'>え</span>る</td></tr></table>"),
            &[("A1", "見える")],
        );
    }
}

#[test]
fn the_mark_of_a_comment_is_no_text() {
    let html = "<table><tr><td>20回<a style='mso-comment-reference:a_1'></a><span class=MsoCommentReference>\
                <span style='mso-special-character:comment'><a href='#_msocom_1'>[A1]</a></span></span></td></tr></table>";
    let range = grid(html, "", false).expect("a range");
    assert_eq!(range.texts(), ["20回"]);
    assert!(format!("{:?}", range.asides()).contains("[A1]"), "{:?}", range.asides());
}

#[test]
fn what_stands_in_a_frame_of_its_own_is_not_glued() {
    for (cell, text) in [
        ("<details><summary>要約</summary>予算が残る</details>", "要約\n予算が残る"),
        ("目標<input value=15校>以上", "目標 15校 以上"),
        ("目標<textarea>15校</textarea>以上", "目標\n15校\n以上"),
    ] {
        check(&format!("<table><tr><td>{cell}</td></tr></table>"), &[("A1", text)]);
    }
}

#[test]
fn what_is_hidden_is_left_out() {
    let excel = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><style><!--table {} td {mso-hide:all}--></style></head>\
        <body><!--[if gte mso 9]><xml><x:a>x</x:a></xml><![endif]--><table><!--StartFragment--><col width=64 style='width:48pt'>\
        <tr height=18><td>a</td><td style='display:none'>b</td><td>c</td></tr><tr style='display:none'><td>d</td></tr>\
        <![if supportMisalignedColumns]><tr><td>e</td></tr><![endif]><!--EndFragment--></table></body></html>";
    check(excel, &[("A1", "a"), ("B1", "c"), ("A3", "e")]);
    for none in ["", "<p>a</p>", "<table>", "<table><tr><td> </td></tr></table>", "<td>a"] {
        assert_eq!(grid(none, "", false), None, "{none}");
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
        drop(grid(&html, "", false));
        assert!(start.elapsed() < std::time::Duration::from_secs(20));
    }
}

/// The range's texts, and what is set aside of it with its place.
#[track_caller]
fn check_aside(html: &str, cells: &str, asides: &[(Aside, &str)]) {
    let grid = grid(html, "", false).unwrap_or_else(|| Grid::new(""));
    assert_eq!(grid.texts().join("|"), cells, "{html}");
    let told: Vec<(Aside, String)> = grid
        .asides()
        .into_iter()
        .filter_map(|remark| match remark {
            WorksheetRemark::Aside { why, row, cells, .. } => {
                let words: Vec<String> =
                    cells.iter().map(|(at, text)| format!("{}:{text}", at + 1)).collect();
                Some((why, format!("{row} {}", words.join("|"))))
            }
            _ => None,
        })
        .collect();
    let asides: Vec<(Aside, String)> = asides.iter().map(|(why, text)| (*why, (*text).to_owned())).collect();
    assert_eq!(told, asides, "{html}");
}

#[test]
fn what_is_struck_out_is_set_aside() {
    use Aside::Struck;
    let in_cell = |cell: &str| {
        format!(
            "<html><style><!--td {{color:black;}} .xl66 {{color:red;\n\ttext-decoration:line-through;}} .font6\n\t{{text-decoration:line-through;}}\n.font7 {{color:red; text-decoration:none;}}--></style><table><tr>{cell}<td>済</td></tr></table>"
        )
    };
    for (cell, live, told) in [
        ("<td><s>15校</s>19校</td>", "19校|済", "1 1:15校"),
        ("<td><del>15校</del><ins>19校</ins></td>", "19校|済", "1 1:15校"),
        ("<td><strike>15校</strike></td>", "済", "1 1:15校"),
        ("<td class=xl66>15校</td>", "済", "1 1:15校"),
        ("<td class=\"xl65 xl66\">15校<font class=\"font7\">19校</font></td>", "19校|済", "1 1:15校"),
        (
            "<td><font class=\"font6\">15校</font><font class=\"font7\">19校</font></td>",
            "19校|済",
            "1 1:15校",
        ),
        (
            "<td><span style='text-decoration: line-through; color:red'>15校</span>19校</td>",
            "19校|済",
            "1 1:15校",
        ),
        ("<td style=\"text-decoration-line:line-through\">15校</td>", "済", "1 1:15校"),
        ("<td>○ 研修<br><s>(1) 学校</s><br>(2) 公民館</td>", "○ 研修\n(2) 公民館|済", "1 1:(1) 学校"),
        ("<td><p>一</p><p><s>二</s></p><p>三</p></td>", "一\n三|済", "1 1:二"),
    ] {
        check_aside(&in_cell(cell), live, &[(Struck, told)]);
    }
    check_aside(&in_cell("<td><s>甲</s>乙<s>丙</s></td>"), "乙|済", &[(Struck, "1 1:甲|1:丙")]);
}

#[test]
fn what_is_not_seen_is_set_aside() {
    use Aside::{Column, Row, Unseen};
    let page = |rows: &str| {
        format!(
            "<style>.xl67 {{color:white; mso-pattern:black none;}} .xl68 {{color:white; background:#1F4E78;}}</style><table><col width=64><col width=0 style='display:none;width:0'><col>{rows}</table>"
        )
    };
    let row = "<tr><td>a</td><td></td><td>c</td></tr>";
    for (rows, live, told) in [
        ("<tr style='display:none'><td>x</td><td colspan=2>y</td></tr>", "a|c", (Row, "2 1:x|2:y")),
        ("<tr height=0><td>x</td></tr>", "a|c", (Row, "2 1:x")),
        ("<tr style='height:0pt'><td>x</td></tr>", "a|c", (Row, "2 1:x")),
        ("<tr hidden><td>x</td></tr>", "a|c", (Row, "2 1:x")),
        ("<tr style='visibility: hidden'><td>x</td></tr>", "a|c", (Unseen, "2 1:x")),
        ("<tr><td>b</td><td>x</td></tr>", "a|c|b", (Column, "2 2:x")),
        ("<tr><td>b</td><td style='mso-hide:all'>x</td></tr>", "a|c|b", (Column, "2 2:x")),
        ("<tr><td class=xl67>x</td></tr>", "a|c", (Unseen, "2 1:x")),
        ("<tr><td><font color=\"#FFFFFF\">x</font>b</td></tr>", "a|c|b", (Unseen, "2 1:x")),
        ("<tr><td style='color:rgb(255, 255, 255)'>x</td></tr>", "a|c", (Unseen, "2 1:x")),
        ("<tr><td style='color:#333;background-color:#333333'>x</td></tr>", "a|c", (Unseen, "2 1:x")),
        ("<tr><td style='font-size:0'>x</td></tr>", "a|c", (Unseen, "2 1:x")),
        ("<tr><td>b<span style='display:none'>x</span></td></tr>", "a|c|b", (Unseen, "2 1:x")),
    ] {
        check_aside(&page(&format!("{row}{rows}")), live, &[told]);
    }
    for seen in [
        "<td class=xl68>x</td>",
        "<td bgcolor=\"#1F4E78\"><font color=white>x</font></td>",
        "<td style='color:windowtext'>x</td>",
        "<td style='height:0.5pt'>x</td>",
    ] {
        check_aside(&page(&format!("<tr>{seen}</tr>")), "x", &[]);
    }
    let hidden = page("<tr style='display:none'><td>x</td></tr><tr><td>a</td></tr>");
    assert_eq!(grid(&hidden, "", true).expect("a table").texts(), ["x", "a"]);
}

/// What is told of a range that is brought as a file, and its texts.
#[track_caller]
fn check_told(html: &str, cells: &[(&str, &str)], told: &[&[&str]]) {
    let read = grid(html, "", false).unwrap_or_else(|| Grid::new(""));
    let addressed = read.addressed();
    let found: Vec<_> = addressed.iter().map(|(address, text)| (address.as_str(), *text)).collect();
    assert_eq!(found, cells, "{html}");
    let place = goalsheet::codec::FilePlace::File;
    let notes: Vec<String> = read
        .asides()
        .into_iter()
        .map(goalsheet::codec::Remark::Worksheet)
        .map(|remark| problems::note(&Note { place: place.clone(), remark }))
        .collect();
    for words in told {
        let is_told = notes.iter().any(|note| words.iter().all(|word| note.contains(word)));
        assert!(is_told, "{html}: {words:?} is not told by {notes:#?}");
    }
    assert_eq!(notes.len(), told.len(), "{html}: {notes:#?}");
}

#[test]
fn fields_lists_and_pictures_are_taken_as_they_are_seen_or_told() {
    for (cell, text, told) in [
        ("<input type=text value='8校'>", "8校", &[][..]),
        ("<input value=\"a &amp; b\">以上", "a & b 以上", &[]),
        ("<input type=hidden value=x>8校", "8校", &[]),
        ("<input type=radio checked>4 <input type=radio>5", "◉4 ○5", &[]),
        ("<input type=submit value=送信>8校", "8校", &[&["1行目の1列目", "ボタン", "送信"][..]]),
        ("<select><option>10校<option selected>19校</select>", "19校", &[]),
        ("<select><option>10校</option><option>19校</option></select>以上", "10校以上", &[]),
        ("<select multiple><option selected>甲<option>乙<option selected>丙</select>", "甲、丙", &[]),
        ("<textarea>21回\n22回</textarea>", "21回\n22回", &[]),
        ("<ol><li>貸出が減る</li><li>高齢化</li></ol>", "1. 貸出が減る\n2. 高齢化", &[]),
        ("次の点<ol start=3><li>甲<li>乙</ol>以上", "次の点\n3. 甲\n4. 乙\n以上", &[]),
        ("<ol type=a><li>甲</ol><ol type=I><li>乙<li>丙</ol>", "a. 甲\nI. 乙\nII. 丙", &[]),
        ("<ul><li>甲<li>乙</ul>", "甲\n乙", &[]),
        ("<img src=x alt='15校の図'>15校", "15校", &[&["1行目の1列目", "画像", "15校の図"]]),
        ("<img src=x width=1>15校", "15校", &[]),
        ("<svg><title>題</title><text>図の字</text></svg>20回", "20回", &[&["図形", "図の字"]]),
        ("<svg><rect/></svg>20回", "20回", &[]),
        ("<video controls>動画</video>8校", "8校", &[&["埋め込み", "動画"]]),
        ("<object data=a>代替</object>19校", "19校", &[&["埋め込み", "代替"]]),
        ("8校<!-- 課長に聞く --><!--[if gte mso 9]>x<![endif]-->", "8校", &[&["コメント", "課長に聞く"]]),
        ("15校<table><tr><td>内1</td><td>内2</td></tr></table>", "15校 内1 内2", &[&["別の表", "内1 内2"]]),
    ] {
        check_told(&format!("<table><tr><td>{cell}</td></tr></table>"), &[("A1", text)], told);
    }
}

#[test]
fn words_around_a_table_are_rows_of_their_own() {
    let table = "<table><tr><td>a</td><td rowspan=9>b</td></tr></table>";
    for (html, cells) in [
        (
            format!("<p>前文</p>{table}<p>後文<br>二</p>"),
            &[("A1", "前文"), ("A2", "a"), ("B2", "b"), ("A4", "後文"), ("A5", "二")][..],
        ),
        (
            format!("<div>一<b>つ</b></div><div>二</div>{table}"),
            &[("A1", "一つ"), ("A2", "二"), ("A3", "a"), ("B3", "b")],
        ),
        (
            format!("{table}<table><tr><td>c<td>d</table>"),
            &[("A1", "a"), ("B1", "b"), ("A2", "c"), ("B2", "d")],
        ),
    ] {
        check_told(&html, cells, &[]);
    }
    let form = "<table><tr><td>令和6年度 重点目標管理シート</td></tr><tr><td>重点目標</td><td>窓口</td></tr><tr><td>現況・課題</td><td>混雑</td></tr>\
        <tr><td></td><td>取組項目</td><td>期間・期限</td><td>数値目標</td></tr><tr><td>①</td><td>予約</td><td>5月</td><td>10件</td></tr></table>";
    let page = format!(
        "<!DOCTYPE html><html><body><p>照会：目標を確認ください</p>{form}<p>締切 5月10日</p></body></html>"
    );
    let brought = super::bring_text(&page);
    assert_eq!((brought.sheet().goal.as_str(), brought.sheet().situation.as_str()), ("窓口", "混雑"));
    assert_eq!(brought.sheet().initiatives[0].target, "10件");
    brought.tells(&["照会：目標を確認ください"]);
    brought.tells(&["締切 5月10日", "取り込みません"]);
}
