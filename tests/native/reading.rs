//! Quantities and verdicts on labelled phrases: the repo's own, and those of the real document where it is there.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::common::{skipped, text};
use goalsheet::model::{FiscalYear, State};
use goalsheet::text::number::Number;
use goalsheet::text::quantity::{Bound, Quantity, quantities};
use goalsheet::text::verdict::{Doubt, Picks, Verdict, is_on_the_way, judge, judge_of_year, judge_picked};
use goalsheet::text::width::fold;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

/// Phrases that are known to be read otherwise than a person reads them, and why that is left so.
const EXPECTED_MISSES: &[(&str, &str)] = &[
    (
        "預金差押え124件",
        "不動産 shares no word with 差押え; a list of deeds is summed only where each shares one",
    ),
    ("不納欠損額は前年度より増加", "that it grew is said without a number, as it is of other things too"),
    ("6校のうち1校は翌年度に繰越", "繰越 is said of one, and what of the others is not"),
    ("出店は実現しなかった", "出店 shares no word with 誘致"),
    ("全員に辞退された", "what others did with an offer is not read"),
    ("pH", "a range of numbers without a unit is read as none"),
    ("審査期間 20～25日", "a range of days is read as dates"),
    ("あと2社で60社", "what is still wanting is no number of what there is"),
    ("1000か所ミニ集会", "a number in a name that counts as the target does"),
    ("懇親会40人", "what another occasion brought is left out, where it may count"),
    ("「満足」と答えた利用者 91％", "another answer was counted: 満足 is not 不満"),
    ("2人以上での複数指導体制", "a number in the name of a thing, in both texts"),
    ("修了証を交付", "養成 is told by the certificate alone"),
    ("60人分の定員", "定員 is taken for the whole"),
    ("受験者11名、合格者7名", "which of two counts answers 資格取得 is not known"),
    ("20件中、採用は3件", "all that were counted are the target's, not the part"),
    ("20件の提案があり、採用は3件", "提案 is a word of the target too"),
    ("入会112人、退会31人", "退会 is not taken off"),
    ("病床利用率 92％", "空床 and 病床 share a character"),
    ("不合格であった", "who did not pass is told without a word of the target"),
    ("重大事故には至らない", "a lesser thing than the target's"),
    ("救急救命講習の受講者", "courses of several names"),
    ("80世帯以下", "a bare number may be of all"),
    ("調査に1週間以上", "a time in the words of a part"),
    ("486t-CO2", "t and t-CO2 are two units"),
    ("第2子以降", "対象者 are taken for the whole"),
    ("国指定2件", "指定 is a deed"),
    ("利用実績のある団体41", "which of two counts is asked for is not known"),
    ("一部の職員が未受講", "a part without a number"),
    ("証明書のコンビニ交付率", "a word more before a rate may make it one of some"),
    ("申請は14戸", "what was asked for is no more than what was granted"),
    ("7件が成約", "利活用 shares no word with 成約"),
    ("次年度は5橋を補修", "長寿命化 shares no word with 補修"),
    ("実働は47人", "うち is said of the target's own"),
    ("1日3,000歩運動", "a number in a name that counts as the target does"),
    ("本館のほか3分館", "how often at the first of several places is not read"),
    ("一部の地区を除き", "a part without a number"),
    ("4ステーションを各月", "how often at each of several places is not multiplied"),
    ("月30時間を対応に", "a time that was spent is no time that it took"),
    ("4か所を統合した", "統廃合 and 統合 share no last word"),
    ("分納誓約は94件", "誓約 is no known deed"),
    ("163名が入会", "獲得 shares no word with 入会"),
    ("20冊以下に抑えられなかった", "a limit that is denied"),
    ("発注は520冊、納品は470冊", "which of two counts answers 配架 is not known"),
    ("メールの誤送信が1件", "a case by another name"),
    ("前年度の78％に抑えた", "a part of another year's without 比"),
    ("前年度の85％", "a part of another year's without 比"),
    ("目標まで30人足りなかった", "目標まで is not read"),
    ("令和3年1.38", "bare numbers behind a year may be days"),
    ("100人以上が集まる講演会", "occasions that are counted by what came to each"),
    ("3回の予定であったが、要望を受けて4回", "要望 may be what was only asked for"),
    ("夜勤者等は動画視聴で対応", "all did it each time, and the number of times is told by 第1回・第2回"),
    ("入院4.3点、外来4.2点", "a bare number behind とも is read as none"),
    ("10分05秒", "a time that shall be shorter by a part of it is not reckoned"),
    ("142名中81名が取得", "半数以上 is read as no number"),
    ("一人平均33.1冊", "for each, and for each year"),
    ("不審者対応の三回を計画どおり", "a kanji number behind の is read as none"),
    ("全国67.5、本校70.1", "bare numbers are read as none"),
    ("C38％、D17％", "shares of grades are not added up"),
    ("12場所すべて第一管理区分", "評価 shares no word with 測定"),
    ("床面の滑り止め塗装", "半分に of what is not told is no level"),
    ("印鑑登録証明1,075件", "登録 is a deed of another thing"),
    ("S4、A13、B3", "bare numbers behind grades are read as none"),
    ("担い手4名へ計6.2ha", "計 may be with what there was before"),
    ("月平均18万2千PV", "a month's average is not multiplied: others say that it tells nothing of the year"),
];

/// A file of labelled phrases, each line in its columns.
struct Phrases {
    name: String,
    lines: Vec<Vec<String>>,
}

/// The files of one kind: the repo's, and the real document's beside the repo.
fn phrases(kind: &str) -> Vec<Phrases> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let beside = std::env::var_os("GOALSHEET_SHARED").map_or(root.join("../shared"), PathBuf::from);
    let own = root.join("tests/phrases");
    let mut paths = vec![
        own.join(format!("{kind}.tsv")),
        own.join(format!("{kind}_other.tsv")),
        beside.join(format!("gold/{kind}.tsv")),
    ];
    if kind == "verdicts" {
        let more = [
            "verdicts_kinds.tsv",
            "verdicts_elsewhere.tsv",
            "verdicts_offices.tsv",
            "verdicts_strangers.tsv",
            "verdicts_measures.tsv",
            "verdicts_visitors.tsv",
            "verdicts_seventh.tsv",
            "verdicts_eighth.tsv",
            "verdicts_reckoned.tsv",
            "verdicts_ninth.tsv",
            "verdicts_traps.tsv",
            "verdicts_tenth.tsv",
            "verdicts_named.tsv",
            "verdicts_eleventh.tsv",
            "verdicts_spoken.tsv",
            "verdicts_twelfth.tsv",
            "verdicts_parts.tsv",
            "verdicts_explained.tsv",
            "verdicts_thirteenth.tsv",
            "verdicts_fourteenth.tsv",
            "verdicts_plainly.tsv",
            "verdicts_concluded.tsv",
            "verdicts_apart.tsv",
            "verdicts_mundane.tsv",
            "verdicts_eighteenth.tsv",
            "verdicts_nineteenth.tsv",
            "verdicts_twentieth.tsv",
            "verdicts_twenty_first.tsv",
            "verdicts_twenty_second.tsv",
            "verdicts_twenty_third.tsv",
            "verdicts_twenty_fourth.tsv",
            "verdicts_twenty_fifth.tsv",
            "verdicts_twenty_sixth.tsv",
            "verdicts_twenty_seventh.tsv",
            "verdicts_twenty_eighth.tsv",
            "verdicts_twenty_ninth.tsv",
            "verdicts_thirtieth.tsv",
            "verdicts_thirty_first.tsv",
            "verdicts_thirty_second.tsv",
            "verdicts_thirty_third.tsv",
            "verdicts_thirty_fourth.tsv",
            "verdicts_thirty_fifth.tsv",
            "verdicts_thirty_sixth.tsv",
            "verdicts_thirty_seventh.tsv",
            "verdicts_thirty_eighth.tsv",
            "verdicts_thirty_ninth.tsv",
            "verdicts_relative.tsv",
            "verdicts_series.tsv",
            "verdicts_all_or_none.tsv",
            "verdicts_chosen.tsv",
        ]
        .map(|name| own.join(name));
        paths.extend(more);
        paths.push(beside.join("gold/kinds.tsv"));
    }
    let read = paths.iter().filter_map(|path| {
        let name = path.display().to_string();
        let Ok(text) = fs::read_to_string(path) else {
            skipped(&format!("no phrases at {name}"));
            return None;
        };
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        // A line break inside of a text is written \\n.
        let cells = |line: &str| line.split('\t').map(|cell| cell.replace("\\n", "\n")).collect::<Vec<_>>();
        // The kinds have a head, and no column that says where they come from.
        let lines = lines.filter(|line| !line.starts_with("target\t")).map(|line| match cells(line) {
            cells if cells.len() == 3 => [vec![String::new()], cells].concat(),
            cells => cells,
        });
        let lines = lines.collect();
        Some(Phrases { name, lines })
    });
    read.collect()
}

fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::AtLeast => "at_least",
        Bound::AtMost => "at_most",
        Bound::MoreThan => "more_than",
        Bound::LessThan => "less_than",
        Bound::About => "about",
    }
}

fn state(state: State) -> &'static str {
    match state {
        State::Met => "met",
        State::Short => "short",
        State::Unclear => "unclear",
        State::NoTarget => "no_target",
    }
}

/// Whether a label's number, of any number of places, is the number to four of them.
fn is_number(label: &str, number: Number) -> bool {
    let label: f64 = label.parse().expect("a number");
    let number: f64 = number.to_string().parse().expect("a number");
    (label - number).abs() < 0.000_06
}

fn is_quantity(label: &Value, quantity: &Quantity) -> bool {
    is_number(&label[0].to_string(), quantity.value)
        && label[1] == quantity.unit.as_str()
        && label[2] == bound(quantity.bound)
}

/// Says how a file was read, past the test runner, and answers with what was read wrong and not expected so.
fn report(name: &str, right: usize, wrong: &[(String, String)]) -> Vec<String> {
    let _ = writeln!(std::io::stderr(), "READ: {name}: {right} right, {} otherwise", wrong.len());
    let expected = |text: &str| EXPECTED_MISSES.iter().any(|(phrase, _)| text.contains(phrase));
    wrong
        .iter()
        .filter(|(text, _)| !expected(text))
        .map(|(text, read)| format!("{text}\n    {read}"))
        .collect()
}

#[test]
fn quantities_are_read_as_a_person_reads_them() {
    let mut unexpected = Vec::new();
    for file in phrases("quantities") {
        let mut wrong = Vec::new();
        for line in &file.lines {
            let labels: Vec<Value> = serde_json::from_str(&line[1]).expect("a list");
            let found = quantities(&line[0]);
            let is_right = labels.len() == found.len()
                && labels.iter().zip(&found).all(|(label, found)| is_quantity(label, found));
            if !is_right {
                let shown: Vec<_> =
                    found.iter().map(|q| format!("{}{} {}", q.value, q.unit, bound(q.bound))).collect();
                wrong.push((line[0].clone(), format!("{} read as {}", line[1], shown.join(", "))));
            }
        }
        unexpected.extend(report(&file.name, file.lines.len() - wrong.len(), &wrong));
    }
    assert!(unexpected.is_empty(), "\n{}", unexpected.join("\n"));
}

/// Whether a verdict has the label's state, and its numbers where the label has any.
fn is_verdict(line: &[String], verdict: &Verdict) -> bool {
    let column = |at: usize| line.get(at).map_or("", |cell| cell.trim());
    let fits = |label: &str, number: Option<Number>| {
        match label {
            "" => true,
            // None is read.
            "-" => number.is_none(),
            _ => number.is_some_and(|number| is_number(label, number)),
        }
    };
    column(3) == state(verdict.state)
        && fits(column(4), verdict.target.as_ref().map(|target| target.value))
        && fits(column(5), verdict.actual.as_ref().map(|actual| actual.value))
        && (column(6).is_empty() || verdict.target.as_ref().is_none_or(|target| target.unit == column(6)))
}

#[test]
fn verdicts_are_what_a_person_would_say() {
    let mut unexpected = Vec::new();
    let mut wrongly_met = Vec::new();
    for file in phrases("verdicts") {
        let mut wrong = Vec::new();
        for line in &file.lines {
            let verdict = judge_of_year(FiscalYear::new(2024), &line[1], &line[2], &Picks::default());
            if !is_verdict(line, &verdict) {
                let shown = format!("{} → {} | {}", line[1], line[2], line[3..].join(" "));
                let read = format!(
                    "read as {} {:?} target {} actual {}",
                    state(verdict.state),
                    verdict.doubt,
                    verdict.target.as_ref().map_or_else(String::new, |q| format!("{}{}", q.value, q.unit)),
                    verdict.actual.as_ref().map_or_else(String::new, |a| format!("{}{}", a.value, a.unit)),
                );
                if verdict.state == State::Met && line[3] != "met" {
                    wrongly_met.push(shown.clone());
                }
                wrong.push((shown, read));
            }
        }
        unexpected.extend(report(&file.name, file.lines.len() - wrong.len(), &wrong));
    }
    let (met, other) = (wrongly_met.join("\n"), unexpected.join("\n"));
    assert!(wrongly_met.is_empty() && unexpected.is_empty(), "\n{other}\nmet, and is not:\n{met}");
}

#[test]
fn each_kind_has_as_many_phrases_that_stay_open_as_ones_that_decide() {
    const KINDS: [&str; 11] = [
        "下げる目標",
        "年と日の並び",
        "時間と単位",
        "別の行為",
        "延べ・割合・範囲",
        "近いだけ",
        "名前の中の数",
        "合計",
        "言葉で言う達成と未達",
        "目標との差・比・ゼロ",
        "別の部分の予定",
    ];
    let text = kept_phrases("verdicts_kinds.tsv");
    for kind in KINDS {
        let of_kind = text.lines().filter(|line| line.split('\t').next() == Some(kind));
        let states: Vec<&str> = of_kind.filter_map(|line| line.split('\t').next_back()).collect();
        let open = states.iter().filter(|state| **state == "unclear").count();
        let decided = states.iter().filter(|state| matches!(**state, "met" | "short")).count();
        assert!(decided >= 12 && open >= decided, "{kind}: {open} stay open, {decided} decide");
    }
}

#[test]
fn what_is_not_explained_has_as_many_phrases_that_stay_open_as_ones_that_decide() {
    let text = kept_phrases("verdicts_explained.tsv");
    let states: Vec<&str> = text.lines().skip(1).filter_map(|line| line.split('\t').next_back()).collect();
    let open = states.iter().filter(|state| !matches!(**state, "met" | "short")).count();
    assert!(open * 2 >= states.len(), "{open} of {} stay open", states.len());
}

/// A file of the repo's phrases.
fn kept_phrases(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/phrases").join(name);
    fs::read_to_string(path).expect("phrases")
}

/// Pieces out of which quantities, and things like quantities, come together.
fn pieces() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "1",
        "２",
        "10",
        "2,971",
        "3.31",
        "1/3",
        "3分の1",
        "万",
        "千",
        "億",
        "三",
        "十",
        "割",
        "分",
        "%",
        "件",
        "回",
        "月",
        "年",
        "日",
        "時",
        "か月",
        "毎月",
        "四半期ごと",
        "ゼロ",
        "約",
        "以上",
        "を超える",
        "未満",
        "程度",
        "～",
        "・",
        "、",
        "。",
        "/",
        "-",
        ":",
        ".",
        ",",
        "(",
        "）",
        "\n",
        " ",
        "　",
        "R",
        "Ver.",
        "第",
        "うち",
        "から",
        "に",
        "の",
        "計",
        "前年度",
        "目標",
        "予定",
        "増",
        "削減",
        "中止",
        "小学校",
        "相談",
        "率",
        "令和",
        "ﾎﾟ",
        "\u{3099}",
        "𠮷",
        "\u{202e}",
        "😀",
    ]);
    proptest::collection::vec(prop_oneof![8 => piece.prop_map(str::to_owned), 1 => text()], 0..24)
        .prop_map(|pieces| pieces.concat())
}

#[test]
fn a_pair_takes_no_word_of_the_quantity_before() {
    for text in ["２約1/33分の1", "相談千2,971約1/33分の1", "2約3-5件"] {
        check_spans(text, &quantities(text));
        judge(text, text);
    }
}

fn check_spans(text: &str, quantities: &[Quantity]) {
    let mut end = 0;
    for quantity in quantities {
        assert!(
            end <= quantity.span.start && quantity.span.start < quantity.span.end,
            "{text:?} {quantity:?}"
        );
        assert!(text.get(quantity.span.clone()).is_some(), "{text:?} {quantity:?}");
        end = quantity.span.end;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn spans_stand_in_order_inside_the_text(text in pieces()) {
        check_spans(&text, &quantities(&text));
    }

    #[test]
    fn every_verdict_names_what_stands_there(target in pieces(), report in pieces()) {
        let verdict = judge(&target, &report);
        let wanted = quantities(&target);
        let given = quantities(&report);
        // 2,400台の1/3 begins with a quantity and is none.
        let begins = |one: &Quantity, target: &Quantity| {
            one.span.start == target.span.start && one.unit == target.unit && one.span.end <= target.span.end
        };
        let stands = |target: &Quantity| wanted.iter().any(|one| one == target || begins(one, target));
        prop_assert!(verdict.target.iter().all(stands));
        let mut parts = verdict.actual.iter().flat_map(|actual| &actual.parts);
        // A value on a scale has no unit, and counts nowhere else.
        let is_bare = |part: &Quantity| {
            let own = report.get(part.span.clone()).map(fold);
            part.unit.is_empty() && own.is_some_and(|own| own.parse::<f64>().is_ok())
        };
        prop_assert!(parts.all(|part| given.contains(part) || is_bare(part)));
        prop_assert_eq!(verdict.doubt.is_some(), verdict.state == State::Unclear);
        prop_assert!(verdict.state != State::Met || verdict.actual.is_some());
    }

    #[test]
    fn picks_decide(target in pieces(), report in pieces()) {
        let picks = Picks { target: quantities(&target).pop(), actual: Some(quantities(&report)) };
        let verdict = judge_picked(&target, &report, &picks);
        prop_assert_eq!(verdict.target, picks.target);
        prop_assert_eq!(verdict.doubt.is_some(), verdict.state == State::Unclear);
    }
}

#[test]
fn ten_times_the_text_takes_no_hundred_times_as_long() {
    let pieces = [
        "1",
        "1,",
        "1、",
        "1・",
        "1～",
        "1/",
        "1-",
        "1.",
        "1:",
        "1/3",
        "10件",
        "10件、",
        "小学校10件、",
        "1万",
        "一",
        "千",
        "月",
        "毎月",
        "四半期",
        "ゼロ",
        "約",
        "R",
        "R7.",
        "第",
        "（",
        "件",
        "あ1",
        "条例1、",
        "3分の1",
        "10件から",
        "令和6年度1件",
        "1 ",
        "1～2件",
        "10台の1/3",
        "各2回、",
        "5月、",
        "年4回",
        "全員10人のうち9人",
    ];
    let time_of = |piece: &str, bytes: usize| {
        let text = piece.repeat(bytes / piece.len());
        let start = cpu_time::ThreadTime::now();
        check_spans(&text, &quantities(&text));
        judge("10件以上", &text);
        judge(&text, "12件");
        judge(&format!("10回{text}"), &"研修会の参加者会議11回、".repeat(30));
        start.elapsed()
    };
    for piece in pieces {
        let (short, long) = (time_of(piece, 10_000), time_of(piece, 100_000));
        let most = short * 40 + Duration::from_millis(500);
        assert!(long < most, "{piece:?} took {short:?}, and ten times of it {long:?}");
    }
}

#[test]
fn a_person_decides_by_picking() {
    let pick = |text: &str, at: usize| quantities(text)[at].clone();
    let (target, report) = ("研修を4回、参加者100人", "説明会3回、個別相談5回（延べ98人）");
    let judged = |target_at: Option<usize>, at: &[usize]| {
        let picks = Picks {
            target: target_at.map(|at| pick(target, at)),
            actual: Some(at.iter().map(|at| pick(report, *at)).collect()),
        };
        let verdict = judge_picked(target, report, &picks);
        (verdict.state, verdict.actual.map(|actual| actual.value.to_string()), verdict.doubt)
    };
    assert_eq!(judged(Some(0), &[0]), (State::Short, Some("3".to_owned()), None));
    assert_eq!(judged(Some(0), &[0, 1]), (State::Met, Some("8".to_owned()), None));
    assert_eq!(judged(None, &[2]), (State::Short, Some("98".to_owned()), None));
    // Other units are compared by their bare values.
    assert_eq!(judged(Some(0), &[2]), (State::Met, Some("98".to_owned()), None));
    assert_eq!(judged(Some(0), &[]), (State::Unclear, None, Some(Doubt::NoNumber)));
    let picks = Picks { target: Some(pick(target, 1)), actual: None };
    let verdict = judge_picked(target, "参加者は120人", &picks);
    assert_eq!(
        (verdict.state, verdict.percent().map(|n| n.to_string())),
        (State::Met, Some("120".to_owned()))
    );
}

/// What is of some months only is open at the year's end, and progress in its middle.
#[test]
fn what_half_a_year_brought_is_on_the_way() {
    let check = |target: &str, report: &str, expected: bool| {
        let verdict = judge(target, report);
        assert_eq!(is_on_the_way(&verdict, target, report), expected, "{target} {report}: {verdict:?}");
    };
    check("訪問 600件", "上半期は320件であった。", true);
    check("観光客数 80万人", "10月までで71万人に達している。", true);
    check("訪問 600件", "上半期は620件であった。", false);
    check("貸出 12万冊", "本館だけで9万冊に上った。", false);
    check("受験者 280人", "前期試験の受験者 171人", false);
}
