//! What could not be done, because the part of the app that does it did not start or broke down.

use crate::protocol::Failure;

/// Tries to read sheets again.
pub const READ_AGAIN: &str = "もう一度読み取る";

/// A file was not read.
pub fn import_failed(failure: &Failure) -> String {
    match failure {
        Failure::NotStarted(words) => format!(
            "この形の文書を読み取るプログラムを、読み込めませんでした。通信の状態を確かめて、もう一度試してください。何度試しても同じときは、ページを再読み込みしてください（Ctrl＋F5）。{}",
            technical(words)
        ),
        Failure::BrokeDown(words) => format!(
            "この文書を読み取る途中で、アプリに問題が起きました。いまのシートには影響していません。文書を分けて、もう一度試してください。{}",
            technical(words)
        ),
        Failure::Stopped => "読み取りを中止しました。何も取り込んでいません。".to_owned(),
    }
}

/// Sheets were not read.
pub fn reading_failed(failure: &Failure) -> String {
    match failure {
        Failure::NotStarted(words) => format!(
            "数値・判定・点検を読み取るプログラムを、読み込めませんでした。入力と保存はこのまま続けられます。通信の状態を確かめて、ページを再読み込みしてください（Ctrl＋F5）。{}",
            technical(words)
        ),
        Failure::BrokeDown(words) => format!(
            "シートを読み取る途中で、アプリに問題が起きました。読み取れなかったシートには、判定と点検が表示されません。入力と保存はこのまま続けられます。{}",
            technical(words)
        ),
        Failure::Stopped => "読み取りを中止しました。判定と点検が表示されないシートがあります。".to_owned(),
    }
}

/// A file was not made.
pub fn export_failed(failure: &Failure) -> String {
    match failure {
        Failure::NotStarted(words) => format!(
            "ファイルを作るプログラムを読み込めなかったため、書き出せませんでした。通信の状態を確かめて、もう一度試してください。{}",
            technical(words)
        ),
        Failure::BrokeDown(words) => format!(
            "ファイルを作る途中でアプリに問題が起き、書き出せませんでした。シートの数を減らして、もう一度試してください。{}",
            technical(words)
        ),
        Failure::Stopped => "書き出しを中止しました。ファイルは作られていません。".to_owned(),
    }
}

fn technical(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("技術的な情報：{words}") }
}
