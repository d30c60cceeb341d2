//! Comments beside the paper: what was said of the sheet, and the field for what is to be said.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::{ev, html};

use crate::app::Shell;
use crate::messages::{comments as words, parts, ui};
use crate::model::{Comment, CommentId, CommentKind, Reply, Sheet, SheetId};
use crate::review::Place;
use crate::view::shared::derived::{SheetMemo, derived};
use crate::view::shared::keys::composing;
use crate::view::shared::name_field::NameField;

/// The button that opens it, with how many are open.
#[component]
pub(crate) fn CommentsButton(sheet: SheetMemo) -> impl IntoView {
    let shell = Shell::expect();
    let open =
        derived(move || sheet.with(|sheet| sheet.as_ref().map_or(0, |sheet| count_open(&sheet.comments))));
    let toggle = move || match shell.comments.is_open.get_untracked() {
        true => shell.close_comments(),
        false => {
            if let Some(sheet) = sheet.get_untracked() {
                shell.open_comments(&sheet);
            }
        }
    };
    view! {
        <button
            class="btn quiet"
            id="comments-button"
            title=words::HINT
            aria-expanded=move || shell.comments.is_open.get().to_string()
            // The cell keeps the focus, and what is selected in it.
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| toggle()
        >
            {move || words::button(open.get())}
        </button>
    }
}

fn count_open(comments: &[Comment]) -> usize {
    comments.iter().filter(|comment| comment.is_open()).count()
}

/// Ctrl+Alt+M, as in word processors. Whether it was that.
pub(crate) fn on_key(shell: Shell, event: &ev::KeyboardEvent, sheet: SheetMemo) -> bool {
    let is_asked = !composing(event) && event.ctrl_key() && event.alt_key() && event.code() == "KeyM";
    if let (true, Some(sheet)) = (is_asked, sheet.get_untracked()) {
        event.prevent_default();
        shell.open_comments(&sheet);
    }
    is_asked
}

/// The panel, made when it is opened.
#[component]
pub(crate) fn CommentsPanel(id: SheetId, sheet: SheetMemo) -> impl IntoView {
    let shell = Shell::expect();
    let close = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !composing(&event) {
            event.stop_propagation();
            shell.close_comments();
        }
    };
    // What was chosen is of the sheet that was there before.
    shell.of_whole_sheet();
    follow_cursor(shell, &id, sheet);
    move || {
        let id = id.clone();
        shell.comments.is_open.get().then(|| {
            view! {
                <aside class="comments no-print" aria-labelledby="comments-title" on:keydown=close>
                    <h2 id="comments-title">{words::TITLE}</h2>
                    <button class="tiny close" aria-label=ui::CLOSE on:click=move |_| shell.close_comments()>"×"</button>
                    <p class="hint">{words::LEAD}</p>
                    <CommentForm id=id.clone() sheet=sheet />
                    <CommentList id=id sheet=sheet />
                </aside>
            }
        })
    }
}

/// While nothing is being said yet, it will be of the cell where the cursor goes, and of the words that are selected there.
fn follow_cursor(shell: Shell, id: &SheetId, sheet: SheetMemo) {
    let draft = draft_name(id);
    let follow = move || {
        if shell.comments.is_open.get_untracked() && shell.draft(&draft).is_empty() {
            sheet.with_untracked(|sheet| {
                if let Some(sheet) = sheet {
                    shell.comment_on_focused(sheet);
                }
            });
        }
    };
    // Where the focus is put by a command, the person has not gone anywhere.
    let by_mouse = follow.clone();
    let by_key = move |event: ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "Tab" | "Home" | "End" | "PageUp" | "PageDown")
            || event.key().starts_with("Arrow")
        {
            follow();
        }
    };
    let mouse = window_event_listener(ev::mouseup, move |_| by_mouse());
    let keys = window_event_listener(ev::keyup, by_key);
    on_cleanup(move || {
        mouse.remove();
        keys.remove();
    });
}

/// Under this name what is being written is kept until it is said.
fn draft_name(id: &SheetId) -> String {
    format!("comment {id}")
}

/// What is to be said.
#[component]
fn CommentForm(id: SheetId, sheet: SheetMemo) -> impl IntoView {
    let shell = Shell::expect();
    let panel = shell.comments;
    let field = NodeRef::<html::Textarea>::new();
    let is_missing = RwSignal::new(false);
    let draft = draft_name(&id);
    let written = shell.draft(&draft);
    let places =
        derived(move || sheet.with(|sheet| sheet.as_ref().map_or_else(Vec::new, |sheet| places(sheet))));
    let say = {
        let draft = draft.clone();
        move |kind: CommentKind| {
            let Some(field) = field.get_untracked() else { return };
            let text = field.value();
            // 確認済み says enough by itself.
            let is_empty = text.trim().is_empty() && kind != CommentKind::Checked;
            is_missing.set(is_empty);
            if is_empty {
                return drop(field.focus());
            }
            shell.say_comment(&id, kind, text.trim());
            shell.keep_draft(&draft, "");
            field.set_value("");
        }
    };
    let button = move |kind: CommentKind, class: &'static str, name: &'static str| {
        let say = say.clone();
        view! { <button class=class on:click=move |_| say(kind)>{name}</button> }
    };
    view! {
        <div class="comment-form">
            <label>
                <span>{words::WHERE}</span>
                <select
                    class="sel"
                    prop:value=move || panel.place.get()
                    on:change:target=move |event| {
                        panel.place.set(event.target().value());
                        panel.words.set(None);
                    }
                >
                    <option value="">{words::WHOLE}</option>
                    {move || {
                        let chosen = panel.place.get();
                        let option = |(key, name): (String, String)| {
                            let is_chosen = key == chosen;
                            view! { <option value=key selected=is_chosen>{name}</option> }
                        };
                        places.get().into_iter().map(option).collect_view()
                    }}
                </select>
            </label>
            {move || panel.words.get().map(|chosen| view! {
                <p class="comment-words">
                    {words::words(&chosen)}
                    <button class="tiny" aria-label=words::WITHOUT_WORDS on:click=move |_| panel.words.set(None)>"×"</button>
                </p>
            })}
            <textarea
                id="comment-text"
                rows="3"
                node_ref=field
                aria-label=words::TEXT
                prop:value=written
                on:input:target=move |event| shell.keep_draft(&draft, &event.target().value())
            ></textarea>
            <p class="problems" role="alert" hidden=move || !is_missing.get()>{words::EMPTY}</p>
            <NameField />
            <div class="comment-actions">
                {button(CommentKind::Remark, "btn small fill", words::SAY)}
                {button(CommentKind::Returned, "btn small", words::RETURN)}
                {button(CommentKind::Checked, "btn small", words::CHECK)}
            </div>
        </div>
    }
}

/// Each part of the sheet: its name in files, and on the paper.
fn places(sheet: &Sheet) -> Vec<(String, String)> {
    sheet.texts().map(|(cell, _)| (Place::key_of_cell(sheet, &cell), parts::cell(sheet, &cell))).collect()
}

/// What was said: what is open first, each in the order in which it was said.
#[component]
fn CommentList(id: SheetId, sheet: SheetMemo) -> impl IntoView {
    let comments = derived(move || {
        let mut comments =
            sheet.with(|sheet| sheet.as_ref().map_or_else(Vec::new, |sheet| sheet.comments.clone()));
        comments.sort_by_key(|comment| !comment.is_open());
        comments
    });
    view! {
        <p hidden=move || !comments.with(Vec::is_empty)>{words::NONE}</p>
        <ol class="comment-list">
            <For each=move || comments.get() key=key_of let:comment>
                <CommentItem id=id.clone() sheet=sheet comment=comment />
            </For>
        </ol>
    }
}

/// By all of it, so that what was answered or ticked off is drawn anew.
fn key_of(comment: &Comment) -> (String, bool, usize, String) {
    (comment.id.to_string(), comment.is_done, comment.answers.len(), comment.text.clone())
}

/// A comment with its answers.
#[component]
fn CommentItem(id: SheetId, sheet: SheetMemo, comment: Comment) -> impl IntoView {
    let shell = Shell::expect();
    let now = sheet.get_untracked();
    let place = now.as_ref().map_or_else(String::new, |sheet| words::place(sheet, &comment));
    let has_cell = now.as_ref().is_some_and(|sheet| Place::cell_of_key(sheet, &comment.place).is_some());
    let comment = Arc::new(comment);
    let jump = {
        let comment = comment.clone();
        move |_| {
            if let Some(sheet) = sheet.get_untracked() {
                shell.jump_to_comment(&sheet, &comment);
            }
        }
    };
    let (ticked, answered, removed) =
        ((id.clone(), comment.id.clone()), (id.clone(), comment.id.clone()), (id, comment.id.clone()));
    let kind = (comment.kind != CommentKind::Remark)
        .then(|| view! { <b class="badge">{words::kind(comment.kind)}</b> });
    let answer = |answer: &Reply| {
        view! { <li>{answer.text.clone()} <small>{ui::signed(&answer.signed)}</small></li> }
    };
    view! {
        <li class:done=!comment.is_open()>
            <p class="comment-head">
                {kind}
                {if has_cell {
                    view! { <button class="link" on:click=jump>{place}</button> }.into_any()
                } else {
                    view! { <span>{place}</span> }.into_any()
                }}
                {comment.words.as_deref().map(words::words)}
            </p>
            <p class="comment-text">{comment.text.clone()} <small>{ui::signed(&comment.signed)}</small></p>
            <ol class="comment-answers">{comment.answers.iter().map(answer).collect_view()}</ol>
            <div class="comment-actions">
                <label hidden=comment.kind == CommentKind::Checked>
                    <input
                        type="checkbox"
                        prop:checked=comment.is_done
                        on:change:target=move |event| shell.tick_comment(&ticked.0, &ticked.1, event.target().checked())
                    />
                    {words::DONE}
                </label>
                <AnswerField place=answered />
                <button class="btn small quiet" on:click=move |_| shell.remove_comment(&removed.0, &removed.1)>
                    {words::REMOVE}
                </button>
            </div>
        </li>
    }
}

/// The field of an answer, one line until there is more in it.
#[component]
fn AnswerField(place: (SheetId, CommentId)) -> impl IntoView {
    let shell = Shell::expect();
    let field = NodeRef::<html::Input>::new();
    let answer = move || {
        let Some(field) = field.get_untracked() else { return };
        let text = field.value();
        if text.trim().is_empty() {
            return drop(field.focus());
        }
        shell.answer_comment(&place.0, &place.1, text.trim());
    };
    let by_key = answer.clone();
    view! {
        <span class="comment-answer">
            <input
                type="text"
                node_ref=field
                aria-label=words::ANSWER
                placeholder=words::ANSWER
                on:keydown=move |event| {
                    if event.key() == "Enter" && !composing(&event) {
                        by_key();
                    }
                }
            />
            <button class="btn small" on:click=move |_| answer()>{words::ANSWER_IT}</button>
        </span>
    }
}
