//! Files, the clock, ids and the crash notice, in a real browser.

use goalsheet::browser::files::{download, read};
use goalsheet::browser::{clock, ids};
use goalsheet::codec::LARGEST_FILE;
use goalsheet::codec::decode::FileData;
use goalsheet::codec::file_error::FileError;
use js_sys::{Array, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Blob, File, HtmlAnchorElement, Response};

fn file(bytes: &[u8]) -> File {
    let parts = Array::of1(&Uint8Array::from(bytes));
    File::new_with_u8_array_sequence(&parts, "重点目標.txt").expect("a file")
}

#[wasm_bindgen_test]
async fn a_file_is_read_in_the_encodings_that_offices_use() {
    let text = "重点目標 ①𠮷\r\n";
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let read_text = |text: &str| Ok(FileData::Text(text.to_owned(), Vec::new()));
    assert_eq!(read(&file(text.as_bytes())).await, read_text(text));
    assert_eq!(read(&file(&utf16)).await, read_text(text));
    // 重点目標①〜ｱ as Windows writes them in Shift_JIS.
    let sjis = [0x8f, 0x64, 0x93, 0x5f, 0x96, 0xda, 0x95, 0x57, 0x87, 0x40, 0xb1];
    assert_eq!(read(&file(&sjis)).await, read_text("重点目標①ｱ"));
    // 防災 as older machines and as mail have it.
    assert_eq!(read(&file(&[0xcb, 0xc9, 0xba, 0xd2])).await, read_text("防災"));
    assert_eq!(read(&file(b"\x1b$BKI:R\x1b(B")).await, read_text("防災"));
    assert_eq!(read(&file(&[0x81, 0xad])).await, Err(FileError::Encoding), "no character has this number");
    assert_eq!(read(&file(b"PK\x03\x04")).await, Ok(FileData::Book(b"PK\x03\x04".to_vec())));
}

#[wasm_bindgen_test]
async fn a_huge_file_is_refused_without_being_read() {
    let chunk =
        Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::new_with_length(1 << 24))).expect("a blob");
    let parts = Array::new();
    (0..18).for_each(|_| _ = parts.push(&chunk));
    let huge = File::new_with_blob_sequence(&parts, "huge.json").expect("a file");
    let size = 18 << 24;
    assert_eq!(read(&huge).await, Err(FileError::TooLarge(size, LARGEST_FILE as u64)));
}

#[wasm_bindgen_test]
async fn a_download_carries_its_name_and_its_text() {
    let seen: Rc<RefCell<Vec<HtmlAnchorElement>>> = Rc::default();
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    let noted = seen.clone();
    let options = gloo_events::EventListenerOptions::enable_prevent_default();
    let listener = gloo_events::EventListener::new_with_options(&document, "click", options, move |event| {
        event.prevent_default();
        noted.borrow_mut().extend(event.target().and_then(|target| target.dyn_into().ok()));
    });
    let (name, text) = ("重点目標_令和6年度_総務部等.goalsheet.json", "{\"goal\":\"𠮷\"}\n");
    download(name, "application/json", text).expect("downloaded");
    let link = seen.borrow().first().expect("a click").clone();
    assert!(link.download() == name && !link.is_connected());
    let window = web_sys::window().expect("a window");
    let response: Response =
        JsFuture::from(window.fetch_with_str(&link.href())).await.expect("fetched").unchecked_into();
    let body = JsFuture::from(response.text().expect("a body")).await.expect("read");
    assert_eq!(body.as_string().as_deref(), Some(text));
    drop(listener);
}

#[wasm_bindgen_test]
fn ids_sort_as_they_were_made() {
    let ids: Vec<String> = (0..5000).map(|_| ids::new_id()).collect();
    assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
    for id in &ids {
        let uuid = uuid::Uuid::parse_str(id).expect("a UUID");
        assert!(uuid.get_version_num() == 7 && uuid.get_variant() == uuid::Variant::RFC4122);
    }
}

#[wasm_bindgen_test]
fn the_clock_tells_local_time_with_its_offset() {
    let before = js_sys::Date::now();
    let moment = clock::now();
    let told = js_sys::Date::parse(moment.as_str());
    assert!((before - told).abs() < 2000.0, "{moment}");
}
