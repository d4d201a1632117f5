//! What the parser was surprised by: values, never errors, because parsing never fails.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A finding about a post: where it is, what was expected, what was found, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How much of the post the finding touches.
    pub severity: Severity,
    /// The 1-based line of the file.
    pub line: u32,
    /// The 1-based column, in characters.
    pub column: u32,
    /// What would have been understood: "a closing `---`".
    pub expected: String,
    /// What stands there instead, shortened to one line.
    pub found: String,
    /// What the author can do about it, as one sentence.
    pub help: String,
}

/// How much of the post a finding touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The text is shown as meant; something about it could be better.
    Note,
    /// A part of the post was read differently from what its author probably meant.
    Warning,
    /// A part could not be understood and is shown as plain text: the reader draws a card that says so.
    Error,
}

impl Diagnostic {
    /// A finding of the given severity at a 1-based line and column.
    pub fn new(severity: Severity, (line, column): (u32, u32)) -> Self {
        let empty = String::new();
        Self { severity, line, column, expected: empty.clone(), found: empty.clone(), help: empty }
    }

    /// Sets what would have been understood.
    #[must_use]
    pub fn expected(mut self, what: impl Into<String>) -> Self {
        self.expected = what.into();
        self
    }

    /// Sets what stands there instead; longer texts are cut to 60 characters of one line.
    #[must_use]
    pub fn found(mut self, what: impl AsRef<str>) -> Self {
        self.found = one_line(what.as_ref());
        self
    }

    /// Sets what the author can do.
    #[must_use]
    pub fn help(mut self, what: impl Into<String>) -> Self {
        self.help = what.into();
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found {}", self.expected, self.found)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

fn one_line(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = line.char_indices().nth(LONGEST) {
        line.truncate(cut);
        line.push('…');
    }
    line
}
