//! The spare of what is stored, in IndexedDB: on disk as soon as a write is done, which localStorage is not for a minute.
//!
//! By web-sys itself: neither `idb` nor `rexie` can ask for durability, and web-sys has it among its unstable parts only.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbTransaction};

use super::database::{self, answer};
use crate::store::{SpareHead, Written};

const NAME: &str = "goalsheet";
/// By a key's name: what the value is and which it followed.
const HEADS: &str = "heads";
/// By a key's name: the value.
const VALUES: &str = "values";

/// The open database. A clone is the same one.
#[derive(Clone, Debug)]
pub struct SpareDatabase(IdbDatabase);

impl SpareDatabase {
    /// Opens the database; fails where the browser has none for this page.
    pub async fn open() -> Result<Self, JsValue> {
        Ok(Self(database::open(NAME, &[HEADS, VALUES]).await?))
    }

    /// The heads of all values, as they are kept.
    pub async fn heads(&self) -> Result<Vec<String>, JsValue> {
        let heads = self.begin("readonly")?.object_store(HEADS)?;
        let found: Array = answer(&heads.get_all()?).await?.dyn_into()?;
        Ok(found.iter().filter_map(|head| head.as_string()).collect())
    }

    /// The value under a key's name.
    pub async fn value(&self, name: &str) -> Result<Option<String>, JsValue> {
        let values = self.begin("readonly")?.object_store(VALUES)?;
        Ok(answer(&values.get(&name.into())?).await?.as_string())
    }

    /// Writes all of it or nothing; done once it is on disk.
    pub async fn write(&self, written: &[Written]) -> Result<(), JsValue> {
        let transaction = self.begin("readwrite")?;
        let done = Promise::new(&mut |resolve, reject| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
        });
        let (heads, values) = (transaction.object_store(HEADS)?, transaction.object_store(VALUES)?);
        for one in written {
            write_one(&heads, &values, one).await?;
        }
        JsFuture::from(done).await?;
        Ok(())
    }

    fn begin(&self, mode: &str) -> Result<IdbTransaction, JsValue> {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let begin: Function = Reflect::get(&self.0, &"transaction".into())?.dyn_into()?;
        let stores = Array::of2(&HEADS.into(), &VALUES.into());
        begin.call3(&self.0, &stores, &mode.into(), &options)?.dyn_into()
    }
}

async fn write_one(
    heads: &IdbObjectStore,
    values: &IdbObjectStore,
    written: &Written,
) -> Result<(), JsValue> {
    let name = JsValue::from_str(&written.name);
    let earlier = answer(&heads.get(&name)?).await?.as_string();
    let head = SpareHead::after(earlier.as_deref().and_then(SpareHead::parse), written);
    heads.put_with_key(&head.text().into(), &name)?;
    match &written.value {
        Some(value) => values.put_with_key(&value.into(), &name)?,
        None => values.delete(&name)?,
    };
    Ok(())
}
