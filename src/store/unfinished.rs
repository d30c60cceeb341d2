//! What several keys held before a step changed them, kept while it is under way: a step that was killed is taken back whole.

/// A key's name, and what was there; none where there was nothing.
pub(super) type Before = (String, Option<String>);

/// Stands in no name and in no stored value, which is JSON.
const NEXT: &str = "\u{1}";

pub(super) fn text(all: &[Before]) -> String {
    let lines = all.iter().map(|(name, value)| format!("{name}\n{}", value.as_deref().unwrap_or("")));
    lines.collect::<Vec<_>>().join(NEXT)
}

pub(super) fn parse(text: &str) -> impl Iterator<Item = Before> {
    let entries = text.split(NEXT).filter_map(|entry| entry.split_once('\n'));
    entries.map(|(name, value)| (name.to_owned(), (!value.is_empty()).then(|| value.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_back() {
        let all = vec![
            ("goalsheet:sheet:s 漢".to_owned(), Some("{\"a\":\"\\n\"}\n".to_owned())),
            ("goalsheet:bin:b".to_owned(), None),
        ];
        assert_eq!(parse(&text(&all)).collect::<Vec<_>>(), all);
        assert_eq!(parse("").count(), 0);
    }
}
