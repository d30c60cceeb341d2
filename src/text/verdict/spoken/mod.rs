//! What words say of a number: the words themselves, the quantities with the words around them, and which of the target's are to be reached.

pub(super) mod compare;
pub(super) mod date;
pub(super) mod deed;
pub(super) mod labelled;
pub(super) mod levels;
pub(super) mod measure;
pub(super) mod named_before;
pub(super) mod pairs;
pub(super) mod quoted;
pub(super) mod reached;
pub(super) mod remarks;
pub(super) mod role;
pub(super) mod sorts;
pub(super) mod stated;
pub(super) mod unreached;
pub(super) mod wholes;
pub(super) mod with_others;
pub(super) mod words;
pub(super) mod years;
