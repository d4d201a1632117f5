//! TOML as it stands between `+++` lines: tables, dotted keys, and values, which it shares with the other dialects.
//!
//! Zola and Hugo write it. A line that cannot be read is reported, so that the other lines still count.

use crate::Problem;
use crate::front_matter::scan::{Scan, is_blank, join, leads, split_key, unquoted};

/// Reads all tables.
pub(super) fn read(scan: &mut Scan<'_>) {
    let (mut table, mut is_repeated) = (String::new(), false);
    while let Some(line) = scan.next_said() {
        scan.skip_spaces();
        let (place, mark) = (scan.place(), scan.fields.len());
        let line = line.trim_start();
        if let Some(name) = header(line) {
            (table, is_repeated) = (dotted(name), line.starts_with("[["));
            scan.next_line();
        } else if let Some((key, rest)) = split(line) {
            let key = join(&table, &dotted(key));
            scan.at += line.len() - rest.len();
            let read = scan.value(&key, false);
            if read && !scan.is_at_line_end() {
                scan.report(Problem::NotAKey, place, line);
            }
            if !is_repeated {
                scan.settle(mark, &key, place);
            }
            scan.leave_line();
        } else {
            scan.report(Problem::NotAKey, place, line);
            scan.next_line();
        }
    }
}

/// The name of a table, `[name]` or `[[name]]`.
fn header(line: &str) -> Option<&str> {
    let (name, rest) = line.strip_prefix('[')?.split_once(']')?;
    is_blank(rest.trim_start_matches(']')).then(|| name.trim_start_matches('['))
}

/// The key of a line and its value. A quoted part may hold what a plain key may not.
pub(super) fn split(line: &str) -> Option<(&str, &str)> {
    let (key, rest) = line.split_once('=')?;
    let is_quoted = leads(key, "\"'") || key.contains(".\"");
    if is_quoted { Some((key, rest.trim_start())) } else { split_key(line, '=') }
}

/// A dotted key without the quotation marks of its parts. A key that is quoted as a whole keeps its dots.
fn dotted(key: &str) -> String {
    let key = key.trim();
    let whole = unquoted(key);
    if whole.len() + 2 == key.len() && !whole.contains('"') && !whole.contains('\'') {
        return whole.to_owned();
    }
    let parts: Vec<_> = key.split('.').map(|part| unquoted(part.trim())).collect();
    parts.join(".")
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::front_matter::facts;

    #[track_caller]
    fn check(toml: &str, expected: Expect) {
        expected.assert_eq(&facts(&format!("+++\n{toml}+++\n")));
    }

    #[test]
    fn values_of_every_kind() {
        check(
            "# 말\ntitle = \"[후기] \\\"바다\\\" \\u0041\" # 말\npath = 'C:\\dir'\nempty = ''\ndate = 2019-08-18T10:00:00+09:00\nspaced = 2019-08-18 10:00:00\ndraft = false\nweight=1\ntags = [\n  \"a, b\", # 말\n  'c',\n]\nimage = { src = \"a.png\", alt.text = \"b\" }\n",
            expect![[r#"
                3:9 title "[후기] \"바다\" A"
                4:8 path "C:\\dir"
                6:8 date "2019-08-18T10:00:00+09:00"
                7:10 spaced "2019-08-18 10:00:00"
                8:9 draft "false"
                9:8 weight "1"
                11:3 tags - "a, b"
                12:3 tags - "c"
                14:17 image.src "a.png"
                14:37 image.alt.text "b"
                16 ""
            "#]],
        );
    }

    #[test]
    fn strings_over_lines() {
        check(
            "description = \"\"\"\n첫 줄\n\"둘째\" 줄 \\\n   붙음\"\"\"\nraw = \'\'\'\n\\n 그대로\'\'\'\nlast = 1\n",
            expect![[r#"
                2:15 description "첫 줄\n\"둘째\" 줄 붙음"
                6:7 raw "\\n 그대로"
                8:8 last "1"
                10 ""
            "#]],
        );
    }

    #[test]
    fn tables_and_dotted_keys() {
        check(
            "author.name = \"김\"\n\"a b\".c = 1\n[taxonomies]\ntags = [\"a\"]\n[extra.deep] # 말\nx = 1\n[[people]]\nname = \"이\"\n[[people]]\nname = \"박\"\n[hugi.speakers]\n\"J. Doe\" = \"Jane Doe\"\n",
            expect![[r#"
                2:15 author.name "김"
                3:11 a b.c "1"
                5:9 taxonomies.tags - "a"
                7:5 extra.deep.x "1"
                9:8 people.name "이"
                11:8 people.name "박"
                13:12 hugi.speakers.J. Doe "Jane Doe"
                15 ""
            "#]],
        );
    }

    #[test]
    fn one_bad_line_does_not_hide_the_others() {
        check(
            "title = \"열린\ndate = 2019-01-01\njust text\ntags = [\"a\", \"b\"\nauthor = \"kim\" \"lee\"\ndate = 2020-01-01\ntitle: yaml\n",
            expect![[r#"
                2:9 title "열린"
                3:8 date "2019-01-01"
                5:9 tags - "a"
                5:14 tags - "b"
                6:10 author "kim\" \"lee"
                2:9 expected a closing quotation mark, found "열린
                4:1 expected a line like `key: value`, found just text
                5:8 expected a closing bracket, found ["a", "b"
                7:1 expected every key once, found date
                8:1 expected a line like `key: value`, found title: yaml
                10 ""
            "#]],
        );
    }
}
