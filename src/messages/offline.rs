//! Working without the network: which of the ways this page has, and that a new version is there.

/// All lies in one file.
pub const IN_ONE_FILE: &str =
    "いまは、1つのファイルとして開いています。ネットワークがなくても、そのまま使えます。";
/// It can be installed, and opens without the network.
pub const HERE: &str =
    "いまのアドレスでは、ネットワークがなくても開けます。ブラウザのメニューからインストールもできます。";
/// It will.
pub const COMING: &str = "いまのアドレスでは、ネットワークがなくても使えます。その用意をしています。終わるまで、つないだままにしてください。";
/// It cannot.
pub const NOWHERE: &str = "いまのアドレスでは、開くときにネットワークが必要です（https のアドレスではないか、ブラウザが対応していません）。ネットワークなしで使うときは、1つのファイル（goalsheet.html）を使ってください。";
/// It could not.
pub const FAILED: &str = "いまは、開くときにネットワークが必要です（用意ができなかったか、管理者が止めています）。次に開いたときに、もう一度用意します。";

/// A new version is there.
pub const NEW_VERSION: &str = "新しい版があります。";
/// Takes it.
pub const TAKE: &str = "新しい版にする";
/// Not now.
pub const LATER: &str = "あとで";
/// What is written is not stored, so that no other version is taken.
pub const SAVE_FIRST: &str = "保存できていない内容があるため、新しい版にしませんでした。「書き出し」でファイルに保存してから、もう一度押してください。";
