//! 重点目標管理シート: the map of the modules. ARCHITECTURE.md draws the house.

pub mod alignment;
pub mod app;
pub mod browser;
pub mod calendar;
pub mod codec;
pub mod engines;
pub mod figures;
pub mod html;
pub mod import;
pub mod listing;
pub mod merge;
pub mod messages;
pub mod model;
pub mod overview;
pub mod protocol;
pub mod publish;
pub mod reading;
pub mod results;
pub mod review;
pub mod route;
pub mod session;
pub mod store;
pub mod text;
pub mod versions;
pub mod view;
