//! A day's sessions on a time axis: as long as they were, side by side where they overlapped, with the gaps between.

use leptos::prelude::*;
use notes::Date;
use notes::people::Talk;
use notes::programme::{Gap, Placed, Programme, lanes, line_at};

use crate::components::el::{El, el, link};
use crate::components::{session_card::session_route, session_line::session_line};
use crate::platform::clock::{Now, now};
use crate::router::use_router;
use crate::words::{Words, use_words};

/// The sessions of a day that have times.
pub fn time_axis(programme: &Programme<'_>) -> El {
    let words = use_words().get_untracked();
    let line = now_line(programme).map(|line| {
        el("li").class("axis-now").attr("style", format!("grid-row: {line}")).child(words.now)
    });
    let date = programme.day.and_then(|day| day.date);
    let axis = el("ol").class("axis");
    let axis = match date {
        Some(date) => axis.attr("data-date", date.to_string()),
        None => axis,
    };
    axis.attr("style", format!("--lanes: {}", lanes(&programme.timed)))
        .children(programme.timed.iter().map(|(talk, place)| slot(*talk, *place)))
        .children(programme.gaps.iter().map(|gap| silence(*gap, words)))
        .child_if(line)
}

/// Where the moment stands, if it is that day.
fn now_line(programme: &Programme<'_>) -> Option<u32> {
    let Now { year, month, day, minutes } = now()?;
    let today = Date::new(year, month, day)?;
    let date = programme.day?.date?;
    line_at(programme, minutes).filter(|_| date == today)
}

fn slot(talk: Talk<'_>, place: Placed) -> El {
    let Placed { start, end, lane, lanes } = place;
    let to = if lane + 1 == lanes { "-1".to_owned() } else { (lane + 3).to_string() };
    let style = format!("grid-row: {start} / {end}; grid-column: {} / {to}", lane + 2);
    let href = use_router().link(&session_route(talk.post, talk.session));
    let time = talk.session.start.filter(|_| lane == 0).map(|time| {
        el("time")
            .class("axis-time")
            .attr("style", format!("grid-row: {start}"))
            .attr("aria-hidden", "true")
            .child(time.to_string())
    });
    let session = el("div")
        .class("axis-slot")
        .attr("style", style)
        .child(link(href).class("session-row-title").child(talk.session.title.clone()))
        .child_if(session_line(talk.session));
    el("li").class("axis-item").child_if(time).child(session)
}

fn silence(gap: Gap, words: &Words) -> El {
    let style = format!("grid-row: {} / {}", gap.start, gap.end);
    el("li").class("axis-gap").attr("style", style).child(words.gap(gap.minutes))
}
