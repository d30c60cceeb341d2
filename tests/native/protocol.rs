//! What page and worker say to each other: any value travels there and back, and no bytes break either side.

use goalsheet::codec::clipboard::Clip;
use goalsheet::codec::markdown::Scope;
use goalsheet::codec::{
    self, Decoded, Expected, Field, Kind, Note, Part, Place, Problem, Reason, Remark, converter, csv, stored,
};
use goalsheet::engines::reader;
use goalsheet::model::publication::{Choice, Paper};
use goalsheet::model::{
    Cell, Column, Day, Extra, FiscalYear, InitiativeId, Report, Sheet, SheetId, Stage, State, Value,
};
use goalsheet::protocol::{Imported, Packed, Request, Wire};
use goalsheet::results::{self, By, Judged, SheetResults};
use goalsheet::review::{self, Detail, Finding, Fix, Rule};
use goalsheet::text::number::Number;
use goalsheet::text::quantity::{Bound, Quantity};
use goalsheet::text::verdict::{Actual, Doubt, Verdict};
use goalsheet::{protocol, publish};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use crate::common::text;

fn column() -> impl Strategy<Value = Column> {
    select(Column::ALL.to_vec())
}

fn field() -> impl Strategy<Value = Field> {
    use Field::*;
    let plain = vec![
        Id,
        FiscalYear,
        Group,
        Department,
        Rank,
        Goal,
        Positions,
        Plan,
        PositionText,
        Situation,
        Purpose,
        Sdgs,
        Initiatives,
        Purposes,
        Participation,
        Effects,
        Dismissed,
        Overruled,
    ];
    prop_oneof![select(plain), column().prop_map(Field::Column)]
}

fn place() -> impl Strategy<Value = Place> {
    let part = prop_oneof![
        Just(Part::Whole),
        field().prop_map(Part::Field),
        (any::<usize>(), of(field())).prop_map(|(number, field)| Part::Position(number, field)),
        (any::<usize>(), of(field())).prop_map(|(number, field)| Part::Initiative(number, field)),
    ];
    prop_oneof![
        Just(Place::File),
        any::<(usize, usize)>().prop_map(|(line, column)| Place::Text { line, column }),
        text().prop_map(Place::Key),
        (any::<usize>(), text(), part).prop_map(|(number, goal, part)| Place::Sheet { number, goal, part }),
    ]
}

fn reason() -> impl Strategy<Value = Reason> {
    use Reason::*;
    let plain =
        vec![Empty, TooLarge, TooDeep, NotGoalsheet, Missing, NoSheet, ForeignPage, CutPage, NoYear, More];
    let worded = vec![
        DuplicateKey,
        NewerVersion,
        BadVersion,
        NotYear,
        NotRank,
        NotSdg,
        NotPurpose,
        UnknownWord,
        NotEntry,
        BadId,
        DuplicateId,
        BadMoment,
        Told,
    ];
    let expected = select(vec![
        Expected::Value,
        Expected::Key,
        Expected::Colon,
        Expected::CommaOrBracket,
        Expected::CommaOrBrace,
        Expected::End,
        Expected::Quote,
        Expected::PlainCharacter,
        Expected::Escape,
        Expected::Digit,
    ]);
    let wanted = select(vec![Kind::Text, Kind::Integer, Kind::Flag, Kind::List, Kind::Object]);
    prop_oneof![
        select(plain),
        (select(worded), text()).prop_map(|(make, text)| make(text)),
        (expected, any::<Option<char>>()).prop_map(|(expected, found)| NotJson { expected, found }),
        (wanted, text()).prop_map(|(wanted, found)| WrongKind { wanted, found }),
    ]
}

fn remark() -> impl Strategy<Value = Remark> {
    use Remark::*;
    prop_oneof![
        any::<usize>().prop_map(BrokenCharacters),
        (any::<usize>(), text()).prop_map(|(line, text)| LeftOut { line, text }),
        (any::<usize>(), text()).prop_map(|(line, text)| PageNumber { line, text }),
        Just(SamePurposes),
        (any::<u8>(), text()).prop_map(|(number, found)| SdgWords { number, found }),
        (any::<usize>(), column()).prop_map(|(line, column)| GuessedColumn { line, column }),
        (any::<Option<u16>>(), text()).prop_map(|(rank, goal)| ListedOnly { rank, goal }),
        Just(NotListed),
        any::<(u16, u16)>().prop_map(|(listed, here)| ListedRank { listed, here }),
        any::<u16>().prop_map(RankFromList),
        text().prop_map(Told),
    ]
}

fn problems() -> impl Strategy<Value = Vec<Problem>> {
    vec((place(), reason()).prop_map(|(place, reason)| Problem { place, reason }), 0..5)
}

fn imported() -> impl Strategy<Value = Imported> {
    let notes = vec((place(), remark()).prop_map(|(place, remark)| Note { place, remark }), 0..5);
    (text(), proptest::option::of(vec(any::<usize>(), 0..3)), notes)
        .prop_map(|(sheets, own, notes)| Imported { sheets, own, notes })
}

fn check<T: Wire + PartialEq + std::fmt::Debug>(number: u64, value: &T) {
    let message = protocol::encode(number, value);
    let (came, bytes) = protocol::open(&message).expect("a message");
    assert_eq!(came, number);
    assert_eq!(protocol::decode::<T>(bytes).as_ref(), Some(value));
    // Neither a part of it nor more than it is the same.
    for cut in 0..bytes.len() {
        assert_ne!(protocol::decode::<T>(&bytes[..cut]).as_ref(), Some(value));
    }
    assert_eq!(protocol::decode::<T>(&[bytes, &[0]].concat()), None);
}

/// What the page gets for a request.
fn asked<T: Wire>(request: &Request) -> T {
    let answer = reader::answer(&protocol::encode(7, request));
    let (number, answer) = protocol::open(&answer).expect("an answer");
    assert_eq!(number, 7);
    protocol::decode(answer).expect("an answer that means something")
}

type Import = Result<Imported, Vec<Problem>>;

fn day() -> impl Strategy<Value = Day> {
    (2020..2030i64, 1..=12i64, 1..=28i64)
        .prop_map(|(year, month, day)| Day::new(year, month, day).expect("a day"))
}

/// A sheet whose initiatives have something to read.
fn sheet_with_numbers() -> impl Strategy<Value = Sheet> {
    let words = select(vec![
        "(1) 20点以上の応募",
        "(2) 年4回",
        "\n(1)",
        "17点（11＋6）",
        "小学校8校、中学校6校",
        "第編",
        "I C T",
        "5月から8月まで",
        "R5.3月末",
        "約7割",
        "随时",
        "参加27名、講師3名",
        "(1) 21点",
        "𠮷野家で3回",
        "",
        "○ 見出し\n",
    ]);
    let texts = vec(vec(words, 0..5).prop_map(|words| words.concat()), 20);
    (crate::common::sheet(), texts).prop_map(|(mut sheet, texts)| {
        let mut texts = texts.into_iter().cycle();
        for initiative in &mut sheet.initiatives {
            for column in Column::ALL {
                initiative.text_mut(column).extend(texts.next());
            }
        }
        sheet.situation.extend(texts.next());
        sheet
    })
}

fn stored(sheet: &Sheet) -> String {
    stored::encode_sheet(sheet, None, false)
}

/// What the page gets for a sheet.
fn read(sheet: &Sheet, today: Day) -> Packed {
    let mut packed = asked::<Vec<Packed>>(&Request::Read { today, sheets: vec![stored(sheet)] });
    assert_eq!(packed.len(), 1);
    packed.remove(0)
}

/// Does what the page does with a reading: cuts its words out of the texts.
fn shown(sheet: &Sheet, reading: Option<(SheetResults, Vec<Finding>)>) {
    let Some((results, findings)) = reading else { return };
    for line in results::table::of_sheet(sheet, &results) {
        for column in Column::ALL {
            let row = &line.results.aligned.rows[line.row];
            let words = results::words(line.initiative, &line.results.aligned, row, column);
            line.spans(column).into_iter().for_each(|span| assert!(words.get(span).is_some()));
        }
    }
    for finding in findings {
        finding.place.key(sheet);
        if let Some(span) = finding.place.span.clone() {
            assert!(
                sheet
                    .text(finding.place.as_cell().expect("words stand in a cell"))
                    .is_some_and(|text| text.get(span).is_some())
            );
        }
    }
}

/// Some reading of a sheet, with any value wherever a value stands.
fn made_up(sheet: &Sheet, seeds: &mut dyn Iterator<Item = usize>) -> (SheetResults, Vec<Finding>) {
    let mut next = |most: usize| seeds.next().expect("endless") % most;
    let mut results = results::of(sheet);
    let doubts = [
        Doubt::NoNumber,
        Doubt::OtherUnit,
        Doubt::Several,
        Doubt::TooNear,
        Doubt::Plan,
        Doubt::StatementOnly,
        Doubt::SeveralLevels,
        Doubt::NoLevel,
        Doubt::OtherThing,
        Doubt::Cumulative,
        Doubt::Direction,
        Doubt::Each,
        Doubt::Frequency,
        Doubt::Shared,
    ];
    let bounds =
        [Bound::Exact, Bound::AtLeast, Bound::AtMost, Bound::MoreThan, Bound::LessThan, Bound::About];
    for (initiative, read) in sheet.initiatives.iter().zip(&mut results.initiatives) {
        for at in 0..read.rows.len() {
            let row = read.aligned.rows[at].clone();
            let words = [Column::Target, Column::Midterm, Column::FinalReport]
                .map(|column| results::words(initiative, &read.aligned, &row, column));
            let mut quantity = |text: &str| Quantity {
                value: Number::from_parts(next(usize::MAX / 2) as i64 / 2).expect("0 or more"),
                unit: ["", "点", "𠮷"][next(3)].into(),
                bound: bounds[next(6)],
                span: 0..text.chars().take(next(text.len() + 1)).map(char::len_utf8).sum(),
            };
            read.rows[at].target = Some(quantity(words[0]));
            for report in Report::ALL {
                let parts = vec![quantity(words[report as usize + 1]), quantity(words[report as usize + 1])];
                let (target, value) = (Some(quantity(words[0])), quantity("").value);
                let actual = Some(Actual { value, unit: "件".into(), parts });
                let verdict =
                    Verdict { state: State::ALL[at % 4], doubt: Some(doubts[at % 14]), target, actual };
                let by = [By::Reading, By::Person, By::ReadingAfterChange][at % 3];
                read.rows[at].reports[report as usize] = Some(Judged { verdict, by });
            }
        }
    }
    let cells: Vec<Cell> = sheet.cells().collect();
    let day = Day::new(2024, 5, 31).expect("a day");
    let details = [
        Detail::Plain,
        Detail::Words(vec!["第編".into(), String::new()]),
        Detail::Swaps(vec![("随时".into(), "随時".into())]),
        Detail::Passed(day),
        Detail::Rank(999),
    ];
    let parts = cells.iter().cloned().map(review::Part::Cell).chain([
        review::Part::Rank,
        review::Part::Sdgs,
        review::Part::Initiatives,
    ]);
    let findings = parts.zip(Rule::ALL.iter().cycle()).map(|(part, rule)| {
        let cell = &cells[next(cells.len())];
        let span = match &part {
            review::Part::Cell(cell) => sheet.text(cell).map(|text| 0..text.len()),
            _ => None,
        };
        Finding {
            rule: *rule,
            place: review::Place { part, entry: [None, Some(7)][next(2)], span },
            detail: details[next(5)].clone(),
            fix: [None, Some(Fix { cell: cell.clone(), text: "直した".into() })][next(2)].clone(),
        }
    });
    let findings = findings.collect();
    (results, findings)
}

#[test]
fn a_workbook_is_made_by_its_engine() {
    let sheets = [Sheet::empty(SheetId::new("a").expect("an id"), FiscalYear::new(2024).expect("a year"))];
    let made = |choice: Choice, sheets: &[String], now: &str| {
        let request = Request::Excel {
            choice,
            sheets: sheets.to_vec(),
            extra: codec::stored::encode_extra(&Extra::new()),
            now: now.to_owned(),
        };
        let mut heard = Vec::new();
        let message = protocol::encode(7, &request);
        let answer = goalsheet::engines::excel::answer(&message, &mut |done, all| heard.push((done, all)));
        let (number, bytes) = protocol::open(&answer).expect("an answer");
        assert_eq!(number, 7);
        (protocol::decode::<Option<Packed>>(bytes).expect("a workbook or none").map(|made| made.0), heard)
    };
    let (extra, now) = (Extra::new(), crate::common::moment());
    let file: Vec<String> = sheets.iter().map(stored).collect();
    let expected = codec::xlsx::write::encode(&sheets, &extra, &now).expect("a workbook");
    assert_eq!(made(Choice::WHOLE, &file, now.as_str()), (Some(expected), vec![(1, 1)]));
    assert_eq!(made(Choice::WHOLE, &["{".to_owned()], now.as_str()).0, None);
    assert_eq!(made(Choice::WHOLE, &file, "now").0, None);
}

/// What a person left out of a workbook is not in it, wherever one looks; what is in it comes back without a word.
#[test]
fn a_workbook_holds_what_was_chosen() {
    let sample = include_str!("../../assets/sample.goalsheet.json");
    let mut sheets = codec::json::decode(sample, &mut crate::common::ids()).expect("the sample").sheets;
    sheets.truncate(2);
    sheets[0].extra.insert("secret".into(), Value::String("x".into()));
    let check = |choice: Choice, expected: &[Sheet], has_table: bool, paper: &str| {
        let request = Request::Excel {
            choice,
            sheets: sheets.iter().map(stored).collect(),
            extra: codec::stored::encode_extra(&Extra::new()),
            now: crate::common::moment().to_string(),
        };
        let answer = goalsheet::engines::excel::answer(&protocol::encode(1, &request), &mut |_, _| {});
        let (_, answer) = protocol::open(&answer).expect("an answer");
        let book = protocol::decode::<Option<Packed>>(answer).flatten().expect("a workbook").0;
        let read =
            codec::xlsx::import::decode(&book, &mut crate::common::ids(), &mut |_, _| {}).expect("ours");
        assert_eq!((read.sheets.as_slice(), read.notes.as_slice()), (expected, &[][..]), "{choice:?}");
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&book)).expect("a zip");
        let mut part =
            |name: &str| std::io::read_to_string(zip.by_name(name).expect("a part")).expect("text");
        assert_eq!(part("xl/workbook.xml").contains("目標と実績"), has_table, "{choice:?}");
        assert!(part("xl/worksheets/sheet2.xml").contains(&format!(r#"paperSize="{paper}""#)), "{choice:?}");
        part("xl/sharedStrings.xml")
    };
    let shown =
        |choice: &Choice| sheets.iter().map(|sheet| publish::shown(sheet, choice)).collect::<Vec<_>>();
    let report = sheets[0].initiatives[0].midterm.lines().next().expect("a report").to_owned();
    let all = check(Choice::WHOLE, &sheets, true, "8");
    assert!(all.contains(&report) && all.contains("secret"));
    let public = Choice { whole: false, paper: Paper::A4, ..Choice::WHOLE };
    assert!(!check(public, &shown(&public), true, "9").contains("secret"));
    let plain = Choice { readings: false, ..Choice::WHOLE };
    check(plain, &sheets, false, "8");
    let plan = Choice { reports: false, ..Choice::WHOLE };
    let plan = check(plan, &shown(&plan), false, "8");
    assert!(!plan.contains(&report) && !plan.contains("secret"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_a_file_came_to_travels(number in any::<u64>(), problems in problems(), imported in imported()) {
        check::<Import>(number, &Err(problems));
        check::<Import>(number, &Ok(imported));
    }

    #[test]
    fn requests_travel(text in text(), texts in vec(text(), 0..4), day in day()) {
        check(1, &Request::Import(text.clone()));
        check(5, &Request::OpenExcel { book: Packed(text.clone().into_bytes()), seed: text });
        check(2, &Request::Table(texts.clone()));
        check(3, &Request::Read { today: day, sheets: texts.clone() });
        for paper in Paper::ALL {
            let choice = Choice { paper, ..Choice::WHOLE };
            check(4, &Request::Publish { choice, sheets: texts.clone(), extra: "e".into(), now: "n".into() });
        }
        check(6, &Request::Range { html: texts.concat(), text: texts.join("\t") });
        check(6, &Clip::Text(texts.concat()));
        check(6, &Clip::Block(vec![texts.clone(), Vec::new()]));
        check(6, &Request::Copied { html: texts.concat(), text: texts.join("\n") });
        for scope in [Scope::Whole, Scope::Shown, Scope::Plan] {
            check(5, &Request::Markdown { scope, sheets: texts.clone(), extra: "e".into(), now: "n".into() });
        }
        check(7, &Request::Excel { choice: Choice::WHOLE, sheets: texts, extra: "e".into(), now: "n".into() });
    }

    #[test]
    fn any_sheet_is_read_as_it_is_read_here(sheet in sheet_with_numbers(), today in day()) {
        // On the page its positions have other ids than in the worker.
        let mut sheet = sheet;
        for (at, position) in sheet.positions.iter_mut().enumerate() {
            position.id.0 = 100 - at as u32;
        }
        let packed = read(&sheet, today);
        let (results, findings) = protocol::unpack(&packed, &sheet).expect("its reading");
        prop_assert_eq!(&results, &results::of(&sheet));
        prop_assert_eq!(findings, review::of_sheet(&sheet, &results, Stage::on(sheet.fiscal_year, today), today));
        prop_assert_eq!(asked::<Option<String>>(&Request::Table(vec![stored(&sheet)])), Some(csv::encode([&sheet])));
        let (choice, now, extra) = (Choice::WHOLE, crate::common::moment(), Extra::new());
        let request = Request::Publish {
            choice,
            sheets: vec![stored(&sheet)],
            extra: codec::stored::encode_extra(&extra),
            now: now.to_string(),
        };
        let page = asked::<Option<String>>(&request).expect("a page");
        prop_assert_eq!(&page, &publish::page::page(std::slice::from_ref(&sheet), &choice, &extra, &now));
        // The page comes back through the worker with its ids.
        let back = asked::<Import>(&Request::Import(page)).expect("our page").decoded(&mut crate::common::ids());
        let back = back.expect("our sheets");
        prop_assert!(back.fresh.is_empty());
        prop_assert_eq!(codec::stored::encode_sheet(&back.sheets[0], None, false), stored(&sheet));
    }

    #[test]
    fn any_reading_travels(sheet in sheet_with_numbers(), seeds in vec(any::<usize>(), 40)) {
        let (results, findings) = made_up(&sheet, &mut seeds.into_iter().cycle());
        let packed = protocol::pack(&sheet, &results, &findings);
        prop_assert_eq!(protocol::unpack(&packed, &sheet), Some((results, findings)));
    }

    #[test]
    fn a_reading_that_does_not_fit_is_none(
        sheet in sheet_with_numbers(), other in sheet_with_numbers(), today in day(),
        at in any::<usize>(), by in 1..=255u8,
    ) {
        let mut packed = read(&sheet, today);
        shown(&other, protocol::unpack(&packed, &other));
        let at = at % packed.0.len();
        packed.0[at] = packed.0[at].wrapping_add(by);
        shown(&sheet, protocol::unpack(&packed, &sheet));
        packed.0.truncate(at);
        prop_assert_eq!(protocol::unpack(&packed, &sheet), None);
    }

    #[test]
    fn no_bytes_break_either_side(bytes in vec(any::<u8>(), 0..200), at in any::<usize>(), imported in imported()) {
        reader::answer(&bytes);
        goalsheet::engines::excel::answer(&bytes, &mut |_, _| {});
        protocol::decode::<Import>(&bytes);
        protocol::decode::<Vec<Packed>>(&bytes);
        let mut message = protocol::encode(1, &Import::Ok(imported));
        let at = at % message.len();
        message[at] = message[at].wrapping_add(bytes.len() as u8 + 1);
        if let Some((_, bytes)) = protocol::open(&message) {
            drop(protocol::decode::<Import>(bytes).and_then(Result::ok).map(|imported| imported.decoded(&mut crate::common::ids())));
        }
    }

    #[test]
    fn any_text_is_read_as_it_is_read_here(text in text()) {
        let there = asked::<Import>(&Request::Import(text.clone())).map(|file| file.decoded(&mut crate::common::ids()).expect("a file"));
        assert_eq!(there.map(without_ids), converter::decode(&text, &mut crate::common::ids()).map(without_ids));
    }
}

proptest! {
    #[test]
    fn sheets_go_out_as_markdown_and_come_back_with_their_ids(sheets in crate::common::sheets(), extra in crate::common::extra()) {
        let now = crate::common::moment();
        let stored = sheets.iter().map(stored).collect();
        let request = Request::Markdown { scope: Scope::Whole, sheets: stored, extra: codec::stored::encode_extra(&extra), now: now.to_string() };
        let text = asked::<Option<String>>(&request).expect("a text");
        let back = asked::<Import>(&Request::Import(text)).expect("a file").decoded(&mut crate::common::ids()).expect("a file of ours");
        prop_assert_eq!((back.sheets, back.extra, back.fresh.len()), (sheets, extra, 0));
    }
}

#[test]
fn sheets_that_markdown_gives_no_id_get_one_from_the_page() {
    let text = "# 令和6年度 重点目標\n## 重点目標：A\n### 取組①\n#### 数値目標\n年4回\n余談\n### 備考\n";
    let file = asked::<Import>(&Request::Import(text.into())).expect("a file");
    let there = file.decoded(&mut crate::common::ids()).expect("a file of ours");
    assert_eq!(there, codec::read(text, &mut crate::common::ids()).expect("Markdown"));
    assert_eq!((there.fresh.len(), there.notes.len()), (1, 1));
    let broken = Request::Markdown {
        scope: Scope::Whole,
        sheets: vec!["{".into()],
        extra: "{}".into(),
        now: crate::common::moment().to_string(),
    };
    assert_eq!(asked::<Option<String>>(&broken), None);
}

#[test]
fn a_copied_form_is_read_with_its_merged_cells() {
    let html = "<table><tr><td>R6年度</td></tr><tr><td>重点目標</td><td colspan=5>窓口の改善</td></tr><tr><td>部局名</td><td>総務課</td></tr>\
        <tr><td></td><td>取組項目</td><td>期間・期限</td><td>数値目標</td><td>中間報告</td><td>期末報告</td></tr>\
        <tr><td rowspan=2>①</td><td rowspan=2>○ 研修<br>(1) 基礎</td><td>年度内</td><td rowspan=2>年4回</td><td>2回</td><td>4回</td></tr>\
        <tr><td></td><td></td><td></td></tr></table>";
    let text = "R6年度\n重点目標\t窓口の改善\n";
    let request = |html: &str| Request::Copied { html: html.into(), text: text.into() };
    let read = asked::<Import>(&request(html))
        .expect("a form")
        .decoded(&mut crate::common::ids())
        .expect("a file of ours");
    let [sheet] = &read.sheets[..] else { panic!("{read:?}") };
    let row = Column::ALL.map(|column| sheet.initiatives[0].text(column));
    assert_eq!(
        (sheet.goal.as_str(), sheet.department.as_str(), sheet.initiatives.len()),
        ("窓口の改善", "総務課", 1)
    );
    assert_eq!(row, ["○ 研修\n(1) 基礎", "年度内", "年4回", "2回", "4回"]);
    // What is no form is read as the text that it is.
    let read = asked::<Import>(&request("<table><tr><td>a</td></tr></table>")).expect("a sheet");
    assert_eq!(read.decoded(&mut crate::common::ids()).expect("a file of ours").sheets[0].goal, "窓口の改善");
}

/// Ids are made in another order.
fn without_ids(mut decoded: Decoded) -> Decoded {
    assert!(decoded.sheets.iter().all(|sheet| decoded.fresh.contains(&sheet.id)));
    decoded.fresh =
        decoded.sheets.iter().map(|_| crate::common::ids()()).filter_map(|id| SheetId::new(&id)).collect();
    for sheet in &mut decoded.sheets {
        let mut ids = crate::common::ids();
        sheet.id = SheetId::new(&ids()).expect("an id");
        for initiative in &mut sheet.initiatives {
            initiative.id = InitiativeId::new(&ids()).expect("an id");
        }
    }
    decoded
}

#[test]
fn the_real_document_is_read_as_it_is_read_here() {
    let Some(text) = crate::common::seed() else { return };
    let there = asked::<Import>(&Request::Import(text.to_owned())).expect("the real document");
    let there = there.decoded(&mut crate::common::ids()).expect("a file");
    let here = codec::read(text, &mut crate::common::ids()).expect("the real document");
    assert!(here.sheets.len() > 1);
    assert_eq!(without_ids(there), without_ids(here));
}

#[test]
fn numbers_take_the_room_they_need() {
    for (number, bytes) in
        [(0, vec![0]), (127, vec![127]), (128, vec![128, 1]), (u64::MAX, [vec![255; 9], vec![1]].concat())]
    {
        assert_eq!(protocol::encode(number, &false), [bytes, vec![0]].concat());
    }
    assert_eq!(protocol::open(&[255; 12]), None);
    assert_eq!(protocol::open(&[[255; 9].as_slice(), &[2]].concat()), None, "a bit too many");
}

#[test]
fn a_damaged_sheet_has_no_reading_and_hurts_no_other() {
    let year = goalsheet::model::FiscalYear::new(2024).expect("a year");
    let good = Sheet::empty(SheetId::new("a").expect("an id"), year);
    let sheets = vec![stored(&good), "{".into(), stored(&good)];
    let today = Day::new(2024, 5, 1).expect("a day");
    let packed = asked::<Vec<Packed>>(&Request::Read { today, sheets: sheets.clone() });
    let read: Vec<bool> = packed.iter().map(|packed| protocol::unpack(packed, &good).is_some()).collect();
    assert_eq!(read, [true, false, true]);
    assert_eq!(asked::<Option<String>>(&Request::Table(sheets)), None);
}
