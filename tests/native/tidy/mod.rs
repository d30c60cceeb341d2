//! The rules of the house that a test can keep; ARCHITECTURE.md says why they are there.

mod imports;

use std::fs;
use std::path::{Path, PathBuf};

use imports::Map;

/// A room of `src/`, and the other rooms that it may name.
const ROOMS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("html", &[]),
    ("text", &["model"]),
    ("results", &["model", "text"]),
    ("review", &["html", "model", "results", "text"]),
    ("reading", &["model", "results", "review", "text"]),
    ("overview", &["lineage", "model", "results", "review", "text"]),
    ("progress", &["model", "results", "review"]),
    ("alignment", &["model", "text"]),
    ("calendar", &["model", "results", "text"]),
    ("carry", &["model", "results"]),
    ("lineage", &["model", "results", "text"]),
    ("promises", &["lineage", "model", "results", "review", "text"]),
    ("merge", &["model", "text"]),
    ("route", &["model"]),
    ("listing", &["model", "text"]),
    ("session", &["model"]),
    ("codec", &["html", "model", "results", "text"]),
    ("import", &["codec", "merge", "model", "text"]),
    ("versions", &["codec", "model"]),
    ("store", &["codec", "merge", "model", "session"]),
    (
        "protocol",
        &["codec", "merge", "model", "overview", "promises", "reading", "results", "review", "text"],
    ),
    (
        "messages",
        &[
            "alignment",
            "calendar",
            "carry",
            "codec",
            "import",
            "lineage",
            "listing",
            "merge",
            "model",
            "overview",
            "promises",
            "progress",
            "protocol",
            "results",
            "review",
            "store",
            "text",
            "versions",
        ],
    ),
    ("figures", &["messages", "model", "results", "text"]),
    (
        "publish",
        &[
            "alignment",
            "calendar",
            "carry",
            "codec",
            "figures",
            "lineage",
            "messages",
            "model",
            "overview",
            "promises",
            "progress",
            "results",
            "review",
            "route",
            "text",
        ],
    ),
    (
        "engines",
        &[
            "calendar", "codec", "lineage", "merge", "model", "overview", "promises", "protocol", "publish",
            "reading", "results", "review", "route", "text",
        ],
    ),
    ("browser", &["codec", "model", "protocol", "route", "store"]),
    (
        "app",
        &[
            "browser", "carry", "codec", "import", "listing", "messages", "model", "overview", "promises",
            "protocol", "reading", "results", "review", "route", "session", "store", "text", "versions",
        ],
    ),
    (
        "view",
        &[
            "app", "codec", "figures", "import", "listing", "merge", "messages", "model", "overview",
            "promises", "publish", "reading", "results", "review", "route", "session", "store", "text",
            "versions",
        ],
    ),
];

/// Rooms that may name the browser and its libraries.
const IN_BROWSER: &[&str] = &["app", "browser", "view"];

/// What a room without a browser never names.
const BROWSER_CRATES: &[&str] = &[
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo_storage",
    "gloo_timers",
    "gloo_events",
    "send_wrapper",
];

/// Where Japanese may stand in code: its sentences, the names of things, and what is read from papers and
/// written on them.
const JAPANESE: &[&str] = &[
    "messages",
    "model",
    "text",
    "results",
    "review",
    "promises",
    "codec/csv.rs",
    "codec/file_name.rs",
    "codec/form",
    "codec/grid/scan.rs",
    "codec/markdown",
    "codec/xlsx/import/overview.rs",
    "codec/xlsx/read/numbers",
    "codec/xlsx/words.rs",
    "codec/xlsx/write",
];

/// No file is longer; about 300 is where to ask whether it is two things.
const LONGEST: usize = 400;

struct Source {
    path: PathBuf,
    room: String,
    /// The code without its comments and its tests.
    code: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    collect(&root, &root, &mut found);
    assert!(found.len() > 30, "the sources are where the test looks");
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a folder that can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("a source in UTF-8");
            let relative = path.strip_prefix(root).expect("below src");
            let first = relative.components().next().expect("a name").as_os_str().to_string_lossy();
            let room = first.trim_end_matches(".rs").to_owned();
            let is_test = relative.components().any(|part| part.as_os_str() == "tests");
            let code = if is_test { String::new() } else { without_comments_and_tests(&text) };
            found.push(Source { path: relative.to_owned(), room, code, text });
        }
    }
}

fn without_comments_and_tests(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or(text);
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| format!("{}\n", line.split(" // ").next().unwrap_or(line))).collect()
}

/// Runs a rule over all sources; a rule answers with what is wrong, or nothing.
fn check(rule: impl Fn(&Source) -> Vec<String>) {
    let wrong: Vec<String> = sources()
        .iter()
        .flat_map(|source| rule(source).into_iter().map(|what| format!("{}: {what}", source.path.display())))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !c.is_alphanumeric() && c != '_')
}

#[test]
fn dependencies_point_one_way() {
    check(|source| {
        let Some((_, allowed)) = ROOMS.iter().find(|(room, _)| *room == source.room) else {
            let is_root = ["lib", "main", "bin"].contains(&source.room.as_str());
            return if is_root { vec![] } else { vec!["a room that this table does not know".to_owned()] };
        };
        let named = source.code.split("crate::").skip(1).flat_map(|rest| {
            // `crate::{a, b}` names several rooms at once.
            let list = rest.strip_prefix('{').and_then(|list| list.split('}').next());
            match list {
                Some(list) => words(list).map(str::to_owned).collect::<Vec<_>>(),
                None => words(rest).next().map(str::to_owned).into_iter().collect(),
            }
        });
        named
            .filter(|name| ROOMS.iter().any(|(room, _)| room == name))
            .filter(|name| *name != source.room && !allowed.contains(&name.as_str()))
            .map(|name| format!("{} must not name {name}", source.room))
            .collect()
    });
}

#[test]
fn no_two_files_need_one_another() {
    let circles = Map::of(&sources()).circles();
    assert!(circles.is_empty(), "\n{}", circles.join("\n"));
}

/// The types and components that stand at the left edge of a file, by the word after what makes them.
fn named(code: &str) -> impl Iterator<Item = &str> {
    code.lines().filter(|line| !line.starts_with(char::is_whitespace)).filter_map(|line| {
        let (_, rest) = ["struct ", "enum ", "trait ", "type ", "fn "]
            .into_iter()
            .find_map(|maker| line.split_once(maker))?;
        words(rest).next().filter(|name| name.starts_with(|first: char| first.is_ascii_uppercase()))
    })
}

#[test]
fn a_name_means_one_thing() {
    let sources = sources();
    let all: Vec<&str> = sources.iter().flat_map(|source| named(&source.code)).collect();
    assert!(all.len() > 300, "types are where the test looks");
    check(|source| {
        let twice = named(&source.code).filter(|name| all.iter().filter(|other| other == &name).count() > 1);
        twice.map(|name| format!("another file has a {name} too")).collect()
    });
}

#[test]
fn a_room_is_a_folder_or_a_file() {
    check(|source| {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(&source.path);
        let is_both = file.with_extension("").is_dir();
        is_both
            .then(|| "stands beside a folder of its name; move it there as mod.rs".to_owned())
            .into_iter()
            .collect()
    });
}

#[test]
fn the_view_draws_and_asks_app_for_all_else() {
    check(|source| {
        let is_view = source.room == "view";
        let named = words(&source.code)
            .filter(|word| is_view && ["spawn_local", "gloo_events", "gloo_timers"].contains(word));
        named.map(|word| format!("names {word}")).collect()
    });
}

#[test]
fn crates_are_the_registrys_own() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for manifest in ["Cargo.toml", "xtask/Cargo.toml"] {
        let text = fs::read_to_string(root.join(manifest)).expect("a manifest");
        let stands_in = |line: &&str| {
            let line = line.trim();
            line.starts_with("[patch")
                || line.starts_with("[replace")
                || line.contains("path =")
                || line.contains("git =")
        };
        let found: Vec<&str> = text.lines().filter(stands_in).collect();
        assert!(
            found.is_empty(),
            "{manifest}: {found:?}: no path and no patch stands for a crate of the registry"
        );
        let members = text.lines().find(|line| line.starts_with("members"));
        assert!(members.is_none_or(|line| line == "members = [\"xtask\"]"), "{manifest}: {members:?}");
    }
}

#[test]
fn the_domain_knows_no_browser() {
    check(|source| {
        let free =
            IN_BROWSER.contains(&source.room.as_str()) || ["main", "bin"].contains(&source.room.as_str());
        let named = words(&source.code).filter(|word| !free && BROWSER_CRATES.contains(word));
        named.map(|word| format!("names {word}")).collect()
    });
}

#[test]
fn japanese_sentences_live_in_messages() {
    let is_japanese =
        |c: char| ('\u{3040}'..='\u{30ff}').contains(&c) || ('\u{4e00}'..='\u{9fff}').contains(&c);
    check(|source| {
        let free = JAPANESE.iter().any(|place| source.path.starts_with(place));
        let lines = source.code.lines().filter(|line| !free && line.chars().any(is_japanese));
        lines.map(|line| format!("Japanese outside of messages: {}", line.trim())).collect()
    });
}

#[test]
fn nothing_that_was_typed_becomes_a_default() {
    check(|source| {
        let found = source.code.contains("unwrap_or_default()");
        found.then(|| "unwrap_or_default() hides what went wrong".to_owned()).into_iter().collect()
    });
}

#[test]
fn what_was_thrown_becomes_words_in_one_place() {
    check(|source| {
        let may_throw = ["app", "browser"].contains(&source.room.as_str());
        let lines = source.code.lines().filter(|line| may_throw && line.contains(":?}"));
        lines
            .map(|line| format!("shows a value as a program does; ask browser::thrown: {}", line.trim()))
            .collect()
    });
}

#[test]
fn every_file_says_what_it_is_and_stays_short() {
    check(|source| {
        let mut wrong = Vec::new();
        if !source.text.starts_with("//! ") {
            wrong.push("opens without a module doc".to_owned());
        }
        let lines = source.text.lines().count();
        if lines > LONGEST {
            wrong.push(format!("has {lines} lines; is it one thing?"));
        }
        wrong
    });
}
