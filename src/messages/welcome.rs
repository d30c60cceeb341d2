//! The words of the first visit.

/// What this is.
pub const WELCOME: &str = "重点目標管理シートを書き、報告し、確かめ、まとめるための道具です。\
    用紙と同じ形で編集でき、内容はこの端末のブラウザに自動で保存されます。";
/// The first way.
pub const WAY_OPEN: &str = "ファイルを開く";
/// What it does.
pub const WAY_OPEN_TEXT: &str =
    "届いたファイル（.xlsx .json .txt .html .md .zip）を、内容を確かめてから取り込みます。";
/// The second way.
pub const WAY_NEW: &str = "はじめから書く";
/// What it does.
pub const WAY_NEW_TEXT: &str = "白紙のシートを1枚作り、用紙の上で書き始めます。";
/// The third way.
pub const WAY_SAMPLE: &str = "見本で試す";
/// What it does.
pub const WAY_SAMPLE_TEXT: &str = "架空の市「あおぞら市」のシートを読み込みます。いつでも元に戻せます。";
/// What never happens.
pub const PRIVACY: &str = "入力した内容がこの端末の外へ送られることはありません。";
