//! Lists of words of which a cell is chosen (入力規則): written out, or the texts of other cells, which may have a name.

use super::besides::Offered;
use super::book::NamedArea;
use super::cells;
use crate::codec::grid::Grid;

/// Tells the worksheets what is offered in their cells; each list may lie in another one.
pub(super) fn settle(grids: &mut [Grid], offered: &[Vec<Offered>], names: &[NamedArea]) {
    for (at, offered) in offered.iter().enumerate() {
        for one in offered {
            let words = words(grids, at, named(names, at, &one.source));
            let areas = one.areas.split_whitespace().filter_map(cells::corners_of);
            let areas: Vec<_> = areas.collect();
            if let Some(grid) = grids.get_mut(at) {
                areas.into_iter().for_each(|(first, last)| grid.offer(first, last, &words));
            }
        }
    }
}

/// The area that a source names, else the source: `=評価区分` in a workbook, `=` left out. Names have no case.
fn named<'s>(names: &'s [NamedArea], at: usize, source: &'s str) -> &'s str {
    let is_named = |one: &&NamedArea| one.name.to_lowercase() == source.trim().to_lowercase();
    let found = names.iter().filter(is_named).filter(|one| one.only_in.is_none_or(|only| only == at));
    // That of the worksheet goes before that of the workbook.
    found.max_by_key(|one| one.only_in.is_some()).map_or(source, |one| &one.area)
}

/// The words of a list: `"A,B,C"`, `$N$2:$N$6`, `記号!$A$1:$A$5`.
fn words(grids: &[Grid], at: usize, source: &str) -> Vec<String> {
    let source = source.trim();
    if let Some(list) = source.strip_prefix('"').and_then(|list| list.strip_suffix('"')) {
        return list.split(',').map(|word| word.replace("\"\"", "\"")).collect();
    }
    let (name, area) = source.rsplit_once('!').map_or((None, source), |(name, area)| (Some(name), area));
    let name = name.map(|name| name.trim_matches('\'').replace("''", "'"));
    let grid = match &name {
        Some(name) => grids.iter().find(|grid| grid.name == *name),
        None => grids.get(at),
    };
    let corners = cells::corners_of(&area.replace('$', ""));
    grid.zip(corners).map_or_else(Vec::new, |(grid, (first, last))| grid.listed(first, last))
}
