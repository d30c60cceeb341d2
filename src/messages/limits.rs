//! What a sheet may hold, and what is too much.

use crate::model::limits::LimitedSize;

/// How much there may be, how much there is, and what to do.
pub fn excess(measure: LimitedSize, found: usize) -> String {
    let what_to_do = match measure {
        LimitedSize::Characters | LimitedSize::Lines => {
            "文章を短くするか、別の欄や別のシートに分けてください。"
        }
        LimitedSize::OfSheet | LimitedSize::Initiatives | LimitedSize::Positions => {
            "シートを分けてください。"
        }
    };
    format!("{}{what_to_do}", beyond(measure, found))
}

/// How much there may be, and how much there is.
pub(super) fn beyond(measure: LimitedSize, found: usize) -> String {
    let (limit, found) = (number(measure.limit()), number(found));
    match measure {
        LimitedSize::Characters => {
            format!("1つの欄の文章は{limit}文字までです（{found}文字あります）。")
        }
        LimitedSize::Lines => format!("1つの欄の文章は{limit}行までです（{found}行あります）。"),
        LimitedSize::OfSheet => {
            format!("1件のシートの文章は合わせて{limit}文字までです（{found}文字あります）。")
        }
        LimitedSize::Initiatives => {
            format!("1件のシートの取組は{limit}件までです（{found}件あります）。")
        }
        LimitedSize::Positions => {
            format!("1件のシートの位置付けは{limit}件までです（{found}件あります）。")
        }
    }
}

/// What is too much to be put into a text.
pub fn not_put_in(measure: LimitedSize, found: usize) -> String {
    format!("入力されませんでした。{}", excess(measure, found))
}

/// A number with its thousands set apart.
fn number(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
