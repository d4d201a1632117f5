//! The ways before and after: posts in time, sessions in their post.

use crate::components::el::{El, el, link};

/// One way on: its label, its address and the title it leads to.
pub type Way = (&'static str, String, String);

/// The ways before and after; either may be missing.
pub fn pager(before: Option<Way>, after: Option<Way>) -> El {
    let way = |(label, href, title): Way, rel: &'static str| {
        link(href)
            .class("pager-way")
            .attr("rel", rel)
            .child(el("span").class("label").child(label))
            .child(el("span").class("pager-title").child(title))
    };
    el("div")
        .class("pager")
        .child_if(before.map(|to| way(to, "prev")))
        .child_if(after.map(|to| way(to, "next")))
}
