//! Times of day in front of a title: `11:00-11:45/ …`, `[14:00] …`, `-11:00/ …`.

use crate::Time;

/// A stated time slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Slot {
    /// When it starts; open where only the end is stated.
    pub(crate) start: Option<Time>,
    /// When it ends.
    pub(crate) end: Option<Time>,
}

/// The marks that join the two ends of a slot.
const DASHES: [char; 9] = ['-', '~', '–', '—', '−', '∼', '～', '〜', '〰'];

/// Takes a time slot off the front of a title; gives it and the rest of the title.
pub(crate) fn take(title: &str) -> Option<(Slot, &str)> {
    let opened = title.trim_start();
    let inside = opened.strip_prefix(['[', '(', '【']).unwrap_or(opened);
    let bracketed = inside.len() != opened.len();
    let (start, rest) = match time(inside) {
        Some((start, rest)) => (Some(start), rest),
        None => (None, inside),
    };
    let dashed = rest.trim_start().strip_prefix(DASHES);
    let (end, rest) = match dashed.and_then(|rest| time(rest.trim_start())) {
        Some((end, rest)) => (Some(end), rest),
        None => (None, rest),
    };
    if start.is_none() && end.is_none() {
        return None;
    }
    let rest =
        if bracketed { rest.trim_start().trim_start_matches([']', ')', '】']) } else { rest };
    let rest =
        rest.trim_start().trim_start_matches(['/', '|', ':', '·', ',', ')', ']']).trim_start();
    let rest = rest.strip_prefix(DASHES).map_or(rest, str::trim_start);
    Some((Slot { start, end }, rest))
}

/// A time `H:MM` at the start of a text, and the rest.
fn time(text: &str) -> Option<(Time, &str)> {
    let hours = text.bytes().take_while(u8::is_ascii_digit).count();
    let minutes = text[hours..].strip_prefix([':', '：'])?;
    let length = minutes.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&hours) || length != 2 {
        return None;
    }
    let time = Time::new(text[..hours].parse().ok()?, minutes[..2].parse().ok()?)?;
    Some((time, &minutes[2..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expected: &str) {
        let shown = take(title).map_or_else(
            || "none".to_owned(),
            |(slot, rest)| {
                let side =
                    |time: Option<Time>| time.map(|time| time.to_string()).unwrap_or_default();
                format!("{}-{} {rest}", side(slot.start), side(slot.end))
            },
        );
        assert_eq!(shown, expected, "{title}");
    }

    #[test]
    fn slots_in_front_of_titles() {
        check("11:00-11:45/ 제목", "11:00-11:45 제목");
        check("-11:00/ REGISTER", "-11:00 REGISTER");
        check("[9:30 ~ 10:20] 여는 말", "09:30-10:20 여는 말");
        check("14:00 제목: 부제", "14:00- 제목: 부제");
        check("14:00 – 제목", "14:00- 제목");
    }

    #[test]
    fn numbers_that_are_no_times() {
        check("2-1. 제목", "none");
        check("25:00 제목", "none");
        check("3:2 비율", "none");
        check("제목 11:00", "none");
    }
}
