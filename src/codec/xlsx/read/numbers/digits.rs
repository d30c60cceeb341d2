//! A number as decimal digits: Excel counts fifteen of them, and rounds as on paper.

/// How many digits count.
const DIGITS: usize = 15;

/// A number that is not negative: its digits, and where the point stands among them.
#[derive(Clone, Debug)]
pub(super) struct Decimal {
    digits: Vec<u8>,
    /// How many digits stand before the point; negative where zeros follow the point.
    point: i32,
}

impl Decimal {
    pub(super) fn of(value: f64) -> Self {
        let text = format!("{value:.*e}", DIGITS - 1);
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let digits = mantissa.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
        Self { digits, point: exponent.parse::<i32>().unwrap_or(0) + 1 }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.iter().all(|digit| *digit == 0)
    }

    /// The number times ten to this power.
    pub(super) fn shifted(mut self, power: i32) -> Self {
        self.point += power;
        self
    }

    /// The number with so many digits after the point.
    pub(super) fn rounded(mut self, decimals: usize) -> Self {
        let kept = self.point + i32::try_from(decimals).unwrap_or(i32::MAX / 2);
        let Ok(kept) = usize::try_from(kept) else {
            return Self { digits: vec![0], point: 1 };
        };
        let Some(next) = self.digits.get(kept).copied() else { return self };
        self.digits.truncate(kept);
        if next >= 5 {
            self.up();
        }
        self
    }

    /// One more in the last place.
    fn up(&mut self) {
        for digit in self.digits.iter_mut().rev() {
            *digit += 1;
            if *digit < 10 {
                return;
            }
            *digit = 0;
        }
        self.digits.insert(0, 1);
        self.point += 1;
    }

    /// The digits before the point.
    pub(super) fn whole(&self) -> String {
        let places = usize::try_from(self.point).unwrap_or(0);
        let digits = (0..places).map(|at| char::from(b'0' + self.digits.get(at).copied().unwrap_or(0)));
        let whole: String = digits.collect();
        if whole.is_empty() { "0".to_owned() } else { whole }
    }

    /// So many digits after the point.
    pub(super) fn fraction(&self, places: usize) -> String {
        let digit = |place: usize| {
            let at = i32::try_from(place).ok().and_then(|place| place.checked_add(self.point))?;
            self.digits.get(usize::try_from(at).ok()?).copied()
        };
        (0..places).map(|place| char::from(b'0' + digit(place).unwrap_or(0))).collect()
    }

    /// The number without zeros that say nothing.
    pub(super) fn plain(&self) -> String {
        let places = i32::try_from(self.digits.len()).unwrap_or(0).saturating_sub(self.point);
        let fraction = self.fraction(usize::try_from(places).unwrap_or(0));
        let (whole, fraction) = (self.whole(), fraction.trim_end_matches('0').to_owned());
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
    }
}
