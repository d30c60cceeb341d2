//! 重点目標管理シート: the map of the modules.

pub mod view;
