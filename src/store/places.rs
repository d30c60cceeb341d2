//! From where on this machine the app is opened: copies in different folders may share one storage without a word.

/// Where this is kept.
pub const PLACES: &str = "goalsheet:places";
/// So many are remembered, those that were met last.
const MOST: usize = 8;

/// Notes an address among those that were met; answers with the others where it is a new one.
pub fn meet(met: &mut Vec<String>, address: &str) -> Vec<String> {
    let is_known = met.iter().any(|other| other == address);
    let others = if is_known { Vec::new() } else { met.clone() };
    met.retain(|other| other != address);
    met.push(address.to_owned());
    met.drain(..met.len().saturating_sub(MOST));
    others
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_further_place_is_told_once() {
        let mut met = Vec::new();
        let told: Vec<usize> = ["a", "a", "b", "a", "b", "c"].map(|at| meet(&mut met, at).len()).into();
        assert_eq!(told, [0, 0, 1, 0, 0, 2]);
        for n in 0..2 * MOST {
            meet(&mut met, &n.to_string());
        }
        assert_eq!(met.len(), MOST);
    }
}
