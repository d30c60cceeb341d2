//! The preview of an import: what each file brings, how it stands, and what is to be done with it.

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::dialog::ImportPreview;
use crate::app::in_place::kept::BroughtFrom;

use crate::import::{FileReport, ImportChoice, ImportCounts, ImportPlan, ImportRow, Standing};
use crate::messages::{import as words, in_place, merge as merge_words, parts, problems, sending, ui};
use crate::view::panels::matched::MatchLine;
use crate::view::panels::merge::{MergeConflicts, MergeReport};
use crate::view::panels::merge_rows::MergedRow;
use crate::view::panels::sending::Awaited;
use crate::view::panels::versions::{ChoiceSelect, DifferingRow};
use crate::view::shared::growing::in_steps;
use crate::view::shared::modal::Modal;

/// The dialog; open while there is something to show.
#[component]
pub(crate) fn ImportDialog() -> impl IntoView {
    let shell = Shell::expect();
    let is_open = Memo::new(move |_| shell.with_import(|_| ()).is_some());
    let leave = move || shell.dialog.set(None);
    let none = ImportCounts::default();
    let counts = Memo::new(move |_| shell.with_import(|preview| preview.plan.counts()).unwrap_or(none));
    let summary = Signal::derive(move || words::summary(counts.get()));
    // What came back as it was is no news, but that it came back is.
    let returned = Memo::new(move |_| {
        let returned = shell.with_import(|preview| preview.plan.returned());
        returned.map_or(0, |returned| shell.awaited(&returned).len())
    });
    let outcome = Signal::derive(move || sending::with_back(words::outcome(counts.get()), returned.get()));
    let is_nothing = move || {
        let (count, goes_on) = shell.with_import(|p| (p.plan.count(), p.goes_on())).unwrap_or((0, false));
        count == 0 && returned.get() == 0 && !goes_on
    };
    let lead = Signal::derive(move || shell.with_import(lead));
    view! {
        <Modal class="import" name="import-title" is_open=is_open on_close=leave>
            <h2 id="import-title">{words::TITLE}</h2>
            <p>{lead}</p>
            <Show when=move || is_open.get()>
                <Changed />
                <Awaited />
                <MergeReport />
                <Standings />
                <Hidden />
                <OfFolder />
                <RefusedFiles />
                <Merged />
                <Differing />
                <Files />
            </Show>
            <div class="dialog-actions">
                <b role="status">{summary}</b>
                <span class="grow"></span>
                <button class="btn" on:click=move |_| leave()>{ui::LEAVE}</button>
                <button
                    class="btn fill take-in"
                    aria-labelledby="take-in"
                    aria-describedby="take-in-outcome"
                    disabled=is_nothing
                    on:click=move |_| shell.take_in()
                >
                    <span id="take-in">{ui::TAKE_IN}</span>
                    <small id="take-in-outcome">{outcome}</small>
                </button>
            </div>
        </Modal>
    }
}

/// What is shown, and that nothing has happened yet.
fn lead(preview: &ImportPreview) -> String {
    match &preview.brought.from {
        BroughtFrom::Anywhere => words::LEAD.to_owned(),
        BroughtFrom::OnlyRead => in_place::ONLY_READ.to_owned(),
        BroughtFrom::File(opened) if opened.is_saving => in_place::lead_saving(&opened.file.kept.name),
        BroughtFrom::File(opened) => in_place::lead_opening(&opened.file.kept.name),
        BroughtFrom::Folder(read) => in_place::lead_folder(&read.folder.kept.name),
    }
}

/// What has changed here since the preview was first shown.
#[component]
fn Changed() -> impl IntoView {
    let shell = Shell::expect();
    let changed = untrack(|| shell.with_import(|preview| preview.changed.clone())).unwrap_or_else(Vec::new);
    (!changed.is_empty())
        .then(|| view! { <div class="problems" role="alert">{words::changed(&changed)}</div> })
}

/// Looks at the import as it is: its files and sheets do not change while the dialog is open, only the choices do.
fn of_plan<T>(shell: Shell, look: impl FnOnce(&ImportPlan) -> T) -> Option<T> {
    untrack(|| shell.with_import(|preview| look(&preview.plan)))
}

/// Which sheets of the import are so.
fn rows_that(shell: Shell, are: impl Fn(&ImportRow) -> bool) -> Vec<usize> {
    let found = |plan: &ImportPlan| {
        let rows = plan.rows().iter().enumerate();
        rows.filter(|(_, row)| are(row)).map(|(at, _)| at).collect()
    };
    of_plan(shell, found).unwrap_or_else(Vec::new)
}

/// Draws these sheets of the import a few at a time, each looked up with its file's name as it is drawn.
fn rows_in_steps<V: IntoView + 'static>(
    shell: Shell,
    rows: Vec<usize>,
    draw: impl Fn(usize, ImportRow, String) -> V + Send + Sync + 'static,
) -> AnyView {
    in_steps(FIRST, rows.len(), move |nth| {
        let at = rows[nth];
        let found = of_plan(shell, |plan| {
            let row = plan.rows().get(at)?.clone();
            let file = plan.files.get(row.file)?.name.clone();
            Some((row, file))
        });
        found.flatten().map(|(row, file)| draw(at, row, file)).into_any()
    })
}

/// How many sheets stand how to what is here.
#[component]
fn Standings() -> impl IntoView {
    let shell = Shell::expect();
    let told = untrack(|| {
        shell.with_import(|preview| {
            let broken = preview.plan.files.iter().filter(|file| !file.problems.is_empty()).count();
            words::standings(preview.plan.counts(), preview.left.refused.len() + broken)
        })
    });
    view! { <p class="standings">{told}</p> }
}

/// Whether what nobody sees in the files comes in.
#[component]
fn Hidden() -> impl IntoView {
    let shell = Shell::expect();
    let of = |preview: &ImportPreview| preview.has_hidden().then_some(preview.brought.with_hidden);
    let is_taken = untrack(|| shell.with_import(of)).flatten()?;
    let (told, choice) = match is_taken {
        true => (words::HIDDEN_TAKEN, words::WITHOUT_HIDDEN),
        false => (words::HIDDEN, words::WITH_HIDDEN),
    };
    Some(view! {
        <p class="hidden-content">
            {told}
            <button class="btn small" on:click=move |_| shell.bring_again(!is_taken)>{choice}</button>
        </p>
    })
}

/// What differs from what is here, before all else: nothing of it is chosen until a person does.
#[component]
fn Differing() -> impl IntoView {
    let shell = Shell::expect();
    let rows = rows_that(shell, differs);
    if rows.is_empty() {
        return ().into_any();
    }
    let count = rows.len();
    let is_open = count <= OPEN;
    let is_saving = untrack(|| shell.with_import(|preview| preview.brought.from.saving().is_some()));
    let unasked = if is_saving == Some(true) { in_place::BOTH_UNASKED } else { words::KEPT_UNASKED };
    let choose_all = move |choice: ImportChoice| {
        shell.update_import(|preview| preview.plan.choose_for_differing(choice));
    };
    let drawn = rows_in_steps(shell, rows, move |at, row, file| {
        view! { <DifferingRow at=at file=file row=row is_open=is_open /> }
    });
    view! {
        <section class="differing">
            <h3>{words::differing(count)}</h3>
            <p class="hint">{unasked}</p>
            <div class="tools" hidden=count < 2>
                <span>{words::all_differing(count)}</span>
                <button class="btn small" on:click=move |_| choose_all(ImportChoice::Replace)>
                    {words::ALL_REPLACE}
                </button>
                <button class="btn small" on:click=move |_| choose_all(ImportChoice::Keep)>{words::ALL_KEEP}</button>
            </div>
            <table class="sheets">
                {heads()}
                <tbody>{drawn}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// How many sheets stand there at once; the dialog shows less.
const FIRST: usize = 15;

/// Sheets that came back and were put together with what is here.
#[component]
fn Merged() -> impl IntoView {
    let shell = Shell::expect();
    let rows = rows_that(shell, |row| row.proposal.is_some());
    if rows.is_empty() {
        return ().into_any();
    }
    let is_open = rows.len() <= OPEN;
    let drawn = rows_in_steps(shell, rows, move |at, row, file| {
        view! { <MergedRow at=at file=file row=row is_open=is_open /> }
    });
    view! {
        <MergeConflicts />
        <section class="merged">
            <h3>{merge_words::SHEETS}</h3>
            <table class="sheets">
                {heads()}
                <tbody>{drawn}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// As many sheets that differ are unfolded at once.
const OPEN: usize = 3;

fn differs(row: &ImportRow) -> bool {
    matches!(row.standing, Standing::Differs { .. }) && row.proposal.is_none()
}

fn heads() -> impl IntoView {
    let heads = [parts::goal(), words::STANDING, words::CHOICE];
    view! {
        <thead>
            <tr>{heads.map(|head| view! { <th scope="col">{head}</th> })}</tr>
        </thead>
    }
}

/// Of a folder that is read again: what is there no more, and what still cannot be read.
#[component]
fn OfFolder() -> impl IntoView {
    let shell = Shell::expect();
    let news = untrack(|| {
        shell.with_import(|preview| match &preview.brought.from {
            BroughtFrom::Folder(read) => Some(read.news.clone()),
            _ => None,
        })
    })??;
    let list = |told: String, paths: Vec<String>, is_open: bool| {
        (!paths.is_empty()).then(|| {
            view! {
                <details class="hint aside" open=is_open>
                    <summary>{told}</summary>
                    <pre>{paths.join("\n")}</pre>
                </details>
            }
        })
    };
    Some(view! {
        {list(in_place::gone(news.gone.len()), news.gone, true)}
        {list(in_place::still_unread(news.unread.len()), news.unread, false)}
    })
}

/// Files that could not be read at all.
#[component]
fn RefusedFiles() -> impl IntoView {
    let shell = Shell::expect();
    let left = untrack(|| shell.with_import(|preview| preview.left.clone()))?;
    let aside = (!left.aside.is_empty()).then(|| {
        let names = left.aside.join("\n");
        view! {
            <details class="hint aside">
                <summary>{words::aside(left.aside.len())}</summary>
                <pre>{names}</pre>
            </details>
        }
    });
    let refused = left.refused.into_iter().map(|(name, why)| {
        view! {
            <h3 class="file">{name}</h3>
            <div class="problems">{why}</div>
        }
    });
    Some(view! {
        {aside}
        {refused.collect_view()}
    })
}

/// What each file brings besides.
#[component]
fn Files() -> impl IntoView {
    let shell = Shell::expect();
    let count = of_plan(shell, |plan| plan.files.len()).unwrap_or(0);
    in_steps(FIRST, count, move |at| {
        let file = of_plan(shell, |plan| plan.files.get(at).cloned()).flatten();
        file.map(|file| view! { <FileBlock at=at file=file /> }).into_any()
    })
}

/// As many notes are shown without scrolling, if they are short.
const FEW: usize = 2;

/// A file's sheets, and before them what there is to say: below a long table nobody would see it.
#[component]
fn FileBlock(at: usize, file: FileReport) -> impl IntoView {
    let shell = Shell::expect();
    let problems: Vec<String> = file.problems.iter().map(problems::problem).collect();
    let of_this = |are: fn(&Standing) -> bool| rows_that(shell, |row| row.file == at && are(&row.standing));
    let above = of_this(|standing| matches!(standing, Standing::Differs { .. })).len();
    // What is new comes before what is here already.
    let new = of_this(|standing| *standing == Standing::New);
    let rows = [new, of_this(|standing| matches!(standing, Standing::Same(_)))].concat();
    let is_empty = rows.is_empty();
    let notes: Vec<String> = file.notes.iter().map(problems::note).collect();
    let list = |class: &'static str, title: &'static str, lines: Vec<String>| {
        (!lines.is_empty()).then(|| {
            // What scrolls must be reached by keyboard.
            let tabindex = (lines.len() > FEW).then_some("0");
            let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
            view! {
                <div class=class role="group" aria-label=title tabindex=tabindex>
                    <b>{title}</b>
                    <ul>{lines}</ul>
                </div>
            }
        })
    };
    view! {
        <h3 class="file">{words::file(&file.name, file.sheets)}</h3>
        {list("problems", words::PROBLEMS, problems)}
        {list("remarks", words::NOTES, notes)}
        <p class="hint" hidden=above == 0>{words::stand_above(above)}</p>
        <table class="sheets" hidden=is_empty>
            {heads()}
            <tbody>
                {rows_in_steps(shell, rows, |at, row, _| view! { <SheetRow at=at row=row /> })}
            </tbody>
        </table>
    }
}

#[component]
fn SheetRow(at: usize, row: ImportRow) -> impl IntoView {
    let class = if row.standing == Standing::New { "chip new" } else { "chip same" };
    view! {
        <tr>
            <td>
                <b>{ui::goal(&row.sheet.goal).to_owned()}</b>
                <br />
                <small>{words::sheet_line(&row.sheet)}</small>
                <MatchLine at=at row=row.clone() />
            </td>
            <td><span class=class>{words::standing(&row.standing)}</span></td>
            <td><ChoiceSelect at=at row=row /></td>
        </tr>
    }
}
