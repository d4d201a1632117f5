//! What was found, as the page shows it.

use notes::html::escape;
use search::answer::Answer;

/// An answer for the page: a line that says how much was found, and below it the results as markup.
pub(crate) fn answer(_language: &str, base: &str, answer: &Answer, missing: bool) -> String {
    let mut text = answer.total.to_string();
    if missing {
        text.push('?');
    }
    text.push('\n');
    for found in &answer.results {
        text.push_str("<a href=\"");
        escape(base, &mut text);
        text.push_str("posts/");
        escape(&found.slug, &mut text);
        text.push_str("/\">");
        escape(&found.title.text, &mut text);
        text.push_str("</a>");
    }
    text
}
