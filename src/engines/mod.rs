//! The engines' side of the protocol: bytes to bytes, in a WebAssembly of their own each.

pub mod excel;
pub mod reader;
