//! Labels of conference days: 첫째날, 2일차, DAY 2, 1日目.

/// A day's label as found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label<'a> {
    /// The day's number, from 1.
    pub(crate) n: u32,
    /// The label as written.
    pub(crate) text: &'a str,
}

/// Labels in words, and the day they name. Two letters at least, so that none is part of another word.
const WORDS: [(&str, u32); 16] = [
    ("첫째날", 1),
    ("첫째 날", 1),
    ("첫번째 날", 1),
    ("첫 번째 날", 1),
    ("첫날", 1),
    ("둘째날", 2),
    ("둘째 날", 2),
    ("두번째 날", 2),
    ("두 번째 날", 2),
    ("셋째날", 3),
    ("셋째 날", 3),
    ("세번째 날", 3),
    ("First day", 1),
    ("Second day", 2),
    ("Third day", 3),
    ("初日", 1),
];

/// What stands after the number of a day.
const AFTER: [&str; 3] = ["일차", "日目", "일째"];

/// More days than this no conference has; a larger number is something else.
const MOST_DAYS: u32 = 9;

/// The first day label in a text.
pub(crate) fn find(text: &str) -> Option<Label<'_>> {
    let by_word = WORDS.iter().filter_map(|(word, n)| {
        find_word(text, word).map(|(at, end)| (at, Label { n: *n, text: &text[at..end] }))
    });
    by_word
        .chain(find_numbered(text))
        .chain(find_day_n(text))
        .min_by_key(|(at, _)| *at)
        .map(|(_, label)| label)
}

/// The day that a text names, if it says nothing else than a day's label, its date and a general word.
pub(crate) fn whole(text: &str) -> Option<Label<'_>> {
    let label = find(text)?;
    let start = label.text.as_ptr() as usize - text.as_ptr() as usize;
    let rest = format!("{} {}", &text[..start], &text[start + label.text.len()..]);
    let says_more = rest.split(|c: char| !c.is_alphanumeric()).any(|word| !is_idle(word));
    (!says_more).then_some(label)
}

/// Words that may stand beside a day's label without making it a title: numbers and units of dates, weekdays.
fn is_idle(word: &str) -> bool {
    let units = word.trim_matches(|c: char| c.is_ascii_digit() || "년월일요年月日()".contains(c));
    units.chars().count() <= 1 || ["세션", "일정", "후기", "sessions", "요일"].contains(&word)
}

fn find_word(text: &str, word: &str) -> Option<(usize, usize)> {
    let starts = text.char_indices().map(|(at, _)| at);
    starts
        .filter_map(|at| Some((at, at + text.get(at..at + word.len())?.len())))
        .find(|(at, end)| text[*at..*end].eq_ignore_ascii_case(word))
}

/// `2일차`, with or without a space before the unit.
fn find_numbered(text: &str) -> Option<(usize, Label<'_>)> {
    AFTER
        .iter()
        .filter_map(|unit| {
            let unit_at = text.find(unit)?;
            let before = text[..unit_at].trim_end();
            let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
            let at = before.len() - digits;
            let n = before[at..].parse().ok().filter(|n| (1..=MOST_DAYS).contains(n))?;
            Some((at, Label { n, text: &text[at..unit_at + unit.len()] }))
        })
        .min_by_key(|(at, _)| *at)
}

/// `DAY 2`, `Day2`, `day-2`, `Day #2`.
fn find_day_n(text: &str) -> Option<(usize, Label<'_>)> {
    let mut from = 0;
    while let Some((at, end)) =
        find_word(&text[from..], "day").map(|(at, end)| (from + at, from + end))
    {
        let inside_word = text[..at].chars().next_back().is_some_and(char::is_alphabetic);
        let number = text[end..].trim_start_matches([' ', '-', '_', '.', '#', '0']);
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let n = number[..digits].parse().ok().filter(|n| (1..=MOST_DAYS).contains(n));
        if let Some(n) = n.filter(|_| !inside_word) {
            let stop = text.len() - number.len() + digits;
            return Some((at, Label { n, text: &text[at..stop] }));
        }
        from = end;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, found: Option<(u32, &str)>, alone: bool) {
        assert_eq!(find(text).map(|label| (label.n, label.text)), found, "{text}");
        assert_eq!(whole(text).is_some(), alone, "{text}");
    }

    #[test]
    fn labels_alone() {
        check("첫째날", Some((1, "첫째날")), true);
        check("둘째 날 (8월 14일, 일요일)", Some((2, "둘째 날")), true);
        check("DAY 2", Some((2, "DAY 2")), true);
        check("2일차 - 2017.10.17", Some((2, "2일차")), true);
        check("1日目", Some((1, "1日目")), true);
    }

    #[test]
    fn labels_in_a_title() {
        check("Deview2017 2일차 후기", Some((2, "2일차")), false);
        check("PyCon 2018 - 1일차 후기 및 메모", Some((1, "1일차")), false);
        check("NAVER DEVIEW DAY 2 REVIEW", Some((2, "DAY 2")), false);
        check("pycon-2018-day1", Some((1, "day1")), false);
    }

    #[test]
    fn what_only_looks_like_a_label() {
        check("Monday 2", None, false);
        check("100일차", None, false);
        check("day by day", None, false);
        check("아쉬운 점", None, false);
    }
}
