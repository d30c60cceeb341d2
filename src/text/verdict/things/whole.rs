//! Whether the whole that a target is of is told, or one part of it: 工場全体で400件, and 第1工場で520件.

use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{ends, has, shared, those_in};

/// Words by which a target is of all of something.
const WHOLES: &str = "全部署 全部局 局全体 庁全体 署全体 工場全体 会社全体 全社 市全体 町全体 全庁 全館 全体で 男女計 男女合わせて";

/// How the words for one part of it end.
const PARTS: &str = "課 係 室 局 館 校 園 署 店 工場 職場 病棟 支所 センター 地区 事業所 部署 営業所";

/// Words for one of two groups that are asked for together.
const GROUPS: &str = "男性 女性 男子 女子";

/// Whether a report tells of one part where the target is of the whole, by what it begins with.
pub(in crate::text::verdict) fn tells_of_part(target: &str, report: &str) -> bool {
    if !has(target, WHOLES) {
        return false;
    }
    let end = report.find(['は', 'で', '、', '。']).unwrap_or(report.len());
    let topic = report.get(..end).unwrap_or("");
    let is_part = last_word(topic).is_some_and(|(word, rest)| {
        rest.is_empty() && ends(word, PARTS) && shared(word, target) < shared(word, word).max(1)
    });
    let are_both = has(report, "男性 男子") && has(report, "女性 女子");
    let is_group =
        !are_both && has(target, "男女") && those_in(topic, GROUPS).any(|group| !target.contains(group));
    (is_part || is_group || is_numbered(topic)) && !has(topic, WHOLES) && !has(topic, "全 各 すべて")
}

/// One of several that are numbered: 第1工場.
fn is_numbered(topic: &str) -> bool {
    topic.starts_with('第') && ends(topic, PARTS)
}

/// Whether it is of some that were chosen for it: 重点3校区では24％減少, and the target speaks of no 重点.
pub(in crate::text::verdict) fn is_of_chosen(target: &str, report: &str, one: &Stated) -> bool {
    const CHOSEN: &str = "重点 モデル 先行 指定";
    let before = report.get(..one.quantity.span.start).unwrap_or("");
    one.near.trim_end().ends_with("では") && those_in(before, CHOSEN).any(|word| !target.contains(word))
}
