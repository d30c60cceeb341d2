//! Elements as `view!` builds them, with one type inside, whatever they are called and whatever they hold.
//!
//! Leptos has a type for each element with its attributes, and makes building, changing and mounting anew for each; with
//! types erased still one for each tag and each kind of value. Here an element is its tag's name and two lists.

mod there;
mod value;

use std::borrow::Cow;
use std::marker::PhantomData;

use leptos::ev::{EventDescriptor, Targeted};
use leptos::html::{ElementType, HtmlElement};
use leptos::prelude::{AnyView, IntoRender, Owner, RenderHtml};
use leptos::tachys::renderer::dom::Element;
use leptos::wasm_bindgen::JsValue as Event;
use send_wrapper::SendWrapper;

use super::{IntoAny, NodeRef};

pub(super) use self::there::not_written_down;
pub(in crate::view) use self::value::{IntoClass, IntoValue, Value};

/// An element to be. Its tag is known to the compiler only, for typed events and references.
pub(in crate::view) struct El<E>(Box<Plan>, PhantomData<fn() -> E>);

/// What an element is to be.
pub(in crate::view) struct Plan {
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
pub(in crate::view) enum Kind {
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
    Live(Box<dyn FnMut() -> Value + Send>),
    Act(SendWrapper<Box<dyn FnMut(Event)>>),
    Refer(Box<dyn FnOnce(&Element) + Send>),
}

/// The attributes that `view!` has methods for.
macro_rules! attributes {
    ($($method:ident $name:literal),+ $(,)?) => {
        $(
            #[doc = concat!("`", $name, "=…`.")]
            fn $method(self, value: impl IntoValue) -> El<Self::Tag> {
                self.attr($name, value)
            }
        )+
    };
}

/// What `view!` does with an element.
pub(in crate::view) trait Build: Sized {
    /// Its tag.
    type Tag: ElementType;

    /// The element so far.
    fn begin(self) -> El<Self::Tag>;

    /// Puts something into it.
    fn child<C>(self, child: C) -> El<Self::Tag>
    where
        C: IntoRender,
        C::Output: RenderHtml,
    {
        let child = child.into_render().into_any();
        self.begin().with(|plan| plan.children.push(child))
    }

    /// `class="…"` and `class:name=…`.
    fn class(self, class: impl IntoClass) -> El<Self::Tag> {
        self.begin().with(|plan| class.put(plan))
    }

    /// `style:name=…`.
    fn style(self, (name, value): (&'static str, impl IntoValue)) -> El<Self::Tag> {
        self.begin().with(|plan| value.put(plan, Kind::Style, name))
    }

    /// `attr:name=…`, and names that are no word.
    fn attr(self, name: &'static str, value: impl IntoValue) -> El<Self::Tag> {
        self.begin().with(|plan| value.put(plan, Kind::Attribute, name))
    }

    /// `prop:name=…`.
    fn prop(self, name: &'static str, value: impl IntoValue) -> El<Self::Tag> {
        self.begin().with(|plan| value.put(plan, Kind::Property, name))
    }

    /// `inner_html=…`: markup, which `crate::markup` has made.
    fn inner_html(self, value: impl IntoValue) -> El<Self::Tag> {
        self.begin().with(|plan| value.put(plan, Kind::Html, ""))
    }

    /// `node_ref=…`.
    fn node_ref(self, node_ref: NodeRef<Self::Tag>) -> El<Self::Tag> {
        let refer = Source::Refer(Box::new(move |element| node_ref.load(element)));
        self.begin().with(|plan| plan.put(Kind::Reference, "".into(), refer))
    }

    /// `on:event=…`.
    fn on<E>(self, event: E, mut act: impl FnMut(E::EventType) + 'static) -> El<Self::Tag>
    where
        E: EventDescriptor,
        E::EventType: From<Event>,
    {
        self.begin().with(|plan| plan.listen(event.name(), Box::new(move |event| act(event.into()))))
    }

    /// `on:event:target=…`, which knows the element that it stands on.
    fn on_target<E, F>(self, event: E, mut act: F) -> El<Self::Tag>
    where
        E: EventDescriptor,
        E::EventType: From<Event>,
        F: FnMut(Targeted<E::EventType, <Self::Tag as ElementType>::Output>) + 'static,
    {
        self.on(event, move |event| act(event.into()))
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

impl<E: ElementType> Build for HtmlElement<E, (), ()> {
    type Tag = E;

    fn begin(self) -> El<E> {
        El(plan(E::TAG), PhantomData)
    }
}

impl<E: ElementType> Build for El<E> {
    type Tag = E;

    fn begin(self) -> Self {
        self
    }
}

impl<E> El<E> {
    fn with(mut self, set: impl FnOnce(&mut Plan)) -> Self {
        set(&mut self.0);
        self
    }
}

// What follows is compiled once. Nothing in it may be generic.

fn plan(tag: &'static str) -> Box<Plan> {
    Box::new(Plan { tag, settings: Vec::new(), children: Vec::new() })
}

impl Plan {
    fn put(&mut self, kind: Kind, name: Cow<'static, str>, source: Source) {
        self.settings.push(Setting { kind, name, source });
    }

    /// What is done on an event belongs to what the element belongs to.
    fn listen(&mut self, name: Cow<'static, str>, mut act: Box<dyn FnMut(Event)>) {
        let owner = Owner::current();
        let act: Box<dyn FnMut(Event)> = match owner {
            Some(owner) => Box::new(move |event| owner.with(|| act(event))),
            None => act,
        };
        self.put(Kind::Listener, name, Source::Act(SendWrapper::new(act)));
    }
}
