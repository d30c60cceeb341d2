//! Why there is no storage: known to messages, found in the browser.

/// Why nothing can be kept in this browser. The error's name is for whoever looks after the machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is no localStorage at all.
    Missing,
    /// The browser forbids it: a policy, blocked cookies, a private window.
    Denied(String),
    /// It can be read but not written.
    ReadOnly(String),
}
