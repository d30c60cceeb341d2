//! What page and engines say to each other: any value travels there and back, and no bytes break either side.

use std::fmt::Debug;
use std::sync::Arc;

use goalsheet::codec::clipboard::{Clip, Pasted};
use goalsheet::codec::markdown::Scope;
use goalsheet::codec::{
    self, Decoded, Expected, Field, FilePlace, Note, Problem, ProblemPart, Reason, Remark, ValueKind, csv,
    stored,
};
use goalsheet::engines::{excel, reader};
use goalsheet::model::publication::{Paper, PublishChoice};
use goalsheet::model::{
    Cell, Column, Day, Extra, FiscalYear, InitiativeId, PositionId, Report, Sheet, SheetId, Stage, State,
    Value, paper,
};
use goalsheet::protocol::{
    CompareTexts, Content, ExcelCall, ImportRange, ImportText, ImportWorkbook, Imported, MakeMarkdown,
    MakePage, MakeTable, MakeWorkbook, PackedSheet, ReadCells, ReadSheets, ReadShown, ReaderCall, Request,
};
use goalsheet::reading::{Reading, SheetReading};
use goalsheet::results::{self, By, Judged};
use goalsheet::review::{self, Detail, Finding, Fix, Rule};
use goalsheet::text::changes::changes;
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
        Comments,
        Overruled,
    ];
    prop_oneof![select(plain), column().prop_map(Field::Column)]
}

fn place() -> impl Strategy<Value = FilePlace> {
    let part = prop_oneof![
        Just(ProblemPart::Whole),
        field().prop_map(ProblemPart::Field),
        (any::<usize>(), of(field())).prop_map(|(number, field)| ProblemPart::Position(number, field)),
        (any::<usize>(), of(field())).prop_map(|(number, field)| ProblemPart::Initiative(number, field)),
    ];
    prop_oneof![
        Just(FilePlace::File),
        any::<(usize, usize)>().prop_map(|(line, column)| FilePlace::Text { line, column }),
        text().prop_map(FilePlace::Key),
        (any::<usize>(), text(), part).prop_map(|(number, goal, part)| FilePlace::Sheet {
            number,
            goal,
            part
        }),
    ]
}

fn reason() -> impl Strategy<Value = Reason> {
    use Reason::*;
    let plain = vec![
        Empty,
        TooLarge,
        TooDeep,
        NotGoalsheet,
        Missing,
        NoSheet,
        ForeignPage,
        CutPage,
        NoYear,
        More,
        Mail,
        WebArchive,
        Wrapped,
        ResultsTable,
    ];
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
    let wanted = select(vec![
        ValueKind::Text,
        ValueKind::Integer,
        ValueKind::Flag,
        ValueKind::List,
        ValueKind::Object,
    ]);
    prop_oneof![
        select(plain),
        (select(worded), text()).prop_map(|(make, text)| make(text)),
        workbook_fault().prop_map(Workbook),
        vec(text(), 0..3).prop_map(|worksheets| NoForm { worksheets }),
        text().prop_map(|worksheet| NoYearOn { worksheet }),
        (expected, any::<Option<char>>()).prop_map(|(expected, found)| NotJson { expected, found }),
        any::<char>().prop_map(CurlyQuotes),
        (wanted, text()).prop_map(|(wanted, found)| WrongKind { wanted, found }),
    ]
}

fn remark() -> impl Strategy<Value = Remark> {
    use Remark::*;
    prop_oneof![
        any::<usize>().prop_map(BrokenCharacters),
        (any::<usize>(), text()).prop_map(|(line, text)| LeftOut { line, text }),
        (any::<usize>(), text()).prop_map(|(line, text)| PageNumber { line, text }),
        any::<(usize, usize)>().prop_map(|(line, count)| QuoteMarks { line, count }),
        (any::<usize>(), text()).prop_map(|(line, text)| DoubtfulCharacters { line, text }),
        (any::<usize>(), text()).prop_map(|(line, text)| Comment { line, text }),
        (any::<usize>(), text()).prop_map(|(line, text)| OpenComment { line, text }),
        any::<usize>().prop_map(|line| BrokenCarried { line }),
        (any::<usize>(), text(), any::<usize>()).prop_map(|(line, text, count)| ExcelQuotes {
            line,
            text,
            count
        }),
        (text(), any::<usize>()).prop_map(|(text, count)| LaidOut { text, count }),
        Just(SamePurposes),
        Just(ChangedPage),
        (any::<u8>(), text()).prop_map(|(number, found)| SdgWords { number, found }),
        (any::<usize>(), column()).prop_map(|(line, column)| GuessedColumn { line, column }),
        (any::<Option<u16>>(), text()).prop_map(|(rank, goal)| ListedOnly { rank, goal }),
        Just(NotListed),
        any::<(u16, u16)>().prop_map(|(listed, here)| ListedRank { listed, here }),
        any::<u16>().prop_map(RankFromList),
        worksheet_remark().prop_map(Worksheet),
        workbook_remark().prop_map(Workbook),
    ]
}

fn workbook_fault() -> impl Strategy<Value = codec::WorkbookFault> {
    use codec::WorkbookFault::*;
    let plain = vec![
        Password,
        OldExcel,
        OldWord,
        OldPowerPoint,
        OldOther,
        Word,
        PowerPoint,
        OpenDocument,
        BinaryExcel,
        Zip,
        Damaged,
    ];
    prop_oneof![
        select(plain),
        (select(vec![NoPart, BadPart, TooLarge, TooManyCells]), text()).prop_map(|(make, text)| make(text)),
        any::<usize>().prop_map(|most| TooManyParts { most }),
    ]
}

fn worksheet_remark() -> impl Strategy<Value = codec::WorksheetRemark> {
    use codec::WorksheetRemark::*;
    let at = || {
        (text(), any::<(usize, usize)>()).prop_map(|(worksheet, (row, column))| codec::CellPlace {
            worksheet,
            row,
            column,
        })
    };
    let first = vec((text(), text()), 0..3);
    let beside = select(vec![codec::Beside::Shape, codec::Beside::CheckBox]);
    prop_oneof![
        (at(), text()).prop_map(|(at, text)| LeftOut { at, text }),
        (at(), text()).prop_map(|(at, text)| PageNumber { at, text }),
        (at(), column()).prop_map(|(at, column)| GuessedColumn { at, column }),
        (text(), any::<(bool, usize)>(), first).prop_map(|(worksheet, (is_hidden, count), first)| {
            NothingHere { worksheet, is_hidden, first, count }
        }),
        text().prop_map(|worksheet| Hidden { worksheet }),
        (text(), text(), text()).prop_map(|(worksheet, cell, error)| FormulaError { worksheet, cell, error }),
        (text(), vec(text(), 0..3), any::<usize>()).prop_map(|(worksheet, cells, count)| WithoutValue {
            worksheet,
            cells,
            count
        }),
        (text(), beside, text()).prop_map(|(worksheet, what, text)| codec::WorksheetRemark::Beside {
            cell: text.clone(),
            is_ticked: Some(text.is_empty()),
            worksheet,
            what,
            text
        }),
        (text(), any::<usize>()).prop_map(|(worksheet, count)| MoreBeside { worksheet, count }),
        (text(), vec(any::<u32>(), 0..5)).prop_map(|(worksheet, rows)| ChangedRows { worksheet, rows }),
        (text(), text(), text()).prop_map(|(worksheet, cell, text)| ChangedList { worksheet, cell, text }),
    ]
}

fn workbook_remark() -> impl Strategy<Value = codec::WorkbookRemark> {
    use codec::WorkbookRemark::*;
    let plain = vec![Macros, BrokenData, FormRemoved, FormCopied, TakenAsShown, InitiativesTakenAsShown];
    prop_oneof![
        select(plain),
        vec(field().prop_map(ProblemPart::Field), 0..4).prop_map(Changed),
        (text(), text()).prop_map(|(plan, text)| PositionRemoved { plan, text }),
        (any::<usize>(), text()).prop_map(|(number, method)| InitiativeRemoved { number, method }),
        any::<usize>().prop_map(MoreNotes),
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

/// A request comes out as it went in; neither a part of it nor more than it does.
fn travels<R>(number: u64, request: &R)
where
    R: Request + Clone,
    R::Call: PartialEq + Debug,
{
    let message = protocol::encode_request(number, "form", request.clone());
    let expected = (number, Ok(("form".to_owned(), request.clone().into_call())));
    assert_eq!(protocol::decode_call::<R::Call>(&message), expected);
    for cut in 0..message.len() {
        assert_ne!(protocol::decode_call::<R::Call>(&message[..cut]), expected);
    }
    assert!(protocol::decode_call::<R::Call>(&[message, vec![0]].concat()).1.is_err());
}

/// So does an answer.
fn comes_back<R: Request>(number: u64, answer: &R::Answer)
where
    R::Answer: Clone + PartialEq + Debug,
{
    let message = protocol::encode_answer::<R>(number, answer.clone());
    let (came, body) = protocol::open(&message).expect("a message");
    assert_eq!(came, number);
    assert_eq!(protocol::decode_answer::<R>(body).as_ref(), Ok(answer));
    // A long one at a hundred places.
    for cut in (0..body.len()).step_by(body.len().div_ceil(100)) {
        assert!(protocol::decode_answer::<R>(&body[..cut]).is_err());
    }
    assert!(protocol::decode_answer::<R>(&[body, &[0]].concat()).is_err());
}

/// What the page gets for a request.
fn asked<R: Request<Call = ReaderCall>>(request: R) -> R::Answer {
    let answer = reader::answer(&protocol::encode_request(7, "", request));
    let (number, body) = protocol::open(&answer).expect("an answer");
    assert_eq!(number, 7);
    protocol::decode_answer::<R>(body).expect("an answer that means something")
}

/// What it gets of Excel, and how far that was said to be.
fn workbook(request: MakeWorkbook) -> Option<Vec<u8>> {
    let message = protocol::encode_request(7, "", request);
    let answer = excel::answer(&message, &mut |_, _| {});
    let (number, body) = protocol::open(&answer).expect("an answer");
    assert_eq!(number, 7);
    let made = protocol::decode_answer::<MakeWorkbook>(body).expect("a workbook or none");
    made.map(|book| book.into_vec())
}

/// A sheet that was lost on the way.
fn damaged() -> PackedSheet {
    PackedSheet { stored: "{".into(), positions: Vec::new() }
}

fn content(sheets: &[Sheet]) -> Content {
    Content::pack(sheets, &Extra::new(), crate::common::moment())
}

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
fn read(sheet: &Sheet, today: Day) -> Reading {
    let mut readings = asked(ReadSheets { today, sheets: vec![PackedSheet::pack(sheet)] });
    assert_eq!(readings.len(), 1);
    readings.remove(0).expect("its reading")
}

/// Does what the page does with a reading: cuts its words out of the texts.
fn shown(sheet: &Sheet, reading: Reading) {
    let Some(SheetReading { results, findings, .. }) = SheetReading::new(Arc::new(sheet.clone()), reading)
    else {
        return;
    };
    for (initiative, read) in sheet.initiatives.iter().zip(&results.initiatives) {
        for (column, entries) in Column::ALL.into_iter().zip(&read.aligned.columns) {
            for (at, entry) in entries.iter().enumerate() {
                entry.words(initiative.text(column));
                read.aligned.rows_of(column, at);
            }
        }
    }
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
fn made_up(sheet: &Sheet, seeds: &mut dyn Iterator<Item = usize>) -> Reading {
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
        Detail::TooLong { limit: 120, over: 1 },
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
            detail: details[next(6)].clone(),
            fix: [None, Some(Fix { cell: cell.clone(), text: "直した".into() })][next(2)].clone(),
        }
    });
    let findings = findings.collect();
    Reading { results, findings }
}

#[test]
fn a_workbook_is_made_by_its_engine() {
    let sheets = [Sheet::empty(SheetId::new("a").expect("an id"), FiscalYear::new(2024).expect("a year"))];
    let request = |content| crate::common::workbook_request("", content, PublishChoice::WHOLE);
    let made = |content| workbook(request(content));
    let (extra, now) = (Extra::new(), crate::common::moment());
    let expected = codec::xlsx::write::encode(&sheets, &extra, &now).expect("a workbook");
    assert_eq!(made(content(&sheets)), Some(expected));
    assert_eq!(made(Content { sheets: vec![damaged()], ..content(&sheets) }), None);
    assert_eq!(made(Content { extra: "{".into(), ..content(&sheets) }), None);
    // Readings of other sheets.
    assert_eq!(workbook(MakeWorkbook { results: Some(Vec::new()), ..request(content(&sheets)) }), None);
}

/// What a person left out of a workbook is not in it, wherever one looks; what is in it comes back without a word.
#[test]
fn a_workbook_holds_what_was_chosen() {
    let sample = include_str!("../../assets/sample.goalsheet.json");
    let mut sheets = codec::json::decode(sample, &mut crate::common::ids()).expect("the sample").sheets;
    sheets.truncate(2);
    sheets[0].extra.insert("secret".into(), Value::String("x".into()));
    let check = |choice: PublishChoice, expected: &[Sheet], has_table: bool, paper: &str| {
        let request = crate::common::workbook_request("", content(&sheets), choice);
        let book = workbook(request).expect("a workbook");
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
        |choice: &PublishChoice| sheets.iter().map(|sheet| publish::shown(sheet, choice)).collect::<Vec<_>>();
    let report = sheets[0].initiatives[0].midterm.lines().next().expect("a report").to_owned();
    let all = check(PublishChoice::WHOLE, &sheets, true, "8");
    assert!(all.contains(&report) && all.contains("secret"));
    let public = PublishChoice { whole: false, paper: Paper::A4, ..PublishChoice::WHOLE };
    assert!(!check(public, &shown(&public), true, "9").contains("secret"));
    let plain = PublishChoice { readings: false, ..PublishChoice::WHOLE };
    check(plain, &sheets, false, "8");
    let plan = PublishChoice { reports: false, ..PublishChoice::WHOLE };
    let plan = check(plan, &shown(&plan), false, "8");
    assert!(!plan.contains(&report) && !plan.contains("secret"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_a_file_came_to_travels(number in any::<u64>(), problems in problems(), imported in imported()) {
        comes_back::<ImportText>(number, &Err(problems.clone()));
        comes_back::<ImportRange>(number, &Ok(imported.clone()));
        comes_back::<ImportWorkbook>(number, &Ok(imported));
        comes_back::<ImportWorkbook>(number, &Err(problems));
    }

    #[test]
    fn requests_travel(text in text(), texts in vec(text(), 0..4), today in day(), positions in vec(0..9u32, 0..3)) {
        let positions: Vec<_> = positions.into_iter().map(PositionId).collect();
        let packed = |stored: &String| PackedSheet { stored: stored.clone(), positions: positions.clone() };
        let sheets: Vec<_> = texts.iter().map(packed).collect();
        let content = Content { sheets: sheets.clone(), extra: text.clone(), now: crate::common::moment() };
        travels(1, &ImportText(text.clone()));
        travels(2, &ImportWorkbook { book: text.clone().into_bytes().into(), seed: text, with_hidden: true });
        travels(3, &MakeTable { city: None, sheets: sheets.clone() });
        travels(4, &ReadSheets { today, sheets });
        for paper in Paper::ALL {
            let choice = PublishChoice { paper, ..PublishChoice::WHOLE };
            travels(5, &MakePage { choice, city: "あおぞら市".to_owned(), content: content.clone(), before: content.sheets.clone(), first: None });
            travels(6, &MakeWorkbook { city: None, choice, content: content.clone(), results: None });
            travels(11, &ReadShown { choice, sheets: content.sheets.clone() });
        }
        for scope in [Scope::Whole, Scope::Shown, Scope::Plan] {
            travels(7, &MakeMarkdown { scope, content: content.clone() });
        }
        travels(8, &ReadCells { html: texts.concat(), text: texts.join("\t") });
        travels(9, &ImportRange { html: texts.concat(), text: texts.join("\n"), with_hidden: true });
        travels(10, &CompareTexts(texts.windows(2).map(|two| (two[0].clone(), two[1].clone())).collect()));
    }

    #[test]
    fn what_is_made_travels(text in text(), texts in vec(text(), 0..4)) {
        comes_back::<ReadCells>(1, &Pasted { clip: Clip::Text(text.clone()), left_out: Vec::new() });
        let pairs: Vec<_> = texts.iter().map(|other| (text.clone(), other.clone())).collect();
        let compared: Vec<_> = pairs.iter().map(|(before, after)| changes(before, after)).collect();
        prop_assert_eq!(&asked(CompareTexts(pairs)), &compared);
        comes_back::<CompareTexts>(7, &compared);
        comes_back::<ReadCells>(2, &Pasted { clip: Clip::Block(vec![texts, Vec::new()]), left_out: Vec::new() });
        comes_back::<MakeTable>(3, &None);
        comes_back::<MakePage>(4, &Some(text.clone()));
        comes_back::<MakeMarkdown>(5, &Some(text.clone()));
        comes_back::<MakeWorkbook>(6, &Some(text.into_bytes().into()));
    }

    #[test]
    fn any_sheet_is_read_as_it_is_read_here(sheet in sheet_with_numbers(), today in day()) {
        // Its positions have ids that are stored nowhere.
        let mut sheet = sheet;
        for (at, position) in sheet.positions.iter_mut().enumerate() {
            position.id.0 = 100 - at as u32;
        }
        let reading = read(&sheet, today);
        prop_assert!(reading.fits(&sheet));
        let Reading { results, findings } = reading;
        prop_assert_eq!(&results, &results::of(&sheet));
        prop_assert_eq!(findings, review::of_sheet(&sheet, &results, Stage::on(sheet.fiscal_year, today), today));
        prop_assert_eq!(asked(MakeTable { city: None, sheets: vec![PackedSheet::pack(&sheet)] }), Some(csv::encode([&sheet])));
        let (choice, now, extra) = (PublishChoice::WHOLE, crate::common::moment(), Extra::new());
        let page = asked(MakePage { choice, city: "あおぞら市".to_owned(), content: content(std::slice::from_ref(&sheet)), before: Vec::new(), first: None }).expect("a page");
        let of_city = paper::of_city("あおぞら市", || publish::page::page(std::slice::from_ref(&sheet), &choice, &extra, &now));
        prop_assert_eq!(&page, &of_city);
        prop_assert!(page.contains("あおぞら市"));
        // The page comes back through the engine with its ids.
        let back = asked(ImportText(page)).expect("our page").decoded(&mut crate::common::ids());
        let back = back.expect("our sheets");
        prop_assert!(back.fresh.is_empty());
        prop_assert_eq!(stored(&back.sheets[0]), stored(&sheet));
    }

    #[test]
    fn any_reading_travels(sheet in sheet_with_numbers(), seeds in vec(any::<usize>(), 40)) {
        let reading = made_up(&sheet, &mut seeds.into_iter().cycle());
        prop_assert!(reading.fits(&sheet));
        comes_back::<ReadSheets>(1, &vec![None, Some(reading)]);
    }

    #[test]
    fn a_reading_that_does_not_fit_is_none(
        sheet in sheet_with_numbers(), other in sheet_with_numbers(), today in day(),
        at in any::<usize>(), by in 1..=255u8,
    ) {
        let reading = read(&sheet, today);
        let message = protocol::encode_answer::<ReadSheets>(1, vec![Some(reading.clone())]);
        let mut body = protocol::open(&message).expect("a message").1.to_vec();
        shown(&other, reading);
        let at = at % body.len();
        body[at] = body[at].wrapping_add(by);
        for reading in protocol::decode_answer::<ReadSheets>(&body).into_iter().flatten().flatten() {
            shown(&sheet, reading);
        }
        body.truncate(at);
        prop_assert!(protocol::decode_answer::<ReadSheets>(&body).is_err());
    }

    #[test]
    fn no_bytes_break_either_side(bytes in vec(any::<u8>(), 0..200), at in any::<usize>(), imported in imported()) {
        let answers = [reader::answer(&bytes), excel::answer(&bytes, &mut |_, _| {})];
        prop_assert!(answers.iter().all(|answer| protocol::open(answer).is_ok()));
        drop(protocol::decode_answer::<ImportText>(&bytes));
        drop(protocol::decode_answer::<ReadSheets>(&bytes));
        drop(protocol::decode_answer::<MakeWorkbook>(&bytes));
        let mut message = protocol::encode_answer::<ImportText>(1, Ok(imported));
        let at = at % message.len();
        message[at] = message[at].wrapping_add(bytes.len() as u8 + 1);
        if let Ok((_, body)) = protocol::open(&message) {
            let answer = protocol::decode_answer::<ImportText>(body).and_then(|answer| answer.map_err(|_| protocol::Malformed(String::new())));
            drop(answer.map(|imported| imported.decoded(&mut crate::common::ids())));
        }
    }

    #[test]
    fn a_request_that_was_damaged_breaks_no_engine(sheet in sheet_with_numbers(), today in day(), at in any::<usize>(), by in 1..=255u8) {
        let content = content(std::slice::from_ref(&sheet));
        let messages = [
            protocol::encode_request(1, "", ReadSheets { today, sheets: content.sheets.clone() }),
            protocol::encode_request(2, "", MakeMarkdown { scope: Scope::Shown, content }),
        ];
        for mut message in messages {
            let at = at % message.len();
            message[at] = message[at].wrapping_add(by);
            prop_assert!(protocol::open(&reader::answer(&message)).is_ok());
        }
    }

    #[test]
    fn any_text_is_read_as_it_is_read_here(text in text()) {
        let there = asked(ImportText(text.clone())).map(|file| file.decoded(&mut crate::common::ids()).expect("a file"));
        assert_eq!(there.map(without_ids), codec::read(&text, &mut crate::common::ids()).map(without_ids));
    }
}

proptest! {
    #[test]
    fn sheets_go_out_as_markdown_and_come_back_with_their_ids(sheets in crate::common::sheets(), extra in crate::common::extra()) {
        let now = crate::common::moment();
        let text = asked(MakeMarkdown { scope: Scope::Whole, content: Content::pack(&sheets, &extra, now) }).expect("a text");
        let back = asked(ImportText(text)).expect("a file").decoded(&mut crate::common::ids()).expect("a file of ours");
        prop_assert_eq!((back.sheets, back.extra, back.fresh.len()), (sheets, extra, 0));
    }
}

#[test]
fn sheets_that_markdown_gives_no_id_get_one_from_the_page() {
    let text = "# 令和6年度 重点目標\n## 重点目標：A\n### 取組①\n#### 数値目標\n年4回\n余談\n### 備考\n";
    let file = asked(ImportText(text.into())).expect("a file");
    let there = file.decoded(&mut crate::common::ids()).expect("a file of ours");
    assert_eq!(there, codec::read(text, &mut crate::common::ids()).expect("Markdown"));
    assert_eq!((there.fresh.len(), there.notes.len()), (1, 1));
    let broken = Content { sheets: vec![damaged()], ..content(&[]) };
    assert_eq!(asked(MakeMarkdown { scope: Scope::Whole, content: broken }), None);
}

#[test]
fn a_copied_form_is_read_with_its_merged_cells() {
    let html = "<table><tr><td>R6年度</td></tr><tr><td>重点目標</td><td colspan=5>窓口の改善</td></tr><tr><td>部局名</td><td>総務課</td></tr>\
        <tr><td></td><td>取組項目</td><td>期間・期限</td><td>数値目標</td><td>中間報告</td><td>期末報告</td></tr>\
        <tr><td rowspan=2>①</td><td rowspan=2>○ 研修<br>(1) 基礎</td><td>年度内</td><td rowspan=2>年4回</td><td>2回</td><td>4回</td></tr>\
        <tr><td></td><td></td><td></td></tr></table>";
    let text = "R6年度\n重点目標\t窓口の改善\n";
    let request = |html: &str| ImportRange { html: html.into(), text: text.into(), with_hidden: false };
    let read =
        asked(request(html)).expect("a form").decoded(&mut crate::common::ids()).expect("a file of ours");
    let [sheet] = &read.sheets[..] else { panic!("{read:?}") };
    let row = Column::ALL.map(|column| sheet.initiatives[0].text(column));
    assert_eq!(
        (sheet.goal.as_str(), sheet.department.as_str(), sheet.initiatives.len()),
        ("窓口の改善", "総務課", 1)
    );
    assert_eq!(row, ["○ 研修\n(1) 基礎", "年度内", "年4回", "2回", "4回"]);
    // What is no form is read as the text that it is.
    let read = asked(request("<table><tr><td>a</td></tr></table>")).expect("a sheet");
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
    let there = asked(ImportText(text.to_owned())).expect("the real document");
    let there = there.decoded(&mut crate::common::ids()).expect("a file");
    let here = codec::read(text, &mut crate::common::ids()).expect("the real document");
    assert!(here.sheets.len() > 1);
    assert_eq!(without_ids(there), without_ids(here));
}

#[test]
fn what_makes_no_sense_is_told_so_under_its_number() {
    for (message, number) in [(vec![], 0), (vec![255; 12], 0), (vec![5], 5), (vec![128, 1, 99], 128)] {
        for answer in [reader::answer(&message), excel::answer(&message, &mut |_, _| {})] {
            let (came, body) = protocol::open(&answer).expect("an answer");
            assert_eq!(came, number);
            assert!(protocol::decode_answer::<MakeTable>(body).is_err());
        }
    }
    // What is for another engine makes no sense either.
    let message = protocol::encode_request(
        1,
        "",
        MakeTable { city: None, sheets: vec![PackedSheet { stored: "x".repeat(9), ..damaged() }] },
    );
    assert!(protocol::decode_call::<ReaderCall>(&message).1.is_ok());
    assert!(protocol::decode_call::<ExcelCall>(&message).1.is_err());
}

#[test]
fn a_damaged_sheet_has_no_reading_and_hurts_no_other() {
    let year = FiscalYear::new(2024).expect("a year");
    let good = Sheet::empty(SheetId::new("a").expect("an id"), year);
    let sheets = vec![PackedSheet::pack(&good), damaged(), PackedSheet::pack(&good)];
    let today = Day::new(2024, 5, 1).expect("a day");
    let readings = asked(ReadSheets { today, sheets: sheets.clone() });
    assert_eq!(readings, [Some(Reading::of(&good, today)), None, Some(Reading::of(&good, today))]);
    assert_eq!(asked(MakeTable { city: None, sheets }), None);
}
