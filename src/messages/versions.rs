//! 履歴: the versions that are kept of a sheet, and two of them compared.

use super::{import as import_words, parts, ui};
use crate::import::Difference;
use crate::model::{Moment, Sheet};
use crate::versions::{KeptVersion, NotKept, Occasion};

/// The screen, and the button that opens it.
pub const TITLE: &str = "履歴";
/// Compares what is chosen.
pub const COMPARE: &str = "比べる";
/// The list of versions.
pub const LIST: &str = "残っている版";
/// The earlier one of two.
pub const BEFORE: &str = "前";
/// The later one of two.
pub const AFTER: &str = "後";
/// What the list tells of each.
pub const WHEN: &str = "いつ・何を";
/// The sheet as it is.
pub const NOW: &str = "いま";
/// Keeps a version under a name; opens the question for it.
pub const KEEP: &str = "名前を付けて残す";
/// Keeps it.
pub const KEEP_IT: &str = "残す";
/// What the version is.
pub const OCCASION: &str = "種類";
/// What it is called.
pub const NAME: &str = "名前";
/// What there is to know of naming.
pub const KEEP_WHY: &str = "いまの内容をこの名前で残します。名前を付けて残した版は、自動では消えません。";
/// Back to the paper.
pub const TO_SHEET: &str = "シートに戻る";
/// Goes to the change before.
pub const PREVIOUS: &str = "‹ 前の変更";
/// Goes to the next change.
pub const NEXT: &str = "次の変更 ›";
/// How much is compared.
pub const SCOPE: &str = "比べる範囲";
/// All of the paper.
pub const WHOLE: &str = "用紙全体";
/// What was planned.
pub const PLAN: &str = "見直し（計画の欄）";
/// Both versions side by side.
pub const BESIDE: &str = "左右に並べる";
/// Words that only the later version has.
pub const COME: &str = "加わった言葉";
/// Words that only the earlier version has.
pub const GONE: &str = "なくなった言葉";
/// The year.
pub const YEAR: &str = "年度";
/// An initiative's number.
pub const NUMBER: &str = "番号";
/// An initiative that only the later version has.
pub const ROW_ADDED: &str = "追加";
/// An initiative that only the earlier version has.
pub const ROW_REMOVED: &str = "削除";
/// The order of the initiatives.
pub const ORDER_DIFFERS: &str = "取組の順も変わっています。用紙は、後の版の順に並べています。";
/// What people said of readings.
pub const JUDGEMENTS_DIFFER: &str = "判定の訂正や、対象外にした指摘も変わっています（用紙には出ません）。";
/// It is being read.
pub const OPENING: &str = "履歴を開いています…";
/// There is nothing.
pub const EMPTY: &str = "このシートの履歴はまだありません。書いてからシートを離れたり、書き出したりすると、ここに版が残ります。「名前を付けて残す」で、いますぐ残すこともできます。";
/// How versions are kept.
pub const HOW: &str = "名前を付けた版は残ります。自動の版と、送付や取り込みの版は、多くなると古いものから消えます。履歴はこの端末のこのブラウザにだけあり、書き出したファイルには入りません。";
/// The browser has no place for it.
pub const NO_PLACE: &str = "このブラウザでは履歴を残せません（ブラウザの設定で、データベースの利用が許されていません）。シートはいつもどおり書いて保存できます。版を残したいときは「書き出し」でファイルに保存してください。";
/// What is kept cannot be read.
pub const UNREADABLE: &str = "このシートの履歴を読み取れませんでした。新しい版のこのアプリが書いたものかもしれません。履歴はそのまま残し、上書きしません。シートはいつもどおり使えます。";
/// Nothing differs.
pub const SAME_AS_NOW: &str = "その版は、いまの内容と同じです。";
/// Two to compare have not been chosen.
pub const CHOOSE: &str = "前と後の版を選んで「比べる」を押すと、変わった言葉に印を付けて用紙に示します。";

/// Why a version is kept.
pub fn occasion(occasion: &Occasion) -> &'static str {
    match occasion {
        Occasion::Automatic => "自動",
        Occasion::Named => "名前を付けた版",
        Occasion::Submitted => "提出",
        Occasion::Closed => "段階の締め",
        Occasion::Sent => "送付",
        Occasion::BeforeImport => "取り込み前",
        Occasion::Received => "受け取った版",
        Occasion::Imported => "取り込み",
        Occasion::Published => "公開",
        Occasion::BeforeReturn => "戻す前",
        Occasion::Later(_) => "その他",
    }
}

/// A version in one line: 段階の締め 目標の設定（5月31日 17:00）.
pub fn version(version: &KeptVersion, now: &Moment) -> String {
    let name = if version.name.is_empty() { String::new() } else { format!(" {}", version.name) };
    format!("{}{name}（{}）", occasion(&version.occasion), ui::day_time(&version.at, now))
}

/// A choice of the list: 前：段階の締め 目標の設定（5月31日 17:00）.
pub fn choice(side: &str, version: &str) -> String {
    format!("{side}：{version}")
}

/// The heading over two versions.
pub fn between(before: &str, after: &str) -> String {
    format!("{before} → {after}")
}

/// Brings back a version of this time.
pub fn bring_back(at: &Moment, now: &Moment) -> String {
    format!("{}の内容に戻す", ui::day_time(at, now))
}

/// A version was brought back.
pub fn brought_back(at: &Moment, now: &Moment) -> String {
    format!("{}の内容に戻しました。戻す前の内容も履歴に残っています。", ui::day_time(at, now))
}

/// A version was kept.
pub fn kept(occasion: &Occasion, name: &str) -> String {
    match name {
        "" => format!("「{}」として残しました", self::occasion(occasion)),
        name => format!("「{name}」として残しました"),
    }
}

/// Why a version was not kept.
pub fn not_kept(why: Option<NotKept>) -> &'static str {
    match why {
        Some(NotKept::Unreadable) => UNREADABLE,
        Some(NotKept::Full) => {
            "名前を付けた版がいっぱいのため、残せませんでした。「書き出し」でファイルに保存してください。"
        }
        None => {
            "版を残せませんでした。ブラウザの保存場所が使えないか、いっぱいです。シートの保存には影響ありません。"
        }
    }
}

/// How many places differ.
pub fn differing(count: usize, is_of_plan: bool) -> String {
    match (count, is_of_plan) {
        (0, true) => "計画の欄（方法・期限・目標）は変わっていません。".to_owned(),
        (0, false) => "用紙の内容は同じです。".to_owned(),
        (count, true) => format!("計画の欄（方法・期限・目標）で変わった所 {count}"),
        (count, false) => format!("変わった所 {count}"),
    }
}

/// A place that differs.
pub fn change(number: usize) -> String {
    format!("変わった所 {number}")
}

/// Shows the automatic ones that are folded away.
pub fn unfold(count: usize) -> String {
    format!("自動の版 {count}件を出す")
}

/// What changed from one version to the next, in a few words; nothing where nothing did.
pub fn changed(before: &Sheet, after: &Sheet, found: &[Difference]) -> String {
    const NAMED: usize = 2;
    let names: Vec<String> = found.iter().take(NAMED).map(|one| difference(before, after, one)).collect();
    match found.len().saturating_sub(NAMED) {
        0 => names.join("、"),
        more => format!("{} ほか{more}か所", names.join("、")),
    }
}

fn difference(before: &Sheet, after: &Sheet, difference: &Difference) -> String {
    let number = |sheet: &Sheet, id| parts::initiative_number(sheet.initiative_number(id).unwrap_or(0));
    match difference {
        Difference::Added(id) => format!("取組{}の追加", number(after, id)),
        Difference::Removed(id) => format!("取組{}の削除", number(before, id)),
        other => import_words::difference(before, after, other),
    }
}
