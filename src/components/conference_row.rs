//! A conference on the shelf: its spine, its name, its days, and the posts about it.

use leptos::prelude::*;
use notes::Entry;
use notes::decks::decks;
use notes::filter::Filter;
use notes::shelf::{Conference, is_broken};

use crate::components::{day_tabs::DayTabs, finding_card::FindingCard, tag_list::TagList};
use crate::router::use_router;
use crate::routes::Route;
use crate::words::use_words;

/// A conference on the shelf.
#[component]
pub fn ConferenceRow<'a>(
    /// The conference.
    conference: &'a Conference<'a>,
) -> impl IntoView + use<> {
    let words = use_words().get_untracked();
    let sessions = conference.sessions();
    let decks = decks(conference.posts.iter().copied()).len();
    let name = conference.name.map(|name| {
        let filter = Filter { event: Some(name.to_owned()), ..Filter::default() };
        let href = use_router().link(&Route::Home(filter));
        view! { <a class="conference-name" href=href>{name.to_owned()}</a> }
    });
    view! {
        <li class="conference" data-accent=conference.accent()>
            <div class="conference-head">
                {name} <DayTabs conference />
            </div>
            <ul class="conference-posts">
                {conference.posts.iter().map(|post| post_row(post)).collect_view()}
            </ul>
            <p class="conference-counts figures">
                {(sessions > 0).then(|| view! { <span>{words.sessions(sessions)}</span> })}
                {(decks > 0).then(|| view! { <span>{words.decks(decks)}</span> })}
            </p>
        </li>
    }
}

fn post_row(post: &Entry) -> impl IntoView + use<> {
    let words = use_words().get_untracked();
    let href = use_router().link(&Route::Post { slug: post.slug.clone() });
    let date = post.meta.date.map(|date| view! { <time>{words.date(date)}</time> });
    let author = post.meta.author.clone().map(|author| view! { <span>{author}</span> });
    view! {
        <li class="post-row">
            <h3 class="post-row-title"><a href=href>{post.title().to_owned()}</a></h3>
            <div class="post-row-line">
                {date} {author} <span>{words.minutes(post.reading_minutes)}</span>
                <TagList tags=post.meta.tags.clone() />
            </div>
            {is_broken(post).then(|| view! { <FindingCard diagnostics=&post.diagnostics /> })}
        </li>
    }
}
