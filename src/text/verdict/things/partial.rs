//! Counts that fall short because they are only of a part: of the year, of the times, of the places, of the answers, or
//! of what came and went.

use crate::model::State;
use crate::text::quantity::glyphs::is_kanji;
use crate::text::quantity::{names_a_deed, quantities};
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::stated::{Stated, first_clause, stated};
use crate::text::verdict::spoken::words::{behind, ends, has, shared, starts};
use crate::text::verdict::{Doubt, Verdict};
use crate::text::width::folded;

/// Words of what comes to a stock, and of what leaves it.
const CAME: &str = "受け入れ 受入 加わ 加入 入会 購入 寄贈 新規 転入 追加 採用 新設 入庫 入荷 出生 就農";
const WENT: &str =
    "休止 閉鎖 解散 除籍 退会 脱退 退き 退い 抹消 転出 廃棄 廃止 解約 退職 処分 出庫 出荷 死亡 離農 廃業";

/// Whether what stays open is only that a count is of some months, so that in the middle of the year it is what was reached
/// until then: 上半期 320件.
pub fn is_on_the_way(verdict: &Verdict, target: &str, report: &str) -> bool {
    let parts = verdict.actual.as_ref().map_or(&[][..], |actual| &actual.parts);
    let [part] = parts else { return false };
    let is_open = verdict.state == State::Unclear && verdict.doubt == Some(Doubt::Part);
    let is_below = verdict.target.as_ref().is_some_and(|target| {
        target.bound.grows() && verdict.actual.as_ref().is_some_and(|actual| actual.value < target.value)
    });
    is_open
        && is_below
        && stated(report, quantities(report))
            .iter()
            .any(|one| one.quantity.span == part.span && is_of_part_of_year(target, one))
}

/// Whether it only comes to what there is, or leaves it: 新たに8店の登録を得て, 1人が転出のため抹消となり.
pub(in crate::text::verdict) fn is_move(one: &Stated) -> bool {
    let words = [one.near, " ", first_clause(one.tail)].concat();
    has(&words, CAME) || has(&words, WENT) || has(&words, "新たに 加え 増や を増設")
}

/// Why a count that falls short may be no result of the whole; `parts` are what it was read from.
pub(in crate::text::verdict) fn part_of(
    level: &Level,
    target: &str,
    report: &str,
    given: &[Stated],
    parts: &[&Stated],
) -> Option<Doubt> {
    if awaits_more(target, report) {
        return Some(Doubt::Part);
    }
    let like: Vec<&Stated> = given.iter().filter(|one| one.is_like(level.stated)).collect();
    if like.len() > 1 && are_moves(level, &like) && (parts.len() != 1 || like.len() == 2) {
        return Some(Doubt::Cumulative);
    }
    let [one] = parts else { return None };
    let is_count = !one.measure.is_ratio() && !one.measure.is_time();
    if is_one_move(level, one) || is_one_hired(level, one) {
        return Some(Doubt::Cumulative);
    }
    if is_other_part(level, target, given, one) {
        return Some(Doubt::Part);
    }
    let is_part = is_count && (is_of_part_of_year(target, one) || is_of_some_times(level, target, one))
        || is_of_one_place(target, one)
        || is_of_term(target, one.near.trim_end_matches(['、', '，', ' ', '　']))
        || is_one_answer(target, one);
    is_part.then_some(Doubt::Part)
}

/// Whether the last number is still to come: 最終値は5月に公表する.
fn awaits_more(target: &str, report: &str) -> bool {
    const LAST: &str = "最終値 確定値 確定数 最終結果 年間の数値 残りの分 以降の分 最終的な数値 年間値";
    const TO_COME: &str = "公表する 公表され 公表予定 公表の 判明する 判明予定 確定する 確定予定 まとまる 集計する 待っ 待ち 待つ 報告する 出る";
    behind(report, LAST).is_some_and(|rest| has(rest.split('。').next().unwrap_or(rest), TO_COME))
        || has(
            report,
            "報告を待って 公表を待って 集計を待って 確定を待って 公表待ち 集計待ち 報告待ち 発表を待 結果を待 結果待ち 発表待ち 残りは交渉中 残りは協議中 残りは調整中",
        ) && !has(target, "待ち")
}

/// Whether the other half of the year is told behind this one: 上期71％、下期74％.
pub(in crate::text::verdict) fn tells_both_halves(one: &Stated) -> bool {
    const HALVES: [(&str, &str); 4] =
        [("上期", "下期"), ("上半期", "下半期"), ("前期", "後期"), ("前半", "後半")];
    let is_behind = |half: &str| {
        let rest = one.rest.trim_start_matches(['、', '，', ' ', '　']).strip_prefix(half);
        let rest = rest.map(|rest| rest.trim_start_matches(['は', 'が', ' ', '　', ':', '：']));
        rest.is_some_and(|rest| rest.starts_with(|char| folded(char).is_ascii_digit()))
    };
    HALVES.iter().any(|(first, second)| one.near.contains(first) && is_behind(second))
}

/// Whether its words say that it is of some months only, and not that it stood so then: 上半期の利用は, 10月までで.
fn is_of_part_of_year(target: &str, one: &Stated) -> bool {
    const HALVES: &str =
        "上半期 下半期 上期 下期 前期 後期 第1四半期 第2四半期 第3四半期 第１四半期 第２四半期 第３四半期";
    // 前期試験 is no half of a year.
    let names = |text: &str| {
        let is_word = behind(text, HALVES).is_some_and(|rest| !rest.starts_with(is_kanji));
        is_word && !has(target, HALVES)
    };
    let near = one.near.trim_end_matches(['、', '，', ' ', '　']);
    // 82.3点（前期80.9点）: the bracket has a number of its own.
    let inside = one.tail.strip_prefix(['（', '(']).and_then(|tail| tail.split_once(['）', ')']));
    let inside = inside.map(|(inside, _)| inside);
    let until = near.rsplit_once('月').is_some_and(|(before, rest)| {
        let from = before.trim_end_matches(|char: char| folded(char).is_ascii_digit()).len();
        let month = &before[from..];
        let is_march = matches!(month, "3" | "３");
        // 4～12月で, 4月から1月で.
        let is_span =
            before[..from].ends_with(['～', '〜', '~', '-', '－']) || before[..from].ends_with("月から");
        let is_until =
            starts(rest, "まで 迄 末まで") || is_span && starts(rest, "で の に は") || rest == "は";
        !month.is_empty() && !is_march && is_until && !has(rest, "開催 実施")
    });
    // 2月末現在 54,870件: what is counted through the year goes on.
    const FLOWS: &str =
        "件数 利用 来館 来場 予約 相談 貸出 受診 搬送 乗車 販売 売上 寄附 訪問 点検 検査 受講 参加 発行 交付";
    let until = until
        || (has(target, FLOWS) || has(target, "年間"))
            && near.rsplit_once('月').is_some_and(|(before, rest)| {
                let month =
                    &before[before.trim_end_matches(|char: char| folded(char).is_ascii_digit()).len()..];
                !month.is_empty() && !matches!(month, "3" | "３") && starts(rest, "末現在 末時点")
            });
    names(near) || inside.is_some_and(names) || until || is_of_term(target, near)
}

/// Whether words are of a school term that does not end the year: 2学期末で4,870冊, 1学期は36％.
fn is_of_term(target: &str, near: &str) -> bool {
    near.rsplit_once("学期").is_some_and(|(before, rest)| {
        !before.ends_with(['3', '３', '三'])
            && (starts(rest, "末 まで 終了 時点") || matches!(rest.trim(), "は" | "の" | "では"))
            && !target.contains("学期")
    })
}

/// Whether it is of one time of several, or of each: 初回は, 毎回, 開幕から2週間で.
fn is_of_some_times(level: &Level, target: &str, one: &Stated) -> bool {
    const TIMES: &str =
        "初回は 最終回は 初日は 最終日は 初回の 最終回の 毎回 1回あたり 1回当たり １回当たり 毎月 毎日";
    let names = |text: &str| has(text, TIMES) && !has(target, "毎 各 当たり あたり 平均 初回 最終回 初日");
    let opened = one.follows
        && has(one.lead, "で 間で 間に")
        && one.lead.trim_start().starts_with(['で', '間'])
        && has(one.rest, "るなど たなど");
    !level.stated.is_for_each() && (names(one.near) || opened)
}

/// Whether it is of one place alone: 中央館だけで.
fn is_of_one_place(target: &str, one: &Stated) -> bool {
    let near = one.near.trim_end();
    ends(near, "だけで のみで だけでも のみでも") && !has(target, "だけ のみ")
}

/// Whether it is one answer of several, or the contrary of what the target asks for: 「非常に満足」, 不満と答えた人.
fn is_one_answer(target: &str, one: &Stated) -> bool {
    let lead = one.lead.trim_end_matches([' ', '　', 'が', 'は', 'と', 'で', ':', '：', 'も']);
    let quoted = lead.strip_suffix('」').and_then(|lead| lead.rsplit_once('「')).map(|(_, answer)| answer);
    // 「満足」「やや満足」は68.9％: both of them.
    let before = lead.rsplit_once('「').map_or("", |(before, _)| before);
    let are_both = before.trim_end_matches(['、', '・', 'と', 'や', ' ']).ends_with('」')
        && !target.contains('「')
        && has(target, "満足 評価 好感 肯定 理解 良 思う 感じ");
    let is_other = |answer: &str| {
        !are_both
            && !target.contains(answer)
            && (has(answer, "満足 良 よい よかった 思う 感じる") || shared(answer, target) > 0)
    };
    one.measure.is_ratio()
        && (quoted.is_some_and(is_other)
            || has(one.near, "不満 悪い 分かりにくい わかりにくい") && !has(target, "不満 悪い"))
}

/// Whether it is some of a whole that reaches the level, and not those whom the target is of: 412人のうち31人が転校した.
fn is_other_part(level: &Level, target: &str, given: &[Stated], one: &Stated) -> bool {
    let at = given.iter().position(|other| other.quantity.span == one.quantity.span);
    let whole = at.and_then(|at| at.checked_sub(1)).map(|before| &given[before]);
    let words = [one.near, " ", first_clause(one.tail)].concat();
    one.lead.trim_start().starts_with("のうち")
        && whole.is_some_and(|whole| {
            whole.is_like(one) && whole.near.trim().is_empty() && whole.value >= level.stated.value
        })
        && has(&words, "未 不 転校 転出 退 辞 休 欠 亡")
        && shared(&words, target) == 0
}

/// Whether so many joined those who are there already: 2名を採用した, and the target is 薬剤師 14名.
fn is_one_hired(level: &Level, one: &Stated) -> bool {
    let words = [level.stated.near, first_clause(level.stated.tail)].concat();
    let clause = first_clause(one.tail);
    level.stated.measure.base == "人"
        && !names_a_deed(&words)
        && !level.stated.is_new()
        && !words.contains('新')
        && one.near.trim().is_empty()
        && starts(clause, "を が の")
        && has(clause, "採用 任用 雇用 増員 補充 入会 加入 加わ 迎え入れ")
        && !has(clause, "とな にな")
}

/// Whether it only came to what there is: 8千万円を積み立てた, and the target is a 残高.
fn is_one_move(level: &Level, one: &Stated) -> bool {
    let clause = first_clause(one.tail);
    has(level.stated.near, "残高 蔵書 備蓄 保有 在庫")
        && starts(clause, "を が")
        && has(clause, "入れ替え 入替 点検 積み立て 積立 取り崩 繰り入 受け入れ 購入 除籍 廃棄 加わ 作成")
        && !has(clause, "とな にな")
}

/// Whether they are what came and what went, and the level is what there shall be: 6,800冊を受け入れ、3,100冊を除籍した.
fn are_moves(level: &Level, parts: &[&Stated]) -> bool {
    let words = |one: &Stated| [one.near, " ", first_clause(one.tail)].concat();
    let moves = |table: &'static str| parts.iter().any(|one| has(&words(one), table));
    let all_move = parts.iter().all(|one| has(&words(one), CAME) || has(&words(one), WENT));
    all_move
        && !has(level.stated.near, "純増 差引 差し引き 社会増")
        && moves(CAME)
        && moves(WENT)
        && !has(level.stated.near, CAME)
        && !has(level.stated.near, WENT)
}
