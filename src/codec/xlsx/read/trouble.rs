//! Why a workbook is not read, and the sentence that says so and what to do next.
//!
//! The sentences stand here because only who asks for a workbook downloads them.

/// Why a workbook is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A password protects it.
    Password,
    /// An Excel file of the old form, `.xls`.
    OldExcel,
    /// A Word file of the old form, `.doc`.
    OldWord,
    /// A PowerPoint file of the old form, `.ppt`.
    OldPowerPoint,
    /// Something else in the container of the old forms: a mail, a Publisher file.
    OldOther,
    /// A Word file, `.docx`.
    Word,
    /// A PowerPoint file, `.pptx`.
    PowerPoint,
    /// A file of LibreOffice and others, `.ods`, `.odt`.
    OpenDocument,
    /// An Excel file in binary form, `.xlsb`.
    BinaryExcel,
    /// A zip of files.
    Zip,
    /// The zip around the parts is broken off or damaged.
    Damaged,
    /// A part that must be there is not.
    NoPart(String),
    /// A part is no XML, or none that Excel writes.
    BadPart(String),
    /// It has more parts than any workbook of people.
    TooManyParts,
    /// Unpacked it is larger than what can be read.
    TooLarge(String),
    /// It has more cells or text than can be read.
    TooManyCells(String),
}

impl Trouble {
    /// The sentence: what is wrong, and what to do.
    pub fn sentence(&self) -> String {
        match self {
            Self::Password => "パスワードで保護されているため、読み取れません。Excel でパスワードを入れて開き、「ファイル」→「情報」→「ブックの保護」→「パスワードを使用して暗号化」でパスワードを消して保存してから、もう一度取り込んでください。".to_owned(),
            Self::OldExcel => "古い形式の Excel ファイル（.xls）は取り込めません。Excel で開き、「名前を付けて保存」で「Excel ブック（*.xlsx）」を選んで保存してから、取り込んでください。".to_owned(),
            Self::OldWord | Self::Word => "Word のファイルは取り込めません。シートの表を Excel に貼り付けて .xlsx で保存したものか、テキストに変換したものを取り込んでください。".to_owned(),
            Self::OldPowerPoint | Self::PowerPoint => "PowerPoint のファイルは取り込めません。重点目標管理シートの Excel（.xlsx）か、この画面の「書き出し」で作ったファイルを選んでください。".to_owned(),
            Self::OldOther => "Excel のファイルではないため、取り込めません。重点目標管理シートの Excel（.xlsx）か、この画面の「書き出し」で作ったファイルを選んでください。".to_owned(),
            Self::OpenDocument => "OpenDocument 形式（.ods など）のファイルは取り込めません。LibreOffice などで開き、「名前を付けて保存」で「Excel 2007-365（.xlsx）」を選んで保存してから、取り込んでください。".to_owned(),
            Self::BinaryExcel => "バイナリ形式の Excel ファイル（.xlsb）は取り込めません。Excel で開き、「名前を付けて保存」で「Excel ブック（*.xlsx）」を選んで保存してから、取り込んでください。".to_owned(),
            Self::Zip => "ZIP などにまとめられたファイルは取り込めません。展開して、中のファイルを選んでください。".to_owned(),
            Self::Damaged => format!("ファイルが途中で切れているか、壊れています。{RESAVE}"),
            Self::NoPart(part) => format!("Excel ファイルの中の「{part}」がないため、読み取れません。{RESAVE}"),
            Self::BadPart(part) => format!("Excel ファイルの中の「{part}」が壊れているため、読み取れません。{RESAVE}"),
            Self::TooManyParts => format!("Excel ファイルの中の部品が多すぎるため、読み取りをやめました（上限は{}個です）。必要なシートだけを新しいブックにコピーして保存してから、取り込んでください。", super::package::MOST_PARTS),
            Self::TooLarge(part) => format!("Excel ファイルの中の「{part}」を展開すると大きすぎるため、読み取りをやめました。必要なシートだけを新しいブックにコピーして保存してから、取り込んでください。"),
            Self::TooManyCells(name) => format!("「{name}」シートのセルや文章が多すぎるため、読み取りをやめました。必要なシートだけを新しいブックにコピーして保存してから、取り込んでください。"),
        }
    }
}

const RESAVE: &str = "Excel で開けるときは、保存し直してから取り込んでください。開けないときは、送り主に送り直しを依頼してください。";
