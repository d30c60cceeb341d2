//! Names with what belongs to each, as lines: a name, and under it its items with a blank before them.

/// A name and its items.
pub type NamedList = (String, Vec<String>);

/// What a line begins with that belongs to the name above it.
const INDENTS: [char; 4] = [' ', '　', '\t', '・'];

/// Reads lines. What stands before the first name is a name itself.
pub fn read(text: &str) -> Vec<NamedList> {
    let mut all: Vec<NamedList> = Vec::new();
    for line in text.lines() {
        let name = line.trim_matches(|char: char| char.is_whitespace() || char == '・');
        if name.is_empty() {
            continue;
        }
        match all.last_mut().filter(|_| line.starts_with(INDENTS)) {
            Some((_, items)) => items.push(name.to_owned()),
            None => all.push((name.to_owned(), Vec::new())),
        }
    }
    all
}

/// Writes them.
pub fn written<'n>(all: impl IntoIterator<Item = (&'n str, &'n [String])>) -> String {
    let lines = all.into_iter().flat_map(|(name, items)| {
        std::iter::once(name.to_owned()).chain(items.iter().map(|item| format!("　{item}")))
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_and_written() {
        let list = |name: &str, items: &[&str]| {
            (name.to_owned(), items.iter().map(|item| (*item).to_owned()).collect())
        };
        for (text, lists, back) in [
            ("", vec![], ""),
            (
                "総務部等\n　総務課\n 人事課\n\n・契約課\n市民部",
                vec![list("総務部等", &["総務課", "人事課", "契約課"]), list("市民部", &[])],
                "総務部等\n　総務課\n　人事課\n　契約課\n市民部",
            ),
            ("　先頭\n\t次", vec![list("先頭", &["次"])], "先頭\n　次"),
        ] {
            let read: Vec<NamedList> = read(text);
            assert_eq!(read, lists, "{text}");
            assert_eq!(written(read.iter().map(|(name, items)| (name.as_str(), &items[..]))), back);
        }
    }
}
