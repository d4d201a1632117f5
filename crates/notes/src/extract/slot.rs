//! Times of day as authors write them: `11:00-11:45`, `[14:00]`, `9:15 a.m.`, `오후 2시 30분`, `9AM - 5PM`, `-11:00`.

use crate::Time;
use crate::extract::letters::{self, is_letter};

/// A stated time slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Slot {
    /// When it starts; open where only the end is stated.
    pub(crate) start: Option<Time>,
    /// When it ends.
    pub(crate) end: Option<Time>,
    /// Whether the half of the day is stated, or the hour is past noon: nothing is left to guess.
    pub(crate) certain: bool,
}

/// The marks that join the two ends of a slot.
pub(crate) const DASHES: [char; 11] = ['-', '~', '–', '—', '−', '∼', '～', '〜', '〰', '－', '→'];

/// What may stand between a time slot and what it belongs to.
const AFTER: [char; 14] =
    ['/', '|', ':', '·', ',', ')', ']', '】', '>', '.', '、', '：', '）', '_'];

/// Words before an hour that name the half of the day, and the hours they add.
const HALVES: [(&str, u32); 8] = [
    ("오전", 0),
    ("오후", 12),
    ("아침", 0),
    ("저녁", 12),
    ("午前", 0),
    ("午後", 12),
    ("上午", 0),
    ("下午", 12),
];

/// The same after an hour.
const SUFFIXES: [(&str, u32); 6] =
    [("a.m.", 0), ("p.m.", 12), ("am", 0), ("pm", 12), ("a.m", 0), ("p.m", 12)];

/// A time as read: hour and minute, whether its half of the day is stated and which.
#[derive(Clone, Copy)]
struct Clock {
    hour: u32,
    minute: u32,
    half: Option<u32>,
}

impl Clock {
    fn time(self, half: Option<u32>) -> Option<Time> {
        let hour = match self.half.or(half) {
            Some(12) if self.hour < 12 => self.hour + 12,
            Some(0) if self.hour == 12 => 0,
            _ => self.hour,
        };
        Time::new(hour, self.minute)
    }
}

/// Takes a time slot off the front of a text; gives it and the rest.
pub(crate) fn take(text: &str) -> Option<(Slot, &str)> {
    let opened = text.trim_start();
    if !opened.starts_with(may_open) {
        return None;
    }
    let inside = opened.strip_prefix(['[', '(', '【', '@', '（']).unwrap_or(opened);
    let bracketed = inside.len() != opened.len();
    let (start, rest) = match clock(inside) {
        Some((start, rest)) => (Some(start), rest),
        None => (None, inside),
    };
    let dashed = rest.trim_start().strip_prefix(DASHES).or_else(|| {
        start.and(rest.trim_start().strip_prefix("부터").or_else(|| rest.strip_prefix(" to ")))
    });
    let (end, rest) = match dashed.and_then(|rest| clock(rest.trim_start())) {
        Some((end, rest)) => (Some(end), rest.strip_prefix("까지").unwrap_or(rest)),
        None => (None, rest),
    };
    // A bare hour (`2시`) or an open end needs a friend: alone it is a number like any other.
    let slot = Slot {
        start: start.and_then(|start| start.time(end.and_then(|end| half_before(start, end)))),
        end: end.and_then(|end| end.time(start.and_then(|start| start.half))),
        certain: start.is_none_or(|start| start.half.is_some() || start.hour > 12)
            || end.is_some_and(|end| end.half.is_some()),
    };
    if slot.start.is_none() && slot.end.is_none() {
        return None;
    }
    let rest = match bracketed {
        true => rest.trim_start().trim_start_matches([']', ')', '】', '）']),
        false => rest,
    };
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("Uhr").unwrap_or(rest);
    let rest = rest.trim_start_matches(AFTER).trim_start();
    Some((slot, rest.strip_prefix(DASHES).map_or(rest, str::trim_start)))
}

/// Whether a time slot could start with a character: a number, a half of the day, a bracket or a dash.
fn may_open(c: char) -> bool {
    match c {
        ' '..='~' => c.is_ascii_digit() || matches!(c, '[' | '(' | '@' | '-' | '~'),
        '오' | '아' | '저' | '午' | '上' | '下' | '【' | '（' => true,
        '가'..='힣' => false,
        _ => DASHES.contains(&c),
    }
}

/// The half of the day of a start without one, told by its end: `1:30 - 2:30 PM`, but `11:00 - 1:00 PM`.
fn half_before(start: Clock, end: Clock) -> Option<u32> {
    end.half.map(
        |half| if start.hour < 12 && start.hour > end.hour % 12 && half == 12 { 0 } else { half },
    )
}

/// A slot that closes a text: `제목, 16:00`, `제목 (13:00 ~ 17:15)`; gives it and the text before.
pub(crate) fn take_end(text: &str) -> Option<(Slot, &str)> {
    let text = text.trim_end();
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let whole = |tail: &str| {
        let (slot, rest) = take(tail)?;
        rest.trim_matches(|c: char| AFTER.contains(&c) || c.is_whitespace())
            .is_empty()
            .then_some(slot)
    };
    let is_closed = text.ends_with([')', '）', ']']);
    let opening = if is_closed { text.rfind(['(', '（', '[']) } else { None };
    let comma = if text.contains(',') { letters::split_last(text, ", ") } else { None };
    let comma = comma.map(|(before, _)| before.len());
    for at in [opening, comma, text.rfind('@')].into_iter().flatten() {
        let tail = text[at..].trim_start_matches([',', ' ']);
        if let Some(slot) = whole(tail).filter(|_| tail.contains([':', '시', '時'])) {
            return Some((slot, text[..at].trim_end()));
        }
    }
    None
}

/// A time at the start of a text, and the rest: `9:30`, `9:30 a.m.`, `14h30`, `오후 2시 30분`, `9AM`.
fn clock(text: &str) -> Option<(Clock, &str)> {
    let half = HALVES.iter().find_map(|(word, half)| Some((*half, text.strip_prefix(word)?)));
    let (half, rest) = match half {
        Some((half, rest)) => (Some(half), rest.trim_start()),
        None => (None, text),
    };
    let (hour, rest) = number(rest)?;
    let (minute, rest, spelled) = minutes(rest)?;
    let spaced = rest.trim_start();
    let suffix = SUFFIXES.iter().find_map(|(word, half)| {
        let after = spaced.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word))?;
        let rest = &spaced[after.len()..];
        (!rest.starts_with(|c: char| c.is_ascii_alphanumeric())).then_some((*half, rest))
    });
    let (half, rest) = match suffix {
        Some((half, rest)) => (Some(half), rest),
        None => (half, rest),
    };
    let valid = hour < 24 && minute < 60 && (spelled || half.is_some());
    valid.then_some((Clock { hour, minute, half }, rest))
}

/// What follows the hour: the minutes, the rest, and whether a mark of time was there at all.
fn minutes(rest: &str) -> Option<(u32, &str, bool)> {
    if let Some(after) = rest.strip_prefix([':', '：', 'h']) {
        return match number(after).filter(|(_, tail)| after.len() - tail.len() == 2) {
            Some((minute, tail)) if !tail.starts_with(|c: char| c.is_ascii_digit()) => {
                Some((minute, tail, true))
            }
            _ if rest.starts_with('h') && !after.starts_with(is_letter) => Some((0, after, true)),
            _ => None,
        };
    }
    if let Some(after) = rest.strip_prefix(['시', '時', '点']) {
        let after = after.strip_prefix("00").unwrap_or(after);
        let spaced = after.trim_start();
        if let Some(tail) = spaced.strip_prefix('반') {
            return Some((30, tail, true));
        }
        let minute =
            number(spaced).and_then(|(m, tail)| Some((m, tail.strip_prefix(['분', '分'])?)));
        return Some(match minute {
            Some((minute, tail)) => (minute, tail, true),
            None if after.starts_with(['간', '즌', '작']) => return None,
            None => (0, after, true),
        });
    }
    Some((0, rest, false))
}

/// A number of one or two digits.
fn number(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text[..digits].parse().ok().filter(|_| digits <= 2)?;
    Some((number, &text[digits..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown((slot, rest): (Slot, &str)) -> String {
        let side = |time: Option<Time>| time.map(|time| time.to_string()).unwrap_or_default();
        format!("{}-{} {rest}", side(slot.start), side(slot.end))
    }

    #[track_caller]
    fn check(title: &str, expected: &str) {
        assert_eq!(take(title).map_or_else(|| "none".to_owned(), shown), expected, "{title}");
    }

    #[test]
    fn slots_in_front_of_titles() {
        check("11:00-11:45/ 제목", "11:00-11:45 제목");
        check("-11:00/ REGISTER", "-11:00 REGISTER");
        check("[9:30 ~ 10:20] 여는 말", "09:30-10:20 여는 말");
        check("14:00 제목: 부제", "14:00- 제목: 부제");
        check("14:00 – 제목", "14:00- 제목");
        check("10:00, Track1, 제목", "10:00- Track1, 제목");
    }

    #[test]
    fn twelve_hours_and_words() {
        check("9:15 a.m. (50m) 제목", "09:15- (50m) 제목");
        check("1:30PM - 2:30 제목", "13:30-14:30 제목");
        check("1:30 - 2:30 PM 제목", "13:30-14:30 제목");
        check("9AM - 5PM", "09:00-17:00 ");
        check("오후 2시 30분 제목", "14:30- 제목");
        check("오후 2시 ~ 3시 제목", "14:00-15:00 제목");
        check("14시 30분부터 15시까지 제목", "14:30-15:00 제목");
        check("14h30 Titre", "14:30- Titre");
        check("@14:00 제목", "14:00- 제목");
        check("午後1時 題", "13:00- 題");
    }

    #[test]
    fn slots_behind_titles() {
        let end = |title| take_end(title).map(shown);
        assert_eq!(end("제목, 16:00").as_deref(), Some("16:00- 제목"));
        assert_eq!(end("제목(13:00 ~ 17:15)").as_deref(), Some("13:00-17:15 제목"));
        assert_eq!(end("제목 (기본편)"), None);
        assert_eq!(end("제목 (3)"), None);
    }

    #[test]
    fn numbers_that_are_no_times() {
        check("2-1. 제목", "none");
        check("25:00 제목", "none");
        check("3:2 비율", "none");
        check("제목 11:00", "none");
        check("12가지 디자인", "none");
        check("24시간 장애 대응", "none");
        check("5 Things", "none");
        check("2019", "none");
    }
}
