//! HTML's elements: which hold nothing, which stand within a line, and which on lines of their own.

/// Elements that hold nothing.
pub(super) const VOID: [&str; 7] = ["br", "col", "img", "meta", "link", "hr", "input"];
/// Elements that stand within a line.
pub(super) const WITHIN: [&str; 19] = [
    "span", "b", "i", "u", "s", "a", "font", "em", "strong", "sup", "sub", "del", "ins", "small", "strike",
    "ruby", "o:p", "label", "input",
];
/// Elements that stand on lines of their own.
const BLOCKS: &str = "p div li ol ul dl dt dd details summary textarea h1 h2 h3 h4 h5 h6 hr pre blockquote section article \
    aside header footer main nav figure figcaption address center fieldset form";

/// Whether elements of a name stand on lines of their own.
pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.split_whitespace().any(|one| one == name)
}
