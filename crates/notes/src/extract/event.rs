//! The conference a post is about, read from its title and its file name by general rules.
//!
//! No conference is known by name: what is left of a title without the words that every review carries (후기, 정리,
//! day labels, dates) is the conference's name. The file name, whose words are chosen for an address, confirms it.

use crate::extract::day;
use crate::{Date, Event, Evidence};

/// Words of reviews that are no part of a conference's name.
const IDLE: [&str; 62] = [
    "후기", "리뷰", "정리", "메모", "참관기", "참석기", "참가기", "참석", "참가", "다녀왔습니다",
    "다녀온", "다녀와서", "방문기", "세션", "발표", "발표자료", "요약", "및", "와", "과", "의",
    "에서", "을", "를", "간단", "간단한", "내용", "느낀", "느낀점", "점", "첫", "컨퍼런스에",
    "행사", "review", "recap", "report", "notes", "note", "summary", "retrospective", "wrap", "up",
    "trip", "round", "roundup", "session", "sessions", "part", "day", "参加レポート", "レポート",
    "参加", "まとめ", "post", "the", "my", "at", "from", "about", "and", "of", "talks",
];

/// Finds the event. `name` is the file name without its ending, `date` the post's date.
pub(crate) fn find(title: Option<&str>, name: &str, date: Option<Date>) -> Option<Event> {
    let named = words(name);
    let spoken = title.map(words).unwrap_or_default();
    let year = spoken.year.or(named.year).or(date.map(|date| date.year));
    let confirmed = confirm(&spoken.names, &named.names);
    let spelled = spoken.names.iter().any(|word| word.chars().any(|c| c.is_ascii_uppercase()));
    let (words, from) = if !confirmed.is_empty() {
        (confirmed, Evidence::Title)
    } else if !spoken.names.is_empty() && spoken.year.is_some() {
        (spoken.names, Evidence::Title)
    } else if named.year.is_some() && !named.names.is_empty() {
        (named.names, Evidence::FileName)
    } else if spelled {
        (spoken.names, Evidence::Title)
    } else {
        // A title of common words, with neither a year nor a file name to confirm them, names no conference.
        return None;
    };
    let name = words.into_iter().take(LONGEST_NAME).collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then_some(Event { name, year, from })
}

/// A conference's name has no more words than this.
const LONGEST_NAME: usize = 5;

/// What a title or a file name says.
#[derive(Default)]
struct Words {
    names: Vec<String>,
    year: Option<i32>,
}

/// Cuts a text into the words that may name a conference, and the year.
fn words(text: &str) -> Words {
    let undated =
        Date::in_name(text).map_or(text, |(_, rest)| rest.trim_start_matches(['-', '_', ' ', '.']));
    let unlabelled = match day::find(undated) {
        Some(label) => undated.replacen(label.text, " ", 1),
        None => undated.to_owned(),
    };
    let mut found = Words::default();
    for word in unlabelled.split(|c: char| c.is_whitespace() || "-_,.:;!?/|[]\"'~·".contains(c)) {
        let (stem, year) = split_year(latin_in_parentheses(word));
        let stem = without_particle(stem);
        found.year = found.year.or(year);
        let known = found.names.iter().any(|name| name.eq_ignore_ascii_case(stem));
        if stem.chars().any(char::is_alphabetic)
            && !IDLE.contains(&stem.to_ascii_lowercase().as_str())
            && !known
        {
            found.names.push(stem.to_owned());
        }
    }
    found
}

/// Of a name in two scripts, `파이콘(PyCon)`, the one in parentheses; otherwise the word without them.
fn latin_in_parentheses(word: &str) -> &str {
    let inside =
        word.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inside, _)| inside);
    inside
        .filter(|inside| inside.chars().any(|c| c.is_ascii_alphabetic()))
        .unwrap_or(word)
        .trim_matches(['(', ')'])
}

/// A Latin name without the particle that a Korean sentence hangs on it: `PyCon에`, `DEVIEW를`.
fn without_particle(word: &str) -> &str {
    let stem = word.trim_end_matches(|c: char| matches!(c, '가'..='힣'));
    if stem.ends_with(|c: char| c.is_ascii_alphanumeric()) { stem } else { word }
}

/// A word and the year at its end or start: `Deview2017`, `2019`, `'19`.
fn split_year(word: &str) -> (&str, Option<i32>) {
    let year = |digits: &str| digits.parse().ok().filter(|year| (1990..2100).contains(year));
    let tail = word.len().saturating_sub(4);
    if word.is_char_boundary(tail) && word.len() >= 4 {
        if let Some(found) = year(&word[tail..]) {
            return (&word[..tail], Some(found));
        }
        let head = word.trim_end_matches(['년', '年']);
        if head.len() == 4
            && let Some(found) = year(head)
        {
            return ("", Some(found));
        }
    }
    (word, None)
}

/// The words of the title that the file name repeats, followed by the further words that the file name adds to them.
///
/// A file name may write them together (`pyconapac-2016`), and it may say more than the title (`pycon-korea-2019`).
fn confirm(spoken: &[String], named: &[String]) -> Vec<String> {
    let key = |words: &[String]| words.concat().to_ascii_lowercase();
    let whole = key(named);
    let is_repeated = |word: &&String| whole.contains(&word.to_ascii_lowercase());
    let mut words: Vec<String> = spoken.iter().filter(is_repeated).cloned().collect();
    let covered = key(&words);
    if words.is_empty() || named.len() > LONGEST_NAME || covered.len() >= whole.len() {
        return words;
    }
    for word in named.iter().filter(|word| !covered.contains(&word.to_ascii_lowercase())) {
        words.push(capitalised(word));
    }
    words
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map(|first| std::iter::once(first.to_ascii_uppercase()).chain(chars).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, file: &str, expected: &str) {
        let event = find(Some(title), file, None);
        let shown = event.map_or_else(String::new, |event| {
            format!(
                "{} {}",
                event.name,
                event.year.map(|year| year.to_string()).unwrap_or_default()
            )
        });
        assert_eq!(shown, expected, "{title}");
    }

    #[test]
    fn names_from_titles_and_file_names() {
        check("Seoul Rust Days 2024 후기", "seoulrustdays-2024", "Seoul Rust Days 2024");
        check(
            "러스트콘(RustCon) 2023 세션 정리",
            "2023-05-01-rustcon-korea-2023",
            "RustCon Korea 2023",
        );
        check("Rustcon2021 2일차 후기", "rustcon-2021-day2", "Rustcon 2021");
        check("ACME RUSTCON DAY 2 REVIEW", "rustcon-2022-day2", "RUSTCON 2022");
        check("2020년 8월 7일 RustCon 후기", "rustcon", "RustCon ");
        check("RustCon 2020 - 1일차 후기 및 메모", "2020-08-18-rustcon-2020-day1", "RustCon 2020");
    }

    #[test]
    fn a_post_without_a_conference_has_none() {
        check("후기", "memo", "");
        check("", "2020-01-01", "");
        check("바다에 다녀와서", "post", "");
        check("SeaCon에 다녀와서", "post", "SeaCon ");
    }
}
