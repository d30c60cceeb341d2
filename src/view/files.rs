//! Files in and out: picked, dropped, pasted, exported.

use std::sync::Arc;

use super::lean::*;
use leptos::ev;
use leptos::html;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys;

use super::commands::focus;
use super::intake::Preview;
use super::shell::Shell;
use crate::browser::{files, ids, sample, worker};
use crate::codec::markdown::Scope;
use crate::codec::{self, Decoded, Problem};
use crate::intake::Intake;
use crate::listing::{self, Filter};
use crate::messages::{files as words, ui, work as work_words};
use crate::model::{Document, Sheet, SheetId};
use crate::publish::Choice;
use crate::route::Route;
use crate::wire::{Imported, Request};

/// What a file held, or what is wrong with it.
type Read = Result<Decoded, Vec<Problem>>;

/// Reads a text of any form: our own JSON here, all others where it takes more than this page has. Fails where that
/// cannot be had.
async fn decode(text: String) -> Result<Read, String> {
    if codec::is_json(&text) {
        return Ok(codec::json::decode(&text, &mut ids::new_id));
    }
    let answer = worker::ask::<Result<Imported, Vec<Problem>>>(&Request::Import(text)).await;
    match answer.map_err(|failure| work_words::import_failed(&failure))? {
        Ok(imported) => imported.decoded(&mut ids::new_id).map(Ok).ok_or_else(work_words::no_sense),
        Err(problems) => Ok(Err(problems)),
    }
}

/// Takes files that are dropped anywhere, and text or files that are pasted outside of a field.
#[component]
pub(super) fn DropZone() -> impl IntoView {
    let shell = Shell::expect();
    let over = RwSignal::new(false);
    // A row that is dragged within the list brings nothing.
    let has_files = |event: &ev::DragEvent| {
        event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
    };
    let listeners = [
        window_event_listener(ev::dragover, move |event| {
            if has_files(&event) {
                event.prevent_default();
                over.set(true);
            }
        }),
        window_event_listener(ev::dragleave, move |event| {
            // Left for outside of the window, not for another element.
            if event.related_target().is_none() {
                over.set(false);
            }
        }),
        window_event_listener(ev::drop, move |event| {
            over.set(false);
            if has_files(&event) {
                event.prevent_default();
                shell.take_dropped(files::dropped(&event));
            }
        }),
        window_event_listener(ev::paste, move |event| {
            if let (false, Some(event)) = (in_field(&event), event.dyn_ref::<web_sys::ClipboardEvent>()) {
                shell.take_pasted(files::pasted(event));
            }
        }),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
    view! {
        <input
            id="file-input"
            class="sr-only no-print"
            type="file"
            multiple
            tabindex="-1"
            accept=".json,.txt,.html,.htm,.md,application/json,text/plain,text/html,text/markdown"
            aria-label=ui::OPEN_FILES
            on:change:target=move |event| shell.take_files(files::picked(&event.target()), Vec::new())
        />
        <div class="drop-over" hidden=move || !over.get()>{words::DROP_NOW}</div>
        <div role="status">
            {move || shell.busy.get().map(|text| view! { <div class="busy">{text}</div> })}
        </div>
    }
}

/// Whether a paste goes into a field, or to an open dialog.
fn in_field(event: &web_sys::Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|target| target.closest("input, textarea, select, dialog").ok().flatten().is_some())
}

/// Takes pasted text where no shortcut is known or allowed.
#[component]
pub(super) fn PasteDialog() -> impl IntoView {
    let shell = Shell::expect();
    let dialog = NodeRef::<html::Dialog>::new();
    let field = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        if let (true, Some(dialog)) = (shell.pasting.get(), dialog.get()) {
            drop(dialog.show_modal());
        }
    });
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let check = move |_| {
        if let Some(field) = field.get_untracked() {
            let text = field.value();
            field.set_value("");
            close();
            shell.take_text(text);
        }
    };
    view! {
        <dialog node_ref=dialog aria-labelledby="paste-title" on:close=move |_| shell.pasting.set(false)>
            <h2 id="paste-title">{words::PASTE_TITLE}</h2>
            <p>{words::PASTE_HELP}</p>
            <textarea class="paste-field" node_ref=field aria-label=words::PASTE_FIELD spellcheck="false"></textarea>
            <div class="dialog-actions">
                <button class="btn" on:click=move |_| close()>{ui::LEAVE}</button>
                <button class="btn fill" on:click=check>{words::PASTE_CHECK}</button>
            </div>
        </dialog>
    }
}

impl Shell {
    /// Opens the browser's file picker.
    pub(super) fn pick_files(self) {
        let input = document().get_element_by_id("file-input");
        if let Some(input) = input.and_then(|input| input.dyn_into::<web_sys::HtmlElement>().ok()) {
            input.click();
        }
    }

    fn take_dropped(self, dropped: files::Dropped) {
        let folders = dropped.folders.into_iter().map(|name| (name, words::FOLDER.to_owned())).collect();
        self.take_files(dropped.files, folders);
    }

    fn take_pasted(self, pasted: files::Pasted) {
        match pasted {
            files::Pasted::Files(files) => self.take_files(files, Vec::new()),
            files::Pasted::Text(text) => self.take_text(text),
            files::Pasted::Nothing => {}
        }
    }

    /// Reads files one after the other and shows what taking them in would do, besides those `refused` already.
    fn take_files(self, picked: Vec<web_sys::File>, mut refused: Vec<(String, String)>) {
        if picked.is_empty() && refused.is_empty() {
            return;
        }
        spawn_local(async move {
            let count = picked.len();
            let mut decoded = Vec::new();
            for (at, file) in picked.iter().enumerate() {
                self.busy.set(Some(words::reading(at + 1, count, &file.name())));
                let read = match files::read(file).await {
                    Ok(text) => decode(text).await,
                    Err(error) => Err(words::file_error(&error)),
                };
                match read {
                    Ok(read) => decoded.push((file.name(), read)),
                    Err(why) => refused.push((file.name(), why)),
                }
            }
            self.preview(decoded, refused);
        });
    }

    fn take_text(self, text: String) {
        let name = words::PASTED.to_owned();
        self.busy.set(Some(words::reading(1, 1, &name)));
        spawn_local(async move {
            match decode(text).await {
                Ok(read) => self.preview(vec![(name, read)], Vec::new()),
                Err(why) => self.preview(Vec::new(), vec![(name, why)]),
            }
        });
    }

    /// Shows what taking in these files would do. Nothing changes yet.
    fn preview(self, decoded: Vec<(String, Read)>, refused: Vec<(String, String)>) {
        self.busy.set(None);
        let document = self.document().get_untracked();
        self.intake.set(Some(Preview { intake: Intake::new(&document, decoded), refused }));
    }

    /// Takes in what the preview shows, as one step.
    pub(super) fn take_in(self) {
        let Some(Preview { intake, .. }) = self.intake.try_update(Option::take).flatten() else { return };
        self.accept(intake, words::taken_in);
    }

    fn accept(self, intake: Intake, told: impl Fn(usize) -> String) {
        let locked = |id: &SheetId| {
            self.autosave
                .with_value(|autosave| autosave.as_ref().is_some_and(|autosave| autosave.is_locked(id)))
        };
        let Some(taken) = intake.into_edit(&mut ids::new_sheet_id, &locked) else { return };
        if self.edit_and_say(taken.edit, told(taken.sheets.len())) {
            self.mark_filed(&taken.filed);
            self.query.set(String::new());
            self.choose_year(taken.sheets.first().map(|sheet| sheet.fiscal_year));
            focus("#main", false);
        }
    }

    /// Loads the sample, which comes with the app.
    pub(super) fn open_sample(self) {
        self.busy.set(Some(words::reading(1, 1, words::SAMPLE_NAME)));
        spawn_local(async move {
            let text = sample::text().await;
            self.busy.set(None);
            let Some(decoded) = text.and_then(|text| codec::json::decode(&text, &mut ids::new_id).ok())
            else {
                self.trouble(words::SAMPLE_FAILED.to_owned());
                return;
            };
            let document = self.document().get_untracked();
            let intake = Intake::new(&document, vec![(words::SAMPLE_NAME.to_owned(), Ok(decoded))]);
            self.accept(intake, words::sample_taken);
        });
    }

    /// The sheets that 「書き出し」 takes: this sheet; or what is selected; or all that is shown.
    pub(super) fn export_scope(self) -> Vec<SheetId> {
        match self.route.get() {
            Route::Sheet(id) | Route::Items(id) => vec![id],
            Route::Publish => self.chosen_sheets().iter().map(|sheet| sheet.id.clone()).collect(),
            Route::Results | Route::Review => {
                self.shown_sheets().iter().map(|sheet| sheet.id.clone()).collect()
            }
            _ if self.selected.with(|selected| !selected.is_empty()) => {
                self.selected.with(|selected| selected.iter().cloned().collect())
            }
            _ => self.shown.get(),
        }
    }

    /// Exports what the screen stands for.
    pub(super) fn export(self, ending: &str) {
        self.export_sheets(&untrack(|| self.export_scope()), ending);
    }

    /// Exports what has changed since it was last in a file.
    pub(super) fn export_unfiled(self) {
        let ids: Vec<SheetId> = self.unfiled.with_untracked(|unfiled| unfiled.iter().cloned().collect());
        self.export_sheets(&ids, words::JSON_ENDING);
    }

    /// Exports everything: the way out where the browser saves nothing.
    pub(super) fn export_all(self) {
        let document = self.document().get_untracked();
        let ids: Vec<SheetId> = document.sheets.iter().map(|sheet| sheet.id.clone()).collect();
        self.export_sheets(&ids, words::JSON_ENDING);
    }

    /// Exports 目標と実績 of what the screen stands for as a table.
    pub(super) fn export_csv(self) {
        // A table does not hold the sheets: they are not saved to a file by it.
        self.export_made(words::CSV_ENDING, "text/csv", false, |_, sheets| Request::Table(sheets));
    }

    /// Exports what the screen stands for as a page that carries the sheets whole.
    pub(super) fn export_html(self) {
        self.export_made(words::HTML_ENDING, "text/html", true, |shell, sheets| {
            shell.page_of(Choice::WHOLE, sheets)
        });
    }

    /// Exports what the screen stands for as Markdown that carries the sheets whole.
    pub(super) fn export_markdown(self) {
        self.export_made(words::MARKDOWN_ENDING, "text/markdown", true, |shell, sheets| {
            shell.markdown_of(Scope::Whole, sheets)
        });
    }

    /// Exports what the screen stands for as the worker makes it; whether that saves the sheets to a file.
    pub(super) fn export_made(
        self,
        ending: &str,
        mime: &'static str,
        is_whole: bool,
        request: fn(Self, Vec<String>) -> Request,
    ) {
        let document = self.document().get_untracked();
        let ids = untrack(|| self.export_scope());
        let sheets = in_paper_order(&document, &ids);
        if sheets.is_empty() {
            self.trouble(words::NOTHING_TO_EXPORT.to_owned());
            return;
        }
        let name = format!("{}{ending}", codec::file_stem(sheets.iter().map(|sheet| &**sheet)));
        let request = request(self, stored(&sheets));
        self.busy.set(Some(words::making(&name)));
        spawn_local(async move {
            let answer = worker::ask::<Option<String>>(&request).await;
            self.busy.set(None);
            let answer =
                answer.and_then(|text| text.ok_or_else(|| worker::Failure::BrokeDown(String::new())));
            match answer {
                Ok(text) if self.download(&name, mime, &text) => {
                    if is_whole {
                        self.mark_filed(&self.unchanged(&sheets));
                    }
                    self.say(words::exported(sheets.len(), &name));
                }
                Ok(_) => {}
                Err(failure) => self.trouble(work_words::export_failed(&failure)),
            }
        });
    }

    /// Those of these sheets that are still as they were: what was typed while a file was made is not in it.
    fn unchanged(self, sheets: &[Arc<Sheet>]) -> Vec<SheetId> {
        let document = self.document().get_untracked();
        let is_same =
            |sheet: &&Arc<Sheet>| document.sheet(&sheet.id).is_some_and(|now| Arc::ptr_eq(now, sheet));
        sheets.iter().filter(is_same).map(|sheet| sheet.id.clone()).collect()
    }

    fn export_sheets(self, ids: &[SheetId], ending: &str) {
        let document = self.document().get_untracked();
        let sheets = in_paper_order(&document, ids);
        if sheets.is_empty() {
            self.trouble(words::NOTHING_TO_EXPORT.to_owned());
            return;
        }
        let text = codec::json::encode(sheets.iter().map(|sheet| &**sheet), &document.extra, &self.now());
        let name = format!("{}{ending}", codec::file_stem(sheets.iter().map(|sheet| &**sheet)));
        let mime = if ending == words::JSON_ENDING { "application/json" } else { "text/plain" };
        if self.download(&name, mime, &text) {
            self.mark_filed(ids);
            self.say(words::exported(sheets.len(), &name));
        }
    }

    /// Hands a file to the browser's downloads; whether it was taken.
    pub(super) fn download(self, name: &str, mime: &str, text: &str) -> bool {
        let outcome = files::download(name, mime, text);
        if let Err(error) = &outcome {
            self.trouble(words::file_error(error));
        }
        outcome.is_ok()
    }
}

/// These sheets in the order of the list: newest year first, by group and rank.
pub(super) fn in_paper_order(document: &Document, ids: &[SheetId]) -> Vec<Arc<Sheet>> {
    listing::groups(document, &Filter::default())
        .into_iter()
        .flat_map(|group| group.sheets)
        .filter(|sheet| ids.contains(&sheet.id))
        .collect()
}

/// Sheets as an engine takes them.
pub(super) fn stored(sheets: &[Arc<Sheet>]) -> Vec<String> {
    sheets.iter().map(|sheet| codec::stored::encode_sheet(sheet, None, false)).collect()
}
