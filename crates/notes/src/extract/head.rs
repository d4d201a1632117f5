//! Takes the head of a session apart: time slot, number or track code, ordinal, and the words themselves.

use std::borrow::Cow;

use crate::extract::letters::{self, is_letter};
use crate::extract::link;
use crate::extract::phrases::Said;
use crate::extract::slot::{self, DASHES, Slot};
use crate::extract::words::{Set, Starts, set, starts};

/// A head's parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    /// The stated time.
    pub(crate) slot: Slot,
    /// The number or track code as written: 232, Track 1, 첫번째 세션.
    pub(crate) code: Option<String>,
    /// What the code is.
    pub(crate) mark: Mark,
    /// The words, on one line; empty if there are none besides the rest.
    pub(crate) title: String,
    /// What was left out and stands in no other part: `(20분)`.
    pub(crate) more: Vec<String>,
    /// What stands around the title that a sentence names: `이두리 님의`.
    pub(crate) around: Vec<String>,
    /// Whether the title stood in quotation marks.
    pub(crate) quoted: bool,
    /// What is said there, in the title and around it.
    pub(crate) said: Said,
}

/// What stands in front of a title.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Mark {
    #[default]
    None,
    /// `1.`
    Number(u32),
    /// `[232]`
    Code,
    /// `세션 1`, `첫번째 세션`
    Ordinal,
    /// `Track 2`, `Hall B`
    Track,
}

/// What a session, or the place where it is held, is called in front of a number.
const UNITS: Starts = starts!(
    "세션|session|talk|발표|강연|섹션|키노트|keynote|セッション|講演|発表|vortrag|conférence|charla|演讲|议题|主题|分享|라이트닝 토크|LT|\
    track|트랙|room|hall|トラック|stage",
);

/// The first of the units that are places.
const FIRST_PLACE: usize = 20;

/// Ordinals in words, which stand before a unit.
const ORDINALS: Set = set!(
    "첫|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두|마지막|첫번째|두번째|세번째|네번째|다섯번째|여섯번째|일곱번째|여덟번째|아홉번째|열번째|첫째|둘째|셋째|넷째|\
    first|second|third|fourth|fifth|sixth|seventh|eighth|last|1st|2nd|3rd|4th",
);

/// Opening quotation marks and the ones that close them.
const QUOTES: [(char, char); 9] = [
    ('"', '"'),
    ('“', '”'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('«', '»'),
    ('‘', '’'),
    ('<', '>'),
    ('〈', '〉'),
];

/// Reads the head of a session as it stands in a heading, a line, an item or a cell.
pub(crate) fn read(raw: &str) -> Head {
    read_said(raw, Said::in_text(raw))
}

/// The same of a text of which is known what it says.
pub(crate) fn read_said(raw: &str, mut said: Said) -> Head {
    let text = without_container(raw.trim()).trim_matches(['|', ' ', '*']);
    let line = spaced(text);
    if let Cow::Owned(line) = &line
        && line != text
    {
        said = said.or(Said::in_text(line));
    }
    let mut head = Head { said, ..Head::default() };
    let mut rest = skip_ornaments(&line);
    loop {
        if head.slot == Slot::default()
            && let Some((slot, after)) = slot::take(rest)
        {
            head.slot = slot;
            rest = skip_ornaments(after);
        } else if head.code.is_none()
            && let Some((mark, code, after)) = take_code(rest)
        {
            (head.mark, head.code) = (mark, Some(code.to_owned()));
            rest = skip_ornaments(after);
        } else if let Some((duration, after)) = take_duration(rest) {
            head.more.push(duration.to_owned());
            rest = after;
        } else {
            break;
        }
    }
    rest = without_labels(rest.trim().trim_end_matches(['#', ':', ';', ' ']));
    if head.slot == Slot::default()
        && let Some((slot, before)) = slot::take_end(rest).filter(|(_, before)| !before.is_empty())
    {
        head.slot = slot;
        rest = before;
    }
    if rest.trim_end().ends_with([')', '）'])
        && let Some(at) = rest.rfind(['(', '（'])
        && let Some((duration, "")) = take_duration(&rest[at..])
        && at > 0
    {
        head.more.push(duration.to_owned());
        rest = rest[..at].trim_end();
    }
    let (title, quoted) = match bracketed(rest) {
        Some(title) => {
            let at = title.as_ptr() as usize - rest.as_ptr() as usize;
            head.around = words_around(&rest[..at], &rest[at + title.len()..]);
            (title, true)
        }
        None => unquoted(rest.trim()),
    };
    (head.title, head.quoted) = (title.to_owned(), quoted);
    head
}

/// A text with one space between its words. Most are written like that.
fn spaced(text: &str) -> Cow<'_, str> {
    let mut before = b' ';
    let is_plain = text.bytes().all(|b| {
        // The first bytes of all letters that are white space.
        let is_space = b < b' ' || b == b' ' && before == b' ' || matches!(b, 0xc2 | 0xe1..=0xe3);
        before = b;
        !is_space
    });
    match is_plain && before != b' ' {
        true => Cow::Borrowed(text),
        false => Cow::Owned(letters::words(text).collect::<Vec<_>>().join(" ")),
    }
}

/// A title without the labels of links behind it: `제목 - 자료 / 영상`, `제목 (slides)`.
fn without_labels(title: &str) -> &str {
    let mut title = title;
    let is_mark = |b: &u8| matches!(b, b' ' | b'(' | b'[' | b'/' | b'|');
    while let Some(at) = title.as_bytes().iter().rposition(is_mark) {
        let label = title[at..].trim_matches(|c| !is_letter(c));
        let rest = title[..at].trim_end_matches(|c: char| " ([/|-–—·,".contains(c));
        if rest.is_empty()
            || rest.len() == title[..at].trim_end().len()
            || !link::is_bare_label(label)
        {
            break;
        }
        title = rest;
    }
    title
}

/// The title of a container as VitePress and Docusaurus write it: `::: tip 제목`.
fn without_container(text: &str) -> &str {
    let Some(rest) = text.strip_prefix(":::") else { return text };
    let rest = rest.trim_start_matches([':', ' ']);
    rest.trim_start_matches(|c: char| c.is_ascii_lowercase()).trim_start()
}

/// The title that stands in corner brackets in a line that says who gave the talk: `이두리 님의 「파도 세기」`.
pub(crate) fn bracketed(text: &str) -> Option<&str> {
    // The first byte of all of them.
    if !text.as_bytes().contains(&0xe3) {
        return None;
    }
    let at = text.find(['「', '『', '《'])?;
    let open = text[at..].chars().next()?;
    let (_, close) = QUOTES.into_iter().find(|(known, _)| *known == open)?;
    let inner = &text[at + open.len_utf8()..];
    let (inner, after) = inner.split_once(close)?;
    let around = [&text[..at], after].concat();
    let talks = ["발표", "세션", "강연", "님", "さん", "氏", "老师", "讲师", "키노트"];
    let one = !after.contains(open) && inner.chars().count() >= 4 && !text[..at].trim().is_empty();
    (one && talks.iter().any(|word| around.contains(word))).then_some(inner)
}

/// What is said before and after a title, without the brackets.
fn words_around(before: &str, after: &str) -> Vec<String> {
    let bracket = |c: char| c.is_whitespace() || QUOTES.iter().any(|(a, b)| c == *a || c == *b);
    let said = [before.trim_end_matches(bracket), after.trim_start_matches(bracket)];
    let spoken = said.into_iter().map(str::trim);
    spoken.filter(|text| text.contains(is_letter)).map(str::to_owned).collect()
}

/// A title without the quotation marks around all of it.
pub(crate) fn unquoted(title: &str) -> (&str, bool) {
    let first = title.chars().next();
    let quotes = QUOTES.iter().find(|(open, _)| Some(*open) == first);
    let inner = quotes.and_then(|(open, close)| {
        let inner = title[open.len_utf8()..].strip_suffix(*close)?;
        (!inner.contains([*open, *close])).then_some(inner)
    });
    inner.map_or((title, false), |inner| (inner.trim(), true))
}

/// A text without the bullets, arrows and emoji in front of it.
pub(crate) fn skip_ornaments(text: &str) -> &str {
    let is_ornament = |c: char| {
        matches!(c, '>' | '*' | '•' | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{245f}'
            | '\u{2500}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{fe0f}' | '\u{200d}'
            | '\u{1f000}'..='\u{1faff}' | '※')
    };
    text.trim_start_matches(|c: char| c.is_whitespace() || is_ornament(c))
}

/// A code in brackets (`[232]`, `[Track 1]`, `(A-3)`), a number (`1.`, `2)`, `③`), a unit with its number
/// (`세션1-`, `Session 2:`, `첫번째 세션`) in front of a title, or alone.
fn take_code(text: &str) -> Option<(Mark, &str, &str)> {
    let bracketed = text.strip_prefix('[').and_then(|inside| inside.split_once(']'));
    if let Some((code, rest)) = bracketed.filter(|(code, _)| is_code(code)) {
        return Some((Mark::Code, code.trim(), rest));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits)
        && let Some(rest) = text[digits..].strip_prefix(['.', ')', '、', '．', '）'])
        && !rest.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_alphabetic())
    {
        return Some((Mark::Number(text[..digits].parse().ok()?), &text[..digits], rest));
    }
    // Each of them has three bytes.
    if let Some(rest) = text.get(3..).and_then(|rest| rest.strip_prefix('、'))
        && let Some(number) = "一二三四五六七八九十".find(&text[..3])
    {
        return Some((Mark::Number(crate::door::count(number / 3 + 1)), &text[..3], rest));
    }
    if let Some(circled) = text.chars().next().filter(|c| matches!(c, '①'..='⑳')) {
        let number = u32::from(circled) - u32::from('①') + 1;
        let (code, rest) = text.split_at(circled.len_utf8());
        return Some((Mark::Number(number), code, rest));
    }
    take_ordinal(text)
}

/// `세션1-`, `Session #2:`, `1번째 세션`, `첫 번째 세션`, `Third talk`, `Track 1 |`.
fn take_ordinal(text: &str) -> Option<(Mark, &str, &str)> {
    // The unit first.
    for (n, unit) in UNITS.of(text) {
        let mark = if n < FIRST_PLACE { Mark::Ordinal } else { Mark::Track };
        let end = |at: usize| Some((mark, text[..at].trim(), close_ordinal(&text[at..])?));
        let after = text[unit.len()..].trim_start_matches([' ', '#', '.', '-']);
        let at = text.len() - after.len();
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let letter = after.starts_with(|c: char| c.is_ascii_uppercase())
            && !after[1..].starts_with(is_letter);
        if (1..=2).contains(&digits) {
            return end(at + digits);
        }
        if let Some(numeral) = after.chars().next().filter(|c| "一二三四五六七八九十".contains(*c))
        {
            return end(at + numeral.len_utf8());
        }
        if letter && at > unit.len() {
            return end(at + 1);
        }
    }
    // The ordinal first.
    let first = text.bytes().position(|b| b == b' ').unwrap_or(text.len());
    let word = &text[..first];
    if !is_counted(word) && !ORDINALS.has(word) {
        return None;
    }
    let mut rest = text[first..].trim_start();
    rest = rest.strip_prefix("번째").map_or(rest, str::trim_start);
    let (_, unit) = UNITS.of(rest).next()?;
    let at = text.len() - rest.len() + unit.len();
    let rest = &text[at..];
    // 첫번째 세션에서는 …: a sentence, no ordinal.
    Some((Mark::Ordinal, text[..at].trim(), close_ordinal(rest)?))
}

/// Whether a word is an ordinal that starts with its number: `2번째`.
fn is_counted(word: &str) -> bool {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let ends = ["번째", "つ目の", "回目"];
    let counted = ends.iter().fold(word, |word, end| letters::without_end(word, end));
    counted.len() < word.len() && counted.bytes().all(|b| b.is_ascii_digit())
}

/// The text after an ordinal, without the mark between; `None` if a word goes on there.
fn close_ordinal(rest: &str) -> Option<&str> {
    if rest.starts_with(is_letter) {
        return None;
    }
    let rest = rest.trim_start_matches([' ', ':', '.', ',', '|', '/', ']', ')', '：', '・']);
    Some(rest.strip_prefix(DASHES).unwrap_or(rest).trim_start_matches([' ', '>']))
}

/// A duration in parentheses: `(50m)`, `(20분)`, `(45 min)`.
fn take_duration(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix(['(', '（'])?;
    let end = inside.find([')', '）'])?;
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    let unit = inside[digits..end].trim().trim_end_matches(['.', 's']);
    let known = ["m", "min", "분", "minute", "分", "h", "시간", "mn"].contains(&unit);
    let length = text.len() - inside.len();
    let close = inside[end..].chars().next().map_or(0, char::len_utf8);
    (known && (1..=3).contains(&digits)).then(|| {
        let (duration, rest) = text.split_at(length + end + close);
        (duration, rest.trim_start())
    })
}

/// A code is a short run with a digit in it, be it behind the word for a track. A day's label is none, nor is a year.
fn is_code(code: &str) -> bool {
    let code = code.trim();
    let short = (1..=10).contains(&code.chars().count());
    let year = code.parse().is_ok_and(|number: u32| (1990..2100).contains(&number));
    short
        && !year
        && code.chars().any(|c| c.is_ascii_digit())
        && crate::extract::day::find(code).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(raw: &str, code: &str, title: &str) {
        let head = read(raw);
        let found = head.code.as_deref().unwrap_or_default();
        assert_eq!((found, head.title.as_str()), (code, title), "{raw}");
    }

    #[test]
    fn codes_and_numbers() {
        check("[232]스트림 처리", "232", "스트림 처리");
        check("[Track 1] 11:00 여는 말", "Track 1", "여는 말");
        check("3. 세 번째 이야기", "3", "세 번째 이야기");
        check("③ 세 번째 이야기", "③", "세 번째 이야기");
        check("[DAY 2] 연사와의 만남", "", "[DAY 2] 연사와의 만남");
        check("3.7은 빠르다", "", "3.7은 빠르다");
        check("[공지] 안내", "", "[공지] 안내");
        check("[2019] 안내", "", "[2019] 안내");
    }

    #[test]
    fn ordinals() {
        check("세션1- 데이터로 말하기", "세션1", "데이터로 말하기");
        check("Session #2: Rust for birds", "Session #2", "Rust for birds");
        check("10:00, Track1, 파도 세기", "Track1", "파도 세기");
        check("첫번째 세션 \"파도 세기\"", "첫번째 세션", "파도 세기");
        check("첫 번째 세션", "첫 번째 세션", "");
        check("2번째 발표 : 파도", "2번째 발표", "파도");
        check("Track A | 파도", "Track A", "파도");
        check("세션에서 들은 말", "", "세션에서 들은 말");
        check("첫번째 세션에서는 졸았다", "", "첫번째 세션에서는 졸았다");
        check("Talks I liked", "", "Talks I liked");
    }

    #[test]
    fn times_durations_and_ornaments() {
        check("🎤 9:15 a.m. (50m) Counting waves", "", "Counting waves");
        check("> 파도 세기 (20분)", "", "파도 세기");
        check("파도 세기, 16:00", "", "파도 세기");
        check("11:00-11:45", "", "");
        check("파도 (기본편)", "", "파도 (기본편)");
        assert_eq!(read("파도 세기 (20분)").more, ["(20분)"]);
    }

    #[test]
    fn quotation_marks_around_all_of_it() {
        check("「파도」", "", "파도");
        check("\"파도\"와 \"바다\"", "", "\"파도\"와 \"바다\"");
    }
}
