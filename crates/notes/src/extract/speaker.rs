//! Speakers: who is named as one, without honorifics and affiliations.
//!
//! `님` alone does not make a speaker (`만능은 아님`, `CTO님이`, `선배님도`): the whole line has to be a line of names.

/// Words for a keynote, which may stand beside a name instead of a title.
const KEYNOTE: [&str; 4] = ["키노트", "keynote", "기조연설", "基調講演"];

/// Honorifics that close a name.
const HONORIFICS: [&str; 3] = ["님", "さん", "先生"];

/// Honorific forms of roles: nobody's name.
const ROLES: [&str; 14] = [
    "선배", "교수", "대표", "개발자", "연사", "발표자", "작가", "강사", "팀장", "부모", "선생",
    "사장", "손", "회장",
];

/// What stands before "keynote" without being a name.
const OPENINGS: [&str; 8] =
    ["오프닝", "클로징", "첫번째", "두번째", "마지막", "Opening", "Closing", "Day"];

/// An affiliation is short; what is longer is a sentence.
const LONGEST_AFFILIATION: usize = 20;

/// The speakers that a line names, if it is a line of names: `김하나님(엔지니어), 이두리님 키노트`.
pub(crate) fn in_line(line: &str) -> Vec<String> {
    let line = line.lines().next().unwrap_or_default().trim();
    if line.chars().count() > 80 {
        return Vec::new();
    }
    let mut names = Vec::new();
    for part in split_names(line) {
        match honoured_name(part) {
            Some(name) => names.push(name.to_owned()),
            None if is_affiliation(part) => {}
            None => return Vec::new(),
        }
    }
    names
}

/// The speaker that a title names beside the word "keynote": `Grace Hopper 키노트`.
pub(crate) fn of_keynote(title: &str) -> Option<String> {
    let rest = KEYNOTE.iter().find_map(|word| without_suffix(title.trim(), word))?;
    let rest = rest.trim_end().trim_end_matches('의').trim_end_matches("'s");
    let honoured = HONORIFICS.iter().find_map(|honorific| rest.strip_suffix(honorific));
    let name = honoured.unwrap_or(rest).trim();
    // Without an honorific only three syllables count: a name of two is rarer than an adjective of two.
    let hangul = is_hangul_name(name)
        && (honoured.is_some() || name.chars().count() == 3)
        && !OPENINGS.contains(&name);
    (is_latin_name(name) && !OPENINGS.iter().any(|word| name.starts_with(word)) || hangul)
        .then(|| name.to_owned())
}

/// Whether a text speaks of a keynote.
pub(crate) fn says_keynote(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    KEYNOTE.iter().any(|word| text.contains(word))
}

/// The parts of a line of names, without what stands in parentheses.
fn split_names(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut from, mut end) = (0_u32, 0, None);
    for (at, c) in line.char_indices() {
        match c {
            '(' | '（' => {
                end = end.or(Some(at));
                depth += 1;
            }
            ')' | '）' => depth = depth.saturating_sub(1),
            ',' | '，' | '、' | '/' | '&' | '·' if depth == 0 => {
                parts.push(line[from..end.unwrap_or(at)].trim());
                (from, end) = (at + c.len_utf8(), None);
            }
            _ => {}
        }
    }
    parts.push(line[from..end.unwrap_or(line.len())].trim());
    parts
}

/// The name in `홍길동님` or `홍길동님 키노트`.
fn honoured_name(part: &str) -> Option<&str> {
    let part = KEYNOTE.iter().find_map(|word| without_suffix(part, word)).unwrap_or(part).trim();
    let name = HONORIFICS.iter().find_map(|honorific| part.strip_suffix(honorific))?.trim();
    let known = is_hangul_name(name) || is_latin_name(name) || is_japanese_name(name);
    (known && !ROLES.contains(&name)).then_some(name)
}

fn without_suffix<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(word.len())?;
    text.get(at..).filter(|end| end.eq_ignore_ascii_case(word))?;
    text.get(..at)
}

/// Two to four syllables: a family name of one or two, a given name of one or two.
fn is_hangul_name(name: &str) -> bool {
    (2..=4).contains(&name.chars().count()) && name.chars().all(|c| matches!(c, '가'..='힣'))
}

/// Two to four capitalised words: `Ada Lovelace`, `Jacob Kaplan-Moss`.
fn is_latin_name(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let count = words.clone().count();
    let is_word = |word: &str| {
        !word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.chars().all(|c| c.is_alphabetic() && !is_syllable(c) || "-'.’".contains(c))
    };
    (2..=4).contains(&count) && words.all(is_word)
}

fn is_japanese_name(name: &str) -> bool {
    let count = name.chars().count();
    (2..=8).contains(&count)
        && name.chars().all(
            |c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | ' ' | '\u{3000}'),
        )
}

fn is_syllable(c: char) -> bool {
    matches!(c, '가'..='힣')
}

/// A short text that ends neither like a sentence nor in an honorific.
fn is_affiliation(part: &str) -> bool {
    let length = part.chars().count();
    let ends_a_sentence = part.ends_with(['.', '!', '?', '다', '음', '함', '요']) && length > 6;
    (1..=LONGEST_AFFILIATION).contains(&length) && !ends_a_sentence && !part.contains("님")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_names() {
        assert_eq!(in_line("김하나님, 두리소프트"), ["김하나"]);
        assert_eq!(in_line("김하나님(데이터 엔지니어), 이두리님(CTO)"), ["김하나", "이두리"]);
        assert_eq!(in_line("이두리님 키노트"), ["이두리"]);
        assert_eq!(in_line("CTO, 김하나님 "), ["김하나"]);
        assert_eq!(in_line("Ada Lovelace님"), ["Ada Lovelace"]);
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
            assert_eq!(in_line(line), [""; 0], "{line}");
        }
    }

    #[test]
    fn keynotes_are_named_after_their_speaker() {
        assert_eq!(of_keynote("Jacob Kaplan-Moss 키노트").as_deref(), Some("Jacob Kaplan-Moss"));
        assert_eq!(of_keynote("김하나님의 키노트").as_deref(), Some("김하나"));
        assert_eq!(of_keynote("김하나 Keynote").as_deref(), Some("김하나"));
        for title in ["Opening Keynote", "오프닝 키노트", "여는 키노트", "Python의 미래"]
        {
            assert_eq!(of_keynote(title), None, "{title}");
        }
    }
}
