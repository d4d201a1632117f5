//! The head of a post: its conference, its title, and who wrote it when.

use leptos::prelude::*;
use notes::Entry;
use notes::filter::Filter;

use crate::components::tag_list::TagList;
use crate::router::use_router;
use crate::routes::Route;
use crate::words::use_words;

/// The head of a post.
#[component]
pub fn PostHead<'a>(
    /// The post.
    post: &'a Entry,
) -> impl IntoView + use<> {
    let words = use_words().get_untracked();
    let event = post.event.as_ref().map(|event| {
        let filter = Filter { event: Some(event.name.clone()), ..Filter::default() };
        let href = use_router().link(&Route::Home(filter));
        let year = event.year.map(|year| format!(" {year}"));
        view! { <a class="post-event" href=href>{event.name.clone()} {year}</a> }
    });
    let date = post.meta.date.map(|date| view! { <time>{words.date(date)}</time> });
    let author = post.meta.author.clone().map(|author| view! { <span>{author}</span> });
    let draft =
        (post.meta.draft == Some(true)).then(|| view! { <span class="kind">{words.draft}</span> });
    view! {
        <header class="post-head">
            {event} <h1 tabindex="-1" lang=post.lang.tag()>{post.title().to_owned()}</h1>
            <p class="post-line">
                {draft} {date} {author} <span>{words.minutes(post.reading_minutes)}</span>
            </p>
            <TagList tags=post.meta.tags.clone() />
        </header>
    }
}
