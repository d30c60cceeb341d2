//! Values on a scale, which have no unit: 外来4.3、入院4.5 against 4.2以上（5段階評価）.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::glyphs::is_kanji;
use crate::text::quantity::{Bound, Quantity};
use crate::text::verdict::spoken::compare::compare;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::words::has;
use crate::text::width::folded;

/// The value that says least of those that a report lists, where all of them say the same of the level.
pub(in crate::text::verdict) fn worst(level: &Level, report: &str) -> Option<Quantity> {
    const OTHER: &str = "目標 前年 昨年 前回 前期比 全国 県 国平均 市平均 他 うち 最高 最低 から 比 差 上昇 低下 減 増 予定 見込 暫定 速報 → ⇒ ～ 〜";
    let is_scale = level.stated.quantity.unit.is_empty()
        && level.stated.quantity.value > Number::ZERO
        && level.way.is_none();
    if !is_scale || has(report, OTHER) {
        return None;
    }
    let values = decimals(report)?;
    let state = |one: &Quantity| compare(level.stated.quantity.value, level.bound, one.value, Bound::Exact);
    let first = values.first().map(state).filter(|state| *state != State::Unclear)?;
    let by_value = |one: &&Quantity| one.value.parts();
    let worst = match level.bound.grows() {
        true => values.iter().min_by_key(by_value),
        false => values.iter().max_by_key(by_value),
    };
    worst.filter(|_| values.iter().all(|one| state(one) == first)).cloned()
}

/// The decimals of a text, where it has no other numbers but those of the names before them, and nothing is counted by them.
fn decimals(text: &str) -> Option<Vec<Quantity>> {
    let chars: Vec<(usize, char)> = text.char_indices().map(|(at, char)| (at, folded(char))).collect();
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].1.is_ascii_digit() {
            at += 1;
            continue;
        }
        let digits = chars[at..].iter().take_while(|(_, char)| char.is_ascii_digit() || *char == '.').count();
        let (start, end) = (chars[at].0, chars.get(at + digits).map_or(text.len(), |(end, _)| *end));
        let number: String = chars[at..at + digits].iter().map(|(_, char)| *char).collect();
        // 令和4年, 回答者683人: no value on a scale.
        if !number.contains('.') && text[end..].starts_with(is_kanji) {
            at += digits;
            continue;
        }
        let (whole, part) = number.split_once('.')?;
        let is_decimal =
            !whole.is_empty() && whole.len() < 4 && matches!(part.len(), 1..=2) && !part.contains('.');
        let rest = text[end..].trim_start();
        let stands_alone = rest.is_empty()
            || rest.starts_with([
                '、', '，', '。', '）', ')', 'で', 'と', 'だ', '\n', '／', '/', '・', '～', '〜', '~',
            ]);
        let value = Number::whole(number.replace('.', "").parse().ok()?)?
            .scaled(1, 10_i64.pow(u32::try_from(part.len()).ok()?))?;
        if !is_decimal || !stands_alone {
            return None;
        }
        found.push(Quantity { value, unit: String::new(), bound: Bound::Exact, span: start..end });
        at += digits;
    }
    (!found.is_empty()).then_some(found)
}
