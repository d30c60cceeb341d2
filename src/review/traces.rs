//! Traces that a converter left: spaced Latin letters, tags, wrong and lost characters, page numbers; most with a fix.

use std::ops::Range;

use super::{Detail, Finding, Fix, Place, Rule, glyphs, put_once};
use crate::html::{self, Piece};
use crate::model::Cell;
use crate::text::lookalike;

/// Latin words that papers use, as they are written together.
const LATIN: &str = " AI API BCP BIM BPO BPR CATV CIO CISO CO DV DX EBPM EC EV FAQ FM GIGA GIS GX HP ICT ID IoT IP ISO IT \
     IoE JIS KPI LAN LED LGWAN LINE MaaS NPO NGO OCR OJT OS PC PCB PDCA PDF PFI PPP PR PTA QR RPA SDGs SE SIM SNS TV UD \
     UI URL USB UX VPN VR WAN WEB Web WiFi ZEB ZEH ";

/// Tags that converters leave. A block ends a line.
const BLOCKS: &[&str] = &["p", "div", "li", "ul", "ol", "tr", "table", "tbody", "h1", "h2", "h3", "h4"];
const INLINE: &[&str] = &[
    "br", "span", "b", "i", "u", "s", "a", "strong", "em", "font", "sup", "sub", "td", "th", "img", "input",
];

/// What of a text is wrong, and what belongs there; nothing where that is not certain.
type Swap = (Range<usize>, Option<String>);

pub(super) fn check(cell: &Cell, text: &str, found: &mut Vec<Finding>) {
    add(Rule::SpacedLetters, cell, text, spaced_letters(text), found);
    add(Rule::StrayTags, cell, text, tags(text), found);
    let [wrong, broken, odd] = characters(text);
    add(Rule::WrongCharacters, cell, text, wrong, found);
    add(Rule::BrokenCharacters, cell, text, broken, found);
    add(Rule::OddCharacters, cell, text, odd, found);
    add(Rule::PageNumber, cell, text, page_number(cell, text).into_iter().collect(), found);
}

/// One finding for the cell, with a fix for all that is certain.
fn add(rule: Rule, cell: &Cell, text: &str, swaps: Vec<Swap>, found: &mut Vec<Finding>) {
    let Some((first, _)) = swaps.first() else { return };
    let place = Place::words(cell, first.clone());
    let is_certain = swaps.iter().any(|(_, right)| right.is_some());
    let (mut pairs, mut mended, mut done) = (Vec::new(), String::new(), 0);
    for (span, right) in swaps {
        let wrong = &text[span.clone()];
        put_once(&mut pairs, (wrong.to_owned(), right.as_deref().unwrap_or(wrong).to_owned()));
        if let Some(right) = right {
            mended.push_str(&text[done..span.start]);
            mended.push_str(&right);
            done = span.end;
        }
    }
    mended.push_str(&text[done..]);
    let fix = is_certain.then(|| Fix { cell: cell.clone(), text: mended });
    found.push(Finding { fix, ..Finding::new(rule, place).with(Detail::Swaps(pairs)) });
}

/// Runs of single Latin letters with spaces between them: I C T.
fn spaced_letters(text: &str) -> Vec<Swap> {
    let bytes = text.as_bytes();
    let mut swaps = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let is_start = bytes[at].is_ascii_alphabetic()
            && !at.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_alphanumeric());
        if !is_start {
            at += 1;
            continue;
        }
        let (mut end, mut word) = (at + 1, String::from(char::from(bytes[at])));
        while let Some(next) = letter_after_space(text, end) {
            word.push(char::from(bytes[next]));
            end = next + 1;
        }
        // The last letter begins a word of its own: A Intelligence.
        let is_whole = !bytes.get(end).is_some_and(u8::is_ascii_alphanumeric);
        let in_order = word.as_bytes().windows(2).all(|pair| pair[1] == pair[0] + 1);
        if word.len() > 1 && is_whole {
            if LATIN.contains(&format!(" {word} ")) {
                swaps.push((at..end, Some(word)));
            } else if word.len() > 3 && !in_order && word.bytes().all(|byte| byte.is_ascii_uppercase()) {
                swaps.push((at..end, None));
            }
        }
        at = end;
    }
    swaps
}

/// Where the next letter stands, if only spaces part it from here.
fn letter_after_space(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let letter = rest.trim_start_matches([' ', '　', '\u{a0}']);
    let gap = rest.len() - letter.len();
    let is_letter = letter.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    ((1..=6).contains(&gap) && is_letter).then_some(at + gap)
}

/// Tags and references of HTML. A block's end becomes the end of the line that it was.
fn tags(text: &str) -> Vec<Swap> {
    let mut swaps: Vec<Swap> = Vec::new();
    for (at, mark) in text.match_indices(['<', '&']) {
        if mark == "&" {
            let found =
                html::reference(&text[at..]).filter(|(char, _)| *char == '\u{a0}' || !char.is_control());
            let means = |char| if char == '\u{a0}' { ' ' } else { char };
            swaps.extend(found.map(|(char, len)| (at..at + len, Some(means(char).to_string()))));
            continue;
        }
        let Some((name, closes, len)) = converters_tag(&text[at..]) else { continue };
        let rest = &text[at + len..];
        let ends_line = name == "br" || closes && BLOCKS.contains(&name.as_str());
        let is_last = rest.trim_start_matches([' ', '　']).is_empty() || rest.starts_with(['\n', '\r']);
        let means = match () {
            () if name == "input" => "○",
            () if ends_line && !is_last => "\n",
            () => "",
        };
        swaps.push((at..at + len, Some(means.to_owned())));
    }
    swaps
}

/// The name of a tag that converters leave, whether it closes, and its length.
fn converters_tag(text: &str) -> Option<(String, bool, usize)> {
    let (name, closes, len) = match html::tag(text)? {
        (Piece::Start(tag), len) => (tag.name, false, len),
        (Piece::End(name), len) => (name, true, len),
        (Piece::Text(_) | Piece::Comment(_), _) => return None,
    };
    let is_known = BLOCKS.contains(&name.as_str()) || INLINE.contains(&name.as_str());
    is_known.then_some((name, closes, len))
}

/// Characters that stand for others; that were lost, cannot be seen, or exist on one machine only; and that look like what
/// people type.
fn characters(text: &str) -> [Vec<Swap>; 3] {
    let [mut wrong, mut broken, mut odd]: [Vec<Swap>; 3] = Default::default();
    for (at, char) in text.char_indices() {
        if (char.is_ascii() && !char.is_ascii_control()) || matches!(char, '\u{3000}'..='\u{30ff}') {
            continue;
        }
        let span = at..at + char.len_utf8();
        match char {
            '\n' | '\r' | '\t' => {}
            '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => broken.push((span, None)),
            '隨' | '邀' => {
                let word = glyphs::WORDS.iter().find(|(word, _)| text[at..].starts_with(word));
                wrong.extend(word.map(|(word, right)| (at..at + word.len(), Some((*right).to_owned()))));
            }
            '\u{4e00}'..='\u{9fff}' | '\u{2e80}'..='\u{2fdf}' if glyphs::japanese(char).is_none() => {}
            '\u{4e00}'..='\u{9fff}' | '\u{2e80}'..='\u{2fdf}' => {
                let from = wrong.last().map_or(0, |(span, _)| span.end);
                wrong.extend((at >= from).then(|| word_of(text, from, span)));
            }
            '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => {
                odd.extend((!is_after_picture(&text[..at])).then(|| (span, Some(String::new()))));
            }
            _ if lookalike::is_odd_blank(char) => odd.push((span, Some(" ".to_owned()))),
            _ if char.is_control() || lookalike::is_invisible(char) => {
                broken.push((span, Some(String::new())))
            }
            '\u{fe30}'..='\u{fe6f}' => {
                let usual = lookalike::usual(char);
                odd.extend((usual != char).then(|| (span, Some(usual.to_string()))));
            }
            _ => {}
        }
    }
    [wrong, broken, odd]
}

/// Whether a text ends with a picture or a sign, which such characters are part of: 👩‍👧, ☑️.
fn is_after_picture(text: &str) -> bool {
    text.chars().next_back().is_some_and(|char| {
        matches!(char, '#' | '*' | '0'..='9' | '\u{2000}'..='\u{2bff}' | '\u{3297}' | '\u{3299}' | '\u{fe0f}')
            || ('\u{1f000}'..'\u{20000}').contains(&char)
    })
}

/// A wrong character with its neighbours, so that a person sees which word is meant: 主查, 检査.
fn word_of(text: &str, from: usize, wrong: Range<usize>) -> Swap {
    let is_kanji = |char: &char| matches!(char, '\u{3400}'..='\u{9fff}' | '\u{2e80}'..='\u{2fdf}');
    let before = text[from..wrong.start].chars().rev().take_while(is_kanji).take(2);
    let start = wrong.start - before.map(char::len_utf8).sum::<usize>();
    let after = if start == wrong.start { 1 } else { 0 };
    let after = text[wrong.end..].chars().take_while(is_kanji).take(after);
    let end = wrong.end + after.map(char::len_utf8).sum::<usize>();
    let right = text[start..end].chars().map(|char| glyphs::japanese(char).unwrap_or(char)).collect();
    (start..end, Some(right))
}

/// A page number in a last line of its own; `- 3 -` certainly, `3` perhaps, and only where sentences stand.
fn page_number(cell: &Cell, text: &str) -> Option<Swap> {
    let trimmed = text.trim_end();
    let before = trimmed.rfind('\n')?;
    let line = trimmed[before + 1..].trim();
    let number = line.trim_matches(['-', '－', '−', '―', '–', ' ', '　']);
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_bare = number.len() == line.len();
    let is_dashed = !is_bare
        && line.starts_with(['-', '－', '−', '―', '–'])
        && line.ends_with(['-', '－', '−', '―', '–']);
    let in_sentences = !matches!(cell, Cell::Initiative(..));
    let is_found = is_number && (is_dashed || is_bare && in_sentences);
    is_found.then(|| (before..text.len(), is_dashed.then(String::new)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text, the codes of what is found, and the text after all fixes.
    fn check_mended(text: &str, codes: &[&str], mended: &str) {
        let mut found = Vec::new();
        check(&Cell::Situation, text, &mut found);
        assert_eq!(found.iter().map(|finding| finding.rule.code()).collect::<Vec<_>>(), codes, "{text:?}");
        let mut now = text.to_owned();
        for _ in 0..4 {
            let mut found = Vec::new();
            check(&Cell::Situation, &now, &mut found);
            match found.into_iter().find_map(|finding| finding.fix) {
                Some(fix) => now = fix.text,
                None => break,
            }
        }
        assert_eq!(now, mended, "{text:?}");
    }

    #[test]
    fn letters_come_together() {
        let spaced = &["spaced_letters"];
        check_mended("ア I C Tの活用", spaced, "ア ICTの活用");
        check_mended(
            "② A I / R P Aといった先端技術、P D C Aサイクル",
            spaced,
            "② AI / RPAといった先端技術、PDCAサイクル",
        );
        check_mended(
            "変革（D X）、統合型G I S、クライアントO S",
            spaced,
            "変革（DX）、統合型GIS、クライアントOS",
        );
        check_mended("S D G s と I　o　T", spaced, "SDGs と IoT");
        check_mended("Q W E Rの導入", spaced, "Q W E Rの導入");
        for text in [
            "区分 A B C",
            "A 案",
            "Web 2.0",
            "Plan A is",
            "A I社会 B",
            "AI RPA",
            "I C Tx",
            "ランク S A B",
            "x y",
        ] {
            let codes: &[&str] = match text {
                "A I社会 B" => spaced,
                _ => &[],
            };
            let mut found = Vec::new();
            check(&Cell::Situation, text, &mut found);
            assert_eq!(found.iter().map(|f| f.rule.code()).collect::<Vec<_>>(), codes, "{text}");
        }
    }

    #[test]
    fn tags_go_and_lines_stay() {
        let tags = &["stray_tags"];
        check_mended("<p>一つ目。</p><p>二つ目。</p>", tags, "一つ目。\n二つ目。");
        check_mended("一<br>二<BR/>三", tags, "一\n二\n三");
        check_mended("<input type=\"checkbox\"> 東庁舎", tags, "○ 東庁舎");
        check_mended("R&amp;D&nbsp;推進&#x3002;", tags, "R&D 推進。");
        check_mended("<p class='a b'>一<!-- 二 --></P>", tags, "一<!-- 二 -->");
        check_mended("<重要> 5<月 & <pre> <p", &[], "<重要> 5<月 & <pre> <p");
    }

    #[test]
    fn characters_become_japanese() {
        let wrong = &["wrong_characters"];
        check_mended("主查級、随时、邀及適用、隨時", wrong, "主査級、随時、遡及適用、随時");
        check_mended("⽬標と実绩", wrong, "目標と実績");
        check_mended("隨筆集、邀撃、髙橋、齋藤", &[], "隨筆集、邀撃、髙橋、齋藤");
        check_mended("目\u{200b}標\u{1}", &["broken_characters"], "目標");
        check_mended("壊れ\u{fffd}た", &["broken_characters"], "壊れ\u{fffd}た");
        check_mended("第\u{b}1\u{c}回\u{85}", &["broken_characters"], "第1回");
        check_mended("第1\u{2060}回\u{3164}\u{feff}", &["broken_characters"], "第1回");
        check_mended("壊れ\u{fffd}た\u{200b}", &["broken_characters"], "壊れ\u{fffd}た");
        check_mended("⺠⽣委員の⻑", wrong, "民生委員の長");
        let odd = &["odd_characters"];
        check_mended("葛\u{e0100}城\u{a0}市\u{2003}役所", odd, "葛城 市 役所");
        check_mended("﹙１﹚︵二︶", odd, "（１）（二）");
        check_mended("辻\u{fe00}と学\u{200c}校\u{200d}へ", odd, "辻と学校へ");
        check_mended(
            "☑\u{fe0f} ①\u{fe0e} 1\u{fe0f}\u{20e3} 神\u{3000}縦",
            &[],
            "☑\u{fe0f} ①\u{fe0e} 1\u{fe0f}\u{20e3} 神\u{3000}縦",
        );
        check_mended("👩\u{200d}👧 一\r\n二\t三", &[], "👩\u{200d}👧 一\r\n二\t三");
    }

    #[test]
    fn page_numbers_end_a_text() {
        check_mended("課題です。\n- 3 -", &["page_number"], "課題です。");
        check_mended("課題です。\n\n3\n", &["page_number"], "課題です。\n\n3\n");
        check_mended("参加者\n27名", &[], "参加者\n27名");
        check_mended("27", &[], "27");
    }
}
