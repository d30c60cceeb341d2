//! 公開前の点検, and the formats under it: nothing goes out with errors before a person was asked.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use crate::app::Shell;
use crate::app::findings::{Counts, SheetFinding};
use crate::messages::{kiosk, publish_screen as words, review as review_words, ui};
use crate::model::Sheet;
use crate::review::Severity;
use crate::route::Route;
use crate::view::shared::link::place_link;
use crate::view::shared::modal::{self, Modal};

/// How many errors are listed; all of them are on the review's screen.
const LISTED: usize = 5;

/// What the review says of the chosen sheets.
#[derive(Clone, Copy, PartialEq)]
struct ReviewSummary {
    counts: Counts,
    unread: usize,
}

/// What happens at a button, once nothing stands against it.
type ExportStep = fn(Shell);

/// The review before publishing, and the formats.
#[component]
pub(crate) fn Check(chosen: Memo<Vec<Arc<Sheet>>>) -> impl IntoView {
    let shell = Shell::expect();
    let standing = Memo::new(move |_| chosen.with(|sheets| standing(shell, sheets)));
    let errors = Memo::new(move |_| match standing.get() {
        ReviewSummary { unread: 0, .. } => chosen.with(|sheets| errors(shell, sheets)),
        _ => Vec::new(),
    });
    let told = move || {
        let ReviewSummary { counts, unread } = standing.get();
        match (unread, counts.0[Severity::Error as usize]) {
            (0, 0) => words::NO_ERRORS.to_owned(),
            (0, errors) => words::errors(errors),
            (unread, _) if shell.left_to_read() > 0 => words::still_reading(unread),
            (unread, _) => words::not_read(unread),
        }
    };
    let others = move || {
        let Counts([_, warnings, hints]) = standing.get().counts;
        words::others(warnings, hints)
    };
    // What a person has said to go on with: it is not asked again until it changes.
    let agreed = RwSignal::new(None::<ReviewSummary>);
    let asked = RwSignal::new(None::<ExportStep>);
    let press = move |deed: ExportStep| {
        let now = standing.get_untracked();
        let is_grave = now.unread > 0 || now.counts.0[Severity::Error as usize] > 0;
        if is_grave && agreed.get_untracked() != Some(now) {
            asked.set(Some(deed));
        } else {
            deed(shell);
        }
    };
    let is_empty = move || chosen.with(Vec::is_empty);
    let settings = shell.settings();
    let strays = Memo::new(move |_| {
        let form = settings.with(|settings| settings.whole_form());
        chosen.with(|sheets| words::strays_left_out(sheets.iter().filter(|sheet| form.has_strays(sheet))))
    });
    view! {
        <section class="check" id="check" tabindex="-1" aria-labelledby="check-title" hidden=is_empty>
            <h2 id="check-title">{words::CHECK}</h2>
            <p role="status" class:bad=move || standing.get().counts.0[Severity::Error as usize] != 0>{told}</p>
            <ul>{move || errors.with(|errors| error_list(errors))}</ul>
            <p hidden=move || standing.get().unread != 0>
                {others} " " <a href=Route::Review.href()>{words::TO_REVIEW}</a>
            </p>
            <p hidden=move || strays.with(String::is_empty)>{strays}</p>
        </section>
        <CityField />
        <div class="formats" role="group" aria-label=words::FORMATS>
            <button class="btn fill" data-print disabled=is_empty on:click=move |_| press(Shell::print)>
                {words::PRINT}
            </button>
            <button class="btn" disabled=is_empty on:click=move |_| press(Shell::publish_page)>{ui::HTML}</button>
            <button class="btn" disabled=is_empty on:click=move |_| press(Shell::publish_markdown)>
                {ui::MARKDOWN}
            </button>
            <button class="btn" disabled=is_empty on:click=move |_| press(Shell::publish_excel)>{ui::EXCEL}</button>
            <button class="btn" data-kiosk disabled=is_empty on:click=move |_| press(Shell::publish_kiosk)>
                {kiosk::EXPORT}
            </button>
            <a class="btn" hidden=is_empty href=Route::Kiosk(String::new()).href() title=kiosk::TRY_NOTE>{kiosk::TRY}</a>
        </div>
        <AskDialog standing=standing asked=asked agreed=agreed />
    }
}

/// The city's name for a kiosk's start: the one that is settled, which can be said here too.
#[component]
fn CityField() -> impl IntoView {
    let shell = Shell::expect();
    let settings = shell.settings();
    let city = Signal::derive(move || settings.with(|settings| settings.city.clone()));
    view! {
        <label class="city-field" title=kiosk::CITY_SETTLED>
            {kiosk::CITY}
            <input
                type="text"
                maxlength="60"
                autocomplete="organization"
                placeholder=kiosk::CITY_NOTE
                prop:value=city
                on:input:target=move |event| {
                    let city = event.target().value();
                    shell.change_settings(|settings| settings.city = city);
                }
            />
        </label>
    }
}

/// Something wrong would be published: that is asked first.
#[component]
fn AskDialog(
    standing: Memo<ReviewSummary>,
    asked: RwSignal<Option<ExportStep>>,
    agreed: RwSignal<Option<ReviewSummary>>,
) -> impl IntoView {
    let shell = Shell::expect();
    let dialog = NodeRef::<html::Dialog>::new();
    let is_open = Memo::new(move |_| asked.with(Option::is_some));
    let errors = move || standing.get().counts.0[Severity::Error as usize];
    let back = move |_| {
        modal::close(dialog);
        shell.focus_later("#check");
    };
    let go_on = move |_| {
        let deed = asked.get_untracked();
        agreed.set(Some(standing.get_untracked()));
        modal::close(dialog);
        if let Some(deed) = deed {
            deed(shell);
        }
    };
    view! {
        <Modal class="really" dialog=dialog name="ask-title" is_open=is_open on_close=move || asked.set(None)>
            <h2 id="ask-title">
                {move || if errors() == 0 { words::NOT_CHECKED } else { words::ERRORS_LEFT }}
            </h2>
            <p>{move || words::really_publish(errors(), standing.get().unread)}</p>
            <div class="dialog-actions">
                <button class="btn fill" on:click=back>{words::BACK}</button>
                <button class="btn" on:click=go_on>{words::GO_ON}</button>
            </div>
        </Modal>
    }
}

/// How many findings there are, and how many of the sheets the review has not looked at as they stand.
fn standing(shell: Shell, sheets: &[Arc<Sheet>]) -> ReviewSummary {
    let mut standing = ReviewSummary { counts: Counts::default(), unread: 0 };
    // Readings are told of when all are there; until then their number tells.
    shell.left_to_read();
    for sheet in sheets {
        if shell.reading(&sheet.id).is_some_and(|reading| Arc::ptr_eq(&reading.sheet, sheet)) {
            let counts = shell.finding_counts(&sheet.id);
            standing.counts.0.iter_mut().zip(counts.0).for_each(|(sum, count)| *sum += count);
        } else {
            standing.unread += 1;
        }
    }
    standing
}

/// The errors of these sheets.
fn errors(shell: Shell, sheets: &[Arc<Sheet>]) -> Vec<SheetFinding> {
    let is_error =
        |found: &SheetFinding| found.dismissed.is_none() && found.rule().severity() == Severity::Error;
    sheets.iter().flat_map(|sheet| shell.findings(&sheet.id)).filter(is_error).collect()
}

/// The first errors, each leading to its place, and how many more there are.
fn error_list(found: &[SheetFinding]) -> impl IntoView + use<> {
    let listed = found.iter().take(LISTED).map(|found| {
        let goal = words::sheet(found.sheet.rank, &found.sheet.goal);
        view! {
            <li>
                {place_link(found)}
                {format!("　{}", review_words::title(found.rule()))}
                <small>{goal}</small>
            </li>
        }
    });
    let listed = listed.collect_view();
    let more = found.len().checked_sub(LISTED).filter(|more| *more > 0);
    view! { {listed} {more.map(|more| view! { <li>{words::more_errors(more)}</li> })} }
}
