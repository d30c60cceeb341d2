//! Whose number it is: of which group, class, part or place words speak.

pub(super) mod explained;
pub(super) mod foreign;
pub(super) mod heads;
pub(super) mod named;
pub(super) mod none;
pub(super) mod other;
pub(super) mod other_act;
pub(super) mod other_class;
pub(super) mod partial;
pub(super) mod scope;
pub(super) mod whole;
