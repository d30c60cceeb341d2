//! What the Excel engine does.

use crate::codec::{stored, xlsx};
use crate::model::Moment;
use crate::wire::{self, Out, Packed, Request, Wire};

/// Answers a message; `progress` hears how far it is, and of how much. One that is not for it gets nothing but its number.
pub fn answer(message: &[u8], progress: &mut dyn FnMut(u32, u32)) -> Vec<u8> {
    let mut out = Out::default();
    let (number, request) = wire::open(message).unwrap_or((0, &[]));
    number.put(&mut out);
    if let Some(Request::Excel { sheets, extra, now }) = wire::decode(request) {
        workbook(&sheets, &extra, &now, progress).map(Packed).put(&mut out);
    }
    out.finish()
}

/// Sheets as a workbook.
fn workbook(texts: &[String], extra: &str, now: &str, progress: &mut dyn FnMut(u32, u32)) -> Option<Vec<u8>> {
    let (sheets, extra) = (super::all(texts)?, stored::decode_extra(extra).ok()?);
    xlsx::write::encode_telling(&sheets, &extra, &Moment::new(now)?, progress).ok()
}
