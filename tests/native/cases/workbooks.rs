//! Further workbooks of each kind, made here: cells that are struck out, hidden, covered, shown by odd formats, and what
//! lies over them.

use std::io::{Cursor, Write};

use goalsheet::codec::xlsx::import;
use goalsheet::messages::problems;
use goalsheet::model::{Column, Sheet};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A workbook of one worksheet with a form in it.
#[derive(Clone, Copy, Default)]
struct Book<'t> {
    /// Inside of `<fonts>`, after the plain one; of `<fills>`, after the two of Excel; `<xf>`s after the plain one.
    fonts: &'t str,
    fills: &'t str,
    looks: &'t str,
    formats: &'t str,
    /// What stands before the cells and behind them.
    before: &'t str,
    after: &'t str,
    /// The cell of 数値目標 in row 4.
    target: &'t str,
    /// What the row of the second initiative says of itself, and further rows.
    row: &'t str,
    rows: &'t str,
    /// Further parts, and the worksheet's relations.
    parts: &'t [(&'t str, &'t str)],
    /// How a second worksheet is shown, and its rows; none where there is no second one.
    second: Option<(&'t str, &'t str)>,
    relations: &'t [(&'t str, &'t str)],
}

fn text(cell: &str, words: &str) -> String {
    format!(r#"<c r="{cell}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>"#)
}

fn row(number: u32, of: &str, cells: &[(&str, &str)]) -> String {
    let cells: String =
        cells.iter().map(|(column, words)| text(&format!("{column}{number}"), words)).collect();
    format!(r#"<row r="{number}" {of}>{cells}</row>"#)
}

impl Book<'_> {
    fn bytes(&self) -> Vec<u8> {
        let relation = |at: usize, kind: &str, target: &str| {
            format!(
                r#"<Relationship Id="r{at}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>"#
            )
        };
        let relations = |all: &[(&str, &str)]| {
            let all = (1..).zip(all).map(|(at, (kind, target))| relation(at, kind, target));
            format!("<Relationships>{}</Relationships>", all.collect::<String>())
        };
        let first = format!(
            r#"<row r="4">{}{}{}{}{}</row>"#,
            text("A4", "①"),
            text("B4", "○ 研修"),
            text("C4", "通年"),
            self.target,
            text("F4", "済"),
        );
        let cells = [
            row(1, "", &[("A", "令和6年度 重点目標管理シート")]),
            row(2, "", &[("A", "重点目標"), ("B", "窓口の混雑をなくす")]),
            row(
                3,
                "",
                &[
                    ("B", "取組項目"),
                    ("C", "期間・期限"),
                    ("D", "数値目標"),
                    ("E", "中間報告"),
                    ("F", "期末報告"),
                ],
            ),
            first,
            row(
                5,
                self.row,
                &[("A", "②"), ("B", "○ 案内"), ("C", "9月"), ("D", "20回"), ("E", "9回"), ("F", "21回")],
            ),
            self.rows.to_owned(),
        ];
        let sheet = format!(
            "<worksheet>{}<sheetData>{}</sheetData>{}</worksheet>",
            self.before,
            cells.concat(),
            self.after
        );
        let styles = format!(
            r#"<styleSheet><numFmts>{}</numFmts><fonts><font><color theme="1"/></font>{}</fonts><fills><fill><patternFill/></fill><fill><patternFill patternType="gray125"/></fill>{}</fills><cellXfs><xf numFmtId="0" fontId="0" fillId="0"/>{}</cellXfs><dxfs><dxf><font><strike/><color rgb="FFFFFFFF"/></font></dxf><dxf><fill><patternFill patternType="solid"><fgColor rgb="FF000000"/><bgColor rgb="FF000000"/></patternFill></fill></dxf><dxf><font><color rgb="FFFFFFFF"/></font><fill><patternFill><bgColor rgb="FF000000"/></patternFill></fill></dxf><dxf><fill><patternFill><bgColor rgb="FFFFEB9C"/></patternFill></fill></dxf></dxfs></styleSheet>"#,
            self.formats, self.fonts, self.fills, self.looks
        );
        let second = self.second.map_or_else(String::new, |(state, _)| {
            format!(r#"<sheet name="控え" sheetId="2" state="{state}" r:id="r4"/>"#)
        });
        let workbook = format!(
            r#"<workbook xmlns:r="r"><sheets><sheet name="総務" sheetId="1" r:id="r1"/>{second}</sheets></workbook>"#
        );
        let mut parts = vec![
            ("[Content_Types].xml", "<Types/>".to_owned()),
            ("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")])),
            (
                "xl/_rels/workbook.xml.rels",
                relations(&[("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("theme", "theme.xml"), ("worksheet", "worksheets/sheet2.xml")]),
            ),
            ("xl/workbook.xml", workbook),
            ("xl/styles.xml", styles),
            (
                "xl/theme.xml",
                r#"<a:theme xmlns:a="a"><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme></a:theme>"#.to_owned(),
            ),
            ("xl/worksheets/sheet1.xml", sheet),
            ("xl/worksheets/_rels/sheet1.xml.rels", relations(self.relations)),
        ];
        parts.extend(self.second.map(|(_, rows)| {
            ("xl/worksheets/sheet2.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"))
        }));
        parts.extend(self.parts.iter().map(|(name, text)| (*name, (*text).to_owned())));
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            zip.start_file(name, SimpleFileOptions::default()).expect("a part");
            zip.write_all(text.as_bytes()).expect("written");
        }
        zip.finish().expect("a zip").into_inner()
    }

    /// Its sheet, and what is told.
    #[track_caller]
    fn read_with(&self, with_hidden: bool) -> (Sheet, Vec<String>) {
        let read = import::decode_with(&self.bytes(), with_hidden, &mut crate::common::ids(), &mut |_, _| {});
        let decoded = read.unwrap_or_else(|problems| {
            panic!("{:?}", problems.iter().map(problems::problem).collect::<Vec<_>>())
        });
        let told = decoded.notes.iter().map(problems::note).collect();
        (decoded.sheets.into_iter().next().expect("a sheet"), told)
    }

    fn read(&self) -> (Sheet, Vec<String>) {
        self.read_with(false)
    }

    /// What 数値目標 of the first initiative is, and what is told.
    #[track_caller]
    fn check(&self, target: &str, told: &[&str]) {
        let (sheet, notes) = self.read();
        assert_eq!(sheet.initiatives[0].text(Column::Target), target, "{}\n{notes:#?}", self.target);
        let missing = told.iter().find(|words| !notes.iter().any(|note| note.contains(**words)));
        assert_eq!(missing, None, "{}\n{notes:#?}", self.target);
        assert_eq!(notes.is_empty(), told.is_empty(), "{}\n{notes:#?}", self.target);
    }
}

/// A cell of 数値目標.
fn target(of: &str, inside: &str) -> String {
    format!(r#"<c r="D4" {of}>{inside}</c>"#)
}

#[test]
fn struck_out_words_are_told_and_do_not_come_in() {
    let fonts = r#"<font><strike/></font><font><strike val="0"/></font><font><u/><strike val="1"/></font>"#;
    let looks = r#"<xf fontId="1"/><xf fontId="2"/><xf fontId="3" numFmtId="9"/>"#;
    for (of, inside, live, told) in [
        (r#"t="inlineStr" s="1""#, "<is><t>15校</t></is>", "", &["D4「15校」は、取り消し線"][..]),
        (r#"t="inlineStr" s="2""#, "<is><t>15校</t></is>", "15校", &[]),
        (r#"s="1""#, "<v>15</v>", "", &["D4「15」は、取り消し線"]),
        (r#"s="3""#, "<v>0.15</v>", "", &["D4「15%」は、取り消し線"]),
        (r#"t="str" s="1""#, "<f>A1</f><v>15校</v>", "", &["D4「15校」は"]),
        (
            r#"t="inlineStr""#,
            "<is><r><rPr><strike/><sz val=\"9\"/></rPr><t>15校</t></r><r><rPr><sz val=\"9\"/></rPr><t>19校</t></r></is>",
            "19校",
            &["D4「15校」は、取り消し線"],
        ),
        (
            r#"t="inlineStr" s="1""#,
            "<is><r><t>15校</t></r><r><rPr><color rgb=\"FFFF0000\"/></rPr><t>19校</t></r></is>",
            "19校",
            &["D4「15校」は"],
        ),
        (
            r#"t="inlineStr""#,
            "<is><r><rPr><strike/></rPr><t>15</t></r><r><rPr><strike/><b/></rPr><t>校</t></r><r><rPr/><t>以上</t></r><r><rPr><strike/></rPr><t>（予定）</t></r></is>",
            "以上",
            &["D4「15校」、D4「（予定）」は"],
        ),
        (
            r#"t="inlineStr""#,
            "<is><r><t>(1) 甲\n</t></r><r><rPr><strike val=\"true\"/></rPr><t>(2) 乙\n</t></r><r><rPr/><t>(3) 丙</t></r></is>",
            "(1) 甲\n(3) 丙",
            &["D4「(2) 乙」は"],
        ),
    ] {
        Book { fonts, looks, target: &target(of, inside), ..Book::default() }.check(live, told);
    }
}

#[test]
fn what_is_not_seen_is_left_out_told_and_can_be_taken() {
    let fonts = r#"<font><color rgb="FFFFFFFF"/></font><font><color theme="0"/></font><font><color indexed="9"/></font><font><color theme="0" tint="-0.5"/></font><font><color rgb="FF305496"/></font><font><sz val="1"/></font>"#;
    let fills = r#"<fill><patternFill patternType="solid"><fgColor rgb="FF305496"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor theme="0"/></patternFill></fill>"#;
    let looks = r#"<xf fontId="1"/><xf fontId="2"/><xf fontId="3"/><xf fontId="4"/><xf fontId="5" fillId="2"/><xf fontId="1" fillId="2"/><xf fontId="2" fillId="3"/><xf fontId="6"/><xf numFmtId="200"/><xf numFmtId="201"/><xf fontId="1" fillId="1"/>"#;
    let formats = r#"<numFmt numFmtId="200" formatCode=";;;"/><numFmt numFmtId="201" formatCode="0;-0;;@"/>"#;
    let hidden = &["D4「15校」は、文字の色や表示形式のために見えない"][..];
    for (look, is_seen) in [
        (1, false),
        (2, false),
        (3, false),
        (4, true),
        (5, false),
        (6, true),
        (7, false),
        (8, false),
        (9, false),
        (10, true),
        (11, true),
    ] {
        let target = target(&format!(r#"t="inlineStr" s="{look}""#), "<is><t>15校</t></is>");
        let book = Book { fonts, fills, looks, formats, target: &target, ..Book::default() };
        book.check(if is_seen { "15校" } else { "" }, if is_seen { &[] } else { hidden });
        let (sheet, notes) = book.read_with(true);
        assert_eq!(sheet.initiatives[0].text(Column::Target), "15校", "{look}");
        assert_eq!(
            notes.iter().any(|note| note.contains("内容ですが、取り込みます")),
            !is_seen,
            "{look}: {notes:?}"
        );
    }
    for (of, inside, told) in [
        (r#"s="10""#, "<v>0</v>", "D4「0」は、文字の色や表示形式"),
        (r#"s="9""#, "<v>15</v>", "D4「15」は、文字の色や表示形式"),
        (
            r#"t="inlineStr""#,
            "<is><r><rPr><color rgb=\"FFFFFFFF\"/></rPr><t>下書き</t></r></is>",
            "D4「下書き」は、文字の色や表示形式",
        ),
        (
            r#"t="inlineStr""#,
            "<is><r><rPr><sz val=\"1\"/></rPr><t>下書き</t></r></is>",
            "D4「下書き」は、文字の色や表示形式",
        ),
    ] {
        let target = target(of, inside);
        Book { fonts, fills, looks, formats, target: &target, ..Book::default() }.check("", &[told]);
    }
    // The color of a number's format counts more than the letters' own.
    for (code, ground, is_seen) in [
        ("[White]@", 0, false),
        ("[白]0;[白]-0;[白]0;[白]@", 0, false),
        ("[Color2]General;;;[Color2]@", 0, false),
        ("[Red]@", 0, true),
        ("[White]@", 2, true),
        ("[White]0", 0, true),
    ] {
        let looks = format!(r#"<xf numFmtId="202" fontId="0" fillId="{ground}"/>"#);
        let formats = format!(r#"<numFmt numFmtId="202" formatCode="{code}"/>"#);
        let target = target(r#"t="inlineStr" s="1""#, "<is><t>15校</t></is>");
        let book =
            Book { fonts, fills, looks: &looks, formats: &formats, target: &target, ..Book::default() };
        book.check(if is_seen { "15校" } else { "" }, if is_seen { &[] } else { hidden });
    }
    let white = target(r#"s="1""#, "<v>15</v>");
    let looks = r#"<xf numFmtId="202" fontId="0" fillId="0"/>"#;
    let formats = r#"<numFmt numFmtId="202" formatCode="[White]0"/>"#;
    Book { looks, formats, target: &white, ..Book::default() }.check("", &["D4「15」は、文字の色や表示形式"]);
    let zero = target("", "<v>0</v>");
    let before = r#"<sheetViews><sheetView showZeros="0"/></sheetViews>"#;
    Book { before, target: &zero, ..Book::default() }.check("", &["D4「0」は"]);
}

#[test]
fn letters_of_fonts_of_pictures_come_in_as_what_is_seen() {
    let fonts = r#"<font><name val="Wingdings"/></font>"#;
    let looks = r#"<xf fontId="1"/>"#;
    for (of, inside, seen) in [
        (r#"t="inlineStr" s="1""#, "<is><t>þ 15校</t></is>", "☑ 15校"),
        (r#"t="str" s="1""#, "<f>IF(A1,1)</f><v>ü 15校</v>", "✓ 15校"),
        (
            r#"t="inlineStr""#,
            "<is><r><rPr><rFont val=\"Wingdings 2\"/></rPr><t>R</t></r><r><rPr><rFont val=\"メイリオ\"/></rPr><t> R5</t></r></is>",
            "☑ R5",
        ),
        (
            r#"t="inlineStr" s="1""#,
            "<is><r><t>o</t></r><r><rPr><rFont val=\"メイリオ\"/></rPr><t>o</t></r></is>",
            "□o",
        ),
    ] {
        let target = target(of, inside);
        Book { fonts, looks, target: &target, ..Book::default() }.check(seen, &[]);
    }
}

#[test]
fn hidden_rows_and_columns_are_left_out_told_and_can_be_taken() {
    let target = text("D4", "15校");
    let book = Book { target: &target, ..Book::default() };
    for row in
        [r#"hidden="1""#, r#"hidden="true" outlineLevel="1""#, r#"ht="0" customHeight="1""#, r#"ht="0.75""#]
    {
        let book = Book { row, ..book };
        let (sheet, notes) = book.read();
        assert_eq!(sheet.initiatives.len(), 1, "{row}");
        assert_eq!(notes.len(), 1, "{row} {notes:?}");
        for words in ["5行目", "A5「②」", "B5「○ 案内」", "F5「21回」", "非表示の行"] {
            assert!(notes[0].contains(words), "{words}: {notes:?}");
        }
        let (sheet, notes) = book.read_with(true);
        assert_eq!(sheet.initiatives[1].text(Column::FinalReport), "21回");
        assert!(notes[0].contains("取り込みます"), "{notes:?}");
    }
    for before in [
        r#"<cols><col min="5" max="5" hidden="1"/></cols>"#,
        r#"<cols><col min="1" max="4" width="9"/><col min="5" max="5" width="0" customWidth="1"/></cols>"#,
    ] {
        let book = Book { before, ..book };
        let (sheet, notes) = book.read();
        assert_eq!(sheet.initiatives[1].text(Column::Midterm), "", "{notes:?}");
        assert!(notes.iter().any(|note| note.contains("E5「9回」は、非表示の列")), "{notes:?}");
        assert_eq!(book.read_with(true).0.initiatives[1].text(Column::Midterm), "9回");
    }
    // Merged cells are seen as long as a part of them is.
    let before = r#"<cols><col min="4" max="4" hidden="1"/></cols>"#;
    let after = r#"<mergeCells><mergeCell ref="D4:E4"/></mergeCells>"#;
    let (sheet, notes) = Book { before, after, ..book }.read();
    assert_eq!(sheet.initiatives[0].text(Column::Midterm), "15校", "it is seen there: {notes:?}");
    // Where nothing is to be seen without it, it comes in.
    let before = r#"<cols><col min="1" max="9" hidden="1"/></cols>"#;
    let (sheet, notes) = Book { before, ..book }.read();
    assert_eq!(sheet.goal, "窓口の混雑をなくす");
    assert!(notes.iter().any(|note| note.contains("取り込みます")), "{notes:?}");
}

#[test]
fn only_the_first_of_merged_cells_counts() {
    for (target, after, live, told) in [
        (text("D4", "15校") + &text("E4", "旧"), "D4:E4", "15校", &["E4「旧」は、結合したセルの下"][..]),
        (text("D4", "15校") + r#"<c r="E4"><v>99</v></c>"#, "D4:E4", "15校", &["E4「99」は"]),
        (text("E4", "旧"), "D4:E4", "", &["E4「旧」は"]),
        (text("D4", "15校"), "C4:E4", "", &["D4「15校」は"]),
        (text("D4", "15校"), "D4:D4", "15校", &[]),
    ] {
        let after = format!(r#"<mergeCells><mergeCell ref="{after}"/></mergeCells>"#);
        Book { target: &target, after: &after, ..Book::default() }.check(live, told);
    }
}

#[test]
fn numbers_are_what_excel_shows_or_the_cell_is_told() {
    let check = |code: &str, cell: &str, live: &str, told: &[&str]| {
        let formats = format!(
            r#"<numFmt numFmtId="200" formatCode="{}"/>"#,
            code.replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
        );
        let target = target(
            cell.split_once('|').map_or("", |(of, _)| of),
            cell.split_once('|').map_or(cell, |(_, inside)| inside),
        );
        let target = target.replacen("D4\"", "D4\" s=\"1\"", 1);
        Book { formats: &formats, looks: r#"<xf numFmtId="200"/>"#, target: &target, ..Book::default() }
            .check(live, told);
    };
    for (code, cell, live) in [
        ("@\"校以上\"", "t=\"inlineStr\"|<is><t>15</t></is>", "15校以上"),
        ("@\"校以上\"", "<v>15</v>", "15校以上"),
        ("[<=10]0\"人以下\";0\"人\"", "<v>8</v>", "8人以下"),
        ("\"R\"0\".\"", "<v>6</v>", "R6."),
        ("# ??/??", "<v>0.75</v>", "3/4"),
        ("m\"月末\"", "t=\"d\"|<v>2025-03-31</v>", "3月末"),
        ("ggge\"年\"m\"月\"", "t=\"d\"|<v>2024-09-30T00:00:00Z</v>", "令和6年9月"),
        ("[DBNum3]0\"校\"", "<v>15</v>", "１５校"),
        ("0.0E+00", "<v>1500</v>", "1.5E+03"),
        ("0_ \"件\"", "<v>3</v>", "3件"),
        ("[$¥-411]#,##0;[赤]\"▲\"#,##0", "<v>-1500</v>", "▲1,500"),
    ] {
        check(code, cell, live, &[]);
    }
    check("[>10]0\"多\";[<0]0\"減\"", "<v>5</v>", "5", &["D4 の表示形式"]);
    check("[謎]0", "<v>5</v>", "5", &["D4 の表示形式（[謎]0）は"]);
    check("b1yyyy", "<v>45747</v>", "45747", &["D4 の表示形式"]);
}

#[test]
fn what_lies_over_the_cells_is_told() {
    let anchor = |inside: &str| {
        format!(
            "<xdr:twoCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:colOff>9</xdr:colOff><xdr:row>4</xdr:row></xdr:from><xdr:to><xdr:col>9</xdr:col></xdr:to>{inside}<xdr:clientData/></xdr:twoCellAnchor>"
        )
    };
    let drawing = |inside: &str| {
        format!(
            "<xdr:wsDr xmlns:xdr=\"x\" xmlns:a=\"a\" xmlns:r=\"r\" xmlns:c=\"c\" xmlns:mc=\"m\" xmlns:dgm=\"d\">{inside}</xdr:wsDr>"
        )
    };
    let target = text("D4", "15校");
    for (inside, words) in [
        (
            "<xdr:pic><xdr:nvPicPr><xdr:cNvPr id=\"2\" name=\"図 1\" descr=\"出勤簿の写し\"/></xdr:nvPicPr></xdr:pic>",
            &["D5 のあたりの画像の「出勤簿の写し」"][..],
        ),
        (
            "<xdr:pic><xdr:nvPicPr><xdr:cNvPr id=\"2\" name=\"図 1\"/></xdr:nvPicPr></xdr:pic>",
            &["画像の「図 1」"],
        ),
        (
            "<xdr:sp><xdr:txBody><a:p><a:r><a:t>見直し</a:t></a:r></a:p></xdr:txBody></xdr:sp>",
            &["D5 のあたりの図形の「見直し」"],
        ),
        ("<xdr:sp><xdr:spPr/></xdr:sp>", &["D5 のあたりの図形は"]),
        ("<xdr:cxnSp/>", &["線や矢印"]),
        (
            "<xdr:grpSp><xdr:sp><xdr:txBody><a:p><a:r><a:t>甲</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:pic/></xdr:grpSp>",
            &["図形の「甲」", "D5 のあたりの画像"],
        ),
        (
            "<xdr:graphicFrame><a:graphic><c:chart r:id=\"r1\"/></a:graphic></xdr:graphicFrame>",
            &["グラフの「来館者数 年度」"],
        ),
        (
            "<xdr:graphicFrame><a:graphic><dgm:relIds r:dm=\"r2\"/></a:graphic></xdr:graphicFrame>",
            &["SmartArtの「案内」"],
        ),
        (
            "<mc:AlternateContent><mc:Choice><xdr:sp><a:t>新</a:t></xdr:sp></mc:Choice><mc:Fallback><xdr:sp><a:t>旧</a:t></xdr:sp></mc:Fallback></mc:AlternateContent>",
            &["図形の「新」"],
        ),
    ] {
        let drawing = drawing(&anchor(inside));
        let relations = "<Relationships><Relationship Id=\"r1\" Type=\"x/chart\" Target=\"../charts/chart1.xml\"/><Relationship Id=\"r2\" Type=\"x/diagramData\" Target=\"../diagrams/data1.xml\"/></Relationships>";
        let parts = [
            ("xl/drawings/drawing1.xml", drawing.as_str()),
            ("xl/drawings/_rels/drawing1.xml.rels", relations),
            (
                "xl/charts/chart1.xml",
                "<c:chart xmlns:c=\"c\" xmlns:a=\"a\"><c:title><a:t>来館者数</a:t></c:title><a:t>年度</a:t></c:chart>",
            ),
            (
                "xl/diagrams/data1.xml",
                "<dgm:dataModel xmlns:dgm=\"d\" xmlns:a=\"a\"><a:t>案内</a:t></dgm:dataModel>",
            ),
        ];
        let relations = [("drawing", "../drawings/drawing1.xml")];
        Book { target: &target, parts: &parts, relations: &relations, ..Book::default() }
            .check("15校", words);
    }
    // A picture in a cell is no error there.
    let picture = r#"<c r="D4" t="e" vm="1"><v>#VALUE!</v></c>"#;
    let parts = [("xl/richData/richValueRel.xml", "<r/>")];
    Book { target: picture, parts: &parts, ..Book::default() }.check("", &["D4 のセルの中の画像"]);
    let wps = r#"<c r="D4" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>"#;
    Book { target: wps, ..Book::default() }.check("", &["D4 のセルの中の画像"]);
}

#[test]
fn rows_whose_label_is_not_known_are_glued_to_nothing() {
    let target = text("D4", "15校");
    for (cells, told, is_table) in [
        (
            &[("A", "決算額（千円）"), ("B", "12,345")][..],
            &["A6 の「決算額（千円）」は知らない欄名", "「12,345」"][..],
            true,
        ),
        (&[("A", "備考"), ("B", "来年度に見直す")], &["「備考」は知らない欄名", "来年度に見直す"], true),
        (&[("A", "今後の方向性"), ("B", "拡充"), ("D", "予算増")], &["今後の方向性", "拡充 予算増"], true),
        (&[("A", "担当者"), ("C", "山田")], &["「担当者」", "山田"], true),
        (
            &[("A", "残された課題"), ("B", "人手")],
            &["残された課題", "人手", "「取組による効果・残された課題」の欄"],
            true,
        ),
        (&[("A", "③"), ("B", "○ 次"), ("C", "5月")], &[], false),
    ] {
        let rows = row(6, "", cells);
        let (sheet, notes) = Book { target: &target, rows: &rows, ..Book::default() }.read();
        let second = &sheet.initiatives[1];
        let texts = Column::ALL.map(|column| second.text(column));
        assert_eq!(texts, ["○ 案内", "9月", "20回", "9回", "21回"], "{cells:?}");
        assert_eq!(sheet.initiatives.len(), if is_table { 2 } else { 3 });
        let all = notes.join("\n");
        assert!(told.iter().all(|words| all.contains(words)), "{cells:?}: {all}");
        assert_eq!(notes.len(), usize::from(is_table), "{all}");
    }
}

#[test]
fn what_conditions_may_hide_is_told() {
    let cell = target(r#"t="inlineStr""#, "<is><t>15校</t></is>");
    let rule = |area: &str, rule: &str| {
        format!(r#"<conditionalFormatting sqref="{area}">{rule}</conditionalFormatting>"#)
    };
    let newer = |rules: &str, area: &str| {
        format!(
            "<extLst><ext><x14:conditionalFormattings><x14:conditionalFormatting>{rules}<xm:sqref>{area}</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
        )
    };
    for (after, told) in [
        (rule("D4:D5", r#"<cfRule type="expression" dxfId="0"><formula>TRUE</formula></cfRule>"#), &["D4:D5", "D4「15校」、D5「20回」"][..]),
        (rule("A1 D4", r#"<cfRule type="cellIs" dxfId="0"/>"#), &["D4「15校」"]),
        (rule("D4", r#"<cfRule type="iconSet"><iconSet showValue="0"/></cfRule>"#), &["見えなくする", "D4「15校」"]),
        // Black on black, whichever of both the condition changes, and what is painted behind the words.
        (rule("D4", r#"<cfRule type="cellIs" dxfId="1"/>"#), &["見えなくする", "D4「15校」"]),
        (rule("D4:F5", r#"<cfRule type="cellIs" dxfId="1"/>"#), &["見えなくする", "D4「15校」、F4「済」、D5「20回」"]),
        (rule("D4", r#"<cfRule type="cellIs" dxfId="2"/>"#), &[]),
        (rule("D4", r#"<cfRule type="cellIs" dxfId="3"/>"#), &[]),
        (rule("D4", r#"<cfRule type="colorScale"><colorScale><cfvo type="min"/><cfvo type="max"/><color rgb="FFFFFFFF"/><color rgb="FF000000"/></colorScale></cfRule>"#), &["見えなくする", "D4「15校」"]),
        (rule("D4", r#"<cfRule type="colorScale"><colorScale><cfvo type="min"/><color rgb="FFFFFFFF"/><color rgb="FF63BE7B"/></colorScale></cfRule>"#), &[]),
        (rule("D4", r#"<cfRule type="dataBar"><dataBar><cfvo type="min"/><color rgb="FF000000"/></dataBar></cfRule>"#), &["見えなくする"]),
        (newer(r#"<x14:cfRule type="expression"><x14:dxf><fill><patternFill><bgColor theme="1"/></patternFill></fill></x14:dxf></x14:cfRule>"#, "D4"), &["見えなくする", "D4「15校」"]),
        (rule("D9:D20", r#"<cfRule type="expression" dxfId="0"/>"#), &[]),
        (rule("D4", r#"<cfRule type="expression" dxfId="7"/>"#), &[]),
        (newer(r#"<x14:cfRule type="expression"><xm:f>TRUE</xm:f><x14:dxf><font><strike/></font></x14:dxf></x14:cfRule>"#, "D4:D5"), &["D4:D5", "D4「15校」、D5「20回」"]),
        (newer(r#"<x14:cfRule type="expression"><x14:dxf><font><color rgb="FFFFFFFF"/></font></x14:dxf></x14:cfRule>"#, "D4"), &["見えなくする", "D4「15校」"]),
        (newer(r#"<x14:cfRule type="dataBar"><x14:dataBar showValue="0"/></x14:cfRule>"#, "D4"), &["見えなくする", "D4「15校」"]),
        (newer(r#"<x14:cfRule type="expression"><x14:dxf><font><b/></font></x14:dxf></x14:cfRule>"#, "D4"), &[]),
        (newer(r#"<x14:cfRule type="expression"><x14:dxf><font><strike/></font></x14:dxf></x14:cfRule>"#, "D9"), &[]),
        (r#"<headerFooter><oddHeader>&amp;C取扱注意&amp;R&amp;P</oddHeader><oddFooter>&amp;C&amp;P</oddFooter></headerFooter>"#.to_owned(), &["ヘッダー", "取扱注意"]),
        (r#"<dataValidations><dataValidation sqref="D4" promptTitle="目標" prompt="数で"/><dataValidation sqref="E4"/></dataValidations>"#.to_owned(), &["D4", "入力時のメッセージ", "目標 数で"]),
        (r#"<extLst><ext><x14:sparklineGroups><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>A1:B2</xm:f><xm:sqref>F4</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>"#.to_owned(), &["F4", "スパークライン"]),
    ] {
        let (sheet, notes) = Book { after: &after, target: &cell, ..Book::default() }.read();
        assert_eq!(sheet.initiatives[0].text(Column::Target), "15校");
        assert_eq!(notes.is_empty(), told.is_empty(), "{after}: {notes:#?}");
        assert!(told.iter().all(|words| notes.iter().any(|note| note.contains(words))), "{after}: {notes:#?}");
    }
}

#[test]
fn a_hidden_worksheet_stays_out_is_told_once_and_can_be_taken() {
    let target = text("D4", "15校");
    let form = [
        row(1, "", &[("A", "令和5年度 重点目標管理シート")]),
        row(2, "", &[("A", "重点目標"), ("B", "旧い目標")]),
        row(3, "", &[("B", "取組項目"), ("C", "期間・期限"), ("D", "数値目標")]),
        row(4, "", &[("A", "①"), ("B", "○ 旧い取組"), ("C", "通年"), ("D", "9校")]),
    ]
    .concat();
    for state in ["hidden", "veryHidden"] {
        let book = Book { target: &target, second: Some((state, &form)), ..Book::default() };
        let read = |with_hidden| {
            import::decode_with(&book.bytes(), with_hidden, &mut crate::common::ids(), &mut |_, _| {})
                .expect("sheets")
        };
        let seen = read(false);
        let goals: Vec<&str> = seen.sheets.iter().map(|sheet| sheet.goal.as_str()).collect();
        let told: Vec<String> = seen.notes.iter().map(problems::note).collect();
        assert_eq!(goals, ["窓口の混雑をなくす"], "{state}: {told:#?}");
        assert!(seen.notes.len() == 1 && seen.notes[0].is_of_hidden(), "{state}: {told:#?}");
        for words in
            ["「控え」シート", "非表示", "取り込みません", "A1「令和5年度 重点目標管理シート」", "10か所"]
        {
            assert!(told[0].contains(words), "{words}: {told:#?}");
        }
        let all = read(true);
        let goals: Vec<&str> = all.sheets.iter().map(|sheet| sheet.goal.as_str()).collect();
        let told: Vec<String> = all.notes.iter().map(problems::note).collect();
        assert_eq!(goals, ["窓口の混雑をなくす", "旧い目標"], "{state}");
        assert!(told.len() == 1 && told[0].contains("「控え」シートは Excel では非表示"), "{told:#?}");
    }
}

#[test]
fn a_worksheet_that_excel_does_not_even_list_is_told() {
    let target = text("D4", "15校");
    let rows = row(1, "", &[("A", "旧い計画"), ("B", "内緒の数 99")]);
    let read = |state: &str| Book { target: &target, second: Some((state, &rows)), ..Book::default() }.read();
    for state in ["veryHidden", "hidden", "visible"] {
        let (sheet, notes) = read(state);
        assert_eq!(sheet.initiatives[0].text(Column::Target), "15校");
        assert!(!format!("{sheet:?}").contains("内緒"), "{state}");
        assert!(notes.iter().any(|note| note.contains("控え") && note.contains("旧い計画")), "{notes:#?}");
    }
}

#[test]
fn very_small_and_very_large_numbers_are_what_excel_shows() {
    let looks = r##"<xf numFmtId="11"/><xf numFmtId="2"/>"##;
    // Whether a column shows so many places is not known: then that is told.
    for (style, value, shown, is_told) in [
        ("0", "1E-07", "0.0000001", true),
        ("0", "1.5E+20", "150000000000000000000", true),
        ("1", "1E-07", "1.00E-07", false),
        ("2", "1E-07", "0.00", false),
        ("0", "0.5", "0.5", false),
    ] {
        let cell = target(&format!(r#"s="{style}""#), &format!("<v>{value}</v>"));
        let (sheet, notes) = Book { target: &cell, looks, ..Book::default() }.read();
        assert_eq!(sheet.initiatives[0].text(Column::Target), shown, "{value} as {style}");
        let told = notes.iter().any(|note| note.contains("D4") && note.contains(shown));
        assert_eq!(told, is_told, "{value} as {style}: {notes:#?}");
    }
}

#[test]
fn what_a_format_fills_a_cell_with_is_told() {
    let formats = r##"<numFmt numFmtId="200" formatCode="0*-"/><numFmt numFmtId="201" formatCode="0&quot;校&quot;*…"/><numFmt numFmtId="202" formatCode="_ * #,##0_ "/><numFmt numFmtId="203" formatCode="@*."/><numFmt numFmtId="204" formatCode="**0;**0"/>"##;
    let looks = r#"<xf numFmtId="200"/><xf numFmtId="201"/><xf numFmtId="202"/><xf numFmtId="203"/><xf numFmtId="204"/>"#;
    for (of, inside, shown, told) in [
        (r#"s="1""#, "<v>15</v>", "15", &["D4", "0*-"][..]),
        (r#"s="2""#, "<v>15</v>", "15校", &["D4", "「15校」"]),
        (r#"s="3""#, "<v>1500</v>", "1,500", &[]),
        (r#"s="4" t="inlineStr""#, "<is><t>15校</t></is>", "15校", &["D4", "@*."]),
        (r#"s="5""#, "<v>15</v>", "15", &["D4", "**0"]),
    ] {
        Book { formats, looks, target: &target(of, inside), ..Book::default() }.check(shown, told);
    }
}
