//! The level said again as what was not reached: 300万円台に届かず, 20校には一歩届かない19校.

use super::stated::{Stated, first_clause};
use super::words::starts;

/// How near or how far it stayed.
const HOW: [&str; 16] = [
    "あと一歩",
    "もう一歩",
    "一歩",
    "わずかに",
    "僅かに",
    "わずか",
    "惜しくも",
    "やや",
    "少し",
    "若干",
    "大きく",
    "遠く",
    "はるかに",
    "あと少し",
    "もう少し",
    "、",
];

/// Whether a number is told as one that was not reached.
pub(super) fn is_unreached(one: &Stated) -> bool {
    let tail = one.tail.strip_prefix('台').filter(|_| one.quantity.unit != "台").unwrap_or(one.tail);
    // 30人の定員に届かない26人.
    let tail = ["の定員", "の目標", "の枠"].iter().find_map(|of| tail.strip_prefix(of)).unwrap_or(tail);
    // 1億円台が見えてきた.
    if tail.len() < one.tail.len() && starts(tail, "が見え が視野 も視野 が目前 も見え を目前 を視野")
    {
        return true;
    }
    let joints = ["には", "に", "までには", "まで"];
    let Some(mut said) = joints.iter().find_map(|joint| tail.strip_prefix(joint)) else { return false };
    while let Some(rest) = HOW.iter().find_map(|how| said.strip_prefix(how)) {
        said = rest;
    }
    let is_not =
        ["達し", "到達し", "到達でき", "至ら", "乗ら"].iter().find_map(|verb| said.strip_prefix(verb));
    starts(first_clause(said), "届か 及ば 満たな 満たず 足りな 足らな")
        || is_not.is_some_and(|rest| starts(rest, "なか ない ず ていな ておら な"))
}
