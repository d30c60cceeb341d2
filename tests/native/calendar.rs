//! 予定: periods as bars with how they stand, the lists beside them, no text dropped; and the file for other calendars.

use goalsheet::calendar::{self, Agenda, SheetMonths, Timing, YearCalendar};
use goalsheet::model::{Day, FiscalYear, Initiative, InitiativeId, Moment, Report, Sheet, SheetId};
use goalsheet::publish::calendar::{CalendarLook, calendar as drawn, ics};
use goalsheet::publish::places::PageAnchors;
use goalsheet::results::table::ReadSheet;
use icalendar::parser::{read_calendar, unfold};
use proptest::prelude::*;

/// A sheet of 令和6年度 with one initiative: method, deadline, 中間報告, 期末報告.
fn sheet(cells: [&str; 4]) -> Sheet {
    let mut sheet = Sheet::empty(SheetId::new("s").expect("an id"), FiscalYear::new(2024).expect("a year"));
    let mut initiative = Initiative::empty(InitiativeId::new("i").expect("an id"));
    [initiative.method, initiative.deadline, initiative.midterm, initiative.final_report] =
        cells.map(str::to_owned);
    sheet.initiatives.push(initiative);
    sheet
}

fn read(sheet: Sheet) -> Vec<ReadSheet> {
    calendar::read(vec![sheet])
}

fn day(text: &str) -> Day {
    Moment::new(&format!("{text}T09:00:00+09:00")).and_then(|moment| moment.date()).expect("a day")
}

const TODAY: &str = "2024-10-16";

/// The bars of a deadline with these reports, as `words from-to timing`, soft ends with a tilde; and what is undated.
fn check(deadline: &str, reports: [&str; 2], expected: &[&str]) {
    let read = read(sheet(["取組", deadline, reports[0], reports[1]]));
    let years = YearCalendar::of(&read, day(TODAY));
    let mut told = Vec::new();
    for entry in years[0].all() {
        for bar in &entry.bars {
            let edge = |is: bool| if is { "" } else { "~" };
            let timing = match bar.timing {
                Timing::Reported(Report::Midterm) => "中間",
                Timing::Reported(Report::Final) => "期末",
                Timing::Overdue => "過ぎた",
                Timing::MidtermOnly => "期末なし",
                Timing::Running => "中",
                Timing::ToCome => "これから",
                Timing::Planned => "予定",
            };
            told.push(format!(
                "{} {}{}-{}{} {timing}",
                bar.words,
                edge(bar.begins),
                bar.from,
                bar.to,
                edge(bar.ends)
            ));
        }
        if entry.is_undated {
            told.push(format!("日付なし {}", entry.deadline));
        }
    }
    assert_eq!(told, expected, "{deadline}");
}

#[test]
fn periods_are_bars_over_the_year() {
    check("9月末まで", ["", ""], &["9月末まで ~0-183 過ぎた"]);
    check("9月末まで", ["実施", ""], &["9月末まで ~0-183 中間"]);
    check("年度内", ["実施", ""], &["年度内 ~0-365 中"]);
    check("年度内", ["", "実施"], &["年度内 ~0-365 期末"]);
    check("5月から8月まで", ["", ""], &["5月から8月まで 30-153 過ぎた"]);
    check("9月頃", ["", ""], &["9月頃 ~153-183~ 過ぎた"]);
    check("11月10日", ["", ""], &["11月10日 223-224 これから"]);
    check("10月16日", ["", ""], &["10月16日 198-199 中"]);
    check("10月15日", ["", ""], &["10月15日 197-198 過ぎた"]);
    check("1月から", ["", ""], &["1月から 275-365~ これから"]);
    check("5月、1月", ["", ""], &["5月 30-61 過ぎた", "1月 275-306 これから"]);
    check("5月、1月", ["した", ""], &["5月 30-61 中間", "1月 275-306 これから"]);
    check("随時", ["", ""], &["日付なし 随時"]);
    check("次回選挙までに", ["", ""], &["日付なし 次回選挙までに"]);
    check("令和8年5月31日", ["", ""], &["令和8年5月31日 ~364-365~ これから"]);
    // What a carry-over leaves of the year before is not late in this one.
    check("令和5年5月", ["", ""], &["令和5年5月 ~0-1~ 予定"]);
    check("", ["", ""], &[]);
}

#[test]
fn the_lists_tell_what_is_late_and_what_comes() {
    let read = read(sheet([
        "(1) 甲 (2) 乙 (3) 丙 (4) 丁 (5) 戊 (6) 己",
        "(1) 9月末 (2) 10月末まで (3) 随時 (4) 11月20日 (5) 随時 (6) 9月頃、11月1日",
        "",
        "",
    ]));
    let years = YearCalendar::of(&read, day(TODAY));
    let agenda = Agenda::of(&years[0]);
    let told = |items: &[calendar::AgendaItem<'_, '_>]| {
        items
            .iter()
            .map(|item| format!("{} {} {}", item.entry.name(), item.last, item.days))
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&agenda.overdue), ["甲 2024-09-30 16", "己 2024-09-30 16"]);
    assert_eq!(told(&agenda.next), ["乙 2024-10-31 15", "己 2024-11-01 16"]);
    let undated: Vec<_> = agenda.undated.iter().map(|one| (one.words.as_str(), one.entries.len())).collect();
    assert_eq!((undated, agenda.undated_entries()), (vec![("随時", 2)], 2));
    let months = SheetMonths::of(&years[0].sheets[0], &years[0]);
    let counted = |at: usize| (months.months[at].overdue, months.months[at].open);
    assert_eq!((counted(5), counted(6), counted(7), months.undated), ((2, 0), (0, 1), (0, 2), 2));
}

/// How the one period of an entry stands on a day with 中間報告 alone.
fn check_midterm(deadline: &str, target: &str, today: &str, expected: Timing) {
    let mut one = sheet(["取組", deadline, "4回", ""]);
    one.initiatives[0].target = target.to_owned();
    let read = read(one);
    let years = YearCalendar::of(&read, day(today));
    let timings: Vec<Timing> = years[0].all().flat_map(|entry| &entry.bars).map(|bar| bar.timing).collect();
    assert_eq!(timings, [expected], "{deadline} {target} {today}");
    let agenda = Agenda::of(&years[0]);
    let lists = (agenda.overdue.len(), agenda.midterm_only.len());
    assert_eq!(lists, (0, usize::from(expected == Timing::MidtermOnly)), "{deadline} {today}");
}

#[test]
fn a_report_from_before_a_deadline_does_not_close_it() {
    let reported = Timing::Reported(Report::Midterm);
    // What ended by the middle of the year is told by its report.
    check_midterm("9月末", "10回", "2024-11-29", reported);
    check_midterm("9月末", "10回", "2026-11-29", reported);
    for (deadline, ahead) in [("年度内", Timing::Running), ("令和7年3月31日", Timing::ToCome)] {
        check_midterm(deadline, "10回", "2024-11-29", ahead);
        check_midterm(deadline, "10回", "2026-11-29", Timing::MidtermOnly);
        // When the year is over its last report is due of everything.
        check_midterm(deadline, "3回", "2026-11-29", Timing::MidtermOnly);
    }
    check_midterm("11月10日", "10回", "2024-11-29", Timing::MidtermOnly);
    // Nothing is waited for while the year goes on.
    check_midterm("11月10日", "3回", "2024-11-29", reported);
}

#[test]
fn what_is_counted_adds_up_and_names_its_sheet() {
    let mut one = sheet(["(1) 甲 (2) 乙 (3) 丙", "(1) 9月末 (2) 随時 (3) 11月10日、その後随時", "", ""]);
    (one.department, one.goal) = ("総務課".into(), "契約の適正化".into());
    let read = read(one);
    let years = YearCalendar::of(&read, day(TODAY));
    let of = |places| drawn(&years, CalendarLook { by_sheet: false, places });
    assert!(of(&PageAnchors::App).contains("期限のある3項目のうち、図に 2、日付なし 2（うち 1 は図にも）"));
    let page = scraper::Html::parse_document(&of(&PageAnchors::App));
    let list = scraper::Selector::parse(".cal-lists a").expect("a selector");
    let links: Vec<String> = page.select(&list).map(|link| link.text().collect()).collect();
    let of_sheet = |number: &str| format!("総務課　契約の適正化　① ({number})");
    assert_eq!(links, [of_sheet("1"), of_sheet("3"), of_sheet("2"), of_sheet("3")]);
}

/// A text as a page can show it, without white space.
fn squeezed(text: &str) -> String {
    let shown = |char: char| if char.is_control() { '\u{fffd}' } else { char };
    text.chars().filter(|char| !char.is_whitespace()).map(shown).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Whatever stands in a deadline stands in the calendar, and a deadline without a day in its own list.
    #[test]
    fn no_deadline_is_dropped(sheets in crate::common::sheets()) {
        let read = calendar::read(sheets);
        let years = YearCalendar::of(&read, day(TODAY));
        let look = CalendarLook { by_sheet: false, places: &PageAnchors::App };
        let page = scraper::Html::parse_document(&drawn(&years, look));
        let table = scraper::Selector::parse(".cal-deadline").expect("a selector");
        let shown: Vec<String> =
            page.select(&table).map(|cell| squeezed(&cell.text().collect::<String>())).collect();
        for (sheet, results) in &read {
            for (initiative, results) in sheet.initiatives.iter().zip(&results.initiatives) {
                for entry in &results.aligned.columns[1] {
                    let words = squeezed(entry.words(&initiative.deadline));
                    prop_assert!(shown.contains(&words) || words.is_empty(), "{words}");
                }
            }
        }
        for year in &years {
            let agenda = Agenda::of(year);
            let dated = year.all().filter(|entry| !entry.bars.is_empty() && !entry.is_undated).count();
            prop_assert_eq!(dated + agenda.undated_entries(), year.all().count());
        }
    }

    /// The file is read by another library as it was meant, whatever was typed.
    #[test]
    fn another_library_reads_the_file(name in crate::common::text(), deadline in "[ -~、。🎌𠮷\\\\;,]{0,40}") {
        let deadline = format!("9月末 {deadline}");
        let mut one = sheet([&name, &deadline, "", ""]);
        one.goal = format!("目標,;\\ {name}");
        check_file(&file(one));
    }
}

fn file(sheet: Sheet) -> String {
    ics::file(&read(sheet), &Moment::new("2026-11-22T08:05:09+09:00").expect("a moment"))
}

/// Lines end as the format asks, none is longer than it may be, and the other library reads all of it.
fn check_file(file: &str) {
    assert!(file.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
    assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
    let unfolded = unfold(file);
    let parsed = read_calendar(&unfolded).unwrap_or_else(|error| panic!("{error}\n{file}"));
    assert_eq!(parsed.components.len(), file.matches("BEGIN:VEVENT").count());
}

/// The events of deadlines as `start end summary`.
fn events(deadline: &str) -> Vec<String> {
    let file = file(sheet(["契約の手引き", deadline, "", ""]));
    check_file(&file);
    let unfolded = file.replace("\r\n ", "");
    let value = |event: &str, key: &str| {
        let line = event.lines().find(|line| line.starts_with(key)).expect("a property");
        line.split_once(':').expect("a value").1.to_owned()
    };
    let events = unfolded.split("BEGIN:VEVENT").skip(1);
    events
        .map(|one| ["DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY"].map(|key| value(one, key)).join(" "))
        .collect()
}

#[test]
fn an_event_stands_on_the_day_that_counts() {
    assert_eq!(events("9月末まで"), ["20240930 20241001 期限：契約の手引き（9月末まで）"]);
    assert_eq!(events("年度内"), ["20250331 20250401 期限：契約の手引き（年度内）"]);
    assert_eq!(events("11月10日"), ["20241110 20241111 契約の手引き（11月10日）"]);
    assert_eq!(events("11月2日～4日"), ["20241102 20241105 契約の手引き（11月2日～4日）"]);
    assert_eq!(events("10月から"), ["20241001 20241002 開始：契約の手引き（10月から）"]);
    assert_eq!(events("12月31日"), ["20241231 20250101 契約の手引き（12月31日）"]);
    assert_eq!(events("随時"), [""; 0]);
    assert_eq!(events("5月、1月").len(), 2);
}

#[test]
fn an_event_is_the_same_in_every_file() {
    let uids = |file: &str| {
        let file = file.replace("\r\n ", "");
        file.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>()
    };
    let cells = ["(1) 甲\n(2) 乙", "(1) 9月末、12月\n(2) 年度内", "", ""];
    let before = file(sheet(cells));
    assert_eq!(
        uids(&before),
        ["UID:s-i-1-0-0@goalsheet", "UID:s-i-1-0-1@goalsheet", "UID:s-i-2-0-0@goalsheet"]
    );
    // Words may change, and other sheets come.
    let after = file(sheet(["(1) 甲の改訂\n(2) 乙", "(1) 10月末、12月\n(2) 年度末", "した", ""]));
    assert_eq!(uids(&before), uids(&after));
    assert!(before.contains("DTSTAMP:20261121T230509Z\r\n") && !before.contains("METHOD:"));
}

#[test]
fn what_has_a_meaning_in_the_file_is_escaped() {
    let mut one = sheet(["訓練, 反省会; 𠮷野\\地区 🎌\r\n二行目", "9月1日", "", ""]);
    one.goal = "水害, 備え;\\n".to_owned();
    let file = file(one).replace("\r\n ", "");
    assert!(file.contains("SUMMARY:訓練\\, 反省会\\; 𠮷野\\\\地区 🎌（9月1日）\r\n"), "{file}");
    assert!(file.contains("水害\\, 備え\\;\\\\n\\n"), "{file}");
}
