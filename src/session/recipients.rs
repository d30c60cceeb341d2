//! Who was sent which sheets, and who has sent theirs back.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Ledger;
use crate::model::{Document, Moment, SentBack, Sheet};

/// Somebody who was sent sheets.
#[derive(Clone, Debug, PartialEq)]
pub struct Recipient {
    /// The name, as it was noted.
    pub to: String,
    /// The sheets, in the document's order.
    pub sheets: Vec<SentSheet>,
}

/// A sheet that somebody was sent.
#[derive(Clone, Debug, PartialEq)]
pub struct SentSheet {
    /// The sheet as it is now.
    pub sheet: Arc<Sheet>,
    /// When it was sent.
    pub at: Moment,
    /// Whether it has come back.
    pub back: SentBack,
}

impl Recipient {
    /// Whether all has come back.
    pub fn is_back(&self) -> bool {
        self.sheets.iter().all(|sent| matches!(sent.back, SentBack::Back(_)))
    }
}

/// All who were sent sheets that are here, by name.
pub fn recipients(document: &Document, ledger: &Ledger) -> Vec<Recipient> {
    let mut all: BTreeMap<&str, Vec<SentSheet>> = BTreeMap::new();
    for sheet in document.sheets.iter() {
        let Some(entry) = ledger.entry(&sheet.id) else { continue };
        for (sending, back) in entry.trail.sendings.states() {
            let sent = SentSheet { sheet: sheet.clone(), at: sending.at.clone(), back };
            all.entry(&sending.to).or_default().push(sent);
        }
    }
    all.into_iter().map(|(to, sheets)| Recipient { to: to.to_owned(), sheets }).collect()
}
