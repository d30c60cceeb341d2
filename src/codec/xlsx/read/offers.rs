//! Lists of words of which a cell is chosen (入力規則): written out, or the texts of other cells.

use super::besides::Offered;
use super::cells;
use crate::codec::grid::Grid;

/// Tells the worksheets what is offered in their cells; each list may lie in another one.
pub(super) fn settle(grids: &mut [Grid], offered: &[Vec<Offered>]) {
    for (at, offered) in offered.iter().enumerate() {
        for one in offered {
            let words = words(grids, at, &one.source);
            let areas = one.areas.split_whitespace().filter_map(cells::corners_of);
            let areas: Vec<_> = areas.collect();
            if let Some(grid) = grids.get_mut(at) {
                areas.into_iter().for_each(|(first, last)| grid.offer(first, last, &words));
            }
        }
    }
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
