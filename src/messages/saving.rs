//! What is saved where, and what to do when it is not.

use super::{settings, told};
use crate::import::{self, Difference};
use crate::messages::ui;
use crate::model::{Cell, Settings, Sheet};
use crate::store::{Recovery, Refused, SaveError, SaveState};

/// Whether something could not be saved.
pub fn is_failed(state: &SaveState) -> bool {
    matches!(state, SaveState::Failed(_))
}

/// The first line of the saved state.
pub fn state(state: &SaveState) -> String {
    match state {
        SaveState::Saved { at: Some(at), is_lasting: true } => {
            format!("{} この端末に保存しました", at.time())
        }
        SaveState::Saved { at: Some(at), is_lasting: false } => {
            format!("{} この端末に仮保存しました", at.time())
        }
        SaveState::Saved { at: None, .. } => "この端末に保存済み".to_owned(),
        SaveState::Pending => "保存しています…".to_owned(),
        SaveState::Failed(_) => "この端末に保存できていません".to_owned(),
    }
}

/// What the first line cannot say in a word.
pub fn state_title(state: &SaveState) -> Option<&'static str> {
    matches!(state, SaveState::Saved { at: Some(_), is_lasting: false }).then_some(
        "このブラウザでは、停電や強制終了のときに、直前の1分ほどの入力が失われることがあります。こまめに「書き出し」でファイルに保存してください。",
    )
}

/// The second line where every sheet is in a file.
pub fn all_filed(is_empty: bool) -> &'static str {
    if is_empty { "シートはまだありません" } else { "ファイルにも保存済み" }
}

/// The second line where some are not.
pub fn unfiled(count: usize) -> String {
    format!("ファイルに未保存 {count}件")
}

/// Which sheets are nowhere but on the screen, and how many deletions.
pub fn only_on_screen((goals, deleted): &(Vec<String>, usize)) -> String {
    const NAMED: usize = 5;
    let rest = goals.len().saturating_sub(NAMED);
    let rest = if rest == 0 { String::new() } else { format!("ほか{rest}件") };
    let sheets = match goals.len() {
        0 => String::new(),
        count => format!("この画面にしかないもの：{count}件（{}{rest}）。", named(goals, NAMED)),
    };
    let deletions = match deleted {
        0 => String::new(),
        count => format!("まだ保存されていない削除：{count}件（ごみ箱を空にすると保存されます）。"),
    };
    format!("{sheets}{deletions}")
}

/// The first of these goals, each in brackets.
fn named(goals: &[String], count: usize) -> String {
    goals.iter().take(count).map(|goal| format!("「{}」", ui::goal(goal))).collect()
}

/// Why saving failed, and the way out.
pub fn failure(state: &SaveState) -> String {
    let SaveState::Failed(errors) = state else { return String::new() };
    let why = errors.first().map_or(String::new(), save_error);
    format!("{why} 入力した内容はこの画面には残っています。閉じる前に、ファイルへ書き出してください。")
}

/// The same in a line, for who is somewhere else on the page.
pub fn not_saved(state: &SaveState) -> String {
    let is_full = match state {
        SaveState::Failed(errors) => errors.iter().any(|error| matches!(error, SaveError::Full(_))),
        _ => false,
    };
    let why = if is_full { "この端末の保存場所がいっぱいで、" } else { "" };
    format!("{why}入力した内容を、この端末に保存できていません。閉じる前に、書き出してください。")
}

fn save_error(error: &SaveError) -> String {
    match error {
        SaveError::Refused(refused) => self::refused(refused),
        SaveError::Full(_) => {
            "この端末の保存場所がいっぱいで、保存できませんでした。書き出してから不要なシートを削除し、ごみ箱を空にすると空きができます。".to_owned()
        }
        SaveError::Unreadable(_) => {
            "保存先に読み取れないデータがあるため、上書きせずに止めました。".to_owned()
        }
        SaveError::LaterVersion(_) => {
            "保存先に、新しい版のこのアプリで保存したデータがあるため、上書きせずに止めました。".to_owned()
        }
        SaveError::Blocked(_, name) => format!("ブラウザが保存を断りました（{name}）。"),
    }
}

fn refused(refused: &Refused) -> String {
    match refused {
        Refused::Missing => "このブラウザには、内容を保存する場所がありません。".to_owned(),
        Refused::Denied(_) => {
            "ブラウザの設定で、この端末への保存が禁止されています（Cookie とサイトデータの設定を確かめてください）。".to_owned()
        }
        Refused::ReadOnly(_) => "ブラウザが、この端末への保存を断っています。".to_owned(),
    }
}

/// Another tab changed the same sheet: both are kept.
pub fn both_kept(goal: &str) -> String {
    format!(
        "「{goal}」はほかのタブでも変更されました。ここでの内容はそのまま残し、ほかのタブの内容を別のシートとして加えました。"
    )
}

/// Where a sheet and the one that was kept beside it differ: the first place with both texts, and how many more.
pub fn differing(sheet: &Sheet, beside: &Sheet) -> String {
    let found = import::differences(sheet, beside);
    let texts = |difference: &Difference| {
        let cell = match difference {
            Difference::Text(cell) => cell.clone(),
            Difference::Initiative(id, column) => Cell::Initiative(id.clone(), *column),
            _ => return None,
        };
        Some((sheet.text(&cell)?.to_owned(), beside.text(&cell)?.to_owned()))
    };
    let Some(first) = found.first() else { return String::new() };
    let name = crate::messages::import::difference(sheet, beside, first);
    let both = texts(first).map(|(one, other)| {
        let (one, other) = from_difference(&one, &other);
        format!("：元のシートは「{}」、もう一方は「{}」", told::short(&one), told::short(&other))
    });
    let both: String = both.into_iter().collect();
    let rest = if found.len() > 1 { format!("（ほか{}か所）", found.len() - 1) } else { String::new() };
    format!("違うのは {name}{both}{rest}")
}

/// Two texts from a little before the place where they part, so that what differs is among what is quoted.
fn from_difference(one: &str, other: &str) -> (String, String) {
    /// Characters.
    const BEFORE: usize = 8;
    let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let from = |text: &str| match same.saturating_sub(BEFORE) {
        0 => text.to_owned(),
        skipped => format!("…{}", text.chars().skip(skipped).collect::<String>()),
    };
    (from(one), from(other))
}

/// What another tab wrote in the same places was kept beside a sheet, and has come here.
pub fn came_beside(goal: &str) -> String {
    format!("{FOLLOWED}。「{goal}」は二つのタブで同じ所が書かれ、もう一方の内容が別のシートになっています。")
}

/// The mark of such a sheet.
pub const BESIDE: &str = "ほかのタブの内容";
/// Lays it beside the sheet from which it comes.
pub const COMPARE: &str = "元のシートと比べる";

/// Another tab changed other places of the same sheet: both are in it.
pub fn merged(goal: &str) -> String {
    format!("「{goal}」に、ほかのタブで書いた内容も合わせました。ここで書いた内容もそのままです。")
}

/// Both tabs settled the same things in one moment: what would stand here by the other's.
pub fn outvoted(kept: &Settings, other: &Settings) -> String {
    let told = settings::changes(kept, other);
    let what = if told.is_empty() {
        String::new()
    } else {
        format!("ほかのタブの内容では、{}", told.join(""))
    };
    format!("設定の同じところを、ほかのタブでも同時に変えました。このタブの内容を残しました。{what}")
}

/// Another tab saved the same places in the same moment: theirs is in its place.
pub fn displaced(goal: &str) -> String {
    format!(
        "「{goal}」は、ほかのタブでも同時に保存されました。元のシートにはほかのタブの内容が入り、ここで書いた内容は別のシートとして加えました。"
    )
}

/// The app is opened from a further place, and what is stored is the same.
pub fn shared(other: &str, count: usize) -> String {
    let rest = match count {
        0 | 1 => String::new(),
        count => format!("ほか{}か所", count - 1),
    };
    format!(
        "この端末では、このアプリを別の場所（{other}）{rest}からも開いています。どちらで開いても、保存されているシートは同じものです。"
    )
}

/// Another tab deleted a sheet that has changes here.
pub fn kept(goal: &str) -> String {
    format!("「{goal}」はほかのタブで削除されましたが、ここでの変更があるため残しました。")
}

/// Sheets that came back from the spare: they could not be stored, the browser ended before it had written them, or its storage
/// was emptied. `beside`
/// where some came as further sheets.
pub fn recovered(goals: &[String], beside: bool, was_empty: bool, why: Recovery) -> String {
    const NAMED: usize = 3;
    let more = goals.len().saturating_sub(NAMED);
    let rest = if more == 0 { String::new() } else { format!("ほか{more}件") };
    let how = if beside {
        "（今の内容も残し、別のシートとして加えたものがあります）"
    } else {
        ""
    };
    let why = match (why, was_empty) {
        (Recovery::Unstored, _) => "前回はこの端末に保存できなかったため",
        (Recovery::Unwritten, true) => "ブラウザの保存場所にシートがなくなっていたため",
        (Recovery::Unwritten, false) => "前回ブラウザが急に終了したため",
    };
    format!("{why}、保存の控えから{}{rest}の最後の内容を戻しました{how}", named(goals, NAMED))
}

/// From here on a person is warned, in hundredths.
pub const SCARCE: usize = 80;

/// How much of the storage is taken.
pub fn space(hundredths: usize) -> String {
    format!("この端末の保存場所：{}％を使用", hundredths.min(100))
}

/// It will soon be full, and the ways out.
pub fn scarce(hundredths: usize) -> String {
    format!(
        "この端末の保存場所の{}％を使っています。いっぱいになると保存できなくなります。「すべてを1つのファイルに」保存し、ごみ箱を空にするか、終わった年度のシートを書き出してから削除してください。",
        hundredths.min(100)
    )
}

/// The ways out and what the button is for.
pub const SPACE_WHY: &str = "シートは1件ずつこのブラウザに保存されます。空きが少なくなったら、「すべてを1つのファイルに」保存し、ごみ箱を空にするか、終わった年度のシートを書き出してから削除してください。ブラウザは、ディスクの空きが足りないときに保存した内容を消すことがあります。消さないように頼めます。";
/// Asks the browser.
pub const PERSIST: &str = "消さないようブラウザに頼む";

/// What it answered.
pub fn persisted(is_granted: bool) -> &'static str {
    match is_granted {
        true => "ブラウザは、ここに保存した内容を自動では消さなくなりました。",
        false => {
            "このブラウザは引き受けませんでした。「すべてを1つのファイルに」で、別の場所にも保存してください。"
        }
    }
}

/// Another tab changed something.
pub const FOLLOWED: &str = "ほかのタブでの変更を反映しました";
/// The storage was emptied by something else.
pub const EMPTIED: &str = "ブラウザに保存されていたデータが消されていました。この画面の内容をもう一度保存しました。ファイルにも書き出してください。";
/// The app broke.
pub const CRASH_TITLE: &str = "申し訳ありません。問題が起きたため、止まりました。";
/// What is safe and what to do.
pub const CRASH_BODY: &str = "保存済みの内容は、この端末に残っています。画面を読み込み直してください。くり返すときは、下の文を担当者に伝えてください。";
/// Loads the page again.
pub const CRASH_RELOAD: &str = "読み込み直す";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Key;

    #[test]
    fn a_later_versions_data_is_not_called_unreadable() {
        let key = Key::Settings;
        let told = |error| failure(&SaveState::Failed(vec![error]));
        let later = told(SaveError::LaterVersion(key.clone()));
        assert!(
            later.contains("新しい版のこのアプリで保存したデータ") && !later.contains("読み取れない"),
            "{later}"
        );
        assert!(told(SaveError::Unreadable(key)).contains("読み取れないデータ"));
    }

    #[test]
    fn what_differs_is_among_what_is_quoted() {
        let check = |one: &str, other: &str, expected: [&str; 2]| {
            let (one, other) = from_difference(one, other);
            assert_eq!([&*one, &*other], expected);
        };
        check("短い文", "短い言葉", ["短い文", "短い言葉"]);
        let same = "同じ書き出しの長い文が続いて";
        check(
            &format!("{same}、甲の文"),
            &format!("{same}、乙の文"),
            ["…長い文が続いて、甲の文", "…長い文が続いて、乙の文"],
        );
        check(same, &format!("{same}、終わる"), ["…の長い文が続いて", "…の長い文が続いて、終わる"]);
    }
}
