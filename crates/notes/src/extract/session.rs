//! Decides which candidates are sessions.
//!
//! Candidates of one shape are judged together, because an author writes all sessions of a post alike: a session
//! without a speaker is recognised by its siblings. The weights of the signs that a group shows are averaged; a group
//! that reaches what is needed is a list of sessions. What [`rules::BARS`] bars is none in any company. The best groups
//! come first; what overlaps them, repeats them or falls out of their form is left. Every decision is a [`Verdict`].

use std::cmp::Reverse;

use crate::extract::candidate::{Candidate, Shape};
use crate::extract::group::{self, Group};
use crate::extract::kind;
use crate::extract::leaf::Body;
use crate::extract::rules::{self, Barred, Weight};
use crate::extract::slot::Slot;
use crate::extract::{hearing, plan};
use crate::front_matter::overrides::Overrides;
use crate::slug::{self, Names};
use crate::{Session, Time, order};

/// The mean weight of signs, in tenths, that makes a group a list of sessions: one strong sign each, or a day and notes.
pub(crate) const ENOUGH: usize = 30;

/// What two candidates, and a single one, need without company: two make hardly a list, one makes none.
const ENOUGH_FOR_TWO: usize = 40;
const ENOUGH_FOR_ONE: usize = 60;

/// What became of a candidate, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// A session.
    Taken,
    /// The author's front matter says so: a session, or none.
    Stated(bool),
    /// A bar of [`rules::BARS`] holds.
    Barred(Barred),
    /// Its group shows too little: the mean and what is needed, in tenths.
    Weak(usize, usize),
    /// Sessions stand under it.
    Holds,
    /// It lies in the session of that candidate, or around it.
    Overlaps(usize),
    /// That candidate has the same title and the notes.
    Repeats(usize),
    /// Its siblings have a time, a number, a speaker; it has not.
    Outsider,
    /// The post lists elsewhere what its author heard, and not this.
    NotHeard,
}

impl Verdict {
    /// Whether the candidate is a session.
    pub(crate) fn is_taken(self) -> bool {
        matches!(self, Self::Taken | Self::Stated(true))
    }
}

/// Chooses the sessions among the candidates; gives a verdict for each. What the author states wins.
pub(crate) fn choose(
    body: &Body<'_>,
    found: &mut [Candidate],
    overrides: &Overrides,
) -> Vec<Verdict> {
    let mut groups = group::by_shape(found);
    hearing::hear(found, &groups);
    groups.iter_mut().for_each(|group| group.retain(|at| found[*at].bar.is_none()));
    groups.retain(|group| !group.is_empty());
    let twins = plan::twins(found);
    let mut verdicts: Vec<Verdict> =
        found.iter().map(|it| it.bar.map_or(Verdict::Weak(0, ENOUGH), Verdict::Barred)).collect();
    let weigh = |it: &Candidate| match it.bar {
        None => rules::weigh(it, found),
        Some(_) => Weight::default(),
    };
    let weights: Vec<Weight> = found.iter().map(weigh).collect();
    let mut judged = group::judge(found, groups, &weights, &mut verdicts);
    order::sort_by_key(&mut judged, |group| Reverse(group.mean));
    let mut owner: Vec<Option<usize>> = vec![None; body.leaves.len() + 1];
    obey(overrides, found, &mut verdicts, &mut owner);
    judged.retain_mut(|group| {
        group.members.retain(|at| !matches!(verdicts[*at], Verdict::Stated(_)));
        !group.members.is_empty()
    });
    let mut company = owner.iter().any(Option::is_some);
    for group in judged {
        company |= accept(group, found, &weights, &mut verdicts, &mut owner, company);
    }
    plan::settle_twins(found, &twins, &mut verdicts);
    plan::drop_unheard(found, &mut verdicts);
    trim_loose_ends(body, found, &verdicts);
    verdicts
}

/// Decides what the author's front matter decides. A stated session ends where the next one starts.
fn obey(
    overrides: &Overrides,
    found: &mut [Candidate],
    verdicts: &mut [Verdict],
    owner: &mut [Option<usize>],
) {
    let level = overrides.level.as_ref().map(|level| Shape::Heading(level.value));
    let mut last: Option<usize> = None;
    for at in 0..found.len() {
        let it = &found[at];
        let listed = overrides.lists(&it.head.title).or_else(|| overrides.lists(&it.raw));
        let of_level = level.map(|level| it.shape == level && it.bar.is_none());
        let stated = listed.or(of_level).or(overrides.silent.then_some(false));
        let Some(wanted) = stated else { continue };
        verdicts[at] = Verdict::Stated(wanted);
        let (leaf, line) = (it.leaf, it.line);
        if !wanted {
            continue;
        }
        if let Some(before) = last.replace(at).map(|last| &mut found[last])
            && before.end > leaf
        {
            before.end = leaf;
            before.links.retain(|link| link.line < line);
        }
        owner[leaf..found[at].end].fill(Some(at));
    }
}

/// Takes what a group has, where nothing better was taken before. `company`: whether anything was; tells whether now.
fn accept(
    mut group: Group,
    found: &[Candidate],
    weights: &[Weight],
    verdicts: &mut [Verdict],
    owner: &mut [Option<usize>],
    company: bool,
) -> bool {
    let taken = |at: &usize| owner[found[*at].leaf..found[*at].end].iter().find_map(|owner| *owner);
    let size = group.members.len();
    group.members.retain(|at| {
        let by = taken(at);
        if let Some(by) = by {
            verdicts[*at] = Verdict::Overlaps(by);
        }
        by.is_none()
    });
    let inside = size - group.members.len();
    if inside > 0 {
        group::drop_outsiders(&mut group, found, weights, verdicts);
    }
    let Some(first) = group.members.first().map(|at| found[*at].shape) else { return false };
    let need = match (group.members.len(), company) {
        // A line with a time, alone, says when the conference was.
        (1, _) if matches!(first, Shape::Line | Shape::Linked) => usize::MAX,
        (1, false) if first == Shape::Embed => usize::MAX,
        (1, false) => ENOUGH_FOR_ONE,
        // Sub-headings of talks are groups too: what is left of one needs more.
        _ if inside * 2 > size => ENOUGH_FOR_TWO,
        (1, true) | (2, false) => ENOUGH_FOR_TWO,
        _ => ENOUGH,
    };
    for at in &group.members {
        if group.mean < need {
            verdicts[*at] = Verdict::Weak(group.mean, need);
            continue;
        }
        verdicts[*at] = Verdict::Taken;
        owner[found[*at].leaf..found[*at].end].fill(Some(*at));
    }
    group.mean >= need
}

/// Ends the last of some embeds where its siblings end: a paragraph after the notes of the last deck is the post's.
fn trim_loose_ends(body: &Body<'_>, found: &mut [Candidate], verdicts: &[Verdict]) {
    let embeds: Vec<usize> = (0..found.len())
        .filter(|at| verdicts[*at].is_taken() && found[*at].shape == Shape::Embed)
        .collect();
    let kind = |leaf: usize| (body.leaves[leaf].kind, body.leaves[leaf].item.is_some());
    let Some((last, others)) = embeds.split_last() else { return };
    let mut ends = Vec::new();
    for end in others.iter().map(|at| kind(found[*at].end - 1)) {
        if !ends.contains(&end) {
            ends.push(end);
        }
    }
    let it = &mut found[*last];
    if let Some(keep) = (it.leaf + 1..it.end).rfind(|leaf| ends.contains(&kind(*leaf))) {
        let line = body.leaves.get(keep + 1).map_or(u32::MAX, |leaf| leaf.line);
        it.end = keep + 1;
        it.links.retain(|link| link.line < line);
    }
}

/// The sessions of the chosen candidates. `day` is the day that the whole post is about.
pub(crate) fn sessions(found: &[Candidate], chosen: &[usize], day: Option<u32>) -> Vec<Session> {
    let mut names = Names::default();
    let mut sessions: Vec<Session> = Vec::new();
    for it in chosen.iter().map(|at| &found[*at]) {
        let stem = slug::slug(&it.head.title);
        let stem = if stem.is_empty() { "session".to_owned() } else { stem };
        let day = it.day().or(day);
        let before = sessions.last().filter(|last| last.day == day).and_then(|last| last.start);
        let (start, end) = afternoon(it.head.slot, before);
        sessions.push(Session {
            id: names.take(&stem),
            title: it.head.title.clone(),
            line: it.line,
            lines: (it.line, it.line + 1),
            code: it.head.code.clone(),
            day,
            start,
            end,
            kind: kind::kind(it, found),
            speakers: it.speakers.clone(),
            links: it.links.clone(),
        });
    }
    sessions
}

/// The times of a slot; an hour from 1 to 7 that comes after a later one is of the afternoon: 11:00, then 1:30.
fn afternoon(slot: Slot, before: Option<Time>) -> (Option<Time>, Option<Time>) {
    let later = |time: Option<Time>, than: Option<Time>| match (time, than) {
        (Some(time), Some(than)) if time < than && (1..8).contains(&time.hour) => {
            Time::new(time.hour + 12, time.minute)
        }
        (time, _) => time,
    };
    let start = if slot.certain { slot.start } else { later(slot.start, before) };
    (start, later(slot.end, start))
}
