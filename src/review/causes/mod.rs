//! Which sentences of a report say why a target was not reached.
//!
//! A wrong reason that is shown as a fact is worse than none: a sentence counts where something hindered the work, or where one
//! thing led to less of another; what was done, what came of it, plans and thanks do not.

mod words;

use words::{
    ABSENT, AHEAD, BAD_THINGS, BUT, DENIED, EVENTS, FAILED, HINDERED, JOINTS, LEADS, LESS, MEANS, MENDED,
    NAMED, NEAR, NONE_OF, OBSTACLES, OF, PURPOSES, RESULTS,
};

/// Whether the words say why something came out as it did.
pub(super) fn give_a_cause(text: &str) -> bool {
    !causes(text).is_empty()
}

/// The sentences of a report that give a cause. Where one begins with そのため, the one before it does.
pub fn causes(text: &str) -> Vec<&str> {
    let sentences: Vec<&str> = text.split_inclusive(['。', '\n']).map(str::trim).collect();
    let leads = |sentence: &&str| {
        let rest = ["そのため", "このため"].iter().find_map(|so| sentence.strip_prefix(so));
        rest.is_some_and(is_less)
    };
    let is_cause = |at: &usize| {
        gives(sentences[*at]) || (sentences.get(at + 1).is_some_and(leads) && !sentences[*at].is_empty())
    };
    (0..sentences.len()).filter(is_cause).map(|at| sentences[at]).collect()
}

fn gives(sentence: &str) -> bool {
    const THANKS: &[&str] = &["おかげ", "お陰", "感謝", "お礼"];
    let is_aside = AHEAD.iter().any(|ahead| sentence.starts_with(ahead)) || has(sentence, THANKS);
    !is_aside && (is_hindered(sentence) || is_led_to(sentence) || is_for(sentence) || is_in_turn(sentence))
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Whether something was less than hoped; fewer complaints are not.
fn is_less(text: &str) -> bool {
    let is_bad = |(at, word): (usize, &str)| {
        let before: Vec<char> =
            text[..at].chars().rev().take_while(|char| *char != '、').take(NEAR).collect();
        let near: String = before.into_iter().rev().collect();
        !(word.starts_with(['減', '低', '下', '少', 'な']) && has(&near, BAD_THINGS))
    };
    LESS.iter().any(|word| text.match_indices(word).any(is_bad))
}

/// Whether something hindered the work, and the rest of the sentence does not tell how that was mended.
fn is_hindered(sentence: &str) -> bool {
    let starts = |rest: &str, words: &[&str]| words.iter().any(|word| rest.starts_with(word));
    let stays = |rest: &str| !has(rest, MENDED) || is_less(rest) || rest.contains("ため");
    // What came of it is no cause of it, nor is what others suffer who are helped.
    let is_result = |before: &str| RESULTS.iter().any(|of| before.ends_with(of));
    let is_of_people = |rest: &str| {
        let near: String = rest.chars().take(NEAR / 2).take_while(|char| *char != '、').collect();
        has(&near, &["方", "者", "世帯", "家庭", "児童", "人を", "人に", "人へ"])
    };
    let any = |words: &[&str], is: &dyn Fn(&str, &str) -> bool| {
        let found = |word: &&str| {
            let mut places = sentence.match_indices(*word);
            places.any(|(at, word)| {
                let rest = &sentence[at + word.len()..];
                is(&sentence[..at], rest) && stays(rest)
            })
        };
        words.iter().any(found)
    };
    let is_suffered = |rest: &str| !rest.starts_with(['な', 'か']) && !is_of_people(rest);
    let is_failed = |before: &str, rest: &str| starts(rest, &["ず", "な", "ていな"]) && !is_result(before);
    any(FAILED, &is_failed)
        || any(ABSENT, &|_, rest| starts(rest, NONE_OF))
        || any(NAMED, &|_, rest| LEADS.iter().filter_map(|lead| rest.strip_prefix(lead)).any(is_suffered))
        || any(HINDERED, &|_, rest| is_suffered(rest))
        || any(OBSTACLES, &|before, rest| {
            !starts(rest, DENIED) && !is_result(before) && (!is_of_noun(rest) || is_less(rest))
        })
}

/// Whether the verb that ends here only describes what is named next: 休止していた交流会.
fn is_of_noun(rest: &str) -> bool {
    const VERBS: &[&str] =
        &["していた", "している", "ていた", "ている", "された", "した", "する", "った", "た"];
    let noun = VERBS.iter().find_map(|verb| rest.strip_prefix(verb));
    noun.and_then(|noun| noun.chars().next()).is_some_and(|char| char > 'ん')
}

/// Whether it tells of something that hinders, or of something less.
fn is_bad(text: &str) -> bool {
    is_hindered(text) || is_less(text)
}

/// Whether it only tells what went well.
fn is_well(text: &str) -> bool {
    has(text, MENDED) && !is_less(text)
}

/// The clause at the end of what stands before a joint.
fn last_clause(before: &str) -> &str {
    before.rsplit(['、', '（', '(']).next().unwrap_or(before)
}

/// Whether one thing led to less of another: 資材価格の上昇により、延長を縮めた, 応募者の減少により12人, 高騰による中止.
fn is_led_to(sentence: &str) -> bool {
    let cut = |joint: &str, (at, _): (usize, &str)| (&sentence[..at], &sentence[at + joint.len()..]);
    let joins = |joint: &&str| {
        sentence.match_indices(*joint).map(|found| cut(joint, found)).any(|(before, rest)| {
            let direct = BUT.iter().filter_map(|but| rest.split_once(but)).map(|(direct, _)| direct);
            let direct = direct.min_by_key(|direct| direct.len()).unwrap_or(rest);
            let is_means = MEANS.iter().any(|means| before.ends_with(means));
            !is_means && !is_well(rest) && (is_less(direct) || is_bad(last_clause(before)))
        })
    };
    let is_of = |of: &&str| {
        sentence.match_indices(*of).map(|found| cut(of, found)).any(|(before, rest)| {
            let near: String = rest.chars().take(NEAR / 2).collect();
            !rest.starts_with('と') && !is_well(rest) && (is_bad(last_clause(before)) || is_bad(&near))
        })
    };
    let comes_of = |event: &&str| {
        sentence.match_indices(*event).map(|found| cut(event, found)).any(|(_, rest)| {
            let near: String = rest.chars().take(NEAR).take_while(|char| *char != '、').collect();
            let mut joints = JOINTS.iter().chain(OF).chain(&["の影響", "のため", "で", "が"]);
            let joint = joints.find(|joint| near.contains(**joint));
            joint
                .and_then(|joint| rest.split_once(joint))
                .is_some_and(|(_, rest)| is_less(rest) && !has(rest, MENDED))
        })
    };
    JOINTS.iter().any(joins) || OF.iter().any(is_of) || EVENTS.iter().any(comes_of)
}

/// Whether ため means because: 足りなかったため, 悪天候のため, but not 促進するため, 向上のため. What was so in the past is no purpose.
fn is_for(sentence: &str) -> bool {
    const ENDS: &[&str] = &["い", "な", "いる", "ある", "なる", "れる"];
    const OTHER: &[&str] = &["その", "この", "必要な", "必要がある", "必要である"];
    sentence.match_indices("ため").any(|(at, joint)| {
        let (before, rest) = (&sentence[..at], &sentence[at + joint.len()..]);
        let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
        if ends(&["た", "だ"]) {
            return !is_well(rest);
        }
        let is_because = match before.strip_suffix('の') {
            Some(noun) => !PURPOSES.iter().any(|purpose| noun.ends_with(purpose)),
            None => ends(ENDS),
        };
        is_because && !ends(OTHER) && (is_bad(last_clause(before)) || is_less(rest) && !is_well(rest))
    })
}

/// Whether what was not done, or became less, is followed by less of something else: 調整できず、2回にとどまった. That the target
/// itself was not reached is no cause.
fn is_in_turn(sentence: &str) -> bool {
    const TURNS: &[&str] = &["できず、", "せず、", "られず、", "減り、", "減少し、", "がなく、"];
    const ITSELF: &[&str] = &["目標", "計画値", "届かず", "達せず", "及ばず", "至らず"];
    let turns = |turn: &&str| {
        let halves = sentence.split_once(*turn);
        halves.is_some_and(|(before, rest)| !has(before, ITSELF) && is_less(rest))
    };
    TURNS.iter().any(turns)
}
