//! Sheets by forms with parts of a city's own, whatever these are called and whatever stands in them: as Markdown they come
//! back whole, by that form and by any other.

use std::sync::Arc;

use goalsheet::codec::markdown;
use goalsheet::model::paper::by_form;
use goalsheet::model::{Extra, OwnKey, PartKey, PartSetting, Sheet, SheetForm};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::common::{ids, moment, sheets, text};

/// Names of parts in files.
const KEYS: [&str; 8] =
    ["k-1", "k-2", "k-3", "担当", "所属", "数値目標", "現況・課題", "0198c0de-7f3a-7000-8000-000000000001"];
/// What parts are called: like the paper's, like each other, like marks of Markdown.
const LABELS: [&str; 24] = [
    "部長の方針",
    "担当",
    "評価",
    "評価の理由",
    "予算額（千円）",
    "A",
    "○ 特記",
    "# 見出し",
    "取組",
    "取組①",
    "年度",
    "数値目標の根拠",
    "* 印 *",
    "①",
    "協働_関係先_",
    "この様式にない欄",
    "目的・効果：①",
    "見直し",
    "`記号`",
    "<b>太字</b>",
    "重点目標：達成",
    "現況・課題",
    "特記事項",
    "総合計画における位置付け",
];

fn form() -> impl Strategy<Value = SheetForm> {
    let part = || (select(KEYS.to_vec()), select(LABELS.to_vec()), 0..3_u8);
    vec(part(), 0..6).prop_map(|parts| {
        let mut form = SheetForm::default();
        for (key, label, list) in parts {
            let key = OwnKey::new(key).map(PartKey::Own).expect("a key");
            let mut with = form.clone();
            let part = PartSetting::new(key, label);
            match list {
                0 => with.parts.push(part),
                1 => with.columns.push(part),
                _ => with.after.push(part),
            }
            if with.is_sound() {
                form = with;
            }
        }
        form
    })
}

/// Sheets with texts under keys, those of the form and others.
fn own_sheets() -> impl Strategy<Value = Vec<Sheet>> {
    let own = vec((any::<usize>(), any::<bool>(), select(KEYS.to_vec()), text()), 0..10);
    (sheets(), own).prop_map(|(mut sheets, own)| {
        let count = sheets.len();
        for (at, is_of_row, key, text) in own.into_iter().filter(|_| count > 0) {
            let key = OwnKey::new(key).expect("a key");
            let sheet = &mut sheets[at % count];
            let rows = sheet.initiatives.len();
            match is_of_row && rows > 0 {
                true => sheet.initiatives[at / count % rows].own.set(&key, &text),
                false => sheet.own.set(&key, &text),
            }
        }
        sheets
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn sheets_with_parts_of_a_citys_own_come_back_whole(sheets in own_sheets(), form in form()) {
        let form = Arc::new(form);
        let text = by_form(form.clone(), || {
            markdown::encode(&sheets, &Extra::new(), &moment(), markdown::Scope::Whole)
        });
        for reader in [form, Arc::new(SheetForm::default())] {
            let read = by_form(reader, || markdown::decode(&text, &mut ids()));
            let read = read.unwrap_or_else(|problems| panic!("{problems:?}\n{text}"));
            prop_assert_eq!(&read.sheets, &sheets, "{}", text);
            prop_assert!(read.notes.is_empty(), "{:?}\n{}", read.notes, text);
        }
    }
}
