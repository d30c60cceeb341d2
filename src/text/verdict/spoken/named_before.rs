//! Those that are named before a number and are not among those it counts: 農協、漁協ほか4団体.

use super::stated::Stated;
use super::words::{has, shared};
use crate::text::quantity::glyphs::is_kanji;

impl Stated<'_> {
    /// Whether one more is named before it: 本庁舎ほか11か所.
    pub(in crate::text::verdict) fn is_beside_one(&self) -> bool {
        // 本館ほか分館10館.
        let near = self.near.trim_end();
        let named = near.strip_suffix("ほか").or_else(|| {
            let (named, kind) = near.rsplit_once("ほか")?;
            (kind.chars().count() < 5 && kind.chars().all(is_kanji)).then_some(named)
        });
        named.is_some_and(|named| shared(named, named) > 0 || self.ends_in_unit(named))
            && !self.measure.is_ratio()
            && !self.measure.is_time()
    }

    /// Whether a name ends as what is counted: A社 of 2社.
    fn ends_in_unit(&self, name: &str) -> bool {
        let unit = self.quantity.unit.as_str();
        !unit.is_empty() && name.ends_with(unit) && name.len() > unit.len()
    }

    /// How many are named before it: three of 丸一書店、さくら薬局、みどり食堂ほか11店.
    pub(in crate::text::verdict) fn beside_names(&self) -> i64 {
        if !self.is_beside_one() {
            return 0;
        }
        let list = self.lead.rsplit_once("ほか").map_or("", |(list, _)| list);
        let list = list.rsplit(['は', '：', ':', '\n', '（', '(', '　']).next().unwrap_or(list);
        let is_name = |name: &&str| {
            (2..=14).contains(&name.chars().count())
                && (shared(name, name) > 0 || self.ends_in_unit(name))
                && !has(name, "を が に で した して など 等")
        };
        let names = list.rsplit(['、', '，', '・']).take_while(is_name).count();
        i64::try_from(names).unwrap_or(1).max(1)
    }
}
