//! Keys with characters that nobody sees in them, as word processors and web pages leave them, are the keys that are seen: else a
//! text would be kept as one that this version does not know.

use super::{FILE_KEYS, INITIATIVE, POSITION, SHEET, key};
use crate::codec::Field;
use crate::model::{Extra, Value};
use crate::text::lookalike::is_invisible;

/// Gives the keys of a file, its sheets and their rows their names.
pub(crate) fn see_keys(file: &mut Extra) {
    mend(file, |name| FILE_KEYS.contains(&name));
    for sheet in maps(file.get_mut("sheets")) {
        mend(sheet, |name| is_among(&SHEET, name));
        for (rows, fields) in [(Field::Positions, &POSITION[..]), (Field::Initiatives, &INITIATIVE)] {
            maps(sheet.get_mut(key(rows))).for_each(|row| mend(row, |name| is_among(fields, name)));
        }
    }
}

fn is_among(fields: &[Field], name: &str) -> bool {
    fields.iter().any(|field| key(*field) == name)
}

fn maps(list: Option<&mut Value>) -> impl Iterator<Item = &mut Extra> {
    list.and_then(Value::as_array_mut).into_iter().flatten().filter_map(Value::as_object_mut)
}

/// Gives an object's keys the names that they show, where such a key is known and not there yet.
fn mend(map: &mut Extra, is_known: impl Fn(&str) -> bool) {
    if map.keys().all(|name| !name.contains(is_invisible)) {
        return;
    }
    let all = std::mem::take(map);
    let names: Vec<String> = all.keys().cloned().collect();
    for (name, value) in all {
        let seen: String = name.chars().filter(|char| !is_invisible(*char)).collect();
        let is_mended = seen != name && is_known(&seen) && !names.contains(&seen) && !map.contains_key(&seen);
        map.insert(if is_mended { seen } else { name }, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_keys_are_mended() {
        let check = |text: &str, expected: &str| {
            let mut file: Extra = serde_json::from_str(text).expect("an object");
            see_keys(&mut file);
            assert_eq!(Value::Object(file).to_string(), expected);
        };
        check(
            "{\"vers\u{ad}ion\":1,\"no\u{ad}te\":2,\"sheets\":[{\"go\u{ad}al\":\"a\",\"initiatives\":[{\"tar\u{200b}get\":\"b\"}]}]}",
            "{\"version\":1,\"no\u{ad}te\":2,\"sheets\":[{\"goal\":\"a\",\"initiatives\":[{\"target\":\"b\"}]}]}",
        );
        check("{\"for\u{ad}mat\":2,\"format\":1}", "{\"for\u{ad}mat\":2,\"format\":1}");
        check("{\"format\":1,\"for\u{ad}mat\":2}", "{\"format\":1,\"for\u{ad}mat\":2}");
    }
}
