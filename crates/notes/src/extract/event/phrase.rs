//! Phrases of a line that may name a conference: the words beside a year, in quotation marks, before 후기.
//!
//! Authors write the same few shapes everywhere (`X 2019 후기`, `2019 X`, `"X" 2019에서`, `attended X`), so that one reader
//! serves titles, sentences and file names.

use crate::extract::event::clause::{MARK, clauses};
use crate::extract::event::words::{self, Role};

/// Words that may name a conference, and what stands beside them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The words, without the year.
    pub(super) name: String,
    /// The year beside them.
    pub(super) year: Option<i32>,
    /// Whether a number of an edition stands beside them: `#14`, `vol.9`, `제3회`.
    pub(super) edition: bool,
    /// Whether the author sets them apart: quotation marks, brackets, bold, a link.
    pub(super) marked: bool,
    /// Whether a word of a report stands beside them: 후기, attended.
    pub(super) report: bool,
}

/// A name has no more words than this; more are a sentence.
const LONGEST_NAME: usize = 6;

/// How a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// A title or a file name: every run of words may be a name.
    Title,
    /// A sentence: only what stands beside a year, a report word or between marks. Latin names are capitalised in it.
    Sentence,
}

/// A word of a clause.
#[derive(Clone, Copy, Debug)]
enum Token<'a> {
    Word(&'a str),
    /// A word that had a particle: a name may end with it, and none goes on behind it.
    Last(&'a str),
    Small(&'a str),
    Idle,
    Report,
    Year(i32),
    Edition,
    /// A number, a part of a date.
    Number(&'a str),
}

/// The phrases of a text in their order. `near` is the year of the post, which alone makes a year of two digits one.
pub(super) fn read(text: &str, manner: Manner, near: Option<i32>) -> Vec<Phrase> {
    let mut found: Vec<Phrase> = Vec::new();
    let mut waiting = None;
    let mut leads_on = false;
    for clause in clauses(text).split('\n') {
        let marked = clause.starts_with(MARK);
        let tokens = tokens(clause.trim_start_matches(MARK), near);
        let before = found.len();
        pick(&tokens, if marked { Manner::Title } else { manner }, marked, &mut found);
        let nameless = found.len() == before;
        let year = year_of(&tokens).filter(|_| nameless);
        let (last, new) = found.split_at_mut(before);
        // `"SeaCon" 2019 후기`, `[SeaCon](…)에 다녀왔다`: what follows the marks belongs to what they hold.
        if let Some(last) = last.last_mut() {
            let mut said =
                tokens.iter().filter(|token| !matches!(token, Token::Year(_) | Token::Idle));
            last.report |= matches!(said.next(), Some(Token::Report));
            if !tokens.iter().any(|token| matches!(token, Token::Number(_))) {
                last.year = last.year.or(year);
            }
        } else {
            waiting = waiting.or(year);
        }
        // `[2019] SeaCon`, `attended [SeaCon](…)`.
        if let Some(first) = new.first_mut() {
            first.year = first.year.or(waiting.take());
            first.report |= leads_on;
        }
        if let Some(last) = tokens.iter().rfind(|token| !matches!(token, Token::Small(_))) {
            leads_on = matches!(last, Token::Report);
        }
    }
    found
}

fn year_of(tokens: &[Token<'_>]) -> Option<i32> {
    tokens.iter().find_map(|token| if let Token::Year(year) = token { Some(*year) } else { None })
}

/// Picks the names of a clause: beside its year, or else every run of words between idle ones.
fn pick(tokens: &[Token<'_>], manner: Manner, marked: bool, found: &mut Vec<Phrase>) {
    let anchor = tokens.iter().position(|token| matches!(token, Token::Year(_)));
    let edition = tokens.iter().position(|token| matches!(token, Token::Edition));
    let year = year_of(tokens);
    let reported = tokens.iter().any(|token| matches!(token, Token::Report));
    let strict = manner == Manner::Sentence;
    let mut add = |names: Vec<&str>, beside: bool, report: bool| {
        let name = joined(&names);
        let named = names
            .iter()
            .any(|word| !words::is_generic(word) && word.chars().any(char::is_alphabetic));
        if named && names.len() <= LONGEST_NAME && name.chars().count() > 1 {
            let (year, edition) = (year.filter(|_| beside), edition.is_some());
            found.push(Phrase { name, year, edition, marked, report });
        }
    };
    if let Some(at) = anchor.or(edition) {
        let names = beside(tokens, at, strict);
        if !names.is_empty() {
            return add(names, true, reported);
        }
    }
    let mut start = 0;
    while start < tokens.len() {
        let names = run(&tokens[start..], strict);
        let end = start + names.len();
        if !names.is_empty() {
            let is_report = |at: usize| matches!(tokens.get(at), Some(Token::Report));
            let names = trimmed(names);
            let spoken_of = reported && words::is_gathering(&joined(&names));
            let report = spoken_of || is_report(end) || start > 0 && is_report(start - 1);
            if !strict || marked || report {
                add(names, false, report);
            }
        }
        start = end + 1;
    }
}

/// The name beside a year or an edition: the words before it, and of those behind it a season or a capitalised word
/// (`Cloud Day 2019 Seoul`); without words before it those behind it (`2023 SeaCon`).
fn beside<'a>(tokens: &[Token<'a>], at: usize, strict: bool) -> Vec<&'a str> {
    let mut names = Vec::new();
    for token in tokens[..at].iter().rev() {
        match token {
            Token::Word(word) | Token::Small(word) if names.len() < LONGEST_NAME => {
                if strict && is_common(word) && !matches!(token, Token::Small(_)) {
                    break;
                }
                names.push(*word);
            }
            Token::Number(_) | Token::Edition if !names.is_empty() => break,
            Token::Number(_) | Token::Edition => {}
            _ => break,
        }
    }
    names.reverse();
    let mut names = trimmed(names);
    let behind = &tokens[at + 1..];
    if names.is_empty() {
        let skipped = behind
            .iter()
            .take_while(|token| matches!(token, Token::Number(_) | Token::Year(_) | Token::Edition))
            .count();
        return trimmed(run(&behind[skipped..], strict));
    }
    let is_latin = names.last().is_some_and(|word| word.is_ascii());
    for token in behind.iter().take(2) {
        match token {
            Token::Word(word) | Token::Last(word) if words::is_season(word) => names.push(word),
            Token::Word(word) | Token::Last(word)
                if is_latin && !strict && word.is_ascii() && !is_common(word) =>
            {
                names.push(word)
            }
            _ => break,
        }
    }
    names
}

/// The words at the start of some tokens that may be one name.
fn run<'a>(tokens: &[Token<'a>], strict: bool) -> Vec<&'a str> {
    let mut names = Vec::new();
    for token in tokens {
        match token {
            Token::Word(word) if !(strict && is_common(word)) => names.push(*word),
            // `SeaCon in Busan`: a place.
            Token::Small("in") if strict => break,
            Token::Small(word) => names.push(*word),
            Token::Number(word) if !names.is_empty() && word.len() < 3 => names.push(*word),
            Token::Last(word) => {
                names.push(*word);
                break;
            }
            _ => break,
        }
    }
    names
}

/// Whether a word is a Latin one in small letters, which in a sentence names nothing.
fn is_common(word: &str) -> bool {
    word.is_ascii() && !word.bytes().any(|b| b.is_ascii_uppercase())
}

/// Names without small words and numbers at their ends, and without the words that introduce them.
fn trimmed(mut names: Vec<&str>) -> Vec<&str> {
    let is_small =
        |word: &&str| words::role(word) == Role::Small || word.bytes().all(|b| b.is_ascii_digit());
    while names.last().is_some_and(is_small) {
        names.pop();
    }
    let introduced = |at: &usize| {
        let plain = names[..*at].iter().all(|word| words::is_generic(word));
        words::is_kind(names[at - 1]) && (plain || names[*at].is_ascii())
    };
    let first = (1..names.len()).rfind(introduced).unwrap_or_default();
    let small = names[first..].iter().take_while(|word| is_small(word)).count();
    names.split_off(first + small)
}

fn joined(names: &[&str]) -> String {
    names.join(" ")
}

/// The words of a clause.
fn tokens(clause: &str, near: Option<i32>) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    for word in clause.split_whitespace() {
        if let Some((before, year, behind)) = split_year(word) {
            if is_worded(before) {
                tokens.push(token(before));
            }
            tokens.push(Token::Year(year));
            let behind = behind.trim_start_matches(['년', '年', '도', '-', '.', '/']);
            let hangs = behind.starts_with(|c: char| matches!(c, '가'..='힣' | 'ぁ'..='ん'));
            if hangs {
                tokens.push(if words::role(behind) == Role::Report {
                    Token::Report
                } else {
                    Token::Idle
                });
            } else if is_worded(behind) {
                tokens.push(token(behind));
            }
            continue;
        }
        // `SeaCon19`, in the year 2019.
        let name = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let short =
            near.filter(|near| *near >= 2000 && word[name.len()..].parse() == Ok(near % 100));
        match short.filter(|_| name.len() > 2 && word.len() == name.len() + 2) {
            Some(year) => tokens.extend([token(name), Token::Year(year)]),
            None => tokens.push(token(word)),
        }
    }
    shorten(&mut tokens, near);
    tokens
}

/// Takes a number of two digits at the end of a name for the year that is near: `SeaCon 19`, but not `I/O 19 Extended`.
fn shorten(tokens: &mut [Token<'_>], near: Option<i32>) {
    let Some(year) = near.filter(|near| *near >= 2000) else { return };
    for at in 1..tokens.len() {
        let ends = match tokens.get(at + 1) {
            Some(Token::Word(word) | Token::Last(word)) => !word.is_ascii(),
            Some(Token::Small(_) | Token::Number(_)) => false,
            _ => true,
        };
        if let (Token::Word(_), Token::Number(number)) = (tokens[at - 1], tokens[at])
            && ends
            && number.len() == 2
            && number.parse() == Ok(year % 100)
        {
            tokens[at] = Token::Year(year);
        }
    }
}

fn is_worded(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// What one word is that holds no year.
fn token(word: &str) -> Token<'_> {
    let bare = word.trim_matches(['-', '.', '/', '\'', '’']);
    if is_edition(bare) {
        return Token::Edition;
    }
    let units = "년월일시분초주년차年月日時:./-~,%";
    if bare.chars().all(|c| c.is_ascii_digit() || units.contains(c)) {
        return Token::Number(bare);
    }
    match words::role(bare) {
        Role::Report => Token::Report,
        Role::Idle => Token::Idle,
        Role::Small => Token::Small(bare),
        Role::Name => match words::without_particle(bare) {
            Some(stem) if words::role(stem) == Role::Report => Token::Report,
            Some(stem) if words::role(stem) == Role::Idle => Token::Idle,
            Some(stem) => Token::Last(stem),
            None => Token::Word(bare),
        },
    }
}

/// Whether a word counts editions: `#14`, `vol.9`, `제3회`, `3회`, `第3回`, `10th`.
fn is_edition(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let number = lower.trim_start_matches(['#', '제', '第']);
    let number = number.strip_prefix("vol.").or(number.strip_prefix("no.")).unwrap_or(number);
    let digits = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let counted = digits.len() < number.len() && number.len() - digits.len() < 4;
    let is_ordinal = ["회", "회차", "回", "次", "st", "nd", "rd", "th"].contains(&digits);
    counted && (is_ordinal || digits.is_empty() && number.len() < lower.len())
}

/// A word that holds a year: what stands before it, the year, and what stands behind it or nothing, if that is a date.
fn split_year(word: &str) -> Option<(&str, i32, &str)> {
    if let Some(rest) = word.strip_prefix(['\'', '’'])
        && rest.bytes().take_while(u8::is_ascii_digit).count() == 2
    {
        return rest[..2].parse::<i32>().ok().map(|year| ("", 2000 + year, &rest[2..]));
    }
    let mut from = 0;
    while let Some(at) = word[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let length = word[at..].bytes().take_while(u8::is_ascii_digit).count();
        from = at + length;
        let year =
            word[at..from].parse().ok().filter(|year| length == 4 && (1990..2100).contains(year));
        if let Some(year) = year {
            let behind = &word[from..];
            let is_date = behind
                .trim_start_matches(['.', '-', '/', '년', '年'])
                .starts_with(|c: char| c.is_ascii_digit());
            return Some((&word[..at], year, if is_date { "" } else { behind }));
        }
    }
    None
}

/// The first year in a text that is no part of a date's number.
pub(super) fn year(text: &str) -> Option<i32> {
    text.split(|c: char| c.is_whitespace() || c == '_')
        .find_map(split_year)
        .map(|(_, year, _)| year)
}

/// Whether a text has a word of a report.
pub(super) fn has_report(text: &str) -> bool {
    clauses(text)
        .split_whitespace()
        .any(|word| matches!(token(word.trim_start_matches(MARK)), Token::Report))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(manner: Manner, text: &str, expected: &[&str]) {
        let shown = |it: &Phrase| {
            let year = it.year.map(|year| format!(" {year}")).unwrap_or_default();
            format!("{}{year}", it.name)
        };
        let found: Vec<_> = read(text, manner, Some(2019)).iter().map(shown).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn phrases_of_titles() {
        let check = |text, expected: &[&str]| check(Manner::Title, text, expected);
        check("SeaCon 2019 후기", &["SeaCon 2019"]);
        check("2019 SeaCon 참가 후기", &["SeaCon 2019"]);
        check("SeaCon '18", &["SeaCon 2018"]);
        check("SeaCon19 정리", &["SeaCon 2019"]);
        check("Sea 19 Extended", &["Sea 19 Extended"]);
        check("SeaCon2019China-珠海场", &["SeaCon China 2019"]);
        check("Cloud Day 2019 Seoul Review", &["Cloud Day Seoul 2019"]);
        check("바다콘 2019 F/W 기록", &["바다콘 F/W 2019"]);
        check("바다 모임 \"파도\" 2019 후기", &["바다 모임", "파도 2019"]);
        check("[2019] 바다콘", &["바다콘 2019"]);
        check("Notes from Signal to Noise 2019", &["Signal to Noise 2019"]);
        check("Sea Conf + Lake Conf 2019", &["Sea Conf + Lake Conf 2019"]);
        check("국내 개발자 컨퍼런스 바다콘 2019", &["바다콘 2019"]);
        check("바다(SeaCon) 2019 2일차", &["바다", "SeaCon 2019"]);
        check("SeaCon(바다콘) 2019", &["SeaCon 2019"]);
        check("sea(con) 2019", &["sea(con) 2019"]);
        check("海の大会 2019 に行ってきた", &["海の大会 2019"]);
        check("제 3회 바다 모임", &["바다 모임"]);
        check("2019년 회고", &[]);
        check("2019년 하반기 개발 컨퍼런스 일정", &[]);
    }

    #[test]
    fn phrases_of_sentences() {
        let check = |text, expected: &[&str]| check(Manner::Sentence, text, expected);
        check("This year I attended SeaCon in Busan.", &["SeaCon"]);
        check("The boats were late, but SeaCon 2019 was good.", &["SeaCon 2019"]);
        check("지난주에 「SeaCon」에 다녀왔다.", &["SeaCon"]);
        check("비가 왔지만, 바다콘 2019는 즐거웠다.", &["바다콘 2019"]);
        check("Nothing is Said here.", &[]);
    }
}
