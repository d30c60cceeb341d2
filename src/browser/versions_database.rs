//! The versions that are kept of sheets, in an IndexedDB of their own: whatever becomes of it, sheets and their spare lie
//! elsewhere.

use std::collections::BTreeMap;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbTransaction};

use super::database::{self, answer};

const NAME: &str = "goalsheet-versions";
/// By a sheet's id: all its versions as one value.
const VERSIONS: &str = "versions";

/// The open database. A clone is the same one.
#[derive(Clone, Debug)]
pub struct VersionsDatabase(IdbDatabase);

impl VersionsDatabase {
    /// Opens the database; fails where the browser has none for this page.
    pub async fn open() -> Result<Self, JsValue> {
        Ok(Self(database::open(NAME, &[VERSIONS]).await?))
    }

    /// The value under an id.
    pub async fn value(&self, id: &str) -> Result<Option<String>, JsValue> {
        let (_, versions) = self.begin("readonly")?;
        Ok(answer(&versions.get(&id.into())?).await?.as_string())
    }

    /// All values, by their ids.
    pub async fn all(&self) -> Result<BTreeMap<String, String>, JsValue> {
        let (_, versions) = self.begin("readonly")?;
        // Both are asked for within the one transaction, before it ends.
        let (ids, values) = (versions.get_all_keys()?, versions.get_all()?);
        let list = |found: JsValue| -> Vec<Option<String>> {
            Array::from(&found).iter().map(|one| one.as_string()).collect()
        };
        let (ids, values) = (list(answer(&ids).await?), list(answer(&values).await?));
        Ok(ids.into_iter().zip(values).filter_map(|(id, value)| Some((id?, value?))).collect())
    }

    /// Puts in what becomes of the value under an id, if anything does; other tabs wait meanwhile. Answers with what the
    /// function said besides.
    pub async fn update<T>(
        &self,
        id: &str,
        change: impl FnOnce(Option<String>) -> (Option<String>, T),
    ) -> Result<T, JsValue> {
        let (transaction, versions) = self.begin("readwrite")?;
        let done = Promise::new(&mut |resolve, reject| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
        });
        let (value, told) = change(answer(&versions.get(&id.into())?).await?.as_string());
        if let Some(value) = value {
            versions.put_with_key(&value.into(), &id.into())?;
        }
        JsFuture::from(done).await?;
        Ok(told)
    }

    /// Removes the value under an id, and answers with it.
    pub async fn remove(&self, id: &str) -> Result<Option<String>, JsValue> {
        let (_, versions) = self.begin("readwrite")?;
        let value = answer(&versions.get(&id.into())?).await?.as_string();
        answer(&versions.delete(&id.into())?).await?;
        Ok(value)
    }

    fn begin(&self, mode: &str) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let begin: Function = Reflect::get(&self.0, &"transaction".into())?.dyn_into()?;
        let transaction: IdbTransaction = begin.call2(&self.0, &VERSIONS.into(), &mode.into())?.dyn_into()?;
        let versions = transaction.object_store(VERSIONS)?;
        Ok((transaction, versions))
    }
}
