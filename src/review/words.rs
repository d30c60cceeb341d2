//! Words that give a cause: why a target was not reached.

/// Words that are causes, or name one, wherever they stand.
const CAUSES: &[&str] = &[
    "影響",
    "理由",
    "要因",
    "原因",
    "起因",
    "不足",
    "遅れ",
    "遅延",
    "中止",
    "延期",
    "見送",
    "困難",
    "難航",
    "難しく",
    "できなかった",
    "できず",
    "出来なかった",
    "出来ず",
    "至らなかった",
    "至らず",
    "得られず",
    "ことから",
    "ので",
    "減少",
    "減った",
    "辞退",
    "欠員",
    "休業",
    "休止",
    "休館",
    "不調",
    "不落",
    "不備",
    "やむを得",
    "やむなく",
    "高騰",
    "コロナ",
    "感染症",
    "台風",
    "大雨",
    "豪雨",
    "大雪",
    "悪天候",
    "荒天",
    "雨天",
    "災害",
    "地震",
    "猛暑",
    "制約",
    "支障",
    "応募がな",
    "希望がな",
    "希望者がな",
    "申請がな",
    "申込がな",
    "申込みがな",
    "要請がな",
    "要望がな",
    "依頼がな",
    "届かなかったのは",
    "時間を要",
    "日数を要",
    "足りず",
    "足りな",
    "間に合わ",
    "重なり",
    "重なった",
    "限られ",
    "長引",
    "工事中",
    "未定",
    "事情",
    "都合",
];

/// Words that join a cause to what came of it, where what came of it was less than hoped.
const JOINTS: &[&str] = &["により", "によって", "による", "に伴い", "に伴う", "が、", "ものの", "一方"];

/// What was less than hoped.
const LESS: &[&str] = &[
    "ず",
    "ない",
    "なかった",
    "なく",
    "減",
    "下回",
    "届",
    "遅",
    "未",
    "低",
    "至ら",
    "留ま",
    "とどま",
    "滞",
    "縮小",
    "不",
    "かなわ",
    "叶わ",
    "休",
    "止",
];

/// Nouns before のため that say what something is for.
const PURPOSES: &[&str] = &[
    "向上", "促進", "推進", "確保", "啓発", "防止", "予防", "改善", "強化", "充実", "普及", "実現", "解消",
    "軽減", "削減", "把握", "周知", "支援", "育成", "検討", "準備", "作成", "策定", "実施", "運用", "整備",
    "達成", "公表", "開催",
];

/// Whether the words say why something came out as it did.
pub(super) fn give_a_cause(text: &str) -> bool {
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    has(text, CAUSES)
        || text.split_inclusive(['。', '\n']).any(|sentence| {
            let joined = JOINTS
                .iter()
                .any(|joint| sentence.split_once(joint).is_some_and(|(_, rest)| has(rest, LESS)));
            joined || sentence.match_indices("ため").any(|(at, _)| is_cause(&sentence[..at]))
        })
}

/// The sentences of a report that give a cause; all of it where it gives one that no sentence has alone.
pub fn causes(text: &str) -> Vec<&str> {
    let sentences = text.split_inclusive(['。', '\n']).filter(|sentence| give_a_cause(sentence));
    let found: Vec<&str> = sentences.map(str::trim).collect();
    if found.is_empty() && give_a_cause(text) { vec![text.trim()] } else { found }
}

/// Whether ため after these words means because: 足りなかったため, 悪天候のため, but not 促進するため, 向上のため.
fn is_cause(before: &str) -> bool {
    if let Some(noun) = before.strip_suffix('の') {
        return !PURPOSES.iter().any(|purpose| noun.ends_with(purpose));
    }
    const ENDS: &[&str] =
        &["た", "だ", "ない", "多い", "少ない", "い", "な", "いる", "ある", "なる", "れる", "その", "この"];
    ENDS.iter().any(|end| before.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::give_a_cause;

    #[test]
    fn causes_are_told_from_purposes() {
        for text in [
            "福祉専門職の人員が足りず、聞き取りが年度をまたいだため、目標に届かなかった。",
            "台風10号による影響を考慮し中止したが、訓練等を実施",
            "13人が参加。悪天候のため参加者が少なかった。",
            "講師の都合がつかなかったため3回の開催となった。",
            "周知が行き届いていないためと考える。",
            "応募者の減少により12人の採用となった。",
            "制度改正により対象者が減り、40件にとどまった。",
            "入札が不調となり、工事に着手できなかった。",
            "参加者は27名。開催日が学校行事と重なった。",
            "申請がなかった。",
            "利用者が見込みを下回ったのは、天候不順が要因である。",
            "用地交渉に時間を要した。",
        ] {
            assert!(give_a_cause(text), "{text}");
        }
        for text in [
            "",
            "13点の応募があった。",
            "明るい選挙推進大会を7月に実施（参加者数27名）",
            "利用を促進するため、出前講座を3回実施した。",
            "投票率の向上のため、啓発を2回実施",
            "意識を高めるための研修を1回実施",
            "RPAにより自動化した業務は2件",
            "外部講師による研修を1回開催",
            "文書担当者会議を開催し、ルールを徹底するとともに、電子決裁化に伴う訓令等の改正を行った。\n令和6年度末の電子決裁率66.3%",
            "9地区で作成",
        ] {
            assert!(!give_a_cause(text), "{text}");
        }
    }
}
