//! What was only drawn up, or asked of more than did it, before what the target is of: 12枚の文案を作成, 60軒に依頼し、43軒が登録.

use crate::text::quantity::Bound;
use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::stated::{Stated, first_clause, last_chars};
use crate::text::verdict::spoken::words::{ends, has, starts};

/// Whether only papers for what is counted were drawn up: 12枚の文案を作成した, and the target is 案内板 12枚の設置.
pub(in crate::text::verdict) fn is_only_drafted(target: &str, one: &Stated) -> bool {
    const PAPERS: &str = "文案 原案 素案 図案 草案 試案 案 原稿 デザイン 下絵 設計図 図面 見本 仕様書 計画書 企画書 見積書 募集要項 一覧 リスト 台帳";
    const MADE: &str = "作成 作っ 作り まとめ 取りまと 起草 描 考案 検討 準備 用意 提出 完成 でき 固め 決め 選定 印刷 発注 調整 整え";
    let Some(said) = first_clause(one.tail).strip_prefix('の') else { return false };
    let Some((paper, made)) = said.split_once(['を', 'が']) else { return false };
    // 20台の更新に係る仕様書を作成した.
    let about = ["に係る", "に関する", "に向けた", "のための", "に伴う"]
        .iter()
        .find_map(|about| paper.split_once(about));
    let paper = about.map_or(paper, |(_, paper)| paper);
    ends(paper, PAPERS)
        && !target.contains(last_chars(paper, 2))
        && !has(paper, "た る に で と")
        && starts(made, MADE)
}

/// The report's numbers without those with which it only began, where it then says how many it came to: 60件を抽出したが、点検まで
/// 終えたのは52件である, 依頼は31回あったが、応じられたのは22回.
pub(in crate::text::verdict) fn without_begun<'t>(
    level: &Level,
    target: &str,
    given: &[Stated<'t>],
) -> Option<Vec<Stated<'t>>> {
    const CAME_TO: &str = "終えたのは 終わったのは 済んだのは 済ませたのは できたのは られたのは 至ったのは こぎ着けたのは こぎつけたのは 完了したのは 実現したのは";
    const LEFT: &str = "未 ない 残 欠席 辞退 断られ 中止 見送";
    let is_pair = |pair: &[Stated]| {
        let [begun, done] = pair else { return false };
        let begun_as = |(word, _): (&str, &str)| !target.contains(last_chars(word, 2));
        let deed = last_word(begun.near).or_else(|| last_word(first_clause(begun.tail)));
        [begun, done].iter().all(|one| one.is_like(level.stated) && one.quantity.bound == Bound::Exact)
            && begun.sentence == done.sentence
            && done.value <= begun.value
            && first_clause(begun.tail).ends_with('が')
            && deed.is_some_and(begun_as)
            && ends(done.near.trim_end(), CAME_TO)
            && !has(done.near, LEFT)
            && !has(done.rest, "予定 見込 なかった ない")
    };
    without_first(level, given, is_pair)
}

/// The report's numbers without those who were only asked, where fewer of them did it: 60軒に依頼し、43軒が登録.
pub(in crate::text::verdict) fn without_asked<'t>(
    level: &Level,
    target: &str,
    given: &[Stated<'t>],
) -> Option<Vec<Stated<'t>>> {
    const ASKED: &str = "に依頼し に提案し に打診し に声をかけ に声掛けし に声かけし に案内し に案内を に呼びかけ に呼び掛け に働きかけ に協力を求め に協力を依頼 に参加を呼 に通知し に要請し";
    const DID: &str =
        "登録 参加 協力 承諾 応じ 出店 契約 加入 設置 実施 導入 開設 受講 受診 出展 採用 就職 締結 回答 提出";
    const MEANT: &str = "依頼 提案 打診 声 案内 呼び 働き 通知 要請";
    let is_pair = |pair: &[Stated]| {
        let [asked, did] = pair else { return false };
        [asked, did].iter().all(|one| one.is_like(level.stated) && one.quantity.bound == Bound::Exact)
            && asked.sentence == did.sentence
            && did.value <= asked.value
            && starts(asked.tail, ASKED)
            && did.is_apart()
            && starts(did.tail, "が で の から と")
            && has(first_clause(did.rest), DID)
            && !has(did.rest, "予定 見込 なかった ない 検討 意向 辞退 見送")
    };
    if has(target, MEANT) { None } else { without_first(level, given, is_pair) }
}

/// The numbers without the first one of such a pair, where the level is a count that shall be reached.
fn without_first<'t>(
    level: &Level,
    given: &[Stated<'t>],
    is_pair: impl Fn(&[Stated]) -> bool,
) -> Option<Vec<Stated<'t>>> {
    let is_count = level.bound.grows() && level.way.is_none() && !level.stated.measure.is_ratio();
    let at = given.windows(2).position(is_pair).filter(|_| is_count)?;
    Some(given.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, one)| one.clone()).collect())
}
