//! The engines' side of the protocol: one message in, one answer out, in a WebAssembly of their own each. Pure, so that
//! tests run them natively.

pub mod excel;
mod forms;
pub mod reader;
mod years;

use crate::codec::settings_form;
use crate::model::paper;
use crate::protocol::{self, Call, Request};

/// Who hears how far an engine is, and of how much.
pub type Progress<'p> = dyn FnMut(u32, u32) + 'p;

/// A request that an engine knows how to answer.
trait Respond: Request {
    /// The answer.
    fn respond(self, progress: &mut Progress<'_>) -> Self::Answer;
}

/// Answers a message by what `dispatch` makes of its number and its call. One that makes no sense is told so.
fn answer<C: Call>(message: &[u8], dispatch: impl FnOnce(u64, C) -> Vec<u8>) -> Vec<u8> {
    match protocol::decode_call(message) {
        (number, Ok((form, call))) if form.is_empty() => dispatch(number, call),
        (number, Ok((form, call))) => {
            let form = settings_form::decode(&form);
            paper::by_form(form, || dispatch(number, call))
        }
        (number, Err(malformed)) => protocol::encode_refusal(number, malformed),
    }
}

fn respond<R: Respond>(number: u64, request: R, progress: &mut Progress<'_>) -> Vec<u8> {
    protocol::encode_answer::<R>(number, request.respond(progress))
}
