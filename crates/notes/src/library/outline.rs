//! A post's table of contents: its days, its sessions, and the headings of what belongs to no session.

use crate::{Post, Time, html::headings};

/// The deepest heading of plain notes that a table of contents lists.
const DEEPEST: u8 = 3;

/// One line of a table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The sessions that follow are of this day.
    Day {
        /// The day's number.
        n: u32,
        /// Its label as written.
        label: String,
    },
    /// A session.
    Session {
        /// Its place among the post's sessions, from 1.
        number: usize,
        /// See [`crate::Session::id`].
        id: String,
        /// Its title.
        title: String,
        /// When it starts, where stated.
        start: Option<Time>,
    },
    /// A heading of plain notes.
    Heading {
        /// The element's id.
        id: String,
        /// Its text.
        text: String,
        /// How deep it is, from 0, among the headings that are listed.
        depth: u8,
    },
}

/// The table of contents of a post, in the order of the text.
pub fn outline(post: &Post) -> Vec<Stop> {
    let mut stops = Vec::new();
    let mut day = None;
    for segment in &post.segments {
        let session = segment.session.and_then(|at| Some((at, post.sessions.get(at)?)));
        let Some((at, session)) = session else {
            let listed = headings(&segment.blocks).into_iter().filter(|h| h.level <= DEEPEST);
            stops.extend(
                listed.map(|h| (h.level, Stop::Heading { id: h.id, text: h.text, depth: 0 })),
            );
            continue;
        };
        if session.day != day {
            day = session.day;
            stops.extend(day_stop(post, day).map(|stop| (0, stop)));
        }
        let (id, title) = (session.id.clone(), session.title.clone());
        stops.push((0, Stop::Session { number: at + 1, id, title, start: session.start }));
    }
    with_depths(stops)
}

fn day_stop(post: &Post, day: Option<u32>) -> Option<Stop> {
    let day = post.days.iter().find(|have| Some(have.n) == day)?;
    Some(Stop::Day { n: day.n, label: day.label.clone() })
}

/// The shallowest heading of a post is at depth 0, whatever its level.
fn with_depths(stops: Vec<(u8, Stop)>) -> Vec<Stop> {
    let top = stops.iter().map(|(level, _)| *level).filter(|level| *level > 0).min().unwrap_or(1);
    let settle = |(level, mut stop): (u8, Stop)| {
        if let Stop::Heading { depth, .. } = &mut stop {
            *depth = level.saturating_sub(top);
        }
        stop
    };
    stops.into_iter().map(settle).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Source, parse};

    fn line(stop: &Stop) -> String {
        match stop {
            Stop::Day { n, label } => format!("{n}: {label}"),
            Stop::Session { number, title, start, .. } => {
                let time = start.map(|start| format!(" {start}")).unwrap_or_default();
                format!("#{number}{time} {title}")
            }
            Stop::Heading { text, depth, .. } => {
                format!("{}- {text}", "  ".repeat(*depth as usize))
            }
        }
    }

    #[test]
    fn depths_start_at_the_shallowest_heading() {
        let heading = |level: u8, text: &str| {
            (level, Stop::Heading { id: String::new(), text: text.to_owned(), depth: 0 })
        };
        let day = (0, Stop::Day { n: 1, label: "DAY 1".to_owned() });
        let stops = with_depths(vec![heading(2, "a"), day, heading(3, "b"), heading(2, "c")]);
        let lines: Vec<_> = stops.iter().map(line).collect();
        assert_eq!(lines, ["- a", "1: DAY 1", "  - b", "- c"]);
    }

    #[test]
    fn an_empty_post_has_no_contents() {
        let (post, _) = parse("", &Source { name: "a.md".to_owned() });
        assert_eq!(outline(&post), []);
    }
}
