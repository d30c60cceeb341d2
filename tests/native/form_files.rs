//! Files follow the form in use, whatever form it is: nothing of a sheet is lost on the way.

use std::sync::Arc;

use goalsheet::codec::xlsx::layout;
use goalsheet::codec::xlsx::{import, write};
use goalsheet::codec::{self, Decoded, json, markdown, settings};
use goalsheet::model::paper::{by_form, use_form};
use goalsheet::model::publication::PublishChoice;
use goalsheet::model::{
    Cell, Column, Extra, FiscalYear, Initiative, InitiativeId, OwnKey, PartKey, PartSetting, PurposeNo, Rank,
    Sdg, Settings, Sheet, SheetForm, SheetId,
};
use goalsheet::publish::page;

use crate::common::{ids, moment};
use crate::xlsx_import::edited;

fn own(key: &str) -> OwnKey {
    OwnKey::new(key).expect("a key")
}

fn part(key: &str, label: &str) -> PartSetting {
    PartSetting::new(PartKey::named(key).expect("a part"), label)
}

fn choice(key: &str, label: &str, choices: &[&str]) -> PartSetting {
    PartSetting { choices: choices.iter().map(|one| (*one).to_owned()).collect(), ..part(key, label) }
}

fn beside(part: PartSetting) -> PartSetting {
    PartSetting { is_beside: true, ..part }
}

/// Fewer parts than the paper's, and nothing under the initiatives.
fn small() -> SheetForm {
    SheetForm {
        name: "小".to_owned(),
        title: "組織目標表".to_owned(),
        number: "様式第1号".to_owned(),
        group: "部".to_owned(),
        department: "課名".to_owned(),
        parts: vec![part("goal", "組織目標"), part("部長の方針", "部長の方針")],
        columns: vec![part("method", "取組内容"), part("final_report", "実績")],
        after: Vec::new(),
        ..SheetForm::default()
    }
}

/// Eight columns, two of them chosen from words.
fn wide() -> SheetForm {
    let mut form = SheetForm { name: "広".to_owned(), ..SheetForm::default() };
    form.columns.insert(0, part("担当", "担当"));
    form.columns.push(choice("評価", "評価", &["A", "B", "C"]));
    form.columns.push(choice("方向性", "今後の方向性", &["拡充", "継続", "終了"]));
    form.parts.push(beside(part("予算額", "予算額（千円）")));
    form.parts.push(part("協働関係先", "協働関係先"));
    form.after.push(part("総合評価", "総合評価"));
    form.after.push(beside(choice("一次評価", "一次評価", &["S", "A"])));
    form.after.push(beside(part("一次評価のコメント", "一次評価のコメント")));
    form
}

/// Other names, another order.
fn renamed() -> SheetForm {
    SheetForm {
        name: "別".to_owned(),
        title: "部局マネジメントシート".to_owned(),
        department: "部名".to_owned(),
        group: "部局群名".to_owned(),
        position: "との関係".to_owned(),
        notes: "その他".to_owned(),
        parts: vec![
            part("purpose", "ねらい"),
            beside(part("situation", "背景")),
            part("goal", "目標"),
            part("sdgs", "SDGsとの関連"),
            beside(part("rank", "重要度")),
            part("positions", "上位計画"),
        ],
        columns: vec![
            part("target", "達成水準"),
            PartSetting { note: "（具体的に）".to_owned(), ..part("method", "方策") },
            part("数値目標", "数値目標の根拠"),
            part("deadline", "日程"),
            part("final_report", "年度末の振り返り"),
            part("midterm", "上半期"),
        ],
        after: vec![part("effects", "残ったこと"), part("participation", "市民の声")],
        ..SheetForm::default()
    }
}

/// The three, and those that ship as choices.
fn forms() -> Vec<SheetForm> {
    let mut forms = vec![SheetForm::default(), small(), wide(), renamed()];
    forms.extend(shipped().iter().map(|(_, settings)| (*settings.whole_form()).clone()));
    assert!(forms.iter().all(SheetForm::is_sound));
    forms
}

/// The settings that ship as choices, each under its file's name.
fn shipped() -> Vec<(String, Settings)> {
    let read = |(file, text): (String, String)| {
        let settings = settings::decode(&text).expect("settings");
        (file.clone(), settings.unwrap_or_else(|problems| panic!("{file}: {problems:?}")))
    };
    crate::forms::forms().into_iter().map(read).collect()
}

/// A sheet with every part of the paper and of the form filled.
fn full(form: &SheetForm) -> Sheet {
    let mut sheet = Sheet::empty(SheetId::new("s").expect("an id"), FiscalYear::new(2024).expect("a year"));
    sheet.group = "総務部等".to_owned();
    sheet.department = "危機管理室".to_owned();
    sheet.goal = "災害に強いまち".to_owned();
    sheet.rank = Rank::new(2);
    sheet.push_position("総合計画".to_owned(), "第2編".to_owned(), Extra::new());
    sheet.push_position("再生計画".to_owned(), "柱3".to_owned(), Extra::new());
    sheet.push_position("大綱".to_owned(), "1".to_owned(), Extra::new());
    sheet.situation = "現況です。\n・ 課題があります。".to_owned();
    sheet.purpose = "① 守る\n② 備える".to_owned();
    sheet.sdgs = [11, 13].into_iter().filter_map(Sdg::new).collect();
    sheet.participation = "懇談会を開きました。".to_owned();
    sheet.effects = "効果がありました。".to_owned();
    for number in 1..=2 {
        let id = InitiativeId::new(&format!("i{number}")).expect("an id");
        let mut row = Initiative::empty(id);
        for column in Column::ALL {
            *row.text_mut(column) = format!("○ {}{number}\n(1) 年{number}回", column.key());
        }
        row.purposes = PurposeNo::new(number).into_iter().collect();
        sheet.initiatives.push(row);
    }
    for part in form.all() {
        let PartKey::Own(key) = &part.key else { continue };
        let text = part.choices.last().cloned();
        if form.columns.iter().any(|column| column.key == part.key) {
            for (number, row) in (1..).zip(&mut sheet.initiatives) {
                row.own.set(
                    key,
                    &text.clone().unwrap_or_else(|| format!("{}です{number}。\n・ 二行目", key.as_str())),
                );
            }
        } else {
            sheet.own.set(key, &text.unwrap_or_else(|| format!("{}です。\n(1) 二行目", key.as_str())));
        }
    }
    sheet
}

/// A sheet that has parts of no form at all.
fn strange(form: &SheetForm) -> Sheet {
    let mut sheet = full(form);
    sheet.own.set(&own("昔の欄"), "昔のことば。\n二行目");
    sheet.own.set(&own("所属"), "部局名と紛らわしい名前の欄");
    sheet.own.set(&own("数値目標"), "列と同じ名前の欄");
    sheet.initiatives[1].own.set(&own("昔の列"), "昔の列のことば");
    sheet.initiatives[0].own.set(&own("現況・課題"), "表の欄と同じ名前の列");
    sheet
}

fn by<T>(form: &SheetForm, act: impl FnOnce() -> T) -> T {
    by_form(Arc::new(form.clone()), act)
}

fn workbook(form: &SheetForm, sheet: &Sheet) -> Vec<u8> {
    by(form, || write::encode(std::slice::from_ref(sheet), &Extra::new(), &moment())).expect("a workbook")
}

fn opened(bytes: &[u8]) -> Decoded {
    import::decode(bytes, &mut ids(), &mut |_, _| {}).expect("sheets")
}

/// A sheet with ids that say nothing.
fn without_ids(sheet: &Sheet) -> Sheet {
    let mut sheet = sheet.clone();
    for (number, row) in (1..).zip(&mut sheet.initiatives) {
        row.id = InitiativeId::new(&number.to_string()).expect("an id");
    }
    sheet.id = SheetId::new("x").expect("an id");
    sheet
}

#[test]
fn a_sheet_goes_through_every_file_by_any_form_and_is_read_by_any_other() {
    for form in forms() {
        for sheet in [full(&form), strange(&form)] {
            let name = &form.name;
            let book = workbook(&form, &sheet);
            let text = by(&form, || {
                markdown::encode(
                    std::slice::from_ref(&sheet),
                    &Extra::new(),
                    &moment(),
                    markdown::Scope::Whole,
                )
            });
            let data = json::encode([&sheet], &Extra::new(), &moment());
            let others = [SheetForm::default(), form.clone(), renamed()];
            for reader in &others {
                let at = format!("{name} by {}", reader.name);
                by(reader, || {
                    let read = opened(&book);
                    assert_eq!(read.sheets, std::slice::from_ref(&sheet), "xlsx, {at}");
                    assert_eq!(read.extra, Extra::new(), "xlsx, {at}");
                    assert!(read.notes.is_empty(), "xlsx, {at}: {:?}", read.notes);
                    let read = codec::read(&text, &mut ids())
                        .unwrap_or_else(|problems| panic!("{at}: {problems:?}\n{text}"));
                    assert_eq!(read.sheets, std::slice::from_ref(&sheet), "markdown, {at}\n{text}");
                    assert!(read.notes.is_empty(), "markdown, {at}: {:?}\n{text}", read.notes);
                    assert!(!read.extra.contains_key("sheet_form"), "markdown, {at}");
                    let read = codec::read(&data, &mut ids()).expect("a file");
                    assert_eq!(read.sheets, std::slice::from_ref(&sheet), "json, {at}");
                });
            }
        }
    }
    use_form(Arc::new(SheetForm::default()));
}

#[test]
fn what_a_workbook_shows_is_all_of_the_sheet_and_is_read_by_its_labels() {
    for form in forms() {
        for sheet in [full(&form), strange(&form)] {
            by(&form, || {
                let drawn = layout::form(&sheet);
                for (cell, text) in
                    sheet.texts().filter(|(cell, text)| !text.is_empty() && !matches!(cell, Cell::Plan(_)))
                {
                    let is_it = |area: &layout::Area| {
                        area.shows == layout::Shows::Text(cell.clone(), 0) && area.text == text
                    };
                    assert_eq!(
                        drawn.areas.iter().filter(|area| is_it(area)).count(),
                        1,
                        "{}: {cell:?}",
                        form.name
                    );
                }
            });
            // Without what it carries: as any other person's workbook, read by the form in use.
            let cells = shown(&form, &sheet);
            let read = by(&form, || codec::grid::read(std::slice::from_ref(&cells), &mut ids()));
            let read = read.unwrap_or_else(|problems| panic!("{}: {problems:?}", form.name));
            assert_eq!(read.sheets.len(), 1, "{}", form.name);
            assert_eq!(without_ids(&read.sheets[0]), without_ids(&sheet), "{}: {:?}", form.name, read.notes);
        }
    }
}

#[test]
fn the_forms_go_from_settings_through_excel_and_the_page_without_loss() {
    for (file, settings) in shipped() {
        let form = settings.whole_form();
        // What a grade is chosen of, and the columns of who judges, are in the form.
        let grades: Vec<&String> = settings.grades.iter().map(|grade| &grade.word).collect();
        let is_graded = form.columns.iter().any(|part| part.choices.iter().eq(grades.iter().copied()));
        assert!(is_graded || grades.is_empty(), "{file}");
        for sheet in [full(&form), strange(&form)] {
            let book = workbook(&form, &sheet);
            // On another machine, whose form is the default one.
            let read = opened(&book);
            assert_eq!(read.sheets, std::slice::from_ref(&sheet), "{file}");
            let page = by(&form, || page::page(&read.sheets, &PublishChoice::WHOLE, &read.extra, &moment()));
            let back = codec::read(&page, &mut ids()).expect("a page of ours");
            assert_eq!(back.sheets, [sheet], "{file}");
            assert!(back.notes.is_empty(), "{file}: {:?}", back.notes);
        }
        // And so do the settings themselves.
        let text = settings::encode(&settings, &moment());
        assert_eq!(settings::decode(&text).expect("settings"), Ok(settings), "{file}");
    }
}

#[test]
fn what_was_written_into_a_citys_own_cell_in_excel_is_taken() {
    for (file, settings) in shipped() {
        let form = settings.whole_form();
        let sheet = full(&form);
        let book = workbook(&form, &sheet);
        let own = sheet.texts().filter(|(cell, _)| matches!(cell, Cell::Own(..)));
        let own: Vec<(Cell, String)> = own.map(|(cell, text)| (cell, text.to_owned())).collect();
        assert_eq!(own.is_empty(), form.all().all(|part| part.own().is_none()), "{file}");
        for (cell, text) in own {
            let read = opened(&edited(&book, &text, "直した。"));
            let mut expected = sheet.clone();
            // A word that several cells have is one text of the workbook.
            let same: Vec<Cell> =
                sheet.texts().filter(|(_, one)| *one == text).map(|(cell, _)| cell).collect();
            for cell in &same {
                expected.set_text(cell, "直した。".to_owned());
            }
            assert!(same.contains(&cell));
            assert_eq!(read.sheets, [expected], "{file}: {cell:?}, {:?}", read.notes);
        }
    }
}

/// The form of a sheet as the cells of a worksheet.
fn shown(form: &SheetForm, sheet: &Sheet) -> codec::grid::Grid {
    by(form, || {
        let mut grid = codec::grid::Grid::new("");
        for area in layout::form(sheet).areas {
            let column = u32::from(area.column);
            grid.put(area.row, column, &area.text);
            grid.merge((area.row, column), (area.row + area.rows - 1, column + u32::from(area.columns) - 1));
        }
        grid
    })
}

#[test]
fn places_of_a_form_lie_side_by_side() {
    for form in forms() {
        let sheet = strange(&form);
        by(&form, || {
            let drawn = layout::form(&sheet);
            let mut taken = std::collections::BTreeSet::new();
            for area in &drawn.areas {
                for row in area.row..area.row + area.rows {
                    for column in area.column..area.column + area.columns {
                        assert!(taken.insert((row, column)), "{}: {area:?} lies over another", form.name);
                    }
                }
            }
            assert_eq!(drawn.columns.iter().sum::<u32>(), 1488, "{}", form.name);
        });
    }
}

/// What somebody does on another machine, where nothing is known of any city's parts.
fn elsewhere<T: Send>(act: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| scope.spawn(act).join().expect("no panic"))
}

#[test]
fn a_citys_own_part_keeps_its_name_where_no_form_has_it() {
    const KEY: &str = "0198c0de-7f3a";
    let mut form = SheetForm::default();
    form.columns.push(part(KEY, "協働関係先"));
    form.after.push(part("総括", "総括"));
    let mut sheet = full(&SheetForm::default());
    sheet.own.set(&own("総括"), "よくできた");
    sheet.initiatives[0].own.set(&own(KEY), "自治会");
    let file = |sheet: &Sheet| json::encode([sheet], &Extra::new(), &moment());
    let (form, sheet) = (&form, &sheet);
    let sent = elsewhere(|| by(form, || file(sheet)));
    assert!(sent.contains("\"part_names\""), "{sent}");
    // The city leaves the form, and what another machine takes in goes on from there.
    let again = elsewhere(|| {
        let read = json::decode(&sent, &mut ids()).expect("sheets").sheets.remove(0);
        assert_eq!(goalsheet::messages::parts::own(&own(KEY)), "協働関係先");
        assert_eq!(read.initiatives[0].own.get(&own(KEY)), "自治会");
        file(&read)
    });
    let (book, text) = elsewhere(|| {
        let read = json::decode(&again, &mut ids()).expect("sheets").sheets.remove(0);
        let text =
            markdown::encode(std::slice::from_ref(&read), &Extra::new(), &moment(), markdown::Scope::Whole);
        assert!(text.lines().any(|line| line.contains("協働関係先") && !line.contains(KEY)), "{text}");
        (workbook(&SheetForm::default(), &read), text)
    });
    for (kind, read) in [
        ("Excel", elsewhere(|| opened(&book))),
        ("Markdown", elsewhere(|| markdown::decode(&text, &mut ids()).expect("sheets"))),
    ] {
        let found = read.sheets[0].initiatives[0].own.get(&own(KEY));
        assert_eq!(found, "自治会", "{kind}: {:?}", read.sheets[0].initiatives[0].own);
        assert_eq!(read.sheets[0].own.get(&own("総括")), "よくできた", "{kind}");
    }
    let plain = elsewhere(|| file(&full(&SheetForm::default())));
    assert!(!plain.contains("part_names"), "{plain}");
}

/// A form with white space and wide signs in its names, no name for what stands below, and a fixed number of initiatives.
const SPACED: &str = r#"{"format":"goalsettings","version":1,"form":{"name":"形","title":"重点事業 四半期（Ｑ）報告書",
 "department":"係 名","notes":"","initiatives":3,
 "parts":[{"key":"goal","label":"重点事業"},{"key":"situation","label":"現況"}],
 "columns":[{"key":"method","label":"事業の 内容（主）"},{"key":"target","label":"年間の目標"}],
 "after":[{"key":"effects","label":"申し送り"},{"key":"方向","label":"今後の方向"}]}}"#;

const SPACED_SHEET: &str = r#"{"format":"goalsheet","version":1,"sheets":[{"fiscal_year":2024,"group":"産業課","department":"商工係",
 "goal":"商店街","situation":"空き店舗","effects":"続ける","parts":{"方向":"拡充"},
 "initiatives":[{"id":"a","method":"補助","target":"3件"},{"id":"b"},{"id":"c"}],
 "steps":[{"id":"plan"}],
 "revised":[{"id":"r1","step":"plan","place":"initiative:a:target","before":"2件","reason":"申込みが多いため","at":"2024-10-05T09:00:00+09:00","by":"山田"}]}]}"#;

#[test]
fn markdown_is_read_by_names_with_white_space_and_without_a_name_of_what_stands_below() {
    let settings: Settings = settings::decode(SPACED).expect("settings").expect("sound settings");
    let sheets = codec::read(SPACED_SHEET, &mut crate::common::ids()).expect("a sheet").sheets;
    let (told, whole) = by_form(settings.whole_form(), || {
        let made = |scope| crate::form_published::markdown(&sheets, scope);
        (made(markdown::Scope::Shown), made(markdown::Scope::Whole))
    });
    assert!(!told.contains("特記事項") && !told.contains("取組②") && whole.contains("取組③"), "{told}");
    assert!(told.contains("### 申し送り") && told.contains("申込みが多いため"), "{told}");
    for (text, rows) in [(&told, 1), (&whole, 3)] {
        let read = codec::read(text, &mut crate::common::ids()).expect("a file");
        assert!(read.notes.is_empty(), "{:?}", read.notes);
        let sheet = &read.sheets[0];
        assert_eq!(
            [&sheet.group, &sheet.department, &sheet.goal, &sheet.effects],
            ["産業課", "商工係", "商店街", "続ける"]
        );
        assert_eq!((&*sheet.initiatives[0].method, sheet.initiatives.len()), ("補助", rows));
        assert_eq!(sheet.own.iter().map(|(_, text)| text).collect::<Vec<_>>(), ["拡充"]);
        assert_eq!(sheet.course.revised.first().map(|one| one.reason.as_str()), Some("申込みが多いため"));
    }
    for words in ["2件", "山田"] {
        assert!(!told.contains(words) && !told.contains(&words.escape_unicode().to_string()), "{words}");
    }
}
