//! A line cut into its clauses: where a name cannot go on.
//!
//! Marks mean different things to different authors: `Re:Invent` and `후기: 바다콘`, `sea(con)` and `바다(SeaCon)`,
//! `F/W` and `정리 / recap`. What a mark touches decides.

use crate::extract::day;
use crate::extract::event::words::{self, Role};
use crate::extract::letters::is_letter;

/// Opens a clause that the author sets apart: quotation marks, brackets, bold, a link.
pub(super) const MARK: char = '\u{2}';

/// A text cut into clauses: a line each, those that are set apart behind a [`MARK`]. A day's label is left out.
pub(super) fn clauses(text: &str) -> String {
    let label = day::find(text).map_or("\n", |label| label.text);
    let text = text.replace(label, "\n");
    let mut out = String::new();
    let (mut before, mut is_behind_letter) = (' ', false);
    let mut kept = false;
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let behind = rest.chars().next().unwrap_or(' ');
        let is_before_letter = is_letter(behind);
        let inside = is_behind_letter && is_before_letter;
        let latin = inside && before.is_ascii() && behind.is_ascii();
        // A letter, or a mark inside a word: `Re:Invent`, `F/W`, `Node.js`, `Cloud-Native`, `sea(con)`.
        let is_kept = match c {
            '/' | '.' | '&' | '\'' | '’' => latin,
            ':' => latin || before == ':' || behind == ':',
            '-' => {
                inside
                    && before.is_ascii() == behind.is_ascii()
                    && before.is_ascii_digit() == behind.is_ascii_digit()
            }
            '+' => is_behind_letter,
            '(' => {
                let (held, _) = rest.split_once(')').unwrap_or_default();
                kept = out.trim_end().ends_with(|c: char| c.is_ascii_alphanumeric())
                    && !held.is_empty()
                    && held.bytes().all(|b| b.is_ascii_lowercase())
                    && words::role(held) == Role::Name;
                kept
            }
            ')' => std::mem::take(&mut kept),
            _ => is_letter(c),
        };
        let opens = || {
            is_one_of("[「『《【“‘<＜", c)
                || is_one_of("\"'`", c) && is_before_letter && !is_behind_letter
        };
        if is_kept {
            out.push(c);
        } else if opens() {
            out.extend(['\n', MARK]);
        } else if c == '&' || c == '+' {
            out.extend([' ', c, ' ']);
        } else if c == '-' && inside || c == ' ' || is_one_of("'’_·・*#", c) {
            out.push(' ');
        } else {
            out.push('\n');
        }
        (before, is_behind_letter) = (c, is_letter(c));
    }
    out
}

/// Whether a text may have a mark that sets a clause apart, told by its first byte.
pub(super) fn has_marks(text: &str) -> bool {
    text.bytes().any(|b| matches!(b, b'[' | b'<' | b'"' | b'\'' | b'`' | 0xe2 | 0xe3 | 0xef))
}

/// Whether a character is one of some. Called, not copied: it stands in a loop of many marks.
#[inline(never)]
pub(super) fn is_one_of(chars: &str, c: char) -> bool {
    chars.contains(c)
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
        check("YAPC::Sea", "YAPC::Sea");
    }

    #[test]
    fn parentheses_by_what_they_hold() {
        check("sea(con) 2018", "sea(con) 2018");
        check("바다콘(SeaCon) 2018", "바다콘 | SeaCon | 2018");
        check("Notes (SeaCon 2018)", "Notes | SeaCon 2018");
        check("웹 후기( 급하게", "웹 후기 | 급하게");
    }
}
