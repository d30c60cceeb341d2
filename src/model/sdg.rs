//! The seventeen Sustainable Development Goals, by number, with their official words and colours.

/// One of the 17 SDGs (該当するSDGsの目標), picked by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sdg(u8);

/// Names in the official Japanese wording and the goals' published colours, in order of number.
const GOALS: [(&str, &str); 17] = [
    ("貧困をなくそう", "#e5243b"),
    ("飢餓をゼロに", "#dda63a"),
    ("すべての人に健康と福祉を", "#4c9f38"),
    ("質の高い教育をみんなに", "#c5192d"),
    ("ジェンダー平等を実現しよう", "#ff3a21"),
    ("安全な水とトイレを世界中に", "#26bde2"),
    ("エネルギーをみんなに そしてクリーンに", "#fcc30b"),
    ("働きがいも経済成長も", "#a21942"),
    ("産業と技術革新の基盤をつくろう", "#fd6925"),
    ("人や国の不平等をなくそう", "#dd1367"),
    ("住み続けられるまちづくりを", "#fd9d24"),
    ("つくる責任 つかう責任", "#bf8b2e"),
    ("気候変動に具体的な対策を", "#3f7e44"),
    ("海の豊かさを守ろう", "#0a97d9"),
    ("陸の豊かさも守ろう", "#56c02b"),
    ("平和と公正をすべての人に", "#00689d"),
    ("パートナーシップで目標を達成しよう", "#19486a"),
];

impl Sdg {
    /// The goal of this number, 1 to 17.
    pub fn new(number: i64) -> Option<Self> {
        u8::try_from(number).ok().filter(|n| (1..=17).contains(n)).map(Self)
    }

    /// All seventeen, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=17).map(Self)
    }

    /// The goal's number, 1 to 17.
    pub fn number(self) -> u8 {
        self.0
    }

    /// The goal's official Japanese name.
    pub fn name(self) -> &'static str {
        GOALS[usize::from(self.0) - 1].0
    }

    /// The goal's published colour, as CSS writes it.
    pub fn colour(self) -> &'static str {
        GOALS[usize::from(self.0) - 1].1
    }
}
