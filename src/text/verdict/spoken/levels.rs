//! The levels of a target: which of its quantities say how far to get.

use super::role::{Role, Trend, roles};
use super::stated::Stated;
use super::wholes::names_places;
use super::words::{ends, has, starts, without};
use super::years::year_in;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::quantity::glyphs::{is_kanji, is_katakana};

/// A quantity of a target that is to be reached.
pub(in crate::text::verdict) struct Level<'a, 't> {
    pub(in crate::text::verdict) stated: &'a Stated<'t>,
    /// Which side counts, by its bound and by the words around it.
    pub(in crate::text::verdict) bound: Bound,
    /// Which way things shall change by it; none where it is a level to have.
    pub(in crate::text::verdict) way: Option<Trend>,
    /// Whether it is a level against another time's: 前年度比105%.
    pub(in crate::text::verdict) is_relative: bool,
    /// Whether it only qualifies another level: （各30名）.
    pub(in crate::text::verdict) is_aside: bool,
    /// Whether less of it is better, though no word says that more is too much: 苦情 10件.
    pub(in crate::text::verdict) is_doubtful: bool,
}

/// Things of which less is better, and what is done about them, of which more is.
pub(in crate::text::verdict) const BAD: &str = "苦情 クレーム 事故 待機 滞納 不登校 残高 排出量 時間外 超過勤務 残業 待ち時間 空き家率 漏水 未収 赤字 出火 犯罪 離職 廃棄 違反 ミス 誤り 流出 漏えい 死亡 自殺 被害 処理日数 所要 ごみ量 負担比率 依存度 未納 欠席 発生 減量 費率 原価率 不良率 欠品率 返品率 残食率 ロス率 解約率 遅延率 停止時間";
const DONE_ABOUT_IT: &str = "対応 処理 回収 訪問 相談 研修 訓練 講習 点検 教室 解消 対策 防止 パトロール 貸出 調査 徴収 収納 解決 支援 講座 啓発 修繕 達成 改善 整備 資源化 リサイクル 再生 堆肥化 予防 養成 説明 会議 除却 撤去 活用 復帰 是正 監視 縮減 修理 補修 検挙 摘発 逮捕 滞納処分 差押 整理 督促 救助 搬送 検知 取締 取り締まり";

/// Rates of which neither more nor less is better: 在庫率 10～15%.
const NEITHER_MORE_NOR_LESS: &str = "在庫 空床 空室 空き 湿度 含水 水分 塩分 糖度 濃度 残塩 人件費 食材費 原価 材料費 離職 欠員 廃棄 残食 負担";

/// The levels of a target.
pub(in crate::text::verdict) fn levels<'a, 't>(text: &str, target: &'a [Stated<'t>]) -> Vec<Level<'a, 't>> {
    let mut found: Vec<Level> = Vec::new();
    if says_none(text) {
        return found;
    }
    for (at, (stated, role)) in target.iter().zip(roles(target)).enumerate() {
        let is_bound = stated.quantity.bound != Bound::Exact && stated.quantity.bound != Bound::About;
        let (way, is_relative) = match role {
            Role::Change(way) => (Some(way), false),
            Role::Relative => (None, true),
            Role::Level | Role::Goal | Role::Plan | Role::Negated => (None, false),
            Role::Whole if target.get(at + 1).is_some_and(|next| is_range(stated, next)) => (None, false),
            Role::Compare if is_bound || is_average_in_bracket(stated) => (None, false),
            Role::Whole if !parts_follow(target, at) => (None, false),
            Role::Compare | Role::From | Role::Whole => continue,
        };
        let next = target.get(at + 1).filter(|next| next.is_like(stated) && next.sentence == stated.sentence);
        // 現状値 35件　目標値 45件.
        if next.is_some() && ends(stated.near.trim_end(), "現状値 現況値 現状 現況 基準値 実績値")
        {
            continue;
        }
        // （現状値）88.4%（目標値）90.0%.
        if next.is_some_and(|next| ends(next.label(), "目標値 目標"))
            && ends(stated.label(), "現状値 現状 基準値 実績値")
        {
            continue;
        }
        // （R5：45名）: where it began.
        if at > 0
            && stated.bracketed
            && year_in(stated.near).is_some()
            && (ends(stated.near.trim_end(), "： :")
                // （令和5年度末 21,870人）: what there was then.
                || stated.is_of_other_year && ends(stated.near.trim_end(), "末 実績 時点 現在"))
        {
            continue;
        }
        if is_in_name(target, at) || is_for_each_of(target, at) {
            continue;
        }
        // 3～5件: the lower end is what is to be reached; 5～10%の範囲内 has two.
        if let Some(last) = found.last().filter(|last| is_range(last.stated, stated))
            && last.bound == Bound::AtLeast
            && stated.quantity.bound == Bound::AtMost
            && !stated.lead.trim().is_empty()
            && !has(last.stated.near, "平均")
            && !(stated.measure.is_ratio() && has(last.stated.near, NEITHER_MORE_NOR_LESS))
            && !matches!(stated.measure.base.as_str(), "" | "mg/l" | "℃" | "ppm" | "db")
            && !starts(
                stated.tail,
                "の範囲 の間 に収 分に収 分に抑 分に維 分を維 分の範囲 分で に維持 で維持 を維持 に保 を保 で保 に管理 で管理 内 以内",
            )
        {
            continue;
        }
        // 処理日数 30日: how long nobody wants to wait.
        let is_wait = way.is_none()
            && stated.measure.is_time()
            && ends(
                stated.near.trim_end_matches([' ', '　', ':', '：', 'を', 'は']),
                "処理日数 処理期間 処理時間 審査日数 審査期間 待ち時間 待ち日数 待機日数 所要日数 所要時間 到着時間 復旧時間 停止時間 対応日数 までの日数 までの期間 までの時間 在院日数",
            );
        // 在庫を20日分に収める.
        let is_kept_in = starts(stated.tail, "に収め に収ま 分に収 分に抑 にとどめ に留め");
        let ceiling = is_kept_in
            || is_wait
            || stated.is_ceiling()
            || stated.quantity.value == Number::ZERO
            || comes_down(target, at);
        let is_open = matches!(stated.quantity.bound, Bound::Exact | Bound::About);
        // 処理日数 is no 処理.
        let bad = has(stated.lead, BAD)
            // 積立金残高: what is laid by.
            && !(has(stated.lead, "残高") && has(stated.lead, "基金 積立 預金 貯金"))
            && !has(&without(text.into(), "処理日数 処理期間 処理時間 対応日数 対応時間"), DONE_ABOUT_IT);
        found.push(Level {
            stated,
            bound: match behind_bracket(stated) {
                Some(bound) if is_open => bound,
                _ if ceiling && is_open => Bound::AtMost,
                _ => stated.quantity.bound,
            },
            way,
            is_relative,
            is_aside: stated.bracketed && !stated.is_part() && (is_open || starts(stated.tail, "の 規模"))
                || is_aside(stated),
            is_doubtful: is_open && !ceiling && way.is_none() && bad,
        });
    }
    without_monthly(text, &mut found);
    keep_totals(&mut found);
    settle_asides(&mut found);
    found
}

/// Whether it is others' average in brackets, with its bound behind them: 県平均（62.5％）以上.
fn is_average_in_bracket(stated: &Stated) -> bool {
    behind_bracket(stated).is_some() && stated.lead.trim_end_matches(['（', '(', 'の', ' ']).ends_with("平均")
}

/// The bound behind the bracket in which a quantity stands: 前年度件数（64件）未満.
fn behind_bracket(stated: &Stated) -> Option<Bound> {
    let rest = stated.tail.strip_prefix(['）', ')']).filter(|_| stated.bracketed)?;
    let bounds = [
        ("未満", Bound::LessThan),
        ("以下", Bound::AtMost),
        ("以内", Bound::AtMost),
        ("以上", Bound::AtLeast),
        ("超", Bound::MoreThan),
    ];
    bounds.into_iter().find_map(|(word, bound)| rest.starts_with(word).then_some(bound))
}

/// Whether a quantity only says for each of what the next one is: 1人月平均20時間.
fn is_for_each_of(target: &[Stated], at: usize) -> bool {
    let (stated, next) = (&target[at], target.get(at + 1));
    next.is_some_and(|next| !next.is_like(stated) && next.sentence == stated.sentence)
        && Number::whole(1) == Some(stated.quantity.value)
        && (matches!(stated.tail, "" | "年" | "月" | "日") && stated.measure.base == "人"
            || starts(
                stated.tail,
                "月平均 平均 当たり あたり 当り につき 年平均 月当 年間平均 1か月 の月平均 の年平均",
            ))
}

/// Whether a quantity only names what another one is of: 30日以内の処理率 95％, 電話応答率（20秒以内） 80％.
fn is_in_name(target: &[Stated], at: usize) -> bool {
    let stated = &target[at];
    let is_bound = !matches!(stated.quantity.bound, Bound::Exact | Bound::About);
    if names_what_is_counted(target, at) {
        return true;
    }
    // 全3館で稼働率60％以上.
    if names_places(stated)
        && target[at + 1..].iter().any(|next| {
            next.sentence == stated.sentence
                && !next.is_like(stated)
                && !next.bracketed
                && (next.measure.is_ratio()
                    || next.measure.is_time()
                    || next.quantity.bound != Bound::Exact
                    || starts(stated.tail, "それぞれ"))
        })
    {
        return true;
    }
    // 100円循環バスの利用者 9万人: a price in a name.
    if stated.measure.base == "円"
        && stated.tail.starts_with(|char| is_kanji(char) || is_katakana(char))
        && !starts(stated.tail, "以 未 超 程 削 増 減 台 達 分 相 前 規")
        && target[at + 1..].iter().any(|next| next.sentence == stated.sentence && !next.is_like(stated))
    {
        return true;
    }
    // 1000か所ミニ集会の開催 25回.
    if stated.tail.starts_with(is_katakana)
        && stated.quantity.unit.chars().all(|char| !char.is_ascii())
        && !stated.measure.is_ratio()
        && stated.lead.trim().is_empty()
        && target.get(at + 1).is_some_and(|next| next.sentence == stated.sentence && !next.is_like(stated))
    {
        return true;
    }
    // 30分100円の駐輪機 60台分: so much for how long.
    if stated.measure.base == "円"
        && stated.tail.starts_with('の')
        && stated.lead.trim().is_empty()
        && at.checked_sub(1).is_some_and(|before| target[before].measure.is_time())
        && target.get(at + 1).is_some_and(|next| next.sentence == stated.sentence && !next.is_like(stated))
    {
        return true;
    }
    // 救急要請の8割に10分以内で到着: how many shall, and what.
    let is_of_share = |before: &Stated| {
        before.measure.is_ratio()
            && matches!(before.tail, "に" | "を" | "で" | "は" | "が" | "について" | "に対して")
    };
    if stated.measure.is_time()
        && matches!(stated.quantity.bound, Bound::AtMost | Bound::LessThan)
        && at.checked_sub(1).is_some_and(|before| is_of_share(&target[before]))
    {
        return true;
    }
    // 市民2,000人への調査 回収率40％: of whom.
    if starts(stated.tail, "への に対する を対象とし を対象に")
        && target.get(at + 1).is_some_and(|next| next.measure.is_ratio() && next.sentence == stated.sentence)
    {
        return true;
    }
    // 年960時間を超える医師 0人: who there shall be none of.
    if is_bound
        && target.get(at + 1).is_some_and(|next| {
            next.value == Number::ZERO && next.sentence == stated.sentence && !next.is_like(stated)
        })
    {
        return true;
    }
    let rest = target[at + 1..].iter().take_while(|next| next.sentence == stated.sentence);
    let is_of = |next: &Stated| !next.is_like(stated) && !next.bracketed;
    // 30分以上の運動を週2回以上行う人の割合 40％.
    let mut is_joined = !has(stated.tail, "、 ，");
    let mut names_rate = false;
    for next in rest.clone() {
        names_rate |= is_joined && next.measure.is_ratio() && is_of(next) && has(next.near, "割合 率");
        is_joined &= !has(next.tail, "、 ，");
    }
    let names_next = rest.clone().next().is_some_and(|next| {
        is_of(next)
            && (stated.bracketed && next.measure.is_ratio()
                || stated.tail.starts_with('の') && !has(stated.tail, "、 ， ・ と 及び かつ で を に （ ("))
    });
    is_bound && !stated.measure.is_ratio() && (names_rate || names_next)
}

/// Whether a quantity stands in the name of what is counted, behind which a space and the only other number follow: 月45時間を超えて
/// 残業した職員 10人以下, 「千人の合唱祭」の開催 1回.
fn names_what_is_counted(target: &[Stated], at: usize) -> bool {
    let stated = &target[at];
    // 1学級の平均人数 25～32人.
    let last = match target {
        [.., low, high] if is_range(low, high) => low,
        [.., last] => last,
        [] => return false,
    };
    let Some(name) = last.lead.strip_suffix([' ', '　']) else { return false };
    let is_first = stated.quantity.span.end <= last.quantity.span.start
        && last.sentence == stated.sentence
        && last.quantity.unit != stated.quantity.unit;
    // The name ends in a noun, and no other number stands behind it.
    let is_noun = name.ends_with(|char| is_kanji(char) || is_katakana(char))
        && !name.contains(['、', '，', '（', ' ', '　']);
    let is_between = |one: &Stated| one.tail.ends_with([' ', '　']) || std::ptr::eq(one, stated);
    let before = target[at..].iter().take_while(|one| !std::ptr::eq(*one, last));
    let joins =
        target.get(at + 1).is_some_and(|next| std::ptr::eq(next, last)) || before.clone().all(is_between);
    let is_one = Number::whole(1) == Some(stated.quantity.value);
    let is_quoted =
        stated.lead.rsplit('」').next().is_some_and(|lead| lead.contains('「')) && stated.tail.contains('」');
    let is_bound = !matches!(stated.quantity.bound, Bound::Exact | Bound::About);
    let is_condition = starts(stated.tail, "を超え も もの")
        || stated.quantity.bound == Bound::MoreThan && stated.tail.starts_with(is_kanji)
        // 10ha以上を耕作する経営体 15経営体.
        || is_bound && stated.tail.starts_with(['を', 'が'])
        || stated.tail.starts_with('の') && (is_one || is_bound && stated.measure.base == "m");
    is_first && is_noun && joins && (is_quoted || is_condition)
}

/// Whether a quantity is where things shall come down to from the one before: 48件→30件, 30台から20台へ.
fn comes_down(target: &[Stated], at: usize) -> bool {
    let Some(from) = at.checked_sub(1).map(|before| &target[before]) else { return false };
    let to = &target[at];
    let is_from = from.role(None, Some(to)) == Role::From;
    is_from && from.is_like(to) && from.sentence == to.sentence && from.value > to.value
}

/// Whether a quantity of the same unit follows, of which this one is the whole.
fn parts_follow(target: &[Stated], at: usize) -> bool {
    target.get(at + 1).is_some_and(|next| next.is_like(&target[at]) && next.sentence == target[at].sentence)
}

/// Whether two quantities are the ends of a range.
pub(in crate::text::verdict) fn is_range(first: &Stated, second: &Stated) -> bool {
    first.is_like(second)
        && matches!(first.quantity.bound, Bound::AtLeast | Bound::MoreThan)
        && matches!(second.quantity.bound, Bound::AtMost | Bound::LessThan)
        && matches!(second.lead.trim(), "" | "～" | "〜" | "~" | "-" | "－" | "、" | "かつ" | "、かつ" | "で")
        && first.value < second.value
}

/// Whether a quantity only says how large the thing is that is counted.
fn is_aside(stated: &Stated) -> bool {
    // 各回15人以上の参加を得る: it is to be reached.
    let is_asked = stated.quantity.bound == Bound::AtLeast
        && starts(
            stated.tail,
            "の参加を の来場を の出席を を集める を集め、 を得る を得て が参加する を確保する",
        );
    if is_asked {
        return false;
    }
    stated.near.ends_with('各')
        || has(stated.near, "各回 各会場 対象 毎回 各校 各地区")
        || starts(stated.tail, "規模 入り 用 コース 体制 連携 で構成 で連携 の連携 と連携 間で")
}

/// 月２回、年24回: the year's number says the month's again.
fn without_monthly(text: &str, levels: &mut Vec<Level>) {
    let own = |stated: &Stated| text.get(stated.quantity.span.clone()).unwrap_or("");
    let pair = levels.windows(2).position(|pair| {
        let [monthly, yearly] = [pair[0].stated, pair[1].stated];
        monthly.is_like(yearly)
            && monthly.value == yearly.value
            && starts(own(monthly), "月 毎月 週 毎週")
            && own(yearly).starts_with('年')
    });
    if let Some(at) = pair {
        // What it is of stands before the first.
        levels.remove(at + 1);
    }
}

/// 小学校3校、中学校2校の計5校: the total speaks for its parts.
fn keep_totals(levels: &mut Vec<Level>) {
    let totals: Vec<String> = levels
        .iter()
        .filter(|level| level.stated.is_total())
        .map(|level| level.stated.measure.base.clone())
        .collect();
    levels.retain(|level| level.stated.is_total() || !totals.contains(&level.stated.measure.base));
}

/// How long something takes is an aside beside other levels; asides alone are levels.
fn settle_asides(levels: &mut [Level]) {
    let is_time = |level: &Level| {
        level.stated.measure.is_time()
            && level.stated.quantity.bound == Bound::Exact
            && !starts(level.stated.tail, "に へ まで")
    };
    if levels.iter().any(|level| !level.is_aside && !is_time(level)) {
        levels.iter_mut().filter(|level| is_time(level)).for_each(|level| level.is_aside = true);
    }
    if levels.iter().all(|level| level.is_aside) {
        levels.iter_mut().for_each(|level| level.is_aside = false);
    }
}

/// Whether a target says that it has no number: 前年度実績 1,240件、目標値は設定せず.
pub(in crate::text::verdict) fn says_none(text: &str) -> bool {
    const SAYS: &str = "目標値は設定 目標は設定 数値目標は設 数値目標を設 数値目標なし 目標値なし 目標値は設け 目標値の設定なし 数値目標の設定なし";
    has(text, SAYS) && has(text, "せず しない していない なし けず けない けていない")
}
