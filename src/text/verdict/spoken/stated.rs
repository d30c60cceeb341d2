//! A quantity with the words around it, and what they make of it.

use super::measure::Measure;
use super::remarks::{lists_as_many, says_not_even, without_remark};
use super::words::{behind, ends, has, starts, those_in};
use super::years::year_in;
use crate::text::number::Number;
use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::quantity::{Bound, Quantity};
use crate::text::width::folded;

/// A quantity with the words around it.
#[derive(Clone)]
pub(in crate::text::verdict) struct Stated<'t> {
    pub(in crate::text::verdict) quantity: Quantity,
    pub(in crate::text::verdict) measure: Measure,
    /// The value in the unit's base.
    pub(in crate::text::verdict) value: Number,
    /// What stands before it, back to the quantity or the sentence before.
    pub(in crate::text::verdict) lead: &'t str,
    /// The last clause of the lead.
    pub(in crate::text::verdict) near: &'t str,
    /// What stands behind it, up to the next quantity or the sentence's end.
    pub(in crate::text::verdict) tail: &'t str,
    /// What stands behind it, up to the sentence's end.
    pub(in crate::text::verdict) rest: &'t str,
    /// Whether it stands in brackets.
    pub(in crate::text::verdict) bracketed: bool,
    /// The number of its sentence.
    pub(in crate::text::verdict) sentence: usize,
    /// Whether no digit stands in it: 毎月, 四半期ごと.
    pub(in crate::text::verdict) is_wordy: bool,
    /// Whether it is for each of several, and how many they are is open.
    pub(in crate::text::verdict) is_open: bool,
    /// Whether another quantity stands before it.
    pub(in crate::text::verdict) follows: bool,
    /// Whether it is of another year than the sheet.
    pub(in crate::text::verdict) is_of_other_year: bool,
    /// Whether there was not even one: its value is none.
    pub(in crate::text::verdict) is_none: bool,
}

/// How those who come more than once are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text::verdict) enum Counting {
    /// 延べ: each time.
    EachTime,
    /// 実: once.
    Once,
}

/// How many characters before and behind a quantity are looked at.
const AROUND: usize = 40;
const REST: usize = 90;

/// The quantities of a text with the words around them.
pub(in crate::text::verdict) fn stated(text: &str, quantities: Vec<Quantity>) -> Vec<Stated<'_>> {
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
        let lead = without_reason(last_chars(before.rsplit(breaks).next().unwrap_or(before), AROUND));
        // 4月（地震）、9月（引渡し）の計3回: when they were is told before.
        let lead = if ends(lead, "）の計 )の計 ）の合計 )の合計") { "計" } else { lead };
        let after = first_chars(&text[quantity.span.end..], REST);
        let rest = without_remark(after.split(breaks).next().unwrap_or(after));
        let next = quantities.peek().map_or(text.len(), |next| next.span.start) - quantity.span.end;
        let tail = first_chars(rest.get(..next).unwrap_or(rest), AROUND);
        end = quantity.span.end;
        let measure = Measure::of(&quantity);
        let own = &text[quantity.span.clone()];
        let is_wordy = !own
            .chars()
            .any(|char| folded(char).is_ascii_digit() || "一二三四五六七八九十百千".contains(char))
            // 四半期ごとに1回ずつ, but not 四半期ごと alone.
            || starts(own, "四半期ご 四半期毎") && !own.ends_with('回');
        let is_none = Some(quantity.value) == Number::whole(1) && says_not_even(tail);
        let value = if is_none { Some(Number::ZERO) } else { measure.in_base(quantity.value) };
        let Some(value) = value else { continue };
        let follows = !found.is_empty();
        found.push(Stated {
            near: if lists_as_many(lead, &quantity) { "" } else { last_clause(lead) },
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
            is_none,
        });
    }
    found
}

pub(in crate::text::verdict) fn last_chars(text: &str, count: usize) -> &str {
    text.char_indices().rev().nth(count - 1).map_or(text, |(at, _)| &text[at..])
}

pub(in crate::text::verdict) fn first_chars(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(at, _)| &text[..at])
}

/// Why something is so, and not what: 資源化を始めたことで28.4％.
const WHY: &str = "ことで ことにより ことから ことによって こともあり ことを受け";

/// The end of a clause that tells why a number is so, right before it.
const BECAUSE: &str = "が少なく が集まらず が伸びず が進み が減り が広がり が定着し が奏功し が功を奏し が浸透し の参加で の参加により の参加を得て の協力で の協力により の協力を得て などで などにより などが進み";

/// A lead behind the reason that it tells, where the reason holds no topic: 国内の売上が落ちたこともあり.
fn without_reason(lead: &str) -> &str {
    if !lead.contains("こと") {
        return lead;
    }
    let rest = behind(lead, WHY);
    rest.filter(|rest| !lead[..lead.len() - rest.len()].contains('は')).unwrap_or(lead)
}

/// What stands behind the last comma or bracket that something follows.
fn last_clause(lead: &str) -> &str {
    let whole = lead.trim_end_matches(['、', '，', ',', ' ', '　']);
    let breaks = ['、', '，', '（', '(', '）', ')', '；', '「', '」'];
    let at = whole.rfind(breaks).map_or(0, |at| at + whole[at..].chars().next().map_or(0, char::len_utf8));
    let clause = &whole[at..];
    let clause = if clause.contains("こと") { behind(clause, WHY).unwrap_or(clause) } else { clause };
    // 拠点在庫の集約が進み37日, 児童手当からの徴収などで84件: why, and nothing of what is counted.
    let clause = if ends(clause, BECAUSE) { &clause[clause.len()..] } else { clause };
    // A converter leaves a space where a line ended: 調整を実施 4業務を移行.
    let ended =
        "実施 開催 完了 終了 開始 した した) した） ました 策定 作成 推進 検討 整備 公表 締結 見直し 改正";
    let line = clause.rfind([' ', '　']).filter(|at| ends(clause[..*at].trim_end(), ended));
    line.map_or(clause, |at| clause[at..].trim_start())
}

/// The first clause of a tail.
pub(in crate::text::verdict) fn first_clause(tail: &str) -> &str {
    tail.split(['、', '，', '（', '(', '）', ')', '；']).next().unwrap_or(tail)
}

impl Stated<'_> {
    /// The words that belong to it alone: its clause before and behind.
    pub(in crate::text::verdict) fn words(&self) -> String {
        [self.near, " ", first_clause(self.tail)].concat()
    }

    /// Its clause before without what says since when or where it was found out: 導入以来の累計, 健診での調査.
    pub(in crate::text::verdict) fn own_near(&self) -> &str {
        let table = if self.measure.is_ratio() {
            "以来の 以来 からの での"
        } else {
            "以来の 以来 からの"
        };
        behind(self.near, table).unwrap_or(self.near)
    }

    /// Its own words before it and its first clause behind.
    pub(in crate::text::verdict) fn own_words(&self) -> String {
        [self.own_near(), " ", first_clause(self.tail)].concat()
    }

    /// Whether it is of one occasion of several: 1月の訓練で.
    pub(in crate::text::verdict) fn is_of_one_time(&self) -> bool {
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

    /// Whether it only says what the next is beyond: 6万人を上回る61,240人, 6万人を割り込み、58,900人.
    pub(super) fn is_bound_of(&self, next: &Self) -> bool {
        match self.quantity.bound {
            _ if next.quantity.bound != Bound::Exact => false,
            Bound::Exact | Bound::About => false,
            Bound::LessThan | Bound::AtMost if self.tail == "、" => {
                next.near.is_empty() && next.value < self.value
            }
            _ => self.tail.is_empty(),
        }
    }

    /// Whether two quantities count the same.
    pub(in crate::text::verdict) fn is_like(&self, other: &Self) -> bool {
        self.measure.base == other.measure.base
    }

    /// Whether nothing is said of it before the next clause begins: 小学校8校、.
    pub(in crate::text::verdict) fn is_listed(&self) -> bool {
        let clause = first_clause(self.tail);
        // 電気自動車3台とハイブリッド車2台.
        let is_before_next = clause.len() == self.tail.len() && self.rest.len() > self.tail.len();
        let joined = clause.strip_prefix('と').filter(|_| is_before_next);
        joined.is_some_and(|noun| noun.chars().all(|char| is_kanji(char) || is_katakana(char)))
            || clause.trim_matches(['と', 'の', ' ', '　', '・', '\n']).is_empty()
    }

    /// Its first clause behind, but not what begins the next number's words: で、残る.
    pub(in crate::text::verdict) fn clause(&self) -> &str {
        let clause = first_clause(self.tail);
        let is_before_next = clause.len() == self.tail.len() && self.rest.len() > self.tail.len();
        // 19件を申請し7件が採択; 58本の植替えと124本の剪定.
        let is_own = starts(clause, "を が に は") && ends(clause.trim_end(), "し て たが 行い")
            || clause.starts_with('の') && ends(clause.trim_end(), "えと りと けと げと しと");
        if is_before_next && !is_own { "" } else { clause }
    }

    /// What stands before it and its first clause behind.
    pub(in crate::text::verdict) fn context(&self) -> String {
        let lead = self.lead.strip_suffix(self.near).unwrap_or(self.lead);
        [lead, self.own_near(), " ", first_clause(self.tail)].concat()
    }

    /// Whether it counts what was and what is new together: 累計, 総数.
    pub(in crate::text::verdict) fn is_cumulative(&self) -> bool {
        // 分譲開始から現在までに, but not 4月の運用開始から.
        const SINCE: &str = "開始から 開設から 発足から 設立から 創設から 開業から 開園から 着工から";
        let is_since = has(self.near, SINCE) && !has(self.near, "月 今年度 本年度");
        // 4月から1月までの累計: of this year alone.
        let is_of_months = ["4月から", "４月から", "4月～", "４月～", "4～", "４～"].iter().any(|from| {
            self.near
                .split_once(from)
                .is_some_and(|(before, rest)| !before.ends_with('年') && rest.contains('月'))
        });
        is_since
            || !is_of_months
                && has(self.near, "累計 累積 総数 通算 以来 これまで")
                && !has(self.near, "以来最 以来の最 これまで最 これまでで最 これまでの最")
    }

    /// What stands in the bracket that its words before end with: 累計 of 認定企業（累計）.
    pub(in crate::text::verdict) fn label(&self) -> &str {
        let inside = self.lead.trim_end().strip_suffix(['）', ')']);
        inside.and_then(|lead| lead.rsplit_once(['（', '('])).map_or("", |(_, label)| label)
    }

    /// Whether it counts each time (延べ) or each person or thing once (実).
    pub(in crate::text::verdict) fn counting(&self) -> Option<Counting> {
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

    /// Whether nothing stands behind it, but another year's number in a bracket: 842g（前年度861g）.
    pub(in crate::text::verdict) fn says_no_more(&self) -> bool {
        let rest = self.rest.trim_matches(['。', ' ', '　']);
        let inside = rest.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
        rest.is_empty()
            || inside.is_some_and(|inside| {
                let is_of_year = starts(inside, "前年 昨年 R H 令和 Ｒ");
                is_of_year && inside.contains(['：', ':', '年', 'は', '度']) && !inside.contains(['）', ')'])
            })
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
            true => has(
                self.near,
                "多い日 多い月 多い年 多い時 多い回 多いとき 最多 最高 最長 最も多 最も高 最も長",
            ),
            false => has(
                self.near,
                "早いもの 早い 短いもの 少ない月 少ない日 最短 最少 最低 最速 最も少 最も低 最も短 最も早",
            ),
        };
        best && !has(self.near, "過去最 以来最 以来の最 歴代")
    }

    /// Whether it only says for how many something was got: 8基分の資材.
    pub(in crate::text::verdict) fn is_for_so_many(&self) -> bool {
        starts(self.tail, "分の 分を") && !starts(self.tail, "分を減 分を削 分を節 分を短")
            || self.quantity.unit.ends_with('分')
                && self.quantity.unit.chars().count() > 1
                && self.tail.starts_with('の')
    }

    /// Whether it counts only what is new.
    pub(in crate::text::verdict) fn is_new(&self) -> bool {
        has(self.near, "新規 新た 新しく 新設 新入")
            || starts(self.tail, "を新た を新規 の新規 を新しく が新た")
    }

    /// Whether it is the part that is singled out: 、うち自損は5件.
    pub(in crate::text::verdict) fn is_part(&self) -> bool {
        let is_named = has(self.near, "うち 内訳") && !has(self.near, "のうち のち");
        // うち早期措置段階（判定Ⅲ）5橋.
        let is_before_label =
            || self.lead.rsplit(['、', '，']).next().is_some_and(|own| own.starts_with("うち"));
        is_named || self.near.is_empty() && is_before_label()
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
    pub(in crate::text::verdict) fn is_for_each(&self) -> bool {
        // 朝食を毎日食べる割合: what those counted do.
        let is_habit = self.measure.is_ratio() && has(self.near, "毎日 毎朝 毎晩 毎食 毎週 毎年");
        ends(self.near.trim_end(), "1人 １人 一人")
            || has(self.near, "当たり 当り あたり につき ごと 各 毎") && !is_habit
    }

    /// Whether it is for each of several times or places of a report: 各2回, 各会場で2回, 2回ずつ.
    pub(in crate::text::verdict) fn is_of_each(&self) -> bool {
        let word = self.near.rfind('各').map(|at| &self.near[at + '各'.len_utf8()..]);
        let is_each = word.is_some_and(|word| word.chars().count() <= 4 && !starts(word, "種 位 自 方 般"));
        is_each || starts(self.tail, "ずつ") || ends(self.near.trim_end(), "それぞれ")
    }

    /// Whether its words say that it was counted in another way than the number before it.
    pub(in crate::text::verdict) fn is_recount(&self) -> bool {
        has(self.near, "集計 速報 暫定 確定 修正後 別途")
    }

    /// Whether it is a total by its own words: 計16校, 合計35橋.
    pub(in crate::text::verdict) fn is_total(&self) -> bool {
        let near = self.near.trim_end_matches([' ', '　', ':', '：', 'で', 'は']);
        // 受託6億円、その他を合わせて14億円.
        ends(
            near,
            "計 合計 総計 トータル 全体 全部 年間 通年 その他を合わせて ほかを合わせて 全てを合わせて すべてを合わせて これらを合わせて",
        ) && !ends(near, "会計 統計 設計 家計 推計 時計 累計 集計")
    }

    /// The fiscal year whose number it is, where its own words name one: 令和5年度は66%, 66%（R5）.
    pub(in crate::text::verdict) fn year(&self) -> Option<u32> {
        let behind = self.tail.strip_prefix(['（', '(']).and_then(|tail| tail.split_once(['）', ')']));
        let behind =
            behind.filter(|(inside, _)| inside.chars().count() <= 8).and_then(|(inside, _)| year_in(inside));
        // 62%（R4）→70%: the bracket is the first one's.
        let lead = self.lead.strip_prefix(['（', '(']).filter(|_| self.follows);
        let lead = lead.and_then(|lead| lead.split_once(['）', ')'])).map_or(self.lead, |(_, lead)| lead);
        behind.or_else(|| year_in(lead))
    }

    /// Whether a comma stands right before it, so that the words before are not its own.
    pub(in crate::text::verdict) fn is_apart(&self) -> bool {
        self.lead.trim_end().ends_with(['、', '，'])
    }
}
