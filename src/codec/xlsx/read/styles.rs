//! How cells look: their formats, whether they are struck out, and whether a person sees them.

use super::colors::{BLACK, Rgb, Theme, WHITE, is_unseen};
use super::numbers;
use super::xml::{Next, Xml, attribute};
use crate::codec::WorkbookFault;
use crate::codec::symbols::SymbolFont;

/// How a cell looks.
#[derive(Clone, Debug)]
pub(super) struct CellLook {
    /// The format of its number or text.
    pub(super) format: String,
    pub(super) is_struck: bool,
    pub(super) is_unseen: bool,
    /// The color of its letters; none where that is left to the system.
    letters: Option<Rgb>,
    /// What its letters stand on; none where that is a pattern.
    pub(super) ground: Option<Rgb>,
    /// The font of pictures in which its letters are drawn.
    pub(super) symbols: Option<SymbolFont>,
}

impl CellLook {
    /// How a cell without a style looks.
    pub(super) fn plain() -> Self {
        Self {
            format: "General".to_owned(),
            is_struck: false,
            is_unseen: false,
            letters: None,
            ground: Some(WHITE),
            symbols: None,
        }
    }
}

#[derive(Clone, Copy, Default)]
struct Font {
    is_struck: bool,
    color: Option<Rgb>,
    /// Whether its letters are too small for anybody.
    is_tiny: bool,
    symbols: Option<SymbolFont>,
}

/// What a condition does to the look of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct StyleChange {
    pub(super) is_struck: bool,
    is_unseen: bool,
    letters: Option<Rgb>,
    ground: Option<Rgb>,
}

/// Excel itself has no more formats of its own,
const MOST_FORMATS: usize = 250;
/// and no more styles.
const MOST_STYLES: usize = 65_500;
/// Letters of so many points are dots.
const TINY: f64 = 2.0;

/// Which list of the styles is being read.
#[derive(Clone, Copy, PartialEq)]
enum StyleList {
    None,
    Fonts,
    Fills,
    Cells,
    Changes,
}

struct Styles<'t> {
    theme: &'t Theme,
    formats: Vec<(String, String)>,
    fonts: Vec<Font>,
    fills: Vec<Option<Rgb>>,
    looks: Vec<CellLook>,
    changes: Vec<StyleChange>,
    is_solid: bool,
}

/// The look of each style, and what conditions change.
pub(super) fn looks(
    part: &str,
    text: &str,
    theme: &Theme,
) -> Result<(Vec<CellLook>, Vec<StyleChange>), WorkbookFault> {
    let mut styles = Styles {
        theme,
        formats: Vec::new(),
        fonts: Vec::new(),
        fills: Vec::new(),
        looks: Vec::new(),
        changes: Vec::new(),
        is_solid: false,
    };
    let mut list = StyleList::None;
    let mut xml = Xml::new(part, text);
    loop {
        match xml.next()? {
            Next::Start(start) => match start.local_name().as_ref() {
                "fonts" => list = StyleList::Fonts,
                "fills" => list = StyleList::Fills,
                "cellXfs" => list = StyleList::Cells,
                "dxfs" => list = StyleList::Changes,
                _ if list == StyleList::Changes => styles.change(&start),
                "numFmt" if styles.formats.len() < MOST_FORMATS => {
                    styles.formats.extend(attribute(&start, "numFmtId").zip(attribute(&start, "formatCode")));
                }
                _ if list == StyleList::Fonts => styles.font(&start),
                _ if list == StyleList::Fills => styles.fill(&start),
                "xf" if list == StyleList::Cells && styles.looks.len() < MOST_STYLES => styles.cell(&start),
                _ => {}
            },
            Next::End(end) if ["fonts", "fills", "cellXfs", "dxfs"].contains(&end.as_str()) => {
                list = StyleList::None
            }
            Next::Over => return Ok((styles.looks, styles.changes)),
            Next::End(_) | Next::Text(_) => {}
        }
    }
}

impl StyleChange {
    /// Takes an element of what a condition changes.
    pub(super) fn take(&mut self, start: &quick_xml::events::BytesStart<'_>, theme: &Theme) {
        match start.local_name().as_ref() {
            "strike" => self.is_struck = is_on(start),
            "color" if self.letters.is_none() => self.letters = theme.color(start),
            "bgColor" => self.ground = theme.color(start),
            "numFmt" => {
                let code = attribute(start, "formatCode");
                let shown = code.map(|code| numbers::show(1.0, &code, false));
                self.is_unseen |= shown.as_ref().is_some_and(|shown| shown.is_hidden);
                self.letters = shown.and_then(|shown| shown.letters).or(self.letters);
            }
            _ => {}
        }
    }

    /// A condition that leaves nothing of a cell's words.
    pub(super) fn unseen() -> Self {
        Self { is_unseen: true, ..Self::default() }
    }

    /// A condition that puts a color behind a cell's words.
    pub(super) fn painted(ground: Option<Rgb>) -> Self {
        Self { ground, ..Self::default() }
    }

    /// Whether a cell's words are not seen with it. Letters in the system's color are black in Excel.
    pub(super) fn hides(&self, look: &CellLook) -> bool {
        let letters = self.letters.or(look.letters).unwrap_or(BLACK);
        let is_colored = self.letters.is_some() || self.ground.is_some();
        self.is_unseen || is_colored && hides(Some(letters), self.ground.or(look.ground))
    }
}

impl Styles<'_> {
    fn font(&mut self, start: &quick_xml::events::BytesStart<'_>) {
        if start.local_name().as_ref() == "font" {
            if self.fonts.len() < MOST_STYLES {
                self.fonts.push(Font::default());
            }
            return;
        }
        let Some(font) = self.fonts.last_mut() else { return };
        match start.local_name().as_ref() {
            "strike" => font.is_struck = is_on(start),
            "color" => font.color = self.theme.color(start),
            "sz" => font.is_tiny = is_tiny(start),
            "name" => font.symbols = symbols(start),
            _ => {}
        }
    }

    fn fill(&mut self, start: &quick_xml::events::BytesStart<'_>) {
        match start.local_name().as_ref() {
            "fill" if self.fills.len() < MOST_STYLES => self.fills.push(Some(WHITE)),
            "patternFill" => {
                let pattern = attribute(start, "patternType");
                self.is_solid = pattern.as_deref() == Some("solid");
                if let (Some(fill), true) = (self.fills.last_mut(), pattern.is_some_and(|it| it != "none")) {
                    *fill = None;
                }
            }
            "gradientFill" => self.fills.last_mut().into_iter().for_each(|fill| *fill = None),
            "fgColor" if self.is_solid => {
                let color = self.theme.color(start);
                self.fills.last_mut().into_iter().for_each(|fill| *fill = color);
            }
            _ => {}
        }
    }

    fn change(&mut self, start: &quick_xml::events::BytesStart<'_>) {
        let name = start.local_name();
        if name.as_ref() == "dxf" && self.changes.len() < MOST_STYLES {
            self.changes.push(StyleChange::default());
        }
        if let Some(change) = self.changes.last_mut() {
            change.take(start, self.theme);
        }
    }

    fn cell(&mut self, start: &quick_xml::events::BytesStart<'_>) {
        let number =
            |name| attribute(start, name).and_then(|number| number.parse::<usize>().ok()).unwrap_or(0);
        let id = attribute(start, "numFmtId").unwrap_or_else(|| "0".to_owned());
        let code = self.formats.iter().find(|(own, _)| *own == id).map(|(_, code)| code.clone());
        let font = self.fonts.get(number("fontId")).copied().unwrap_or(Font::default());
        let ground = self.fills.get(number("fillId")).copied().unwrap_or(Some(WHITE));
        self.looks.push(CellLook {
            format: code.unwrap_or_else(|| numbers::built_in(&id).to_owned()),
            is_struck: font.is_struck,
            is_unseen: font.is_tiny || hides(font.color, ground),
            letters: font.color,
            ground,
            symbols: font.symbols,
        });
    }
}

/// Whether a size is one of letters that are too small for anybody.
pub(super) fn is_tiny(size: &quick_xml::events::BytesStart<'_>) -> bool {
    let size = attribute(size, "val").and_then(|size| size.parse::<f64>().ok());
    size.is_some_and(|size| size < TINY)
}

/// The font of pictures that a font's name names.
pub(super) fn symbols(name: &quick_xml::events::BytesStart<'_>) -> Option<SymbolFont> {
    attribute(name, "val").and_then(|name| SymbolFont::named(&name))
}

/// Whether letters are like their ground. What the system's own colours are nobody knows, but that they can be read.
pub(super) fn hides(letters: Option<Rgb>, ground: Option<Rgb>) -> bool {
    letters.zip(ground).is_some_and(|(letters, ground)| is_unseen(letters, ground))
}

/// Whether a flag is set: by being there, unless it says otherwise.
pub(super) fn is_on(start: &quick_xml::events::BytesStart<'_>) -> bool {
    attribute(start, "val").is_none_or(|value| !matches!(value.as_str(), "0" | "false"))
}
