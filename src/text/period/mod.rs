//! Periods in a deadline text (期間・期限): 5月、1月, 年度内, R6.12月末, 5月から8月まで.
//!
//! Dates are read by what they are made of (a year, a month, a part of it, from … to …), never from a list of phrases.
//! Where the words do not say which day is meant, no day is invented.

mod date;
mod part;
mod point;
mod scan;
mod spell;
mod words;

use std::ops::Range;

use self::date::{DateContext, Point, Sense, are_listed};
use self::point::point;
use self::scan::{PeriodScan, is_dash};
use self::spell::last_day;
use super::entries::entries;
use crate::model::{Day, FiscalYear};

/// When something is to be done, as far as the words tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The numbers of the entry that it stands in, as in (2)(3); none: the whole initiative.
    pub labels: Vec<u8>,
    /// The first day, where one can be known.
    pub first: Option<Day>,
    /// The last day, where one can be known.
    pub last: Option<Day>,
    /// How it is meant.
    pub kind: PeriodKind,
    /// Its bytes in the text.
    pub span: Range<usize>,
}

/// How a period is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodKind {
    /// On these days: 5月, 8月31日.
    On,
    /// By the last day: 年度内, 9月まで.
    By,
    /// From the first to the last day: 5月から8月まで; 10月から has no last day.
    Span,
    /// All the year: 通年, 毎月.
    Throughout,
    /// About then: 9月頃.
    About,
    /// As needed: 随時.
    AsNeeded,
    /// When something happens: 次回選挙までに.
    Event,
}

/// The periods of a text of this fiscal year, in the order in which they stand. Takes linear time.
pub fn periods(text: &str, year: FiscalYear) -> Vec<Period> {
    let mut found = Vec::new();
    for entry in entries(text) {
        let scan = PeriodScan::new(text, entry.words.clone());
        PeriodReader { scan: &scan, year, labels: &entry.labels, found: &mut found, before: None, done: 0 }
            .read();
    }
    found
}

/// The reading of one entry.
struct PeriodReader<'r> {
    scan: &'r PeriodScan,
    year: FiscalYear,
    labels: &'r [u8],
    found: &'r mut Vec<Period>,
    /// The date before, which the next may lean on.
    before: Option<Point>,
    /// What has been read already.
    done: usize,
}

impl PeriodReader<'_> {
    fn read(mut self) {
        let mut at = 0;
        while at < self.scan.len() {
            at = self.step(at).map_or(at + 1, |next| next.max(at + 1));
        }
    }

    /// Reads what starts (or, for an occasion, ends) here; where the text goes on.
    fn step(&mut self, at: usize) -> Option<usize> {
        let before = self.before.filter(|before| are_listed(self.scan, before.end, at));
        let frame = DateContext { year: self.year, before, is_range: false };
        if let Some(first) = point(self.scan, at, frame) {
            return Some(self.dated(at, first));
        }
        if let Some((kind, end)) = words::word(self.scan, at) {
            let all_year = (kind == PeriodKind::Throughout).then(|| self.all_year());
            let (first, last) = all_year.unwrap_or((None, None));
            return Some(self.push(kind, first, last, at, end));
        }
        if let Some(end) = words::season(self.scan, at) {
            return Some(self.push(PeriodKind::About, None, None, at, end));
        }
        let (kind, start, end) = words::occasion(self.scan, at, self.done)?;
        Some(self.push(kind, None, None, start, end))
    }

    /// A date, what follows it (から…, まで, 頃), and how the whole is meant.
    fn dated(&mut self, at: usize, first: Point) -> usize {
        let scan = self.scan;
        let after = |point: &Point| scan.skip(scan.skip_remark(scan.skip(point.end)));
        let plain = DateContext { year: self.year, before: None, is_range: false };
        // 5月頃～9月頃.
        let roughly =
            scan.past(after(&first), "頃 ころ ごろ").filter(|end| is_dash(scan.char(scan.skip(*end))));
        // 8月1日午前9時～8月31日午後5時.
        let hour = Some(scan.skip(scan.skip_time(after(&first))))
            .filter(|end| is_dash(scan.char(*end)) && point(scan, scan.skip(end + 1), plain).is_some());
        let next = roughly.or(hour).map_or_else(|| after(&first), |end| scan.skip(end));
        if scan.char(next) == ':' && point(scan, scan.skip(next + 1), plain).is_some() {
            // 前期：6月 says when in the stretch; the stretch itself is only its heading.
            self.done = next + 1;
            return next + 1;
        }
        let dash = is_dash(scan.char(next)).then_some(next + 1);
        let glue = dash.or_else(|| scan.past(next, "から より"));
        let frame = DateContext { year: self.year, before: Some(first), is_range: true };
        let second = glue.and_then(|end| point(scan, scan.skip(end), frame));
        let spell = glue.filter(|_| second.is_none()).and_then(|end| last_day(scan, scan.skip(end), first));
        if let Some((last, end)) = spell {
            self.before = Some(Point { end, ..first });
            return self.push(PeriodKind::Span, first.first, Some(last), at, end);
        }
        let last = second.unwrap_or(first);
        let tail = after(&last);
        const BY: &str =
            "頃までに 頃まで ごろまでに ごろまで までに まで 迄に 迄 以内 必着 締切 締め切り 〆切 消印有効";
        let by = scan.past(tail, BY).or_else(|| scan.past(scan.skip_time(tail), BY));
        let about = scan.past(tail, "頃 ころ ごろ 前後 を目途 目途 を目処 目処 をめど めど を目標 目標");
        let open = if second.is_none() { glue.or_else(|| scan.past(next, "以降 以後")) } else { None };
        let leads = first.sense != Sense::Event && is_dash(scan.before(at)) && self.done + 1 >= at;
        let end = by.or(about).or(open).unwrap_or(last.end);
        self.before = Some(Point { end: scan.skip_remark(last.end), ..last });
        // 1月～12月 may begin before the fiscal year or end after it.
        let spans_years = second.is_some_and(|second| {
            let fiscal = |day: Option<Day>| day.and_then(Day::fiscal_year);
            !first.is_dated
                && !second.is_dated
                && first.first.is_some_and(|day| day.month() < 4)
                && fiscal(first.first) != fiscal(second.last)
        });
        let (kind, from, to) = match second {
            Some(_) if spans_years => (PeriodKind::Span, None, None),
            _ if last.sense == Sense::Event => (PeriodKind::Event, None, None),
            Some(_) if about.is_some() || roughly.is_some() => (PeriodKind::About, first.first, last.last),
            Some(_) => (PeriodKind::Span, first.first, last.last),
            None if open.is_some() && by.is_none() => (PeriodKind::Span, first.first, None),
            None if by.is_some() || leads => (PeriodKind::By, None, last.last),
            // 年度内を目途に still ends with the year.
            None if about.is_some() && first.sense != Sense::By => {
                (PeriodKind::About, first.first, last.last)
            }
            None => match first.sense {
                Sense::By => (PeriodKind::By, None, first.last),
                Sense::About => (PeriodKind::About, first.first, first.last),
                _ => (PeriodKind::On, first.first, first.last),
            },
        };
        let is_known = from.is_some() || to.is_some() || spans_years || kind == PeriodKind::Event;
        if !is_known {
            // The calendar has no such day: the words stand as they are.
            self.done = end;
            return end;
        }
        self.push(kind, from, to, at, end)
    }

    fn all_year(&self) -> (Option<Day>, Option<Day>) {
        let year = i64::from(self.year.western());
        (Day::new(year, 4, 1), Day::new(year + 1, 3, 31))
    }

    /// Puts a period down, but for one that says the same again: 要望に応じて随時, 年度内（3月末まで）.
    fn push(
        &mut self,
        kind: PeriodKind,
        first: Option<Day>,
        last: Option<Day>,
        at: usize,
        end: usize,
    ) -> usize {
        let span = self.scan.byte(at)..self.scan.byte(end);
        let labels = self.labels;
        let gap = at.saturating_sub(self.done);
        let again = self.found.last_mut().filter(|before| {
            let is_same = (before.kind, before.first, before.last) == (kind, first, last);
            let is_close = self.done > 0 && gap <= 2 && self.scan.char(self.done) != '、';
            before.labels == labels && is_close && (is_same || last.is_some() && before.last == last)
        });
        match again {
            Some(before) => before.span.end = span.end,
            None => self.found.push(Period { labels: labels.to_vec(), first, last, kind, span }),
        }
        self.done = end;
        end
    }
}
