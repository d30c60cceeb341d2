//! Signals and memos as Leptos has them, by the same names, with one type inside for all values.
//!
//! Leptos compiles its whole machinery anew for each type of value, 1 to 3 KB of WebAssembly a time. Here the machinery
//! knows boxes only, and what is in a box is known again at the door. Outside of this file they are used like Leptos'.

use std::any::Any;
use std::marker::PhantomData;
use std::ops::DerefMut;
use std::sync::Arc;

use base::prelude::{
    Effect as LeptosEffect, Get, GetUntracked, Memo as LeptosMemo, RwSignal as LeptosSignal, Set, Track,
    Write,
};

use crate::call::Call;

/// A value of any type. Whoever reads it holds it himself: a guard would be more to let go of at each place.
type Held = Arc<dyn Any + Send + Sync>;

/// A value that can be set, and tells those who read it.
pub struct RwSignal<T>(LeptosSignal<Held>, PhantomData<fn() -> T>);

/// A value that is made of others, and tells those who read it only when it comes out different.
pub struct Memo<T>(LeptosMemo<Held>, PhantomData<fn() -> T>);

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

/// How values are looked at, in whatever they are held.
macro_rules! readable {
    ($kind:ident, $read:ident, $read_untracked:ident) => {
        impl<T: Send + Sync + 'static> $kind<T> {
            /// Looks at the value, and is told of its changes.
            pub fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
                look(inside(&$read(self.0)))
            }

            /// Looks at the value of this moment.
            pub fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
                look(inside(&$read_untracked(self.0)))
            }

            /// A copy of the value.
            pub fn get(self) -> T
            where
                T: Clone,
            {
                self.with(T::clone)
            }

            /// A copy of the value of this moment.
            pub fn get_untracked(self) -> T
            where
                T: Clone,
            {
                self.with_untracked(T::clone)
            }
        }
    };
}

readable!(RwSignal, read, read_untracked);
readable!(Memo, read_memo, read_memo_untracked);

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal with its first value.
    pub fn new(value: T) -> Self {
        Self(signal(Arc::new(value)), PhantomData)
    }

    /// Puts another value in its place, if what it belongs to is still there.
    pub fn set(self, value: T) {
        set(self.0, Arc::new(value));
    }

    /// Changes the value where it is, if what it belongs to is still there.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// The same, and brings something back.
    pub fn try_update<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        let mut held = try_write(&self.0)?;
        Arc::get_mut(&mut held).expect("a value that nobody is looking at").downcast_mut().map(change)
    }

    /// Is told of changes without looking.
    pub fn track(self) {
        self.0.track();
    }

    /// A copy of the value of this moment; none once what it belongs to has left the screen.
    pub fn try_get_untracked(self) -> Option<T>
    where
        T: Clone,
    {
        try_read_untracked(self.0).map(|held| inside::<T>(&held).clone())
    }
}

impl<T: Send + Sync + 'static> Memo<T> {
    /// A memo; it tells of values that are not equal to the one before.
    pub fn new(make: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self
    where
        T: PartialEq,
    {
        Self::new_with_compare(make, |before, after| before != after)
    }

    /// A memo with its own idea of what is different.
    pub fn new_with_compare(
        make: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
        differs: fn(Option<&T>, Option<&T>) -> bool,
    ) -> Self {
        let make = move |before: Option<Held>| {
            let before = before.as_ref().and_then(|held| held.downcast_ref());
            let after = make(before);
            let differs = differs(before, Some(&after));
            (Arc::new(after) as Held, differs)
        };
        Self(memo(Box::new(make)), PhantomData)
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
pub struct Effect;

impl Effect {
    /// Starts one; each time it is handed what it brought back the time before.
    #[expect(clippy::new_ret_no_self, reason = "an effect is only ever started, as with Leptos")]
    pub fn new<T: 'static>(mut act: impl FnMut(Option<T>) -> T + 'static) {
        let mut last = None;
        run(Box::new(move |()| last = Some(act(last.take()))));
    }
}

/// What makes a memo's value of the one before, and says whether it is different: see [`Call`].
trait Make: Send + Sync {
    fn make(&self, before: Option<Held>) -> (Held, bool);
}

impl<F: Fn(Option<Held>) -> (Held, bool) + Send + Sync> Make for F {
    fn make(&self, before: Option<Held>) -> (Held, bool) {
        self(before)
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

fn try_write(signal: &LeptosSignal<Held>) -> Option<impl DerefMut<Target = Held>> {
    signal.try_write()
}

fn read(signal: LeptosSignal<Held>) -> Held {
    signal.get()
}

fn read_untracked(signal: LeptosSignal<Held>) -> Held {
    signal.get_untracked()
}

fn try_read_untracked(signal: LeptosSignal<Held>) -> Option<Held> {
    signal.try_get_untracked()
}

fn memo(make: Box<dyn Make>) -> LeptosMemo<Held> {
    LeptosMemo::new_owning(move |before| make.make(before))
}

fn read_memo(memo: LeptosMemo<Held>) -> Held {
    memo.get()
}

fn read_memo_untracked(memo: LeptosMemo<Held>) -> Held {
    memo.get_untracked()
}

fn run(mut act: Box<dyn Call<(), ()>>) {
    LeptosEffect::new(move |_| act.call(()));
}
