//! The rules for code: which room may name what, how long things get, and what every file says about itself.

use super::source::Source;
use super::{File, Finding, Hit, Rule, findings};

/// What is asked about one file of Rust.
type Check = fn(&File, &Source) -> Vec<Hit>;

/// The first words of the app's addresses.
const ROUTES: [&str; 5] = ["events", "posts", "settings", "slides", "speakers"];

/// What makes markup of a text, in our own code and in web-sys.
const MARKUP: [&str; 7] = [
    "inner_html",
    "set_markup",
    "set_inner_html",
    "set_outer_html",
    "insert_adjacent_html",
    "create_contextual_fragment",
    "set_srcdoc",
];

/// The way of markup into the page, from the only one who calls to the browser.
const MARKUP_DOORS: [&str; 6] = [
    "src/components/prose.rs",
    "src/components/search_box.rs",
    "src/components/el.rs",
    "src/components/el/dom.rs",
    "src/components/el/html.rs",
    "src/platform/trusted.rs",
];

const LONGEST_FILE: usize = 500;
const LONGEST_FUNCTION: usize = 70;
const LONGEST_COMPONENT: usize = 90;

static RULES: [(Rule, Check); 9] = [
    (
        Rule {
            rule: "web_sys, js_sys, wasm_bindgen and gloo are named under src/platform/ and in src/main.rs only",
            reason: "the rest of the app then runs and is tested without a browser",
            remedy: "put what you need behind a function of src/platform/",
        },
        |file, source| {
            if may_touch_browser(&file.path) {
                vec![]
            } else {
                names(source, &["web_sys", "js_sys", "wasm_bindgen", "gloo"])
            }
        },
    ),
    (
        Rule {
            rule: "markup is set from src/components/prose.rs and search_box.rs only",
            reason: "text of a post becomes markup in one place, behind one allow-list; what was found comes with its marks",
            remedy: "build the element with el(), or hand the HTML of notes::html to prose()",
        },
        |file, source| {
            if MARKUP_DOORS.contains(&&*file.path) { vec![] } else { names(source, &MARKUP) }
        },
    ),
    (
        Rule {
            rule: "pulldown_cmark is named in crates/notes only",
            reason: "Markdown is read once, with one set of options",
            remedy: "ask crates/notes for what you need",
        },
        |file, source| {
            if file.path.starts_with("crates/notes/") {
                vec![]
            } else {
                names(source, &["pulldown_cmark"])
            }
        },
    ),
    (
        Rule {
            rule: "addresses of the app are written in src/routes.rs only",
            reason: "the app works under any path because every link is made in one place",
            remedy: "make the link with a function of src/routes.rs",
        },
        addresses,
    ),
    (
        Rule {
            rule: "a file begins with a //! line",
            reason: "a reader learns what the file is for before reading it",
            remedy: "add one sentence of what it is and one of why",
        },
        |file, _| {
            if begins_with_doc(&file.text) {
                vec![]
            } else {
                vec![(1, "no module documentation".to_owned())]
            }
        },
    ),
    (
        Rule {
            rule: "a file has at most 500 lines outside its tests",
            reason: "one file is one concern that can be read in one sitting",
            remedy: "move a concern into a file of its own",
        },
        long_file,
    ),
    (
        Rule {
            rule: "a function has at most 70 lines, a component 90",
            reason: "a function that does not fit a screen does more than one thing",
            remedy: "give a part of it a name",
        },
        long_functions,
    ),
    (
        Rule {
            rule: "unwrap() is for tests",
            reason: "a panic leaves the reader with a dead page",
            remedy: "handle the case, or use expect with the invariant that excludes it",
        },
        |file, source| if is_test_file(&file.path) { vec![] } else { found(source, ".unwrap()") },
    ),
    (
        Rule {
            rule: "an allow has a reason",
            reason: "who meets an exception must see whether it still holds",
            remedy: "add reason = \"…\", or repair what the lint found",
        },
        |_, source| allows_without_reason(source),
    ),
];

/// Everything in one file of Rust that breaks a rule.
pub(super) fn check(file: &File) -> impl Iterator<Item = Finding> {
    let source = file.path.ends_with(".rs").then(|| Source::read(&file.text));
    let checks = source.into_iter().flat_map(move |source| {
        RULES.iter().map(|(rule, check)| (rule, check(file, &source))).collect::<Vec<_>>()
    });
    checks.flat_map(move |(rule, hits)| findings(rule, file, hits))
}

fn may_touch_browser(path: &str) -> bool {
    // What is WebAssembly of its own has a border to the browser of its own.
    let borders = ["src/platform/", "crates/bench/page/", "crates/search/worker/"];
    let is_border = borders.iter().any(|border| path.starts_with(border));
    is_border || path == "src/main.rs" || is_test_file(path)
}

fn is_test_file(path: &str) -> bool {
    path.split('/').any(|part| matches!(part, "tests" | "benches" | "fuzz" | "tests.rs"))
}

/// Code outside tests that contains `text`.
fn found(source: &Source, text: &str) -> Vec<Hit> {
    source
        .productive()
        .filter(|(_, line)| line.contains(text))
        .map(|(line, _)| (line, format!("`{text}`")))
        .collect()
}

/// Names in code, tests included, that begin with one of `starts`.
fn names(source: &Source, starts: &[&str]) -> Vec<Hit> {
    let numbered = source.code.iter().enumerate();
    let words = numbered.flat_map(|(index, line)| {
        let words = line.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        words.map(move |word| (index + 1, word))
    });
    let named = words.filter(|(_, word)| starts.iter().any(|start| word.starts_with(start)));
    named.map(|(line, word)| (line, format!("`{word}`"))).collect()
}

fn addresses(file: &File, source: &Source) -> Vec<Hit> {
    if !file.path.starts_with("src/") || file.path == "src/routes.rs" {
        return vec![];
    }
    let literals = source.literals.iter().filter(|literal| !source.is_test(literal.line));
    literals
        .filter(|literal| is_address(&literal.text))
        .map(|l| (l.line, format!("{:?}", l.text)))
        .collect()
}

/// Whether a literal spells a place of the app: `/posts`, `posts/…`, `{base}posts/{slug}`; other sites are none.
fn is_address(text: &str) -> bool {
    if text.contains("://") || text.contains(char::is_whitespace) {
        return false;
    }
    ROUTES.iter().any(|route| {
        text.match_indices(route).any(|(at, _)| {
            let (before, after) = (&text[..at], &text[at + route.len()..]);
            let begins = before.is_empty() || before.ends_with(['/', '}']);
            begins
                && (after.starts_with('/')
                    || (before.ends_with('/')
                        && (after.is_empty() || after.starts_with(['?', '#']))))
        })
    })
}

fn begins_with_doc(text: &str) -> bool {
    let mut lines =
        text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("#!["));
    lines.next().is_some_and(|line| line.starts_with("//!"))
}

fn long_file(file: &File, source: &Source) -> Vec<Hit> {
    let lines = source.lines_of_code();
    if is_test_file(&file.path) || lines <= LONGEST_FILE {
        vec![]
    } else {
        vec![(1, format!("{lines} lines"))]
    }
}

fn long_functions(file: &File, source: &Source) -> Vec<Hit> {
    if is_test_file(&file.path) {
        return vec![];
    }
    let functions =
        source.functions().into_iter().filter(|function| !source.is_test(function.line));
    let long = functions
        .filter(|f| f.lines > if f.component { LONGEST_COMPONENT } else { LONGEST_FUNCTION });
    long.map(|f| (f.line, format!("`{}` has {} lines", f.name, f.lines))).collect()
}

/// Attributes that excuse a lint without a `reason`; an attribute may span several lines.
fn allows_without_reason(source: &Source) -> Vec<Hit> {
    let starts = source.code.iter().enumerate().filter(|(_, line)| {
        let line = line.trim();
        (line.starts_with("#[") || line.starts_with("#![")) && line.contains("allow(")
    });
    let without = starts.filter(|(index, _)| {
        let lines = source.code[*index..].iter();
        let mut depth = 0_i32;
        let attribute = lines.take_while(|line| {
            let open = depth >= 0;
            depth += i32::try_from(line.matches('[').count()).unwrap_or(0)
                - i32::try_from(line.matches(']').count()).unwrap_or(0);
            if depth == 0 {
                depth = -1;
            }
            open
        });
        !attribute.into_iter().any(|line| line.contains("reason"))
    });
    without.map(|(index, _)| (index + 1, "an allow without a reason".to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::super::lines_found;
    use super::*;

    /// Asserts the lines that the rule whose wording contains `rule` finds.
    #[track_caller]
    fn check_rule(rule: &str, path: &str, text: &str, expected: &[usize]) {
        let file = File { path: path.to_owned(), text: text.to_owned() };
        assert_eq!(lines_found(check(&file), rule), expected, "{path}: {text}");
    }

    #[test]
    fn the_browser_is_named_in_its_room() {
        let text = "//! x\nuse web_sys::Window;\nuse gloo_net::http;\n// js_sys\nlet t = \"wasm_bindgen\";\n";
        check_rule("web_sys", "src/app.rs", text, &[2, 3]);
        check_rule("web_sys", "crates/notes/src/lib.rs", text, &[2, 3]);
        check_rule("web_sys", "src/platform/storage.rs", text, &[]);
        check_rule("web_sys", "tests/reader.rs", text, &[]);
    }

    #[test]
    fn markup_and_markdown_have_one_door_each() {
        let set = "//! x\nel(\"p\").inner_html(x)\n";
        check_rule("markup", "src/pages/post.rs", set, &[2]);
        check_rule("markup", "src/components/prose.rs", set, &[]);
        check_rule("markup", "src/platform/dom.rs", "//! x\nbody.set_inner_html(x);\n", &[2]);
        check_rule("pulldown_cmark", "src/app.rs", "//! x\nuse pulldown_cmark::Parser;\n", &[2]);
        check_rule(
            "pulldown_cmark",
            "crates/notes/src/tree.rs",
            "//! x\nuse pulldown_cmark::Parser;\n",
            &[],
        );
    }

    #[test]
    fn addresses_are_made_by_routes() {
        for address in [
            "posts/", "/posts/{slug}", "./slides/", "{base}speakers/{name}", "/slides?q=",
            "/settings",
        ] {
            check_rule("addresses", "src/app.rs", &format!("//! x\nf(\"{address}\");\n"), &[2]);
            check_rule("addresses", "src/routes.rs", &format!("//! x\nf(\"{address}\");\n"), &[]);
        }
        for other in [
            "posts",
            "slides",
            "All posts / all days",
            "https://example.org/posts/1",
            "slide-posts",
        ] {
            check_rule("addresses", "src/app.rs", &format!("//! x\nf(\"{other}\");\n"), &[]);
        }
        check_rule(
            "addresses",
            "src/app.rs",
            "//! x\n#[cfg(test)]\nmod tests {\n    f(\"posts/\");\n}\n",
            &[],
        );
    }

    #[test]
    fn files_introduce_themselves() {
        check_rule("//!", "src/app.rs", "use x;\n//! late\n", &[1]);
        check_rule("//!", "tests/app.rs", "#![cfg(target_arch = \"wasm32\")]\n//! Why.\n", &[]);
    }

    #[test]
    fn length_is_measured_without_tests() {
        let body = "    x();\n".repeat(70);
        check_rule("500", "src/a.rs", &"x\n".repeat(501), &[1]);
        check_rule(
            "500",
            "src/a.rs",
            &format!("x\n#[cfg(test)]\nmod tests {{\n{}}}\n", "x\n".repeat(600)),
            &[],
        );
        check_rule("70 lines", "src/a.rs", &format!("//! x\nfn long() {{\n{body}}}\n"), &[2]);
        check_rule(
            "70 lines",
            "src/a.rs",
            &format!("//! x\n#[component]\nfn Page() {{\n{body}}}\n"),
            &[],
        );
        check_rule(
            "70 lines",
            "src/a.rs",
            &format!("//! x\n#[test]\nfn long() {{\n{body}}}\n"),
            &[],
        );
    }

    #[test]
    fn unwrap_is_for_tests() {
        let text = "//! x\nfn a() { b().unwrap(); c().unwrap_or(1); }\n#[cfg(test)]\nmod tests {\n    fn d() { e().unwrap(); }\n}\n";
        check_rule("unwrap", "src/a.rs", text, &[2]);
        check_rule("unwrap", "crates/notes/tests/corpus.rs", text, &[]);
    }

    #[test]
    fn exceptions_give_a_reason() {
        check_rule("allow", "src/a.rs", "//! x\n#[allow(dead_code)]\nfn a() {}\n", &[2]);
        check_rule("allow", "src/a.rs", "//! x\n#![allow(dead_code, reason = \"why\")]\n", &[]);
        check_rule(
            "allow",
            "src/a.rs",
            "//! x\n#[allow(\n    dead_code,\n    reason = \"why\"\n)]\nfn a() {}\n",
            &[],
        );
        check_rule("allow", "src/a.rs", "//! x\n#[allow(dead_code)]\nfn reason() {}\n", &[2]);
    }
}
