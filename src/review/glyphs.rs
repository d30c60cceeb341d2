//! Characters that Japanese does not have, with those that they stand for.
//!
//! Converters and fonts bring simplified Chinese characters (检 for 検) and radicals that look like characters (⽬ for 目;
//! `text::lookalike` has those). None of these can be typed in JIS X 0208, so what belongs there is certain.

use crate::text::lookalike;

/// Each wrong character and the right one after it, in the order of the wrong ones; three bytes each.
const PAIRS: &str = "\
        业業东東义義乐楽习習书書买買亚亜产産亲親亿億仓倉仪儀众衆优優伟偉传伝伤傷伪偽侧側债債值値倾傾储儲內内兰蘭\
    关関兴興养養农農净浄减減凤鳳击撃则則创創别別剂剤剧劇劝勧务務动動劳労势勢华華协協单単卖売卫衛厅庁压圧发発变変吳呉\
    员員唤喚围囲图図圆円场場块塊坚堅坛壇坠墜垒塁处処备備头頭夺奪奖奨妇婦孙孫实実审審宪憲宽寛宾賓对対寻尋导導层層岁歳\
    岛島币幣帅帥师師帐帳带帯庆慶库庫应応废廃开開张張归帰录録彻徹忆憶忧憂怀懐态態总総恳懇恶悪悬懸惊驚惩懲惯慣戏戯战戦\
    执執扩拡扫掃扬揚护護报報拟擬拥擁择択挥揮损損换換摄摂摇揺敌敵时時显顕晓暁术術杀殺杂雑权権杨楊构構查査标標栏欄树樹\
    样様桥橋检検欢歓步歩毕畢汉漢泽沢洁潔测測济済浓濃润潤渐漸渔漁满満滨浜灭滅炼錬烦煩烧焼热熱爱愛牵牽狱獄猎猟环環现現\
    电電畅暢疗療盐塩监監盘盤矿鉱础礎硕碩确確祸禍种種积積稳穏穷窮竞競简簡类類紧緊红紅约約级級纪紀纯純纲綱纳納纵縦纷紛\
    纸紙纺紡线線练練组組细細织織终終绍紹经経结結给給绝絶统統继継绩績续続维維综総绿緑缓緩缔締编編缩縮罗羅罚罰罢罷职職\
    聪聡肃粛肠腸胁脅胜勝脏臓脑脳舰艦艰艱艺芸节節苏蘇药薬获獲营営萨薩蓝藍虑慮补補袭襲观観规規视視览覧觉覚计計订訂认認\
    讨討训訓议議记記讲講许許论論设設访訪证証评評诉訴诊診译訳试試诚誠话話询詢详詳语語误誤说説请請诸諸读読课課谁誰调調\
    谅諒谈談谊誼谋謀谢謝谨謹谱譜贝貝贞貞负負贡貢财財责責贤賢败敗货貨质質贩販贪貪贫貧购購贯貫贴貼贵貴贷貸贸貿费費贺賀\
    赁賃资資赋賦赏賞赔賠赖頼赛賽赞賛赠贈趋趨跃躍车車轨軌转転轮輪软軟轻軽载載较較辅輔辈輩辉輝输輸边辺达達过過迈邁运運\
    还還进進远遠违違连連迟遅适適选選递逓逻邏遗遺邻隣郑鄭释釈针針钢鋼钦欽钱銭铁鉄铃鈴铜銅铭銘银銀铺舗锁鎖锋鋒锐鋭错錯\
    锡錫锦錦键鍵锻鍛镇鎮镜鏡长長门門闭閉问問闲閑间間闻聞阁閣阅閲队隊阳陽阵陣阶階际際陆陸陈陳险険隐隠难難雾霧韩韓页頁\
    顶頂项項顺順须須顾顧颁頒颂頌领領频頻颗顆题題颜顔额額风風飞飛饥飢饭飯饮飲饰飾饱飽饼餅馆館驰馳驱駆驳駁驻駐驾駕验験\
    骏駿骑騎骤驟鱼魚鲜鮮鸟鳥鸡鶏鸣鳴鹤鶴齐斉齿歯龄齢龙竜";

/// Wrong characters that are right in other words, so that only whole words are known.
pub(super) const WORDS: &[(&str, &str)] = &[("隨時", "随時"), ("邀及", "遡及")];

/// A bit for each wrong character, by its last twelve bits: most kanji of a paper are told from them at one glance.
static SIEVE: [u64; 64] = sieve();

const fn sieve() -> [u64; 64] {
    let (bytes, mut sieve, mut at) = (PAIRS.as_bytes(), [0; 64], 0);
    while at < bytes.len() {
        // The last two of a character's three bytes hold its last twelve bits.
        let bits = ((bytes[at + 1] as usize & 0x3f) << 6) | (bytes[at + 2] as usize & 0x3f);
        sieve[bits / 64] |= 1 << (bits % 64);
        at += PAIR;
    }
    sieve
}

/// The bytes of one pair, and of one character.
const PAIR: usize = 6;
const CHAR: usize = 3;

/// The Japanese character for one that Japanese does not have.
pub(super) fn japanese(char: char) -> Option<char> {
    // All of them lie here; most characters of a paper are kana and leave at once.
    match char {
        '\u{4e00}'..='\u{9fff}' => {}
        _ => return lookalike::is_radical(char).then(|| lookalike::usual(char)),
    }
    let bits = u32::from(char) as usize & 0xfff;
    if SIEVE[bits / 64] >> (bits % 64) & 1 == 0 {
        return None;
    }
    let (mut from, mut to) = (0, PAIRS.len() / PAIR);
    while from < to {
        let middle = from.midpoint(to);
        let at = middle * PAIR;
        let wrong = PAIRS.get(at..at + CHAR)?.chars().next()?;
        match wrong.cmp(&char) {
            std::cmp::Ordering::Equal => return PAIRS.get(at + CHAR..at + PAIR)?.chars().next(),
            std::cmp::Ordering::Less => from = middle + 1,
            std::cmp::Ordering::Greater => to = middle,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_in_step() {
        let chars: Vec<char> = PAIRS.chars().collect();
        assert_eq!(chars.len() * CHAR, PAIRS.len());
        let wrong: Vec<char> = chars.iter().copied().step_by(2).collect();
        assert!(wrong.windows(2).all(|pair| pair[0] < pair[1]), "ascending, each once");
        for pair in chars.chunks(2) {
            assert_eq!(japanese(pair[0]), Some(pair[1]));
            assert_eq!(japanese(pair[1]), None, "{} belongs on a paper", pair[1]);
        }
    }

    #[test]
    fn japanese_stays_as_it_is() {
        for char in "査随時目行政戸黒予辺邉髙﨑齋濵隨邀々〆ヶA1。𠮷".chars() {
            assert_eq!(japanese(char), None, "{char}");
        }
        for (wrong, right) in "查査时時检検实実议議设設⽬目⾏行⺠民⻑長"
            .chars()
            .collect::<Vec<_>>()
            .chunks(2)
            .map(|p| (p[0], p[1]))
        {
            assert_eq!(japanese(wrong), Some(right));
        }
    }
}
