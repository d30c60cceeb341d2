//! The clock: now, as files and screens write it.

use crate::model::Moment;

/// Milliseconds that have passed since some time before: they go on whatever is done to the clock.
pub fn passed() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or_else(js_sys::Date::now, |performance| performance.now())
}

/// Now, in local time.
pub fn now() -> Moment {
    let date = js_sys::Date::new_0();
    let clock =
        [date.get_month() + 1, date.get_date(), date.get_hours(), date.get_minutes(), date.get_seconds()];
    // The browser gives the minutes from local time to UTC: -540 in Japan.
    moment(date.get_full_year(), clock, -(date.get_timezone_offset() as i32))
}

fn moment(year: u32, [month, day, hours, minutes, seconds]: [u32; 5], offset: i32) -> Moment {
    let (sign, ahead) = (if offset < 0 { '-' } else { '+' }, offset.unsigned_abs());
    let text = format!(
        "{:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}{sign}{:02}:{:02}",
        year.min(9999),
        ahead / 60,
        ahead % 60
    );
    Moment::new(&text).expect("digits in their places")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_has_the_local_offset() {
        for (offset, text) in [
            (540, "2026-04-01T09:05:07+09:00"),
            (0, "2026-04-01T09:05:07+00:00"),
            (-210, "2026-04-01T09:05:07-03:30"),
        ] {
            assert_eq!(moment(2026, [4, 1, 9, 5, 7], offset).as_str(), text);
        }
    }
}
