//! YAML as authors write it in front matter, read key by key.
//!
//! A YAML library refuses the whole block for one bad line and costs 40 KB of WebAssembly. This reader takes what
//! front matter is made of (scalars plain, quoted and in blocks, lists and maps in both styles) and reports a line
//! that it cannot read, so that the other lines still count. Anchors, aliases and tags are stepped over.

use crate::Problem;
use crate::front_matter::scan::{
    Scan, fold, indent_of, is_blank, is_item, is_null, join, leads, split_key, without_comment,
};

/// Deeper nesting is read as text.
const DEEPEST: usize = 16;

/// Reads all keys.
pub(super) fn read(scan: &mut Scan<'_>) {
    while let Some(line) = scan.next_said() {
        entry(scan, "", indent_of(line));
    }
}

/// Reads one key with all its lines, or steps over what is none.
fn entry(scan: &mut Scan<'_>, parent: &str, indent: usize) {
    scan.skip_spaces();
    let (line, place, mark) = (scan.line(), scan.place(), scan.fields.len());
    let Some((key, rest)) = split_key(line, ':') else {
        scan.report(Problem::NotAKey, place, line);
        return scan.next_line();
    };
    let key = join(parent, key);
    scan.at += line.len() - rest.len();
    value(scan, &key, false, indent);
    if parent.is_empty() {
        scan.settle(mark, &key, place);
    }
}

/// Reads what stands after a key, or after the dash of an item, and all its lines.
fn value(scan: &mut Scan<'_>, key: &str, item: bool, indent: usize) {
    skip_properties(scan);
    let (start, mark) = (scan.at, scan.fields.len());
    let line = scan.line();
    scan.floor = Some(indent);
    match line.chars().next() {
        None | Some('#') => nested(scan, key, item, indent),
        Some('|' | '>') if is_header(line) => block(scan, key, item, indent),
        Some('*') if !line.trim_end().contains(' ') => scan.next_line(),
        Some('[' | '{' | '"' | '\'') => {
            let is_whole = scan.value(key, item);
            if is_whole && !scan.is_at_line_end() {
                // `title: [후기] 제목`: the brackets are part of a text.
                scan.fields.truncate(mark);
                scan.at = start;
                let place = scan.place();
                scan.report(Problem::Unquoted, place, line);
                scan.push(key, without_comment(line), item, place);
            }
            scan.leave_line();
        }
        Some(_) => plain(scan, key, item, indent),
    }
}

/// Steps over anchors (`&name`) and tags (`!!str`).
fn skip_properties(scan: &mut Scan<'_>) {
    while leads(scan.rest(), "&!") {
        let line = scan.line();
        scan.at += line.find(' ').unwrap_or(line.len());
        scan.skip_spaces();
    }
}

/// Whether a line is the header of a block scalar: `|`, `>-`, `|2+`, and no more.
fn is_header(line: &str) -> bool {
    let marks = line.bytes().skip(1).take_while(|b| b.is_ascii_digit() || b"+-".contains(b));
    is_blank(&line[1 + marks.count()..])
}

/// What follows a key or a dash without a value on its line: a list, a map, a scalar, or nothing.
fn nested(scan: &mut Scan<'_>, key: &str, item: bool, indent: usize) {
    scan.next_line();
    let Some(line) = scan.next_said() else { return };
    let (inner, text) = (indent_of(line), line.trim());
    if inner < indent || inner == indent && (item || !is_item(text)) {
        return;
    }
    if scan.depth >= DEEPEST {
        return plain(scan, key, item, indent);
    }
    scan.depth += 1;
    if is_item(text) {
        scan.skip_spaces();
        items(scan, key, inner);
    } else if split_key(text, ':').is_some() {
        while scan.next_said().is_some_and(|line| indent_of(line) >= inner) {
            entry(scan, key, inner);
        }
    } else {
        scan.skip_spaces();
        value(scan, key, item, indent);
    }
    scan.depth -= 1;
}

/// The items of a list in block style, from the first dash on.
fn items(scan: &mut Scan<'_>, key: &str, indent: usize) {
    loop {
        let dash = scan.line();
        scan.at += 1;
        scan.skip_spaces();
        let line = scan.line();
        let inner = indent + dash.len() - line.len();
        scan.depth += 1;
        if scan.depth < DEEPEST && is_item(line.trim_end()) {
            items(scan, key, inner);
        } else if scan.depth < DEEPEST && split_key(line, ':').is_some() {
            entry(scan, key, inner);
            while scan.next_said().is_some_and(|line| indent_of(line) > indent) {
                entry(scan, key, inner);
            }
        } else {
            value(scan, key, true, indent);
        }
        scan.depth -= 1;
        match scan.next_said() {
            Some(line) if indent_of(line) == indent && is_item(line.trim()) => scan.skip_spaces(),
            _ => return,
        }
    }
}

/// A block scalar, literal or folded, below its header. What the header says of line ends at its end has no effect: a
/// value never ends with one.
fn block(scan: &mut Scan<'_>, key: &str, item: bool, indent: usize) {
    let (header, place) = (scan.line(), scan.place());
    let mut lines = Vec::new();
    scan.next_line();
    while !scan.rest().is_empty() {
        let line = scan.line();
        if !line.trim().is_empty() && indent_of(line) <= indent {
            break;
        }
        lines.push(line.trim_end());
        scan.next_line();
    }
    let said = || lines.iter().filter(|line| !line.is_empty());
    let stated = header.chars().find_map(|c| c.to_digit(10));
    let inner = match stated {
        Some(more) => indent + more as usize,
        None => said().map(|line| indent_of(line)).min().unwrap_or_default(),
    };
    for line in &mut lines {
        *line = line.get(inner..).unwrap_or_else(|| line.trim_start());
    }
    let text = if header.starts_with('|') { lines.join("\n") } else { fold(&lines) };
    scan.push(key, &text, item, place);
}

/// A plain scalar, with the lines that continue it.
fn plain(scan: &mut Scan<'_>, key: &str, item: bool, indent: usize) {
    let (first, place) = (scan.line(), scan.place());
    let mut lines = Vec::new();
    loop {
        let line = scan.line();
        let text = without_comment(line);
        lines.push(text.trim());
        scan.next_line();
        let next = scan.line();
        let continues =
            !scan.rest().is_empty() && (next.trim().is_empty() || indent_of(next) > indent);
        if !continues || text.len() < line.len() || !next.trim().is_empty() && is_blank(next) {
            break;
        }
    }
    if without_comment(first).contains(": ") {
        scan.report(Problem::Unquoted, place, first);
    }
    let text = fold(&lines);
    scan.push(key, if is_null(&text) { "" } else { &text }, item, place);
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::front_matter::facts;

    #[track_caller]
    fn check(yaml: &str, expected: Expect) {
        expected.assert_eq(facts(&format!("---\n{yaml}---\n")).trim_end_matches(|c| c != '\n'));
    }

    #[test]
    fn scalars() {
        check(
            "title: \"따옴표 \\\"안\\\"\"\nname: 'it''s' # 말\nplain: 값 # 말\nempty:\nnil: ~\nurl: http://a.org/#x\nspaced : 값\nog:title: 값\n'quoted key': 값\nemoji: \"\\ud83d\\ude00\\U0001F600\\xe9\\u0007\"\nused: \"null\"\n",
            expect![[r#"
                2:8 title "따옴표 \"안\""
                3:7 name "it's"
                4:8 plain "값"
                7:6 url "http://a.org/#x"
                8:10 spaced "값"
                9:11 og:title "값"
                10:15 quoted key "값"
                11:8 emoji "😀😀é␇"
                12:7 used "null"
                14 ""
            "#]],
        );
    }

    #[test]
    fn lists_in_both_styles() {
        check(
            "tags:\n  - 가\n  # 말\n  - \"나 다\" # 말\n\n  - 'it''s'\nflow: ['a, b', machine learning, it's, c,]\nlong: [\n  one, # 말\n  two\n]\nflush:\n- x\n- y\nnested:\n- - a\n  - b\n- [c, d]\n-\n  e\nempty: []\n",
            expect![[r#"
                3:5 tags - "가"
                5:5 tags - "나 다"
                7:5 tags - "it's"
                8:8 flow - "a, b"
                8:16 flow - "machine learning"
                8:34 flow - "it's"
                8:40 flow - "c"
                10:3 long - "one"
                11:3 long - "two"
                14:3 flush - "x"
                15:3 flush - "y"
                17:5 nested - "a"
                18:5 nested - "b"
                19:4 nested - "c"
                19:7 nested - "d"
                21:3 nested - "e"
                24 ""
            "#]],
        );
    }

    #[test]
    fn block_scalars() {
        check(
            "description: >-\n  한 줄\n  두 줄\n\n  새 단락\n    들여 쓴 줄\n  끝\nliteral: | # 말\n  a\n    b\n\nstated: |2+\n    a\n   b\nitems:\n  - >\n    하나\n    둘\n  - 셋\nsign: >값\n",
            expect![[r#"
                2:14 description "한 줄 두 줄\n새 단락\n  들여 쓴 줄\n끝"
                9:10 literal "a\n  b"
                13:9 stated "a\n b"
                17:5 items - "하나 둘"
                20:5 items - "셋"
                21:7 sign ">값"
                23 ""
            "#]],
        );
    }

    #[test]
    fn scalars_over_lines() {
        check(
            "plain: 앞\n  뒤\n\n  단락\nquoted: \"앞\n  뒤 \\\n  붙음\"\nflush: '앞\n\n일시: 뒤\n- 끝'\nnext:\n  다음 줄\nquoted next:\n  \"다음: 줄\"\nlast: 끝\n",
            expect![[r#"
                2:8 plain "앞 뒤\n단락"
                6:9 quoted "앞 뒤 붙음"
                9:8 flush "앞\n일시: 뒤 - 끝"
                14:3 next "다음 줄"
                16:3 quoted next "다음: 줄"
                17:7 last "끝"
                19 ""
            "#]],
        );
    }

    #[test]
    fn maps_are_flattened_and_anchors_ignored() {
        check(
            "author: &me\n  name: 김\n  url: x\nimage: {path: a.png, alt: \"b, c\", deep: {x: 1}}\npeople:\n  - name: Lee\n    role: x\n  - {name: Park}\n  - 그냥\nsame: *me\n<<: *me\ntagged: !!str 2019\na:\n  b:\n    c: d\n  e: f\n",
            expect![[r#"
                3:9 author.name "김"
                4:8 author.url "x"
                5:15 image.path "a.png"
                5:27 image.alt "b, c"
                5:45 image.deep.x "1"
                7:11 people.name "Lee"
                8:11 people.role "x"
                9:12 people.name "Park"
                10:5 people - "그냥"
                13:15 tagged "2019"
                16:8 a.b.c "d"
                17:6 a.e "f"
                19 ""
            "#]],
        );
    }

    #[test]
    fn indented_as_a_whole() {
        check(
            "  title: a\n  tags:\n  - b\n  date: c\n",
            expect![[r#"
            2:10 title "a"
            4:5 tags - "b"
            5:9 date "c"
            7 ""
        "#]],
        );
    }

    #[test]
    fn one_bad_line_does_not_hide_the_others() {
        check(
            "title: \"열린 따옴표\ndate: 2019-01-01\njust text\ntags: [a, b\nauthor: kim: lee\nmap: {a: b\nlist:\n  - 'a\n  - b\ndate: 2020-01-01\ntags: [c]\n",
            expect![[r#"
                2:8 title "열린 따옴표"
                3:7 date "2019-01-01"
                5:8 tags - "a"
                5:11 tags - "b"
                6:9 author "kim: lee"
                7:10 map.a "b"
                9:5 list - "a"
                10:5 list - "b"
                2:8 expected a closing quotation mark, found "열린 따옴표
                4:1 expected a line like `key: value`, found just text
                5:7 expected a closing bracket, found [a, b
                6:9 expected a quoted value, found kim: lee
                7:6 expected a closing bracket, found {a: b
                9:5 expected a closing quotation mark, found 'a
                11:1 expected every key once, found date
                12:1 expected every key once, found tags
                14 ""
            "#]],
        );
    }

    #[test]
    fn text_that_starts_like_yaml() {
        check(
            "title: [후기] 바다\nsubtitle: \"바다\" 그리고 '산'\nname: 'SeaCon '18'\ntemplate: {{ page.title }}\nstar: *강조* 글\n",
            expect![[r#"
                2:8 title "[후기] 바다"
                3:11 subtitle "\"바다\" 그리고 '산'"
                4:7 name "SeaCon '18"
                5:11 template "{{ page.title }}"
                6:7 star "*강조* 글"
                2:8 expected a quoted value, found [후기] 바다
                3:11 expected a quoted value, found "바다" 그리고 '산'
                5:11 expected a quoted value, found {{ page.title }}
                8 ""
            "#]],
        );
    }
}
