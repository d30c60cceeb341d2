//! Words by which a report says that there was none of something, or that what was counted came to nothing.

use crate::text::number::Number;
use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::quantity::{Bound, Quantity};
use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::stated::{Stated, first_clause, last_chars};
use crate::text::verdict::spoken::words::{ends, first, has, shared, starts};
use crate::text::width::folded;

/// A target's quantities; none of something, where it has no number and says so: 支払遅延なし.
pub(in crate::text::verdict) fn with_none(target: &str, quantities: Vec<Quantity>) -> Vec<Quantity> {
    const NO_THING: &str = "特に 該当 目標 数値 指標 設定 予定 変更 制限 条件 期限 定め";
    let text = target.trim_end().trim_end_matches('。');
    let before = ["なし", "無し"].iter().find_map(|none| text.strip_suffix(none));
    let thing = before.map_or("", |before| before.trim_end_matches([' ', '　', '：', ':', 'は', 'が', 'の']));
    let is_noun = thing.ends_with(|char| is_kanji(char) || is_katakana(char))
        || ends(thing, "漏えい 漏れ もれ 遅れ 誤り 詰まり");
    if !quantities.is_empty() || !is_noun || ends(thing, NO_THING) {
        return quantities;
    }
    let span = before.map_or(0, str::len)..text.len();
    vec![Quantity { value: Number::ZERO, unit: String::new(), bound: Bound::Exact, span }]
}

/// Whether the report says of the target's own thing that there was none: 不適合はなかった.
pub(in crate::text::verdict) fn is_said_absent(level: &Level, report: &str) -> bool {
    // 9月までの火災は8件、死者は出なかった: the year is not over.
    if has(report, "月まで 上半期 上期") {
        return false;
    }
    let thing = level.stated.near.trim().trim_end_matches(['を', 'は', 'が', 'の']);
    let noun = thing.rsplit(['の', ' ', '　']).next().filter(|noun| !noun.is_empty());
    // 水難事故による死者: the last word of it.
    let last = last_word(thing).filter(|(_, rest)| rest.is_empty()).map(|(word, _)| word);
    // 未処理の相談: 未処理は残っていない.
    let not_yet = thing.split('の').next().filter(|first| first.starts_with('未'));
    // 交通死亡事故: 死亡事故は発生しなかった.
    let longest = last.and_then(|word| {
        let ends = word.char_indices().skip(1).map(|(at, _)| &word[at..]);
        ends.take_while(|end| end.chars().count() > 3).find(|end| report.contains(*end))
    });
    // 交通事故死者: 死者なし.
    let people = ["死者", "死傷者", "負傷者", "犠牲者", "けが人", "感染者"];
    let people = last.and_then(|word| people.into_iter().find(|who| word.ends_with(who)));
    // 水難事故: 無事故で終えた.
    if last.is_some_and(|word| word.ends_with("事故")) && has(report, "無事故で 無事故だった 無事故であった")
    {
        return true;
    }
    // 公金事故: 事故なし, and nothing else.
    let bare = report.trim().trim_end_matches('。');
    if last.is_some_and(|word| {
        let noun = last_chars(word, 2);
        ["なし", "無し", "はなし", "はなかった", "の発生なし", "は発生しなかった"]
            .iter()
            .any(|none| bare == [noun, none].concat())
    }) {
        return true;
    }
    [noun, last, not_yet, longest, people].into_iter().flatten().any(|noun| is_absent(noun, report))
}

/// Whether a report says that there was none of a thing.
pub(in crate::text::verdict) fn is_absent(noun: &str, report: &str) -> bool {
    report.rsplit_once(noun).is_some_and(|(before, rest)| {
        // 重大な事故はなかった, 接遇に関する苦情はなかった: of some only.
        let is_of_some = before.ends_with(['な', 'る', 'た', 'い', 'う', 'く', 'す', 'つ', 'ぶ', 'む']);
        let rest = if is_of_some { "" } else { rest };
        let words = ["者", "事案", "事故", "件数", "等", "の発生", "発生"];
        let rest = words.iter().fold(rest, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
        if says_not_any(rest) {
            return true;
        }
        starts(
            rest,
            "なし 無し は無し は発生しな は発生せ は発生していな はいな がいな はゼロ ゼロ はなかった もなかった は出なかった は出ず は出ていない は起きなかった は起きていない は起きておらず は起こらなかった は起こっていない は生じていない はなし はありません は寄せられな は寄せられず は1件もな は１件もな は一件もな は1件もあ は１件もあ は一件もあ の発生はな が発生しな は発生しな はなく もなく がなく は発生せ は皆無 は確認されな は確認されず は見られな は見られず は報告されな は報告されず は残っていない は残っておらず は残らなかった は残さなかった",
        )
    })
}

/// Whether not even one is left of what stands before: は一件も寄せられなかった.
fn says_not_any(rest: &str) -> bool {
    const ONE: &str = "1件も １件も 一件も 1人も １人も 一人も 1名も 一名も 1度も 一度も 1例も 一例も ひとつも 一つも 全く まったく";
    let clause = first_clause(rest).split(['。', '\n']).next().unwrap_or("");
    starts(clause.trim_start_matches(['は', 'が', 'も']), ONE)
        && ends(clause, "なかった ない ません ませんでした なし おらず")
}

/// Reports that say nothing but that there was none.
const ALONE: [&str; 8] =
    ["なし", "ゼロ", "該当なし", "発生なし", "発生ゼロ", "発生せず", "発生しなかった", "発生はなかった"];

/// Whether a report says nothing but that there was none, in the whole year: 年度を通じて発生しなかった（前年度3人）, 該当者はいなかった.
pub(in crate::text::verdict) fn says_none_alone(report: &str) -> bool {
    let report = report.trim().trim_end_matches('。');
    let aside = report.strip_suffix(['）', ')']).and_then(|report| report.rsplit_once(['（', '(']));
    let report = aside.filter(|(_, inside)| starts(inside, "前年 昨年")).map_or(report, |(report, _)| report);
    let report = ["年度を通じて", "年間を通じて", "年度を通して", "年間を通して", "通年で", "年間で"]
        .iter()
        .find_map(|year| report.strip_prefix(year))
        .map_or(report, |report| report.trim_start_matches(['、', 'も', 'は']));
    let nobody = [
        "者",
        "する者",
        "する職員",
        "する事案",
        "する事例",
        "する案件",
        "する工事",
        "する契約",
        "事例",
        "事案",
        "案件",
        "事項",
        "",
    ]
    .iter()
    .any(|who| {
        let rest = report.strip_prefix("該当").and_then(|rest| rest.strip_prefix(who));
        rest.is_some_and(|rest| {
            matches!(rest, "はいなかった" | "はなかった" | "はいない" | "はない" | "なし" | "はなし" | "ゼロ")
        })
    });
    nobody || ALONE.contains(&report)
}

/// Whether what was counted did not become what the target is of: 10件の応募があったが採択には至らず.
pub(in crate::text::verdict) fn came_to_nothing(one: &Stated, target: &str, is_alone: bool) -> bool {
    const NOT: &str = "に至ら には至ら に至っていな には至っていな に結び付か には結び付か に結びつか には結びつか につながら にはつながら に繋がら には繋がら にならな にならず にはならな が得られな が得られず を得られな を得られず が成立せ は成立せ が成立しな が実現せ が実現しな に結びついていな に結びついておら には結びついていな には結びついておら に結び付いていな に結び付いておら には結び付いていな には結び付いておら につながっていな につながっておら を見送 は見送 を断念 は断念 ができず はできず も成立せ も成立しな は出なかった は出ていな ができなかった はできなかった が決まら";
    let rest = one.rest;
    // 2件とも契約後に解除となり、売却できていない.
    const NOT_YET: &str = "できていな できておら できなかった できず";
    const DONE: &str = "した し、 完了 済 実施 終え 残";
    let has_number = |text: &str| text.chars().any(|char| folded(char).is_ascii_digit());
    let not_yet = first(rest, NOT_YET).filter(|at| !has_number(&rest[..*at]) && !has(&rest[..*at], DONE));
    first(rest, NOT).or(not_yet).is_some_and(|at| {
        let own = last_chars(&rest[..at], 8);
        // 10人を派遣したが、追加の派遣はできなかった.
        !has(own, "追加 さらに 新たな") && shared(own, target) > 0
            || has(own, "達成 目標")
            || is_alone && has(own, "成約 契約 合意 決定 採択 成立 締結")
    })
}
