//! 重点目標管理シート: the map of the modules. ARCHITECTURE.md draws the house.

pub mod browser;
pub mod codec;
pub mod figures;
pub mod intake;
pub mod listing;
pub mod markup;
pub mod messages;
pub mod model;
pub mod publish;
pub mod reading;
pub mod results;
pub mod review;
pub mod route;
pub mod search;
pub mod session;
pub mod text;
pub mod view;
pub mod wire;
pub mod work;
