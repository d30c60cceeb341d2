//! Excel workbooks: the form as a person sees it, a table that machines read, and the sheets themselves carried along.

pub mod carried;
pub mod import;
pub mod layout;
mod notes;
pub mod read;
pub mod seals;
mod words;
pub mod write;
