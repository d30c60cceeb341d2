//! Views on the page: how they come there, change, and go.

use std::borrow::Cow;
use std::mem;

use base::prelude::Owner;
use base::tachys::renderer::dom::{Dom, Element, Node, Placeholder, Text};

use crate::element::There;
use crate::list::List;
use crate::renewed::Renewed;
use crate::view::{AnyView, IntoView, What};

/// A view that is there.
pub(crate) enum Shown {
    /// Nothing to see; it keeps the place.
    Nothing(Placeholder),
    Text(Text, Cow<'static, str>),
    Element(There),
    Inert(Element, &'static str),
    /// The place behind the last one is kept.
    Many(Vec<Shown>, Placeholder),
    Live(Renewed<Shown>),
    Rows(List),
}

/// Puts the app onto the page, for good.
pub fn mount_to_body<V: IntoView>(app: impl FnOnce() -> V) {
    // An error means that it runs already.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let shown = owner.with(|| app().into_any().build());
    let body = base::prelude::document().body().expect("a page has a body");
    shown.mount(&body, None);
    mem::forget((owner, shown));
}

impl AnyView {
    /// Makes what is to be seen of it.
    pub(crate) fn build(self) -> Shown {
        match self.0 {
            What::Nothing => Shown::Nothing(Dom::create_placeholder()),
            What::Text(text) => Shown::Text(Dom::create_text_node(&text), text),
            What::Element(plan) => Shown::Element(plan.build()),
            What::Inert(markup) => Shown::Inert(Dom::create_element_from_html(markup.into()), markup),
            What::Many(views) => {
                Shown::Many(views.into_iter().map(Self::build).collect(), Dom::create_placeholder())
            }
            What::Live(mut make) => Shown::Live(Renewed::new(move |shown: Option<Shown>| {
                let view = make.call(());
                match shown {
                    Some(mut shown) => {
                        view.rebuild(&mut shown);
                        shown
                    }
                    None => view.build(),
                }
            })),
            What::Rows(rows) => Shown::Rows(List::new(rows)),
        }
    }

    /// Makes what is there look like it. What is of the same make is changed where it stands.
    pub(crate) fn rebuild(self, shown: &mut Shown) {
        match (self.0, &mut *shown) {
            (What::Nothing, Shown::Nothing(_)) => {}
            (What::Text(text), Shown::Text(node, old)) => {
                if text != *old {
                    Dom::set_text(node, &text);
                    *old = text;
                }
            }
            (What::Element(plan), Shown::Element(there)) if plan.is_like(there) => plan.rebuild(there),
            (What::Inert(markup), Shown::Inert(_, old)) if markup == *old => {}
            (What::Many(views), Shown::Many(old, end)) => {
                old.drain(views.len().min(old.len())..).for_each(|gone| gone.unmount());
                for (at, view) in views.into_iter().enumerate() {
                    match old.get_mut(at) {
                        Some(old) => view.rebuild(old),
                        None => {
                            let new = view.build();
                            new.mount_before(end);
                            old.push(new);
                        }
                    }
                }
            }
            (what, _) => {
                let new = Self(what).build();
                new.mount_before_shown(shown);
                shown.unmount();
                *shown = new;
            }
        }
    }
}

impl Shown {
    /// Goes through the nodes that it is, in order.
    pub(crate) fn each(&self, act: &mut dyn FnMut(&Node)) {
        match self {
            Self::Nothing(place) => act(place),
            Self::Text(text, _) => act(text),
            Self::Element(there) => act(there.element()),
            Self::Inert(element, _) => act(element),
            Self::Many(all, end) => {
                all.iter().for_each(|one| one.each(act));
                act(end);
            }
            Self::Live(live) => live.look(|shown| shown.each(act)),
            Self::Rows(list) => list.each(act),
        }
    }

    /// Puts it into an element, before `marker` or last.
    pub(crate) fn mount(&self, parent: &Element, marker: Option<&Node>) {
        self.each(&mut |node| Dom::insert_node(parent, node, marker));
    }

    /// Puts it before something, if that is on the page.
    pub(crate) fn mount_before(&self, node: &Node) {
        if let Some(parent) = node.parent_element() {
            self.mount(&parent, Some(node));
        }
    }

    /// Puts it before something else, if that is on the page.
    pub(crate) fn mount_before_shown(&self, other: &Self) {
        let mut first = None;
        other.each(&mut |node| {
            first.get_or_insert_with(|| node.clone());
        });
        if let Some(first) = first {
            self.mount_before(&first);
        }
    }

    /// Takes it off the page.
    pub(crate) fn unmount(&self) {
        self.each(&mut |node| Dom::remove(node));
    }
}
