//! The form as spreadsheets save it in text, with tabs and with commas; and what mail makes of it.

use super::{Brought, bring_text};
use goalsheet::model::Column;

/// The form's cells, as a worksheet has them: title, then label and text beside each other.
const CELLS: &[&[&str]] = &[
    &["令和6年度 重点目標管理シート", "", "", "", "", "", "都市部等"],
    &["重点目標", "歩いて楽しい駅前にする", "", "部局名", "都市計画課", "優先順位", "1位"],
    &["総合計画における位置付け", "第5編 第2章"],
    &["現況・課題", "歩行者は、1,200人です。\n「\"顔\"」がありません。"],
    &[
        "目的・効果",
        "① 人を増やす\n② 店を増やす",
        "",
        "",
        "該当するSDGsの目標",
        "11 住み続けられるまちづくりを",
    ],
    &["", "取組項目及び方法・手段", "期間・期限", "数値目標", "中間報告", "期末報告"],
    &["①", "○ 広場\n(1) 椅子を置く", "(1) 9月末", "(1) 1,000脚", "(1) \"仮\"に200脚", "(1) 1,050脚"],
    &["②", "○ 花壇", "通年", "20か所", "9か所", "21か所"],
    &["特記事項", "○市民参加・協働の推進、市民満足度の向上を考慮した点", "○取組による効果・残された課題"],
    &["", "商店会と話した", "日陰が足りない"],
];

/// The cells as Excel saves them: quotes where they need be, all rows of one length.
fn saved(separator: char, quoted: impl Fn(&str) -> bool) -> String {
    let cell = |text: &str| {
        if quoted(text) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
    };
    let row = |cells: &&[&str]| {
        let cells = (0..8).map(|at| cell(cells.get(at).copied().unwrap_or(""))).collect::<Vec<_>>();
        cells.join(&separator.to_string())
    };
    CELLS.iter().map(row).collect::<Vec<_>>().join("\r\n") + "\r\n"
}

fn excel(separator: char) -> String {
    saved(separator, |text| text.contains(['"', ',', '\n', separator]))
}

#[track_caller]
fn is_the_form(why: &str, brought: &Brought) {
    let sheet = brought.sheet();
    assert_eq!((sheet.fiscal_year.western(), sheet.group.as_str()), (2024, "都市部等"), "{why}");
    assert_eq!(
        (sheet.goal.as_str(), sheet.department.as_str()),
        ("歩いて楽しい駅前にする", "都市計画課"),
        "{why}"
    );
    assert_eq!(sheet.rank.map(|rank| rank.number()), Some(1), "{why}");
    assert_eq!(sheet.situation, "歩行者は、1,200人です。\n「\"顔\"」がありません。", "{why}");
    assert_eq!(sheet.purpose, "① 人を増やす\n② 店を増やす", "{why}");
    assert_eq!(
        (sheet.participation.as_str(), sheet.effects.as_str()),
        ("商店会と話した", "日陰が足りない"),
        "{why}"
    );
    let texts: Vec<Vec<&str>> = sheet
        .initiatives
        .iter()
        .map(|one| Column::ALL.iter().map(|column| one.text(*column)).collect())
        .collect();
    assert_eq!(
        texts,
        [
            vec!["○ 広場\n(1) 椅子を置く", "(1) 9月末", "(1) 1,000脚", "(1) \"仮\"に200脚", "(1) 1,050脚"],
            vec!["○ 花壇", "通年", "20か所", "9か所", "21か所"],
        ],
        "{why}"
    );
}

#[test]
fn what_spreadsheets_save_is_the_form() {
    let everything = |text: &str| !text.is_empty();
    for (why, text) in [
        ("tabs of Excel", excel('\t')),
        ("commas of Excel", excel(',')),
        ("tabs, all in quotes", saved('\t', everything)),
        ("commas, all in quotes", saved(',', everything)),
        ("commas with the mark of UTF-8", format!("\u{feff}{}", excel(','))),
        ("semicolons", saved(';', |text| text.contains(['"', '\n', ';']))),
        ("CR after rows, LF within cells", excel(',').replace("\r\n", "\r")),
        ("no last line end", excel('\t').trim_end().to_owned()),
        ("LF alone", excel('\t').replace("\r\n", "\n")),
        ("the ends of lines of Unicode", excel('\t').replace("\r\n", "\u{2028}").replace('\n', "\u{2028}")),
        ("CR alone", excel('\t').replace("\r\n", "\r").replace('\n', "\r")),
    ] {
        let brought = bring_text(&text);
        is_the_form(why, &brought);
        assert_eq!(brought.told, [] as [String; 0], "{why}");
    }
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(excel('\t').encode_utf16().flat_map(u16::to_le_bytes)).collect();
    is_the_form("Unicode text of Excel", &super::bring(&utf16));
    let sjis = encoding_rs::SHIFT_JIS.encode(&excel(',')).0.into_owned();
    is_the_form("commas in Shift_JIS", &super::bring(&sjis));
}

#[test]
fn two_forms_in_one_text_are_two_sheets() {
    let two = excel('\t') + &excel('\t').replace("1位", "2位").replace("駅前", "川辺");
    let brought = bring_text(&two);
    let goals: Vec<_> = brought.sheets.iter().map(|sheet| sheet.goal.as_str()).collect();
    assert_eq!(goals, ["歩いて楽しい駅前にする", "歩いて楽しい川辺にする"]);
    assert!(brought.sheets.iter().all(|sheet| sheet.group == "都市部等"));
}

#[test]
fn quotes_that_a_person_may_have_typed_are_told() {
    let form = |target: &str, report: &str| {
        format!(
            "## 令和6年度 重点目標管理シート\n\n重点目標\t駅前\t部局名\t都市計画課\n\n\
             \t取組項目及び方法・手段\t期間・期限\t数値目標\t中間報告\t期末報告\n①\t椅子\t通年\t{target}\t{report}\t\n"
        )
    };
    let texts = |text: &str| {
        let brought = bring_text(text);
        let first = &brought.sheet().initiatives[0];
        (first.text(Column::Target).to_owned(), first.text(Column::Midterm).to_owned(), brought.told)
    };
    let (target, report, told) = texts(&form("\"1,000脚\"", "200脚"));
    assert_eq!((target.as_str(), report.as_str(), told.len()), ("1,000脚", "200脚", 1));
    assert!(told[0].contains("6行目の「\"1,000脚\"」など1か所"), "{told:?}");
    for (target, report) in [("\"椅子\"", "200脚"), ("\"1,000脚\"", "1,050脚"), ("1,000脚", "\"仮\" 200脚")]
    {
        assert_eq!(texts(&form(target, report)), (target.to_owned(), report.to_owned(), Vec::new()));
    }
}

#[test]
fn a_quotation_in_a_mail_is_read() {
    let text = "# 都市部等\n\n## 令和6年度 重点目標管理シート\n\n重点目標\t駅前\t部局名\t都市計画課\t優先順位\t1位\n現況・課題\t人が少ない。\n\
                目的・効果\t① 人を増やす\n\t取組項目\t期間・期限\t数値目標\t中間報告\t期末報告\n①\t椅子\t通年\t10脚\t2脚\t11脚\n";
    let wanted = bring_text(text);
    for mark in ["> ", ">", ">> ", "> > ", "＞ "] {
        let quoted: String = text.lines().map(|line| format!("{mark}{line}\n")).collect();
        for before in ["", "中村です。次のとおりです。\n\n"] {
            let brought = bring_text(&format!("{before}{quoted}"));
            assert_eq!(brought.sheets, wanted.sheets, "{mark}");
            brought.tells(&["引用の印", "取り除いて"]);
            assert_eq!(
                brought.told.iter().filter(|one| one.contains("中村です")).count(),
                usize::from(!before.is_empty())
            );
        }
    }
}

#[test]
fn rows_that_a_mail_has_broken_are_refused() {
    let long =
        "歩行者が減り、空き店舗が増えています。商店会とともに、歩いて楽しい通りをつくる必要があります。";
    let text = format!(
        "# 都市部等\n\n## 令和6年度 重点目標管理シート\n\n重点目標\t駅前\t\t\t部局名\t都市計画課\t優先順位\t1位\n現況・課題\t{long}{long}\n\
         目的・効果\t① {long}\n\t取組項目及び方法・手段（何をどのように）\t期間・期限（いつ・いつまでに）\t数値目標（どの水準まで）\t中間報告\t期末報告\n\
         ①\t○ {long}\t通年\t10脚\t2脚\t11脚、{long}\n"
    );
    assert_eq!(bring_text(&text).sheets.len(), 1);
    for columns in [64, 70, 72, 76, 78, 80] {
        let mut out = String::new();
        for line in text.lines() {
            let mut at = 0;
            for char in line.chars() {
                let width = if char.is_ascii() { 1 } else { 2 };
                if at + width > columns {
                    out.push('\n');
                    at = 0;
                }
                out.push(char);
                at += width;
            }
            out.push('\n');
        }
        let quoted: String = out.lines().map(|line| format!("> {line}\n")).collect();
        for out in [&out, &quoted] {
            let brought = bring_text(out);
            assert_eq!(brought.sheets, [], "{columns}");
            brought.tells(&["行目", "折り返されている", "添付ファイル"]);
        }
    }
    // Others count characters.
    for characters in [36, 38, 40] {
        let broken = text.lines().map(|line| {
            let chars: Vec<char> = line.chars().collect();
            chars.chunks(characters).map(|part| part.iter().collect::<String>() + "\n").collect::<String>()
        });
        let brought = bring_text(&broken.collect::<String>());
        assert_eq!(brought.sheets, [], "{characters}");
        brought.tells(&["行目", "折り返されている", "添付ファイル"]);
    }
}

#[test]
fn what_is_no_form_is_refused_with_what_to_do() {
    let table = goalsheet::codec::csv::encode(bring_text(&excel(',')).sheets.iter());
    bring_text(&table).tells(&["「目標と実績」の表です", "JSON"]);
    for mail in [
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: file:///C:/sheet.html\r\nSubject: x\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related;\r\n\ttype=\"text/html\"\r\n\r\n------a\r\nContent-Type: text/html\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n<td>=E9=87=8D=E7=82=B9=E7=9B=AE=E6=A8=99</td>\r\n",
        "MIME-Version: 1.0\nX-Document-Type: Workbook\nContent-Type: multipart/related; boundary=\"b\"\n\n--b\n",
    ] {
        bring_text(mail).tells(&["mhtml", "Excel で開き", "xlsx"]);
    }
    bring_text("会議,記録\n出席,3人\n").tells(&["見つかりません"]);
    bring_text("重点目標,駅前,x\n").tells(&["年度が分かりません"]);
}

/// Our own workbook's first worksheet: its cells, with the mark in the title's row.
const OWN: &[&[&str]] = &[
    &[
        "令和6年度 重点目標管理シート",
        "",
        "",
        "",
        "",
        "部局グループ",
        "",
        "危機管理・総務部等",
        "",
        "",
        "goalsheet:0193a0c2",
    ],
    &["重点目標", "", "逃げ遅れをなくす", "", "", "部局名", "危機管理監", "優先順位", "1位"],
    &["総合計画における位置付け", "", "第3編\n第1章", "", "", "第五次行政改革大綱における位置付け", "4 協働"],
    &["現況・課題", "", "214戸で被害があり、\"声\"が届きました。"],
    &[
        "目的・効果",
        "",
        "① 知らせる\n② 備える",
        "",
        "",
        "該当するSDGsの目標",
        "11 住み続けられるまちづくりを",
    ],
    &[
        "",
        "取組項目及び方法・手段\n（何をどのように）",
        "",
        "期間・期限",
        "数値目標",
        "",
        "中間報告",
        "期末報告",
    ],
    &["①\n目的・効果\n①", "○ 登録\n(1) 声をかける", "", "通年", "25,000人", "", "23,480人", "26,112人"],
    &["②\n目的・効果\n①②", "○ 備蓄", "", "年度内", "1,200基", "", "", "1,200基"],
    &[
        "特記事項",
        "",
        "○市民参加・協働の推進、市民満足度の向上を考慮した点",
        "",
        "",
        "○取組による効果・残された課題",
    ],
    &["", "", "自治会と話した", "", "", "人手が足りない"],
];

#[test]
fn our_own_workbook_saved_as_text_is_the_same_sheet() {
    let saved = |separator: char, width: usize, is_quoted: &dyn Fn(&str) -> bool| {
        let cell = |text: &str| {
            if is_quoted(text) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
        };
        let row = |cells: &&[&str]| {
            let cells = (0..width).map(|at| cell(cells.get(at).copied().unwrap_or(""))).collect::<Vec<_>>();
            cells.join(&separator.to_string())
        };
        OWN.iter().map(row).collect::<Vec<_>>().join("\r\n") + "\r\n"
    };
    let of_excel = |text: &str| text.contains(['"', ',', '\n', '\t']);
    let of_a_range = |text: &str| text.contains('\n');
    let csv = bring_text(&saved(',', 11, &of_excel));
    for (why, text) in [
        ("tabs of Excel", saved('\t', 11, &of_excel)),
        ("tabs of LibreOffice, and a copied range", saved('\t', 11, &of_a_range)),
        ("a range without the mark", saved('\t', 10, &of_a_range)),
        ("all in quotes", saved('\t', 11, &|text| !text.is_empty())),
    ] {
        let brought = bring_text(&text);
        let sheet = brought.sheet();
        assert_eq!(
            (sheet.fiscal_year.western(), sheet.group.as_str()),
            (2024, "危機管理・総務部等"),
            "{why}"
        );
        let served = sheet.initiatives.iter().map(|one| one.purposes.iter().map(|no| no.number()).collect());
        assert_eq!(served.collect::<Vec<Vec<u8>>>(), [vec![1], vec![1, 2]], "{why}");
        assert_eq!(sheet.initiatives[1].text(Column::Midterm), "", "{why}");
        assert_eq!(sheet.positions.len(), 2, "{why}");
        // The mark is told, as it is of the same worksheet with commas.
        let is_mark = |told: &&String| told.contains("goalsheet:0193a0c2");
        assert_eq!(brought.told.iter().filter(|told| !is_mark(told)).count(), 0, "{why}: {:?}", brought.told);
        assert!(csv.told == brought.told || brought.told.is_empty(), "{why}: {:?}", csv.told);
    }
}

/// An editor that saves with other ends of lines changes those within the quotes too.
#[test]
fn a_break_in_a_quoted_cell_is_one_however_it_was_saved() {
    let text = excel('\t');
    for (why, end) in [("both", "\r\n"), ("return alone", "\r"), ("feed alone", "\n")] {
        for separator in ['\t', ','] {
            let text = if separator == '\t' { text.clone() } else { excel(',') };
            let text = text.replace("\r\n", "\n").replace('\n', end);
            is_the_form(&format!("{why} {separator:?}"), &bring_text(&text));
        }
    }
}

#[test]
fn a_row_that_shows_how_to_fill_the_table_in_is_no_initiative() {
    for mark in ["（記入例）", "記入例", "【例】", "例"] {
        let mut rows: Vec<Vec<&str>> = CELLS.iter().map(|row| row.to_vec()).collect();
        rows.insert(6, vec![mark, "○ 駅前の掃除", "(1) 毎月", "(1) 12回", "(1) 6回", "(1) 12回"]);
        let text: Vec<String> = rows.iter().map(|row| row.join("\t").replace('\n', " ")).collect();
        let brought = bring_text(&text.join("\n"));
        let methods: Vec<&str> =
            brought.sheet().initiatives.iter().map(|row| row.text(Column::Method)).collect();
        assert_eq!(methods.len(), 2, "{mark}: {methods:?}");
        assert!(!methods.iter().any(|method| method.contains("掃除")), "{mark}: {methods:?}");
        for words in ["駅前の掃除", "毎月", "12回", mark] {
            assert!(
                brought.told.iter().any(|told| told.contains(words)),
                "{mark} {words}: {:#?}",
                brought.told
            );
        }
    }
}
