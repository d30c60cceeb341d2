//! 様式を読む: forms as other cities build them, in small, and what is proposed of them.

use goalsheet::codec::xlsx::import;
use goalsheet::codec::{FoundName, stored};
use goalsheet::engines::excel;
use goalsheet::model::paper::by_form;
use goalsheet::model::{Cell, PartKey, PartList, Settings, SheetForm};
use goalsheet::protocol::{self, ProposedForm, ReadForm};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

pub(crate) fn at(sheet: &mut Worksheet, cells: &[(u32, u16, &str)]) {
    for (row, column, text) in cells {
        sheet.write_string(*row, *column, *text).expect("a text");
    }
}

/// Merged cells: first and last, and what stands in them.
pub(crate) fn merged(sheet: &mut Worksheet, areas: &[(u32, u16, u32, u16, &str)]) {
    for (row, column, last_row, last_column, text) in areas {
        let format = Format::new();
        sheet.merge_range(*row, *column, *last_row, *last_column, text, &format).expect("an area");
    }
}

pub(crate) fn ask(book: Vec<u8>) -> Result<ProposedForm, Vec<goalsheet::codec::Problem>> {
    let settings = Settings { city: "あおぞら市".to_owned(), ..Settings::default() };
    let request =
        ReadForm { book: book.into(), settings: stored::encode_settings(&settings), key: "k".to_owned() };
    let answer = excel::answer(&protocol::encode_request(1, "", request), &mut |_, _| {});
    let (_, body) = protocol::open(&answer).expect("an answer");
    protocol::decode_answer::<ReadForm>(body).expect("the request's own")
}

/// The labels of a list, each with its name in files and its choices.
fn parts(form: &SheetForm, list: PartList) -> Vec<String> {
    let parts = list.of(form).iter().map(|part| {
        let choices = part.choices.join("");
        let key = if part.own().is_some() { &part.label } else { part.key.name() };
        // The department's own grade has one key, whatever it is called.
        let is_new = |key: &str| key.starts_with("k-") || key == "評価";
        assert!(part.own().is_none_or(|key| is_new(key.as_str())), "a key of its own");
        format!("{key}={}{}{}", part.label, if choices.is_empty() { "" } else { ":" }, choices)
    });
    parts.collect()
}

/// Draws a form, and says what it comes to.
pub(crate) fn check(draw: impl Fn(&mut Worksheet), expected: [&[&str]; 3], words: &[&str]) -> SheetForm {
    let mut workbook = Workbook::new();
    draw(workbook.add_worksheet());
    let read = ask(workbook.save_to_buffer().expect("a workbook")).expect("a form");
    let settings = stored::decode_settings(&read.settings).expect("settings");
    assert!(settings.is_sound());
    assert_eq!(settings.city, "あおぞら市");
    let form = &settings.form;
    let own = form.all().filter(|part| part.own().is_some());
    for part in own {
        let steps: Vec<_> = settings.steps.iter().filter(|step| step.is_for(&part.key)).collect();
        assert_eq!(steps.len(), 1, "{} is written in one step", part.label);
    }
    for (list, expected) in PartList::ALL.into_iter().zip(expected) {
        assert_eq!(parts(form, list), expected, "{list:?}\n{}", read.markup);
    }
    for word in words {
        assert!(read.markup.contains(word), "{word} in {}", read.markup);
    }
    (**form).clone()
}

/// 南足柄's kind: labels with wide fields, five numbered rows in rank order, heads in two storeys.
fn minamiashigara(sheet: &mut Worksheet) {
    merged(
        sheet,
        &[
            (0, 0, 0, 7, "令和6年度　組織目標表"),
            (2, 1, 2, 3, ""),
            (2, 5, 2, 7, ""),
            (3, 1, 3, 7, ""),
            (4, 1, 4, 7, ""),
            (6, 0, 7, 0, "順位"),
            (6, 1, 7, 1, "課題"),
            (6, 2, 7, 2, "達成水準"),
            (6, 3, 7, 3, "協働関係先"),
            (6, 4, 6, 5, "方策"),
            (6, 6, 7, 6, "中間の状況"),
            (6, 7, 7, 7, "年度末の達成状況"),
        ],
    );
    at(
        sheet,
        &[
            (2, 0, "部名"),
            (2, 4, "部長名"),
            (3, 0, "組織目標"),
            (4, 0, "部長の一言"),
            (7, 4, "内容（①から順に）"),
            (7, 5, "スケジュール"),
            (8, 0, "1"),
            (9, 0, "2"),
            (10, 0, "3"),
            (11, 0, "4"),
            (12, 0, "5"),
            (14, 0, "※　課題は、優先する順に書いてください。"),
        ],
    );
}

/// 岡崎's kind: filled in, a choice of words in each row, a text under the table.
fn okazaki(sheet: &mut Worksheet) {
    merged(
        sheet,
        &[
            (0, 0, 0, 6, "重点目標管理シート"),
            (2, 1, 2, 3, "水害に備えるまちづくり"),
            (3, 1, 3, 6, "避難を始める時刻を決めている世帯が4割にとどまります。"),
            (9, 1, 9, 6, ""),
        ],
    );
    at(
        sheet,
        &[
            (0, 7, "様式第2号"),
            (2, 0, "重点目標"),
            (2, 4, "部名"),
            (2, 5, "防災部"),
            (3, 0, "現状と課題"),
            (5, 0, "No."),
            (5, 1, "取組内容"),
            (5, 2, "期限"),
            (5, 3, "数値目標"),
            (5, 4, "実績"),
            (5, 5, "評価"),
            (5, 6, "評価の理由"),
            (6, 0, "①"),
            (6, 1, "地区ごとに訓練を行う"),
            (6, 2, "9月末"),
            (6, 3, "3地区"),
            (6, 4, "4地区で行いました。"),
            (6, 5, "計画以上／計画通り／計画未満／評価不能"),
            (7, 0, "②"),
            (7, 1, "防災アプリを広める"),
            (7, 5, "計画以上／計画通り／計画未満／評価不能"),
            (9, 0, "翌年度に向けて"),
        ],
    );
}

/// 松阪's kind: who declares as boxes, last year's grade beside this year's goal, signs in a head.
fn matsusaka(sheet: &mut Worksheet) {
    merged(
        sheet,
        &[
            (0, 0, 0, 5, "令和6年度実行宣言"),
            (1, 1, 1, 5, "□部局長　□課長　□担当参事"),
            (2, 1, 2, 2, ""),
            (2, 4, 2, 5, ""),
            (3, 1, 3, 5, ""),
        ],
    );
    at(
        sheet,
        &[
            (1, 0, "宣言の種類"),
            (2, 0, "前年度の評価"),
            (2, 3, "今年度の目標"),
            (3, 0, "背景"),
            (5, 0, "番号"),
            (5, 1, "実行すること"),
            (5, 2, "指標の目標値"),
            (5, 3, "中間の進捗"),
            (5, 4, "年度末の実績"),
            (5, 5, "評価（◎・○・△・×）"),
            (6, 0, "1"),
            (7, 0, "2"),
            (8, 0, "3"),
        ],
    );
}

#[test]
fn another_citys_form_is_read_by_its_labels() {
    let form = check(
        minamiashigara,
        [
            &["部長名=部長名", "goal=組織目標", "部長の一言=部長の一言"],
            &[
                "課題=課題",
                "target=達成水準",
                "協働関係先=協働関係先",
                "method=方策・内容",
                "deadline=方策・スケジュール",
                "midterm=中間の状況",
                "final_report=年度末の達成状況",
            ],
            &[],
        ],
        &["A3", "E8", "A15", "優先する順に書いてください。"],
    );
    assert_eq!((form.title.as_str(), form.initiatives), ("組織目標表", Some(5)));
    assert_eq!(form.department, "部名");

    let form = check(
        okazaki,
        [
            &["goal=重点目標", "situation=現状と課題"],
            &[
                "method=取組内容",
                "deadline=期限",
                "target=数値目標",
                "final_report=実績",
                "評価=評価:計画以上計画通り計画未満評価不能",
                "評価の理由=評価の理由",
            ],
            &["翌年度に向けて=翌年度に向けて"],
        ],
        &["計画以上／計画通り／計画未満／評価不能"],
    );
    assert_eq!((form.number.as_str(), form.title.as_str()), ("様式第2号", "重点目標管理シート"));
    assert_eq!((form.department.as_str(), form.initiatives), ("部名", Some(2)));

    let form = check(
        matsusaka,
        [
            &[
                "宣言の種類=宣言の種類:部局長課長担当参事",
                "前年度の評価=前年度の評価",
                "goal=今年度の目標",
                "situation=背景",
            ],
            &[
                "method=実行すること",
                "target=指標の目標値",
                "midterm=中間の進捗",
                "final_report=年度末の実績",
                "評価=評価:◎○△×",
            ],
            &[],
        ],
        &["F6"],
    );
    assert_eq!(form.title, "実行宣言");
    let goal = form.part(&PartKey::Known(goalsheet::model::FormPart::Goal)).expect("a goal");
    assert!(goal.is_beside, "as it stands on the paper");
}

/// 鳴門's kind: reports and grades in heads of two storeys, 様式番号 with its article.
fn naruto(sheet: &mut Worksheet) {
    merged(
        sheet,
        &[
            (0, 0, 0, 7, "令和6年度　部局の目標と評価シート"),
            (2, 1, 2, 3, ""),
            (2, 5, 2, 8, ""),
            (3, 1, 3, 8, ""),
            (4, 1, 4, 8, ""),
            (6, 0, 7, 0, "番号"),
            (6, 1, 7, 1, "取組内容"),
            (6, 2, 6, 3, "目標"),
            (6, 4, 6, 5, "中間（10月）"),
            (6, 6, 6, 8, "期末（3月）"),
            (11, 1, 11, 8, ""),
        ],
    );
    at(
        sheet,
        &[
            (0, 8, "第3号様式（第5条関係）"),
            (2, 0, "部局名"),
            (2, 4, "部局長名"),
            (3, 0, "重点目標"),
            (4, 0, "現状と課題"),
            (7, 2, "指標"),
            (7, 3, "目標値"),
            (7, 4, "実績"),
            (7, 5, "評価"),
            (7, 6, "実績"),
            (7, 7, "評価"),
            (7, 8, "評価の理由"),
            (8, 0, "1"),
            (9, 0, "2"),
            (11, 0, "外部委員会の意見"),
            (13, 0, "※ 評価は、A：前倒し　B：計画どおり　C：遅れ　D：未達成"),
        ],
    );
}

/// 金山町's kind: a report each quarter, the number and the title in one cell, the signs in a line.
fn kaneyama(sheet: &mut Worksheet) {
    merged(sheet, &[(0, 0, 0, 7, "様式第1号　令和6年度 重点施策進行管理表"), (2, 1, 2, 7, "")]);
    at(
        sheet,
        &[
            (1, 0, "評価：◎○△×"),
            (2, 0, "重点施策"),
            (4, 0, "No."),
            (4, 1, "取組内容"),
            (4, 2, "目標値"),
            (4, 3, "第1四半期（4～6月）"),
            (4, 4, "第2四半期（7～9月）"),
            (4, 5, "第3四半期（10～12月）"),
            (4, 6, "第4四半期（1～3月）"),
            (4, 7, "評価"),
            (5, 0, "①"),
            (6, 0, "②"),
        ],
    );
}

/// 大阪府立図書館's kind: signs behind the heads without brackets, which differ from column to column.
fn library(sheet: &mut Worksheet) {
    merged(sheet, &[(0, 0, 0, 5, "令和6年度　重点目標シート"), (2, 1, 2, 5, ""), (9, 1, 9, 5, "")]);
    at(
        sheet,
        &[
            (2, 0, "重点目標"),
            (4, 0, "番号"),
            (4, 1, "活動内容"),
            (4, 2, "指標"),
            (4, 3, "活動の評価\n◎○△×"),
            (4, 4, "年度末の実績"),
            (4, 5, "指標の評価　A・B・C・D"),
            (5, 0, "1"),
            (6, 0, "2"),
            (7, 0, "3"),
            (9, 0, "総合評価"),
        ],
    );
}

#[test]
fn quarters_signs_without_brackets_and_form_numbers_are_known() {
    let form = check(
        naruto,
        [
            &["部局長名=部局長名", "goal=重点目標", "situation=現状と課題"],
            &[
                "method=取組内容",
                "目標・指標=目標・指標",
                "target=目標値",
                "midterm=中間・実績",
                "中間・評価=中間・評価:ABCD",
                "final_report=期末・実績",
                "期末・評価=期末・評価:ABCD",
                "期末・評価の理由=期末・評価の理由",
            ],
            &["外部委員会の意見=外部委員会の意見"],
        ],
        &["A14", "評価の記号"],
    );
    assert_eq!(form.number, "第3号様式（第5条関係）");
    let form = check(
        kaneyama,
        [
            &["goal=重点施策"],
            &[
                "method=取組内容",
                "target=目標値",
                "第1四半期=第1四半期",
                "midterm=第2四半期",
                "第3四半期=第3四半期",
                "final_report=第4四半期",
                "評価=評価:◎○△×",
            ],
            &[],
        ],
        &["A2", "評価の記号"],
    );
    assert_eq!((form.number.as_str(), form.title.as_str()), ("様式第1号", "重点施策進行管理表"));
    check(
        library,
        [
            &["goal=重点目標"],
            &[
                "method=活動内容",
                "target=指標",
                "活動の評価=活動の評価:◎○△×",
                "final_report=年度末の実績",
                "指標の評価=指標の評価:ABCD",
            ],
            &["総合評価=総合評価"],
        ],
        &[],
    );
    // A further report belongs to the step of the next one.
    let mut workbook = Workbook::new();
    kaneyama(workbook.add_worksheet());
    let read = ask(workbook.save_to_buffer().expect("a workbook")).expect("a form");
    let settings = stored::decode_settings(&read.settings).expect("settings");
    let steps = settings.form.columns.iter().filter_map(|part| {
        let step = settings.steps.iter().position(|step| step.is_for(&part.key))?;
        part.label.contains("四半期").then_some(step)
    });
    assert_eq!(steps.collect::<Vec<_>>(), [1, 1, 2, 2]);
}

/// Fills a form in, learns the form from that, and takes the same workbook in by it: each text is in the part at whose label
/// it stands.
pub(crate) fn takes_itself_in(draw: impl Fn(&mut Worksheet), texts: &[(u32, u16, &str, &str)]) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    draw(sheet);
    texts.iter().for_each(|(row, column, text, _)| at(sheet, &[(*row, *column, text)]));
    let book = workbook.save_to_buffer().expect("a workbook");
    let read = ask(book.clone()).expect("a form");
    let form = stored::decode_settings(&read.settings).expect("settings").form;
    let decoded = by_form(form.clone(), || import::decode(&book, &mut crate::common::ids(), &mut |_, _| {}));
    let decoded = decoded.expect("sheets");
    assert_eq!(decoded.sheets.len(), 1, "{:?}", decoded.notes);
    for (_, _, text, label) in texts {
        let mut places = decoded.sheets[0].texts().filter(|(_, whole)| whole.contains(text));
        let (cell, whole) =
            places.next().unwrap_or_else(|| panic!("{text} is nowhere: {:#?}", decoded.notes));
        assert_eq!(whole, *text, "{label}");
        let found = match &cell {
            Cell::Department => Some(form.department.as_str()),
            cell => form.part(&PartKey::of(cell)).map(|part| part.label.as_str()),
        };
        assert_eq!(found, Some(*label), "{text}");
        assert!(places.next().is_none(), "{text}");
    }
}

#[test]
fn a_form_takes_in_the_workbook_of_which_it_was_learnt() {
    takes_itself_in(
        minamiashigara,
        &[
            (2, 1, "防災部", "部名"),
            (2, 5, "山田太郎", "部長名"),
            (3, 1, "水害に備えるまち", "組織目標"),
            (4, 1, "先頭に立ちます。", "部長の一言"),
            (8, 1, "避難が遅れる", "課題"),
            (8, 2, "3地区", "達成水準"),
            (8, 3, "自治会", "協働関係先"),
            (8, 4, "訓練を行う", "方策・内容"),
            (8, 5, "9月まで", "方策・スケジュール"),
            (8, 6, "2地区で行った。", "中間の状況"),
            (8, 7, "4地区で行った。", "年度末の達成状況"),
            (9, 1, "知らせが届かない", "課題"),
            (9, 4, "アプリを広める", "方策・内容"),
            (9, 7, "広めた。", "年度末の達成状況"),
        ],
    );
    takes_itself_in(
        naruto,
        &[
            (2, 1, "防災部", "部局名"),
            (2, 5, "山田太郎", "部局長名"),
            (3, 1, "水害に備えるまち", "重点目標"),
            (4, 1, "避難が遅れています。", "現状と課題"),
            (8, 1, "訓練を行う", "取組内容"),
            (8, 2, "訓練をした地区", "目標・指標"),
            (8, 3, "3地区", "目標値"),
            (8, 4, "2地区で行った。", "中間・実績"),
            (8, 5, "B", "中間・評価"),
            (8, 6, "4地区で行った。", "期末・実績"),
            (8, 7, "A", "期末・評価"),
            (8, 8, "早く進んだ。", "期末・評価の理由"),
            (9, 1, "アプリを広める", "取組内容"),
            (9, 6, "広めた。", "期末・実績"),
            (11, 1, "よく進めている。", "外部委員会の意見"),
        ],
    );
    takes_itself_in(
        kaneyama,
        &[
            (2, 1, "水害に備えるまち", "重点施策"),
            (5, 1, "訓練を行う", "取組内容"),
            (5, 2, "3地区", "目標値"),
            (5, 3, "計画を作った。", "第1四半期"),
            (5, 4, "1地区で行った。", "第2四半期"),
            (5, 5, "2地区で行った。", "第3四半期"),
            (5, 6, "4地区で行った。", "第4四半期"),
            (5, 7, "◎", "評価"),
        ],
    );
    takes_itself_in(
        library,
        &[
            (2, 1, "本に親しむまち", "重点目標"),
            (5, 1, "読み聞かせを行う", "活動内容"),
            (5, 2, "15校", "指標"),
            (5, 3, "○", "活動の評価"),
            (5, 4, "19校で行った。", "年度末の実績"),
            (5, 5, "A", "指標の評価"),
            (9, 1, "よくできた。", "総合評価"),
        ],
    );
    takes_itself_in(
        |sheet| {
            okazaki(sheet);
            at(sheet, &[(1, 0, "令和6年度")]);
        },
        &[
            (6, 6, "早く進んだ。", "評価の理由"),
            (7, 2, "3月末", "期限"),
            (9, 1, "続ける。", "翌年度に向けて"),
        ],
    );
    takes_itself_in(
        matsusaka,
        &[
            (2, 1, "計画どおり", "前年度の評価"),
            (2, 4, "本に親しむまち", "今年度の目標"),
            (3, 1, "貸出が減っています。", "背景"),
            (6, 1, "読み聞かせを行う", "実行すること"),
            (6, 2, "15校", "指標の目標値"),
            (6, 3, "8校", "中間の進捗"),
            (6, 4, "19校", "年度末の実績"),
            (6, 5, "◎", "評価"),
        ],
    );
}

/// Labels over their texts, a title with the year behind it, reports and grades under one head.
fn over_values(sheet: &mut Worksheet) {
    merged(
        sheet,
        &[
            (0, 0, 0, 5, "部局目標管理シート（令和6年度）"),
            (5, 0, 6, 0, "番号"),
            (5, 1, 6, 1, "取組内容"),
            (5, 2, 6, 2, "目標値"),
            (5, 3, 5, 4, "評価"),
            (10, 1, 10, 5, ""),
        ],
    );
    at(
        sheet,
        &[
            (2, 0, "部名"),
            (2, 1, "部長名"),
            (2, 2, "重点目標"),
            (3, 0, "防災部"),
            (3, 1, "山田太郎"),
            (3, 2, "水害に備えるまち"),
            (6, 3, "実績"),
            (6, 4, "評定"),
            (7, 0, "1"),
            (8, 0, "2"),
            (10, 0, "総括"),
        ],
    );
}

#[test]
fn labels_may_stand_over_their_texts_and_what_ends_a_year_is_written_then() {
    let form = check(
        over_values,
        [
            &["部長名=部長名", "goal=重点目標"],
            &["method=取組内容", "target=目標値", "final_report=実績", "評価・評定=評価・評定"],
            &["総括=総括"],
        ],
        &[],
    );
    assert_eq!((form.title.as_str(), form.department.as_str()), ("部局目標管理シート", "部名"));
    let mut workbook = Workbook::new();
    over_values(workbook.add_worksheet());
    let read = ask(workbook.save_to_buffer().expect("a workbook")).expect("a form");
    let settings = stored::decode_settings(&read.settings).expect("settings");
    let summary = settings.form.after.first().expect("a part under the table");
    let step = settings.steps.iter().position(|step| step.is_for(&summary.key));
    assert_eq!(step, Some(settings.steps.len() - 1));
}

#[test]
fn of_several_worksheets_the_form_is_read() {
    let mut workbook = Workbook::new();
    let heads = ["年度", "部局名", "取組", "期限", "目標値", "中間実績", "期末実績", "判定", "備考"];
    let heads: Vec<(u32, u16, &str)> = (0..).zip(heads).map(|(at, head)| (0, at, head)).collect();
    at(workbook.add_worksheet(), &heads);
    matsusaka(workbook.add_worksheet());
    let read = ask(workbook.save_to_buffer().expect("a workbook")).expect("a form");
    let settings = stored::decode_settings(&read.settings).expect("settings");
    assert_eq!(settings.form.title, "実行宣言");
}

#[test]
fn what_is_no_form_is_refused() {
    let mut workbook = Workbook::new();
    at(workbook.add_worksheet(), &[(0, 0, "買い物"), (1, 0, "りんごを3つ買います。")]);
    assert!(ask(workbook.save_to_buffer().expect("a workbook")).is_err());
    assert!(ask(b"PK no workbook".to_vec()).is_err());
    assert_ne!(FoundName::Title, FoundName::Number);
}
