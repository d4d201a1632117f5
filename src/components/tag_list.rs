//! The tags of a post, each a way to all posts that carry it.

use leptos::prelude::*;
use notes::filter::Filter;

use crate::router::use_router;
use crate::routes::Route;
use crate::words::use_words;

/// The tags of a post, each a way to all posts that carry it.
#[component]
pub fn TagList(
    /// The tags as written.
    tags: Vec<String>,
) -> impl IntoView {
    let router = use_router();
    let tag = |tag: String| {
        let filter = Filter { tags: vec![tag.clone()], ..Filter::default() };
        view! { <li><a href=router.link(&Route::Home(filter))>{tag}</a></li> }
    };
    (!tags.is_empty()).then(|| {
        view! {
            <ul class="tags" aria-label=use_words().get_untracked().by_tag>
                {tags.into_iter().map(tag).collect_view()}
            </ul>
        }
    })
}
