//! What was not done at all, told in one clause with or without why: 入札不調で着工できず, 設置は翌年度に繰り越した, 申込みは3,780人
//! あったが、大会は中止とした.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::verdict::spoken::deed::{is_own_deed, last_word};
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::Reached;
use crate::text::verdict::spoken::stated::{Stated, last_chars};
use crate::text::verdict::spoken::words::{ends, first, has, shared};
use crate::text::width::folded;

/// How a clause ends that says so.
const NOT: [&str; 51] = [
    "できず",
    "できなかった",
    "できませんでした",
    "できていない",
    "できておらず",
    "に至らず",
    "には至らず",
    "に至らなかった",
    "には至らなかった",
    "に至っていない",
    "には至っていない",
    "はかなわず",
    "はかなわなかった",
    "がかなわなかった",
    "は叶わなかった",
    "が叶わなかった",
    "中止",
    "中止した",
    "中止とした",
    "中止となった",
    "中止になった",
    "中止せざるを得なかった",
    "見送り",
    "見送った",
    "見送りとした",
    "見送りとなった",
    "断念",
    "断念した",
    "断念せざるを得なかった",
    "取りやめた",
    "取りやめとなった",
    "取り止めた",
    "取り止めとなった",
    "延期",
    "延期した",
    "延期とした",
    "延期となった",
    "繰越し",
    "繰越",
    "繰り越し",
    "繰り越した",
    "繰越した",
    "繰り越しとなった",
    "繰越しとなった",
    "繰越となった",
    "先送り",
    "先送りした",
    "先送りとした",
    "先送りとなった",
    "持ち越した",
    "持ち越しとなった",
];

/// Words by which something took its place, or it was not all of it.
const LESS: &str = "代替 振替 振り替え 代わ 代えて 一部 オンライン 残る 残り 残っ のうち うち、 追加 さらに 更に ほか 日目 回目 次の 予定どおり 予定通り 除 以外 当初 見込 予定 2期 年度末まで";

/// What ends that which tells why.
const WHY: [&str; 12] = [
    "によって",
    "により",
    "のため",
    "ため",
    "に伴い",
    "に伴って",
    "の影響で",
    "を受けて",
    "を受け",
    "から",
    "して",
    "で",
];

/// Nouns for what was to be done, whatever it is.
const WHOLE: [&str; 18] = [
    "着工",
    "着手",
    "施工",
    "実施",
    "開催",
    "工事",
    "事業",
    "発注",
    "大会",
    "催し",
    "催事",
    "行事",
    "イベント",
    "本番",
    "祭り",
    "当日",
    "全日程",
    "全て",
];

/// Times that may be told of it.
const WHEN: [&str; 14] = [
    "年度内",
    "年度",
    "今年度",
    "本年度",
    "今年",
    "本年",
    "今回",
    "翌年度",
    "次年度",
    "来年度",
    "翌年",
    "来年",
    "今期",
    "来期",
];

/// Short, where all that is counted of the level is how many asked for it, and a clause says that it was not done.
pub(in crate::text::verdict) fn reached(
    level: &Level,
    target: &str,
    report: &str,
    given: &[Stated],
) -> Option<Reached> {
    let is_count = level.bound.grows()
        && level.way.is_none()
        && level.stated.value > Number::ZERO
        && !level.stated.measure.is_ratio()
        && !level.stated.measure.is_time();
    if !is_count || has(report, LESS) {
        return None;
    }
    let before_it = |one: &Stated| one.is_like(level.stated) && !is_before_it(one, target);
    if given.iter().any(before_it) {
        return None;
    }
    let clauses = report.split(['。', '、', '，', '\n']);
    let is_not_done = clauses.into_iter().any(|clause| says_not_done(target, clause.trim()));
    is_not_done.then_some(Reached { state: State::Short, doubt: None, actual: None })
}

/// Short, where a target without a number names what shall be begun or ended and a clause says that it was not: 着手できず.
pub(in crate::text::verdict) fn state(target: &str, report: &str) -> Option<State> {
    const ACTS: &str = "完了 完成 着手 開始 稼働 開設 締結 竣工";
    const NOT_YET: [&str; 9] = [
        "未着手",
        "未完了",
        "未完成",
        "完了していない",
        "完了しておらず",
        "完成していない",
        "着手していない",
        "着工していない",
        "開始していない",
    ];
    let target = target.trim().trim_end_matches('。');
    let act =
        ["させる", "すること", "する"].iter().find_map(|end| target.strip_suffix(end)).unwrap_or(target);
    let is_not_yet = |clause: &str| {
        let clause = clause.strip_suffix("である").unwrap_or(clause);
        let head = NOT_YET.iter().find_map(|not| clause.strip_suffix(not));
        head.is_some_and(|head| words_of(head).iter().all(|word| is_known(target, word)))
    };
    let says_so = |clause: &str| is_not_yet(clause.trim()) || says_not_done(target, clause.trim());
    (ends(act, ACTS) && !has(report, LESS) && report.split(['。', '、', '，', '\n']).any(says_so))
        .then_some(State::Short)
}

/// Short, where a sentence says of the one that this level alone names that nothing was done there: 海外は手続が整わず見送った.
pub(in crate::text::verdict) fn of_named(level: &Level, levels: &[Level], report: &str) -> Option<Reached> {
    const NOTHING: &str = "見送った 見送りとなった 中止した 中止となった 中止とした 実施できなかった 開催できなかった 実施しなかった 開催しなかった 出展できなかった 行わなかった 行えなかった 取りやめた 断念した";
    let is_count = level.bound.grows() && level.way.is_none() && level.stated.value > Number::ZERO;
    let others = || levels.iter().filter(|other| other.stated.quantity.span != level.stated.quantity.span);
    let says_none = |sentence: &str| {
        let sentence = sentence.trim();
        let Some((named, said)) = sentence.split_once('は') else { return false };
        let is_name =
            named.chars().count() > 1 && named.chars().all(|char| is_kanji(char) || is_katakana(char));
        is_name
            && ends(said, NOTHING)
            && !said.chars().any(|char| folded(char).is_ascii_digit())
            && !has(said, LESS)
            && level.stated.near.contains(named)
            && !others().any(|other| other.stated.near.contains(named))
    };
    (is_count && levels.len() > 1 && report.split(['。', '\n']).any(says_none)).then_some(Reached {
        state: State::Short,
        doubt: None,
        actual: None,
    })
}

/// Whether so many only asked for it, or were found wrong on the way: 申込みは3,780人あった, 不適合が2件あり.
fn is_before_it(one: &Stated, target: &str) -> bool {
    const BEFORE: &str = "申込み 申し込み 申込 申込者 応募 応募者 応募数 予約 予約者 希望 希望者 問合せ 問い合わせ 不適合 指摘 不備";
    let noun = one.near.trim_end_matches([' ', '　', 'は', 'が', 'も', '数', '：', ':']);
    ends(noun, BEFORE) && shared(last_chars(noun, 2), target) == 0 && !is_own_deed(one, target)
}

/// Whether a clause says of the target's own deed, or of all of it, that it was not done.
fn says_not_done(target: &str, clause: &str) -> bool {
    let clause = clause.trim_end_matches(['が', ' ', '　']);
    let clause = clause.strip_suffix("である").unwrap_or(clause).replace("しました", "した");
    let Some(head) = NOT.iter().filter_map(|not| clause.strip_suffix(not)).min_by_key(|head| head.len())
    else {
        return false;
    };
    // 入札不調で着工: why stands before.
    let own = behind_why(head);
    // 施錠率調査は積雪のため実施できず: what it is of stands before why.
    let topic = head[..head.len() - own.len()].rsplit_once('は').map_or("", |(topic, _)| topic);
    if [topic, own].iter().any(|part| part.chars().any(|char| folded(char).is_ascii_digit())) {
        return false;
    }
    let words = [words_of(topic), words_of(own)].concat();
    words.iter().all(|word| is_known(target, word)) && words.iter().any(|word| !WHEN.contains(word))
}

/// The words of a clause, of one character too: 夏の講座 is narrowed by the first.
fn words_of(head: &str) -> Vec<&str> {
    let is_word = |char: char| is_kanji(char) || is_katakana(char) || char == 'ー' || char == 'し';
    let words = head.split(|char| !is_word(char)).map(|word| word.trim_matches('し'));
    words.filter(|word| !word.is_empty()).collect()
}

/// Whether a word is one of the target's, or says no more than when or that it was all of it.
fn is_known(target: &str, word: &str) -> bool {
    let pairs = shared(word, word);
    WHEN.contains(&word)
        || WHOLE.contains(&word)
        || target.contains(word)
        || pairs > 0 && shared(word, &[target, "工事事業整備計画"].concat()) == pairs
}

/// A report without the clauses that say of something else than the target's that it was called off: 屋外イベントは中止した.
pub(super) fn without_others_called_off(target: &str, report: &str) -> String {
    const OFF: &str = "中止 見送 断念 取りやめ 取り止め";
    let is_of_other = |clause: &str| {
        let Some(at) = first(clause, OFF) else { return false };
        let head = behind_why(&clause[..at]);
        let named = head.trim_end_matches(['は', 'が', 'を', 'も']);
        named.len() < head.len()
            && last_word(named).is_some_and(|(_, rest)| rest.is_empty())
            && !words_of(named).iter().all(|word| is_known(target, word))
    };
    let clauses = report.split_inclusive(['。', '、', '，', '\n']);
    clauses.filter(|clause| !is_of_other(clause)).collect()
}

/// A clause behind the reason that it tells.
fn behind_why(head: &str) -> &str {
    const REASONS: &str = "不調 不落 不成立 雨 雪 台風 荒天 悪天候 天候不良 強風 遅れ 遅延 不足 高騰 難航 流行 感染 感染症 事情 都合 延長 変更 影響 見直し 接近 拡大 火災 地震 災害";
    let is_why =
        |at: usize, why: &str| why != "で" || ends(&head[..at], REASONS) && !head[at..].starts_with("での");
    let behind =
        WHY.iter().filter_map(|why| head.rfind(why).filter(|at| is_why(*at, why)).map(|at| at + why.len()));
    &head[behind.max().unwrap_or(0)..]
}

/// A report in which those who gave up are no longer told as what was given up: 途中で中止した方は5名; nor is 中止命令.
pub(super) fn without_those_who_stopped(report: &str) -> String {
    let report = ["中止命令", "中止基準", "中止判断", "中止連絡"]
        .iter()
        .fold(report.to_owned(), |text, word| text.replace(word, ""));
    ["中止した", "中断した", "延期した", "断念した"].iter().fold(report, |text, stopped| {
        let mut parts = text.split(stopped);
        let mut kept = parts.next().unwrap_or("").to_owned();
        for part in parts {
            let is_whom = part.starts_with(['方', '者', '人', '児', '利', '患', '参', '受']);
            kept.push_str(if is_whom { "" } else { stopped });
            kept.push_str(part);
        }
        kept
    })
}

/// The report's numbers without those that were called off and made up for: 1回中止したが、振替を含め24回開催できた.
pub(in crate::text::verdict) fn without_made_up<'t>(
    level: &Level,
    given: &[Stated<'t>],
) -> Option<Vec<Stated<'t>>> {
    const OFF: [&str; 9] =
        ["は中止", "が中止", "を中止", "中止", "の中止", "が欠航", "延期", "を延期", "は延期"];
    const UP: &str = "振替 振り替え 代替 別日 別の日 日を改め 日程を変更 追加 年度内に 後日";
    let is_pair = |pair: &[Stated]| {
        let [off, held] = pair else { return false };
        let behind = OFF.iter().find_map(|word| off.tail.strip_prefix(word));
        let clause = behind.and_then(|behind| behind.split_once('、')).map_or("", |(clause, _)| clause);
        off.is_like(level.stated)
            && off.is_like(held)
            && off.sentence == held.sentence
            && off.value < held.value
            && ends(clause, "たが たものの だが したが")
            && has(held.lead, UP)
            && has(held.rest, "開催 実施 行 した できた")
            && !has(held.rest, "予定 見込")
    };
    let at = given.windows(2).position(is_pair).filter(|_| level.bound.grows())?;
    let mut held: Vec<Stated> = given.to_vec();
    held.remove(at);
    // How it was made up for is no thing of its own: 代替日を設けて.
    (held[at].lead, held[at].near) = ("", "");
    Some(held)
}
