//! A day's sessions on a time axis: as long as they were, side by side where they overlapped, with the gaps between.

use leptos::prelude::*;
use notes::Date;
use notes::people::Talk;
use notes::programme::{Gap, Placed, Programme, lanes, line_at};

use crate::components::{session_card::session_route, session_line::SessionLine};
use crate::platform::clock::{Now, now};
use crate::router::use_router;
use crate::words::use_words;

/// The sessions of a day that have times.
#[component]
pub fn TimeAxis<'a>(
    /// The day.
    programme: &'a Programme<'a>,
) -> impl IntoView + use<> {
    let lanes = lanes(&programme.timed);
    let slots = programme.timed.iter().map(|(talk, place)| slot(talk, *place)).collect_view();
    let gaps = programme.gaps.iter().map(|gap| silence(*gap)).collect_view();
    let now = now_line(programme).map(|line| {
        let style = format!("grid-row: {line}");
        view! { <li class="axis-now" style=style>{use_words().get_untracked().now}</li> }
    });
    view! { <ol class="axis" style=format!("--lanes: {lanes}")>{slots} {gaps} {now}</ol> }
}

/// Where the moment stands, if it is that day.
fn now_line(programme: &Programme<'_>) -> Option<u32> {
    let Now { year, month, day, minutes } = now()?;
    let today = Date::new(year, month, day)?;
    let date = programme.day?.date?;
    line_at(programme, minutes).filter(|_| date == today)
}

fn slot(talk: &Talk<'_>, place: Placed) -> impl IntoView + use<> {
    let href = use_router().link(&session_route(talk.post, talk.session));
    let to =
        if place.lane + 1 == place.lanes { "-1".to_owned() } else { (place.lane + 3).to_string() };
    let style = format!(
        "grid-row: {} / {}; grid-column: {} / {to}",
        place.start,
        place.end,
        place.lane + 2
    );
    let start = talk.session.start.map(|start| start.to_string());
    let row = format!("grid-row: {}", place.start);
    view! {
        <li class="axis-item">
            {(place.lane == 0)
                .then(|| {
                    view! { <time class="axis-time" style=row aria-hidden="true">{start}</time> }
                })}
            <div class="axis-slot" style=style>
                <a class="session-row-title" href=href>{talk.session.title.clone()}</a>
                <SessionLine session=talk.session />
            </div>
        </li>
    }
}

fn silence(gap: Gap) -> impl IntoView {
    let words = use_words().get_untracked();
    let style = format!("grid-row: {} / {}", gap.start, gap.end);
    view! { <li class="axis-gap" style=style>{words.gap(gap.minutes)}</li> }
}
