//! What goes out: the page and its Markdown (a workbook: `workbook`), with no more in them than a person chose.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::export::FileUse;
use crate::codec::markdown::Scope;
use crate::messages::files as words;
use crate::model::Sheet;
use crate::model::publication::PublishChoice;
use crate::protocol::{Content, MakeMarkdown, MakePage};

impl Shell {
    /// Exports the page as it is chosen.
    pub(crate) fn publish_page(self) {
        let PublishChoice { whole, .. } = self.publish_screen.settings.get_untracked().choice;
        self.export_made(words::HTML_ENDING, "text/html", FileUse::Published { whole }, |shell, sheets| {
            shell.page_of(shell.publish_screen.settings.get_untracked().choice.of_file(), sheets)
        });
    }

    /// Exports the same as Markdown.
    pub(crate) fn publish_markdown(self) {
        let file_use = FileUse::Published { whole: scope(self) == Scope::Whole };
        self.export_made(words::MARKDOWN_ENDING, "text/markdown", file_use, |shell, sheets| {
            shell.markdown_of(scope(shell), sheets)
        });
    }

    /// Asks for the page of these sheets.
    pub(crate) fn page_of(self, choice: PublishChoice, sheets: &[Arc<Sheet>]) -> MakePage {
        let before = if choice.shows_year() { self.published_before(sheets) } else { Vec::new() };
        let city = self.document().with_untracked(|document| document.settings.city.clone());
        MakePage { choice, city, content: self.content(sheets), before, first: None }
    }

    /// Asks for a preview of their page: the forms of the first ones, the pictures of the year of all.
    pub(crate) fn preview_of(self, choice: PublishChoice, sheets: &[Arc<Sheet>], first: usize) -> MakePage {
        let asked = if choice.shows_year() { sheets } else { &sheets[..sheets.len().min(first)] };
        MakePage { first: Some(first), ..self.page_of(choice, asked) }
    }

    /// Asks for their Markdown.
    pub(crate) fn markdown_of(self, scope: Scope, sheets: &[Arc<Sheet>]) -> MakeMarkdown {
        MakeMarkdown { scope, content: self.content(sheets) }
    }

    /// What a file of these sheets is made of, now.
    pub(super) fn content(self, sheets: &[Arc<Sheet>]) -> Content {
        let sheets = sheets.iter().map(|sheet| &**sheet);
        self.document().with_untracked(|document| Content::pack(sheets, &document.extra, self.now()))
    }
}

/// How much of the sheets Markdown shows. Whatever it holds can be read there, so that the plan alone is never the whole.
fn scope(shell: Shell) -> Scope {
    match shell.publish_screen.settings.get_untracked().choice {
        PublishChoice { reports: false, .. } => Scope::Plan,
        PublishChoice { whole: true, .. } => Scope::Whole,
        _ => Scope::Shown,
    }
}
