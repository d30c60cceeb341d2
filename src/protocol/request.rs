//! The requests, the answer that belongs to each, and the calls of each engine among which they travel.

use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use super::{
    Call, Content, DrawForm, DrawProgress, Engine, Imported, ListForms, PackedProposal, PackedSheet,
    ProposedForm, ReadForm, Request,
};
use crate::codec::archive::UnpackedFile;
use crate::codec::clipboard::Pasted;
use crate::codec::csv::TableCity;
use crate::codec::markdown::Scope;
use crate::codec::{Problem, ZipFault};
use crate::model::publication::PublishChoice;
use crate::model::{Day, SheetId};
use crate::overview::OverviewOptions;
use crate::promises::PromiseLook;
use crate::reading::Reading;
use crate::results::SheetResults;
use crate::review::Finding;
use crate::text::changes::Changes;

/// All that the reader can be asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ReaderCall {
    /// Sheets of a text.
    ImportText(ImportText),
    /// Sheets of a copied range.
    ImportRange(ImportRange),
    /// Cells of a copied range.
    ReadCells(ReadCells),
    /// Readings of sheets.
    ReadSheets(ReadSheets),
    /// 目標と実績 of sheets, as a file of them shows it.
    ReadShown(ReadShown),
    /// Sheets as a table.
    MakeTable(MakeTable),
    /// Sheets as a page.
    MakePage(MakePage),
    /// Sheets as a kiosk.
    MakeKiosk(MakeKiosk),
    /// Sheets as Markdown.
    MakeMarkdown(MakeMarkdown),
    /// What differs between versions of texts.
    CompareTexts(CompareTexts),
    /// Versions of sheets, put together.
    MergeSheets(MergeSheets),
    /// The year at a glance.
    DrawOverview(DrawOverview),
    /// Goals by SDG and chapter.
    DrawAlignment(DrawAlignment),
    /// Two versions of a sheet on one paper.
    DrawComparison(DrawComparison),
    /// 予定 as markup.
    DrawCalendar(DrawCalendar),
    /// 予定 as a file for other calendars.
    MakeIcs(MakeIcs),
    /// Slides as markup.
    MakeSlides(MakeSlides),
    /// 翌年度へ as markup.
    DrawCarry(DrawCarry),
    /// 年度を並べて as markup.
    DrawYears(DrawYears),
    /// 約束の台帳 as markup.
    DrawPromises(DrawPromises),
    /// 提出状況 as markup.
    DrawProgress(DrawProgress),
    /// 評価, counted, as markup.
    DrawGrades(DrawGrades),
    /// 約束の台帳 as a table.
    MakePromisesTable(MakePromisesTable),
    /// The forms that ship as choices.
    ListForms(ListForms),
    /// A form as markup.
    DrawForm(DrawForm),
    /// What sheets say otherwise than others.
    FindDisagreements(FindDisagreements),
}

/// All that the Excel engine can be asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ExcelCall {
    /// Sheets as a workbook.
    MakeWorkbook(MakeWorkbook),
    /// Sheets of a workbook.
    ImportWorkbook(ImportWorkbook),
    /// Files of a zip.
    UnpackArchive(UnpackArchive),
    /// The form that a workbook is.
    ReadForm(ReadForm),
}

impl Call for ReaderCall {
    const ENGINE: Engine = Engine::Reader;
}

impl Call for ExcelCall {
    const ENGINE: Engine = Engine::Excel;
}

/// The sheets of Markdown, of a published page or of a converter's text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportText(pub String);

/// The sheets of a range that was copied in a spreadsheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportRange {
    /// The range as HTML, with merged cells.
    pub html: String,
    /// The range as tab-separated text.
    pub text: String,
    /// Whether what a person does not see comes in too.
    pub with_hidden: bool,
}

/// The cells of a range that was copied in a spreadsheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadCells {
    /// The range as HTML, with merged cells.
    pub html: String,
    /// The range as tab-separated text.
    pub text: String,
}

/// The readings of sheets as of a day, in the order of the sheets; none for one that is damaged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadSheets {
    /// The day.
    pub today: Day,
    /// The sheets.
    pub sheets: Vec<PackedSheet>,
}

/// 目標と実績 of sheets as a file of them shows it, in their order; none where one is damaged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadShown {
    /// How much of them is in the file.
    pub choice: PublishChoice,
    /// The sheets.
    pub sheets: Vec<PackedSheet>,
}

/// 目標と実績 of sheets as a table; none where a sheet is damaged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MakeTable {
    /// Whose they are, where that is known.
    pub city: Option<TableCity>,
    /// The sheets, in the order of the list.
    pub sheets: Vec<PackedSheet>,
}

/// Sheets as one page to publish; none where a sheet is damaged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MakePage {
    /// How much of them is on it.
    pub choice: PublishChoice,
    /// The city's name for its heading; empty where it is not settled.
    pub city: String,
    /// What it is made of.
    pub content: Content,
    /// The sheets of the years before, beside which the pictures of the year stand.
    pub before: Vec<PackedSheet>,
    /// For a preview, of how many the forms are on it; the pictures of the year are of all.
    pub first: Option<usize>,
}

/// The kiosk of sheets; none where a sheet is damaged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MakeKiosk {
    /// How much of them is in it.
    pub choice: PublishChoice,
    /// The city's name for its start; empty where it is not settled.
    pub city: String,
    /// What it is made of.
    pub content: Content,
    /// The sheets of the years before, beside which the pictures of the year stand.
    pub before: Vec<PackedSheet>,
}

/// A kiosk, as its file carries it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MadeKiosk {
    /// Its pages ([`KioskPages`](crate::model::kiosk::KioskPages)), packed: written into a file as they are, and unpacked
    /// by the app that the file itself holds.
    pub pages: ByteBuf,
    /// The sheets as the element of a page that carries them.
    pub data: String,
}

/// Sheets as Markdown; none where a sheet is damaged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MakeMarkdown {
    /// How much of them is in it.
    pub scope: Scope,
    /// What it is made of.
    pub content: Content,
}

/// What differs between two versions of each text, in their order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CompareTexts(pub Vec<(String, String)>);

/// The versions of each sheet put together: as it is here and then as it came, once or in several files, each with what is
/// known of its versions. None for one that is damaged, or that has no version in common with what is there by then.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MergeSheets(pub Vec<Vec<PackedSheet>>);

/// 全体 of sheets as markup, beside those of the years before; none where a sheet is damaged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawOverview {
    /// How it is looked at.
    pub options: OverviewOptions,
    /// What it is made of.
    pub content: Content,
    /// The sheets of the years before.
    pub before: Vec<PackedSheet>,
}

/// 計画との対応 of sheets as markup, beside those of the years before; none where a sheet is damaged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawAlignment {
    /// What it is made of.
    pub content: Content,
    /// The sheets of the years before.
    pub before: Vec<PackedSheet>,
}

/// Two versions of a sheet on one paper as markup; none where one is damaged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawComparison {
    /// The earlier one.
    pub before: PackedSheet,
    /// The later one.
    pub after: PackedSheet,
    /// Whether only what was planned is compared (見直し).
    pub is_of_plan: bool,
    /// Whether they lie side by side.
    pub is_beside: bool,
}

/// 予定 of sheets as markup; none where a sheet is damaged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawCalendar {
    /// Whether a row is a sheet and no entry.
    pub by_sheet: bool,
    /// The day on which it is asked what is over.
    pub today: Day,
    /// What it is made of.
    pub content: Content,
}

/// 予定 of sheets as an iCalendar file; none where a sheet is damaged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MakeIcs {
    /// What it is made of.
    pub content: Content,
}

/// Sheets as slides; none where a sheet is damaged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MakeSlides {
    /// What they are made of.
    pub content: Content,
    /// Whether they show the reports.
    pub reports: bool,
    /// The city's name for the first one; empty where it is not settled.
    pub city: String,
}

/// What becomes of sheets in the next year, as markup to choose in; none where a sheet is damaged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawCarry {
    /// The sheets, in the order of the list.
    pub sheets: Vec<PackedSheet>,
    /// Those of them that have a sheet of the next year, and which.
    pub done: Vec<(SheetId, SheetId)>,
}

/// A goal year by year as markup; none where a sheet is damaged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawYears {
    /// The goal's sheet in the year that one came from.
    pub sheet: SheetId,
    /// The sheets of all years among which its others are.
    pub sheets: Vec<PackedSheet>,
}

/// The grades of sheets, counted, as markup; none where a sheet or the settings are damaged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawGrades {
    /// What the city settles, as it is stored.
    pub settings: String,
    /// The sheets, in the order of the list.
    pub sheets: Vec<PackedSheet>,
}

/// The ledger of promises of sheets as markup; none where a sheet is damaged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawPromises {
    /// What of it is shown.
    pub look: PromiseLook,
    /// The day on which it is asked what is over.
    pub today: Day,
    /// The sheets, in the order of the list.
    pub sheets: Vec<PackedSheet>,
    /// Those of the other years.
    pub others: Vec<PackedSheet>,
}

/// The ledger of promises as a table, with what the screen shows of it; none where a sheet is damaged, or nothing is asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MakePromisesTable(pub Option<DrawPromises>);

/// What these sheets say otherwise than others of their year (庁内の食い違い); none where a sheet is damaged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindDisagreements(pub Vec<PackedSheet>);

/// A workbook of sheets; none where it could not be made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MakeWorkbook {
    /// Whose they are, where that is known.
    pub city: Option<TableCity>,
    /// How much of them is in it.
    pub choice: PublishChoice,
    /// What it is made of.
    pub content: Content,
    /// What was read of each of them ([`ReadShown`]), where that is in it.
    pub results: Option<Vec<SheetResults>>,
}

/// The sheets of a workbook, or of whatever comes in the same containers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportWorkbook {
    /// Its bytes.
    pub book: ByteBuf,
    /// A new id, from which those of new rows are made.
    pub seed: String,
    /// Whether what a person does not see comes in too.
    pub with_hidden: bool,
}

/// The files of a zip, asked of the engine that can open one anyway.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnpackArchive {
    /// Its bytes.
    pub zip: ByteBuf,
}

/// Ties each request to its answer, and to the calls among which it travels.
macro_rules! answered {
    ($($request:ident in $call:ident by $answer:ty;)+) => {$(
        impl Request for $request {
            type Call = $call;
            type Answer = $answer;

            fn into_call(self) -> $call {
                $call::$request(self)
            }
        }
    )+};
}

answered! {
    ImportText in ReaderCall by Result<Imported, Vec<Problem>>;
    ImportRange in ReaderCall by Result<Imported, Vec<Problem>>;
    ReadCells in ReaderCall by Pasted;
    ReadSheets in ReaderCall by Vec<Option<Reading>>;
    ReadShown in ReaderCall by Option<Vec<SheetResults>>;
    MakeTable in ReaderCall by Option<String>;
    MakePage in ReaderCall by Option<String>;
    MakeKiosk in ReaderCall by Option<MadeKiosk>;
    MakeMarkdown in ReaderCall by Option<String>;
    MergeSheets in ReaderCall by Vec<Vec<Option<PackedProposal>>>;
    CompareTexts in ReaderCall by Vec<Changes>;
    DrawOverview in ReaderCall by Option<String>;
    DrawAlignment in ReaderCall by Option<String>;
    DrawComparison in ReaderCall by Option<String>;
    DrawCalendar in ReaderCall by Option<String>;
    MakeIcs in ReaderCall by Option<String>;
    MakeSlides in ReaderCall by Option<String>;
    DrawCarry in ReaderCall by Option<String>;
    DrawYears in ReaderCall by Option<String>;
    DrawPromises in ReaderCall by Option<String>;
    DrawProgress in ReaderCall by Option<String>;
    DrawGrades in ReaderCall by Option<String>;
    MakePromisesTable in ReaderCall by Option<String>;
    ListForms in ReaderCall by Vec<(String, String)>;
    DrawForm in ReaderCall by Option<String>;
    FindDisagreements in ReaderCall by Option<Vec<(SheetId, Finding)>>;
    MakeWorkbook in ExcelCall by Option<ByteBuf>;
    ImportWorkbook in ExcelCall by Result<Imported, Vec<Problem>>;
    UnpackArchive in ExcelCall by Result<Vec<UnpackedFile>, ZipFault>;
    ReadForm in ExcelCall by Result<ProposedForm, Vec<Problem>>;
}
