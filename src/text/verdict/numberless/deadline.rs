//! Something that shall be done by a day or an assembly, and when it was done: 12月末までに改定, and 11月28日に改定した.

use crate::model::{FiscalYear, State};
use crate::text::period::{Period, PeriodKind, periods};
use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::words::{ends, has, shared, starts, those_in, without};
use crate::text::width::fold;

/// Words by which a report may say that it was not done, or not all of it.
const UNDONE: &str = "予定 見込 できな できず 延期 見送 中止 検討 素案 原案 骨子 一部 今後 着手 準備 案を 未 ない なかっ 昨年 前年 一昨年 前回 前々 次年度 来年度";

/// Acts of which a day says when they begin.
const BEGINS: &str = "開始 供用 稼働 施行 運用 開設 開所 開園 開館 開校 配信 募集 運行 開業 導入 公開 始め 発行 刊行 公表 発売 リリース 適用";

/// Words by which something is put off or was not ready.
const PUT_OFF: &str = "延期した 延期し、 延期とな 延期にな 延期する 延期せざる 先送り 繰り越した 繰り越し、 繰り越す 繰り越さ 繰越し 繰越とな ずれ込 間に合わな 間に合わず 完了できな 完了できず 終えられな 完了しなかった 完成しなかった 完了に至ら 完成に至ら 完了には至ら 完成できな \
    持ち越した 持ち越し、 持ち越しとな 持ち越す 持ち越され 年度に延びた 年度に延び、 年度へ延びた 翌年に延びた 翌年度となった 次年度となった 来年度となった 翌年度になった \
    次年度になった 来年度になった 翌年度に入って 次年度に入って 来年度に入って";

/// Words of a clause that say no more than when, why or how far.
const WHEN: &str = "令和 年度内 年度 翌年度 次年度 来年度 翌年 来年 工事 工期 作業 期限 期限内 期日 期間内 時期 予定 開始 完了 完成 事業 影響 関係 都合 見直し";

/// That it went as it should is no doubt.
const AS_PLANNED: &str = "予定より早く 計画より早く 予定を早め 予定を前倒しし 計画を前倒しし 予定どおり 予定通り 計画どおり 計画通り 期限どおり";

fn is_undone(target: &str, report: &str) -> bool {
    those_in(report, UNDONE).any(|word| !target.contains(word))
}

/// Whether what shall be done by a day was done by it.
pub(in crate::text::verdict) fn by_day(
    year: Option<FiscalYear>,
    target: &str,
    report: &str,
) -> Option<State> {
    if !has(target, "まで 年度内 年度末 から 月") {
        return None;
    }
    let year = year.or_else(|| FiscalYear::new(2024))?;
    let wanted = dated(target, year)?;
    let act = act(target, &wanted)?;
    let is_last = target.get(wanted.span.end..)?.trim_end_matches(['。', '）', ')', ' ', '　']).is_empty();
    let limit = match wanted.kind {
        PeriodKind::By => wanted.last?,
        // 10月1日から供用開始: to begin before is early enough.
        PeriodKind::Span if wanted.last.is_none() && has(&act, BEGINS) => wanted.first?,
        // 条例の改正 12月.
        PeriodKind::On if is_last && wanted.span.start > 0 || has(&act, BEGINS) => wanted.last?,
        _ => return None,
    };
    // 供用を始めた is 供用を開始した.
    let report = report.replace("を始め", "を開始し");
    let report = &*without(report.as_str().into(), AS_PLANNED);
    let report = without_background(report);
    if is_undone(target, report) {
        return None;
    }
    let is_told = |told: &Period| match told.kind {
        PeriodKind::On | PeriodKind::By => true,
        // 10月1日から導入した.
        PeriodKind::Span => told.last.is_none() && has(&act, BEGINS),
        _ => false,
    };
    let told = dated(report, year).filter(is_told)?;
    if !is_done_then(target, report, &told, &act) {
        return None;
    }
    match (told.first, told.last) {
        // 資材の遅れにより4月10日となった: that is the year after.
        (Some(first), _) if first <= limit && has(report, "遅れ 遅延 ずれ込 延び") => {
            (first.month() < 7 && limit.month() < 4).then_some(State::Short)
        }
        (_, Some(last)) if last <= limit => Some(State::Met),
        (Some(first), None) if first <= limit => Some(State::Met),
        (Some(first), _) if first > limit && told.kind != PeriodKind::By => Some(State::Short),
        _ => None,
    }
}

/// A report without the clauses that it begins with and that only tell what came before or along with it: 庁内検討を経て、.
fn without_background(report: &str) -> &str {
    const BEFORE: &str = "を経て を受けて を受け を踏まえ を踏まえて と併せ と併せて とあわせ とあわせて と合わせて に併せ に併せて に合わせ に合わせて";
    let is_background = |clause: &str| ends(clause, BEFORE) && !clause.contains(['。', '\n']);
    if let Some((clause, rest)) = report.split_once('、')
        && is_background(clause)
    {
        return rest;
    }
    // 検討を経て令和7年3月に策定した: no comma stands behind it.
    let joints = ["を経て", "を受けて", "を踏まえて"];
    let split = joints.iter().find_map(|joint| report.split_once(joint));
    split.filter(|(before, _)| !before.contains(['。', '、', '\n'])).map_or(report, |(_, rest)| rest)
}

/// Whether what shall be done by a time is told to be put off, or not to have been ready: 策定は翌年度に延期した, 年度内に完了できなかった.
pub(in crate::text::verdict) fn put_off(target: &str, report: &str) -> Option<State> {
    const BY: &str = "まで 年度内 年度末 月 全戸 全世帯 全地区 全校 全館";
    if !has(target, BY) || has(report, "一部 のうち 予定 見込 残る 残り") {
        return None;
    }
    let is_known =
        |word: &str| ends(word, WHEN) || shared(word, word) > 0 && shared(word, target) == shared(word, word);
    let is_word = |char: char| is_kanji(char) || is_katakana(char);
    let is_of_it = |clause: &str| {
        let said = those_in(clause, PUT_OFF).filter_map(|word| clause.find(word)).min();
        // 1橋は令和7年度へ繰越し: of one of them only.
        let is_counted = |said: usize| {
            let head = fold(&clause[..said]);
            let pairs = head.chars().zip(head.chars().skip(1));
            let mut ends = pairs.filter(|(one, next)| one.is_ascii_digit() && !next.is_ascii_digit());
            ends.any(|(_, next)| !"年月日".contains(next))
        };
        said.filter(|said| !is_counted(*said)).is_some_and(|said| {
            let mut words =
                clause[..said].split(|char| !is_word(char)).filter(|word| word.chars().count() > 1);
            words.all(is_known)
        })
    };
    report.split(['。', '、', '\n']).any(is_of_it).then_some(State::Short)
}

/// The one time that a text names.
fn dated(text: &str, year: FiscalYear) -> Option<Period> {
    let mut found = periods(text, year).into_iter();
    let one = found.next().filter(|_| found.next().is_none())?;
    (one.first.is_some() || one.last.is_some()).then_some(one)
}

/// What is to be done, without particles: 供用開始; it stands behind the day or before it.
fn act(target: &str, wanted: &Period) -> Option<String> {
    let behind = target.get(wanted.span.end..)?.trim_matches(['。', '）', ')', ' ', '　']);
    // 見直し案を6月末までにまとめる.
    let verb = behind.trim_start_matches('に');
    if let Some((_, stem)) = VERBS.iter().find(|(whole, _)| *whole == verb) {
        return Some((*stem).to_owned());
    }
    let before = target.get(..wanted.span.start)?.trim_end_matches(['（', '(', ' ', '　', '：', ':']);
    let text = if last_word(behind).is_some() { behind } else { before };
    let ends = ["すること", "する", "を行う", "を実施する", "した", "を完了する", "を終える"];
    let text = ends.iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    let (word, rest) = last_word(text)?;
    // 見直しを終える.
    let rest = rest.trim_end_matches(['を', 'の']).trim_start_matches(['し', 'り', 'け', 'え']);
    let is_plain = rest.is_empty() && !has(word, "推進 向上 強化 充実 促進 周知 支援 検討 努力 徹底");
    let word = ["期限内", "期間内", "年度内", "全件", "全戸", "全世帯", "全家庭"]
        .iter()
        .find_map(|when| word.strip_prefix(when))
        .unwrap_or(word);
    is_plain.then(|| squeezed(word))
}

/// A text without the particles that a verb may have between its parts: 供用を開始 is 供用開始.
fn squeezed(text: &str) -> String {
    text.chars().filter(|char| !matches!(char, 'を' | 'が' | 'の' | 'は' | 'へ' | ' ' | '　')).collect()
}

/// Whether a report says that the act was done at the time that it names.
fn is_done_then(target: &str, report: &str, told: &Period, act: &str) -> bool {
    let (Some(before), Some(rest)) = (report.get(..told.span.start), report.get(told.span.end..)) else {
        return false;
    };
    let clause = squeezed(rest.split(['。', '\n']).next().unwrap_or(rest));
    let clause = clause.trim_start_matches(['に', '付', 'け', 'で', '、', 'か', 'ら']);
    let before = squeezed(before.rsplit(['。', '、', '\n']).next().unwrap_or(before));
    // 配布を終えたのは9月だった.
    if ["した", "終えた", "完了した", "できた"].iter().any(|did| before.ends_with(&[act, did].concat()))
    {
        return starts(clause, "だった だ。 であった である です でした とな にな");
    }
    // 要綱の制定は3月となった, 改定は2月に入ってからとなった.
    let clause = clause.trim_start_matches("入ってから");
    if before.ends_with(act) {
        return starts(clause, "とな な 完了した 行った 実施した") && told.kind == PeriodKind::On;
    }
    let is_verb = VERBS.iter().any(|(_, stem)| *stem == act);
    // 調査を終えた, and the target is 調査を完了.
    let ended = || clause.split_once("終え").filter(|_| matches!(act, "完了" | "終了" | "実施"));
    let split = clause.split_once(act).or_else(|| ended().map(|(between, _)| (between, "した")));
    let Some((between, behind)) = split else { return false };
    // 新システムの稼働を開始し、更新を完了した: what is in use is done.
    let is_in_use = |before: &str| has(before, "稼働 運用 供用 切替 切り替 移行 開始");
    let between = match between.rsplit_once('、') {
        Some((before, between)) if is_in_use(before) && matches!(act, "完了" | "終了") => between,
        _ => between,
    };
    // 本体工事が完了した, and the target is 工事.
    let named = last_word(between).map_or("", |(word, _)| word);
    // 全件の評価, 全路線に.
    let named = ["全件", "全て"].iter().find_map(|all| named.strip_prefix(all)).unwrap_or(named);
    let named = if named.starts_with('全') && named.chars().count() < 5 || begins_by(target, named, act) {
        ""
    } else {
        named
    };
    // 改定版を公表した.
    let is_issued = behind.strip_prefix('版').is_some_and(|rest| starts(rest, ISSUED));
    // 策定した計画を見直した.
    let then = behind.trim_start_matches(['し', 'た']);
    let is_clause = then.len() < behind.len() && then.starts_with(|char| is_kanji(char) || is_katakana(char));
    const DONE: &str = "し、 した しました 行っ 行い 完了 終え 終了 済 締結し 開始し 実施し 施行し 公表し し 。 となった となり ・";
    squeezed(target).contains(named)
        && !between.contains('、')
        && (behind.is_empty()
            || is_issued
            || starts(behind, DONE)
            || is_verb && (behind == "た" || starts(behind, "た、 た。 、 ました")))
        && !is_clause
        && !(clause.contains("までに") && told.kind == PeriodKind::On)
}

/// Verbs by which a target says what shall be done, and what stands before た where it was.
const VERBS: [(&str, &str); 14] = [
    ("まとめる", "まとめ"),
    ("取りまとめる", "取りまとめ"),
    ("とりまとめる", "とりまとめ"),
    ("見直す", "見直し"),
    ("定める", "定め"),
    ("始める", "始め"),
    ("終える", "終え"),
    ("設ける", "設け"),
    ("改める", "改め"),
    ("立ち上げる", "立ち上げ"),
    ("切り替える", "切り替え"),
    ("取り入れる", "取り入れ"),
    ("開く", "開い"),
    ("移す", "移し"),
];

/// How a new edition comes to be known.
const ISSUED: &str = "公表し 刊行し 発行し 施行し 公開し 作成し 策定し";

/// Whether what shall begin does so by being in use, or by what is first done of it: 運用を開始, and the target is 窓口を開始.
fn begins_by(target: &str, named: &str, act: &str) -> bool {
    // 支給を開始: no other deed is its own.
    let is_use =
        matches!(named, "運用" | "稼働" | "供用" | "利用" | "本格運用" | "サービス" | "サービス提供")
            && !has(target, "支給 交付 工事 建設 作業 整備 協議 募集 配布 貸出 派遣 調査 点検 訪問");
    let is_taking =
        matches!(named, "受付" | "受け付け" | "申請受付") && has(target, "申請 申込 予約 受付 窓口");
    act == "開始" && (is_use || is_taking)
}

/// Whether a report says that it was ended on a day behind the one by which the target wants it: 完了は11月20日となった.
pub(in crate::text::verdict) fn ended_after(target: &str, report: &str) -> bool {
    if !has(target, "までに")
        || !has(report, "完了は 完成は 終了は 竣工は 完了が 完成が")
        || has(report, "予定 見込")
    {
        return false;
    }
    let Some(year) = FiscalYear::new(2024) else { return false };
    let dates = dated(target, year).zip(dated(report, year));
    dates.is_some_and(|(wanted, told)| {
        let is_day = told.kind == PeriodKind::On && wanted.kind == PeriodKind::By;
        is_day && told.first.zip(wanted.last).is_some_and(|(first, limit)| first > limit)
    })
}

/// Whether what shall be brought before an assembly was brought before that one, or a later one: 12月議会に提出.
pub(super) fn by_assembly(target: &str, report: &str) -> Option<State> {
    if !has(target, "議会 定例会") || !has(report, "議会 定例会") {
        return None;
    }
    let month = |text: &str| -> Option<u8> {
        let text = fold(text);
        let (before, rest) = text.split_once("月議会").or_else(|| text.split_once("月定例会"))?;
        let digits = before.trim_end_matches(|char: char| char.is_ascii_digit()).len();
        let month: u8 = before[digits..].parse().ok().filter(|month| (1..=12).contains(month))?;
        let is_one = !rest.contains("月議会") && !rest.contains("月定例会");
        is_one.then_some((month + 8) % 12)
    };
    let (wanted, told) = (month(target)?, month(report)?);
    const ACTS: [&str; 8] = ["提出", "提案", "上程", "報告", "改正", "制定", "廃止", "議決"];
    let is_told = |act: &&str| {
        // What shall be made by then cannot be, where it is only brought before a later one.
        report.contains(act)
            && (target.contains(act) || has(act, "提出 提案 上程") && has(target, "制定 改正 廃止"))
    };
    let act = ACTS.into_iter().find(is_told)?;
    let rest = report.rsplit_once(act).map_or("", |(_, rest)| rest);
    let is_later = starts(rest, "は") && has(rest, "となった になった");
    let is_done = rest.is_empty() || is_later || starts(rest, "し、 した しました とな を終え 済 。 され");
    // 改正案を提出した is not yet 改正.
    let is_whole = matches!(act, "提出" | "提案" | "上程" | "報告") || has(report, "可決 議決 成立");
    // 改正は12月議会となった.
    let is_put_off =
        starts(rest, "とな にな") && has(act, "提出 提案 上程") || is_later && !is_undone(target, report);
    if told > wanted && is_put_off {
        return Some(State::Short);
    }
    if !is_done || !is_whole || is_undone(target, report) {
        return None;
    }
    Some(if told <= wanted { State::Met } else { State::Short })
}
