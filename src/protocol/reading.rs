//! The reading of a sheet, without what the page has itself: the sheet, and how its columns fall into rows.

use std::ops::Range;

use super::bytes::{record, variants};
use super::{In, Out, Packed, Wire};
use crate::model::{Cell, Column, Day, Report, Sheet, State};
use crate::results::{By, InitiativeResults, Judged, RowResults, SheetResults, words};
use crate::review::{Detail, Finding, Fix, Part, Place, Rule};
use crate::text::entries::Aligned;
use crate::text::number::Number;
use crate::text::quantity::{Bound, Quantity};
use crate::text::verdict::{Actual, Doubt, Verdict};

/// What a finding is on the way.
struct Sent {
    /// The number of its rule.
    rule: usize,
    at: Spot,
    entry: Option<u8>,
    span: Option<Range<usize>>,
    detail: Detail,
    fix: Option<(Spot, String)>,
}

/// A part of a sheet: what kind of part, and the number of its row.
type Spot = (u8, usize);

/// Parts that there are once on a sheet, by their number on the way.
const SINGLE: [Part; 10] = [
    Part::Rank,
    Part::Sdgs,
    Part::Initiatives,
    Part::Cell(Cell::Group),
    Part::Cell(Cell::Department),
    Part::Cell(Cell::Goal),
    Part::Cell(Cell::Situation),
    Part::Cell(Cell::Purpose),
    Part::Cell(Cell::Participation),
    Part::Cell(Cell::Effects),
];
/// The numbers of parts that stand in rows.
const PLAN: u8 = 10;
const POSITION: u8 = 11;
const COLUMN: u8 = 12;

/// Packs what was read of a sheet.
pub fn pack(sheet: &Sheet, results: &SheetResults, findings: &[Finding]) -> Packed {
    let mut out = Out::default();
    for initiative in &results.initiatives {
        initiative.rows.put(&mut out);
    }
    let sent = findings.iter().filter_map(|finding| send(finding, sheet));
    sent.collect::<Vec<Sent>>().put(&mut out);
    Packed(out.finish())
}

/// What was read of a sheet, or none where that is no reading of this sheet.
pub fn unpack(packed: &Packed, sheet: &Sheet) -> Option<(SheetResults, Vec<Finding>)> {
    let mut from = In::of(&packed.0);
    let mut initiatives = Vec::new();
    for initiative in &sheet.initiatives {
        let aligned = Aligned::of(initiative);
        let rows = Vec::<RowResults>::take(&mut from)?;
        let text = |row, column| words(initiative, &aligned, &aligned.rows[row], column);
        let fit = |(at, row): (usize, &RowResults)| {
            fits(row, [Column::Target, Column::Midterm, Column::FinalReport].map(|column| text(at, column)))
        };
        if rows.len() != aligned.rows.len() || !rows.iter().enumerate().all(fit) {
            return None;
        }
        initiatives.push(InitiativeResults { id: initiative.id.clone(), aligned, rows });
    }
    let sent = Vec::<Sent>::take(&mut from)?;
    let findings = sent.into_iter().map(|sent| receive(sent, sheet)).collect::<Option<Vec<Finding>>>()?;
    from.rest().is_empty().then_some((SheetResults { initiatives }, findings))
}

/// Whether all that a row says of words is said of these: target, 中間報告, 期末報告.
fn fits(row: &RowResults, texts: [&str; 3]) -> bool {
    let [target, ..] = texts;
    let is_in = |quantity: &Quantity, text: &str| text.get(quantity.span.clone()).is_some();
    let all_stated = row
        .stated
        .iter()
        .zip(texts)
        .all(|(spans, text)| spans.iter().all(|span| text.get(span.clone()).is_some()));
    all_stated
        && row.target.iter().all(|quantity| is_in(quantity, target))
        && Report::ALL.iter().zip(&row.reports).all(|(report, judged)| {
            let text = texts[*report as usize + 1];
            judged.iter().all(|Judged { verdict, .. }| {
                verdict.target.iter().all(|quantity| is_in(quantity, target))
                    && verdict.actual.iter().flat_map(|actual| &actual.parts).all(|part| is_in(part, text))
            })
        })
}

fn send(finding: &Finding, sheet: &Sheet) -> Option<Sent> {
    let Finding { rule, place, detail, fix } = finding;
    let rule = Rule::ALL.iter().position(|other| other == rule)?;
    let fix = fix
        .as_ref()
        .and_then(|Fix { cell, text }| Some((spot(&Part::Cell(cell.clone()), sheet)?, text.clone())));
    let (at, entry, span) = (spot(&place.part, sheet)?, place.entry, place.span.clone());
    Some(Sent { rule, at, entry, span, detail: detail.clone(), fix })
}

fn receive(sent: Sent, sheet: &Sheet) -> Option<Finding> {
    let Sent { rule, at, entry, span, detail, fix } = sent;
    let rule = *Rule::ALL.get(rule)?;
    let place = Place { part: part(at, sheet)?, entry, span };
    if let Some(span) = &place.span {
        place.as_cell().and_then(|cell| sheet.text(cell))?.get(span.clone())?;
    }
    let fix = match fix {
        None => None,
        Some((at, text)) => match part(at, sheet)? {
            Part::Cell(cell) => Some(Fix { cell, text }),
            _ => return None,
        },
    };
    Some(Finding { rule, place, detail, fix })
}

fn spot(part: &Part, sheet: &Sheet) -> Option<Spot> {
    let position = |id| sheet.positions.iter().position(|position| position.id == id);
    Some(match part {
        Part::Cell(Cell::Plan(id)) => (PLAN, position(*id)?),
        Part::Cell(Cell::Position(id)) => (POSITION, position(*id)?),
        Part::Cell(Cell::Initiative(id, column)) => {
            (COLUMN + *column as u8, sheet.initiative_number(id)?.checked_sub(1)?)
        }
        single => (u8::try_from(SINGLE.iter().position(|other| other == single)?).ok()?, 0),
    })
}

fn part((kind, row): Spot, sheet: &Sheet) -> Option<Part> {
    Some(match kind {
        PLAN => Part::Cell(Cell::Plan(sheet.positions.get(row)?.id)),
        POSITION => Part::Cell(Cell::Position(sheet.positions.get(row)?.id)),
        COLUMN.. => {
            let column = *Column::ALL.get(usize::from(kind - COLUMN))?;
            Part::Cell(Cell::Initiative(sheet.initiatives.get(row)?.id.clone(), column))
        }
        single => SINGLE.get(usize::from(single))?.clone(),
    })
}

impl Wire for Number {
    fn put(&self, out: &mut Out) {
        u64::try_from(self.parts()).unwrap_or(0).put(out);
    }

    fn take(from: &mut In<'_>) -> Option<Self> {
        Self::from_parts(i64::try_from(u64::take(from)?).ok()?)
    }
}

impl Wire for Day {
    fn put(&self, out: &mut Out) {
        u64::try_from(self.year()).unwrap_or(0).put(out);
        self.month().put(out);
        self.day().put(out);
    }

    fn take(from: &mut In<'_>) -> Option<Self> {
        let [year, month, day] = <[u16; 3]>::take(from)?;
        Self::new(year.into(), month.into(), day.into())
    }
}

record!(Sent { rule, at, entry, span, detail, fix });
record!(RowResults { target, reports, stated });
record!(Judged { verdict, by });
record!(Verdict { state, doubt, target, actual });
record!(Actual { value, unit, parts });
record!(Quantity { value, unit, bound, span });

variants!(By {
    0 Reading;
    1 Person;
    2 ReadingAfterChange;
});

variants!(State {
    0 Met;
    1 Short;
    2 Unclear;
    3 NoTarget;
});

variants!(Bound {
    0 Exact;
    1 AtLeast;
    2 AtMost;
    3 MoreThan;
    4 LessThan;
    5 About;
});

variants!(Doubt {
    0 NoNumber;
    1 OtherUnit;
    2 Several;
    3 TooNear;
    4 Plan;
    5 StatementOnly;
    6 SeveralLevels;
    7 NoLevel;
    8 OtherThing;
    9 Cumulative;
    10 Direction;
    11 Each;
    12 Frequency;
    13 Shared;
    14 Part;
});

variants!(Detail {
    0 Plain;
    1 Words(words);
    2 Swaps(swaps);
    3 Passed(day);
    4 Rank(rank);
});
