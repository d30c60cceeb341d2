//! The kiosk's pages: every word that is shown of a sheet is on its goal's page, every link leads somewhere in the kiosk,
//! nothing that was left out travels, and no reading is shown where none is.

use std::sync::LazyLock;

use goalsheet::codec::{self, settings};
use goalsheet::model::kiosk::KioskPages;
use goalsheet::model::publication::PublishChoice;
use goalsheet::model::{FiscalYear, Initiative, InitiativeId, Settings, Sheet, SheetId, paper};
use goalsheet::overview::{OverviewOutcome, YearOverview};
use goalsheet::protocol;
use goalsheet::publish::kiosk;
use goalsheet::results;
use scraper::{ElementRef, Html, Selector};

const SHOWN: PublishChoice = PublishChoice { whole: false, ..PublishChoice::WHOLE };
const PLAN: PublishChoice = PublishChoice { reports: false, ..SHOWN };
const NO_READINGS: PublishChoice = PublishChoice { readings: false, ..SHOWN };

static SAMPLE: LazyLock<Vec<Sheet>> = LazyLock::new(|| {
    codec::read(include_str!("../../assets/sample.goalsheet.json"), &mut crate::common::ids())
        .expect("the sample")
        .sheets
});

fn all<'h>(page: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace()).collect()
}

fn page(pages: &KioskPages, place: &str) -> Html {
    let page = pages.pages.iter().find(|page| page.place == place);
    Html::parse_fragment(&page.unwrap_or_else(|| panic!("no page {place}")).markup)
}

/// Pages ask for nothing, run nothing, style nothing, and their links lead to pages of the kiosk.
fn check(sheets: &[Sheet], choice: &PublishChoice) -> KioskPages {
    let pages = kiosk::pages("あおぞら市", &[], sheets, choice, crate::common::moment().date());
    for one in &pages.pages {
        let parsed = Html::parse_fragment(&one.markup);
        for element in all(&parsed, "*") {
            for (name, value) in element.value().attrs() {
                assert!(name != "style" && !name.starts_with("on") && name != "src", "{name}");
                let place = value.strip_prefix("#/kiosk/").map(|place| pages.find(place));
                let leads = place.is_some_and(|(page, _)| page.is_some_and(|page| !page.place.is_empty()));
                assert!(name != "href" || leads, "{}: a link to {value}", one.place);
            }
            let name = element.value().name();
            assert!(!["script", "form", "iframe", "img", "link"].contains(&name), "{name}");
        }
        assert_eq!(all(&parsed, "h1").len(), 1, "{}", one.place);
    }
    let packed = protocol::pack(&pages);
    assert_eq!(protocol::unpack::<KioskPages>(&packed).as_ref(), Ok(&pages));
    pages
}

/// Every word that is shown of a sheet stands on its goal's page, but markers, which a screen shows in another way.
fn check_words(sheets: &[Sheet], choice: &PublishChoice) {
    let pages = check(sheets, choice);
    for (number, sheet) in (1..).zip(sheets) {
        let parsed = page(&pages, &format!("goal/{number}"));
        let text: String = squeezed(&parsed.root_element().text().collect::<String>());
        for cell in
            [&sheet.situation, &sheet.purpose, &sheet.participation, &sheet.effects, &sheet.department]
        {
            assert!(text.contains(&squeezed(cell)), "{cell}");
        }
        for initiative in &sheet.initiatives {
            let reports = Some(&initiative.final_report).filter(|_| choice.reports);
            let cells = [&initiative.method, &initiative.deadline, &initiative.target];
            for line in cells.into_iter().chain(reports).flat_map(|cell| cell.lines()) {
                let is_marker = |char: char| {
                    matches!(char, '⑴'..='⒇' | '0'..='9' | '０'..='９')
                        || "()（）○・ 　、～〜-".contains(char)
                };
                let words = line.trim_start_matches(is_marker);
                assert!(text.contains(&squeezed(words)), "{words}\nis not in\n{text}");
            }
        }
    }
}

#[test]
fn every_word_is_on_its_goals_page() {
    for choice in [SHOWN, NO_READINGS, PLAN] {
        check_words(&SAMPLE, &choice);
    }
}

#[test]
fn nothing_that_was_left_out_travels() {
    let mut sheet = SAMPLE[0].clone();
    sheet.initiatives[0].final_report = "(1) 秘密の報告 25,500人".to_owned();
    for (choice, is_there) in [(SHOWN, true), (NO_READINGS, true), (PLAN, false)] {
        let pages = check(std::slice::from_ref(&sheet), &choice);
        let data = kiosk::carried(std::slice::from_ref(&sheet), &choice, &crate::common::moment());
        let found = pages.pages.iter().any(|page| page.markup.contains("秘密の報告"));
        assert_eq!((found, data.contains("秘密の報告")), (is_there, is_there));
        let chips = pages.pages.iter().any(|page| page.markup.contains("k-chip"));
        assert_eq!(chips, choice.shows_readings());
    }
}

#[test]
fn what_was_missed_has_its_cause_in_the_reports_words() {
    let pages = check(&SAMPLE, &SHOWN);
    let results = page(&pages, "results");
    let missed = all(&results, "[data-outcome=missed]");
    assert!(missed.len() > 10);
    for row in &missed {
        assert_eq!(row.select(&Selector::parse(".k-why").expect("a selector")).count(), 1);
    }
    let text: String = missed.iter().flat_map(|row| row.text()).collect();
    assert!(text.contains(
        "福祉専門職の人員が足りず、月見原地域での聞き取りが年度をまたいだため、目標に届かなかった。"
    ));
    let others = all(&results, "[data-line]:not([data-outcome=missed]) .k-why");
    assert_eq!(others.len(), 0);
}

#[test]
fn a_bar_is_drawn_of_what_is_decided_only() {
    let pages = check(&SAMPLE, &SHOWN);
    let results = page(&pages, "results");
    assert!(!all(&results, "[data-outcome=met] .k-meter").is_empty());
    for kind in ["words", "plain", "open"] {
        assert!(all(&results, &format!("[data-outcome={kind}] .k-meter")).is_empty(), "{kind}");
    }
}

#[test]
fn the_start_counts_what_the_results_list() {
    let pages = check(&SAMPLE, &SHOWN);
    let start = page(&pages, "");
    let results = page(&pages, "results");
    for kind in ["met", "missed", "words", "open"] {
        let told = all(&start, &format!("a[href=\"#/kiosk/results/{kind}\"] b"));
        let count = told[0].text().collect::<String>();
        assert_eq!(all(&results, &format!("[data-outcome={kind}]")).len().to_string(), count, "{kind}");
    }
}

/// What the start says: of how many targets, how many were reached.
fn told_at_start(sheets: &[Sheet]) -> String {
    let start = page(&check(sheets, &SHOWN), "");
    all(&start, ".k-sum > p").iter().map(|words| squeezed(&words.text().collect::<String>())).collect()
}

#[test]
fn the_start_counts_as_the_year_is_counted_elsewhere() {
    for western in [2024, 2025] {
        let year = FiscalYear::new(western).expect("a year");
        let sheets: Vec<Sheet> = SAMPLE.iter().filter(|sheet| sheet.fiscal_year == year).cloned().collect();
        let read: Vec<_> = sheets.iter().map(results::of).collect();
        let pairs: Vec<_> = sheets.iter().zip(&read).collect();
        let all = YearOverview::of(year, &pairs, &[], None).outcomes;
        let (met, numeric) = (all.count(OverviewOutcome::Met), all.numeric());
        assert_eq!(told_at_start(&sheets), format!("数で決めた{numeric}の目標のうち{met}を達成"));
    }
}

/// A goal with these targets and reports, entry by entry.
fn goal(id: &str, rows: &[[&str; 3]]) -> Sheet {
    let mut sheet = Sheet::empty(SheetId::new(id).expect("an id"), FiscalYear::new(2024).expect("a year"));
    for (at, [target, midterm, last]) in rows.iter().enumerate() {
        let mut initiative = Initiative::empty(InitiativeId::new(&format!("{id}{at}")).expect("an id"));
        initiative.method = "取組".to_owned();
        [initiative.target, initiative.midterm, initiative.final_report] =
            [target, midterm, last].map(|text| (*text).to_owned());
        sheet.initiatives.push(initiative);
    }
    sheet
}

#[test]
fn what_has_no_report_yet_is_counted_and_said() {
    let (met, open) = (["10回", "4回", "12回"], ["10回", "", ""]);
    let sheets = [
        goal("a", &[met, met, open]),
        goal("b", &[open, open]),
        goal("c", &[["周知を図る", "", ""]]),
        // The year has come to its final report: this one's is to come.
        goal("d", &[["10回", "12回", ""]]),
    ];
    assert_eq!(told_at_start(&sheets), "数で決めた6の目標のうち2を達成");
    let pages = check(&sheets, &SHOWN);
    let text = |place: &str, selector: &str| {
        let page = page(&pages, place);
        all(&page, selector).iter().map(|one| squeezed(&one.text().collect::<String>())).collect::<Vec<_>>()
    };
    assert_eq!(text("", ".k-sum li"), ["✓達成2", "報告はこれから4"]);
    assert_eq!(
        text("", ".k-card .k-stand"),
        ["達成2報告はこれから1", "報告はこれから2", "報告はこれから", "報告はこれから1"]
    );
    assert!(text("goal/3", ".k-head")[0].contains("報告はこれから"));
    assert!(text("goal/3", ".k-facts")[0].contains("報告はこれから"));
    assert!(text("goal/4", ".k-facts")[0].contains("12回"), "what is told is shown");
    // Before any report nothing is said of what was reached.
    assert_eq!(told_at_start(&sheets[1..3]), "数で決めた2の目標の、報告はこれから");
}

#[test]
fn the_pictures_of_the_year_are_pages_where_they_were_chosen() {
    let places = ["overview", "calendar", "alignment"];
    let has = |pages: &KioskPages| places.map(|place| pages.has(place));
    let all_three = PublishChoice { overview: true, calendar: true, alignment: true, ..SHOWN };
    let pages = check(&SAMPLE, &all_three);
    assert_eq!(has(&pages), [true; 3]);
    assert_eq!(all(&page(&pages, ""), ".k-ways a").len(), 6);
    // Every goal stands in each of them, or what it plans does; no deadline is dropped.
    let text = |place| squeezed(&page(&pages, place).root_element().text().collect::<String>());
    assert!(SAMPLE.iter().all(|sheet| text("overview").contains(&squeezed(&sheet.goal))));
    assert!(text("calendar").contains("随時") && text("calendar").contains("11月まで"));
    assert!(!text("calendar").contains("報告なし"), "what is late is the office's own business");
    let plans = page(&pages, "alignment");
    assert!(!all(&plans, ".k-act a.k-tap").is_empty());
    assert_eq!(all(&plans, ".k-tiles > *").len(), 17);
    assert_eq!(has(&check(&SAMPLE, &SHOWN)), [false; 3]);
    // 全体 counts verdicts: without those there is none.
    assert_eq!(has(&check(&SAMPLE, &PublishChoice { readings: false, ..all_three })), [false, true, true]);
}

#[test]
fn what_ends_in_another_year_is_under_none_of_its_months() {
    let mut sheet = SAMPLE.iter().find(|sheet| sheet.fiscal_year.western() == 2024).expect("a sheet").clone();
    sheet.initiatives.truncate(1);
    sheet.initiatives[0].deadline = "(1) 令和8年4月1日\n(2) 令和3年5月1日\n(3) 令和7年3月末".into();
    let pages = check(&[sheet], &PublishChoice { calendar: true, ..SHOWN });
    let page = page(&pages, "calendar");
    let under = |head: &str| {
        let sections = all(&page, "section");
        let of =
            sections.iter().find(|section| section.text().collect::<String>().trim_start().starts_with(head));
        of.map(|section| section.text().collect::<String>()).unwrap_or_default()
    };
    for (head, day) in
        [("翌年度以降", "令和8年4月1日"), ("前年度まで", "令和3年5月1日"), ("3月まで", "令和7年3月末")]
    {
        assert!(under(head).contains(day), "{head}: {}", under(head));
    }
    assert!(!under("3月まで").contains("令和8年") && !under("4月まで").contains("令和3年"));
}

#[test]
fn the_start_names_the_city() {
    let pages = check(&SAMPLE[..1], &SHOWN);
    let city = all(&page(&pages, ""), ".k-city")[0].text().collect::<String>();
    assert_eq!((city.as_str(), pages.title.contains("あおぞら市")), ("あおぞら市", true));
    let without = kiosk::pages("", &[], &SAMPLE[..1], &SHOWN, None);
    assert!(all(&page(&without, ""), ".k-city").is_empty());
}

#[test]
fn odd_years_have_a_kiosk_too() {
    let mut sheets = Vec::new();
    let year = FiscalYear::new(2026).expect("a year");
    for group in 0..9 {
        for at in 0..7 {
            let id = SheetId::new(&format!("{group}-{at}")).expect("an id");
            let mut sheet = Sheet::empty(id, year);
            sheet.group = format!("第{group}部");
            if at > 0 {
                let mut initiative = Initiative::empty(InitiativeId::new(&format!("i{at}")).expect("an id"));
                initiative.method = "</script><b>見出しのない取組</b>".to_owned();
                sheet.initiatives.push(initiative);
            }
            sheets.push(sheet);
        }
    }
    let pages = check(&sheets, &SHOWN);
    assert_eq!(all(&page(&pages, ""), ".k-tabs a").len(), 9);
    assert_eq!(all(&page(&pages, "group/9"), "a.k-card").len(), 7);
    assert!(
        all(&page(&pages, "goal/2"), "b").iter().all(|bold| !bold.text().any(|text| text.contains("見出し")))
    );
    let empty = check(&[], &SHOWN);
    assert_eq!(empty.pages[0].place, "");
}

/// A form with parts of its own, parts under other names, grades, and two who judge.
const FORM: &str = r#"{"format":"goalsettings","version":1,
 "reviewers":[{"name":"一次評価","published":true},{"name":"二次評価","published":false}],
 "grades":[{"word":"順調"},{"word":"遅れ"}],"own_grade":"published",
 "form":{"name":"形","department":"担当部",
  "parts":[{"key":"前年度","label":"前年度の結果"},{"key":"goal","label":"目標"},{"key":"situation","label":"現況・課題"},
   {"key":"覚え","label":"内部メモ","published":false}],
  "columns":[{"key":"method","label":"活動内容"},{"key":"deadline","label":"期間・期限"},{"key":"target","label":"成果指標"},
   {"key":"midterm","label":"第1四半期"},{"key":"予算","label":"予算額"},{"key":"final_report","label":"期末報告"},
   {"key":"基準","label":"基準値"}],
  "after":[{"key":"effects","label":"次年度への申し送り"},{"key":"方向","label":"翌年度の方向性","choices":["継続"]}]}}"#;

/// Its sheet: of ② only the target is written, of ③ nothing.
const SHEET: &str = r#"{"format":"goalsheet","version":1,"sheets":[{"fiscal_year":2024,"group":"政策の柱一","department":"防災課",
 "goal":"水害に備える","situation":"堤防が古い。","effects":"来年も続ける。",
 "parts":{"前年度":"三地区で実施","覚え":"部内の覚え","方向":"継続"},
 "initiatives":[{"method":"訓練","deadline":"9月末まで","target":"年4回","midterm":"1回","final_report":"5回",
  "parts":{"予算":"120千円","基準":"年3回","評価":"順調","一次評価":"遅れ","一次評価のコメント":"もう一歩","二次評価":"遅れ","二次評価のコメント":"部外秘"}},
  {"target":"避難所の点検 10か所"},{}]}]}"#;

/// The names on a goal's page with what stands under each, in order.
fn told_under(page: &Html) -> Vec<(String, String)> {
    let text = |of: &ElementRef<'_>| squeezed(&of.text().collect::<String>());
    let one = |of: &ElementRef<'_>| match (of.value().name(), of.first_child()) {
        ("section", Some(_)) => Some((all_of(of, "h2"), all_of(of, ".k-text"))),
        ("div", _) => Some((all_of(of, "dt"), all_of(of, "dd"))),
        _ => Some((text(of), String::new())),
    };
    all(page, ".k-part, .k-do > h2, .k-act > h3, .k-facts > div").iter().filter_map(one).collect()
}

fn all_of(of: &ElementRef<'_>, selector: &str) -> String {
    let selector = Selector::parse(selector).expect("a selector");
    of.select(&selector).map(|found| squeezed(&found.text().collect::<String>())).collect()
}

#[test]
fn a_part_that_a_city_named_stands_under_its_name_and_every_published_one_is_there() {
    let settings: Settings = settings::decode(FORM).expect("settings").expect("sound settings");
    let sheets = codec::read(SHEET, &mut crate::common::ids()).expect("a sheet").sheets;
    let goal = |choice| paper::by_form(settings.whole_form(), || page(&check(&sheets, choice), "goal/1"));
    let told = goal(&SHOWN);
    let pair = |(name, text): (&str, &str)| (name.to_owned(), text.to_owned());
    let head = [("いま、何が困りごとか", "堤防が古い。"), ("前年度の結果", "三地区で実施")];
    let first = [("活動内容", ""), ("①訓練", ""), ("いつまでに", "9月末まで"), ("成果指標", "年4回")];
    let reported = [
        ("第1四半期", "1回"),
        ("どうなったか", "5回"),
        ("予算額", "120千円"),
        ("基準値", "年3回"),
        ("評価", "順調"),
        ("一次評価", "遅れ"),
        ("一次評価のコメント", "もう一歩"),
    ];
    let second = [("②避難所の点検10か所", ""), ("成果指標", "避難所の点検10か所")];
    let after = [("次年度への申し送り", "来年も続ける。"), ("翌年度の方向性", "継続")];
    let expected = head.into_iter().chain(first).chain(reported).chain(second).chain(after);
    assert_eq!(told_under(&told), expected.map(pair).collect::<Vec<_>>());
    let text = squeezed(&told.root_element().text().collect::<String>());
    assert!(
        text.contains("担当部防災課") && !text.contains("部内の覚え") && !text.contains("部外秘"),
        "{text}"
    );
    // What stands behind the reports goes with them.
    let plan = squeezed(&goal(&PLAN).root_element().text().collect::<String>());
    assert!(plan.contains("三地区で実施") && !plan.contains("遅れ") && !plan.contains("年3回"), "{plan}");
    // Under the default form the plain words stand, and nothing of another form.
    let plain = told_under(&page(&check(&sheets, &SHOWN), "goal/1"));
    let names: Vec<&str> = plain.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names[..2], ["いま、何が困りごとか", "何をして、どうなったか"]);
    assert!(names.contains(&"よくなったこと、残ったこと") && !names.contains(&"予算額"), "{names:?}");
}
