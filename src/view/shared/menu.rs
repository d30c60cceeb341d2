//! A button that opens a short list of commands, worked by mouse and by keyboard alike.

use crate::view::shared::target::within;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::{ev, html, web_sys};

/// A menu button; its children, there while it is open, are `<li>` with elements of role `menuitem`.
#[component]
pub(crate) fn Menu(
    /// The button's class.
    class: &'static str,
    /// The button's name.
    #[prop(into)]
    label: Signal<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let menu = MenuParts {
        open: RwSignal::new(false),
        whole: NodeRef::new(),
        button: NodeRef::new(),
        list: NodeRef::new(),
    };
    // A click anywhere else closes it; listening only while it is open.
    let outside = window_event_listener(ev::pointerdown, move |event| menu.press(&event));
    on_cleanup(move || outside.remove());
    let MenuParts { open, whole, button, list } = menu;
    view! {
        <div
            class="menu"
            node_ref=whole
            on:keydown=move |event| menu.key(&event)
            on:focusout=move |event| menu.focus_out(&event)
        >
            <button
                class=class
                node_ref=button
                aria-haspopup="menu"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {move || label.get()}
                <span aria-hidden="true" class="caret">" ▾"</span>
            </button>
            <ul
                role="menu"
                aria-label=move || label.get()
                node_ref=list
                hidden=move || !open.get()
                on:click=move |event| {
                    if is_on_item(&event) {
                        menu.close(false);
                    }
                }
            >
                {move || open.get().then(&*children)}
            </ul>
        </div>
    }
}

/// A menu's parts, and whether it is open.
#[derive(Clone, Copy)]
struct MenuParts {
    open: RwSignal<bool>,
    whole: NodeRef<html::Div>,
    button: NodeRef<html::Button>,
    list: NodeRef<html::Ul>,
}

impl MenuParts {
    fn close(self, refocus: bool) {
        self.open.set(false);
        if let (true, Some(button)) = (refocus, self.button.get_untracked()) {
            drop(button.focus());
        }
    }

    /// Closes when the focus goes elsewhere.
    fn focus_out(self, event: &ev::FocusEvent) {
        let to = event.related_target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        // A menu that leaves the screen with the focus in it is gone already.
        let stays = self.whole.try_get_untracked().flatten().is_none_or(|whole| whole.contains(to.as_ref()));
        if !stays && to.is_some() {
            self.close(false);
        }
    }

    /// Opens and moves among the items by the arrow keys; Escape closes.
    fn key(self, event: &ev::KeyboardEvent) {
        let step = match event.key().as_str() {
            "Escape" if self.open.get_untracked() => return self.close(true),
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        self.open.set(true);
        move_focus(self.list, step);
    }

    /// Closes at a press outside of it.
    fn press(self, event: &ev::PointerEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        let is_inside = self.whole.get_untracked().is_some_and(|whole| whole.contains(target.as_ref()));
        if self.open.get_untracked() && !is_inside {
            self.open.set(false);
        }
    }
}

fn is_on_item(event: &ev::MouseEvent) -> bool {
    within(event, "[role=menuitem]").is_some()
}

/// Moves the focus among the items, round the ends.
fn move_focus(list: NodeRef<html::Ul>, step: isize) {
    let Some(list) = list.get_untracked() else { return };
    // The list may just have been shown: focus follows once it is drawn.
    request_animation_frame(move || {
        let Ok(items) = list.query_selector_all("[role=menuitem]") else { return };
        let items: Vec<web_sys::HtmlElement> =
            (0..items.length()).filter_map(|at| items.item(at)?.dyn_into().ok()).collect();
        let here = document().active_element();
        let at = items.iter().position(|item| here.as_ref() == Some(item.as_ref()));
        let count = isize::try_from(items.len()).unwrap_or(0);
        if count > 0 {
            let next = match at.and_then(|at| isize::try_from(at).ok()) {
                Some(at) => (at + step).rem_euclid(count),
                None if step > 0 => 0,
                None => count - 1,
            };
            if let Some(item) = usize::try_from(next).ok().and_then(|next| items.get(next)) {
                drop(item.focus());
            }
        }
    });
}
