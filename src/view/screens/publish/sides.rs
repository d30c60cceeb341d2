//! What there is to choose about a publication, and how a choice is drawn.

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::publish_settings::PublishSettings;
use crate::messages::publish_screen as words;
use crate::model::publication::Paper;

/// A choice with two sides.
#[derive(Clone, Copy)]
pub(super) struct Side {
    words: &'static str,
    is: fn(&PublishSettings) -> bool,
    choose: fn(&mut PublishSettings, bool),
}

pub(super) const REPORTS: [Side; 2] = [
    Side { words: words::WITH_REPORTS, is: |s| s.choice.reports, choose: |s, on| s.choice.reports = on },
    Side { words: words::PLAN_ONLY, is: |s| !s.choice.reports, choose: |s, on| s.choice.reports = !on },
];
pub(super) const READINGS: Side = Side {
    words: words::READINGS,
    is: |s| s.choice.shows_readings(),
    choose: |s, on| s.choice.readings = on,
};
pub(super) fn cover() -> Side {
    Side { words: words::cover(), is: |s| s.choice.cover, choose: |s, on| s.choice.cover = on }
}
pub(super) const OVERVIEW: Side = Side {
    words: words::OVERVIEW,
    is: |s| s.choice.shows_overview(),
    choose: |s, on| s.choice.overview = on,
};
pub(super) const ALIGNMENT: Side = Side {
    words: words::ALIGNMENT,
    is: |s| s.choice.shows_alignment(),
    choose: |s, on| s.choice.alignment = on,
};
pub(super) const CALENDAR: Side =
    Side { words: words::CALENDAR, is: |s| s.choice.calendar, choose: |s, on| s.choice.calendar = on };
pub(super) const PAPER: [Side; 2] = [
    Side { words: words::A3, is: |s| s.choice.paper == Paper::A3, choose: |s, _| s.choice.paper = Paper::A3 },
    Side { words: words::A4, is: |s| s.choice.paper == Paper::A4, choose: |s, _| s.choice.paper = Paper::A4 },
];
pub(super) const FIT: Side = Side { words: words::FIT, is: |s| s.fit, choose: |s, on| s.fit = on };
pub(super) const APPROVAL: Side =
    Side { words: words::APPROVAL, is: |s| s.choice.approval, choose: |s, on| s.choice.approval = on };
pub(super) const DATA: [Side; 2] = [
    Side { words: words::SHOWN, is: |s| !s.choice.whole, choose: |s, on| s.choice.whole = !on },
    Side { words: words::WHOLE, is: |s| s.choice.whole, choose: |s, on| s.choice.whole = on },
];
pub(super) const VIEW: [Side; 2] = [
    Side { words: words::ON_SCREEN, is: |s| !s.on_paper, choose: |s, on| s.on_paper = !on },
    Side { words: words::ON_PAPER, is: |s| s.on_paper, choose: |s, on| s.on_paper = on },
];

/// Choices of one name, of which one counts.
pub(super) fn sides(shell: Shell, name: &'static str, sides: [Side; 2]) -> AnyView {
    sides.map(|one| side(shell, name, one)).into_iter().collect_view().into_any()
}

/// One side of a choice among several of one name, or a choice of its own.
pub(super) fn side(shell: Shell, name: &'static str, side: Side) -> AnyView {
    let kind = if name.is_empty() { "checkbox" } else { "radio" };
    // Verdicts are read from reports: without those there are none.
    let is_off = move || {
        let choice = shell.publish_screen.settings.get().choice;
        side.words == words::READINGS && !choice.reports
            || side.words == words::OVERVIEW && !choice.shows_readings()
            || side.words == words::ALIGNMENT && !choice.can_align()
    };
    let why = move || {
        let choice = shell.publish_screen.settings.get().choice;
        (side.words == words::ALIGNMENT && !choice.can_align()).then_some(words::NOTHING_TO_ALIGN)
    };
    view! {
        <label class="side-of">
            <input
                prop:checked=move || (side.is)(&shell.publish_screen.settings.get())
                type=kind
                name=name
                disabled=is_off
                on:change:target=move |event| {
                    let on = event.target().checked();
                    shell.publish_screen.settings.update(|settings| (side.choose)(settings, on));
                }
            />
            {side.words}
            {move || why().map(|why| view! { <small>" " {why}</small> })}
        </label>
    }
    .into_any()
}
