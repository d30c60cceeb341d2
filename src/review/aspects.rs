//! The words by which things are known of which a city has one, and what can be said of them.

/// What a thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// 市民まつり, 総合防災訓練.
    Event,
    /// 中央図書館, 新庁舎.
    Place,
    /// 総合計画, 条例.
    Plan,
    /// Any other in 「」.
    Named,
}

/// How names of such things end.
pub(super) const HEADS: &[(&str, Kind)] = &[
    ("まつり", Kind::Event),
    ("祭り", Kind::Event),
    ("祭", Kind::Event),
    ("大会", Kind::Event),
    ("マラソン", Kind::Event),
    ("フェスティバル", Kind::Event),
    ("フェスタ", Kind::Event),
    ("フェア", Kind::Event),
    ("サミット", Kind::Event),
    ("式典", Kind::Event),
    ("の集い", Kind::Event),
    ("展覧会", Kind::Event),
    ("博覧会", Kind::Event),
    ("総合防災訓練", Kind::Event),
    ("選挙", Kind::Event),
    ("会館", Kind::Place),
    ("ホール", Kind::Place),
    ("庁舎", Kind::Place),
    ("図書館", Kind::Place),
    ("美術館", Kind::Place),
    ("博物館", Kind::Place),
    ("資料館", Kind::Place),
    ("体育館", Kind::Place),
    ("水族館", Kind::Place),
    ("動物園", Kind::Place),
    ("競技場", Kind::Place),
    ("球場", Kind::Place),
    ("公園", Kind::Place),
    ("プラザ", Kind::Place),
    ("センター", Kind::Place),
    ("病院", Kind::Place),
    ("斎場", Kind::Place),
    ("浄水場", Kind::Place),
    ("処理場", Kind::Place),
    ("大橋", Kind::Place),
    ("計画", Kind::Plan),
    ("プラン", Kind::Plan),
    ("ビジョン", Kind::Plan),
    ("構想", Kind::Plan),
    ("条例", Kind::Plan),
    ("大綱", Kind::Plan),
    ("戦略", Kind::Plan),
    ("方針", Kind::Plan),
];

/// In names of which there are several: each school, district and person has one, or each department holds its own.
pub(super) const SHARED: &str = "各 地区 学校 小学 中学 保育 幼稚 児童 個別 避難確保 業務継続 施設 支所 支援計画 実施計画 事業計画 年次 年度 \
    活動計画 訓練計画 研修 講座 教室 講習 講演 相談 説明会 勉強会 調査 アンケート 運動会 月間 週間 キャンペーン 団体 自治会 組織 部会 予選 \
    地域計画 地域センター 地域づくりセンター 工程 収支 配置計画 経営戦略 個人 利用計画 整備計画 修繕計画 管理計画書 包括支援 コールセンター";

/// Names that any such thing may be called by.
pub(super) const UNLIKE: &str = "スポーツ大会 球技大会 全国大会 県大会 市民大会 都市公園 地方選挙 各種選挙 次期計画 行動計画 推進計画 基本計画 \
    総合病院 市民公園 市営球場 防災公園 秋祭り 夏祭り 夏まつり 秋まつり イベントフェア 基本方針 基本構想 センター 市町村計画 関係条例 改正条例";

/// Near a name: then another one, a part, another year or another state is meant.
pub(super) const OTHERS: &str = "前年 昨年 前回 次回 翌年 来年 昨夏 当初 見直 変更 延期 中止 順延 うち 内訳 各 ごと 毎 当たり あたり 累計 通算 延べ \
    から → ⇒ 増 減 半期 前期 後期 期日前 午前 午後 会場 時点 年度 平成 令和 平均 目標 予備 内容 準備 実行委 募集 申込 締切 締め切り 周知 説明 \
    1日目 2日目 初日 第1 第2 第3 1期 2期 3期 一部 工区 階 部門 学生 高校生 子ども 児童 生徒 世代 代の 10代 以降 改修前 改修後 旧 新 類似 他市 県内 国の 県の";

/// Where a sentence ends.
pub(super) const ENDS: [char; 4] = ['。', '\n', '；', ';'];

/// What stands between a name, what is said of it, and how much it is.
pub(super) const LINKS: [char; 20] = [
    ' ', '　', 'の', 'は', 'が', 'を', 'で', 'に', 'へ', ':', '：', '(', '（', ')', '）', '、', ',', '，',
    '=', '＝',
];

/// Something that can be said of a thing in a number.
pub(super) struct Aspect {
    /// The word for it.
    pub(super) name: &'static str,
    /// All ways to say it.
    words: &'static str,
    /// The units in which it is counted.
    units: &'static str,
    /// Whether it holds for good.
    pub(super) is_lasting: bool,
    /// Of which things.
    pub(super) kinds: &'static [Kind],
}

impl Aspect {
    /// All ways to say it.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.split(' ')
    }

    /// Whether it is counted in a unit.
    pub(super) fn fits(&self, unit: &str) -> bool {
        self.units.split(' ').any(|own| own == unit)
    }
}

const fn aspect(
    name: &'static str,
    words: &'static str,
    units: &'static str,
    is_lasting: bool,
    kinds: &'static [Kind],
) -> Aspect {
    Aspect { name, words, units, is_lasting, kinds }
}

use Kind::{Event, Named, Place, Plan};

/// What can be said.
pub(super) const ASPECTS: &[Aspect] = &[
    aspect(
        "来場",
        "来場者 来場者数 入場者 入場者数 来場 来場者は 観客 観客数 動員",
        "人",
        false,
        &[Event, Named],
    ),
    aspect("参加", "参加者 参加者数 参加人数 参加", "人", false, &[Event, Named]),
    aspect("出店", "出店 出店数 出展 出展数", "店 団体 者 社 ブース", false, &[Event, Named]),
    aspect("来館", "来館者 来館者数 入館者 入館者数 年間来館者数 年間入館者数", "人", false, &[Place, Named]),
    aspect("利用", "年間利用者 年間利用者数", "人", false, &[Place, Named]),
    aspect("投票率", "投票率", "%", false, &[Event]),
    aspect("定員", "定員 収容人数 収容人員", "人", true, &[Event, Place, Named]),
    aspect("席", "座席数 席数 客席数", "席", true, &[Place, Named]),
    aspect("床面積", "延床面積 延べ床面積", "㎡", true, &[Place, Named]),
    aspect("敷地", "敷地面積", "㎡", true, &[Place, Named]),
    aspect("総事業費", "総事業費 概算事業費 総工費", "円", true, &[Place, Named, Event]),
    aspect("蔵書", "蔵書数 蔵書", "冊", false, &[Place, Named]),
    aspect("延長", "全長 総延長 橋長", "m", true, &[Place, Named]),
    aspect("計画期間", "計画期間", "日", true, &[Plan, Named]),
];

/// The date on which an event is held.
pub(super) const HELD: &str = "開催";

/// Which of its dates is said, and how.
pub(super) const DEEDS: &[(&str, &str)] = &[
    (HELD, "開催 実施 挙行 執行 開く 開いた 行う 行った"),
    ("開館", "開館 開所 開業 開園 オープン グランドオープン 供用開始 供用を開始"),
    ("完成", "完成 竣工 しゅん工 完工"),
    ("着工", "着工 起工"),
    ("策定", "策定"),
    ("改定", "改定 改訂"),
    ("公表", "公表"),
    ("制定", "制定"),
    ("施行", "施行"),
];
