//! What a number is, in a report or in a target: a level, a change, a whole, a plan.

use super::labelled::{is_labelled, is_of_other_time};
use super::remarks::{before_deferred, before_others_plan, is_plainly_done};
use super::stated::{Stated, first_chars, first_clause};
use super::unreached::is_unreached;
use super::words::{ends, first, has, is_directly_behind, past_bracket, starts, without};
use crate::text::quantity::Bound;
use crate::text::width::fold;

/// Which way a value changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text::verdict) enum Trend {
    Up,
    Down,
}

/// What a quantity is, in a report or in a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text::verdict) enum Role {
    /// A level that something has or shall have.
    Level,
    /// By how much something changes: 5%削減, 10社増.
    Change(Trend),
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

const UP: &str = "増加 増員 増や 増え 増収 増額 増便 増に 増と 増の 増で 増、 増） 増) 増。 アップ 上昇 向上 伸び 伸長 上回 多い 多く 多か 改善 上積み 引き上げ 引上げ 拡充 拡大";
const DOWN: &str = "削減 縮減 節減 低減 逓減 減少 減ら 減っ 減り 減に 減と 減の 減で 減、 減） 減) 減。 減量 減額 短縮 圧縮 抑制 低下 縮小 下回 少な ダウン カット 引き下げ 引下げ 抑え";

/// What each of several quantities is.
pub(in crate::text::verdict) fn roles(stated: &[Stated]) -> Vec<Role> {
    let before = |at: usize| at.checked_sub(1).and_then(|at| stated.get(at));
    stated.iter().enumerate().map(|(at, one)| one.role(before(at), stated.get(at + 1))).collect()
}

impl Stated<'_> {
    /// Which way it says that something changes by it.
    pub(in crate::text::verdict) fn way(&self) -> Option<Trend> {
        let clause = first_chars(self.tail, 12);
        let clause = clause.split(['、', '，', '（', '(', '。']).next().unwrap_or(clause);
        if clause.contains("ダウンロード") {
            return None;
        }
        // 3ポイント上げる.
        if self.measure.base == "ポイント" && starts(clause, "上げ 下げ") {
            return Some(if clause.starts_with('上') { Trend::Up } else { Trend::Down });
        }
        // `増、` needs what ends the clause.
        let ended = self.tail.get(..clause.len() + 3).map_or_else(|| [clause, "。"].concat(), str::to_owned);
        // 4.2％減（▲186千kWh）: the bracket says the same again.
        // 38%増（延べ1万5,900人）: nothing else is said of it.
        let is_end = starts(&self.tail[clause.len()..], "（▲ （△ （＋ （+ （− （-")
            || matches!(clause, "増" | "減")
            || self.tail.len() == clause.len();
        let ended = if is_end { [clause, "。"].concat() } else { ended };
        let behind = [(Trend::Up, UP), (Trend::Down, DOWN)]
            .into_iter()
            .filter_map(|(way, table)| first(&ended, table).map(|at| (at, way)))
            .min_by_key(|(at, _)| *at);
        if let Some((at, way)) = behind {
            let between = ended[..at].trim_start_matches(['の', 'を']);
            // 20件の業務改善提案 is no change.
            let is_level = starts(&ended[at..], "改善提案 改善計画 改善活動 改善事例 改善案 改善策 改善指導")
                || has(between, "に へ まで で と が し て は")
                || between.chars().count() > 8;
            // 14件のうち13件を改善した: they were mended, and did not grow.
            let is_mended =
                starts(clause, "を改善 の改善") && !self.measure.is_ratio() && !self.measure.is_time();
            if !is_level && !is_mended {
                return Some(way);
            }
            return None;
        }
        let before = fold(self.near);
        if before.ends_with(['+', '△', '▲', '-']) {
            return Some(if before.ends_with('+') { Trend::Up } else { Trend::Down });
        }
        let noun = before.trim_end_matches(|char| {
            "量率額数値幅時間件人計約延効果実績はがのを: できたした業務コスト".contains(char)
        });
        let way = |table| ends(noun, table);
        // 減少し、21件: the change is told, and then a level.
        if self.is_apart() || matches!(self.quantity.bound, Bound::AtMost | Bound::LessThan) {
            return None;
        }
        if way("削減 縮減 節減 低減 減少 短縮 圧縮 減量 抑制") {
            return Some(Trend::Down);
        }
        way("増加 増員 上昇 向上").then_some(Trend::Up)
    }

    /// Whether it says that something shall come down to it: 95件に抑える, 500tまで削減.
    pub(super) fn is_ceiling(&self) -> bool {
        let clause = first_chars(first_clause(self.tail), 10);
        starts(clause, "に へ まで とし") && has(clause, DOWN)
    }

    /// What it is in a report, by the words around it and the quantity that follows.
    pub(in crate::text::verdict) fn role(&self, before: Option<&Self>, next: Option<&Self>) -> Role {
        let before = before.filter(|before| before.is_like(self) && before.sentence == self.sentence);
        let next = next.filter(|next| next.is_like(self) && next.sentence == self.sentence);
        if let Some(role) = self.goal(next) {
            return role;
        }
        if self.is_of_other_year {
            return Role::Compare;
        }
        if self.is_none {
            return Role::Level;
        }
        // 62%（R4）→70%: the year in brackets is no matter.
        let tail = past_bracket(self.tail.trim_start());
        // 120人を150人に増やす.
        if self.tail.trim() == "を" && next.is_some_and(|next| starts(next.tail.trim_start(), "に へ まで"))
        {
            return Role::From;
        }
        // 3社から見積書を徴取: who gave is no beginning.
        let is_giver = starts(tail, "から")
            && next.is_none()
            && (!self.measure.is_ratio() || has(self.rest, "回答 評価 声を"))
            && !self.measure.is_time()
            && has(
                self.rest,
                "徴 応募 回答 提出 報告 集め 得 受け 回収 返送 寄せ 参加 意見 提案 相談 申 引き合い 問合せ 問い合わせ",
            )
            && !has(self.rest, "増 減 伸 改善 拡大 上昇 低下 向上");
        // 313人から4,120万円.
        let is_giver = is_giver
            || next.is_none() && self.tail == "から" && !self.measure.is_ratio() && !self.measure.is_time();
        if !is_giver && starts(tail, "から → ⇒ ➡ －> ⇨ ->") && !starts(tail, "からなる からの応募 からの申")
        {
            return Role::From;
        }
        let is_bound = !matches!(self.quantity.bound, Bound::Exact | Bound::About);
        if next.is_some_and(|next| self.is_bound_of(next)) {
            return Role::Goal;
        }
        // 10分を超える事案が減った: a kind of case is no result.
        if is_bound && starts(self.tail, "事案 ケース もの 場合 案件 事例 とき") {
            return Role::Compare;
        }
        if let Some(way) = self.way() {
            let is_hoped = has(
                first_clause(self.tail),
                "期待され 期待でき 見込まれ 想定され を見込む を見込んで を予定",
            );
            return if is_hoped { Role::Plan } else { Role::Change(way) };
        }
        const TIMES: &str = "前々年 前年 昨年 前回 一昨年 従前 従来 基準値 全国平均 県平均 国平均 類似団体 他市 県全体 国全体 全国 近隣 他社 業界平均 同規模 圏域全体";
        // 前年度の82％.
        if self.measure.base == "%"
            && next.is_none()
            && ends(
                self.near.trim_end(),
                "前年の 前年度の 前年度末の 前年末の 昨年度末の 昨年の 昨年度の 前年実績の 前年度実績の 前年同期の 前年同月の 前回の",
            )
            && !starts(self.tail, "を上回 を下回 に比 より に対し に続 から を超")
        {
            return Role::Relative;
        }
        // 前年度より増え、40人が受講した: what stands before the comma is told by itself.
        let is_told_before = self.is_apart() && ends(self.near.trim_end(), "え り し び て が の");
        if !is_told_before && has(self.near, "年比 年度比 対前年 前年同期比 前年同月比 年より 年度より")
        {
            return Role::Relative;
        }
        // 前年度（152,310人）並み.
        let is_inside = self
            .lead
            .strip_suffix(['（', '('])
            .is_some_and(|lead| ends(lead.trim_end().trim_end_matches('度'), TIMES));
        if self.measure.base != "倍"
            && (is_inside || is_directly_behind(self.near, TIMES) || is_of_other_time(self.near))
            || starts(self.tail, "に次ぐ に次いで に匹敵")
        {
            return Role::Compare;
        }
        let parts = starts(self.tail, "のうち うち の中 のなか に対し 中、 中で 中１ 中1")
            || (starts(self.tail, "中") && self.tail.chars().count() <= 8 && !starts(self.tail, "中止"));
        // Of 12施設/16施設 the larger one is the whole.
        let is_over =
            |one: &Self| !self.measure.is_ratio() && starts(one.tail.trim_start_matches([')', '）']), "/ ／");
        let is_under = before.is_some_and(|before| is_over(before) && before.value <= self.value)
            && !is_labelled(self, "実績 決算 結果 実績値")
            && self.year().is_none();
        // 6名の募集に対し4名を任用した.
        let is_asked = starts(
            self.tail,
            "の募集に対 の申込みに対 の申込に対 の応募に対 の申請に対 の要望に対 の希望に対 の定員に対 を対象に を対象と の対象に対",
        ) || self.tail.starts_with('の') && ends(self.tail.trim_end(), "のうち");
        if is_under
            || next.is_some_and(|next| parts || is_asked || (is_over(self) && next.value < self.value))
        {
            return Role::Whole;
        }
        if has(self.near, "対象者 対象施設 対象職員 対象世帯 定員 母数 在籍")
            && !has(self.near, "うち を対象に を対象とし に届かない に満たない に及ばない")
            && !self.measure.is_ratio()
        {
            return Role::Whole;
        }
        // 年度当初2,640万円あった残高は1,870万円まで縮減した.
        if next.is_some_and(|next| starts(next.tail, "まで に へ とな にな"))
            && ends(self.near.trim_end(), "年度当初 期首 年度初め")
        {
            return Role::From;
        }
        // 1校を除く14校で実施した.
        if next.is_some() && starts(self.tail, "を除く を除い を除き 以外の 以外で を残し")
        {
            return Role::Negated;
        }
        // 57か所で、あと3か所.
        let is_end = first_clause(self.rest).chars().all(|char| "。 ですあるだがったとなり".contains(char));
        if before.is_some_and(|before| !starts(before.tail, "に まで へ"))
            && is_end
            && ends(self.near.trim_end(), "あと 残すところ")
        {
            return Role::Plan;
        }
        self.deed(next.is_some(), [before, next])
    }

    /// Whether it is the target, said again; a level where it says that the target was reached.
    fn goal(&self, next: Option<&Self>) -> Option<Role> {
        // 予定していた4回をすべて開催.
        let is_planned = has(self.near, "予定していた 計画していた 目標としていた 目標である 目標とする")
            && !has(self.near, "予定していたが 計画していたが 目標としていたが")
            && !has(
                first_clause(self.tail),
                "すべて 全て 全部 予定どおり 予定通り は延期 は中止 は見送 を延期 を中止 を見送",
            )
            && (next.is_some() || !is_plainly_done(self.rest));
        // 30社の協賛を見込んでいたが26社.
        let was_expected = next.is_some()
            && has(
                first_clause(self.tail),
                "見込んでいた 予定していた 計画していた 想定していた 目指していた 目標としていた を見込んだ を想定した を計画した を予定した を目指した",
            );
        // 計画した400件に対し.
        let is_planned = is_planned
            || starts(self.tail, "に対し") && ends(self.near.trim_end(), "計画した 予定した 目標とした");
        // 1,000人の大台を目前にしている.
        let is_mark = self.quantity.bound == Bound::Exact
            && starts(self.tail, "の大台 の水準 の節目")
            && !has(first_clause(self.tail), "乗った 乗り 達した 達し、 到達し 突破 維持 確保 となった 超え");
        let is_named = is_directly_behind(
            self.near,
            "目標 目標値 目標数 計画値 計画数 予定数 当初計画 当初予定 目標件数 目標回数 目標人数",
        );
        let is_said = starts(
            self.tail,
            "を計画 を予定 を想定 で計画したが で予定したが で予定していたが の計画に対 の予定に対 の枠に対 の見込みに対 の目標 を目標 が目標 という目標 目標に の予定のうち に及ば には及ば に届か には届か に達し に満た には達し には満た に至ら には至ら までもう にあと にもう までわずか まであと まで残 を達成でき を目前 の目前 を目の前 の一歩手前 に遠く には遠く にはほど遠 には程遠 にほど遠 に程遠",
        );
        // 75％に0.2ポイント届かなかった.
        let is_said = is_said
            || is_unreached(self)
            || matches!(
                self.tail.trim_end_matches(['わ', 'ず', 'か', '僅', '約', 'あ', 'と', ' ', '、']),
                "に" | "には" | "まで" | "までに"
            ) && has(first_clause(self.rest), "届か 及ばな 及ばず 満たな 足りな 足らな");
        // 目標を70人に定めた.
        let is_set = ends(self.near.trim_end(), "目標を 目標値を 目標数を 計画値を 基準を 上限を")
            && starts(
                self.tail,
                "に定 に設定 に引 に見直 に改 に変更 に据え とし と定 と設定 へ引 へ見直 へ変更",
            );
        // 全6回を予定どおり実施した.
        let is_said = is_said && !starts(self.tail, "を予定どおり を予定通り を計画どおり を計画通り");
        // 15％減らすため、小盛りを加えた: what for.
        let is_purpose = ["すため", "るため", "うため", "すべく", "るべく", "くため", "むため"]
            .iter()
            .any(|end| first_clause(self.tail).ends_with(end));
        if is_purpose || is_set || is_named || is_planned || is_said || was_expected || is_mark {
            let is_reached = starts(self.tail, "に達した に達して に達し、 に達しまし に至った には達した");
            let is_not = has(first_clause(self.tail), "ていな ていません なかった ておらず");
            return Some(if is_reached && !is_not { Role::Level } else { Role::Goal });
        }
        // プラン141人、決算145人; （目標）300件（実績）278件.
        let is_beside = is_labelled(self, "目標 目標値 計画 計画値 プラン 予算 予定")
            && next.is_some_and(|next| is_labelled(next, "実績 決算 結果 実数 実績値 実施"));
        is_beside.then_some(Role::Goal)
    }

    /// Whether it was done, is planned or was not done.
    fn deed(&self, is_followed: bool, beside: [Option<&Self>; 2]) -> Role {
        let is_beside = beside.iter().any(Option::is_some);
        // 更新済み14台、未更新6台; but 欠席者は28人で、昨年より5人減った.
        if is_beside
            && ends(
                self.near.trim_end_matches(['は', 'が', ' ', '　', 'の', '者', '数']),
                "未更新 未整備 未実施 未設置 未完了 未着手 未提出 未受講 未受診 未回収 未配布 未対応 未改修 未登録 未交付 未回答 不参加 欠席 取消 キャンセル 不合格 不採用 辞退",
            )
            && beside.iter().flatten().any(|one| one.way().is_none())
        {
            return Role::Negated;
        }
        // 減少が見込まれたが、2万1千人が来場した: what was thought is told against it.
        let is_contrast = ends(
            self.near.trim_end_matches(['、', '，', ' ']),
            "れたが れていたが れたものの れていたものの されたが を見込んだが を想定したが を予定したが を計画したが を見込んだものの",
        );
        const BEYOND: &str =
            "見込みを上回 見込を上回 見込みを超え 見込を超え 予定を上回 見込み以上 見込んでいたが";
        let near = without(if is_contrast { "" } else { self.near }.into(), BEYOND);
        if has(
            &near,
            "今後 残り 残る 次年度 来年度 翌年度 次回 見込 見通し 予定額 予定数 予定面積 予定者 予定件 予定人 予定地 予定箇所 予定戸 予定世帯 計画面積",
        ) {
            return Role::Plan;
        }
        // 工事完了7橋、工事中1橋.
        const GOING_ON: &str = "脳卒中 利用中 稼働中 運用中 加入中 活動中 活用中 年中 期間中 集中 在学中 入院中 就業中 営業中 開館中 開催中";
        let noun = self.near.trim_end_matches([' ', '　', 'が', 'は', 'の', ':', '：']);
        if is_beside && noun.chars().count() > 2 && noun.ends_with('中') && !ends(noun, GOING_ON) {
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
        // 79名受診、6名未受診.
        let denied = clause.trim_start_matches('は');
        if is_beside && denied.starts_with('未') && denied.chars().count() > 2 {
            return Role::Negated;
        }
        let is_only = starts(self.tail, "しか のみ だけ にとど に留 に止");
        let negated = first(
            clause,
            "中止 未実施 見送 できな できず なかった 未達 取りやめ 取り止め 延期 未着手 未定 断念 頓挫 不成立 不採択 不認定 不承認 不交付 が欠席 が辞退 は辞退 は欠席 は退会 不合格 が退会 が脱退 をキャンセル は繰越 は繰り越 を繰り越 は先送 は持ち越 に先送 へ先送 日程が合わ 都合がつか 連絡がつか に繰越 へ繰越 に繰り越 へ繰り越 に持ち越 へ持ち越 に延び が延び に遅れ が遅れ にずれ込 がずれ込",
        );
        // 9.1分に延びた: how long it took.
        let is_longer = self.measure.is_time() && starts(clause, "に延び まで延び に伸び");
        if let Some(at) = negated.filter(|_| !is_only && !is_longer)
            && !has(&clause[..at], "目標 計画 予定 で、")
        {
            return Role::Negated;
        }
        // What stands behind another number of the unit is said of that one, but where both are listed.
        let rest = if is_followed && !self.is_listed() { self.tail } else { self.rest };
        // The rest, or who is left, is another matter: 64棟で、残りは翌年度に繰り越した.
        let rest = &rest[..first(
            rest,
            "、令和 、平成 、残 （残り (残り 、なお 、ほか 、他 、その他 、一部 、次年度 、来年度 、翌年度 、今後 、次回 、引き続き",
        )
        .unwrap_or(rest.len())];
        let rest = if is_followed { rest } else { before_others_plan(before_deferred(rest), self.tail) };
        const PLANNED: &str = "予定 見込 見通し 期待され 期待でき 想定され 目指 目標に 計画してい 計画であ 計画する 計画中 計画です 目途 めど 勢い 可能性 公算 予測 を目標 に向け していく ていきたい こととし したい ものと定め ことと定め ものとしてい ものとされ こととされ ことになってい";
        // 68％で、工事が翌年度にずれ込んだ: what comes later is said of another.
        const LATER: &str = "今後 次年度 来年度 翌年度";
        let is_later = has(first_clause(rest), LATER)
            || has(first_clause(rest), "年度以降の 年度以降に 年度以降へ")
            || has(rest, LATER) && !(self.measure.is_ratio() && starts(rest, "で、 であり、 と、"));
        if !has(rest, PLANNED) && !is_later {
            return Role::Level;
        }
        let rest = without(rest.into(), "予定どおり 予定通り 見込みどおり 予定より 計画より");
        // 目標に150万円届かなかった is no plan.
        let rest = if has(self.rest, "届か 及ば 満た 目標に近 目標に迫 目標に達し 目標に到達")
        {
            without(rest, "目標に")
        } else {
            rest
        };
        let rest = ["予定", "見込", "する"].iter().fold(rest.into_owned(), |rest, word| {
            rest.replace(&["完了", word].concat(), word).replace(&["済み", word].concat(), word)
        });
        let later = first(&rest, LATER).filter(|_| is_later);
        let plan = first(&rest, PLANNED).into_iter().chain(later).min();
        let done = first(
            &rest,
            "し、 した 済 完了 実績 った 終え ました でき、 できた 開催、 実施、 開催（ 実施（ 開催( 実施( なり、 あり、 受け、 行い、 達し、",
        );
        match (plan, done) {
            (Some(plan), done) if done.is_none_or(|done| plan <= done) => Role::Plan,
            _ => Role::Level,
        }
    }
}
