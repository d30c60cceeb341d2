//! What the review (点検) found, each with what to do about it.

use std::sync::Arc;

use super::characters::named;
pub use super::measures::open_elsewhere;
pub use super::rules::title;
use super::{measures, parts, ui};
use crate::model::{Cell, Column, Day, Dismissal, FiscalYear, Rank, Sheet, paper};
use crate::review::{Detail, Finding, FindingLine, Part, Place, Rule, Severity};

/// How grave a finding is.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "誤り",
        Severity::Warning => "注意",
        Severity::Hint => "ヒント",
    }
}

/// Where a finding is: 「① 期末報告（2）」.
pub fn place(sheet: &Sheet, place: &Place) -> String {
    format!("{}{}", part(sheet, place), in_brackets(place.entry, '（', '）'))
}

/// Where the findings of a line are: 「① 期末報告（2）～（12）」.
pub fn places(sheet: &Sheet, line: &FindingLine) -> String {
    format!("{}{}", part(sheet, &line.first.place), in_brackets(line.entries(), '（', '）'))
}

/// Numbers as the paper writes them, three and more in a row as it writes those: (1)(2), (2)～(12).
fn in_brackets(numbers: impl IntoIterator<Item = u8>, open: char, close: char) -> String {
    let mut runs: Vec<(u8, u8)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(number) => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let one = |number: u8| format!("{open}{number}{close}");
    let run = |(first, last): &(u8, u8)| match last - first {
        0 => one(*first),
        1 => one(*first) + &one(*last),
        _ => format!("{}～{}", one(*first), one(*last)),
    };
    runs.iter().map(run).collect()
}

fn part(sheet: &Sheet, place: &Place) -> String {
    match &place.part {
        Part::Cell(cell) => parts::cell(sheet, cell),
        Part::Rank => parts::rank().to_owned(),
        Part::Sdgs => parts::sdgs().to_owned(),
        Part::Initiatives => "取組".to_owned(),
    }
}

/// What is wrong, and what to do.
pub fn sentence(sheet: &Sheet, finding: &Finding) -> String {
    sentence_of(sheet, finding, finding.place.entry.as_slice())
}

/// The same of all findings of a line.
pub fn line(sheet: &Sheet, line: &FindingLine) -> String {
    let detail = line.more.iter().fold(line.first.detail.clone(), |all, one| together(all, &one.detail));
    sentence_of(sheet, &Finding { detail, ..line.first.clone() }, &line.entries())
}

/// What the sentence of two findings of one rule needs: all words; a day only where it is that of both.
fn together(mut all: Detail, other: &Detail) -> Detail {
    match (&mut all, other) {
        (Detail::Words(words), Detail::Words(others)) => {
            words.extend(others.iter().filter(|word| !words.contains(word)).cloned().collect::<Vec<_>>());
        }
        (Detail::Swaps(swaps), Detail::Swaps(others)) => {
            swaps.extend(others.iter().filter(|swap| !swaps.contains(swap)).cloned().collect::<Vec<_>>());
        }
        (Detail::Elsewhere(told), Detail::Elsewhere(others)) => told.extend(others.iter().cloned()),
        (all, other) if *all != *other => *all = Detail::Plain,
        _ => {}
    }
    all
}

fn sentence_of(sheet: &Sheet, finding: &Finding, entries: &[u8]) -> String {
    let part = part(sheet, &finding.place);
    let number = in_brackets(entries.iter().copied(), '（', '）');
    let at = format!("{part}{number}");
    let each = if entries.len() > 1 { "それぞれ" } else { "" };
    let column = match finding.place.as_cell() {
        Some(Cell::Initiative(_, column)) => Some(*column),
        _ => None,
    };
    let quoted = quoted(&finding.detail);
    let (target, midterm) = (parts::column(Column::Target), parts::column(Column::Midterm));
    match finding.rule {
        Rule::NoReport => {
            let what = match column {
                Some(Column::Midterm) => "進捗状況",
                _ => "達成状況",
            };
            format!("{at}が空欄です。{target}{number}に対する{what}を書いてください。")
        }
        Rule::NoMidterm => format!("{at}が空欄です。{midterm}の時点の進捗状況が分かれば書いてください。"),
        Rule::MissedWithoutReason => {
            format!("{at}から、目標に届かなかった理由を読み取れません。まだなら書いてください。")
        }
        Rule::FinalRepeatsMidterm => {
            let last = parts::column(Column::FinalReport);
            let last =
                if paper::is_renamed(Column::FinalReport) { last } else { "期末までの達成状況" };
            format!("{at}が{midterm}と同じ文です。{last}に書き改めてください。")
        }
        Rule::FinalUnchanged => {
            format!("{at}が{midterm}から変わっていません。その後に進んだことがあれば書き加えてください。")
        }
        Rule::CountNotGiven => format!("{at}に、{target}{quoted}に対する数を書いてください。"),
        Rule::MeasuresDiffer => measures::differ(&at, &finding.detail),
        Rule::TargetMisquoted => measures::misquoted(&at, &finding.detail),
        Rule::ToldOtherwise => measures::otherwise(&at, &finding.detail),
        Rule::ReportRepeatsPlan => {
            format!("{at}が計画と同じ文です。計画したことがどうなったかを書いてください。")
        }
        Rule::LabelMissing => format!("{part}に{number}がありません。番号が抜けていないか確かめてください。"),
        Rule::LabelDoubled => {
            format!("{part}に{number}が{each}2つあります。どちらかの番号を直してください。")
        }
        Rule::LabelOrder => {
            format!("{part}の{number}が番号の順に並んでいません。番号か並べ方を直してください。")
        }
        Rule::LabelGap => format!("{part}の番号が{number}を飛ばしています。番号を直してください。"),
        Rule::LabelAlone => {
            format!("{part}に{number}がありますが、ほかの欄にはありません。番号を確かめてください。")
        }
        Rule::NoTarget => format!("{at}が空欄です。どの水準まで行うかを書いてください。"),
        Rule::NoNumber => format!("{at}に数がありません。回数や割合などで示せる場合は書き加えてください。"),
        Rule::NoDeadline => format!("{at}が空欄です。いつまでに行うかを書いてください。"),
        Rule::DeadlineOutside => {
            format!("{at}の{quoted}は{}より前です。年を確かめてください。", sheet.fiscal_year)
        }
        Rule::DeadlineLater => {
            format!("{at}の{quoted}は{}より後です。年度内に行うことを書いてください。", sheet.fiscal_year)
        }
        Rule::DeadlinePassed => match &finding.detail {
            Detail::Passed(day) => {
                format!(
                    "{at}の期限（{}）を過ぎましたが、報告がありません。状況を報告の欄に書いてください。",
                    date(*day)
                )
            }
            _ => format!("{at}の期限を過ぎましたが、報告がありません。状況を報告の欄に書いてください。"),
        },
        Rule::TemplateLeft => {
            format!("{at}に、ひな形のままの{quoted}があります。書き換えるか、消してください。")
        }
        Rule::Empty => format!("{at}が空欄です。内容を書いてください。"),
        Rule::EmptyPosition => {
            format!(
                "{at}が空欄です。計画の該当する箇所を書いてください。なければ「該当なし」と書いてください。"
            )
        }
        Rule::EmptyNotes => {
            format!("{}の「{at}」が空欄です。1年の取組を振り返って書いてください。", parts::notes())
        }
        Rule::NoSdgs => format!("{at}が選ばれていません。該当するものを選んでください。"),
        Rule::NoInitiatives => "取組が1つもありません。取組を追加してください。".to_owned(),
        Rule::EmptyInitiative => {
            let number = match finding.place.as_cell() {
                Some(Cell::Initiative(id, _)) => sheet.initiative_number(id),
                _ => None,
            };
            let number = number.map_or_else(String::new, parts::initiative_number);
            format!("取組{number}に何も書かれていません。内容を書くか、取組を削除してください。")
        }
        Rule::RankMissing => format!("{at}が決まっていません。{}を入れてください。", parts::rank_short()),
        Rule::RankDoubled => {
            format!(
                "{at}{}のシートが、同じ{}にほかにもあります。{}を直してください。",
                rank(finding, 0),
                parts::group(),
                parts::rank_short()
            )
        }
        Rule::RankGap => {
            let rank = rank(finding, 1);
            let group = parts::group();
            format!(
                "{at}{rank}のシートが、同じ{group}にありません。{}を確かめてください。",
                parts::rank_short()
            )
        }
        Rule::TooLong => match finding.detail {
            Detail::TooLong { limit, over } => {
                format!("{at}が上限の{limit}字より{over}字多くなっています。短くしてください。")
            }
            _ => format!("{at}が長すぎます。短くしてください。"),
        },
        Rule::SpacedLetters => format!("{at}の{quoted}に空白が入っています。空白を詰めてください。"),
        Rule::StrayTags => format!("{at}に、変換で残った{quoted}があります。取り除いてください。"),
        Rule::WrongCharacters => {
            format!("{at}に、字の誤りと思われる{quoted}があります。正しい字に直してください。")
        }
        Rule::BrokenCharacters if finding.fix.is_none() => {
            format!("{at}に、壊れた文字か、ほかのパソコンで読めない文字があります。入力し直してください。")
        }
        Rule::BrokenCharacters => format!(
            "{at}に、目に見えない文字（{}）が入っています。取り除いてください。",
            named(&finding.detail)
        ),
        Rule::OddCharacters => format!(
            "{at}に、見かけの似た別の文字（{}）が入っています。普通の文字に置き換えてください。",
            named(&finding.detail)
        ),
        Rule::PageNumber => {
            format!("{at}の最後に、ページ番号らしい数字があります。ページ番号であれば消してください。")
        }
    }
}

/// What the button says that mends a finding; none where there is no certain fix.
pub fn fix(finding: &Finding) -> Option<String> {
    finding.fix.as_ref()?;
    let swaps = match &finding.detail {
        Detail::Swaps(swaps) => swaps.as_slice(),
        _ => &[],
    };
    let mut certain = swaps.iter().filter(|(wrong, right)| wrong != right);
    Some(match (finding.rule, certain.next()) {
        (Rule::StrayTags, _) => "タグを取り除く".to_owned(),
        (Rule::BrokenCharacters, _) => "見えない文字を取り除く".to_owned(),
        (Rule::OddCharacters, _) => "普通の文字に置き換える".to_owned(),
        (Rule::PageNumber, _) => "ページ番号を消す".to_owned(),
        (_, Some((wrong, right))) => match certain.count() {
            0 => format!("{wrong} → {right} に直す"),
            more => format!("{wrong} → {right} など{}種類を直す", more + 1),
        },
        (_, None) => "直す".to_owned(),
    })
}

/// The words that a finding names, each in 「」.
fn quoted(detail: &Detail) -> String {
    /// More would make the sentence hard to read.
    const MOST: usize = 3;
    let short = |word: &str| match word.char_indices().nth(30) {
        Some((end, _)) => format!("「{}…」", &word[..end]),
        None => format!("「{word}」"),
    };
    let words: Vec<String> = match detail {
        Detail::Words(words) => words.iter().map(|word| short(word)).collect(),
        Detail::Swaps(swaps) => swaps.iter().map(|(wrong, _)| short(wrong)).collect(),
        Detail::Plain
        | Detail::Passed(_)
        | Detail::Rank(_)
        | Detail::TooLong { .. }
        | Detail::Elsewhere(_) => Vec::new(),
    };
    let more = if words.len() > MOST { "など" } else { "" };
    format!("{}{more}", words.iter().take(MOST).map(String::as_str).collect::<String>())
}

fn rank(finding: &Finding, before: u16) -> String {
    match finding.detail {
        Detail::Rank(rank) => format!("{}{}", rank.saturating_sub(before), parts::RANK_SUFFIX),
        _ => String::new(),
    }
}

fn date(day: Day) -> String {
    format!("{}月{}日", day.month(), day.day())
}

/// The screen.
pub const TITLE: &str = "点検";
/// How findings come about.
pub const HOW: &str = "シートの文章を規則に照らして、確かめたい所を挙げています。場所を押すと、その欄が開きます。\
    「誤り」は直すべきもの、「注意」は確かめたいもの、「ヒント」は余裕があれば見るものです。";
/// Nothing found.
pub const NOTHING: &str = "確かめたい所は見つかりませんでした。";
/// The sheets could not be compared with each other.
pub const NOT_COMPARED: &str =
    "シートどうしの食い違いは調べられませんでした。画面を開き直すと、もう一度調べます。";
/// Nothing found, short.
pub const NONE: &str = "なし";
/// The severity filter.
pub const SEVERITY: &str = "重さ";
/// Every severity.
pub const ALL_SEVERITIES: &str = "すべての重さ";
/// The sheet filter.
pub const SHEET: &str = "シート";
/// Every sheet.
pub const ALL_SHEETS: &str = "すべてのシート";
/// The rule filter.
pub const RULE: &str = "指摘の種類";
/// Every rule.
pub const ALL_RULES: &str = "すべての指摘";
/// What was set aside.
pub const SET_ASIDE: &str = "対象外にした指摘";
/// Column of sheets.
pub const SHEET_COLUMN: &str = "シート";
/// Column of places.
pub const PLACE_COLUMN: &str = "場所";
/// Column of sentences.
pub const WHAT_COLUMN: &str = "指摘";
/// Column of buttons.
pub const ACTION_COLUMN: &str = "操作";
/// Opens the panel in which a finding is set aside.
pub const DISMISS_OPEN: &str = "対象外にする…";
/// Sets a finding aside.
pub const DISMISS: &str = "対象外にする";
/// Takes it up again.
pub const TAKE_UP: &str = "指摘に戻す";
/// Why it does not count here.
pub const REASON: &str = "対象外にする理由";
/// The reason is missing.
pub const REASON_NEEDED: &str = "理由を書いてください。シートといっしょに保存され、ほかの人にも見えます。";
/// The finding is gone.
pub const GONE: &str = "この指摘はなくなりました";
/// The text is another one by now.
pub const CHANGED_SINCE: &str = "文章が変わったため、直せませんでした。もう一度点検してから直してください。";

/// The screen's heading.
pub fn screen_title(year: Option<FiscalYear>) -> String {
    year.map_or_else(|| TITLE.to_owned(), |year| format!("{year}　{TITLE}"))
}

/// How many of all findings are shown; nothing where all are.
pub fn shown(shown: usize, all: usize) -> String {
    if shown >= all {
        String::new()
    } else {
        format!("{all}件の指摘のうち、{shown}件を表示しています。")
    }
}

/// A finding in a chip, with the numbers of these entries.
pub fn chip(rule: Rule, entries: &[u8]) -> String {
    let entries = in_brackets(entries.iter().copied(), '(', ')');
    let sign = match rule.severity() {
        Severity::Error => "▲ ",
        Severity::Warning => "! ",
        Severity::Hint => "",
    };
    format!("{sign}{}{entries}", title(rule))
}

/// Why it was set aside, when, and by whom.
pub fn dismissed_because(dismissal: &Dismissal) -> String {
    format!("対象外にした理由：{}{}", dismissal.reason, ui::signed(&dismissal.signed))
}

/// Opens the cell in which something is to be written.
pub const OPEN_CELL: &str = "この欄を開いて書く";
/// The same where there is little room.
pub const OPEN_CELL_SHORT: &str = "欄を開く";
/// Which of the entries are set aside.
pub const WHICH: &str = "対象外にする項目";

/// An entry among those that can be set aside: (2).
pub fn entry(number: u8) -> String {
    in_brackets([number], '(', ')')
}

/// It was mended.
pub fn mended(sheet: &Sheet, line: &FindingLine) -> String {
    format!("{}を直しました：{}", places(sheet, line), title(line.rule()))
}

/// Moves the others of its group.
pub fn make_room() -> String {
    format!("ほかのシートの{}をずらす", parts::rank_short())
}

/// The same where there is little room.
pub const MAKE_ROOM_SHORT: &str = "ほかをずらす";

/// The others were moved.
pub fn moved<'s>(sheets: impl Iterator<Item = (&'s Arc<Sheet>, Option<Rank>)>) -> String {
    let number = |rank: Option<Rank>| rank.map_or_else(String::new, |rank| rank.number().to_string());
    let moves = sheets.map(|(sheet, rank)| format!("{}位→{}位", number(sheet.rank), number(rank)));
    format!("ほかのシートの{}をずらしました（{}）", parts::rank_short(), moves.collect::<Vec<_>>().join("、"))
}

/// It was set aside.
pub fn dismissed(rule: Rule) -> String {
    format!("「{}」を対象外にしました", title(rule))
}

/// It was taken up again.
pub fn taken_up(rule: Rule) -> String {
    format!("「{}」を指摘に戻しました", title(rule))
}
