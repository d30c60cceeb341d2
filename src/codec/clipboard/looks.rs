//! How the elements of a copied range look: as far as it matters whether a person sees their words, and unstruck.

use std::collections::BTreeMap;

use super::colors::{self, CssColor};
use super::selectors::{Selector, for_screens, keys_of};
use crate::codec::raised::Script;
use crate::codec::struck;
use crate::codec::symbols::SymbolFont;
use crate::html::Tag;

/// What an element says of its look.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Look {
    pub(super) is_struck: Option<bool>,
    /// Whether it takes no room.
    pub(super) is_gone: bool,
    /// Whether it is said to take some.
    is_shown: bool,
    /// Whether its words are not drawn.
    pub(super) is_blank: Option<bool>,
    /// Whether nothing is left of its height, or of its width.
    pub(super) is_flat: bool,
    pub(super) is_narrow: bool,
    /// The colors of its letters and of its ground; none inside where they are not understood.
    letters: Option<Option<CssColor>>,
    ground: Option<Option<CssColor>>,
    /// The font of pictures in which its letters are drawn; none where it is one of letters.
    pub(super) symbols: Option<Option<SymbolFont>>,
    /// Whether its letters stand raised or lowered.
    pub(super) script: Option<Script>,
    /// Whether it stands on lines of its own.
    pub(super) is_block: bool,
}

impl Look {
    /// What comes later counts.
    fn and(self, later: Self) -> Self {
        Self {
            is_struck: later.is_struck.or(self.is_struck),
            is_gone: later.is_gone || self.is_gone && !later.is_shown,
            is_shown: later.is_shown || self.is_shown && !later.is_gone,
            is_blank: later.is_blank.or(self.is_blank),
            is_flat: later.is_flat || self.is_flat,
            is_narrow: later.is_narrow || self.is_narrow,
            letters: later.letters.or(self.letters),
            ground: later.ground.or(self.ground),
            symbols: later.symbols.or(self.symbols),
            script: later.script.or(self.script),
            is_block: later.is_block || self.is_block,
        }
    }

    /// Whether its letters are like its ground; where nothing is said, they are black on white.
    pub(super) fn is_unseen(self) -> bool {
        let letters = self.letters.unwrap_or(Some(CssColor::BLACK));
        let ground = self.ground.unwrap_or(Some(CssColor::WHITE));
        // A picture or a color that is not understood hides nothing.
        let is_like =
            letters.zip(ground).is_some_and(|(letters, ground)| letters.over(ground).is_like(ground));
        self.is_blank == Some(true) || is_like
    }

    /// How an element looks that stands in one of this look.
    pub(super) fn within(self, own: Self) -> Self {
        let Self { is_gone, is_shown, is_flat, is_narrow, is_block, .. } = own;
        let under = self.ground.unwrap_or(Some(CssColor::WHITE));
        let own_ground = own.ground.map(|own| own.zip(under).map(|(own, under)| own.over(under)));
        let ground = own_ground.or(self.ground);
        Self { is_gone, is_shown, is_flat, is_narrow, is_block, ground, ..self.and(own) }
    }
}

/// The elements that all of a table is made of.
const EVERYWHERE: [&str; 7] = ["html", "body", "table", "tbody", "tr", "td", "th"];

/// The rules of a page's style sheets, in their order.
#[derive(Debug, Default)]
pub(super) struct Rules {
    all: Vec<(Selector, Look)>,
    /// Where those are that an element may be found by.
    by_key: BTreeMap<String, Vec<usize>>,
}

impl Rules {
    /// Reads a style sheet. What it says of every cell is passed over: nobody copies a table of which nothing is seen.
    pub(super) fn read(&mut self, css: &str) {
        /// A spreadsheet has one for each style.
        const MOST: usize = 70_000;
        let css = for_screens(&css.replace("<!--", " ").replace("-->", " "));
        for rule in css.split('}') {
            let Some((selectors, body)) = rule.rsplit_once('{') else { continue };
            let look = declared(body);
            if look == Look::default() || self.all.len() >= MOST {
                continue;
            }
            // Of a rule within another one it is not known here when it counts.
            let selectors = selectors.rsplit([';', '}']).next().filter(|own| !own.contains('{'));
            let selectors = selectors.unwrap_or("").split(',');
            let read = selectors.filter_map(|selector| Selector::read(selector.trim()));
            for selector in read.filter(|selector| !selector.is_of_all(&EVERYWHERE)) {
                self.by_key.entry(selector.key()).or_default().push(self.all.len());
                self.all.push((selector, look));
            }
        }
    }

    /// What an element says of its look: by the rules for it, its attributes, its own style. `around` are the elements that
    /// are open, the outermost first.
    pub(super) fn look(&self, tag: &Tag, around: &[Tag]) -> Look {
        let mut look =
            Look { is_struck: struck::strikes(&tag.name, None).then_some(true), ..Look::default() };
        let may_fit = keys_of(tag).filter_map(|key| self.by_key.get(&key)).flatten();
        let mut fitting: Vec<usize> =
            may_fit.copied().filter(|at| self.all[*at].0.fits(tag, around)).collect();
        // What says more counts, and of equals the later.
        fitting.sort_by_key(|at| (self.all[*at].0.weight(), *at));
        look = fitting.into_iter().fold(look, |look, at| look.and(self.all[at].1));
        look = look.and(attributes(tag));
        tag.attribute("style").map_or(look, |style| look.and(declared(style)))
    }
}

/// Whether nobody sees what stands in an element, for all that it says itself.
pub(in crate::codec) fn hides(tag: &Tag) -> bool {
    let look = Rules::default().look(tag, &[]);
    look.is_gone || look.is_unseen()
}

fn attributes(tag: &Tag) -> Look {
    let is_zero = |name| tag.attribute(name).is_some_and(|size| size.trim().trim_end_matches("px") == "0");
    Look {
        letters: tag.attribute("color").and_then(CssColor::read).map(Some),
        ground: tag.attribute("bgcolor").and_then(CssColor::read).map(Some),
        is_gone: tag.attribute("hidden").is_some(),
        is_flat: is_zero("height"),
        is_narrow: is_zero("width"),
        symbols: tag.attribute("face").map(font),
        ..Look::default()
    }
}

/// What a style says.
fn declared(style: &str) -> Look {
    let mut look = Look::default();
    let mut place = StylePlace::default();
    for line in style.split(';') {
        let Some((name, value)) = line.split_once(':') else { continue };
        let (name, value) = (name.trim().to_ascii_lowercase(), value.trim().to_ascii_lowercase());
        let value = value.trim_end_matches("!important").trim();
        match name.as_str() {
            "display" if value == "none" => look.is_gone = true,
            "display" => {
                look.is_shown = true;
                look.is_block = matches!(value, "block" | "flex" | "grid" | "list-item" | "table");
            }
            "vertical-align" if value == "super" => look.script = Some(Script::Above),
            "vertical-align" if value == "sub" => look.script = Some(Script::Below),
            "mso-hide" if value == "all" => look.is_gone = true,
            "visibility" => look.is_blank = Some(matches!(value, "hidden" | "collapse")),
            "opacity" if size(value.trim_end_matches('%')) == Some(0.0) => look.is_blank = Some(true),
            "font-size" if size(value).is_some_and(|size| size < 2.0) => look.is_blank = Some(true),
            "text-decoration" | "text-decoration-line" => {
                look.is_struck = Some(value.contains("line-through"))
            }
            "font-family" | "mso-symbol-font-family" => look.symbols = Some(font(value)),
            "color" => look.letters = colors::letters(value).or(look.letters),
            "background" | "background-color" => look.ground = colors::ground(value).or(look.ground),
            "background-image" if value != "none" => look.ground = Some(None),
            "height" => look.is_flat = size(value) == Some(0.0),
            "width" => look.is_narrow = size(value) == Some(0.0),
            _ => {}
        }
        place.take(&name, value);
    }
    look.is_gone |= place.is_out_of_sight();
    look
}

/// Where a style puts an element, as far as that takes it out of sight.
#[derive(Default)]
struct StylePlace {
    is_moved: bool,
    is_far: bool,
    has_no_room: bool,
    is_cut: bool,
    is_gone: bool,
}

impl StylePlace {
    fn take(&mut self, name: &str, value: &str) {
        /// No page is so wide or so high before what is seen.
        const FAR: f64 = 400.0;
        let is_far = || value.strip_prefix('-').and_then(size).is_some_and(|size| size >= FAR);
        let numbers =
            || value.split(|char: char| !char.is_ascii_digit() && char != '.').filter(|one| !one.is_empty());
        match name {
            "position" => self.is_moved = matches!(value, "absolute" | "fixed" | "relative"),
            "left" | "top" | "right" | "bottom" => self.is_far |= is_far(),
            "text-indent" | "margin-left" | "margin-top" => self.is_gone |= is_far(),
            "height" | "max-height" | "width" | "max-width" => {
                self.has_no_room |= size(value).is_some_and(|size| size <= 1.0);
            }
            "overflow" | "overflow-x" | "overflow-y" => self.is_cut |= matches!(value, "hidden" | "clip"),
            // `rect(0 0 0 0)` and `rect(1px, 1px, 1px, 1px)`; `inset(50%)` and more leave nothing.
            "clip" if value.starts_with("rect") => {
                let mut sides = numbers().map(|side| side.parse::<f64>().unwrap_or(2.0));
                self.is_gone |= sides.all(|side| side <= 1.0) && !value.contains("auto");
            }
            "clip-path" if value.starts_with("inset") => {
                self.is_gone |= numbers().next().and_then(size).is_some_and(|share| share >= 50.0);
            }
            "transform" => self.is_gone |= matches!(value, "scale(0)" | "scale(0,0)" | "scale(0, 0)"),
            _ => {}
        }
    }

    fn is_out_of_sight(&self) -> bool {
        self.is_gone || self.is_moved && self.is_far || self.is_cut && self.has_no_room
    }
}

/// The font of pictures that a list of fonts begins with.
fn font(names: &str) -> Option<SymbolFont> {
    names.split(',').next().and_then(SymbolFont::named)
}

/// A size's number, whatever its unit; none where it is a share or a word.
fn size(value: &str) -> Option<f64> {
    let end = value.find(|char: char| !char.is_ascii_digit() && char != '.').unwrap_or(value.len());
    let (number, unit) = value.split_at(end);
    if matches!(unit, "%" | "em" | "rem") && !matches!(number, "0" | "0.0") {
        None
    } else {
        number.parse().ok()
    }
}
