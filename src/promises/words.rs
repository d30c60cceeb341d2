//! The words by which reports say that something was put off, and those that say nothing in particular.

/// Whether one of the words, parted by spaces, stands in a text.
pub(super) fn any_of(text: &str, words: &str) -> bool {
    words.split_whitespace().any(|word| text.contains(word))
}

/// What a smaller number is better of, or words that turn a number round.
pub(super) const SMALLER_IS_BETTER: &str = "減 抑 縮 解消 ゼロ 防止 事故 苦情 滞納 未納 死亡 死者 火災 犯罪 被害 \
    不登校 待機 漏水 停電 断水 誤り ミス 時間外 残業 離職 空き家 空家 排出 ごみ ゴミ 廃棄 放置 違反 未処理 未整備 \
    未実施 遅延 遅れ 日数 所要 時間 転落 欠員 休職 故障 いじめ 虐待 自殺 有収 使用量 消費";

/// … of what is counted in money: 費用の補助 40人 is no cost.
pub(super) const LESS_SPENT_IS_BETTER: &str = "コスト 経費 費用 負担 赤字 不用 残高 起債";

/// A report says that something was put off.
const PUT_OFF: &str = "延期し 延期と 延期す 延期を 延期に 先送り ずれ込 繰り越 繰越";

/// … but not of this.
const NOT_PUT_OFF: &str = "延期せず 延期しな 延期する事なく 延期することなく 延期していた 延期となっていた 延期されていた 繰越金 繰越額 \
    繰越明許費の 前年度から繰 前年度より繰 先送りせず 先送りすることなく 先送りしな ずれ込むことなく ずれ込まな";

/// The year that comes.
const NEXT_YEAR: &str = "翌年度 次年度 来年度 翌年 来年";

/// A report says that something was not done, or not all of it.
const UNDONE: &str = "できなかった 至らなかった 至らず 未着手 未実施 実施しなかった 見送 中止 遅れ 完了しなかった 完了せず \
    完成しなかった 未完 継続して 翌年度 次年度 来年度 届かなかった";

/// Whether a sentence of the report says that it was put off; those who were put off before do not count.
pub(super) fn put_off<'t>(report: &'t str, beyond_year: bool) -> Option<&'t str> {
    let says = |sentence: &&'t str| {
        any_of(sentence, PUT_OFF)
            && !any_of(sentence, NOT_PUT_OFF)
            && (!beyond_year || any_of(sentence, NEXT_YEAR))
    };
    report.split_inclusive(['。', '\n']).find(says).map(str::trim)
}

/// Whether a report says that it is not done.
pub(super) fn is_undone(report: &str) -> bool {
    any_of(report, UNDONE)
}
