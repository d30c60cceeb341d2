//! Why an engine gave no answer: known to messages, found in the browser.

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The engine could not be started.
    NotStarted(NotStarted),
    /// It broke down over this request, twice.
    BrokeDown(String),
    /// It said nothing for longer than anything takes, twice.
    NoAnswer,
    /// A person stopped it.
    Stopped,
}

/// Why an engine could not be started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotStarted {
    /// Its files are missing or forbidden, in the browser's words.
    Words(String),
    /// Another page came in their place, as from a gateway that wants a new login.
    Replaced,
}
