//! 指標 in lines: read as people write them, written as they were read, and no other text is touched.

use proptest::prelude::*;

use goalsheet::model::{Indicator, IndicatorDirection, IndicatorKind, IndicatorLine, IndicatorYear};

fn read(line: &str) -> Option<Indicator> {
    let lines = IndicatorLine::all(line);
    assert_eq!(IndicatorLine::text(&lines), line, "it is written as it stood");
    lines.into_iter().next().and_then(|line| line.indicator)
}

fn check(line: &str, told: Option<&str>) {
    let found = read(line).map(|one| {
        let years: Vec<String> =
            one.years.iter().map(|year| format!("{}:{}:{}", year.year, year.target, year.actual)).collect();
        let words =
            (one.kind.map_or("", IndicatorKind::word), one.direction.map_or("", IndicatorDirection::word));
        let head = [&one.name, &one.unit, words.0, words.1, &one.base_year, &one.base].join("/");
        format!("{head}/{}", years.join("/"))
    });
    assert_eq!(found.as_deref(), told, "{line}");
}

#[test]
fn lines_are_read_as_people_write_them() {
    for (line, told) in [
        (
            "図書館の年間貸出冊数（冊）｜成果｜多いほどよい｜基準 令和5年度 120,000｜令和6年度 目標 125,000 実績 123,456｜令和7年度 目標 130,000",
            Some(
                "図書館の年間貸出冊数/冊/成果/多いほどよい/令和5年度/120,000/令和6年度:125,000:123,456/令和7年度:130,000:",
            ),
        ),
        ("相談の受付件数", Some("相談の受付件数//////")),
        ("講座の参加者数(人)", Some("講座の参加者数/人/////")),
        (
            "待ち時間（分）｜活動指標｜少ないほど良い｜R6 目標15 実績：12",
            Some("待ち時間/分/活動/少ないほどよい///R6:15:12"),
        ),
        (
            "件数（件）｜基準値：120（令和5年度末）｜実績 98 目標 100",
            Some("件数/件///令和5年度末/120/:100:98"),
        ),
        ("率｜基準 約 8割｜令和8年度", Some("率/////約 8割/令和8年度::")),
        ("名前だけ。｜", Some("名前だけ。//////")),
        ("達成率｜令和6年度 目標 100 実績 目標達成", Some("達成率//////令和6年度:100:目標達成")),
        ("売上（円）｜令和6年度 実績 \\1,000", Some("売上/円/////令和6年度::\\1,000")),
        // What is not understood is a text.
        ("・相談の受付件数", None),
        ("相談の受付件数で測ります。", None),
        ("参加者数 120人（令和6年度）", None),
        ("件数｜成果｜活動", None),
        ("件数｜前年より増やす", None),
        ("件数｜令和6年度 目標 1 目標 2", None),
        ("｜成果", None),
        ("目標120件", None),
        ("", None),
    ] {
        check(line, told);
    }
}

#[test]
fn a_plan_has_nothing_of_what_was_reached() {
    let text = "貸出（冊）｜成果｜令和6年度 目標 125 実績 123\n実績は年度末に書く。\n待ち時間（分）｜令和6年度 目標 15";
    let plan =
        "貸出（冊）｜成果｜令和6年度 目標 125\n実績は年度末に書く。\n待ち時間（分）｜令和6年度 目標 15";
    assert_eq!(IndicatorLine::plan(text), plan);
    assert_eq!(IndicatorLine::plan(plan), plan);
}

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("目標".to_owned()),
        Just("実績値".to_owned()),
        Just("基準：".to_owned()),
        Just("成果".to_owned()),
        Just("令和5年度".to_owned()),
        Just("2024年".to_owned()),
        Just("（".to_owned()),
        Just("）".to_owned()),
        Just("()".to_owned()),
        Just("｜".to_owned()),
        Just("\\".to_owned()),
        Just(" ".to_owned()),
        Just("　".to_owned()),
        "[ -~ぁ-んア-ヶ一-龠、。！-～]{1,4}",
        any::<String>(),
    ];
    prop::collection::vec(word, 0..5).prop_map(|words| words.concat())
}

prop_compose! {
    fn indicators()(
        name in words(), unit in words(), base_year in words(), base in words(),
        kind in prop::option::of(prop::sample::select(&IndicatorKind::ALL[..])),
        direction in prop::option::of(prop::sample::select(&IndicatorDirection::ALL[..])),
        years in prop::collection::vec((words(), words(), words()), 0..3),
    ) -> Indicator {
        let years = years.into_iter().map(|(year, target, actual)| IndicatorYear { year, target, actual });
        Indicator { name, unit, kind, direction, base_year, base, years: years.collect() }.tidied()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_is_written_is_read_as_it_was(one in indicators()) {
        prop_assume!(!one.name.is_empty());
        let text = IndicatorLine::text(&[IndicatorLine::new(one.clone())]);
        prop_assert_eq!(read(&text), Some(one), "{}", text);
    }

    #[test]
    fn any_text_is_written_back_to_the_letter(text in prop::collection::vec(words(), 0..4)) {
        let text = text.join("\n");
        prop_assert_eq!(IndicatorLine::text(&IndicatorLine::all(&text)), text);
    }

    #[test]
    fn a_changed_line_leaves_the_others(text in words(), one in indicators()) {
        prop_assume!(!one.name.is_empty());
        let mut lines = IndicatorLine::all(&text);
        lines.push(IndicatorLine::new(one));
        let joined = IndicatorLine::text(&lines);
        prop_assert!(joined.starts_with(&text));
    }
}
