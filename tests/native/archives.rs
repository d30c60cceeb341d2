//! Files that come in a zip: all of them, with their names, and nothing that was not meant.

use std::io::{Cursor, Write};

use goalsheet::codec::ZipFault;
use goalsheet::codec::archive::{self, UnpackedFile};
use goalsheet::engines::excel;
use goalsheet::protocol::{self, UnpackArchive};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        if name.ends_with('/') {
            zip.add_directory(*name, SimpleFileOptions::default()).expect("a folder");
        } else {
            zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
            zip.write_all(bytes).expect("written");
        }
    }
    zip.finish().expect("a zip").into_inner()
}

fn unpacked(zip: Vec<u8>) -> Result<Vec<UnpackedFile>, ZipFault> {
    let message = protocol::encode_request(7, "", UnpackArchive { zip: zip.into() });
    let answer = excel::answer(&message, &mut |_, _| {});
    let (number, body) = protocol::open(&answer).expect("an answer");
    assert_eq!(number, 7);
    protocol::decode_answer::<UnpackArchive>(body).expect("an answer of its kind")
}

fn path(file: &UnpackedFile) -> String {
    archive::path(&file.name, |name| {
        let (text, _, _) = encoding_rs::SHIFT_JIS.decode(name);
        Some(text.into_owned())
    })
}

/// The same zip with other bytes for a name, of the same length.
fn renamed(mut zip: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let places: Vec<usize> = (0..zip.len()).filter(|at| zip[*at..].starts_with(from)).collect();
    assert_eq!(places.len(), 2, "at the file and in the list");
    places.into_iter().for_each(|at| zip[at..at + to.len()].copy_from_slice(to));
    zip
}

#[test]
fn all_files_of_all_folders_come_by_their_names() {
    let zip = zipped(&[
        ("返送/", b""),
        ("返送/健康こども部/子育て.json", b"{}"),
        ("返送/XXXXXX.json", b"[]"),
        ("__MACOSX/返送/._子育て.json", b"x"),
        ("返送/.DS_Store", b"x"),
        ("返送/~$危機管理室.xlsx", b"x"),
        ("返送/Thumbs.db", b"x"),
        ("a\\b.txt", b"t"),
    ]);
    // 総務部, as Windows writes it.
    let zip = renamed(zip, b"XXXXXX.json", b"\x91\x8d\x96\xb1\x95\x94.json");
    let files = unpacked(zip).expect("a zip");
    let told: Vec<_> = files.iter().map(|file| (path(file), archive::is_aside(&path(file)))).collect();
    let content = |name: &str| {
        let file = files.iter().find(|file| path(file).ends_with(name)).expect("a file");
        file.content.clone().map(serde_bytes::ByteBuf::into_vec)
    };
    assert_eq!(told.len(), 7, "no folder");
    let asides: Vec<&str> = told.iter().filter(|(_, aside)| *aside).map(|(path, _)| path.as_str()).collect();
    assert_eq!(asides.len(), 4, "{asides:?}");
    assert_eq!(content("部/子育て.json"), Ok(b"{}".to_vec()));
    assert_eq!(content("a/b.txt"), Ok(b"t".to_vec()));
    assert_eq!(content("Thumbs.db"), Ok(Vec::new()), "not unpacked");
}

#[test]
fn a_name_in_shift_jis_is_read_as_one() {
    let zip = renamed(zipped(&[("XXXXXX.json", b"{}")]), b"XXXXXX.json", b"\x91\x8d\x96\xb1\x95\x94.json");
    let files = unpacked(zip).expect("a zip");
    assert_eq!(files.iter().map(path).collect::<Vec<_>>(), ["総務部.json"]);
}

#[test]
fn what_is_damaged_or_huge_is_told_file_by_file() {
    assert_eq!(unpacked(b"PK\x03\x04 and no more".to_vec()), Err(ZipFault::Damaged));
    let many: Vec<String> = (0..3001).map(|number| format!("{number}.json")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(unpacked(zipped(&many)), Err(ZipFault::TooMany));
    // One that grows beyond all measure; the others come.
    let bomb = vec![b' '; 40 << 20];
    let files = unpacked(zipped(&[("a.json", &bomb), ("b.json", b"{}")])).expect("a zip");
    assert_eq!(files[0].content, Err(ZipFault::TooLarge));
    assert_eq!(files[1].content.as_deref().map(|bytes| bytes.as_slice()), Ok(&b"{}"[..]));
    // Half of a file.
    let mut cut = zipped(&[("a.json", b"some words that were not pressed much"), ("b.json", b"{}")]);
    let at = cut.windows(6).position(|bytes| bytes == b"a.json").expect("the name") + 8;
    cut[at..at + 12].fill(0xff);
    let files = unpacked(cut).expect("a zip");
    assert!(files[0].content.is_err());
    assert!(files[1].content.is_ok());
    for (name, is_zip) in [("返送.zip", true), ("返送.ZIP", true), ("a.xlsx", false), ("zip", false)] {
        assert_eq!(archive::is_zip(name), is_zip, "{name}");
    }
}
