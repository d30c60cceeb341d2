//! Files out and in: downloads, and what a person picks, drops or pastes.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, ClipboardEvent, DataTransfer, DragEvent, File, FileList, FileSystemEntry,
    HtmlAnchorElement, HtmlElement, HtmlInputElement, Url,
};

use crate::codec::LARGEST_FILE;
use crate::codec::archive;
use crate::codec::decode::{FileData, decode};
use crate::codec::file_error::FileError;

/// How long a download may take to begin before its data is let go, in milliseconds.
const DOWNLOAD_BEGINS: u32 = 60_000;

/// A file that was brought, and its path where it lay in a folder, else its name.
pub type NamedFile = (String, File);

/// What a person dropped.
#[derive(Clone, Debug, Default)]
pub struct Dropped {
    /// The files.
    pub files: Vec<NamedFile>,
    /// The folders.
    pub folders: Vec<FileSystemEntry>,
    /// Text that was dragged from another program; empty where files were.
    pub text: String,
}

/// What a person pasted.
#[derive(Clone, Debug)]
pub enum PasteContent {
    /// Text, character for character.
    Text(String),
    /// A table: its HTML, and its text.
    Range(String, String),
    /// Files, copied in a file manager.
    Files(Vec<NamedFile>),
    /// Neither.
    Nothing,
}

/// Saves text as a file, the name in any script.
pub fn download(name: &str, mime: &str, text: &str) -> Result<(), FileError> {
    download_bytes(name, mime, text.as_bytes())
}

/// Saves bytes as a file.
pub fn download_bytes(name: &str, mime: &str, bytes: &[u8]) -> Result<(), FileError> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(failed)?;
    let url = Url::create_object_url_with_blob(&blob).map_err(failed)?;
    let clicked = click_link(name, &url);
    Timeout::new(DOWNLOAD_BEGINS, move || drop(Url::revoke_object_url(&url))).forget();
    clicked.map_err(failed)
}

/// Reads a file. Its size is looked at first, so that a huge one costs nothing.
pub async fn read(file: &File) -> Result<FileData, FileError> {
    take(read_bytes(file).await?)
}

/// What a file's bytes hold.
pub fn take(bytes: Vec<u8>) -> Result<FileData, FileError> {
    decode(bytes, in_words)
}

/// The path of a file in a zip, as its bytes say it.
pub fn zip_path(name: &[u8]) -> String {
    archive::path(name, |name| in_words("shift_jis", name))
}

/// Reads a file's bytes, unless it is too large.
pub async fn read_bytes(file: &File) -> Result<Vec<u8>, FileError> {
    let (size, limit) = (file.size(), LARGEST_FILE as f64);
    if size > limit {
        return Err(FileError::TooLarge(size as u64, limit as u64));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(failed)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The files that were picked. The input is emptied, so that the same file can be picked again.
pub fn picked(input: &HtmlInputElement) -> Vec<NamedFile> {
    let files = input.files().map_or(Vec::new(), list);
    input.set_value("");
    let mut files: Vec<NamedFile> = files.into_iter().map(named).collect();
    // A folder's come in the order of the disk.
    if input.has_attribute(FOLDER) {
        files.sort_by(|(a, _), (b, _)| a.cmp(b));
    }
    files
}

/// Opens the browser's picker of files, or of folders, by the page's one input for files.
pub fn press_input(is_folder: bool) {
    let document = web_sys::window().and_then(|window| window.document());
    let input = document.and_then(|document| document.get_element_by_id("file-input"));
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
        drop(input.toggle_attribute_with_force(FOLDER, is_folder));
        input.click();
    }
}

/// By this an input asks for a folder.
const FOLDER: &str = "webkitdirectory";

/// A file with its path in the folder that was picked, or its name.
fn named(file: File) -> NamedFile {
    let path = Reflect::get(&file, &JsValue::from_str("webkitRelativePath"));
    let path = path.ok().and_then(|path| path.as_string()).filter(|path| !path.is_empty());
    (path.unwrap_or_else(|| file.name()), file)
}

/// What was dropped. To be asked for at once: a drop's data is gone after its event.
pub fn dropped(event: &DragEvent) -> Dropped {
    let mut dropped = Dropped::default();
    let Some(data) = event.data_transfer() else { return dropped };
    let items = data.items();
    for item in (0..items.length()).filter_map(|at| items.get(at)).filter(|item| item.kind() == "file") {
        let folder = item.webkit_get_as_entry().ok().flatten().filter(|entry| entry.is_directory());
        match folder {
            Some(folder) => dropped.folders.push(folder),
            None => dropped.files.extend(item.get_as_file().ok().flatten().map(named)),
        }
    }
    if dropped.files.is_empty() && dropped.folders.is_empty() {
        dropped.text = text_of(&data);
    }
    dropped
}

/// What was pasted. Text comes first: Excel adds a picture of the cells to it.
pub fn pasted(event: &ClipboardEvent) -> PasteContent {
    let Some(data) = event.clipboard_data() else { return PasteContent::Nothing };
    let text = text_of(&data);
    if !text.is_empty() {
        let html = super::clipboard::table(&data);
        return html.map_or_else(
            || PasteContent::Text(text.clone()),
            |html| PasteContent::Range(html, text.clone()),
        );
    }
    match data.files().map(list) {
        Some(files) if !files.is_empty() => PasteContent::Files(files.into_iter().map(named).collect()),
        _ => PasteContent::Nothing,
    }
}

fn click_link(name: &str, url: &str) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let body = document.body().ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(url);
    link.set_download(name);
    link.set_hidden(true);
    body.append_child(&link)?;
    link.click();
    link.remove();
    Ok(())
}

fn list(files: FileList) -> Vec<File> {
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}

fn text_of(data: &DataTransfer) -> String {
    data.get_data("text/plain").unwrap_or_else(|_| String::new())
}

/// The text of bytes in an encoding, by the browser's own tables; what is broken is U+FFFD.
fn in_words(label: &str, bytes: &[u8]) -> Option<String> {
    web_sys::TextDecoder::new_with_label(label).ok()?.decode_with_u8_array(bytes).ok()
}

fn failed(error: JsValue) -> FileError {
    FileError::Failed(super::thrown::name(&error))
}
