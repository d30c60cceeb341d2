//! Markdown: sheets come back whole, people's edits come in, and what is rendered is what was typed.

use crate::common::{extra, ids, moment, mutate, seed, sheets, text};
use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options};
use goalsheet::codec::markdown::{self, Scope};
use goalsheet::codec::{
    self, CellDoubt, Decoded, Field, FilePlace, Note, Problem, ProblemPart, Reason, Remark, ValueKind, json,
};
use goalsheet::model::{
    Column, Dismissal, Extra, FiscalYear, Initiative, InitiativeId, Overruling, PurposeNo, Rank, Report, Sdg,
    Sheet, SheetId, State,
};
use proptest::prelude::*;

fn write(sheets: &[Sheet]) -> String {
    markdown::encode(sheets, &Extra::new(), &moment(), Scope::Whole)
}

fn decode(text: &str) -> Result<Decoded, Vec<Problem>> {
    assert!(markdown::is_markdown(text), "known as ours:\n{text}");
    codec::read(text, &mut ids())
}

fn read(text: &str) -> Decoded {
    decode(text).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"))
}

fn sample() -> Vec<Sheet> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample.goalsheet.json");
    let text = std::fs::read_to_string(path).expect("the sample");
    json::decode(&text, &mut ids()).expect("a file").sheets
}

#[test]
fn what_a_word_processor_made_of_our_comments_is_undone() {
    let sheets = sample();
    let line = |line: &str| match line.contains("<!--") {
        true => line.replace("<!--", "<!–").replace("-->", "–>").replace('"', "”"),
        false => line.to_owned(),
    };
    let text: Vec<String> = write(&sheets).lines().map(line).collect();
    check_same(&text.join("\n"), &sheets, &Extra::new());
}

/// A text comes back as these sheets, with nothing to say of it.
fn check_same(text: &str, sheets: &[Sheet], extra: &Extra) {
    let decoded = read(text);
    assert_eq!(decoded.notes, []);
    assert_eq!(decoded.sheets, sheets, "{text}");
    assert_eq!(&decoded.extra, extra);
    assert!(decoded.fresh.is_empty());
}

fn check_identity(sheets: &[Sheet], extra: &Extra) {
    let text = markdown::encode(sheets, extra, &moment(), Scope::Whole);
    check_same(&text, sheets, extra);
    check_same(&format!("\u{feff}{}", text.replace('\n', "\r\n")), sheets, extra);
    // What the worker hands to the page.
    let (file, notes) = markdown::to_json(&text).expect("a file");
    let decoded = json::decode(&file, &mut ids()).expect("a file of ours");
    assert_eq!((&decoded.sheets[..], &decoded.extra, &notes[..]), (sheets, extra, &[][..]));
}

#[test]
fn the_sample_and_the_real_document_come_back_whole() {
    check_identity(&sample(), &Extra::new());
    if let Some(seed) = seed() {
        check_identity(&codec::read(seed, &mut ids()).expect("the real document").sheets, &Extra::new());
    }
    check_identity(&[], &Extra::new());
}

proptest! {
    #[test]
    fn any_sheets_come_back_whole(sheets in sheets(), extra in extra()) {
        check_identity(&sheets, &extra);
    }
}

/// What a viewer like GitHub's shows: each heading with its level and what stands below it, white space folded.
fn rendered(text: &str) -> Vec<(u8, String, String)> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.autolink = true;
    options.extension.footnotes = true;
    let arena = Arena::new();
    let document = comrak::parse_document(&arena, text, &options);
    let mut sections = Vec::new();
    for block in document.children() {
        if let NodeValue::Heading(heading) = &block.data.borrow().value {
            sections.push((heading.level, shown(block), String::new()));
            continue;
        }
        let body = shown(block);
        match sections.last_mut() {
            Some((_, _, before)) => before.push_str(&body),
            None => assert_eq!(body.trim(), "", "a heading comes first"),
        }
    }
    sections.into_iter().map(|(level, head, body)| (level, folded(&head), folded(&body))).collect()
}

/// The words of a node. Comments are not seen; all other markup in a text would not have been typed.
fn shown<'a>(node: &'a AstNode<'a>) -> String {
    let mut out = match &node.data.borrow().value {
        NodeValue::Text(text) => text.to_string(),
        NodeValue::SoftBreak | NodeValue::LineBreak => "\n".to_owned(),
        NodeValue::HtmlBlock(html) if html.literal.starts_with("<!-- goalsheet:") => String::new(),
        NodeValue::HtmlInline(html) if html.starts_with("<!-- ") => String::new(),
        NodeValue::Paragraph
        | NodeValue::Heading(_)
        | NodeValue::List(_)
        | NodeValue::Item(_)
        | NodeValue::Link(_)
        | NodeValue::Table(_)
        | NodeValue::TableRow(_)
        | NodeValue::TableCell => String::new(),
        other => panic!("nobody typed {other:?}"),
    };
    node.children().for_each(|child| out.push_str(&shown(child)));
    if node.data.borrow().value.block() {
        out.push('\n');
    }
    out
}

fn folded(text: &str) -> String {
    // Markdown shows no character of the number 0.
    text.replace('\0', "\u{fffd}").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a viewer should show of these sheets.
fn expected(sheets: &[Sheet]) -> Vec<(u8, String, String)> {
    let mut out = Vec::new();
    let mut push = |level, head: String, body: String| out.push((level, folded(&head), folded(&body)));
    let rank = |sheet: &Sheet| sheet.rank.map_or_else(String::new, |rank| format!("{}位", rank.number()));
    for page in sheets.chunk_by(|a, b| (a.fiscal_year, &a.group) == (b.fiscal_year, &b.group)) {
        let colon = if page[0].group.is_empty() { "" } else { "：" };
        let title = format!("{} 重点目標管理シート{colon}{}", page[0].fiscal_year, page[0].group);
        let row = |sheet: &Sheet| format!("{}\n{}\n{}\n", rank(sheet), sheet.goal, sheet.department);
        push(1, title, format!("優先順位\n重点目標\n部局名\n{}", page.iter().map(row).collect::<String>()));
        for sheet in page {
            let head = format!("部局名：{}\n優先順位：{}", sheet.department, rank(sheet));
            push(2, format!("重点目標：{}", sheet.goal), head);
            for position in &sheet.positions {
                push(3, format!("{}における位置付け", position.plan), position.text.clone());
            }
            push(3, "現況・課題".into(), sheet.situation.clone());
            push(3, "目的・効果".into(), sheet.purpose.clone());
            let sdgs = sheet.sdgs.iter().map(|sdg| format!("{} {}\n", sdg.number(), sdg.name()));
            push(3, "該当するSDGsの目標".into(), sdgs.collect());
            for (number, initiative) in ('①'..).zip(&sheet.initiatives) {
                let served: Vec<_> = initiative.purposes.iter().map(|no| no.circled().to_string()).collect();
                let none = served.is_empty();
                let served = format!("目的・効果の番号：{}", served.join(" "));
                push(3, format!("取組{number}"), if none { String::new() } else { served });
                for column in Column::ALL {
                    let name = goalsheet::messages::parts::column(column).to_owned();
                    push(4, name, initiative.text(column).to_owned());
                }
            }
            push(3, "特記事項".into(), String::new());
            let participation = "○市民参加・協働の推進、市民満足度の向上を考慮した点";
            push(4, participation.into(), sheet.participation.clone());
            push(4, "○取組による効果・残された課題".into(), sheet.effects.clone());
        }
    }
    out
}

#[track_caller]
fn check_rendered(sheets: &[Sheet]) {
    let text = write(sheets);
    let (found, expected) = (rendered(&text), expected(sheets));
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected, "{text}");
    }
    assert_eq!(found.len(), expected.len());
}

/// Lines that mean something to one Markdown or another.
const MARKED: &[&str] = &[
    "# a",
    "#a",
    "####### a",
    "a #",
    "- a",
    "-",
    "+ a",
    "* a",
    "1. a",
    "1) a",
    "1.",
    "123456789. a",
    "1234567890. a",
    "> a",
    "---",
    "- - -",
    "***",
    "___",
    "===",
    "=",
    "| a | b |",
    "--- | ---",
    ":-:",
    ":--",
    "```",
    "~~~",
    "    a",
    "\ta",
    "  a",
    "　a　",
    "<b>a</b>",
    "<!-- a -->",
    "<?a?>",
    "<!A>",
    "<a@b.c>",
    "&amp;",
    "&#65;",
    "&copy;",
    "&",
    "&&amp;;",
    "\\",
    "\\\\",
    "\\n",
    "a\\",
    "*a*",
    "**a**",
    "_a_",
    "a_b_c",
    "__a__",
    "~a~",
    "~~a~~",
    "`a`",
    "``",
    "[a](b)",
    "![a](b)",
    "[a]: b",
    "[^1]",
    "[^1]: a",
    "[ ] a",
    "- [ ] a",
    "https://a.example/b_c?d=1&e=*f*",
    "https://a.example/~b_",
    "www.a.example/_b_",
    "(https://a.example/b)",
    "a_b@c.example",
    "http://a.example/<b",
    "$a$",
    ":smile:",
    "a  b",
    "a\u{a0}b",
    "\u{feff}",
    "\0",
    "\r",
    "a\rb",
    "\u{2028}",
    "\u{85}",
    "\u{c}",
    "=1+1",
    "(1) a",
    "① a",
    "・ a",
    "○ a",
    "※1 a",
    "~",
    "10~12月、3~4月",
    "!",
    "![",
    "\u{202e}a",
    "👩‍👩‍👧",
    "葛\u{e0100}",
    "&#x3c;b&#x3e;",
    "<br>",
    "重点目標：a",
    "### 取組①",
    "における位置付け",
    "{a}",
    "^a^",
    "==a==",
];

#[test]
fn every_line_is_rendered_as_it_was_typed() {
    for line in MARKED {
        let texts =
            [(*line).to_owned(), format!("{line}\n{line}"), format!("あ\n{line}\n\n{line}\n\n\n{line}い\n")];
        for text in texts {
            let mut sheet = sheet("s");
            sheet.goal = text.clone();
            sheet.group = text.clone();
            sheet.department = text.clone();
            sheet.situation = text.clone();
            sheet.push_position(text.clone(), text.clone(), Extra::new());
            sheet.initiatives[0].method = text.clone();
            check_rendered(std::slice::from_ref(&sheet));
            check_identity(&[sheet], &Extra::new());
        }
    }
}

/// A sheet of 令和6年度 with two initiatives.
fn sheet(id: &str) -> Sheet {
    let mut sheet = Sheet::empty(SheetId::new(id).expect("an id"), FiscalYear::new(2024).expect("a year"));
    sheet.group = "総務部等".into();
    sheet.department = "総務課".into();
    sheet.goal = "窓口の改善".into();
    sheet.rank = Rank::new(1);
    sheet.situation = "待ち時間が長い。".into();
    sheet.push_position("総合計画".into(), "第2編".into(), Extra::new());
    sheet.sdgs = [7, 11].into_iter().filter_map(Sdg::new).collect();
    for (id, method) in [("one", "○ 研修\n(1) 基礎"), ("two", "○ 掲示"), ("three", "○ 調査")] {
        let mut initiative = Initiative::empty(InitiativeId::new(id).expect("an id"));
        initiative.method = method.into();
        initiative.purposes = [1, 3].into_iter().filter_map(PurposeNo::new).collect();
        sheet.initiatives.push(initiative);
    }
    sheet
}

fn marked_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        2 => proptest::sample::select(MARKED).prop_map(str::to_owned),
        1 => proptest::sample::select(vec!["\n", "\n\n", " ", "a", "あ", "_", "-", "."]).prop_map(str::to_owned),
        1 => text(),
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    // The renderer takes its time where nothing is optimised.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_sheets_are_rendered_as_they_were_typed(sheets in sheets()) {
        check_rendered(&sheets);
    }

    #[test]
    fn any_text_is_rendered_as_it_was_typed(texts in [marked_text(), marked_text(), marked_text()]) {
        let mut sheet = sheet("s");
        [sheet.goal, sheet.situation, sheet.initiatives[1].target] = texts;
        check_rendered(std::slice::from_ref(&sheet));
        check_identity(&[sheet], &Extra::new());
    }
}

mod edited_by_hand {
    use super::*;

    /// Two sheets with all that a sheet may carry.
    fn two() -> Vec<Sheet> {
        let mut a = sheet("a");
        let carried: Extra = [("by", "planning"), ("--", "-->")]
            .map(|(key, text)| (key.to_owned(), text.into()))
            .into_iter()
            .collect();
        a.extra = carried.clone();
        a.positions[0].extra = carried.clone();
        a.initiatives[1].extra = carried.clone();
        a.dismissed.push(Dismissal {
            rule: "rule".into(),
            place: "place".into(),
            reason: "庁内の事情".into(),
            signed: goalsheet::model::Signature::default(),
            extra: carried,
        });
        let mut b = sheet("b");
        b.rank = Rank::new(2);
        b.goal = "研修の充実".into();
        vec![a, b]
    }

    /// What an edit of the two sheets' text comes to: `change` is what it should do to them, `notes` what is told.
    #[track_caller]
    fn check(edits: &[(&str, &str)], change: impl FnOnce(&mut Vec<Sheet>), notes: &[Remark]) {
        let mut sheets = two();
        let mut text = write(&sheets);
        for (from, to) in edits {
            assert!(text.contains(from), "{from} is in\n{text}");
            text = text.replacen(from, to, 1);
        }
        change(&mut sheets);
        for text in [text.clone(), text.replace('\n', "\r\n")] {
            let decoded = read(&text);
            assert_eq!(decoded.sheets, sheets, "{text}");
            let told: Vec<_> = decoded.notes.into_iter().map(|note| note.remark).collect();
            assert_eq!(told, notes, "{text}");
        }
    }

    fn left(line: usize, text: &str) -> Remark {
        Remark::LeftOut { line, text: text.into() }
    }

    fn new_initiative(id: &str) -> Initiative {
        Initiative::empty(InitiativeId::new(id).expect("an id"))
    }

    #[test]
    fn texts_come_in() {
        check(
            &[("待ち時間が長い。", "待ち時間は短い。\n昼も開く\n\n\n夜も")],
            |sheets| {
                sheets[0].situation = "待ち時間は短い。\n昼も開く\n\n夜も".into();
            },
            &[],
        );
        check(&[("\n○ 研修\\\n(1) 基礎\n", "\n")], |sheets| sheets[0].initiatives[0].method.clear(), &[]);
        check(
            &[("### 目的・効果\n", "### 目的・効果\n- 一\n- **二** `三` &lt;四&gt;\n")],
            |sheets| {
                sheets[0].purpose = "- 一\n- **二** `三` <四>".into();
            },
            &[],
        );
        check(
            &[
                ("## 重点目標：窓口の改善", "##  重点目標: 窓口の廃止 ##"),
                ("| 窓口の改善 |", "| 窓口の廃止 |"),
            ],
            |sheets| {
                sheets[0].goal = "窓口の廃止".into();
            },
            &[],
        );
        check(
            &[("部局名：総務課", "部局名: 人事課"), ("総務課 |", "人事課|")],
            |sheets| {
                sheets[0].department = "人事課".into();
            },
            &[],
        );
        check(
            &[("- 優先順位：1位", "* 優先順位：第３位"), ("| 1位", "|3 位")],
            |sheets| sheets[0].rank = Rank::new(3),
            &[],
        );
        check(
            &[("令和6年度 重点目標管理シート：総務部等", "令和７年度　重点目標：人事部")],
            |sheets| {
                sheets.iter_mut().for_each(|sheet| {
                    sheet.fiscal_year = FiscalYear::new(2025).expect("a year");
                    sheet.group = "人事部".into();
                });
            },
            &[],
        );
        check(
            &[("#### 期間・期限\n", "#### 期間・期限（いつ・いつまでに）\n\n年度内\n")],
            |sheets| {
                sheets[0].initiatives[0].deadline = "年度内".into();
            },
            &[],
        );
        check(
            &[("目的・効果の番号：① ③", "目的・効果の番号：２、⑤")],
            |sheets| {
                sheets[0].initiatives[0].purposes = [2, 5].into_iter().filter_map(PurposeNo::new).collect();
            },
            &[],
        );
        check(
            &[("\n- 目的・効果の番号：① ③\n", "")],
            |sheets| {
                sheets[0].initiatives[0].purposes = [].into_iter().collect();
            },
            &[],
        );
        check(
            &[("### 総合計画における位置付け", "### 後期計画における位置付け")],
            |sheets| {
                sheets[0].positions[0].plan = "後期計画".into();
            },
            &[],
        );
        check(
            &[
                ("### 現況・課題\n\n待ち時間が長い。\n", ""),
                ("## 重点目標：研修", "### 現況・課題\nA\n### 現況・課題\nB\n\n## 重点目標：研修"),
            ],
            |sheets| sheets[0].situation = "A\nB".into(),
            &[Remark::Doubtful { line: 85, text: "B".into(), why: CellDoubt::LabelTwice }],
        );
        check(
            &[("- 7 エネルギーをみんなに そしてクリーンに\n- 11 住み続けられるまちづくりを", "3, 4、１７")],
            |sheets| {
                sheets[0].sdgs = [3, 4, 17].into_iter().filter_map(Sdg::new).collect();
            },
            &[],
        );
        let found = "クリーンエネルギー".to_owned();
        check(
            &[("7 エネルギーをみんなに そしてクリーンに", "7 クリーンエネルギー")],
            |_| (),
            &[Remark::SdgWords { number: 7, found }],
        );
    }

    #[test]
    fn rows_are_deleted_added_and_moved() {
        let first = "### 取組① <!-- 1 -->\n\n- 目的・効果の番号：① ③\n\n#### 取組項目及び方法・手段\n\n○ 研修\\\n(1) 基礎\n\n#### 期間・期限\n\n#### 数値目標\n\n#### 中間報告\n\n#### 期末報告\n\n";
        let renumbered = |line, text: &str, number| Remark::Doubtful {
            line,
            text: text.into(),
            why: CellDoubt::Renumbered(number),
        };
        check(&[(first, "")], |sheets| drop(sheets[0].initiatives.remove(0)), &[renumbered(28, "②", 1)]);
        check(
            &[(first, ""), ("### 特記事項\n", &format!("{first}### 特記事項\n"))],
            |sheets| {
                sheets[0].initiatives.rotate_left(1);
            },
            &[renumbered(28, "②", 1)],
        );
        // A copy of a row is a further row.
        check(
            &[(first, &format!("{first}{first}"))],
            |sheets| {
                let mut copy = sheets[0].initiatives[0].clone();
                copy.id = InitiativeId::new("new-1").expect("an id");
                sheets[0].initiatives.insert(1, copy);
            },
            &[renumbered(45, "①", 2)],
        );
        check(
            &[("### 特記事項\n", "### 取組④\n\n#### 数値目標\n年4回\n### 特記事項\n")],
            |sheets| {
                sheets[0]
                    .initiatives
                    .push(Initiative { target: "年4回".into(), ..new_initiative("new-1") });
            },
            &[],
        );
        // The heading between two rows is gone: the columns that come again are those of a further row.
        check(
            &[("### 取組② <!-- 2 -->\n\n- 目的・効果の番号：① ③\n\n", "")],
            |sheets| {
                sheets[0].initiatives[1] =
                    Initiative { method: "○ 掲示".into(), ..new_initiative("new-1") };
            },
            &[],
        );
        check(
            &[("### 総合計画における位置付け <!-- 1 -->\n\n第2編\n\n", "")],
            |sheets| sheets[0].positions.clear(),
            &[],
        );
        check(
            &[("### 現況・課題", "### 改革大綱における位置付け\n1 (1)\n\n### 現況・課題")],
            |sheets| {
                sheets[0].push_position("改革大綱".into(), "1 (1)".into(), Extra::new());
            },
            &[],
        );
    }

    #[test]
    fn sheets_are_deleted_copied_and_moved() {
        let text = write(&two());
        let start = text.find("## 重点目標：研修").expect("the second sheet");
        let end = text.find("<!-- goalsheet:file").expect("the end");
        let second = &text[start..end];
        let row = "| 2位 | 研修の充実 | 総務課 |\n";
        check(&[(second, ""), (row, "")], |sheets| drop(sheets.pop()), &[]);
        check(
            &[(second, "")],
            |sheets| drop(sheets.pop()),
            &[Remark::ListedOnly { rank: Some(2), goal: "研修の充実".into() }],
        );
        check(
            &[(second, ""), ("## 重点目標：窓口", &format!("{second}## 重点目標：窓口"))],
            |sheets| sheets.reverse(),
            &[],
        );
        check(
            &[(second, &format!("{second}{second}"))],
            |sheets| {
                let mut copy = sheets[1].clone();
                copy.id = SheetId::new("new-1").expect("an id");
                sheets.push(copy);
            },
            &[],
        );
        check(
            &[("## 重点目標：研修", "# 令和6年度 重点目標管理シート：環境部\n\n## 重点目標：研修")],
            |sheets| {
                sheets[1].group = "環境部".into();
            },
            &[Remark::ListedOnly { rank: Some(2), goal: "研修の充実".into() }],
        );
        check(&[(row, "")], |_| (), &[Remark::NotListed]);
        check(&[("| 2位 ", "| 4位 ")], |_| (), &[Remark::ListedRank { listed: 4, here: 2 }]);
    }

    #[test]
    fn what_has_no_place_is_told() {
        let none = |_: &mut Vec<Sheet>| ();
        check(&[("# 令和6", "前書き\n続き\n\n次\n# 令和6")], none, &[left(1, "前書き\n続き"), left(4, "次")]);
        check(&[("- 部局名", "担当者\n- 部局名")], none, &[left(10, "担当者")]);
        check(
            &[("- 優先順位：1位", "- 優先順位：未定"), ("| 1位 ", "| ")],
            |sheets| sheets[0].rank = None,
            &[left(11, "- 優先順位：未定")],
        );
        check(&[("- 7 エ", "- 18 平和\n- 7 エ")], none, &[left(25, "- 18 平和")]);
        check(
            &[("### 目的・効果\n", "### 余談\n話\n### 目的・効果\n")],
            none,
            &[Remark::UnknownLabel { line: 21, label: "余談".into(), text: "話".into(), like: None }],
        );
        check(
            &[("番号：① ③", "番号：①と㉑")],
            |sheets| {
                sheets[0].initiatives[0].purposes = [].into_iter().collect();
            },
            &[left(30, "- 目的・効果の番号：①と㉑")],
        );
        check(&[("## 重点目標：研修", "# 参考\n\n## 重点目標：研修")], none, &[left(85, "# 参考")]);
    }

    #[test]
    fn without_comments_only_what_nobody_sees_is_gone() {
        let mut sheets = two();
        let text: String = write(&sheets)
            .lines()
            .filter(|line| !line.starts_with("<!--"))
            .map(|line| format!("{line}\n"))
            .collect();
        let decoded = read(&text);
        assert_eq!((decoded.notes.len(), decoded.fresh.len()), (0, 2));
        for sheet in &mut sheets {
            sheet.dismissed.clear();
            sheet.extra = Extra::new();
            sheet.positions[0].extra = Extra::new();
            sheet.initiatives[1].extra = Extra::new();
        }
        for (sheet, read) in sheets.iter_mut().zip(&decoded.sheets) {
            sheet.id = read.id.clone();
            sheet
                .initiatives
                .iter_mut()
                .zip(&read.initiatives)
                .for_each(|(row, read)| row.id = read.id.clone());
        }
        assert_eq!(decoded.sheets, sheets);
    }

    #[test]
    fn a_stale_or_broken_comment_says_nothing_of_what_is_seen() {
        let told = r#"<!-- goalsheet:sheet {"goal":"別","rank":9,"sdgs":[1],"fiscal_year":1,"#;
        check(
            &[
                ("<!-- goalsheet:sheet {", told),
                (r#""id":"two""#, r#""id":"two","method":"別","purposes":[9]"#),
            ],
            |_| (),
            &[],
        );
        let text = write(&two()).replace(r#"{"id":"a""#, r#"{"id":"a"#);
        let decoded = read(&text);
        assert_eq!((decoded.sheets[0].id.as_str(), &decoded.sheets[1]), ("new-1", &two()[1]));
        assert!(
            matches!(
                &decoded.notes[..],
                [Note { place: FilePlace::File, remark: Remark::LeftOut { line: 83, .. } }]
            ),
            "{:?}",
            decoded.notes
        );
    }

    #[test]
    fn what_no_sheet_can_be_made_of_is_refused() {
        let refused = |text: &str| {
            let problems = decode(text).map(|decoded| decoded.sheets).expect_err(text);
            problems.into_iter().map(|problem| (problem.place, problem.reason)).collect::<Vec<_>>()
        };
        let place = |number, goal: &str, part| FilePlace::Sheet { number, goal: goal.into(), part };
        let without_year = "## 重点目標：A\n### 現況・課題\n# 重点目標管理シート\n## 重点目標：B\n";
        let no_year = |number, goal| (place(number, goal, ProblemPart::Whole), Reason::NoYear);
        assert_eq!(refused(without_year), [no_year(1, "A"), no_year(2, "B")]);
        let text = write(&two()).replace(r#""dismissed":[{"#, r#""dismissed":[1,{"#);
        let wrong = Reason::WrongKind { wanted: ValueKind::Object, found: "1".into() };
        assert_eq!(refused(&text), [(place(1, "窓口の改善", ProblemPart::Field(Field::Dismissed)), wrong)]);
    }
}

/// Words that stand only where they must not be seen.
fn check_without(text: &str, words: &[&str]) {
    words.iter().for_each(|word| assert!(!text.contains(word), "{word} in\n{text}"));
}

#[test]
fn what_is_for_all_to_read_holds_nothing_else() {
    let mut secret = sheet("s");
    let note: Extra = [("note".to_owned(), "internal".into())].into_iter().collect();
    secret.dismissed.push(Dismissal {
        rule: "r".into(),
        place: "p".into(),
        reason: "internal".into(),
        signed: goalsheet::model::Signature::default(),
        extra: note.clone(),
    });
    secret.extra = note.clone();
    secret.positions[0].extra = note.clone();
    let one = &mut secret.initiatives[0];
    one.extra = note.clone();
    one.midterm = "mid-term".into();
    one.final_report = "year-end".into();
    one.overruled.push(Overruling {
        entry: None,
        report: Report::Final,
        state: Some(State::Met),
        target_quantity: None,
        report_quantities: None,
        target_words: String::new(),
        report_words: "year-end internal".into(),
        reason: String::new(),
        signed: goalsheet::model::Signature::default(),
        extra: note.clone(),
    });
    let mut plain = secret.clone();
    plain.dismissed.clear();
    plain.extra = Extra::new();
    plain.positions[0].extra = Extra::new();
    plain.initiatives[0].extra = Extra::new();
    plain.initiatives[0].overruled.clear();
    let shown = markdown::encode(&[secret.clone()], &note, &moment(), Scope::Shown);
    check_without(&shown, &["internal", "dismissed", "overruled"]);
    check_same(&shown, &[plain.clone()], &Extra::new());
    plain.initiatives[0].midterm.clear();
    plain.initiatives[0].final_report.clear();
    let plan = markdown::encode(&[secret], &note, &moment(), Scope::Plan);
    check_without(&plan, &["internal", "mid-term", "year-end", "中間報告", "期末報告", "overruled"]);
    check_same(&plan, &[plain], &Extra::new());
}

proptest! {
    #[test]
    fn damaged_at_random_never_panics(
        sheets in sheets(),
        edits in proptest::collection::vec((any::<usize>(), any::<usize>(), any::<u8>()), 1..12),
    ) {
        let text = mutate(&write(&sheets), &edits);
        if let Ok(decoded) = codec::read(&text, &mut ids()) {
            decoded.sheets.iter().for_each(|sheet| assert_eq!(sheet.check(), Ok(())));
        }
        drop(markdown::decode(&text, &mut ids()));
    }

    #[test]
    fn any_text_can_be_tried(text in marked_text()) {
        drop(markdown::decode(&text, &mut ids()));
        drop(markdown::decode(&format!("# 令和6年度 重点目標管理シート\n## 重点目標：\n### 現況・課題\n{text}"), &mut ids()));
    }
}

#[test]
fn long_texts_take_no_time_out_of_proportion() {
    let many = |line: &str, count: usize| line.repeat(count);
    let texts = |count: usize| -> Vec<String> {
        let head = "# 令和6年度 重点目標管理シート\n";
        vec![
            format!("{head}## 重点目標：A\n### 現況・課題\n{}", many("\\&#<`", count)),
            format!("{head}## 重点目標：A\n### 現況・課題\n{}", many("\\\n", count)),
            format!("{head}{}", many("## 重点目標：A\n### 取組①\n", count)),
            format!("{head}{}## 重点目標：A\n### 現況・課題\n", many("| 1位 | A | B |\n", count)),
            format!(
                "{head}{}",
                many("| 1位 | A | B |\n## 重点目標：A\n### 現況・課題\n# 令和6年度 重点目標\n", count)
            ),
            format!(
                "{head}{}{}",
                many("| 9位 | A | B |\n", count),
                many("## 重点目標：A\n### 現況・課題\n", count)
            ),
            format!("{head}## 重点目標：A\n{}", many("### 取組① <!-- 1 -->\n", count)),
        ]
    };
    for text in texts(3_000) {
        let start = cpu_time::ThreadTime::now();
        drop(markdown::decode(&text, &mut ids()));
        // Each takes a second at most, however busy the machine; in the square of its length, minutes.
        assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}: {:.80}", start.elapsed(), text);
    }
}
