//! Reading Rust just well enough for house rules: what is code, what is text, what is a test, where functions end.
//!
//! This is a scanner, not a parser: comments and strings are blanked, braces are counted. rustc has the last word
//! on everything else, so the little that a scanner misjudges never reaches a reader.

/// A string literal and the line it begins on, counted from 1.
#[derive(Debug, PartialEq)]
pub(super) struct Literal {
    pub(super) line: usize,
    pub(super) text: String,
}

/// A function with a body.
#[derive(Debug, PartialEq)]
pub(super) struct Function {
    pub(super) name: String,
    pub(super) line: usize,
    /// From the signature to the closing brace.
    pub(super) lines: usize,
    pub(super) component: bool,
}

/// A file of Rust, taken apart.
#[derive(Debug)]
pub(super) struct Source {
    /// Line by line, with comments and the insides of literals blanked.
    pub(super) code: Vec<String>,
    pub(super) literals: Vec<Literal>,
    /// Which lines belong to tests.
    tests: Vec<bool>,
}

impl Source {
    /// Takes the text of a file apart.
    pub(super) fn read(text: &str) -> Self {
        let mut scanner = Scanner {
            chars: text.chars().collect(),
            at: 0,
            code: String::new(),
            literals: Vec::new(),
        };
        scanner.scan();
        let code: Vec<String> = scanner.code.lines().map(str::to_owned).collect();
        let tests = test_lines(&code);
        Self { code, literals: scanner.literals, tests }
    }

    /// Whether a line, counted from 1, belongs to a test.
    pub(super) fn is_test(&self, line: usize) -> bool {
        self.tests.get(line - 1).copied().unwrap_or(false)
    }

    /// How many lines are not tests.
    pub(super) fn lines_of_code(&self) -> usize {
        self.tests.iter().filter(|test| !**test).count()
    }

    /// The lines of code outside tests, with their numbers.
    pub(super) fn productive(&self) -> impl Iterator<Item = (usize, &str)> {
        let numbered = self.code.iter().enumerate().map(|(index, line)| (index + 1, line.as_str()));
        numbered.filter(|(number, _)| !self.is_test(*number))
    }

    /// The functions with a body, outside and inside tests.
    pub(super) fn functions(&self) -> Vec<Function> {
        let starts = self
            .code
            .iter()
            .enumerate()
            .filter_map(|(index, line)| Some((index, function_name(line)?)));
        starts
            .filter_map(|(index, name)| {
                let end = block_end(&self.code, index, &name)?;
                Some(Function {
                    name,
                    line: index + 1,
                    lines: end - index + 1,
                    component: is_component(&self.code, index),
                })
            })
            .collect()
    }
}

/// The name of the function whose signature begins on this line.
fn function_name(line: &str) -> Option<String> {
    let at =
        line.match_indices("fn ").map(|(at, _)| at).find(|at| !line[..*at].ends_with(is_word))?;
    let name: String = line[at + 3..].trim_start().chars().take_while(|c| is_word(*c)).collect();
    (!name.is_empty()).then_some(name)
}

/// Whether the attributes right above a signature make it a component.
fn is_component(code: &[String], index: usize) -> bool {
    let above = code[..index].iter().rev().map(|line| line.trim());
    above
        .take_while(|line| line.is_empty() || line.starts_with("#["))
        .any(|line| line.contains("component"))
}

/// The line on which the block that begins at or after `start` is closed; `None` for an item without a block.
fn block_end(code: &[String], start: usize, after: &str) -> Option<usize> {
    let (mut depth, mut brackets) = (0_usize, 0_usize);
    for (index, line) in code.iter().enumerate().skip(start) {
        let from =
            if index == start { line.find(after).map_or(0, |at| at + after.len()) } else { 0 };
        for c in line[from..].chars() {
            match c {
                '(' | '[' => brackets += 1,
                ')' | ']' => brackets = brackets.saturating_sub(1),
                '{' => depth += 1,
                '}' if depth <= 1 => return Some(index),
                '}' => depth -= 1,
                ';' if depth == 0 && brackets == 0 => return None,
                _ => {}
            }
        }
    }
    None
}

/// Marks the lines of items under `#[cfg(test)]` and of functions under an attribute that ends in `test`.
fn test_lines(code: &[String]) -> Vec<bool> {
    let mut tests = vec![false; code.len()];
    for (index, line) in code.iter().enumerate() {
        let Some(attribute) = test_attribute(line) else { continue };
        let end = block_end(code, index, attribute).unwrap_or(index + 1);
        let end = end.min(code.len() - 1);
        tests[index..=end].fill(true);
    }
    tests
}

/// The attribute on this line that says a test follows.
fn test_attribute(line: &str) -> Option<&str> {
    let attribute = line.trim().strip_prefix("#[")?.split(']').next()?;
    let words: Vec<&str> = attribute.split(|c| !is_word(c)).collect();
    let test = match words.first() {
        Some(&"cfg") => words.contains(&"test") && !words.contains(&"not"),
        _ => words.iter().any(|word| *word == "test" || word.ends_with("_test")),
    };
    test.then_some(attribute)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Walks over the characters of a file and blanks what is not code.
struct Scanner {
    chars: Vec<char>,
    at: usize,
    code: String,
    literals: Vec<Literal>,
}

impl Scanner {
    fn scan(&mut self) {
        while let Some(c) = self.peek(0) {
            match (c, self.peek(1)) {
                ('/', Some('/')) => self.line_comment(),
                ('/', Some('*')) => self.block_comment(),
                ('"', _) => self.string(),
                ('r', Some('"' | '#')) if self.raw_hashes().is_some() => self.raw_string(),
                ('\'', _) => self.character(),
                _ => self.keep(1),
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn line(&self) -> usize {
        self.code.matches('\n').count() + 1
    }

    /// Takes over characters as code.
    fn keep(&mut self, count: usize) {
        for c in self.chars[self.at..].iter().take(count) {
            self.code.push(*c);
        }
        self.at += count;
    }

    /// Takes over characters as blanks; lines stay lines.
    fn blank(&mut self, count: usize) {
        for c in self.chars[self.at..].iter().take(count) {
            self.code.push(if *c == '\n' { '\n' } else { ' ' });
        }
        self.at += count;
    }

    fn line_comment(&mut self) {
        let rest = &self.chars[self.at..];
        self.blank(rest.iter().position(|c| *c == '\n').unwrap_or(rest.len()));
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        while let Some(c) = self.peek(0) {
            match (c, self.peek(1)) {
                ('/', Some('*')) => depth += 1,
                ('*', Some('/')) => depth -= 1,
                _ => {
                    self.blank(1);
                    continue;
                }
            }
            self.blank(2);
            if depth == 0 {
                return;
            }
        }
    }

    fn string(&mut self) {
        let line = self.line();
        self.keep(1);
        let mut length = 0;
        while let Some(c) = self.peek(length).filter(|c| *c != '"') {
            length += if c == '\\' { 2 } else { 1 };
        }
        self.literal(line, length);
        self.keep(1);
    }

    /// The number of `#` of a raw string that begins here; `None` for a word that merely begins or ends with r.
    fn raw_hashes(&self) -> Option<usize> {
        let before = self.at.checked_sub(1).and_then(|at| self.chars.get(at)).copied();
        let hashes = self.chars[self.at + 1..].iter().take_while(|c| **c == '#').count();
        let free = !before.is_some_and(|c| is_word(c) && c != 'b' && c != 'c');
        (free && self.peek(hashes + 1) == Some('"')).then_some(hashes)
    }

    fn raw_string(&mut self) {
        let line = self.line();
        let hashes = self.raw_hashes().unwrap_or_default();
        self.keep(hashes + 2);
        let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
        let rest = &self.chars[self.at..];
        let length = rest.windows(end.len()).position(|window| window == end).unwrap_or(rest.len());
        self.literal(line, length);
        self.keep(end.len());
    }

    fn literal(&mut self, line: usize, length: usize) {
        let text = self.chars[self.at..].iter().take(length).collect();
        self.literals.push(Literal { line, text });
        self.blank(length);
    }

    /// A character literal is blanked, a lifetime is code.
    fn character(&mut self) {
        let length = match (self.peek(1), self.peek(2)) {
            (Some('\\'), _) => {
                let rest = &self.chars[(self.at + 3).min(self.chars.len())..];
                rest.iter().position(|c| *c == '\'').map_or(1, |end| end + 4)
            }
            (Some(_), Some('\'')) => 3,
            _ => return self.keep(1),
        };
        self.blank(length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_code(text: &str, code: &str) {
        assert_eq!(Source::read(text).code.join("\n"), code);
    }

    #[test]
    fn comments_and_literals_are_blanked() {
        check_code("a // web_sys\nb", "a           \nb");
        check_code("a /* x /* y */ z */ b", "a                   b");
        check_code(r#"f("a\"b", 'x', '\'')"#, r#"f("    ",    ,     )"#);
        check_code("r#\"a\"b\"# c", "r#\"   \"# c");
        check_code("fn f<'a>(x: &'a str) {}", "fn f<'a>(x: &'a str) {}");
        check_code("let var = for_r(\"x\");", "let var = for_r(\" \");");
    }

    #[test]
    fn literals_know_their_lines() {
        let source = Source::read("x(\"one\");\n/* \"no\" */ y(r\"two\");\n");
        let literal = |line, text: &str| Literal { line, text: text.to_owned() };
        assert_eq!(source.literals, [literal(1, "one"), literal(2, "two")]);
    }

    #[test]
    fn functions_know_their_length() {
        let text = "#[component]\npub fn Page(\n    a: [u8; 2],\n) -> View {\n    { '}' }\n}\ntrait T { fn none(&self); }\n";
        let page = Function { name: "Page".to_owned(), line: 2, lines: 5, component: true };
        assert_eq!(Source::read(text).functions(), [page]);
    }

    #[test]
    fn tests_are_told_from_code() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn b() {}\n}\n#[cfg(not(test))]\nfn c() {}\n";
        let source = Source::read(text);
        let tests: Vec<usize> = (1..=8).filter(|line| source.is_test(*line)).collect();
        assert_eq!(tests, [2, 3, 4, 5, 6]);
        assert_eq!(source.lines_of_code(), 3);
    }
}
