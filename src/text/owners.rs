//! Names of people as 担当 has them: 山田、鈴木 太郎／危機管理室の佐藤.

use super::width::{fold, squeeze};

/// The names, as they are written: blanks may stand within one.
pub fn names(text: &str) -> Vec<&str> {
    let names = text.split(['、', '・', '･', '／', '/', '，', ',', ';', '；', '\n']);
    names.map(str::trim).filter(|name| !name.is_empty()).collect()
}

/// Whether a person of this name is among those of a text: as one of them, as the beginning of one (山田 of 山田太郎), or
/// behind a blank or what they belong to (危機管理室の山田).
pub fn is_among(name: &str, text: &str) -> bool {
    let name = squeeze(name);
    !name.is_empty() && names(text).into_iter().any(|one| is_of(&name, one))
}

fn is_of(name: &str, one: &str) -> bool {
    let folded = fold(one);
    let begins = |rest: &str| squeeze(rest).starts_with(name);
    let after = folded.char_indices().filter(|(_, char)| char.is_whitespace() || "の:)".contains(*char));
    begins(&folded) || after.into_iter().any(|(at, char)| begins(&folded[at + char.len_utf8()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_among_others_whatever_stands_between_them() {
        for (name, text, is) in [
            ("山田", "山田", true),
            ("山田", "鈴木、山田", true),
            ("山田", "鈴木・山田／佐藤", true),
            ("山田", "鈴木, 山田", true),
            ("山田", "鈴木 山田", true),
            ("山田", "鈴木　山田", true),
            ("山田", "山田太郎", true),
            ("山田太郎", "山田　太郎", true),
            ("山田 太郎", "山田太郎、鈴木", true),
            ("ﾔﾏﾀﾞ", "ヤマダ", true),
            ("yamada", "ＹＡＭＡＤＡ", true),
            ("山田", "危機管理室の山田", true),
            ("山田", "主担当：山田", true),
            ("山田", "（係長）山田", true),
            ("山田", "小山田", false),
            ("山田太郎", "山田", false),
            ("", "山田", false),
            ("山田", "", false),
        ] {
            assert_eq!(is_among(name, text), is, "{name} in {text}");
        }
        assert_eq!(names("山田 太郎、鈴木\n佐藤／ "), ["山田 太郎", "鈴木", "佐藤"]);
    }
}
