//! An element on the page: how it comes there, changes, and goes.

use std::borrow::Cow;

use base::prelude::RenderEffect;
use base::tachys::renderer::RemoveEventHandler;
use base::tachys::renderer::dom::{Dom, Element};
use base::wasm_bindgen::JsCast;

use super::{Kind, Plan, Setting, Source, Value};
use crate::shown::Shown;

/// An element that is there.
pub(crate) struct There {
    element: Element,
    tag: &'static str,
    settings: Vec<Set>,
    children: Vec<Shown>,
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

impl There {
    /// The element itself.
    pub(crate) fn element(&self) -> &Element {
        &self.element
    }
}

impl Plan {
    /// Makes the element.
    pub(crate) fn build(self) -> There {
        let element = Dom::create_element(self.tag, None);
        let settings = self.settings.into_iter().map(|setting| set(&element, setting, None)).collect();
        let children = self.children.into_iter().map(|child| {
            let child = child.build();
            child.mount(&element, None);
            child
        });
        There { children: children.collect(), tag: self.tag, settings, element }
    }

    /// Whether an element that is there can become this one. It is changed where it stands, so that the focus stays in it.
    pub(crate) fn is_like(&self, there: &There) -> bool {
        let settings = self.settings.iter().map(|setting| (setting.kind, &setting.name));
        self.tag == there.tag
            && self.children.len() == there.children.len()
            && settings.eq(there.settings.iter().map(|set| (set.kind, &set.name)))
    }

    /// Changes an element that is like this one.
    pub(crate) fn rebuild(self, there: &mut There) {
        for (setting, old) in self.settings.into_iter().zip(&mut there.settings) {
            let held = std::mem::replace(&mut old.held, Held::Referred);
            let before = match held {
                Held::Fixed(value) => Some(value),
                Held::Live(effect) => effect.take_value(),
                Held::Heard { .. } | Held::Referred => None,
            };
            *old = set(&there.element, setting, before);
        }
        for (child, old) in self.children.into_iter().zip(&mut there.children) {
            child.rebuild(old);
        }
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
                let value = make.call(());
                apply(&element, kind, &name, before.as_ref(), &value);
                value
            };
            Held::Live(RenderEffect::new_with_value(renew, before))
        }
        Source::Act(act) => Held::Heard { _listener: Dom::add_event_listener(element, &name, act) },
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
