//! What was wrong with a file, where, and what to do next; and what a person should know of one that was read.

use super::told::{self as words, short as told, ticked_sdgs, years};
use super::{limits, parts, workbooks};
use crate::codec::{Expected, Field, FilePlace, Note, Problem, ProblemPart, Reason, Remark, ValueKind};
use crate::model::paper;

/// The sentence for a problem: where it is, what is wrong, what to do.
pub fn problem(problem: &Problem) -> String {
    let place = place(&problem.place);
    let reason = reason(&problem.reason, &problem.place);
    if place.is_empty() { reason } else { format!("{place}：{reason}") }
}

/// The sentence for a note.
pub fn note(note: &Note) -> String {
    let place = place(&note.place);
    let remark = remark(&note.remark);
    if place.is_empty() { remark } else { format!("{place}：{remark}") }
}

/// There is nothing in a file.
pub(super) const EMPTY: &str = "中身が空です。ファイルを選び直すか、送り主に送り直しを依頼してください。";
/// More than is read.
pub(super) const TOO_LARGE: &str =
    "ファイルが大きすぎて取り込めません（64MBまで）。部局ごとに分けて書き出したものを取り込んでください。";
const SECOND_FILE: &str = "ここから、書き出したファイルがもう1つ続いています。つながったままでは、どれも取り込みません。1つずつ別のファイルに分け、まとめて選んで取り込んでください。";
const ASK_SENDER: &str = "ファイルが途中で切れていないか確かめ、送り主に送り直しを依頼してください。";

const AS_FILE: &str = "書き出したファイルのまま（添付ファイルで）送ってもらってください。";

const CHANGED: &str = "ファイルが壊れているか、メールやチャットの本文に貼る間に変わっています。";

/// Where it is; empty for the file as a whole.
fn place(place: &FilePlace) -> String {
    match place {
        FilePlace::File => String::new(),
        FilePlace::Text { line, column } => format!("{line}行目の{column}文字目"),
        FilePlace::Key(key) => format!("ファイルの項目「{key}」"),
        FilePlace::Sheet { number, goal, part } => {
            let title = if goal.trim().is_empty() { String::new() } else { format!("「{}」", short(goal)) };
            format!("{number}件目のシート{title}{}", part_of(*part))
        }
    }
}

/// The part of a sheet, after what names the sheet; nothing for the whole.
pub(super) fn part_of(part: ProblemPart) -> String {
    match part {
        ProblemPart::Whole => String::new(),
        ProblemPart::Field(field) => format!("の{}", parts::field(field)),
        ProblemPart::Position(number, of) => format!("の位置付け（{number}番目）{}", within(of)),
        ProblemPart::Initiative(number, of) => {
            format!("の取組{}{}", parts::initiative_number(number), within(of))
        }
    }
}

fn within(of: Option<Field>) -> String {
    of.map_or_else(String::new, |of| format!("の{}", parts::field(of)))
}

fn reason(reason: &Reason, place: &FilePlace) -> String {
    match reason {
        Reason::Empty => EMPTY.to_owned(),
        Reason::TooLarge => TOO_LARGE.to_owned(),
        Reason::Beyond(measure, found) => limits::excess(*measure, *found),
        Reason::NotJson { expected, found } => not_json(*expected, *found),
        Reason::JsonComment(text) => words::json_comment(text),
        Reason::OpenQuote(text) => words::open_quote(text),
        Reason::CurlyQuotes(found) => format!(
            "JSON として読めません。ここには「\"」が必要ですが、「{found}」があります。メールやチャット、Word などが引用符を書き換えています。本文に貼らず、{AS_FILE}"
        ),
        Reason::SecondFile => SECOND_FILE.to_owned(),
        Reason::Mail => format!("メールです。中の重点目標管理シートは取り込めません。添付のファイルを取り出すか、{AS_FILE}"),
        Reason::WebArchive => "1つのファイルに保存した Web ページ（.mhtml・.mht）です。Excel で開き、「Excel ブック（.xlsx）」で保存したファイルを選んでください。".to_owned(),
        Reason::Wrapped => format!(
            "表の行が、ここで折り返されているようです。メールの本文では長い行が途中で切れ、どの欄の文章か分からなくなります。{AS_FILE}"
        ),
        Reason::ResultsTable => "「目標と実績」の表です。シートから作った表なので、シートには戻せません。JSON（.goalsheet.json）か Excel（.xlsx）で書き出したファイルを選んでください。".to_owned(),
        Reason::TooDeep => format!("入れ子が深すぎます。重点目標管理シートのファイルではないか、壊れています。{ASK_SENDER}"),
        Reason::DuplicateKey(key) => format!(
            "同じ項目「{}」が2回書かれています。片方の文章が失われるおそれがあるため、取り込みませんでした。片方を消してから、もう一度取り込んでください。",
            short(key)
        ),
        Reason::NotGoalsheet => {
            "重点目標管理シートのファイルではありません。この画面の「書き出し」で作ったファイルを選んでください。".to_owned()
        }
        Reason::NewerVersion(version) => format!(
            "新しい版（{version}）のアプリで作られています。この画面を開き直してアプリを新しくしてから、もう一度取り込んでください。"
        ),
        Reason::BadVersion(found) => format!("版の番号は 1 です（{found} と書かれています）。{ASK_SENDER}"),
        Reason::Missing => format!("必要な項目がありません。{ASK_SENDER}"),
        Reason::WrongKind { wanted, found } => {
            format!("{}です（{found} と書かれています）。直してから、もう一度取り込んでください。", kind(*wanted, place))
        }
        Reason::NotYear(found) => format!(
            "年度は西暦の4桁で、1989から2118までです（{found} と書かれています）。令和6年度は 2024 です。"
        ),
        Reason::NotRank(found) => format!("{}は1から999までです（{found} と書かれています）。", parts::rank()),
        Reason::NotSdg(found) => format!("SDGsの番号は1から17までです（{found} と書かれています）。"),
        Reason::NotPurpose(found) => {
            format!("{}の番号は1から20までです（{found} と書かれています）。", parts::purpose())
        }
        Reason::UnknownWord(found) => format!("ここに書ける値ではありません（{} と書かれています）。", short(found)),
        Reason::NotEntry(found) => format!("項目の番号は1から30までです（{found} と書かれています）。"),
        Reason::BadId(found) => format!(
            "識別番号に使えない文字があるか、空か、長すぎます（{found} と書かれています）。この項目を消すと、新しい番号が付きます。"
        ),
        Reason::DuplicateId(id) => format!(
            "同じ識別番号「{}」がこれより前にもあります。どちらかを消すか、片方の識別番号の項目を消してから、もう一度取り込んでください。",
            short(id)
        ),
        Reason::BadMoment(found) => format!("日時として読めません（{} と書かれています）。", short(found)),
        Reason::ForeignPage => "このアプリで書き出した HTML ではありません。書き出した HTML・JSON・テキストのファイルか、シートをテキストに変換したものを選んでください。".to_owned(),
        Reason::CutPage => "この HTML は、途中で切れています。シートのデータが最後まで入っていないため、取り込めません。元のファイルを、もう一度受け取ってください。".to_owned(),
        Reason::NoSheet => format!("{}が見つかりません。{}などの欄名が、タブかコンマで区切った表の中か、Markdown の見出しに必要です。用紙の Excel（.xlsx）か、シートをテキストに変換したもの、JSON のファイルを選んでください。", paper::title(), parts::known_by()),
        Reason::NoYear => format!("年度が分かりません。シートの前の行に「{}」のような見出しを入れてから、もう一度取り込んでください。", parts::heading()),
        Reason::BrokenCharacters(count) => format!(
            "壊れた文字「\u{fffd}」が、ここから{count}か所あります。読み取れないのはこのためかもしれません。元のファイルを、もう一度受け取るか、正しい文字に直してから取り込んでください。"
        ),
        Reason::More => "問題がほかにもあります。まず上に挙げたものを直してから、もう一度取り込んでください。".to_owned(),
        Reason::Workbook(fault) => workbooks::fault(fault),
        Reason::NoForm { worksheets } => workbooks::no_form(worksheets),
        Reason::NoYearOn { worksheet } => workbooks::no_year(worksheet),
    }
}

fn not_json(expected: Expected, found: Option<char>) -> String {
    let expected = match expected {
        Expected::Value => "値（\"…\" で囲んだ文章、数字など）",
        Expected::Key => "\" で囲んだ項目名",
        Expected::Colon => "項目名の後の「:」",
        Expected::CommaOrBracket => "「,」か「]」",
        Expected::CommaOrBrace => "「,」か「}」",
        Expected::End => "ファイルの終わり",
        Expected::Quote => "文章の終わりの「\"」",
        Expected::PlainCharacter => "普通の文字（改行は \\n、タブは \\t と書きます）",
        Expected::Escape => "「\\」の後に使える文字",
        Expected::Digit => "数字",
    };
    match found {
        None => format!("ファイルが途中で終わっています（{expected}が必要です）。{ASK_SENDER}"),
        Some(found) => {
            let found = match found {
                '\n' | '\r' => "改行".to_owned(),
                '\t' => "タブ".to_owned(),
                found if found.is_control() => "見えない文字".to_owned(),
                found => format!("「{found}」"),
            };
            format!(
                "JSON として読めません。ここには{expected}が必要ですが、{found}があります。{CHANGED}{AS_FILE}"
            )
        }
    }
}

fn kind(kind: ValueKind, place: &FilePlace) -> &'static str {
    let of_numbers = matches!(
        place,
        FilePlace::Sheet {
            part: ProblemPart::Field(Field::Sdgs) | ProblemPart::Initiative(_, Some(Field::Purposes)),
            ..
        }
    );
    match kind {
        ValueKind::Text => "値は、\" で囲んだ文章",
        ValueKind::Integer => "値は、小数点や \" の付かない整数",
        ValueKind::Flag => "値は、true か false",
        ValueKind::List if of_numbers => "値は、[ ] で囲んだ番号の並び",
        ValueKind::List => "値は、[ ] で囲んだ並び",
        ValueKind::Object => "値は、{ } で囲んだ項目の組",
    }
}

fn remark(remark: &Remark) -> String {
    match remark {
        Remark::BrokenCharacters(count) => format!(
            "壊れた文字が、ここから{count}か所あります。「\u{fffd}」に置き換えました。取り込んだ後に、正しい文字に直してください。"
        ),
        Remark::LeftOut { line, text } => format!(
            "{line}行目の「{}」は、入れる欄が分からないため、取り込みません。必要であれば、取り込んだ後に書き写してください。",
            told(text)
        ),
        Remark::UnknownLabel { line, label, text, like } => {
            workbooks::unknown_label(&format!("{line}行目"), label, text, like.as_deref())
        }
        Remark::LostLabel { line, label, text } => workbooks::lost_label(&format!("{line}行目"), label, text),
        Remark::Joined { line, text } => workbooks::joined(&format!("{line}行目"), &told(text)),
        Remark::ResultsRows { line, count } => workbooks::results_rows(*line, *count),
        Remark::Doubtful { line, text, why } => workbooks::doubtful(&format!("{line}行目"), text, *why),
        Remark::Reaching { line, text } => workbooks::reaching(&format!("{line}行目"), text),
        Remark::GoesOn { line, goal } => format!(
            "{line}行目からの見出しと欄は、「{}」のシートと同じで、取組の番号が続いているため、一件のシートの続きとして取り込みます。",
            told(goal)
        ),
        Remark::Years { text, taken } => years(text, taken),
        Remark::Struck { line, text } => {
            format!("{line}行目の「{}」は、取り消し線が引かれているため、取り込みません。", told(text))
        }
        Remark::Unseen { line, text, is_folded } => workbooks::unseen(*line, &told(text), *is_folded),
        Remark::Tags { line, text, count } => words::tags(*line, text, *count),
        Remark::Picture { line, text } => workbooks::picture(*line, &told(text)),
        Remark::TickedSdgs { ticked, others } => ticked_sdgs(ticked, others),
        Remark::DoubtfulCharacters { line, text } => format!(
            "{line}行目の「{}」に、文字が欠けた跡かもしれない半角の文字があります。元の文章と見比べてください。",
            told(text)
        ),
        Remark::QuoteMarks { line, count } => format!(
            "{line}行目からの{count}行は、行の頭の「>」をメールの引用の印とみなし、取り除いて読みました。"
        ),
        Remark::BrokenRow { line, count, text } => format!(
            "{line}行目からの{count}行は、表の一つの行が欄の中で改行されたものとして、つないで取り込みます（「{}」）。取り込んだ後に確かめてください。",
            told(text)
        ),
        Remark::Wrapped { line, text, count, width } => {
            workbooks::wrapped(*line, &told(text), *count, *width)
        }
        Remark::Comment { line, text } if text.is_empty() => {
            format!("{line}行目に、目に見えないコメント（<!-- -->）があります。中は空です。")
        }
        Remark::Comment { line, text } => format!(
            "{line}行目の「{}」は、目に見えないコメント（<!-- -->）なので、取り込みません。必要であれば、取り込んだ後に書き写してください。",
            told(text)
        ),
        Remark::OpenComment { line, text } => format!(
            "{line}行目の「{}」は、コメント（<!--）の終わり（-->）がありません。文章として取り込みます。取り込んだ後に確かめてください。",
            told(text)
        ),
        Remark::BrokenCarried { line } => format!(
            "{line}行目の、このアプリのための目に見えないデータが壊れています。見えている文章だけを取り込みます。"
        ),
        Remark::ExcelQuotes { line, text, count } => format!(
            "{line}行目の「{}」など{count}か所の前後の「\"」は、Excel が付けたものとみなして取り除きました。文章の一部であれば、取り込んだ後に書き足してください。",
            told(text)
        ),
        Remark::LaidOut { text, count } => format!(
            "「{}」など{count}か所は、一行につながっていたため、(1)(2)・○・「・」・①②の前で改行しました。取り込んだ後に確かめてください。",
            told(text)
        ),
        Remark::PageNumber { line, text } => {
            format!("{line}行目の「{}」は、ページ番号とみなして取り込みません。", told(text))
        }
        Remark::ChangedPage => "このページの文章は、書き出した後に変えられています。取り込むのは書き出したときのシートで、ページで書き直した内容は取り込みません。必要であれば、取り込んだ後に書き写してください。".to_owned(),
        Remark::SamePurposes => format!(
            "どの取組にも{}の同じ番号が印刷されています。元の用紙で印が付いていた番号は分からないため、すべて選んだ状態で取り込みます。取り込んだ後に確かめてください。",
            parts::purpose()
        ),
        Remark::SdgWords { number, found } => format!(
            "SDGsの{number}番の名称が「{}」となっています。番号で読み取り、正式な名称で表示します。",
            told(found)
        ),
        Remark::GuessedColumn { line, column } => format!(
            "{line}行目の文章は、どの欄のものか決められません。「{}」に入れました。取り込んだ後に確かめてください。",
            parts::column(*column)
        ),
        Remark::ListedOnly { rank, goal } => {
            let rank = rank.map_or_else(String::new, |rank| format!("{rank}位 "));
            format!("目標の一覧にある「{rank}{}」のシートが、ファイルの中にありません。", told(goal))
        }
        Remark::NotListed => {
            format!("このシートの{}は、ファイルの目標の一覧にありません。", parts::goal())
        }
        Remark::ListedRank { listed, here } => format!(
            "目標の一覧では{listed}位、シートでは{here}位です。シートの{here}位を取り込みます。取り込んだ後に確かめてください。"
        ),
        Remark::RankFromList(listed) => {
            format!("シートに{}がないため、目標の一覧の{listed}位を取り込みます。", parts::rank())
        }
        Remark::Worksheet(remark) => workbooks::of_worksheet(remark),
        Remark::Workbook(remark) => workbooks::of_workbook(remark),
    }
}

/// A text in a length that a sentence can quote.
fn short(text: &str) -> String {
    /// Characters.
    const LONGEST: usize = 40;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::{json, read};

    fn sheet(rest: &str) -> String {
        format!(
            r#"{{"format":"goalsheet","version":1,"sheets":[{{"fiscal_year":2024,"goal":"A"}},{{"fiscal_year":2024,"goal":"窓口"{rest}}}]}}"#
        )
    }

    /// A bad file and the only sentence that it gets.
    fn check(text: &str, sentence: &str) {
        let mut count = 0;
        let mut new_id = || {
            count += 1;
            format!("new-{count}")
        };
        let problems = read(text, &mut new_id).map(|decoded| decoded.sheets).expect_err(text);
        assert_eq!(problems.iter().map(problem).collect::<Vec<_>>(), [sentence], "{text}");
    }

    #[test]
    fn a_sentence_says_where_and_what_and_what_next() {
        check(
            &sheet(r#","initiatives":[{},{},{"purposes":[21]}]"#),
            "2件目のシート「窓口」の取組③の目的・効果の番号：目的・効果の番号は1から20までです（21 と書かれています）。",
        );
        check(
            &sheet(r#","sdgs":[7,18]"#),
            "2件目のシート「窓口」の該当するSDGsの目標：SDGsの番号は1から17までです（18 と書かれています）。",
        );
        check(
            &sheet(r#","rank":0"#),
            "2件目のシート「窓口」の優先順位：優先順位は1から999までです（0 と書かれています）。",
        );
        check(
            &sheet(r#","rank":1.5"#),
            "2件目のシート「窓口」の優先順位：値は、小数点や \" の付かない整数です（1.5 と書かれています）。直してから、もう一度取り込んでください。",
        );
        check(
            &sheet(r#","initiatives":[{"target":5}]"#),
            "2件目のシート「窓口」の取組①の数値目標：値は、\" で囲んだ文章です（5 と書かれています）。直してから、もう一度取り込んでください。",
        );
        check(
            &sheet(r#","positions":[{},null]"#),
            "2件目のシート「窓口」の位置付け（2番目）：値は、{ } で囲んだ項目の組です（null と書かれています）。直してから、もう一度取り込んでください。",
        );
        check(
            &sheet("").replace(r#""fiscal_year":2024,"goal":"窓口""#, r#""fiscal_year":24,"goal":"窓口""#),
            "2件目のシート「窓口」の年度：年度は西暦の4桁で、1989から2118までです（24 と書かれています）。令和6年度は 2024 です。",
        );
        check(
            &sheet(r#","id":"a""#).replace(r#""goal":"A""#, r#""goal":"A","id":"a""#),
            "2件目のシート「窓口」の識別番号（id）：同じ識別番号「a」がこれより前にもあります。どちらかを消すか、片方の識別番号の項目を消してから、もう一度取り込んでください。",
        );
    }

    #[test]
    fn a_file_that_is_none_is_answered_in_plain_words() {
        check("", "中身が空です。ファイルを選び直すか、送り主に送り直しを依頼してください。");
        check(
            r#"{"format":"goalsheet","version":2}"#,
            "ファイルの項目「version」：新しい版（2）のアプリで作られています。この画面を開き直してアプリを新しくしてから、もう一度取り込んでください。",
        );
        check(
            r#"{"format":"other"}"#,
            "ファイルの項目「format」：重点目標管理シートのファイルではありません。この画面の「書き出し」で作ったファイルを選んでください。",
        );
        check(
            "{\n  \"format\": \"goalsheet\"\n  \"version\": 1",
            "3行目の3文字目：JSON として読めません。ここには「,」か「}」が必要ですが、「\"」があります。ファイルが壊れているか、メールやチャットの本文に貼る間に変わっています。書き出したファイルのまま（添付ファイルで）送ってもらってください。",
        );
        check(
            "{\"format\":\"goal",
            "1行目の16文字目：ファイルが途中で終わっています（文章の終わりの「\"」が必要です）。ファイルが途中で切れていないか確かめ、送り主に送り直しを依頼してください。",
        );
        check(
            "会議の記録",
            "重点目標管理シートが見つかりません。「重点目標」「現況・課題」「取組項目」などの欄名が、タブかコンマで区切った表の中か、Markdown の見出しに必要です。用紙の Excel（.xlsx）か、シートをテキストに変換したもの、JSON のファイルを選んでください。",
        );
        check(
            "重点目標\t窓口\n",
            "1件目のシート「窓口」：年度が分かりません。シートの前の行に「令和6年度 重点目標管理シート」のような見出しを入れてから、もう一度取り込んでください。",
        );
    }

    #[test]
    fn notes_are_sentences_too() {
        let text = sheet(r#","effects":"\ud83d""#);
        let decoded = json::decode(&text, &mut || "id".to_owned()).expect("a file");
        assert_eq!(
            note(&decoded.notes[0]),
            "1行目の120文字目：壊れた文字が、ここから1か所あります。「\u{fffd}」に置き換えました。取り込んだ後に、正しい文字に直してください。"
        );
        let left = Remark::LeftOut { line: 7, text: "長い\n文章".repeat(24) };
        let place = FilePlace::Sheet { number: 1, goal: "窓口".into(), part: ProblemPart::Whole };
        let sentence = note(&Note { place, remark: left });
        assert!(
            sentence.starts_with("1件目のシート「窓口」：7行目の「長い 文章長い")
                && sentence.contains("…（ほか20文字）」は、")
        );
    }
}
