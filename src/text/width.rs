//! Full and half width made one, and characters that look alike, so that search and labels find `ＩＣＴ` and `ICT`, 目 and
//! ⽬ alike. Never stored.

use super::lookalike;

/// The text with full-width ASCII as half width, half-width kana as full width, and ASCII in lower case; without what
/// cannot be seen, and with the usual character for each that looks like it.
///
/// ひらがな and カタカナ stay apart: staff tell them apart too. Marks of voice join the kana before them.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|char| fold_onto(&mut out, char));
    out
}

/// The folded text, and where its characters came from: for each of them its own first byte and that of its original, in
/// order, and both ends last. A kana that a mark of voice joined came from both, and what cannot be seen belongs to what
/// stands before it.
pub fn fold_traced(text: &str) -> (String, Vec<(usize, usize)>) {
    let mut out = String::with_capacity(text.len());
    let mut from = Vec::with_capacity(text.len() / 2);
    for (at, char) in text.char_indices() {
        let place = out.len();
        fold_onto(&mut out, char);
        if out.len() > place {
            from.push((place, at));
        }
    }
    from.push((out.len(), text.len()));
    (out, from)
}

fn fold_onto(out: &mut String, char: char) {
    match char {
        '\u{ff9e}' | '\u{3099}' => join(out, '゛', voiced),
        '\u{ff9f}' | '\u{309a}' => join(out, '゜', half_voiced),
        ' '..='~' => out.push(char.to_ascii_lowercase()),
        _ if lookalike::is_invisible(char) => {}
        '㋿' => out.push_str("令和"),
        '㍻' => out.push_str("平成"),
        _ => out.push(folded(char).to_ascii_lowercase()),
    }
}

/// The text folded and without any white space: the form in which labels and titles are compared.
pub fn squeeze(text: &str) -> String {
    let mut folded = fold(text);
    folded.retain(|char| !char.is_whitespace());
    lookalike::titled(folded)
}

/// What follows a printed name, whatever its width and the white space in it.
pub fn after<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let is_seen = |char: char| !char.is_whitespace() && !lookalike::is_invisible(char);
    let mut chars = text.char_indices().filter(|(_, char)| is_seen(*char));
    let mut end = 0;
    // A city's own name may have white space and wide characters itself.
    for wanted in name.chars().filter(|char| is_seen(*char)) {
        let (at, char) = chars.next()?;
        let same = folded(char) == folded(wanted)
            || (matches!(char, '，' | ',') && wanted == '、')
            || (wanted == '・' && lookalike::is_middle_dot(char));
        same.then_some(())?;
        end = at + char.len_utf8();
    }
    let rest = &text[end..];
    // A variation selector belongs to the character before it.
    Some(rest.trim_start_matches(lookalike::is_invisible))
}

/// What stands before and after a printed name, wherever in a text it is.
pub fn around<'t>(text: &'t str, name: &str) -> Option<(&'t str, &'t str)> {
    let is_seen = |char: char| !char.is_whitespace() && !lookalike::is_invisible(char);
    let mut places = text.char_indices().filter(|(_, char)| is_seen(*char));
    places.find_map(|(at, _)| Some((&text[..at], after(&text[at..], name)?)))
}

/// What stands before a printed name with which a text ends.
pub fn before<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let is_seen = |char: char| !char.is_whitespace() && !lookalike::is_invisible(char);
    let mut places = text.char_indices().rev().filter(|(_, char)| is_seen(*char));
    places.find_map(|(at, _)| after(&text[at..], name).filter(|rest| rest.is_empty()).map(|_| &text[..at]))
}

/// One character in its usual width, and as what it looks like.
pub fn folded(char: char) -> char {
    /// U+FF61 to U+FF9D, in order.
    const KANA: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
    match char {
        '\u{3000}' => ' ',
        '〜' => '~',
        '\u{ff01}'..='\u{ff5e}' => shifted(char, '\u{ff01}', '!'),
        '\u{ffe5}' => '¥',
        '\u{ff61}'..='\u{ff9d}' => KANA.chars().nth((u32::from(char) - 0xff61) as usize).unwrap_or(char),
        _ if lookalike::is_odd_blank(char) => ' ',
        other => match lookalike::usual(other) {
            wide @ '\u{ff01}'..='\u{ff5e}' => shifted(wide, '\u{ff01}', '!'),
            usual => usual,
        },
    }
}

fn shifted(char: char, from: char, to: char) -> char {
    char::from_u32(u32::from(char) - u32::from(from) + u32::from(to)).unwrap_or(char)
}

/// Replaces the last character by its voiced one, or puts the mark down where it has none.
fn join(out: &mut String, mark: char, voice: fn(char) -> Option<char>) {
    match out.chars().next_back().and_then(voice) {
        Some(voiced) => {
            out.pop();
            out.push(voiced);
        }
        None => out.push(mark),
    }
}

fn voiced(char: char) -> Option<char> {
    let code = u32::from(char);
    // The same table serves ひらがな, which lies 0x60 below カタカナ.
    let kana = if (0x3041..0x30a1).contains(&code) { code + 0x60 } else { code };
    match kana {
        0x30ab..=0x30c2 if kana % 2 == 1 => char::from_u32(code + 1),
        0x30c4 | 0x30c6 | 0x30c8 => char::from_u32(code + 1),
        0x30cf..=0x30db if kana.is_multiple_of(3) => char::from_u32(code + 1),
        0x30a6 => char::from_u32(code + 0x4e),
        _ => None,
    }
}

fn half_voiced(char: char) -> Option<char> {
    let code = u32::from(char);
    let kana = if (0x3041..0x30a1).contains(&code) { code + 0x60 } else { code };
    ((0x30cf..=0x30db).contains(&kana) && kana.is_multiple_of(3)).then(|| char::from_u32(code + 2)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_become_one() {
        for (text, folded) in [
            ("ＩＣＴ　Ver．２", "ict ver.2"),
            ("ﾎﾟｽﾀｰ｡｢ｳﾞｪﾈﾁｱ｣･ｶﾞｯｺｳ", "ポスター。「ヴェネチア」・ガッコウ"),
            ("か\u{3099}は\u{309a}", "がぱ"),
            ("ﾞｱﾞ", "゛ア゛"),
            ("ひらがな カタカナ 𠮷😀", "ひらがな カタカナ 𠮷😀"),
            ("１０〜１２月", "10~12月"),
            ("１０～１２月", "10~12月"),
            ("重点⽬標\u{feff} ⺠⽣\u{ad}費", "重点目標 民生費"),
            ("葛\u{e0100}城\u{fe00}市\u{a0}﹙１﹚", "葛城市 (1)"),
            ("㋿6年度", "令和6年度"),
        ] {
            assert_eq!(fold(text), folded);
        }
        assert_eq!(squeeze(" 部 局　名\n"), "部局名");
        assert_eq!(squeeze("\u{feff}現\u{200b}況 · 課\u{2060}題"), "現況・課題");
    }

    #[test]
    fn every_voiced_kana_is_found() {
        let bases = "カキクケコサシスセソタチツテトハヒフヘホ";
        let voiced = "ガギグゲゴザジズゼゾダヂヅデドバビブベボ";
        let joined: String = bases.chars().flat_map(|base| [base, '\u{ff9e}']).collect();
        assert_eq!(fold(&joined), voiced);
        assert_eq!(fold("ﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ"), "パピプペポ");
        assert_eq!(fold("ナ\u{3099}ッ\u{3099}"), "ナ゛ッ゛");
    }
}
