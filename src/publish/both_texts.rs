//! Two versions of a text as one: what went is struck out, what came in its place is underlined.

use maud::{Markup, html};

use crate::figures;
use crate::text::changes::changes;

/// Both versions of a text in one.
pub(super) fn text(before: &str, after: &str) -> Markup {
    if before == after {
        return figures::paper_text(after, &[]);
    }
    html! {
        span class="both" {
            @for stretch in stretches(before, after) {
                @match stretch {
                    Overlaid::Same(words) => (figures::run(words)),
                    Overlaid::Gone(words) => del { (figures::run(words)) },
                    Overlaid::Come(words) => ins { (figures::run(words)) },
                }
            }
        }
    }
}

/// A stretch of a text that is laid over another version of it.
#[derive(Debug, PartialEq)]
enum Overlaid<'t> {
    Same(&'t str),
    Gone(&'t str),
    Come(&'t str),
}

/// Two versions of a text as one: what went before what came in its place.
fn stretches<'t>(before: &'t str, after: &'t str) -> Vec<Overlaid<'t>> {
    let found = changes(before, after);
    let (mut gone, mut come) = (found.before.iter().peekable(), found.after.iter().peekable());
    let (mut old, mut new) = (0, 0);
    let mut stretches = Vec::new();
    loop {
        if let Some(range) = gone.next_if(|range| range.start == old) {
            stretches.push(Overlaid::Gone(&before[range.clone()]));
            old = range.end;
        }
        if let Some(range) = come.next_if(|range| range.start == new) {
            stretches.push(Overlaid::Come(&after[range.clone()]));
            new = range.end;
        }
        let to_gone = gone.peek().map_or(before.len(), |range| range.start) - old;
        let to_come = come.peek().map_or(after.len(), |range| range.start) - new;
        let same = to_gone.min(to_come);
        if same == 0 {
            return stretches;
        }
        stretches.push(Overlaid::Same(&after[new..new + same]));
        (old, new) = (old + same, new + same);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_went_stands_before_what_came() {
        use Overlaid::{Come, Gone, Same};
        for (before, after, expected) in [
            ("", "新しい文", vec![Come("新しい文")]),
            ("前の文", "", vec![Gone("前の文")]),
            ("年4回", "年6回", vec![Same("年"), Gone("4"), Come("6"), Same("回")]),
            ("一\n三", "一\n二\n三", vec![Same("一\n"), Come("二\n"), Same("三")]),
        ] {
            assert_eq!(stretches(before, after), expected, "{before} → {after}");
        }
    }

    proptest! {
        #[test]
        fn both_versions_are_all_there(before in "[あい12,.\n漢字ア]{0,40}", after in "[あい12,.\n漢字ア]{0,40}") {
            let found = stretches(&before, &after);
            let of = |is_before: bool| found.iter().filter_map(|stretch| match stretch {
                Overlaid::Same(words) => Some(*words),
                Overlaid::Gone(words) => is_before.then_some(*words),
                Overlaid::Come(words) => (!is_before).then_some(*words),
            }).collect::<String>();
            prop_assert_eq!(of(true), before.clone());
            prop_assert_eq!(of(false), after.clone());
        }
    }
}
