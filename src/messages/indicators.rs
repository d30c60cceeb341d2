//! 指標: the table on pages, and the dialog in which it is written.

use crate::model::{Indicator, IndicatorField};

/// The table.
pub const TABLE: &str = "指標";
/// A year.
pub const YEAR: &str = "年度";
/// What it is to come to.
pub const TARGET: &str = "目標";
/// What it came to.
pub const ACTUAL: &str = "実績";

/// The name of an indicator, with its unit.
pub fn name(indicator: &Indicator) -> String {
    match indicator.unit.as_str() {
        "" => indicator.name.clone(),
        unit => format!("{}（{unit}）", indicator.name),
    }
}

/// What it measures, and which way is better.
pub fn kind(indicator: &Indicator) -> Option<String> {
    let words =
        [indicator.kind.map(|kind| kind.word()), indicator.direction.map(|direction| direction.word())];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    (!words.is_empty()).then(|| words.join("・"))
}

/// The value from which it starts.
pub fn base(year: &str) -> String {
    match year {
        "" => "基準値".to_owned(),
        year => format!("基準値（{year}）"),
    }
}

/// Opens the dialog at a cell.
pub const OPEN: &str = "指標を表で書く";
/// The same for those who do not see at which cell it stands.
pub fn open_at(cell: &str) -> String {
    format!("{OPEN}（{cell}）")
}

/// Adds an indicator.
pub const ADD: &str = "＋ 指標を足す";
/// Adds a year.
pub const ADD_YEAR: &str = "＋ 年度を足す";
/// Takes them from the texts.
pub const FILL: &str = "数値目標と報告から入れる";
/// What that does.
pub const FILL_LEAD: &str =
    "読み取った数値の案です。書いてある所は変えません。「決定」の前に確かめてください。";
/// There is nothing yet.
pub const NONE: &str = "まだ指標がありません。";
/// A line that is none.
pub const TEXT_LINE: &str = "表にできない行（このまま残ります）";
/// Nothing is chosen.
pub const UNSAID: &str = "―";
/// Takes an indicator away.
pub const REMOVE: &str = "なくす";
/// Writes the text.
pub const TAKE: &str = "決定";
/// The cell has other words by now.
pub const CHANGED: &str =
    "開いている間に、この欄がほかの画面で変わりました。「やめる」で閉じて、開き直してください。";
/// Nothing was read.
pub const NOTHING_READ: &str = "数値目標から読み取った数値がありません。";
/// It is not read yet.
pub const NOT_READ_YET: &str = "読み取りがまだ終わっていません。少し待って、もう一度押してください。";
/// The text was written.
pub const WRITTEN: &str = "指標を書きました。";

/// An indicator has no name.
pub fn nameless(number: usize) -> String {
    format!("指標{number}に名前がありません。名前を書くか、なくしてください。")
}

/// How many were filled in.
pub fn filled(count: usize) -> String {
    match count {
        0 => "新しく入れる数値はありません。".to_owned(),
        count => format!("{count}つの指標に、読み取った数値を入れました。確かめてください。"),
    }
}

/// An indicator's heading in the dialog.
pub fn nth(number: usize) -> String {
    format!("指標{number}")
}

/// Takes an indicator away, or moves it.
pub fn of_nth(number: usize, deed: &str) -> String {
    format!("指標{number}を{deed}")
}

/// Takes a year away.
pub fn remove_year(number: usize, year: usize) -> String {
    format!("指標{number}の{}行目の年度をなくす", year + 1)
}

/// A field's name.
pub fn field(field: IndicatorField) -> &'static str {
    match field {
        IndicatorField::Name => "指標名",
        IndicatorField::Unit => "単位",
        IndicatorField::Kind => "種別",
        IndicatorField::Direction => "よい向き",
        IndicatorField::BaseYear => "基準の年度",
        IndicatorField::Base => "基準値",
        IndicatorField::Year(_) => YEAR,
        IndicatorField::Target(_) => TARGET,
        IndicatorField::Actual(_) => ACTUAL,
    }
}

/// A year's field, for those who do not see the table.
pub fn field_of(number: usize, of: IndicatorField) -> String {
    let name = field(of);
    match of {
        IndicatorField::Year(at) | IndicatorField::Target(at) | IndicatorField::Actual(at) => {
            format!("指標{number}の{}行目の{name}", at + 1)
        }
        _ => format!("指標{number}の{name}"),
    }
}
