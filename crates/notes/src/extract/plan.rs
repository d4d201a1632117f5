//! Plans and the notes on them: candidates with one title, of which the one with the notes is the session.

use std::collections::HashMap;

use crate::extract::candidate::{Candidate, Shape, Voice};
use crate::extract::rules::{self, Barred};
use crate::extract::session::Verdict;
use crate::extract::slot::Slot;
use crate::extract::vocabulary;
use crate::order;

/// The candidates with the same title: for each the number of its title, and those that share it.
pub(crate) struct Twins {
    of: Vec<usize>,
    all: Vec<Vec<usize>>,
}

pub(crate) fn twins(found: &mut [Candidate]) -> Twins {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut twins = Twins { of: Vec::new(), all: Vec::new() };
    for (at, it) in found.iter().enumerate() {
        let next = crate::door::count(numbers.len());
        let number = *numbers.entry(rules::key(&it.head.title)).or_insert(next) as usize;
        if number == twins.all.len() {
            twins.all.push(Vec::new());
        }
        twins.all[number].push(at);
        twins.of.push(number);
    }
    join_abbreviated(found, &mut twins);
    for same in twins.all.iter().filter(|same| !same.is_empty()) {
        let long = || rules::key(&found[same[0]].head.title).chars().count() >= 4;
        // A plan or a table of contents is a list; headings of one level that are alike are parts of talks.
        let planned = same.iter().filter(|at| is_listed(&found[**at])).count();
        let has_plans = planned > 0 && planned < same.len() + usize::from(planned > 1);
        if same.len() > 1 && has_plans && long() {
            let plans = same.iter().any(|at| {
                let it = &found[*at];
                is_listed(it) && (it.head.slot != Slot::default() || it.voice == Voice::Head)
            });
            for at in same {
                found[*at].repeated = true;
                found[*at].planned = plans && !is_listed(&found[*at]);
            }
        }
    }
    twins
}

/// Counts a heading that abbreviates one title of a plan as its twin: `디자인 토큰` for `디자인 토큰을 코드로 옮기기`.
fn join_abbreviated(found: &[Candidate], twins: &mut Twins) {
    let heads =
        |it: &Candidate| matches!(it.shape, Shape::Heading(_) | Shape::Bold) && it.bar.is_none();
    let planned = |it: &Candidate| is_listed(it) && !is_barred(it) && it.voice >= Voice::Label;
    let of = |is: &dyn Fn(&Candidate) -> bool| -> Vec<usize> {
        (0..found.len()).filter(|at| is(&found[*at])).collect()
    };
    let (heads, plans) = (of(&heads), of(&planned));
    if heads.len() * plans.len() > MOST_PAIRS {
        return;
    }
    let keys: Vec<String> = plans.iter().map(|at| rules::key(&found[*at].head.title)).collect();
    for head in heads {
        let key = rules::key(&found[head].head.title);
        if key.chars().count() < SHORTEST_ABBREVIATION || twins.all[twins.of[head]].len() > 1 {
            continue;
        }
        let mut like = (0..keys.len()).filter(|n| keys[*n].contains(&key) && keys[*n] != key);
        if let (Some(plan), None) = (like.next(), like.next()) {
            let (from, to) = (twins.of[head], twins.of[plans[plan]]);
            let moved = std::mem::take(&mut twins.all[from]);
            moved.iter().for_each(|at| twins.of[*at] = to);
            twins.all[to].extend(moved);
        }
    }
}

/// Whether it is no plan either. Under `시간표` stands a plan, be it no list of what was heard.
fn is_barred(it: &Candidate) -> bool {
    it.bar.is_some_and(|bar| !matches!(bar, Barred::Aside | Barred::Parallel))
}

/// Headings are compared with plans only where there are few of both: the time is the product.
const MOST_PAIRS: usize = 40_000;

/// A heading abbreviates a title with so many letters at least.
const SHORTEST_ABBREVIATION: usize = 5;

fn is_listed(it: &Candidate) -> bool {
    matches!(it.shape, Shape::Item(_) | Shape::Row(_) | Shape::Line | Shape::Linked)
}

/// Of several candidates with one title keeps the one with the notes; it learns what the others say.
pub(crate) fn settle_twins(found: &mut [Candidate], twins: &Twins, verdicts: &mut [Verdict]) {
    for same in twins.all.iter().filter(|same| same.len() > 1) {
        let taken = same.iter().copied().filter(|at| verdicts[*at].is_taken());
        let rank = |at: &usize| (found[*at].has_notes, found[*at].end - found[*at].leaf > 2, *at);
        let Some(best) = taken.max_by_key(rank) else { continue };
        for at in same.iter().copied().filter(|at| *at != best) {
            // Two sessions of one shape may share a title: 라이트닝 토크 of two days.
            let alike = found[at].shape == found[best].shape;
            if verdicts[at] == Verdict::Taken && (!alike || !found[at].has_notes) {
                verdicts[at] = Verdict::Repeats(best);
            }
            if !verdicts[at].is_taken() && !alike {
                learn(found, best, at);
            }
        }
    }
}

/// Takes over what a plan says of a session: its time, speakers and day.
fn learn(found: &mut [Candidate], it: usize, plan: usize) {
    let (slot, voice, day) = (found[plan].head.slot, found[plan].voice, found[plan].day);
    let speakers = found[plan].speakers.clone();
    let it = &mut found[it];
    if it.head.slot == Slot::default() {
        it.head.slot = slot;
    }
    it.hear(voice, speakers);
    if it.day.is_none_or(|(_, strong)| !strong) && day.is_some() {
        it.day = day;
    }
}

/// Leaves what stands only in a plan, if the post says elsewhere what its author heard.
pub(crate) fn drop_unheard(found: &[Candidate], verdicts: &mut [Verdict]) {
    let is_attended = |at: usize| {
        let section = found[at].section;
        section.is_some_and(|section| vocabulary::says_attended(&found[section]))
    };
    let is_taken = |verdicts: &[Verdict], at: usize| verdicts[at].is_taken();
    let attended = (0..found.len()).any(|at| is_taken(verdicts, at) && is_attended(at));
    let repeats = |at: usize| matches!(verdicts[at], Verdict::Repeats(_));
    let mut plans: Vec<Shape> =
        (0..found.len()).filter(|at| repeats(*at)).map(|at| found[at].shape).collect();
    order::sort_by_key(&mut plans, |shape| *shape);
    for at in 0..found.len() {
        let it = &found[at];
        let topic = attended && it.voice == Voice::Silent && it.links.is_empty() && !is_listed(it);
        if topic && is_taken(verdicts, at) && !is_attended(at) {
            verdicts[at] = Verdict::NotHeard;
        }
        if !is_taken(verdicts, at) || !is_listed(it) || is_attended(at) {
            continue;
        }
        let planned = !it.bold && plans.binary_search(&it.shape).is_ok();
        if (planned || attended) && !has_own_notes(it) {
            verdicts[at] = Verdict::NotHeard;
        }
    }
}

/// Whether something is written about it beyond its facts.
fn has_own_notes(it: &Candidate) -> bool {
    it.has_notes && !matches!(it.shape, Shape::Row(_)) && it.end - it.leaf > 1
}
