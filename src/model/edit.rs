//! Every way in which a document may change, as one closed list.

use std::sync::Arc;

use super::{
    BinId, Binned, Cell, Comment, CommentId, Dismissal, Extra, FiscalYear, InitiativeId, Moment, Overruling,
    PositionId, PurposeNo, Rank, Report, Revision, Sdg, Settings, Sheet, SheetId, StepId,
};

/// One wish to change the document. Ids and times come from outside and travel inside it.
#[derive(Clone, Debug)]
pub enum Edit {
    /// The whole text of one cell.
    SetText {
        /// The sheet.
        sheet: SheetId,
        /// Which of its texts.
        cell: Cell,
        /// What stands there now.
        text: String,
    },
    /// Whole texts of cells of any sheets at once, where words in them were replaced: all of them or none.
    Replace {
        /// Each sheet's cell, and what stands there now.
        texts: Vec<(SheetId, Cell, String)>,
        /// How many places were replaced.
        places: usize,
    },
    /// 年度.
    SetYear {
        /// The sheet.
        sheet: SheetId,
        /// Its year.
        year: FiscalYear,
    },
    /// 優先順位 of some sheets at once; none takes a rank away.
    SetRanks(Vec<(SheetId, Option<Rank>)>),
    /// An edit that leads a sheet to another group or year, and the rank that it then has there: as one.
    WithRank {
        /// What leads it there.
        edit: Box<Edit>,
        /// The sheet.
        sheet: SheetId,
        /// Its rank.
        rank: Option<Rank>,
    },
    /// Picks an SDG or takes it away.
    SetSdg {
        /// The sheet.
        sheet: SheetId,
        /// Which SDG.
        sdg: Sdg,
        /// Whether it is picked.
        on: bool,
    },
    /// Adds a place for a further plan at the end.
    AddPosition {
        /// The sheet.
        sheet: SheetId,
    },
    /// Takes a plan's place away.
    RemovePosition {
        /// The sheet.
        sheet: SheetId,
        /// Which position.
        position: PositionId,
    },
    /// Adds an empty initiative at the end.
    AddInitiative {
        /// The sheet.
        sheet: SheetId,
        /// The new initiative's id.
        id: InitiativeId,
    },
    /// Takes an initiative away.
    RemoveInitiative {
        /// The sheet.
        sheet: SheetId,
        /// Which initiative.
        id: InitiativeId,
    },
    /// Moves an initiative so that it stands at this place, counted from 0.
    MoveInitiative {
        /// The sheet.
        sheet: SheetId,
        /// Which initiative.
        id: InitiativeId,
        /// Its new place; beyond the end means the end.
        to: usize,
    },
    /// Ticks a number of 目的・効果 for an initiative or takes the tick away.
    SetPurpose {
        /// The sheet.
        sheet: SheetId,
        /// Which initiative.
        initiative: InitiativeId,
        /// Which number.
        purpose: PurposeNo,
        /// Whether it is ticked.
        on: bool,
    },
    /// Says what an entry's reading should be, in the place of what was said before.
    Overrule {
        /// The sheet.
        sheet: SheetId,
        /// Which initiative.
        initiative: InitiativeId,
        /// What a person says.
        overruling: Box<Overruling>,
    },
    /// Goes back to what is read of an entry.
    SetBack {
        /// The sheet.
        sheet: SheetId,
        /// Which initiative.
        initiative: InitiativeId,
        /// The entry's number.
        entry: Option<u8>,
        /// Which report was judged.
        report: Report,
    },
    /// Sets findings of the review aside.
    Dismiss {
        /// The sheet.
        sheet: SheetId,
        /// Which findings, and why.
        dismissals: Vec<Dismissal>,
    },
    /// Takes up findings again that were set aside.
    TakeUp {
        /// The sheet.
        sheet: SheetId,
        /// The rule's code.
        rule: String,
        /// The places.
        places: Vec<String>,
    },
    /// Says something about a sheet, or changes what was said under this id.
    SetComment {
        /// The sheet.
        sheet: SheetId,
        /// What is said, with all of its answers.
        comment: Box<Comment>,
    },
    /// Takes a comment away.
    RemoveComment {
        /// The sheet.
        sheet: SheetId,
        /// Which comment.
        id: CommentId,
    },
    /// Moves sheets to a step of the year; those that are there already stay.
    MoveToStep {
        /// The sheets.
        sheets: Vec<SheetId>,
        /// The step.
        step: StepId,
        /// When.
        at: Moment,
    },
    /// Opens a part of a sheet whose step is over, to be changed for a reason (見直し).
    Reopen {
        /// The sheet.
        sheet: SheetId,
        /// What is opened, and why.
        revision: Box<Revision>,
    },
    /// Settles what holds for all sheets.
    SetSettings(Arc<Settings>),
    /// Adds a sheet under an id that is not in use: a new one, or a copy.
    AddSheet(Arc<Sheet>),
    /// Adds the sheets with which those of a year go on in the next, all of them or none.
    CarryOver(Vec<Arc<Sheet>>),
    /// Moves sheets to the bin.
    DeleteSheets {
        /// Each sheet, and its place in the bin.
        sheets: Vec<(SheetId, BinId)>,
        /// When.
        at: Moment,
    },
    /// Takes a sheet out of the bin, under this id (its own, or a new one where that is in use again).
    RestoreSheet {
        /// Its place in the bin.
        bin: BinId,
        /// The id it gets.
        id: SheetId,
    },
    /// Removes places of the bin for good.
    EmptyBin(Vec<BinId>),
    /// Takes in what a file brought.
    Import {
        /// The sheets.
        sheets: Vec<Incoming>,
        /// The file's own unknown keys.
        extra: Extra,
    },
    /// Lays a table that was pasted over a sheet's initiatives.
    PasteTable(Arc<Sheet>),
    /// Brings back an earlier version of a sheet, whole.
    BringBack(Arc<Sheet>),
    /// Follows another tab, which has stored this (or removed it).
    Follow {
        /// The sheet.
        id: SheetId,
        /// As the other tab has it.
        sheet: Option<Arc<Sheet>>,
    },
    /// Follows another tab's bin.
    FollowBin {
        /// The place in the bin.
        id: BinId,
        /// As the other tab has it.
        binned: Option<Arc<Binned>>,
    },
    /// Follows another tab's unknown keys.
    FollowExtra(Arc<Extra>),
    /// Follows another tab's settings.
    FollowSettings(Arc<Settings>),
}

/// One sheet of an import.
#[derive(Clone, Debug)]
pub enum Incoming {
    /// Under an id that is not in use.
    New(Arc<Sheet>),
    /// In the place of the sheet that has its id.
    Replacing(Arc<Sheet>),
}
