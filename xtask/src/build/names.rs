//! Short names for what the WebAssembly takes from its JavaScript.
//!
//! wasm-bindgen's names end in hashes, which do not compress and stand in both files: 5 KB of the download. Nobody
//! else reads them.

use crate::process::Result;

/// The names that are imported, in their order; a place in it is the short name.
pub(crate) struct Names(Vec<String>);

/// The section of a WebAssembly file that lists its imports.
const IMPORTS: u8 = 2;

impl Names {
    /// The names that a WebAssembly file imports.
    pub(crate) fn of(wasm: &[u8]) -> Result<Self> {
        let mut names = Vec::new();
        for (id, content) in sections(wasm)? {
            if id == IMPORTS {
                each_import(content, |import| names.push(import.name.to_owned()))?;
            }
        }
        Ok(Self(names))
    }

    /// The WebAssembly with the short names.
    pub(crate) fn in_wasm(&self, wasm: &[u8]) -> Result<Vec<u8>> {
        let mut out = wasm.get(..HEADER).ok_or(BROKEN)?.to_vec();
        for (id, content) in sections(wasm)? {
            let mut imports = Vec::new();
            if id == IMPORTS {
                put_number(&mut imports, self.0.len());
                let mut at = 0;
                each_import(content, |import| {
                    put_text(&mut imports, import.module);
                    put_text(&mut imports, &short(at));
                    imports.extend_from_slice(import.kind);
                    at += 1;
                })?;
            }
            let content = if id == IMPORTS { &imports } else { content };
            out.push(id);
            put_number(&mut out, content.len());
            out.extend_from_slice(content);
        }
        Ok(out)
    }

    /// The JavaScript with the short names, and without what only a reader needs: indentation and comments.
    pub(crate) fn in_script(&self, script: &str) -> Result<String> {
        let mut out = String::new();
        let mut replaced = 0;
        for line in code_lines(script) {
            for piece in line.split_inclusive(|c: char| !is_of_name(c)) {
                let word = piece.trim_end_matches(|c: char| !is_of_name(c));
                match self.0.iter().position(|name| name == word) {
                    Some(at) => {
                        out.push_str(&short(at));
                        replaced += 1;
                    }
                    None => out.push_str(word),
                }
                out.push_str(&piece[word.len()..]);
            }
            out.push('\n');
        }
        match replaced == self.0.len() {
            true => Ok(out),
            false => Err("wasm-bindgen's JavaScript does not name each import once".into()),
        }
    }
}

/// The lines of wasm-bindgen's JavaScript that do something. None of its texts goes over several lines.
pub(crate) fn code_lines(script: &str) -> impl Iterator<Item = &str> {
    let mut in_comment = false;
    script.lines().map(str::trim).filter(move |line| {
        in_comment |= line.starts_with("/*");
        let is_code = !(in_comment || line.is_empty() || line.starts_with("//"));
        in_comment &= !line.ends_with("*/");
        is_code
    })
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

/// a, b, … z, ba, bb, …
fn short(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.insert(0, char::from(b'a' + (at % 26) as u8));
        at /= 26;
        if at == 0 {
            return letters.into_iter().collect();
        }
    }
}

/// What a WebAssembly file opens with, in bytes.
const HEADER: usize = 8;
const BROKEN: &str = "the WebAssembly cannot be read";

/// The sections: what each is, and its content.
fn sections(wasm: &[u8]) -> Result<Vec<(u8, &[u8])>> {
    let mut rest = wasm.get(HEADER..).ok_or(BROKEN)?;
    let mut found = Vec::new();
    while let Some((id, after)) = rest.split_first() {
        rest = after;
        let length = take_number(&mut rest)?;
        found.push((*id, take(&mut rest, length)?));
    }
    Ok(found)
}

/// One import, in its parts.
struct Import<'w> {
    module: &'w str,
    name: &'w str,
    /// What it is, as it stands in the file.
    kind: &'w [u8],
}

fn each_import<'w>(content: &'w [u8], mut act: impl FnMut(Import<'w>)) -> Result {
    let mut rest = content;
    for _ in 0..take_number(&mut rest)? {
        let (module, name) = (take_text(&mut rest)?, take_text(&mut rest)?);
        let kind = rest;
        if take(&mut rest, 1)? != [0] {
            return Err("wasm-bindgen imports something that is no function".into());
        }
        take_number(&mut rest)?;
        act(Import { module, name, kind: &kind[..kind.len() - rest.len()] });
    }
    Ok(())
}

fn take<'w>(rest: &mut &'w [u8], length: usize) -> Result<&'w [u8]> {
    let (taken, after) = rest.split_at_checked(length).ok_or(BROKEN)?;
    *rest = after;
    Ok(taken)
}

fn take_text<'w>(rest: &mut &'w [u8]) -> Result<&'w str> {
    let length = take_number(rest)?;
    Ok(std::str::from_utf8(take(rest, length)?)?)
}

/// A number as WebAssembly writes it: seven bits a byte, the low ones first.
fn take_number(rest: &mut &[u8]) -> Result<usize> {
    let mut number = 0;
    for shift in (0..35).step_by(7) {
        let byte = take(rest, 1)?[0];
        number |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(number);
        }
    }
    Err(BROKEN.into())
}

fn put_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    put_number(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file with one import of each name, and a section after it.
    fn file(names: &[&str]) -> Vec<u8> {
        let mut imports = Vec::new();
        put_number(&mut imports, names.len());
        for name in names {
            put_text(&mut imports, "m");
            put_text(&mut imports, name);
            imports.extend([0, 0x85, 0x01]);
        }
        let mut file = b"\0asm\x01\0\0\0\x02".to_vec();
        put_number(&mut file, imports.len());
        file.extend(imports);
        file.extend([0, 2, 7, 7]);
        file
    }

    #[test]
    fn both_files_get_the_same_short_names() {
        let long = "__wbg_new_0123456789abcdef".repeat(9);
        let wasm = file(&[&long, "__wbg_newer"]);
        let names = Names::of(&wasm).expect("names");
        assert_eq!(names.in_wasm(&wasm).expect("a file"), file(&["a", "b"]));
        let script = format!("/**\n * x\n */\n  {long}: f(),\n\n  // y\n  __wbg_newer: g(__wbg_new) /* z */");
        assert_eq!(names.in_script(&script).expect("a script"), "a: f(),\nb: g(__wbg_new) /* z */\n");
    }

    #[test]
    fn what_does_not_fit_together_is_refused() {
        assert!(Names::of(b"\0asm").is_err());
        assert!(Names::of(&file(&["a"])[..14]).is_err());
        let names = Names::of(&file(&["__wbg_a", "__wbg_b"])).expect("names");
        assert!(names.in_script("__wbg_a").is_err());
    }

    #[test]
    fn short_names_differ() {
        let names: Vec<_> = (0..2000).map(short).collect();
        assert!(names.iter().enumerate().all(|(at, name)| !names[..at].contains(name)));
        assert_eq!([short(0), short(25), short(26)], ["a", "z", "ba"]);
    }
}
