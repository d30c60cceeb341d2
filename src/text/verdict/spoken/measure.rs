//! Which units count the same thing, and how they convert.

use crate::text::number::Number;
use crate::text::quantity::Quantity;
use crate::text::width::fold;

/// The base unit, what one of the unit is in it (a factor and a divisor), and the ways to write it, folded.
const UNITS: &[(&str, i64, i64, &str)] = &[
    ("人", 1, 1, "人 名 人分 名分"),
    ("箇所", 1, 1, "か所 カ所 ヶ所 ヵ所 ケ所 箇所 個所"),
    ("%", 1, 1, "% パーセント"),
    ("%", 10, 1, "割"),
    ("%", 1, 10, "‰ パーミル"),
    ("ポイント", 1, 1, "ポイント pt"),
    ("m", 1, 1, "m メートル"),
    ("m", 1_000, 1, "km ㎞ キロメートル"),
    ("m", 1, 100, "cm ㎝"),
    ("m", 1, 1_000, "mm ㎜"),
    ("kg", 1, 1, "kg ㎏ キログラム"),
    ("kg", 1_000, 1, "t トン"),
    ("kg", 1, 1_000, "g グラム"),
    ("ng", 1, 1, "ng ng-teq ng-teq/n㎥ ng-teq/㎥n ng-teq/m3n ng-teq/nm3"),
    ("㎡", 1, 1, "㎡ m2 m² 平方メートル"),
    ("㎡", 100, 1, "a アール"),
    ("㎡", 10_000, 1, "ha ㏊ ヘクタール"),
    ("㎡", 1_000_000, 1, "km2 km² k㎡ ㎢ 平方キロメートル"),
    ("㎥", 1, 1, "㎥ m3 m³ 立方メートル"),
    ("kw", 1, 1, "kw"),
    ("kw", 1_000, 1, "mw"),
    ("kwh", 1, 1, "kwh"),
    ("kwh", 1_000, 1, "mwh"),
    ("kg-co2", 1_000, 1, "t-co2 tco2 トン-co2"),
    ("kg-co2", 1, 1, "kg-co2"),
    ("秒", 1, 1, "秒 秒間"),
    ("秒", 60, 1, "分 分間"),
    ("秒", 3_600, 1, "時間"),
    ("日", 1, 1, "日 日間"),
    ("日", 7, 1, "週 週間"),
    ("日", 365, 12, "か月 カ月 ヶ月 ヵ月 ケ月 箇月 か月間 カ月間 ヶ月間 ヵ月間"),
    ("日", 365, 1, "年 年間"),
    ("店", 1, 1, "店 店舗"),
    ("校", 1, 1, "校 学校 小学校 中学校 高校"),
    ("手続", 1, 1, "手続 手続き"),
    ("か国", 1, 1, "か国 カ国 ヶ国 ヵ国 箇国"),
];

/// A quantity's unit in its base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::text::verdict) struct Measure {
    pub(in crate::text::verdict) base: String,
    by: i64,
    over: i64,
}

impl Measure {
    pub(in crate::text::verdict) fn of(quantity: &Quantity) -> Self {
        let unit = fold(&quantity.unit);
        // 1/3 is a part of a whole, as 33% is.
        if unit.is_empty() && quantity.value > Number::ZERO && Some(quantity.value) < Number::whole(1) {
            return Self { base: "%".to_owned(), by: 100, over: 1 };
        }
        match UNITS.iter().find(|(.., names)| names.split(' ').any(|name| name == unit)) {
            Some((base, by, over, _)) => Self { base: (*base).to_owned(), by: *by, over: *over },
            None => Self { base: unit, by: 1, over: 1 },
        }
    }

    /// A value of this unit in its base.
    pub(in crate::text::verdict) fn in_base(&self, value: Number) -> Option<Number> {
        value.scaled(self.by, self.over)
    }

    /// A value of the base in this unit.
    pub(in crate::text::verdict) fn out_of_base(&self, value: Number) -> Option<Number> {
        value.scaled(self.over, self.by)
    }

    /// Whether it counts months or years, of which none is as long as the other.
    pub(super) fn is_in_months(&self) -> bool {
        self.base == "日" && self.by >= 365
    }

    /// Whether it is a part of a whole, which is never summed.
    pub(in crate::text::verdict) fn is_ratio(&self) -> bool {
        matches!(self.base.as_str(), "%" | "ポイント" | "倍")
    }

    /// Whether it measures how long something takes.
    pub(in crate::text::verdict) fn is_time(&self) -> bool {
        matches!(self.base.as_str(), "秒" | "日")
    }
}
