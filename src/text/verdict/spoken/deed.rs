//! What was done to what a report counts: the target's own act, one that only says that it was done, or another.

use super::stated::{Stated, first_chars, first_clause, last_chars};
use super::words::{ends, has, is_short_for, shared, starts, things, those_in, without};
use crate::text::quantity::glyphs::{is_hiragana, is_kanji, is_katakana};
use crate::text::quantity::names_a_deed;

/// Acts that only say that something was done; what was done stands before them.
const DOING: &str = "実施 開催 完了 終了 達成 完結 実現 締結 開始 実行 完成 受講 参加 利用 整備 設置";

/// Acts that come to the same, one group a line.
const SAME: &[&str] = &[
    "確保 採用 雇用 任用 登用 着任",
    "就労 就職 就業 雇用",
    "開発 リリース 公開",
    "開拓 契約 成約 取引 顧客",
    "交付 給付 支給 助成 補助 支援",
    "貸与 貸出 貸付 融資",
    "教育 修了",
    "献血 協力",
    "取得 合格 養成 育成 認定 誕生",
    "情報 記事 掲載 発信 投稿 配信",
    "活用 成約",
    "電子化 電子申請 オンライン スキャン デジタル",
    "論文 発表 掲載 出版",
    "意見 提案 提出",
    "参加 出場 出走 出席 出展 出店 ブース",
    "案内 催行",
    "発掘 調査",
    "ロケ 撮影",
    "分譲 売却 売買 契約 成約 譲渡 収入",
    "誘致 出店 開店 進出 立地 操業",
    "配置 着任 赴任 配属",
    "計上 売上 収入 収益 利益 黒字",
];

/// Acts by which a count is that of the thing itself, or how much it became.
const DONE: &str = "活動 活躍 在籍 実施 開催 完了 終了 達成 実現 整備 設置 配備 開設 開講 開業 開所 開園 開校 稼働 供用 運用 発売 獲得 取得 \
    参加 受講 来場 来館 来園 来店 来訪 入場 観覧 利用 回答 登録 交換 更新 運行 適用 施工 竣工 完成 納入 納品 納車 工事 作成 策定 増加 増員 減少 上昇 低下 向上 短縮 改善 突破 超過 到達 確保 拡充 拡大 継続 維持 保持 推移 対応 助成 補助 指定 回復 伸長 催行 挙行 上演 上映 公演 前後 最高 最多 大台 順調 好調 実績 結果 該当 対象 集計 現在 処理";

/// What is done before a thing itself is: 耐震診断 is no 耐震化.
const FOR_IT: &str = "診断 設計 計画 調査 方針 要望 案 協議 検討 候補 準備 募集 予算 資料 見積";

/// Whether something else was done to what is counted than the target asks for: 2品を試作, and the target is 商品化.
pub(in crate::text::verdict) fn is_other_deed(level: &Stated, one: &Stated, target: &str) -> bool {
    let mut clauses = clauses(one);
    let Some(first) = clauses.next() else { return false };
    // 3回とも定員を満たした: all of them were.
    if first.starts_with("とも") && !has(first, "ない なかっ ず 辞退 中止 断 見送 延期") {
        return false;
    }
    // 策定し公告した, and the target is 策定.
    let own =
        last_word(level.near.trim_end_matches(['の', 'を', ' ', '　', '：', ':'])).map(|(word, _)| word);
    if own.is_some_and(|own| first.contains(&[last_chars(own, 2), "し"].concat())) {
        return false;
    }
    // 寄贈資料800点を受け入れた, and the target is their 整理.
    let is_taken_in = starts(first, "を受け入れ を受入れ") && !target.contains('受');
    if is_taken_in
        && own.is_some_and(|own| {
            ends(own, "整理 登録 修復 修理 公開 展示 点検 処理 譲渡 活用 電子化 デジタル化")
        })
    {
        return true;
    }
    // 耐震診断を20件実施した, and the target is 耐震改修.
    let before =
        one.near.trim_end().strip_suffix('を').and_then(last_word).filter(|(_, rest)| rest.is_empty());
    let is_for_it =
        before.is_some_and(|(word, _)| ends(word, FOR_IT) && !target.contains(last_chars(word, 2)));
    // 3,214点を目録に登載, and the target is 目録化: it became a part of that.
    let into = first.strip_prefix('を').and_then(|clause| clause.split_once('に')).map(|(into, _)| into);
    if into.is_some_and(|into| shared(into, into) > 0 && target.contains(into) && !has(first, "向け 関す"))
    {
        return false;
    }
    let is_other = match act(first) {
        // 8人に改善が見られた, and the target is 復帰.
        // 8人を任用した, and the target is 外国語指導助手 8人.
        Act::Of(act) if ends(act, "採用 任用 雇用 委嘱 任命") && one.measure.base == "人" => {
            !is_fitting(act, target) && names_a_deed(level.near) && !is_of_post(level.near)
        }
        Act::Of(act) => {
            !is_fitting(act, target)
                || has(first, "が見られ がみられ が認められ") && !target.contains(last_chars(act, 2))
        }
        Act::Done => is_for_it,
        Act::Open => {
            let is_plain = starts(first.trim_start_matches('分'), "行っ 行い");
            loose_object(first).is_some_and(|object| !target.contains(object))
                || is_other_verb(first, target)
                || is_plain
                    && before.is_some_and(|(word, _)| shared(word, target) == 0 && !is_fitting(word, target))
        }
    };
    // 購入し、配備した.
    is_other
        && names_something(level)
        && !clauses.any(|clause| {
            // 選考したが、派遣できなかった.
            let is_denied = ends(clause, "なかった ない ず ません ませんでした");
            !is_denied && matches!(act(clause), Act::Of(act) if is_fitting(act, target))
        })
}

/// Whether a noun is that of a post that somebody holds: 支援員, 相談員.
fn is_of_post(near: &str) -> bool {
    let noun = near.trim_end_matches([' ', '　', 'を', 'の', 'は', '：', ':']);
    ends(noun, "員 師 士 官 助手 カー ター 医")
}

/// Whether a level's own words name what is counted or done; where they only say how many, it is of whatever was done:
/// 公立9園すべて.
fn names_something(level: &Stated) -> bool {
    const PLAIN: &str = "対象 全員 全体 全部 市内 町内 村内 県内 管内 地区 公立 私立 市立 県立 年間 年度 今年 本年 毎年 平均 累計 新規 合計 総数 以上 以下 程度 目標 実績 数値";
    // 8t→6t: what it is of stands before the first.
    if level.follows && matches!(level.lead.trim(), "→" | "⇒" | "から" | "を") {
        return true;
    }
    // 看板の設置（12か所）: what it is of stands before the bracket.
    let before = if level.near.trim_matches(['（', '(', ' ']).is_empty() { level.lead } else { level.near };
    let words = [before, " ", first_clause(level.tail)].concat();
    last_word(&without(words.into(), PLAIN)).is_some()
}

/// Whether the target's own act was done: 移住相談から32人が移住した, and the target is 移住者; or its noun stands right
/// before the number: 契約は9件.
pub(in crate::text::verdict) fn is_own_deed(one: &Stated, target: &str) -> bool {
    let Some(clause) = clauses(one).next() else { return false };
    // 開設を申し入れた is no 開設.
    let is_done = |act: &str| {
        let rest = clause.rsplit_once(act).map_or("", |(_, rest)| rest);
        !starts(rest, "を") || starts(rest, "を行 をし を実 を終 を完 を開 を受けた を受け、 を受け入 を得")
    };
    // 申請のあった63灯すべてを設置した.
    let is_all_done = ends(one.near.trim_end(), "のあった があった を受けた")
        && matches!(act(clause), Act::Done)
        && has(clause, "設置し 整備し 導入し 完成し");
    // 44人が受講した.
    let is_named = starts(clause, "が を の") && {
        let word = last_word(clause).filter(|(_, rest)| starts(rest, "し さ"));
        word.is_some_and(|(word, _)| ends(word, DOING) && target.contains(last_chars(word, 2)))
    };
    is_all_done
        || is_named
        || matches!(act(clause), Act::Of(act) if target.contains(last_chars(act, 2)) && is_done(act))
}

/// Whether the clause behind a number says that the target's act was done to it, or only that it was done: 5校で実施した.
pub(in crate::text::verdict) fn is_done_itself(one: &Stated, target: &str) -> bool {
    let clause = clauses(one).next().unwrap_or("");
    let is_plain = (starts(clause, "で を が に") || starts(clause, DOING))
        && last_word(clause).is_some_and(|(word, rest)| ends(word, DOING) && starts(rest, "し さ"));
    is_plain && matches!(act(clause), Act::Done) || is_own_deed(one, target)
}

/// Whether what stands behind the last of a list is the target's deed, and so is said of all of it: 新規4件、更新12件を認定した.
pub(in crate::text::verdict) fn is_done_to_all(last: &Stated, target: &str) -> bool {
    let clause = first_clause(last.tail);
    !clause.trim().is_empty() && is_own_deed(last, target)
        || clause.starts_with('を') && has(target, "確保 採用") && has(clause, "採用 確保 雇用")
}

/// Whether a share is of another answer than the target's: やりがいを感じる職員 74%, and the target is 職員の満足度.
pub(in crate::text::verdict) fn is_other_rate(level: &Stated, one: &Stated) -> bool {
    let noun = level.near.trim_end_matches(['は', 'が', 'を', 'の', ':', '：', ' ', '　']);
    let Some((rate, "")) = last_word(noun).filter(|(word, _)| word.chars().count() > 2) else { return false };
    let own = one.near.trim_end();
    // What stands there is told by a verb of its own.
    let is_told = own.contains(['る', 'た', 'い']) && last_word(own).is_some_and(|(_, rest)| rest.is_empty());
    is_told && shared(own, rate) == 0
}

/// Whether a change is one of something else: 使用量は7％削減, and the target is 電気代.
pub(super) fn is_change_of_other(one: &Stated, target: &str) -> bool {
    const PLAIN: &str = "年 比 対 合計 全体 実績 結果 総 平均 期";
    last_word(one.near.trim_end()).is_some_and(|(word, rest)| {
        let is_topic = matches!(rest, "は" | "が" | "を" | "も" | "で") && !has(word, PLAIN);
        is_topic && (shared(word, target) == 0 || is_other_head(word, target))
    })
}

/// Whether a noun begins as the target's does and ends as none of its words: 電気料金, and the target is 電気使用量.
fn is_other_head(word: &str, target: &str) -> bool {
    let head = last_chars(word, 2);
    word.chars().count() > 3
        && shared(head, head) > 0
        && !head.chars().any(|char| target.contains(char))
        && has(target, "量 額 数 率 費 件 時間 料金 料 代")
        && !has(head, "実績 全体 合計 件数 結果 時点 年度")
}

/// Whether what is counted is the contrary of what the target is of: 転出者, and the target is 定着.
pub(in crate::text::verdict) fn is_contrary(one: &Stated, target: &str) -> bool {
    const CONTRARY: &str = "転出 退会 退職 離職 廃業 解約 閉店 撤退 落選";
    // 成約に至らなかったものが11件.
    let is_denied = has(one.near, "なかったもの なかった者 なかった人 ていないもの ていない者 ない者")
        && !has(target, "ない なし なかった 未 不");
    is_denied || those_in(one.near, CONTRARY).any(|word| !target.contains(word))
}

/// Whether what shall be few is counted of some only: 接遇に関する苦情.
pub(super) fn is_of_some_kind(one: &Stated, target: &str) -> bool {
    let of =
        ["に関する", "に係る"].iter().find_map(|of| one.near.split_once(of)).map_or("", |(kind, _)| kind);
    last_word(of).is_some_and(|(word, _)| shared(word, target) < shared(word, word))
}

/// Whether a rate is of some only, by words before it that the target does not have: 集団検診の受診率.
pub(super) fn is_rate_of_some(level: &Stated, one: &Stated, target: &str) -> bool {
    const ALL: &str = "全体 平均 年度 令和 平成 本市 市内 市民 最終 直近 年間 通年 期末 調査 アンケート 結果 実績 集計 本年 今年 当年 今期 現在 時点 月末 上記 目標 対象 利用者 参加者 回答者";
    // A target that only says 収納率 has its thing named elsewhere.
    if level.near.trim().chars().count() <= 4 {
        return false;
    }
    let near = one.own_near();
    let of = near.rsplit_once('の').filter(|(_, rate)| has(rate, "率 度 割合"));
    // 工場全体の稼働率: of all that there is.
    let of = of.map_or("", |(of, _)| of);
    let of = if of.ends_with("全体") || target.contains(of) { "" } else { of };
    let some = without(of.into(), ALL);
    last_word(&some).is_some_and(|(word, rest)| {
        rest.is_empty() && shared(word, target) < shared(word, word) && !is_short_of(word, target)
    })
}

/// Whether a word is short for one of the target's, or one of the target's for it: 有休 and 有給休暇, 現年課税分 and 現年分.
pub(in crate::text::verdict) fn is_short_of(word: &str, target: &str) -> bool {
    let mut names = target.split(|char: char| !is_kanji(char)).filter(|name| name.chars().count() > 1);
    names.any(|name| {
        is_short_for(word, name) && word.chars().count() == 2
            || name.chars().count() > 2
                && name.chars().last() == word.chars().last()
                && is_short_for(name, word)
    })
}

/// Whether the target's noun stands right before a number, or its act behind: 契約は9件.
pub(in crate::text::verdict) fn is_plainly_own(one: &Stated, target: &str) -> bool {
    let noun = one.near.trim_end_matches(['は', 'が', 'も', ':', '：', ' ', '　', '数', '件', '者']);
    shared(last_chars(noun, 2), target) > 0 || is_own_deed(one, target)
}

/// The clauses behind a number that speak of it.
fn clauses<'s>(one: &'s Stated) -> impl Iterator<Item = &'s str> {
    let is_joined = starts(one.tail, "を が に で の と は も");
    let own = match one.rest.len() > one.tail.len() {
        false => one.tail,
        true if !one.clause().is_empty() => one.clause(),
        true if is_joined => first_clause(one.rest),
        // What stands before the next number is that one's.
        true => one.clause(),
    };
    own.split(['、', '，', '（', '(', '）', ')']).map(|clause| clause.trim_end_matches(['。', ' ', '　']))
}

fn is_fitting(act: &str, target: &str) -> bool {
    // 貸付契約を結んだ.
    let of = act.strip_suffix("契約").filter(|of| ends(of, "貸付 貸与 売買 売却 賃貸 賃貸借 譲渡"));
    if target.contains(last_chars(act, 2)) || of.is_some_and(|of| target.contains(last_chars(of, 2))) {
        return true;
    }
    let is_same = |group: &&&str| group.split(' ').any(|word| act.ends_with(word));
    let same = SAME.iter().filter(is_same).any(|group| group.split(' ').any(|word| target.contains(word)));
    if ends(act, FOR_IT) && !same {
        return false;
    }
    // 名刺交換 is no 交換 of things.
    if ends(act, "名刺交換 意見交換 情報交換") {
        return false;
    }
    // A paper that was sent in is not yet printed.
    if act.ends_with("投稿") && has(target, "論文 学術 雑誌 学会 編") && !target.contains("投稿")
    {
        return false;
    }
    // What was delivered is there, and not yet lent or handed out.
    if ends(act, "納入 納品 納車") && has(target, "貸与 貸出 貸し 配布 支給 交付 設置 取付 稼働 利用 配架")
    {
        return false;
    }
    things(last_chars(act, 4)) & things(target) != 0 || same || ends(act, DONE)
}

/// Whether words name an act that comes to the same as one that the target names: 合格, and the target is 資格取得.
pub(in crate::text::verdict) fn answers(words: &str, target: &str) -> bool {
    SAME.iter().any(|group| {
        let has_one = |text: &str| group.split(' ').any(|word| text.contains(word));
        has_one(words) && has_one(target)
    })
}

/// Whether two acts come to the same: 解体 and 除却.
pub(in crate::text::verdict) fn is_same_deed(one: &str, other: &str) -> bool {
    let in_group = |group: &&&str, act: &str| group.split(' ').any(|word| act.ends_with(word));
    shared(one, other) > 0
        || things(one) & things(other) != 0
        || SAME.iter().any(|group| in_group(&group, one) && in_group(&group, other))
}

/// What a clause says was done.
enum Act<'t> {
    /// A deed by its word.
    Of(&'t str),
    /// Only that something was done.
    Done,
    /// Nothing that has a word of its own.
    Open,
}

fn act(clause: &str) -> Act<'_> {
    // 改めることを決定: what is to be done is told before.
    // 2万6千人が滑走を楽しんだ.
    if has(clause, "を楽しんだ を楽しみ に親しんだ に親しみ 汗を流した を満喫した を味わった でにぎわった")
    {
        return Act::Done;
    }
    let clause = clause.find("ことを決定").map_or(clause, |at| &clause[..at]);
    let Some((mut act, mut rest)) = last_word(clause) else { return Act::Open };
    // 実施設計が完了: what was done stands before.
    while ends(act, DOING) {
        let before = &clause[..clause.len() - act.len() - rest.len()];
        // 親子が利用した: who did it is no act.
        let is_agent = before.ends_with('が') && !ends(act, "完了 終了 達成 完結 実現 完成 締結 開始");
        let Some(object) = before.strip_suffix(['を', 'が', 'は', 'も']).filter(|_| !is_agent) else {
            return Act::Done;
        };
        let Some((word, "")) = last_word(object) else { return Act::Done };
        // 99.31％で目標を達成した.
        if matches!(word, "目標" | "目標値") && act == "達成" {
            return Act::Done;
        }
        rest = &clause[object.len()..];
        act = word;
    }
    // 市内に, 窓口で: where, and not what.
    // 410本の下刈りを行った.
    let is_kana = starts(rest, "り え け し き い げ め れ")
        && starts(rest.get('り'.len_utf8()..).unwrap_or(""), "を が");
    // 実施済.
    let act =
        act.strip_suffix('済').filter(|done| done.chars().count() > 1 && rest.is_empty()).unwrap_or(act);
    if ends(act, DOING) {
        return Act::Done;
    }
    let is_act = rest.is_empty()
        || is_kana
        || starts(rest, "し さ す せ 済 を が も は でき") && !starts(rest, "すべて");
    let act = ["開始", "工事", "品"]
        .iter()
        .find_map(|end| act.strip_suffix(end))
        .filter(|act| act.chars().count() > 1)
        .unwrap_or(act);
    if is_act { Act::Of(act) } else { Act::Open }
}

/// Verbs of one kanji by which what is counted came to be, was done, or changed.
const VERBS: &str = "行 終 開 設 結 植 数 満 済 得 受 減 増 迎 達 保 占 上 下 超 切 割 要 求 改 含 集 作 建 取 揃 備 整 出 売 買 立 置 入 替 直 付 配 届 送 貸 渡 養 育 助 救 捕 採 刈 払 納 掲 載 成 持 組 造 築 張 塗 敷 掘 伐 抜 拾 洗 磨 消 守 支 繰 積 使 通 任 委 抑 縮 短 延 伸 広 縫 編 撮 録 刷 書 読 歌 演 競 歩 走 泊 乗 巡 回 教 学 示 挙 引 押 締 収 貯 寄 突 越 与 招 運 移 更 換 優";

/// Whether something was done by a verb of one kanji that is none of those: 9か所を調べ, and the target is 補修.
fn is_other_verb(clause: &str, target: &str) -> bool {
    let Some(verb) = clause.strip_prefix('を').map(|rest| rest.trim_start_matches("新たに")) else {
        return false;
    };
    let mut chars = verb.chars();
    let (first, second) = (chars.next(), chars.next());
    let is_verb = first.is_some_and(is_kanji)
        && second.is_some_and(|char| is_hiragana(char) && !"にでとはがをのへも".contains(char));
    is_verb && !starts(verb, VERBS) && !target.contains(first_chars(verb, 1))
}

/// What was done in a clause, in hiragana: あっせんを行った.
fn loose_object(clause: &str) -> Option<&str> {
    let (before, _) = clause.split_once("を行").or_else(|| clause.split_once("をした"))?;
    let object = before.rsplit('の').next()?;
    (object.chars().count() > 2 && object.chars().all(is_hiragana)).then_some(object)
}

/// The last word of two or more kanji or katakana, and what stands behind it.
pub(in crate::text::verdict) fn last_word(text: &str) -> Option<(&str, &str)> {
    let kind = |char: char| is_kanji(char) || is_katakana(char);
    let mut end = text.len();
    loop {
        let last = text[..end].char_indices().rev().find(|(_, char)| kind(*char))?;
        let to = last.0 + last.1.len_utf8();
        let from = text[..to].trim_end_matches(kind).len();
        if text[from..to].chars().count() > 1 {
            return Some((&text[from..to], &text[to..]));
        }
        end = from;
    }
}
