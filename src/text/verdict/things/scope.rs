//! Whether a number is taken of what its level is taken of: the same average or total, time, place, people and act.

use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::verdict::Doubt;
use crate::text::verdict::spoken::deed::{is_same_deed, last_word};
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::stated::{Stated, first_chars, last_chars};
use crate::text::verdict::spoken::words::{ends, has, shared, starts, things, those_in};
use crate::text::width::fold;

/// What a number of days, months or people an average is for each of.
const EACH_OF: &str = "日 月 月間 年 年間 週 回 人 校 館 園 所 件 社 団体 世帯 便";

/// Why a number is of another kind than its level, whether it reaches it or not: an average and a total, a day and the
/// year's average.
pub(in crate::text::verdict) fn other_statistic(level: &Level, target: &str, one: &Stated) -> Option<Doubt> {
    let wanted = level.stated;
    if is_average(wanted) {
        // 4月の平均は3.2日.
        let is_of_month = fold(one.near).split_once("月の平均").is_some_and(|(month, _)| {
            month.ends_with(|char: char| char.is_ascii_digit()) && !target.contains(month)
        });
        let is_beyond = || wanted.value.scaled(3, 1).is_some_and(|thrice| one.value >= thrice);
        return match is_average(one) {
            true if is_of_month => Some(Doubt::Part),
            true => (each_of(wanted).zip(each_of(one)).is_some_and(|(one, other)| one != other))
                .then_some(Doubt::Each),
            false if is_of_one_day(one) => Some(Doubt::Part),
            false => (!one.measure.is_ratio()
                && !one.measure.is_time()
                && (is_beyond() || has(one.near, "延べ 合計 総計") && !has(target, "延べ")))
            .then_some(Doubt::Each),
        };
    }
    // 年平均1.4mg/L: what is measured is not counted for each.
    let is_measured = matches!(one.measure.base.as_str(), "" | "mg/l" | "℃" | "ppm" | "db" | "点" | "mm");
    let is_count = !one.measure.is_ratio() && !one.measure.is_time() && !is_measured;
    (is_count
        && is_average(one)
        && each_of(one).is_some()
        && !wanted.is_for_each()
        // 一人年間40冊, and 一人平均36.5冊.
        && !(ends(wanted.near.trim_end().trim_end_matches(['年', '間']), "1人 １人 一人")
            && each_of(one) == Some("人"))
        // 月800件, and 月平均846件.
        && !each_of(one).is_some_and(|each| wanted.near.trim_end().ends_with(each))
        && !has(target, "毎 各 ごと"))
    .then_some(Doubt::Each)
}

/// Whether a number is an average, by its own words.
pub(in crate::text::verdict) fn is_average(one: &Stated) -> bool {
    has(one.near, "平均") && !has(one.near, "平均を 平均より 平均並 平均値を")
}

/// Whether it is the average of what shall stay within two ends: 平均22℃, and the target is 20～25℃に保つ.
pub(in crate::text::verdict) fn is_average_of_range(target: &str, one: &Stated) -> bool {
    is_average(one) && target.contains(['～', '〜', '~']) && has(target, "保 維持 範囲 間 管理")
}

/// What an average is for each of: the 日 of 1日平均.
pub(in crate::text::verdict) fn each_of(one: &Stated) -> Option<&'static str> {
    let (before, after) = one.near.rsplit_once("平均")?;
    let before = before.trim_end_matches(['当', 'た', 'り', 'あ', 'の', ' ', '　']);
    let after = fold(after);
    let of = |text: &str| {
        let mut units = EACH_OF.split(' ').filter(|unit| text.ends_with(*unit));
        units.next_back().map(|unit| unit.trim_end_matches('間'))
    };
    of(before).or_else(|| of(after.trim_start().strip_prefix('1')?))
}

/// Whether it is of one day or one month: 初日は, 3月29日は, 1月は.
fn is_of_one_day(one: &Stated) -> bool {
    let near = fold(one.near);
    let is_day = || {
        near.split_once('月').is_some_and(|(_, rest)| {
            let day = rest.trim_start_matches(|char: char| char.is_ascii_digit());
            day.len() < rest.len() && day.starts_with('日') && !has(day, "現在 時点 調査 まで から")
        })
    };
    one.is_of_one_time()
        || has(&near, "初日 最終日 当日 初回 最終回 最も多 最も少 一番")
        || is_day()
        || is_named_day(&near)
}

/// 公開月は, オープン日は; but not 毎月は.
fn is_named_day(near: &str) -> bool {
    let topic = near.trim_end().strip_suffix('は').or_else(|| near.trim_end().strip_suffix('に'));
    let named = topic.and_then(|topic| topic.strip_suffix(['月', '日']));
    named.is_some_and(|named| {
        named.ends_with(|char| is_kanji(char) && !"毎各平同休祝土".contains(char) || is_katakana(char))
    })
}

/// Whether a number that stays within a limit of the year may still grow: 12月末現在 24件.
pub(in crate::text::verdict) fn is_of_part_of_year(level: &Level, target: &str, one: &Stated) -> bool {
    const STANDS: &str = "残高 待機 在庫 滞納 未収 人口 現在 時点 月 半期 四半期 期末";
    if level.bound.grows() || level.way.is_some() || one.measure.is_ratio() || is_average(level.stated) {
        return false;
    }
    let is_of_year = has(target, "年間 年度 年1 年2 年3 年4 年5 年6 年7 年8 年9");
    !has(target, STANDS) && (is_of_year || !one.measure.is_time()) && ends_early(one)
}

/// Whether it is the average of some months: 4月から12月までの平均は214.3人.
pub(in crate::text::verdict) fn is_average_of_months(one: &Stated) -> bool {
    let near = fold(one.near);
    let Some((before, rest)) = near.rsplit_once('月') else { return false };
    let from = before.trim_end_matches(|char: char| char.is_ascii_digit());
    let is_span = from.ends_with("月から") || from.ends_with("月~") || from.ends_with('~');
    is_span && !matches!(&before[from.len()..], "3" | "03") && starts(rest, "までの平均 の平均 まで平均 平均")
}

/// Whether a number that falls short is plainly of some months of the year that the target is for: 4月～9月で.
pub(in crate::text::verdict) fn is_of_some_months(target: &str, one: &Stated) -> bool {
    let near = fold(one.near);
    let is_span = near.split_once('月').is_some_and(|(_, rest)| starts(rest, "~ から - 、 ・"));
    has(target, "年間") && !has(target, "平均 月") && is_span && ends_early(one)
}

/// Whether the words of a number say that it ends before the year does.
fn ends_early(one: &Stated) -> bool {
    let inside = one.tail.strip_prefix(['（', '(']).and_then(|tail| tail.split_once(['）', ')']));
    let inside = inside.map_or("", |(inside, _)| inside);
    // 夏季（7～9月）で.
    let near = if one.near.chars().count() > 2 { one.near } else { last_chars(one.lead, 20) };
    [near, inside].iter().any(|text| {
        let text = fold(text);
        let Some((before, rest)) = text.rsplit_once('月') else {
            return has(&text, "上半期 上期 前期 年度前半 第1四半期 第2四半期 第3四半期 1q 2q 3q")
                && !has(&text, "4q");
        };
        let digits = before.trim_end_matches(|char: char| char.is_ascii_digit());
        let is_month = digits.len() < before.len() && !matches!(&before[digits.len()..], "3" | "03");
        // The first day of the year stands for it.
        let is_first = before.ends_with('4') && rest.starts_with("1日");
        is_month && !is_first && has(rest, "末 現在 時点 まで 分 で") && !has(rest, "開催 実施 調査")
            || is_month && rest.starts_with('は')
    })
}

/// Places and groups whose numbers are a part of a larger one's.
const PARTS: &str = "地区 地域 館 校 園 課 部 支所 出張所 事務所 所 店 階 町 丁目 病棟 病院 センター 庁舎 室 棟 線 駅 学年 年生 代 歳 歳以上 歳未満 プール ホール 会場 工場 支店";

/// Words for the larger one.
const WHOLES: &str = "市全体 町全体 村全体 区全体 県全体 全体 全市 全町 全村 全館 全校 全庁 全園 全施設 全社 全地区 全店 全課 全会場 市内全域 全域 全学年 全年代 全線";

/// Whether a number is of the whole that the target names one part of: 市全体, where the target is of 東部地区.
pub(in crate::text::verdict) fn is_of_larger(level: &Level, target: &str, one: &Stated) -> bool {
    if !has(one.lead, WHOLES) || has(target, WHOLES) || has(target, "全 すべて 各 市内 町内 いずれ")
    {
        return false;
    }
    let part = named_part_of(level.stated.lead);
    part.is_some_and(|part| shared(one.near, part) < shared(part, part))
}

/// Whether a rate, a time or what shall stay within a limit is told of one place: 採血室では平均18分.
pub(in crate::text::verdict) fn is_at_one_place(level: &Level, target: &str, one: &Stated) -> bool {
    const PLACES: &str = "室 科 課 館 窓口 支所 センター 校 店 駅 会場 病棟 工場 ホール 係 部門 部署 地区 園";
    let is_measured = one.measure.is_ratio() || one.measure.is_time() || !level.bound.grows();
    let place = one.near.split_once("では").map(|(place, _)| place);
    is_measured
        && place.is_some_and(|place| {
            let noun = place.trim_start_matches(['、', ' ', '　']);
            ends(noun, PLACES)
                && shared(noun, target) < shared(noun, noun)
                && !has(noun, "全 各 いずれ すべて")
        })
}

/// The part of a larger whole that a target's words begin with: 東部地区 of 東部地区の自治会加入率.
pub(in crate::text::verdict) fn named_part_of(lead: &str) -> Option<&str> {
    let (part, _) = lead.trim_start_matches(['・', ' ', '　']).split_once('の')?;
    let part = part.rsplit(['、', '，', ' ', '　', '：']).next().unwrap_or(part);
    (ends(part, PARTS) && part.chars().count() > 2 && shared(part, part) > 0).then_some(part)
}

/// Whether a share is taken of others than the target's: 接種者に占める65歳以上, and the target is 65歳以上の接種率.
pub(in crate::text::verdict) fn is_of_other_base(level: &Level, target: &str, one: &Stated) -> bool {
    if !one.measure.is_ratio() {
        return false;
    }
    let base = |text: &'_ str| -> Option<String> {
        let (base, _) = text.split_once("に占める")?;
        Some(fold(base.rsplit(['、', '，', '。', 'は', '（', ' ', '　']).next().unwrap_or(base)))
    };
    let Some(told) = base(one.lead) else { return false };
    if let Some(wanted) = base(target) {
        // Only where each stands on the other side.
        return shared(&told, &wanted) == 0 && shared(&told, target) > 0;
    }
    let Some((of, rate)) = level.stated.near.rsplit_once('の') else { return false };
    shared(&told, of) == 0 && !has_digit_of(of, &told) && shared(&told, rate) > 0
}

fn has_digit_of(of: &str, told: &str) -> bool {
    let digits = |text: &str| -> String { fold(text).chars().filter(char::is_ascii_digit).collect() };
    !digits(of).is_empty() && digits(of) == digits(told)
}

/// Words that single out some of those who could be counted.
pub(in crate::text::verdict) const GROUPS: &str = "女性 男性 外国人 高齢 若手 若年 障害 障がい 正規 常勤 市内 町内 村内 県外 市外 新規 独居 単身 共働き ひとり親 中学生 高校生 大学生 小学生 児童 学生 管理職";

/// Whether a count is far beyond its level, and lacks the word that makes the target's those of some: 消防団員 420人, and
/// the target is 女性消防団員 30人.
pub(in crate::text::verdict) fn is_of_more(level: &Level, report: &str, one: &Stated) -> bool {
    let is_count = !one.measure.is_ratio() && !one.measure.is_time() && level.bound.grows();
    let is_beyond = level.stated.value.scaled(2, 1).is_some_and(|twice| one.value >= twice);
    is_count
        && is_beyond
        && shared(one.near, level.stated.lead) > 0
        && those_in(level.stated.lead, GROUPS).any(|group| !report.contains(group))
}

/// Whether two words of one kind are of two sorts: 昼間人口, and the target is 夜間人口.
pub(in crate::text::verdict) fn is_of_other_sort(
    level: &Level,
    target: &str,
    report: &str,
    one: &Stated,
) -> bool {
    const SORTLESS: &str =
        "年間 年度 総 延べ 全 累計 新規 実績 本年 今年 平均 最終 年 月 期 各 合計 実 市 当";
    let word = |near| {
        let noun =
            last_word(near).filter(|(word, rest)| word.chars().count() > 3 && rest.chars().count() < 2);
        // Only before the noun: the 期 of 納期遵守率 is its own.
        let mut word = noun?.0;
        while let Some(rest) = SORTLESS.split(' ').find_map(|sort| word.strip_prefix(sort)) {
            word = rest;
        }
        Some(word.to_owned())
    };
    let Some((own, wanted)) = word(one.near).zip(word(level.stated.near)) else { return false };
    let sort = |word: &str| first_chars(word, 2).to_owned();
    last_chars(&own, 2) == last_chars(&wanted, 2)
        && own.chars().count() > 3
        && wanted.chars().count() > 3
        && !target.contains(&sort(&own))
        && !report.contains(&sort(&wanted))
        && things(&own) & things(&wanted) == 0
}

/// Whether target and report say by a verb what those counted did, and it is not the same: 業務に活用した受講者の割合,
/// and 72％が受講した.
pub(in crate::text::verdict) fn is_of_other_act(level: &Level, one: &Stated) -> bool {
    let told = [one.lead, " ", one.rest].concat();
    let is_told = |act: &str| told.contains(act);
    let is_possible = |text: &str| has(text, "可能 できる");
    if is_possible(level.stated.near) && !is_possible(&told) && verb(one.near).is_some() {
        return true;
    }
    if one.measure.is_ratio() {
        let Some(wanted) = verb(level.stated.lead) else { return false };
        let Some(own) = verb(one.near).or_else(|| verb(one.rest)) else { return false };
        // 健診を受診した, and the target is 医療機関を受診した者.
        let objects = wanted.object.zip(own.object);
        return if own.act == wanted.act {
            objects.is_some_and(|(wanted, own)| shared(own, wanted) == 0 && !is_told(wanted))
        } else {
            !is_told(wanted.act) && !is_same_deed(own.act, wanted.act)
        };
    }
    // 保護した猫, and the target is 保護猫の譲渡.
    let head = level.stated.near.trim_end_matches(['は', 'を', 'が', 'の', '数', ' ', '　', '：', ':']);
    let Some((of, head)) = head.rsplit_once('の') else { return false };
    let Some(own) = verb(one.near).filter(|own| !own.noun.is_empty()) else { return false };
    // 老朽化した街路灯462基をLEDに交換した: what was done stands behind.
    if last_word(one.tail.split(['、', '。', '（', '(']).next().unwrap_or("")).is_some() {
        return false;
    }
    let noun = last_word(own.noun).map_or(own.noun, |(noun, _)| noun);
    of.contains(noun)
        && !head.contains(noun)
        && !is_told(head)
        && own.act != head
        && !is_same_deed(own.act, head)
}

/// A verb of two kanji and more, with its object and the noun that it tells of.
struct Verb<'t> {
    object: Option<&'t str>,
    act: &'t str,
    noun: &'t str,
}

/// The last verb of a text: 保護 and 猫 of 保護した猫.
fn verb(text: &str) -> Option<Verb<'_>> {
    const FORMS: [&str; 6] = ["している", "された", "した", "する", "してい", "し、"];
    let found = FORMS.iter().filter_map(|form| text.rfind(form).map(|at| (at, at + form.len())));
    let (at, end) = found.max_by_key(|(at, end)| (*at, *end))?;
    // 予想Rされた: what stands between is no part of the act.
    let (act, _) = last_word(&text[..at]).filter(|(_, rest)| rest.is_empty())?;
    let before = text[..at - act.len()].strip_suffix('を');
    let object = before.and_then(last_word).filter(|(_, rest)| rest.is_empty()).map(|(word, _)| word);
    Some(Verb { object, act, noun: text[end..].trim() })
}
