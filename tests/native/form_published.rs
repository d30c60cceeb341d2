//! A city's own form on the published page: in its order, under its names, and nothing that it does not publish.

use std::io::{Cursor, Read};
use std::sync::Arc;

use goalsheet::codec::markdown::Scope;
use goalsheet::codec::xlsx::import;
use goalsheet::codec::{self, settings, settings_form};
use goalsheet::engines::{excel, reader};
use goalsheet::model::publication::PublishChoice;
use goalsheet::model::{Extra, Settings, Sheet, paper};
use goalsheet::protocol::{self, Content, MakeMarkdown, MakeWorkbook};
use goalsheet::publish::{comparison, kiosk, page};

const SETTINGS: &str = r#"{"format":"goalsettings","version":1,"city":"あおぞら市",
 "reviewers":[{"name":"一次評価","published":false}],
 "grades":[{"word":"達成"},{"word":"未達成"}],
 "form":{"name":"あおぞら市","title":"組織目標表","number":"様式第3号","department":"課名",
  "parts":[{"key":"goal","label":"組織目標"},{"key":"situation","label":"課題","published":false},
   {"key":"協働","label":"協働関係先"},{"key":"覚え","label":"内部メモ","published":false}],
  "columns":[{"key":"method","label":"取組内容"},{"key":"target","label":"目標値"},{"key":"担当","label":"担当者","published":false},
   {"key":"予算","label":"予算額"},{"key":"final_report","label":"結果"},{"key":"翌年度","label":"翌年度の取組"}],
  "after":[]}}"#;

const SHEET: &str = r#"{"format":"goalsheet","version":1,"sheets":[{"fiscal_year":2024,"group":"総務部等","department":"総務課",
 "rank":3,"goal":"水害に備える","positions":[{"plan":"総合計画","text":"位置のことば"}],"situation":"非公開の課題","purpose":"様式にない目的",
 "parts":{"協働":"自主防災会","覚え":"部内の覚え","古い欄":"前の様式のことば"},
 "initiatives":[{"method":"(1) 訓練","target":"(1) 10回","midterm":"(1) 様式にない4回","final_report":"(1) 12回",
  "parts":{"担当":"山田","予算":"1,200千円","翌年度":"続ける","一次評価":"達成","協働":"列にない協働"}}]}]}"#;

const PUBLISHED: [&str; 10] = [
    "組織目標表",
    "様式第3号",
    "課名",
    "協働関係先",
    "自主防災会",
    "予算額",
    "1,200千円",
    "12回",
    "翌年度の取組",
    "続ける",
];
const UNPUBLISHED: [&str; 10] = [
    "非公開の課題",
    "様式にない目的",
    "位置のことば",
    "部内の覚え",
    "前の様式のことば",
    "山田",
    "様式にない4回",
    "一次評価",
    "列にない協働",
    "担当者",
];

fn by_form<T>(act: impl FnOnce(&[Sheet]) -> T) -> T {
    let settings: Settings = settings::decode(SETTINGS).expect("settings").expect("sound settings");
    let sheets = codec::read(SHEET, &mut crate::common::ids()).expect("a sheet").sheets;
    paper::by_form(settings.whole_form(), || act(&sheets))
}

fn made(sheets: &[Sheet], choice: &PublishChoice) -> String {
    page::page(sheets, choice, &Extra::new(), &crate::common::moment())
}

fn check(page: &str, shown: &[&str], hidden: &[&str]) {
    for words in shown {
        assert!(page.contains(words), "{words} is shown");
    }
    for words in hidden {
        assert!(!page.contains(words), "{words} is not shown");
    }
}

#[test]
fn a_page_has_what_the_form_publishes_and_a_print_of_the_office_all() {
    let choice = PublishChoice { whole: false, ..PublishChoice::WHOLE };
    by_form(|sheets| {
        check(&made(sheets, &choice), &PUBLISHED, &UNPUBLISHED);
        let office = made(sheets, &PublishChoice { office: true, ..choice });
        check(&office, &PUBLISHED, &[]);
        check(&office, &UNPUBLISHED, &[]);
        check(&office, &["この様式にない欄"], &[]);
        // What is said of reports goes with them.
        let plan = made(sheets, &PublishChoice { reports: false, ..choice });
        check(&plan, &["1,200千円"], &["12回", "続ける", "翌年度の取組", "一次評価"]);
        // A file that carries the sheets whole shows no more than others.
        let whole = made(sheets, &PublishChoice::WHOLE);
        let (markup, data) = whole.rsplit_once("<script").expect("its data");
        check(markup, &PUBLISHED, &UNPUBLISHED);
        check(data, &["部内の覚え"], &[]);
        let pages = kiosk::pages("", &[], sheets, &choice, None);
        let told: String = pages.pages.iter().map(|page| page.markup.as_str()).collect();
        check(&told, &["水害に備える"], &UNPUBLISHED);
        check(&told, &PUBLISHED[2..], &[]);
    });
}

/// A workbook, as the engine makes it.
pub(crate) fn packed(sheets: &[Sheet], choice: &PublishChoice) -> Vec<u8> {
    let content = Content::pack(sheets, &Extra::new(), crate::common::moment());
    let form = settings_form::encode(&paper::form());
    let request = crate::common::workbook_request(&form, content, *choice);
    let message = protocol::encode_request(1, &form, request);
    let answer = excel::answer(&message, &mut |_, _| {});
    let (_, body) = protocol::open(&answer).expect("an answer");
    protocol::decode_answer::<MakeWorkbook>(body).expect("an answer").expect("a workbook").into_vec()
}

/// Markdown, as the engine makes it.
pub(crate) fn markdown(sheets: &[Sheet], scope: Scope) -> String {
    let content = Content::pack(sheets, &Extra::new(), crate::common::moment());
    let form = settings_form::encode(&paper::form());
    let message = protocol::encode_request(1, &form, MakeMarkdown { scope, content });
    let answer = reader::answer(&message);
    let (_, body) = protocol::open(&answer).expect("an answer");
    protocol::decode_answer::<MakeMarkdown>(body).expect("an answer").expect("a text")
}

/// All that a workbook of the sheets has in it, as text; what it carries is in ASCII.
fn workbook(sheets: &[Sheet], choice: &PublishChoice) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(packed(sheets, choice))).expect("a zip");
    let mut told = String::new();
    for at in 0..zip.len() {
        zip.by_index(at).expect("a part").read_to_string(&mut told).expect("text");
    }
    told
}

fn in_ascii(words: &str) -> String {
    words.chars().map(|char| format!("\\u{:04x}", u32::from(char))).collect()
}

#[test]
fn a_workbook_to_publish_names_no_part_that_is_not_published() {
    by_form(|sheets| {
        let choice = PublishChoice { whole: false, ..PublishChoice::WHOLE };
        let told = workbook(sheets, &choice);
        check(&told, &["予算額", "自主防災会"], &["山田", "担当者", "内部メモ", "部内の覚え", "一次評価"]);
        for part in ["担当者", "内部メモ", "一次評価"] {
            assert!(!told.contains(&in_ascii(part)), "{part} is not carried");
        }
        assert!(told.contains(&in_ascii("予算額")), "the form is carried");
        check(&workbook(sheets, &PublishChoice::WHOLE), &["山田", "担当者", "内部メモ"], &[]);
    });
}

/// What a file brings that is opened where the default form is used: goals, and what stands in 予算額 and in 取組.
fn brought(decoded: &codec::Decoded) -> (&str, Option<&str>, &str) {
    let sheet = &decoded.sheets[0];
    let budget = sheet.initiatives[0].own.iter().find(|(key, _)| key.as_str() == "予算");
    (&sheet.goal, budget.map(|(_, text)| text), &sheet.initiatives[0].method)
}

#[test]
fn a_form_that_publishes_neither_its_initiatives_nor_its_goal_is_carried_as_one_that_can_be_kept() {
    let hidden = SETTINGS
        .replace(r#""label":"取組内容""#, r#""label":"取組内容","published":false"#)
        .replace(r#""label":"組織目標""#, r#""label":"組織目標","published":false"#);
    let settings: Settings = settings::decode(&hidden).expect("settings").expect("sound settings");
    let sheets = codec::read(SHEET, &mut crate::common::ids()).expect("a sheet").sheets;
    let choice = PublishChoice { whole: false, ..PublishChoice::WHOLE };
    let (page, text, book) = paper::by_form(settings.whole_form(), || {
        (made(&sheets, &choice), markdown(&sheets, Scope::Shown), packed(&sheets, &choice))
    });
    let read = |text: &str| {
        assert!(!text.contains("(1) 訓練"), "it is not published");
        codec::read(text, &mut crate::common::ids()).expect("a file")
    };
    let book = import::decode(&book, &mut crate::common::ids(), &mut |_, _| {}).expect("a workbook");
    for decoded in [read(&page), read(&text), book] {
        assert_eq!(brought(&decoded), ("水害に備える", Some("1,200千円"), ""), "{:?}", decoded.notes);
        assert!(decoded.notes.is_empty(), "{:?}", decoded.notes);
    }
}

#[test]
fn markdown_to_publish_has_what_the_form_publishes() {
    by_form(|sheets| {
        let told = markdown(sheets, Scope::Shown);
        check(&told, &["組織目標", "課名", "自主防災会", "1,200千円", "12回", "続ける"], &UNPUBLISHED);
        assert!(!told.contains("3位"), "the form has no rank");
        check(&markdown(sheets, Scope::Plan), &["1,200千円"], &["12回", "部内の覚え", "非公開の課題"]);
        check(&markdown(sheets, Scope::Whole), &["部内の覚え", "非公開の課題"], &[]);
    });
}

#[test]
fn the_head_of_a_page_is_named_as_the_form_names_its_goal() {
    by_form(|sheets| {
        let choice = PublishChoice { whole: false, ..PublishChoice::WHOLE };
        check(&made(sheets, &choice), &["aria-label=\"組織目標\""], &["重点目標と、"]);
        let office = made(sheets, &PublishChoice { office: true, ..choice });
        check(&office, &["aria-label=\"組織目標と、その課題\""], &["重点目標と、"]);
    });
}

#[test]
fn under_the_default_form_the_parts_of_another_are_not_published() {
    let sheets = codec::read(SHEET, &mut crate::common::ids()).expect("a sheet").sheets;
    let choice = PublishChoice { whole: false, ..PublishChoice::WHOLE };
    check(&made(&sheets, &choice), &["様式にない目的"], &["自主防災会", "山田", "1,200千円", "様式にない欄"]);
    check(&made(&sheets, &PublishChoice { office: true, ..choice }), &["自主防災会", "① 担当", "山田"], &[]);
}

#[test]
fn versions_are_compared_in_the_forms_parts_and_in_those_beside_it() {
    by_form(|sheets| {
        let mut after = sheets[0].clone();
        after.purpose = "直した目的".to_owned();
        let row = &mut after.initiatives[0];
        row.own = row.own.iter().map(|(key, _)| (key.clone(), "直した".to_owned())).collect();
        let told = comparison::comparison(&sheets[0], &after, false);
        check(&told, &["組織目標", "自主防災会", "目的・効果", "担当者", "中間報告", "直した"], &[]);
    });
    let same = Arc::new(codec::read(SHEET, &mut crate::common::ids()).expect("a sheet").sheets);
    assert!(!comparison::comparison(&same[0], &same[0], false).contains("data-change"));
}

#[test]
fn indicators_are_a_table_on_the_page_and_in_the_kiosk_and_other_lines_stand_below() {
    const LINE: &str =
        "貸出冊数（冊）｜成果｜多いほどよい｜基準 令和5年度 120,000｜令和6年度 目標 125,000 実績 123,456";
    let form = SETTINGS.replace(r#""label":"予算額""#, r#""label":"予算額","indicators":true"#);
    let settings: Settings = settings::decode(&form).expect("settings").expect("sound settings");
    let text = format!("{LINE}\n・蔵書の見直しも行う。");
    let sheet = SHEET.replace("1,200千円", &text.replace('\n', "\\n"));
    let sheets = codec::read(&sheet, &mut crate::common::ids()).expect("a sheet").sheets;
    let choice = PublishChoice { whole: false, ..PublishChoice::WHOLE };
    let shown = [
        "<th scope=\"rowgroup\" colspan=\"3\">貸出冊数（冊） <small>成果・多いほどよい</small></th>",
        "<th scope=\"row\">基準値（令和5年度）</th><td colspan=\"2\">120,000</td>",
        "<th scope=\"row\">令和6年度</th><td data-label=\"目標\">125,000</td><td data-label=\"実績\">123,456</td>",
        "蔵書の見直しも行う。",
    ];
    paper::by_form(settings.whole_form(), || {
        let page = made(&sheets, &choice);
        let (markup, data) = page.rsplit_once("<script").expect("its data");
        check(markup, &shown, &["｜"]);
        check(data, &["基準 令和5年度 120,000"], &[]);
        let told: String = kiosk::pages("", &[], &sheets, &choice, None)
            .pages
            .iter()
            .map(|page| page.markup.as_str())
            .collect();
        check(&told, &shown, &["｜"]);
        // The text itself comes back.
        let read = |decoded: &codec::Decoded| assert_eq!(brought(decoded).1, Some(text.as_str()));
        read(&codec::read(&page, &mut crate::common::ids()).expect("a page"));
        read(&codec::read(&markdown(&sheets, Scope::Shown), &mut crate::common::ids()).expect("a text"));
        let book = packed(&sheets, &choice);
        read(&import::decode(&book, &mut crate::common::ids(), &mut |_, _| {}).expect("a workbook"));
    });
    // Without the key it is a text, as an older version has it.
    by_form(|_| check(&made(&sheets, &choice), &["貸出冊数（冊）｜成果｜"], &["rowgroup\" colspan"]));
}
