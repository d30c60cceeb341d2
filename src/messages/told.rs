//! Words of a file in the sentences that tell of them.

/// A text in a length that a sentence can quote, with how much more there is.
pub(super) fn short(text: &str) -> String {
    /// Characters.
    const LONGEST: usize = 100;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…（ほか{}文字）", &text[..end], text[end..].chars().count()),
        None => text,
    }
}

/// A heading that names several years, and the one that is taken.
pub(super) fn years(heading: &str, taken: &str) -> String {
    format!(
        "見出し「{}」に、違う年度が書かれています。{taken}として取り込みます。取り込んだ後に確かめてください。",
        short(heading)
    )
}

/// Which SDGs are ticked, and which are not.
pub(super) fn ticked_sdgs(ticked: &[u8], others: &[u8]) -> String {
    let list = |numbers: &[u8]| numbers.iter().map(u8::to_string).collect::<Vec<_>>().join("、");
    match ticked {
        [] => format!("SDGsの{}番には印がないため、取り込みません。", list(others)),
        _ => format!(
            "SDGsは、印の付いた{}番を取り込みます。印のない{}番は取り込みません。",
            list(ticked),
            list(others)
        ),
    }
}

/// Tags around words, which were taken away.
pub(super) fn tags(line: usize, first: &str, count: usize) -> String {
    format!(
        "{line}行目の「{}」など{count}か所の書式のタグは取り除き、中の文章を取り込みます。上付き・下付きの数字は「²」「₂」のような文字にします。",
        short(first)
    )
}

/// JSON has no comments.
pub(super) fn json_comment(words: &str) -> String {
    format!(
        "ここにコメント「{}」があります。JSON にはコメントを書けません。コメントを消してから、もう一度取り込んでください。",
        short(words)
    )
}

/// A quotation mark that nothing closes.
pub(super) fn open_quote(words: &str) -> String {
    format!(
        "ここから始まる「{}」の引用符「\"」に、終わりの「\"」がありません。終わりの「\"」を書き足すか、この「\"」を消してから、もう一度取り込んでください。",
        short(words)
    )
}
