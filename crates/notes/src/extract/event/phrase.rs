//! Phrases of a line that may name a conference: the words beside a year, in quotation marks, before 후기.
//!
//! Authors write the same few shapes everywhere (`X 2019 후기`, `2019 X`, `"X" 2019에서`, `attended X`), so that one reader
//! serves titles, sentences and file names.

use crate::extract::day;
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

/// Opens words that the author sets apart.
const MARK: char = '\u{2}';

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
            let mut said = tokens.iter().filter(|token| !matches!(token, Token::Year(_) | Token::Idle));
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
    let strict = manner == Manner::Sentence;
    let mut add = |names: Vec<&str>, beside: bool, report: bool| {
        let name = joined(&names);
        let named = names.iter().any(|word| !words::is_generic(word) && word.chars().any(char::is_alphabetic));
        if named && names.len() <= LONGEST_NAME && name.chars().count() > 1 {
            let (year, edition) = (year.filter(|_| beside), edition.is_some());
            found.push(Phrase { name, year, edition, marked, report });
        }
    };
    if let Some(at) = anchor.or(edition) {
        let names = beside(tokens, at, strict);
        if !names.is_empty() {
            let report = tokens.iter().any(|token| matches!(token, Token::Report));
            return add(names, true, report);
        }
    }
    let mut start = 0;
    while start < tokens.len() {
        let names = run(&tokens[start..], strict);
        let end = start + names.len();
        if !names.is_empty() {
            let is_report = |at: usize| matches!(tokens.get(at), Some(Token::Report));
            let report = is_report(end) || start > 0 && is_report(start - 1);
            if !strict || marked || report {
                add(trimmed(names), false, report);
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
        let skipped = behind.iter().take_while(|token| matches!(token, Token::Number(_) | Token::Year(_) | Token::Edition)).count();
        return trimmed(run(&behind[skipped..], strict));
    }
    let is_latin = names.last().is_some_and(|word| word.is_ascii());
    for token in behind.iter().take(2) {
        match token {
            Token::Word(word) | Token::Last(word) if words::is_season(word) => names.push(word),
            Token::Word(word) | Token::Last(word) if is_latin && !strict && word.is_ascii() && !is_common(word) => names.push(word),
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

/// Names without small words and numbers at their ends.
fn trimmed(mut names: Vec<&str>) -> Vec<&str> {
    let is_small = |word: &&str| words::role(word) == Role::Small || word.bytes().all(|b| b.is_ascii_digit());
    while names.last().is_some_and(is_small) {
        names.pop();
    }
    let small = names.iter().take_while(|word| is_small(word)).count();
    names.split_off(small)
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
                tokens.push(if words::role(behind) == Role::Report { Token::Report } else { Token::Idle });
            } else if is_worded(behind) {
                tokens.push(token(behind));
            }
            continue;
        }
        let short = near.filter(|near| *near >= 2000 && word.len() == 2 && word.parse() == Ok(near % 100));
        tokens.push(short.map_or_else(|| token(word), Token::Year));
    }
    tokens
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
    let short = word.strip_prefix(['\'', '’']).filter(|rest| rest.len() == 2);
    if let Some(year) = short.and_then(|digits| digits.parse::<i32>().ok()) {
        return Some(("", 2000 + year, ""));
    }
    let mut from = 0;
    while let Some(at) = word[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let length = word[at..].bytes().take_while(u8::is_ascii_digit).count();
        from = at + length;
        let year = word[at..from].parse().ok().filter(|year| length == 4 && (1990..2100).contains(year));
        if let Some(year) = year {
            let behind = &word[from..];
            let is_date = behind.trim_start_matches(['.', '-', '/', '년', '年']).starts_with(|c: char| c.is_ascii_digit());
            return Some((&word[..at], year, if is_date { "" } else { behind }));
        }
    }
    None
}

/// A text cut into clauses: a line each, those that are set apart behind a [`MARK`]. Days' labels are left out.
fn clauses(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..3 {
        let Some(label) = day::find(&text) else { break };
        text = text.replacen(label.text, " \n ", 1);
    }
    let mut out = String::new();
    let mut before = ' ';
    let mut kept = 0_u32;
    let mut skip_to = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| *c != MARK) {
        if at < skip_to {
            continue;
        }
        let rest = &text[at + c.len_utf8()..];
        let behind = rest.chars().next().unwrap_or(' ');
        match c {
            '(' | '（' => match parentheses(out.trim_end(), rest) {
                Inside::Name => {
                    kept += 1;
                    out.push('(');
                }
                Inside::Alias(length) => {
                    skip_to = at + c.len_utf8() + length;
                    out.push(' ');
                }
                Inside::Clause => out.push('\n'),
            },
            ')' if kept > 0 => {
                kept -= 1;
                out.push(')');
            }
            ')' | '）' => out.push('\n'),
            _ => push_mark(before, c, behind, &mut out),
        }
        before = c;
    }
    out
}

/// What parentheses hold.
enum Inside {
    /// A part of the name: `if(kakao)`.
    Name,
    /// The name in another script, of so many bytes: `SeaCon(바다콘)`.
    Alias(usize),
    /// Anything else.
    Clause,
}

fn parentheses(before: &str, rest: &str) -> Inside {
    let Some(length) = rest.find([')', '）']) else { return Inside::Clause };
    let inside = &rest[..length];
    let is_latin = before.ends_with(|c: char| c.is_ascii_alphanumeric());
    if is_latin && inside.bytes().all(|b| b.is_ascii_lowercase()) && words::role(inside) == Role::Name {
        Inside::Name
    } else if is_latin && inside.chars().all(|c| c.is_alphabetic() && !c.is_ascii()) && words::role(inside) == Role::Name {
        let closed = rest[length..].chars().next().map_or(0, char::len_utf8);
        Inside::Alias(length + closed)
    } else {
        Inside::Clause
    }
}

/// Writes a character of a clause: a letter, a mark inside a word (`Re:Invent`, `F/W`, `Node.js`), or an end.
fn push_mark(before: char, c: char, behind: char, out: &mut String) {
    let inside = before.is_alphanumeric() && behind.is_alphanumeric();
    let letters = before.is_ascii_alphabetic() && behind.is_ascii_alphabetic();
    let digits = before.is_ascii_digit() && behind.is_ascii_digit();
    let kept = match c {
        _ if c.is_alphanumeric() => true,
        '-' => {
            let same = |is: fn(&char) -> bool| is(&before) == is(&behind);
            inside && same(char::is_ascii_digit) && same(char::is_ascii)
        }
        '/' | '.' => inside && (before.is_ascii() && behind.is_ascii()),
        ':' => letters || digits,
        '+' => before.is_alphanumeric(),
        '&' => inside,
        '\'' | '’' => letters || behind.is_ascii_digit() && !before.is_alphanumeric(),
        '#' => behind.is_ascii_digit(),
        _ => false,
    };
    match c {
        _ if kept => out.push(c),
        '&' => out.push_str(" & "),
        '[' | '「' | '『' | '《' | '【' | '“' | '‘' | '<' | '＜' => out.extend(['\n', MARK]),
        '"' | '\'' | '`' if behind.is_alphanumeric() && !before.is_alphanumeric() => out.extend(['\n', MARK]),
        '\'' | '’' | '_' | '·' | '・' | '*' | '#' | '(' => out.push(' '),
        '-' if inside => out.push(' '),
        _ if c.is_ascii_punctuation() && c != '\n' => out.push('\n'),
        '\n' | '」' | '』' | '》' | '】' | '”' | '>' | '＞' | '—' | '–' | '…' | '。' | '、' | '！' | '？' | '：' | '，' | '；' | '｜' | '～' => {
            out.push('\n');
        }
        _ => out.push(' '),
    }
}

/// The first year in a text that is no part of a date's number.
pub(super) fn year(text: &str) -> Option<i32> {
    text.split(|c: char| c.is_whitespace() || c == '_').find_map(split_year).map(|(_, year, _)| year)
}

/// Whether a text has a word of a report.
pub(super) fn has_report(text: &str) -> bool {
    clauses(text).split_whitespace().any(|word| matches!(token(word.trim_start_matches(MARK)), Token::Report))
}
