//! Civil dates and times of day: what a calendar and a wall clock say, never instants.
//!
//! A date that went through a time zone is a day early west of Greenwich; these types cannot.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A civil date: a day on the calendar, never an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, 1970 to 2999.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
    /// The day of the month, from 1 to what the month has.
    pub day: u32,
}

/// A time of day on the conference's own clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    /// The hour, 0 to 23.
    pub hour: u32,
    /// The minute, 0 to 59.
    pub minute: u32,
}

impl Date {
    /// The date, if the calendar has it and conferences had notes then.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let valid = (1970..3000).contains(&year) && (1..=days_in(year, month)).contains(&day);
        valid.then_some(Self { year, month, day })
    }

    /// The date at the start of a text: `2016-08-16 23:50:02`, `2016/8/16`, `2016.08.16.`, `2016년 8월 16일`.
    ///
    /// What follows the date (a time, a zone) is left alone.
    pub fn at_start(text: &str) -> Option<Self> {
        Self::leading(text).map(|(date, _)| date)
    }

    /// The date at the start of a text, and what stands after it.
    pub(crate) fn leading(text: &str) -> Option<(Self, &str)> {
        let mut rest = text.trim_start();
        let year = digits(&mut rest, 4..=4)?;
        separator(&mut rest, ['년', '年'])?;
        let month = digits(&mut rest, 1..=2)?;
        separator(&mut rest, ['월', '月'])?;
        let day = digits(&mut rest, 1..=2)?;
        Some((
            Self::new(i32::try_from(year).ok()?, month, day)?,
            rest.trim_start_matches(['일', '日']),
        ))
    }

    /// The date at the start of a file name, also without separators (`20160816-후기`), and what stands after it.
    pub(crate) fn in_name(stem: &str) -> Option<(Self, &str)> {
        Self::leading(stem).or_else(|| {
            let mut rest = stem;
            Some((Self::compact(digits(&mut rest, 8..=8)?)?, rest))
        })
    }

    /// The date that a value in front matter says: one at its start, or `16 Aug 2016`, `August 16th, 2016`, `20160816`,
    /// `25/12/2016`. A number that could be a month or a day is a month only in `day.month.year`.
    pub(crate) fn stated(text: &str) -> Option<Self> {
        Self::at_start(text).or_else(|| Self::worded(text))
    }

    fn worded(text: &str) -> Option<Self> {
        let (mut year, mut month) = (None, None);
        let (mut first, mut second) = (None, 0);
        for word in text.as_bytes().split(|b| !b.is_ascii_alphanumeric()).take(16) {
            let digits = word.iter().take_while(|b| b.is_ascii_digit());
            let number = digits.take(9).fold(0, |number, b| number * 10 + u32::from(b - b'0'));
            match number {
                0 => month = month.or(month_named(word)),
                10_000_000.. => return Self::compact(number),
                1901.. => year = year.or(i32::try_from(number).ok()),
                _ if first.is_none() => first = Some(number),
                _ if second == 0 => second = number,
                _ => {}
            }
        }
        match (month, first?) {
            (Some(month), day) => Self::new(year?, month, day),
            (None, first) if first > 12 || text.contains('.') => Self::new(year?, second, first),
            (None, first) if second > 12 => Self::new(year?, first, second),
            _ => None,
        }
    }

    /// The date of eight digits.
    fn compact(number: u32) -> Option<Self> {
        Self::new(i32::try_from(number / 10_000).ok()?, number / 100 % 100, number % 100)
    }
}

impl Time {
    /// The time, if the day has it.
    pub fn new(hour: u32, minute: u32) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self { hour, minute })
    }

    /// Minutes since midnight.
    pub fn minutes(self) -> u32 {
        self.hour * 60 + self.minute
    }
}

/// How many days a month has; 0 for a month that does not exist.
fn days_in(year: i32, month: u32) -> u32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => 0,
    }
}

/// Reads a run of digits whose length lies in `length`.
fn digits(rest: &mut &str, length: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let run = rest.bytes().take_while(u8::is_ascii_digit).count();
    if !length.contains(&run) {
        return None;
    }
    let (number, tail) = rest.split_at(run);
    *rest = tail;
    number.parse().ok()
}

/// The month of an English name, whole or cut short: `Aug`, `sept`, `August`.
fn month_named(word: &[u8]) -> Option<u32> {
    let names = b"janfebmaraprmayjunjulaugsepoctnovdec";
    let name = word.get(..3)?;
    (1..).zip(names.chunks(3)).find(|(_, month)| month.eq_ignore_ascii_case(name)).map(|(n, _)| n)
}

/// Reads what stands between the parts of a date: one of `-/._`, or a unit, and spaces.
fn separator(rest: &mut &str, units: [char; 2]) -> Option<()> {
    let tail = rest.strip_prefix(|c: char| "-/._".contains(c) || units.contains(&c))?;
    *rest = tail.trim_start_matches(' ');
    Some(())
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl FromStr for Date {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::at_start(text)
            .ok_or_else(|| format!("expected a date like 2026-05-14, found `{text}`"))
    }
}

impl FromStr for Time {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts =
            text.split_once(':').and_then(|(h, m)| Self::new(h.parse().ok()?, m.parse().ok()?));
        parts.ok_or_else(|| format!("expected a time like 14:30, found `{text}`"))
    }
}

/// Writes and reads a type by its `Display` and `FromStr`.
macro_rules! serde_as_text {
    ($($name:ty),*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
            }
        }
    )*};
}

serde_as_text!(Date, Time);

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = Date::at_start(text).map(|date| date.to_string()).unwrap_or_default();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn dates_in_the_ways_people_write_them() {
        check("2016-08-16 23:50:02", "2016-08-16");
        check("2016-10-25T00:46:00Z", "2016-10-25");
        check("2019/8/7", "2019-08-07");
        check("2019. 8. 7.", "2019-08-07");
        check("2019년 8월 7일", "2019-08-07");
        check("2018-08-18-pycon-2018-day1.md", "2018-08-18");
    }

    #[track_caller]
    fn check_stated(text: &str, expected: &str) {
        let found = Date::stated(text).map(|date| date.to_string()).unwrap_or_default();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn dates_that_front_matter_states() {
        check_stated("2016-08-16T23:50:02-09:00", "2016-08-16");
        check_stated("Aug 16, 2016", "2016-08-16");
        check_stated("August 16th, 2016 10:20 PM", "2016-08-16");
        check_stated("16 August 2016", "2016-08-16");
        check_stated("Tue, 16 Aug 2016 23:50:02 +0900", "2016-08-16");
        check_stated("Tue Aug 16 23:50:02 +0900 2016", "2016-08-16");
        check_stated("Tue Aug 16 2016 00:00:00 GMT+0900 (KST)", "2016-08-16");
        check_stated("20160816", "2016-08-16");
        check_stated("2016年8月16日", "2016-08-16");
        check_stated("25/12/2016", "2016-12-25");
        check_stated("12/25/2016", "2016-12-25");
        check_stated("07.08.2016", "2016-08-07");
        check_stated("07/08/2016", "");
        check_stated("Marching on", "");
        check_stated("2016", "");
        check_stated("August 2016", "");
        check_stated("{{ date }}", "");
    }

    #[test]
    fn what_stands_after_a_date() {
        assert_eq!(Date::leading("2019년 8월 7일 후기").map(|(_, rest)| rest), Some(" 후기"));
        assert_eq!(Date::in_name("20190807-seacon").map(|(_, rest)| rest), Some("-seacon"));
        assert_eq!(Date::in_name("201908071"), None);
    }

    #[test]
    fn days_that_no_calendar_has_are_not_dates() {
        check("2019-02-29", "");
        check("2020-02-29", "2020-02-29");
        check("2019-13-01", "");
        check("20190801", "");
        check("in 2019", "");
    }

    #[test]
    fn times_of_day() {
        assert_eq!("09:05".parse::<Time>().map(Time::minutes), Ok(545));
        assert!("24:00".parse::<Time>().is_err());
    }
}
