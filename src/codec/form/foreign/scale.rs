//! The scale of grades that a form has: its signs or words, best first, and from how many percent each one is given.

use super::legends::ForeignLegend;
use super::{signs, words};
use crate::model::{Grade, PartSetting, SheetForm};
use crate::text::width::fold;

/// Grades that stand outside of the count.
const OUTSIDE: [&str; 4] = ["不能", "対象外", "該当なし", "中止"];
/// What the lowest grade may be told by.
const REST: [&str; 4] = ["未満", "以下", "以外", "ほか"];

/// The scale, and its words as the form has them; none where no part is chosen of grades. Of several that one counts of which
/// percents are told, which more columns have, which stands nearer to the year's end.
pub(super) fn read(form: &SheetForm, legends: &[ForeignLegend]) -> Vec<Grade> {
    let is_it = |part: &&PartSetting| {
        part.own().is_some() && words::is_judged(&part.label) && !part.choices.is_empty()
    };
    let best = |parts: &[PartSetting]| {
        let graded: Vec<&PartSetting> = parts.iter().filter(is_it).collect();
        let scales = graded.iter().map(|part| {
            let same = graded.iter().filter(|other| signs::are_same(&other.choices, &part.choices)).count();
            let grades = grades(&part.choices, form, legends);
            (grades.iter().any(|grade| grade.from.is_some()), same, grades)
        });
        scales.max_by_key(|(is_told, same, _)| (*is_told, *same)).map(|(.., grades)| grades)
    };
    let found = best(&form.columns).or_else(|| best(&form.after)).or_else(|| best(&form.parts));
    found.into_iter().flatten().collect()
}

fn grades(choices: &[String], form: &SheetForm, legends: &[ForeignLegend]) -> Vec<Grade> {
    let told = legends.iter().map(|legend| legend.text.as_str());
    let told = told.chain(form.all().map(|part| part.note.as_str()));
    let bands = told.map(|text| bands(text, choices)).find(|bands| bands.iter().any(Option::is_some));
    let bands = bands.unwrap_or_else(|| vec![None; choices.len()]);
    let one = |(word, from): (&String, Option<u16>)| Grade {
        word: word.clone(),
        from,
        is_outside: OUTSIDE.iter().any(|end| fold(word).ends_with(end)) || ["-", "―"].contains(&&*fold(word)),
        ..Grade::default()
    };
    let mut grades: Vec<Grade> = choices.iter().zip(bands).map(one).collect();
    let is_upward = |pair: &[u16]| pair[0] < pair[1];
    let told: Vec<u16> = grades.iter().filter_map(|grade| grade.from).collect();
    if told.len() > 1 && told.windows(2).all(is_upward) {
        grades.reverse();
    }
    grades
}

/// From how many percent on each of these words is given, as a text tells it; nothing of it where it is in no order.
fn bands(text: &str, words: &[String]) -> Vec<Option<u16>> {
    let text = fold(text);
    let mut places: Vec<(usize, usize)> =
        (0..words.len()).filter_map(|at| Some((place(&text, &fold(&words[at]))?, at))).collect();
    places.sort_unstable();
    let mut bands = vec![None; words.len()];
    let Some((first, _)) = places.first().copied().filter(|_| places.len() > 1) else { return bands };
    // 120%以上：S tells the percents before the sign.
    let is_before = text[..first].contains(['%', '割']);
    for (number, (at, word)) in places.iter().enumerate() {
        let start = if number == 0 { 0 } else { places[number - 1].0 };
        let end = places.get(number + 1).map_or(text.len(), |(next, _)| *next);
        bands[*word] = from(if is_before { &text[start..*at] } else { &text[*at..end] });
    }
    let told: Vec<u16> = bands.iter().flatten().copied().collect();
    let is_ordered =
        told.windows(2).all(|pair| pair[0] > pair[1]) || told.windows(2).all(|pair| pair[0] < pair[1]);
    if told.is_empty() || !is_ordered {
        return vec![None; words.len()];
    }
    // What the last one is told to be is what the others leave.
    if let (Some((at, word)), false) = (places.last(), is_before) {
        let is_rest = bands[*word].is_none() && !told.contains(&0) && told.len() + 1 == places.len();
        if is_rest && REST.iter().any(|rest| text[*at..].contains(rest)) {
            bands[*word] = Some(0);
        }
    }
    bands
}

/// Where a text speaks of a grade: a letter that is none of a longer word's, a word as it is.
fn place(text: &str, word: &str) -> Option<usize> {
    let is_letter = word.chars().all(|char| char.is_ascii_alphanumeric());
    let is_joined = |char: char| char.is_ascii_alphanumeric() || "%.".contains(char);
    let mut places = text.match_indices(word).map(|(at, _)| at);
    places.find(|at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !is_letter || !before.is_some_and(is_joined) && !after.is_some_and(is_joined)
    })
}

/// From how many percent on, as a text tells it: 100%以上120%未満, 80～99%, 8割以上, 50%未満, 120%超.
fn from(text: &str) -> Option<u16> {
    let mut rest = text;
    let mut before = "";
    while let Some(at) = rest.find(|char: char| char.is_ascii_digit()) {
        before = if rest[..at].is_empty() { before } else { &rest[..at] };
        let is_beyond = |char: char| !char.is_ascii_digit() && char != '.';
        let end = rest[at..].find(is_beyond).map_or(rest.len(), |end| at + end);
        let number = rest[at..end].split('.').next()?.parse::<u16>().ok()?;
        let after = rest[end..].trim_start();
        let is_span = |text: &str| text.starts_with(['~', '〜', '～', '-', '－']);
        let bare = after.trim_start_matches(['%', '割']).trim_start();
        let unit = match after.chars().next() {
            Some('%') => Some(1),
            Some('割') => Some(10),
            // 80~99%.
            _ if is_span(after) => Some(if after.contains('%') { 1 } else { 10 }),
            _ => None,
        };
        if let Some(unit) = unit {
            let number = number.checked_mul(unit)?;
            // Of the target, and not by how much more than that.
            let is_more = |text: &str| ["上回", "増", "多", "高"].iter().any(|word| text.starts_with(word));
            let is_by_how_much = before.ends_with('±')
                || is_more(bare.trim_start_matches("以上").trim_start_matches(['を', 'の']));
            let is_upper = ["以下", "未満"].iter().any(|word| bare.starts_with(word))
                || before.trim_end().ends_with(['~', '〜', '～']);
            let is_over = ["超", "を超", "より"].iter().any(|word| bare.starts_with(word));
            return match () {
                () if is_by_how_much => None,
                () if is_upper => Some(0),
                () if is_over => number.checked_add(1),
                () => Some(number),
            };
        }
        rest = &rest[end..];
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percents_of_grades_are_read_from_what_is_told_of_them() {
        for (text, words, expected) in [
            ("S：120%以上、A：100％以上120％未満、B：100％未満", "S A B", "120 100 0"),
            ("A 目標どおり（9割以上） B 届かない（９割未満）", "A B", "90 0"),
            ("S 150%超\nA 80～150%\nB 上記以外", "S A B", "151 80 0"),
            ("120%以上：S、100%以上：A、100%未満：B", "S A B", "120 100 0"),
            ("◎達成（100%） ○おおむね達成（80%） △その他", "◎ ○ △", "100 80 -"),
            (
                "予定以上（110%以上）、予定どおり（90%以上）、予定未満",
                "予定以上 予定どおり 予定未満",
                "110 90 0",
            ),
            ("A：目標を10%以上上回った　B：目標どおり", "A B", "- -"),
            ("A：前年度より3件増　B：増減なし", "A B", "- -"),
            ("A：80%以上　B：90%以上　C：50%以上", "A B C", "- - -"),
        ] {
            let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
            let told = bands(text, &words).into_iter();
            let told: Vec<String> =
                told.map(|band| band.map_or_else(|| "-".to_owned(), |from| from.to_string())).collect();
            assert_eq!(told.join(" "), expected, "{text}");
        }
    }
}
