//! Values that belong to a screen and tell nobody of their changes, with one type inside.

use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

use base::prelude::{GetValue, LocalStorage, StoredValue as LeptosStored};

/// A value of any type.
type Held = Rc<RefCell<dyn Any>>;

const KEPT: &str = "a value that is still kept";

/// A value that is kept as long as what it belongs to is on the screen. Afterwards it cannot be read, and changing it does
/// nothing.
pub struct StoredValue<T>(LeptosStored<Held, LocalStorage>, PhantomData<fn() -> T>);

impl<T> Clone for StoredValue<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for StoredValue<T> {}

impl<T: 'static> StoredValue<T> {
    /// Keeps a value.
    pub fn new(value: T) -> Self {
        Self(stored(Rc::new(RefCell::new(value))), PhantomData)
    }

    /// Looks at the value.
    pub fn with_value<U>(self, look: impl FnOnce(&T) -> U) -> U {
        let held = held(self.0).expect(KEPT);
        let value = held.borrow();
        look(value.downcast_ref().expect(KEPT))
    }

    /// Changes the value where it is.
    pub fn update_value(self, change: impl FnOnce(&mut T)) {
        self.try_update_value(change);
    }

    /// Changes the value where it is, and brings something back.
    pub fn try_update_value<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        held(self.0).and_then(|held| held.borrow_mut().downcast_mut().map(change))
    }

    /// Puts another value in its place.
    pub fn set_value(self, value: T) {
        self.try_set_value(value);
    }

    /// Puts another value in its place; says whether it is still kept.
    pub fn try_set_value(self, value: T) -> bool {
        self.try_update_value(|old| *old = value).is_some()
    }

    /// A copy of the value.
    pub fn get_value(self) -> T
    where
        T: Clone,
    {
        self.with_value(T::clone)
    }

    /// A copy of the value; none once it is not kept any more.
    pub fn try_get_value(self) -> Option<T>
    where
        T: Clone,
    {
        held(self.0).and_then(|held| held.borrow().downcast_ref().cloned())
    }
}

// What follows is compiled once. Nothing in it may be generic.

fn stored(first: Held) -> LeptosStored<Held, LocalStorage> {
    LeptosStored::new_local(first)
}

fn held(stored: LeptosStored<Held, LocalStorage>) -> Option<Held> {
    stored.try_get_value()
}
