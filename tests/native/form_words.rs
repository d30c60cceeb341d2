//! No name of the default form stands where another city's form has no such part, or calls it otherwise.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Reader, SheetVisible, Xlsx};
use goalsheet::codec::markdown::Scope;
use goalsheet::codec::{self, FilePlace, Note, Problem, Reason, Remark, settings};
use goalsheet::messages::{
    calendar, carry, list, overview, parts, problems, progress, publish_screen, results, review, sheet,
    slides, ui,
};
use goalsheet::model::publication::PublishChoice;
use goalsheet::model::{
    Cell, Column, Day, Extra, FiscalYear, FormPart, Initiative, InitiativeId, PurposeNo, Rank, Report, Sdg,
    Settings, SettingsGroup, Sheet, SheetForm, SheetId, Stage, State, TakenStep, paper,
};
use goalsheet::progress::YearProgress;
use goalsheet::promises::PromiseLook;
use goalsheet::publish::slides::slides;
use goalsheet::publish::{comparison, kiosk, page, promises_table};
use goalsheet::review::Rule;

use crate::common::moment;

/// A sheet of which no word is a name of any form, in the parts that the form has.
fn written(form: &SheetForm) -> Sheet {
    let mut sheet = Sheet::empty(SheetId::new("s").expect("an id"), FiscalYear::new(2024).expect("a year"));
    sheet.group = "総務部".to_owned();
    sheet.department = "危機管理課".to_owned();
    sheet.goal = "水害に備える".to_owned();
    sheet.rank = Rank::new(1);
    sheet.sdgs = [11, 13].into_iter().filter_map(Sdg::new).collect();
    let mut row = Initiative::empty(InitiativeId::new("i").expect("an id"));
    let texts = ["○ 訓練\n(1) 地区の訓練", "(1) 9月末まで", "(1) 年4回", "(1) 2回", "(1) 5回"];
    for (column, text) in Column::ALL.into_iter().zip(texts) {
        let is_part = |part: &goalsheet::model::PartSetting| part.column() == Some(column);
        row.text_mut(column).push_str(if form.columns.iter().any(is_part) { text } else { "" });
    }
    row.purposes.extend(PurposeNo::new(1));
    sheet.initiatives.push(row);
    for cell in [Cell::Situation, Cell::Purpose, Cell::Participation, Cell::Effects] {
        if let Some(text) = sheet.text_mut(&cell) {
            text.push_str("① 命を守ります。");
        }
    }
    sheet
}

/// The names of a form, whole and without what stands in brackets.
fn names(form: &SheetForm) -> Vec<&str> {
    let parts = form.all().map(|part| part.label.as_str());
    let names = parts.chain([&*form.group, &*form.department, &*form.notes]);
    names.filter(|name| !name.is_empty()).collect()
}

/// Names of the default form in what is told under another one, with some words around; its own names, and the app's, are
/// none.
fn foreign(told: &str, form: &SheetForm) -> Vec<String> {
    let mut own = names(form);
    own.extend([form.title.as_str(), ui::APP]);
    own.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let told = own.into_iter().fold(told.to_owned(), |told, name| told.replace(name, "＿"));
    let standard = SheetForm::default();
    let around = |name: &str| -> Option<String> {
        let (before, after) = told.split_once(name)?;
        let before: Vec<char> = before.chars().rev().take(40).collect();
        Some(before.into_iter().rev().chain(name.chars()).chain(after.chars().take(40)).collect())
    };
    names(&standard).into_iter().filter_map(around).collect()
}

/// The sentences of screens that name parts.
fn sentences(sheet_here: &Sheet) -> String {
    let mut told = vec![
        list::reached(),
        list::rank_how(),
        ui::list_title(None),
        ui::goal("").to_owned(),
        ui::group("").to_owned(),
        ui::department("").to_owned(),
        overview::by_group(false),
        overview::by_group(true),
        overview::sdgs_note(),
        overview::reports_to_come(),
        overview::scope(3, None),
        overview::fold("総務部"),
        calendar::how(),
        calendar::nothing(),
        calendar::undated(),
        calendar::all_undated(),
        calendar::counts(3, 2, 1, 0),
        calendar::ics_name(None),
        slides::goals(3, 9),
        slides::nothing_missed(),
        publish_screen::cover().to_owned(),
        sheet::purposes_of("①").replace(parts::purpose(), ""),
        carry::how(),
        carry::taken(sheet_here),
        promises_table::table(&[], PromiseLook::default()),
    ];
    told.extend(paper::reports().into_iter().flat_map(|report: Report| {
        let column = report.column();
        [parts::column_short(column), parts::column_hint(column, Stage::Plan)].map(str::to_owned)
    }));
    let of_parts = [Rule::NoTarget, Rule::NoNumber, Rule::NoDeadline, Rule::DeadlineLater];
    told.extend(of_parts.map(|rule| review::title(rule).to_owned()));
    told.extend(State::ALL.map(|state| results::state(state).to_owned()));
    told.extend(State::ALL.map(|state| goalsheet::messages::publish::meaning(state, Report::Final)));
    told.extend(refusals());
    told.push(codec::file_stem([sheet_here]));
    told.push(parts::known_by());
    told.join("\n")
}

/// Why a file is not read, and what is told of one that is.
fn refusals() -> impl Iterator<Item = String> {
    let worksheet = || "1".to_owned();
    let reasons = [
        Reason::NoSheet,
        Reason::NoYear,
        Reason::NoForm { worksheets: vec![worksheet()] },
        Reason::NoYearOn { worksheet: worksheet() },
    ];
    let refused = reasons.map(|reason| problems::problem(&Problem { place: FilePlace::File, reason }));
    let of_rank = parts::has(FormPart::Rank).then_some(Remark::RankFromList(1));
    let noted = of_rank
        .into_iter()
        .chain([Remark::NotListed])
        .map(|remark| problems::note(&Note { place: FilePlace::File, remark }));
    refused.into_iter().chain(noted)
}

/// What reminds the department of a sheet, and one that has sent nothing.
fn reminders(settings: &Settings, written: &Sheet) -> [String; 2] {
    let first = &settings.steps[0];
    let begun = TakenStep { id: first.id.clone(), since: None, extra: Extra::new() };
    let mut sheet = written.clone();
    sheet.course.steps.push(begun);
    let results = goalsheet::results::of(&sheet);
    let group = SettingsGroup {
        name: "総務部".to_owned(),
        departments: vec!["総務課".to_owned()],
        extra: Extra::new(),
    };
    let settings = Settings { groups: vec![group], ..settings.clone() };
    let (year, today) = (FiscalYear::new(2024).expect("a year"), Day::new(2024, 4, 1).expect("a day"));
    let year = YearProgress::of(year, &[(&sheet, &results)], &settings, today, true);
    [0, 1].map(|at| progress::reminder(&year, &year.departments[at]))
}

/// Asks it of each form that ships, while that is the form in use.
fn under_each_form(check: impl Fn(&str, &Settings, &Arc<SheetForm>)) {
    for (file, text) in crate::forms::forms() {
        let settings = settings::decode(&text).expect("settings").expect("sound settings");
        let form = settings.whole_form();
        paper::by_form(Arc::clone(&form), || check(&file, &settings, &form));
    }
}

#[test]
fn no_name_of_the_default_form_stands_where_the_form_has_no_such_part() {
    under_each_form(|file, settings, form| {
        let sheet = written(form);
        let sheets = std::slice::from_ref(&sheet);
        let choice = PublishChoice {
            whole: false,
            overview: true,
            calendar: true,
            alignment: true,
            cover: true,
            ..PublishChoice::WHOLE
        };
        let page = page::page(sheets, &choice, &Extra::new(), &moment());
        let (markup, _) = page.rsplit_once("<script").unwrap_or((&page, ""));
        let markup = markup.split_once("</style>").map_or(markup, |(_, body)| body);
        let pages = kiosk::pages("", &[], sheets, &choice, None);
        let kiosk: String = pages.pages.iter().map(|page| page.markup.as_str()).collect();
        let [here, nothing] = reminders(settings, &sheet);
        assert!(nothing.contains(&form.title), "{file}: {nothing}");
        let screens = [sentences(&sheet), here, nothing].join("\n");
        let read = [(Arc::new(sheet.clone()), Arc::new(goalsheet::results::of(&sheet)))];
        let slides = slides(&read, &moment());
        let has_rank = form.known(FormPart::Rank).is_some();
        assert_eq!(slides.contains("1位"), has_rank, "{file}: the rank on a slide");
        assert_eq!(slides.contains("SDGs"), form.known(FormPart::Sdgs).is_some(), "{file}: SDGs on a slide");
        let all = [("page", markup), ("kiosk", &*kiosk), ("screens", &*screens), ("slides", &*slides)];
        for (what, told) in all {
            assert_eq!(foreign(told, form), [] as [String; 0], "{file}: {what}");
        }
        let has_sdgs = form.known(FormPart::Sdgs).is_some_and(|part| part.is_published);
        assert_eq!(kiosk.contains("#/kiosk/sdgs"), has_sdgs, "{file}: the way to the SDGs");
    });
}

/// The words of a published workbook: its list and its forms. 目標と実績 has the same columns under every form.
fn workbook_words(sheets: &[Sheet], choice: &PublishChoice) -> String {
    let bytes = crate::form_published::packed(sheets, choice);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let shown = book.sheets_metadata().iter().filter(|sheet| sheet.visible == SheetVisible::Visible);
    let names: Vec<String> =
        shown.map(|sheet| sheet.name.clone()).filter(|name| name != "目標と実績").collect();
    let mut told = names.join("\n");
    for name in names {
        let range = book.worksheet_range(&name).expect("a worksheet");
        let texts = range.cells().map(|(_, _, cell)| cell.to_string()).filter(|text| !text.is_empty());
        told.extend(texts.flat_map(|text| ["\n".to_owned(), text]));
    }
    told
}

#[test]
fn what_is_written_beside_the_form_is_kept_shown_as_that_and_not_published() {
    under_each_form(|file, _, form| {
        let sheet = written(form);
        let sheets = std::slice::from_ref(&sheet);
        let shown = PublishChoice { whole: false, ..PublishChoice::WHOLE };
        let has_purpose = form.known(FormPart::Purpose).is_some();
        // No output that goes out tells of purposes that the form does not have.
        let outputs = [
            crate::form_published::markdown(sheets, Scope::Shown),
            workbook_words(sheets, &shown),
            page::page(sheets, &shown, &Extra::new(), &moment()),
        ];
        for told in outputs {
            assert_eq!(told.contains(paper::purpose()), has_purpose, "{file}: {told}");
        }
        // The office's own print, the history and the files that go on have them beside the form.
        let (kept, beyond) = (Extra::new(), "この様式にない欄");
        let office = page::page(sheets, &PublishChoice { office: true, ..shown }, &kept, &moment());
        let mut before = sheet.clone();
        before.initiatives[0].purposes.clear();
        let history = comparison::comparison(&before, &sheet, false);
        let whole = crate::form_published::markdown(sheets, Scope::Whole);
        let files = [office, workbook_words(sheets, &PublishChoice::WHOLE), whole];
        for told in files {
            let of_form = told.split(beyond).next().unwrap_or("");
            assert_eq!(of_form.contains(paper::purpose()), has_purpose, "{file}: {of_form}");
            assert!(told.contains(paper::purpose()), "{file}");
        }
        assert_eq!(history.contains(&format!("{beyond}・")), !has_purpose, "{file}: {history}");
    });
}

#[test]
fn plans_and_sdgs_stand_on_no_page_of_a_form_that_has_neither() {
    under_each_form(|file, _, form| {
        let sheet = written(form);
        let sheets = std::slice::from_ref(&sheet);
        let choice = PublishChoice { whole: false, alignment: true, ..PublishChoice::WHOLE };
        let [plans, sdgs] = [FormPart::Positions, FormPart::Sdgs].map(|part| form.known(part).is_some());
        let page = page::page(sheets, &choice, &Extra::new(), &moment());
        assert_eq!(page.contains("計画との対応"), plans || sdgs, "{file}: on the page");
        assert!(!page.contains("計画との関係を書く欄がありません"), "{file}: on the page");
        let kiosk = kiosk::pages("", &[], sheets, &choice, None);
        let is_offered = kiosk.pages.iter().any(|page| page.markup.contains("計画との対応"));
        assert_eq!(is_offered, plans || sdgs, "{file}: in the kiosk");
    });
}

#[test]
fn a_form_without_a_mid_term_report_is_asked_for_none_and_shows_none_but_what_was_written() {
    under_each_form(|file, _, form| {
        let mut sheet = written(form);
        let has_midterm = form.known(FormPart::Midterm).is_some();
        let reports = |sheet: &Sheet| paper::reports_of(&sheet.initiatives);
        assert_eq!(reports(&sheet).contains(&Report::Midterm), has_midterm, "{file}");
        for column in [Column::Midterm, Column::FinalReport] {
            sheet.initiatives[0].text_mut(column).replace_range(.., "(1) 地区の訓練を2回行った");
        }
        assert_eq!(reports(&sheet), Report::ALL, "{file}: what was written is shown");
        let results = goalsheet::results::of(&sheet);
        let day = Day::new(2025, 4, 1).expect("a day");
        let found = goalsheet::review::of_sheet(&sheet, &results, Stage::Final, day);
        let repeats = [Rule::FinalRepeatsMidterm, Rule::FinalUnchanged];
        let is_compared = found.iter().any(|finding| repeats.contains(&finding.rule));
        assert_eq!(is_compared, has_midterm, "{file}: {found:?}");
    });
}

#[test]
fn what_belongs_to_a_name_goes_with_it() {
    let standard = SheetForm::default();
    let told = |form: &SheetForm| {
        paper::by_form(Arc::new(form.clone()), || {
            let hints = Column::ALL.map(|column| parts::column_hint(column, Stage::Final).to_owned());
            let of_parts = form.parts.iter().chain(&form.after).map(sheet::part_hint);
            let around = [sheet::hint_department(), sheet::hint_group()].map(str::to_owned);
            let hints: Vec<String> = hints.into_iter().chain(of_parts).chain(around).collect();
            let heads = [
                ui::all_departments(),
                list::division_filter(),
                list::rank().to_owned(),
                list::rank_how(),
                progress::department_short().to_owned(),
                goalsheet::messages::publish::what().to_owned(),
            ];
            (hints.concat(), heads.join(" "))
        })
    };
    let (hints, heads) = told(&standard);
    for words in ["担当する部局", "(1) 年4回 など", "○ 取組項目", "市長部局、教育委員会 など", "年度末に"]
    {
        assert!(hints.contains(words), "{words}: {hints}");
    }
    for words in ["すべての部局", "部局で絞り込む", "順位", "取組内容"] {
        assert!(heads.contains(words), "{words}: {heads}");
    }
    let mut renamed = standard;
    renamed.all_mut().for_each(|part| part.label = format!("別の{}", part.key.name()));
    (renamed.department, renamed.group) = ("担当部".to_owned(), "政策の柱".to_owned());
    let (hints, heads) = told(&renamed);
    assert_eq!(hints, "");
    assert!(!heads.contains("部局") && !heads.contains("順位") && !heads.contains("取組内容"), "{heads}");
    assert!(
        heads.contains("すべての担当部") && heads.contains("別のrank") && heads.contains("別のmethod"),
        "{heads}"
    );
    renamed.columns[0].hint = "動詞で終える".to_owned();
    assert_eq!(sheet::part_hint(&renamed.columns[0]), "動詞で終える");
}
