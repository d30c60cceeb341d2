//! Characters that look like others, or like nothing: what fonts, PDFs and other programs leave in a text.
//!
//! Labels, years and searches are compared without the difference; the text itself keeps it, and 点検 names it.

/// 康熙部首 U+2F00 to U+2FD5, in order: the characters that they look like, three bytes each.
const RADICALS: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋\
    弓彐彡彳心戈戸手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石\
    示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長\
    門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黄黍黒黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Radicals of U+2E80 to U+2EF3, in order, each with the character that it looks like.
const PARTS: &str = "\
    ⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母\
    ⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺯糹⺰糸⺱罓⺲罒⺳㓁⺴冗⺶羊⺹耂⺺肀⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎\
    ⻂衤⻃覀⻄西⻅见⻆角⻈言⻉貝⻋車⻌辶⻍辶⻎辶⻏邑⻐金⻑長⻒镸⻓長⻔門⻖阝⻗雨⻘青⻙韋⻚頁⻛風⻜飛⻝食⻟飠⻠食⻢馬\
    ⻣骨⻤鬼⻥魚⻦鳥⻧鹵⻨麦⻩黄⻪黽⻫斉⻬斉⻭歯⻮歯⻯竜⻰竜⻱龜⻲亀⻳亀";

/// CJK compatibility ideographs U+F900 to U+FA6A, in order: the characters that they are.
const COMPATIBLE: &str = "\
    豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路\
    露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說\
    殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵\
    令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履\
    易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀﨎﨏塚﨑晴﨓﨔凞猪益\
    礼神祥福靖精羽﨟蘒﨡諸﨣﨤逸都﨧﨨﨩飯飼館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐\
    祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻";

/// Forms for vertical lines, U+FE35 to U+FE44, and small forms, U+FE50 to U+FE6B; each of three bytes, so that the small
/// ones have their wide form.
const VERTICAL: &str = "（）｛｝〔〕【】《》〈〉「」『』";
const SMALL: &str = "，、．．；：？！—（）｛｝〔〕＃＆＊＋－＜＞＝＝＼＄％＠";

/// The character that a radical or another form of a character looks like; itself for all others.
pub fn usual(char: char) -> char {
    let nth = |table: &str, first: char| {
        let at = (u32::from(char) - u32::from(first)) as usize * 3;
        table.get(at..at + 3).and_then(|found| found.chars().next())
    };
    let found = match char {
        '\u{2e80}'..='\u{2ef3}' => PARTS
            .split_once(char)
            .filter(|(before, _)| before.len() % 6 == 0)
            .and_then(|(_, after)| after.chars().next()),
        '\u{2f00}'..='\u{2fd5}' => nth(RADICALS, '\u{2f00}'),
        '\u{f900}'..='\u{fa6a}' => nth(COMPATIBLE, '\u{f900}'),
        '\u{fe35}'..='\u{fe44}' => nth(VERTICAL, '\u{fe35}'),
        '\u{fe50}'..='\u{fe6b}' => nth(SMALL, '\u{fe50}'),
        _ => None,
    };
    found.unwrap_or(char)
}

/// Whether it is a radical that stands for a character.
pub fn is_radical(char: char) -> bool {
    matches!(char, '\u{2e80}'..='\u{2fd5}') && usual(char) != char
}

/// Whether it is a blank other than those that people type.
pub fn is_odd_blank(char: char) -> bool {
    matches!(char, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}')
}

/// Whether nothing is seen of it: no width, no letter, no break of a line.
pub fn is_invisible(char: char) -> bool {
    match char {
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' => false,
        ' '..='~' => false,
        '\0'..='\u{9f}' | '\u{ad}' => true,
        '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' => true,
        '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => true,
        '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' => true,
        '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}' => true,
        _ => false,
    }
}

/// Whether it is a dot in the middle of the line other than ・.
pub fn is_middle_dot(char: char) -> bool {
    matches!(char, '·' | '•' | '‧' | '∙' | '⋅')
}

/// A text without what is not seen of it at both ends, blanks too.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(|char: char| char.is_whitespace() || is_invisible(char))
}

/// A title or a label as it is compared, once its widths are one and its blanks are gone: with one middle dot, and with the
/// long mark of カタカナ where a dash or 一 was put in its place.
pub(super) fn titled(text: String) -> String {
    const MARKS: &str = "·•‧∙⋅-‐‑–—―−─一";
    if !text.contains(|char| MARKS.contains(char)) {
        return text;
    }
    let is_katakana = |char: char| matches!(char, 'ァ'..='ヺ' | 'ー');
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        let mut is_next = || chars.peek().is_some_and(|next| is_katakana(*next));
        let char = match char {
            dot if is_middle_dot(dot) => '・',
            '-' | '‐' | '‑' | '–' | '—' | '―' | '−' | '─' if is_katakana(before) => 'ー',
            '一' if is_katakana(before) && is_next() => 'ー',
            other => other,
        };
        out.push(char);
        before = char;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_in_step() {
        for (table, count) in [(RADICALS, 0xd6), (COMPATIBLE, 0x16b), (VERTICAL, 16), (SMALL, 28)] {
            assert_eq!((table.chars().count(), table.len()), (count, count * 3));
        }
        let parts: Vec<char> = PARTS.chars().collect();
        assert_eq!(PARTS.len(), parts.len() * 3);
        assert!(parts.chunks(2).map(|pair| pair[0]).is_sorted());
        for pair in parts.chunks(2) {
            assert_eq!(usual(pair[0]), pair[1]);
            assert_eq!(usual(pair[1]), pair[1], "{} is usual", pair[1]);
        }
        for char in RADICALS.chars() {
            assert_eq!(usual(char), char, "{char} is usual");
        }
    }

    #[test]
    fn what_looks_like_another_is_that() {
        for (char, is) in [
            ('⼀', '一'),
            ('⽬', '目'),
            ('⽅', '方'),
            ('⾒', '見'),
            ('⿓', '龍'),
            ('⿕', '龠'),
            ('⼾', '戸'),
            ('⺠', '民'),
            ('⻑', '長'),
            ('⻄', '西'),
            ('⻳', '亀'),
            ('\u{fa19}', '神'),
            ('\u{f90a}', '金'),
            ('\u{fa11}', '\u{fa11}'),
            ('\u{fa30}', '侮'),
            ('\u{fa6a}', '頻'),
            ('﹕', '：'),
            ('︵', '（'),
            ('﹪', '％'),
            ('目', '目'),
            ('A', 'A'),
            ('\u{2e80}', '\u{2e80}'),
        ] {
            assert_eq!(usual(char), is, "{char}");
        }
        for char in
            "\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{ad}\u{fe0f}\u{e0100}\u{3164}\u{1}\u{80}".chars()
        {
            assert!(is_invisible(char), "{char:?}");
        }
        for char in "a~ \n\t　\u{a0}一\u{85}゛".chars() {
            assert!(!is_invisible(char), "{char:?}");
        }
    }

    #[test]
    fn titles_are_compared_without_their_marks() {
        for (text, title) in [
            ("シ-ト", "シート"),
            ("シ一ト", "シート"),
            ("センタ―", "センター"),
            ("データ一覧", "データ一覧"),
            ("現況·課題", "現況・課題"),
            ("第1-2節", "第1-2節"),
            ("一ト", "一ト"),
        ] {
            assert_eq!(titled(text.to_owned()), title);
        }
    }
}
