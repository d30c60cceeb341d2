//! Files and folders where they lie, by the File System Access API where the browser has it.
//!
//! web-sys has the handles; how they are picked and asked for is among its unstable parts, so that these few are named here.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemHandle, FileSystemHandleKind,
    FileSystemWritableFileStream,
};

use super::files::NamedFile;
use super::folders::MOST_FILES;
use super::thrown;
use crate::codec::archive;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = showSaveFilePicker)]
    async fn show_save_file_picker(options: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = showOpenFilePicker)]
    async fn show_open_file_picker(options: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = showDirectoryPicker)]
    async fn show_directory_picker(options: &JsValue) -> Result<JsValue, JsValue>;

    /// A handle that can be asked for leave.
    #[wasm_bindgen(extends = Object)]
    type AskedHandle;

    #[wasm_bindgen(method, catch, js_name = queryPermission)]
    async fn query_permission(this: &AskedHandle, options: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    async fn request_permission(this: &AskedHandle, options: &JsValue) -> Result<JsValue, JsValue>;
}

/// What came of a picker.
#[derive(Clone, Debug)]
pub enum Picked<T> {
    /// A person chose.
    Chosen(T),
    /// A person chose nothing.
    Left,
    /// The browser shows none: by an office's rules, or for this page.
    Refused,
}

/// The files of a folder.
#[derive(Clone, Debug, Default)]
pub struct FolderFiles {
    /// Each with its path.
    pub files: Vec<NamedFile>,
    /// The paths of files and folders that cannot be read, and the names of the errors.
    pub refused: Vec<(String, String)>,
    /// Whether there are more than are looked at.
    pub is_too_many: bool,
}

/// Whether the browser has all of it.
pub fn is_there() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let pickers = ["showSaveFilePicker", "showOpenFilePicker", "showDirectoryPicker"];
    pickers.iter().all(|picker| Reflect::has(&window, &(*picker).into()).unwrap_or(false))
}

/// Asks for a place to save a file of ours to.
pub async fn pick_to_save(name: &str, described: &str) -> Picked<FileSystemFileHandle> {
    let options = options(Some(described));
    put(&options, "suggestedName", &name.into());
    picked(show_save_file_picker(&options).await)
}

/// Asks for a file of ours.
pub async fn pick_file(described: &str) -> Picked<FileSystemFileHandle> {
    let files = show_open_file_picker(&options(Some(described))).await;
    picked(files.map(|files| Array::from(&files).get(0)))
}

/// Asks for a folder.
pub async fn pick_folder() -> Picked<FileSystemDirectoryHandle> {
    picked(show_directory_picker(&options(None)).await)
}

/// Whether a handle may be used; a person is asked where they must be.
pub async fn is_allowed(handle: &FileSystemHandle, to_write: bool) -> bool {
    let asked: &AskedHandle = handle.unchecked_ref();
    let options = Object::new();
    put(&options, "mode", &if to_write { "readwrite" } else { "read" }.into());
    let is_granted = |answer: &JsValue| answer.as_string().as_deref() == Some("granted");
    match asked.query_permission(&options).await {
        Ok(answer) if is_granted(&answer) => true,
        Ok(_) => asked.request_permission(&options).await.is_ok_and(|answer| is_granted(&answer)),
        Err(_) => false,
    }
}

/// Whether two handles are of one file.
pub async fn is_same(one: &FileSystemHandle, other: &FileSystemHandle) -> bool {
    JsFuture::from(one.is_same_entry(other)).await.is_ok_and(|same| same.is_truthy())
}

/// The file as it is now, or the name of the error.
pub async fn file(handle: &FileSystemFileHandle) -> Result<File, String> {
    let file = JsFuture::from(handle.get_file()).await.and_then(JsCast::dyn_into);
    file.map_err(|error| thrown::name(&error))
}

/// Writes over the file, all of it or nothing; or the name of the error.
pub async fn write(handle: &FileSystemFileHandle, bytes: &[u8]) -> Result<(), String> {
    written(handle, bytes).await.map_err(|error| thrown::name(&error))
}

async fn written(handle: &FileSystemFileHandle, bytes: &[u8]) -> Result<(), JsValue> {
    let stream = JsFuture::from(handle.create_writable()).await?;
    let stream: FileSystemWritableFileStream = stream.dyn_into()?;
    let bytes = Uint8Array::from(bytes);
    if let Err(error) = JsFuture::from(stream.write_with_js_u8_array(&bytes)?).await {
        // Without it a file beside would stay.
        drop(JsFuture::from(stream.abort()).await);
        return Err(error);
    }
    // Only now the file itself is changed.
    JsFuture::from(stream.close()).await?;
    Ok(())
}

/// The files of a folder and of the folders in it, by path; or the name of the error.
pub async fn files(folder: &FileSystemDirectoryHandle) -> Result<FolderFiles, String> {
    let mut found = FolderFiles::default();
    let mut folders = vec![(String::new(), folder.clone())];
    while let Some((path, folder)) = folders.pop() {
        let entries = match entries(&folder).await {
            Ok(entries) => entries,
            Err(error) if path.is_empty() => return Err(thrown::name(&error)),
            Err(error) => {
                found.refused.push((path, thrown::name(&error)));
                continue;
            }
        };
        for entry in entries {
            let name = entry.name();
            let path = if path.is_empty() { name } else { format!("{path}/{name}") };
            if archive::is_aside(&path) {
                continue;
            }
            if entry.kind() == FileSystemHandleKind::Directory {
                folders.push((path, entry.unchecked_into()));
                continue;
            }
            if found.files.len() + found.refused.len() == MOST_FILES {
                found.is_too_many = true;
                return Ok(found);
            }
            match file(&entry.unchecked_into()).await {
                Ok(file) => found.files.push((path, file)),
                Err(why) => found.refused.push((path, why)),
            }
        }
    }
    found.files.sort_by(|(a, _), (b, _)| a.cmp(b));
    found.refused.sort();
    Ok(found)
}

async fn entries(folder: &FileSystemDirectoryHandle) -> Result<Vec<FileSystemHandle>, JsValue> {
    let (values, mut found) = (folder.values(), Vec::new());
    loop {
        let next = JsFuture::from(values.next()?).await?;
        if Reflect::get(&next, &"done".into())?.is_truthy() {
            return Ok(found);
        }
        found.push(Reflect::get(&next, &"value".into())?.dyn_into()?);
    }
}

fn options(described: Option<&str>) -> Object {
    let options = Object::new();
    // By it the browser opens where one was last.
    put(&options, "id", &"goalsheet".into());
    if let Some(described) = described {
        let (accept, kind) = (Object::new(), Object::new());
        put(&accept, "application/json", &Array::of1(&".json".into()));
        put(&accept, "text/plain", &Array::of1(&".txt".into()));
        put(&kind, "description", &described.into());
        put(&kind, "accept", &accept);
        put(&options, "types", &Array::of1(&kind));
    }
    options
}

/// A plain object takes any key.
fn put(options: &Object, key: &str, value: &JsValue) {
    drop(Reflect::set(options, &key.into(), value));
}

fn picked<T: JsCast>(answer: Result<JsValue, JsValue>) -> Picked<T> {
    match answer.and_then(JsCast::dyn_into) {
        Ok(handle) => Picked::Chosen(handle),
        Err(error) if thrown::name(&error) == "AbortError" => Picked::Left,
        Err(_) => Picked::Refused,
    }
}
