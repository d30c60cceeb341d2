//! To whom a sheet was sent, and whether it has come back: what an office notes for itself, and what never travels.

use super::{Moment, Value};

/// A sheet that was sent to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sending {
    /// To whom.
    pub to: String,
    /// When; the last time, where it was sent again.
    pub at: Moment,
    /// When it came back.
    pub back: Option<Moment>,
}

/// Whether a sheet has come back from somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SentBack {
    /// Not yet.
    Out,
    /// It has.
    Back(Moment),
    /// It came back from one of several who had it: a file does not say from whom.
    Unclear(Moment),
}

/// The sendings of a sheet, one for each who has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sendings {
    all: Vec<Sending>,
    /// When it came back from one of several.
    unclear: Vec<Moment>,
}

/// The names of the parts, as they are stored.
const TO: &str = "to";
const AT: &str = "at";
const BACK: &str = "back";

impl Sendings {
    /// Whether it was never sent to anybody by name.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Notes that it was sent to somebody.
    pub fn send(&mut self, to: &str, at: &Moment) {
        self.all.retain(|sending| sending.to != to);
        self.all.push(Sending { to: to.to_owned(), at: at.clone(), back: None });
    }

    /// Notes that it came back.
    pub fn come_back(&mut self, at: &Moment) {
        let out = self.all.iter().filter(|sending| sending.back.is_none()).count();
        if out > 0 {
            self.unclear.push(at.clone());
        }
        if self.unclear.len() >= out {
            self.unclear.clear();
            let out = self.all.iter_mut().filter(|sending| sending.back.is_none());
            out.for_each(|sending| sending.back = Some(at.clone()));
        }
    }

    /// Each sending, and whether it has come back.
    pub fn states(&self) -> impl Iterator<Item = (&Sending, SentBack)> {
        self.all.iter().map(|sending| {
            let state = match (&sending.back, self.unclear.last()) {
                (Some(back), _) => SentBack::Back(back.clone()),
                (None, Some(last)) => SentBack::Unclear(last.clone()),
                (None, None) => SentBack::Out,
            };
            (sending, state)
        })
    }

    /// As it is stored.
    pub(super) fn written(&self) -> Value {
        let text = |text: &str| Value::from(text);
        let mut all: Vec<Value> = Vec::new();
        for sending in &self.all {
            let mut one = super::Extra::new();
            one.insert(TO.to_owned(), text(&sending.to));
            one.insert(AT.to_owned(), text(sending.at.as_str()));
            if let Some(back) = &sending.back {
                one.insert(BACK.to_owned(), text(back.as_str()));
            }
            all.push(Value::Object(one));
        }
        let unclear = self.unclear.iter().map(|at| text(at.as_str()));
        Value::Array(all.into_iter().chain(unclear).collect())
    }

    /// What was stored so; what is written otherwise is left out.
    pub(super) fn read(value: &Value) -> Self {
        let moment = |value: &Value| value.as_str().and_then(Moment::new);
        let all = value.as_array().map_or(&[][..], Vec::as_slice);
        let sending = |one: &Value| {
            Some(Sending {
                to: one.get(TO)?.as_str()?.to_owned(),
                at: moment(one.get(AT)?)?,
                back: one.get(BACK).and_then(moment),
            })
        };
        Self {
            all: all.iter().filter_map(sending).collect(),
            unclear: all.iter().filter_map(moment).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: u8) -> Moment {
        Moment::new(&format!("2026-10-{day:02}T09:00:00+09:00")).expect("a moment")
    }

    #[test]
    fn a_file_does_not_say_who_of_several_sent_it_back() {
        let mut sent = Sendings::default();
        sent.come_back(&at(1));
        assert_eq!(sent, Sendings::default());
        sent.send("総務課", &at(1));
        sent.come_back(&at(2));
        let states = |sent: &Sendings| sent.states().map(|(_, state)| state).collect::<Vec<_>>();
        assert_eq!(states(&sent), [SentBack::Back(at(2))]);
        sent.send("人事課", &at(3));
        sent.send("総務課", &at(3));
        assert_eq!(states(&sent), [SentBack::Out, SentBack::Out]);
        sent.come_back(&at(4));
        assert_eq!(states(&sent), [SentBack::Unclear(at(4)), SentBack::Unclear(at(4))]);
        assert_eq!(Sendings::read(&sent.written()), sent);
        sent.come_back(&at(5));
        assert_eq!(states(&sent), [SentBack::Back(at(5)), SentBack::Back(at(5))]);
        assert_eq!(Sendings::read(&sent.written()), sent);
    }
}
