//! Files in: picked, dropped, pasted.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::{ev, html, web_sys};

use crate::app::Shell;
use crate::app::commands::focus;
use crate::browser::files::Content;
use crate::browser::{engines, files, ids, sample};
use crate::codec::{self, Decoded, Problem};
use crate::import::Intake;
use crate::messages::{engines as work_words, files as words, ui};
use crate::model::SheetId;
use crate::protocol::failure::Failure;
use crate::protocol::{Engine, Imported, Packed, Request};
use crate::view::panels::import::Preview;

/// What a file held, or what is wrong with it.
type Read = Result<Decoded, Vec<Problem>>;

/// Reads a text of any form: our own JSON here, all others where it takes more than this page has. Fails where that
/// cannot be had.
async fn decode(text: String, html: Option<String>) -> Result<Read, String> {
    if codec::is_json(&text) {
        return Ok(codec::json::decode(&text, &mut ids::new_id));
    }
    let request = match html {
        Some(html) => Request::Copied { html, text },
        None => Request::Import(text),
    };
    ask(&request).await.map_err(|failure| work_words::import_failed(&failure))
}

/// Has an engine read a file.
async fn ask(request: &Request) -> Result<Read, Failure> {
    match engines::ask::<Result<Imported, Vec<Problem>>>(request).await? {
        Ok(imported) => {
            imported.decoded(&mut ids::new_id).map(Ok).ok_or_else(|| Failure::BrokeDown(String::new()))
        }
        Err(problems) => Ok(Err(problems)),
    }
}

/// Takes files that are dropped anywhere, and text or files that are pasted outside of a field.
#[component]
pub(crate) fn DropZone() -> impl IntoView {
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
            accept=".json,.txt,.xlsx,.xlsm,.html,.htm,.md,application/json,text/plain,text/html,text/markdown"
            aria-label=ui::OPEN_FILES
            on:change:target=move |event| shell.take_files(files::picked(&event.target()), Vec::new())
        />
        <div class="drop-over" hidden=move || !over.get()>{words::DROP_NOW}</div>
        <div role="status">
            {move || shell.busy.get().map(|text| view! { <div class="busy">{text}</div> })}
        </div>
        <button
            class="btn busy-stop"
            hidden=move || !shell.stoppable.get()
            on:click=move |_| engines::stop(Engine::Excel)
        >
            {ui::STOP}
        </button>
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
pub(crate) fn PasteDialog() -> impl IntoView {
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
            shell.take_text(text, None);
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
    pub(crate) fn pick_files(self) {
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
            files::Pasted::Text(text) => self.take_text(text, None),
            files::Pasted::Range(html, text) => self.take_text(text, Some(html)),
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
                    Ok(Content::Text(text)) => decode(text, None).await,
                    Ok(Content::Book(book)) => match self.open_excel(book, file.name()).await {
                        // Who stops it wants none of them.
                        Err(Failure::Stopped) => {
                            self.busy.set(None);
                            self.say(work_words::import_failed(&Failure::Stopped));
                            return;
                        }
                        read => read.map_err(|failure| work_words::import_failed(&failure)),
                    },
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

    /// Has a workbook read, says how far that is, and lets a person stop it.
    async fn open_excel(self, book: Vec<u8>, name: String) -> Result<Read, Failure> {
        self.busy.set(Some(words::reading_excel(0, 0, &name)));
        self.stoppable.set(true);
        engines::on_progress(Engine::Excel, move |at, all| {
            self.busy.set(Some(words::reading_excel(at, all, &name)));
        });
        let read = ask(&Request::OpenExcel { book: Packed(book), seed: ids::new_id() }).await;
        self.stoppable.set(false);
        read
    }

    fn take_text(self, text: String, html: Option<String>) {
        let name = words::PASTED.to_owned();
        self.busy.set(Some(words::reading(1, 1, &name)));
        spawn_local(async move {
            match decode(text, html).await {
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
    pub(crate) fn take_in(self) {
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
    pub(crate) fn open_sample(self) {
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
}
