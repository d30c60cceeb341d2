//! A form as it comes out, for the screen 設定: its parts where they stand, the texts of a sheet in them or what belongs
//! there, and the part that is being changed outlined.

use maud::{Markup, html};

use crate::messages::{parts, settings_form as words, sheet as sheet_words};
use crate::model::{
    Cell, FiscalYear, FormPart, Initiative, PartKey, PartSetting, Settings, Sheet, SheetForm, YearStep,
};

/// How many initiatives are shown.
const ROWS: usize = 3;

/// What the form is drawn of.
struct FormPicture<'f> {
    form: &'f SheetForm,
    sheet: Option<&'f Sheet>,
    step: Option<&'f YearStep>,
    changed: &'f str,
}

/// The form. Words that go with parts are those of the form in use, which is to be the same.
pub fn drawn(settings: &Settings, sheet: Option<&Sheet>, changed: &str) -> String {
    let form = settings.whole_form();
    let at = sheet.and_then(|sheet| settings.steps.get(settings.place_of(sheet)?));
    let step = at.or_else(|| settings.steps.first());
    let picture = FormPicture { form: &form, sheet, step, changed };
    html! {
        div class={ "form-picture " (form.paper.name()) } {
            @if !form.number.is_empty() { p class="number" { (form.number) } }
            p class="title" {
                b { (sheet.map_or_else(String::new, |sheet| year(sheet.fiscal_year))) (form.title) }
                " "
                span { (sheet.map_or(form.group.as_str(), |sheet| &sheet.group)) }
            }
            @for row in SheetForm::rows(&form.parts) { (picture.row(row)) }
            (picture.table())
            @if !form.notes.is_empty() && !form.after.is_empty() {
                p class="notes" { (form.notes) }
            }
            @for row in SheetForm::rows(&form.after) { (picture.row(row)) }
        }
        @if let Some(step) = step {
            p class="sub" { i class="due" {} (words::tinted(&step.name)) }
        }
    }
    .into_string()
}

fn year(year: FiscalYear) -> String {
    format!("{year} ")
}

impl FormPicture<'_> {
    fn class(&self, part: &PartSetting) -> String {
        let is_due = self.step.is_some_and(|step| step.is_for(&part.key));
        let is_changed = part.key.name() == self.changed;
        let due = if is_due { " due" } else { "" };
        format!("part{due}{}", if is_changed { " changed" } else { "" })
    }

    /// Parts beside one another.
    fn row(&self, row: &[PartSetting]) -> Markup {
        html! {
            div class="parts" {
                @for part in row {
                    @if part.known() == Some(FormPart::Positions) {
                        (self.positions(part))
                    } @else {
                        div class=(self.class(part)) {
                            b { (part.label) @if !part.note.is_empty() { small { (part.note) } } }
                            (self.text(part, None))
                        }
                    }
                    @if part.known() == Some(FormPart::Goal) {
                        div class="part" {
                            b { (self.form.department) }
                            span { (self.sheet.map_or("", |sheet| &sheet.department)) }
                        }
                    }
                }
            }
        }
    }

    /// As many as the sheet has; without one, what such a place is called.
    fn positions(&self, part: &PartSetting) -> Markup {
        let positions = self.sheet.map_or(&[][..], |sheet| &sheet.positions);
        html! {
            @for position in positions {
                div class=(self.class(part)) {
                    b { (parts::position(&position.plan)) }
                    span { (words::short(&position.text)) }
                }
            }
            @if positions.is_empty() {
                div class=(self.class(part)) {
                    b { (words::SOME_PLAN) (self.form.position) }
                    span {}
                }
            }
        }
    }

    fn table(&self) -> Markup {
        let initiatives = self.sheet.map_or(&[][..], |sheet| &sheet.initiatives);
        let count = self.form.initiatives.map_or(ROWS, usize::from).clamp(1, ROWS);
        html! {
            table {
                thead {
                    tr {
                        th scope="col" { span class="sr-only" { (sheet_words::NUMBER) } }
                        @for part in &self.form.columns {
                            th scope="col" class=(self.class(part)) {
                                (part.label)
                                @if !part.note.is_empty() { small { (part.note) } }
                            }
                        }
                    }
                }
                tbody {
                    @for at in 0..count {
                        tr {
                            td { (parts::initiative_number(at + 1)) }
                            @for part in &self.form.columns {
                                td class=(self.class(part)) { (self.cell(part, initiatives.get(at), at)) }
                            }
                        }
                    }
                }
            }
            @if let Some(count) = self.form.initiatives { p class="sub" { (words::rows(count)) } }
        }
    }

    fn cell(&self, part: &PartSetting, row: Option<&Initiative>, at: usize) -> Markup {
        match row {
            Some(row) => self.text(part, Some(row)),
            None if at == 0 => empty(part),
            None => html! {},
        }
    }

    /// What stands in a part; where nothing does, what belongs there.
    fn text(&self, part: &PartSetting, row: Option<&Initiative>) -> Markup {
        let id = row.map(|row| row.id.clone());
        let cell = match (&part.key, part.column(), id) {
            (PartKey::Own(key), _, id) => Some(Cell::Own(id, key.clone())),
            (_, Some(column), Some(id)) => Some(Cell::Initiative(id, column)),
            (PartKey::Known(FormPart::Goal), ..) => Some(Cell::Goal),
            (PartKey::Known(FormPart::Situation), ..) => Some(Cell::Situation),
            (PartKey::Known(FormPart::Purpose), ..) => Some(Cell::Purpose),
            (PartKey::Known(FormPart::Participation), ..) => Some(Cell::Participation),
            (PartKey::Known(FormPart::Effects), ..) => Some(Cell::Effects),
            _ => None,
        };
        let text = match (self.sheet, cell, part.known()) {
            (Some(sheet), Some(cell), _) => sheet.text(&cell).map_or_else(String::new, words::short),
            (Some(sheet), None, Some(FormPart::Rank)) => {
                sheet.rank.map_or_else(String::new, |rank| rank.number().to_string())
            }
            (Some(sheet), None, Some(FormPart::Sdgs)) => {
                let numbers: Vec<String> = sheet.sdgs.iter().map(|sdg| sdg.number().to_string()).collect();
                numbers.join(" ")
            }
            _ => String::new(),
        };
        if text.is_empty() {
            empty(part)
        } else {
            html! { span { (text) } }
        }
    }
}

/// What belongs into an empty part.
fn empty(part: &PartSetting) -> Markup {
    let words = match part {
        part if !part.choices.is_empty() => words::one_of(&part.choices),
        part if !part.example.is_empty() => words::example(&part.example),
        part => part.hint.clone(),
    };
    html! { span class="hint" { (words) } }
}
