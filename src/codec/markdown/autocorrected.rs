//! Comments of ours in which a word processor has put dashes and curly quotes in place of `--` and `"`: as they were again.

use std::borrow::Cow;

/// What becomes of `--` and of `"`.
const DASHES: [char; 6] = ['-', '‐', '–', '—', '―', '−'];
const QUOTES: [char; 6] = ['“', '”', '„', '‟', '＂', '″'];

/// A text with our comments as they were written; line by line, so that places stay.
pub(super) fn undone(text: &str) -> Cow<'_, str> {
    if !text.contains("<!") {
        return Cow::Borrowed(text);
    }
    let lines: Vec<Cow<'_, str>> = text.split('\n').map(line).collect();
    match lines.iter().all(|line| matches!(line, Cow::Borrowed(_))) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(lines.join("\n")),
    }
}

fn line(line: &str) -> Cow<'_, str> {
    written(line).map_or(Cow::Borrowed(line), Cow::Owned)
}

/// The line with its comment as it was written; none where it has none of ours, or that is whole.
fn written(line: &str) -> Option<String> {
    let (before, rest) = line.split_once("<!")?;
    let words = rest.trim_start_matches(DASHES);
    let inner = words.trim_end().strip_suffix('>')?;
    let content = inner.trim_end_matches(DASHES);
    if words.len() == rest.len() || content.len() == inner.len() {
        return None;
    }
    let content = content.trim();
    let is_number =
        before.starts_with('#') && !content.is_empty() && content.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number && !content.starts_with("goalsheet:") {
        return None;
    }
    let is_curly = QUOTES.iter().any(|quote| content.contains(&format!("{{{quote}")));
    let content = if is_curly { content.replace(QUOTES, "\"") } else { content.to_owned() };
    let written = format!("{before}<!-- {content} -->");
    (written.trim_end() != line.trim_end()).then_some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_as_they_were_written() {
        for (text, expected) in [
            ("<!– goalsheet:sheet {”id”:”a–b”} –>\r\nあ", "<!-- goalsheet:sheet {\"id\":\"a–b\"} -->\nあ"),
            ("### 取組① <!-- 1 –>", "### 取組① <!-- 1 -->"),
            ("### 取組① <!— 1 —>", "### 取組① <!-- 1 -->"),
            ("<!– goalsheet:file {} –>", "<!-- goalsheet:file {} -->"),
        ] {
            assert_eq!(undone(text), expected);
        }
        for text in [
            "<!-- goalsheet:sheet {\"id\":\"“a”\"} -->",
            "<!-- goalsheet:sheet {\"id\":\n\"a\"} -->",
            "### 取組① <!-- 1 -->",
            "a <!– 内緒 –>",
            "“引用”<!",
            "",
        ] {
            assert!(matches!(undone(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
