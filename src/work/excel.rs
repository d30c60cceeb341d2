//! What the Excel engine does.

use crate::codec::{self, xlsx};
use crate::model::Moment;
use crate::wire::{self, Out, Packed, Request, Wire};

/// Answers a message; `progress` hears how far it is, and of how much. One that is not for it gets nothing but its number.
pub fn answer(message: &[u8], progress: &mut dyn FnMut(u32, u32)) -> Vec<u8> {
    let mut out = Out::default();
    let (number, request) = wire::open(message).unwrap_or((0, &[]));
    number.put(&mut out);
    if let Some(Request::Excel { file, now }) = wire::decode(request) {
        workbook(&file, &now, progress).map(Packed).put(&mut out);
    }
    out.finish()
}

/// The sheets of a file of ours as a workbook.
fn workbook(file: &str, now: &str, progress: &mut dyn FnMut(u32, u32)) -> Option<Vec<u8>> {
    // Every sheet of the app has an id, so that none is made up.
    let decoded = codec::json::decode(file, &mut String::new).ok()?;
    xlsx::write::encode_telling(&decoded.sheets, &decoded.extra, &Moment::new(now)?, progress).ok()
}
