//! What can be set on an element: texts, numbers, flags, and functions that bring them anew when what they read changes.

use std::borrow::Cow;

use super::{Kind, Plan, Source};
use crate::call::Call;

/// What something on an element is set to.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// It is not there.
    Off,
    /// It is there.
    On,
    /// It says this.
    Text(Cow<'static, str>),
}

/// What can be set to a value.
pub trait IntoValue {
    /// Sets it.
    fn put(self, plan: &mut Plan, kind: Kind, name: &'static str);
}

/// What can be a class: its name, or a name and whether it is on.
pub trait IntoClass {
    /// Sets it.
    fn put(self, plan: &mut Plan);
}

/// Values that are there at once.
macro_rules! values {
    ($($type:ty: |$value:ident| $make:expr;)+) => {
        $(
            impl From<$type> for Value {
                fn from($value: $type) -> Self {
                    $make
                }
            }

            impl IntoValue for $type {
                fn put(self, plan: &mut Plan, kind: Kind, name: &'static str) {
                    put_fixed(plan, kind, name, self.into());
                }
            }
        )+
    };
}

values! {
    bool: |value| if value { Self::On } else { Self::Off };
    &'static str: |value| Self::Text(value.into());
    String: |value| Self::Text(value.into());
    Option<&'static str>: |value| value.map_or(Self::Off, Self::from);
    Option<String>: |value| value.map_or(Self::Off, Self::from);
    u16: |value| value.to_string().into();
    usize: |value| value.to_string().into();
}

impl<F, T> IntoValue for F
where
    F: FnMut() -> T + 'static,
    T: Into<Value>,
{
    fn put(mut self, plan: &mut Plan, kind: Kind, name: &'static str) {
        put_live(plan, kind, name, Box::new(move |()| self().into()));
    }
}

impl<V: IntoValue> IntoClass for V {
    fn put(self, plan: &mut Plan) {
        IntoValue::put(self, plan, Kind::Attribute, "class");
    }
}

impl<V: IntoValue> IntoClass for (&'static str, V) {
    fn put(self, plan: &mut Plan) {
        self.1.put(plan, Kind::Class, self.0);
    }
}

fn put_fixed(plan: &mut Plan, kind: Kind, name: &'static str, value: Value) {
    plan.put(kind, name.into(), Source::Fixed(value));
}

fn put_live(plan: &mut Plan, kind: Kind, name: &'static str, make: Box<dyn Call<(), Value>>) {
    plan.put(kind, name.into(), Source::Live(make));
}

/// What `view!` says of all that is set on an element.
pub trait IntoAttributeValue: Sized {
    /// The same.
    fn into_attribute_value(self) -> Self {
        self
    }
}

impl<V> IntoAttributeValue for V {}
