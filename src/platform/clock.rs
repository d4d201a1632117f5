//! What the calendar and the clock on the reader's wall say.

/// A moment as the reader's wall shows it: never an instant, never converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
    /// The day of the month.
    pub day: u32,
    /// Minutes since midnight.
    pub minutes: u32,
}

/// The moment, if there is a clock to ask.
pub fn now() -> Option<Now> {
    super::IN_BROWSER.then(|| {
        let date = js_sys::Date::new_0();
        Now {
            year: i32::try_from(date.get_full_year()).unwrap_or_default(),
            month: date.get_month() + 1,
            day: date.get_date(),
            minutes: date.get_hours() * 60 + date.get_minutes(),
        }
    })
}
