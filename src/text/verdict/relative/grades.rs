//! Grades in letters, where their order is sure: A評価を得る, and 評価は「B」.

use super::super::spoken::words::{ends, has, starts};
use super::subject::is_of;
use super::times::{Base, relates, times};
use crate::model::State;
use crate::text::width::folded;

/// What grades are told with.
const GRADED: &str = "評価 ランク 判定 リスト 格付 査定 評点";

/// What a report tells of the grade that a target asks for; none where the target asks for none.
pub(super) fn grade(target: &str, report: &str) -> Option<State> {
    if !has(target, GRADED) || target.contains(['%', '％', '割']) {
        return None;
    }
    let mut asked = grades(target).into_iter().filter(|one| {
        // 財務評価ランクA.
        one.behind.trim().is_empty() && ends(one.words, GRADED)
            || starts(one.behind, "以上 評価以上 評価を 評価と 評価の獲得 評価の維持 ランク以上 ランクを ランクの獲得 ランクの維持 ランク入り 判定以上 判定を リスト入り リストに リストへ 評価獲得 評価維持 リスト選定 を獲得 を取得 を維持 を得る とする 評価 ランク 判定")
            && !starts(one.behind, "評価の項目 評価の割合 評価の数 判定の割合")
    });
    let level = asked.next().filter(|_| asked.next().is_none())?;
    if has(report, "見込 予定 目指 暫定 自己評価") {
        return Some(State::Unclear);
    }
    let told: Vec<GradeTold> =
        grades(report).into_iter().filter(|one| is_told(one) && !is_before(one)).collect();
    let is_own = |one: &GradeTold| {
        let words = GRADED.split(' ').fold(one.words.to_owned(), |words, word| words.replace(word, "、"));
        let words = words.replace("総合", "").replace("連続", "").replace("結果", "");
        is_of(&words, target) != Some(false)
    };
    let first = told.first().filter(|first| told.iter().all(|one| one.order == first.order && is_own(one)));
    let Some(one) = first else { return Some(State::Unclear) };
    let clause = one.behind.split(['、', '。']).next().unwrap_or("");
    let is_missed = has(clause, "届か 及ば 至ら 逃 入れな 入らな 選ばれな ならな 得られな");
    if is_missed {
        return Some(if one.order <= level.order { State::Short } else { State::Unclear });
    }
    Some(if one.order <= level.order { State::Met } else { State::Short })
}

/// A grade of a text, the better the smaller its order, with its clause before it and what stands behind.
struct GradeTold<'t> {
    order: i64,
    words: &'t str,
    behind: &'t str,
}

/// The single letters of a text that may be grades: S, A＋, B－.
fn grades(text: &str) -> Vec<GradeTold<'_>> {
    let mut found = Vec::new();
    for (at, char) in text.char_indices() {
        let Some(letter) = "SABCDE".find(folded(char)) else { continue };
        let before = text[..at].chars().next_back().map(folded);
        let rest = &text[at + char.len_utf8()..];
        let (by, behind) = match rest.chars().next().map(folded) {
            Some('+') => (-1, &rest[rest.chars().next().map_or(0, char::len_utf8)..]),
            Some('-' | '－' | '−' | '―') => (1, &rest[rest.chars().next().map_or(0, char::len_utf8)..]),
            _ => (0, rest),
        };
        let is_letter = |char: char| char.is_ascii_alphanumeric();
        if before.is_some_and(is_letter) || behind.chars().next().map(folded).is_some_and(is_letter) {
            continue;
        }
        let lead = text[..at].trim_end_matches(['「', '『']);
        let start = lead.rfind(['、', '，', '。', '（', '(', '\n']);
        let start = start.map_or(0, |at| at + lead[at..].chars().next().map_or(0, char::len_utf8));
        let behind = behind.trim_start_matches(['」', '』']);
        let Ok(letter) = i64::try_from(letter) else { continue };
        found.push(GradeTold { order: letter * 3 + by, words: &lead[start..], behind });
    }
    found
}

/// Whether a letter is told as a grade, and not how many have it.
fn is_told(one: &GradeTold) -> bool {
    let is_graded = has(one.words, GRADED) || starts(one.behind, GRADED);
    // 前年度のBからAに上がった.
    let is_path = one.words.ends_with("から");
    (is_graded || is_path)
        && !starts(one.behind, "評価の項 評価が 評価の件 評価は ランクの ランクが 判定が 判定の")
        && (one.behind.is_empty()
            || starts(one.behind, "で と だ 、 。 に を 評価 ランク 判定 リスト へ ） ) から で あ"))
}

/// Whether it is the grade of the time before: 前年度のBから.
fn is_before(one: &GradeTold) -> bool {
    let behind = one.behind;
    let behind =
        ["評価", "ランク", "判定"].iter().find_map(|word| behind.strip_prefix(word)).unwrap_or(behind);
    starts(behind, "から →")
        || times(one.words)
            .last()
            .is_some_and(|last| last.base != Base::Own && !relates(&one.words[last.to..]))
}
