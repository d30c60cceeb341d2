//! Places in a ranking and scores with a sign: 県3位以内, and 県大会は5位; NPS +20以上, and +17.5.

use super::super::spoken::words::{ends, first, has, starts};
use super::subject::is_of;
use super::times::{Base, leading_number, relates, times};
use crate::model::State;
use crate::text::width::folded;

/// What a report tells of the place that a target asks for; none where the target asks for none, the state open where the
/// report does not tell it.
pub(super) fn place(target: &str, report: &str) -> Option<State> {
    let mut asked = places(target).into_iter().filter(|one| {
        starts(one.behind, "以内 以上 入り 内 を獲得 を目指 を取 を維持 に入 になる とする 入賞")
            || one.behind.trim().is_empty()
    });
    let level = asked.next().filter(|_| asked.next().is_none())?;
    if has(report, "見込 予定 目指") {
        return Some(State::Unclear);
    }
    let mut told: Vec<u32> = places(report)
        .into_iter()
        .filter(|one| {
            !one.behind.starts_with("から") && !one.behind.starts_with('→') && !is_before(one.words)
        })
        .filter(|one| is_own(one.words, target))
        .map(|one| one.place)
        .collect();
    let others = places(report).iter().any(|one| !is_before(one.words) && !is_own(one.words, target));
    if told.is_empty() && !others {
        told.extend(in_words(target, report));
    }
    told.dedup();
    Some(match told.as_slice() {
        [one] if !others && *one <= level.place => State::Met,
        [_] if !others => State::Short,
        _ => State::Unclear,
    })
}

/// Whether a target asks for a place and the report tells none, by number or in words.
pub(super) fn is_untold(target: &str, report: &str) -> bool {
    place(target, report) == Some(State::Unclear) && places(report).is_empty()
}

/// A place that a text tells, with its clause before it and what stands behind.
struct RankPlace<'t> {
    place: u32,
    words: &'t str,
    behind: &'t str,
}

/// The places of a text: 3位, 第８位, 三位.
fn places(text: &str) -> Vec<RankPlace<'_>> {
    let of = |(at, _): (usize, &str)| {
        let before = &text[..at];
        let is_digit = |char: char| folded(char).is_ascii_digit() || "一二三四五六七八九十".contains(char);
        let from = before.trim_end_matches(is_digit).len();
        let place = match leading_number(&before[from..]) {
            Some((place, "")) => place,
            _ => u32::try_from(crate::text::kanji::number(&before[from..])?.0).ok()?,
        };
        let lead = &before[..from];
        let start = lead.rfind(['、', '，', '。', '（', '(', '）', ')', '\n']);
        let start = start.map_or(0, |at| at + lead[at..].chars().next().map_or(0, char::len_utf8));
        let behind = &text[at + '位'.len_utf8()..];
        Some(RankPlace { place, words: &lead[start..], behind })
    };
    text.match_indices('位').filter_map(of).collect()
}

/// Whether a place is that of the time before: 前年138位.
fn is_before(words: &str) -> bool {
    times(words).last().is_some_and(|last| last.base != Base::Own && !relates(&words[last.to..]))
}

/// Whether a place is of what the target is of: 地区大会で2位 is not, where that is of 県大会.
fn is_own(words: &str, target: &str) -> bool {
    // 県内19市中7位: among how many.
    let words = match words.strip_suffix(['中', '第']) {
        Some(words) => words.trim_end_matches(|char: char| !folded(char).is_ascii_digit()),
        None => words,
    };
    let words = words.replace("順位", "").replace("総合", "").replace("惜", "");
    // 県大会は5位, where the target is 大会で県3位.
    let words = if target.contains('県') { words.replace("県大会", "大会") } else { words };
    let is_wider = |area: &str| words.contains(area) && !target.contains(area);
    !is_wider("全国") && !is_wider("県内") && !is_wider("地区") && is_of(&words, target) != Some(false)
}

/// A place that words tell: 優勝, 予選で敗退.
fn in_words(target: &str, report: &str) -> Option<u32> {
    let told = [
        ("準優勝", 2),
        ("優勝", 1),
        ("予選敗退", u32::MAX),
        ("予選で敗退", u32::MAX),
        ("初戦敗退", u32::MAX),
    ];
    let (word, place) = told.into_iter().find(|(word, _)| report.contains(word))?;
    let at = report.find(word)?;
    let words = report[..at].rsplit(['、', '。']).next()?.replace('で', "、");
    let words = if place == u32::MAX { words.replace("地区", "") } else { words };
    let is_told =
        starts(&report[at + word.len()..], "し と に だ で 。 、 を果たし を飾") || report.ends_with(word);
    (is_told && is_of(&words, target) != Some(false) && !has(report, "部門 男子 女子 個人")).then_some(place)
}

/// What a report tells of a score with a sign; none where the target asks for none: +20以上.
pub(super) fn score(target: &str, report: &str) -> Option<State> {
    let at = target.find(['+', '＋'])?;
    let (level, behind) = decimal(&target[at + target[at..].chars().next()?.len_utf8()..])?;
    if !starts(behind, "以上") || has(report, "見込 予定") {
        return None;
    }
    let mut told = scores(target, report);
    told.dedup();
    Some(match told.as_slice() {
        [one] if *one >= level => State::Met,
        [_] => State::Short,
        _ => State::Unclear,
    })
}

/// The scores of a report in hundredths: with a sign, or right behind a name that the target has.
fn scores(target: &str, report: &str) -> Vec<i64> {
    let mut found = Vec::new();
    let mut end = 0;
    for (at, char) in report.char_indices() {
        let before = report[..at].chars().next_back();
        let is_start = folded(char).is_ascii_digit() && at >= end;
        if !is_start || before.is_some_and(|char| folded(char).is_ascii_digit()) {
            continue;
        }
        let Some((value, behind)) = decimal(&report[at..]) else { continue };
        end = report.len() - behind.len();
        // 1,340件, 22％: that has a unit.
        let is_bare = behind.trim().is_empty() || starts(behind, "で と に だ 、 。 （ ( ） ) ま");
        let clause = report[..at].rsplit(['、', '。', '（', '(']).next().unwrap_or("");
        let is_before = behind.starts_with("から")
            || times(clause).last().is_some_and(|last| {
                let has_number = clause[last.to..].chars().any(|char| folded(char).is_ascii_digit());
                last.base != Base::Own && !has_number
            });
        let lead = report[..at].trim_end_matches([' ', '　']);
        let name = lead.trim_end_matches(['は', 'が']);
        let is_named = name.len() < lead.len() && {
            let start = name.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
            target.contains(&name[start..]) && !name[start..].is_empty()
        };
        let is_minus = ends(lead, "- － − ▲ △ マイナス");
        let is_signed = is_minus || ends(lead, "+ ＋ プラス");
        let is_other = is_of(clause, target) == Some(false);
        if is_bare && !is_other && !is_before && (is_signed || is_named) {
            found.push(if is_minus { -value } else { value });
        }
    }
    found
}

/// A decimal in hundredths, and what follows it.
fn decimal(text: &str) -> Option<(i64, &str)> {
    let (whole, rest) = leading_number(text)?;
    let after = rest.strip_prefix(['.', '．']).and_then(|rest| {
        let digits = rest.len() - rest.trim_start_matches(|char| folded(char).is_ascii_digit()).len();
        (digits > 0).then(|| (&rest[..digits], &rest[digits..]))
    });
    let (part, rest) = after.unwrap_or(("", rest));
    let part: String = part.chars().map(folded).chain("00".chars()).take(2).collect();
    let value = i64::from(whole) * 100 + part.parse::<i64>().ok()?;
    (first(rest, ",").is_none_or(|at| at > 0)).then_some((value, rest))
}
