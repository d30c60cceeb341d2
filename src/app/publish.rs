//! What goes out: the page, its Markdown and a workbook, with no more in them than a person chose.

use leptos::prelude::*;

use crate::app::Shell;
use crate::codec::markdown::Scope;
use crate::codec::stored;
use crate::messages::files as words;
use crate::model::publication::Choice;
use crate::protocol::Request;

impl Shell {
    /// Exports the page as it is chosen.
    pub(crate) fn publish_page(self) {
        let Choice { whole, .. } = self.publish_screen.settings.get_untracked().choice;
        self.export_made(words::HTML_ENDING, "text/html", whole, |shell, sheets| {
            shell.page_of(shell.publish_screen.settings.get_untracked().choice, sheets)
        });
    }

    /// Exports the same as Markdown.
    pub(crate) fn publish_markdown(self) {
        let is_whole = scope(self) == Scope::Whole;
        self.export_made(words::MARKDOWN_ENDING, "text/markdown", is_whole, |shell, sheets| {
            shell.markdown_of(scope(shell), sheets)
        });
    }

    /// Exports the same as a workbook.
    pub(crate) fn publish_excel(self) {
        let Choice { whole, reports, .. } = self.publish_screen.settings.get_untracked().choice;
        self.export_workbook(whole && reports, |shell, sheets| {
            shell.workbook_of(shell.publish_screen.settings.get_untracked().choice, sheets)
        });
    }

    /// Asks for the page of these stored sheets.
    pub(crate) fn page_of(self, choice: Choice, sheets: Vec<String>) -> Request {
        Request::Publish { choice, sheets, extra: self.stored_extra(), now: self.now().to_string() }
    }

    /// Asks for their Markdown.
    pub(crate) fn markdown_of(self, scope: Scope, sheets: Vec<String>) -> Request {
        Request::Markdown { scope, sheets, extra: self.stored_extra(), now: self.now().to_string() }
    }

    /// Asks for their workbook.
    pub(crate) fn workbook_of(self, choice: Choice, sheets: Vec<String>) -> Request {
        Request::Excel { choice, sheets, extra: self.stored_extra(), now: self.now().to_string() }
    }

    /// The file's own unknown keys, as they are stored.
    pub(crate) fn stored_extra(self) -> String {
        self.document().with_untracked(|document| stored::encode_extra(&document.extra))
    }
}

/// How much of the sheets Markdown shows. Whatever it holds can be read there, so that the plan alone is never the whole.
fn scope(shell: Shell) -> Scope {
    match shell.publish_screen.settings.get_untracked().choice {
        Choice { reports: false, .. } => Scope::Plan,
        Choice { whole: true, .. } => Scope::Whole,
        _ => Scope::Shown,
    }
}
