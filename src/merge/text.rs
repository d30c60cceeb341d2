//! One text that was changed on two sides: its units put together, what both changed shown, what nobody but a person can
//! settle kept twice.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::assemble::{Assembly, both};
use super::doubles::doubled_number;
use super::merging::{blank, parts};
use super::outcome::{MergeDecision, MergeOutcome, MergedPart};
use super::presence::{by_presence, keeps_common};
use super::units::{UnitCut, is_blank};

/// A text put together of two versions: its parts, in order.
///
/// The parts' `base`, `ours` and `theirs`, put end to end, are the three texts: nothing of any of them is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergedText {
    parts: Vec<MergedPart>,
    /// Whether one of the three begins with white space.
    opens_blank: bool,
}

/// Puts two versions of a text together. Takes time by the size of the texts.
///
/// What comes out would not change if it were put together with either version again; where that does not hold, the texts
/// are in conflict as a whole. Whoever merges, the text is the same: which version is ours makes no difference.
pub fn merge_text(base: &str, ours: &str, theirs: &str) -> MergedText {
    if theirs < ours {
        merge_in_order(base, theirs, ours).turned()
    } else {
        merge_in_order(base, ours, theirs)
    }
}

fn merge_once(base: &str, ours: &str, theirs: &str) -> MergedText {
    let opens_blank = [base, ours, theirs].iter().any(|text| text.starts_with(is_blank));
    MergedText { parts: parts(base, ours, theirs), opens_blank }
}

fn merge_in_order(base: &str, ours: &str, theirs: &str) -> MergedText {
    let merged = merge_once(base, ours, theirs);
    let text = merged.text();
    // What one side alone changed comes as that side has it, to the character.
    let alone = match () {
        () if ours == theirs => Some((MergeOutcome::BothSame, ours)),
        () if theirs == base => Some((MergeOutcome::Ours, ours)),
        () if ours == base => Some((MergeOutcome::Theirs, theirs)),
        () => None,
    };
    if let Some((outcome, side)) = alone {
        return if text == side {
            merged
        } else {
            as_a_whole([base, ours, theirs], outcome, side.to_owned())
        };
    }
    let stays = |side: &str| {
        text == side || text == base || side == base || merge_once(base, &text, side).text() == text
    };
    // What was merged before has all that came again, whatever its units are taken for.
    let present = by_presence(base, ours, theirs);
    let whole = [ours, theirs].into_iter().zip(present.has_all).find(|(_, has_all)| *has_all);
    let is_like = |side: &str| UnitCut::of(&text).bodies().eq(UnitCut::of(side).bodies());
    match whole {
        Some((side, _)) if is_like(side) => merged,
        Some((side, _)) => as_a_whole([base, ours, theirs], present.outcome, side.to_owned()),
        None if stays(ours) && stays(theirs) && keeps_common(&text, ours, theirs) => merged,
        None => {
            let [base_tail, our_tail, their_tail] = [base, ours, theirs].map(|text| UnitCut::of(text).tail);
            let text = present.text + blank(base_tail, our_tail, their_tail);
            as_a_whole([base, ours, theirs], MergeOutcome::Conflict, text)
        }
    }
}

/// Texts that are one part.
fn as_a_whole(versions: [&str; 3], outcome: MergeOutcome, text: String) -> MergedText {
    let [base, ours, theirs] = versions.map(str::to_owned);
    let opens_blank = [&base, &ours, &theirs].iter().any(|text| text.starts_with(is_blank));
    MergedText { parts: vec![MergedPart { outcome, base, ours, theirs, text }], opens_blank }
}

/// Lays two versions of a text side by side that have no base: what only one has, or has otherwise, is for a person to
/// decide, and is kept until then.
pub fn compare_text(ours: &str, theirs: &str) -> MergedText {
    let mut merged = merge_text("", ours, theirs);
    for part in &mut merged.parts {
        if part.ours != part.theirs && part.outcome != MergeOutcome::Kept {
            part.outcome = MergeOutcome::Conflict;
        } else if part.outcome == MergeOutcome::BothSame {
            part.outcome = MergeOutcome::Kept;
        }
    }
    merged
}

impl MergedText {
    /// All parts, in order.
    pub fn parts(&self) -> &[MergedPart] {
        &self.parts
    }

    /// The text while nothing is decided: of what is in conflict, both.
    pub fn text(&self) -> String {
        self.decided(&BTreeMap::new())
    }

    /// The text with what a person decided about parts, by their number.
    pub fn decided(&self, decisions: &BTreeMap<usize, MergeDecision>) -> String {
        let mut assembly = Assembly::new(self.opens_blank);
        for (number, part) in self.parts.iter().enumerate() {
            match decisions.get(&number) {
                None => assembly.push(&part.text),
                Some(MergeDecision::Ours) => assembly.push(&part.ours),
                Some(MergeDecision::Theirs) => assembly.push(&part.theirs),
                Some(MergeDecision::Both) => assembly.push(&both(&part.ours, &part.theirs)),
                Some(MergeDecision::Rewritten(words)) => assembly.push(words),
            }
        }
        assembly.text()
    }

    /// The same without comparing anything: of a part, both is what comes out while nothing is decided.
    pub fn settled(&self, decisions: &BTreeMap<usize, MergeDecision>) -> String {
        let mut assembly = Assembly::new(self.opens_blank);
        for (number, part) in self.parts.iter().enumerate() {
            assembly.push(match decisions.get(&number) {
                None | Some(MergeDecision::Both) => &part.text,
                Some(MergeDecision::Ours) => &part.ours,
                Some(MergeDecision::Theirs) => &part.theirs,
                Some(MergeDecision::Rewritten(words)) => words,
            });
        }
        assembly.text()
    }

    /// The same with the sides exchanged.
    fn turned(mut self) -> Self {
        for part in &mut self.parts {
            std::mem::swap(&mut part.ours, &mut part.theirs);
            part.outcome = part.outcome.turned();
        }
        self
    }

    /// A number of the outline that stands twice because both sides gave it.
    pub fn doubled_number(&self) -> Option<String> {
        let versions =
            [self.whole(|part| &part.base), self.whole(|part| &part.ours), self.whole(|part| &part.theirs)];
        doubled_number(&self.text(), versions.each_ref().map(String::as_str))
    }

    /// Whether of what nobody has settled ours stands first.
    pub fn is_ours_first(&self) -> bool {
        self.whole(|part| &part.ours) <= self.whole(|part| &part.theirs)
    }

    fn whole(&self, of: fn(&MergedPart) -> &str) -> String {
        self.parts.iter().map(of).collect()
    }

    /// Whether any part came out so.
    pub fn has(&self, outcome: MergeOutcome) -> bool {
        self.parts.iter().any(|part| part.outcome == outcome)
    }
}
