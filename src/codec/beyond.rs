//! What a sheet has that the form in use does not name. It is written under a heading of its own, each text under a name
//! by which it comes back.

use crate::model::paper::{OF_ROW, ROW};
use crate::model::{
    Cell, Column, FormPart, Initiative, InitiativeId, OwnKey, PartKey, Sheet, SheetForm, paper,
};
use crate::text::width::squeeze;

pub(super) use crate::model::paper::BEYOND;

/// A part that the form does not name, and in which something is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum BeyondPart {
    Rank,
    Sdgs,
    /// A text of the sheet or of an initiative.
    Text(Cell),
}

/// What a sheet has beyond a form, in the paper's order; what is an initiative's comes last.
pub(super) fn of_sheet(form: &SheetForm, sheet: &Sheet) -> Vec<BeyondPart> {
    let mut parts = Vec::new();
    let is_out = |part| form.known(part).is_none();
    if is_out(FormPart::Rank) && sheet.rank.is_some() {
        parts.push(BeyondPart::Rank);
    }
    if is_out(FormPart::Positions) {
        parts.extend(sheet.positions.iter().map(|position| BeyondPart::Text(Cell::Position(position.id))));
    }
    let texts = [
        (FormPart::Situation, Cell::Situation),
        (FormPart::Purpose, Cell::Purpose),
        (FormPart::Participation, Cell::Participation),
        (FormPart::Effects, Cell::Effects),
    ];
    let is_written = |cell: &Cell| sheet.text(cell).is_some_and(|text| !text.is_empty());
    let texts = texts.into_iter().filter(|(part, cell)| is_out(*part) && is_written(cell));
    parts.extend(texts.map(|(_, cell)| BeyondPart::Text(cell)));
    if is_out(FormPart::Sdgs) && !sheet.sdgs.is_empty() {
        parts.push(BeyondPart::Sdgs);
    }
    let is_head = |key: &PartKey| form.parts.iter().chain(&form.after).any(|part| part.key == *key);
    let own = sheet.own.keys().filter(|key| !is_head(&PartKey::Own((*key).clone())));
    parts.extend(own.map(|key| BeyondPart::Text(Cell::Own(None, key.clone()))));
    parts
}

/// The same of an initiative.
pub(super) fn of_initiative(form: &SheetForm, initiative: &Initiative) -> Vec<Cell> {
    let is_out = |key: &PartKey| !form.columns.iter().any(|part| part.key == *key);
    let is_beyond = |column: &Column| {
        is_out(&PartKey::Known(FormPart::of_column(*column))) && !initiative.text(*column).is_empty()
    };
    let known = Column::ALL.into_iter().filter(is_beyond);
    let known = known.map(|column| Cell::Initiative(initiative.id.clone(), column));
    let own = initiative.own.keys().filter(|key| is_out(&PartKey::Own((*key).clone())));
    known.chain(own.map(|key| Cell::Own(Some(initiative.id.clone()), key.clone()))).collect()
}

/// The name of such a part. Where the form calls another part so, its name in files follows.
pub(super) fn label(form: &SheetForm, key: &PartKey) -> String {
    let label = paper::part_of(key);
    let is_taken = form.all().any(|part| squeeze(&part.label) == squeeze(label));
    let leads_elsewhere = |own: &OwnKey| match paper::own_named(label) {
        Some(named) => named != *own,
        None => label != own.as_str(),
    };
    let is_other = match key {
        PartKey::Own(own) => known(form, label).is_some() || is_plan(form, label) || leads_elsewhere(own),
        PartKey::Known(_) => false,
    };
    if is_taken || is_other { format!("{label}（{}）", key.name()) } else { label.to_owned() }
}

/// The part of such a name.
pub(super) fn part(form: &SheetForm, label: &str) -> Option<PartKey> {
    let label = label.trim();
    let named = label.strip_suffix('）').and_then(|label| label.rsplit_once('（'));
    let is_so = |key: &PartKey, name: &str| {
        self::label(form, key) == label
            || matches!(key, PartKey::Own(own) if paper::part_of(key) == name && own.as_str() != name)
    };
    let found = named.and_then(|(name, key)| {
        [PartKey::named(key), own(key)].into_iter().flatten().find(|key| is_so(key, name))
    });
    let learned = || paper::own_named(label).map(PartKey::Own);
    found.or_else(|| known(form, label)).or_else(learned).or_else(|| own(label))
}

/// The name of such a part of an initiative where it stands outside of the table: 「取組①の予算額」.
pub(super) fn row_label(form: &SheetForm, number: usize, key: &PartKey) -> String {
    format!("{ROW}{}{OF_ROW}{}", paper::initiative_number(number), label(form, key))
}

/// The initiative's number and the part of such a name.
pub(super) fn row_part(form: &SheetForm, label: &str) -> Option<(usize, PartKey)> {
    let (number, name) = label.trim().strip_prefix(ROW)?.split_once(OF_ROW)?;
    let is_number = |at: &usize| paper::initiative_number(*at) == number;
    let number = number.parse().ok().or_else(|| (1..=20).find(is_number))?;
    Some((number, part(form, name)?))
}

/// The cell of a part that is a text.
pub(super) fn cell(key: &PartKey, row: Option<&InitiativeId>) -> Option<Cell> {
    Some(match (key, row) {
        (PartKey::Own(key), row) => Cell::Own(row.cloned(), key.clone()),
        (PartKey::Known(part), Some(row)) => Cell::Initiative(row.clone(), part.column()?),
        (PartKey::Known(FormPart::Goal), None) => Cell::Goal,
        (PartKey::Known(FormPart::Situation), None) => Cell::Situation,
        (PartKey::Known(FormPart::Purpose), None) => Cell::Purpose,
        (PartKey::Known(FormPart::Participation), None) => Cell::Participation,
        (PartKey::Known(FormPart::Effects), None) => Cell::Effects,
        (PartKey::Known(_), None) => return None,
    })
}

/// Whether a name reads as a plan's.
fn is_plan(form: &SheetForm, label: &str) -> bool {
    let name = squeeze(label);
    let ends = [squeeze(&form.position), squeeze(&SheetForm::default().position)];
    ends.iter().any(|end| !end.is_empty() && name.ends_with(end.as_str()))
}

fn own(name: &str) -> Option<PartKey> {
    OwnKey::new(name).map(PartKey::Own)
}

/// The paper's part of a name, of those that the form does not have.
fn known(form: &SheetForm, label: &str) -> Option<PartKey> {
    let name = squeeze(label);
    let mut parts = FormPart::ALL.into_iter().filter(|part| form.known(*part).is_none());
    parts.find(|part| squeeze(paper::part(*part)) == name).map(PartKey::Known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PartSetting;

    #[test]
    fn a_name_leads_back_to_its_part() {
        let own = |name: &str| PartKey::Own(OwnKey::new(name).expect("a key"));
        let mut form = SheetForm::default();
        form.columns.retain(|part| part.known() != Some(FormPart::Target));
        form.columns.push(PartSetting::new(own("measure"), "数値目標"));
        form.after.pop();
        for (key, expected) in [
            (PartKey::Known(FormPart::Target), "数値目標（target）"),
            (PartKey::Known(FormPart::Effects), "取組による効果・残された課題"),
            (own("予算額"), "予算額"),
            (
                own("取組による効果・残された課題"),
                "取組による効果・残された課題（取組による効果・残された課題）",
            ),
            (own("目標（target）"), "目標（target）"),
            (own("goal"), "goal"),
        ] {
            let label = label(&form, &key);
            assert_eq!(label, expected);
            assert_eq!(part(&form, &label), Some(key.clone()), "{label}");
            for number in [1, 21] {
                assert_eq!(row_part(&form, &row_label(&form, number, &key)), Some((number, key.clone())));
            }
        }
    }
}
