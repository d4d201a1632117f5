//! Groups of candidates of one shape, weighed together, because an author writes all sessions of a post alike.

use crate::extract::candidate::{Candidate, Shape, Voice};
use crate::extract::rules::{self, Weight};
use crate::extract::session::{ENOUGH, Verdict};
use crate::order;

/// Candidates of one shape that may be sessions.
pub(crate) struct Group {
    /// The mean weight, in tenths.
    pub(crate) mean: usize,
    pub(crate) members: Vec<usize>,
}

/// Puts the candidates into groups and weighs these. Members that fall out of their group's form are told so.
pub(crate) fn judge(
    found: &[Candidate],
    weights: &[Weight],
    verdicts: &mut [Verdict],
) -> Vec<Group> {
    let mut open: Vec<usize> = (0..found.len()).filter(|at| found[*at].bar.is_none()).collect();
    order::sort_by_key(&mut open, |at| found[*at].shape);
    let mut groups: Vec<Group> = Vec::new();
    for at in open {
        match groups.last_mut().filter(|group| found[group.members[0]].shape == found[at].shape) {
            Some(group) => group.members.push(at),
            None => groups.push(Group { mean: 0, members: vec![at] }),
        }
    }
    for group in &mut groups {
        drop_outsiders(group, found, weights, verdicts);
    }
    drop_holders(&mut groups, found, weights, verdicts);
    groups.retain(|group| !group.members.is_empty());
    groups
}

/// Takes what falls out of the form of a group from it, and weighs what is left.
fn drop_outsiders(
    group: &mut Group,
    found: &[Candidate],
    weights: &[Weight],
    verdicts: &mut [Verdict],
) {
    let whole = |at: &usize| weights[*at].whole;
    let formed = group.members.iter().filter(|at| found[**at].is_formed()).count();
    let mostly_formed = formed >= 2 && formed * 10 >= group.members.len() * 4;
    let sum: usize = group.members.iter().map(whole).sum();
    let rich = sum >= 5 * group.members.len();
    group.members.retain(|at| {
        let unformed = mostly_formed && !found[*at].is_formed() && whole(at) * 10 < ENOUGH;
        // One that shows next to nothing among siblings that show a lot is something else.
        let poor = if found[*at].is_formed() { 1 } else { 2 };
        let falls_out = unformed || rich && whole(at) <= poor;
        if falls_out {
            verdicts[*at] = Verdict::Outsider;
        }
        !falls_out
    });
    drop_edges(group, weights, verdicts);
    let count =
        |is: fn(&Weight) -> bool| group.members.iter().filter(|at| is(&weights[**at])).count();
    let (of_programme, ranges) = (count(|it| it.of_programme), count(|it| it.range));
    let sum: usize = group.members.iter().map(whole).sum();
    let length = group.members.len();
    // Days and times of day are something; without them a third must show what only programmes have.
    let placed = count(|it| it.placed) * 2 >= length;
    let enough = of_programme * if placed { 6 } else { 5 } >= length * if placed { 1 } else { 2 };
    group.mean = match enough || ranges * 2 >= length {
        true => sum * 10 / group.members.len().max(1),
        false => 0,
    };
}

/// Takes what shows next to nothing before the first and after the last of several that show a lot: a welcome, the
/// way home. Between them it is a session about which little is written.
fn drop_edges(group: &mut Group, weights: &[Weight], verdicts: &mut [Verdict]) {
    let strong = |at: &usize| weights[*at].whole >= 4;
    let count = group.members.iter().filter(|at| strong(at)).count();
    if count < 3 || count * 2 < group.members.len() {
        return;
    }
    let first = group.members.iter().position(strong).unwrap_or(0);
    let last = group.members.iter().rposition(strong).unwrap_or(0);
    let mut n = 0;
    group.members.retain(|at| {
        let edge = n < first || n > last;
        n += 1;
        if edge && weights[*at].whole <= 1 {
            verdicts[*at] = Verdict::Outsider;
        }
        !edge || weights[*at].whole > 1
    });
}

/// Takes candidates that are no sessions but what sessions stand under out of their groups: `Lightning Talks`,
/// `오전`, `Track A`. What sessions show does not speak for what holds them.
fn drop_holders(
    groups: &mut [Group],
    found: &[Candidate],
    weights: &[Weight],
    verdicts: &mut [Verdict],
) {
    let mut good = vec![false; found.len()];
    for group in groups.iter().filter(|group| group.mean >= ENOUGH && group.members.len() > 1) {
        let listed = matches!(found[group.members[0]].shape, Shape::Item(_) | Shape::Row(_));
        for at in &group.members {
            good[*at] = !listed
                || weights[*at].head >= STRONG
                || rules::is_of_lightning(&found[*at], found);
        }
    }
    for group in groups.iter_mut() {
        let held: Vec<usize> =
            group.members.iter().map(|at| most_held(*at, found, &good)).collect();
        let holds_lists = held.iter().any(|count| *count >= 2);
        let mut counts = held.into_iter();
        group.members.retain(|at| {
            let count = counts.next().unwrap_or(0);
            let alone = rules::is_kind_alone(&found[*at]) && found[*at].voice == Voice::Silent;
            let titled = weights[*at].head >= STRONG && !alone;
            let stays = count == 0 || titled || count == 1 && !holds_lists && !alone;
            if !stays {
                verdicts[*at] = Verdict::Holds;
            }
            stays
        });
        drop_outsiders(group, found, weights, verdicts);
    }
}

/// The weight of signs in a head that makes a session of it, whatever stands below.
const STRONG: usize = 3;

/// How many good candidates of one other shape a candidate holds at most.
fn most_held(at: usize, found: &[Candidate], good: &[bool]) -> usize {
    let it = &found[at];
    if !matches!(it.shape, Shape::Heading(_) | Shape::Bold | Shape::Item(_)) {
        return 0;
    }
    let inside = found[at + 1..].iter().enumerate().take_while(|(_, other)| other.leaf < it.end);
    let mut shapes: Vec<(Shape, usize)> = Vec::new();
    for (_, other) in inside.filter(|(n, other)| good[at + 1 + n] && other.shape != it.shape) {
        match shapes.iter_mut().take(8).find(|(shape, _)| *shape == other.shape) {
            Some((_, count)) => *count += 1,
            None => shapes.push((other.shape, 1)),
        }
    }
    shapes.iter().map(|(_, count)| *count).max().unwrap_or(0)
}
