//! The words that the form prints: the interface, workbooks, Markdown and the published page all take them from here.
//!
//! They are the city's, and asked for as a language is: whoever draws for somebody first says by which form
//! ([`use_form`]): the page when its settings change, an engine with each request. Each thread has its own; where nothing
//! was said, it is the default form. What people may write instead of these words is `codec::form`'s.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::{
    Column, FormPart, Initiative, InitiativeId, Moment, OwnKey, PartKey, PartSetting, PurposeNo, Rank,
    Report, Sheet, SheetForm,
};

thread_local! {
    /// The city for whom something is published; empty where nobody has said it.
    static CITY: RefCell<String> = const { RefCell::new(String::new()) };
    static IN_USE: RefCell<Arc<SheetForm>> = RefCell::new(Arc::new(SheetForm::default()));
    /// Words are few and live as long as the app: each is kept once.
    static WORDS: RefCell<HashSet<&'static str>> = RefCell::new(HashSet::new());
    /// What cities' own parts are called, as the forms in use and the sheets that came have said it.
    static NAMES: RefCell<BTreeMap<OwnKey, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// From now on the words are those of this form.
pub fn use_form(form: Arc<SheetForm>) {
    learn_of(&form);
    IN_USE.with_borrow_mut(|now| *now = form);
}

/// The form in use.
pub fn form() -> Arc<SheetForm> {
    IN_USE.with_borrow(Arc::clone)
}

/// Does something by a form, and goes back to the one before.
pub fn by_form<T>(form: Arc<SheetForm>, act: impl FnOnce() -> T) -> T {
    learn_of(&form);
    let before = IN_USE.with_borrow_mut(|now| std::mem::replace(now, form));
    let done = act();
    IN_USE.with_borrow_mut(|now| *now = before);
    done
}

/// Does something that is published for a city of this name.
pub fn of_city<T>(city: &str, act: impl FnOnce() -> T) -> T {
    let before = CITY.with_borrow_mut(|now| std::mem::replace(now, city.trim().to_owned()));
    let done = act();
    CITY.with_borrow_mut(|now| *now = before);
    done
}

/// A heading with the city's name before it, where that is known and does not stand in it.
pub fn with_city(heading: String) -> String {
    CITY.with_borrow(|city| match city.is_empty() || heading.contains(city.as_str()) {
        true => heading,
        false => format!("{city}　{heading}"),
    })
}

fn learn_of(form: &SheetForm) {
    for part in form.all() {
        part.own().into_iter().for_each(|key| learn(key, &part.label));
    }
}

/// From now on a city's own part is known by this name where the form in use does not have it.
pub fn learn(key: &OwnKey, name: &str) {
    if !name.trim().is_empty() && NAMES.with_borrow(|names| names.get(key).is_none_or(|old| old != name)) {
        NAMES.with_borrow_mut(|names| names.insert(key.clone(), name.to_owned()));
    }
}

/// The city's own part of this name that the form in use does not have; none where several are called so.
pub fn own_named(name: &str) -> Option<OwnKey> {
    let form = form();
    NAMES.with_borrow(|names| {
        let is_out = |key: &OwnKey| form.part(&PartKey::Own(key.clone())).is_none();
        let mut keys = names.iter().filter(|(key, known)| known.trim() == name.trim() && is_out(key));
        let (key, _) = keys.next()?;
        keys.next().is_none().then(|| key.clone())
    })
}

fn word(of: impl FnOnce(&SheetForm) -> &str) -> &'static str {
    IN_USE.with_borrow(|form| kept(of(form)))
}

/// A text made of the form's words, as a name: such are few, and each is kept once.
pub fn kept(text: &str) -> &'static str {
    WORDS.with_borrow_mut(|words| {
        words.get(text).copied().unwrap_or_else(|| {
            let kept: &'static str = Box::leak(text.to_owned().into_boxed_str());
            words.insert(kept);
            kept
        })
    })
}

/// The name of a part of the paper; where the form does not have it, by what the city had called it, else by its own name on
/// 上田市's paper.
pub fn part(part: FormPart) -> &'static str {
    word(|form| {
        let here = form.known(part).map(|part| part.label.as_str());
        here.or_else(|| form.former_name(part)).unwrap_or(&standard(part).label)
    })
}

fn standard_form() -> &'static SheetForm {
    use std::sync::OnceLock;
    static STANDARD: OnceLock<SheetForm> = OnceLock::new();
    STANDARD.get_or_init(SheetForm::default)
}

/// What the default form says of a part.
fn standard(part: FormPart) -> &'static PartSetting {
    let form = standard_form();
    form.known(part).unwrap_or(&form.parts[0])
}

/// What the form calls a part, where that is another name than on 上田市's paper.
pub fn renamed(which: FormPart) -> Option<&'static str> {
    Some(part(which)).filter(|label| *label != standard(which).label)
}

/// The same of a department.
pub fn renamed_department() -> Option<&'static str> {
    Some(department()).filter(|label| *label != standard_form().department)
}

/// The same of a group of departments.
pub fn renamed_group() -> Option<&'static str> {
    Some(group()).filter(|label| *label != standard_form().group)
}

/// The name of a part, whoever's it is.
pub fn part_of(key: &PartKey) -> &'static str {
    match key {
        PartKey::Known(known) => part(*known),
        PartKey::Own(own) => {
            let form = form();
            let learned =
                || NAMES.with_borrow(|names| kept(names.get(own).map_or(own.as_str(), |name| name)));
            form.part(key).map_or_else(learned, |part| kept(&part.label))
        }
    }
}

/// Whether the form calls a column otherwise than 上田市's paper.
pub fn is_renamed(which: Column) -> bool {
    renamed(FormPart::of_column(which)).is_some()
}

/// A column's name.
pub fn column(column: Column) -> &'static str {
    part(FormPart::of_column(column))
}

/// The note that the paper prints under a column's name.
pub fn column_note(column: Column) -> &'static str {
    word(|form| form.known(FormPart::of_column(column)).map_or("", |part| &part.note))
}

/// An initiative's number on the paper: ①, and 21 after ⑳.
pub fn initiative_number(number: usize) -> String {
    let circled = i64::try_from(number).ok().and_then(PurposeNo::new);
    circled.map_or_else(|| number.to_string(), |number| number.circled().to_string())
}

/// The label of a plan's place on the paper; a plan whose name already says so is left as it is.
pub fn position(plan: &str) -> String {
    format!("{plan}{}", position_suffix(plan))
}

/// What the paper prints after a plan's name.
pub fn position_suffix(plan: &str) -> &'static str {
    if plan.contains("位置付け") || plan.contains("位置づけ") {
        ""
    } else {
        word(|form| &form.position)
    }
}

/// What of an initiative's plan was changed after it was set, and why, a line each: 見直し（数値目標・10月5日）：参加者が見込みより多いため.
pub fn revisions(sheet: &Sheet, row: &InitiativeId) -> Vec<(Column, String)> {
    let revised = sheet.course.revised.iter().filter_map(|revision| {
        let of = sheet.revised_column(revision, row)?;
        let at = revision.signed.at.as_ref().and_then(Moment::date);
        let at = at.map_or_else(String::new, |day| format!("・{}月{}日", day.month(), day.day()));
        Some((of, format!("{REVISED}（{}{at}）：{}", column(of), revision.reason.trim())))
    });
    revised.collect()
}

/// What stands over the parts that a sheet has and the form does not name.
pub const BEYOND: &str = "この様式にない欄";
/// What stands there before an initiative's number, and between it and the part's name: 取組①の予算額.
pub const ROW: &str = "取組";
/// The same, behind the number.
pub const OF_ROW: &str = "の";

/// What a change of the plan is called.
pub const REVISED: &str = "見直し";
/// The sheet's title.
pub fn goal() -> &'static str {
    part(FormPart::Goal)
}

/// The group of departments.
pub fn group() -> &'static str {
    word(|form| &form.group)
}

/// The department.
pub fn department() -> &'static str {
    word(|form| &form.department)
}

/// The priority.
pub fn rank() -> &'static str {
    part(FormPart::Rank)
}

/// Whether the form in use has a part of the paper.
pub fn has(part: FormPart) -> bool {
    form().known(part).is_some()
}

/// A sheet's priority, where the form in use has one.
pub fn rank_of(sheet: &Sheet) -> Option<Rank> {
    sheet.rank.filter(|_| has(FormPart::Rank))
}

/// The reports that the form in use has a column for.
pub fn reports() -> Vec<Report> {
    Report::ALL.into_iter().filter(|report| has(FormPart::of_column(report.column()))).collect()
}

/// Of these initiatives' reports those that the form has a column for, and those that were written all the same.
pub fn reports_of<'r>(rows: impl IntoIterator<Item = &'r Initiative>) -> Vec<Report> {
    let mut is_written = [false; 2];
    for (row, report) in rows.into_iter().flat_map(|row| Report::ALL.map(|report| (row, report))) {
        is_written[report as usize] |= !row.text(report.column()).trim().is_empty();
    }
    let is_shown =
        |report: &Report| has(FormPart::of_column(report.column())) || is_written[*report as usize];
    Report::ALL.into_iter().filter(is_shown).collect()
}

/// The first report that the form in use has a column for.
pub fn first_report() -> Report {
    reports().first().copied().unwrap_or(Report::Midterm)
}

/// What is said of a target in which no number is named: 数値目標なし.
pub fn no_number() -> &'static str {
    match is_renamed(Column::Target) {
        true => kept(&format!("{}に数値なし", column(Column::Target))),
        false => "数値目標なし",
    }
}

/// How far what is written in a part was reached; a part may be called so itself.
pub fn reached(part: &str) -> String {
    const REACHED: &str = "達成状況";
    if part.ends_with(REACHED) { part.to_owned() } else { format!("{part}の{REACHED}") }
}

/// The situation.
pub fn situation() -> &'static str {
    part(FormPart::Situation)
}

/// The purpose.
pub fn purpose() -> &'static str {
    part(FormPart::Purpose)
}

/// The SDGs.
pub fn sdgs() -> &'static str {
    part(FormPart::Sdgs)
}

/// The special notes.
pub fn notes() -> &'static str {
    word(|form| &form.notes)
}

/// 特記事項, first part.
pub fn participation() -> &'static str {
    part(FormPart::Participation)
}

/// 特記事項, second part.
pub fn effects() -> &'static str {
    part(FormPart::Effects)
}

/// The form's title, after the year.
pub fn title() -> &'static str {
    word(|form| &form.title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_the_form_in_use_and_go_back() {
        let mut form = SheetForm { department: "部名".to_owned(), ..SheetForm::default() };
        form.columns[0].label = "取組内容".to_owned();
        form.parts.remove(3);
        by_form(Arc::new(form), || {
            assert_eq!(
                [department(), column(Column::Method), situation()],
                ["部名", "取組内容", "現況・課題"]
            );
        });
        assert_eq!([department(), column(Column::Method)], ["部局名", "取組項目及び方法・手段"]);
    }
}
