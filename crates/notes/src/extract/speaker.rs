//! Speakers: who is named as one, in the head of a session or in the first lines of its notes.
//!
//! An author names all speakers of a post alike. In heads the separator that gives names for most of a group is the
//! group's own ([`SEPARATORS`]); in notes a bare name counts only where most of the group have one.

use crate::extract::letters;
use crate::extract::name::{self, HONORIFICS, Trust};
use crate::extract::phrases::{Phrases, Said};
use crate::extract::slot::DASHES;
use crate::extract::vocabulary;
use crate::extract::words::{Set, Starts, Words, set, starts};

/// Labels in front of the names of speakers.
const LABELS: Starts = starts!(
    "발표자|발표|연사|강연자|강연|스피커|진행|강사|speaker|speakers|presenter|presenters|presented by|by|登壇者|発表者|\
    スピーカー|讲师|演讲者|主讲人|主讲|orateur|oratrice|par|vortragende|sprecher|ponente|\
     嘉宾|分享者|分享人|讲者|패널|패널리스트|panelists|panelist|moderator|담당|강연 |ponentes|intervenants",
);

/// What stands before "keynote" without being a name.
const OPENINGS: Set = set!("오프닝|클로징|첫번째|두번째|마지막|Opening|Closing|Day");

/// How a title and its speaker are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Separator {
    /// `제목 by 홍길동`
    By,
    /// `제목 - 홍길동`
    Dash,
    /// `제목 (홍길동)`
    Parentheses,
    /// `제목 : 홍길동`
    Colon,
    /// `제목 / 홍길동`
    Slash,
    /// `제목, 홍길동`
    Comma,
    /// `**제목** 홍길동`
    Bold,
}

impl Separator {
    fn bit(self) -> u8 {
        1 << self as u8
    }

    /// Which separators a text may have, a bit each: most titles have one or none.
    fn of(text: &str) -> u8 {
        let found = text.chars().map(|c| match c {
            ' ' => Self::By.bit(),
            '(' | ')' | '（' | '）' => Self::Parentheses.bit(),
            ':' | '：' => Self::Colon.bit(),
            '/' | '|' | '｜' | '@' => Self::Slash.bit(),
            ',' => Self::Comma.bit(),
            '0'..='9' | 'A'..='Z' | 'a'..='z' | '가'..='힣' => 0,
            _ if DASHES.contains(&c) || MIDDLE_DOTS.contains(&c) => Self::Dash.bit(),
            _ => 0,
        });
        found.fold(0, |all, bit| all | bit)
    }
}

/// Marks that stand for a dash where there is none.
const MIDDLE_DOTS: [char; 3] = ['_', '·', '•'];

/// A separator and the side on which the speaker stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    pub(crate) separator: Separator,
    pub(crate) speaker_first: bool,
}

/// The patterns that are tried, the clearest first.
pub(crate) const PATTERNS: [Pattern; 11] = [
    Pattern { separator: Separator::Bold, speaker_first: false },
    Pattern { separator: Separator::By, speaker_first: false },
    Pattern { separator: Separator::Dash, speaker_first: false },
    Pattern { separator: Separator::Slash, speaker_first: false },
    Pattern { separator: Separator::Parentheses, speaker_first: false },
    Pattern { separator: Separator::Colon, speaker_first: false },
    Pattern { separator: Separator::Colon, speaker_first: true },
    Pattern { separator: Separator::Slash, speaker_first: true },
    Pattern { separator: Separator::Dash, speaker_first: true },
    Pattern { separator: Separator::Parentheses, speaker_first: true },
    Pattern { separator: Separator::Comma, speaker_first: false },
];

/// `제목 (홍길동)`
pub(crate) const IN_PARENTHESES: Pattern =
    Pattern { separator: Separator::Parentheses, speaker_first: false };

/// A title without its speaker, and who that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) title: String,
    pub(crate) speakers: Vec<String>,
    pub(crate) trust: Trust,
    /// The part that named the speaker, as written.
    pub(crate) part: String,
}

/// What a title says by each of [`PATTERNS`]; nothing of one that has no separator. `bold`: the bold words that it starts with, if it goes on after them.
pub(crate) fn tell_all(title: &str, said: Said, bold: Option<&str>) -> Vec<Option<Told>> {
    let mut separators = Separator::of(title);
    if bold.is_some() {
        separators |= Separator::Bold.bit();
    }
    if !said.has(Phrases::Bys) {
        separators &= !Separator::By.bit();
    }
    if separators == 0 {
        return Vec::new();
    }
    let by = |pattern: &Pattern| {
        let is_there = separators & pattern.separator.bit() != 0;
        if is_there { tell(title, said, bold, *pattern) } else { None }
    };
    PATTERNS.iter().map(by).collect()
}

/// Reads a title by a pattern. `bold`: the bold words that it starts with, if it goes on after them.
pub(crate) fn tell(title: &str, said: Said, bold: Option<&str>, pattern: Pattern) -> Option<Told> {
    let (title, part) = match (pattern.separator, bold) {
        (Separator::Bold, Some(bold)) => {
            let rest = title.strip_prefix(bold.trim())?;
            let joints = ["by ", "with ", "par ", "von ", "de ", "mit ", "animée par "];
            let rest = rest
                .trim_start_matches([',', '，', ':', '：', ' ', '/'])
                .trim_start_matches(DASHES);
            let rest = rest.trim_start();
            (bold, joints.iter().find_map(|joint| rest.strip_prefix(joint)).unwrap_or(rest))
        }
        _ => split(title, said, pattern)?,
    };
    let least = SHORTEST_TITLE + usize::from(pattern.separator == Separator::Colon);
    if letters::count(title) < least {
        return None;
    }
    let (speakers, trust) = match labelled(part) {
        Some(speakers) => (speakers, Trust::Sure),
        None => name::read_said(part, said)?,
    };
    // " by Ada Lovelace" leaves no doubt.
    let said = matches!(pattern.separator, Separator::By | Separator::Bold);
    let trust = if said && trust == Trust::Fair { Trust::Sure } else { trust };
    let quoted = crate::extract::head::unquoted(title).1;
    let weak_comma = pattern.separator == Separator::Comma && trust < Trust::Sure && !quoted;
    // In front of a title stands a name and nothing else; a word before it is a subject: `1차 제안서 : …`.
    let bare =
        !pattern.speaker_first || trust == Trust::Sure || vocabulary::covers(&speakers, part, 7);
    (bare && !weak_comma).then(|| Told {
        title: title.trim_end_matches(DASHES).trim().to_owned(),
        speakers,
        trust,
        part: part.trim().to_owned(),
    })
}

/// What is left of a title without its speaker has so many letters, and one more before a colon: `총무 : 홍길동` is no
/// talk.
const SHORTEST_TITLE: usize = 4;

/// Cuts a title in two: what stands for the title and what for the speaker.
fn split(title: &str, said: Said, pattern: Pattern) -> Option<(&str, &str)> {
    let closed = title.trim().trim_end_matches(DASHES).trim_end();
    let first = pattern.speaker_first;
    let (before, after) = match pattern.separator {
        Separator::By if !said.has(Phrases::Bys) || !Phrases::Bys.are_in(closed) => return None,
        Separator::By => [
            " by ", " By ", " BY ", " par ", " von ", " por ", " animé ", " animée par ", " with ",
            " mit ", ", de ", " with: ",
        ]
        .iter()
        .find_map(|word| letters::split_last(closed, word))?,
        Separator::Parentheses if first => {
            // 홍길동(소속) 제목
            let at = closed.find([')', '）'])?;
            let at = at + closed[at..].chars().next().map_or(0, char::len_utf8);
            closed[..at].contains(['(', '（']).then(|| closed.split_at(at))?
        }
        Separator::Parentheses => {
            let inner = closed.strip_suffix([')', '）'])?;
            let at = inner.rfind(['(', '（'])?;
            (&inner[..at], inner[at..].trim_start_matches(['(', '（']))
        }
        Separator::Dash => {
            let closed_off = closed.len() < title.trim().len();
            cut(closed, first, &DASHES, closed_off)
                .or_else(|| cut(closed, first, &MIDDLE_DOTS, false))?
        }
        Separator::Colon => cut(closed, first, &[':', '：'], true)?,
        Separator::Slash => {
            // 제목 | 홍길동 | 두리: what follows the first mark names who and where.
            let marks = ['/', '|', '｜', '@'];
            let early = if first { None } else { cut(closed, true, &marks, false) };
            let early = early.filter(|(_, part)| name::read_said(part, said).is_some());
            early.or_else(|| cut(closed, first, &marks, false))?
        }
        Separator::Comma => letters::split_last(closed, ", ")?,
        Separator::Bold => return None,
    };
    Some(if first { (after.trim(), before.trim()) } else { (before.trim(), after.trim()) })
}

/// Cuts at the first or last mark that has a space beside it, or at any if `tight`.
fn cut<'a>(text: &'a str, first: bool, marks: &[char], tight: bool) -> Option<(&'a str, &'a str)> {
    let is_cut = |&(at, mark): &(usize, &str)| {
        let spaced = text[..at].ends_with(' ') || text[at + mark.len()..].starts_with(' ');
        spaced || tight
    };
    let found = match first {
        true => text.match_indices(marks).find(is_cut),
        false => text.rmatch_indices(marks).find(is_cut),
    };
    found.map(|(at, mark)| (&text[..at], &text[at + mark.len()..]))
}

/// The speakers behind a label: `발표자 : 홍길동`, `🎤 Speaker: Ada Lovelace`, `by 홍길동`.
pub(crate) fn labelled(line: &str) -> Option<Vec<String>> {
    let line = letters::from_first(line.trim());
    if !LABELS.gate.lets(line.as_bytes()) {
        return None;
    }
    let (rest, sure) = LABELS.of(line).find_map(|(_, label)| {
        let rest = &line[label.len()..];
        let rest = rest.strip_prefix("님").unwrap_or(rest);
        match rest.trim_start().strip_prefix([':', '：', '|', '-', '–']) {
            Some(rest) => Some((rest, true)),
            None => rest
                .strip_prefix(' ')
                .filter(|rest| {
                    let short = rest.chars().count() <= LONGEST_NAME;
                    let clear = ["by", "par", "presented by"].contains(&label);
                    clear || short && ["연사", "발표자", "speaker", "강연자"].contains(&label)
                })
                .map(|rest| (rest, ["by", "par", "presented by"].contains(&label))),
        }
    })?;
    let rest = rest.split(". ").next().unwrap_or(rest);
    let (names, trust) = name::read(rest)?;
    // Without a colon the label is a word of a sentence, unless a name follows.
    (trust > Trust::Weak || sure).then_some(names)
}

/// A name behind a label without a colon is no longer, in characters: `연사 홍길동`.
const LONGEST_NAME: usize = 12;

/// The speakers that a line names, if it is a line of honoured names: `김하나님(엔지니어), 이두리님 키노트`.
pub(crate) fn in_line(line: &str, said: Said) -> Vec<String> {
    Some(line)
        .filter(|line| name::may_be_sure(line, said))
        .and_then(|line| whole(line, said))
        .filter(|(_, trust)| *trust == Trust::Sure)
        .map(|(names, _)| names)
        .unwrap_or_default()
}

/// The names of a line that says nothing else.
pub(crate) fn whole(line: &str, said: Said) -> Option<(Vec<String>, Trust)> {
    let line = line.trim();
    let line = without_keynote(line, said).unwrap_or(line);
    if line.contains(['!', '?']) {
        return None;
    }
    name::read_said(line, said)
}

/// The speakers whom a sentence says to have spoken: `김하나님이 발표해주신 세션`, `발표하신 이두리님은`,
/// `水野あかりさんの発表`, `Ada Lovelace walked us through`.
pub(crate) fn in_sentence(line: &str, said: Said) -> Option<Vec<String>> {
    // To whom something is done speaks not: 토비님을 만나다, 선배님도 계셨다.
    const OTHERS: Set = set!("도|을|를|만|들|한테|에게|처럼|보다|께 |も|を|に");
    const EACH: Words = Words("님|씨|さん|氏|様|先生|老师|老師");
    let mut names: Vec<String> = Vec::new();
    let honoured = name::may_be_sure(line, said);
    let is_meant = |honorific: &&str| *honorific != "씨" || line.contains("발표");
    let each = honoured.then(|| EACH.iter()).into_iter().flatten();
    for honorific in each.filter(is_meant) {
        for (at, _) in line.match_indices(honorific) {
            let after = &line[at + honorific.len()..];
            let before = line[..at].trim_end().trim_end_matches('`');
            let near: String = after.chars().take(NEAR).collect();
            let behind: String =
                before.chars().rev().take(NEAR).collect::<Vec<_>>().into_iter().rev().collect();
            let speaks = |text: &str| Phrases::Spoken.are_in(text) || text.contains("LT");
            let speaks = speaks(&near) || speaks(&behind);
            if OTHERS.start(after).is_some() || !speaks {
                continue;
            }
            let name = name_before(before, honorific).filter(|name| !names.contains(name));
            if let Some(name) = name.filter(|_| names.len() < MOST_NAMES) {
                names.push(name);
            }
        }
    }
    if names.is_empty() {
        names.extend(opening_name(line));
    }
    (!names.is_empty()).then_some(names)
}

/// No sentence names more speakers.
const MOST_NAMES: usize = 40;

/// So many characters around a name can say that it is a speaker's.
const NEAR: usize = 24;

/// A name with the role behind it has fewer bytes.
const LONGEST_NAMES: usize = 120;

/// The name that a text ends with, before an honorific.
fn name_before(before: &str, honorific: &str) -> Option<String> {
    // A sentence may be as long as its author likes; the name stands near its end.
    let window = before.len().saturating_sub(LONGEST_NAMES);
    let window = (window..=before.len()).find(|at| before.is_char_boundary(*at)).unwrap_or(0);
    let before = &before[window..];
    let is_kanji = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}' | '々');
    let is_kana = |c: char| matches!(c, '\u{3040}'..='\u{30ff}');
    if before.ends_with(|c| is_kanji(c) || is_kana(c)) {
        // No spaces: up to four kana behind up to three ideographs.
        let chars: Vec<char> = before.chars().rev().take(7).collect();
        let kana = chars.iter().take(4).take_while(|c| is_kana(**c)).count();
        let kanji = chars[kana..].iter().take(3).take_while(|c| is_kanji(**c)).count();
        let name: String = chars[..kana + kanji].iter().rev().collect();
        return (kanji > 0 && kana + kanji > 1).then_some(name);
    }
    let mut start = before.len();
    // One word, or up to three if the last is a role: 문재하 솔루션즈 아키텍트님.
    for _ in 0..3 {
        start = before[..start]
            .trim_end()
            .rfind([' ', '`', '(', ',', '.', '\'', '"'])
            .map_or(0, |at| at + 1);
        let words = &before[start..];
        let read = name::read(&format!("{words}{honorific}"));
        if let Some((mut names, _)) = read.filter(|(_, trust)| *trust == Trust::Sure) {
            return Some(names.swap_remove(0)).filter(|name| name.chars().count() > 1);
        }
        if start == 0 {
            break;
        }
    }
    None
}

/// The name at the start of an English sentence that says what a speaker did.
fn opening_name(line: &str) -> Option<String> {
    const VERBS: Set = set!(
        "talked|spoke|showed|walked|presented|gave|explained|introduced|built|demonstrated|told|argued|took|shared|\
         opened|described|discussed|covered|started|closed|from|works|is|did|made|demoed|talks|shows|presents|explains",
    );
    let mut words = letters::words(line).take(4);
    let verb = words.position(|word| word.is_ascii() && VERBS.has(word));
    let words = letters::words(line).take(verb.filter(|at| (2..=3).contains(at))?);
    let name = words.collect::<Vec<_>>().join(" ");
    let (names, trust) = name::read(&name)?;
    (trust >= Trust::Fair && names.len() == 1).then_some(name)
}

/// The speaker that a title names beside the word "keynote": `Grace Hopper 키노트`, `Grace Hopper's Keynote`.
pub(crate) fn of_keynote(title: &str, said: Said) -> Option<String> {
    let rest = without_keynote(title.trim(), said)?;
    let rest = letters::without_end(rest.trim_end().trim_end_matches('의'), "'s");
    let rest = letters::without_end(rest, "’s");
    let honoured = HONORIFICS.end(rest).is_some();
    if OPENINGS.start(rest).is_some() {
        return None;
    }
    let (mut names, trust) = name::read(rest)?;
    (honoured || trust >= Trust::Fair).then(|| names.swap_remove(0))
}

/// Whether a text speaks of a keynote.
pub(crate) fn says_keynote(text: &str, said: Said) -> bool {
    [Phrases::Keynote, Phrases::KeyNote].iter().any(|words| said.has(*words) && words.are_in(text))
}

/// A text without the word for a keynote at its end.
fn without_keynote(text: &str, said: Said) -> Option<&str> {
    let length = if said.has(Phrases::Keynote) { Phrases::Keynote.end(text) } else { None };
    length.map(|length| &text[..text.len() - length])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, separator: Separator, speaker_first: bool, expected: (&str, &str)) {
        let told = tell(title, Said::ANY, None, Pattern { separator, speaker_first }).expect(title);
        assert_eq!((told.title.as_str(), told.speakers.join("+").as_str()), expected, "{title}");
    }

    #[test]
    fn titles_and_speakers() {
        use Separator::*;
        check("파도 세기 by 두리 김하나님", By, false, ("파도 세기", "김하나"));
        check("파도 세기 - 김하나 -", Dash, false, ("파도 세기", "김하나"));
        check("바다: 파도 세기 -김하나-", Dash, false, ("바다: 파도 세기", "김하나"));
        check("파도 세기 (김하나, 이두리)", Parentheses, false, ("파도 세기", "김하나+이두리"));
        check("Ada Lovelace : Counting waves", Colon, true, ("Counting waves", "Ada Lovelace"));
        check("김하나(두리) / 파도 세기", Slash, true, ("파도 세기", "김하나"));
        check("파도 세기 | 김하나", Slash, false, ("파도 세기", "김하나"));
        check("Ferris ~ 파도 세기", Dash, true, ("파도 세기", "Ferris"));
        assert_eq!(tell("파도 - 그리고 바다의 이야기들", Said::ANY, None, PATTERNS[3]), None);
    }

    #[test]
    fn lines_of_names() {
        assert_eq!(in_line("김하나님, 두리소프트", Said::ANY), ["김하나"]);
        assert_eq!(in_line("이두리님 키노트", Said::ANY), ["이두리"]);
        assert_eq!(in_line("CTO, 김하나님 ", Said::ANY), ["김하나"]);
        assert_eq!(in_line("Ada Lovelace님", Said::ANY), ["Ada Lovelace"]);
        assert_eq!(labelled("🎤 발표자 : 김하나").as_deref(), Some(&["김하나".to_owned()][..]));
        assert_eq!(labelled("발표자료 : 김하나"), None);
        assert_eq!(labelled("Speaker - Ada Lovelace").map(|names| names.len()), Some(1));
    }

    #[test]
    fn sentences_that_name_who_spoke() {
        let names = |line| in_sentence(line, Said::ANY).unwrap_or_default().join("+");
        assert_eq!(names("`김하나`님이 발표해주신 세션입니다."), "김하나");
        assert_eq!(names("이두리 님의 세션이었는데 좋았다"), "이두리");
        assert_eq!(names("CTO님이 회사를 소개했다"), "");
        assert_eq!(names("역시 선배님도 계셔서 발표가 반가웠다"), "");
    }

    #[test]
    fn an_honorific_alone_makes_no_speaker() {
        for line in [
            "만능은 아님",
            "CTO님이 회사를 소개했다",
            "역시 하나님!",
            "선배님도 계셔서 반가웠다",
            "개발자님",
            "하나님이랑 이야기했다",
            "두리소프트",
        ] {
            assert_eq!(in_line(line, Said::ANY), [""; 0], "{line}");
        }
    }

    #[test]
    fn keynotes_are_named_after_their_speaker() {
        assert_eq!(
            of_keynote("Jacob Kaplan-Moss 키노트", Said::ANY).as_deref(),
            Some("Jacob Kaplan-Moss")
        );
        assert_eq!(
            of_keynote("Ada Lovelace's Keynote", Said::ANY).as_deref(),
            Some("Ada Lovelace")
        );
        assert_eq!(of_keynote("김하나님의 키노트", Said::ANY).as_deref(), Some("김하나"));
        assert_eq!(of_keynote("김하나 Keynote", Said::ANY).as_deref(), Some("김하나"));
        for title in ["Opening Keynote", "오프닝 키노트", "여는 키노트", "Python의 미래"]
        {
            assert_eq!(of_keynote(title, Said::ANY), None, "{title}");
        }
    }
}
