//! Generated posts of any size: what authors write, without end, and what nobody would write who means well.
//!
//! Each shape is made of our own words. A shape that once took more than linear time stays here.

/// A sort of post.
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    /// Writes a post of about that many bytes.
    pub(crate) write: fn(usize) -> String,
}

macro_rules! shapes {
    ($($name:literal: $write:expr;)*) => {
        /// All shapes.
        pub(crate) const SHAPES: &[Shape] = &[$(Shape { name: $name, write: $write }),*];
    };
}

shapes! {
    // What authors write.
    "prose": |size| repeat(size, |n| format!("{n}번째로 들은 이야기는 **파도(wave)**를 세는 법이었다. `let a = {n};`\n\n"));
    "headings": |size| repeat(size, |n| format!("{} 제목 {n}\n\n글\n\n", "#".repeat(1 + n % 6)));
    "one heading": |size| repeat(size, |_| "## 결론\n\n글\n\n".to_owned());
    "sessions": |size| repeat(size, |n| format!("## {}:00-{0}:45/ 파도 {n}\n- 김하나님\n- [자료](https://speakerdeck.com/a/{n})\n\n", 9 + n % 9));
    "flat list": |size| repeat(size, |n| format!("- 항목 {n} (김하나)\n"));
    "nested lists": |size| repeat(size, |n| format!("{}- 항목 {n}\n", "  ".repeat(n % 8)));
    "one item of many": |size| format!("- 하나\n- 둘\n{}", repeat(size, |n| format!("  - 항목 {n}\n")));
    "many lists": |size| repeat(size, |n| format!("글 {n}\n\n- 파도 {n} - 김하나님\n- 바다 {n} - 이두리님\n\n"));
    "tables": |size| repeat(size, |n| format!("| 시간 | 세션 | 발표 |\n|---|---|---|\n| 10:00 | 파도 {n} | 김하나 |\n\n"));
    "one table": |size| format!("| 시간 | 세션 | 발표 |\n|---|---|---|\n{}", repeat(size, |n| format!("| 10:{:02} | 파도 {n} | 김하나 |\n", n % 60)));
    "links": |size| repeat(size, |n| format!("- [파도 {n}](https://speakerdeck.com/a/{n})\n"));
    "links in a line": |size| repeat(size, |n| format!("[a](https://a.org/{n}) "));
    "bare links": |size| repeat(size, |n| format!("https://a.org/{n} 와 https://b.org/{n}\n"));
    "reference links": |size| repeat(size, |n| format!("[a][{n}] 글\n\n[{n}]: https://a.org/{n}\n\n"));
    "footnotes": |size| repeat(size, |n| format!("말[^{n}]\n\n[^{n}]: 덧붙임\n\n"));
    "embeds": |size| repeat(size, |n| format!("<iframe src=\"//www.slideshare.net/slideshow/embed_code/key/k{n}\"></iframe>\n<a href=\"https://www.slideshare.net/a/{n}\" title=\"파도 {n}\">파도 {n}</a>\n\n"));
    "html": |size| repeat(size, |n| format!("<div><b>파도 {n}</b> <a href=\"https://a.org/{n}\">x</a></div>\n"));
    "html paragraphs": |size| repeat(size, |n| format!("<p>파도 &amp; {n} & 바다</p>\n\n"));
    "inline html": |size| repeat(size, |n| format!("글 <b>{n}</b> <span>x</span> Vec<u8>\n"));
    "bold lines": |size| repeat(size, |n| format!("**파도 {n}**\n\n- 김하나님\n\n"));
    "bold sentences": |size| repeat(size, |n| format!("**{n}번째는 이두리 님의 「파도 {n} 세기」.** 좋았다.\n\n"));
    "numbered lines": |size| repeat(size, |n| format!("{n}. 파도\n\n   글\n\n글\n\n"));
    "timed lines": |size| repeat(size, |n| format!("10:{:02} 파도 {n}\n\n", n % 60));
    "labels": |size| repeat(size, |n| format!("## 파도 {n}\n\n발표자: 김하나, 이두리\n시간: 10:00\n\n"));
    "plan and notes": |size| plan_and_notes(size);
    "plans and notes": |size| repeat(size, |n| format!("글 {n}\n\n- 파도 {n} 세기\n- 바다 {n} 재기\n\n## 파도 {n} 세기\n\n김하나님의 발표\n\n## 바다 {n} 재기\n\n글\n\n"));
    "keynotes": |size| repeat(size, |n| format!("## Keynote {n}\n\n- 10:00 파도 {n}\n- 11:00 바다 {n}\n\n"));
    "day labels": |size| repeat(size, |n| format!("# {}일차\n\n## 파도 {n}\n\n글\n\n", 1 + n % 3));
    "dated headings": |size| repeat(size, |n| format!("## 9월 {}일\n\n- 파도 {n}\n\n", 1 + n % 3));
    "code": |size| repeat(size, |n| format!("```rust\nlet a = {n};\n```\n\n"));
    "quotations": |size| repeat(size, |n| format!("> 글 {n}\n> > 글\n\n"));
    "emphasis": |size| repeat(size, |n| format!("**굵게({n})**은 *기울여* ~~지워~~ "));
    "shortcodes": |size| repeat(size, |n| format!("{{{{< youtube abcdef{n} >}}}} {{% x %}} {{{{ y }}}}\n"));
    "crossed lines": |size| repeat(size, |n| format!("글 {n}\r\n\u{7}\u{1112}\u{1161}\u{11ab}\r\n"));
    // Front matter.
    "tags": |size| matter(&format!("tags:\n{}", repeat(size, |n| format!("  - tag{n}\n"))));
    "tags in a line": |size| matter(&format!("tags: [{}]\n", repeat(size, |n| format!("tag{n}, "))));
    "lists in a list": |size| matter(&format!("tags: [{}]\n", repeat(size, |_| "[a], ".to_owned())));
    "keys": |size| matter(&repeat(size, |n| format!("key{n}: \"a\"\n")));
    "open strings": |size| matter(&repeat(size, |n| format!("key{n}: \"a\n")));
    "folded text": |size| matter(&format!("description: >\n{}", repeat(size, |n| format!("  글 {n}\n"))));
    "json": |size| format!("{{\"title\": \"a\", \"tags\": [{}\"a\"]}}\n\n글\n", repeat(size, |n| format!("{{\"name\": \"tag{n}\"}}, ")));
    "json keys": |size| format!("{{{}\"title\": \"a\"}}\n\n글\n", repeat(size, |n| format!("\"key{n}\": [\"a\"], ")));
    "toml": |size| format!("+++\n{}+++\n\n글\n", repeat(size, |n| format!("[table{n}]\nkey = ['a']\n")));
    "stated sessions": |size| format!(
        "---\nhugi:\n  sessions:\n{}---\n\n{}",
        repeat(size / 2, |n| format!("    - 파도 {n}\n")),
        repeat(size / 2, |n| format!("글 {n}\n\n"))
    );
    "stated speakers": |size| format!(
        "---\nhugi:\n  speakers:\n{}---\n\n{}",
        repeat(size / 2, |n| format!("    김{n}: 이{n}\n")),
        repeat(size / 2, |n| format!("## {}:00 파도 {n}\n\n- 김하나님\n\n", 9 + n % 9))
    );
    // One line.
    "a long line": |size| repeat(size, |_| "긴 줄 **굵게(a)**은 [x](y) ".to_owned());
    "a long heading": |size| format!("## {}", repeat(size, |_| "파도 (wave) - 김하나님, ".to_owned()));
    "a long heading above": |size| format!(
        "## {}\n\n{}",
        repeat(size / 2, |_| "들은 세션 ".to_owned()),
        repeat(size / 2, |n| format!("- 10:{:02} 파도 {n}\n", n % 60))
    );
    "a long item above": |size| format!(
        "- {}\n{}",
        repeat(size / 2, |_| "들은 세션 ".to_owned()),
        repeat(size / 2, |n| format!("  - 10:{:02} 파도 {n}\n", n % 60))
    );
    "a long bold line": |size| format!("**{}**\n", repeat(size, |_| "파도 「세기」 ".to_owned()));
    "a long item": |size| format!("## 파도\n\n- {}", repeat(size, |_| "김하나님의 발표, ".to_owned()));
    "a long line of names": |size| format!("## 파도\n\n- {}", repeat(size, |n| format!("김{}{}님의 발표, ", syllable(n / 400), syllable(n % 400))));
    "a long word": |size| format!("## 파도\n\n- {}", repeat(size, |_| "하나님의".to_owned()));
    "a long label": |size| format!("## 10:00 파도\n\n발표자: {}", repeat(size, |n| format!("김하{n}, ")));
    "a long address": |size| format!("https://a.org/{}", repeat(size, |_| "a(b)".to_owned()));
    // What nobody writes who means well.
    "rows of columns": |size| format!("|{}\n|{}\n", "a|".repeat(size / 5), "-|".repeat(size / 5));
    "surplus cells": |size| format!("| a |\n|---|\n|{}\n", "b|".repeat(size / 2));
    "brackets": |size| "[".repeat(size);
    "closed brackets": |size| format!("{}{}", "[".repeat(size / 2), "]".repeat(size / 2));
    "image brackets": |size| "![".repeat(size / 2);
    "parentheses": |size| format!("https://a.org/{}", ")".repeat(size));
    "schemes": |size| "x://".repeat(size / 4);
    "backticks": |size| falling_ticks(size);
    "stars": |size| "*a **b ".repeat(size / 7);
    "stars and letters": |size| "*가".repeat(size / 4);
    "underscores": |size| "_a __b ".repeat(size / 7);
    "ampersands": |size| format!("<p>{}", "&".repeat(size));
    "quotation marks": |size| "> ".repeat(size / 2);
    "dashes": |size| "- ".repeat(size / 2);
    "open tags": |size| "<a ".repeat(size / 3);
    "open comments": |size| "<!-- ".repeat(size / 5);
    "open attributes": |size| "<a b=\"".repeat(size / 6);
    "nested bold": |size| "<b>".repeat(size / 3);
    "nested boxes": |size| "<div>\n".repeat(size / 6);
    "nested headings": |size| "<h1>x\n".repeat(size / 6);
    "nested tables": |size| "<table><tr><td>".repeat(size / 15);
    "nested html lists": |size| "<ul><li>".repeat(size / 8);
    "open scripts": |size| "<script>\n\n".repeat(size / 10);
    "end tags": |size| format!("<div>\n{}", "</b>".repeat(size / 4));
    "shortcode braces": |size| "{{< ".repeat(size / 4);
    "honorifics": |size| format!("## 파도\n\n- {}", "さんの話".repeat(size / 12));
    "corner brackets": |size| format!("## {}", "「발표".repeat(size / 9));
    "one footnote": |size| format!("[^a]: b\n\n{}", "말[^a] ".repeat(size / 8));
    "pipes": |size| "|".repeat(size);
    "backslashes": |size| "\\".repeat(size);
    "blank lines": |size| "\n".repeat(size);
    "spaces": |size| format!("- a\n{}b", " ".repeat(size));
    "rules": |size| "---\n".repeat(size / 4);
    "colons": |size| format!("## {}", "a: ".repeat(size / 3));
    "times": |size| format!("## {}", "10:00-".repeat(size / 6));
    "combining marks": |size| format!("e{}", "\u{301}".repeat(size / 2));
}

/// Pieces, numbered from 0, up to a size.
fn repeat(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(size + 200);
    let mut n = 0;
    while text.len() < size {
        text.push_str(&piece(n));
        n += 1;
    }
    text
}

/// A Hangul syllable of its own for each small number.
fn syllable(n: usize) -> char {
    u32::try_from(n % 11_172).ok().and_then(|n| char::from_u32(0xac00 + n)).unwrap_or('가')
}

/// A post with that front matter.
fn matter(keys: &str) -> String {
    format!("---\n{keys}---\n\n글\n")
}

/// A programme as a list, and notes under headings of the same titles.
fn plan_and_notes(size: usize) -> String {
    let count = size / 110;
    let plan = (0..count).map(|n| format!("- 10:00 파도 {n} 세기 (김하나)\n"));
    let notes = (0..count).map(|n| format!("## 파도 {n} 세기\n\n좋은 이야기였다.\n\n"));
    format!("# 일정\n\n{}\n# 후기\n\n{}", plan.collect::<String>(), notes.collect::<String>())
}

/// Runs of backticks of which each is shorter than the one before, so that none closes another.
fn falling_ticks(size: usize) -> String {
    let most = (1..).take_while(|n| n * (n + 3) / 2 < size).last().unwrap_or(1);
    (1..=most).rev().map(|n| format!("{} ", "`".repeat(n))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_has_about_the_size_that_is_asked_for() {
        for shape in SHAPES {
            let length = (shape.write)(50_000).len();
            assert!((35_000..65_000).contains(&length), "{}: {length}", shape.name);
        }
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = SHAPES.iter().map(|shape| shape.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), SHAPES.len());
    }
}
