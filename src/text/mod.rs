//! Reading what staff typed. Pure, total and lossless: no text makes it fail, and nothing is changed by being read.

pub mod outline;
pub mod rank;
pub mod width;
