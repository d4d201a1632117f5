//! Groups of candidates of one shape, weighed together, because an author writes all sessions of a post alike.

use crate::extract::candidate::{Candidate, Shape, Voice};
use crate::extract::rules::{self, Weight};
use crate::extract::session::{ENOUGH, Verdict};
use crate::extract::vocabulary;
use crate::{LinkKind, order};

/// Candidates of one shape that may be sessions.
pub(crate) struct Group {
    /// The mean weight, in tenths.
    pub(crate) mean: usize,
    pub(crate) members: Vec<usize>,
}

/// The candidates that nothing bars, those of one shape together.
pub(crate) fn by_shape(found: &[Candidate]) -> Vec<Vec<usize>> {
    let mut open: Vec<usize> = (0..found.len()).filter(|at| found[*at].bar.is_none()).collect();
    order::sort_by_key(&mut open, |at| found[*at].shape);
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for at in open {
        match groups.last_mut().filter(|group| found[group[0]].shape == found[at].shape) {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
    }
    groups
}

/// Weighs groups of candidates. Members that fall out of their group's form are told so.
pub(crate) fn judge(
    found: &[Candidate],
    groups: Vec<Vec<usize>>,
    weights: &[Weight],
    verdicts: &mut [Verdict],
) -> Vec<Group> {
    let mut groups: Vec<Group> =
        groups.into_iter().map(|members| Group { mean: 0, members }).collect();
    for group in &mut groups {
        drop_outsiders(group, found, weights, verdicts);
    }
    drop_holders(&mut groups, found, weights, verdicts);
    groups.retain(|group| !group.members.is_empty());
    groups
}

/// Takes what falls out of the form of a group from it, and weighs what is left.
pub(crate) fn drop_outsiders(
    group: &mut Group,
    found: &[Candidate],
    weights: &[Weight],
    verdicts: &mut [Verdict],
) {
    let whole = |at: &usize| weights[*at].whole;
    let marked = group.members.iter().filter(|at| found[**at].is_marked()).count();
    let mostly_marked = marked >= 2 && marked * 10 >= group.members.len() * 4;
    group.members.retain(|at| {
        let falls_out = mostly_marked && !found[*at].is_formed() && whole(at) * 10 < ENOUGH;
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
    // Days and times of day are something; without them half must show what only programmes have.
    let placed = count(|it| it.placed) * 2 >= length;
    let enough = of_programme * if placed { 6 } else { 2 } >= length;
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
    // What an announcement holds may be any list; elsewhere a list of notes could be as good.
    let (mut good, mut listed_good) = (vec![false; found.len()], vec![false; found.len()]);
    for group in groups.iter().filter(|group| group.mean >= ENOUGH && group.members.len() > 1) {
        let listed = matches!(found[group.members[0]].shape, Shape::Item(_) | Shape::Row(_));
        for at in &group.members {
            listed_good[*at] = true;
            good[*at] = !listed
                || weights[*at].head >= STRONG
                || rules::is_of_lightning(&found[*at], found);
        }
    }
    for group in groups.iter_mut() {
        let held = group.members.iter().map(|at| {
            let announces =
                vocabulary::says_attended(&found[*at]) || rules::is_programme(&found[*at]);
            let held = most_held(*at, found, if announces { &listed_good } else { &good });
            let local = if announces { held_here(*at, found, weights) } else { 0 };
            held.max(local)
        });
        let held: Vec<usize> = held.collect();
        let holds_lists = held.iter().any(|count| *count >= 2);
        let mut counts = held.into_iter();
        let single = group.members.len() == 1;
        group.members.retain(|at| {
            let count = counts.next().unwrap_or(0);
            let alone = vocabulary::is_kind_alone(&found[*at]) && found[*at].voice == Voice::Silent;
            let titled =
                weights[*at].head >= STRONG && !alone && !holds_speakers(*at, found, &good);
            // The only heading of its level with others below it is the title of the post.
            let of_post = single && holds_headings(*at, found);
            let stays = titled || !of_post && (count == 0 || count == 1 && !holds_lists && !alone);
            if !stays {
                verdicts[*at] = Verdict::Holds;
            }
            stays
        });
        drop_outsiders(group, found, weights, verdicts);
    }
}

/// Whether a heading has others below it that could be sessions, and shows nothing before them itself.
fn holds_headings(at: usize, found: &[Candidate]) -> bool {
    let it = &found[at];
    let is_heading = |it: &Candidate| matches!(it.shape, Shape::Heading(_));
    let first =
        inside(at, found).find(|other| is_heading(&found[*other]) && found[*other].bar.is_none());
    let Some(first) = first.filter(|_| is_heading(it)).map(|first| &found[first]) else {
        return false;
    };
    let shown = |link: &crate::Link| {
        link.line < first.line && matches!(link.kind, LinkKind::Slides | LinkKind::Video)
    };
    let told = it.voice > Voice::Silent && first.leaf > it.leaf + 1;
    !told && !it.links.iter().any(shown)
}

/// Whether several who speak have good candidates of their own in it: they are no parts of one talk.
fn holds_speakers(at: usize, found: &[Candidate], good: &[bool]) -> bool {
    let it = &found[at];
    let spoken = inside(at, found).filter(|other| {
        good[*other] && found[*other].shape != it.shape && found[*other].voice >= Voice::Head
    });
    it.voice != Voice::Head && spoken.count() >= 2
}

/// How many candidates of one other shape right under a heading are good taken by themselves.
fn held_here(at: usize, found: &[Candidate], weights: &[Weight]) -> usize {
    let (mut shape, mut count, mut sum) = (None, 0, 0);
    for other in inside(at, found) {
        let it = &found[other];
        if it.bar.is_none() && it.section == Some(at) && *shape.get_or_insert(it.shape) == it.shape
        {
            (count, sum) = (count + 1, sum + weights[other].whole);
        }
    }
    if count >= 2 && sum * 10 >= count * ENOUGH { count } else { 0 }
}

/// The candidates that start in the range of one.
fn inside(at: usize, found: &[Candidate]) -> impl Iterator<Item = usize> {
    let end = found[at].end;
    at + 1..at + 1 + found[at + 1..].partition_point(|other| other.leaf < end)
}

/// The weight of signs in a head that makes a session of it, whatever stands below.
const STRONG: usize = 3;

/// How many good candidates of one other shape a candidate holds at most.
fn most_held(at: usize, found: &[Candidate], good: &[bool]) -> usize {
    let it = &found[at];
    if !matches!(it.shape, Shape::Heading(_) | Shape::Bold | Shape::Item(_)) {
        return 0;
    }
    let mut shapes: Vec<(Shape, usize)> = Vec::new();
    for other in inside(at, found).filter(|other| good[*other]) {
        let shape = found[other].shape;
        match shapes.iter_mut().take(8).find(|(known, _)| *known == shape) {
            Some((_, count)) => *count += 1,
            None if shape != it.shape => shapes.push((shape, 1)),
            None => {}
        }
    }
    shapes.iter().map(|(_, count)| *count).max().unwrap_or(0)
}
