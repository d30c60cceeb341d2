//! What a number that would reach its level counts besides or instead: others with the target's own, last year's, papers and
//! people on the way to it, what was only replaced, a deed that is still to come.

use crate::text::quantity::glyphs::is_kanji;
use crate::text::verdict::Doubt;
use crate::text::verdict::chosen::drafted::is_only_drafted;
use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::stated::{Stated, first_chars, first_clause, last_chars};
use crate::text::verdict::spoken::words::{ends, has, shared, starts, things, those_in};
use crate::text::width::{fold, folded};

/// Why such a number reaches nothing.
pub(in crate::text::verdict) fn doubt(
    level: &Level,
    target: &str,
    report: &str,
    one: &Stated,
) -> Option<Doubt> {
    if !level.bound.grows() || level.way.is_some() {
        return None;
    }
    if counts_others(target, one) {
        return Some(Doubt::Part);
    }
    if is_still_to_come(level, report) {
        return Some(Doubt::Plan);
    }
    let is_other = can_only_be(target, one)
        || is_of_meeting_for_it(target, report, one)
        || is_of_last_year(target, report, one)
        || is_on_the_way(target, one)
        || is_replaced(target, one)
        || is_only_drafted(target, one)
        || is_broader(level, one)
        || is_only_made(target, report, one)
        || were_only_there(level, target, one)
        || is_of_all_places(target, report, one)
        || is_other_meeting(level, one)
        || is_only_willing(target, one)
        || are_not_yet(target, one)
        || are_on_the_way(level, one);
    is_other.then_some(Doubt::OtherThing)
}

/// Whether it counts others with the target's own: 大人も含めて131人, 常設展・企画展を合わせて.
fn counts_others(target: &str, one: &Stated) -> bool {
    const NO_OTHERS: &str =
        "オンライン 会場 対面 本市 市内 全体 年度 本年 累計 分 延べ 見込 当日 職員 新規 継続 リピーター";
    const WITH: [&str; 5] = ["も含めて", "も含め", "も合わせて", "も合わせ", "も加え"];
    let near = one.lead;
    let with = WITH.iter().find_map(|word| near.rsplit_once(word)).and_then(|(with, _)| last_word(with));
    let is_with_others = with.is_some_and(|(word, _)| {
        word.chars().count() > 1 && !ends(word, NO_OTHERS) && shared(word, target) == 0
    });
    // 胃がん・大腸がん検診の受診者は合計, and the target is 胃がん検診.
    let is_sum = has(near, "合計 合わせて 合わせ 総計") && !has(target, "・ 、 及び 合計 合わせ");
    let is_list = is_sum
        && near.match_indices('・').any(|(at, dot)| {
            let ends = ['の', 'を', 'は', 'で', 'に', '、', '。', '（', '　', ' '];
            let before = near[..at].rsplit(ends).next().unwrap_or("");
            let after = near[at + dot.len()..].split(ends).next().unwrap_or("");
            let is_own = |side: &str| target.contains(first_chars(side, 2));
            !before.is_empty() && !after.is_empty() && is_own(before) != is_own(after)
        });
    is_with_others || is_list
}

/// Whether so many can be, and nobody says that they were: 年間2,500件の手術が可能となった.
fn can_only_be(target: &str, one: &Stated) -> bool {
    const CAN_BE: &str = "が可能とな が可能にな を可能にし できる体制 れる体制 できるようにな できるようにし れるようにな れるようにし の受入れ体制 の体制を整 の体制が整";
    has(first_clause(one.tail), CAN_BE) && !has(target, "可能 体制 できる 能力")
}

/// Whether it counts meetings about what the target is of: 交流会の企画会議を計12回開いた.
fn is_of_meeting_for_it(target: &str, report: &str, one: &Stated) -> bool {
    const MEETINGS: &str =
        "企画会議 企画会 準備会 打合せ 打ち合わせ 実行委員会 反省会 運営会議 幹事会 リハーサル 事前会議";
    let before = report.get(..one.quantity.span.start).unwrap_or("");
    let sentence = before.rsplit(['。', '\n']).next().unwrap_or(before);
    those_in(sentence, MEETINGS)
        .any(|word| !target.contains(word) && sentence.contains(&["の", word, "を"].concat()))
}

/// Whether its sentence is of last year: 前年度に12橋の補修を終えた.
fn is_of_last_year(target: &str, report: &str, one: &Stated) -> bool {
    const LAST: &str = "前年度に 昨年度に 前年度中に 昨年度中に 前年度までに 昨年度までに 前年に 昨年に";
    let before = report.get(..one.quantity.span.start).unwrap_or("");
    let clause = before.rsplit(['。', '\n', '、']).next().unwrap_or(before);
    has(clause, LAST)
        && !has(target, "前年 昨年 累計 通算 まで")
        && !has(clause, "比べ 比較 対し 引き続 続き 加え")
}

/// Whether it is of papers or answers that come before what the target is of: 同意書を120人分集めた, 15校から申込みを受けた.
fn is_on_the_way(target: &str, one: &Stated) -> bool {
    const PAPERS: &str =
        "同意書 申込書 申請書 調査票 承諾書 願書 見積書 企画書 計画案 名簿 申込み 申込 応募 予約 希望";
    let object = one.near.trim_end_matches([' ', '　']).trim_end_matches('を');
    let clause = first_clause(one.tail);
    let is_paper = object.len() < one.near.len()
        && those_in(last_chars(object, 4), PAPERS).any(|word| ends(object, word) && !target.contains(word));
    let taken =
        ["を受けた", "を受け付けた", "があった", "を集めた", "が寄せられた", "に回答した", "の回答があった"]
            .iter()
            .find_map(|end| clause.split_once(end).map(|(before, _)| (before, *end)));
    let is_taken = taken.is_some_and(|(before, end)| {
        ends(before, PAPERS) && those_in(before, PAPERS).any(|word| !target.contains(word))
            || end.contains("回答") && !has(target, "回答 回収 アンケート 調査")
    });
    const OFFERED: &str =
        "を公募に付 を公募し を入札に付 を公告し を売りに出 を打診し を照会し を候補と を見積も";
    let is_offered = starts(one.tail, OFFERED)
        && !those_in(first_clause(one.tail), "公募 入札 公告 打診 照会 候補 見積")
            .any(|word| target.contains(word));
    is_paper || is_taken || is_offered
}

/// Whether what shall be more was only renewed: 給水車1台を更新した, and the target is 増車.
fn is_replaced(target: &str, one: &Stated) -> bool {
    const RENEWED: &str = "更新 入れ替え 買い替え 買換え 建て替え 建替え 交換 修繕 改修 移設";
    has(target, "増車 増設 増員 増床 新設 増やす 増備")
        && starts(first_clause(one.tail).trim_start_matches(['を', 'が', 'の', 'は']), RENEWED)
        && !those_in(target, RENEWED).any(|_| true)
}

/// Whether what shall be handed out or set up was only made or bought: パンフレットを10,000部作成した, and the target is 配布.
fn is_only_made(target: &str, report: &str, one: &Stated) -> bool {
    const MADE: &str = "作成 印刷 製作 制作 増刷 発注 購入 調達 用意 準備を 準備した 納品 納入 企画 設計";
    const GIVEN: &str = "配布 配付 頒布 送付 発送 郵送 交付 支給 貸与 貸出 設置 配置 配備 掲示 配架";
    let object = one.tail.trim_start_matches(['を', 'の']);
    has(target, GIVEN) && starts(object, MADE) && !has(report, "配 送 渡 届 交付 支給 貸 設置 掲示 備え 置い")
}

/// Whether the same was done with what the target names a sort of: 図書1,850冊を購入した, and the target is 児童書の購入.
fn is_broader(level: &Level, one: &Stated) -> bool {
    let Some((of, deed)) = level.stated.near.trim_end().rsplit_once('の') else { return false };
    let noun =
        |text: &str| last_word(text).filter(|(_, rest)| rest.is_empty()).map(|(word, _)| word.to_owned());
    let Some((own, wanted)) = noun(one.near.trim_end()).zip(noun(of)) else { return false };
    let is_done = one.tail.strip_prefix('を').is_some_and(|said| said.starts_with(deed));
    is_done
        && one.measure.base != "人"
        && own.chars().count() < wanted.chars().count()
        && last_chars(&own, 1) == last_chars(&wanted, 1)
        && shared(&own, &wanted) == 0
        && !deed.is_empty()
}

/// Whether people only came to something, where the target is of what becomes of some: 説明会に48人が参加した, and the target is
/// 支援員の配置 40人.
fn were_only_there(level: &Level, target: &str, one: &Stated) -> bool {
    const BECOME: &str = "配置 採用 確保 雇用 任用 就職 就農 移住 委嘱 任命 入団 加入 入会 入学 入園 契約 成約 開業 創業 起業 定住 登録";
    const THERE: &str = "参加 来場 出席 受講 来訪 見学 訪れ 相談 説明を受 傍聴 視聴";
    let noun = level.stated.near.trim_end_matches([' ', '　', 'を', 'の', '数', '者', '：', ':']);
    let came = one.tail.trim_start_matches(['が', 'の']);
    ends(noun, BECOME) && starts(came, THERE) && !those_in(came, THERE).any(|word| target.contains(word))
}

/// Whether it is of all places of a kind, and the target of one of them: 公民館全6館, and the target is 中央公民館.
pub(super) fn is_of_all_places(target: &str, report: &str, one: &Stated) -> bool {
    const KINDS: [char; 8] = ['館', '校', '園', '所', '署', '局', '場', '棟'];
    const ONE: &str = "中央 本 東 西 南 北 第一 第二 第三 第1 第2 第3 新 分";
    let before = report.get(..one.quantity.span.start).unwrap_or("");
    let clause = before.rsplit(['。', '\n', '、', '（', '(']).next().unwrap_or(before);
    let Some((of, rest)) = clause.rsplit_once('全').filter(|_| !has(target, "全 合計 総")) else {
        return false;
    };
    let rest = rest.trim_start_matches(|char| folded(char).is_ascii_digit());
    let word = &rest[..rest.find(|char| !is_kanji(char)).unwrap_or(rest.len())];
    // 急性期病棟 is one of 全病棟.
    if word.chars().count() == 2 && word.ends_with(KINDS) {
        let mut places = target.match_indices(word);
        return places.any(|(at, _)| target[..at].ends_with(is_kanji));
    }
    let kind = word.chars().next().filter(|kind| KINDS.contains(kind));
    let kind_of_all = last_word(of).filter(|(_, rest)| rest.is_empty()).map(|(of, _)| of);
    let is_one = |place: &str| match kind_of_all {
        Some(of) => {
            let of = of.trim_start_matches("市内").trim_start_matches("市立");
            place.len() > of.len() && place.ends_with(of)
        }
        None => starts(place, ONE),
    };
    let mut ends_of_places = kind.into_iter().flat_map(|kind| target.match_indices(kind));
    ends_of_places
        .any(|(at, kind)| last_word(&target[..at + kind.len()]).is_some_and(|(place, _)| is_one(place)))
}

/// Whether another meeting was held than the target names: 全体会を6回開催した, and the target is 専門部会.
fn is_other_meeting(level: &Level, one: &Stated) -> bool {
    let name = |text: &str| {
        let text = text.trim_end_matches([' ', '　', 'を', 'は', 'の', '：', ':']);
        let text = text.strip_suffix("開催").or_else(|| text.strip_suffix("実施")).unwrap_or(text);
        last_word(text.trim_end_matches('の'))
            .filter(|(_, rest)| rest.is_empty())
            .map(|(word, _)| word.to_owned())
    };
    let Some((own, wanted)) = name(one.near).zip(name(level.stated.near)) else { return false };
    let is_meeting = |name: &str| name.ends_with('会') && name.chars().count() > 1;
    is_meeting(&own)
        && is_meeting(&wanted)
        && shared(&own, &wanted) == 0
        && things(&own) & things(&wanted) == 0
        && !own.ends_with(first_chars(&wanted, 2))
}

/// Whether somebody is only willing: 4店舗の所有者から、貸してもよいとの意向を確認した.
fn is_only_willing(target: &str, one: &Stated) -> bool {
    const WILLING: &str = "意向を確認 意向を示 意向があ との意向 内諾を 了承を得 前向きな 関心を示 関心が示";
    those_in(one.rest, WILLING).any(|_| !has(target, "意向 内諾 了承 関心"))
}

/// Whether a sentence of a report tells what is still to be done in the year: 期末面談は2月に行う.
pub(super) fn goes_on_later(report: &str) -> bool {
    const WILL: &str =
        "行う 実施する 開催する 完了する 終える 受ける 受講する 開く 配布する 行います 実施します";
    let is_later = |sentence: &str| {
        ends(sentence.trim_end(), WILL)
            && has(sentence, "月に 下旬に 後半に 下半期に 下期に 年度末に 年度内に 今後 3学期に 後期に")
            && !has(sentence, "来年 次年 翌年 毎月 毎年")
    };
    report.split(['。', '\n']).any(is_later)
}

/// Whether those counted are the ones that the target is still to reach: 未接続の15戸に, and the target is 接続 15戸.
fn are_not_yet(target: &str, one: &Stated) -> bool {
    let Some(before) = one.near.trim_end().strip_suffix('の') else { return false };
    let not =
        last_word(before).filter(|(_, rest)| rest.is_empty()).and_then(|(word, _)| word.strip_prefix('未'));
    not.is_some_and(|_| !target.contains('未')) && starts(one.tail, "に へ を対象")
}

/// Whether those counted are on the way to what the target's are: 創業塾の修了者は34人, and the target is 創業者数.
fn are_on_the_way(level: &Level, one: &Stated) -> bool {
    const REACHED: &str =
        "創業者 起業者 合格者 就職者 就農者 移住者 就労者 定住者 採用者 開業者 成功者 禁煙者 改善者 移行者";
    const ON_THE_WAY: &str = "修了者 受講者 参加者 相談者 申込者 応募者 来場者 見学者 志願者 受験者 内定者 登録者 体験者 希望者 参加 受講 相談";
    let head = |text: &str, table: &'static str| {
        let noun = text.trim_end_matches([' ', '　', ':', '：', 'は', 'が', 'も', 'の', '数', '約']);
        ends(noun, table)
    };
    head(level.stated.near, REACHED) && head(one.near, ON_THE_WAY)
}

/// Whether the target's deed is told to come later: 派遣は来年の夏になる.
fn is_still_to_come(level: &Level, report: &str) -> bool {
    const LATER: &str = "来年 次年度 翌年度 来春 来夏 来秋 来月以降 未定";
    const ENDS: [&str; 8] =
        ["試験は", "検定は", "認定は", "審査は", "引渡しは", "納品は", "納車は", "供用開始は"];
    let is_end_later = |end: &&str| report.split_once(*end).is_some_and(|(_, rest)| starts(rest, LATER));
    if ENDS.iter().any(is_end_later) {
        return true;
    }
    let noun = level.stated.near.trim_end_matches([' ', '　', 'を', 'の', '数', '：', ':']);
    let Some((deed, _)) = last_word(noun).filter(|(deed, _)| deed.chars().count() > 1) else { return false };
    let deed = [last_chars(deed, 2), "は"].concat();
    let behind = report.split_once(&deed).map_or("", |(_, behind)| behind);
    starts(behind.trim_start_matches('、'), LATER)
}

/// Whether a target asks for a grade or better, and the report counts lower ones too: A以上, and B 2施設.
pub(super) fn is_below_grade(target: &str, report: &str) -> bool {
    let (target, report) = (fold(target), fold(report));
    let Some((before, _)) = target.split_once("以上") else { return false };
    let Some(grade) = before.chars().next_back().filter(|char| ('a'..='d').contains(char)) else {
        return false;
    };
    let below = |char: char| ('b'..='e').contains(&char) && char > grade;
    report.char_indices().any(|(at, char)| {
        below(char) && report[at + 1..].trim_start().starts_with(|char: char| char.is_ascii_digit())
    })
}

/// Whether the number before the one that counts is how many others it is of: 近隣4市の平均.
pub(super) fn is_neighbours(target: &str, report: &str, parts: &[&Stated]) -> bool {
    const OTHERS: &str = "近隣 隣接 他市 周辺 県内";
    let [one] = parts else { return false };
    one.follows
        && starts(one.lead, "の平均 平均")
        && those_in(report, OTHERS).any(|word| !target.contains(word))
}
