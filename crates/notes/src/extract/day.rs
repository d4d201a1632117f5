//! Conference days: their labels (첫째날, 2일차, DAY 2, 1日目), dated headings, and what stands under them.

use crate::extract::leaf::{Body, Leaf, LeafKind, is_bold};
use crate::extract::letters::is_letter;
use crate::extract::phrases::Phrases;
use crate::extract::vocabulary;
use crate::extract::words::{Set, Words, set};
use crate::{Day, Evidence};

/// A day's label as found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label<'a> {
    /// The day's number, from 1.
    pub(crate) n: u32,
    /// The label as written.
    pub(crate) text: &'a str,
}

/// What stands after the number of a day.
const AFTER: Words = Words("일차|日目|일째");

/// More days than this no conference has; a larger number is something else.
const MOST_DAYS: u32 = 9;

/// The first day label in a text.
pub(crate) fn find(text: &str) -> Option<Label<'_>> {
    let days = [Phrases::FirstDay, Phrases::SecondDay, Phrases::ThirdDay];
    let mut first = Phrases::first(days, text)
        .map(|(n, at, end)| (at, Label { n: crate::door::count(n + 1), text: &text[at..end] }));
    if text.bytes().any(|b| b.is_ascii_digit()) {
        first = earlier(first, find_numbered(text));
        first = earlier(first, find_day_n(text));
    }
    first.map(|(_, label)| label)
}

/// A label in a text, and where it stands.
type Found<'a> = Option<(usize, Label<'a>)>;

/// Of two labels the one that stands before the other.
fn earlier<'a>(a: Found<'a>, b: Found<'a>) -> Found<'a> {
    match (&a, &b) {
        (Some((at, _)), Some((other, _))) if other < at => b,
        (None, _) => b,
        _ => a,
    }
}

/// The day that a text names, if it says nothing else than a day's label, its date and a general word.
pub(crate) fn whole(text: &str) -> Option<Label<'_>> {
    let label = find(text)?;
    let start = label.text.as_ptr() as usize - text.as_ptr() as usize;
    let rest = format!("{} {}", &text[..start], &text[start + label.text.len()..]);
    let says_more = rest.split(|c| !is_letter(c)).any(|word| !is_idle(word));
    (!says_more).then_some(label)
}

/// Words that may stand beside a day's label without making it a title: numbers and units of dates, weekdays.
fn is_idle(word: &str) -> bool {
    const WORDS: Set = set!(
        "세션|일정|후기|sessions|session|time|table|timetable|타임테이블|conference|컨퍼런스|프로그램|program|programme",
    );
    let units = word.trim_matches(|c: char| c.is_ascii_digit() || "년월일요年月日()".contains(c));
    units.chars().count() <= 1 || is_calendar_word(word) || WORDS.has(word)
}

/// Names of weekdays and months, in the first letters that tell them: `Thursday`, `Sept`, `lundi`, `요일`.
fn is_calendar_word(word: &str) -> bool {
    const STARTS: Set = set!(
        "sáb|dom|mié|jue|vie|ene|abr|ago|dic|mar|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|\
        jul|aug|sep|oct|nov|dec|lun|mer|jeu|ven|sam|dim|die|mit|don|fre|avr|mai|juin|juil|okt|dez|요일",
    );
    const LONGEST: usize = 10;
    let known = STARTS.start(word).is_some();
    let ending = ["day", "di", "tag", "ber", "bre", "woch", "ado", "ngo", "nes", "tes", "ves"]
        .iter()
        .any(|end| word.ends_with(end));
    known && word.len() <= LONGEST && (word.len() <= 5 || ending || word.ends_with('y'))
        || word.ends_with("요일")
        || word.ends_with("曜日")
}

/// Whether a text is a date or a weekday and nothing else: `9월 14일 (토)`, `Thursday (2/28)`, `2019.10.28`.
pub(crate) fn is_date(text: &str) -> bool {
    let words = text.split(|c| !is_letter(c)).filter(|word| !word.is_empty());
    const WEEKDAYS: Set = set!("월|화|수|목|금|토|일|月|火|水|木|金|土|日");
    const JOINTS: Set = set!("de|le|du|of|the|den");
    let (mut numbers, mut named, mut units) = (0, 0, false);
    for word in words {
        let plain = word.trim_end_matches(['t', 'h', 's', 'n', 'd', 'r']);
        if plain.bytes().all(|b| b.is_ascii_digit()) && !plain.is_empty() {
            numbers += 1;
        } else if is_calendar_word(word) {
            named += 1;
        } else if JOINTS.has(word) {
        } else if word.starts_with(|c: char| c.is_ascii_digit())
            && word.ends_with(['월', '일', '년', '月', '日', '年'])
        {
            // A month alone is no day.
            units |= word.ends_with(['일', '日']);
        } else if WEEKDAYS.has(word) {
            named += 1;
        } else {
            return false;
        }
    }
    named > 1
        || named == 1 && (numbers > 0 || is_weekday(text.trim()))
        || units
        || numbers >= 3 && crate::Date::at_start(text).is_some()
}

/// Whether a word is a weekday's name, not a month's.
fn is_weekday(word: &str) -> bool {
    const ENDS: Set = set!("day|요일|曜日|tag|woch|di|che|bado|ingo");
    ENDS.end(word).is_some() || ["Lunes", "Martes", "Jueves", "Viernes"].contains(&word)
}

/// The days of a body and the leaves that belong to them.
#[derive(Default)]
pub(crate) struct Calendar {
    /// The days, in the order of the text.
    pub(crate) days: Vec<Day>,
    /// Where a day begins or ends, ascending: the leaf, and the day's number and whether its label stands out.
    scopes: Vec<(usize, Option<(u32, bool)>)>,
    /// The leaves that are labels, ascending.
    labels: Vec<usize>,
}

/// A plain line is a label only if it is as short as one.
const LONGEST_LABEL: usize = 40;

impl Calendar {
    /// Reads the labels of a body.
    pub(crate) fn new(body: &Body<'_>) -> Self {
        let dated = dated_headings(body);
        let mut calendar = Self::default();
        let mut scope = 0_u8;
        let mut heading = 0_u8;
        for (at, leaf) in body.leaves.iter().enumerate().filter(|(_, leaf)| is_top(leaf)) {
            if let LeafKind::Heading(level) = leaf.kind {
                heading = level;
                if level < scope {
                    calendar.scopes.push((at, None));
                    scope = 0;
                }
            }
            let strong = leaf.kind != LeafKind::Text || is_bold(leaf.text);
            let text = leaf.words().trim();
            let short = || vocabulary::is_short(text, LONGEST_LABEL);
            let label = match leaf.kind {
                LeafKind::Heading(level) if holds_headings(body, at, level) => find(text),
                LeafKind::Heading(_) => whole(text),
                LeafKind::Text if (leaf.opens || strong) && short() => whole(text),
                _ => None,
            };
            let label = label.map(|label| (label.n, label.text)).or_else(|| {
                let known = dated.binary_search_by_key(&at, |(known, _)| *known);
                known.ok().map(|known| (dated[known].1, text))
            });
            if let Some((n, label)) = label {
                calendar.add(n, label, text, leaf.line);
                calendar.scopes.push((at, Some((n, strong))));
                calendar.labels.push(at);
                scope = match leaf.kind {
                    LeafKind::Heading(level) => level,
                    // A plain line right above a heading speaks for its siblings too.
                    _ => next_heading(body, at).map_or(heading + 1, |next| next.min(heading + 1)),
                };
            }
        }
        calendar
    }

    /// The day that a leaf belongs to, and whether its label stands out.
    pub(crate) fn day_at(&self, leaf: usize) -> Option<(u32, bool)> {
        let after = self.scopes.partition_point(|(at, _)| *at <= leaf);
        self.scopes[..after].last().and_then(|(_, day)| *day)
    }

    /// The last leaf before a leaf at which a day begins or ends; 0 if there is none.
    pub(crate) fn label_before(&self, leaf: usize) -> usize {
        let after = self.scopes.partition_point(|(at, _)| *at <= leaf);
        self.scopes[..after].last().map_or(0, |(at, _)| *at)
    }

    /// Whether a leaf is a day's label.
    pub(crate) fn is_label(&self, leaf: usize) -> bool {
        self.labels.binary_search(&leaf).is_ok()
    }

    fn add(&mut self, n: u32, label: &str, text: &str, line: u32) {
        if self.days.iter().all(|day| day.n != n) {
            let date = text.char_indices().find_map(|(at, c)| {
                c.is_ascii_digit().then(|| crate::Date::at_start(&text[at..]))?
            });
            self.days.push(Day { n, date, label: label.to_owned(), from: Evidence::Line(line) });
        }
    }
}

fn is_top(leaf: &Leaf<'_>) -> bool {
    leaf.item.is_none() && !leaf.quoted
}

/// The level of the heading that follows right after a leaf.
fn next_heading(body: &Body<'_>, at: usize) -> Option<u8> {
    match body.leaves.get(at + 1)?.kind {
        LeafKind::Heading(level) => Some(level),
        _ => None,
    }
}

/// Whether the next heading is deeper: what this one says is not a session but what sessions stand under.
fn holds_headings(body: &Body<'_>, at: usize, level: u8) -> bool {
    let next = body.leaves[at + 1..].iter().find_map(|leaf| match leaf.kind {
        LeafKind::Heading(next) if is_top(leaf) => Some(next),
        _ => None,
    });
    next.is_some_and(|next| next > level)
}

/// Headings or bold lines that are dates: the days in their order, if there are several and no label counts them.
fn dated_headings(body: &Body<'_>) -> Vec<(usize, u32)> {
    let mut dated: Vec<(usize, u32)> = Vec::new();
    let mut known: Vec<String> = Vec::new();
    for (at, leaf) in body.leaves.iter().enumerate().filter(|(_, leaf)| is_top(leaf)) {
        if leaf.kind == LeafKind::Text && !is_bold(leaf.text) || leaf.kind == LeafKind::Row {
            continue;
        }
        let text = leaf.words();
        if matches!(leaf.kind, LeafKind::Heading(_)) && find(text).is_some() {
            return Vec::new();
        }
        if is_date(text) && known.len() < MOST_DAYS as usize {
            let text = text.trim().to_owned();
            let n = known.iter().position(|other| *other == text).unwrap_or_else(|| {
                known.push(text);
                known.len() - 1
            });
            dated.push((at, crate::door::count(n + 1)));
        }
    }
    if known.len() < 2 { Vec::new() } else { dated }
}

fn find_word(text: &str, word: &str) -> Option<(usize, usize)> {
    let (first, word) = (word.as_bytes()[0], word.as_bytes());
    let is_word = |it: &[u8]| it[0].to_ascii_lowercase() == first && it.eq_ignore_ascii_case(word);
    let at = text.as_bytes().windows(word.len()).position(is_word)?;
    Some((at, at + word.len()))
}

/// `2일차`, with or without a space before the unit.
fn find_numbered(text: &str) -> Found<'_> {
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
fn find_day_n(text: &str) -> Found<'_> {
    ["day", "tag", "jour", "día"].iter().find_map(|word| find_numbered_word(text, word))
}

fn find_numbered_word<'a>(text: &'a str, word: &str) -> Option<(usize, Label<'a>)> {
    let mut from = 0;
    while let Some((at, end)) =
        find_word(&text[from..], word).map(|(at, end)| (from + at, from + end))
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
    fn dates_alone() {
        for text in [
            "9월 14일 (토)", "Thursday (2/28)", "Tuesday", "2019.10.28", "Samstag, 3. Mai",
            "8/17(토)",
        ] {
            assert!(is_date(text), "{text}");
        }
        for text in ["3.1", "Summary", "월간 회고", "Rust 2021", "일정", "Mongo", "Sundry"] {
            assert!(!is_date(text), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_label() {
        check("Monday 2", None, false);
        check("100일차", None, false);
        check("day by day", None, false);
        check("아쉬운 점", None, false);
    }
}
