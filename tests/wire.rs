//! What page and worker say to each other: any value travels there and back, and no bytes break either side.

mod common;

use goalsheet::codec::{
    self, Decoded, Expected, Field, Kind, Note, Part, Place, Problem, Reason, Remark, converter,
};
use goalsheet::model::Column;
use goalsheet::wire::{self, Imported, Request, Wire};
use goalsheet::work;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use common::text;

fn column() -> impl Strategy<Value = Column> {
    select(Column::ALL.to_vec())
}

fn field() -> impl Strategy<Value = Field> {
    use Field::*;
    let plain = vec![
        Id,
        FiscalYear,
        Group,
        Department,
        Rank,
        Goal,
        Positions,
        Plan,
        PositionText,
        Situation,
        Purpose,
        Sdgs,
        Initiatives,
        Purposes,
        Participation,
        Effects,
        Dismissed,
        Overruled,
    ];
    prop_oneof![select(plain), column().prop_map(Field::Column)]
}

fn place() -> impl Strategy<Value = Place> {
    let part = prop_oneof![
        Just(Part::Whole),
        field().prop_map(Part::Field),
        (any::<usize>(), of(field())).prop_map(|(number, field)| Part::Position(number, field)),
        (any::<usize>(), of(field())).prop_map(|(number, field)| Part::Initiative(number, field)),
    ];
    prop_oneof![
        Just(Place::File),
        any::<(usize, usize)>().prop_map(|(line, column)| Place::Text { line, column }),
        text().prop_map(Place::Key),
        (any::<usize>(), text(), part).prop_map(|(number, goal, part)| Place::Sheet { number, goal, part }),
    ]
}

fn reason() -> impl Strategy<Value = Reason> {
    use Reason::*;
    let plain = vec![Empty, TooLarge, TooDeep, NotGoalsheet, Missing, NoSheet, NoYear, More];
    let worded = vec![
        DuplicateKey,
        NewerVersion,
        BadVersion,
        NotYear,
        NotRank,
        NotSdg,
        NotPurpose,
        UnknownWord,
        NotEntry,
        BadId,
        DuplicateId,
        BadMoment,
    ];
    let expected = select(vec![
        Expected::Value,
        Expected::Key,
        Expected::Colon,
        Expected::CommaOrBracket,
        Expected::CommaOrBrace,
        Expected::End,
        Expected::Quote,
        Expected::PlainCharacter,
        Expected::Escape,
        Expected::Digit,
    ]);
    let wanted = select(vec![Kind::Text, Kind::Integer, Kind::Flag, Kind::List, Kind::Object]);
    prop_oneof![
        select(plain),
        (select(worded), text()).prop_map(|(make, text)| make(text)),
        (expected, any::<Option<char>>()).prop_map(|(expected, found)| NotJson { expected, found }),
        (wanted, text()).prop_map(|(wanted, found)| WrongKind { wanted, found }),
    ]
}

fn remark() -> impl Strategy<Value = Remark> {
    use Remark::*;
    prop_oneof![
        any::<usize>().prop_map(BrokenCharacters),
        (any::<usize>(), text()).prop_map(|(line, text)| LeftOut { line, text }),
        (any::<usize>(), text()).prop_map(|(line, text)| PageNumber { line, text }),
        Just(SamePurposes),
        (any::<u8>(), text()).prop_map(|(number, found)| SdgWords { number, found }),
        (any::<usize>(), column()).prop_map(|(line, column)| GuessedColumn { line, column }),
        (any::<Option<u16>>(), text()).prop_map(|(rank, goal)| ListedOnly { rank, goal }),
        Just(NotListed),
        any::<(u16, u16)>().prop_map(|(listed, here)| ListedRank { listed, here }),
        any::<u16>().prop_map(RankFromList),
    ]
}

fn problems() -> impl Strategy<Value = Vec<Problem>> {
    vec((place(), reason()).prop_map(|(place, reason)| Problem { place, reason }), 0..5)
}

fn imported() -> impl Strategy<Value = Imported> {
    let notes = vec((place(), remark()).prop_map(|(place, remark)| Note { place, remark }), 0..5);
    (text(), notes).prop_map(|(sheets, notes)| Imported { sheets, notes })
}

fn check<T: Wire + PartialEq + std::fmt::Debug>(number: u64, value: &T) {
    let message = wire::encode(number, value);
    let (came, bytes) = wire::open(&message).expect("a message");
    assert_eq!(came, number);
    assert_eq!(wire::decode::<T>(bytes).as_ref(), Some(value));
    // Neither a part of it nor more than it is the same.
    for cut in 0..bytes.len() {
        assert_ne!(wire::decode::<T>(&bytes[..cut]).as_ref(), Some(value));
    }
    assert_eq!(wire::decode::<T>(&[bytes, &[0]].concat()), None);
}

/// What the page gets for a request.
fn asked<T: Wire>(request: &Request) -> T {
    let answer = work::answer(&wire::encode(7, request));
    let (number, answer) = wire::open(&answer).expect("an answer");
    assert_eq!(number, 7);
    wire::decode(answer).expect("an answer that means something")
}

type Import = Result<Imported, Vec<Problem>>;

proptest! {
    #[test]
    fn what_a_file_came_to_travels(number in any::<u64>(), problems in problems(), imported in imported()) {
        check::<Import>(number, &Err(problems));
        check::<Import>(number, &Ok(imported));
    }

    #[test]
    fn requests_travel(text in text()) {
        check(1, &Request::Import(text));
    }

    #[test]
    fn no_bytes_break_either_side(bytes in vec(any::<u8>(), 0..200), at in any::<usize>(), imported in imported()) {
        work::answer(&bytes);
        wire::decode::<Import>(&bytes);
        let mut message = wire::encode(1, &Import::Ok(imported));
        let at = at % message.len();
        message[at] = message[at].wrapping_add(bytes.len() as u8 + 1);
        if let Some((_, bytes)) = wire::open(&message) {
            drop(wire::decode::<Import>(bytes).and_then(Result::ok).map(|imported| imported.decoded(&mut common::ids())));
        }
    }

    #[test]
    fn any_text_is_read_as_it_is_read_here(text in text()) {
        let there = asked::<Import>(&Request::Import(text.clone())).map(|file| file.decoded(&mut common::ids()).expect("a file"));
        assert_eq!(there.map(without_ids), converter::decode(&text, &mut common::ids()).map(without_ids));
    }
}

/// Ids are made in another order.
fn without_ids(mut decoded: Decoded) -> Decoded {
    assert!(decoded.sheets.iter().all(|sheet| decoded.fresh.contains(&sheet.id)));
    decoded.fresh = decoded
        .sheets
        .iter()
        .map(|_| common::ids()())
        .filter_map(|id| goalsheet::model::SheetId::new(&id))
        .collect();
    for sheet in &mut decoded.sheets {
        let mut ids = common::ids();
        sheet.id = goalsheet::model::SheetId::new(&ids()).expect("an id");
        for initiative in &mut sheet.initiatives {
            initiative.id = goalsheet::model::InitiativeId::new(&ids()).expect("an id");
        }
    }
    decoded
}

#[test]
fn the_real_document_is_read_as_it_is_read_here() {
    let Some(text) = common::seed() else { return };
    let there = asked::<Import>(&Request::Import(text.to_owned())).expect("the real document");
    let there = there.decoded(&mut common::ids()).expect("a file");
    let here = codec::read(text, &mut common::ids()).expect("the real document");
    assert!(here.sheets.len() > 1);
    assert_eq!(without_ids(there), without_ids(here));
}

#[test]
fn numbers_take_the_room_they_need() {
    for (number, bytes) in
        [(0, vec![0]), (127, vec![127]), (128, vec![128, 1]), (u64::MAX, [vec![255; 9], vec![1]].concat())]
    {
        assert_eq!(wire::encode(number, &false), [bytes, vec![0]].concat());
    }
    assert_eq!(wire::open(&[255; 12]), None);
    assert_eq!(wire::open(&[[255; 9].as_slice(), &[2]].concat()), None, "a bit too many");
}
