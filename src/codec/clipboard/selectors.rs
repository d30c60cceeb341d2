//! Which elements a style sheet's rule is for: by name, class, id and attributes, and by the elements around them.

use crate::html::Tag;

/// A rule's selector, from the element itself outward.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Selector {
    own: Compound,
    /// Each with whether it has to stand directly around the one before.
    around: Vec<(bool, Compound)>,
}

/// What one element has to be.
#[derive(Clone, Debug, Default, PartialEq)]
struct Compound {
    name: Option<String>,
    id: Option<String>,
    classes: Vec<String>,
    attributes: Vec<(String, Option<String>)>,
}

impl Selector {
    /// Reads a selector; none where it asks for what is not known here: a state, a sibling, everything.
    pub(super) fn read(text: &str) -> Option<Self> {
        let spaced = text.replace('>', " > ");
        let mut words: Vec<&str> = spaced.split_whitespace().collect();
        let own = Compound::read(words.pop()?)?;
        let mut around = Vec::new();
        let mut is_direct = false;
        while let Some(word) = words.pop() {
            if word == ">" {
                is_direct = true;
            } else {
                around.push((std::mem::take(&mut is_direct), Compound::read(word)?));
            }
        }
        (!is_direct).then_some(Self { own, around })
    }

    /// Whether it is for an element; `around` are those that are open around it, the outermost first.
    pub(super) fn fits(&self, tag: &Tag, around: &[Tag]) -> bool {
        self.own.fits(tag) && fits_around(&self.around, around)
    }

    /// A class, an id or a name by which its elements are found.
    pub(super) fn key(&self) -> String {
        let Compound { name, id, classes, .. } = &self.own;
        match (classes.first(), id, name) {
            (Some(class), ..) => format!(".{class}"),
            (None, Some(id), _) => format!("#{id}"),
            (None, None, Some(name)) => name.clone(),
            (None, None, None) => String::new(),
        }
    }

    /// How much it says: more ids, then more classes and attributes, then more names.
    pub(super) fn weight(&self) -> (usize, usize, usize) {
        let all = || std::iter::once(&self.own).chain(self.around.iter().map(|(_, one)| one));
        (
            all().filter(|one| one.id.is_some()).count(),
            all().map(|one| one.classes.len() + one.attributes.len()).sum(),
            all().filter(|one| one.name.is_some()).count(),
        )
    }

    /// Whether it is for every element of a name, wherever that stands.
    pub(super) fn is_of_all(&self, names: &[&str]) -> bool {
        let Compound { name, id, classes, attributes } = &self.own;
        id.is_none()
            && classes.is_empty()
            && attributes.is_empty()
            && self.around.is_empty()
            && name.as_deref().is_some_and(|name| names.contains(&name))
    }
}

/// The keys by which an element may be found.
pub(super) fn keys_of(tag: &Tag) -> impl Iterator<Item = String> {
    let classes = tag.attribute("class").unwrap_or("").split_whitespace().map(|class| format!(".{class}"));
    let id = tag.attribute("id").map(|id| format!("#{id}"));
    classes.chain(id).chain([tag.name.clone(), String::new()])
}

fn fits_around(wanted: &[(bool, Compound)], around: &[Tag]) -> bool {
    let Some(((is_direct, compound), outer)) = wanted.split_first() else { return true };
    let deepest = if *is_direct { around.len().saturating_sub(1) } else { 0 };
    (deepest..around.len()).rev().any(|at| compound.fits(&around[at]) && fits_around(outer, &around[..at]))
}

impl Compound {
    fn read(word: &str) -> Option<Self> {
        let mut compound = Self::default();
        let end = word.find(['.', '#', '[']).unwrap_or(word.len());
        let (name, mut rest) = word.split_at(end);
        if word.contains([':', '*', '+', '~']) && !word.contains('[') || name.contains([':', '*', '+', '~']) {
            return None;
        }
        compound.name = Some(name.to_ascii_lowercase()).filter(|name| !name.is_empty());
        while let Some(mark) = rest.chars().next() {
            let inside = &rest[1..];
            let end = match mark {
                '[' => inside.find(']')?,
                _ => inside.find(['.', '#', '[']).unwrap_or(inside.len()),
            };
            let part = &inside[..end];
            if part.is_empty() || mark != '[' && part.contains([':', '*']) {
                return None;
            }
            match mark {
                '.' => compound.classes.push(part.to_owned()),
                '#' => compound.id = Some(part.to_owned()),
                _ => compound.attributes.push(attribute(part)?),
            }
            rest = &inside[end + usize::from(mark == '[')..];
        }
        Some(compound)
    }

    fn fits(&self, tag: &Tag) -> bool {
        let has_class = |class: &String| {
            tag.attribute("class").is_some_and(|all| all.split_whitespace().any(|one| one == class))
        };
        let has_attribute = |(name, value): &(String, Option<String>)| {
            tag.attribute(name).is_some_and(|own| value.as_ref().is_none_or(|value| own == value))
        };
        self.name.as_ref().is_none_or(|name| *name == tag.name)
            && self.id.as_ref().is_none_or(|id| tag.attribute("id") == Some(id))
            && self.classes.iter().all(has_class)
            && self.attributes.iter().all(has_attribute)
    }
}

/// An attribute that has to be there, and its value where that is asked for.
fn attribute(part: &str) -> Option<(String, Option<String>)> {
    let Some((name, value)) = part.split_once('=') else {
        return Some((part.trim().to_ascii_lowercase(), None));
    };
    // `~=`, `^=` and the like ask for a part of it.
    let is_whole = !name.ends_with(['~', '|', '^', '$', '*']);
    let value = value.trim().trim_matches(['"', '\'']);
    is_whole.then(|| (name.trim().to_ascii_lowercase(), Some(value.to_owned())))
}

/// A style sheet without comments, and without what it says of paper and of narrow screens.
pub(super) fn for_screens(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['@', '/']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(inside) = rest.strip_prefix("/*") {
            rest = inside.split_once("*/").map_or("", |(_, rest)| rest);
        } else if rest.starts_with("@media") || rest.starts_with("@supports") {
            let Some((asked, inside)) = rest.split_once('{') else { return out };
            let end = block_end(inside);
            let asked = asked.to_ascii_lowercase();
            let is_other = asked.contains("print") && !asked.contains("screen")
                || asked.contains("not ")
                || asked.contains("max-width");
            if !is_other {
                out.push_str(&for_screens(&inside[..end]));
            }
            rest = inside.get(end + 1..).unwrap_or("");
        } else {
            let len = rest.chars().next().map_or(1, char::len_utf8);
            out.push_str(&rest[..len]);
            rest = &rest[len..];
        }
    }
    out.push_str(rest);
    out
}

/// Where the block ends that a text stands in.
fn block_end(text: &str) -> usize {
    let mut depth = 0usize;
    for (at, char) in text.char_indices() {
        match char {
            '{' => depth += 1,
            '}' if depth == 0 => return at,
            '}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{Piece, pieces};

    fn tags(html: &str) -> Vec<Tag> {
        let tags = pieces(html).filter_map(|piece| match piece {
            Piece::Start(tag) => Some(tag),
            _ => None,
        });
        tags.collect()
    }

    #[test]
    fn selectors_find_their_elements() {
        let all = tags("<table><tr class='old x'><td id=k7><span data-x='1' class=v>");
        let (own, around) = all.split_last().expect("elements");
        for (selector, expected) in [
            ("span", true),
            (".v", true),
            ("tr.old span", true),
            (".old.x .v", true),
            (".old > .v", false),
            ("td > .v", true),
            ("tr>td>span", true),
            ("#k7 span", true),
            ("#k8 span", false),
            ("[data-x]", true),
            ("span[data-x='1']", true),
            ("[data-x=2]", false),
            ("table table .v", false),
        ] {
            let read = Selector::read(selector).unwrap_or_else(|| panic!("{selector}"));
            assert_eq!(read.fits(own, around), expected, "{selector}");
        }
        for selector in ["*", "td:hover", "a::before", "p + .v", "[class~=v]", "> td", ""] {
            assert!(Selector::read(selector).is_none_or(|read| !read.fits(own, around)), "{selector}");
        }
    }

    #[test]
    fn only_what_is_said_of_screens_counts() {
        for (css, expected) in [
            ("a{b:c}", "a{b:c}"),
            ("/* x { */a{b:c}", "a{b:c}"),
            ("@media all{a{b:c}}d{e:f}", "a{b:c}d{e:f}"),
            ("@media print{a{b:c}}d{e:f}", "d{e:f}"),
            ("@media (min-width: 10px){a{b:c}}", "a{b:c}"),
            ("@media (max-width: 400px){a{b:c}}d{e:f}", "d{e:f}"),
        ] {
            assert_eq!(for_screens(css), expected, "{css}");
        }
    }
}
