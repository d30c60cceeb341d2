//! A quantity with the words around it, and what they make of it.

use super::measure::Measure;
use super::words::{behind, ends, first, has, shared, starts, things, those_in, without};
use crate::text::number::Number;
use crate::text::quantity::Quantity;
use crate::text::width::{fold, folded};

/// A quantity with the words around it.
#[derive(Clone)]
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
    /// Whether it is for each of several, and how many they are is open.
    pub(super) is_open: bool,
    /// Whether another quantity stands before it.
    pub(super) follows: bool,
    /// Whether it is of another year than the sheet.
    pub(super) is_of_other_year: bool,
}

/// How those who come more than once are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counting {
    /// 延べ: each time.
    EachTime,
    /// 実: once.
    Once,
}

/// How many characters before and behind a quantity are looked at.
const AROUND: usize = 40;
const REST: usize = 90;

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
        let follows = !found.is_empty();
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
            is_open: false,
            follows,
            is_of_other_year: false,
        });
    }
    found
}

pub(super) fn last_chars(text: &str, count: usize) -> &str {
    text.char_indices().rev().nth(count - 1).map_or(text, |(at, _)| &text[at..])
}

pub(super) fn first_chars(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(at, _)| &text[..at])
}

/// What stands behind the last comma or bracket that something follows.
fn last_clause(lead: &str) -> &str {
    let whole = lead.trim_end_matches(['、', '，', ',', ' ', '　']);
    let breaks = ['、', '，', '（', '(', '）', ')', '；', '「', '」'];
    let at = whole.rfind(breaks).map_or(0, |at| at + whole[at..].chars().next().map_or(0, char::len_utf8));
    let clause = &whole[at..];
    // A converter leaves a space where a line ended: 調整を実施 4業務を移行.
    let ended =
        "実施 開催 完了 終了 開始 した した) した） ました 策定 作成 推進 検討 整備 公表 締結 見直し 改正";
    let line = clause.rfind([' ', '　']).filter(|at| ends(clause[..*at].trim_end(), ended));
    line.map_or(clause, |at| clause[at..].trim_start())
}

/// The first clause of a tail.
pub(super) fn first_clause(tail: &str) -> &str {
    tail.split(['、', '，', '（', '(', '）', ')', '；']).next().unwrap_or(tail)
}

impl Stated<'_> {
    /// The words that belong to it alone: its clause before and behind.
    pub(super) fn words(&self) -> String {
        [self.near, " ", first_clause(self.tail)].concat()
    }

    /// Its clause before without what says since when or where it was found out: 導入以来の累計, 健診での調査.
    pub(super) fn own_near(&self) -> &str {
        let table = if self.measure.is_ratio() {
            "以来の 以来 からの での"
        } else {
            "以来の 以来 からの"
        };
        behind(self.near, table).unwrap_or(self.near)
    }

    /// Its own words before it and its first clause behind.
    pub(super) fn own_words(&self) -> String {
        [self.own_near(), " ", first_clause(self.tail)].concat()
    }

    /// Whether it is of one occasion of several: 1月の訓練で.
    pub(super) fn is_of_one_time(&self) -> bool {
        let near = self.near.trim_end();
        let is_of_part = |part: &str| {
            // 7月は, 20代では; but not 7月の調査では.
            near.rfind(part).is_some_and(|at| {
                let digits = near[..at].chars().next_back().is_some_and(|char| folded(char).is_ascii_digit());
                let behind = &near[at + part.len()..];
                digits
                    && starts(behind, "は では には に の")
                    && !has(behind, "末 現在 時点 調査 アンケート 測定 検査 平均 まで")
            })
        };
        near.contains("月の") && near.ends_with('で') && !has(near, "調査 アンケート 測定 検査")
            || is_of_part("月")
            || is_of_part("代")
            || is_of_part("歳代")
            || is_of_part("回")
            || near.contains("回目の")
            || has(self.lead, "一部から 一部に 一部の 一部を")
    }

    /// Whether two quantities count the same.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.measure.base == other.measure.base
    }

    /// Whether nothing is said of it before the next clause begins: 小学校8校、.
    pub(super) fn is_listed(&self) -> bool {
        first_clause(self.tail).trim_matches(['と', 'の', ' ', '　', '・', '\n']).is_empty()
    }

    /// Its first clause behind, but not what begins the next number's words: で、残る.
    pub(super) fn clause(&self) -> &str {
        let clause = first_clause(self.tail);
        if clause.len() == self.tail.len() && self.rest.len() > self.tail.len() { "" } else { clause }
    }

    /// What stands before it and its first clause behind.
    pub(super) fn context(&self) -> String {
        let lead = self.lead.strip_suffix(self.near).unwrap_or(self.lead);
        [lead, self.own_near(), " ", first_clause(self.tail)].concat()
    }

    /// Whether it counts what was and what is new together: 累計, 総数.
    pub(super) fn is_cumulative(&self) -> bool {
        has(self.near, "累計 累積 総数 通算 以来 これまで")
            && !has(self.near, "以来最 以来の最 これまで最 これまでで最 これまでの最")
    }

    /// Whether it counts each time (延べ) or each person or thing once (実).
    pub(super) fn counting(&self) -> Option<Counting> {
        let near = last_chars(self.lead, 12);
        let is_each_time = has(near, "延べ 延人 のべ");
        let is_once = has(near, "実人 実利用 実受 実参 実件 実世帯 実数 実員 実患者 実団体")
            || self.near.trim_end_matches(['は', 'で', '：', ':', ' ', '　']).ends_with('実');
        match (is_each_time, is_once) {
            (true, false) => Some(Counting::EachTime),
            (false, true) => Some(Counting::Once),
            _ => None,
        }
    }

    /// Whether one more is named before it: 本庁舎ほか11か所.
    pub(super) fn is_beside_one(&self) -> bool {
        let named = self.near.trim_end().strip_suffix("ほか");
        named.is_some_and(|named| shared(named, named) > 0)
            && !self.measure.is_ratio()
            && !self.measure.is_time()
    }

    /// Whether there were more that are not counted: 12団体のほか市外からも.
    pub(super) fn is_beside_others(&self) -> bool {
        starts(self.tail, "のほか ほか に加え をはじめ など 等 のほかに")
    }

    /// Whether others follow of which no number is said: 小学校13校、中学校は希望校で実施.
    pub(super) fn is_open_list(&self) -> bool {
        let follows = self.tail.len() == self.rest.len() && self.tail.starts_with(['、', '，']);
        let names = self.tail.contains(['は', 'も']);
        let told = has(
            self.tail,
            "で実施 で開催 で施工 ていない 数回 数件 数人 数名 一部で 集計 も実施 も開催 も順次 も行 でも",
        );
        let is_vague = has(self.tail, "多数 などに などで その他 ほか");
        has(self.tail, "並み 同程度 同数") || follows && (names && told || is_vague)
    }

    /// Whether it is the best of several: 最短4日で.
    pub(super) fn is_extreme(&self, rises: bool) -> bool {
        let best = match rises {
            true => has(self.near, "最多 最高 最長 最も多 最も高 最も長"),
            false => has(
                self.near,
                "早いもの 早い 短いもの 少ない月 少ない日 最短 最少 最低 最速 最も少 最も低 最も短 最も早",
            ),
        };
        best && !has(self.near, "過去最 以来最 以来の最 歴代")
    }

    /// Whether it only says for how many something was got: 8基分の資材.
    pub(super) fn is_for_so_many(&self) -> bool {
        starts(self.tail, "分の 分を")
            || self.quantity.unit.ends_with('分')
                && self.quantity.unit.chars().count() > 1
                && self.tail.starts_with('の')
    }

    /// Whether it counts only what is new.
    pub(super) fn is_new(&self) -> bool {
        has(self.near, "新規 新た 新しく 新設") || starts(self.tail, "を新た を新規 の新規 を新しく")
    }

    /// Whether it is the part that is singled out: 、うち自損は5件.
    pub(super) fn is_part(&self) -> bool {
        has(self.near, "うち 内訳") && !has(self.near, "のうち のち")
    }

    /// Whether it is of some times only: 休日は5,000人, 90％を超える日もあった, 短期大学を含めると58％.
    pub(super) fn is_at_times(&self, target: &str) -> bool {
        const TIMES: &str = "休日 平日 週末 夜間 早朝 繁忙期 閑散期 最盛期 夏季 冬季 ピーク時 一時 時間帯";
        let topic = self.near.trim_end().trim_end_matches(['は', 'に', 'で']);
        starts(self.tail, "日も 日が 月も 月が ことも 場合も 時も 回も")
            || has(self.near, "含めると 含めれば 除くと 除けば")
            || ends(topic, TIMES) && !those_in(topic, TIMES).any(|word| target.contains(word))
    }

    /// Whether it is counted for each of something: 1地区当たり2回, 1人15時間.
    pub(super) fn is_for_each(&self) -> bool {
        ends(self.near.trim_end(), "1人 １人 一人") || has(self.near, "当たり 当り あたり につき ごと 各 毎")
    }

    /// Whether it is for each of several times or places of a report: 各2回, 各会場で2回, 2回ずつ.
    pub(super) fn is_of_each(&self) -> bool {
        let word = self.near.rfind('各').map(|at| &self.near[at + '各'.len_utf8()..]);
        let is_each = word.is_some_and(|word| word.chars().count() <= 4 && !starts(word, "種 位 自 方 般"));
        is_each || starts(self.tail, "ずつ")
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

    /// The fiscal year whose number it is, where its own words name one: 令和5年度は66%, 66%（R5）.
    pub(super) fn year(&self) -> Option<u32> {
        let behind = self.tail.strip_prefix(['（', '(']).and_then(|tail| tail.split_once(['）', ')']));
        let behind =
            behind.filter(|(inside, _)| inside.chars().count() <= 8).and_then(|(inside, _)| year_in(inside));
        // 62%（R4）→70%: the bracket is the first one's.
        let lead = self.lead.strip_prefix(['（', '(']).filter(|_| self.follows);
        let lead = lead.and_then(|lead| lead.split_once(['）', ')'])).map_or(self.lead, |(_, lead)| lead);
        behind.or_else(|| year_in(lead))
    }

    /// Whether what it counts may only have been begun or asked for, by words that the target does not have.
    pub(super) fn is_underway(&self, target: &str) -> bool {
        // A survey by which something was found out is no deed that stands for another.
        let own = if self.is_apart() { first_clause(self.tail).to_owned() } else { self.words() };
        const BEGUN: &str = "申し込 受け付け 申し入 申し出 願い出 届け出 話し合 持ちかけ 取りかか 取り掛か 着手 入札 発注 契約 設計 準備 検討 調整 依頼 募集 要望 内定 進め 申請 協議 打診 候補 手配 調査 意向 見積 相談 説明会 通知 案内 予算 問合せ 問い合わせ 希望 視察 選定 案を 案の 素案 原案 打合せ 打ち合わせ 下見 席を 枠を 声をかけ 声掛け 声かけ 働きかけ 働き掛け 呼びかけ 呼び掛け 要請 照会 交渉 内覧 仮契約 仮申込 エントリー 面談 説明 引き合い 断念 計画を リストを リストアップ 一覧を 料金表 名簿を 候補地 求人 位置付け 位置づけ 盛り込 計画に 測量";
        const FOUND_OUT: &str = "調査で 調査の結果 調査による 調査によれば 調査から";
        let words = without(own.into(), FOUND_OUT);
        those_in(&words, BEGUN).any(|word| {
            let is_wanted = target.contains(word.trim_end_matches(['を', 'の']));
            !is_wanted && things(word) & things(target) == 0
        })
    }

    /// Whether a comma stands right before it, so that the words before are not its own.
    pub(super) fn is_apart(&self) -> bool {
        self.lead.trim_end().ends_with(['、', '，'])
    }

    /// Whether it names a thing of its own that the target does not speak of: マッチング11組.
    pub(super) fn is_strange(&self, target: &str) -> bool {
        const PLAIN: &str = "計 年 等 センター 決算 実績 結果 件数 回数 人数 総数 年間 年度 平均 上記 現在 末 月 新た 新規 延べ 期 回 目 今回 本市 市内 全体 のうち うち 者 数 施 中 実 率 額 日 た り し て い き せ 度 量 者数 調査 聞き取り アンケート 全件 全数 すべて 全て いずれも 最大 最高 最長 最小 比 時点 産 含め 値 最終的 的 分";
        let noun = self
            .near
            .trim_end_matches(['は', 'が', 'を', 'で', 'に', 'の', 'も', ':', '：', ' ', '　', '約']);
        shared(noun, noun) > 0
            && !ends(noun, "を通じ を通して を通じて")
            && !self.is_apart()
            && !self.is_beside_one()
            // 全採水地点で.
            && (!noun.starts_with('全') || !self.near.trim_end().ends_with('で'))
            && !ends(noun, PLAIN)
            && shared(&self.words(), target) == 0
            && things(noun) & things(target) == 0
    }
}

/// The last year that a text names: 令和6年度, R6, 2024年.
pub(super) fn year_in(text: &str) -> Option<u32> {
    if !text.contains(['令', '平', 'R', 'r', 'H', 'h', 'Ｒ', 'Ｈ', '2', '２']) {
        return None;
    }
    let text = fold(text);
    let (mut found, mut rest) = (None, text.as_str());
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
        let is_date =
            after.strip_prefix('年').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let is_year =
            after.starts_with('年') && !is_date || (from == 1 && !after.starts_with(['.', '年', '/']));
        if let Some(year) = era[from..from + digits].parse::<u32>().ok().filter(|_| is_year && digits <= 4) {
            found = Some(base + year);
        }
        rest = &era[(from + digits).max(1)..];
    }
    found
}
