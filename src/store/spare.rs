//! The spare: a second copy of what is stored, each value with those that it followed, so that the two can be compared.
//!
//! A browser writes its local storage to disk about once a minute, in which time a power cut takes it back to a value of a
//! minute ago. The spare is on disk at once; at the start it is newer where it followed the value that is stored.

use super::{DRAFT, Fingerprint, Key, UNSTORED};

/// So many earlier values are known by their marks: some minutes of typing.
const KEPT: usize = 256;
/// The mark of nothing.
const NOTHING: &str = "-";

/// A value's mark; none where there is no value.
pub(crate) type FollowMark = Option<Fingerprint>;

/// A write of the first copy, to be made in the spare too.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The key's name.
    pub name: String,
    /// What was there before, one after the other.
    pub replaced: Vec<FollowMark>,
    /// What is there now.
    pub value: Option<String>,
}

impl Written {
    /// Puts a later write of the same key over this one.
    pub fn follow(&mut self, later: Self) {
        self.replaced.extend(later.replaced);
        self.value = later.value;
    }
}

/// What is known of a value of the spare without reading it.
#[derive(Clone, Debug, PartialEq)]
pub struct SpareHead {
    /// The key's name.
    pub name: String,
    holds: FollowMark,
    /// What was under the key before, the oldest first.
    before: Vec<FollowMark>,
}

/// How a value of the spare stands to the one that is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpareStanding {
    /// They are the same.
    Same,
    /// It followed the stored one, which was not on disk in time.
    Newer,
    /// Neither is known to have followed the other.
    Apart,
}

impl SpareHead {
    /// The head after a write.
    pub fn after(earlier: Option<Self>, written: &Written) -> Self {
        let holds = written.value.as_deref().map(Fingerprint::of);
        let (mut before, held) =
            earlier.map_or_else(|| (Vec::new(), None), |head| (head.before, Some(head.holds)));
        for mark in held.into_iter().chain(written.replaced.iter().copied()) {
            if mark != holds && before.last() != Some(&mark) {
                before.push(mark);
            }
        }
        before.drain(..before.len().saturating_sub(KEPT));
        Self { name: written.name.clone(), holds, before }
    }

    /// How it stands to what is stored.
    pub fn standing(&self, stored: FollowMark) -> SpareStanding {
        if self.holds == stored {
            SpareStanding::Same
        } else if self.before.contains(&stored) {
            SpareStanding::Newer
        } else {
            SpareStanding::Apart
        }
    }

    /// The head as it is kept: the name in a line, then the marks.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n{}", self.name, mark_text(self.holds));
        for mark in &self.before {
            text.push(' ');
            text.push_str(&mark_text(*mark));
        }
        text
    }

    /// Reads a head; none where it is no head.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, marks) = text.split_once('\n')?;
        let mut marks = marks.split(' ').map(parse_mark);
        let holds = marks.next()??;
        Some(Self { name: name.to_owned(), holds, before: marks.collect::<Option<_>>()? })
    }
}

/// What the spare has a value of.
#[derive(Clone, Debug, PartialEq)]
pub enum SpareOf {
    /// What is stored under a key.
    Key(Key),
    /// What stands in a field whose text is not in the document yet.
    Draft(String),
    /// What a key should hold and could not be stored.
    Unstored(Key),
}

/// Why the spare had what was not stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovery {
    /// The browser ended before it had written it to disk.
    Unwritten,
    /// It could not be stored.
    Unstored,
}

impl SpareOf {
    /// The name under which it is kept.
    pub fn name(&self) -> String {
        match self {
            Self::Key(key) => key.name(),
            Self::Draft(field) => format!("{DRAFT}{field}"),
            Self::Unstored(key) => format!("{UNSTORED}{}", key.name()),
        }
    }
}

/// What a kept head is of, and how it stands to what is stored there; none for one that is the same, as nearly all are, and for
/// a stranger's.
pub fn differing(head: &str, stored: impl Fn(&SpareOf) -> FollowMark) -> Option<(SpareOf, SpareStanding)> {
    let (name, marks) = head.split_once('\n')?;
    let of = match (name.strip_prefix(DRAFT), name.strip_prefix(UNSTORED)) {
        (Some(field), _) => SpareOf::Draft(field.to_owned()),
        (None, Some(name)) => SpareOf::Unstored(Key::parse(name)?),
        (None, None) => SpareOf::Key(Key::parse(name)?),
    };
    let stored = stored(&of);
    if marks.split(' ').next() == Some(&mark_text(stored)) {
        return None;
    }
    Some((of, SpareHead::parse(head)?.standing(stored)))
}

fn mark_text(mark: FollowMark) -> String {
    mark.map_or_else(|| NOTHING.to_owned(), Fingerprint::text)
}

fn parse_mark(text: &str) -> Option<FollowMark> {
    if text == NOTHING { Some(None) } else { Fingerprint::parse(text).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(replaced: Option<&str>, value: Option<&str>) -> Written {
        Written {
            name: "goalsheet:sheet:s 漢".to_owned(),
            replaced: vec![replaced.map(Fingerprint::of)],
            value: value.map(str::to_owned),
        }
    }

    fn standing(head: &SpareHead, stored: Option<&str>) -> SpareStanding {
        head.standing(stored.map(Fingerprint::of))
    }

    #[test]
    fn it_is_newer_than_what_it_followed() {
        let mut head = SpareHead::after(None, &written(None, Some("一")));
        for (before, value) in [("一", "二"), ("二", "三")] {
            head = SpareHead::after(Some(head), &written(Some(before), Some(value)));
        }
        let head = SpareHead::parse(&head.text()).expect("a head");
        assert_eq!(head.name, "goalsheet:sheet:s 漢");
        for earlier in [None, Some("一"), Some("二")] {
            assert_eq!(standing(&head, earlier), SpareStanding::Newer, "{earlier:?}");
        }
        assert_eq!(standing(&head, Some("三")), SpareStanding::Same);
        assert_eq!(standing(&head, Some("四")), SpareStanding::Apart);
        let gone = SpareHead::after(Some(head), &written(Some("三"), None));
        assert_eq!(standing(&gone, Some("三")), SpareStanding::Newer);
        let stored = |text: &'static str| move |_: &SpareOf| Some(Fingerprint::of(text));
        let key = SpareOf::Key(Key::parse(&gone.name).expect("a key"));
        assert_eq!(differing(&gone.text(), stored("三")), Some((key, SpareStanding::Newer)));
        assert_eq!(differing(&gone.text(), |_| None), None);
        assert_eq!(SpareHead::parse(&gone.text()), Some(gone));
    }

    #[test]
    fn a_write_that_the_spare_missed_is_followed_too() {
        let head = SpareHead::after(None, &written(None, Some("一")));
        let head = SpareHead::after(Some(head), &written(Some("見なかった"), Some("三")));
        assert_eq!(standing(&head, Some("見なかった")), SpareStanding::Newer);
    }

    #[test]
    fn it_forgets_what_is_long_past_and_reads_nothing_else() {
        let mut head = SpareHead::after(None, &written(None, Some("0")));
        for n in 1..=KEPT + 10 {
            head = SpareHead::after(Some(head), &written(Some(&(n - 1).to_string()), Some(&n.to_string())));
        }
        assert_eq!(head.before.len(), KEPT);
        assert_eq!(standing(&head, Some("0")), SpareStanding::Apart);
        assert_eq!(standing(&head, Some(&(KEPT + 9).to_string())), SpareStanding::Newer);
        for text in ["", "name", "name\n", "name\nxyz", "name\n- ?"] {
            assert_eq!(SpareHead::parse(text), None, "{text}");
        }
    }
}
