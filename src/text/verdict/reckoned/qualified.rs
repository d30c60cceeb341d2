//! What qualifies a count that reaches its level, and is in one of the two texts only: what it leaves out or counts in,
//! what it is taken by, whom it is of, whether it is the average of all or each of them.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::verdict::Doubt;
use crate::text::verdict::spoken::compare::compare;
use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, actual};
use crate::text::verdict::spoken::stated::{Counting, Stated, first_clause, last_chars};
use crate::text::verdict::spoken::words::{ends, has, shared, starts, without};
use crate::text::verdict::things::scope::{is_average, is_average_of_months};
use crate::text::width::fold;

/// What was reached, or what a qualifier makes of it; `given` are all of the report's quantities.
pub(in crate::text::verdict) fn qualified(
    level: &Level,
    target: &str,
    report: &str,
    wanted: &[Stated],
    given: &[Stated],
    reached: Reached,
) -> Reached {
    if reached.state != State::Met {
        return reached;
    }
    let short = |one: Option<&Stated>| Reached {
        state: State::Short,
        doubt: None,
        actual: one.map_or_else(|| reached.actual.clone(), |one| actual(level, one.value, &[one])),
    };
    if misses_norm(target, report) {
        return short(None);
    }
    if lacks_quarter(target, report) {
        return short(None);
    }
    let parts = reached.actual.iter().flat_map(|actual| &actual.parts);
    let parts: Vec<&Stated> =
        parts.filter_map(|part| given.iter().find(|one| one.quantity.span == part.span)).collect();
    let [one] = parts.as_slice() else { return reached };
    if let Some(left) = without_begun(one, given) {
        let state = compare(level.stated.value, level.bound, left, Bound::Exact);
        let doubt = (state != State::Short).then_some(Doubt::Plan);
        let state = if doubt.is_some() { State::Unclear } else { state };
        return Reached { state, doubt, ..reached };
    }
    let told = reached.actual.as_ref().and_then(|actual| level.stated.measure.in_base(actual.value));
    let is_as_told = told == Some(one.value);
    if is_begun(target, one) || goes_on(level, report, one) {
        return Reached { state: State::Unclear, doubt: Some(Doubt::Plan), ..reached };
    }
    let doubt = if is_of_each_time(level, target, one)
        || counts_more(target, one)
        || leaves_out(level, target, one)
        || is_average_of_all(level, target, one)
        || some_are_beyond(level, one, given)
        || some_are_left(level, one, given)
        || attend_less(level, target, given)
        || given.len() == 1 && is_of_one_named(target, report, one)
        || is_average_of_months(one)
    {
        Some(Doubt::Part)
    } else if is_sum_of_old(level, one, given) || is_only_new(level, target, one) {
        Some(Doubt::Cumulative)
    } else if is_as_told && counts_each_time(level, target, one)
        || is_by_other(target, one)
        || is_of_other_people(target, report, one)
        || is_only_attended(level, target, one)
        || is_of_known(level, report, one)
        || lacks_condition(level, wanted, given, one)
    {
        Some(Doubt::OtherThing)
    } else {
        None
    };
    match doubt {
        Some(doubt) => Reached { state: State::Unclear, doubt: Some(doubt), ..reached },
        None => reached,
    }
}

/// Whether what shall stay within a limit is told for each month or time: 毎月3人程度, and the target is 5人以下.
fn is_of_each_time(level: &Level, target: &str, one: &Stated) -> bool {
    let is_count = !one.measure.is_ratio() && !one.measure.is_time();
    is_count
        && !level.bound.grows()
        && has(one.near, "毎月 毎日 毎回 毎週 月平均 1日平均 １日平均 1回平均")
        && !has(target, "月 毎 平均 日 週 当たり あたり 回")
}

/// Whether those counted only began what has an end: 1,340名が受講を始めた, and the target is 育成.
fn is_begun(target: &str, one: &Stated) -> bool {
    let clause = first_clause(one.tail);
    let begun = ["を始め", "に着手", "が始まった"].iter().find_map(|end| clause.split_once(end));
    let deed = begun.and_then(|(before, _)| last_word(before)).map(|(deed, _)| deed);
    deed.is_some_and(|deed| shared(deed, target) == 0) && !has(target, "開始 着手 始め")
}

/// Whether the level's own deed still goes on, and what was counted was another: 1,300点の撮影を終え、登録作業を進めている.
fn goes_on(level: &Level, report: &str, one: &Stated) -> bool {
    let noun = level.stated.near.trim_end_matches([' ', '　', 'を', 'は', 'の', '数', '：', ':']);
    let Some((deed, "")) = last_word(noun) else { return false };
    let deed = last_chars(deed, 2);
    const ON: &str = "作業を進めてい 作業中 作業を行ってい を進めてい 作業に入った に向けて に向けた";
    let behind = report.rfind(deed).map(|at| &report[at + deed.len()..]);
    behind.is_some_and(|behind| starts(behind, ON))
        && !one.near.contains(deed)
        && !first_clause(one.tail).contains(deed)
}

/// Whether it is of one of two that the target names together: 転居は17分, and the target is 転入・転居手続.
fn is_of_one_named(target: &str, report: &str, one: &Stated) -> bool {
    let is_noun = |char: char| is_kanji(char) || is_katakana(char);
    let topic = one.near.rsplit_once('は').map_or("", |(topic, _)| topic.trim());
    let is_word = topic.chars().count() > 1 && topic.chars().all(is_noun);
    let is_first =
        target.split_once(&[topic, "・"].concat()).is_some_and(|(_, rest)| rest.starts_with(is_noun));
    let is_second =
        target.split_once(&["・", topic].concat()).is_some_and(|(before, _)| before.ends_with(is_noun));
    is_word && (is_first || is_second) && !report.contains('・')
}

/// Whether what shall be within a norm was not: 全項目で基準値以内, and 1回で濁度が基準値を超えた.
fn misses_norm(target: &str, report: &str) -> bool {
    let is_wanted = target.split_once("基準").is_some_and(|(_, rest)| {
        starts(rest, "値以内 値以下 以内 以下 値に適合 に適合 適合 値を満た を満た 値内 値未満 未満")
    });
    let misses = |rest: &&str| {
        let rest = rest.strip_prefix('値').unwrap_or(rest);
        let clause = rest.split(['。', '\n']).next().unwrap_or(rest);
        starts(rest, "を超えた を超過した を上回った に適合しなかった を満たさなかった")
            && !has(clause, "なかったこと ものはな ことはな 項目はな 0件 ０件 ゼロ")
            && !starts(
                rest,
                "を超えた項目はな を超えたものはな を超えた検体はな を超えた地点はな を超えたことはな",
            )
    };
    is_wanted
        && report.match_indices("基準").map(|(at, word)| &report[at + word.len()..]).any(|rest| misses(&rest))
}

/// Whether the months that are told leave out a quarter of a year that the target wants each of: 5月、6月、11月、2月.
fn lacks_quarter(target: &str, report: &str) -> bool {
    if !has(target, "四半期ごと 四半期毎 毎四半期 各四半期 四半期に1回 四半期に１回")
    {
        return false;
    }
    let report = fold(report);
    let (mut months, mut rest) = (Vec::new(), report.as_str());
    loop {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let Ok(month) = rest[..digits].parse::<usize>() else { break };
        let Some(after) = rest[digits..].strip_prefix('月') else { break };
        months.push((month + 8) % 12 / 3);
        let Some(next) = after.strip_prefix(['、', ',', '・', 'と']) else { break };
        rest = next;
    }
    months.len() > 3 && (0..4).any(|quarter| !months.contains(&quarter))
}

/// What is left of a count without those that are only under way: 開発中の3業務を含めて10業務.
fn without_begun(one: &Stated, given: &[Stated]) -> Option<Number> {
    let begun = starts(one.lead.trim_start(), "を含め を含む も含め").then(|| {
        let at = given.iter().position(|other| other.quantity.span == one.quantity.span)?;
        given.get(at.checked_sub(1)?).filter(|before| before.is_like(one))
    })??;
    let is_under_way =
        has(begun.near, "中の 予定の 見込みの 未完了の 未実施の 解約の 退会の 辞退 取消 欠席 キャンセル");
    Number::from_parts(one.value.parts() - begun.value.parts()).filter(|_| is_under_way)
}

/// Whether it counts in another than the target's, where both say to or from whom: 一般就労への移行, and A型への移行を含め.
fn counts_more(target: &str, one: &Stated) -> bool {
    let with = ["を含め", "を含む", "も含め", "を加え"].iter().find_map(|word| one.near.split_once(word));
    let Some((with, _)) = with else { return false };
    let of = |text: &str, joint: &str| {
        text.split_once(joint).and_then(|(before, _)| last_word(before).map(|(word, _)| word.to_owned()))
    };
    let mut joints = ["への", "による", "での"].into_iter();
    joints.any(|joint| of(with, joint).zip(of(target, joint)).is_some_and(|(own, wanted)| own != wanted))
}

/// Whether it counts each time where the target is of persons: 延べ180人, and the target is 参加者 60人. Those who come
/// to a place are always counted so.
fn counts_each_time(level: &Level, target: &str, one: &Stated) -> bool {
    const ALWAYS: &str = "来館 来場 入場 入館 入園 来園 観覧 乗客 乗車 宿泊 観光 入込 来訪 輸送 延べ のべ";
    let noun = level.stated.near.trim_end_matches([' ', '　', 'を', 'は', 'の', '：', ':', '数']);
    // 延べ612世帯 are no 612.
    let are_bodies =
        matches!(level.stated.measure.base.as_str(), "世帯" | "団体" | "事業所" | "家庭" | "自治会")
            && !has(target, "訪問 相談 巡回 点検");
    level.bound.grows()
        && one.counting() == Some(Counting::EachTime)
        && (are_bodies || level.stated.measure.base == "人" && noun.ends_with(['者', '員']))
        && !has(target, ALWAYS)
        // 公民館利用者: those who use a house are counted each time.
        && !noun.strip_suffix("利用者").is_some_and(|of| {
            ends(of.trim_end_matches(['の', ' ', '　', '年', '間']), "館 場 センター 施設 プール 園 バス 線 室 広場 ホール")
        })
}

/// Whether it leaves out what would make it worse: 最終週を除く平均は36分.
fn leaves_out(level: &Level, target: &str, one: &Stated) -> bool {
    let inside = one.tail.strip_prefix(['（', '(']).and_then(|tail| tail.split(['）', ')']).next());
    if inside.is_some_and(|inside| has(inside, "を除く を除き を除いた 含まない 含まず は除く"))
        && !level.bound.grows()
        && !has(target, "除 含")
    {
        return true;
    }
    let is_left = has(one.near, "を除く平均 を除いた平均 を除いた集計 を除いた場合 を除けば を除くと") || has(one.near, "を除く を除いた") && !is_average(one)
        // 繁忙期を除き10分以内.
        || has(one.lead, "を除き を除いて を除けば") && !is_average(one);
    is_left && !target.contains('除') && (is_average(one) || one.measure.is_ratio() || !level.bound.grows())
}

/// Whether it is the average, where the target wants each to reach it: 毎月10万PV, 全社員が年5日以上.
fn is_average_of_all(level: &Level, target: &str, one: &Stated) -> bool {
    let wants_each = has(target, "毎月 毎日 毎回 毎週") || of_each(target);
    is_average(one) && level.way.is_none() && wants_each && !target.contains("平均")
}

/// Whether a target says that each of all does it: 全病棟で, 全社員が.
fn of_each(target: &str) -> bool {
    target.match_indices('全').any(|(at, word)| {
        let rest = &target[at + word.len()..];
        let noun: usize =
            rest.chars().take_while(|c| is_kanji(*c) || is_katakana(*c)).map(char::len_utf8).sum();
        noun > 0
            && !starts(rest, "国 体 市 町 村 県 般 庁 域")
            && starts(&rest[noun..], "で が において の各")
    })
}

/// Whether some are said to be beyond the limit of all: 30時間を超えた者もいた.
fn some_are_beyond(level: &Level, one: &Stated, given: &[Stated]) -> bool {
    let beyond = |other: &Stated| {
        let clause = other.rest;
        let of = [if other.quantity.bound == Bound::MoreThan { "を超え" } else { "" }, clause].concat();
        other.is_like(level.stated)
            && other.value == level.stated.value
            && starts(&of, "を超え を上回")
            && has(&of, "者も 者が 人も 人が 月も 月が 日も 日が 課も ケースも 場合も 職員も 職員が 一部")
            && !has(clause, "な ゼロ 0人 ０人")
    };
    !level.bound.grows() && is_average(one) && given.iter().any(beyond)
}

/// Whether some of those that were counted are not yet done: 3棟を改修し、うち1棟は外構が残る.
fn some_are_left(level: &Level, one: &Stated, given: &[Stated]) -> bool {
    let left = |other: &&Stated| {
        other.is_like(one)
            && other.quantity.span != one.quantity.span
            && other.sentence == one.sentence
            && other.is_part()
            && has(
                first_clause(other.tail),
                "が残る が残って は残って 未了 途中 完了していない 完成していない",
            )
    };
    let left = given.iter().find(left).map_or(0, |other| other.value.parts());
    left > 0 && level.bound.grows() && one.value.parts() - left < level.stated.value.parts()
}

/// Whether not all came whom the target wants all of: 参加率は1回目100％、2回目98.6％.
fn attend_less(level: &Level, target: &str, given: &[Stated]) -> bool {
    let wants_all = has(target, "全職員 全員 全教員 全教職員 全社員 全課 全校");
    let is_rate = |one: &&Stated| one.measure.base == "%";
    let names_rate =
        given.iter().any(|one| is_rate(&one) && has(one.lead, "参加率 受講率 出席率 実施率 受診率"));
    let is_less = |one: &Stated| Some(one.value) < Number::whole(100);
    let is_other = level.stated.measure.base != "%";
    is_other && wants_all && names_rate && given.iter().filter(is_rate).any(is_less)
}

/// Whether only those that are new were counted, and there shall be few in all: 新たな休職者は3人.
fn is_only_new(level: &Level, target: &str, one: &Stated) -> bool {
    let is_count = !one.measure.is_ratio() && !one.measure.is_time();
    is_count
        && !level.bound.grows()
        && level.way.is_none()
        && has(one.near, "新たな 新規の")
        && !has(target, "新")
}

/// Whether it is the sum of what was there before and what is new: 計132経営体, and the target is 新たに20経営体.
fn is_sum_of_old(level: &Level, one: &Stated, given: &[Stated]) -> bool {
    let others = given.iter().filter(|other| other.is_like(one)).count();
    // 会員数は312社となった.
    let is_many = level.stated.value.scaled(2, 1).is_some_and(|twice| one.value >= twice);
    let is_stock = is_many && one.near.trim_end().ends_with("数は");
    let is_all = one.is_total() || is_stock || has(one.lead, "総数 全体で");
    // 販売店2、金融機関1、宅配業者2の計5事業者: the sum of those that it lists.
    let is_of_list = starts(one.lead.trim_start(), "の計 の合計");
    others == 1 && level.stated.is_new() && is_all && !one.is_new() && !is_of_list
}

/// Whether it is taken by another measure than the target's: 金額ベース, and the target says 数量ベース.
pub(in crate::text::verdict) fn is_by_other(target: &str, one: &Stated) -> bool {
    let by = |text: &str| {
        text.rsplit_once("ベース").and_then(|(before, _)| last_word(before).map(|(word, _)| word.to_owned()))
    };
    by(one.lead)
        .or_else(|| by(first_clause(one.tail)))
        .zip(by(target))
        .is_some_and(|(own, wanted)| own != wanted)
}

/// Whether others were asked than those whom the target is of: 保護者アンケートでは, and the target is of 児童.
fn is_of_other_people(target: &str, report: &str, one: &Stated) -> bool {
    if !one.measure.is_ratio() {
        return false;
    }
    const PEOPLE: [&str; 6] = [
        "保護者 家族",
        "児童 生徒 子ども こども 小学生 中学生 高校生 園児",
        "教員 教職員 職員 社員 従業員 教師",
        "利用者 来館者 患者 来場者",
        "市民 町民 村民 区民 住民",
        "事業者 企業 事業所 会員",
    ];
    let groups = |text: &str| {
        PEOPLE
            .iter()
            .enumerate()
            .filter(|(_, group)| text_has(text, group))
            .map(|(at, _)| at)
            .collect::<Vec<_>>()
    };
    let asked =
        ["アンケート", "調査"].iter().find_map(|word| one.lead.split_once(word)).map(|(asked, _)| asked);
    let (own, wanted) = (asked.map(groups), groups(target));
    let is_told =
        groups(&without(report.into(), "子どもは 子どもが")).iter().any(|group| wanted.contains(group));
    !wanted.is_empty() && !is_told && own.is_some_and(|own| own.len() == 1 && !wanted.contains(&own[0]))
}

fn text_has(text: &str, group: &str) -> bool {
    group.split(' ').any(|word| text.contains(word))
}

/// Whether those counted only came to hear of it: 養成講座に22人が参加, and the target is 養成.
fn is_only_attended(level: &Level, target: &str, one: &Stated) -> bool {
    const LESSONS: &str = "講座 セミナー 講習 研修 説明会 講演会 勉強会 講習会 研修会";
    let behind = first_clause(one.tail);
    let is_attended = starts(behind, "が参加 の参加 が受講 が出席 が聴講 参加");
    let is_named = |text: &str| has(text, LESSONS);
    level.bound.grows()
        && is_attended
        && is_named(one.near)
        && !is_named(target)
        && !has(target, "参加 受講 出席 聴講 来場 教室 講演")
        && !one.measure.is_ratio()
}

/// Whether what was counted was there before: 更新した件数は23件, and the target is 新規15件.
fn is_of_known(level: &Level, report: &str, one: &Stated) -> bool {
    level.stated.is_new()
        && has(one.near, "更新 改訂 見直し 継続 既存")
        && !has(report, "新規 新た 新しく 新設")
}

/// Whether a condition of the target's is left out of its noun: 育児休業の取得率, and the target is 2週間以上の育児休業取得率.
fn lacks_condition(level: &Level, wanted: &[Stated], given: &[Stated], one: &Stated) -> bool {
    let Some(at) = wanted.iter().position(|other| other.quantity.span == level.stated.quantity.span) else {
        return false;
    };
    let Some(condition) = at.checked_sub(1).map(|before| &wanted[before]) else { return false };
    let is_condition = !matches!(condition.quantity.bound, Bound::Exact | Bound::About)
        && !condition.is_like(level.stated)
        && level.stated.lead.starts_with('の');
    let is_told = given.iter().any(|other| other.is_like(condition) && other.value == condition.value);
    let names = shared(one.near, level.stated.lead);
    let is_named = names > 2 || names > 1 && has(one.near, "最終");
    let says_no_more = has(one.near, "最終") || names >= shared(one.near, one.near);
    is_condition && one.measure.is_ratio() && !is_told && is_named && says_no_more
}
