//! Which of a report's numbers are plainly of the target's own measure, where others of its unit stand beside them: the
//! average beside the total, the part that the target names beside the whole, the worst of all beside the average.

use super::{besides, came};
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::quantity::glyphs::is_kanji;
use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::levels::{Level, is_range};
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{ends, has, is_short_for, shared, starts};
use crate::text::verdict::things::scope::{GROUPS, each_of, is_average, named_part_of};
use crate::text::width::fold;

/// The report's numbers without those of the level's unit that are of another measure than one that stays; none where
/// all stay.
pub(in crate::text::verdict) fn of_own_measure<'t>(
    level: &Level,
    target: &str,
    given: &[Stated<'t>],
) -> Option<Vec<Stated<'t>>> {
    let like: Vec<usize> = (0..given.len()).filter(|at| given[*at].is_like(level.stated)).collect();
    if like.len() < 2 || like.len() > MANY {
        return None;
    }
    let worst = worst(level, target, given, &like);
    let is_worst = worst.is_some();
    let own = worst
        .or_else(|| of_year(target, given, &like))
        .or_else(|| came::to_what_there_is(level, target, given, &like))
        .or_else(|| all_times(level, given, &like))
        .or_else(|| in_fact(given, &like))
        .or_else(|| besides::each_beside_all(level, given, &like))
        .or_else(|| besides::after_change(given, &like))
        .or_else(|| besides::of_named_size(target, given, &like))
        .or_else(|| besides::without_sizes(given, &like))
        .or_else(|| besides::without_named(level, target, given, &like))
        .or_else(|| besides::at_year_end(level, given, &like))
        .or_else(|| graded(target, given, &like))
        .or_else(|| averages(level, given, &like))
        .or_else(|| last_stage(level, given, &like))
        .or_else(|| listed_part(level, given, &like))
        .or_else(|| part(level, target, given, &like))
        .or_else(|| beside_whole(level, target, given, &like))
        .or_else(|| abbreviated(level, target, given, &like))
        .or_else(|| told_sum(level, target, given, &like))?;
    let stays = |at: &usize| !like.contains(at) || own.contains(at);
    let kept = (0..given.len()).filter(stays).map(|at| {
        let mut one = given[at].clone();
        // Beside nothing else it is no aside; and 最長12日 is a number as any other.
        one.bracketed &= !own.contains(&at);
        // 3人、1人、2人の合わせて6人: what stands before it is of the parts.
        if has(one.near, "合わせて あわせて") && own.len() == 1 && like.len() > 2 {
            one.near = "";
        }
        if is_worst && own.contains(&at) {
            one.quantity.bound = Bound::Exact;
        }
        one
    });
    Some(kept.collect())
}

/// More numbers of one unit than this are a table.
const MANY: usize = 12;

/// Those of some, where they are neither none nor all.
fn some(like: &[usize], is: impl Fn(usize) -> bool) -> Option<Vec<usize>> {
    let found: Vec<usize> = like.iter().copied().filter(|at| is(*at)).collect();
    (!found.is_empty() && found.len() < like.len()).then_some(found)
}

/// The averages, where the level is one; and those for each of the same, where there are several.
fn averages(level: &Level, given: &[Stated], like: &[usize]) -> Option<Vec<usize>> {
    const OTHERS: &str = "前年 昨年 前回 全国 県平均 国平均 県の 他市 類似";
    if !is_average(level.stated) || level.way.is_some() {
        return None;
    }
    let is_own = |at: usize| is_average(&given[at]) && !has(given[at].near, OTHERS);
    let found = some(like, is_own);
    let averages: Vec<usize> = like.iter().copied().filter(|at| is_own(*at)).collect();
    let same = some(&averages, |at| each_of(&given[at]) == each_of(level.stated));
    same.or(found)
}

/// What the whole year came to, beside what parts of it were: 4月は94％まで落ちたが、年間では98.6％.
fn of_year(target: &str, given: &[Stated], like: &[usize]) -> Option<Vec<usize>> {
    const YEAR: &str = "年間 通年 年度全体 通期 年平均 最終的 年度を通 年を通";
    const PARTS: &str =
        "上期 下期 上半期 下半期 四半期 前半 後半 当初 一時 春 夏 秋 冬 月は 月に 月の 月で 月時点 月末 途中";
    let is_year = |at: usize| has(given[at].near, YEAR) && !has(given[at].near, "前年 昨年");
    let own = some(like, is_year).filter(|own| own.len() == 1 && !has(target, PARTS))?;
    let is_ratio = given[own[0]].measure.is_ratio() || is_average(&given[own[0]]);
    let all_parts = like.iter().all(|at| own.contains(at) || has(given[*at].near, PARTS));
    (is_ratio && all_parts).then_some(own)
}

/// What all times brought, beside what each did: 毎回25人、8回で延べ200人.
fn all_times(level: &Level, given: &[Stated], like: &[usize]) -> Option<Vec<usize>> {
    // 返納者は312人、65歳未満を含めると341人.
    let is_each = |at: usize| {
        has(
            given[at].near,
            "毎回 1回あたり 1回当たり １回当たり 1回平均 1日平均 一日平均 １日平均 1日当たり 一日当たり を含めると を含めれば も含めると",
        )
    };
    let is_count =
        !level.stated.measure.is_ratio() && !level.stated.is_for_each() && !is_average(level.stated);
    let is_count = is_count && !level.stated.measure.is_time();
    some(like, |at| !is_each(at)).filter(|_| is_count)
}

/// The grade that the target names, beside others: 1級3名、2級11名.
fn graded(target: &str, given: &[Stated], like: &[usize]) -> Option<Vec<usize>> {
    let target = fold(target);
    let grade = |at: usize| {
        let near = fold(given[at].near);
        let near = near.trim_matches([' ', '、', 'は', 'が', 'に', 'の']).to_owned();
        let is_grade = ends(&near, "級 種 類 型 号 年生 学年 丁目 コース 歳児");
        (is_grade && near.chars().count() < 6 && near.contains(|char: char| char.is_ascii_digit()))
            .then_some(near)
    };
    // 簿記2級以上: 1級 counts too.
    let number = |text: &str| -> Option<u32> {
        let digits = text.trim_start_matches(|char: char| !char.is_ascii_digit());
        let end = digits.find(|char: char| !char.is_ascii_digit()).unwrap_or(digits.len());
        digits[..end].parse().ok()
    };
    if let Some((before, _)) = target.split_once("級以上") {
        let from = before.trim_end_matches(|char: char| char.is_ascii_digit()).len();
        let least = number(&before[from..])?;
        let is_enough = |at: usize| {
            grade(at)
                .is_some_and(|grade| grade.ends_with('級') && number(&grade).is_some_and(|own| own <= least))
        };
        return some(like, is_enough).filter(|_| like.iter().all(|at| grade(*at).is_some()));
    }
    let all_grades = like.iter().all(|at| grade(*at).is_some());
    some(like, |at| grade(at).is_some_and(|grade| target.contains(&grade)))
        .filter(|own| all_grades && own.len() == 1)
}

/// What it was in fact, beside what was announced: 停止予告は640件、実際の停止は173件.
fn in_fact(given: &[Stated], like: &[usize]) -> Option<Vec<usize>> {
    some(like, |at| has(given[at].near, "実際の 実際に 実際は")).filter(|own| own.len() == 1)
}

/// A total that is told as one, and is the sum of all before it: 「満足」52.3％、「やや満足」35.1％で、合わせて87.4％.
fn told_sum(level: &Level, target: &str, given: &[Stated], like: &[usize]) -> Option<Vec<usize>> {
    let (last, parts) = like.split_last()?;
    // 新規2,187人、更新1,204人、計3,391人, and the target is of the one.
    let is_named = |at: &&usize| {
        let noun = noun(&given[**at]);
        let stands = |(at, word): (usize, &str)| !starts(&target[at + word.len()..], "等 など ほか");
        level.stated.is_new() && given[**at].is_new()
            || noun.chars().count() > 1 && target.match_indices(noun.as_str()).any(stands)
    };
    let named: Vec<usize> = parts.iter().filter(is_named).copied().collect();
    let is_other_answer = |at: &usize| {
        let answer = given[*at].lead.trim_end_matches(['が', 'は', 'と', ' ']).strip_suffix('」');
        let answer = answer.and_then(|lead| lead.rsplit_once('「'));
        answer.is_some_and(|(_, answer)| {
            target.contains('「') && !target.contains(&["「", answer, "」"].concat())
        })
    };
    if like.iter().any(|at| given[*at].year().is_some()) || parts.iter().any(is_other_answer) {
        return None;
    }
    let total = &given[*last];
    let near = total.near.trim_end_matches([' ', '　', ':', '：', 'で', 'は', 'の', 'と']);
    let is_told = total.is_total()
        || ends(near, "合わせて あわせて 合わせ あわせ 合計 計 全体 最終的に 延べ のべ")
        || starts(total.tail, "とな にな に達")
        // 洋画92点、書108点、写真77点の277点.
        || matches!(total.lead.trim(), "の" | "で、" | "の計" | "、");
    let sum = parts.iter().try_fold(Number::ZERO, |sum, at| sum.plus(given[*at].value))?;
    let is_sum = parts.len() > 1
        && sum == total.value
        && like.iter().all(|at| given[*at].sentence == total.sentence)
        && like.iter().all(|at| given[*at].quantity.bound == Bound::Exact && !given[*at].is_of_other_year);
    // 女性9人、男性5人の計14人, and the target is of 女性.
    match named.as_slice() {
        _ if !is_told || !is_sum => None,
        [one] if parts.len() > 1 => Some(vec![*one]),
        [] => Some(vec![*last]),
        all if all.len() == parts.len() => Some(vec![*last]),
        _ => None,
    }
}

/// The worst of all, where the target wants all to reach it: 最長16日 beside 平均7.2日.
fn worst(level: &Level, target: &str, given: &[Stated], like: &[usize]) -> Option<Vec<usize>> {
    let is_of_all = has(target, "すべて 全て 全部 全件 全数 いずれ 必ず 各 毎回 常に 全");
    let table = if level.bound.grows() {
        "最低 最小 最少 最も低 最も少"
    } else {
        "最長 最大 最高 最も長 最も多 最も高"
    };
    let bound = if level.bound.grows() { Bound::AtLeast } else { Bound::AtMost };
    let is_worst = |at: usize| {
        (has(given[at].near, table) || given[at].quantity.bound == bound)
            && given[at].sentence == given[like[0]].sentence
    };
    // 月3～5回: by the month, or by the place.
    let is_by_month =
        level.stated.quantity.unit == "回" && given.windows(2).any(|pair| is_range(&pair[0], &pair[1]));
    some(like, |at| is_worst(at) && !is_by_month)
        .filter(|found| is_of_all && found.len() == 1 && level.way.is_none())
}

/// The part of a whole that the target names, where it does not name the whole alone: うち75歳以上149人.
fn part(level: &Level, target: &str, given: &[Stated], like: &[usize]) -> Option<Vec<usize>> {
    // がん検診受診者3,000人（うち40歳代500人以上）: the one level is of all, the other of the part.
    if target.contains("うち") && !level.stated.is_part() {
        return None;
    }
    let (first, parts) = like.split_first()?;
    let total = &given[*first];
    let is_listed = parts.len() > 1 && parts.iter().all(|at| given[*at].bracketed);
    let near = level.stated.near.trim_end_matches([' ', '　', 'は', 'の', 'を', '数', '者', '件', ':', '：']);
    let (near, target) = (fold(near), fold(target));
    let (whole, others) = (noun(total), |at: usize| parts.iter().filter(move |other| **other != at));
    let is_named = |at: usize| {
        let (one, noun) = (&given[at], noun(&given[at]));
        let has_digit = noun.contains(|char: char| char.is_ascii_digit());
        (one.is_part() || is_listed)
            && one.value <= total.value
            && noun.chars().count() > 1
            && !whole.contains(&noun)
            && (near.ends_with(&noun)
                || target.starts_with(&noun)
                || target.contains(&[&noun, "の"].concat())
                // 全員を公募により, and （うち公募41人）.
                || has(&target, "全員 すべて 全て") && target.contains(&noun)
                || names_group(&near, &noun)
                || (has_digit || is_listed) && target.contains(&noun))
            && others(at).all(|other| !target.contains(&self::noun(&given[*other])))
    };
    let mut named = parts.iter().copied().filter(|at| is_named(*at));
    let one = named.next().filter(|_| named.next().is_none())?;
    (!total.is_part() && !total.is_total()).then(|| vec![one])
}

/// Whether a level is of those alone whom a part is of: 外国人利用者, and （うち外国人1,830人）; but not 児童館利用者, and 児童.
fn names_group(near: &str, noun: &str) -> bool {
    let own =
        last_word(near).filter(|(_, rest)| rest.is_empty()).and_then(|(word, _)| word.strip_prefix(noun));
    has(noun, GROUPS)
        && own.is_some_and(|rest| !rest.is_empty() && !starts(rest, "館 園 所 会 家 室 セ 課 科 部 棟 寮"))
}

/// What passed all of several stages: 学科・実技とも合格5人 beside 学科合格8人.
fn last_stage(level: &Level, given: &[Stated], like: &[usize]) -> Option<Vec<usize>> {
    let is_last = |at: usize| has(given[at].near, "とも 両方で 両方が 両方を いずれも 最終");
    let found = some(like, |at| is_last(at) && shared(given[at].near, level.stated.near) > 0)?;
    let is_least = |at: usize| like.iter().all(|other| given[at].value <= given[*other].value);
    (found.len() == 1 && is_least(found[0]) && level.bound.grows()).then_some(found)
}

/// The one of a summed list that the level's noun names: 高校4校、中学校2校の計6校, and the level is 高校5校.
fn listed_part(level: &Level, given: &[Stated], like: &[usize]) -> Option<Vec<usize>> {
    let (total, parts) = like.split_last()?;
    let own = |at: usize| {
        let near = given[at].near.trim_matches([' ', '　', 'は', 'が']);
        near.chars().count() > 1 && level.stated.near.trim_end().ends_with(near)
    };
    let found = some(parts, own).filter(|found| found.len() == 1)?;
    (given[*total].is_total() && !level.stated.measure.is_ratio()).then_some(found)
}

/// What a part is, by the words before it: 工事完了 of うち工事が完了したもの.
fn noun(one: &Stated) -> String {
    let near = fold(one.near);
    let near = near.rsplit("うち").next().unwrap_or("").trim();
    let near = near.trim_end_matches([':', 'は', 'が', 'も', ' ', '数', 'で', 'に']);
    let ends = ["したもの", "されたもの", "した者", "した人", "のもの", "が"];
    let near = ends.iter().find_map(|end| near.strip_suffix(end)).unwrap_or(near);
    near.replace(['が', 'を', '、'], "")
}

/// The one whose short name is the level's: 現年99.2％、滞繰28.7％, and the level is 滞納繰越分.
fn abbreviated(level: &Level, target: &str, given: &[Stated], like: &[usize]) -> Option<Vec<usize>> {
    if !level.stated.measure.is_ratio() || level.way.is_some() {
        return None;
    }
    let wanted = level.stated.near.trim_matches([' ', '　', 'は', 'の']);
    let wanted =
        if wanted.is_empty() { level.stated.lead.trim_end_matches(['）', ')', ' ', '　']) } else { wanted };
    let wanted = wanted.rsplit(['（', '(', '、', ' ', '　']).next().unwrap_or(wanted);
    let label = |at: &usize| given[*at].near.trim_matches([' ', '　', 'は', 'が', ':', '：']);
    let is_short = |at: &usize| {
        let label = label(at);
        (2..=4).contains(&label.chars().count())
            && !ends(label, "目標 計画 実績 結果")
            && label.chars().all(is_kanji)
            && is_short_for(label, wanted)
    };
    // 加入率は43.8％から45.3％に: から is no name.
    let is_name = |at: &usize| label(at).chars().any(is_kanji) && label(at).chars().count() <= 5;
    let all_short = like.iter().all(|at| is_name(at) && !given[*at].bracketed);
    let mut own = like.iter().copied().filter(is_short);
    let one = own.next().filter(|_| own.next().is_none() && all_short)?;
    (target.len() > wanted.len()).then(|| vec![one])
}

/// What is named as the target is, where a larger whole stands beside it: 全館で51万冊（中央館30万6千冊、分館20万4千冊）.
fn beside_whole(level: &Level, target: &str, given: &[Stated], like: &[usize]) -> Option<Vec<usize>> {
    const WHOLES: &str = "全体 全館 全市 全町 全校 全庁 全園 全施設 全社 全店 全地区 全課 総数";
    let wanted = named_part_of(level.stated.lead)
        .or_else(|| level.stated.lead.split_once('の').map(|(named, _)| named))?;
    let is_whole =
        |at: &usize| has(given[*at].near, WHOLES) && shared(given[*at].near, wanted) < shared(wanted, wanted);
    let whole = like.iter().copied().find(is_whole).filter(|_| !has(target, WHOLES))?;
    let rest: Vec<usize> = like.iter().copied().filter(|at| *at != whole).collect();
    let names = |at: &usize| shared(given[*at].near, wanted);
    let most = rest.iter().map(names).max().filter(|most| *most > names(&whole))?;
    let mut own = rest.iter().copied().filter(|at| names(at) == most);
    let one = own.next().filter(|_| own.next().is_none() && !rest.iter().any(is_whole))?;
    (given[one].value <= given[whole].value || level.stated.measure.is_ratio()).then(|| vec![one])
}
