//! What a number that would reach its level counts beyond it: other years with this one, others of a list, a broader class, those
//! whom the target leaves out.

use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::verdict::Doubt;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::stated::{Stated, first_chars, first_clause};
use crate::text::verdict::spoken::words::{has, starts, those_in};
use crate::text::width::fold;

/// What such a number counts besides; `given` are all of the report's quantities.
pub(super) fn doubt(
    level: &Level,
    target: &str,
    report: &str,
    one: &Stated,
    given: &[Stated],
) -> Option<Doubt> {
    if !level.bound.grows() || level.way.is_some() {
        return None;
    }
    let before = report.get(..one.quantity.span.start).unwrap_or("");
    let said = before.rsplit(['。', '\n']).next().unwrap_or(before);
    if is_of_several_years(&fold(said)) && !is_of_several_years(&fold(target)) && !has(target, TOTAL) {
        return Some(Doubt::Cumulative);
    }
    if lists_others(target, said)
        || is_of_both_schools(target, said)
        || has_those_left_out(level, target, one, given)
    {
        return Some(Doubt::Part);
    }
    used_by_so_many(target, one).then_some(Doubt::OtherThing)
}

/// Words by which a target is of more than a year.
const TOTAL: &str = "累計 通算 総数 か年 ヵ年 カ年 ヶ年 年計画";

/// Whether words are of several years together: 過去3か年で, この5年間の合計で; but not 2年間の研修を終えた.
fn is_of_several_years(said: &str) -> bool {
    const TOGETHER: &str = "で に を通 の合計 の累計 の計 の総 合計 計 、";
    ["年間", "か年", "ヵ年", "カ年", "ヶ年"].into_iter().any(|years| {
        said.match_indices(years).any(|(at, _)| {
            let from = said[..at].trim_end_matches(|char: char| char.is_ascii_digit()).len();
            let count: u32 = said[from..at].parse().unwrap_or(1);
            (2..=20).contains(&count) && starts(&said[at + years.len()..], TOGETHER)
        })
    })
}

/// Whether it is of a list of which the target names one: 課長、係長及び主任を合わせ.
fn lists_others(target: &str, said: &str) -> bool {
    let Some((list, _)) = said.rsplit_once("合わせ") else { return false };
    let list = list.trim_end_matches(['を', 'も']).replace("及び", "、").replace("並びに", "、");
    let items: Vec<&str> = list.split(['、', '・']).map(str::trim).collect();
    let is_word = |item: &&str| {
        item.chars().count() > 1 && item.chars().all(|char| is_kanji(char) || is_katakana(char))
    };
    let is_own = |item: &&&str| target.contains(first_chars(item, 2));
    let own = items.iter().filter(is_own).count();
    items.len() > 1
        && items.iter().all(is_word)
        && own > 0
        && own < items.len()
        && !target.contains(['、', '・'])
}

/// Whether it is of both schools, and the target of one: 小中学生合わせて68人, and the target is 中学生.
fn is_of_both_schools(target: &str, said: &str) -> bool {
    const BOTH: &str = "小中学 小・中学 小、中学 小学校・中学校 小学生・中学生 小学生と中学生 幼小中";
    has(said, BOTH) && (target.contains("小学") != target.contains("中学")) && !has(target, "小中 小・中")
}

/// Whether without those whom the target leaves out it would not reach its level: 参加者215人（うち市外在住者40人）, and the target is
/// 市内在住の参加者.
fn has_those_left_out(level: &Level, target: &str, one: &Stated, given: &[Stated]) -> bool {
    const CONTRARIES: [(&str, &str); 14] = [
        ("市内", "市外"),
        ("町内", "町外"),
        ("村内", "村外"),
        ("区内", "区外"),
        ("県内", "県外"),
        ("市民", "市外"),
        ("国内", "国外"),
        ("国内", "海外"),
        ("新規", "継続"),
        ("新規", "更新"),
        ("新規", "再"),
        ("正規", "非正規"),
        ("有料", "無料"),
        ("有料", "招待"),
    ];
    let is_left_out = |other: &Stated| {
        CONTRARIES.iter().any(|(own, contrary)| {
            target.contains(own) && !target.contains(contrary) && other.near.contains(contrary)
        })
    };
    let rest = |other: &Stated| one.value.parts() - other.value.parts();
    given.iter().any(|other| {
        other.is_like(one)
            && other.is_part()
            && other.quantity.span.start > one.quantity.span.start
            && is_left_out(other)
            && rest(other) < level.stated.value.parts()
    })
}

/// Whether something was only used or looked at by so many: 移住体験住宅を22世帯が利用した, and the target is 移住世帯.
fn used_by_so_many(target: &str, one: &Stated) -> bool {
    const USED: &str = "利用 見学 体験 視察 閲覧 視聴 傍聴 試用 試乗 試食";
    let deed = first_clause(one.tail).strip_prefix('が');
    one.near.trim_end().ends_with('を')
        && deed.is_some_and(|deed| {
            starts(deed, USED) && !those_in(first_chars(deed, 2), USED).any(|word| target.contains(word))
        })
        && !has(target, "来館 来場 来園 入館 入場 延べ")
}
