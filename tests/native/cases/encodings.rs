//! Encodings of offices, machines and mail; and bytes that were lost or changed on the way.

use super::{bring, bring_text};

const FORM: &str = "# 水道部等\r\n\r\n## 令和七年度 重点目標管理シート\r\n\r\n重点目標\t老朽管を取り替える\t部局名\t工務課\t優先順位\t１位\r\n\
    現況・課題\t一部の管が古い。　漏水がある。\r\n目的・効果\t(1) 断水を減らす\r\n";

fn encoded(label: &str) -> Vec<u8> {
    encoding_rs::Encoding::for_label(label.as_bytes()).expect("an encoding").encode(FORM).0.into_owned()
}

fn utf16(unit: fn(u16) -> [u8; 2], mark: &[u8]) -> Vec<u8> {
    mark.iter().copied().chain(FORM.encode_utf16().flat_map(unit)).collect()
}

#[test]
fn every_encoding_brings_the_same_sheet() {
    let wanted = bring_text(FORM);
    assert_eq!(
        (wanted.sheet().goal.as_str(), wanted.sheet().fiscal_year.western()),
        ("老朽管を取り替える", 2025)
    );
    for (why, bytes) in [
        ("UTF-8 with its mark", [b"\xef\xbb\xbf", FORM.as_bytes()].concat()),
        ("UTF-16", utf16(u16::to_le_bytes, &[0xff, 0xfe])),
        ("UTF-16, big", utf16(u16::to_be_bytes, &[0xfe, 0xff])),
        ("UTF-16 without its mark", utf16(u16::to_le_bytes, &[])),
        ("UTF-16, big, without its mark", utf16(u16::to_be_bytes, &[])),
        ("Shift_JIS", encoded("shift_jis")),
        ("EUC-JP", encoded("euc-jp")),
        ("ISO-2022-JP", encoded("iso-2022-jp")),
    ] {
        let brought = bring(&bytes);
        assert_eq!((&brought.sheets, &brought.told), (&wanted.sheets, &wanted.told), "{why}");
    }
}

#[test]
fn a_broken_character_is_told_with_its_line() {
    for label in ["utf-8", "shift_jis", "euc-jp"] {
        let bytes = encoded(label);
        let line = bytes.split(|byte| *byte == b'\n').take(5).map(|line| line.len() + 1).sum::<usize>();
        // The last byte of 課題 before the tab, and one that is another now.
        let tab = line + bytes[line..].iter().position(|byte| *byte == b'\t').expect("a tab");
        let mut lost = bytes.clone();
        lost.remove(tab + 2);
        let mut changed = bytes.clone();
        changed[bytes.len() - 4] = 0xff;
        for (why, bytes, line) in [("lost", lost, "6行目"), ("changed", changed, "7行目")] {
            let brought = bring(&bytes);
            assert_eq!(brought.sheet().goal, "老朽管を取り替える", "{label}, {why}");
            brought.tells(&["壊れた文字", line]);
            let text = format!("{:?}", brought.sheets);
            assert!(text.contains('\u{fffd}'), "{label}, {why}: {text}");
        }
    }
}

#[test]
fn what_is_no_text_is_still_refused() {
    let noise: Vec<u8> = (0..4_000u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for (bytes, told) in [
        (&noise[..], "文字のファイルではない"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "画像"),
        (b"GIF89a\x01\0\x01\0\x80\xff", "画像"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "画像"),
        (b"7z\xbc\xaf\x27\x1c\0\x04", "展開"),
        (b"{\\rtf1\\ansi }", "リッチテキスト"),
    ] {
        let brought = bring(bytes);
        assert_eq!(brought.sheets, []);
        brought.tells(&[told]);
    }
}
