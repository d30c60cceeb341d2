//! Sheets → version 1, key by key in the format's order, unknown keys after the known ones.

use super::judgement::{encode_dismissal, encode_overruling};
use super::{FILE_KEYS, INITIATIVE, POSITION, SHEET, key};
use crate::codec::Field;
use crate::codec::json::Writer;
use crate::model::{Extra, Initiative, Moment, Position, Sheet};

/// A whole file.
pub(crate) fn encode_file<'a>(
    sheets: impl IntoIterator<Item = &'a Sheet>,
    extra: &Extra,
    exported_at: &Moment,
) -> String {
    let mut out = Writer::pretty();
    out.open('{');
    out.entry("format", "goalsheet");
    out.key("version");
    out.plain(1);
    out.entry("exported_at", exported_at.as_str());
    out.key("sheets");
    out.open('[');
    sheets.into_iter().for_each(|sheet| encode_sheet(&mut out, sheet));
    out.close(']');
    out.extra(extra, &FILE_KEYS);
    out.close('}');
    let mut text = out.finish();
    text.push('\n');
    text
}

/// One sheet.
pub(crate) fn encode_sheet(out: &mut Writer, sheet: &Sheet) {
    out.open('{');
    for field in SHEET {
        match field {
            Field::Id => out.entry(key(field), sheet.id.as_str()),
            Field::FiscalYear => {
                out.key(key(field));
                out.plain(sheet.fiscal_year.western());
            }
            Field::Rank => {
                if let Some(rank) = sheet.rank {
                    out.key(key(field));
                    out.plain(rank.number());
                }
            }
            Field::Positions => list(out, field, &sheet.positions, encode_position),
            Field::Sdgs => out.numbers(key(field), sheet.sdgs.iter().map(|sdg| sdg.number())),
            Field::Initiatives => list(out, field, &sheet.initiatives, encode_initiative),
            Field::Group => out.entry(key(field), &sheet.group),
            Field::Department => out.entry(key(field), &sheet.department),
            Field::Goal => out.entry(key(field), &sheet.goal),
            Field::Situation => out.entry(key(field), &sheet.situation),
            Field::Purpose => out.entry(key(field), &sheet.purpose),
            Field::Participation => out.entry(key(field), &sheet.participation),
            Field::Effects => out.entry(key(field), &sheet.effects),
            // Most sheets have none, and a program that does not know the key need not meet it.
            Field::Dismissed if sheet.dismissed.is_empty() => {}
            Field::Dismissed => list(out, field, &sheet.dismissed, encode_dismissal),
            _ => {}
        }
    }
    out.extra(&sheet.extra, &SHEET.map(key));
    out.close('}');
}

fn list<T>(out: &mut Writer, field: Field, items: &[T], encode: fn(&mut Writer, &T)) {
    out.key(key(field));
    out.open('[');
    items.iter().for_each(|item| encode(out, item));
    out.close(']');
}

fn encode_position(out: &mut Writer, position: &Position) {
    out.open('{');
    out.entry(key(Field::Plan), &position.plan);
    out.entry(key(Field::PositionText), &position.text);
    out.extra(&position.extra, &POSITION.map(key));
    out.close('}');
}

fn encode_initiative(out: &mut Writer, initiative: &Initiative) {
    out.open('{');
    for field in INITIATIVE {
        match field {
            Field::Column(column) => out.entry(key(field), initiative.text(column)),
            Field::Purposes => {
                out.numbers(key(field), initiative.purposes.iter().map(|purpose| purpose.number()));
            }
            Field::Overruled if initiative.overruled.is_empty() => {}
            Field::Overruled => list(out, field, &initiative.overruled, encode_overruling),
            _ => out.entry(key(field), initiative.id.as_str()),
        }
    }
    out.extra(&initiative.extra, &INITIATIVE.map(key));
    out.close('}');
}
