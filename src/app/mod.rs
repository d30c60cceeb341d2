//! What every screen shares: the session's state as signals, and the one way to change it.

#[allow(unreachable_pub)]
pub mod autosave;
pub(crate) mod commands;
pub(crate) mod export;
pub(crate) mod other_tabs;
pub(crate) mod print;
pub(crate) mod reader;
pub(crate) mod start;

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::app::autosave::Autosave;
use crate::app::reader::Reader;
use crate::browser::{clock, visit};
use crate::listing::search::Index;
use crate::listing::{self, Group};
use crate::messages::{deeds, ui};
use crate::model::{Change, Deed, Document, Edit, EditError, FiscalYear, Moment, Sheet, SheetId};
use crate::review::Finding;
use crate::route::Route;
use crate::session::{Action, Outcome, Session};
use crate::store::{SaveState, Unreadable};
use crate::view::panels::import::Preview;
use crate::view::panels::pop::Pop;
use crate::view::screens::publish::Settings;

/// The pause that ends an undo step.
const PAUSE: Duration = Duration::from_secs(3);

/// A message at the one place for messages.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Notice {
    /// What happened.
    pub(crate) text: String,
    /// Whether undo would take it back.
    pub(crate) undoable: bool,
    /// Whether something did not work.
    pub(crate) is_trouble: bool,
    /// The sheets that it tells of, where one could print them in another way.
    pub(crate) printed: Vec<SheetId>,
}

/// The app's state, to be copied into every closure: one for each app, which lives as long as its page.
#[derive(Clone, Copy)]
pub(crate) struct Shell(&'static State);

/// What the shell stands for.
pub(crate) struct State {
    session: StoredValue<Session>,
    index: StoredValue<Index>,
    pause: StoredValue<Option<TimeoutHandle>>,
    pub(crate) autosave: StoredValue<Option<Autosave>, LocalStorage>,
    document: RwSignal<Arc<Document>>,
    heads: RwSignal<u32>,
    pub(crate) route: RwSignal<Route>,
    pub(crate) year: RwSignal<Option<FiscalYear>>,
    pub(crate) department: RwSignal<Option<String>>,
    pub(crate) query: RwSignal<String>,
    pub(crate) shown: RwSignal<Vec<SheetId>>,
    pub(crate) selected: RwSignal<BTreeSet<SheetId>>,
    pub(crate) notice: RwSignal<Option<Notice>>,
    pub(crate) to_undo: RwSignal<Option<Deed>>,
    pub(crate) to_redo: RwSignal<Option<Deed>>,
    pub(crate) unfiled: RwSignal<Arc<BTreeSet<SheetId>>>,
    pub(crate) save_state: RwSignal<SaveState>,
    pub(crate) unreadable: RwSignal<Vec<Unreadable>>,
    pub(crate) intake: RwSignal<Option<Preview>>,
    pub(crate) pasting: RwSignal<bool>,
    pub(crate) busy: RwSignal<Option<String>>,
    /// Whether that can be stopped.
    pub(crate) stoppable: RwSignal<bool>,
    pub(crate) nav_folded: RwSignal<bool>,
    pub(crate) reader: Reader,
    pub(crate) pop: RwSignal<Option<Pop>>,
    pub(crate) rank_findings: RwSignal<Vec<(SheetId, Finding)>>,
    pub(crate) review_sheet: RwSignal<Option<SheetId>>,
    pub(crate) settings: RwSignal<Settings>,
    pub(crate) left_out: RwSignal<BTreeSet<SheetId>>,
}

impl Deref for Shell {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

impl Shell {
    /// A shell over what was stored.
    pub(crate) fn new(session: Session, route: Route, save_state: SaveState) -> Self {
        let document = session.document().clone();
        let unfiled = Arc::new(session.ledger().unfiled().clone());
        let years = listing::years(&document);
        let remembered = visit::year().filter(|year| years.contains(year));
        let year = remembered.or_else(|| years.first().copied()).or_else(current_year);
        Self(Box::leak(Box::new(State {
            session: StoredValue::new(session),
            index: StoredValue::new(Index::default()),
            pause: StoredValue::new(None),
            autosave: StoredValue::new_local(None),
            document: RwSignal::new(document),
            heads: RwSignal::new(0),
            route: RwSignal::new(route),
            year: RwSignal::new(year),
            department: RwSignal::new(None),
            query: RwSignal::new(String::new()),
            shown: RwSignal::new(Vec::new()),
            selected: RwSignal::new(BTreeSet::new()),
            notice: RwSignal::new(None),
            to_undo: RwSignal::new(None),
            to_redo: RwSignal::new(None),
            unfiled: RwSignal::new(unfiled),
            save_state: RwSignal::new(save_state),
            unreadable: RwSignal::new(Vec::new()),
            intake: RwSignal::new(None),
            pasting: RwSignal::new(false),
            busy: RwSignal::new(None),
            stoppable: RwSignal::new(false),
            nav_folded: RwSignal::new(false),
            reader: Reader::new(),
            pop: RwSignal::new(None),
            rank_findings: RwSignal::new(Vec::new()),
            review_sheet: RwSignal::new(None),
            settings: RwSignal::new(Settings::remembered()),
            left_out: RwSignal::new(BTreeSet::new()),
        })))
    }

    /// The shell that `App` provides.
    pub(crate) fn expect() -> Self {
        expect_context::<Self>()
    }

    /// Shows a screen; one that is shown already is not drawn anew.
    pub(crate) fn show(self, route: Route) {
        set_if_new(self.route, route);
    }

    /// The document: whoever reads it is told of every change.
    pub(crate) fn document(self) -> RwSignal<Arc<Document>> {
        self.document
    }

    /// The document, for those who only need to know of changes to a list: sheets that came or went,
    /// and their year, group, department, rank and goal. Typing into other cells costs them nothing.
    pub(crate) fn heads(self) -> Arc<Document> {
        self.heads.track();
        self.document.get_untracked()
    }

    /// One sheet: told of its own changes only.
    pub(crate) fn sheet(self, id: SheetId) -> Memo<Option<Arc<Sheet>>> {
        Memo::new_with_compare(
            move |_| self.document.with(|document| document.sheet(&id).cloned()),
            |a, b| !is_same(a.and_then(Option::as_ref), b.and_then(Option::as_ref)),
        )
    }

    /// The session as it is, for reading.
    pub(crate) fn with_session<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.session.with_value(read)
    }

    /// Changes the document; whether that worked. A refusal is shown.
    pub(crate) fn edit(self, edit: Edit) -> bool {
        self.dispatch(Action::Edit(edit)).is_some()
    }

    /// Changes the document and says so, with 元に戻す.
    pub(crate) fn edit_and_say(self, edit: Edit, text: String) -> bool {
        let done = self.edit(edit);
        if done {
            self.say_undoable(text);
        }
        done
    }

    /// Shows a message that offers to take the last step back.
    pub(crate) fn say_undoable(self, text: String) {
        self.notice.set(Some(Notice { text, undoable: true, is_trouble: false, printed: Vec::new() }));
    }

    /// Takes the last step back and says which.
    pub(crate) fn undo(self) {
        if let Some((deed, change)) = self.dispatch(Action::Undo) {
            self.say(deeds::undone(&deed));
            self.show_where(&change);
        }
    }

    /// Does the last undone step again and says which.
    pub(crate) fn redo(self) {
        if let Some((deed, change)) = self.dispatch(Action::Redo) {
            self.say(deeds::redone(&deed));
            self.show_where(&change);
        }
    }

    /// Ends the undo step that typing has grown.
    pub(crate) fn seal(self) {
        self.session.update_value(Session::seal);
    }

    /// Ends that step too once nothing has been typed for a while: undo takes back a thought, not an hour.
    pub(crate) fn seal_after_pause(self) {
        let timer = set_timeout_with_handle(move || self.seal(), PAUSE).ok();
        let earlier = self.pause.try_update_value(|pause| std::mem::replace(pause, timer)).flatten();
        if let Some(earlier) = earlier {
            earlier.clear();
        }
    }

    /// Shows a message.
    pub(crate) fn say(self, text: String) {
        self.notice.set(Some(Notice { text, undoable: false, is_trouble: false, printed: Vec::new() }));
    }

    /// Shows what did not work.
    pub(crate) fn trouble(self, text: String) {
        self.notice.set(Some(Notice { text, undoable: false, is_trouble: true, printed: Vec::new() }));
    }

    /// The clock.
    pub(crate) fn now(self) -> Moment {
        clock::now()
    }

    /// When a sheet last changed, as the list shows it.
    pub(crate) fn updated(self, id: &SheetId) -> String {
        let updated = self
            .session
            .with_value(|session| session.ledger().entry(id).and_then(|entry| entry.updated_at.clone()));
        updated.map_or_else(String::new, |moment| ui::day_time(&moment, &self.now()))
    }

    /// Keeps those sheets of the groups that hold the query's words.
    pub(crate) fn search(self, groups: Vec<Group>, query: &str) -> Vec<Group> {
        self.index.try_update_value(|index| index.filter(groups, query)).map_or_else(Vec::new, Vec::from)
    }

    /// Whether search or the department filter hides sheets.
    pub(crate) fn is_filtered(self) -> bool {
        self.department.with(Option::is_some) || self.query.with(|query| !query.trim().is_empty())
    }

    /// Notes that these sheets are now in a file as they are.
    pub(crate) fn mark_filed(self, ids: &[SheetId]) {
        self.session.update_value(|session| session.mark_filed(ids));
        self.publish_unfiled();
        self.autosave.with_value(|autosave| {
            if let Some(autosave) = autosave {
                autosave.touched(ids);
            }
        });
    }

    fn dispatch(self, action: Action) -> Option<(Deed, Change)> {
        self.run(|session, now| session.dispatch(action, now))
    }

    /// The one path: the session changes, then everybody who hangs on it is told.
    pub(crate) fn run(
        self,
        act: impl FnOnce(&mut Session, &Moment) -> Result<Option<Outcome>, EditError>,
    ) -> Option<(Deed, Change)> {
        let now = self.now();
        let result = self.session.try_update_value(|session| act(session, &now))?;
        self.publish_unfiled();
        let outcome = match result {
            Ok(outcome) => outcome?,
            Err(error) => {
                self.trouble(deeds::refused(&error));
                return None;
            }
        };
        let (document, to_undo, to_redo) = self.session.with_value(|session| {
            let history = session.history();
            let deed = |step: Option<&crate::model::Step>| step.map(|step| step.deed.clone());
            (session.document().clone(), deed(history.to_undo()), deed(history.to_redo()))
        });
        set_if_new(self.to_undo, to_undo);
        set_if_new(self.to_redo, to_redo);
        if !outcome.change.is_empty() {
            self.document.set(document);
            if touches_heads(&outcome.change) {
                self.heads.update(|version| *version = version.wrapping_add(1));
            }
            self.autosave.with_value(|autosave| {
                if let Some(autosave) = autosave {
                    autosave.changed(&outcome.change);
                }
            });
        }
        Some((outcome.deed, outcome.change))
    }

    fn publish_unfiled(self) {
        self.session.with_value(|session| {
            let unfiled = session.ledger().unfiled();
            if self.unfiled.with_untracked(|shown| **shown != *unfiled) {
                self.unfiled.set(Arc::new(unfiled.clone()));
            }
        });
    }

    /// Goes to the sheet that an undo or redo changed, where another one is on the screen.
    fn show_where(self, change: &Change) {
        let [delta] = change.sheets.as_slice() else { return };
        let (Some(_), Some(sheet)) = (&delta.before, &delta.after) else { return };
        let elsewhere = self.route.with_untracked(|route| route.sheet().is_some_and(|id| *id != sheet.id));
        if elsewhere {
            self.go(&Route::Sheet(sheet.id.clone()));
        }
    }
}

/// The fiscal year of today.
pub(crate) fn current_year() -> Option<FiscalYear> {
    let now = clock::now();
    FiscalYear::of_day(now.year(), now.month_day().0)
}

/// The same sheet, unchanged: compared by pointer, so that it costs nothing.
fn is_same(a: Option<&Arc<Sheet>>, b: Option<&Arc<Sheet>>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => Arc::ptr_eq(a, b),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// Sets a signal only where the value differs, so that typing does not redraw what stays the same.
fn set_if_new<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|old| *old != value) {
        signal.set(value);
    }
}

/// Whether a list of sheets would look different.
fn touches_heads(change: &Change) -> bool {
    change.sheets.iter().any(|delta| match (&delta.before, &delta.after) {
        (Some(a), Some(b)) => {
            (a.fiscal_year, a.rank, &a.group, &a.department, &a.goal)
                != (b.fiscal_year, b.rank, &b.group, &b.department, &b.goal)
        }
        _ => true,
    })
}
