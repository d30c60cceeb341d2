//! Full and half width made one, so that search and labels find `ＩＣＴ` and `ICT` alike. Never stored.

/// The text with full-width ASCII as half width, half-width kana as full width, and ASCII in lower case.
///
/// ひらがな and カタカナ stay apart: staff tell them apart too. Marks of voice join the kana before them.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|char| fold_onto(&mut out, char));
    out
}

/// The folded text, and where its characters came from: for each of them its own first byte and that of its original, in
/// order, and both ends last. A kana that a mark of voice joined came from both.
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
        _ => out.push(folded(char).to_ascii_lowercase()),
    }
}

/// The text folded and without any white space: the form in which labels and titles are compared.
pub fn squeeze(text: &str) -> String {
    let mut folded = fold(text);
    folded.retain(|char| !char.is_whitespace());
    folded
}

/// One character in its usual width.
pub fn folded(char: char) -> char {
    /// U+FF61 to U+FF9D, in order.
    const KANA: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
    match char {
        '\u{3000}' => ' ',
        '〜' => '~',
        '\u{ff01}'..='\u{ff5e}' => shifted(char, '\u{ff01}', '!'),
        '\u{ffe5}' => '¥',
        '\u{ff61}'..='\u{ff9d}' => KANA.chars().nth((u32::from(char) - 0xff61) as usize).unwrap_or(char),
        other => other,
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
        ] {
            assert_eq!(fold(text), folded);
        }
        assert_eq!(squeeze(" 部 局　名\n"), "部局名");
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
