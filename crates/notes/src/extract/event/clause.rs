//! A line cut into its clauses: where a name cannot go on.
//!
//! Marks mean different things to different authors: `Re:Invent` and `후기: 바다콘`, `sea(con)` and `바다(SeaCon)`,
//! `F/W` and `정리 / recap`. What a mark touches decides.

use crate::extract::day;
use crate::extract::event::words::{self, Role};

/// Opens a clause that the author sets apart: quotation marks, brackets, bold, a link.
pub(super) const MARK: char = '\u{2}';

/// A text cut into clauses: a line each, those that are set apart behind a [`MARK`]. Days' labels are left out.
pub(super) fn clauses(text: &str) -> String {
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

/// What is longer than this is no name.
const LONGEST_PARENTHESES: usize = 40;

fn parentheses(before: &str, rest: &str) -> Inside {
    let mut near = rest.char_indices().take(LONGEST_PARENTHESES);
    let closes = near.find(|(_, c)| matches!(c, ')' | '）'));
    let Some((length, close)) = closes else { return Inside::Clause };
    let inside = &rest[..length];
    let is_latin = before.ends_with(|c: char| c.is_ascii_alphanumeric());
    if is_latin
        && inside.bytes().all(|b| b.is_ascii_lowercase())
        && words::role(inside) == Role::Name
    {
        Inside::Name
    } else if is_latin
        && inside.chars().all(|c| c.is_alphabetic() && !c.is_ascii())
        && words::role(inside) == Role::Name
    {
        Inside::Alias(length + close.len_utf8())
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
        ':' => letters || digits || before == ':' || behind == ':',
        '+' => before.is_alphanumeric(),
        '&' => inside,
        '\'' | '’' => letters || behind.is_ascii_digit() && !before.is_alphanumeric(),
        '#' => behind.is_ascii_digit(),
        _ => false,
    };
    match c {
        _ if kept => out.push(c),
        '&' | '+' => out.extend([' ', c, ' ']),
        '[' | '「' | '『' | '《' | '【' | '“' | '‘' | '<' | '＜' => {
            out.extend(['\n', MARK])
        }
        '"' | '\'' | '`' if behind.is_alphanumeric() && !before.is_alphanumeric() => {
            out.extend(['\n', MARK])
        }
        '\'' | '’' | '_' | '·' | '・' | '*' | '#' | '(' => out.push(' '),
        '-' if inside => out.push(' '),
        _ if c.is_ascii_punctuation() && c != '\n' => out.push('\n'),
        '\n' | '」' | '』' | '》' | '】' | '”' | '>' | '＞' | '—' | '–' | '…' | '。' | '、'
        | '！' | '？' | '：' | '，' | '；' | '｜' | '～' => {
            out.push('\n');
        }
        _ => out.push(' '),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let cut = clauses(text);
        let kept = cut.split('\n').map(|clause| clause.split_whitespace().collect::<Vec<_>>());
        let shown: Vec<_> = kept.map(|words| words.join(" ")).filter(|it| !it.is_empty()).collect();
        assert_eq!(shown.join(" | ").replace(MARK, "*"), expected, "{text}");
    }

    #[test]
    fn marks_inside_words_and_between_them() {
        check("Sea Re:Invent - 후기: 하나", "Sea Re:Invent | 후기 | 하나");
        check("S/S 2019 / F/W", "S/S 2019 | F/W");
        check("SeaConf.EU 2018. It took place.", "SeaConf.EU 2018 | It took place");
        check("[후기] SeaCon — 2일차", "*후기 | SeaCon");
        check("Cloud-Native Day, seacon-2019", "Cloud-Native Day | seacon 2019");
        check("Sea & Lake + Wood", "Sea & Lake + Wood");
        check("SeaCon '18!", "SeaCon '18");
        check("YAPC::Sea", "YAPC::Sea");
    }

    #[test]
    fn parentheses_by_what_they_hold() {
        check("sea(con) 2018", "sea(con) 2018");
        check("SeaCon(바다콘) 2018", "SeaCon 2018");
        check("바다콘(SeaCon) 2018", "바다콘 | SeaCon | 2018");
        check("Notes (SeaCon 2018)", "Notes | SeaCon 2018");
        check("웹 후기( 급하게", "웹 후기 | 급하게");
    }
}
