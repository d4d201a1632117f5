//! Phrases of a line that may name a conference: the words beside a year, in quotation marks, before 후기.
//!
//! Authors write the same few shapes everywhere (`X 2019 후기`, `2019 X`, `"X" 2019에서`, `attended X`), so that one reader
//! serves titles, sentences and file names.

use crate::extract::event::clause::{MARK, clauses, is_one_of};
use crate::extract::event::words::{self, Role};
use crate::extract::letters;

/// Words that may name a conference, and what stands beside them.
#[derive(Debug)]
pub(super) struct Phrase {
    /// The words, without the year.
    pub(super) name: String,
    /// The year beside them.
    pub(super) year: Option<i32>,
    /// Whether the author sets them apart: quotation marks, brackets, bold, a link.
    pub(super) marked: bool,
    /// Whether a word of a report stands beside them: 후기, attended.
    pub(super) report: bool,
}

/// A name has no more words than this; more are a sentence.
const LONGEST_NAME: usize = 6;

/// A word of a clause.
#[derive(Clone, Copy)]
struct Token<'a> {
    is: Is,
    word: &'a str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    Word,
    /// A word that had a particle: a name may end with it, and none goes on behind it.
    Last,
    Small,
    /// A number, a part of a date.
    Number,
    Year(i32),
    Idle,
    Report,
}

/// Finds the phrases of a text in their order, and says whether it has a word of a report. In a sentence only what
/// stands beside a year, a report word or between marks is one, and Latin names are capitalised.
pub(super) fn read(text: &str, is_sentence: bool, found: &mut Vec<Phrase>) -> bool {
    let mut reported = false;
    let mut leads_on = false;
    for clause in clauses(text).split('\n') {
        let plain = clause.trim_start_matches(MARK);
        let marked = plain.len() < clause.len();
        let tokens = tokens(plain);
        let before = found.len();
        pick(&tokens, is_sentence && !marked, marked, found);
        // `"SeaCon" 2019 후기`, `[SeaCon](…)에 다녀왔다`: what follows the marks belongs to what they hold.
        let year = year_of(&tokens).filter(|_| found.len() == before);
        if let Some(last) = before.checked_sub(1).and_then(|last| found.get_mut(last)) {
            let first = tokens.iter().map(|token| token.is);
            let first = first.clone().find(|is| !matches!(is, Is::Year(_) | Is::Idle));
            last.report |= first == Some(Is::Report);
            last.year = last.year.or(year);
        }
        // `attended [SeaCon](…)`.
        if let Some(first) = found.get_mut(before) {
            first.report |= leads_on;
        }
        for token in tokens.iter().filter(|token| token.is != Is::Small) {
            leads_on = token.is == Is::Report;
            reported |= leads_on;
        }
    }
    reported
}

fn year_of(tokens: &[Token<'_>]) -> Option<i32> {
    tokens.iter().find_map(|token| if let Is::Year(year) = token.is { Some(year) } else { None })
}

/// Picks the names of a clause: beside its year, or else every run of words between idle ones.
fn pick(tokens: &[Token<'_>], strict: bool, marked: bool, found: &mut Vec<Phrase>) {
    let is_report = |at: usize| tokens.get(at).is_some_and(|token| token.is == Is::Report);
    let anchor = tokens.iter().position(|token| matches!(token.is, Is::Year(_)));
    if let Some((at, name)) = anchor.and_then(|at| Some((at, beside(tokens, at, strict)?))) {
        let report = (0..tokens.len()).any(is_report);
        let year = year_of(&tokens[at..]);
        found.push(Phrase { name, year, marked, report });
        return;
    }
    let mut start = 0;
    while start < tokens.len() {
        let end = start + run(&tokens[start..], strict);
        let report = is_report(end) || start > 0 && is_report(start - 1);
        if (!strict || marked || report)
            && let Some(name) = named(&tokens[start..end])
        {
            found.push(Phrase { name, year: None, marked, report });
        }
        start = end + 1;
    }
}

/// The name beside a year: the words before it, and of those behind it a season or a capitalised word (`Cloud Day 2019
/// Seoul`); without words before it those behind it (`2023 SeaCon`).
fn beside(tokens: &[Token<'_>], at: usize, strict: bool) -> Option<String> {
    let mut start = at;
    while start > 0 && at - start < LONGEST_NAME && is_part(tokens[start - 1], strict) {
        start -= 1;
    }
    let behind = &tokens[at + 1..];
    let Some(mut name) = named(&tokens[start..at]) else {
        let is_date = |token: &&Token<'_>| matches!(token.is, Is::Number | Is::Year(_));
        let behind = &behind[behind.iter().take_while(is_date).count()..];
        return named(&behind[..run(behind, strict)]);
    };
    let is_latin = name.is_ascii() && !strict;
    for Token { is, word } in behind.iter().take(2) {
        let is_name = is_latin && word.is_ascii() && !is_common(word) || words::is_season(word);
        if !is_name || *is != Is::Word {
            break;
        }
        name.push(' ');
        name.push_str(word);
    }
    Some(name)
}

/// How many tokens from the first on may be one name.
fn run(tokens: &[Token<'_>], strict: bool) -> usize {
    let length = tokens.iter().take_while(|token| is_part(**token, strict)).count();
    length + usize::from(tokens.get(length).is_some_and(|token| token.is == Is::Last))
}

/// Whether a token can stand inside a name.
fn is_part(Token { is, word }: Token<'_>, strict: bool) -> bool {
    match is {
        Is::Word => !(strict && is_common(word)),
        Is::Number => word.len() < 3,
        // `SeaCon in Busan`: a place.
        is => is == Is::Small && !(strict && word == "in"),
    }
}

/// Whether a word is a Latin one in small letters, which in a sentence names nothing.
fn is_common(word: &str) -> bool {
    word.is_ascii() && !word.bytes().any(|b| b.is_ascii_uppercase())
}

/// The name that some tokens say, without small words and numbers at its ends, and without the words that introduce it.
fn named(tokens: &[Token<'_>]) -> Option<String> {
    let says = |token: &Token<'_>| matches!(token.is, Is::Word | Is::Last);
    let end = tokens.iter().rposition(says)? + 1;
    let introduces =
        |at: &usize| words::is_kind(tokens[at - 1].word) && words::is_gathering(tokens[*at].word);
    let start = (1..end).rfind(introduces).or_else(|| tokens.iter().position(says))?;
    let words: Vec<&str> = tokens[start..end].iter().map(|token| token.word).collect();
    let is_own = words.len() <= LONGEST_NAME && !words.iter().all(|word| words::is_generic(word));
    let name = words.join(" ");
    (is_own && name.chars().count() > 1).then_some(name)
}

/// The words of a clause.
fn tokens(clause: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    for word in letters::words(clause) {
        let (before, year, behind) = split_year(word).unwrap_or((word, 0, ""));
        tokens.extend(token(before));
        if year > 0 {
            tokens.push(Token { is: Is::Year(year), word: "" });
            tokens.extend(token(behind));
        }
    }
    tokens
}

/// What one word is that holds no year.
fn token(word: &str) -> Option<Token<'_>> {
    let mut word = word.trim_matches(['-', '.', '/', '\'', '’']);
    let is_unit =
        |c: char| c.is_ascii_digit() || is_one_of("년월일시분초차제회年月日時第回:./-", c);
    let is_number = word.bytes().any(|b| b.is_ascii_digit()) && word.chars().all(is_unit);
    let role = if is_number { None } else { Some(words::role(word)) };
    let mut is = match role {
        None => Is::Number,
        Some(Role::Report) => Is::Report,
        Some(Role::Idle) => Is::Idle,
        Some(Role::Small) => Is::Small,
        Some(Role::Name) => Is::Word,
    };
    if is == Is::Word
        && let Some(stem) = words::without_particle(word)
    {
        word = stem;
        is = match words::role(stem) {
            Role::Report => Is::Report,
            Role::Idle => Is::Idle,
            _ => Is::Last,
        };
    }
    (!word.is_empty()).then_some(Token { is, word })
}

/// A word that holds a year: what stands before it, the year, and what stands behind it.
pub(super) fn split_year(word: &str) -> Option<(&str, i32, &str)> {
    let mut from = 0;
    for (at, byte) in word.bytes().chain([0]).enumerate() {
        if byte.is_ascii_digit() {
            continue;
        }
        if at == from + 4
            && let Ok(year @ 1990..2100) = word[from..at].parse()
        {
            return Some((&word[..from], year, &word[at..]));
        }
        from = at + 1;
    }
    None
}

/// The first year in a text.
pub(super) fn year(text: &str) -> Option<i32> {
    split_year(text).map(|(_, year, _)| year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(is_sentence: bool, text: &str, expected: &[&str]) {
        let shown = |it: &Phrase| {
            let year = it.year.map(|year| format!(" {year}")).unwrap_or_default();
            format!("{}{year}", it.name)
        };
        let mut found = Vec::new();
        read(text, is_sentence, &mut found);
        assert_eq!(found.iter().map(shown).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn phrases_of_titles() {
        let check = |text, expected: &[&str]| check(false, text, expected);
        check("SeaCon 2019 후기", &["SeaCon 2019"]);
        check("2019 SeaCon 참가 후기", &["SeaCon 2019"]);
        check("SeaCon19 정리", &["SeaCon19"]);
        check("Sea 19 Extended", &["Sea 19 Extended"]);
        check("SeaCon2019China-珠海场", &["SeaCon China 2019"]);
        check("Cloud Day 2019 Seoul Review", &["Cloud Day Seoul 2019"]);
        check("바다콘 2019 F/W 기록", &["바다콘 F/W 2019"]);
        check("바다 모임 \"파도\" 2019 후기", &["바다 모임", "파도 2019"]);
        check("Notes from Signal to Noise 2019", &["Signal to Noise 2019"]);
        check("Sea Conf + Lake Conf 2019", &["Sea Conf + Lake Conf 2019"]);
        check("국내 개발자 컨퍼런스 바다콘 2019", &["바다콘 2019"]);
        check("바다(SeaCon) 2019 2일차", &["바다", "SeaCon 2019"]);
        check("sea(con) 2019", &["sea(con) 2019"]);
        check("海の大会 2019 に行ってきた", &["海の大会 2019"]);
        check("제 3회 바다 모임", &["바다 모임"]);
        check("2019년 회고", &[]);
        check("2019년 하반기 개발 컨퍼런스 일정", &[]);
    }

    #[test]
    fn phrases_of_sentences() {
        let check = |text, expected: &[&str]| check(true, text, expected);
        check("This year I attended SeaCon in Busan.", &["SeaCon"]);
        check("The boats were late, but SeaCon 2019 was good.", &["SeaCon 2019"]);
        check("지난주에 「SeaCon」에 다녀왔다.", &["SeaCon"]);
        check("비가 왔지만, 바다콘 2019는 즐거웠다.", &["바다콘 2019"]);
        check("Nothing is Said here.", &[]);
    }
}
