//! What the parser was surprised by in a post, said calmly: where, what was expected, what stands there.

use leptos::prelude::*;
use notes::{Diagnostic, Severity};

use crate::components::el::{El, el};
use crate::words::{Words, use_words};

/// The findings that a reader should know of; nothing if there are none.
pub fn finding_card(diagnostics: &[Diagnostic]) -> Option<El> {
    let words = use_words().get_untracked();
    let shown = || diagnostics.iter().filter(|finding| finding.severity > Severity::Note);
    let broken = shown().any(|finding| finding.severity == Severity::Error);
    let title = if broken { words.broken } else { words.surprised };
    shown().next()?;
    let card = el("aside")
        .class("finding")
        .attr_if("data-broken", broken.then_some(""))
        .child(el("p").class("finding-title").child(title))
        .child(el("ol").children(shown().map(|finding| row(finding, words))))
        .child_if(broken.then(|| el("p").class("finding-note").child(words.still_readable)));
    Some(card)
}

fn row(finding: &Diagnostic, words: &Words) -> El {
    let place = words.place(finding.line, finding.column);
    let mut what = el("dl")
        .child(el("dt").child(words.expected))
        .child(el("dd").child(finding.expected.clone()));
    if !finding.found.is_empty() {
        what = what.child(el("dt").child(words.found)).child(el("dd").child(finding.found.clone()));
    }
    el("li")
        .child(el("span").class("finding-place figures").child(place))
        .child(what)
        .child(el("p").child(finding.help.clone()))
}
