//! The ways before and after: posts in time, sessions in their post.

use leptos::prelude::*;

/// One way on: its label, its address and the title it leads to.
pub type Way = (&'static str, String, String);

/// The ways before and after; either may be missing.
#[component]
pub fn Pager(
    /// To what comes before.
    before: Option<Way>,
    /// To what comes after.
    after: Option<Way>,
) -> impl IntoView {
    let link = |way: Option<Way>, rel: &'static str| {
        way.map(|(label, href, title)| {
            view! {
                <a class="pager-way" href=href rel=rel>
                    <span class="label">{label}</span>
                    <span class="pager-title">{title}</span>
                </a>
            }
        })
    };
    view! { <div class="pager">{link(before, "prev")} {link(after, "next")}</div> }
}
