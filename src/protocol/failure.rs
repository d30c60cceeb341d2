//! Why an engine gave no answer: known to messages, found in the browser.

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The engine could not be started, in the browser's words: its files are missing or forbidden.
    NotStarted(String),
    /// It broke down over this request, twice.
    BrokeDown(String),
    /// It said nothing for longer than anything takes, twice.
    NoAnswer,
    /// A person stopped it.
    Stopped,
}
