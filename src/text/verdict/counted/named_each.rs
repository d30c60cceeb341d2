//! A number for each of those that are named before it, or of which all is said the same: 東部地区、西部地区でそれぞれ1か所, 中学生大会と
//! 一般大会を各1回, 外科医1名、小児科医1名がそれぞれ着任した.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::quantity::glyphs::{is_hiragana, is_kanji, is_katakana};
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, judge_one};
use crate::text::verdict::spoken::sorts::NO_SORT;
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{has, starts};
use crate::text::width::folded;

/// What such a number comes to for all of them.
pub(in crate::text::verdict) fn reached(level: &Level, target: &str, given: &[Stated]) -> Option<Reached> {
    let is_count = !level.stated.measure.is_ratio()
        && !level.stated.measure.is_time()
        && level.way.is_none()
        && !level.stated.is_for_each()
        && !has(target, "各 すべて 全て それぞれ 毎 いずれ ずつ");
    let like: Vec<&Stated> = given.iter().filter(|one| one.is_like(level.stated)).collect();
    let first = like.first().filter(|_| is_count)?;
    let is_plain = |one: &&&Stated| {
        one.quantity.bound == Bound::Exact && !one.bracketed && one.sentence == first.sentence
    };
    if !like.iter().all(|one| is_plain(&one)) {
        return None;
    }
    let reached = match like.as_slice() {
        [one] => of_each(level, target, one)?,
        several => of_all(level, target, several)?,
    };
    (reached.state != State::Unclear).then_some(reached)
}

/// So many for each of those that are named before it: 中学生大会と一般大会を各1回開催した is 2回.
fn of_each(level: &Level, target: &str, one: &Stated) -> Option<Reached> {
    let lead = one.lead.trim_end();
    let list = ["それぞれ", "各"].iter().find_map(|each| lead.strip_suffix(each));
    let list = list.or_else(|| one.tail.starts_with("ずつ").then_some(lead))?;
    // 東会場と西会場で各2回: how often at each place, and what the target counts may be either.
    let are_visits = one.quantity.unit == "回" && list.ends_with(['で', 'に']);
    let list = list.trim_end_matches(['で', 'に', 'を', 'が', 'は', 'も', '、', ' ', '　', 'と']);
    let list = list.rsplit(['は', ' ', '　', '：', ':', '」']).next().unwrap_or(list);
    let names: Vec<&str> =
        list.split(['、', '，', 'と', '・']).flat_map(|name| name.split("及び")).map(without_month).collect();
    // Who came to two things may be the same.
    let is_people = one.measure.base == "人"
        && !starts(one.tail, "を配置 を採用 を任用 を派遣 の配置 が着任 を増員 を選任");
    let is_done = !has(one.rest, "予定 見込 なかった ない 中止 延期");
    let count = i64::try_from(names.len()).ok().filter(|count| *count > 1)?;
    let all = one.value.scaled(count, 1)?;
    // What is said of the times of a year is gathered elsewhere: 5月と10月に1回ずつ.
    let are_times = names.iter().any(|name| name.ends_with(['月', '日', '春', '夏', '秋', '冬', '期']));
    let own = Stated { near: "", is_open: false, ..one.clone() };
    (names.iter().all(|name| is_name(name))
        && !are_times
        && !are_visits
        && !is_people
        && is_done
        && one.lead.chars().count() < 40)
        .then(|| judge_one(level, target, &[&own], all, Bound::Exact))
}

/// All of a list behind which it is said what each of them did: 整形外科医1名、小児科医1名がそれぞれ着任した.
fn of_all(level: &Level, target: &str, list: &[&Stated]) -> Option<Reached> {
    let (last, before) = list.split_last()?;
    let is_list = before.iter().all(|one| one.is_listed())
        && starts(last.tail, "がそれぞれ をそれぞれ はそれぞれ もそれぞれ")
        && !has(last.rest, "予定 見込 なかった ない 中止 延期");
    let name =
        |one: &Stated| without_month(one.near.trim_matches([' ', '　', '、', 'に', 'で', 'と'])).to_owned();
    let names: Vec<String> = list.iter().map(|one| name(one)).collect();
    let are_apart = names.iter().enumerate().all(|(at, name)| is_name(name) && !names[..at].contains(name));
    // 保育士1人、看護師1人がそれぞれ着任した, and the target is 保育士.
    let is_of_one = names.iter().any(|name| target.contains(name.as_str()));
    let all = list.iter().try_fold(Number::ZERO, |sum, one| sum.plus(one.value))?;
    (is_list && are_apart && !is_of_one).then(|| judge_one(level, target, list, all, Bound::Exact))
}

/// A name behind the month that stands before it: 7月に東部地区.
fn without_month(name: &str) -> &str {
    let is_digit = |char: char| folded(char).is_ascii_digit();
    let rest = name.trim_start_matches(is_digit);
    let rest = rest.strip_prefix('月').filter(|_| rest.len() < name.len());
    rest.and_then(|rest| rest.trim_start_matches(['上', '中', '下', '旬']).strip_prefix('に')).unwrap_or(name)
}

/// Whether a word may be one of several that are named.
fn is_name(name: &str) -> bool {
    (2..=12).contains(&name.chars().count())
        && name.chars().any(|char| is_kanji(char) || is_katakana(char))
        && !name.chars().any(is_hiragana)
        && !has(name, NO_SORT)
}
