//! Signals and memos as Leptos has them, by the same names, with one type inside for all values.
//!
//! Leptos compiles its whole machinery anew for each type of value, 1 to 3 KB of WebAssembly a time. Here the machinery
//! knows boxes only, and what is in a box is known again at the door. Outside of this file they are used like Leptos'.

use std::any::Any;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use leptos::prelude::{
    Effect as LeptosEffect, Memo as LeptosMemo, Read, ReadUntracked, RwSignal as LeptosSignal, Set, Track,
    Write,
};

/// A value of any type.
type Held = Box<dyn Any + Send + Sync>;

/// A value that can be set, and tells those who read it.
pub(in crate::view) struct RwSignal<T>(LeptosSignal<Held>, PhantomData<fn() -> T>);

/// A value that is made of others, and tells those who read it only when it comes out different.
pub(in crate::view) struct Memo<T>(LeptosMemo<Held>, PhantomData<fn() -> T>);

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal with its first value.
    pub(in crate::view) fn new(value: T) -> Self {
        Self(signal(Box::new(value)), PhantomData)
    }

    /// Puts another value in its place.
    pub(in crate::view) fn set(self, value: T) {
        set(self.0, Box::new(value));
    }

    /// Changes the value where it is.
    pub(in crate::view) fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// Changes the value where it is, and brings something back.
    pub(in crate::view) fn try_update<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        write(&self.0).downcast_mut().map(change)
    }

    /// Looks at the value, and is told of its changes.
    pub(in crate::view) fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(inside(&read(self.0)))
    }

    /// Looks at the value of this moment.
    pub(in crate::view) fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(inside(&read_untracked(self.0)))
    }

    /// A copy of the value.
    pub(in crate::view) fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy of the value of this moment.
    pub(in crate::view) fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// Is told of changes without looking.
    pub(in crate::view) fn track(self) {
        self.0.track();
    }

    /// A copy of the value of this moment; none once what it belongs to has left the screen.
    pub(in crate::view) fn try_get_untracked(self) -> Option<T>
    where
        T: Clone,
    {
        try_read_untracked(self.0).map(|held| inside::<T>(&held).clone())
    }

    /// Puts another value in its place, if what it belongs to is still there.
    pub(in crate::view) fn try_set(self, value: T) {
        drop(self.0.try_set(Box::new(value)));
    }
}

impl<T: Send + Sync + 'static> Memo<T> {
    /// A memo; it tells of values that are not equal to the one before.
    pub(in crate::view) fn new(make: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self
    where
        T: PartialEq,
    {
        Self::new_with_compare(make, |before, after| before != after)
    }

    /// A memo with its own idea of what is different.
    pub(in crate::view) fn new_with_compare(
        make: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
        differs: fn(Option<&T>, Option<&T>) -> bool,
    ) -> Self {
        let make = move |before: Option<Held>| {
            let before = before.as_ref().and_then(|held| held.downcast_ref());
            let after = make(before);
            let differs = differs(before, Some(&after));
            (Box::new(after) as Held, differs)
        };
        Self(memo(Box::new(make)), PhantomData)
    }

    /// Looks at the value, and is told of its changes.
    pub(in crate::view) fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(inside(&read_memo(self.0)))
    }

    /// Looks at the value of this moment.
    pub(in crate::view) fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(inside(&read_memo_untracked(self.0)))
    }

    /// A copy of the value.
    pub(in crate::view) fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy of the value of this moment.
    pub(in crate::view) fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }
}

/// A text that stays as it is.
impl From<String> for Memo<String> {
    fn from(text: String) -> Self {
        Self::new(move |_| text.clone())
    }
}

/// A text that stays as it is.
impl From<&'static str> for Memo<String> {
    fn from(text: &'static str) -> Self {
        Self::new(move |_| text.to_owned())
    }
}

/// Something that is done now, and again whenever what it read has changed.
pub(in crate::view) struct Effect;

impl Effect {
    /// Starts one; each time it is handed what it brought back the time before.
    #[expect(clippy::new_ret_no_self, reason = "an effect is only ever started, as with Leptos")]
    pub(in crate::view) fn new<T: 'static>(mut act: impl FnMut(Option<T>) -> T + 'static) {
        let mut last = None;
        run(Box::new(move || last = Some(act(last.take()))));
    }
}

fn inside<T: 'static>(held: &Held) -> &T {
    held.downcast_ref().expect("a value of the type that was put in")
}

// What follows is compiled once. Nothing in it may be generic.

fn signal(first: Held) -> LeptosSignal<Held> {
    LeptosSignal::new(first)
}

fn set(signal: LeptosSignal<Held>, value: Held) {
    signal.set(value);
}

fn write(signal: &LeptosSignal<Held>) -> impl DerefMut<Target = Held> {
    signal.write()
}

fn read(signal: LeptosSignal<Held>) -> impl Deref<Target = Held> {
    signal.read()
}

fn read_untracked(signal: LeptosSignal<Held>) -> impl Deref<Target = Held> {
    signal.read_untracked()
}

fn try_read_untracked(signal: LeptosSignal<Held>) -> Option<impl Deref<Target = Held>> {
    signal.try_read_untracked()
}

fn memo(make: Box<dyn Fn(Option<Held>) -> (Held, bool) + Send + Sync>) -> LeptosMemo<Held> {
    LeptosMemo::new_owning(make)
}

fn read_memo(memo: LeptosMemo<Held>) -> impl Deref<Target = Held> {
    memo.read()
}

fn read_memo_untracked(memo: LeptosMemo<Held>) -> impl Deref<Target = Held> {
    memo.read_untracked()
}

fn run(mut act: Box<dyn FnMut()>) {
    LeptosEffect::new(move |_| act());
}
