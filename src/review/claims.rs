//! What a text says of a thing that has a name: 市民まつりの来場者 3万人, 中央図書館（令和7年3月開館）.
//!
//! Only what there is once in a city is looked for (an event, a facility, a plan), and only a number or a date that stands right at
//! its name: a course or a training each department has its own of, and of a part or another year it may be otherwise.

use std::ops::Range;

use super::aspects::{ASPECTS, Aspect, DEEDS, ENDS, HEADS, HELD, Kind, LINKS, OTHERS, SHARED, UNLIKE};
use crate::model::{Column, Day, FiscalYear};
use crate::text::number::Number;
use crate::text::period::{PeriodKind, periods};
use crate::text::quantity::{Bound, quantities};
use crate::text::verdict::in_common_unit;
use crate::text::width::{fold, squeeze};

/// So far from the name a word may say that another thing is meant.
const NEAR: usize = 30;
/// So many characters stand between a name and its number at most.
const LINK: usize = 16;
/// Names of so many characters are long enough to be one thing's.
const NAMES: Range<usize> = 4..31;

/// What goes on behind 市 as one word: 市民, 市立, 市場.
const CITY_WORDS: &[char] = &[
    '民', '立', '営', '役', '議', '場', '街', '域', '内', '外', '長', '政', '制', '町', '村', '県', '道',
    '職', '有',
];

/// Something that a text says of a thing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Claim {
    /// The thing's name, as names are compared.
    pub(super) name: String,
    /// The same as it is written.
    pub(super) called: String,
    /// What of it is said.
    pub(super) aspect: &'static str,
    /// Whether it holds for good, and not for what is planned or was done.
    pub(super) is_lasting: bool,
    /// How much, or when.
    pub(super) value: ClaimValue,
    /// Where the number or the date stands.
    pub(super) span: Range<usize>,
}

/// A number or a date.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum ClaimValue {
    /// In the unit that all ways to write it have in common.
    Count(String, Bound, Number),
    /// From the first to the last day.
    When(Day, Day),
}

impl ClaimValue {
    /// Whether both may be said of one thing: what is rounded of what is not, a month of its day.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Count(_, _, one), Self::Count(_, _, other)) => is_round_of(one.parts(), other.parts()),
            (Self::When(first, last), Self::When(begin, end)) => first <= end && begin <= last,
            _ => true,
        }
    }

    /// What can be compared with each other.
    pub(super) fn measure(&self) -> String {
        match self {
            Self::Count(unit, bound, _) => format!("{unit} {bound:?}"),
            Self::When(..) => String::new(),
        }
    }
}

/// Whether two numbers, in ten thousandths, are the same or one is the other rounded; what is small nobody rounds.
fn is_round_of(one: i64, other: i64) -> bool {
    const SMALL: i64 = 1_000 * 10_000;
    let step = |number: i64| {
        let mut step = 1_i64;
        while number != 0 && step < i64::MAX / 100 && number % (step * 10) == 0 {
            step *= 10;
        }
        step
    };
    let apart = one.abs_diff(other);
    apart == 0 || one.min(other) >= SMALL && apart < step(one).max(step(other)).unsigned_abs() / 2
}

/// What a text of a sheet of this year says, sentence by sentence: only those are read that name a thing.
pub(super) fn claims(text: &str, year: FiscalYear) -> Vec<Claim> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(ENDS) {
        let has_digit = || line.chars().any(|char| matches!(char, '0'..='9' | '０'..='９'));
        let names = || line.contains('」') || HEADS.iter().any(|(head, _)| line.contains(head));
        let has_thing = has_digit() && names();
        let mut own = Vec::new();
        if has_thing && ASPECTS.iter().any(|aspect| aspect.words().any(|word| line.contains(word))) {
            counts(line, &mut own);
        }
        if has_thing && line.contains(|char: char| "月日".contains(char)) {
            dates(line, year, &mut own);
        }
        let moved = |claim: Claim| Claim { span: claim.span.start + start..claim.span.end + start, ..claim };
        found.extend(own.into_iter().map(moved));
        start += line.len();
    }
    found
}

fn counts(text: &str, found: &mut Vec<Claim>) {
    for quantity in quantities(text) {
        let Some((unit, value)) = in_common_unit(&quantity) else { continue };
        if quantity.bound == Bound::About || unit.is_empty() {
            continue;
        }
        let Some((thing, aspect)) = counted(text, quantity.span.start, &unit) else { continue };
        let value = ClaimValue::Count(unit, quantity.bound, value);
        found.extend(claim(text, thing, (aspect.name, aspect.is_lasting), value, quantity.span));
    }
}

fn dates(text: &str, year: FiscalYear, found: &mut Vec<Claim>) {
    for period in periods(text, year) {
        let (Some(first), Some(last)) = (period.first, period.last) else { continue };
        let is_date = matches!(period.kind, PeriodKind::On | PeriodKind::By);
        if !is_date || goes_on(&text[period.span.end..]) {
            continue;
        }
        let Some((thing, deed)) = dated(text, &period.span) else { continue };
        found.extend(claim(text, thing, (deed, false), ClaimValue::When(first, last), period.span));
    }
}

/// Whether another date follows: 7月27日・28日, 7月27日から.
fn goes_on(after: &str) -> bool {
    let mut chars = after.chars().map(crate::text::width::folded).filter(|char| *char != ' ');
    let (first, second) = (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '));
    "・,、と及~-".contains(first) && second.is_ascii_digit() || "~-か".contains(first)
}

/// A thing in a text: its name's bytes, and of which kind it is.
pub(super) type Thing = (Range<usize>, Kind);

fn claim(
    text: &str,
    (name, _): Thing,
    (aspect, is_lasting): (&'static str, bool),
    value: ClaimValue,
    span: Range<usize>,
) -> Option<Claim> {
    let called = text.get(name.clone())?.to_owned();
    let around = [before(text, name.start.min(span.start)), after(text, name.end.max(span.end))];
    let between =
        if name.end <= span.start { &text[name.end..span.start] } else { &text[span.end..name.start] };
    let is_other = |word: &&str| around.iter().any(|words| words.contains(*word)) || between.contains(*word);
    if OTHERS.split_whitespace().any(|word| is_other(&word)) {
        return None;
    }
    let name = without_city(&squeeze(&called)).to_owned();
    Some(Claim { name, called, aspect, is_lasting, value, span })
}

/// A name without the city's before it: 市総合防災訓練 is what others call 総合防災訓練, and 市民まつり is 市民まつり.
fn without_city(name: &str) -> &str {
    let rest = name.strip_prefix(['本', '当']).unwrap_or(name).strip_prefix('市');
    let is_own_word = |rest: &&str| !rest.starts_with(CITY_WORDS) && NAMES.contains(&rest.chars().count());
    rest.filter(is_own_word).unwrap_or(name)
}

/// The words of the sentence before a place, as far as they are near.
fn before(text: &str, at: usize) -> &str {
    let words = &text[..at];
    let from = words.char_indices().rev().take(NEAR).take_while(|(_, char)| !ENDS.contains(char)).last();
    &words[from.map_or(at, |(from, _)| from)..]
}

/// The words of the sentence behind a place, as far as they are near.
fn after(text: &str, at: usize) -> &str {
    let words = &text[at..];
    let end = words.char_indices().take(NEAR / 2).take_while(|(_, char)| !ENDS.contains(char)).last();
    &words[..end.map_or(0, |(end, char)| end + char.len_utf8())]
}

/// The thing that a number is said of, and what is said: its name, a word like 来場者, the number.
fn counted(text: &str, at: usize, unit: &str) -> Option<(Thing, &'static Aspect)> {
    let near = before(text, at);
    let words = unlinked(near);
    let aspect = ASPECTS.iter().filter(|aspect| aspect.words().any(|word| words.ends_with(word)));
    let longest = |aspect: &&Aspect| aspect.words().filter(|word| words.ends_with(word)).map(str::len).max();
    let aspect = aspect.max_by_key(longest)?;
    let words = unlinked(&words[..words.len() - longest(&aspect)?]);
    if near.len() - words.len() > LINK * 3 || !aspect.fits(unit) {
        return None;
    }
    let start = at - near.len();
    let (name, kind) = named(words)?;
    aspect.kinds.contains(&kind).then(|| ((name.start + start..name.end + start, kind), aspect))
}

/// Words without the particles and signs at their end.
fn unlinked(words: &str) -> &str {
    words.trim_end_matches(LINKS)
}

/// The thing that words end with.
pub(super) fn named(words: &str) -> Option<Thing> {
    let (name, end) = match words.strip_suffix(['」', '』']) {
        Some(inside) => (inside.rfind(['「', '『'])? + '「'.len_utf8(), inside.len()),
        None => {
            let kind = HEADS.iter().find(|(head, _)| words.ends_with(head))?;
            let rest = words.len() - kind.0.len();
            let is_of_name = |(_, char): &(usize, char)| is_of_name(*char);
            let from = words[..rest].char_indices().rev().take_while(is_of_name).last();
            let from = from.map_or(rest, |(from, _)| from);
            // みどり市民まつり: what a sentence begins with belongs to the name.
            let is_first = words[..from].chars().count() > 1 && words[..from].chars().all(is_of_first_word);
            (if is_first { 0 } else { from }, words.len())
        }
    };
    let called = &words[name..end];
    let folded = fold(called);
    let kind = HEADS.iter().find(|(head, _)| folded.ends_with(head)).map_or(Kind::Named, |(_, kind)| *kind);
    let is_whole = words[..name].chars().next_back().is_none_or(|char| !is_glued(char));
    let is_quoted = end < words.len();
    let is_one = NAMES.contains(&folded.chars().count())
        && (is_quoted || is_whole)
        && !SHARED.split_whitespace().any(|word| folded.contains(word))
        && !UNLIKE.split_whitespace().any(|word| folded == word);
    is_one.then_some((name..end, kind))
}

/// Whether a name goes on with a character.
pub(super) fn is_of_name(char: char) -> bool {
    matches!(char, '一'..='鿿' | '々' | 'ァ'..='ヺ' | 'ー' | 'A'..='Z' | 'a'..='z')
}

/// Whether a name that begins behind such a character would be half of one: 第20回…, ふれあい….
fn is_glued(char: char) -> bool {
    matches!(char, '0'..='9' | '０'..='９') || is_of_first_word(char)
}

/// Whether a character is ひらがな that is no particle.
fn is_of_first_word(char: char) -> bool {
    matches!(char, 'ぁ'..='ゖ') && !"のはがをでにとやへもた".contains(char)
}

/// The thing that a date is said of, and which of its dates it is: name（7月27日開催）, 7月27日に name を開催.
fn dated(text: &str, span: &Range<usize>) -> Option<(Thing, &'static str)> {
    let behind = after(text, span.end);
    let near = before(text, span.start);
    let start = span.start - near.len();
    let deed = |words: &str| {
        let words = words.trim_start_matches(LINKS).trim_start_matches("予定");
        DEEDS
            .iter()
            .find(|(_, all)| all.split(' ').any(|deed| words.starts_with(deed)))
            .map(|(deed, _)| *deed)
    };
    // 市民まつり（7月27日）, 市民まつりを7月27日に開催, 市民まつりは7月27日。
    if let Some((name, kind)) = named(unlinked(near)) {
        let is_alone = near.ends_with(['（', '(']) && behind.starts_with(['）', ')', '（', '(']);
        let rest = without_weekday(behind);
        let ends = rest.is_empty() || rest.starts_with(['、', '，']);
        let is_told = ends && near.ends_with(['は', ':', '：', ' ', '　']);
        let deed = deed(rest).or_else(|| (kind == Kind::Event && (is_alone || is_told)).then_some(HELD))?;
        let link = near.len() - unlinked(near).len();
        return (link <= LINK * 3).then_some(((name.start + start..name.end + start, kind), deed));
    }
    let words = without_weekday(behind);
    // 7月27日の市民まつり; 7月27日の市民まつりの抽選会 is not its day.
    if let Some(rest) = words.strip_prefix('の') {
        let end = rest.find(|char: char| "をがはのでにへと、，（( 　".contains(char)).unwrap_or(rest.len());
        let from = span.end + behind.len() - rest.len();
        if let Some((name, Kind::Event)) = named(&rest[..end]).filter(|(name, _)| name.start == 0)
            && !rest[end..].starts_with('の')
        {
            return Some(((name.start + from..name.end + from, Kind::Event), HELD));
        }
    }
    // 7月27日に市民まつりを開催
    let words = words.trim_start_matches(LINKS);
    let from = span.end + behind.len() - words.len();
    let end = words.find(['を', 'が', 'は', 'の'])?;
    let (name, kind) = named(&words[..end])?;
    let deed = deed(&words[end..])?;
    (name.start <= '「'.len_utf8()).then_some(((name.start + from..name.end + from, kind), deed))
}

/// Words without the day of the week that they begin with: （日）.
pub(super) fn without_weekday(words: &str) -> &str {
    let open = words.strip_prefix(['（', '(']);
    let day = open.and_then(|rest| rest.strip_prefix(['月', '火', '水', '木', '金', '土', '日']));
    let day = day.map(|rest| rest.strip_prefix("・祝").unwrap_or(rest));
    day.and_then(|rest| rest.strip_prefix(['）', ')'])).unwrap_or(words)
}

/// Of which time a column speaks: the plan, each report. What stands elsewhere is of none.
pub(super) fn time_of(column: Option<Column>) -> &'static str {
    match column {
        Some(Column::Method | Column::Deadline | Column::Target) => "plan",
        Some(Column::Midterm) => "midterm",
        Some(Column::FinalReport) => "final",
        None => "other",
    }
}
