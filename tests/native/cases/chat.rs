//! JSON that was sent as words: through Teams, Outlook, Word, a tracker.

use super::bring_text;
use goalsheet::messages::problems;

const FILE: &str = "{\n  \"format\": \"goalsheet\",\n  \"version\": 1,\n  \"sheets\": [\n    {\n      \"id\": \"one\",\n      \"fiscal_year\": 2024,\n      \
    \"goal\": \"\u{a0}川を守る {いつも}\",\n      \"situation\": \"水が\\n\\\"濁る\\\"“ときどき” > 3回\"\n    }\n  ]\n}";

#[test]
fn what_is_around_and_between_is_seen_through() {
    let wanted = bring_text(FILE);
    assert_eq!(wanted.sheet().goal, "\u{a0}川を守る {いつも}");
    let lines =
        |from: &str, to: &str| FILE.lines().map(|line| line.replacen(from, to, 1) + "\n").collect::<String>();
    let indented = |blank: &str| {
        FILE.lines()
            .map(|line| blank.repeat(line.len() - line.trim_start().len()) + line.trim_start() + "\n")
            .collect::<String>()
    };
    let quoted: String = FILE.lines().map(|line| format!("> {line}\n")).collect();
    let twice: String = FILE.lines().map(|line| format!(">> {line}\n")).collect();
    for (why, text, told) in [
        ("blanks of Teams", indented("\u{a0}"), 0),
        ("wide blanks", indented("\u{3000}"), 0),
        ("thin blanks", indented("\u{2009}"), 0),
        ("no width", lines("\": ", "\": \u{200b}"), 0),
        ("marks of the order of bytes", lines("\"", "\u{feff}\""), 0),
        ("a greeting", format!("お疲れさまです。\n送ります。\n\n{FILE}\n"), 1),
        ("a farewell", format!("{FILE}\n\nよろしくお願いします。\n"), 1),
        ("both", format!("中村です。{{急ぎ}}\n\n{FILE}\n\n-- \n環境課 中村\n"), 2),
        ("a fence", format!("```json\n{FILE}\n```\n"), 0),
        ("a fence in a greeting", format!("送ります。\n\n```\n{FILE}\n```\n以上です。"), 2),
        ("marks of a quotation", quoted.clone(), 1),
        ("two marks", twice, 1),
        ("a quotation under its sender", format!("中村さんは書きました:\n\n{quoted}\n承知しました。\n"), 3),
        ("in brackets", format!("「{FILE}」"), 2),
        ("a mark of code", format!("`{FILE}`"), 0),
        ("under its sender's name", format!("[2026/11/22 10:11] 中村: {FILE}\n<https://example.com>\n"), 2),
        ("on the line of the greeting", format!("次のとおりです：{FILE}"), 1),
    ] {
        let brought = bring_text(&text);
        assert_eq!(brought.sheets, wanted.sheets, "{why}: {:?}", brought.told);
        assert_eq!(brought.told.len(), told, "{why}: {:?}", brought.told);
    }
    bring_text(&format!("お疲れさまです。\n\n{FILE}")).tells(&["1行目", "お疲れさまです。"]);
    bring_text(&format!("{FILE}\n\nよろしく")).tells(&["14行目", "よろしく"]);
}

#[test]
fn what_is_broken_within_is_refused_with_its_place() {
    let check = |text: &str, words: &[&str]| {
        let brought = bring_text(text);
        assert_eq!(brought.sheets, [], "{text}");
        brought.tells(words);
        brought.tells(&["ファイルのまま（添付ファイルで）送って"]);
    };
    for (open, close) in
        [("“", "”"), ("„", "“"), ("«", "»"), ("＂", "＂"), ("〝", "〟"), ("‘", "’"), ("″", "″")]
    {
        let curly = |text: &str| {
            let mut is_open = false;
            text.replace("\\\"", "")
                .chars()
                .map(|char| match char {
                    '"' => {
                        is_open = !is_open;
                        if is_open { open.to_owned() } else { close.to_owned() }
                    }
                    char => char.to_string(),
                })
                .collect::<String>()
        };
        check(&curly(FILE), &["2行目の3文字目", &format!("「{open}」")]);
        check(&format!("送ります。\n\n{}", curly(FILE)), &["4行目の3文字目", &format!("「{open}」")]);
    }
    // Only some were changed.
    check(&FILE.replacen("\"version\"", "“version”", 1), &["3行目の3文字目", "「“」"]);
    check(&FILE.replacen("\"goalsheet\"", "\"goalsheet”", 1), &["「”」", "2行目"]);
    check(&FILE.replace('"', "&quot;"), &["2行目", "「&」"]);
    check(&FILE.replacen("fiscal_year", "fiscal\\_year", 1), &["7行目", "「_」"]);
    check(&FILE.replacen(':', "：", 1), &["2行目", "「：」"]);
    check(&FILE.replacen(',', "、", 1), &["2行目", "「、」"]);
    // A mailer has broken a text.
    check(&FILE.replacen("川を", "川\nを", 1), &["8行目", "改行"]);
    check(&format!("> {}", FILE.replace('\n', "\n> ").replacen("川を", "川\n> を", 1)), &["8行目", "改行"]);
}

#[test]
fn two_files_one_after_the_other_are_refused_with_advice() {
    let other = FILE.replacen("\"one\"", "\"two\"", 1);
    for (why, text, place) in [
        ("on the next line", format!("{FILE}\n{other}"), "13行目の1文字目"),
        ("on the same line", format!("{FILE}{other}\n"), "12行目の2文字目"),
        ("the same one twice", format!("{FILE}\n\n{FILE}\n"), "14行目の1文字目"),
        ("with words between", format!("1つ目です。\n{FILE}\n2つ目です。\n{other}"), "15行目の1文字目"),
        ("three", format!("{FILE}\n{other}\n{FILE}"), "13行目の1文字目"),
    ] {
        let brought = bring_text(&text);
        assert_eq!(brought.sheets, [], "{why}");
        assert_eq!(brought.told.len(), 1, "{why}: {:?}", brought.told);
        brought.tells(&[place, "もう1つ", "別のファイルに分け"]);
    }
}

#[test]
fn other_json_is_answered_as_before() {
    for text in ["{", "{a:1}", "[1", "{\"format\":\"other\"}", "{\"format\":\"goal", "{'format':'goalsheet'}"]
    {
        let strict = goalsheet::codec::json::decode(text, &mut crate::common::ids()).expect_err("refused");
        assert_eq!(bring_text(text).told, strict.iter().map(problems::problem).collect::<Vec<_>>(), "{text}");
    }
    // Cut off: the place is the end.
    bring_text(&FILE[..FILE.len() - 12]).tells(&["途中で終わっています"]);
}
