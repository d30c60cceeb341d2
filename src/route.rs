//! Which screen is shown, as the part of the address after `#`. Works on any path and from a file.

use crate::model::{Cell, Column, SheetId};

/// A screen's address.
#[derive(Clone, Debug, PartialEq)]
pub enum Route {
    /// `#/`: the sheets of a year.
    List,
    /// `#/sheet/<id>`: one sheet.
    Sheet(SheetId),
    /// `#/sheet/<id>/items`: the same sheet entry by entry (項目ごと).
    Items(SheetId),
    /// `#/sheet/<id>/years`: the same goal year by year (年度を並べて).
    Years(SheetId),
    /// `#/sheet/<id>/history`: how the same sheet stood before (履歴).
    Versions(SheetId),
    /// `#/results`: targets and results of a year (目標と実績).
    Results,
    /// `#/review`: what the review finds (点検).
    Review,
    /// `#/publish`: sheets as a page for everybody, as files and on paper (公開).
    Publish,
    /// `#/overview`: the whole year at a glance (全体).
    Overview,
    /// `#/calendar`: what is due when (予定).
    Calendar,
    /// `#/alignment`: goals by SDG and by the plans' chapters (計画との対応).
    Alignment,
    /// `#/promises`: what was promised, and what became of it (約束の台帳).
    Promises,
    /// `#/carry`, `#/carry/<id>`: next year's sheets from this year's, or from one (翌年度へ).
    Carry(Option<SheetId>),
    /// `#/progress`: how far each department is with the year's step (提出状況).
    Progress,
    /// `#/settings`: what holds for all sheets (設定).
    Settings,
    /// `#/slides`: a goal a slide, for a meeting.
    Slides,
    /// `#/kiosk` and what lies under it: the year for everybody who stands before it. The rest of the address is the kiosk's own.
    Kiosk(String),
    /// `#/help`: what there is to know (使い方).
    Help,
    /// `#/bin`: deleted sheets.
    Bin,
    /// Anything else, as it was written.
    Unknown(String),
}

impl Route {
    /// Reads a location's hash, with or without its `#`. Nothing at all means the list.
    pub fn parse(hash: &str) -> Self {
        let path = hash.strip_prefix('#').unwrap_or(hash);
        let unknown = || Self::Unknown(path.to_owned());
        match path.strip_prefix('/').unwrap_or(path).split_once('/') {
            Some(("sheet", id)) => {
                let (id, make): (_, fn(SheetId) -> Self) = match id.rsplit_once('/') {
                    Some((id, "items")) => (id, Self::Items),
                    Some((id, "history")) => (id, Self::Versions),
                    Some((id, "years")) => (id, Self::Years),
                    _ => (id, Self::Sheet),
                };
                unescape(id).and_then(|id| SheetId::new(&id)).map_or_else(unknown, make)
            }
            Some(("carry", id)) => {
                unescape(id).and_then(|id| SheetId::new(&id)).map_or_else(unknown, |id| Self::Carry(Some(id)))
            }
            None if matches!(path, "" | "/") => Self::List,
            None if path == "/results" => Self::Results,
            None if path == "/review" => Self::Review,
            None if path == "/publish" => Self::Publish,
            Some(("kiosk", place)) => Self::Kiosk(place.to_owned()),
            None if path == "/overview" => Self::Overview,
            None if path == "/calendar" => Self::Calendar,
            None if path == "/alignment" => Self::Alignment,
            None if path == "/promises" => Self::Promises,
            None if path == "/carry" => Self::Carry(None),
            None if path == "/progress" => Self::Progress,
            None if path == "/settings" => Self::Settings,
            None if path == "/slides" => Self::Slides,
            None if path == "/kiosk" => Self::Kiosk(String::new()),
            None if path == "/help" => Self::Help,
            None if path == "/bin" => Self::Bin,
            _ => unknown(),
        }
    }

    /// The sheet that the screen shows, on paper or by entries.
    pub fn sheet(&self) -> Option<&SheetId> {
        match self {
            Self::Sheet(id) | Self::Items(id) => Some(id),
            _ => None,
        }
    }

    /// The address as a link takes it.
    pub fn href(&self) -> String {
        match self {
            Self::List => "#/".to_owned(),
            Self::Sheet(id) => format!("#/sheet/{}", escape(id.as_str())),
            Self::Items(id) => format!("#/sheet/{}/items", escape(id.as_str())),
            Self::Versions(id) => format!("#/sheet/{}/history", escape(id.as_str())),
            Self::Years(id) => format!("#/sheet/{}/years", escape(id.as_str())),
            Self::Results => "#/results".to_owned(),
            Self::Review => "#/review".to_owned(),
            Self::Publish => "#/publish".to_owned(),
            Self::Overview => "#/overview".to_owned(),
            Self::Calendar => "#/calendar".to_owned(),
            Self::Alignment => "#/alignment".to_owned(),
            Self::Promises => "#/promises".to_owned(),
            Self::Carry(None) => "#/carry".to_owned(),
            Self::Carry(Some(id)) => format!("#/carry/{}", escape(id.as_str())),
            Self::Progress => "#/progress".to_owned(),
            Self::Settings => "#/settings".to_owned(),
            Self::Slides => "#/slides".to_owned(),
            Self::Kiosk(place) if place.is_empty() => "#/kiosk".to_owned(),
            Self::Kiosk(place) => format!("#/kiosk/{place}"),
            Self::Help => "#/help".to_owned(),
            Self::Bin => "#/bin".to_owned(),
            Self::Unknown(path) => format!("#{path}"),
        }
    }
}

/// A cell's name in the page, by which a jump finds it.
pub fn cell_key(cell: &Cell) -> String {
    let column = |column: &Column| match column {
        Column::Method => "method",
        Column::Deadline => "deadline",
        Column::Target => "target",
        Column::Midterm => "midterm",
        Column::FinalReport => "final_report",
    };
    match cell {
        Cell::Group => "group".to_owned(),
        Cell::Department => "department".to_owned(),
        Cell::Goal => "goal".to_owned(),
        Cell::Situation => "situation".to_owned(),
        Cell::Purpose => "purpose".to_owned(),
        Cell::Participation => "participation".to_owned(),
        Cell::Effects => "effects".to_owned(),
        Cell::Plan(id) => format!("plan {}", id.0),
        Cell::Position(id) => format!("position {}", id.0),
        Cell::Initiative(id, which) => format!("{id} {}", column(which)),
        Cell::Own(None, key) => format!("own {key}"),
        Cell::Own(Some(id), key) => format!("{id} own {key}"),
    }
}

/// Escapes all but the characters that every browser leaves alone in a hash.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

/// Undoes [`escape`]; none where the text is no UTF-8 or ends within an escape.
fn unescape(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: u8| char::from(byte).to_digit(16);
            let code = digit(rest.next()?)? * 16 + digit(rest.next()?)?;
            bytes.push(u8::try_from(code).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(id: &str) -> Route {
        Route::Sheet(SheetId::new(id).expect("an id"))
    }

    #[test]
    fn addresses_are_read() {
        for (hash, route) in [
            ("", Route::List),
            ("#", Route::List),
            ("#/", Route::List),
            ("#/bin", Route::Bin),
            ("#/sheet/0193-a", sheet("0193-a")),
            ("#/sheet/a%2Fb", sheet("a/b")),
            ("#/sheet/a%2Fitems", sheet("a/items")),
            ("#/sheet/items", sheet("items")),
            ("#/sheet/a/history", Route::Versions(SheetId::new("a").expect("an id"))),
            ("#/sheet/a/years", Route::Years(SheetId::new("a").expect("an id"))),
            ("#/promises", Route::Promises),
            ("#/results", Route::Results),
            ("#/review", Route::Review),
            ("#/publish", Route::Publish),
            ("#/kiosk", Route::Kiosk(String::new())),
            ("#/kiosk/goal/3", Route::Kiosk("goal/3".into())),
            ("#/sheet/", Route::Unknown("/sheet/".into())),
            ("#/sheet/%zz", Route::Unknown("/sheet/%zz".into())),
            ("#/sheet/%+1", Route::Unknown("/sheet/%+1".into())),
            ("#/somewhere", Route::Unknown("/somewhere".into())),
        ] {
            assert_eq!(Route::parse(hash), route, "{hash}");
        }
    }

    #[test]
    fn an_address_leads_back_to_its_route() {
        let items = Route::Items(SheetId::new("総務/items").expect("an id"));
        let versions = Route::Versions(SheetId::new("総務/history").expect("an id"));
        for route in [
            Route::List,
            Route::Bin,
            Route::Results,
            Route::Review,
            Route::Publish,
            Route::Overview,
            Route::Calendar,
            Route::Alignment,
            Route::Slides,
            Route::Promises,
            Route::Carry(None),
            Route::Carry(SheetId::new("総務/1")),
            Route::Progress,
            Route::Settings,
            Route::Help,
            Route::Kiosk("sdgs/11".into()),
            items,
            versions,
            sheet("0193a0c2-1"),
            sheet("総務 部/1%#?"),
        ] {
            assert_eq!(Route::parse(&route.href()), route);
        }
    }
}
