//! What could not be done, because the part of the app that does it did not start or broke down.

use crate::protocol::{Failure, NotStarted};

/// Tries to read sheets again.
pub const READ_AGAIN: &str = "もう一度読み取る";

/// Stops reading sheets.
pub const STOP_READING: &str = "読み取りを中止";

/// Reading takes long.
pub fn reading_is_slow(is_again: bool) -> String {
    let why = if is_again {
        "読み取りの応答がなかったため、やり直しています。"
    } else {
        "数値・判定・点検の読み取りに時間がかかっています。"
    };
    format!("{why}入力と保存はこのまま続けられます。")
}

/// What is heard of something that is being done, behind the words of what it is.
pub fn pace(is_slow: bool, is_again: bool) -> &'static str {
    match (is_again, is_slow) {
        (true, _) => "　応答がなかったため、やり直しています。",
        (_, true) => "　時間がかかっています。このままお待ちいただくか、中止してください。",
        _ => "",
    }
}

/// A file was not read.
pub fn import_failed(failure: &Failure) -> String {
    match failure {
        Failure::NotStarted(NotStarted::Replaced) => replaced("この形の文書を読み取るプログラム"),
        Failure::NotStarted(NotStarted::Words(words)) => format!(
            "この形の文書を読み取るプログラムを、読み込めませんでした。通信の状態を確かめて、もう一度試してください。何度試しても同じときは、ページを再読み込みしてください（Ctrl＋F5）。{}",
            technical(words)
        ),
        Failure::BrokeDown(words) => format!(
            "この文書を読み取る途中で、アプリに問題が起きました。いまのシートには影響していません。文書を分けて、もう一度試してください。{}",
            technical(words)
        ),
        Failure::NoAnswer => "この文書を読み取るプログラムが、2回試しても応答しませんでした。何も取り込んでいません。文書を分けて、もう一度試してください。".to_owned(),
        Failure::Stopped => "読み取りを中止しました。何も取り込んでいません。".to_owned(),
    }
}

/// Sheets were not read.
pub fn reading_failed(failure: &Failure) -> String {
    match failure {
        Failure::NotStarted(NotStarted::Replaced) => replaced("数値・判定・点検を読み取るプログラム"),
        Failure::NotStarted(NotStarted::Words(words)) => format!(
            "数値・判定・点検を読み取るプログラムを、読み込めませんでした。入力と保存はこのまま続けられます。通信の状態を確かめて、ページを再読み込みしてください（Ctrl＋F5）。{}",
            technical(words)
        ),
        Failure::BrokeDown(words) => format!(
            "シートを読み取る途中で、アプリに問題が起きました。読み取れなかったシートには、判定と点検が表示されません。入力と保存はこのまま続けられます。{}",
            technical(words)
        ),
        Failure::NoAnswer => "シートを読み取るプログラムが、2回試しても応答しませんでした。読み取れなかったシートには、判定と点検が表示されません。入力と保存はこのまま続けられます。".to_owned(),
        Failure::Stopped => "読み取りを中止しました。判定と点検が表示されないシートがあります。".to_owned(),
    }
}

/// A file was not made.
pub fn export_failed(failure: &Failure) -> String {
    match failure {
        Failure::NotStarted(NotStarted::Replaced) => replaced("ファイルを作るプログラム"),
        Failure::NotStarted(NotStarted::Words(words)) => format!(
            "ファイルを作るプログラムを読み込めなかったため、書き出せませんでした。通信の状態を確かめて、もう一度試してください。{}",
            technical(words)
        ),
        Failure::BrokeDown(words) => format!(
            "ファイルを作る途中でアプリに問題が起き、書き出せませんでした。シートの数を減らして、もう一度試してください。{}",
            technical(words)
        ),
        Failure::NoAnswer => "ファイルを作るプログラムが、2回試しても応答しませんでした。ファイルは作られていません。シートの数を減らして、もう一度試してください。".to_owned(),
        Failure::Stopped => "書き出しを中止しました。ファイルは作られていません。".to_owned(),
    }
}

/// A screen was not drawn.
pub fn drawing_failed(failure: &Failure) -> String {
    match failure {
        Failure::NotStarted(NotStarted::Replaced) => replaced("この画面を描くプログラム"),
        Failure::NotStarted(NotStarted::Words(words)) => format!(
            "この画面を描くプログラムを読み込めませんでした。通信の状態を確かめて、もう一度試してください。{}",
            technical(words)
        ),
        Failure::BrokeDown(words) => format!(
            "この画面を描く途中でアプリに問題が起きました。シートには影響していません。{}",
            technical(words)
        ),
        Failure::NoAnswer => {
            "この画面を描くプログラムが、2回試しても応答しませんでした。シートには影響していません。"
                .to_owned()
        }
        Failure::Stopped => "中止しました。".to_owned(),
    }
}

/// A gateway that wants a new login answered.
fn replaced(what: &str) -> String {
    format!(
        "{what}の代わりに、ログインや認証の画面と思われる別のページが届きました。ネットワークへのログインが切れているようです。新しいタブでこのアドレスを開いてログインし直してから、もう一度試してください。書いた内容は、この端末に残っています。"
    )
}

fn technical(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("技術的な情報：{words}") }
}
