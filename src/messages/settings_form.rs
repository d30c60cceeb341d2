//! The form of the sheets on the screen 設定: its fields, its choices, what a change of it comes to, and 様式を読む.

use crate::codec::FoundName;
use crate::model::{
    FormPart, Grade, Graded, OwnGrade, PartKey, PartList, PartSetting, Settings, SettledField, SheetForm,
};

/// The chapter.
pub const FORM: &str = "様式";
/// The chapter of grades and of who judges.
pub const GRADES: &str = "評価";
/// What the chapter is for.
pub const FORM_LEAD: &str = "並び、名前、書き方の例、書き始める段階を決めます。なくした欄に書いた文は、シートの「この様式にない欄」に残ります。";
/// Other cities' forms.
pub const CHOICES: &str = "もとにする様式を選ぶ";
/// What they are.
pub const CHOICES_LEAD: &str = "公表資料による近似です。選ぶと、まず変わるところを示します。";
/// The forms are being fetched.
pub const CHOICES_COMING: &str = "様式の一覧を読み込んでいます。";
/// Nothing is chosen.
pub const NO_CHOICE: &str = "選ぶ…";
/// Reads another form's workbook.
pub const READ: &str = "様式を読む（Excel）";
/// What that does.
pub const READ_LEAD: &str =
    "ほかの様式の Excel ファイル（空でも記入済みでも）から、欄の名前と並びを読み取り、案を示します。";
/// What is proposed.
pub const PROPOSAL: &str = "この案にすると";
/// Takes it.
pub const TAKE: &str = "この様式にする";
/// Leaves it.
pub const LEAVE: &str = "やめる";
/// It was taken.
pub const TAKEN: &str = "様式を変えました。シートに書いた文は、そのまま残っています。";
/// What the form itself has.
pub const WHOLE: &str = "様式の名前と用紙";
/// The form beside the fields.
pub const PICTURE: &str = "できあがる様式";
/// Adds a part of the city's own.
pub const ADD_PART: &str = "＋ 欄を加える";
/// The name of a new one.
pub const NEW_PART: &str = "新しい欄";
/// It is the city's own.
pub const OWN: &str = "加えた欄";
/// Takes a part away.
pub const REMOVE_PART: &str = "この欄をなくす";
/// It has to stay.
pub const MUST_STAY: &str = "この欄は、なくせません。";
/// Moves up.
pub const UP: &str = "上へ";
/// Moves down.
pub const DOWN: &str = "下へ";
/// What the keyboard does.
pub const MOVE_KEYS: &str = "Alt+↑・Alt+↓ でも動きます";
/// What stands between the names of steps.
pub const BETWEEN: &str = "、";
/// No step.
pub const NO_STEP: &str = "決めない";
/// What stands in a field cannot be kept.
pub const REFUSED: &str = "その内容にはできないため、前のままにしました。名前は空にできません。";

/// A field cannot say that: which it can.
pub fn refused(field: SettledField) -> String {
    let numbers = |bounds: std::ops::RangeInclusive<u32>| {
        format!(
            "その内容にはできないため、前のままにしました。「{}」は、{}から{}までの数字で入力してください。",
            self::field(field).0,
            bounds.start(),
            bounds.end()
        )
    };
    match field {
        SettledField::Name => "その内容にはできないため、前のままにしました。名前は空にできません。欄、評価の記号、評価者は、ほかと同じ名前にもできません。".to_owned(),
        _ => field.bounds().map_or_else(|| REFUSED.to_owned(), numbers),
    }
}

/// Grades.
pub const SCALE: &str = "評価の記号";
/// What they are for.
pub const SCALE_LEAD: &str = "良い順に並べます。使わないときは、すべてなくします。";
/// Adds a grade.
pub const ADD_GRADE: &str = "＋ 記号を加える";
/// A new one.
pub const NEW_GRADE: &str = "新しい記号";
/// Who judges.
pub const REVIEWERS: &str = "評価する人";
/// What they are for.
pub const REVIEWERS_LEAD: &str = "4人まで。1人ごとに、評価とコメントの欄が取組に付きます。";
/// Adds one.
pub const ADD_REVIEWER: &str = "＋ 人を加える";
/// A new one.
pub const NEW_REVIEWER: &str = "新しい評価";
/// Takes away.
pub const REMOVE: &str = "なくす";
/// A plan, where no sheet has one.
pub const SOME_PLAN: &str = "計画";

/// A list of parts.
pub fn list(list: PartList) -> &'static str {
    match list {
        PartList::Over => "取組より上の欄",
        PartList::Columns => "取組ごとの欄（列）",
        PartList::Under => "取組より下の欄",
    }
}

/// A field's name and how it is filled in.
pub fn field(field: SettledField) -> (&'static str, &'static str) {
    match field {
        SettledField::Name => ("名前", ""),
        SettledField::Title => ("表題", "年度の後に印刷します"),
        SettledField::Number => ("様式番号", "例　様式第1号"),
        SettledField::Paper => ("用紙", ""),
        SettledField::Group => ("「部局グループ」の呼び方", ""),
        SettledField::Department => ("「部局名」の呼び方", ""),
        SettledField::Position => ("計画の名前に続く言葉", "例　における位置付け"),
        SettledField::Notes => ("下の欄のまとまりの名前", "例　特記事項"),
        SettledField::Initiatives => ("取組の数", "空なら、いくつでも"),
        SettledField::Note => ("名前の下の注", "用紙に小さく印刷します"),
        SettledField::Hint => ("書き方", "空の欄に薄く出ます"),
        SettledField::Example => ("書き方の例", ""),
        SettledField::Limit => ("文字数の上限", "空なら、決めない"),
        SettledField::Needed => ("必要になる段階", ""),
        SettledField::Choices => ("選ぶ言葉", "1行に1つ。空なら文章を書く欄"),
        SettledField::Indicators => {
            ("指標を書く", "表で書き、公開するページでも表になります。選ぶ言葉がある欄では使いません")
        }
        SettledField::Beside => ("前の欄と同じ行に置く", ""),
        SettledField::Published => ("公開する", ""),
        SettledField::From => ("達成率が何%以上か", "空なら、案を出さない"),
        SettledField::Outside => ("集計に数えない（評価不能、中止など）", ""),
        SettledField::OwnGrade => ("部局が自分で付ける評価", ""),
        SettledField::Graded => ("評価するもの", ""),
    }
}

/// Whether departments grade their own initiatives.
pub fn own_grade(grade: OwnGrade) -> &'static str {
    match grade {
        OwnGrade::Published => "付ける（公開する）",
        OwnGrade::Unpublished => "付ける（公開しない）",
        OwnGrade::Without => "付けない（評価する人だけが付ける）",
    }
}

/// What is graded.
pub fn graded(graded: Graded) -> &'static str {
    match graded {
        Graded::Initiatives => "取組ごと",
        Graded::Sheets => "シート全体（総合評価）",
        Graded::Both => "取組ごとと、シート全体（総合評価）",
    }
}

/// A part that is not in the form, to be added.
pub fn add_known(label: &str) -> String {
    format!("＋ {label}")
}

/// Moves a part, for those who do not see the sign.
pub fn move_named(name: &str, down: bool) -> String {
    format!("「{name}」を{}", if down { DOWN } else { UP })
}

/// In how many sheets something is written in a part.
pub fn written_in(count: usize) -> String {
    match count {
        0 => "どのシートにも、まだ書かれていません。".to_owned(),
        count => format!(
            "{count}シートに書いてあります。なくしても文は残り、シートの「この様式にない欄」に出ます。"
        ),
    }
}

/// A part was taken away.
pub fn removed(name: &str) -> String {
    format!("「{name}」をなくしました。")
}

/// How many parts.
pub fn parts(count: usize) -> String {
    format!("{count}欄")
}

/// How many grades.
pub fn grades(count: usize) -> String {
    if count == 0 { "なし".to_owned() } else { format!("{count}つ") }
}

/// What is tinted.
pub fn tinted(step: &str) -> String {
    format!("色の付いた欄は、「{step}」で書く所です。")
}

/// How many initiatives a sheet has.
pub fn rows(count: u8) -> String {
    format!("取組は{count}つです。")
}

/// What a part offers.
pub fn one_of(choices: &[String]) -> String {
    choices.join("／")
}

/// A good entry.
pub fn example(text: &str) -> String {
    format!("例　{text}")
}

/// A text in the length that a small picture has room for.
pub fn short(text: &str) -> String {
    /// Characters.
    const LONGEST: usize = 50;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// A part or who judges has another name.
pub(super) fn renamed(old: &str, new: &str) -> String {
    format!("「{old}」の名前は「{new}」になります。")
}

/// What changes from one form to another, in plain sentences.
pub(super) fn changes(before: &Settings, after: &Settings) -> Vec<String> {
    let (before, after) = (&*before.form, &*after.form);
    let mut told = Vec::new();
    if before == after {
        return told;
    }
    if before.name != after.name {
        told.push(format!("様式は「{}」になります。", after.name));
    }
    if before.title != after.title {
        told.push(format!("表題は「{}」になります。", after.title));
    }
    let names = |parts: Vec<&PartSetting>| {
        let names = parts.iter().map(|part| format!("「{}」", part.label));
        names.collect::<String>()
    };
    let came: Vec<_> = after.all().filter(|part| before.part(&part.key).is_none()).collect();
    if !came.is_empty() {
        told.push(format!("空の欄{}が加わります。", names(came)));
    }
    let went: Vec<_> = before.all().filter(|part| after.part(&part.key).is_none()).collect();
    if !went.is_empty() {
        told.push(format!(
            "欄{}は様式からなくなります。書いてある文は、シートの「この様式にない欄」に残ります。",
            names(went)
        ));
    }
    let mut is_other = false;
    for part in after.all() {
        let Some(old) = before.part(&part.key) else { continue };
        if old.label != part.label {
            told.push(renamed(&old.label, &part.label));
        }
        is_other |= PartSetting { label: old.label.clone(), ..part.clone() } != *old;
    }
    if is_other {
        told.push("欄の書き方や決まりが変わります。".to_owned());
    }
    let keys = |form: &SheetForm, other: &SheetForm| -> Vec<PartKey> {
        form.all().map(|part| part.key.clone()).filter(|key| other.part(key).is_some()).collect()
    };
    if keys(before, after) != keys(after, before) {
        told.push("欄の並びが変わります。".to_owned());
    }
    if before.paper != after.paper {
        told.push(format!("用紙は{}になります。", after.paper.name()));
    }
    if before.initiatives != after.initiatives {
        told.push(match after.initiatives {
            Some(count) => format!("取組は{count}つになります。書いてある取組は、多くてもなくなりません。"),
            None => "取組の数は決めません。".to_owned(),
        });
    }
    if told.is_empty() {
        told.push("様式で使う言葉が変わります。".to_owned());
    }
    told
}

/// A cell and what stands in it, with what became of it in a form that was read, and whose grade or comment it is.
pub fn became(part: &PartSetting, list: PartList, whose: Option<&str>) -> String {
    let kind = match part.key {
        PartKey::Own(_) => "加えた欄",
        PartKey::Known(_) => "この様式の欄",
    };
    let choices = if part.choices.is_empty() {
        String::new()
    } else {
        format!("（選ぶ：{}）", part.choices.join("／"))
    };
    let whose = whose.map_or_else(String::new, |whose| format!("　{whose}"));
    let limit = part.limit.map_or_else(String::new, |limit| format!("（{limit}字まで）"));
    let published = if part.is_published { "" } else { "　公開しない" };
    format!("{kind}「{}」{choices}{limit}　{}{whose}{published}", part.label, self::list(list))
}

/// The department's own grade, in a form that was read.
pub const OWN_GRADE: &str = "部局が自分で付ける評価";

/// The grade of one who judges.
pub fn judged(name: &str) -> String {
    format!("評価する人「{name}」の評価")
}

/// The comment of one who judges.
pub fn commented(name: &str) -> String {
    format!("評価する人「{name}」のコメント")
}

/// The scale of a form that was read.
pub fn scale(grades: &[Grade]) -> String {
    let one = |grade: &Grade| match grade.from {
        Some(from) => format!("{}（{from}%以上）", grade.word),
        None if grade.is_outside => format!("{}（集計に数えない）", grade.word),
        None => grade.word.clone(),
    };
    format!("評価の記号：{}", grades.iter().map(one).collect::<Vec<_>>().join("／"))
}

/// What somebody wrote into the form.
pub fn filled(count: usize) -> String {
    format!("記入された文字とみたもの（{count}）。案には入っていません")
}

/// The labels that were read.
pub const READ_LABELS: &str = "読み取った欄";
/// Where it stands.
pub const CELL: &str = "セル";
/// What stands there.
pub const ORIGINAL: &str = "もとの文字";
/// What became of it.
pub const BECAME: &str = "案での扱い";

/// What a label names that is no part.
pub fn read_name(name: &FoundName) -> &'static str {
    match name {
        FoundName::Part(..) => "欄",
        FoundName::Title => "表題",
        FoundName::Number => "様式番号",
        FoundName::Department => "「部局名」の呼び方",
        FoundName::Group => "「部局グループ」の呼び方",
        FoundName::Year => "年度（どのシートにもあります）",
        FoundName::Notes => "下の欄のまとまりの名前",
        FoundName::Grades => "評価の記号（評価の欄で選びます）",
        FoundName::Numbers => "取組の番号（並びの順に付きます）",
    }
}

/// A part that was not found and has to be there.
pub fn added(part: FormPart) -> String {
    format!("「{}」に当たる欄が見つからないため、案に加えました。", super::parts::part(part))
}

/// What was not understood.
pub fn left(count: usize) -> String {
    format!("読み取れなかった文字（{count}）。案には入っていません")
}
