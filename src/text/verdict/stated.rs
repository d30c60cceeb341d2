//! A quantity with the words around it, and what they make of it.

use super::measure::Measure;
use super::words::{behind, ends, first, has, shared, starts};
use crate::text::number::Number;
use crate::text::quantity::{Bound, Quantity};
use crate::text::width::{fold, folded};

/// A quantity with the words around it.
pub(super) struct Stated<'t> {
    pub(super) quantity: Quantity,
    pub(super) measure: Measure,
    /// The value in the unit's base.
    pub(super) value: Number,
    /// What stands before it, back to the quantity or the sentence before.
    pub(super) lead: &'t str,
    /// The last clause of the lead.
    pub(super) near: &'t str,
    /// What stands behind it, up to the next quantity or the sentence's end.
    pub(super) tail: &'t str,
    /// What stands behind it, up to the sentence's end.
    pub(super) rest: &'t str,
    /// Whether it stands in brackets.
    pub(super) bracketed: bool,
    /// The number of its sentence.
    pub(super) sentence: usize,
    /// Whether no digit stands in it: 毎月, 四半期ごと.
    pub(super) is_wordy: bool,
}

/// Which way a value changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

/// What a quantity is, in a report or in a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A level that something has or shall have.
    Level,
    /// By how much something changes: 5%削減, 10社増.
    Change(Way),
    /// A level against another time's: 前年度比105%.
    Relative,
    /// The target, said again.
    Goal,
    /// Another time's or another place's level: 前年度120件, 全国平均45%.
    Compare,
    /// Where a change began: 38社から.
    From,
    /// The whole that a part is taken of: 対象者32人のうち.
    Whole,
    /// Not done yet: 2回は2月に開催予定.
    Plan,
    /// Not done: 1回は中止.
    Negated,
}

/// How many characters before and behind a quantity are looked at.
const AROUND: usize = 40;
const REST: usize = 90;

const UP: &str = "増加 増員 増や 増え 増収 増額 増便 増と 増の 増で 増、 増） 増) 増。 アップ 上昇 向上 伸び 伸長 上回 多い 多く 改善 上積み 引き上げ 引上げ 拡充 拡大";
const DOWN: &str = "削減 縮減 節減 低減 逓減 減少 減ら 減と 減の 減で 減、 減） 減) 減。 減量 減額 短縮 圧縮 抑制 低下 縮小 下回 少な ダウン カット 引き下げ 引下げ 抑え";

/// What each of several quantities is.
pub(super) fn roles(stated: &[Stated]) -> Vec<Role> {
    let before = |at: usize| at.checked_sub(1).and_then(|at| stated.get(at));
    stated.iter().enumerate().map(|(at, one)| one.role(before(at), stated.get(at + 1))).collect()
}

/// The quantities of a text with the words around them.
pub(super) fn stated(text: &str, quantities: Vec<Quantity>) -> Vec<Stated<'_>> {
    let breaks = |char: char| matches!(char, '。' | '\n' | '※');
    let mut found: Vec<Stated> = Vec::with_capacity(quantities.len());
    let (mut end, mut sentence, mut depth) = (0, 0, 0usize);
    let mut quantities = quantities.into_iter().peekable();
    while let Some(quantity) = quantities.next() {
        let before = &text[end..quantity.span.start];
        sentence += before.matches(breaks).count();
        for char in before.chars() {
            match char {
                '(' | '（' | '[' | '［' => depth += 1,
                ')' | '）' | ']' | '］' => depth = depth.saturating_sub(1),
                '\n' => depth = 0,
                _ => {}
            }
        }
        let lead = last_chars(before.rsplit(breaks).next().unwrap_or(before), AROUND);
        let after = first_chars(&text[quantity.span.end..], REST);
        let rest = after.split(breaks).next().unwrap_or(after);
        let next = quantities.peek().map_or(text.len(), |next| next.span.start) - quantity.span.end;
        let tail = first_chars(rest.get(..next).unwrap_or(rest), AROUND);
        end = quantity.span.end;
        let measure = Measure::of(&quantity);
        let own = &text[quantity.span.clone()];
        let is_wordy = !own
            .chars()
            .any(|char| folded(char).is_ascii_digit() || "一二三四五六七八九十百千".contains(char))
            || starts(own, "四半期ご 四半期毎");
        let Some(value) = measure.in_base(quantity.value) else { continue };
        found.push(Stated {
            near: last_clause(lead),
            bracketed: depth > 0,
            quantity,
            measure,
            value,
            lead,
            tail,
            rest,
            sentence,
            is_wordy,
        });
    }
    found
}

fn last_chars(text: &str, count: usize) -> &str {
    text.char_indices().rev().nth(count - 1).map_or(text, |(at, _)| &text[at..])
}

fn first_chars(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(at, _)| &text[..at])
}

/// What stands behind the last comma or bracket that something follows.
fn last_clause(lead: &str) -> &str {
    let whole = lead.trim_end_matches(['、', '，', ',', ' ', '　']);
    let breaks = ['、', '，', '（', '(', '）', ')', '；', '「', '」'];
    let at = whole.rfind(breaks).map_or(0, |at| at + whole[at..].chars().next().map_or(0, char::len_utf8));
    &whole[at..]
}

/// The first clause of a tail.
fn first_clause(tail: &str) -> &str {
    tail.split(['、', '，', '（', '(', '）', ')', '；']).next().unwrap_or(tail)
}

impl Stated<'_> {
    /// The words that belong to it alone: its clause before and behind.
    pub(super) fn words(&self) -> String {
        [self.near, " ", first_clause(self.tail)].concat()
    }

    /// Whether two quantities count the same.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.measure.base == other.measure.base
    }

    /// Whether nothing is said of it before the next clause begins: 小学校8校、.
    pub(super) fn is_listed(&self) -> bool {
        first_clause(self.tail).trim_matches(['と', 'の', ' ', '　', '・', '\n']).is_empty()
    }

    /// What stands before it and its first clause behind.
    pub(super) fn context(&self) -> String {
        [self.lead, " ", first_clause(self.tail)].concat()
    }

    /// Which way it says that something changes by it.
    pub(super) fn way(&self) -> Option<Way> {
        let clause = first_chars(self.tail, 12);
        let clause = clause.split(['、', '，', '（', '(', '。']).next().unwrap_or(clause);
        // `増、` needs what ends the clause.
        let ended = self.tail.get(..clause.len() + 3).map_or_else(|| [clause, "。"].concat(), str::to_owned);
        let ended = if self.tail.len() == clause.len() { [clause, "。"].concat() } else { ended };
        let behind = [(Way::Up, UP), (Way::Down, DOWN)]
            .into_iter()
            .filter_map(|(way, table)| first(&ended, table).map(|at| (at, way)))
            .min_by_key(|(at, _)| *at);
        if let Some((at, way)) = behind {
            let between = ended[..at].trim_start_matches(['の', 'を']);
            let is_level = has(between, "に へ まで で と が し て は") || between.chars().count() > 8;
            if !is_level {
                return Some(way);
            }
            return None;
        }
        let before = fold(self.near);
        if before.ends_with(['+', '△', '▲', '±', '-']) {
            return Some(if before.ends_with('+') { Way::Up } else { Way::Down });
        }
        let noun = before.trim_end_matches(|char| {
            "量率額数値幅時間件人計約延効果実績はがのを: できたした業務コスト".contains(char)
        });
        let way = |table| ends(noun, table);
        if matches!(self.quantity.bound, Bound::AtMost | Bound::LessThan) {
            return None;
        }
        if way("削減 縮減 節減 低減 減少 短縮 圧縮 減量 抑制") {
            return Some(Way::Down);
        }
        way("増加 増員 上昇 向上").then_some(Way::Up)
    }

    /// Whether it says that something shall come down to it: 95件に抑える, 500tまで削減.
    pub(super) fn is_ceiling(&self) -> bool {
        let clause = first_chars(first_clause(self.tail), 10);
        starts(clause, "に へ まで とし") && has(clause, DOWN)
    }

    /// Whether it counts what was and what is new together: 累計, 総数.
    pub(super) fn is_cumulative(&self) -> bool {
        has(self.near, "累計 累積 総数 通算 以来 これまで")
    }

    /// Whether it counts only what is new.
    pub(super) fn is_new(&self) -> bool {
        has(self.near, "新規 新た 新しく 新設") || starts(self.tail, "を新た を新規 の新規 を新しく")
    }

    /// Whether it is the part that is singled out: 、うち自損は5件.
    pub(super) fn is_part(&self) -> bool {
        has(self.near, "うち 内訳") && !has(self.near, "のうち のち")
    }

    /// Whether it is counted for each of something: 1地区当たり2回.
    pub(super) fn is_for_each(&self) -> bool {
        has(self.near, "当たり 当り あたり につき ごと 各 毎")
    }

    /// Whether its words say that it was counted in another way than the number before it.
    pub(super) fn is_recount(&self) -> bool {
        has(self.near, "集計 速報 暫定 確定 修正後 別途")
    }

    /// Whether it is a total by its own words: 計16校, 合計35橋.
    pub(super) fn is_total(&self) -> bool {
        let near = self.near.trim_end_matches([' ', '　', ':', '：', 'で', 'は']);
        ends(near, "計 合計 総計 トータル 全体 全部")
            && !ends(near, "会計 統計 設計 家計 推計 時計 累計 集計")
    }

    /// The fiscal year whose number it is, where its own words name one.
    pub(super) fn year(&self) -> Option<u32> {
        let lead = fold(self.lead);
        let (mut found, mut rest) = (None, lead.as_str());
        while let Some(at) = first(rest, "令和 平成 r h 20") {
            let era = &rest[at..];
            let (from, base) = match era.chars().next() {
                Some('令') => ("令和".len(), 2018),
                Some('平') => ("平成".len(), 1988),
                Some('r') => (1, 2018),
                Some('h') => (1, 1988),
                _ => (0, 0),
            };
            let digits = era[from..].bytes().take_while(u8::is_ascii_digit).count();
            let after = &era[from + digits..];
            let is_year = after.starts_with("年度") || (from == 1 && !after.starts_with(['.', '年', '/']));
            if let Some(year) =
                era[from..from + digits].parse::<u32>().ok().filter(|_| is_year && digits <= 4)
            {
                found = Some(base + year);
            }
            rest = &era[(from + digits).max(1)..];
        }
        found
    }

    /// What it is in a report, by the words around it and the quantity that follows.
    pub(super) fn role(&self, before: Option<&Self>, next: Option<&Self>) -> Role {
        let before = before.filter(|before| before.is_like(self) && before.sentence == self.sentence);
        let next = next.filter(|next| next.is_like(self) && next.sentence == self.sentence);
        if is_directly_behind(
            self.near,
            "目標 目標値 目標数 計画値 計画数 予定数 当初計画 当初予定 目標件数 目標回数 目標人数",
        ) || starts(self.tail, "を計画 を予定 を想定 の目標 を目標 が目標 という目標 目標に の予定のうち")
            || has(self.near, "予定していた 計画していた 目標としていた 目標である 目標とする")
            || starts(self.tail, "に届か には届か に達し に満た には達し には満た に至ら には至ら を達成でき")
        {
            return if starts(self.tail, "に達した に達して に達し、 に達しまし に至った には達した")
            {
                Role::Level
            } else {
                Role::Goal
            };
        }
        if starts(self.tail, "から → ⇒ ➡ －>") && !starts(self.tail, "からなる からの応募 からの申")
        {
            return Role::From;
        }
        if let Some(way) = self.way() {
            return Role::Change(way);
        }
        const TIMES: &str =
            "前年 昨年 前回 一昨年 従前 従来 基準値 過年度 全国平均 県平均 国平均 類似団体 他市";
        if has(self.near, "年比 年度比 対前年 前年同期比 前年同月比 年より 年度より")
        {
            return Role::Relative;
        }
        if self.measure.base != "倍" && is_directly_behind(self.near, TIMES) {
            return Role::Compare;
        }
        let parts = starts(self.tail, "のうち うち の中 のなか に対し 中、 中で 中１ 中1")
            || (starts(self.tail, "中") && self.tail.chars().count() <= 8 && !starts(self.tail, "中止"));
        // Of 12施設/16施設 the larger one is the whole.
        let is_over = |one: &Self| starts(one.tail.trim_start_matches([')', '）']), "/ ／");
        let is_under = before.is_some_and(|before| is_over(before) && before.value <= self.value);
        if is_under || next.is_some_and(|next| parts || (is_over(self) && next.value < self.value)) {
            return Role::Whole;
        }
        if has(self.near, "対象者 対象施設 対象職員 対象世帯 定員 母数 在籍")
            && !has(self.near, "うち を対象に を対象とし")
        {
            return Role::Whole;
        }
        self.deed()
    }

    /// Whether it was done, is planned or was not done.
    fn deed(&self) -> Role {
        if has(self.near, "今後 残り 残る 次年度 来年度 翌年度 次回 見込 見通し 予定額 予定数")
        {
            return Role::Plan;
        }
        let clause = first_clause(self.tail);
        // 1施設は公募中: neither done nor only planned.
        let ended = clause.trim_end_matches(['で', 'す', 'あ', 'る', ' ', '　']);
        if ended.chars().count() > 2
            && ended.ends_with('中')
            && !ends(ended, "利用中 稼働中 運用中 加入中 活動中 活用中 年中 期間中")
        {
            return Role::Plan;
        }
        let is_only = starts(self.tail, "しか のみ だけ にとど に留 に止");
        let negated =
            first(clause, "中止 未実施 見送 できな できず なかった 未達 取りやめ 取り止め 延期 未着手 未定");
        if let Some(at) = negated.filter(|_| !is_only)
            && !has(&clause[..at], "目標 計画 予定 で、")
        {
            return Role::Negated;
        }
        let rest = ["予定どおり", "予定通り", "見込みどおり"]
            .iter()
            .fold(self.rest.to_owned(), |rest, word| rest.replace(word, ""));
        let plan = first(
            &rest,
            "予定 見込 目指 目標に 計画してい 計画であ 計画する 計画中 計画です 目途 めど を目標 に向け していく ていきたい こととし 今後 次年度 来年度 翌年度 したい",
        );
        let done = first(
            &rest,
            "し、 した 済 完了 実績 った 終え ました でき、 できた 開催、 実施、 開催（ 実施（ 開催( 実施( なり、 あり、 受け、 行い、 達し、",
        );
        match (plan, done) {
            (Some(plan), done) if done.is_none_or(|done| plan <= done) => Role::Plan,
            _ => Role::Level,
        }
    }

    /// Whether what it counts may only have been begun or asked for, by words that the target does not have.
    pub(super) fn is_underway(&self, target: &str) -> bool {
        let words = self.words();
        "着手 入札 発注 契約 設計 準備 検討 調整 依頼 募集 要望 内定 進め 申請 協議 打診 候補 手配 調査 意向 見積 相談 説明会 通知 案内 予算 問合せ 問い合わせ 希望"
            .split(' ')
            .any(|word| words.contains(word) && !target.contains(word))
    }

    /// Whether it names a thing of its own that the target does not speak of: マッチング11組.
    pub(super) fn is_strange(&self, target: &str) -> bool {
        const PLAIN: &str = "計 実績 結果 件数 回数 人数 総数 年間 年度 平均 上記 現在 末 月 新た 新規 延べ 期 回 目 今回 本市 市内 全体 のうち うち 者 数 施 中 実 率 額 日 た り し て い き せ 度 量 者数";
        let noun = self
            .near
            .trim_end_matches(['は', 'が', 'を', 'で', 'に', 'の', 'も', ':', '：', ' ', '　', '約']);
        shared(noun, noun) > 0 && !ends(noun, PLAIN) && shared(&self.words(), target) == 0
    }
}

/// Whether a word stands in a clause with nothing behind it that says how the number relates to it: 目標の, 前年度は,
/// but not 目標を上回る or 前年度に続き.
fn is_directly_behind(clause: &str, table: &str) -> bool {
    behind(clause, table).is_some_and(|rest| {
        rest.chars().count() <= 6 && !has(rest, "を に より から 比 率 達 超 上 越 対 と し")
    })
}
