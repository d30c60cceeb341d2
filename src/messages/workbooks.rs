//! What a workbook or a copied range gave to tell of: why it is not read, and what a person should know of one that was.

use super::parts::{self, field};
use super::told::short;
use crate::codec::grid::address;
use crate::codec::{
    Aside, Beside, CellDoubt, CellPlace, Field, ProblemPart, WorkbookFault, WorkbookRemark, WorksheetRemark,
};
use crate::model::paper;

const RESAVE: &str = "Excel で開けるときは、保存し直してから取り込んでください。開けないときは、送り主に送り直しを依頼してください。";

/// Why a workbook is not read: what is wrong, and what to do.
pub(super) fn fault(fault: &WorkbookFault) -> String {
    match fault {
        WorkbookFault::Password => "パスワードで保護されているため、読み取れません。Excel でパスワードを入れて開き、「ファイル」→「情報」→「ブックの保護」→「パスワードを使用して暗号化」でパスワードを消して保存してから、もう一度取り込んでください。".to_owned(),
        WorkbookFault::OldExcel => "古い形式の Excel ファイル（.xls）は取り込めません。Excel で開き、「名前を付けて保存」で「Excel ブック（*.xlsx）」を選んで保存してから、取り込んでください。".to_owned(),
        WorkbookFault::OldWord | WorkbookFault::Word => "Word のファイルは取り込めません。シートの表を Excel に貼り付けて .xlsx で保存したものか、テキストに変換したものを取り込んでください。".to_owned(),
        WorkbookFault::OldPowerPoint | WorkbookFault::PowerPoint => "PowerPoint のファイルは取り込めません。重点目標管理シートの Excel（.xlsx）か、この画面の「書き出し」で作ったファイルを選んでください。".to_owned(),
        WorkbookFault::OldOther => "Excel のファイルではないため、取り込めません。重点目標管理シートの Excel（.xlsx）か、この画面の「書き出し」で作ったファイルを選んでください。".to_owned(),
        WorkbookFault::OpenDocument => "OpenDocument 形式（.ods など）のファイルは取り込めません。LibreOffice などで開き、「名前を付けて保存」で「Excel 2007-365（.xlsx）」を選んで保存してから、取り込んでください。".to_owned(),
        WorkbookFault::BinaryExcel => "バイナリ形式の Excel ファイル（.xlsb）は取り込めません。Excel で開き、「名前を付けて保存」で「Excel ブック（*.xlsx）」を選んで保存してから、取り込んでください。".to_owned(),
        WorkbookFault::Zip => "ZIP などにまとめられたファイルは取り込めません。展開して、中のファイルを選んでください。".to_owned(),
        WorkbookFault::Damaged => format!("ファイルが途中で切れているか、壊れています。{RESAVE}"),
        WorkbookFault::NoPart(part) => format!("Excel ファイルの中の「{part}」がないため、読み取れません。{RESAVE}"),
        WorkbookFault::BadPart(part) => format!("Excel ファイルの中の「{part}」が壊れているため、読み取れません。{RESAVE}"),
        WorkbookFault::TooManyParts { most } => format!("Excel ファイルの中の部品が多すぎるため、読み取りをやめました（上限は{most}個です）。必要なシートだけを新しいブックにコピーして保存してから、取り込んでください。"),
        WorkbookFault::TooLarge(part) => format!("Excel ファイルの中の「{part}」を展開すると大きすぎるため、読み取りをやめました。必要なシートだけを新しいブックにコピーして保存してから、取り込んでください。"),
        WorkbookFault::TooManyCells(name) => format!("「{name}」シートのセルや文章が多すぎるため、読み取りをやめました。必要なシートだけを新しいブックにコピーして保存してから、取り込んでください。"),
    }
}

/// No worksheet has a form.
pub(super) fn no_form(worksheets: &[String]) -> String {
    const SHOWN: usize = 5;
    let shown: String = worksheets.iter().take(SHOWN).map(|name| format!("「{}」", short(name))).collect();
    let more = if worksheets.len() > SHOWN {
        format!(" など{}シート", worksheets.len())
    } else {
        String::new()
    };
    format!(
        "{}が見つかりません（調べたシート：{shown}{more}）。{}などの欄名がある表が必要です。ファイルが正しいか確かめて、選び直してください。",
        paper::title(),
        parts::known_by()
    )
}

/// Nothing says of which year a worksheet's form is.
pub(super) fn no_year(worksheet: &str) -> String {
    format!(
        "「{worksheet}」シート：年度が分かりません。Excel で、用紙の上の行に「{}」のような見出しを入れてから、もう一度取り込んでください。",
        parts::heading()
    )
}

/// What a person should know of a worksheet.
pub(super) fn of_worksheet(remark: &WorksheetRemark) -> String {
    match remark {
        WorksheetRemark::LeftOut { at, text } => format!(
            "{}の「{}」は、入れる欄が分からないため、取り込みません。必要であれば、取り込んだ後に書き写してください。",
            place(at),
            short(text)
        ),
        WorksheetRemark::PageNumber { at, text } => {
            format!("{}の「{}」は、ページ番号とみなして取り込みません。", place(at), short(text))
        }
        WorksheetRemark::GuessedColumn { at, column } => format!(
            "{}の文章は、どの欄のものか決められません。「{}」に入れました。取り込んだ後に確かめてください。",
            place(at),
            parts::column(*column)
        ),
        WorksheetRemark::NothingHere { worksheet, is_hidden, first, count } => {
            nothing_here(worksheet, *is_hidden, first, *count)
        }
        WorksheetRemark::Hidden { worksheet } => format!(
            "「{worksheet}」シートは Excel では非表示になっています。不要であれば、取り込むときに外してください。"
        ),
        WorksheetRemark::FormulaError { worksheet, cell, error } => format!(
            "「{worksheet}」シートの {cell} は、Excel で計算の誤り（{error}）になっています。この文字のまま読み取ります。取り込んだ後に直してください。"
        ),
        WorksheetRemark::WithoutValue { worksheet, cells, count } => format!(
            "「{worksheet}」シートの {} など{count}か所は、値が保存されていないため読み取れません。Excel で開いて保存し直してから取り込むと、読み取れることがあります。",
            cells.join("、")
        ),
        WorksheetRemark::Beside { worksheet, cell, what, text, is_ticked } => {
            lying(worksheet, cell, (*what, text), *is_ticked)
        }
        WorksheetRemark::InCell { at, what, text } => in_cell(&place(at), *what, text),
        WorksheetRemark::Aside { worksheet, why, row, cells, is_taken } => {
            aside(worksheet, *why, (*row, cells), *is_taken)
        }
        WorksheetRemark::WordsAside { why, text } => {
            format!("コピーした文章の「{}」は、{}ため、取り込みません。", short(text), reason(*why))
        }
        WorksheetRemark::UnknownLabel { at, label, text, like } => {
            unknown_label(&place(at), label, text, like.as_deref())
        }
        WorksheetRemark::LostLabel { at, label, text } => lost_label(&place(at), label, text),
        WorksheetRemark::Joined { at, text } => joined(&place(at), &short(text)),
        WorksheetRemark::Doubtful { at, text, why } => doubtful(&place(at), text, *why),
        WorksheetRemark::Reaching { at, text } => reaching(&place(at), text),
        WorksheetRemark::NotShown { worksheet, first, count } => format!(
            "「{worksheet}」シートは Excel では非表示になっているため、取り込みません（{} など{count}か所）。",
            addressed(first)
        ),
        WorksheetRemark::Conditional { worksheet, area, is_struck, first } => format!(
            "「{worksheet}」シートの {area} には、条件によって{}書式があります。Excel での見え方が分からないため、そのまま取り込みます（{}）。取り込んだ後に確かめてください。",
            if *is_struck { "取り消し線を引く" } else { "文字を見えなくする" },
            addressed(first)
        ),
        WorksheetRemark::UnknownFormat { at, text, format } => format!(
            "{}の表示形式（{}）は、Excel での見え方が分からないため、「{}」として取り込みます。取り込んだ後に確かめてください。",
            place(at),
            short(format),
            short(text)
        ),
        WorksheetRemark::MoreBeside { worksheet, count } => {
            format!("「{worksheet}」シートの図形やコメントが、ほかに{count}か所あります。取り込みません。")
        }
        WorksheetRemark::ChangedRows { worksheet, rows } => changed_rows(worksheet, rows),
        WorksheetRemark::ChangedList { worksheet, cell, text } => format!(
            "「{worksheet}」シートの {cell} の「{}」は取り込みません。この一覧は用紙から作られます。直すときは、用紙を直してください。",
            short(text)
        ),
    }
}

fn nothing_here(worksheet: &str, is_hidden: bool, first: &[(String, String)], count: usize) -> String {
    let hidden = if is_hidden { "非表示の" } else { "" };
    format!(
        "{hidden}「{worksheet}」シートには{}の欄が見つからないため、取り込みません（{} など{count}か所）。必要な文章があれば、取り込んだ後に書き写してください。",
        paper::title(),
        addressed(first)
    )
}

/// Texts with their addresses.
fn addressed(texts: &[(String, String)]) -> String {
    let texts = texts.iter().map(|(address, text)| format!("{address}「{}」", short(text)));
    texts.collect::<Vec<_>>().join("、")
}

/// A text that reaches from the initiative above into the next one.
pub(super) fn reaching(place: &str, text: &str) -> String {
    format!(
        "{place}のセルは上の取組のセルと結合されています。「{}」は、上の取組にだけ取り込みます。この取組にも当てはまるときは、取り込んだ後に書き写してください。",
        short(text)
    )
}

/// A text that is taken as it stands, and why a person should look at it.
pub(super) fn doubtful(place: &str, text: &str, why: CellDoubt) -> String {
    let text = short(text);
    match why {
        CellDoubt::TooNarrow => format!(
            "{place}の「{text}」は、表計算で列の幅が足りず、値が見えていない印のようです。そのまま取り込みますが、もとの表の列を広げ、値を書き写してください。"
        ),
        CellDoubt::Renumbered(number) => format!(
            "{place}の取組の番号は「{text}」ですが、取り込むと{}になります。ここから後の取組も、番号を確かめてください。",
            parts::initiative_number(number)
        ),
        CellDoubt::SeveralRows => format!(
            "{place}から下の行に分かれている欄は、1つの取組の欄にまとめて取り込みます。どの行のものか分かるように、番号または空の行を加えました（「{text}」）。取り込んだ後に確かめてください。"
        ),
        CellDoubt::LabelTwice => format!(
            "{place}の「{text}」は、同じ欄名が前にもあるため、前の内容の続きとして取り込みます。取り込んだ後に確かめてください。"
        ),
    }
}

/// 目標と実績 below a form.
pub(super) fn results_rows(line: usize, count: usize) -> String {
    format!(
        "{line}行目からの「目標と実績」の表（{count}行）は、様式の欄から作られたものなので、取り込みません。"
    )
}

/// Something that lies beside the cells.
fn lying(worksheet: &str, cell: &str, (what, text): (Beside, &str), is_ticked: Option<bool>) -> String {
    let place = match (cell, what) {
        ("", _) => String::new(),
        (_, Beside::Comment | Beside::PictureInCell | Beside::Sparkline | Beside::Prompt) => {
            format!(" {cell} の")
        }
        _ => format!(" {cell} のあたりの"),
    };
    let ticked = match is_ticked {
        Some(true) => "（チェックあり）",
        Some(false) => "（チェックなし）",
        None => "",
    };
    let words = if text.trim().is_empty() { String::new() } else { format!("の「{}」", short(text)) };
    format!(
        "「{worksheet}」シートの{place}{}{words}{ticked}は取り込みません。必要であれば、取り込んだ後に書き写してください。",
        beside(what)
    )
}

/// Something in a cell that is no text.
fn in_cell(place: &str, what: Beside, text: &str) -> String {
    let words = if text.trim().is_empty() { String::new() } else { format!("「{}」", short(text)) };
    match what {
        Beside::InnerTable => format!(
            "{place}のセルの中に、別の表{words}があります。1つの文章として取り込みます。取り込んだ後に確かめてください。"
        ),
        _ => format!(
            "{place}の{}{words}は取り込みません。必要であれば、取り込んだ後に書き写してください。",
            beside(what)
        ),
    }
}

fn beside(what: Beside) -> &'static str {
    match what {
        Beside::Shape => "図形",
        Beside::Line => "線や矢印",
        Beside::Comment => "コメント",
        Beside::Picture => "画像",
        Beside::PictureInCell => "セルの中の画像",
        Beside::Chart => "グラフ",
        Beside::Diagram => "SmartArt",
        Beside::Object => "埋め込みの部品",
        Beside::CheckBox => "チェックボックス",
        Beside::Radio => "オプションボタン",
        Beside::List => "選択リスト",
        Beside::Control => "ボタンなどの部品",
        Beside::InnerTable => "セルの中の表",
        Beside::HiddenComment => "目に見えないコメント",
        Beside::Unseen => "画面に見えない部分",
        Beside::PageHead => "ページのヘッダー",
        Beside::PageFoot => "ページのフッター",
        Beside::Sparkline => "スパークライン（小さなグラフ）",
        Beside::Prompt => "入力時のメッセージ",
    }
}

/// Why words do not count.
fn reason(why: Aside) -> &'static str {
    match why {
        Aside::Struck => "取り消し線が引かれている",
        Aside::Covered => "結合したセルの下に隠れている",
        Aside::Row => "非表示の行にある",
        Aside::Column => "非表示の列にある",
        Aside::Sheet => "非表示のシートにある",
        Aside::Unseen => "文字の色や表示形式のために見えない",
    }
}

/// Texts of one row that are not seen or do not count.
fn aside(worksheet: &str, why: Aside, (row, cells): (usize, &[(usize, String)]), is_taken: bool) -> String {
    let why = reason(why);
    let place = match worksheet {
        "" => format!("{row}行目の"),
        _ => format!("「{worksheet}」シートの{row}行目の"),
    };
    let told = cells.iter().map(|(column, text)| match worksheet {
        "" => format!("{}列目「{}」", column + 1, short(text)),
        _ => format!("{}「{}」", address(row, *column), short(text)),
    });
    let told = told.collect::<Vec<_>>().join("、");
    match is_taken {
        true => format!("{place}{told}は、{why}内容ですが、取り込みます。"),
        false => format!("{place}{told}は、{why}ため、取り込みません。"),
    }
}

/// Words of a text that nobody sees.
pub(super) fn unseen(line: usize, text: &str, is_folded: bool) -> String {
    match is_folded {
        true => {
            format!("{line}行目の「{text}」は、折りたたまれていて開くまで見えない内容ですが、取り込みます。")
        }
        false => format!("{line}行目の「{text}」は、隠されていて見えない内容のため、取り込みません。"),
    }
}

/// A picture in a text, by the words that stand for it.
pub(super) fn picture(line: usize, text: &str) -> String {
    let words = if text.is_empty() { String::new() } else { format!("（「{text}」）") };
    format!(
        "{line}行目に画像{words}がありますが、画像は取り込めません。必要な内容があれば、取り込んだ後に書き写してください。"
    )
}

/// Lines that were broken at one width.
pub(super) fn wrapped(line: usize, text: &str, count: usize, width: usize) -> String {
    format!(
        "{line}行目の次の「{text}」など{count}か所の改行は、約{width}桁（半角で数えて）での折り返しとみなし、前の行につなげて読みました。取り込んだ後に確かめてください。"
    )
}

/// A text without a label of its own.
pub(super) fn joined(place: &str, text: &str) -> String {
    format!(
        "{place}の「{text}」は、欄名のない行にあるため、すぐ上の欄の続きとして取り込みます。取り込んだ後に確かめてください。"
    )
}

/// A text under a label that is not known, at a place that ends as a sentence needs it.
pub(super) fn unknown_label(place: &str, label: &str, text: &str, like: Option<&str>) -> String {
    let like = match like {
        Some(like) => format!("「{like}」の欄の内容であれば、取り込んだ後に書き写してください。"),
        None => "必要であれば、取り込んだ後に書き写してください。".to_owned(),
    };
    let label = short(label);
    if text.trim().is_empty() {
        return format!("{place}の「{label}」は、知らない欄名のため、取り込みません。{like}");
    }
    format!("{place}の「{label}」は知らない欄名のため、その内容「{}」を取り込みません。{like}", short(text))
}

/// A text under a label that does not count, at a place that ends as a sentence needs it.
pub(super) fn lost_label(place: &str, label: &str, text: &str) -> String {
    let (label, text) = (short(label), short(text));
    format!(
        "{place}の欄名「{label}」が消されているか見えないため、その内容「{text}」を取り込みません。「{label}」の欄の内容であれば、取り込んだ後に書き写してください。"
    )
}

fn changed_rows(worksheet: &str, rows: &[u32]) -> String {
    const LISTED: usize = 20;
    let listed: Vec<String> = rows.iter().take(LISTED).map(u32::to_string).collect();
    let more = if rows.len() > LISTED { format!(" など{}行", rows.len()) } else { String::new() };
    format!(
        "「{worksheet}」シートの {}行目{more}は、書き出した後に書き換えられていますが、取り込みません。この表は用紙から作られます。直すときは、用紙を直してください。",
        listed.join("、")
    )
}

/// What a person should know of a workbook, or of a form out of one.
pub(super) fn of_workbook(remark: &WorkbookRemark) -> String {
    match remark {
        WorkbookRemark::Macros => {
            "マクロが入っていますが、実行も取り込みもしません。セルの文章だけを読み取ります。".to_owned()
        }
        WorkbookRemark::BrokenData => "このブックに書き込まれていたデータが壊れています。用紙に見える内容だけを取り込みます。画面にだけある情報（指摘の対象外、判定の訂正など）は戻りません。".to_owned(),
        WorkbookRemark::FormRemoved => "このシートの用紙は、Excel では消されています。ブックに残っていたデータから取り込みます。不要であれば、取り込むときに外してください。".to_owned(),
        WorkbookRemark::FormCopied => {
            "Excel で複製された用紙です。別の新しいシートとして取り込みます。".to_owned()
        }
        WorkbookRemark::Changed(changed) => {
            let names: Vec<String> = changed.iter().map(|part| part_of(*part)).collect();
            format!("Excel で変更された欄があります（{}）。Excel の内容を取り込みます。", names.join("、"))
        }
        WorkbookRemark::Noted { part, by, text } => {
            let part = match part {
                ProblemPart::Whole => "シート全体".to_owned(),
                part => part_of(*part),
            };
            let by = by.as_ref().map_or_else(String::new, |by| format!("（{by}）"));
            format!("Excel で付けられたメモ「{}」{by}は、{part}へのコメントとして取り込みます。", short(text))
        }
        WorkbookRemark::Relabelled { label, now, cell } => {
            let label = short(label);
            let now = match now.trim() {
                "" => "消されて".to_owned(),
                now => format!("「{}」に変えられて", short(now)),
            };
            format!("{cell} の欄名「{label}」が Excel で{now}います。その内容は「{label}」の欄のものとして取り込みます。")
        }
        WorkbookRemark::TakenAsShown => {
            "Excel で変更されています。欄ごとに照合できないため、用紙に見えるとおりに取り込みます。".to_owned()
        }
        WorkbookRemark::InitiativesTakenAsShown => "取組は、Excel に見えるとおりに取り込みます。".to_owned(),
        WorkbookRemark::PositionRemoved { plan, text } => {
            removed(&format!("「{}」の位置付け", short(plan)), text)
        }
        WorkbookRemark::InitiativeRemoved { number, method } => removed(&format!("取組{number}"), method),
        WorkbookRemark::MoreNotes(more) => format!(
            "お知らせがほかに{more}件あります。Excel のファイルを分けて取り込むと、すべて確かめられます。"
        ),
    }
}

/// A part of a form that was changed in Excel.
fn part_of(part: ProblemPart) -> String {
    match part {
        ProblemPart::Field(Field::Sdgs) => "SDGs".to_owned(),
        ProblemPart::Field(of) | ProblemPart::Position(_, Some(of)) => field(of).to_owned(),
        ProblemPart::Initiative(number, None) => format!("取組{number}（追加）"),
        ProblemPart::Initiative(number, Some(of)) => format!("取組{number}の{}", field(of)),
        ProblemPart::Position(_, None) => field(Field::Positions).to_owned(),
        ProblemPart::Whole => String::new(),
    }
}

fn removed(what: &str, text: &str) -> String {
    let text = if text.trim().is_empty() { String::new() } else { format!("（「{}」）", short(text)) };
    format!("{what}{text}は、Excel で消されているため取り込みません。")
}

/// A cell as a person finds it: 「総務部」シートの F12.
fn place(at: &CellPlace) -> String {
    if at.worksheet.is_empty() {
        return format!("{}行目の{}列目", at.row, at.column + 1);
    }
    format!("「{}」シートの {} ", at.worksheet, address(at.row, at.column))
}
