//! Elements as `view!` builds them, with one type inside, whatever they are called and whatever they hold.
//!
//! Leptos has a type for each element with its attributes, and makes building, changing and mounting anew for each; with
//! types erased still one for each tag and each kind of value. Here an element is its tag's name and two lists.

mod there;
mod value;

use std::borrow::Cow;
use std::marker::PhantomData;

use base::ev::{EventDescriptor, Targeted};
use base::html::ElementType;
use base::prelude::Owner;
use base::tachys::renderer::dom::Element;
use base::wasm_bindgen::JsValue as Event;

use crate::call::Call;
use crate::node_ref::NodeRef;
use crate::view::{AnyView, IntoView, What};

pub(crate) use self::there::There;
pub use self::value::{IntoAttributeValue, IntoClass, IntoValue, Value};

/// An element to be. Its tag is known to the compiler only, for typed events and references.
pub struct El<E>(Box<Plan>, PhantomData<fn() -> E>);

/// What an element is to be.
pub struct Plan {
    tag: &'static str,
    settings: Vec<Setting>,
    children: Vec<AnyView>,
}

/// Something that is set on an element.
struct Setting {
    kind: Kind,
    name: Cow<'static, str>,
    source: Source,
}

/// What can be set on an element.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Attribute,
    Class,
    Style,
    Property,
    Html,
    Listener,
    Reference,
}

/// Where its value comes from.
enum Source {
    Fixed(Value),
    Live(Box<dyn Call<(), Value>>),
    Act(Box<dyn FnMut(Event)>),
    Refer(Box<dyn FnOnce(&Element)>),
}

/// The attributes that `view!` has methods for.
macro_rules! attributes {
    ($($method:ident $name:literal),+ $(,)?) => {
        $(
            #[doc = concat!("`", $name, "=…`.")]
            #[must_use]
            pub fn $method(self, value: impl IntoValue) -> Self {
                self.attr($name, value)
            }
        )+
    };
}

/// The tags that `view!` has functions for.
macro_rules! tags {
    ($($tag:ident $element:ident),+ $(,)?) => {
        /// An element of each tag.
        pub mod tags {
            use base::html;

            use super::{El, of};

            $(
                #[doc = concat!("`<", stringify!($tag), ">`.")]
                pub fn $tag() -> El<html::$element> {
                    of()
                }
            )+
        }
    };
}

tags! {
    a A, article Article, aside Aside, b B, br Br, button Button, col Col, colgroup Colgroup, dialog Dialog, div Div,
    fieldset Fieldset, h1 H1, h2 H2, h3 H3, header Header, iframe Iframe, input Input, label Label, legend Legend, li Li,
    main Main, nav Nav, option Option_, p P, section Section, select Select, small Small, span Span, table Table,
    tbody Tbody, td Td, textarea Textarea, th Th, thead Thead, tr Tr, ul Ul
}

fn of<E: ElementType>() -> El<E> {
    El(plan(E::TAG), PhantomData)
}

/// What `view!` does with an element.
impl<E> El<E> {
    pub(crate) fn into_plan(self) -> Box<Plan> {
        self.0
    }

    fn with(mut self, set: impl FnOnce(&mut Plan)) -> Self {
        set(&mut self.0);
        self
    }

    /// Puts something into it.
    #[must_use]
    pub fn child(self, child: impl IntoView) -> Self {
        self.with(|plan| child.put_into(plan))
    }

    /// `class="…"` and `class:name=…`.
    #[must_use]
    pub fn class(self, class: impl IntoClass) -> Self {
        self.with(|plan| class.put(plan))
    }

    /// `style:name=…`.
    #[must_use]
    pub fn style(self, (name, value): (&'static str, impl IntoValue)) -> Self {
        self.with(|plan| value.put(plan, Kind::Style, name))
    }

    /// `attr:name=…`, and names that are no word.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl IntoValue) -> Self {
        self.with(|plan| value.put(plan, Kind::Attribute, name))
    }

    /// `prop:name=…`.
    #[must_use]
    pub fn prop(self, name: &'static str, value: impl IntoValue) -> Self {
        self.with(|plan| value.put(plan, Kind::Property, name))
    }

    /// `inner_html=…`: markup that is safe.
    #[must_use]
    pub fn inner_html(self, value: impl IntoValue) -> Self {
        self.with(|plan| value.put(plan, Kind::Html, ""))
    }

    /// `on:event=…`.
    #[must_use]
    pub fn on<D>(self, event: D, mut act: impl FnMut(D::EventType) + 'static) -> Self
    where
        D: EventDescriptor,
        D::EventType: From<Event>,
    {
        const { assert!(!D::CAPTURE, "listeners hear on the way up") };
        self.with(|plan| plan.listen(event.name(), Box::new(move |event: Event| act(event.into()))))
    }

    attributes! {
        accept "accept", aria_current "aria-current", aria_disabled "aria-disabled",
        aria_expanded "aria-expanded", aria_haspopup "aria-haspopup", aria_hidden "aria-hidden",
        aria_invalid "aria-invalid", aria_label "aria-label", aria_labelledby "aria-labelledby",
        aria_live "aria-live", autocomplete "autocomplete", colspan "colspan", disabled "disabled",
        draggable "draggable", hidden "hidden", href "href", id "id", inputmode "inputmode",
        multiple "multiple", name "name", placeholder "placeholder", role "role", rows "rows",
        rowspan "rowspan", sandbox "sandbox", scope "scope", selected "selected", size "size", spellcheck "spellcheck",
        tabindex "tabindex", title "title", r#type "type", value "value"
    }
}

/// What needs to know the tag.
impl<E: ElementType> El<E> {
    /// `node_ref=…`.
    #[must_use]
    pub fn node_ref(self, node_ref: NodeRef<E>) -> Self {
        let refer = Source::Refer(Box::new(move |element| node_ref.load(element)));
        self.with(|plan| plan.put(Kind::Reference, "".into(), refer))
    }

    /// `on:event:target=…`, which knows the element that it stands on.
    #[must_use]
    pub fn on_target<D, F>(self, event: D, mut act: F) -> Self
    where
        D: EventDescriptor,
        D::EventType: From<Event>,
        F: FnMut(Targeted<D::EventType, E::Output>) + 'static,
    {
        self.on(event, move |event| act(event.into()))
    }
}

// What follows is compiled once. Nothing in it may be generic.

fn plan(tag: &'static str) -> Box<Plan> {
    Box::new(Plan { tag, settings: Vec::new(), children: Vec::new() })
}

impl Plan {
    pub(crate) fn put_child(&mut self, child: AnyView) {
        self.children.push(child);
    }

    pub(crate) fn put_children(&mut self, children: Vec<AnyView>) {
        self.children.extend(children);
    }

    pub(crate) fn put_text(&mut self, text: &'static str) {
        self.put_child(AnyView(What::Text(text.into())));
    }

    fn put(&mut self, kind: Kind, name: Cow<'static, str>, source: Source) {
        self.settings.push(Setting { kind, name, source });
    }

    /// What is done on an event belongs to what the element belongs to.
    fn listen(&mut self, name: Cow<'static, str>, mut act: Box<dyn Call<Event, ()>>) {
        let owner = Owner::current();
        let act: Box<dyn FnMut(Event)> = Box::new(move |event| match &owner {
            Some(owner) => owner.with(|| act.call(event)),
            None => act.call(event),
        });
        self.put(Kind::Listener, name, Source::Act(act));
    }
}
