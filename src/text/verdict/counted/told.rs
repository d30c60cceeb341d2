//! Reports that tell by other numbers, or by none, how a level was met: all of them, the target's ratio, another year's.

use super::decide::Candidates;
use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::verdict::spoken::compare::compare;
use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, actual};
use crate::text::verdict::spoken::role::{Role, Trend};
use crate::text::verdict::spoken::stated::{Stated, first_clause, last_chars};
use crate::text::verdict::spoken::words::{ends, has, shared, starts, those_in, without};
use crate::text::verdict::{Actual, Doubt};

/// A report of all, against a target that names how many that is: 全45施設, 全施設で実施; or 100%.
pub(in crate::text::verdict) fn of_all(level: &Level, report: &str, stated: &[Stated]) -> Option<Reached> {
    const LESS: &str = "除 以外 一部 未 でき 予定 見込 ない なかっ ず、 だけ のみ 残 今後 次年度 来年度 向け 説明 検討 準備 調整 依頼 計画 配布 回答 満足 希望 評価 代表 目指 進めた 進めて";
    let unit = &level.stated.quantity.unit;
    let own = [level.stated.lead, level.stated.rest].concat();
    let is_less = those_in(report, LESS).any(|word| !own.contains(word));
    if !stated.is_empty() || unit.is_empty() || !level.bound.grows() || is_less {
        return None;
    }
    // 全職員120人: what stands between 全 and the number.
    let lead = level.stated.lead.trim_end().trim_end_matches(['（', '(']);
    let word = lead.rsplit_once('全').map(|(_, word)| word);
    let word =
        word.filter(|word| (1..=5).contains(&word.chars().count()) || level.stated.near.contains('全'));
    let is_all = word.is_some_and(|word| names_all(report, word) || has(report, "全員 すべて 全て 全部"));
    // 職員48人, 職員全員が受講.
    let noun = level.stated.near.trim();
    let is_of_people =
        noun.ends_with(['員', '者', '生', '児', '職', '民']) && report.trim_start().starts_with("全員");
    let is_every = !noun.is_empty()
        && (is_of_people || ["全員", "者全員"].iter().any(|all| report.contains(&[noun, all].concat())));
    // 対象職員35人の受講, 対象世帯120世帯の訪問: those whom it is for are all that there are.
    let whom = last_word(level.stated.near).map_or("", |(whom, _)| whom);
    let is_for_all = whom.starts_with("対象")
        && ["全員", "すべて", "全て", "全世帯", "全件"].iter().any(|all| {
            let act = last_chars(first_clause(level.stated.tail), 2);
            let told = report.split_once(&[whom, all].concat()).and_then(|(_, rest)| rest.split_once(act));
            !act.is_empty() && told.is_some_and(|(_, rest)| starts(rest, "した しました し、 済 を実施 を行"))
        });
    let is_all = is_all || is_every || is_for_all || is_each_of_unit(level, report);
    if is_all_of_rate(level, report) {
        let actual = Actual { value: level.stated.quantity.value, unit: unit.clone(), parts: Vec::new() };
        return Some(Reached { state: State::Met, doubt: None, actual: Some(actual) });
    }
    let is_whole = level.stated.measure.base == "%"
        && Some(level.stated.value) == Number::whole(100)
        && shared(level.stated.lead, report) > 0
        && !is_hollow(level, report)
        && !is_all_of_another(level, report)
        && (has(
            report,
            "全職員 全従業員 全社員 全教員 全児童 全生徒 全家庭 全員 全校 全施設 全世帯 全園 全課 全戸 全社 すべて 全て",
        ) || all_of(level.stated.lead).is_some_and(|word| names_all(report, word)));
    (is_all || is_whole || names_all(report, unit)).then(|| {
        let actual = Actual { value: level.stated.quantity.value, unit: unit.clone(), parts: Vec::new() };
        Reached { state: State::Met, doubt: None, actual: Some(actual) }
    })
}

/// Whether all that the level counts are named, and its act: すべての施設で点検を実施した, すべて更新した.
fn is_each_of_unit(level: &Level, report: &str) -> bool {
    let unit = level.stated.quantity.unit.as_str();
    let units: &[&str] = match level.stated.measure.base.as_str() {
        "箇所" => &["箇所", "か所", "カ所", "ヶ所"],
        "校" => &["学校", "校", "小学校", "中学校"],
        _ => &[unit],
    };
    let report = report.trim_start();
    let names_them = |all: &str| units.iter().any(|unit| report.starts_with(&[all, unit].concat()));
    let act = last_word(level.stated.near).map_or("", |(word, _)| last_chars(word, 2));
    let is_bare = starts(report, "すべて 全て") && !starts(report, "すべての 全ての");
    let is_named = ["すべての", "全ての", "全"].into_iter().any(names_them);
    (is_named || is_bare) && act.chars().count() == 2 && {
        let done = report.rsplit_once(act).map_or("", |(_, rest)| rest);
        starts(done, "した しました し、 済 を実施した を行った を完了した を終えた が完了した")
    }
}

/// Whether all of another kind are told of, or only what comes before was done to all: 全ての特別教室に空調が入った, and the target is
/// 普通教室の設置率; 全ての校舎の耐震診断を終えた.
fn is_all_of_another(level: &Level, report: &str) -> bool {
    const BEFORE: &str = "診断 設計 予算化 着工 発注 契約";
    let own = [level.stated.lead, level.stated.rest].concat();
    let all = ["全ての", "すべての"].iter().find_map(|all| report.split_once(all)).map_or("", |(_, all)| all);
    let end = all.find(|char| !(is_kanji(char) || is_katakana(char))).unwrap_or(all.len());
    let (noun, rest) = all.split_at(end);
    let is_kind = noun.chars().count() > 3
        && shared(last_chars(noun, 2), &own) > 0
        && shared(noun, &own) < shared(noun, noun)
        && shared(last_chars(noun, 3), &own) < 2;
    // 小中学校のLED化率, and 全ての小学校で.
    let is_one_school = ends(noun, "小学校 中学校") && has(&own, "小中学校 小・中学校 市立学校");
    is_kind || is_one_school || those_in(rest, BEFORE).any(|word| !own.contains(word))
}

/// Whether the rate's act is named, and not as what was done: 適合状況を確認した.
fn is_hollow(level: &Level, report: &str) -> bool {
    let noun = level.stated.near.trim_end_matches([' ', '　', ':', '：', 'を', 'は']);
    let Some(act) = noun.strip_suffix('率').map(|of| last_chars(of, 2)) else { return false };
    let mut behind = report.match_indices(act).map(|(at, act)| &report[at + act.len()..]).peekable();
    let is_object = |rest: &str| {
        rest.starts_with(is_kanji) && !starts(rest, "完了 済 率")
            || starts(rest, "を確認 を検討 を促 を呼び を予定 に向け")
    };
    behind.peek().is_some() && behind.all(is_object)
}

/// Whether all did what a rate of 100 % is of: 全検査地点の全項目で基準に適合した, and the target is 適合率.
fn is_all_of_rate(level: &Level, report: &str) -> bool {
    let noun = level.stated.near.trim_end_matches([' ', '　', ':', '：', 'を', 'は']);
    let act = last_chars(noun.strip_suffix('率').unwrap_or(noun), 2);
    if act.chars().count() < 2 {
        return false;
    }
    let is_whole = |(at, all): (usize, &str)| {
        let rest = &report[at + all.len()..];
        let end = rest.find(|char| !is_kanji(char)).unwrap_or(rest.len());
        let behind = &rest[end..];
        let of_all = ["で", "が", "を", "とも"].iter().any(|word| behind.starts_with(word));
        let done = behind.rsplit_once(act).map_or("", |(_, rest)| rest);
        end > 0
            && (of_all || behind.starts_with("の全"))
            && starts(done, "した しました している し、 済 された")
    };
    level.stated.measure.base == "%"
        && Some(level.stated.value) == Number::whole(100)
        && report.match_indices('全').any(is_whole)
}

/// All of those who were counted, against a share: 就職希望者45人全員が内定を得た is 100 %.
pub(in crate::text::verdict) fn of_all_counted(
    level: &Level,
    target: &str,
    report: &str,
    stated: &[Stated],
) -> Option<Reached> {
    const LESS: &str = "除 以外 一部 未 でき 予定 見込 ない なかっ ず、 だけ のみ 残 今後 次年度 来年度 説明 検討 準備 調整 依頼 計画 配布 希望する ほぼ 勧奨 通知 案内 周知 送付 呼びかけ";
    let is_rate = level.stated.measure.base == "%" && level.way.is_none() && !level.is_relative;
    let whole = Number::whole(100).filter(|_| is_rate && level.bound.grows())?;
    // 48時間以内 stands in the target too.
    let is_of_target =
        |one: &&Stated| target.contains(&format!("{}{}", one.quantity.value, one.quantity.unit));
    // 23件は3か月の見守りを経て全て解消: how long it took counts nobody.
    let mut counted = stated.iter().filter(|one| !is_of_target(one) && !one.measure.is_time());
    let one = counted.next().filter(|_| counted.next().is_none())?;
    let clauses = report.get(one.quantity.span.end..)?.split(['。', '\n']).next()?;
    // 全職員1,046名が受講済, 全86件で確認した.
    let is_of_all = one.near.trim_start().strip_prefix('全').is_some_and(|noun| noun.chars().all(is_kanji))
        && starts(clauses, "が で を とも の");
    let (_, rest) = ["全員", "全て", "すべて", "全件", "全量", "全数"]
        .iter()
        .find_map(|all| clauses.split_once(all))
        .or_else(|| (is_of_all && has_done(level, clauses)).then_some(("", clauses)))?;
    // 全員に勧めた is what was done to them.
    let is_to_them = rest.starts_with(['に', 'へ']) && !rest.starts_with("について");
    let is_own = !is_to_them && (shared(rest, level.stated.near) > 0 || shared(rest, target) > 1);
    let is_count =
        matches!(one.quantity.bound, Bound::Exact) && !one.measure.is_ratio() && !one.measure.is_time();
    let less = those_in(report, LESS).any(|word| !target.contains(word));
    (is_own && is_count && !less && level.stated.value <= whole).then(|| {
        let value = level.stated.measure.out_of_base(whole);
        let unit = level.stated.quantity.unit.clone();
        let actual = value.map(|value| Actual { value, unit, parts: vec![one.quantity.clone()] });
        Reached { state: State::Met, doubt: None, actual }
    })
}

/// Whether a clause ends in saying that what a rate is of was done: が受講済, and the target is 受講率.
fn has_done(level: &Level, clause: &str) -> bool {
    let noun = level.stated.near.trim_end_matches([' ', '　', ':', '：', 'を', 'は', 'の']);
    let act = last_chars(noun.trim_end_matches(['率', '度']), 2);
    let done = if act.is_empty() { clause } else { clause.rsplit_once(act).map_or("", |(_, rest)| rest) };
    starts(done, "した しました し、 済 された 完了 を完了 を終え")
        || act.is_empty() && done.ends_with("した")
}

/// Of what a text says that it means all: the 教員 of 全教員の受講.
fn all_of(text: &str) -> Option<&str> {
    let (_, rest) = text.rsplit_once('全')?;
    let end = rest.find(|char| !is_kanji(char)).unwrap_or(rest.len());
    (end > 0).then(|| &rest[..end])
}

/// Whether a text speaks of all of something: 全校で, but not 全校集会.
fn names_all(text: &str, name: &str) -> bool {
    let word = ["全", name].concat();
    let ends_there = |rest: &str| {
        !rest.starts_with(|char| is_kanji(char) || is_katakana(char))
            || starts(rest, "実施 開催 完了 達成 対応 整備 参加")
    };
    !name.is_empty() && text.match_indices(&word).any(|(at, _)| ends_there(&text[at + word.len()..]))
}

/// That the target was exceeded, or a limit stayed below, is told without a number: 目標値を上回った.
pub(super) fn beyond_target(level: &Level, report: &str, stated: &[Stated]) -> Option<Reached> {
    const LESS: &str = "ない なかっ ず 見込 予定 一部 ほぼ 概ね おおむね ほとんど 除 月 期 日 時期 時点 途中 課 係 館 校 園 地区 項目 以外 ただし が、 ものの うち 多く のも";
    const YEAR: &str = "令和 年度 本年 今年 年間 結果 実績 は も 、 の 年";
    let report = report.trim().trim_end_matches('。');
    // 目標を上回った is a claim; 目標値を上回った compares a value.
    let (topic, said) = ["目標値", "目標数", "計画値"].iter().find_map(|value| report.split_once(value))?;
    let said = said.strip_prefix('を')?;
    let said = ["大きく", "大幅に", "わずかに", "若干"]
        .iter()
        .find_map(|how| said.strip_prefix(how))
        .unwrap_or(said);
    let is_beyond = matches!(said, "上回った" | "上回りました" | "超えた" | "超過した" | "超えました");
    let is_below = matches!(said, "下回った" | "下回りました");
    let is_met = if level.bound.grows() { is_beyond } else { is_below };
    let is_of_target =
        shared(topic, &[level.stated.lead, level.stated.rest].concat()) == shared(topic, topic);
    let is_plain =
        stated.is_empty() && level.way.is_none() && !level.is_doubtful && !level.stated.is_for_each();
    let is_whole = is_of_target && !has(&without(topic.into(), YEAR), LESS);
    let actual = Actual {
        value: level.stated.quantity.value,
        unit: level.stated.quantity.unit.clone(),
        parts: Vec::new(),
    };
    if is_below && level.bound.grows() && is_plain && is_whole {
        return Some(Reached { state: State::Short, doubt: None, actual: None });
    }
    (is_met && is_plain && is_whole).then_some(Reached {
        state: State::Met,
        doubt: None,
        actual: Some(actual),
    })
}

/// A change that is told as a ratio to another time: 前年度比102% is 2% more.
pub(in crate::text::verdict) fn relative(level: &Level, way: Trend, one: &Stated) -> Option<Reached> {
    let hundred = Number::whole(100).filter(|_| one.measure.base == "%")?;
    let change = match way {
        Trend::Up => one.value.parts() - hundred.parts(),
        Trend::Down => hundred.parts() - one.value.parts(),
    };
    // 前年度比 5% may be a change and no ratio.
    let is_ratio = one.value.parts() >= hundred.parts() / 2 && one.quantity.bound == Bound::Exact;
    let value = Number::from_parts(change.max(0)).filter(|_| is_ratio)?;
    let state = compare(level.stated.value, level.bound, value, Bound::Exact);
    Some(Reached { state, doubt: None, actual: actual(level, value, &[one]) })
}

/// A ratio to the year before that is told as a change: 前年度から20％増加した is 120% of it.
pub(super) fn as_ratio(level: &Level, stated: &[Stated], roles: &[Role]) -> Option<Reached> {
    const LAST: &str = "前年 昨年";
    let hundred = Number::whole(100).filter(|_| level.stated.measure.base == "%")?;
    let [one] = stated else { return None };
    let Role::Change(way) = roles.first()? else { return None };
    // 前年度比3％以内 is a change itself.
    let is_ratio = level.stated.value.scaled(2, 1).is_some_and(|twice| twice >= hundred);
    let is_like =
        is_ratio && one.is_like(level.stated) && has(one.near, LAST) && has(level.stated.near, LAST);
    let by = if *way == Trend::Up { one.value.parts() } else { -one.value.parts() };
    let value = Number::from_parts((hundred.parts() + by).max(0)).filter(|_| is_like)?;
    let state = compare(level.stated.value, level.bound, value, one.quantity.bound);
    (state != State::Unclear).then(|| Reached { state, doubt: None, actual: actual(level, value, &[one]) })
}

/// A level that is so many times another year's: 前年の1.5倍 against 前年比160% or 前年比1.3倍.
pub(in crate::text::verdict) fn times(level: &Level, stated: &[Stated], roles: &[Role]) -> Option<Reached> {
    if level.stated.measure.base != "倍" || !has(level.stated.near, "前年 昨年 前回 従前 従来") {
        return None;
    }
    let mut told = stated.iter().zip(roles).filter(|(_, role)| **role == Role::Relative);
    let (one, _) = told.next().filter(|_| told.next().is_none())?;
    let value = match one.measure.base.as_str() {
        "倍" => one.value,
        "%" => one.value.scaled(1, 100)?,
        _ => return None,
    };
    let state = compare(level.stated.value, level.bound, value, one.quantity.bound);
    let doubt = (state == State::Unclear).then_some(Doubt::TooNear);
    let unit = level.stated.quantity.unit.clone();
    Some(Reached { state, doubt, actual: Some(Actual { value, unit, parts: vec![one.quantity.clone()] }) })
}

/// Those of a list of which the last is told with its verb: 税務課1,120時間、会計課310時間を削減した.
pub(super) fn with_listed<'a, 't>(
    found: Candidates<'a, 't>,
    stated: &'a [Stated<'t>],
    roles: &[Role],
) -> Candidates<'a, 't> {
    let [last] = found.as_slice() else { return found };
    let Some(at) = stated.iter().position(|one| std::ptr::eq(one, *last)) else { return found };
    let is_of_list = |(one, role): (&Stated, &Role)| {
        one.is_like(last)
            && one.is_listed()
            && *role == Role::Level
            && one.sentence == last.sentence
            && !one.near.trim().is_empty()
    };
    let count = (0..at).rev().take_while(|at| is_of_list((&stated[*at], &roles[*at]))).count();
    stated[at - count..=at].iter().collect()
}
