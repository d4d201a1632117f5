//! What the parser was surprised by: values, never errors, because parsing never fails.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Lang;

/// A finding about a post: where it is, what was expected, what was found, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The 1-based line of the file.
    pub line: u32,
    /// The 1-based column, in characters.
    pub column: u32,
    /// What is wrong.
    pub problem: Problem,
    /// What stands there, as written, shortened to one line; empty where something is missing.
    pub found: String,
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

/// What a problem says: the expectation and the remedy.
struct Wording {
    expected: &'static str,
    help: &'static str,
}

/// Declares [`Problem`] with the words of each in English and Korean, side by side.
macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident, $severity:ident:
        $expected:literal, $help:literal;
        $expected_ko:literal, $help_ko:literal;)*) => {
        /// What can be wrong with a post.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Problem { $($(#[$doc])* $name,)* }

        impl Problem {
            /// How much of the post it touches.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            fn wording(self, lang: Lang) -> Wording {
                match (self, lang) {
                    $((Self::$name, Lang::Ko) => Wording { expected: $expected_ko, help: $help_ko },
                    (Self::$name, _) => Wording { expected: $expected, help: $help },)*
                }
            }
        }
    };
}

problems! {
    /// Bytes that are no UTF-8.
    NotUtf8, Error:
        "UTF-8 text", "Save the file as UTF-8; until then such bytes are shown as �.";
        "UTF-8로 저장한 글", "파일을 UTF-8로 저장해 주세요. 그때까지 읽을 수 없는 바이트는 �로 보입니다.";
    /// A control character other than line ends and tabs.
    ControlCharacter, Warning:
        "printable text", "Remove it; it is shown as its picture. Further ones are not reported.";
        "보이는 글자", "지워 주세요. 기호로 바꾸어 보여 주며, 더 있어도 다시 알리지 않습니다.";
    /// A line that nobody types.
    LongLine, Note:
        "lines that a person types", "Check whether line breaks were lost; the text is shown all the same.";
        "사람이 쓰는 길이의 줄", "줄바꿈이 사라지지 않았는지 살펴 주세요. 글은 그대로 보입니다.";
    /// More than [`crate::Limits`] allow.
    TooLong, Warning:
        "at most 8 MiB, 50,000 elements, 1,000 sessions, 500 tags", "Divide the post; what is beyond is shown as written, or left out of lists.";
        "8 MiB, 요소 50,000개, 세션 1,000개, 태그 500개 이하의 글", "글을 나누어 주세요. 넘치는 것은 적힌 그대로 보이거나 목록에서 빠집니다.";
    /// Containers inside containers, without end.
    TooDeep, Warning:
        "at most 60 lists and quotations inside each other", "Nest less deeply; what is deeper is shown flat.";
        "60겹 이하의 목록과 인용", "덜 겹치게 써 주세요. 더 깊은 곳은 펴서 보입니다.";
    /// More links than are listed.
    TooManyLinks, Note:
        "at most 2,000 links", "Divide the post; further links open from the text, but are not listed.";
        "2,000개 이하의 링크", "글을 나누어 주세요. 나머지 링크는 글 속에서만 열립니다.";
    /// A file without text.
    Empty, Warning:
        "some text", "Write something, or take the file out of the folder.";
        "글", "내용을 적거나 폴더에서 파일을 빼 주세요.";
    /// No front matter.
    NoFrontMatter, Note:
        "front matter between two lines `---`", "Add a title and a date; until then they are read from the first heading and the file name.";
        "`---` 두 줄 사이의 머리말", "제목과 날짜를 적어 주세요. 그때까지 첫 제목과 파일 이름에서 읽습니다.";
    /// Front matter without its closing fence.
    OpenFrontMatter, Error:
        "a closing line after the front matter", "Put the line that closes it (---, +++, ;;; or }) between the last key and the text.";
        "머리말을 닫는 줄", "마지막 항목과 본문 사이에 머리말을 닫는 줄(---, +++, ;;;, })을 넣어 주세요.";
    /// A line of the front matter that is no key.
    NotAKey, Error:
        "a line like `key: value`", "Quote or indent text that runs over several lines.";
        "`항목: 값` 꼴의 줄", "여러 줄에 걸친 값은 따옴표로 묶거나 들여 써 주세요.";
    /// A quoted value that is not closed.
    OpenQuote, Error:
        "a closing quotation mark", "Close the quotation mark, or leave both out.";
        "닫는 따옴표", "따옴표를 닫거나 둘 다 빼 주세요.";
    /// A flow list or map that is not closed.
    OpenList, Error:
        "a closing bracket", "Close the list on its last line.";
        "닫는 괄호", "목록의 마지막 줄에서 괄호를 닫아 주세요.";
    /// A plain value with a colon in it, or with a bracket or a quotation mark in front.
    Unquoted, Warning:
        "a quoted value", "Put the whole value in quotation marks, for YAML takes the colon, the bracket or the mark for its own.";
        "따옴표로 묶은 값", "YAML은 쌍점, 괄호, 따옴표를 제 문법으로 읽으니 값 전체를 따옴표로 묶어 주세요.";
    /// A key that the front matter has twice.
    DuplicateKey, Warning:
        "every key once", "Take one of them out; the first that says something counts.";
        "한 번씩만 적은 항목", "하나를 지워 주세요. 먼저 적은 값을 따릅니다.";
    /// A date that no calendar has.
    NotADate, Warning:
        "a date like 2026-05-14", "Write the date as year-month-day; until then the post counts as undated.";
        "2026-05-14 같은 날짜", "날짜를 연-월-일로 적어 주세요. 그때까지 날짜 없는 글로 봅니다.";
    /// A key below `hugi` that means nothing.
    UnknownOverride, Warning:
        "event, day, level, sessions, not_sessions or speakers", "Correct the key below `hugi`, or take it out.";
        "event, day, level, sessions, not_sessions, speakers 가운데 하나", "`hugi` 아래의 항목 이름을 고치거나 지워 주세요.";
    /// A value below `hugi` that is of another shape than its key asks for.
    WrongShape, Warning:
        "a value of the shape that the key asks for", "event takes a name, sessions and not_sessions a list of titles, speakers a map of names, hugi itself `false`.";
        "항목에 맞는 꼴의 값", "event에는 이름, sessions와 not_sessions에는 제목 목록, speakers에는 이름의 짝, hugi 자체에는 `false`를 적어 주세요.";
    /// A level that no heading has.
    NotALevel, Warning:
        "a heading level from 1 to 6", "Write how many # stand before a session's title.";
        "1에서 6까지의 제목 단계", "세션 제목 앞에 붙는 #의 수를 적어 주세요.";
    /// A number that no conference day has.
    NotADay, Warning:
        "a day's number from 1 to 9", "Write which day of the conference the post is about.";
        "1에서 9까지의 날 번호", "행사의 몇째 날인지 숫자로 적어 주세요.";
    /// A year in which no conference was.
    NotAYear, Warning:
        "a year from 1970 to 2999", "Write the year in four digits.";
        "1970에서 2999까지의 해", "해를 네 자리 숫자로 적어 주세요.";
    /// A title that the front matter names and the post does not have.
    NoSuchSession, Warning:
        "a title that stands in the post", "Write the title as it stands in the post.";
        "글 속에 있는 제목", "글에 적은 그대로 제목을 적어 주세요.";
    /// A fenced code block that is not closed.
    OpenCode, Warning:
        "a closing code fence", "Close the code block; until then all that follows it is shown as code.";
        "코드 블록을 닫는 줄", "코드 블록을 닫아 주세요. 그때까지 뒤의 글이 모두 코드로 보입니다.";
}

impl Diagnostic {
    /// A finding at a 1-based line and column. What was found is cut to 60 characters of one line.
    pub fn new(problem: Problem, (line, column): (u32, u32), found: &str) -> Self {
        Self { line, column, problem, found: one_line(found) }
    }

    /// How much of the post the finding touches.
    pub fn severity(&self) -> Severity {
        self.problem.severity()
    }

    /// What would have been understood, in Korean or English.
    pub fn expected(&self, lang: Lang) -> &'static str {
        self.problem.wording(lang).expected
    }

    /// What the author can do, in Korean or English.
    pub fn help(&self, lang: Lang) -> &'static str {
        self.problem.wording(lang).help
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found ", self.expected(Lang::En))?;
        f.write_str(if self.found.is_empty() { "none" } else { &self.found })
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
    // Cut before splitting: the rest of a line may be megabytes long.
    let start: String = text.chars().take(4 * LONGEST).collect();
    let mut line = start.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = line.char_indices().nth(LONGEST) {
        line.truncate(cut);
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_both_languages() {
        let finding = Diagnostic::new(Problem::NotADate, (2, 1), "언젠가");
        assert_eq!(finding.to_string(), "expected a date like 2026-05-14, found 언젠가");
        assert_eq!(finding.expected(Lang::Ko), "2026-05-14 같은 날짜");
        assert!(finding.help(Lang::Ja).starts_with("Write the date"), "English unless Korean");
    }

    #[test]
    fn what_was_found_is_one_short_line() {
        let finding = Diagnostic::new(Problem::NotAKey, (1, 1), &"길다 \n".repeat(1000));
        assert_eq!(finding.found.chars().count(), 61);
        assert!(!finding.found.contains('\n'));
    }
}
