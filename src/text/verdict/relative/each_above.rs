//! Several subjects that shall each stand above others' average: 国語・算数とも県平均以上.

use super::super::spoken::words::{first, has};
use super::times::{Base, times};
use crate::model::State;
use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::width::folded;

/// How each stands to the others' average, where the target asks for each: any below is a miss.
pub(super) fn each(target: &str, report: &str) -> Option<State> {
    let base = times(target).into_iter().find(|one| matches!(one.base, Base::Others(_)))?;
    let behind = &target[base.to..];
    let is_asked =
        ["以上", "を上回", "を超え", "より高", "より上"].iter().any(|word| behind.starts_with(word));
    if !is_asked || has(report, "見込 予定 速報") || target.chars().any(|char| folded(char).is_ascii_digit())
    {
        return None;
    }
    let before = &target[..base.from];
    let Some(names) = names(before) else { return of_all(before, base.base, report) };
    let mut found: Vec<(usize, &str)> =
        names.iter().filter_map(|name| report.find(name).map(|at| (at, *name))).collect();
    found.sort_unstable();
    let mut last = None;
    let mut states = Vec::new();
    let (mut listed, mut told) = (0, 0);
    for (at, (from, name)) in found.iter().enumerate() {
        let to = found.get(at + 1).map_or(report.len(), |(next, _)| *next);
        let own = &report[from + name.len()..to];
        // What a next sentence says is of something else.
        let own = own.split('。').next().unwrap_or(own);
        let named =
            times(own).into_iter().find(|one| matches!(one.base, Base::Others(_))).map(|one| one.base);
        // 国語、英語とも県平均を上回った: what is said of both.
        let is_listed = own.trim_matches(['、', '・', 'と', '，']).is_empty() && at + 1 < found.len();
        // 国語は県平均を1.2ポイント、数学は0.4ポイント上回った.
        let amount = own.trim_end_matches(['、', '，']);
        let is_without_verb =
            amount.len() < own.len() && ["ポイント", "点"].iter().any(|unit| amount.ends_with(unit));
        if is_without_verb {
            last = times(own)
                .into_iter()
                .find(|one| matches!(one.base, Base::Others(_)))
                .map(|one| one.base)
                .or(last);
            told += 1;
            continue;
        }
        if is_listed {
            listed += 1;
            continue;
        }
        let both = ["ともに", "とも", "いずれも", "の両方"].iter().find_map(|word| own.strip_prefix(word));
        let is_of_both = both.is_some_and(|_| listed > 0);
        let own = both.filter(|_| listed > 0).unwrap_or(own);
        let is_plain =
            is_of_both || own.starts_with(['は', 'が', 'も', 'で', '：', ':', ' ', '　', '（', '(']);
        last = named.or(last);
        let is_base = last == Some(base.base) || named.is_none() && is_short_name(own, base.base);
        let state = above(own, base.base).filter(|_| is_base && is_plain && (listed == 0 || is_of_both));
        states.extend(std::iter::repeat_n(state, listed + told + 1));
        (listed, told) = (0, 0);
    }
    if states.contains(&Some(false)) {
        return Some(State::Short);
    }
    let is_all = states.len() == names.len() && states.iter().all(|state| *state == Some(true));
    if is_all { Some(State::Met) } else { Some(State::Unclear) }
}

/// The names before とも: 国語・算数とも.
fn names(before: &str) -> Option<Vec<&str>> {
    let end = ["ともに", "とも", "いずれも", "の両方で", "の両方が", "の両教科で", "それぞれ"]
        .iter()
        .find_map(|word| before.find(word))?;
    let list = before[..end].trim_end_matches(['の', 'で', 'が', '、', ' ', '　']);
    let list = list.rsplit(['の', 'で', ' ', '　', '（', '」']).next()?;
    let names: Vec<&str> =
        list.split(['・', '、', '，', 'と']).map(str::trim).filter(|name| !name.is_empty()).collect();
    let is_name = |name: &&str| {
        name.chars().count() > 1 && name.chars().all(|char| is_kanji(char) || is_katakana(char))
    };
    (names.len() > 1 && names.iter().all(is_name)).then_some(names)
}

/// Whether the others' number stands under their short name: （全国67.7）.
fn is_short_name(own: &str, base: Base) -> bool {
    match base {
        Base::Others("国") => has(own, "全国 国"),
        Base::Others("県") => own.contains('県'),
        _ => false,
    }
}

/// Whether words tell a value at or above the others', by the two numbers or in words; none where they do not tell.
fn above(own: &str, base: Base) -> Option<bool> {
    let by_words = match (
        first(own, "を上回っ を上回り 上回っ 上回り を超え 高かっ 高い と同 同値"),
        first(own, "下回 届か 及ば 低かっ 低い 低く 達しな 達せ"),
    ) {
        (Some(_), None) => Some(true),
        (None, Some(_)) => Some(false),
        (None, None) => None,
        _ => return None,
    };
    let short = if base == Base::Others("国") { "国" } else { "県" };
    let numbers = numbers(own);
    let is_others = |(words, _): &&(&str, i64)| words.contains(short);
    let by_numbers = match numbers.as_slice() {
        [one, other] if !is_others(&one) && is_others(&other) => Some(one.1 >= other.1),
        [other, one] if is_others(&other) && !is_others(&one) && by_words.is_none() => Some(one.1 >= other.1),
        _ => None,
    };
    match (by_words, by_numbers) {
        (Some(one), Some(other)) => (one == other).then_some(one),
        (one, other) => one.or(other),
    }
}

/// The decimals of a text in hundredths, each with the words before it; without those that tell how far two are apart.
fn numbers(text: &str) -> Vec<(&str, i64)> {
    let mut found = Vec::new();
    let (mut end, mut rest) = (0, text);
    while let Some(at) = rest.find(|char| folded(char).is_ascii_digit()) {
        let from = text.len() - rest.len() + at;
        let is_part = |char: char| folded(char).is_ascii_digit() || matches!(char, '.' | '．');
        let len = text[from..].find(|char| !is_part(char)).unwrap_or(text.len() - from);
        let digits: String =
            text[from..from + len].chars().map(folded).map(|c| if c == '．' { '.' } else { c }).collect();
        let behind = &text[from + len..];
        let (whole, part) = digits.split_once('.').unwrap_or((&digits, ""));
        let part: String = part.chars().chain("00".chars()).take(2).collect();
        let value = whole.parse::<i64>().ok().zip(part.parse::<i64>().ok()).filter(|_| whole.len() < 6);
        let is_apart = ["ポイント", "pt", "点上", "点下", "点高", "点低", "点差"]
            .iter()
            .any(|word| behind.starts_with(word));
        if let Some((whole, part)) = value.filter(|_| !is_apart) {
            found.push((&text[end..from], whole * 100 + part));
        }
        end = from + len;
        rest = behind;
    }
    found
}

/// All of them, of which the target names none: 全教科で県平均以上.
fn of_all(before: &str, base: Base, report: &str) -> Option<State> {
    let kinds = ["教科", "科目", "種目", "項目", "学年", "部門", "分野"];
    let kind = kinds.iter().find(|kind| {
        ["全", "すべての", "全ての", "各"].iter().any(|all| before.contains(&[all, **kind].concat()))
    })?;
    let named = times(report);
    let mut of_base = named.iter().filter(|one| one.base == base);
    let (one, None) = (of_base.next()?, of_base.next()) else { return Some(State::Unclear) };
    let clause = report[..one.from].rsplit('。').next().unwrap_or("");
    let behind = report[one.to..].split(['。', '、']).next().unwrap_or("");
    let is_above = above(behind, base)?;
    let counts: Vec<&str> = clause.split(kind).collect();
    let number = |text: &str| {
        let digits: String =
            text.chars().rev().take_while(|char| folded(*char).is_ascii_digit()).map(folded).collect();
        digits.chars().rev().collect::<String>().parse::<u32>().ok()
    };
    let says_all = ["全", "すべての", "全ての"].iter().any(|all| clause.contains(&[all, *kind].concat()));
    match counts.as_slice() {
        [whole, part, rest]
            if (rest.starts_with('で') || rest.starts_with('が')) && part.starts_with(['の', '中', 'う']) =>
        {
            let (whole, part) = (number(whole)?, number(part)?);
            Some(match (is_above, part) {
                (true, part) if part < whole => State::Short,
                (true, part) if part == whole => State::Met,
                (false, part) if part > 0 && part <= whole => State::Short,
                _ => State::Unclear,
            })
        }
        _ if says_all && !has(clause, "うち 除 ほぼ") => {
            Some(if is_above { State::Met } else { State::Short })
        }
        _ => Some(State::Unclear),
    }
}
