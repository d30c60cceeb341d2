//! Reading in the background: after a pause in typing the engine reads what changed, a few sheets at a time.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::engines::{self, News, Ticket};
use crate::app::paint::after_paint;
use crate::app::timer::Timer;
use crate::app::{Shell, set_if_new};
use crate::model::{Day, Sheet, SheetId, paper};
use crate::protocol::{Failure, PackedSheet, ReadSheets};
use crate::reading::{Reading, Readings, SheetReading};
use crate::results::SheetResults;

/// The pause in changes after which reading begins.
const PAUSE: Duration = Duration::from_millis(250);
/// How many sheets are asked for at once: writing them down and taking their readings in takes a few milliseconds.
const BATCH: usize = 12;
/// How many such requests are under way for each copy of the engine, so that none waits for the page.
const UNDER_WAY: usize = 2;

/// The readings, and who waits for them.
#[derive(Clone, Copy)]
pub(crate) struct SheetReader {
    readings: StoredValue<Readings>,
    timer: Timer,
    /// Who waits for the reading of a sheet.
    waiting: StoredValue<HashMap<SheetId, ArcTrigger>>,
    /// The sheets whose readings came and have not been told of.
    untold: StoredValue<Vec<SheetId>>,
    left: RwSignal<usize>,
    state: StoredValue<ReadingProgress>,
    failure: RwSignal<Option<Failure>>,
    /// What is asked for, by which it can be stopped.
    asked: StoredValue<Vec<Ticket>>,
    /// Whether the engine has said nothing for long, and is tried again.
    slow: RwSignal<Option<News>>,
    /// Whether there was something to read while a person waited for something else.
    is_held: StoredValue<bool>,
}

/// How reading goes.
#[derive(Clone, Copy)]
struct ReadingProgress {
    under_way: usize,
    /// How many sheets are asked for at once: one, when the engine broke down and it is open over which.
    batch: usize,
}

impl SheetReader {
    pub(crate) fn new() -> Self {
        Self {
            readings: StoredValue::new(Readings::default()),
            timer: Timer::default(),
            waiting: StoredValue::new(HashMap::new()),
            untold: StoredValue::new(Vec::new()),
            left: RwSignal::new(0),
            state: StoredValue::new(ReadingProgress { under_way: 0, batch: BATCH }),
            failure: RwSignal::new(None),
            asked: StoredValue::new(Vec::new()),
            slow: RwSignal::new(None),
            is_held: StoredValue::new(false),
        }
    }

    /// Has whoever asks be told of a sheet's next reading.
    fn track(self, id: &SheetId) {
        let trigger = self
            .waiting
            .try_update_value(|waiting| waiting.entry(id.clone()).or_insert_with(ArcTrigger::new).clone());
        if let Some(trigger) = trigger {
            trigger.track();
        }
    }

    /// Tells who waits for the readings of these sheets, and no one else: an answer runs no other sheet's cells.
    fn tell(self, sheets: &[SheetId]) {
        let triggers: Vec<ArcTrigger> = self
            .waiting
            .with_value(|waiting| sheets.iter().filter_map(|id| waiting.get(id).cloned()).collect());
        triggers.iter().for_each(Notify::notify);
    }

    /// Tells everybody.
    fn tell_all(self) {
        let triggers: Vec<ArcTrigger> =
            self.waiting.with_value(|waiting| waiting.values().cloned().collect());
        self.untold.update_value(Vec::clear);
        triggers.iter().for_each(Notify::notify);
    }
}

impl Shell {
    /// Reads what changes from now on.
    pub(crate) fn start_reading(self) {
        let mut is_first = true;
        Effect::new(move |_| {
            self.document().track();
            match std::mem::replace(&mut is_first, false) {
                // What is on the screen first need not wait, but for the screen.
                true => after_paint(move || self.read_on()),
                false => self.read_later(PAUSE),
            }
        });
        let is_free = Memo::new(move |_| !self.is_waited_for());
        Effect::new(move |_| {
            if is_free.get() && self.reader.is_held.get_value() {
                self.read_on();
            }
        });
    }

    /// Whether a person waits for something: what is read beside it would make them wait longer.
    fn is_waited_for(self) -> bool {
        self.notices.busy.with(Option::is_some) || self.notices.stop.with(Option::is_some)
    }

    /// The reading of a sheet, as far as there is one; whoever asks is told when there is a newer one.
    pub(crate) fn reading(self, id: &SheetId) -> Option<Arc<SheetReading>> {
        self.reader.track(id);
        self.reader.readings.with_value(|readings| readings.get(id).cloned())
    }

    /// What was read of just this sheet; none where that is still to come.
    pub(super) fn results_of(self, sheet: &Arc<Sheet>) -> Option<SheetResults> {
        let results = |read: &Arc<SheetReading>| SheetResults::clone(&read.results);
        let is_its = |read: &&Arc<SheetReading>| Arc::ptr_eq(&read.sheet, sheet);
        self.reader.readings.with_value(|readings| readings.get(&sheet.id).filter(is_its).map(results))
    }

    /// How many sheets have not been read yet.
    pub(crate) fn left_to_read(self) -> usize {
        self.reader.left.get()
    }

    /// Why there are sheets that could not be read.
    pub(crate) fn reading_failure(self) -> RwSignal<Option<Failure>> {
        self.reader.failure
    }

    /// Whether reading takes long; the second one: whether it is tried again.
    pub(crate) fn reading_is_slow(self) -> Option<bool> {
        self.reader.slow.get().map(|news| news == News::Again)
    }

    /// Stops reading what is read now: it takes too long.
    pub(crate) fn stop_reading(self) {
        self.reader.asked.get_value().into_iter().for_each(engines::stop);
    }

    /// Tries to read again what could not be read.
    pub(crate) fn read_again(self) {
        self.reader.failure.set(None);
        self.reader.readings.update_value(Readings::take_up);
        self.read_on();
    }

    /// Forgets all that was read, to be read anew.
    pub(super) fn forget_readings(self) {
        self.reader.readings.update_value(Readings::forget_all);
        self.reader.tell_all();
    }

    /// Reads a sheet without a pause: somebody has just said what its reading should be.
    pub(crate) fn read_now(self, id: &SheetId) {
        let sheet = self.document().with_untracked(|document| document.sheet(id).cloned());
        if let (Some(sheet), Some(today)) = (sheet, self.now().date()) {
            self.send(vec![sheet], today);
        }
    }

    fn read_later(self, pause: Duration) {
        self.reader.timer.restart(pause, move || self.read_on());
    }

    /// Has the next sheets read, as many as may be under way.
    fn read_on(self) {
        let is_held = untrack(|| self.is_waited_for());
        self.reader.is_held.set_value(is_held);
        if is_held {
            return;
        }
        self.look_at_clock();
        let Some(today) = self.now().date() else { return };
        let document = self.document().get_untracked();
        let (route, year) = (self.route.get_untracked(), self.filter.year.get_untracked());
        let is_first = |sheet: &Sheet| match route.sheet() {
            Some(id) => sheet.id == *id,
            None => year == Some(sheet.fiscal_year),
        };
        let gone = self.reader.readings.try_update_value(|readings| readings.forget_gone(&document));
        if gone == Some(true) {
            self.reader.tell_all();
        }
        loop {
            let ReadingProgress { under_way, batch, .. } = self.reader.state.get_value();
            let mut next = self.reader.readings.with_value(|readings| readings.next(&document, is_first));
            // What is on the screen comes alone, and so at once.
            let is_alone = next.first().is_some_and(|sheet| route.sheet() == Some(&sheet.id));
            next.truncate(if is_alone { 1 } else { batch });
            if next.is_empty() || under_way >= UNDER_WAY * engines::copies::<ReadSheets>() {
                break;
            }
            self.send(next, today);
        }
        self.reader.left.set(self.reader.readings.with_value(|readings| readings.left(&document)));
    }

    fn send(self, sheets: Vec<Arc<Sheet>>, today: Day) {
        self.reader.readings.update_value(|readings| readings.ask(&sheets));
        self.reader.state.update_value(|state| state.under_way += 1);
        let form = paper::form();
        let request =
            ReadSheets { today, sheets: PackedSheet::pack_all(sheets.iter().map(|sheet| &**sheet)) };
        let (ticket, answer) = engines::ask_any(request, move |news| {
            if !matches!(news, News::Progress(..)) {
                self.reader.slow.set(Some(news));
            }
        });
        self.reader.asked.update_value(|asked| asked.push(ticket));
        spawn_local(async move {
            let answer = answer.await;
            self.reader.asked.update_value(|asked| asked.retain(|one| *one != ticket));
            set_if_new(self.reader.slow, None);
            self.reader.readings.update_value(|readings| readings.answered(&sheets));
            self.reader.state.update_value(|state| state.under_way -= 1);
            // By another form other things are found: it is asked again.
            match Arc::ptr_eq(&form, &paper::form()) {
                true => self.receive(sheets, today, answer),
                false => self.read_on(),
            }
        });
    }

    fn receive(self, sheets: Vec<Arc<Sheet>>, day: Day, answer: Result<Vec<Option<Reading>>, Failure>) {
        match answer {
            Ok(readings) => self.keep(sheets, day, readings),
            Err(failure @ Failure::NotStarted(_)) => {
                // Tried again with the next change.
                self.reader.left.set(0);
                self.reader.failure.set(Some(failure));
                return;
            }
            Err(failure) => match sheets.len() {
                one if one == 1 || failure == Failure::Stopped => {
                    let document = self.document().get_untracked();
                    self.reader.readings.update_value(|readings| {
                        sheets.into_iter().for_each(|sheet| readings.give_up(sheet, &document));
                    });
                    self.reader.failure.set(Some(failure));
                }
                _ => self.reader.state.update_value(|state| state.batch = 1),
            },
        }
        // While something is being typed, reading waits for the pause.
        if !self.reader.timer.is_waiting() {
            self.read_on();
        }
    }

    /// Takes readings in, but for those of sheets that have changed while they were read, and of days that are over.
    fn keep(self, sheets: Vec<Arc<Sheet>>, day: Day, answer: Vec<Option<Reading>>) {
        if self.now().date() != Some(day) {
            return;
        }
        let document = self.document().get_untracked();
        let on_screen = self.route.with_untracked(|route| route.sheet().cloned());
        let is_alone = sheets.len() == 1;
        let told = self.reader.readings.try_update_value(|readings| {
            let is_new_day = readings.made_on().is_some_and(|made_on| made_on != day);
            let (mut shown, mut others) = (Vec::new(), Vec::new());
            // An answer that is too short leaves its last sheets without a reading.
            let answer = answer.into_iter().chain(std::iter::repeat_with(|| None));
            for (sheet, reading) in sheets.into_iter().zip(answer) {
                let id = sheet.id.clone();
                let is_shown = is_alone || on_screen.as_ref() == Some(&id);
                match reading.and_then(|reading| SheetReading::new(sheet.clone(), reading)) {
                    Some(reading) => {
                        if readings.keep(reading, day, &document) {
                            if is_shown { &mut shown } else { &mut others }.push(id);
                        }
                    }
                    None => readings.give_up(sheet, &document),
                }
            }
            (is_new_day, shown, others, readings.left(&document) == 0)
        });
        let Some((is_new_day, shown, others, is_last)) = told else { return };
        self.reader.untold.update_value(|untold| untold.extend(others));
        if is_new_day {
            self.reader.tell_all();
        } else {
            self.reader.tell(&shown);
        }
        if is_last {
            // Lists wait for the last answer: drawing them again after each would cost more than reading.
            let untold = self.reader.untold.try_update_value(std::mem::take);
            self.reader.tell(untold.as_deref().unwrap_or(&[]));
        }
        if self.reader.failure.with_untracked(|failure| matches!(failure, Some(Failure::NotStarted(_)))) {
            self.reader.failure.set(None);
        }
    }
}
