//! What a file holds that this version does not know, kept as it stands: the order of keys, and numbers by their digits.

pub use serde_json::Value;

/// Keys and their values in the order in which they stand, each key once. Where two are compared, the order does not
/// count.
pub type Extra = serde_json::Map<String, Value>;

/// Takes over those of another's keys that are not here.
pub fn adopt(extra: &mut Extra, other: &Extra) {
    for (key, value) in other {
        extra.entry(key.as_str()).or_insert_with(|| value.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extra(text: &str) -> Extra {
        let pairs = text.split(' ').filter_map(|pair| pair.split_once('='));
        pairs.map(|(key, value)| (key.to_owned(), Value::from(value))).collect()
    }

    #[test]
    fn keys_keep_their_order_and_what_is_here_stays() {
        let mut all = extra("b=1 a=2");
        adopt(&mut all, &extra("c=3 a=4"));
        let shown: Vec<_> = all.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        assert_eq!(shown, [("b", Some("1")), ("a", Some("2")), ("c", Some("3"))]);
    }

    #[test]
    fn order_does_not_count_values_do() {
        assert_eq!(extra("a=1 b=2"), extra("b=2 a=1"));
        for other in ["a=1", "a=1 b=3", "a=1 c=2", "a=1 b=2 c=3"] {
            assert_ne!(extra("a=1 b=2"), extra(other));
        }
    }
}
