//! JSON: an object at the start of a file, as Hugo reads it, or Hexo's keys and values up to a line `;;;`.
//!
//! Comments and commas too many are let through: an author's engine may be lenient as well.

use crate::front_matter::scan::{Scan, is_blank};

/// Reads the object that stands here, or keys and values up to the end of the text.
pub(super) fn read(scan: &mut Scan<'_>) {
    scan.floor = None;
    scan.next_said();
    scan.skip_spaces();
    let close = scan.rest().starts_with('{').then_some('}');
    scan.pairs("", close);
}

/// The length of the object that a file starts with, and whether it is closed.
pub(super) fn object(text: &str) -> Option<(usize, bool)> {
    let inside = text.strip_prefix('{')?.trim_start();
    let (_, rest) = inside.strip_prefix('"')?.split_once('"')?;
    if !rest.trim_start().starts_with(':') {
        return None;
    }
    let mut scan = Scan::new(text, 1, ':');
    scan.floor = None;
    if scan.pairs("", Some('}')) && is_blank(scan.line()) {
        scan.next_line();
        return Some((scan.at, true));
    }
    let ends = ["\n}\n", "\n\n"].map(|end| text.find(end).map(|at| at + end.len()));
    let end = ends[0].or(ends[1].map(|end| end - 1));
    Some((end.unwrap_or(text.len()), false))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::front_matter::facts;

    #[track_caller]
    fn check(json: &str, expected: Expect) {
        expected.assert_eq(&facts(json));
    }

    #[test]
    fn an_object() {
        check(
            "{\n  \"title\": \"\\ud83c\\udf0a \\\"바다\\\": {후기}\",\n  \"tags\": [\"a\", \"b, c\"],\n  \"draft\": false,\n  \"none\": null,\n  \"author\": {\"name\": \"김\"}\n}\n본문",
            expect![[r#"
                2:12 title "🌊 \"바다\": {후기}"
                3:12 tags - "a"
                3:17 tags - "b, c"
                4:12 draft "false"
                6:22 author.name "김"
                8 "본문"
            "#]],
        );
    }

    #[test]
    fn keys_up_to_a_fence() {
        check(
            "\"title\": \"a\",\n\"tags\": [\n\"b\"\n],\n\"title\": \"c\"\n;;;\n본문",
            expect![[r#"
                1:10 title "a"
                3:1 tags - "b"
                5:1 expected every key once, found title
                7 "본문"
            "#]],
        );
    }

    #[test]
    fn what_is_not_closed() {
        check(
            "{\n\"title\": \"a,\n\"date\": \"2019-01-01\"\n}\n본문",
            expect![[r#"
                2:10 title "a,"
                3:9 date "2019-01-01"
                2:10 expected a closing quotation mark, found "a,
                5 "본문"
            "#]],
        );
        check(
            "{\"title\": \"a\",\n\"tags\": [\"b\"\n}\n\n본문",
            expect![[r#"
                1:11 title "a"
                2:10 tags - "b"
                1:1 expected a closing line after the front matter, found none
                2:9 expected a closing bracket, found ["b"
                4 "\n본문"
            "#]],
        );
    }
}
