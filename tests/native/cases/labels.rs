//! Years, names of plans, ticks and rows of one initiative as people write them into a form.

use super::{Brought, bring_text};
use goalsheet::codec::grid::{self, Grid};
use goalsheet::messages::problems;
use goalsheet::model::{Column, Sheet};

/// A form saved with commas.
fn form(title: &str, plan: &str, sdgs: &str) -> Brought {
    bring_text(&format!(
        "{title},,,,,\n重点目標,窓口の混雑をなくす,,部局名,市民課,\n{plan},第3編 第1章,,該当するSDGsの目標,{sdgs},\n,取組項目,期間・期限,数値目標,中間報告,期末報告\n①,○ 案内,通年,20回,9回,21回\n"
    ))
}

#[test]
fn a_title_tells_nothing_besides_its_year() {
    for (title, western) in [
        ("Ｈ３０年度 重点目標管理シート", 2018),
        ("令和　六　年　度　重点目標管理シート", 2024),
        ("二〇二四年度　重点目標管理シート", 2024),
        ("Ｒ６年度重点目標管理シート", 2024),
        ("西暦２０２４年度 重点目標管理シート", 2024),
        ("㍻三十年度 重点目標管理シート", 2018),
        ("2024（令和6）年度 重点目標管理シート", 2024),
        ("令和 6 年 度 重 点 目 標 管 理 シ ー ト", 2024),
    ] {
        let brought = form(title, "総合計画における位置付け", "4");
        assert_eq!(brought.sheet().fiscal_year.western(), western, "{title}");
        assert_eq!(brought.told, [] as [String; 0], "{title}");
    }
    form("資料2　令和六年度　重点目標管理シート", "総合計画における位置付け", "4").tells(&["「資料2」"]);
    let other = form("2024（令和7）年度 重点目標管理シート", "総合計画における位置付け", "4");
    assert_eq!(other.sheet().fiscal_year.western(), 2025);
    other.tells(&["2024（令和7）年度", "令和7年度"]);
}

#[test]
fn a_plan_is_called_by_its_name_however_its_label_ends() {
    for label in [
        "総合計画における位置づけ",
        "総合計画に於ける位置付け",
        "総合計画における位置付",
        "総合計画の位置づけ",
        "総合計画上の位置付け",
    ] {
        let brought = form("令和6年度 重点目標管理シート", label, "4");
        let position = &brought.sheet().positions[0];
        assert_eq!((position.plan.as_str(), position.text.as_str()), ("総合計画", "第3編 第1章"), "{label}");
    }
}

#[test]
fn squares_are_ticked_as_they_are_seen() {
    for (sdgs, ticked) in [
        ("☐1 ☐2 ☑3 ☐4 🗹11 ⬛12 ◯13 ●16", &[3, 11, 12, 16][..]),
        ("◼4 ◻5 ◼11", &[4, 11]),
        ("☒4 ☐5", &[4]),
        ("✅4 ⬜5", &[4]),
        ("✔\u{fe0f}4 ☐5", &[4]),
    ] {
        let brought = form("令和6年度 重点目標管理シート", "総合計画における位置付け", sdgs);
        let found: Vec<u8> = brought.sheet().sdgs.iter().map(|sdg| sdg.number()).collect();
        assert_eq!(found, ticked, "{sdgs}\n{:?}", brought.told);
        assert!(!brought.told.iter().any(|told| told.contains("名称")), "{:?}", brought.told);
    }
}

/// The SDGs of a form in which they stand in rows of cells, and what is told.
fn sdgs(rows: &[&[&str]]) -> (Vec<u8>, Vec<String>) {
    let mut grid = Grid::new("総務");
    let head: [&[&str]; 2] =
        [&["令和6年度 重点目標管理シート"], &["重点目標", "窓口の混雑をなくす", "部局名", "市民課"]];
    let foot: [&[&str]; 2] = [
        &["", "取組項目", "期間・期限", "数値目標", "中間報告", "期末報告"],
        &["①", "○ 案内", "通年", "20回", "9回", "21回"],
    ];
    for (row, cells) in (0..).zip(head.iter().chain(rows).chain(&foot)) {
        (0..).zip(*cells).for_each(|(column, text)| grid.put(row, column, text));
    }
    let decoded = grid::read(&[grid], &mut crate::common::ids()).expect("a sheet");
    let told = decoded.notes.iter().map(problems::note).collect();
    (decoded.sheets[0].sdgs.iter().map(|sdg| sdg.number()).collect(), told)
}

#[test]
fn sdgs_are_chosen_as_they_are_marked() {
    const LABEL: &str = "該当するSDGsの目標";
    for (rows, chosen) in [
        (&[&[LABEL, "1 2 3 ④ 5 6 7 ⑧ 9"][..]][..], &[4, 8][..]),
        (&[&[LABEL, "1・②・3・④・5"]], &[2, 4]),
        (&[&[LABEL, "1", "2", "③", "4", "⑤"]], &[3, 5]),
        (&[&[LABEL, "④ 質の高い教育をみんなに\n5 ジェンダー平等を実現しよう"]], &[4]),
        (&[&[LABEL, "④ ⑧"]], &[4, 8]),
        (&[&[LABEL, "1", "2", "3", "4", "5"], &["", "", "○", "", "○"]], &[2, 4]),
        (&[&[LABEL, "1", "2", "3"], &["", "", "✓"], &["", "4", "5", "6"], &["", "✓", "", "✓"]], &[2, 4, 6]),
        (&[&["", "", "○", "", "○"], &[LABEL, "1", "2", "3", "4"]], &[2, 4]),
        (&[&["", "●"], &[LABEL, "1", "2"]], &[1]),
    ] {
        let (found, told) = sdgs(rows);
        assert_eq!(found, chosen, "{rows:?}\n{told:?}");
        let is_fit = |told: &String| told.contains("印の付いた");
        assert!(told.iter().all(is_fit), "{rows:?}\n{told:#?}");
    }
}

/// A page of ours, all of it copied: the list of its goals is none of the sheets.
#[test]
fn a_page_of_ours_without_its_data_gives_its_sheets_and_no_list() {
    let sample = include_str!("../../../assets/sample.goalsheet.json");
    let sheets =
        goalsheet::codec::json::decode(sample, &mut crate::common::ids()).expect("the sample").sheets;
    let (choice, extra) = (goalsheet::model::publication::PublishChoice::WHOLE, Default::default());
    let page = goalsheet::publish::page::page(&sheets[..2], &choice, &extra, &crate::common::moment());
    let (body, _) = page.split_once("<script").expect("its data");
    let brought = bring_text(&format!("{body}</body></html>"));
    let goals: Vec<&str> = brought.sheets.iter().map(|sheet| sheet.goal.as_str()).collect();
    assert_eq!(goals, [sheets[0].goal.as_str(), sheets[1].goal.as_str()], "{:#?}", brought.told);
    let purposes =
        |sheet: &Sheet| sheet.initiatives.iter().map(|row| row.purposes.clone()).collect::<Vec<_>>();
    assert_eq!(purposes(&brought.sheets[0]), purposes(&sheets[0]));
    assert_eq!(brought.sheets[0].department, sheets[0].department);
}

/// First and last cell of a merged range.
type Corners = ((u32, u32), (u32, u32));

/// Rows of initiatives under the head: where they begin, each with its cells; and which cells are merged.
fn rows(rows: &[[&str; 6]], merged: &[Corners]) -> (Sheet, Vec<String>) {
    let mut grid = Grid::new("総務");
    let head = [
        ["令和6年度 重点目標管理シート", "", "", "", "", ""],
        ["重点目標", "窓口の混雑をなくす", "", "部局名", "市民課", ""],
        ["", "取組項目", "期間・期限", "数値目標", "中間報告", "期末報告"],
    ];
    for (row, cells) in (0..).zip(head.iter().chain(rows)) {
        for (column, text) in (0..).zip(cells) {
            grid.put(row, column, text);
        }
    }
    merged.iter().for_each(|(first, last)| grid.merge(*first, *last));
    let decoded = grid::read(&[grid], &mut crate::common::ids()).expect("a sheet");
    let told = decoded.notes.iter().map(problems::note).collect();
    (decoded.sheets.into_iter().next().expect("a sheet"), told)
}

#[test]
fn rows_of_one_initiative_keep_their_places() {
    let number = [((3, 0), (5, 0))];
    let check = |all: &[[&str; 6]], merged: &[Corners], expected: [&str; 4], told: &[&str]| {
        let (sheet, notes) = rows(all, merged);
        let first = &sheet.initiatives[0];
        let texts =
            [Column::Deadline, Column::Target, Column::Midterm, Column::FinalReport].map(|it| first.text(it));
        assert_eq!(texts, expected, "{notes:#?}");
        assert_eq!(notes.len(), told.len(), "{notes:#?}");
        for words in told {
            assert!(notes.iter().any(|note| note.contains(words)), "{words} in {notes:#?}");
        }
    };
    let school = ["①", "○ 読み聞かせ\n(1) 学校", "9月", "15校", "8校", "19校"];
    let station = ["", "(3) 駅", "11月", "1駅", "2駅", "1駅"];
    check(
        &[school, ["", "(2) 公民館", "10月", "3館", "", "3館"], station],
        &number,
        ["9月\n10月\n11月", "15校\n3館\n1駅", "(1) 8校\n(3) 2駅", "19校\n3館\n1駅"],
        &["E4 から下の行"],
    );
    // Without entries blank lines keep the places; a text over all rows stays as it is.
    check(
        &[
            ["①", "○ 読み聞かせ", "9月", "15校", "", "19校"],
            ["", "公民館でも開く", "10月", "3館", "3館", ""],
            ["", "", "11月", "", "1駅", ""],
        ],
        &number,
        ["9月\n10月\n11月", "15校\n3館", "\n3館\n1駅", "19校"],
        &["E5 から下の行", "公民館でも開く"],
    );
    // A report of several lines, and one that is merged over all rows.
    check(
        &[
            ["①", "○ 読み聞かせ\n(1) 学校", "9月", "15校", "8校\n雨で延期", "共通"],
            ["", "(2) 公民館", "10月", "3館", "3館", ""],
            ["", "(3) 駅", "", "1駅", "", ""],
        ],
        &[((3, 0), (5, 0)), ((3, 5), (5, 5))],
        ["9月\n10月", "15校\n3館\n1駅", "(1) 8校\n雨で延期\n(2) 3館", "共通"],
        &["E4 から下の行"],
    );
    // A heading alone in its row, and texts with numbers of their own.
    check(
        &[
            ["①", "○ 読み聞かせ", "", "", "", ""],
            ["", "(1) 学校", "9月", "(1) 15校", "8校", ""],
            ["", "(2) 公民館", "10月", "", "", ""],
            ["", "(3) 駅", "11月", "(3) 1駅", "", "1駅"],
        ],
        &[((3, 0), (6, 0))],
        ["9月\n10月\n11月", "(1) 15校\n(3) 1駅", "8校", "(3) 1駅"],
        &["F7 から下の行"],
    );
}

#[test]
fn purposes_under_the_words_of_an_initiative_are_its_purposes() {
    for (words, method, purposes) in [
        ("○ 案内\n(1) 窓口\n対応する目的・効果：①②", "○ 案内\n(1) 窓口", &[1, 2][..]),
        ("○ 案内\n目的・効果 ③", "○ 案内", &[3]),
        ("○ 案内\n関連する目的・効果 ①", "○ 案内", &[1]),
        ("○ 目的・効果の周知", "○ 目的・効果の周知", &[]),
    ] {
        let (sheet, told) = rows(&[["①", words, "通年", "20回", "9回", "21回"]], &[]);
        let found: Vec<u8> = sheet.initiatives[0].purposes.iter().map(|purpose| purpose.number()).collect();
        assert_eq!((sheet.initiatives[0].method.as_str(), &found[..]), (method, purposes), "{told:?}");
        assert_eq!(told, [] as [String; 0], "{words}");
    }
}

#[test]
fn two_initiatives_under_one_number_are_told() {
    let first = ["①", "○ 読み聞かせ\n(1) 学校へ出向く", "9月末", "15校", "8校", "共通の報告"];
    for second in ["○ 移動図書館", "移動図書館"] {
        let second = ["", second, "通年", "別の目標20回", "途中9回", ""];
        let (sheet, told) = rows(&[first, second], &[((3, 0), (4, 0)), ((3, 5), (4, 5))]);
        assert_eq!(sheet.initiatives.len(), 1);
        let is_told = told.iter().any(|note| note.contains("移動図書館") && note.contains("20回"));
        assert!(is_told, "{told:#?}");
    }
    // Words that go on are but words.
    let (_, told) = rows(&[first, ["", "毎月1校ずつ回る", "", "", "", ""]], &[((3, 0), (4, 0))]);
    assert_eq!(told, [] as [String; 0]);
}
