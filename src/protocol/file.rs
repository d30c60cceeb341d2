//! What reading a file came to: sheets in the file's own form, and the problems and notes that `codec` knows.

use std::collections::BTreeSet;

use super::bytes::{record, variants};
use super::{In, Out, Wire};
use crate::codec::{self, Decoded, Expected, Field, Kind, Note, Part, Place, Problem, Reason, Remark};
use crate::model::{Column, InitiativeId, SheetId};

/// What a file that an engine read held.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The sheets as a file of ours.
    pub sheets: String,
    /// Which of them, by place, have ids that hold beyond this file; none where all have.
    pub own: Option<Vec<usize>>,
    /// What a person should know besides.
    pub notes: Vec<Note>,
}

impl Imported {
    /// What it comes to, with ids that hold beyond the file; none where it is no file of ours.
    pub fn decoded(self, new_id: &mut dyn FnMut() -> String) -> Option<Decoded> {
        let mut decoded = codec::json::decode(&self.sheets, new_id).ok()?;
        decoded.notes.extend(self.notes);
        let Some(own) = self.own else { return Some(decoded) };
        let mut taken = BTreeSet::new();
        for (at, sheet) in decoded.sheets.iter_mut().enumerate() {
            if own.contains(&at) {
                continue;
            }
            sheet.id = codec::fresh_id(new_id, &mut taken, SheetId::new)?;
            for initiative in &mut sheet.initiatives {
                initiative.id = codec::fresh_id(new_id, &mut taken, InitiativeId::new)?;
            }
            decoded.fresh.insert(sheet.id.clone());
        }
        Some(decoded)
    }
}

record!(Imported { sheets, own, notes });
record!(Problem { place, reason });
record!(Note { place, remark });

variants!(Place {
    0 File;
    1 Text { line, column };
    2 Key(key);
    3 Sheet { number, goal, part };
});

impl Wire for Part {
    fn put(&self, out: &mut Out) {
        let (tag, number, field) = match self {
            Self::Whole => (0, 0, None),
            Self::Field(field) => (1, 0, Some(*field)),
            Self::Position(number, field) => (2, *number, *field),
            Self::Initiative(number, field) => (3, *number, *field),
        };
        out.byte(tag);
        number.put(out);
        field.put(out);
    }

    fn take(from: &mut In<'_>) -> Option<Self> {
        let tag = from.byte()?;
        let (number, field) = <(usize, Option<Field>)>::take(from)?;
        match tag {
            0 => Some(Self::Whole),
            1 => field.map(Self::Field),
            2 => Some(Self::Position(number, field)),
            3 => Some(Self::Initiative(number, field)),
            _ => None,
        }
    }
}

variants!(Field {
    0 Id;
    1 FiscalYear;
    2 Group;
    3 Department;
    4 Rank;
    5 Goal;
    6 Positions;
    7 Plan;
    8 PositionText;
    9 Situation;
    10 Purpose;
    11 Sdgs;
    12 Initiatives;
    13 Column(column);
    14 Purposes;
    15 Participation;
    16 Effects;
    17 Dismissed;
    18 Overruled;
});

variants!(Column {
    0 Method;
    1 Deadline;
    2 Target;
    3 Midterm;
    4 FinalReport;
});

variants!(Reason {
    0 Empty;
    1 TooLarge;
    2 NotJson { expected, found };
    3 TooDeep;
    4 DuplicateKey(key);
    5 NotGoalsheet;
    6 NewerVersion(version);
    7 BadVersion(version);
    8 Missing;
    9 WrongKind { wanted, found };
    10 NotYear(found);
    11 NotRank(found);
    12 NotSdg(found);
    13 NotPurpose(found);
    14 UnknownWord(found);
    15 NotEntry(found);
    16 BadId(found);
    17 DuplicateId(found);
    18 BadMoment(found);
    19 NoSheet;
    20 NoYear;
    21 More;
    22 ForeignPage;
    23 CutPage;
    24 Told(sentence);
});

variants!(Expected {
    0 Value;
    1 Key;
    2 Colon;
    3 CommaOrBracket;
    4 CommaOrBrace;
    5 End;
    6 Quote;
    7 PlainCharacter;
    8 Escape;
    9 Digit;
});

variants!(Kind {
    0 Text;
    1 Integer;
    2 Flag;
    3 List;
    4 Object;
});

variants!(Remark {
    0 BrokenCharacters(count);
    1 LeftOut { line, text };
    2 PageNumber { line, text };
    3 SamePurposes;
    4 SdgWords { number, found };
    5 GuessedColumn { line, column };
    6 ListedOnly { rank, goal };
    7 NotListed;
    8 ListedRank { listed, here };
    9 RankFromList(rank);
    10 Told(sentence);
});
