//! 様式を読む: what is filled in, how labels stand over their texts, grades and who gives them; by kinds of forms, in small.

use goalsheet::codec::stored;
use goalsheet::model::{OwnGrade, PartSetting, Settings};
use rust_xlsxwriter::{DataValidation, Workbook, Worksheet};

use crate::read_form::{ask, at, check, merged, takes_itself_in};

fn list(words: &[&str]) -> DataValidation {
    DataValidation::new().allow_list_strings(words).expect("a list")
}

/// What is proposed of a workbook, and what is told of its labels.
fn read(draw: impl Fn(&mut Workbook)) -> (Settings, String) {
    let mut workbook = Workbook::new();
    draw(&mut workbook);
    let read = ask(workbook.save_to_buffer().expect("a workbook")).expect("a form");
    (stored::decode_settings(&read.settings).expect("settings"), read.markup)
}

fn part<'s>(settings: &'s Settings, label: &str) -> &'s PartSetting {
    let found = settings.form.all().find(|part| part.label == label);
    found.unwrap_or_else(|| panic!("{label} is no part"))
}

/// The grades with their percents, who gives their own, and who judges with whose comment.
fn grades(settings: &Settings) -> String {
    let one = |grade: &goalsheet::model::Grade| {
        let from = grade.from.map_or_else(String::new, |from| from.to_string());
        format!("{}{from}{}", grade.word, if grade.is_outside { "外" } else { "" })
    };
    let grades: Vec<String> = settings.grades.iter().map(one).collect();
    let form = settings.whole_form();
    let label = |key: &str| {
        let part = form.all().find(|part| part.key.name() == key);
        part.map_or_else(String::new, |part| part.label.clone())
    };
    let judge = |one: &goalsheet::model::Reviewer| {
        format!("{}={}+{}", one.name, label(one.key()), label(&format!("{}のコメント", one.key())))
    };
    let judges: Vec<String> = settings.reviewers.iter().map(judge).collect();
    let own = if settings.own_grade == OwnGrade::Without { String::new() } else { label("評価") };
    format!("{} | {own} | {}", grades.join(" "), judges.join(" "))
}

/// Labels and fields by turns, merged or not, with two units of the office and who wrote it.
fn harbour(sheet: &mut Worksheet) {
    merged(
        sheet,
        &[
            (0, 0, 0, 8, "令和8年度　部門目標カード票"),
            (2, 2, 2, 3, ""),
            (4, 2, 4, 5, ""),
            (5, 0, 5, 1, "連携する相手"),
            (5, 2, 5, 4, ""),
            (5, 5, 5, 6, "経費（千円）"),
            (5, 7, 5, 8, ""),
            (6, 0, 6, 1, "現状と課題\n※150字以内"),
            (6, 2, 6, 8, ""),
            (2, 0, 2, 1, "局"),
            (4, 0, 4, 1, "重点目標"),
            (12, 1, 12, 8, ""),
        ],
    );
    at(
        sheet,
        &[
            (2, 4, "室"),
            (2, 6, "記入者"),
            (4, 6, "優先順位"),
            (8, 0, "番号"),
            (8, 1, "取組内容"),
            (8, 2, "目標値"),
            (8, 3, "期限"),
            (8, 4, "実績"),
            (8, 5, "取組責任者"),
            (9, 0, "1"),
            (10, 0, "2"),
            (12, 0, "来年度の進め方"),
        ],
    );
}

const HARBOUR: [(u32, u16, &str, &str); 15] = [
    (2, 2, "港湾局", "局"),
    (2, 5, "にぎわい振興室", "室"),
    (2, 7, "山本みなと", "記入者"),
    (4, 2, "港の予算を生かした交流拠点", "重点目標"),
    (5, 2, "港湾組合、商店会", "連携する相手"),
    (5, 7, "3,500", "経費"),
    (6, 2, "客船の寄港が年4回にとどまる。", "現状と課題"),
    (9, 1, "寄港の誘致", "取組内容"),
    (9, 2, "8回", "目標値"),
    (9, 3, "通年", "期限"),
    (9, 4, "9回", "実績"),
    (9, 5, "部門の長", "取組責任者"),
    (10, 1, "朝市の開催", "取組内容"),
    (10, 4, "12回", "実績"),
    (12, 1, "夜市の検討", "来年度の進め方"),
];

#[test]
fn what_is_filled_in_is_no_field_and_is_told() {
    let lists: [&[&str]; 3] = [
        &[
            "室=室",
            "記入者=記入者",
            "goal=重点目標",
            "rank=優先順位",
            "連携する相手=連携する相手",
            "経費=経費",
            "situation=現状と課題",
        ],
        &["method=取組内容", "target=目標値", "deadline=期限", "final_report=実績", "取組責任者=取組責任者"],
        &["来年度の進め方=来年度の進め方"],
    ];
    let empty = check(harbour, lists, &[]);
    assert_eq!((empty.department.as_str(), empty.title.as_str()), ("局", "部門目標カード票"));
    let fill = |sheet: &mut Worksheet| {
        harbour(sheet);
        HARBOUR.iter().for_each(|(row, column, text, _)| at(sheet, &[(*row, *column, text)]));
        at(sheet, &[(4, 7, "1")]);
    };
    let texts: Vec<&str> = HARBOUR.iter().map(|(_, _, text, _)| *text).collect();
    let filled = check(fill, lists, &texts);
    assert_eq!(filled, empty, "what somebody wrote changes nothing");
    takes_itself_in(harbour, &HARBOUR);
}

#[test]
fn who_somebody_is_is_not_published_and_a_limit_is_one() {
    let (settings, _) = read(|workbook| harbour(workbook.add_worksheet()));
    for (label, is_published) in
        [("記入者", false), ("取組責任者", false), ("室", true), ("連携する相手", true), ("実績", true)]
    {
        assert_eq!(part(&settings, label).is_published, is_published, "{label}");
    }
    let situation = part(&settings, "現状と課題");
    assert_eq!((situation.limit, situation.note.as_str()), (Some(150), "※150字以内"));
    // How to fill it in may stand in the field.
    let (settings, _) = read(|workbook| {
        let sheet = workbook.add_worksheet();
        harbour(sheet);
        at(sheet, &[(6, 2, "（300文字以内で、数字を入れて記入）")]);
    });
    let situation = part(&settings, "現状と課題");
    assert_eq!(
        (situation.limit, situation.hint.as_str()),
        (Some(150), "（300文字以内で、数字を入れて記入）")
    );
}

/// Labels over their fields: a row of several, a row of two of which one is known, one alone; a label that ends as titles do.
fn over_fields(sheet: &mut Worksheet, texts: &[&str]) {
    let text = |at: usize| texts.get(at).copied().unwrap_or("");
    merged(
        sheet,
        &[
            (0, 0, 0, 7, "令和8年度　局長経営方針書"),
            (2, 0, 2, 1, "所属"),
            (2, 2, 2, 3, "職・氏名"),
            (2, 4, 2, 7, "組織目標"),
            (3, 0, 3, 1, text(0)),
            (3, 2, 3, 3, text(1)),
            (3, 4, 3, 7, text(2)),
            (5, 0, 5, 3, "前年度の評価"),
            (5, 4, 5, 7, "本年度の課題認識"),
            (6, 0, 6, 3, text(3)),
            (6, 4, 6, 7, text(4)),
            (13, 0, 13, 7, "今後の方向性"),
            (14, 0, 14, 7, text(5)),
        ],
    );
    at(
        sheet,
        &[
            (9, 0, "No"),
            (9, 1, "取組"),
            (9, 2, "目標"),
            (9, 3, "期限"),
            (9, 4, "結果"),
            (9, 7, "別表のとおり"),
            (10, 0, "1"),
            (11, 0, "2"),
        ],
    );
}

#[test]
fn labels_over_their_fields_are_read_and_nothing_is_dropped() {
    let lists: [&[&str]; 3] = [
        &[
            "職・氏名=職・氏名",
            "goal=組織目標",
            "前年度の評価=前年度の評価",
            "本年度の課題認識=本年度の課題認識",
        ],
        &["method=取組", "target=目標", "deadline=期限", "final_report=結果"],
        &["今後の方向性=今後の方向性"],
    ];
    let texts = ["港湾局", "局長 山本", "港のにぎわい", "計画どおり進みました。", "客船の誘致", "夜市の開催"];
    for filled in [&texts[..], &[]] {
        let told = [filled, &["局長経営方針書", "別表のとおり"]].concat();
        let form = check(|sheet| over_fields(sheet, filled), lists, &told);
        assert_eq!((form.title.as_str(), form.department.as_str()), ("局長経営方針書", "所属"));
    }
}

/// A table with these heads, and rows of numbers under it.
fn table(sheet: &mut Worksheet, heads: &[&str]) {
    at(
        sheet,
        &[(0, 0, "令和8年度　重点目標管理シート"), (2, 0, "重点目標"), (6, 0, "1"), (7, 0, "2"), (8, 0, "3")],
    );
    merged(sheet, &[(2, 1, 2, 5, "")]);
    let heads: Vec<(u32, u16, &str)> = (0..).zip(heads).map(|(column, head)| (5, column, *head)).collect();
    at(sheet, &heads);
}

#[test]
fn signs_in_brackets_lists_and_legends_are_grades() {
    let heads = ["番号", "取組内容", "目標値", "実績"];
    let with = |more: &[&'static str]| [&heads[..], more].concat();
    // In the label's brackets: one by one, and from one to another.
    for (head, expected) in [
        ("評価（S・A・B・C）", "S A B C | 評価 | "),
        ("達成度【◎○△×】", "◎ ○ △ × | 達成度 | "),
        ("自己評価（S～D）", "S A B C D | 自己評価 | "),
        ("判定\nＡ／Ｂ／Ｃ", "Ａ Ｂ Ｃ | 判定 | "),
        ("評価（A・B・Cから選択）", "A B C | 評価 | "),
        ("進捗（◎○△×）", " |  | "),
        ("方向性（拡充／継続／廃止）", " |  | "),
    ] {
        let (settings, _) = read(|workbook| table(workbook.add_worksheet(), &with(&[head])));
        assert_eq!(grades(&settings), expected, "{head}");
    }
    // In a list of the workbook's, written out or in another worksheet, which may have a name; words as well as signs.
    for source in ["一覧!$B$2:$B$4", "方向性の一覧", "その表の一覧"] {
        let (settings, _) = read(|workbook| {
            workbook.define_name("方向性の一覧", "=一覧!$B$2:$B$4").expect("a name");
            workbook.define_name("その表の一覧", "=一覧!$B$1:$B$2").expect("a name");
            let sheet = workbook.add_worksheet().set_name("様式").expect("a name");
            table(sheet, &with(&["評価", "方向性"]));
            sheet.add_data_validation(6, 4, 8, 4, &list(&["A", "B", "C", "評価不能"])).expect("offered");
            let other = DataValidation::new().allow_list_formula(source.into());
            sheet.add_data_validation(6, 5, 30, 5, &other).expect("offered");
            let sheet = workbook.add_worksheet().set_name("一覧").expect("a name");
            at(sheet, &[(0, 1, "方向性"), (1, 1, "拡充"), (2, 1, "継続"), (3, 1, "終了")]);
            // For the formulas of one worksheet a name may mean something else.
            workbook.define_name("様式!その表の一覧", "=一覧!$B$2:$B$4").expect("a name");
        });
        assert_eq!(grades(&settings), "A B C 評価不能外 | 評価 | ");
        assert_eq!(part(&settings, "方向性").choices, ["拡充", "継続", "終了"], "{source}");
    }
    // In a line, in a cell beside its label, in a small table; each with its percents.
    type Legend = fn(&mut Worksheet);
    let legends: [(&str, Legend); 4] = [
        ("A110 B90 C0 | 評価 | ", |sheet| {
            at(sheet, &[(10, 0, "※評価は A 上回る（110%以上）、B 届いた（90％以上110％未満）、C 90％未満")]);
        }),
        ("A B C | 評価 | ", |sheet| {
            at(sheet, &[(10, 0, "評価の基準"), (10, 1, "A：上回った　B：届いた　C：下回った")]);
        }),
        ("A101 B80 C0 | 評価 | ", |sheet| {
            at(
                sheet,
                &[
                    (10, 1, "評価基準"),
                    (11, 1, "A"),
                    (11, 2, "目標を超えた"),
                    (11, 3, "100%超"),
                    (12, 1, "B"),
                    (12, 2, "おおむね届いた"),
                    (12, 3, "80～100%"),
                    (13, 1, "C"),
                    (13, 2, "届かなかった"),
                    (13, 3, "80%未満"),
                ],
            );
        }),
        ("A100 B50 C | 評価 | ", |sheet| {
            at(sheet, &[(10, 1, "C：着手せず"), (11, 1, "B：50%以上"), (12, 1, "A：10割")]);
        }),
    ];
    for (expected, legend) in legends {
        let (settings, markup) = read(|workbook| {
            let sheet = workbook.add_worksheet();
            table(sheet, &with(&["評価（A・B・C）"]));
            legend(sheet);
        });
        assert_eq!(grades(&settings), expected, "{markup}");
        assert!(settings.form.after.is_empty(), "a legend is no field: {markup}");
        assert!(!markup.contains("読み取れなかった"), "{markup}");
    }
}

/// The department's own grade, and those of two who judge, of which one says no signs.
fn judged(sheet: &mut Worksheet) {
    let heads = [
        "番号",
        "取組内容",
        "目標値",
        "実績",
        "自己評価（A・B・C）",
        "自己評価の理由",
        "一次評価",
        "コメント",
        "外部評価委員会評価",
        "外部評価委員会の意見",
    ];
    table(sheet, &heads);
}

#[test]
fn who_judges_is_read_with_grades_and_comments() {
    let (mut settings, markup) = read(|workbook| judged(workbook.add_worksheet()));
    assert_eq!(
        grades(&settings),
        "A B C | 自己評価 | 一次評価=一次評価+コメント 外部評価委員会評価=外部評価委員会評価+外部評価委員会の意見"
    );
    assert!(markup.contains("評価する人「一次評価」のコメント"), "{markup}");
    assert_eq!(settings.grade_parts().len(), 3, "no column is added to them");
    assert!(part(&settings, "自己評価の理由").choices.is_empty());
    // Their steps are those of the report.
    for part in settings.form.columns.iter().filter(|part| part.own().is_some()) {
        assert!(settings.steps.last().is_some_and(|step| step.is_for(&part.key)), "{}", part.label);
    }
    // What they say is published where that is settled, and not before.
    let published = |settings: &Settings, label: &str| {
        settings.whole_form().all().find(|part| part.label == label).is_some_and(|part| part.is_published)
    };
    assert!(published(&settings, "自己評価") && !published(&settings, "一次評価"));
    assert!(!published(&settings, "コメント"));
    settings.reviewers[0].is_published = true;
    assert!(published(&settings, "一次評価") && published(&settings, "コメント"));
    takes_itself_in(
        judged,
        &[
            (2, 1, "港のにぎわい", "重点目標"),
            (6, 1, "寄港を増やす", "取組内容"),
            (6, 4, "A", "自己評価"),
            (6, 5, "多く来た。", "自己評価の理由"),
            (6, 6, "B", "一次評価"),
            (6, 7, "続けること。", "コメント"),
            (6, 8, "C", "外部評価委員会評価"),
            (6, 9, "足りない。", "外部評価委員会の意見"),
        ],
    );
    // Without signs, and without a comment of its own, a word is no judge's.
    let (settings, _) = read(|workbook| {
        table(workbook.add_worksheet(), &["番号", "取組内容", "目標値", "実績", "二次評価", "二次評価者"]);
    });
    assert_eq!(grades(&settings), " |  | ");
}
