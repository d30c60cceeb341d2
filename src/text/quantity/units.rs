//! Units: which words count things, which make a number a name, and where a unit ends.
//!
//! The tables are words parted by spaces: the longest that fits wins, so 校区 is no 校 and 日間 no 日.

use super::glyphs::{Glyphs, WordTable, is_kanji, is_katakana};

/// Words that count.
pub(super) static COUNTERS: WordTable = WordTable::of(
    "% ‰ パーセント ポイント pt 割 倍 人 名 件 回 点 編 校 社 台 冊 部 枚 本 個 戸 棟 軒 店 店舗 基 橋 便 頭 羽 匹 尾 株 袋 箱 \
束 俵 床 門 灯 口 通 票 議席 曲 局 駅 線 畳 坪 反 例 例規 条例 規則 要綱 計画 回線 端末 画面 画 種 種類 種目 組 組織 組合 対 双 隻 艘 両 \
車両 機 機関 発 杯 食 膳 品 品目 皿 班 隊 団体 団 分団 施設 業務 業者 業種 事業 事業所 事業者 事例 事案 企業 法人 地区 地域 地点 区 区域 \
区間 区画 街区 学区 校区 圏域 課 課所 課室 課題 室 教室 学級 クラス 講座 講演 講義 科目 教科 自治会 町会 町内会 行政区 集落 世帯 家庭 家族 \
園 保育園 幼稚園 公園 農園 館 公民館 図書館 会場 会派 会議 会員 団地 住宅 部署 部局 部会 部屋 部門 分野 市 町 村 区 県 市町 市町村 町村 \
都市 自治体 都道府県 か国 カ国 ヶ国 ヵ国 箇国 言語 か所 カ所 ヶ所 ヵ所 ケ所 箇所 個所 箇 路線 系統 車線 手続 手続き 様式 帳票 項目 \
問 題 作品 取組 取り組み 施策 案件 議案 案 文書 資料 冊子 記事 動画 番組 投稿 年間 日間 週間 時間 分間 秒間 週 分 秒 か月 カ月 ヶ月 \
ヵ月 ケ月 箇月 か月間 カ月間 ヶ月間 ヵ月間 円 人泊 人日 人工 泊 対象物 筆 池 河川 水路 路 区分 票 者 社員 職員 児童 生徒 学生 隊員 団員 \
委員 係 係員 支所 出張所 営業所 投票所 避難所 小学校 小学校区 中学校 中学校区 高校 大学 学校 支援団体 実行委員会 委員会 協議会 協会 審議会 商店街 商店 病院 \
診療所 医療機関 薬局 工場 商品 製品 特産品 銘柄 キロ メートル 平方メートル 立方メートル 平方キロメートル トン 号機 台分 名分 人分 ha h a km/h m/s km cm mm m kg mg/L mg/l mg g/L g t kWh MWh kW MW Wh \
kL kl ml mL l L ℓ m2 m3 km2 k㎡ m² m³ ㎡ ㎥ ㎢ ㎞ ㎝ ㎜ ㎏ ㏊ TEU PV ID GB MB TB dB MPa kPa ppm ℃ ° ng ng-TEQ ng-TEQ/N㎥ ng-TEQ/㎥N ng-TEQ/m3N ng-TEQ/Nm3 t-CO2 kg-CO2 tCO2 トン-CO2 kWh/年",
);

/// Words that make the number before them a name, a place in an order, a date or an age.
static NAMES: WordTable = WordTable::of(
    "点満点 年 年度 年生 年次 年目 年前 年後 年ぶり 年代 年産 年版 年来 年度末 年末 年始 学年 学期 月 時 時半 時限 時点 番 号 位 \
級 期 期生 次 条 項 目 章 節 編 階 階建 丁目 番地 世紀 周年 回忌 回生 回目 世代 歳 才 代 か年 カ年 ヶ年 ヵ年 箇年 合目 親等 段階 半期 四半期 \
密 本柱 本の柱 大 弱 強 つの 者協議 者会議 者会談 者面談 師会 名簿 点灯 台風 通り 口径 人称 人制 人乗り 部制 部構成 分科会 分類 分別 \
秒読み 年 日目 人目 件目 台目 校目 か所目 箇所目 社目 団体目 本目 番目 種混合 食品群 条例施行 市町村合併 次元 億総 次産業 番線 本化 号線 \
分団長 丁 原則 大疾病 種免許 類 群 型 形 式 版 判 版式 年戦略 年問題 問題 年ビジョン 年プラン 合 乗 権 色覚 連覇 連休 角 輪 十 百 千 万",
);

/// Words for what is done or how it changes: a unit ends before them.
pub(super) static DEEDS: WordTable = WordTable::of(
    "実施 開催 参加 達成 以上 以下 以内 未満 程度 前後 超 増 減 削 整備 設置 登録 完了 受講 受診 出席 訪問 相談 対応 \
配布 配置 配備 発行 更新 修繕 改修 補修 作成 策定 購入 調達 採用 確保 支援 育成 養成 募集 選任 派遣 利用 活用 導入 移行 予定 見込 目標 到達 維持 \
継続 拡大 拡充 向上 上昇 低下 縮減 短縮 圧縮 改善 解消 解体 撤去 回収 配架 掲載 公開 確認 点検 調査 検査 報告 発生 処理 受付 受理 承認 認定 指定 \
交付 締結 成約 売却 収入 支出 寄附 寄付 徴収 納付 済 中 内 外 分 当 等 他 余 弱 強 規模 体制 全 各 計 合計 延 累計 新規 現在 実績 前年 昨年 今年 \
本年 市内 町内 対象 獲得 提供 貸出 貸与 送付 発送 投函 研修 訓練 巡回 指導 助言 接種 植樹 植栽 施工 着工 竣工 供用 開設 開講 開園 開業 創業 起業 \
就農 移住 定住 入居 入園 入所 契約 協議 検討 審査 審議 議決 可決 上程 制定 改正 廃止 廃棄 移管 公表 公募 応募 応答 回答 閲覧 視聴 来場 来館 来庁 \
宿泊 乗車 乗船 運行 運航 出動 救助 搬送 捕獲 駆除 間伐 伐採 収集 収納 交換 交流 視察 見学 委嘱 委託 任命 着任 退職 取得 受験 合格 修了 卒業 \
表彰 認証 加入 加盟 協力 助成 補助 融資 貸付 発掘 保存 保全 清掃 除雪 投入 稼働 停止 中止 延期 配信 放送 発表 通知 案内 周知",
);

/// How the words for places and groups end.
const GROUPS: &str = "会 場 館 所 署 園 院 区 隊 団 地";

/// How long a unit may be that no table knows.
const LONGEST_KANJI: usize = 6;
const LONGEST_KATAKANA: usize = 7;

/// What stands behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// A unit of so many characters, known to count or not.
    Counter { len: usize, is_known: bool },
    /// The number is part of a name, a date or an age; so many characters belong to it.
    Name(usize),
    /// Nothing that counts.
    None,
}

/// Reads what stands behind a number.
pub(super) fn unit(glyphs: &Glyphs, i: usize) -> Unit {
    let counter = glyphs.longest_of(i, &COUNTERS);
    let name = glyphs.longest_of(i, &NAMES);
    let first = glyphs.at(i);
    // 年10号の発行.
    if first == '号' && glyphs.longest(i + 1, "の発行 発行 を発行 の刊行 を刊行") > 0 {
        return Unit::Counter { len: 1, is_known: true };
    }
    if name > counter {
        return Unit::Name(name);
    }
    if first.is_ascii_alphabetic() {
        let end = glyphs.run(i, |char| char.is_ascii_alphanumeric());
        // 5G, 4K, 3LDK: letters that are no unit make a name; kmの ends one, kmh does not.
        return match counter {
            0 => Unit::Name(end - i),
            len if i + len < end => Unit::Name(end - i),
            len => Unit::Counter { len, is_known: true },
        };
    }
    if is_katakana(first) {
        let len = glyphs.run(i, is_katakana) - i;
        return match (counter, len) {
            (counter, len) if counter >= len => Unit::Counter { len: counter, is_known: true },
            (_, len) if len <= LONGEST_KATAKANA => Unit::Counter { len, is_known: false },
            _ => Unit::None,
        };
    }
    let run = glyphs.run(i, is_kanji) - i;
    let bare = (1..run).find(|k| glyphs.longest_of(i + k, &DEEDS) > 0).unwrap_or(run);
    // 3機場, 12児童館, 7保存会: a short word that ends as places and groups do is a unit as a whole.
    let is_group = name == 0
        && (2..=4).contains(&bare)
        && (counter == 0 || counter + 1 == bare)
        && glyphs.longest(i + bare - 1, GROUPS) > 0;
    if is_group {
        return Unit::Counter { len: bare, is_known: true };
    }
    if counter > 0 {
        return Unit::Counter { len: counter, is_known: true };
    }
    let len = (0..run.min(LONGEST_KANJI + 1)).find(|k| glyphs.longest_of(i + k, &DEEDS) > 0).unwrap_or(run);
    match len {
        1..=LONGEST_KANJI => Unit::Counter { len, is_known: false },
        _ => Unit::None,
    }
}

/// The unit into which one of time is parted, and how many of it make one.
pub(super) fn smaller(unit: &str) -> Option<(&'static str, i64)> {
    match unit {
        "日" => Some(("時間", 24)),
        "時間" => Some(("分", 60)),
        "分" => Some(("秒", 60)),
        _ => None,
    }
}
