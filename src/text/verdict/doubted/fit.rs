//! Whether a number that would reach its level is of the target's own: its place, its people, its time, its measure, its act.

use super::apart;
use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::verdict::Doubt;
use crate::text::verdict::numberless::deadline;
use crate::text::verdict::reckoned::qualified;
use crate::text::verdict::spoken::date;
use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::Reached;
use crate::text::verdict::spoken::stated::{Stated, first_clause, last_chars};
use crate::text::verdict::spoken::words::{behind, ends, first, has, shared, starts, those_in, without};
use crate::text::verdict::things::{explained, heads, partial, scope, whole};
use crate::text::width::fold;

/// What was reached, or the doubt that the number is of another subject than the target's.
pub(in crate::text::verdict) fn fitting(
    level: &Level,
    target: &str,
    report: &str,
    given: &[Stated],
    reached: Reached,
) -> Reached {
    if reached.state != State::Unclear && whole::tells_of_part(target, report) {
        return Reached { state: State::Unclear, doubt: Some(Doubt::Part), ..reached };
    }
    if let Some(doubt) = statistic(level, target, report, given, &reached) {
        return Reached { state: State::Unclear, doubt: Some(doubt), ..reached };
    }
    if reached.state != State::Met {
        return reached;
    }
    if date::is_late(target, report) || deadline::ended_after(target, report) {
        return Reached { state: State::Short, ..reached };
    }
    let parts = reached.actual.iter().flat_map(|actual| &actual.parts);
    let parts: Vec<&Stated> =
        parts.filter_map(|part| given.iter().find(|one| one.quantity.span == part.span)).collect();
    // 県内11校、県外16校.
    let is_everywhere = parts.iter().any(|one| has(one.near, "県外 道外 都外 府外 国外 海外 市外"));
    let doubt = parts.iter().find_map(|one| {
        let is_alone = parts.len() == 1;
        let is_of_other = !is_everywhere && is_of_other_body(target, one);
        is_of_other.then_some(Doubt::OtherThing).or_else(|| doubt(level, target, report, one, is_alone))
    });
    // What was reckoned out of a number is not what the words before it name.
    let told = reached.actual.as_ref().and_then(|actual| level.stated.measure.in_base(actual.value));
    let is_unnamed = matches!(parts.as_slice(), [one]
        if told == Some(one.value)
            && !is_everywhere
            && (heads::is_unnamed(level, target, one)
                || heads::is_only_found(target, given, one)
                || heads::only_took_part(level, target, one)));
    let doubt = doubt.or_else(|| is_unnamed.then_some(Doubt::OtherThing));
    let doubt = doubt.or_else(|| match parts.as_slice() {
        [one] if told == Some(one.value) => explained::doubt(level, target, report, one),
        [] if apart::goes_on_later(report) => Some(Doubt::Plan),
        [] => explained::is_all_of_others(target, report).then_some(Doubt::OtherThing),
        _ => None,
    });
    let doubt = doubt.or_else(|| parts.iter().find_map(|one| apart::doubt(level, target, report, one)));
    let is_early = parts.last().is_some_and(|one| scope::is_of_part_of_year(level, target, one));
    let doubt = doubt.or_else(|| is_early.then_some(Doubt::Part));
    let is_preliminary = parts.iter().any(|one| {
        has(one.near, "速報 暫定")
            || starts(one.rest, "（速報 (速報 （暫定 (暫定 （見込 (見込 （概算 (概算 （推計 (推計")
    });
    let doubt = doubt.or_else(|| is_preliminary.then_some(Doubt::Plan));
    let doubt = doubt.or_else(|| apart::is_below_grade(target, report).then_some(Doubt::OtherThing));
    let doubt = doubt.or_else(|| apart::is_neighbours(target, report, &parts).then_some(Doubt::OtherThing));
    match doubt {
        Some(doubt) => Reached { state: State::Unclear, doubt: Some(doubt), ..reached },
        None => reached,
    }
}

/// Whether all are counted, where the target is of those that went wrong: 入札件数, and the target is 入札不調の件数.
fn is_of_all_sorts(level: &Level, one: &Stated) -> bool {
    const WRONG: &str = "不調 不落 不良 不備 苦情 違反 滞納 未納 漏れ 誤り 遅延 廃棄 不適合 事故 故障";
    let noun = one.near.trim_end_matches([' ', '　', 'は', 'が', 'も']);
    let is_count = ends(noun, "件数 回数 人数") && noun.chars().count() > 2 && !noun.starts_with("発生");
    is_count && shared(noun, level.stated.near) > 0 && has(level.stated.near, WRONG) && !has(one.lead, WRONG)
}

/// Whether a share is of others than those whose rate the target is: 高ストレス者の割合, and the target is 受検率.
fn is_share_of_other(level: &Level, one: &Stated) -> bool {
    let noun = |near: &str| near.trim_end_matches([' ', '　', 'は', 'が', 'も', ':', '：']).to_owned();
    let (own, wanted) = (noun(one.near), noun(level.stated.near));
    let of = wanted.strip_suffix('率').filter(|of| !of.ends_with('比')).map(|of| last_chars(of, 2));
    // 特定保健指導の実施率, and the target is メタボ予備群の割合.
    let is_rate_of_other =
        own.ends_with('率') && wanted.ends_with("の割合") && shared(one.near, level.stated.lead) == 0;
    is_rate_of_other
        || own.ends_with("の割合") && of.is_some_and(|of| shared(of, of) > 0 && !one.lead.contains(of))
}

/// Why a number is none to compare the level with, whichever way it comes out.
fn statistic(
    level: &Level,
    target: &str,
    report: &str,
    given: &[Stated],
    reached: &Reached,
) -> Option<Doubt> {
    let actual = reached.actual.as_ref().filter(|_| reached.state != State::Unclear)?;
    let [part] = actual.parts.as_slice() else { return None };
    let one = given.iter().find(|one| one.quantity.span == part.span)?;
    // What was reckoned out of it is of the level's kind.
    if level.stated.measure.in_base(actual.value) != Some(one.value) {
        return None;
    }
    // 度数率は0.41, and the target is 強度率.
    if heads::is_other_rate(level, one) {
        return Some(Doubt::OtherThing);
    }
    if is_of_other_kind(level, one) || heads::is_for_each_other(level, one) {
        return Some(Doubt::Each);
    }
    if is_of_all_sorts(level, one) || is_share_of_other(level, one) {
        return Some(Doubt::OtherThing);
    }
    // 譲渡頭数183頭, and the target is 殺処分 50頭以下.
    let is_count = !one.measure.is_time() && !one.measure.is_ratio() && level.stated.value > Number::ZERO;
    let is_limit = !level.bound.grows() && level.way.is_none() && is_count;
    if reached.state == State::Short && is_limit && heads::is_unnamed(level, target, one) {
        return Some(Doubt::OtherThing);
    }
    // 新聞への掲載は214件, and the target is 報道機関への情報提供.
    let is_topic = one.near.trim_end().ends_with('は') && one.near.contains("への");
    if reached.state == State::Short && is_topic && heads::is_unnamed(level, target, one) {
        return Some(Doubt::OtherThing);
    }
    // レジ通過者は14万2千人, and the target is 来客 20万人.
    if reached.state == State::Short
        && level.bound.grows()
        && level.way.is_none()
        && heads::passes_by(level, target, one)
    {
        return Some(Doubt::OtherThing);
    }
    let is_early = reached.state == State::Short && scope::is_of_some_months(target, one);
    // What a larger whole has too much says nothing of the part.
    let is_larger =
        reached.state == State::Short && !level.bound.grows() && scope::is_of_larger(level, target, one);
    let is_sort = reached.state == State::Short && is_of_one_sort(level, target, one);
    let is_elsewhere = reached.state == State::Short
        && (explained::is_worst_of_average(level, one) || explained::is_nowhere_near(level, target, one));
    let is_elsewhere = is_elsewhere
        || reached.state == State::Short
            && (level.stated.measure.is_ratio() || level.stated.measure.is_time())
            && (apart::is_of_all_places(target, report, one) || qualified::is_by_other(target, one));
    scope::other_statistic(level, target, one)
        .or((is_early || is_larger || is_sort).then_some(Doubt::Part))
        .or(is_elsewhere.then_some(Doubt::OtherThing))
}

/// Why one number may be of something else.
fn doubt(level: &Level, target: &str, report: &str, one: &Stated, is_alone: bool) -> Option<Doubt> {
    if is_alone
        && (scope::is_average_of_range(target, one)
            || whole::is_of_chosen(target, report, one)
            || scope::is_of_larger(level, target, one)
            || heads::is_within(level, target, one)
            || scope::is_at_one_place(level, target, one)
            || scope::is_of_more(level, report, one))
    {
        return Some(Doubt::Part);
    }
    if scope::is_of_other_base(level, target, one)
        || scope::is_of_other_act(level, one)
        || heads::is_of_other_topic(target, one)
        || is_alone
            && (scope::is_of_other_sort(level, target, report, one)
                || heads::is_other(level, target, report, one)
                || heads::is_other_compound(level, one)
                || heads::is_denied(target, report))
    {
        return Some(Doubt::OtherThing);
    }
    if is_alone && !is_share_of_told(report, one) && is_of_other_attribute(level, target, one) {
        return Some(Doubt::OtherThing);
    }
    if is_alone && is_of_part(level, target, one) || is_rebased(target, report, one) || is_mixed(level, one) {
        return Some(Doubt::Part);
    }
    let is_earlier = level.bound.grows() && (is_earlier_act(level, one) || is_only_hoped(target, one));
    is_earlier.then_some(Doubt::OtherThing)
}

/// Whether it is of another body than the target's: 県内, 近隣4市.
fn is_of_other_body(target: &str, one: &Stated) -> bool {
    const BODIES: &str = "県内 県全体 全県 県の 道内 道の 都内 府内 府の 全国 国の 国内 圏域 近隣 他市 他町 他都市 隣市 隣接 周辺市 類似団体 同規模 業界";
    // 全国大会に, 県の補助を: what they came to, or who helped.
    let is_body = |word: &&str| {
        one.lead.rsplit_once(*word).is_some_and(|(_, rest)| {
            // 作業道の is no 道の.
            let before = one.lead.rsplit_once(*word).map_or("", |(before, _)| before);
            if word.chars().count() == 2 && before.ends_with(is_kanji) {
                return false;
            }
            let is_noun = word.ends_with('の')
                || starts(
                    rest,
                    "全 の は で が に占 平均 全体 、 地区 地域 校区 学区 市 町 1 2 3 4 5 6 7 8 9",
                );
            (is_noun || rest.is_empty()) && !has(rest, "を に より 比 から 補助 助成 支援 制度")
        })
    };
    let near = one.lead;
    let own = those_in(near, BODIES).find(|word| is_body(word));
    own.is_some_and(|word| !target.contains(word.trim_end_matches('の')))
}

/// Whether a count that falls short is of one sort of what the target is of, by a word before its noun: 古紙の回収量, and the
/// target is 資源集団回収.
pub(super) fn is_of_one_sort(level: &Level, target: &str, one: &Stated) -> bool {
    let Some((of, noun)) = attribute(one.near) else { return false };
    let own = telling(of);
    let wanted = level.stated.near.trim_end_matches([' ', '　', 'の', 'を', '数', '量', '額', '：', ':']);
    let is_whole = last_word(of).is_none_or(|(word, rest)| !rest.is_empty() || ends(word, NO_SORT));
    level.bound.grows()
        && !one.measure.is_ratio()
        && !one.measure.is_time()
        && !is_whole
        && own.chars().count() > 1
        && shared(&own, target) == 0
        && !of.contains(['、', 'は', 'が', 'で', 'た', 'る'])
        && noun.chars().all(|char| is_kanji(char) || is_katakana(char))
        && wanted.trim().chars().count() > noun.chars().count()
        && shared(last_chars(wanted, 2), noun) > 0
}

/// Words before a noun that tell no sort of it.
const NO_SORT: &str = "全体 年度 年間 本年 今年 期 月 末 日 市 町 村 区 県 内 実際 最終 実績 結果 当日 現在 時点 合計 総数 目標 計画 事業 対象 者 会 館 校 園 施設 センター 所 員 民";

/// Words before a の that name neither place nor people.
const NEUTRAL: &str = "棚卸 決算 本年度 今年度 当年度 年度末 年度 年間 期末 最終 令和 平成 年平均 平均 当日 実績 結果 集計 速報 確定 調査 アンケート 現在 時点 \
    本市 当市 市全体 全体 全市 市内 町内 村内 全庁 当課 本課 事業 講座 目標 計画 指標 対象者 対象 直近 今回 前年 昨年 過去 これまで 通算 累計 新規 新た 延べ 月末 上記 うち 合計";

/// What a number's noun is of, by the words before it: 東部地区 of 東部地区の接続率.
fn attribute(near: &str) -> Option<(&str, &str)> {
    let near =
        near.trim_end_matches([' ', '　', ':', '：']).trim_end_matches(['は', 'が', 'も', 'を', '約', '計']);
    let at = ["に対する", "における", "に占める", "での", "の"]
        .into_iter()
        .filter_map(|joint| near.rfind(joint).map(|at| (at, at + joint.len())))
        .max_by_key(|(at, end)| (*end, std::cmp::Reverse(*at)))?;
    let noun = &near[at.1..];
    (shared(noun, noun) > 0).then(|| (&near[..at.0], noun))
}

/// An attribute without the words that any report may have.
fn telling(attribute: &str) -> String {
    let own = attribute
        .rsplit(['、', '，', '（', '）', ' ', '　', '：', ':', 'は', 'で'])
        .next()
        .unwrap_or(attribute);
    let own = without(fold(own).into(), NEUTRAL);
    own.chars().filter(|char| is_kanji(*char) || is_katakana(*char)).collect()
}

/// Whether a share is taken of what the report counts too: 新規相談は312件, and 新規相談に対する作成率.
fn is_share_of_told(report: &str, one: &Stated) -> bool {
    let whole = one.near.split_once("に対する").map_or("", |(whole, _)| whole);
    one.measure.is_ratio() && shared(whole, whole) > 0 && report.contains(&[whole, "は"].concat())
}

/// Whether target and report name the same measure of different places or people.
fn is_of_other_attribute(level: &Level, target: &str, one: &Stated) -> bool {
    let wanted = level.stated.near;
    // 発券機のデータでは平均: by what it was measured.
    let near = behind(one.near, "データでは 記録では 計測では 実測では 集計では").unwrap_or(one.near);
    let Some((of, noun)) = attribute(near) else { return false };
    let own = telling(of);
    if own.chars().count() < 2 || target.contains(of) || shared(&own, target) >= shared(&own, &own).max(1) {
        return false;
    }
    let Some((wanted_of, wanted_noun)) = attribute(wanted) else { return false };
    let (wanted_of, target) = (telling(wanted_of), fold(target));
    let is_same_noun = shared(noun, wanted_noun) > 0 && shared(last_chars(noun, 2), wanted_noun) > 0;
    is_same_noun && wanted_of.chars().count() > 1 && !target.contains(&own) && !own.contains(&wanted_of)
}

/// Whether it is of a part of the time, the places or the people, which the target does not name.
fn is_of_part(level: &Level, target: &str, one: &Stated) -> bool {
    const TIMES: &str = "上半期 下半期 上期 下期 前期 後期 四半期 前半 後半 単年度 単月 単日";
    const SOME: &str = "支所 出張所 管理職 若手 新人 新採 新規採用 正規 非正規 会計年度任用 幹部 課長 係長 女性 男性 高齢者 若者 希望者 モデル地区 一部 来場者のうち 回答者のうち";
    let near = one.own_near();
    let names = |table: &'static str, text: &str| those_in(text, table).any(|word| !target.contains(word));
    // 前年比107％（4月単月）.
    let inside = one.tail.strip_prefix(['（', '(']).and_then(|tail| tail.split(['）', ')']).next());
    // 97.4％（上期96.8％、下期98.0％）: the parts of it.
    let inside = inside.filter(|inside| !inside.contains(['%', '％']) && one.tail.len() >= one.rest.len());
    let is_short_time = !partial::tells_both_halves(one)
        && (one.measure.is_ratio() || !level.bound.grows())
        && (names(TIMES, near) || inside.is_some_and(|inside| names(TIMES, inside)));
    // 希望園のみの待機を除き3人, 現年度分の滞納額.
    let is_of_years = one.measure.is_ratio()
        && names("現年度分 過年度分 現年分 繰越分", one.near)
        && !has(one.near, "を合わせた を合計した")
        && !(has(one.near, "現年分 現年度分") && target.contains("現年"))
        && !(one.near.contains("過年度分") && target.contains("過年度"));
    let is_less = !level.bound.grows()
        && !level.stated.measure.is_time()
        && names("を除き を除く を除いて 現年度分 過年度分 繰越分 当年度分", one.near)
        && !target.contains('除');
    // 管理職の受講率, but not 管理職を対象に.
    let of = first(near, "の は").map_or("", |at| &near[..at]);
    let is_some = one.measure.is_ratio() && names(SOME, of);
    let is_average = has(one.lead, "平均")
        && !target.contains("平均")
        && has(target, "各 すべて 全ての 全校 全施設 全園 いずれも 毎日 毎回 毎月");
    is_short_time || is_less || is_of_years || is_some || is_average && one.measure.is_ratio()
}

/// Whether what it is taken of was changed: 対象を希望者に改め.
fn is_rebased(target: &str, report: &str, one: &Stated) -> bool {
    // 利用率の高い施設に絞ったことで72％.
    let before = report.get(..one.quantity.span.start).unwrap_or("").rsplit('。').next().unwrap_or("");
    if one.measure.is_ratio()
        && has(before, "に絞った に絞り に限定し に限った に限り")
        && !has(target, "絞 限")
    {
        return true;
    }
    let rest = ["対象を", "対象者を", "母数を", "分母を", "算定方法を", "集計方法を", "基準を"]
        .iter()
        .find_map(|word| behind_word(one.lead, word));
    let is_answer = has(
        one.near,
        "申込みのあった 申込のあった 希望のあった 希望者に対する 回答者に対する 応募者に対する",
    ) && shared(one.near, target) > 0;
    one.measure.is_ratio()
        && (is_answer || rest.is_some_and(|rest| has(rest, "改め 変更 見直 絞 限定 切り替え 変え")))
}

fn behind_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    text.rfind(word).map(|at| &text[at + word.len()..])
}

/// Whether it only includes what the target is of: 図書2,350冊（児童書を含む）.
fn is_mixed(level: &Level, one: &Stated) -> bool {
    let inside =
        one.rest.find("を含む").or_else(|| one.rest.find("も含む")).or_else(|| one.rest.find("を含め"));
    let inside = inside.map_or("", |at| one.rest[..at].rsplit(['（', '(', '、']).next().unwrap_or(""));
    shared(inside, level.stated.near) > 0 && shared(inside, one.near) < shared(inside, inside)
}

/// Whether one is for each and the other of all: 単価 and 総額, 9,500円/人 and 38億円.
fn is_of_other_kind(level: &Level, one: &Stated) -> bool {
    const EACH: &str = "単価 原単位 1人当たり １人当たり 一人当たり 1人あたり";
    const ALL: &str = "総額 総量 合計額 総計";
    let per = |one: &Stated| {
        one.tail.starts_with(['/', '／'])
            && one.tail.chars().nth(1).is_some_and(|c| is_kanji(c) || c.is_ascii_alphabetic())
    };
    let is_each = |one: &Stated| has(one.near, EACH) || per(one);
    let is_all = |one: &Stated| has(one.near, ALL);
    is_each(level.stated) && is_all(one) || is_all(level.stated) && is_each(one)
}

/// Whether the target's own act comes later than what was done: 稼働, and 20台を設置した.
fn is_earlier_act(level: &Level, one: &Stated) -> bool {
    const LATER: &str = "稼働 供用 運用 開業 開店 開所 開園 開校 譲渡 販売 売却 活用 定着 就職 就労 成約 合格 入居 復職 再就職 商品化 事業化 実用化 稼動 運行 配布";
    const EARLIER: &str = "設置 購入 導入 整備 設計 工事 施工 着工 竣工 完成 保護 収容 納入 納品 契約 取得 作成 登録 開発 配備 受験 試作 紹介 撮影 訪問 訪ね 検査 塗装 改修 印刷";
    let noun = level.stated.near.trim_end_matches([' ', '　', '者', '数', '件', 'は', 'の', 'を', ':', '：']);
    let behind = level.stated.tail.trim_start_matches(['の', 'を', 'が']);
    let wants_later = ends(noun, LATER) || starts(behind, LATER);
    let clause = first_clause(one.tail);
    wants_later
        && starts(clause.trim_start_matches(['を', 'が', 'の', 'に', 'は']), EARLIER)
        && !has(one.rest, LATER)
        && !has(one.rest, "配付 配った 配り 配ら 送付 発送 手渡 届け")
        && !has(one.near, LATER)
}

/// Whether those counted only think of it: 開業に関心のある農家10軒.
fn is_only_hoped(target: &str, one: &Stated) -> bool {
    const HOPES: &str = "に関心 に興味 に意欲 を希望す を検討す を検討し を考え を予定す を目指す に前向き";
    those_in(one.near, HOPES).any(|word| !target.contains(word)) && behind(one.near, HOPES).is_some()
}
