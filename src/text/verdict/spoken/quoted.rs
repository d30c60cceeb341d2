//! Numbers in names: 5万人 of 「まちなか5万人フェス」の来場者 3万人.

use crate::text::quantity::Quantity;
use crate::text::quantity::glyphs::{is_kanji, is_katakana};

use super::words::starts;

/// A target's quantities without those that are a part of a name in 「」, where another stands outside.
pub(in crate::text::verdict) fn without_named(target: &str, quantities: Vec<Quantity>) -> Vec<Quantity> {
    let is_outside = |one: &Quantity| name_around(target, one).is_none();
    if !target.contains(['「', '『']) || !quantities.iter().any(is_outside) {
        return quantities;
    }
    let is_name = |one: &Quantity| {
        let behind = name_around(target, one).unwrap_or("");
        // 「週1回以上運動する」 is what somebody says.
        let noun = behind.strip_prefix('の').unwrap_or(behind);
        let is_noun = noun.chars().all(|char| is_kanji(char) || is_katakana(char) || char == 'の');
        !noun.is_empty() && is_noun && !starts(noun, "以上 以下 以内 未満 増 減 削減 達成 程度")
    };
    quantities.into_iter().filter(|one| !is_name(one)).collect()
}

/// What stands behind a quantity in the name that it stands in.
fn name_around<'t>(target: &'t str, one: &Quantity) -> Option<&'t str> {
    let (before, behind) = (target.get(..one.span.start)?, target.get(one.span.end..)?);
    let open = before.rfind(['「', '『'])?;
    let is_open = !before.get(open..)?.contains(['」', '』']);
    behind.find(['」', '』']).filter(|_| is_open).and_then(|at| behind.get(..at))
}
