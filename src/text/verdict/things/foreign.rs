//! Whether what a number counts may be another thing than the target's, or was only begun.

use crate::text::quantity::names_a_deed;
use crate::text::verdict::spoken::deed::answers;
use crate::text::verdict::spoken::stated::{Stated, first_clause, last_chars};
use crate::text::verdict::spoken::words::{behind, ends, has, shared, starts, things, those_in, without};

/// Whether what was contracted is the target's deed: 貸付契約 を結んだ.
fn is_deed_of_target(words: &str, target: &str) -> bool {
    words.split_once("契約").is_some_and(|(before, rest)| {
        let deed = last_chars(before, 2);
        ends(deed, "貸付 貸与 売買 売却 賃貸 譲渡")
            && target.contains(deed)
            && starts(rest, "を結 を締結し が成立し を交わし")
    })
}

impl Stated<'_> {
    /// Whether what it counts may only have been begun or asked for, by words that the target does not have.
    pub(in crate::text::verdict) fn is_underway(&self, target: &str) -> bool {
        // A survey by which something was found out is no deed that stands for another.
        let own =
            if self.is_apart() || self.is_with() { first_clause(self.tail).to_owned() } else { self.words() };
        // 3区画に5社から引き合いがあった.
        let own = if self.tail == "に" { [self.near, " ", first_clause(self.rest)].concat() } else { own };
        // 要望に沿って372灯を交換: why it was done.
        const CALLED: &str = "により によって に沿って に沿い に応じて に応じ を受けて を踏まえ に基づき に基づい を経て に応え に対し に対する に占める";
        let own = behind(&own, CALLED).map_or(own.clone(), str::to_owned);
        // 研修中の者が2人いる.
        if has(self.near, "中の者 中の人 中のもの 中の方")
            && !has(self.near, "稼働中 利用中 就労中 在籍中 営業中 運用中 加入中 就業中 活動中")
            && !has(target, "中の")
        {
            return true;
        }
        if self.is_done_later(target) {
            return false;
        }
        const BEGUN: &str = "申し込 受け付け 申し入 申し出 願い出 届け出 話し合 持ちかけ 取りかか 取り掛か 着手 入札 発注 契約 設計 準備 検討 調整 依頼 募集 要望 内定 進め 申請 協議 打診 候補 手配 調査 意向 見積 相談 説明会 通知 案内 予算 問合せ 問い合わせ 希望 視察 選定 案を 案の 素案 原案 打合せ 打ち合わせ 下見 席を 枠を 声をかけ 声掛け 声かけ 働きかけ 働き掛け 呼びかけ 呼び掛け 要請 お願い 照会 交渉 内覧 仮契約 仮申込 エントリー 面談 説明 引き合い 断念 計画を リストを リストアップ 一覧を 料金表 名簿を 候補地 求人 位置付け 位置づけ 盛り込 計画に 測量";
        const TAKEN_IN: &str = "相談 苦情 通報 申請 予約 問合せ 問い合わせ 応募 申込 届出 意見 提案 レファレンス 寄附 寄付 要望 依頼";
        const FOUND_OUT: &str = "予算額に達 予算に達 予算の上限 計画を上回 計画を超 計画を下回 調査で 調査の結果 調査による 調査によれば 調査から";
        let words = without(own.into(), FOUND_OUT);
        those_in(&words, BEGUN).any(|word| {
            let is_wanted = target.contains(word.trim_end_matches(['を', 'の']))
                // To take a call for advice is to give it.
                || answers(word, target)
                // 貸付契約を結んだ, and the target is 貸付.
                || word == "契約" && is_deed_of_target(&words, target)
                || word == "受け付け" && has(target, TAKEN_IN) && !has(target, "解決 処理 対応 達成 改善 是正");
            !is_wanted && things(word) & things(target) == 0
        })
    }

    /// Whether what stands before it only says with whom: 協議会と1回.
    pub(in crate::text::verdict) fn is_with(&self) -> bool {
        ends(
            self.near.trim_end(),
            "と と合同で と共同で と連携して と連携し と協力して と協力し とともに と共に と一緒に",
        )
    }

    /// Whether one of those counted is named before it: 丸一書店など14店.
    fn is_among_named(&self) -> bool {
        let near = self.near.trim_end();
        let named = near.strip_suffix("など").or_else(|| near.strip_suffix('等'));
        let unit = self.quantity.unit.as_str();
        !unit.is_empty() && named.is_some_and(|named| named.ends_with(unit) && named.len() > unit.len())
    }

    /// Whether all of what was begun is said to have come: 10台を発注し、年度末までにすべて納車された.
    fn is_done_later(&self, target: &str) -> bool {
        let later = self.rest.split_once(['、', '，']).map_or("", |(_, later)| later);
        let is_all = starts(first_clause(self.rest), "の依頼すべて の派遣依頼すべて")
            || has(self.tail, "すべてに応 全てに応 すべてに対応 全てに対応");
        // 3校で視察を受け入れ、いずれも貸付契約を結んだ.
        let is_own_then = starts(later, "いずれも すべて 全て その後 全校が 全社が 全員が")
            && shared(later, target) > 0
            && ends(later.trim_end_matches('。'), "した んだ った 完了 済 済み")
            && !has(later, "ない なかっ ず、 予定 見込 検討 未 除 以外");
        is_all
            || is_own_then
            || has(later, "すべて 全て 全部 全台 全数 全件 いずれも")
                && has(later, "完了 納車 納入 納品 設置 整備 交換 更新 竣工 完成 終え")
                && has(later, "された した 済 終え、 完了 ました")
                && !has(later, "ない なかっ ず、 予定 見込 未 除 以外 されるの するの 来年度 次年度 翌年度")
    }

    /// Whether it names a thing of its own that the target does not speak of: マッチング11組.
    pub(in crate::text::verdict) fn is_strange(&self, target: &str) -> bool {
        const PLAIN: &str = "受付 屋内 屋外 会場 館内 現地 当日 計 年 等 センター 決算 実績 結果 件数 回数 人数 総数 全地点 全箇所 各地点 年間 年度 平均 上記 現在 末 月 新た 新規 延べ 期 回 目 今回 本市 市内 全体 のうち うち 者 数 施 中 実 率 額 日 た り し て い き せ 度 量 者数 調査 聞き取り データ 記録 計測 実測 アンケート 全件 全数 全員 すべて 全て いずれも 最大 最高 最長 最小 比 時点 産 含め 値 既 最終的 的 分 段階 満点 ベース 延長 面積 導入後 実施後 開始後";
        // ９月末までに既に１１回.
        let near = ["すでに", "既に", "早くも"].iter().find_map(|word| self.near.strip_suffix(word));
        let near = near.unwrap_or(self.near);
        let noun = near.trim_end_matches([
            'は', 'が', 'を', 'で', 'に', 'の', 'も', ':', '：', ' ', '　', '約', '】', '］',
        ]);
        // 発行額 is strange where 額 alone is not.
        let stem = noun.strip_suffix('額').filter(|stem| stem.chars().count() > 1).unwrap_or(noun);
        // 認知件数: 認知 is no deed that might be anybody's.
        let of = ["件数", "人数", "回数", "者数"].iter().find_map(|end| noun.strip_suffix(end));
        let of = of
            .filter(|of| of.chars().count() > 1 && !names_a_deed(of) && !ends(of, PLAIN))
            .filter(|of| *of != "認知" || !target.contains('犯') || has(target, "検挙数 検挙件数 の検挙"));
        let stem = of.unwrap_or(stem);
        let noun = if ends(stem, "決算 実績 予算 収入 支出 総 金 全") { noun } else { stem };
        // 英語、中国語、タイ語の4言語: what they are.
        let is_what_they_are = self.near.trim_end().ends_with('の') && has(self.lead, "、 ，");
        shared(noun, noun) > 0
            && !is_what_they_are
            && !self.is_with()
            && !ends(near.trim_end(), "までに までで まで")
            && !ends(noun, "を通じ を通して を通じて ととも と一緒 と共 回る 回り 超える")
            && !self.is_apart()
            && !self.is_beside_one()
            && !self.is_among_named()
            // 全採水地点で.
            && (!noun.starts_with('全') || !self.near.trim_end().ends_with('で'))
            && !ends(noun, PLAIN)
            // 開催は3回: of whatever the target is.
            && !matches!(noun, "開催" | "実施")
            && shared(&self.words(), target) == 0
            && things(noun) & things(target) == 0
    }
}
