//! Text as heads need it: short, escaped, and safe within a script.

use super::super::shell;

/// A text of so many characters at most, cut between words where it has any; the cut shows as `…`.
pub(in super::super) fn shortened(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text: String = words.join(" ").chars().filter(|c| !c.is_control()).collect();
    let Some((end, _)) = text.char_indices().nth(most) else { return text };
    let room = text.char_indices().nth(most - 1).map_or(end, |(at, _)| at);
    let start = &text[..room];
    // A word that the cut would part goes, unless it is longer than a third of the text: Japanese has no spaces.
    let whole = text[room..].starts_with(' ');
    let border = start.rfind(' ').filter(|at| !whole && at * 3 > room * 2).unwrap_or(room);
    let kept = start[..border]
        .trim_end_matches(|c: char| joins(c) || !c.is_alphanumeric() && c.is_ascii());
    format!("{}…", kept.trim_end_matches([' ', '·', ',']))
}

/// Whether a character asks for another: a cut behind it would part an emoji.
fn joins(c: char) -> bool {
    c == '\u{200d}'
}

/// Text between tags and in quotation marks, without what HTML cannot show.
pub(super) fn escape(text: &str) -> String {
    shell::escape(&text.chars().filter(|c| !c.is_control()).collect::<String>())
}

/// JSON within a `<script>`: nothing in it ends the element, opens a comment, or ends a line of old scripts.
pub(super) fn in_script(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                safe.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, most: usize, expected: &str) {
        let short = shortened(text, most);
        assert_eq!(short, expected);
        assert!(short.chars().count() <= most);
    }

    #[test]
    fn texts_are_cut_between_words() {
        check("", 9, "");
        check("  a \n b\u{0} ", 9, "a b");
        check("아홉 글자 문장", 8, "아홉 글자 문장");
        check("둘째 날 하루만 다녀온", 12, "둘째 날 하루만 다녀온");
        check("둘째 날 하루만 다녀온", 11, "둘째 날 하루만…");
        check("one two three", 8, "one two…");
        check("one two three", 9, "one two…");
        check("one · two · three", 12, "one · two…");
        check("스페이스가없는아주긴문장", 6, "스페이스가…");
        check("aa 스페이스가없는아주긴문장", 8, "aa 스페이스…");
        check("가족 👩\u{200d}👩\u{200d}👧 사진", 6, "가족 👩…");
    }

    #[test]
    fn a_script_is_not_ended_by_its_data() {
        let json = serde_json::json!({ "a": "</script><!-- & \u{2028}" }).to_string();
        let safe = in_script(&json);
        assert_eq!(safe, r#"{"a":"\u003c/script\u003e\u003c!-- \u0026 \u2028"}"#);
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&safe).ok(),
            serde_json::from_str(&json).ok()
        );
    }
}
