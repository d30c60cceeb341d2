//! localStorage itself.

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::{Function, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::thrown;
use crate::store::{PROBE, Refused, StorageArea, StorageError};

/// This browser's localStorage.
#[derive(Clone, Debug)]
pub struct LocalStorageArea(web_sys::Storage);

impl LocalStorageArea {
    /// Opens localStorage and tries to write to it.
    ///
    /// gloo's own way to it panics where a browser refuses, so it is asked for directly first. A storage that
    /// is merely full still opens: what it holds can be read.
    pub fn open() -> Result<Self, Refused> {
        let window = web_sys::window().ok_or(Refused::Missing)?;
        window
            .local_storage()
            .map_err(|error| Refused::Denied(thrown::name(&error)))?
            .ok_or(Refused::Missing)?;
        let area = Self(LocalStorage::raw());
        match area.set(PROBE, "") {
            Ok(()) => area.remove(PROBE).map_err(read_only)?,
            Err(StorageError::Full) => {}
            Err(trouble) => return Err(read_only(trouble)),
        }
        Ok(area)
    }
}

impl StorageArea for LocalStorageArea {
    fn get(&self, name: &str) -> Result<Option<String>, StorageError> {
        self.0.get_item(name).map_err(trouble)
    }

    fn set(&self, name: &str, value: &str) -> Result<(), StorageError> {
        self.0.set_item(name, value).map_err(trouble)
    }

    fn remove(&self, name: &str) -> Result<(), StorageError> {
        self.0.remove_item(name).map_err(trouble)
    }

    fn names(&self) -> Result<Vec<String>, StorageError> {
        let length = self.0.length().map_err(trouble)?;
        let mut names = Vec::new();
        for at in 0..length {
            names.extend(self.0.key(at).map_err(trouble)?);
        }
        Ok(names)
    }

    /// The browser counts: of values, only their lengths come here.
    fn taken(&self) -> Result<usize, StorageError> {
        let get: Function =
            Reflect::get(&self.0, &"getItem".into()).and_then(JsCast::dyn_into).map_err(trouble)?;
        let mut taken = 0_usize;
        for at in 0..self.0.length().map_err(trouble)? {
            let name = self.0.key(at).map_err(trouble)?.map(JsString::from);
            let Some(name) = name else { continue };
            let value = get.call1(&self.0, &name).map_err(trouble)?;
            let length = |text: &JsString| usize::try_from(text.length()).unwrap_or(usize::MAX);
            taken = taken.saturating_add(length(&name) + value.dyn_ref().map_or(0, length));
        }
        Ok(taken)
    }
}

fn read_only(trouble: StorageError) -> Refused {
    match trouble {
        StorageError::Full => Refused::ReadOnly("QuotaExceededError".to_owned()),
        StorageError::Other(name) => Refused::ReadOnly(name),
    }
}

/// Told apart by name: the class of the quota error differs between browsers.
fn trouble(error: JsValue) -> StorageError {
    match thrown::name(&error).as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StorageError::Full,
        name => StorageError::Other(name.to_owned()),
    }
}
