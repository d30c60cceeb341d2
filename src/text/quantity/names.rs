//! Numbers that count nothing: dates, times of day, places in an order, versions, addresses, telephone numbers.

use super::bounds::behind;
use super::glyphs::{Glyphs, is_kanji};
use super::numeral::{self, Numeral, tenths};
use super::units::{COUNTERS, Unit, unit};
use super::{Bound, Quantity};
use crate::text::number::Number;

/// Words before a number that make it a name, whatever follows.
const BEFORE: &str = "第 震度 レベル ランク ステージ フェーズ ステップ 要介護 要支援 介護度 マグニチュード 台風 様式 別表 別紙 別記 議案 国道 県道 〒 φ \
Φ № # @ バージョン 令和 平成 昭和 大正 明治 西暦 タイプ 区分 ゴール TEL 内線 番号 グレード 類型 型番 Lv";

/// What a person counts by, and then says for each: 1人当たり, 1か所につき.
const EACH: &str = "当たり 当り あたり につき ごと 毎に おき 置き に1人 に1台 に1件";

/// Whether the word before a number makes it a name.
pub(super) fn is_named_before(glyphs: &Glyphs, i: usize) -> bool {
    let end = i - usize::from(glyphs.before(i) == ' ');
    glyphs.longest_before(i, BEFORE) > 0 || (end < i && glyphs.longest_before(end, BEFORE) > 0)
}

/// The place after a name in Latin letters that a number is glued to (R7.3, PM2.5, ISO14001); none where it is not
/// glued, or where it counts all the same (AED3台).
pub(super) fn glued(glyphs: &Glyphs, i: usize, after: usize) -> Option<usize> {
    let before = glyphs.before(i);
    let joint =
        matches!(before, '.' | '-' | '_') && glyphs.at(i - 1 - usize::from(i > 1)).is_ascii_alphanumeric();
    if !before.is_ascii_alphabetic() && !joint {
        return None;
    }
    let is_word = before.is_ascii_uppercase() && i > 1 && glyphs.at(i - 2).is_ascii_uppercase();
    if is_word && matches!(unit(glyphs, after), Unit::Counter { is_known: true, .. }) {
        return None;
    }
    let mut end = after;
    while matches!(glyphs.at(end), '.' | '-' | '/') && glyphs.at(end + 1).is_ascii_alphanumeric()
        || glyphs.at(end).is_ascii_alphanumeric()
    {
        end += 1;
    }
    Some(end)
}

/// The place after digits that other signs join to more digits: 9:00, 2024/7/28, 3.31, 0268-22-4100; none where
/// nothing is joined.
pub(super) fn joined(glyphs: &Glyphs, start: usize, after: usize) -> Option<usize> {
    let sign = glyphs.at(after);
    let digit = glyphs.at(after + 1).is_ascii_digit();
    if !digit || !matches!(sign, ':' | '/' | '.' | '-') {
        // 3.31現在, 10.1付け: a date with a point.
        let is_date = glyphs.longest(after, "現在 付け 付 時点 末 ( ") > 0 && glyphs.at(after) != '(';
        let has_point = (start..after).any(|i| glyphs.at(i) == '.');
        return (has_point && is_date && glyphs.at(after) != ' ').then_some(after);
    }
    Some(glyphs.run(after, |char| char.is_ascii_digit() || char == sign || (sign == '/' && char == '.')))
}

/// A part of a whole in digits, 1/3: its two numbers and the place after it. A date, 7/28, is none.
pub(super) fn fraction(glyphs: &Glyphs, start: usize) -> Option<(i64, i64, usize)> {
    let (part, slash) = small(glyphs, start)?;
    if glyphs.at(slash) != '/' {
        return None;
    }
    let (whole, end) = small(glyphs, slash + 1)?;
    let more = glyphs.at(end) == '/' || glyphs.at(end) == '.' || glyphs.at(end).is_ascii_digit();
    let is_date = glyphs.longest(end, "( ~ から 開 実 頃 付 現 時 締 及 、1 、2 、3 、4 、5 、6 、7 、8 、9")
        > 0
        || (glyphs.at(end) == 'に'
            && glyphs.longest(end + 1, "減 増 削 縮 圧 抑 す な 引 短 と 当 相 あた") == 0)
        || glyphs.longest_before(start, "( ~ 、 ・") > 0 && behind(glyphs, end).0 == Bound::Exact;
    (part < whole && whole <= 10 && !more && !is_date).then_some((part, whole, end))
}

/// A part of a whole in words, 3分の1: its two numbers and the place after it.
pub(super) fn part(glyphs: &Glyphs, start: usize) -> Option<(i64, i64, usize)> {
    let (whole, of) = small(glyphs, start)?;
    let (part, end) = glyphs.starts(of, "分の").then(|| small(glyphs, of + 2)).flatten()?;
    (whole > 0).then_some((part, whole, end))
}

/// A number of one or two plain digits.
fn small(glyphs: &Glyphs, start: usize) -> Option<(i64, usize)> {
    let end = glyphs.run(start, |char| char.is_ascii_digit());
    let digits = (start..end).filter_map(|i| glyphs.at(i).to_digit(10));
    ((1..=2).contains(&(end - start))).then(|| (digits.fold(0, |n, digit| n * 10 + i64::from(digit)), end))
}

/// Whether 「20日」 is a number of days: it has a bound, a point or 間, or is counted by the words around it.
pub(super) fn counts_days(glyphs: &Glyphs, start: usize, after_unit: usize, has_point: bool) -> bool {
    let (bound, _) = behind(glyphs, after_unit);
    let counted = "平均 日数 取得 延べ 計 合計 年間 年 週 毎週 約 以内に 全 休暇 開館 平均で 平均は 期間 所要 最短 最長 最大 最短で 最長で 最大で 最長でも 最大でも 最短でも ものでも もので → ⇒";
    let lead = glyphs.run_back(start, |char| matches!(char, ' ' | ':' | 'は' | 'が' | 'を'));
    let is_next = glyphs.longest(
        after_unit,
        "にとどま に留ま に収ま に及 に上 間 分の分 分に収 分に保 分を保 分に抑 分に圧 分まで 分となっ 分であっ 分だっ 分で、 分、 分。 分を確 分を備 分を維 で処理 で回答 で交付 で完了 で終了 で終え で終わ で発行 で復旧 短縮 減 増 削減 延長 を要 に短縮 へ短縮 まで短縮 に縮 に圧縮 へ圧縮 に削減 に減 に改善 → ⇒ の範囲 の間 に保つ に保ち を維持 に維持",
    ) > 0;
    // A cell that holds nothing else is no date.
    // No month has more days.
    // 24時間365日 is always.
    let is_many = glyphs.before(start) != '間' && numeral::arabic(glyphs, start).value > Number::whole(31);
    let is_all = start == 0 && (after_unit..glyphs.len()).all(|i| matches!(glyphs.at(i), ' ' | '。' | '\n'));
    bound != Bound::Exact
        || has_point
        || is_next
        || is_all
        || glyphs.at(after_unit) == '分' && matches!(glyphs.at(after_unit + 1), '\0' | ')' | '\n')
        || is_many
        || has_hours(glyphs, after_unit)
        || glyphs.longest_before(lead, counted) > 0
}

/// Whether hours are joined to days: 1日と3時間.
fn has_hours(glyphs: &Glyphs, after_unit: usize) -> bool {
    glyphs.at(after_unit) == 'と'
        && glyphs.at(after_unit + 1).is_ascii_digit()
        && glyphs.starts(numeral::arabic(glyphs, after_unit + 1).end, "時間")
}

/// Whether what stands behind a unit makes the number a rate or a word: 1人当たり, 1件ずつ, 3人目, 1日4便, 24時間体制.
pub(super) fn is_no_count(glyphs: &Glyphs, start: usize, number_end: usize, end: usize) -> bool {
    let is_one = number_end == start + 1 && glyphs.at(start) == '1';
    let next = glyphs.at(end);
    let is_place = glyphs.longest(number_end, "市 町 村 区 県 級") > 0;
    // 1時間10分 is one time.
    let is_time = glyphs.longest(number_end, "時間 分") > 0;
    // 400mL献血者, 200mL献血64人: a name.
    let is_letters = glyphs.at(number_end).is_ascii_alphabetic();
    let noun_end = glyphs.run(end, is_kanji);
    // 0.4mg/L以上1.0mg/L以下: a bound is none.
    let is_sort = is_letters
        && glyphs.longest(end, "以上 以下 以内 未満 超") == 0
        && (2..=4).contains(&(noun_end - end))
        && (glyphs.before(noun_end) == '者' || glyphs.at(noun_end).is_ascii_digit());
    if is_sort {
        return true;
    }
    // 4地区で1回ずつ.
    let is_so_often = glyphs.starts(number_end, "回ずつ");
    let for_each = is_one
        && !is_so_often
        && (glyphs.longest(end, "ひとり 1人 一人 ずつ でも も早 も残 も無 もな もあ 平均 当 につ") > 0
            || (!is_place && !is_time && (next.is_ascii_digit() || next == '約')));
    let one_each = is_one && glyphs.longest_before(start, "1人 一人 ひとり") > 0;
    let spell = glyphs.longest(number_end, "か月 カ月 ヶ月 ヵ月 ケ月 箇月 年 週間 日") > 0
        && next == 'に'
        && (glyphs.at(end + 1).is_ascii_digit() || glyphs.at(end + 1) == '一');
    let round_the_clock = glyphs.starts(start, "24時間")
        && glyphs.at(end) != 'の'
        && behind(glyphs, end).0 == Bound::Exact
        && glyphs.longest(end, "を が は 、 。 ) で に") == 0;
    let ordinal = next == '目' && glyphs.at(end + 1) != '標' && glyphs.at(end + 1) != '的';
    glyphs.longest(end, EACH) > 0
        || for_each
        || one_each
        || spell
        || ordinal
        || round_the_clock && is_kanji_or_digit(next)
}

fn is_kanji_or_digit(char: char) -> bool {
    is_kanji(char) || char.is_ascii_digit() || char == '・'
}

/// A level with its scale, 4.2／5.0 or 3.31／4点: its value and the place after both; none where the digits are no scale.
pub(super) fn on_scale(
    glyphs: &Glyphs,
    start: usize,
    first_end: usize,
    end: usize,
) -> Option<(Number, usize)> {
    let (first, most) = (numeral::arabic(glyphs, start), numeral::arabic(glyphs, first_end + 1));
    let is_scale = glyphs.at(first_end) == '/' && first.has_point && most.end == end;
    let is_most = [3, 4, 5, 6, 7, 10].into_iter().any(|whole| most.value == Number::whole(whole));
    let value = first.value.filter(|_| is_scale && is_most && first.value <= most.value)?;
    Some((value, end + usize::from(glyphs.at(end) == '点')))
}

/// Whether a number without a unit is a level on a scale: 満足度 3.8, 将来負担比率 60以下.
pub(super) fn is_on_scale(glyphs: &Glyphs, start: usize, end: usize, has_point: bool) -> bool {
    let (bound, _) = behind(glyphs, end);
    let lead = glyphs.run_back(start, |char| matches!(char, ' ' | ':' | 'は' | 'が' | 'を' | '('));
    // 死亡率（人口10万人当たり） 14.0以下.
    let lead = before_bracket(glyphs, lead).filter(|_| has_point).unwrap_or(lead);
    let scale = glyphs.longest_before(
        lead,
        "人当たり 人あたり 率 指数 比 平均 スコア 係数 満足度 幸福度 理解度 信頼度 重要度 指標 評価 評点 度合い 値 認知度 好感度 満点中 満点で 満点 満点) 段階) 段階中 段階で 段階評価で 調査の結果 pH PH ph 現状 現状値 目標 目標値",
    ) > 0
        // A cell that holds nothing else, or only what became of it: 1.52となった.
        || start == 0
            && has_point
            && (end == glyphs.len() || glyphs.at(end) == '(' || glyphs.longest(end, "となった となりま であった だった でした") > 0);
    let ends = matches!(
        glyphs.at(end),
        '\0' | '(' | '、' | '。' | ')' | '\n' | ' ' | 'と' | 'を' | 'に' | 'で' | 'か' | 'へ'
    ) || glyphs.starts(end, "だった")
        || bound != Bound::Exact;
    // 標準化得点 103.
    let is_score =
        glyphs.longest_before(lead, "得点 偏差値") > 0 && (bound != Bound::Exact || end == glyphs.len());
    is_score || scale && ends && (has_point || bound != Bound::Exact)
}

/// The place before a bracket that ends at a place.
fn before_bracket(glyphs: &Glyphs, end: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    let opens = (end.saturating_sub(LONGEST)..end).rev().find(|at| glyphs.at(*at) == '(');
    opens.filter(|_| glyphs.before(end) == ')')
}

/// Whether a number is a rank or an age that is told as a result: 魅力度順位 100位以内, 87位（前年112位）, 健康寿命 80.5歳.
pub(super) fn is_rank_or_age(glyphs: &Glyphs, start: usize, unit_at: usize) -> bool {
    const BEHIND: &str = "順位 順位は";
    match glyphs.at(unit_at) {
        '位' => {
            let end = unit_at + 1;
            let is_alone = start == 0 && matches!(glyphs.at(end), '\0' | '(' | '。');
            let lead = glyphs.run_back(start, |char| matches!(char, ' ' | ':'));
            // 県内10位以内, 県内8位.
            let is_end = behind(glyphs, end).0 != Bound::Exact
                || matches!(glyphs.at(end), '\0' | '(' | '。')
                || glyphs.starts(end, "から");
            let is_placed = glyphs.longest_before(start, "県内 国内 全国 圏内 都内 府内 道内") > 0 && is_end;
            is_alone || is_placed || glyphs.longest_before(lead, BEHIND) > 0
        }
        '歳' => (start.saturating_sub(20)..start).any(|at| glyphs.starts(at, "寿命")),
        _ => false,
    }
}

/// Whether two numerals with points, joined by ~, are the ends of a range on a scale: pH 7.0~7.6, 7.1~7.9で推移.
pub(super) fn is_scale_range(glyphs: &Glyphs, start: usize, last: usize, end: usize) -> bool {
    let lead = glyphs.run_back(start, |char| matches!(char, ' ' | ':' | 'は' | 'が' | 'を' | '('));
    let (low, high) = (numeral::arabic(glyphs, start), numeral::arabic(glyphs, last));
    let is_rising = low.has_point && high.has_point && low.value < high.value;
    let is_alone = (start == 0 || glyphs.longest_before(start, "通じて 通して 年間 通年で") > 0)
        && (glyphs.longest(end, "で推移 で維持 の範囲 であ") > 0 || end == glyphs.len());
    is_rising && (glyphs.longest_before(lead, "pH PH ph 指数 比 値") > 0 || is_alone)
}

/// Whether the numerals at a place, joined by ・, 、 or ~, end in a name: 3・4月, 5、6年生, 10~12月.
pub(super) fn chain(glyphs: &Glyphs, start: usize) -> (usize, usize) {
    let mut last = start;
    loop {
        let end = numeral::arabic(glyphs, last).end;
        let joins = matches!(glyphs.at(end), '~' | '・' | '、' | ',') && glyphs.at(end + 1).is_ascii_digit();
        if !joins {
            return (last, end);
        }
        last = end + 1;
    }
}

/// Whether nothing but a counter that is no part of names stands between a numeral in kanji and the clause's end: 商品は五本である.
fn stands_alone(glyphs: &Glyphs, start: usize, i: usize) -> bool {
    const PLAIN: &str = "本 頭 棟 匹 羽 軒 票 株 通 部 基 便 袋 箱";
    let end = i + glyphs.longest(i, PLAIN);
    end > i
        && !is_kanji(glyphs.before(start))
        && (matches!(glyphs.at(end), '\0' | '、' | '。' | ')' | '\n')
            || glyphs.longest(end, "である であった だった です でした とな") > 0)
}

/// Whether a strict counter stands at a place, and nothing behind it that makes it part of a word: for numerals in
/// kanji, which stand in many words (一部, 三者, 八戸市).
pub(super) fn strict_unit(glyphs: &Glyphs, start: usize, i: usize) -> usize {
    const STRICT: &str = "名 人 回 件 校 社 団体 か所 カ所 ヶ所 箇所 施設 地区 会場 台 冊 枚 点 割 組 世帯 地点 日間 年間 か月 時間 種類 項目 事業 業務 園 館 橋 講座 パーセント % 品目 路線";
    // 三百戸, 一億二千万円: of several characters, with a hundred or more among them, it is no word.
    const LOOSE: &str = "円 戸 本 組織 頭 棟 匹 羽 軒 トン 票 株 通 部 基 灯 食 席 便 袋 箱 ha";
    // 商品は五本である: told of a topic, and nothing else follows.
    const PLAIN: &str = "本 品 基 戸 軒 頭 棟 部 隻 件 人 名 社 校 店 株 灯 食 通 曲 着 枚 点 地点";
    let is_told = matches!(glyphs.before(start), 'は' | 'が' | 'も' | '計');
    let plain = if is_told { glyphs.longest(i, PLAIN) } else { 0 };
    let ends_so = |end: usize| {
        glyphs.longest(end, "である であった だった でした です となった となりました となり、 にとどま") > 0
    };
    let plain = if plain > 0 && ends_so(i + plain) { plain } else { 0 };
    let is_long =
        i > start + 1 && (start..i).any(|k| matches!(glyphs.at(k), '十' | '百' | '千' | '万' | '億'));
    // 二十日 is a date, 三百二日 is none.
    let is_days = is_long && (start..i).any(|k| matches!(glyphs.at(k), '百' | '千')) && glyphs.at(i) == '日';
    let loose = if is_days {
        1
    } else if is_long || stands_alone(glyphs, start, i) {
        glyphs.longest(i, LOOSE)
    } else {
        0
    };
    let len = glyphs.longest(i, STRICT).max(loose).max(plain);
    let end = i + len;
    let (_, bound_end) = behind(glyphs, end);
    // 四回行った.
    let is_verb = glyphs.longest(end, "行っ 行い 行う 開い 開き 開く") > 0;
    // 八割二分.
    let is_rate = glyphs.starts(i, "割") && tenths(glyphs, end).is_some();
    let is_word = bound_end == end
        && !is_verb
        && !is_rate
        && (is_kanji(glyphs.at(end)) && glyphs.longest_of(end, &super::units::DEEDS) == 0
            || glyphs.longest(end, "ひとり 目 ら 々") > 0);
    if is_word || glyphs.longest_of(i, &COUNTERS) > len { 0 } else { len }
}

/// Whether a unit of two characters or more is that of the number before, near by: 湖沼二地点、地下水一地点.
pub(super) fn is_one_more(glyphs: &Glyphs, last: &Quantity, from: usize, end: usize) -> bool {
    let is_same = last.unit.chars().count() == end - from && glyphs.starts(from, &last.unit);
    is_same && end > from + 1 && glyphs.byte(from) < last.span.end + 40
}

/// The bound behind what a number is for each of: 3.2m3/t以下, 18,500㎥/日以下, 850g/人・日以下.
pub(super) fn each_bound(glyphs: &Glyphs, stroke: usize) -> Bound {
    let mut end = stroke;
    while matches!(glyphs.at(end), '/' | '・') {
        let len = match unit(glyphs, end + 1) {
            Unit::Counter { len, is_known: true } => len,
            _ => glyphs.longest(end + 1, "日 月 年 年度 週 時 h 1人 1日 1世帯 10a"),
        };
        if len == 0 {
            return Bound::Exact;
        }
        end += 1 + len;
    }
    behind(glyphs, end).0
}

/// A number behind which a space, 万 or 千 and its unit stand, as a table's head has it: 3,200 万円; with the places of the
/// unit's ends.
pub(super) fn in_units(glyphs: &Glyphs, numeral: &Numeral, space: usize) -> Option<(Number, usize, usize)> {
    const BY: [(&str, i64); 4] = [("百万", 1_000_000), ("千", 1_000), ("万", 10_000), ("億", 100_000_000)];
    let (word, by) = BY.iter().find(|(word, _)| space > numeral.end && glyphs.starts(space, word))?;
    let at = space + word.chars().count();
    let Unit::Counter { is_known: true, len } = unit(glyphs, at) else { return None };
    Some((numeral.value?.scaled(*by, 1)?, at, at + len))
}

/// Whether a unit stands behind the space before a place: 2,400 m, but not 3 months.
pub(super) fn is_behind_space(glyphs: &Glyphs, at: usize) -> bool {
    glyphs.before(at) == ' '
        && matches!(unit(glyphs, at), Unit::Counter { is_known: true, len }
            if !glyphs.at(at).is_ascii_lowercase() || !glyphs.at(at + len).is_ascii_alphanumeric())
}

pub(super) fn is_weekday(char: char) -> bool {
    "月火水木金土日祝".contains(char)
}

/// Whether a number before 年 counts years: 1年以内 and 72.61年 do, 30年 and 2030年 name one.
pub(super) fn counts_years(
    glyphs: &Glyphs,
    start: usize,
    end: usize,
    year: usize,
    value: Option<Number>,
) -> bool {
    let is_fraction = (start..end).any(|at| matches!(glyphs.at(at), '.' | '．'));
    let is_small = value.is_some_and(|value| value < Number::from_parts(10_000_000).unwrap_or(Number::ZERO));
    is_small && (is_fraction || behind(glyphs, year + 1).0 != Bound::Exact)
}
