//! Form controls, as Excel still draws them: in a language of its own, which is no XML where its texts break lines.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::lying::Lying;
use super::xml::{self, attribute};
use crate::codec::Beside;
use crate::codec::grid::address;

/// Which words are being read.
#[derive(Clone, Copy, Default, PartialEq)]
enum VmlPlace {
    #[default]
    Elsewhere,
    Caption,
    Anchor,
    Checked,
}

/// The controls and pictures of a drawing. What cannot be read of it is passed over.
pub(super) fn lying(text: &str) -> Vec<Lying> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut found = Vec::new();
    let mut open: Option<Lying> = None;
    let mut place = VmlPlace::Elsewhere;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) => {
                if start.local_name().as_ref() == "shape" {
                    found.extend(open.replace(Lying::default()));
                } else if let Some(shape) = &mut open {
                    place = begin(shape, &start, place);
                }
            }
            Ok(Event::Text(text)) => {
                if let Some(shape) = &mut open {
                    take(shape, place, &text.xml10_content());
                }
            }
            Ok(Event::GeneralRef(name)) => {
                let char =
                    name.resolve_char_ref().ok().flatten().or_else(|| xml::named(&name.xml10_content()));
                if let (Some(shape), Some(char)) = (&mut open, char) {
                    take(shape, place, char.encode_utf8(&mut [0; 4]));
                }
            }
            Ok(Event::End(end)) => {
                let name = end.local_name();
                let name: &str = name.as_ref();
                if name == "shape" {
                    found.extend(open.take());
                }
                if ["shape", "textbox", "Anchor", "Checked"].contains(&name) {
                    place = VmlPlace::Elsewhere;
                }
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    found.extend(open);
    found.retain(|shape| shape.what.is_some());
    found
}

/// What begins in a shape, and which words come next.
fn begin(shape: &mut Lying, start: &BytesStart<'_>, place: VmlPlace) -> VmlPlace {
    match start.local_name().as_ref() {
        "textbox" => VmlPlace::Caption,
        "Anchor" => VmlPlace::Anchor,
        "Checked" => VmlPlace::Checked,
        "imagedata" => {
            shape.what = shape.what.or(Some(Beside::Picture));
            shape.words = attribute(start, "title").into_iter().collect();
            place
        }
        "ClientData" => {
            let kind = attribute(start, "ObjectType");
            shape.what = match kind.as_deref() {
                // Comments are told with their words.
                Some("Note") => None,
                Some("Checkbox") => Some(Beside::CheckBox),
                Some("Radio") => Some(Beside::Radio),
                Some("Drop" | "List") => Some(Beside::List),
                Some("Pict") => Some(Beside::Object),
                Some(_) => Some(Beside::Control),
                None => shape.what,
            };
            if matches!(shape.what, Some(Beside::CheckBox | Beside::Radio)) {
                shape.is_ticked = Some(false);
            }
            place
        }
        _ => place,
    }
}

fn take(shape: &mut Lying, place: VmlPlace, text: &str) {
    match place {
        VmlPlace::Caption => shape.words.push_str(text),
        VmlPlace::Anchor => {
            // Left column and what of it, top row and what of it, and the same of the other corner.
            let numbers: Vec<usize> =
                text.split(',').filter_map(|number| number.trim().parse().ok()).collect();
            if let [column, _, row, ..] = numbers[..] {
                shape.cell = address(row.saturating_add(1), column);
            }
        }
        VmlPlace::Checked => {
            let flag = text.trim();
            if !flag.is_empty() {
                // 2 is neither.
                shape.is_ticked = (flag != "2").then_some(flag == "1");
            }
        }
        VmlPlace::Elsewhere => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_read_where_it_is_no_xml() {
        let text = "<xml xmlns:v='v' xmlns:x='x'><v:shapetype id='t'/>\
            <v:shape id='a'><v:textbox><div>4 質の高い<br>教育 &amp; 学習</div></v:textbox>\
            <x:ClientData ObjectType='Checkbox'><x:Anchor> 6, 0, 4, 0, 8, 0, 5, 0</x:Anchor><x:Checked>1</x:Checked></x:ClientData></v:shape>\
            <v:shape id='b'><x:ClientData ObjectType='Radio'><x:Anchor>0,0,0,0,1,0,1,0</x:Anchor></x:ClientData></v:shape>\
            <v:shape id='c'><v:textbox>覚え</v:textbox><x:ClientData ObjectType='Note'><x:Row>0</x:Row></x:ClientData></v:shape>\
            <v:shape id='LH'><v:imagedata o:relid='r1' o:title='紋章'/></v:shape></xml>";
        let told: Vec<_> =
            lying(text).into_iter().map(|one| (one.what, one.cell, one.words, one.is_ticked)).collect();
        let expected = [
            (Some(Beside::CheckBox), "G5", "4 質の高い教育 & 学習", Some(true)),
            (Some(Beside::Radio), "A1", "", Some(false)),
            (Some(Beside::Picture), "", "紋章", None),
        ];
        let expected = expected.map(|(what, cell, words, is)| (what, cell.to_owned(), words.to_owned(), is));
        assert_eq!(told, expected);
    }
}
