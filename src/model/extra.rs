//! What a file holds that this version does not know, kept as it stands: the order of keys, and numbers by their digits.

/// Any value of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// A number, as it is written.
    Number(String),
    /// A text.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// Keys and values.
    Object(Extra),
}

/// Keys and their values in the order in which they stand, each key once.
#[derive(Clone, Debug, Default)]
pub struct Extra(Vec<(String, Value)>);

impl Value {
    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is a whole one from 0.
    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Number(digits) => digits.parse().ok(),
            _ => None,
        }
    }

    /// The value of a key, to be changed, if it is an object that has it.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        match self {
            Self::Object(map) => map.get_mut(key),
            _ => None,
        }
    }

    /// The value, with nothing in its place.
    pub fn take(&mut self) -> Self {
        std::mem::replace(self, Self::Null)
    }

    /// The value of a key, if it is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(map) => map.get(key),
            _ => None,
        }
    }
}

impl Extra {
    /// No keys.
    pub fn new() -> Self {
        Self::default()
    }

    /// These keys, or the first one that has stood before, and its place.
    pub fn of(pairs: Vec<(String, Value)>) -> Result<Self, (usize, String)> {
        let order = in_order(&pairs);
        let again = order.windows(2).filter(|two| pairs[two[0]].0 == pairs[two[1]].0).map(|two| two[1]);
        match again.min() {
            Some(at) => Err((at, pairs[at].0.clone())),
            None => Ok(Self(pairs)),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Keys and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = &(String, Value)> {
        self.0.iter()
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().find(|(own, _)| own == key).map(|(_, value)| value)
    }

    /// The value of a key, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value> {
        self.0.iter_mut().find(|(own, _)| own == key).map(|(_, value)| value)
    }

    /// Whether there is such a key.
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Keeps some of the keys.
    pub fn retain(&mut self, mut keep: impl FnMut(&str, &Value) -> bool) {
        self.0.retain(|(key, value)| keep(key, value));
    }

    /// Takes a key out; the others stay in order.
    pub fn take(&mut self, key: &str) -> Option<Value> {
        let at = self.0.iter().position(|(own, _)| own == key)?;
        Some(self.0.remove(at).1)
    }

    /// Gives a key this value.
    pub fn insert(&mut self, key: String, value: Value) {
        match self.get_mut(&key) {
            Some(own) => *own = value,
            None => self.0.push((key, value)),
        }
    }

    /// Takes over other keys; where one is here already, its new value counts.
    pub fn extend(&mut self, others: impl IntoIterator<Item = (String, Value)>) {
        self.join(others.into_iter().collect(), true);
    }

    /// Takes over those of another's keys that are not here.
    pub fn adopt(&mut self, other: &Self) {
        self.join(other.0.clone(), false);
    }

    fn join(&mut self, others: Vec<(String, Value)>, replaces: bool) {
        self.0.extend(others);
        let order = in_order(&self.0);
        let mut all: Vec<Option<(String, Value)>> =
            std::mem::take(&mut self.0).into_iter().map(Some).collect();
        // What is equal stands together, the first first.
        let mut first = None;
        for at in order {
            let is_again = first.is_some_and(|first: usize| key(&all[first]) == key(&all[at]));
            match (first.filter(|_| is_again), replaces) {
                (None, _) => first = Some(at),
                (Some(_), false) => all[at] = None,
                (Some(first), true) => {
                    if let (Some((_, value)), Some(earlier)) = (all[at].take(), &mut all[first]) {
                        earlier.1 = value;
                    }
                }
            }
        }
        self.0.extend(all.into_iter().flatten());
    }
}

/// The order of keys does not count.
impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        let sorted = |extra: &'_ Self| in_order(&extra.0);
        self.0 == other.0
            || self.0.len() == other.0.len()
                && sorted(self).into_iter().zip(sorted(other)).all(|(a, b)| self.0[a] == other.0[b])
    }
}

impl IntoIterator for Extra {
    type Item = (String, Value);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number.to_string())
    }
}

impl From<u16> for Value {
    fn from(number: u16) -> Self {
        i64::from(number).into()
    }
}

impl FromIterator<(String, Value)> for Extra {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(pairs: I) -> Self {
        let mut all = Self::new();
        all.join(pairs.into_iter().collect(), true);
        all
    }
}

fn key(pair: &Option<(String, Value)>) -> Option<&str> {
    pair.as_ref().map(|(key, _)| key.as_str())
}

/// The places of the pairs in the order of their keys; equal ones stay as they come.
fn in_order(pairs: &[(String, Value)]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..pairs.len()).collect();
    places.sort_by_key(|at| &pairs[*at].0);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extra(text: &str) -> Extra {
        text.split(' ')
            .filter_map(|pair| pair.split_once('='))
            .map(|(key, value)| (key.into(), Value::Number(value.into())))
            .collect()
    }

    fn shown(extra: &Extra) -> String {
        let pairs = extra.iter().map(|(key, value)| match value {
            Value::Number(digits) => format!("{key}={digits}"),
            other => panic!("{other:?}"),
        });
        pairs.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn keys_keep_their_order_and_stand_once() {
        assert_eq!(shown(&extra("b=1 a=2 b=3 c=4 b=5")), "b=5 a=2 c=4");
        let joined = |with: &dyn Fn(&mut Extra)| {
            let mut all = extra("b=1 a=2");
            with(&mut all);
            shown(&all)
        };
        assert_eq!(joined(&|all| all.extend(extra("c=3 a=4"))), "b=1 a=4 c=3");
        assert_eq!(joined(&|all| all.adopt(&extra("c=3 a=4"))), "b=1 a=2 c=3");
        assert_eq!(joined(&|all| drop(all.take("b"))), "a=2");
    }

    #[test]
    fn a_key_that_stands_twice_is_named_by_its_place() {
        let pairs = |keys: &str| keys.chars().map(|key| (key.to_string(), Value::Null)).collect();
        assert_eq!(Extra::of(pairs("abcbaa")).err(), Some((3, "b".to_owned())));
        assert_eq!(Extra::of(pairs("")).map(|extra| extra.is_empty()), Ok(true));
    }

    #[test]
    fn order_does_not_count_values_do() {
        assert_eq!(extra("a=1 b=2"), extra("b=2 a=1"));
        for other in ["a=1", "a=1 b=3", "a=1 c=2", "a=1 b=2 c=3"] {
            assert_ne!(extra("a=1 b=2"), extra(other));
        }
    }
}
