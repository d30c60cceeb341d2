//! Words that tell what a number is, and which things two texts speak of.

use std::borrow::Cow;

use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::table::{Bits, place, words};

/// Looks at the words of a table that may stand in a text, until one is what was looked for.
fn find<T>(text: &str, table: &'static str, mut look: impl FnMut(&'static str) -> Option<T>) -> Option<T> {
    let own = Bits::of(text);
    words(table).iter().filter(|word| own.may_hold(word.bits)).find_map(|word| look(word.text))
}

/// Whether a text has one of a table's words.
pub(in crate::text::verdict) fn has(text: &str, table: &'static str) -> bool {
    !text.is_empty() && find(text, table, |word| place(text, word)).is_some()
}

/// Whether a text starts with one of a table's words.
pub(in crate::text::verdict) fn starts(text: &str, table: &'static str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    words(table).iter().any(|word| word.first == first && text.starts_with(word.text))
}

/// Whether a text ends with one of a table's words.
pub(in crate::text::verdict) fn ends(text: &str, table: &'static str) -> bool {
    let Some(last) = text.chars().next_back() else { return false };
    words(table).iter().any(|word| word.last == last && text.ends_with(word.text))
}

/// The byte at which the first of a table's words stands in a text.
pub(in crate::text::verdict) fn first(text: &str, table: &'static str) -> Option<usize> {
    let mut first: Option<usize> = None;
    find(text, table, |word| {
        first = first.into_iter().chain(place(text, word)).min();
        None::<()>
    });
    first
}

/// What stands in a text behind the last of a table's words.
pub(in crate::text::verdict) fn behind<'t>(text: &'t str, table: &'static str) -> Option<&'t str> {
    let mut last: Option<usize> = None;
    find(text, table, |word| {
        let at = text.rfind(word).map(|at| at + word.len());
        last = last.into_iter().chain(at).max();
        None::<()>
    });
    last.map(|at| &text[at..])
}

/// The words of a table that stand in a text.
pub(in crate::text::verdict) fn those_in(
    text: &str,
    table: &'static str,
) -> impl Iterator<Item = &'static str> {
    let own = Bits::of(text);
    let may = words(table).iter().filter(move |word| own.may_hold(word.bits));
    may.map(|word| word.text).filter(move |word| place(text, word).is_some())
}

/// A text without some words; most have none of them.
pub(in crate::text::verdict) fn without<'t>(text: Cow<'t, str>, table: &'static str) -> Cow<'t, str> {
    let found: Vec<&str> = those_in(&text, table).collect();
    found.into_iter().fold(text, |text, word| Cow::Owned(text.replace(word, "")))
}

/// Things that are counted and must not be taken for each other: one group a line, its words mean much the same.
const THINGS: &str = "\
    研修 講習 セミナー | \
    講座 講話 講演 教室 授業 講習 セミナー | \
    訓練 演習 | \
    会議 検討会 委員会 協議会 審議会 協議 | \
    打合せ 打ち合わせ | \
    意見交換 懇談 | \
    説明会 | \
    ワークショップ | \
    相談 面談 | \
    苦情 クレーム | \
    事故 | \
    点検 調査 査察 検査 | \
    パトロール 巡回 巡視 見回り | \
    サロン カフェ | \
    見学 視察 | \
    訪問 | \
    電話 | \
    申請 申込 応募 | \
    登録 加入 会員 | \
    配布 発送 送付 郵送 配架 | \
    回収 回答 | \
    修了 卒業 合格 | \
    参加 受講 来場 出席 聴講 体験 来館 入場 | \
    来館 入館 入場 来場 来園 | \
    利用 乗車 乗客 来館 来場 入館 入場 来園 | \
    成約 | \
    貸出 貸し出し 貸与 | \
    更新 改修 修繕 補修 整備 工事 更生 耐震 改築 | \
    撤去 解体 除却 | \
    設置 配備 導入 設け | \
    植樹 植栽 | \
    掲載 発信 投稿 配信 放送 発行 | \
    閲覧 アクセス 視聴 フォロワー | \
    健診 検診 受診 | \
    接種 | \
    徴収 収納 納付 | \
    助成 補助 交付 | \
    採用 任用 雇用 | \
    受験 試験 | \
    派遣 | \
    購入 調達 | \
    募集 | \
    就農 | \
    移住 転入 定住 | \
    進捗 達成率 | \
    清掃 | \
    間伐 | \
    捕獲 駆除 | \
    寄附 寄付 ふるさと納税 | \
    出火 火災 | \
    不登校 | \
    待機児童 | \
    交流会 大会 イベント | \
    就職 内定 | \
    満足 | \
    認知度 認知率 | \
    要望 陳情 | \
    通報 | \
    誘致 立地 進出 操業";

/// The things that a text speaks of, a bit each.
pub(in crate::text::verdict) fn things(text: &str) -> u64 {
    let own = Bits::of(text);
    let (mut group, mut all) = (0, 0);
    for word in words(THINGS) {
        if word.first == '|' {
            group += 1;
        } else if own.may_hold(word.bits) && names(text, word.text) {
            all |= 1 << group;
        }
    }
    all
}

/// Whether a text has a word that names no one whose work it is: 相談, but not 相談員.
fn names(text: &str, word: &str) -> bool {
    let mut rest = text;
    while let Some(at) = place(rest, word) {
        let is_not = word == "利用" && rest[..at].ends_with('未');
        rest = &rest[at + word.len()..];
        if !is_not && !rest.starts_with(['員', '室', '課', '係', '医', '生']) {
            return true;
        }
    }
    false
}

/// Whether two sets of things have nothing in common, though neither is empty.
pub(in crate::text::verdict) fn differ(one: u64, other: u64) -> bool {
    one != 0 && other != 0 && one & other == 0
}

/// How many pairs of neighbouring kanji or katakana of a text stand in another text too.
pub(in crate::text::verdict) fn shared(text: &str, other: &str) -> usize {
    let kind = |char: char| is_kanji(char) || is_katakana(char);
    let pairs = text.char_indices().zip(text.char_indices().skip(1));
    let pairs = pairs.filter(|((_, a), (_, b))| kind(*a) && kind(*b));
    pairs.filter(|((from, _), (at, b))| other.contains(&text[*from..at + b.len_utf8()])).count()
}

/// How far two texts' pairs of neighbouring kanji or katakana are apart; none where they share no pair.
pub(in crate::text::verdict) fn distance(one: &str, other: &str) -> Option<usize> {
    let own = |text: &str| shared(text, text);
    let common = shared(one, other);
    (common > 0).then(|| (own(one) - common) + (own(other) - shared(other, one)))
}

/// What a rate is of: the characters before the last 率 or 度 of a text, as 決裁化 of 電子決裁化率.
fn rate(text: &str) -> Option<(&str, char)> {
    let (at, char) = text.char_indices().rev().find(|(at, char)| {
        let before = text[..*at].chars().next_back();
        *char == '率'
            || (*char == '度' && before.is_some_and(|char| is_kanji(char) && !"年程制今頻".contains(char)))
    })?;
    let start = text[..at].char_indices().rev().take(3).last().map_or(at, |(start, _)| start);
    Some((&text[start..at], char))
}

/// Whether two texts speak of different rates: 耐震化率 and 進捗率.
pub(in crate::text::verdict) fn rates_differ(one: &str, other: &str) -> bool {
    let Some(((one, kind), (other, other_kind))) = rate(one).zip(rate(other)) else { return false };
    let telling = |char: &char| is_kanji(*char) && !"化者数比".contains(*char) || is_katakana(*char);
    // 比率は: whichever the text speaks of.
    let is_unnamed = !other.chars().any(|char| telling(&char));
    kind != other_kind || !is_unnamed && !one.chars().filter(telling).any(|char| other.contains(char))
}

/// Whether a short name begins as a long one does, and its characters stand there in their order: 滞繰 for 滞納繰越分.
pub(in crate::text::verdict) fn is_short_for(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    let begins = short.chars().next().is_some_and(|char| long.starts_with(char));
    begins && short.chars().all(|char| is_kanji(char) && rest.any(|other| other == char))
}

/// Whether a word stands in a clause with nothing behind it that says how the number relates to it: 目標の, 前年度は,
/// but not 目標を上回る or 前年度に続き.
pub(super) fn is_directly_behind(clause: &str, table: &'static str) -> bool {
    behind(clause, table).is_some_and(|rest| {
        // 全国大会に: that is a name.
        let is_name = starts(rest, "大会 規模 学力 体力 コンクール 展 紙 放送");
        rest.chars().count() <= 6
            && !is_name
            && !has(rest, "を に より から 比 率 達 超 上 越 対 と し 並 どお 通り")
    })
}

/// A text behind the bracket that it opens with.
pub(super) fn past_bracket(text: &str) -> &str {
    let inside = text.strip_prefix(['（', '(']);
    inside.and_then(|inside| inside.split_once(['）', ')'])).map_or(text, |(_, rest)| rest)
}
