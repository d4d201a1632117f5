//! What the parser was surprised by in a post, said calmly: where, what was expected, what stands there, what to do.

use leptos::prelude::*;
use notes::{Diagnostic, Severity};

use crate::components::el::{El, el};
use crate::words::{Words, use_words};

/// The findings of a post; nothing if there are none.
pub fn finding_card(diagnostics: &[Diagnostic]) -> Option<El> {
    let words = use_words().get_untracked();
    let worst = diagnostics.iter().map(Diagnostic::severity).max()?;
    let broken = worst == Severity::Error;
    let title = match worst {
        Severity::Error => words.broken,
        Severity::Warning => words.surprised,
        Severity::Note => words.noted,
    };
    let card = el("aside")
        .class("finding")
        .attr_if("data-broken", broken.then_some(""))
        .child(el("p").class("finding-title").child(title))
        .child(el("ol").children(diagnostics.iter().map(|finding| row(finding, words))))
        .child_if(broken.then(|| el("p").class("finding-note").child(words.still_readable)));
    Some(card)
}

fn row(finding: &Diagnostic, words: &Words) -> El {
    let place = words.place(finding.line, finding.column);
    let lang = words.language.of_notes();
    let mut what = el("dl")
        .child(el("dt").child(words.expected))
        .child(el("dd").child(finding.expected(lang)));
    if !finding.found.is_empty() {
        what = what.child(el("dt").child(words.found)).child(el("dd").child(finding.found.clone()));
    }
    el("li")
        .child(el("span").class("finding-place figures").child(place))
        .child(what)
        .child(el("p").child(finding.help(lang)))
}
