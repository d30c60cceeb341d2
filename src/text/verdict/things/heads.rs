//! Whether the noun that a number counts is the target's: 登録者 are no 利用者, and 草刈り is no 補修.

use crate::text::quantity::glyphs::{is_hiragana, is_kanji, is_katakana};
use crate::text::verdict::spoken::deed::{answers, is_done_itself, is_same_deed, last_word};
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::stated::{Stated, first_clause, last_chars};
use crate::text::verdict::spoken::words::{ends, has, shared, starts, things, without};
use crate::text::width::fold;

/// Nouns that say nothing of what is counted.
const PLAIN: &str = "残高 比率 割合 備蓄量 実績 結果 集計 件数 回数 人数 総数 合計 総計 計 全体 年度 年度末 年度内 年度中 期間内 期間中 年間 月末 期末 最終 最終的 確定 確定値 実績値 値 現在 時点 平均 累計 通算 延 新規 本年 今年 本市 当市 市内 町内 調査 アンケート 上記 目標 計画 予定 実施 開催 完了 達成 該当 対象 決算 全員 全数 参加 設置 整備 導入 事業 活動 取組 期間 割合 率 比率 年 月 日 回 目 期 度 分 他 内 外 中 末";

/// Nouns that say when, or by what, or which of several a number is.
const NEUTRAL: &str = "年度内 年度中 比 最長 最大 最高 最短 最小 最低 実員 実人 総額 総量 通期 受付 延長 地点 産 後 前 認知 段階 満点 歳児 年生 学校 工場 館 男性 女性";

/// The noun right before a number, without what only says that it is counted: 利用 of 利用者数.
fn head(near: &str) -> Option<&str> {
    let near = near.trim_end_matches([' ', '　', ':', '：']).trim_end_matches(['は', 'が', 'を', 'も', 'の']);
    let (word, rest) = last_word(near)?;
    let is_ended =
        rest.chars().count() < 2 && rest.chars().all(is_hiragana) && !starts(rest, "で に と へ や か");
    let word = word.trim_end_matches(['数', '者', '件', '額', '量']);
    (is_ended && word.chars().count() > 1).then_some(word)
}

/// Whether what stands before a noun says of the target's grade that it is meant: 2級以上の取得者, and the target is
/// 英検2級以上の生徒.
fn is_of_named_grade(near: &str, target: &str) -> bool {
    let of = near.split_once('の').map_or(String::new(), |(of, _)| fold(of));
    of.contains(|char: char| char.is_ascii_digit()) && fold(target).contains(&of)
}

/// Whether the number's noun and the level's have nothing in common, not one character, and are not the same deed.
pub(in crate::text::verdict) fn is_other(level: &Level, target: &str, report: &str, one: &Stated) -> bool {
    let own = head(one.near);
    let Some((own, wanted)) = own.zip(head(level.stated.near)) else { return false };
    // 借入額, and the target is what is left of it.
    if ends(wanted, "残高 残債") && !has(one.near, "残") && !ends(own, PLAIN) {
        return true;
    }
    let kind = |char: &char| is_kanji(*char) || is_katakana(*char);
    let lacks = |word: &str, text: &str| !word.chars().filter(kind).any(|char| text.contains(char));
    let acts = one.tail.split(['。', '、']).next().unwrap_or("");
    !ends(own, PLAIN)
        && !ends(wanted, PLAIN)
        && !is_of_named_grade(one.near, target)
        && lacks(last_chars(own, 2), target)
        && lacks(last_chars(wanted, 2), report)
        && !is_same_deed(own, wanted)
        && last_word(acts).is_none()
        && shared(one.near, target) > 0
}

/// Whether a noun of its own stands right before the number, and the target has neither that noun nor its deed, nor the
/// report the target's: 介護休業を取得した職員は6人, and the target is 介護離職者.
pub(in crate::text::verdict) fn is_unnamed(level: &Level, target: &str, one: &Stated) -> bool {
    let noun = head(one.near).filter(|noun| !ends(noun, PLAIN) && !ends(noun, NEUTRAL));
    let near = one.near.trim_end_matches([' ', '　', ':', '：', 'は', 'が', 'を', 'も']);
    // 取締り is a noun.
    let near = near.strip_suffix('り').filter(|near| near.ends_with(is_kanji)).unwrap_or(near);
    let is_before = !near.ends_with(is_hiragana);
    if is_of_named_grade(near, target) {
        return false;
    }
    let Some(noun) =
        noun.filter(|_| is_before && !one.is_beside_one() && !one.near.trim_end().ends_with('の'))
    else {
        return false;
    };
    let words = [one.lead, " ", one.rest].concat();
    let wanted = head(level.stated.near).filter(|wanted| !ends(wanted, PLAIN));
    let is_wanted = match wanted {
        Some(wanted) => words.contains(last_chars(wanted, 2)),
        None => shared(one.near, target) > 0,
    };
    let act = last_word(first_clause(one.tail)).map_or("", |(act, _)| act);
    let is_told =
        |word: &str| shared(word, target) > 0 || things(word) & things(target) != 0 || answers(word, target);
    !is_wanted && !is_told(noun) && !is_told(act) && !is_done_itself(one, target)
}

/// Whether those counted only took part in what the target is to come of: 就労支援事業の参加者, and the target is 就労.
pub(in crate::text::verdict) fn only_took_part(level: &Level, target: &str, one: &Stated) -> bool {
    const TOOK_PART: [&str; 11] =
        ["参加", "受講", "受診", "相談", "登録", "応募", "申込", "対象", "希望", "来場", "見学"];
    const OUTCOMES: &str = "就労 就職 就農 就業 移住 定住 結婚 成婚 起業 創業 開業 復職 復学 復帰 合格 取得 修了 卒業 成約 採択 受賞 禁煙 自立 退院 譲渡 内定";
    let noun = |near: &str| {
        near.trim_end_matches([' ', '　', 'は', 'が', 'を', 'の', 'も', '数', '：', ':']).to_owned()
    };
    let (own, wanted) = (noun(one.near), noun(level.stated.near));
    let took_part = |act: &&str| own.ends_with(&[*act, "者"].concat()) && !target.contains(*act);
    ends(wanted.trim_end_matches('者'), OUTCOMES)
        && TOOK_PART.iter().any(took_part)
        && last_word(first_clause(one.tail)).is_none()
}

/// Whether it is a part of what was only looked at, where the target is of what is done about it: 点検22か所、うち要対策9か所,
/// and the target is 要対策箇所の補修.
pub(in crate::text::verdict) fn is_only_found(target: &str, given: &[Stated], one: &Stated) -> bool {
    const LOOKED_AT: &str = "点検 調査 診断 検査 巡回 査察 測定 要望 通報 苦情 依頼 相談 申請";
    const DONE_ABOUT_IT: &str = "補修 修繕 改修 対策 是正 更新 解消 撤去 除却 改善 交換 補強";
    let at = given.iter().position(|other| other.quantity.span == one.quantity.span);
    let whole = at.and_then(|at| at.checked_sub(1)).map(|before| &given[before]);
    let wanted = target.rsplit('の').next().unwrap_or(target);
    one.is_part()
        && has(wanted, DONE_ABOUT_IT)
        && whole.is_some_and(|whole| has(&whole.words(), LOOKED_AT))
        && !has(target, LOOKED_AT)
        && !has(one.tail, DONE_ABOUT_IT)
}

/// Whether both are rates by short names that have nothing but 率 in common: 度数率 and 強度率.
pub(in crate::text::verdict) fn is_other_rate(level: &Level, one: &Stated) -> bool {
    let rate = |near: &str| {
        let near = near.trim_end_matches([' ', '　', ':', '：', 'は', 'が', 'も']);
        last_word(near)
            .filter(|(word, rest)| rest.is_empty() && word.ends_with('率'))
            .map(|(word, _)| word.to_owned())
    };
    let Some((own, wanted)) = rate(one.near).zip(rate(level.stated.near)) else { return false };
    let is_short = |word: &str| word.chars().count() == 3;
    let (of, wanted_of) = (own.trim_end_matches('率'), wanted.trim_end_matches('率'));
    is_short(&own) && is_short(&wanted) && !is_same_deed(of, wanted_of)
}

/// Whether others were counted than those whom the target is of, by what they did: レジ通過者, and the target is 来客.
pub(in crate::text::verdict) fn passes_by(level: &Level, target: &str, one: &Stated) -> bool {
    const PASSED: &str = "通過者 購入者 会計者 精算者 回答者 閲覧者 予約者 問合せ者";
    let near = one.near.trim_end_matches([' ', '　', ':', '：', 'は', 'が', 'も', '数']);
    ends(near, PASSED) && shared(last_chars(near, 3), target) == 0 && head(level.stated.near).is_some()
}

/// Whether two long rates begin and end alike and are of other things: 育児参加休暇取得率, and the target is 育児休業取得率.
pub(in crate::text::verdict) fn is_other_compound(level: &Level, one: &Stated) -> bool {
    let rate =
        |near| last_word(near).filter(|(word, rest)| word.chars().count() > 6 && rest.chars().count() < 2);
    let Some(((own, _), (wanted, _))) = rate(one.near).zip(rate(level.stated.near)) else { return false };
    one.measure.is_ratio()
        && last_chars(own, 3) == last_chars(wanted, 3)
        && shared(own, wanted) * 2 < shared(own, own)
        && shared(wanted, own) < shared(wanted, wanted)
}

/// Whether the report denies the target's word: 非正規, and the target is 正規雇用.
pub(in crate::text::verdict) fn is_denied(target: &str, report: &str) -> bool {
    report.match_indices('非').any(|(at, not)| {
        let word: String = report[at + not.len()..].chars().take(2).collect();
        word.chars().count() == 2
            && target.contains(&word)
            && !target.contains(&report[at..at + not.len() + word.len()])
    })
}

/// Whether both are for each of something, and it is not the same: 1人当たり and 1回当たり.
pub(in crate::text::verdict) fn is_for_each_other(level: &Level, one: &Stated) -> bool {
    let each = |near: &str| {
        let (of, _) =
            ["当たり", "あたり", "当り", "につき"].iter().find_map(|word| near.rsplit_once(word))?;
        of.chars().next_back()
    };
    each(level.stated.near).zip(each(one.near)).is_some_and(|(one, other)| one != other)
}

/// Whether the target's thing is only a part of what the number counts: 特産品を含む物販全体, 救急全体.
pub(in crate::text::verdict) fn is_within(level: &Level, target: &str, one: &Stated) -> bool {
    let wanted = level.stated.lead;
    let included = one.near.split_once("を含む").and_then(|(before, _)| last_word(before));
    let is_included =
        included.is_some_and(|(word, rest)| rest.is_empty() && shared(word, wanted) == shared(word, word));
    let whole = one.near.split_once("全体").and_then(|(before, _)| last_word(before));
    let is_compound = |word: &str| {
        target
            .match_indices(word)
            .any(|(at, _)| target[..at].ends_with(|char| is_kanji(char) || is_katakana(char)))
    };
    let is_of_whole = whole.is_some_and(|(word, rest)| rest.is_empty() && is_compound(word));
    // ごみ全体では, and the target is of 事業系ごみ.
    let kana = one.near.split_once("全体").map_or("", |(before, _)| {
        &before[before.trim_end_matches(|char| is_hiragana(char) || is_katakana(char)).len()..]
    });
    let is_of_kana = kana.chars().count() > 1
        && target
            .match_indices(kana)
            .any(|(at, _)| target[..at].ends_with(|char| is_kanji(char) || is_katakana(char)));
    // 小中学校全体, and the target is of 中学校.
    let is_of_more = whole.is_some_and(|(word, rest)| {
        let tail = last_chars(word, 3);
        const TOGETHER: &str = "小中 中高 小中高 幼保 男女 昼夜";
        rest.is_empty() && ends(word, TOGETHER) && !has(target, TOGETHER)
            || rest.is_empty() && word.chars().count() > 3 && target.contains(tail) && !target.contains(word)
    });
    (is_included || is_of_whole || is_of_kana || is_of_more) && !has(target, "全体 含む")
}

/// Whether a change or a share is told of another thing than the target's: 事業系ごみは前年度比5％減, 要望のうち満足と答えた割合.
pub(in crate::text::verdict) fn is_of_other_topic(target: &str, one: &Stated) -> bool {
    const ANY: &str =
        "本市 当市 市内 町内 全体 年度 前年 今年 本年 実績 結果 最終 令和 平成 期末 年間 合計 総";
    let strange = |topic: &str| {
        let topic = without(topic.into(), ANY);
        shared(&topic, &topic) > 0 && shared(&topic, target) == 0
    };
    let topic =
        one.near.split_once('は').filter(|(_, rest)| has(rest, "比 から より")).map(|(topic, _)| topic);
    let share = one.near.rsplit_once("のうち").filter(|(_, rest)| has(rest, "割合 率")).map(|(_, rest)| rest);
    let share = share.map(|share| share.split("割合").next().unwrap_or(share));
    one.measure.is_ratio() && (topic.is_some_and(strange) || share.is_some_and(strange))
}
