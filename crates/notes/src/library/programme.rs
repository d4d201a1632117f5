//! A conference day as a programme: its sessions in order, on a time axis where times are known.

use crate::library::{
    people::{Talk, post_talks},
    shelf::Conference,
};
use crate::{Day, Entry, Session, Time};

/// Minutes in one row of the axis.
const ROW: u32 = 5;
/// Minutes a session without an end is drawn for, at most.
const OPEN: u32 = 30;

/// One day of a conference, or its sessions of no stated day.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme<'a> {
    /// The day; `None` on the page of sessions without one.
    pub day: Option<&'a Day>,
    /// The sessions with a start, in order of time, and their places on the axis.
    pub timed: Vec<(Talk<'a>, Placed)>,
    /// Stretches of the axis in which no session is noted.
    pub gaps: Vec<Gap>,
    /// The sessions without a start, in the order of the text.
    pub listed: Vec<Talk<'a>>,
}

/// A session's place on the axis, as lines of a grid: rows from 1, lanes from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The grid line of the start.
    pub start: u32,
    /// The grid line of the end.
    pub end: u32,
    /// Which of the lanes side by side.
    pub lane: u32,
    /// How many lanes there are at that time.
    pub lanes: u32,
}

/// A stretch of the axis between sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The grid line where it starts.
    pub start: u32,
    /// The grid line where it ends.
    pub end: u32,
    /// How long it is.
    pub minutes: u32,
}

/// A conference's day of a number, or its sessions of no stated day. `None` if there is neither.
pub fn programme<'a>(conference: &Conference<'a>, day: Option<u32>) -> Option<Programme<'a>> {
    let known = conference.days().iter().find(|have| Some(have.n) == day);
    let talks = conference.posts.iter().flat_map(|post| post_talks(post));
    let (mut timed, listed): (Vec<_>, Vec<_>) =
        talks.filter(|talk| talk.session.day == day).partition(|t| t.session.start.is_some());
    if known.is_none() && timed.is_empty() && listed.is_empty() {
        return None;
    }
    crate::order::sort_by_key(&mut timed, |talk| (talk.session.start, talk.session.end));
    let slots: Vec<_> =
        timed.iter().filter_map(|t| Some((t.session.start?, t.session.end))).collect();
    let placed = time_axis(&slots);
    let gaps = gaps(&placed);
    Some(Programme { day: known, timed: timed.into_iter().zip(placed).collect(), gaps, listed })
}

/// Places sessions on an axis of five-minute rows: what overlaps stands side by side, what lies between stays open.
///
/// `slots` are starts and stated ends, in order of start. A session without an end is drawn up to the next start,
/// and for half an hour at most.
pub fn time_axis(slots: &[(Time, Option<Time>)]) -> Vec<Placed> {
    let Some(zero) = slots.first().map(|(start, _)| start.minutes()) else { return Vec::new() };
    let line = |minutes: u32| minutes.saturating_sub(zero) / ROW + 1;
    let mut placed: Vec<Placed> = slots
        .iter()
        .map(|&(start, end)| {
            let start_line = line(start.minutes());
            let end_line = line(end_or_guess(start, end, slots));
            Placed { start: start_line, end: end_line.max(start_line + 1), lane: 0, lanes: 1 }
        })
        .collect();
    lay_side_by_side(&mut placed);
    placed
}

/// The grid line of a moment of the day, if it lies on the axis.
pub fn line_at(programme: &Programme<'_>, minutes: u32) -> Option<u32> {
    let zero = programme.timed.first()?.0.session.start?.minutes();
    let line = minutes.checked_sub(zero)? / ROW + 1;
    let end = programme.timed.iter().map(|(_, place)| place.end).max()?;
    (line < end).then_some(line)
}

/// How many columns the whole axis needs.
pub fn lanes(placed: &[(Talk<'_>, Placed)]) -> u32 {
    placed.iter().map(|(_, place)| place.lanes).max().unwrap_or(1)
}

/// Where a session is drawn to, in minutes.
fn end_or_guess(start: Time, end: Option<Time>, slots: &[(Time, Option<Time>)]) -> u32 {
    if let Some(end) = end.filter(|end| *end > start) {
        return end.minutes();
    }
    let next = slots.iter().map(|(start, _)| *start).find(|next| *next > start);
    let latest = start.minutes() + OPEN;
    next.map_or(latest, |next| next.minutes().min(latest))
}

/// Gives each run of places that overlap in a chain its lanes.
fn lay_side_by_side(mut placed: &mut [Placed]) {
    while let Some(first) = placed.first() {
        let mut end = first.end;
        let mut run = 1;
        while placed.get(run).is_some_and(|next| next.start < end) {
            end = end.max(placed[run].end);
            run += 1;
        }
        let (overlapping, rest) = placed.split_at_mut(run);
        assign_lanes(overlapping);
        placed = rest;
    }
}

/// Gives each place of an overlapping run the first lane that is free at its start.
fn assign_lanes(run: &mut [Placed]) {
    let mut free_from: Vec<u32> = Vec::new();
    for place in &mut *run {
        let free = free_from.iter().position(|line| *line <= place.start);
        let lane = free.unwrap_or(free_from.len());
        if lane == free_from.len() {
            free_from.push(0);
        }
        free_from[lane] = place.end;
        place.lane = u32::try_from(lane).unwrap_or(0);
    }
    let lanes = u32::try_from(free_from.len()).unwrap_or(1);
    run.iter_mut().for_each(|place| place.lanes = lanes);
}

/// The stretches of five minutes and more in which no session is placed.
fn gaps(placed: &[Placed]) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut end = placed.first().map_or(1, |place| place.start);
    for place in placed {
        if place.start > end {
            gaps.push(Gap { start: end, end: place.start, minutes: (place.start - end) * ROW });
        }
        end = end.max(place.end);
    }
    gaps
}

/// A session's times as a programme prints them: `11:00–11:45`, or the start alone.
pub fn time_range(session: &Session) -> Option<String> {
    let start = session.start?;
    let end = session.end.filter(|end| *end > start);
    Some(end.map_or_else(|| start.to_string(), |end| format!("{start}–{end}")))
}

/// The sessions before and after a session of a post, by its place from 0.
pub fn session_neighbours(post: &Entry, at: usize) -> (Option<Talk<'_>>, Option<Talk<'_>>) {
    let talk = |at: usize| post_talks(post).nth(at);
    (at.checked_sub(1).and_then(talk), talk(at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::shelf::{conference, samples};

    #[track_caller]
    fn check_axis(slots: &str, expected: &str) {
        let time = |text: &str| text.parse::<Time>().ok();
        let slots: Vec<_> = slots
            .split_whitespace()
            .map(|slot| slot.split_once('-').expect("a slot has a dash"))
            .map(|(start, end)| (time(start).expect("a slot has a start"), time(end)))
            .collect();
        let shown: Vec<_> = time_axis(&slots)
            .iter()
            .map(|p| format!("{}-{}@{}/{}", p.start, p.end, p.lane, p.lanes))
            .collect();
        assert_eq!(shown.join(" "), expected, "{slots:?}");
    }

    #[test]
    fn the_axis_is_proportional() {
        check_axis("", "");
        check_axis("11:00-11:45 12:00-12:45", "1-10@0/1 13-22@0/1");
    }

    #[test]
    fn what_overlaps_stands_side_by_side() {
        check_axis("10:00-11:00 10:00-10:30 10:30-11:00", "1-13@0/2 1-7@1/2 7-13@1/2");
        check_axis(
            "10:00-10:40 10:20-11:00 10:30-10:50 11:00-11:10",
            "1-9@0/3 5-13@1/3 7-11@2/3 13-15@0/1",
        );
    }

    #[test]
    fn an_end_that_is_not_stated_is_drawn_to_the_next_start() {
        check_axis("10:00- 10:20- 12:00-", "1-5@0/1 5-11@0/1 25-31@0/1");
        check_axis("10:00- 10:00-11:00", "1-7@0/2 1-13@1/2");
    }

    #[test]
    fn an_end_before_the_start_is_no_end() {
        check_axis("23:50-00:30", "1-7@0/1");
        check_axis("10:00-10:00", "1-7@0/1");
        check_axis("10:00-10:02", "1-2@0/1");
    }

    #[track_caller]
    fn check_day(key: &str, day: Option<u32>, expected: &str) {
        let catalog = samples::catalog();
        let conference = conference(&catalog, key).expect("the sample has it");
        let shown = programme(&conference, day).map_or("-".to_owned(), |programme| {
            let timed = programme.timed.iter().map(|(talk, _)| talk.session.id.as_str());
            let listed = programme.listed.iter().map(|talk| talk.session.id.as_str());
            let gaps: u32 = programme.gaps.iter().map(|gap| gap.minutes).sum();
            let label = programme.day.map_or("?", |day| day.label.as_str());
            let (timed, listed): (Vec<_>, Vec<_>) = (timed.collect(), listed.collect());
            format!("{label}: [{}] {} gaps {gaps}", timed.join(" "), listed.join(" "))
        });
        assert_eq!(shown, expected, "{key} {day:?}");
    }

    #[test]
    fn a_day_has_its_sessions() {
        check_day("deview-2023", Some(2), "DAY 2: [optimize liveops meet metrics]  gaps 45");
        check_day("pycon-apac-2016", Some(2), "둘째날: [] rpc more-pandas gaps 0");
        check_day("pycon-korea-2019", None, "?: [] open-data lpqp magenta gaps 0");
    }

    #[test]
    fn a_day_that_nobody_names_is_not_a_page() {
        check_day("deview-2023", Some(3), "-");
        check_day("deview-2023", None, "-");
    }

    #[test]
    fn a_moment_has_its_line_while_the_day_lasts() {
        let catalog = samples::catalog();
        let conference = conference(&catalog, "deview-2023").expect("the sample has it");
        let day = programme(&conference, Some(2)).expect("the sample has it");
        let lines: Vec<_> =
            [659, 660, 664, 665, 884, 885].iter().map(|minutes| line_at(&day, *minutes)).collect();
        assert_eq!(lines, [None, Some(1), Some(1), Some(2), Some(45), None]);
    }

    #[test]
    fn gaps_do_not_open_under_a_longer_session() {
        let place = |start, end| Placed { start, end, lane: 0, lanes: 1 };
        let found = gaps(&[place(1, 20), place(3, 5), place(8, 10), place(23, 30)]);
        assert_eq!(found, [Gap { start: 20, end: 23, minutes: 15 }]);
        assert!(gaps(&[]).is_empty());
    }

    #[test]
    fn the_sessions_before_and_after() {
        let catalog = samples::catalog();
        let post = &catalog.posts[0];
        let id = |talk: Option<Talk<'_>>| talk.map_or("-".to_owned(), |t| t.session.id.clone());
        for (at, before, after) in
            [(0, "-", "liveops"), (3, "meet", "-"), (9, "-", "-"), (1, "optimize", "meet")]
        {
            let (a, b) = session_neighbours(post, at);
            assert_eq!((id(a), id(b)), (before.to_owned(), after.to_owned()), "{at}");
        }
    }

    #[test]
    fn times_as_a_programme_prints_them() {
        let mut session = samples::timed("a", (9, 5), (10, 0));
        assert_eq!(time_range(&session).as_deref(), Some("09:05–10:00"));
        session.end = session.start;
        assert_eq!(time_range(&session).as_deref(), Some("09:05"));
        session.start = None;
        assert_eq!(time_range(&session), None);
    }
}
