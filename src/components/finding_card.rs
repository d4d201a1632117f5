//! What the parser was surprised by in a post, said calmly: where, what was expected, what stands there.

use leptos::prelude::*;
use notes::{Diagnostic, Severity};

use crate::words::use_words;

/// The findings that a reader should know of; nothing if there are none.
#[component]
pub fn FindingCard<'a>(
    /// Everything the parser was surprised by.
    diagnostics: &'a [Diagnostic],
) -> impl IntoView + use<> {
    let words = use_words().get_untracked();
    let shown: Vec<_> =
        diagnostics.iter().filter(|finding| finding.severity > Severity::Note).cloned().collect();
    let broken = shown.iter().any(|finding| finding.severity == Severity::Error);
    (!shown.is_empty()).then(|| {
        view! {
            <aside class="finding" data-broken=broken.then_some("")>
                <p class="finding-title">{if broken { words.broken } else { words.surprised }}</p>
                <ol>{shown.into_iter().map(finding).collect_view()}</ol>
                {broken.then(|| view! { <p class="finding-note">{words.still_readable}</p> })}
            </aside>
        }
    })
}

fn finding(finding: Diagnostic) -> impl IntoView {
    let words = use_words().get_untracked();
    let found = (!finding.found.is_empty()).then(|| {
        view! {
            <dt>{words.found}</dt>
            <dd>{finding.found}</dd>
        }
    });
    view! {
        <li>
            <span class="finding-place figures">{words.place(finding.line, finding.column)}</span>
            <dl>
                <dt>{words.expected}</dt>
                <dd>{finding.expected}</dd>
                {found}
            </dl>
            <p>{finding.help}</p>
        </li>
    }
}
