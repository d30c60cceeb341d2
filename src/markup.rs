//! Markup as text: elements and words put together so that no word can become markup.
//!
//! What is only shown (tables of results, verdicts, findings) is drawn this way and not as components: it is the same on
//! the screen, in print and in a published page, and costs the app little.

/// Markup that grows: every element is closed, every word escaped.
#[derive(Debug, Default)]
pub struct Markup {
    html: String,
}

impl Markup {
    /// What `draw` puts down.
    pub fn of(draw: impl FnOnce(&mut Self)) -> String {
        let mut markup = Self::default();
        draw(&mut markup);
        markup.html
    }

    /// An element with what `inside` puts into it.
    pub fn el(&mut self, tag: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        self.open(tag, attributes);
        inside(self);
        self.close(tag);
    }

    /// An element with words in it.
    pub fn leaf(&mut self, tag: &str, attributes: &[(&str, &str)], words: &str) {
        self.open(tag, attributes);
        self.text(words);
        self.close(tag);
    }

    /// Words.
    pub fn text(&mut self, words: &str) {
        for char in words.chars() {
            match char {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                '"' => self.html.push_str("&quot;"),
                // What HTML cannot hold is shown as what it is: a character that cannot be shown.
                '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\x7f'..='\u{9f}' => {
                    self.html.push('\u{fffd}')
                }
                char => self.html.push(char),
            }
        }
    }

    /// What was drawn elsewhere.
    pub fn put(&mut self, html: &str) {
        self.html.push_str(html);
    }

    fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.html.push('<');
        self.html.push_str(tag);
        for (name, value) in attributes {
            self.html.push(' ');
            self.html.push_str(name);
            self.html.push_str("=\"");
            self.text(value);
            self.html.push('"');
        }
        self.html.push('>');
    }

    fn close(&mut self, tag: &str) {
        self.html.push_str("</");
        self.html.push_str(tag);
        self.html.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words() {
        let html = Markup::of(|out| {
            out.el("a", &[("href", "#/\"><script>"), ("class", "b")], |out| {
                out.text("<b>1 & 2</b>");
                out.leaf("i", &[], "\u{202e}\"𠮷");
            });
        });
        assert_eq!(
            html,
            "<a href=\"#/&quot;&gt;&lt;script&gt;\" class=\"b\">&lt;b&gt;1 &amp; 2&lt;/b&gt;<i>\u{202e}&quot;𠮷</i></a>"
        );
    }
}
