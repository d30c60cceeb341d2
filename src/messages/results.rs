//! The words of 目標と実績: verdicts, what they were read from, the screen's filters.

use super::parts;
use crate::model::{FiscalYear, Overruling, Report, State, paper};
use crate::results::By;
use crate::text::number::Number;
use crate::text::verdict::{Doubt, Verdict};

/// Column of numbers: ③ (1).
pub const ENTRY: &str = "取組";
/// Exports the table.
pub const EXPORT_CSV: &str = "CSV で書き出す";
/// Draws more rows.
pub const MORE: &str = "続きを表示";
/// The screen.
pub const TITLE: &str = "目標と実績";
/// Which report is shown.
pub const REPORT: &str = "報告";
/// Which verdicts are shown.
pub const VERDICT: &str = "判定";
/// The order.
pub const ORDER: &str = "並び順";
/// Every verdict.
pub const ALL_VERDICTS: &str = "すべての判定";
/// Not there yet, in the mid-term report.
pub const ON_THE_WAY: &str = "進捗中";
/// Entries without that report.
pub const NO_REPORT: &str = "報告なし";
/// As on paper.
pub const PAPER_ORDER: &str = "シートの順";
/// Furthest from the target first.
pub const LOWEST_FIRST: &str = "達成率の低い順";
/// The other way round.
pub const HIGHEST_FIRST: &str = "達成率の高い順";
/// The table of departments.
pub fn by_department() -> String {
    format!("{}ごとの件数", parts::department_unit())
}
/// The number of entries.
pub const ENTRIES: &str = "項目";
/// All departments together.
pub const SUM: &str = "合計";
/// The table of entries.
pub const LINES: &str = "項目ごとの目標と実績";
/// Nothing fits.
pub const NOTHING: &str = "条件に合う項目はありません。";
/// No sheets yet.
pub const NO_SHEETS: &str =
    "この年度のシートはまだありません。シートを作るか、ファイルを取り込むと、ここに目標と実績が並びます。";
/// Goes on.
pub const CSV_NOTE: &str = "CSV は表計算ソフトで開ける「目標と実績」の表です。";
/// What a person may say instead.
pub const CORRECT: &str = "読み取りを訂正する";
/// What that does.
pub const CORRECT_HELP: &str = "「決める」を押すと、訂正が理由と日時といっしょにシートに保存されます。目標か報告の文章を書き換えると、訂正は外れます。";
/// The target's quantity.
pub const PICK_TARGET: &str = "目標の数値";
/// The report's quantities.
pub const PICK_REACHED: &str = "実績の数値（選んだものを合計）";
/// No word of a person's.
pub const AS_READ: &str = "読み取りのまま";
/// Ends the correction: from now on it counts.
pub const DECIDE: &str = "決める";
/// Why the reading is not right.
pub const REASON: &str = "訂正の理由";
/// Something is missing.
pub const REASON_NEEDED: &str =
    "訂正する内容を選び、理由を書いてください。シートといっしょに保存され、ほかの人にも見えます。";
/// Goes back to what is read.
pub const SET_BACK: &str = "読み取りに戻す";
/// How verdicts come about.
pub const HOW: &str = "数値と判定は、シートの文章から読み取ったものです。判定を押すと、読み取った言葉を確かめて、訂正できます。\
    「要確認」は数を読み取れず、人が確かめるもの、「進捗中」は年度の途中の報告で、まだ目標に届いていないものです。";

/// A verdict in a word.
pub fn state(state: State) -> &'static str {
    match state {
        State::Met => "達成",
        State::Short => "未達",
        State::Unclear => "要確認",
        State::NoTarget => paper::no_number(),
    }
}

/// A verdict with its sign: 「▲ 未達」.
pub fn sign(state: State, report: Report) -> &'static str {
    match (state, report) {
        (State::Met, _) => "✓ 達成",
        (State::Short, Report::Final) => "▲ 未達",
        (State::Short, Report::Midterm) => "進捗",
        (State::Unclear, _) => "? 要確認",
        (State::NoTarget, _) => paper::no_number(),
    }
}

/// A verdict with its sign, and how far it got: 「▲ 未達 78%」; on the way, 「進捗 50%」.
pub fn chip(verdict: &Verdict, report: Report, by: By) -> String {
    let mut chip = sign(verdict.state, report).to_owned();
    if let Some(percent) = shown_percent(verdict) {
        chip.push_str(&format!(" {percent}%"));
    }
    match by {
        By::Reading => {}
        By::Person => chip.push_str("（訂正）"),
        By::ReadingAfterChange => chip.push_str("（訂正は外れました）"),
    }
    chip
}

/// The ratio as a chip shows it: whole percents, but none where less is better or the words leave doubt.
pub fn shown_percent(verdict: &Verdict) -> Option<i64> {
    let decided = matches!(verdict.state, State::Met | State::Short);
    let grows = verdict.target.as_ref().is_some_and(|target| target.bound.grows());
    let percent = verdict.percent().filter(|_| decided && grows)?;
    // Rounded down, so that 99.9 % never reads as 100.
    Some(percent.parts() / 10_000)
}

/// What was compared: 「17点（11＋6）／24点以上」; the target's words, where it was decided without a number of its own.
pub fn compared(verdict: &Verdict, target_words: &str) -> Option<String> {
    let is_decided = matches!(verdict.state, State::Met | State::Short);
    let target = match &verdict.target {
        Some(target) => Some(target_words[target.span.clone()].to_owned()),
        None => is_decided.then(|| format!("「{}」", beginning(target_words))),
    };
    let actual = verdict.actual.as_ref().zip(reached(verdict)).map(|(actual, (value, unit))| {
        let parts: Vec<_> = actual.parts.iter().map(|part| number(part.value)).collect();
        // 182人 against 118人 are no sum.
        let sum = actual.parts.iter().try_fold(Number::ZERO, |sum, part| sum.plus(part.value));
        let sign = if sum == Some(actual.value) { "＋" } else { "、" };
        let sum = if parts.len() > 1 { format!("（{}）", parts.join(sign)) } else { String::new() };
        format!("{value}{unit}{sum}")
    });
    match (actual, target) {
        (Some(actual), Some(target)) => Some(format!("{actual}／{target}")),
        (Some(actual), None) => Some(actual),
        (None, Some(target)) => Some(format!("―／{target}")),
        (None, None) => None,
    }
}

/// How a text begins, in one line.
fn beginning(text: &str) -> String {
    const LONGEST: usize = 40;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}

/// What was reached, and its unit.
pub fn reached(verdict: &Verdict) -> Option<(String, &str)> {
    let actual = verdict.actual.as_ref()?;
    // A value that was converted stands in the target's unit: 3.3割, where the report says 33%.
    let is_as_written =
        matches!(actual.parts.as_slice(), [part, ..] if actual.parts.len() > 1 || part.value == actual.value);
    let unit = verdict.target.as_ref().filter(|_| !is_as_written).map_or(&actual.unit, |target| &target.unit);
    Some((number(actual.value), unit))
}

/// A number with its thousands set apart: 2,971.
pub fn number(number: Number) -> String {
    let plain = number.to_string();
    let (whole, places) =
        plain.split_once('.').map_or((plain.as_str(), None), |(whole, places)| (whole, Some(places)));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(places) = places {
        grouped.push('.');
        grouped.push_str(places);
    }
    grouped
}

/// Why a verdict is unclear.
pub fn doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::NoNumber => "報告に数値がありません。",
        Doubt::OtherUnit => "報告の数値は、目標と単位が異なります。",
        Doubt::Several => "報告に候補となる数値が複数あり、どれが実績か判断できません。",
        Doubt::TooNear => "おおよその数値、または幅のある数値のため、目標に達したかどうか判断できません。",
        Doubt::Plan => "報告の数値は、予定・見込みや着手の段階であり、実績ではない可能性があります。",
        Doubt::StatementOnly => "達成したという記載はありますが、数値がありません。",
        Doubt::SeveralLevels => "目標に数値が複数あり、その一部について報告の数値を確認できません。",
        Doubt::NoLevel => "目標のどの数値に達すればよいか判断できません。",
        Doubt::OtherThing => "報告の数値は、目標とは別の事項についてのもののようです。",
        Doubt::Cumulative => "累計の数値か今年度の数値か、目標と報告とで揃っていません。",
        Doubt::Direction => "増減の向き、または多い方と少ない方のどちらがよいのか判断できません。",
        Doubt::Each => "目標は1人・1か所当たりなどの数値ですが、報告の数値がそうであるか判断できません。",
        Doubt::Part => "報告の数値は、全体の一部、または1回・1か所ごとのもののようです。",
        Doubt::Frequency => "「毎月」「四半期ごと」などの記載だけで、実際に行った回数が書かれていません。",
        Doubt::Shared => "目標と報告で、まとめている項目が違うため、どの項目の数値か決められません。",
    }
}

/// Whose verdict it is, where it is not just read.
pub fn by(by: By) -> Option<&'static str> {
    match by {
        By::Reading => None,
        By::Person => Some("担当者が訂正した判定です。"),
        By::ReadingAfterChange => {
            Some("訂正したあとで文章が変わったため、訂正を外し、読み取りの判定を示しています。")
        }
    }
}

/// Why a verdict was overruled, when, and by whom; none where no version asked.
pub fn because(said: &Overruling) -> Option<String> {
    let signed = super::ui::signed(&said.signed);
    match (said.reason.as_str(), signed.as_str()) {
        ("", "") => None,
        ("", signed) => Some(format!("訂正した日時：{}", signed.trim_matches(['（', '）']))),
        (reason, signed) => Some(format!("訂正の理由：{reason}{signed}")),
    }
}

/// A panel's title: 「③ 期末報告 (2) の判定」.
pub fn panel_title(cell: &str, label: &str) -> String {
    format!("{cell}{label} の判定")
}

/// A bar, told to those who do not see it.
pub fn bar(percent: Number) -> String {
    format!("目標の{}%", number(percent))
}

/// How many rows there are.
pub fn summary(shown: usize, all: usize) -> String {
    if shown == all { format!("{all}項目") } else { format!("{all}項目のうち {shown}項目") }
}

/// Rows that are not drawn yet.
pub fn left(left: usize) -> String {
    format!("このほかに {left}項目あります。")
}

/// The screen's heading.
pub fn title(year: Option<FiscalYear>) -> String {
    year.map_or_else(|| TITLE.to_owned(), |year| format!("{year}　{TITLE}"))
}

/// Sheets that are still to be read.
pub fn reading(left: usize) -> String {
    format!("読み取っています（残り {left}件）")
}

/// Verdicts that are not shown one by one.
pub fn more_verdicts(count: usize) -> String {
    format!("ほか{count}件")
}
