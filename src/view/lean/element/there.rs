//! An element on the page: how it comes there, changes, and goes.

use std::borrow::Cow;
use std::marker::PhantomData;

use leptos::prelude::{Mountable, Render, RenderEffect};
use leptos::tachys::renderer::RemoveEventHandler;
use leptos::tachys::renderer::dom::{Dom, Element, Node};
use leptos::tachys::view::any_view::AnyViewState;
use leptos::wasm_bindgen::JsCast;

use super::{El, Kind, Plan, Setting, Source, Value};

/// An element that is there.
pub(in crate::view) struct There {
    element: Element,
    tag: &'static str,
    settings: Vec<Set>,
    children: Vec<AnyViewState>,
}

/// What is set on it.
struct Set {
    kind: Kind,
    name: Cow<'static, str>,
    held: Held,
}

enum Held {
    Fixed(Value),
    Live(RenderEffect<Value>),
    /// It is heard as long as this is kept.
    Heard {
        _listener: RemoveEventHandler<Element>,
    },
    Referred,
}

impl<E: 'static> Render for El<E> {
    type State = There;

    fn build(self) -> There {
        build(*self.0)
    }

    fn rebuild(self, state: &mut There) {
        rebuild(*self.0, state);
    }
}

/// Leptos can also write views down, for servers; this app has none. And attributes stand in `view!`, nobody adds them
/// later.
macro_rules! not_written_down {
    ([$($generic:tt)*] $view:ty, $owned:ty, |$value:ident| $own:expr) => {
        impl<$($generic)*> leptos::prelude::RenderHtml for $view {
            type AsyncOutput = Self;
            type Owned = $owned;
            const MIN_LENGTH: usize = 0;

            fn dry_resolve(&mut self) {}

            fn resolve(self) -> impl Future<Output = Self> + Send {
                std::future::ready(self)
            }

            fn to_html_with_buf(
                self,
                _: &mut String,
                _: &mut leptos::tachys::view::Position,
                _: bool,
                _: bool,
                _: Vec<leptos::tachys::html::attribute::any_attribute::AnyAttribute>,
            ) {
            }

            fn hydrate<const FROM_SERVER: bool>(
                self,
                _: &leptos::tachys::hydration::Cursor,
                _: &leptos::tachys::view::PositionState,
            ) -> Self::State {
                leptos::prelude::Render::build(self)
            }

            fn into_owned(self) -> $owned {
                let $value = self;
                $own
            }
        }

        impl<$($generic)*> leptos::prelude::AddAnyAttr for $view {
            type Output<A: leptos::tachys::html::attribute::Attribute> = Self;

            fn add_any_attr<A: leptos::tachys::html::attribute::Attribute>(self, _: A) -> Self::Output<A> {
                self
            }
        }
    };
}
pub(in crate::view::lean) use not_written_down;

not_written_down!([E: 'static] El<E>, El<()>, |element| El(element.0, PhantomData));

impl Mountable for There {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        Dom::insert_node(parent, &self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.element.parent_element();
        if let Some(parent) = &parent {
            child.mount(parent, Some(&self.element));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

fn build(plan: Plan) -> There {
    let element = Dom::create_element(plan.tag, None);
    let settings = plan.settings.into_iter().map(|setting| set(&element, setting, None)).collect();
    let children = plan.children.into_iter().map(|child| {
        let mut child = child.build();
        child.mount(&element, None);
        child
    });
    There { children: children.collect(), tag: plan.tag, settings, element }
}

/// An element of the same make is changed where it stands, so that the focus stays in it; another one takes its place.
fn rebuild(plan: Plan, there: &mut There) {
    let settings = plan.settings.iter().map(|setting| (setting.kind, &setting.name));
    let is_alike = plan.tag == there.tag
        && plan.children.len() == there.children.len()
        && settings.eq(there.settings.iter().map(|set| (set.kind, &set.name)));
    if !is_alike {
        let mut new = build(plan);
        there.insert_before_this(&mut new);
        there.unmount();
        *there = new;
        return;
    }
    for (setting, old) in plan.settings.into_iter().zip(&mut there.settings) {
        let held = std::mem::replace(&mut old.held, Held::Referred);
        let before = match held {
            Held::Fixed(value) => Some(value),
            Held::Live(effect) => effect.take_value(),
            Held::Heard { .. } | Held::Referred => None,
        };
        *old = set(&there.element, setting, before);
    }
    for (child, old) in plan.children.into_iter().zip(&mut there.children) {
        child.rebuild(old);
    }
}

/// Sets something on an element, where `before` was set, if anything.
fn set(element: &Element, setting: Setting, before: Option<Value>) -> Set {
    let Setting { kind, name, source } = setting;
    let held = match source {
        Source::Fixed(value) => {
            apply(element, kind, &name, before.as_ref(), &value);
            Held::Fixed(value)
        }
        Source::Live(mut make) => {
            let (element, name) = (element.clone(), name.clone());
            let renew = move |before: Option<Value>| {
                let value = make();
                apply(&element, kind, &name, before.as_ref(), &value);
                value
            };
            Held::Live(RenderEffect::new_with_value(renew, before))
        }
        Source::Act(act) => Held::Heard { _listener: Dom::add_event_listener(element, &name, act.take()) },
        Source::Refer(refer) => {
            refer(element);
            Held::Referred
        }
    };
    Set { kind, name, held }
}

/// What is set already is left alone: setting a field's text again would move its cursor.
fn apply(element: &Element, kind: Kind, name: &str, before: Option<&Value>, value: &Value) {
    if before == Some(value) || (before.is_none() && *value == Value::Off) {
        return;
    }
    let text = match value {
        Value::Text(text) => text,
        Value::On | Value::Off => "",
    };
    let is_off = *value == Value::Off;
    match kind {
        Kind::Attribute if is_off => Dom::remove_attribute(element, name),
        Kind::Attribute => Dom::set_attribute(element, name, text),
        Kind::Class if is_off => Dom::remove_class(&Dom::class_list(element), name),
        Kind::Class => Dom::add_class(&Dom::class_list(element), name),
        Kind::Style => Dom::set_css_property(&Dom::style(element), name, text),
        Kind::Property => {
            let value = match value {
                Value::Text(text) => text.as_ref().into(),
                flag => (*flag == Value::On).into(),
            };
            Dom::set_property_or_value(element.unchecked_ref(), name, &value);
        }
        Kind::Html => Dom::set_inner_html(element, text),
        Kind::Listener | Kind::Reference => {}
    }
}
