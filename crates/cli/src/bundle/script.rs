//! Scripts without what only their authors need: a reader's browser fetches them before anything shows.
//!
//! A script is cut into tokens, and nothing is guessed: where a token could be read in two ways, there is no answer, and
//! the script stays as it is.

use std::path::Path;

use super::files::{Problem, read, write};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// A name, a keyword or a number.
    Word,
    /// A string, or a template as far as its next value.
    Text,
    /// A regular expression.
    Regex,
    /// A sign.
    Sign,
}

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Gap {
    Nothing,
    Space,
    Line,
}

/// A part of a script.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) text: String,
    pub(super) gap: Gap,
}

impl Token {
    pub(super) fn is(&self, text: &str) -> bool {
        self.text == text && matches!(self.kind, Kind::Word | Kind::Sign)
    }
}

/// A script without comments and indentation. `None` if it cannot be read for certain.
pub(super) fn compact(script: &str) -> Option<String> {
    tokens(script).map(|tokens| print(&tokens))
}

/// Compacts a script that lies in a file, if there is one and it can be read for certain.
pub(super) fn compact_file(path: &Path) -> Result<(), Problem> {
    if !path.is_file() {
        return Ok(());
    }
    match compact(&String::from_utf8_lossy(&read(path)?)) {
        Some(compact) => write(path, compact.as_bytes()),
        None => Ok(()),
    }
}

/// Cuts a script into its tokens. `None` if it cannot be read for certain.
pub(super) fn tokens(script: &str) -> Option<Vec<Token>> {
    let mut tokens: Vec<Token> = Vec::new();
    // Whether each open brace belongs to a template.
    let mut braces = Vec::new();
    let mut gap = Gap::Nothing;
    let mut rest = script;
    while let Some(first) = rest.chars().next() {
        let blank = blank(rest)?;
        if blank > 0 {
            let (skipped, after) = rest.split_at(blank);
            let line = skipped.contains(['\n', '\r', '\u{2028}', '\u{2029}']);
            gap = if line || gap == Gap::Line { Gap::Line } else { Gap::Space };
            rest = after;
            continue;
        }
        let (kind, length) = match first {
            '"' | '\'' => (Kind::Text, string(rest, first)?),
            '`' => (Kind::Text, template(rest, &mut braces)?),
            '}' => match braces.pop()? {
                true => (Kind::Text, template(rest, &mut braces)?),
                false => (Kind::Sign, 1),
            },
            '/' if starts_regex(tokens.last())? => (Kind::Regex, regex(rest)?),
            '{' => {
                braces.push(false);
                (Kind::Sign, 1)
            }
            _ if is_word(first) => {
                (Kind::Word, rest.find(|c: char| !is_word(c)).unwrap_or(rest.len()))
            }
            _ => (Kind::Sign, sign(rest, first)),
        };
        let (text, after) = rest.split_at(length);
        tokens.push(Token { kind, text: text.to_owned(), gap });
        gap = Gap::Nothing;
        rest = after;
    }
    braces.is_empty().then_some(tokens)
}

/// Writes tokens with no more between them than they need.
pub(super) fn print(tokens: &[Token]) -> String {
    let mut script = String::new();
    let mut before: Option<&Token> = None;
    for token in tokens {
        match before.map_or(Gap::Nothing, |before| needed(before, token)) {
            Gap::Nothing => {}
            Gap::Space => script.push(' '),
            Gap::Line => script.push('\n'),
        }
        script.push_str(&token.text);
        before = Some(token);
    }
    script.push('\n');
    script
}

/// How much of the gap between two tokens is needed.
fn needed(before: &Token, token: &Token) -> Gap {
    // Neither ends a statement nor starts one: a line break beside them means nothing.
    let open = ["{", "(", "[", ",", ";", ":", "?", "=", "=>", "&", "|"];
    let close = ["}", ")", "]", ",", ";", ":", "=", "=>", "&", "|"];
    let sign = |token: &Token, signs: &[&str]| {
        token.kind == Kind::Sign && signs.contains(&token.text.as_str())
    };
    let inert = sign(before, &open) || sign(token, &close);
    match token.gap {
        Gap::Nothing => Gap::Nothing,
        _ if inert => Gap::Nothing,
        Gap::Line => Gap::Line,
        Gap::Space => {
            let brackets = ["{", "}", "(", ")", "[", "]", "?"];
            let beside_word = match (before.kind, token.kind) {
                // `1 .toString()` is not `1.toString()`.
                (Kind::Word, Kind::Sign) => !token.is("."),
                (Kind::Sign, Kind::Word) => true,
                (Kind::Word, Kind::Text) | (Kind::Text, Kind::Word) => true,
                _ => false,
            };
            let free = beside_word || sign(before, &brackets) || sign(token, &brackets);
            if free { Gap::Nothing } else { Gap::Space }
        }
    }
}

/// How far white space or a comment goes.
fn blank(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find(['\n', '\r', '\u{2028}', '\u{2029}']).unwrap_or(text.len()));
    }
    if text.starts_with("/*") {
        return text.find("*/").map(|end| end + 2);
    }
    let space = |c: char| c.is_whitespace() || c == '\u{feff}';
    Some(text.find(|c| !space(c)).unwrap_or(text.len()))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '#' | '\\' | '\u{200c}' | '\u{200d}')
}

/// The signs of more than one character that must be known to read what stands around them.
fn sign(text: &str, first: char) -> usize {
    let long = ["...", "=>", "++", "--"].into_iter().find(|sign| text.starts_with(sign));
    long.map_or(first.len_utf8(), str::len)
}

/// How far a string goes, with both of its quotes.
fn string(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '\n' => return None,
            _ if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// How far a template goes: to its end, or to the brace that opens its next value.
fn template(text: &str, braces: &mut Vec<bool>) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '`' => return Some(at + 1),
            '$' if text[at..].starts_with("${") => {
                braces.push(true);
                return Some(at + 2);
            }
            _ => {}
        }
    }
    None
}

/// Whether a slash after this token starts a regular expression. `None` where that takes more than the token to know.
fn starts_regex(before: Option<&Token>) -> Option<bool> {
    const KEYWORDS: [&str; 9] =
        ["return", "typeof", "case", "in", "of", "new", "void", "delete", "throw"];
    let Some(before) = before else { return Some(true) };
    match (before.kind, before.text.as_str()) {
        (Kind::Word, word) => Some(KEYWORDS.contains(&word)),
        (Kind::Text, text) => Some(text.ends_with('{')),
        (Kind::Regex, _) | (Kind::Sign, "]") => Some(false),
        (Kind::Sign, ")" | "}" | "++" | "--") => None,
        (Kind::Sign, _) => Some(true),
    }
}

/// How far a regular expression goes, with its flags.
fn regex(text: &str) -> Option<usize> {
    let (mut escaped, mut class) = (false, false);
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\n' => return None,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => class = true,
            ']' => class = false,
            '/' if !class => {
                let flags = &text[at + 1..];
                return Some(at + 1 + flags.find(|c| !is_word(c)).unwrap_or(flags.len()));
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[track_caller]
    fn check(script: &str, expected: &str) {
        assert_eq!(compact(script).as_deref(), Some(format!("{expected}\n").as_str()));
    }

    #[test]
    fn comments_and_indentation_go() {
        check(
            "// a\n  /** b\n */ const a = 1; // c\n\n  let b /* d */ = 'e';\n",
            "const a=1;let b='e';",
        );
        check("if (a) {\n    return b;\n}\nelse c();", "if(a){return b;}\nelse c();");
        check("async () => { await x }", "async()=>{await x}");
    }

    #[test]
    fn strings_regexes_and_templates_stay() {
        check(r#"a = "//  \" x"  +  '/*  \' */' "#, r#"a="//  \" x" + '/*  \' */'"#);
        check(r#"a.replace( /[/"'`]\/  \s/g , b )"#, r#"a.replace(/[/"'`]\/  \s/g,b)"#);
        check("return /a  b/ in c", "return /a  b/ in c");
        check("a = b  /  c / d", "a=b/c/d");
        check(
            "a = `x  ${ b ? `  // y ${ { c:  1 }.c }  ` : \"}\" }  z // w`  +  d",
            "a=`x  ${b?`  // y ${{c:1}.c}  `:\"}\" }  z // w` +d",
        );
    }

    #[test]
    fn line_breaks_stay_where_they_may_end_a_statement() {
        check("a\n++b\nreturn\nc", "a\n++b\nreturn\nc");
        check("let f = function () {\n}\n(g)", "let f=function(){}\n(g)");
        check("f(\n  a,\n  b\n)\nc", "f(a,b)\nc");
        check("a /* \n */ b", "a\nb");
    }

    #[test]
    fn spaces_stay_where_tokens_would_grow_together() {
        check("a + +b - -c + d++ + e", "a+ +b- -c+d++ +e");
        check("a < !--b; 1 .toString(); typeof a; a --> b", "a< !--b;1 .toString();typeof a;a-->b");
        check("a ? .5 : 1; { ...b }", "a?.5:1;{...b}");
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_not_read() {
        for script in
            ["if (a) /'/.test(b)", "} /'/", "a++ / b", "'a\n'", "`a", "/* a", "{", "}", "x = /a"]
        {
            assert_eq!(compact(script), None, "{script}");
        }
    }
}
