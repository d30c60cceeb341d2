//! The one of several numbers of one unit whose subject is the target's, by what stands before each: the one that is named
//! as the target is beside others, or the whole beside its parts: 自転車盗が284件と増えたが、刑法犯全体の認知件数は1,143件.

use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::quantity::glyphs::{is_hiragana, is_kanji, is_katakana};
use crate::text::verdict::spoken::deed::is_own_deed;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::spans_years;
use crate::text::verdict::spoken::role::{Role, roles};
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{ends, has, is_short_for, shared, starts, those_in, without};
use crate::text::verdict::things::scope::GROUPS;
use crate::text::width::fold;

/// What a number is of, seen from a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    /// All words before it are the target's: 国公立大学の合格者は53名.
    Own,
    /// It is of all together, by its words: 全校では, 合わせて.
    Whole,
    /// A word before it is none of the target's: 私立大学は.
    Foreign,
    /// Nothing before it says what it is of.
    Bare,
}

/// The report's numbers without those of the level's unit that are of another subject than one that stays; none where all
/// stay. `is_alone` tells whether the level is the only one of its unit.
pub(in crate::text::verdict) fn of_own_subject<'t>(
    level: &Level,
    is_alone: bool,
    target: &str,
    given: &[Stated<'t>],
) -> Option<Vec<Stated<'t>>> {
    if level.way.is_some() || level.is_relative || spans_years(target) {
        return None;
    }
    let roles = roles(given);
    let is_told = |at: &usize| given[*at].is_like(level.stated) && roles[*at] == Role::Level;
    let told: Vec<usize> = (0..given.len()).filter(is_told).collect();
    if told.len() < 2 || told.len() > MANY {
        return None;
    }
    let head = if is_alone { fold(target) } else { fold(&[level.stated.lead, level.stated.tail].concat()) };
    let subjects: Vec<Subject> = told.iter().map(|at| subject(&head, given, *at)).collect();
    let of = |wanted: Subject| told.iter().zip(&subjects).filter(move |(_, own)| **own == wanted);
    let only = |wanted: Subject| of(wanted).next().map(|(at, _)| *at).filter(|_| of(wanted).count() == 1);
    let is_sure = of(Subject::Bare).count() == 0 && !told.iter().any(|at| is_counted_again(&given[*at]));
    let chosen = match (only(Subject::Own), only(Subject::Whole)) {
        (Some(own), _)
            if is_sure && has_topic(given, own) && is_all_of_it(level, &head, given, own, &told) =>
        {
            own
        }
        (None, Some(whole)) if is_whole_of_them(level, target, given, whole, &told) => whole,
        (None, None) => bare_beside_foreign(level, target, given, &told, &subjects)?,
        _ => return None,
    };
    let is_other = |at: &usize| {
        *at != chosen
            && given[*at].is_like(level.stated)
            && (told.contains(at) || subject(&head, given, *at) == Subject::Foreign)
    };
    let kept = (0..given.len()).filter(|at| !is_other(at)).map(|at| {
        let mut one = given[at].clone();
        one.bracketed &= at != chosen;
        one
    });
    Some(kept.collect())
}

/// More numbers of one unit than this are a table.
const MANY: usize = 12;

/// Words that say nothing of what is counted.
const GENERIC: &str = "本年度 今年度 当年度 年度末 年度 年間 期末 実績 結果 最終的 最終 現在 時点 世帯 割合 件数 人数 回数 総数 者数 団体数 調査 \
    実際 本市 市民 延べ 平均 一人 全体 期間 今回 本年 今年 当該 同 約 計 率 数 額 量 者 件 人 分 方 市 町 村 区 各 合 行 値 度";

/// Words by which a number is that of all together.
const WHOLES: &str = "全体 全校 全館 全園 全市 全町 全村 全庁 全社 全店 全署 全課 全施設 全地区 全会場 全路線 全線 全学年 全コース 全期間 合計 総計 合わせて \
    あわせて 併せて 合わせ 総額 総数 トータル";

/// Words by which it is that of more, or of another time.
const MORE: &str = "含め 含む 加え 除 前年 昨年 前回 累計 全国 県全体";

/// What a number is of.
fn subject(head: &str, given: &[Stated], at: usize) -> Subject {
    let name = name(given, at);
    let is_named = name.chars().count() > 1 && head.contains(&name);
    if is_of_whole(&given[at]) && !is_named {
        return if foreign(head, &without(without(name.into(), WHOLES), JOINED)) {
            Subject::Foreign
        } else {
            Subject::Whole
        };
    }
    let left = without(name.as_str().into(), GENERIC);
    match () {
        () if foreign(head, &left) => Subject::Foreign,
        () if is_named || shared(&name, head) > 0 => Subject::Own,
        () => Subject::Bare,
    }
}

/// Whether a number is that of all together, by its own words.
fn is_of_whole(one: &Stated) -> bool {
    let near = bare_end(one.near);
    let is_topic = |word: &str| {
        let behind = near.rsplit_once(word).map_or("", |(_, rest)| rest);
        starts(behind, "の では で一 で平 でみ で見 として は平 は一")
    };
    // その他を合わせて, その他を含め.
    let with_rest = has(near, REST) && has(near, "合わせ あわせ 含め 加え 計");
    let is_all = one.is_total() || ends(near, WHOLES) || those_in(near, WHOLES).any(is_topic);
    let is_mean = ends(near, "平均 平均する 平均値") && !has(near, "月平均 日平均");
    with_rest || (is_all || is_mean) && !has(near, MORE)
}

/// Words that join what is left to the whole, or say that it is a mean.
const JOINED: &str = "その他 そのほか 合わせ あわせ 含め 加え 平均 一人";

/// Words for what is left of a whole.
const REST: &str = "その他 そのほか その外 等を ほかを 他を";

/// Whether words hold any that the target does not have.
fn foreign(head: &str, words: &str) -> bool {
    let telling = |char: char| is_kanji(char) || is_katakana(char) || char.is_ascii_alphanumeric();
    let mut parts = words.split(|char: char| !telling(char)).filter(|part| !part.is_empty());
    // 現年課税分, and the target says 現年分.
    let is_long_for = |part: &str| {
        head.split(|char: char| !telling(char))
            .any(|own| (2..=4).contains(&own.chars().count()) && is_short_for(own, part))
    };
    parts.any(|part| {
        let is_digits = part.chars().all(|char| char.is_ascii_digit());
        let is_in_head =
            if is_digits { head.contains(part) } else { part.chars().all(|char| head.contains(char)) };
        !is_in_head && !is_long_for(part)
    })
}

/// What a number is called: its topic, and the sort behind the topic; what a share in a bracket is of stands before the
/// count: 応急手当が行われたのは121人（56.5％）.
fn name(given: &[Stated], at: usize) -> String {
    let one = &given[at];
    let lead = one.lead.trim();
    if let Some(count) = at.checked_sub(1).map(|before| &given[before])
        && one.measure.is_ratio()
        && !count.is_like(one)
        && matches!(lead, "（" | "(")
    {
        return name(given, at - 1);
    }
    const VERBS: &str = "し り て き み え び い で が";
    let near = fold(one.near);
    let near = behind_year(near.trim());
    // 延べ2,310人出動し、1,623頭を捕獲: what stands before the comma is another clause.
    if one.is_apart() && ends(near, VERBS) {
        return String::new();
    }
    let bare = near.trim_end_matches([' ', ':', '約', '計']);
    let Some((end, behind)) = topic(bare) else {
        return bare.trim_end_matches(['を', 'に', 'で', 'の', 'と']).to_owned();
    };
    // 過年度分についても差押えの早期着手により: why.
    let sort = &bare[behind..];
    let is_why = ends(sort, "により によって ため ことで し て れ り");
    let sort = if is_why { "" } else { sort.trim_end_matches(['を', 'に', 'で', 'の', 'と']) };
    [&bare[..end], if sort.is_empty() { "" } else { "、" }, sort].concat()
}

/// Where the first topic of a clause ends, and where what stands behind it begins.
fn topic(near: &str) -> Option<(usize, usize)> {
    const MARKS: [&str; 8] = ["については", "についても", "に関しては", "では", "には", "は", "が", "も"];
    let is_end = |at: usize| !near[at..].starts_with(is_hiragana);
    let ends = |mark: &str| {
        // 障がい者: が is no particle.
        let mut found = near.match_indices(mark).map(|(at, mark)| (at, at + mark.len()));
        found.find(|(at, end)| *at > 0 && is_end(*end))
    };
    MARKS.into_iter().filter_map(ends).min()
}

/// Whether a number has a topic of its own before it, or is the share of a count that has: 休日が14,230人, but not 校舎3棟.
fn has_topic(given: &[Stated], at: usize) -> bool {
    let one = &given[at];
    let near = fold(one.near);
    let is_share = one.measure.is_ratio() && matches!(one.lead.trim(), "（" | "(");
    topic(near.trim().trim_end_matches([' ', '約', '計'])).is_some()
        || is_share && at > 0 && !given[at - 1].is_like(one) && has_topic(given, at - 1)
}

/// A name behind the year that it begins with: 令和6年度の入込客数.
fn behind_year(near: &str) -> &str {
    let rest = near.strip_prefix("令和").or_else(|| near.strip_prefix('r'));
    let rest = rest.map(|rest| rest.trim_start_matches(|char: char| char.is_ascii_digit() || char == '元'));
    rest.map_or(near, |rest| rest.trim_start_matches(['年', '度', 'の', 'は', ' ']))
}

/// Whether a number that is named by the target's words lacks none of them by which others are told apart: 参加者は180人で、65歳以上が
/// 120人, and the target is 75歳以上の参加者.
fn is_all_of_it(level: &Level, head: &str, given: &[Stated], own: usize, told: &[usize]) -> bool {
    let name = name(given, own);
    if those_in(level.stated.lead, GROUPS).any(|group| !name.contains(group)) {
        return false;
    }
    let kind = |word: &str| -> String {
        let mut last: Vec<char> = word.chars().rev().take(2).collect();
        last.reverse();
        last.into_iter().collect()
    };
    let parts = |text: &str| -> Vec<String> {
        let split = text.split(['の', '、', '（', '）', '(', ')', ' ', 'を', 'は', 'が', 'へ', 'に']);
        split.filter(|part| part.chars().count() > 1).map(str::to_owned).collect()
    };
    let wanted = parts(head);
    let left = wanted.iter().filter(|part| !name.contains(part.as_str()) && shared(part, &name) == 0);
    let left: Vec<String> = left.map(|part| kind(part)).collect();
    let others = told.iter().filter(|at| **at != own).map(|at| self::name(given, *at));
    let mut kinds = others.flat_map(|other| parts(&other)).filter(|part| !head.contains(part.as_str()));
    !kinds.any(|part| left.contains(&kind(&part)))
}

/// Whether a number counts the same in another way: （別紙集計では146人）, 延べ136件（実件数88件）.
fn is_counted_again(one: &Stated) -> bool {
    one.bracketed && (one.is_recount() || one.counting().is_some())
}

/// Whether a number of all together is that of the others, which are its parts or of other sentences.
fn is_whole_of_them(level: &Level, target: &str, given: &[Stated], whole: usize, told: &[usize]) -> bool {
    let one = &given[whole];
    let is_ratio = level.stated.measure.is_ratio();
    let parts: Vec<&Stated> = told.iter().filter(|at| **at < whole).map(|at| &given[*at]).collect();
    let own: Vec<&&Stated> = parts.iter().filter(|part| part.sentence == one.sentence).collect();
    let is_mean = is_ratio || has(one.near, "平均");
    let is_larger = is_mean || own.iter().all(|part| part.value <= one.value);
    // 7か所に置き、合わせて25か所となった: one alone may be what is new.
    let is_sum = ends(bare_end(one.near), SUMS);
    let is_fit = if is_sum { !is_ratio && own.len() > 1 } else { !own.is_empty() || !parts.is_empty() };
    is_larger
        && is_fit
        && !one.bracketed
        && !level.stated.is_new()
        && !those_in(level.stated.lead, GROUPS).any(|group| !one.lead.contains(group))
        && !has(target, "うち")
}

/// Words by which a number is a sum.
const SUMS: &str = "合計 総計 計 合わせて あわせて 併せて 合わせ トータル";

/// A clause before a number without what joins it to that.
fn bare_end(near: &str) -> &str {
    near.trim_end_matches([' ', '　', 'は', 'が', 'で', 'に', 'の', '約', 'も', 'と', '、'])
}

/// The one behind which the target's own deed stands, where all others are called by a noun that is none of the target's and
/// it reaches the level by itself: 1,623頭を捕獲。イノシシは405頭.
fn bare_beside_foreign(
    level: &Level,
    target: &str,
    given: &[Stated],
    told: &[usize],
    subjects: &[Subject],
) -> Option<usize> {
    let mut bare = told.iter().zip(subjects).filter(|(_, subject)| **subject == Subject::Bare);
    let (own, _) = bare.next().filter(|_| bare.next().is_none())?;
    let one = &given[*own];
    let is_topic = |at: &usize| {
        at == own || given[*at].sentence != one.sentence && given[*at].near.trim_end().ends_with('は')
    };
    let is_enough = level.bound.grows() && one.value >= level.stated.value && one.value > Number::ZERO;
    (is_enough
        && one.quantity.bound == Bound::Exact
        && name(given, *own).is_empty()
        && is_own_deed(one, target)
        && told.iter().all(is_topic))
    .then_some(*own)
}
