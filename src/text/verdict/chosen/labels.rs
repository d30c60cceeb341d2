//! Reports that label their numbers: 目標値：92%　実績値：92.3%; 速報値 and 確定値.

use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{ends, has};

const GOAL: &str = "目標 目標値 目標数 計画 計画値 予定 予定数 目安";
const RESULT: &str = "実績 実績値 実績数 結果 決算 決算額 確定値 達成 達成値 達成数";

/// The report's numbers where one is labelled as the target said again and another as the result: the result alone,
/// with no words but its own.
pub(in crate::text::verdict) fn of_labels<'t>(
    level: &Level,
    given: &[Stated<'t>],
) -> Option<Vec<Stated<'t>>> {
    let is_labelled = |one: &Stated, table: &'static str| {
        let lead =
            one.lead.trim_end_matches([' ', '　', ':', '：', 'は', '）', ')', '】', '］', ']', '＝', '=']);
        ends(lead, table)
    };
    let like = || given.iter().filter(|one| one.is_like(level.stated));
    let goal = like().find(|one| is_labelled(one, GOAL) && one.value == level.stated.value)?;
    let mut results = like().filter(|one| is_labelled(one, RESULT) && one.sentence >= goal.sentence);
    let result = results.next().filter(|_| results.next().is_none())?;
    if result.is_of_other_year || has(result.rest, "見込 予定 速報 暫定") {
        return None;
    }
    let words = "";
    Some(vec![Stated {
        lead: words,
        near: words,
        tail: words,
        rest: words,
        bracketed: false,
        ..result.clone()
    }])
}

/// The numbers without those that others took the place of: 速報値 beside 確定値.
pub(in crate::text::verdict) fn without_preliminary<'t>(given: &[Stated<'t>]) -> Option<Vec<Stated<'t>>> {
    let is_early = |one: &Stated| has(one.near, "速報 暫定");
    let is_final = |one: &Stated| has(one.near, "確定値 確定版 確報 最終値 確定した") && !is_early(one);
    let is_replaced =
        |one: &Stated| is_early(one) && given.iter().any(|last| is_final(last) && last.is_like(one));
    let is_any = given.iter().any(is_replaced);
    is_any.then(|| given.iter().filter(|one| !is_replaced(one)).cloned().collect())
}
