//! The domain: what a 重点目標管理シート is, and every way in which it may change.
//!
//! Everything here is plain data and pure functions, so that it can be tested
//! without a browser and reasoned about without a screen.

mod apply;
mod arranged;
mod brought;
mod change;
mod column;
mod comment;
mod course;
mod day;
mod document;
mod edit;
mod edit_error;
mod extra;
mod form;
mod form_rows;
mod former;
mod grading;
mod history;
mod ids;
mod indicator;
mod judgement;
pub mod kiosk;
pub mod limits;
mod lock;
mod moment;
mod origin;
mod own;
pub mod paper;
pub mod publication;
mod rank;
mod sdg;
mod sending;
mod settings;
mod settings_merged;
mod settled;
mod settled_field;
mod sheet;
mod spot;
mod stage;
mod standing;
mod step;
mod trail;
mod year;

pub use apply::apply;
pub use arranged::PartList;
pub use brought::LockedChange;
pub use change::{Change, Delta};
pub use column::Column;
pub use comment::{Comment, CommentKind, Reply, united};
pub use course::{Revision, TakenStep, YearCourse};
pub use day::Day;
pub use document::{Binned, Document, Identified, Invalid, Shelf};
pub use edit::{Edit, Incoming};
pub use edit_error::EditError;
pub use extra::{Extra, Value, adopt};
pub use form::{PaperSize, PartSetting, SheetForm, characters, names_a_person};
pub use form_rows::{HeadRow, HeadSlot, NUMBER_WIDTH};
pub use grading::{ReadGrades, ReadJudge};
pub use history::{Deed, History, Step, Turn, TypedField};
pub use ids::{BinId, CommentId, InitiativeId, OwnKey, PositionId, RevisionId, SheetId, StepId};
pub use indicator::{
    Indicator, IndicatorDirection, IndicatorField, IndicatorKind, IndicatorLine, IndicatorYear,
};
pub use judgement::{Dismissal, Overruling, Report, Signature, State};
pub use lock::due_days;
pub use moment::Moment;
pub use origin::{ORIGIN_KEY, RowOrigin, SheetOrigin};
pub use own::OwnTexts;
pub use rank::Rank;
pub use sdg::Sdg;
pub use sending::{Sending, Sendings, SentBack};
pub use settings::{
    CityCode, Grade, Graded, OwnGrade, Reviewer, Settings, SettingsGroup, SettingsPlan, YearStep,
};
pub use settled::TICKED;
pub use settled_field::{SettledField, SettledRow};
pub use sheet::{Cell, Initiative, Position, PurposeNo, Sheet};
pub use spot::{Spot, first_difference};
pub use stage::Stage;
pub use step::{FormPart, MonthDay, PartKey};
pub use trail::{HeadPart, RowPart, TextPrint, Trail, TrailPlace, revision};
pub use year::FiscalYear;
