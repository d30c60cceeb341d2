//! Numbers and days in cells → the text that Excel shows, by the cell's format.
//!
//! What people use in such forms is followed: whole and decimal numbers, thousands, percents, units in quotes, days and
//! times, the Japanese eras. A format that is not understood shows the plain number.

mod days;
mod digits;
mod format;

use self::digits::Decimal;
use self::format::{Section, Token};

/// The text of a number under a format.
pub(super) fn show(value: f64, code: &str, is_1904: bool) -> String {
    let sections = format::sections(code);
    let at = match (sections.len(), value) {
        (2.., value) if value < 0.0 => 1,
        (3.., 0.0) => 2,
        _ => 0,
    };
    let Some(section) = sections.get(at).filter(|section| !section.is_foreign) else { return general(value) };
    if section.is_date() {
        return days::show(value, section, is_1904).unwrap_or_else(|| general(value));
    }
    if section.tokens.iter().any(|token| matches!(token, Token::General)) || section.tokens.is_empty() {
        return general_within(value, section, at == 1);
    }
    number(value, section, at == 1)
}

/// The code of a format that Excel has built in, by its number, as a Japanese Excel has it.
pub(super) fn built_in(id: &str) -> &'static str {
    const WAREKI: &str = "[$-411]ggge\"年\"m\"月\"d\"日\"";
    match id.parse().unwrap_or(0_u32) {
        1 => "0",
        2 => "0.00",
        3 | 5 | 6 => "#,##0",
        4 | 7 | 8 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14 => "yyyy/m/d",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "yyyy/m/d h:mm",
        27 | 36 | 50 | 57 => "[$-411]ge.m.d",
        28 | 29 | 51 | 54 | 58 => WAREKI,
        30 => "m/d/yy",
        31 => "yyyy\"年\"m\"月\"d\"日\"",
        32 => "h\"時\"mm\"分\"",
        33 => "h\"時\"mm\"分\"ss\"秒\"",
        34 | 52 | 55 => "yyyy\"年\"m\"月\"",
        35 | 53 | 56 => "m\"月\"d\"日\"",
        37 | 38 => "#,##0;-#,##0",
        39 | 40 => "#,##0.00;-#,##0.00",
        41 | 42 => "#,##0",
        43 | 44 => "#,##0.00",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        _ => "General",
    }
}

/// A number without a format: at most 15 digits count.
fn general(value: f64) -> String {
    let decimal = Decimal::of(value.abs());
    let sign = if value < 0.0 && !decimal.is_zero() { "-" } else { "" };
    format!("{sign}{}", decimal.plain())
}

/// A number without a format among other words: `G/標準"人"`.
fn general_within(value: f64, section: &Section, is_negative_section: bool) -> String {
    let shown = general(if is_negative_section { value.abs() } else { value });
    if section.tokens.is_empty() {
        return shown;
    }
    let words = section.tokens.iter().map(|token| match token {
        Token::Literal(text) => text.as_str(),
        Token::General => &shown,
        _ => "",
    });
    words.collect()
}

fn number(value: f64, section: &Section, is_negative_section: bool) -> String {
    let percents = section.tokens.iter().filter(|token| matches!(token, Token::Percent)).count();
    let point = section.tokens.iter().position(|token| matches!(token, Token::Point));
    let (whole, rest) = section.tokens.split_at(point.unwrap_or(section.tokens.len()));
    let is_place = |token: &&Token| matches!(token, Token::Place(_));
    let decimals = rest.iter().filter(is_place).count();
    let last_place = whole.iter().rposition(|token| matches!(token, Token::Place(_)));
    let is_comma = |(_, token): &(usize, &Token)| matches!(token, Token::Comma);
    let commas = whole.iter().enumerate().filter(is_comma).map(|(at, _)| at);
    let (between, after): (Vec<usize>, Vec<usize>) = commas.partition(|at| Some(*at) < last_place);
    let shift = 2 * i32::try_from(percents).unwrap_or(0) - 3 * i32::try_from(after.len()).unwrap_or(0);
    let decimal = Decimal::of(value.abs()).shifted(shift).rounded(decimals);
    let mut out = String::new();
    if value < 0.0 && !is_negative_section && !decimal.is_zero() {
        out.push('-');
    }
    out.push_str(&fill_whole(whole, &decimal.whole(), !between.is_empty()));
    out.push_str(&fill_rest(rest, &decimal.fraction(decimals)));
    out
}

/// Digits before the point, from the right; the leftmost place takes all that are left.
fn fill_whole(tokens: &[Token], digits: &str, has_commas: bool) -> String {
    let first = tokens.iter().position(|token| matches!(token, Token::Place(_)));
    let mut digits = digits.trim_start_matches('0').bytes().rev().peekable();
    let mut count = 0;
    let mut reversed: Vec<String> = Vec::new();
    let mut put = |digit: u8, reversed: &mut Vec<String>| {
        if has_commas && count > 0 && count % 3 == 0 {
            reversed.push(",".to_owned());
        }
        count += 1;
        reversed.push(char::from(digit).to_string());
    };
    for (at, token) in tokens.iter().enumerate().rev() {
        match token {
            Token::Place(place) => {
                match (digits.next(), place) {
                    (Some(digit), _) => put(digit, &mut reversed),
                    (None, '0') => put(b'0', &mut reversed),
                    (None, '?') => reversed.push(" ".to_owned()),
                    (None, _) => {}
                }
                if Some(at) == first {
                    for digit in digits.by_ref() {
                        put(digit, &mut reversed);
                    }
                }
            }
            Token::Percent => reversed.push("%".to_owned()),
            Token::Literal(text) => reversed.push(text.clone()),
            _ => {}
        }
    }
    reversed.into_iter().rev().collect()
}

/// The point and what follows it.
fn fill_rest(tokens: &[Token], digits: &str) -> String {
    let mut out = String::new();
    let mut digits = digits.bytes();
    for token in tokens {
        match token {
            Token::Point => out.push('.'),
            Token::Percent => out.push('%'),
            Token::Literal(text) => out.push_str(text),
            Token::Place(place) => {
                let digit = digits.next().unwrap_or(b'0');
                let is_end = digit == b'0' && digits.clone().all(|digit| digit == b'0');
                if *place == '0' || !is_end {
                    out.push(char::from(digit));
                }
            }
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: f64, code: &str, expected: &str) {
        assert_eq!(show(value, code, false), expected, "{value} under {code}");
    }

    #[test]
    fn numbers_are_shown_as_excel_shows_them() {
        for (value, code, expected) in [
            (0.0, "General", "0"),
            (12.0, "General", "12"),
            (-3.5, "General", "-3.5"),
            (0.1 + 0.2, "General", "0.3"),
            (123_456_789_012.0, "General", "123456789012"),
            (1e20, "General", "100000000000000000000"),
            (1.0, "G/標準\"位\"", "1位"),
            (2971.0, "#,##0", "2,971"),
            (1_234_567.891, "#,##0.00", "1,234,567.89"),
            (999.0, "#,##0", "999"),
            (0.85, "0%", "85%"),
            (0.892, "0.0%", "89.2%"),
            (1.005, "0.00", "1.01"),
            (2.5, "0", "3"),
            (-1234.5, "#,##0", "-1,235"),
            (-5.0, "#,##0;▲#,##0", "▲5"),
            (-5.0, "#,##0_);[Red](#,##0)", "(5)"),
            (0.0, "0;-0;\"なし\"", "なし"),
            (12.0, "0\"件\"", "12件"),
            (3.0, "\"約\"#,##0\\人", "約3人"),
            (3_860_012.0, "000-0000", "386-0012"),
            (7.0, "00", "07"),
            (1_234_567.0, "#,##0,\"千円\"", "1,235千円"),
            (0.5, "#.##", ".5"),
            (1.0, "[$¥-411]#,##0", "¥1"),
            (0.25, "# ?/?", "0.25"),
            (12_345.0, "0.00E+00", "12345"),
            (5.0, "@", "5"),
            (5.0, "", "5"),
            (-0.001, "0", "0"),
        ] {
            check(value, code, expected);
        }
    }

    #[test]
    fn days_are_shown_as_excel_shows_them() {
        for (value, code, expected) in [
            (45_747.0, "yyyy/m/d", "2025/3/31"),
            (45_747.0, built_in("14"), "2025/3/31"),
            (45_747.0, "yyyy-mm-dd", "2025-03-31"),
            (45_747.0, "[$-411]ggge\"年\"m\"月\"d\"日\"", "令和7年3月31日"),
            (45_747.0, "[$-ja-JP-x-gannen]ggge\"年\"m\"月\"d\"日\";@", "令和7年3月31日"),
            (43_586.0, "[$-ja-JP-x-gannen]ggge\"年\"m\"月\"d\"日\"", "令和元年5月1日"),
            (43_585.0, "[$-411]ge.m.d", "H31.4.30"),
            (45_747.0, "[$-411]ge.m.d;@", "R7.3.31"),
            (45_747.0, built_in("58"), "令和7年3月31日"),
            (45_747.0, "m\"月\"d\"日\"(aaa)", "3月31日(月)"),
            (45_747.0, "yyyy\"年\"m\"月\"", "2025年3月"),
            (45_747.5, "yyyy/m/d h:mm", "2025/3/31 12:00"),
            (45_747.781_25, "h:mm AM/PM", "6:45 PM"),
            (1.5, "[h]:mm", "36:00"),
            (0.0, "yyyy/m/d", "1900/1/0"),
            (60.0, "yyyy/m/d", "1900/2/29"),
            (61.0, "yyyy/m/d", "1900/3/1"),
            (45_747.0, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2025年3月31日"),
            (45_747.0, "d-mmm-yy", "31-Mar-25"),
            (-1.0, "yyyy/m/d", "-1"),
            (1e9, "yyyy/m/d", "1000000000"),
        ] {
            check(value, code, expected);
        }
        assert_eq!(show(44_285.0, "yyyy/m/d", true), "2025/3/31");
    }
}
