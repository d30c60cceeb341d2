//! Which file of `src/` takes something from which other: by the paths in its code, re-exports followed.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;

type Module = Vec<String>;

/// The files of the house by their modules, and what each of them takes in by name.
pub(super) struct Map {
    modules: BTreeSet<Module>,
    names: BTreeMap<Module, BTreeMap<String, Module>>,
    /// The modules that each file names, in its own words.
    paths: BTreeMap<Module, Vec<Module>>,
}

impl Map {
    pub(super) fn of(sources: &[Source]) -> Self {
        let modules: BTreeSet<Module> = sources.iter().map(module).collect();
        let (mut names, mut paths) = (BTreeMap::new(), BTreeMap::new());
        for source in sources {
            let here = module(source);
            let mut taken = BTreeMap::new();
            let mut named = Vec::new();
            for (path, is_public) in uses(&source.code) {
                let Some(target) = absolute(&here, &path) else { continue };
                if let Some(name) = path.last() {
                    taken.insert(name.clone(), target.clone());
                }
                if !is_public {
                    named.push(target);
                }
            }
            named.extend(inline(&source.code).iter().filter_map(|path| absolute(&here, path)));
            names.insert(here.clone(), taken);
            paths.insert(here, named);
        }
        Self { modules, names, paths }
    }

    /// The files that a file takes something from. What a folder's `mod.rs` and the files in it share is their own affair.
    fn needs(&self, file: &Module) -> BTreeSet<Module> {
        let named = self.paths.get(file).into_iter().flatten();
        let found = named.filter_map(|path| self.home(path, 0));
        found.filter(|other| !file.starts_with(other)).collect()
    }

    /// The file in which what a path names is written.
    fn home(&self, path: &[String], depth: usize) -> Option<Module> {
        let length = (1..=path.len()).rev().find(|length| self.modules.contains(&path[..*length]))?;
        let (file, rest) = path.split_at(length);
        let passed_on = rest.first().and_then(|name| self.names.get(file)?.get(name));
        match passed_on {
            Some(target) if depth < 8 && target.as_slice() != path => self.home(target, depth + 1),
            _ => Some(file.to_vec()),
        }
    }

    /// The files that need one another, by way of others too.
    pub(super) fn circles(&self) -> Vec<String> {
        let needs: BTreeMap<&Module, BTreeSet<Module>> =
            self.modules.iter().map(|file| (file, self.needs(file))).collect();
        let reach = |from: &Module| {
            let (mut seen, mut open) = (BTreeSet::new(), vec![from.clone()]);
            while let Some(file) = open.pop() {
                for next in needs.get(&file).into_iter().flatten() {
                    if seen.insert(next.clone()) {
                        open.push(next.clone());
                    }
                }
            }
            seen
        };
        let reached: BTreeMap<&Module, BTreeSet<Module>> =
            self.modules.iter().map(|file| (file, reach(file))).collect();
        let in_circle = |file: &&Module| reached[*file].contains(*file);
        let told = |file: &Module| {
            let back = needs[file].iter().filter(|next| reached[*next].contains(file));
            let back: Vec<String> = back.map(|next| next.join("::")).collect();
            format!("{} needs {}, which needs it", file.join("::"), back.join(", "))
        };
        self.modules.iter().filter(in_circle).map(told).collect()
    }
}

fn module(source: &Source) -> Module {
    let path = source.path.with_extension("");
    let mut parts: Module = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    parts.pop_if(|last| *last == "mod");
    parts
}

/// A path from the crate's root, where it is one of this crate.
fn absolute(here: &[String], path: &[String]) -> Option<Module> {
    match path.first()?.as_str() {
        "crate" => Some(path[1..].to_vec()),
        "self" => Some([here, &path[1..]].concat()),
        "super" => {
            let ups = path.iter().take_while(|part| *part == "super").count();
            Some([&here[..here.len().checked_sub(ups)?], &path[ups..]].concat())
        }
        // A child module may be named without `self`.
        first => first.starts_with(char::is_lowercase).then(|| [here, path].concat()),
    }
}

/// The paths of `use` items, and whether they pass on what they take.
fn uses(code: &str) -> Vec<(Module, bool)> {
    let mut found = Vec::new();
    for item in code.split(';') {
        let Some(at) = item.rfind("use ").filter(|at| *at == 0 || item[..*at].ends_with([' ', '\n'])) else {
            continue;
        };
        let line = item[..at].rsplit('\n').next().unwrap_or("");
        if line.trim_start().starts_with("//") || !item[at..].contains("::") {
            continue;
        }
        let mut leaves = Vec::new();
        leaves_of(&item[at + 4..], &[], &mut leaves);
        found.extend(leaves.into_iter().map(|leaf| (leaf, line.contains("pub"))));
    }
    found
}

fn leaves_of(tree: &str, before: &[String], found: &mut Vec<Module>) {
    let tree = tree.trim();
    if let Some(list) = tree.strip_prefix('{').and_then(|list| list.strip_suffix('}')) {
        let mut depth = 0;
        let parts = list.split(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            c == ',' && depth == 0
        });
        parts.filter(|part| !part.trim().is_empty()).for_each(|part| leaves_of(part, before, found));
        return;
    }
    let plain = tree.split(" as ").next().unwrap_or(tree);
    let (head, rest) = match plain.find("::") {
        Some(at) if !plain[..at].contains('{') => (plain[..at].trim(), Some(&tree[at + 2..])),
        _ => (plain.trim(), None),
    };
    let mut path = before.to_vec();
    if head != "self" || before.is_empty() {
        path.push(head.to_owned());
    }
    match rest {
        Some(rest) => leaves_of(rest, &path, found),
        None => found.push(path),
    }
}

/// Paths in the midst of the code that begin with `crate`, `super` or `self`.
fn inline(code: &str) -> Vec<Module> {
    let words = code.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
    let paths =
        words.filter(|word| ["crate::", "super::", "self::"].iter().any(|start| word.starts_with(start)));
    paths.map(|path| path.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect()).collect()
}
