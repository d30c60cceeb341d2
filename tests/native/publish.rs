//! The published page: every word of the sheets on it, nothing that was left out, and the way back into the app.

use std::sync::LazyLock;

use goalsheet::codec::{self, Decoded, Problem, Reason};
use goalsheet::model::publication::{Paper, PublishChoice};
use goalsheet::model::{
    Column, Comment, CommentId, CommentKind, Dismissal, Extra, FiscalYear, Overruling, Reply, Report, Sdg,
    Sheet, State,
};
use goalsheet::publish::page;
use proptest::prelude::*;
use scraper::{ElementRef, Html, Selector};

const PLAN: PublishChoice = PublishChoice { reports: false, whole: false, ..PublishChoice::WHOLE };

static SAMPLE: LazyLock<Vec<Sheet>> = LazyLock::new(|| {
    codec::read(include_str!("../../assets/sample.goalsheet.json"), &mut crate::common::ids())
        .expect("the sample")
        .sheets
});

fn page(sheets: &[Sheet], choice: &PublishChoice) -> String {
    page::page(sheets, choice, &Extra::new(), &crate::common::moment())
}

fn read(text: &str) -> Result<Decoded, Vec<Problem>> {
    codec::read(text, &mut crate::common::ids())
}

fn all<'h>(page: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

/// A text as a page can show it, without white space.
fn squeezed(text: &str) -> String {
    let shown = |char: char| match char {
        '\t' | '\n' | '\r' => ' ',
        char if char.is_control() => '\u{fffd}',
        char => char,
    };
    text.chars().map(shown).filter(|char| !char.is_whitespace()).collect()
}

fn text_of(element: ElementRef<'_>) -> String {
    squeezed(&element.text().collect::<String>())
}

/// A page asks for nothing, runs nothing, and is HTML as it should be.
fn check_markup(page: &str) {
    let parsed = Html::parse_document(page);
    // Characters that no document should hold are typed by people all the same.
    let odd = |error: &&std::borrow::Cow<'static, str>| !error.contains("Bad character");
    assert_eq!(parsed.errors.iter().filter(odd).collect::<Vec<_>>(), Vec::<&str>::new());
    for element in all(&parsed, "*") {
        for (name, value) in element.value().attrs() {
            assert!(name != "style" && !name.starts_with("on"), "{name} of {}", element.value().name());
            assert!(name != "src" && name != "srcset", "{name}");
            assert!(name != "href" || value.starts_with('#'), "a link to {value}");
        }
        let is_foreign =
            ["link", "img", "iframe", "object", "form", "base"].contains(&element.value().name());
        assert!(!is_foreign, "{}", element.value().name());
    }
    let scripts = all(&parsed, "script");
    assert_eq!(scripts.len(), 1);
    assert_eq!(
        (scripts[0].attr("type"), scripts[0].attr("id")),
        (Some("application/json"), Some("goalsheet-data"))
    );
    assert_eq!(all(&parsed, "style").len(), 1);
    assert_eq!(all(&parsed, "h1").len(), 1);
    for link in all(&parsed, "a") {
        let target = format!("[id=\"{}\"]", link.attr("href").expect("an address").trim_start_matches('#'));
        assert_eq!(all(&parsed, &target).len(), 1, "{target}");
    }
}

/// Every word of every sheet stands in its section, but for columns that are left out.
fn check_words(sheets: &[Sheet], choice: &PublishChoice) {
    let page = page(sheets, choice);
    check_markup(&page);
    let parsed = Html::parse_document(&page);
    let sections = all(&parsed, "section.sheet");
    assert_eq!(sections.len(), sheets.len());
    let list = text_of(all(&parsed, "#list")[0]);
    for (section, sheet) in sections.into_iter().zip(sheets) {
        let form = section.select(&Selector::parse(".form").expect("a selector")).next().expect("a form");
        let form = text_of(form);
        assert!(list.contains(&squeezed(&sheet.goal)) && list.contains(&squeezed(&sheet.department)));
        assert!(form.contains(&squeezed(&sheet.fiscal_year.to_string())));
        for cell in sheet.cells() {
            let is_shown = match &cell {
                goalsheet::model::Cell::Initiative(_, column) => choice.columns().contains(column),
                _ => true,
            };
            let words = squeezed(sheet.text(&cell).expect("a cell"));
            assert!(!is_shown || form.contains(&words), "{words}\nis not in\n{form}");
        }
        for sdg in sheet.sdgs.iter() {
            assert!(form.contains(&squeezed(&format!("{}{}", sdg.number(), sdg.name()))));
        }
        for initiative in &sheet.initiatives {
            let served: String = initiative.purposes.iter().map(|purpose| purpose.circled()).collect();
            assert!(form.contains(&served), "{served}");
        }
        if let Some(rank) = sheet.rank {
            assert!(form.contains(&format!("{}位", rank.number())));
        }
    }
}

/// Sheet → page → sheet is the identity, the file's own keys included.
fn check_back(sheets: &[Sheet], extra: &Extra) {
    let page = page::page(sheets, &PublishChoice::WHOLE, extra, &crate::common::moment());
    let back = read(&page).expect("our page");
    assert_eq!(back.sheets, sheets);
    assert_eq!(&back.extra, extra);
    assert!(back.fresh.is_empty() && back.notes.is_empty());
}

#[test]
fn every_word_is_on_the_page() {
    for paper in Paper::ALL {
        check_words(&SAMPLE, &PublishChoice { paper, ..PublishChoice::WHOLE });
    }
    check_words(&SAMPLE, &PLAN);
    check_words(&[], &PublishChoice::WHOLE);
    if let Some(seed) = crate::common::seed() {
        let seed = read(seed).expect("the real document").sheets;
        check_words(&seed, &PublishChoice::WHOLE);
        check_words(&seed, &PLAN);
    }
}

#[test]
fn the_page_comes_back_as_it_was() {
    check_back(&SAMPLE, &Extra::new());
    check_back(&[], &Extra::new());
    if let Some(seed) = crate::common::seed() {
        check_back(&read(seed).expect("the real document").sheets, &Extra::new());
    }
}

/// Who opens the file in an editor and writes there changes what is seen and not what is carried.
#[test]
fn a_page_that_was_changed_by_hand_says_so() {
    let page = page::page(&SAMPLE, &PublishChoice::WHOLE, &Extra::new(), &crate::common::moment());
    let word = SAMPLE[0].situation.get(..30).expect("a situation");
    let check = |changed: &str, is_told: bool| {
        let back = read(changed).expect("our page");
        assert!(back.sheets == SAMPLE.as_slice(), "the sheets are as they were");
        let told: Vec<String> = back.notes.iter().map(goalsheet::messages::problems::note).collect();
        assert_eq!(told.len(), usize::from(is_told), "{told:?}");
        assert!(told.iter().all(|told| told.contains("書き出した後に変えられています")), "{told:?}");
    };
    let (body, data) = page.rsplit_once("<script").expect("its data");
    let changed = |from: &str, to: &str| {
        assert!(body.contains(from), "{from}");
        format!("{}<script{data}", body.replacen(from, to, 1))
    };
    check(&changed(word, "書き直した課題"), true);
    check(&changed(word, &format!("<s>{word}</s>追記")), true);
    // As browsers and mail save it anew.
    check(&scraper::Html::parse_document(&page).html(), false);
    check(&page.replace("</td>", "</td>\r\n").replace("<body>", "<body class=\"x\">"), false);
    let numbered = |char: char| if char == '目' { "&#x76EE;".to_owned() } else { char.to_string() };
    check(&format!("{}<script{data}", body.chars().map(numbered).collect::<String>()), false);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_sheets_are_shown_and_come_back(sheets in crate::common::sheets(), extra in crate::common::extra()) {
        check_words(&sheets, &PublishChoice::WHOLE);
        check_back(&sheets, &extra);
    }

    #[test]
    fn what_is_left_out_is_nowhere(sheets in crate::common::sheets()) {
        let mut sheets = sheets;
        for sheet in &mut sheets {
            hide(sheet);
        }
        let page = page(&sheets, &PLAN);
        prop_assert!(!page.contains(SECRET), "something left out travels along");
        check_words(&sheets, &PLAN);
    }

    #[test]
    fn a_broken_page_brings_a_problem_or_sheets(edits in proptest::collection::vec(any::<(usize, usize, u8)>(), 1..6)) {
        let page = page(&SAMPLE[..1], &PublishChoice::WHOLE);
        // Neither panics nor brings half of it.
        if let Ok(read) = read(&crate::common::mutate(&page, &edits)) {
            prop_assert!(read.sheets.len() <= 1);
        }
    }
}

const SECRET: &str = "非公開の言葉";

/// Puts the secret into everything that a plan for the public must not hold.
fn hide(sheet: &mut Sheet) {
    let secret = || SECRET.to_owned();
    let extra = || [(secret(), secret().into())].into_iter().collect::<Extra>();
    let signed = || goalsheet::model::Signature { at: Some(crate::common::moment()), by: Some(secret()) };
    sheet.extra = extra();
    sheet.dismissed.push(Dismissal {
        rule: secret(),
        place: secret(),
        reason: secret(),
        signed: signed(),
        extra: extra(),
    });
    sheet.comments.push(Comment {
        id: CommentId::new(SECRET).expect("an id"),
        kind: CommentKind::Returned,
        place: "goal".to_owned(),
        words: Some(secret()),
        text: secret(),
        signed: signed(),
        answers: vec![Reply { text: secret(), signed: signed(), extra: extra() }],
        is_done: false,
        extra: extra(),
    });
    sheet.positions.iter_mut().for_each(|position| position.extra = extra());
    for initiative in &mut sheet.initiatives {
        initiative.extra = extra();
        for column in [Column::Midterm, Column::FinalReport] {
            *initiative.text_mut(column) = format!("{SECRET}{}", initiative.text(column));
        }
        for said in &mut initiative.overruled {
            (said.target_words, said.report_words, said.extra) = (secret(), secret(), extra());
            said.report_quantities = Some(vec![secret()]);
            (said.reason, said.signed) = (secret(), signed());
        }
    }
}

#[test]
fn a_plan_has_no_word_of_a_report() {
    let mut sheets = SAMPLE.clone();
    sheets.iter_mut().for_each(hide);
    let plan = page(&sheets, &PLAN);
    assert!(!plan.contains(SECRET));
    for column in ["中間報告", "期末報告"] {
        assert!(!text_of(Html::parse_document(&plan).root_element()).contains(column));
    }
    // Readings are read from reports: a plan has none, whatever was chosen.
    assert!(!plan.contains("class=\"results\"") && !plan.contains("class=\"chip"));
    let back = read(&plan).expect("our page");
    for (shown, sheet) in back.sheets.iter().zip(&sheets) {
        assert_eq!(shown, &goalsheet::publish::shown(sheet, &PLAN));
        assert_eq!((&shown.id, &shown.goal), (&sheet.id, &sheet.goal));
    }
    // With the reports they are there, and remarks of the review still are not.
    let reports = page(&sheets, &PublishChoice { whole: false, ..PublishChoice::WHOLE });
    assert!(reports.contains(SECRET));
    for sheet in read(&reports).expect("our page").sheets {
        assert!(sheet.dismissed.is_empty() && sheet.comments.is_empty() && sheet.extra.is_empty());
    }
}

#[test]
fn a_persons_verdict_is_published_while_its_words_stand() {
    let mut sheet = SAMPLE[0].clone();
    let initiative = &mut sheet.initiatives[0];
    "(1) 20点以上".clone_into(&mut initiative.target);
    "(1) 13点".clone_into(&mut initiative.final_report);
    let said = |report_words: &str| Overruling {
        entry: Some(1),
        report: Report::Final,
        state: Some(State::Met),
        target_quantity: None,
        report_quantities: None,
        target_words: "20点以上".into(),
        report_words: report_words.into(),
        reason: String::new(),
        signed: goalsheet::model::Signature::default(),
        extra: Extra::new(),
    };
    initiative.overruled = vec![said("13点"), said("12点（下書き）")];
    let page = page(std::slice::from_ref(&sheet), &PublishChoice { whole: false, ..PublishChoice::WHOLE });
    assert!(!page.contains("下書き"), "an earlier wording travels along");
    let back = read(&page).expect("our page").sheets.remove(0);
    assert_eq!(back.initiatives[0].overruled, [said("13点")]);
    let parsed = Html::parse_document(&page);
    let chip = all(&parsed, ".lines tbody tr:first-child td:last-child .chip")[0];
    assert_eq!(text_of(chip), "✓達成65%");
}

#[test]
fn readings_are_there_where_they_are_wanted() {
    let has = |choice: &PublishChoice, selector: &str| {
        let parsed = Html::parse_document(&page(&SAMPLE, choice));
        all(&parsed, selector).len()
    };
    assert_eq!(has(&PublishChoice::WHOLE, ".results"), SAMPLE.len());
    assert!(has(&PublishChoice::WHOLE, ".results svg.meter rect.mark") > 50);
    assert_eq!(has(&PublishChoice::WHOLE, "#list .goals svg.meter"), SAMPLE.len());
    assert_eq!(has(&PublishChoice::WHOLE, "#list .legend dt"), 5);
    let plain = PublishChoice { readings: false, ..PublishChoice::WHOLE };
    for selector in [".results", "main svg", ".chip", "mark", ".legend"] {
        assert_eq!(has(&plain, selector), 0, "{selector}");
    }
}

#[test]
fn a_page_is_read_however_it_was_saved() {
    let sheets = &SAMPLE[..2];
    let page = page(sheets, &PublishChoice::WHOLE);
    let open = "<script type=\"application/json\" id=\"goalsheet-data\">";
    assert!(page.contains(open));
    let with = |tag: &str| page.replace(open, tag);
    for saved in [
        format!("\u{feff}{page}"),
        page.replace('\n', "\r\n"),
        with("<script id=goalsheet-data type=application/json>"),
        with("<SCRIPT\n  ID='goalsheet-data' data-x=\"a>b\" TYPE='application/json'>").replace("</script>", "</SCRIPT >"),
        with("<script>var a = '<script';</script><script type=\"application/json\" id=\"goalsheet-data\"><![CDATA[").replace("\n</script>\n</body>", "]]></script></body>"),
        page.replace('"', "&quot;").replace("&quot;goalsheet-data&quot;", "\"goalsheet-data\""),
        format!("<!-- saved from url=(0014)about:internet -->\n{page}"),
        page.split_once("<body>").expect("a body").1.to_owned(),
    ] {
        assert_eq!(read(&saved).map(|read| read.sheets).as_deref(), Ok(sheets), "{}", &saved[..300.min(saved.len())]);
    }
}

#[test]
fn other_pages_say_what_is_wrong() {
    let check = |page: &str, expected: Reason| {
        let reasons: Vec<_> = read(page).expect_err(page).into_iter().map(|problem| problem.reason).collect();
        assert_eq!(reasons, [expected], "{page}");
    };
    check("<!doctype html><title>市のページ</title><p>こんにちは", Reason::ForeignPage);
    check("\u{feff}\n<HTML><script id=\"other\">{}</script></HTML>", Reason::ForeignPage);
    check("<html><script", Reason::ForeignPage);
    let page = page(&SAMPLE[..1], &PublishChoice::WHOLE);
    let data = page.find("goalsheet-data\">").expect("the data");
    check(&page[..data + 200], Reason::CutPage);
    let newer = page.replace("\"version\": 1", "\"version\": 2");
    check(&newer, Reason::NewerVersion("2".into()));
}

#[test]
fn the_style_knows_what_the_page_uses() {
    for sdg in Sdg::all() {
        let rule = format!(".sdg-{} {{ background: {};", sdg.number(), sdg.colour());
        assert!(page::STYLE.contains(&rule), "{rule}");
    }
    for paper in Paper::ALL {
        for percent in paper.fits() {
            assert!(page::STYLE.contains(&format!(".fit-{percent} .form")), "{percent}");
        }
        let (width, height) = paper.content();
        let size = format!("--width: {width}mm; --height: {height}mm;");
        let style = page::STYLE.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(style.contains(&size), "{size}");
    }
    // The app and its pages fill bars alike.
    let app = squeezed(include_str!("../../index.html"));
    for line in include_str!("../../src/publish/fills.svg").lines().filter(|line| line.contains("<pattern")) {
        assert!(app.contains(&squeezed(line)), "{line}");
    }
}

#[test]
fn what_stands_for_several_entries_is_shown_once() {
    let shared = "三つの会場で同じ日に開き、延べ150人の市民の参加があった。アンケートでは、次も来たいという声が多かった。";
    let text = format!(
        r#"{{"format":"goalsheet","version":1,"sheets":[{{"fiscal_year":2024,"goal":"A","initiatives":[
        {{"method":"(1) 一\n(2) 二\n(3) 三","target":"(1) 10人\n(2) 20人\n(3) 30人","midterm":"実施中","final_report":"{shared}"}},
        {{"method":"(1) 四\n(2) 五","target":"(1) 1人\n(2) 2人","final_report":"(1)(2) {shared}"}},
        {{"method":"六","target":"3人","final_report":"{shared}"}}]}}]}}"#
    );
    let sheets = goalsheet::codec::json::decode(&text, &mut crate::common::ids()).expect("a file").sheets;
    let choice = goalsheet::model::publication::PublishChoice {
        whole: false,
        ..goalsheet::model::publication::PublishChoice::WHOLE
    };
    let page = goalsheet::publish::page::page(
        &sheets,
        &choice,
        &goalsheet::model::Extra::new(),
        &crate::common::moment(),
    );
    let (_, table) = page.split_once("class=\"lines\"").expect("目標と実績");
    let (table, _) = table.split_once("</table>").expect("its end");
    let words = |html: &str| scraper::Html::parse_fragment(html).root_element().text().collect::<String>();
    let table = words(&format!("<table {table}</table>"));
    // Once for each initiative; what is short stands at each entry.
    assert_eq!(table.matches(shared).count(), 3, "{table}");
    assert_eq!(table.matches("この文章は、3項目に共通です").count(), 1, "{table}");
    assert_eq!(table.matches("（(1) と同じ文章）").count(), 3, "{table}");
    assert_eq!(table.matches("実施中").count(), 3, "{table}");
    // The CSV repeats it.
    assert_eq!(goalsheet::codec::csv::encode(&sheets).matches(shared).count(), 6);
}

#[test]
fn a_print_has_room_for_those_who_sign_it_and_a_file_has_none() {
    let choice = PublishChoice { approval: true, ..PublishChoice::WHOLE };
    let sheets = &SAMPLE[..2];
    let made = |choice| page(sheets, &choice);
    let count = |choice| made(choice).matches("aria-label=\"決裁欄\"").count();
    assert_eq!((count(choice), count(choice.of_file()), count(PublishChoice::WHOLE)), (2, 0, 0));
    assert_eq!(made(choice.of_file()), made(PublishChoice::WHOLE));
}

#[test]
fn the_pictures_of_the_year_are_parts_of_the_page() {
    let year = FiscalYear::new(2025).expect("a year");
    let (now, before): (Vec<Sheet>, Vec<Sheet>) =
        SAMPLE.iter().cloned().partition(|sheet| sheet.fiscal_year == year);
    let plain = PublishChoice { whole: false, ..PublishChoice::WHOLE };
    let beside = |choice: &PublishChoice| {
        page::page_beside(&before, &now, choice, &Extra::new(), &crate::common::moment())
    };
    assert_eq!(beside(&plain), page(&now, &plain), "without them the page is as it was");
    let all_three = PublishChoice { overview: true, alignment: true, calendar: true, ..plain };
    let drawn = beside(&all_three);
    let parsed = Html::parse_document(&drawn);
    let odd = |error: &&std::borrow::Cow<'static, str>| !error.contains("Bad character");
    assert_eq!(parsed.errors.iter().filter(odd).collect::<Vec<_>>(), Vec::<&str>::new());
    let parts = [".showing.overview", ".showing.alignment", ".year-calendar"];
    assert_eq!(parts.map(|part| all(&parsed, part).len()), [1, 1, 1]);
    assert_eq!(all(&parsed, "style").len(), 3);
    let calendar: String = all(&parsed, ".year-calendar")[0].text().collect();
    assert!(!calendar.contains("報告なし"), "what is late is the office's own business");
    assert_eq!(all(&parsed, "[style]").len(), 0);
    for link in all(&parsed, "a") {
        let target = format!("[id=\"{}\"]", link.attr("href").expect("an address").trim_start_matches('#'));
        assert_eq!(all(&parsed, &target).len(), 1, "{target}");
    }
    assert!(!drawn.contains("庁内だけ"));
    // The year before is counted, and none of its sheets travels along.
    assert!(before.iter().all(|sheet| !drawn.contains(&sheet.goal)));
    assert_eq!(read(&drawn).expect("our page").sheets.len(), now.len());
    // Verdicts are counted where they are shown.
    let silent = PublishChoice { readings: false, ..all_three };
    assert_eq!(all(&Html::parse_document(&beside(&silent)), ".showing.overview").len(), 0);
    let policy = |page: &str| page.matches("sha256-").count();
    assert_eq!((policy(&drawn), policy(&beside(&plain))), (3, 1));
    // A preview has the forms of the first sheets, and the pictures of all.
    let preview = page::preview(&before, &now, 3, &all_three, &Extra::new(), &crate::common::moment());
    let parsed = Html::parse_document(&preview);
    assert_eq!(all(&parsed, ".form").len(), 3);
    let figures = |page: &Html| all(page, ".showing.overview .sum")[0].text().collect::<String>();
    assert_eq!(figures(&parsed), figures(&Html::parse_document(&drawn)));
    for link in all(&parsed, "a") {
        let target = format!("[id=\"{}\"]", link.attr("href").expect("an address").trim_start_matches('#'));
        assert_eq!(all(&parsed, &target).len(), 1, "{target}");
    }
}
