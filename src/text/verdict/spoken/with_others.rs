//! Numbers of the target's own together with others': 昼夜合わせて.

use super::deed::last_word;
use super::stated::Stated;
use super::words::{has, shared};

/// Whether it is the sum of what the target is of and of more: 昼夜合わせて, where the target says 夜間.
pub(in crate::text::verdict) fn is_with_others(one: &Stated, target: &str) -> bool {
    let with = ["合わせて", "あわせて"]
        .iter()
        .find_map(|with| one.near.split_once(with))
        .map_or("", |(with, _)| with);
    let Some((word, _)) = last_word(with) else { return false };
    let before = one.lead.strip_suffix(one.near).unwrap_or("");
    let names: Vec<&str> = before
        .split(['、', '・'])
        .chain(with.split('と'))
        .filter_map(last_word)
        .map(|(name, _)| name)
        .collect();
    let named = names.iter().filter(|name| shared(name, target) > 0).count();
    // 小学生、中学生合わせて43人: both are named, and neither by the target; イノシシ、シカ合わせて: one of them is.
    match names.len() {
        // コンビニ収納と合わせて, and the target is ペイジー収納.
        0 | 1 => {
            shared(word, target) == 0 || with.ends_with('と') && shared(word, target) < shared(word, word)
        }
        _ if named == 0 => has(target, "会場 来場 市内 夜間 昼間 対面 小学 中学 男 女"),
        all => named < all,
    }
}
