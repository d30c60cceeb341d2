//! Handles to files and folders that a person keeps at hand, in an IndexedDB of their own: nothing else can keep a handle.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FileSystemHandle, IdbDatabase, IdbObjectStore, IdbTransactionMode};

use super::database::{self, answer};

const NAME: &str = "goalsheet-places";
/// By a name of ours: the handle, and what is known of it.
const PLACES: &str = "places";

const ID: &str = "id";
const HANDLE: &str = "handle";
const KNOWN: &str = "known";

/// The open database. A clone is the same one.
#[derive(Clone, Debug)]
pub struct HandlesDatabase(IdbDatabase);

/// A handle under its name of ours, and what is known of it.
pub type KeptHandle = (String, FileSystemHandle, String);

impl HandlesDatabase {
    /// Opens the database; fails where the browser has none for this page.
    pub async fn open() -> Result<Self, JsValue> {
        Ok(Self(database::open(NAME, &[PLACES]).await?))
    }

    /// All that is kept.
    pub async fn all(&self) -> Result<Vec<KeptHandle>, JsValue> {
        let found: Array =
            answer(&self.places(IdbTransactionMode::Readonly)?.get_all()?).await?.dyn_into()?;
        let text = |place: &JsValue, key: &str| Reflect::get(place, &key.into()).ok()?.as_string();
        let kept = |place: JsValue| {
            let handle = Reflect::get(&place, &HANDLE.into()).ok()?.dyn_into().ok()?;
            Some((text(&place, ID)?, handle, text(&place, KNOWN)?))
        };
        Ok(found.iter().filter_map(kept).collect())
    }

    /// Keeps a handle, and what is known of it.
    pub async fn put(&self, id: &str, handle: &FileSystemHandle, known: &str) -> Result<(), JsValue> {
        let place = Object::new();
        Reflect::set(&place, &ID.into(), &id.into())?;
        Reflect::set(&place, &HANDLE.into(), handle)?;
        Reflect::set(&place, &KNOWN.into(), &known.into())?;
        let places = self.places(IdbTransactionMode::Readwrite)?;
        answer(&places.put_with_key(&place, &id.into())?).await?;
        Ok(())
    }

    /// Keeps it no longer.
    pub async fn remove(&self, id: &str) -> Result<(), JsValue> {
        answer(&self.places(IdbTransactionMode::Readwrite)?.delete(&id.into())?).await?;
        Ok(())
    }

    fn places(&self, mode: IdbTransactionMode) -> Result<IdbObjectStore, JsValue> {
        self.0.transaction_with_str_and_mode(PLACES, mode)?.object_store(PLACES)
    }
}
