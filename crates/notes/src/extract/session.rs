//! Decides which candidates are sessions.
//!
//! Candidates of one shape are judged together, because an author writes all sessions of a post alike: a session
//! without a speaker is recognised by its siblings. The weights of the signs that a group shows are averaged; a group
//! that reaches what is needed is a list of sessions. What [`rules::BARS`] bars is none in any company. The best groups
//! come first; what overlaps them, repeats them or falls out of their form is left. Every decision is a [`Verdict`].

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::extract::candidate::{Candidate, Shape, Voice};
use crate::extract::leaf::Body;
use crate::extract::name::{self, Trust};
use crate::extract::rules::{self, Weight};
use crate::extract::slot::Slot;
use crate::extract::speaker::{self, PATTERNS, Told};
use crate::front_matter::overrides::Overrides;
use crate::slug::{self, Names};
use crate::{Kind, Session, Time, order};

/// The mean weight of signs, in tenths, that makes a group a list of sessions: one strong sign each, or a day and notes.
const ENOUGH: usize = 30;

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
    Barred(usize),
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
    hear(found);
    let twins = twins(found);
    let mut verdicts: Vec<Verdict> =
        found.iter().map(|it| it.bar.map_or(Verdict::Weak(0, ENOUGH), Verdict::Barred)).collect();
    let weights: Vec<Weight> = found.iter().map(|it| rules::weigh(it, found)).collect();
    let mut judged = judge(found, &weights, &mut verdicts);
    order::sort_by_key(&mut judged, |group| Reverse(group.mean));
    let mut owner: Vec<Option<usize>> = vec![None; body.leaves.len() + 1];
    obey(overrides, found, &mut verdicts, &mut owner);
    judged.retain_mut(|group| {
        group.members.retain(|at| !matches!(verdicts[*at], Verdict::Stated(_)));
        !group.members.is_empty()
    });
    for group in &judged {
        accept(group, found, &mut verdicts, &mut owner);
    }
    settle_twins(found, &twins, &mut verdicts);
    drop_unheard(found, &twins, &mut verdicts);
    trim_loose_ends(body, found, &verdicts);
    verdicts
}

/// Decides what the author's front matter decides.
fn obey(
    overrides: &Overrides,
    found: &[Candidate],
    verdicts: &mut [Verdict],
    owner: &mut [Option<usize>],
) {
    let level = overrides.level.as_ref().map(|level| Shape::Heading(level.value));
    for (at, it) in found.iter().enumerate() {
        let listed = overrides.lists(&it.head.title).or_else(|| overrides.lists(&it.raw));
        let of_level = level.map(|level| it.shape == level && it.bar.is_none());
        let Some(wanted) = listed.or(of_level).or(overrides.silent.then_some(false)) else {
            continue;
        };
        let free = owner[it.leaf..it.end].iter().all(Option::is_none);
        verdicts[at] = Verdict::Stated(wanted && free);
        if wanted && free {
            owner[it.leaf..it.end].fill(Some(at));
        }
    }
}

/// Candidates of one shape that may be sessions.
struct Group {
    /// The mean weight, in tenths.
    mean: usize,
    members: Vec<usize>,
}

/// Puts the candidates into groups and weighs these. Members that fall out of their group's form are told so.
fn judge(found: &[Candidate], weights: &[Weight], verdicts: &mut [Verdict]) -> Vec<Group> {
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
        let stays = !unformed && !(rich && whole(at) <= poor);
        if !stays {
            verdicts[*at] = Verdict::Outsider;
        }
        stays
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

/// Takes what a group has, where nothing better was taken before.
fn accept(
    group: &Group,
    found: &[Candidate],
    verdicts: &mut [Verdict],
    owner: &mut [Option<usize>],
) {
    let company = owner.iter().any(Option::is_some);
    let of_line = matches!(found[group.members[0]].shape, Shape::Line | Shape::Linked);
    let need = match (group.members.len(), company) {
        // A line with a time, alone, says when the conference was.
        (1, _) if of_line => usize::MAX - 1,
        (1, false) if found[group.members[0]].shape == Shape::Embed => usize::MAX - 1,
        (1, false) => ENOUGH_FOR_ONE,
        (1, true) => ENOUGH_FOR_TWO,
        (2, false) => ENOUGH_FOR_TWO,
        _ => ENOUGH,
    };
    if group.mean < need {
        for at in &group.members {
            verdicts[*at] = Verdict::Weak(group.mean, need);
        }
        return;
    }
    let taken = |at: usize| owner[found[at].leaf..found[at].end].iter().find_map(|owner| *owner);
    let (inside, free): (Vec<usize>, Vec<usize>) =
        group.members.iter().copied().partition(|at| taken(*at).is_some());
    // Sub-headings of one talk and the programme around all of them are groups too.
    let overlapped = inside.len() * 2 > group.members.len();
    for at in inside {
        verdicts[at] = Verdict::Overlaps(taken(at).unwrap_or(at));
    }
    for at in free {
        if overlapped {
            verdicts[at] = Verdict::Weak(group.mean, usize::MAX);
            continue;
        }
        verdicts[at] = Verdict::Taken;
        owner[found[at].leaf..found[at].end].fill(Some(at));
    }
}

/// Finds the speakers: in heads by the group's own separator, in notes by labels, lines and sentences.
fn hear(found: &mut [Candidate]) {
    let mut members: Vec<usize> = (0..found.len()).filter(|at| found[*at].bar.is_none()).collect();
    order::sort_by_key(&mut members, |at| found[*at].shape);
    let mut from = 0;
    let mut habit = None;
    let mut small = Vec::new();
    while from < members.len() {
        let shape = found[members[from]].shape;
        let end = from + members[from..].partition_point(|at| found[*at].shape == shape);
        let group = &members[from..end];
        let pattern = hear_group(found, group);
        match pattern {
            Some(pattern) if group.len() > 2 => habit = Some(pattern),
            Some(_) => {}
            None => small.push((from, end)),
        }
        from = end;
    }
    // What an author does in one list is done in the others too.
    let Some(habit) = habit else { return };
    for (from, end) in small {
        let group = &members[from..end];
        let listed = matches!(found[group[0]].shape, Shape::Item(_) | Shape::Row(_));
        let told = || group.iter().filter_map(|at| tell(&found[*at], habit));
        let fair = told().any(|told| told.trust >= Trust::Fair);
        if listed && fair && told().count() * 2 > group.len() {
            group.iter().for_each(|at| take_speaker(&mut found[*at], habit));
        }
    }
}

/// Reads the title of a candidate by a pattern.
fn tell(it: &Candidate, pattern: speaker::Pattern) -> Option<Told> {
    speaker::tell(&it.head.title, it.bold_words.as_deref(), pattern)
}

/// Takes the speaker out of the title of a candidate.
fn take_speaker(it: &mut Candidate, pattern: speaker::Pattern) {
    let Some(Told { title, speakers, part, .. }) = tell(it, pattern) else { return };
    it.byline = Some(part).filter(|part| speakers.join(", ") != *part);
    it.hear(Voice::Head, speakers);
    let (title, quoted) = crate::extract::head::unquoted(&title);
    it.head.quoted |= quoted;
    it.head.title = title.to_owned();
}

/// Finds the speakers of a group; gives the pattern that its heads share.
fn hear_group(found: &mut [Candidate], members: &[usize]) -> Option<speaker::Pattern> {
    if bar_facts(found, members) {
        return None;
    }
    bar_names(found, members);
    let lines = bare_names(found, members);
    let counted = PATTERNS.map(|pattern| {
        let told = members.iter().filter_map(|at| tell(&found[*at], pattern));
        told.filter(|told| told.trust >= Trust::Fair || is_plausible(told, pattern)).count()
    });
    let best = (0..PATTERNS.len()).rev().max_by_key(|n| counted[*n]).unwrap_or(0);
    let shared = counted[best] >= 2
        && counted[best] * 4 >= members.len()
        && lines.is_none_or(|(_, named)| named <= counted[best]);
    let shared = shared.then_some(PATTERNS[best]);
    for at in members.iter().copied() {
        if found[at].voice == Voice::Head {
            continue;
        }
        let is_sure = |pattern: &speaker::Pattern| {
            tell(&found[at], *pattern).is_some_and(|told| told.trust == Trust::Sure)
        };
        let own = shared.filter(|pattern| tell(&found[at], *pattern).is_some());
        if let Some(pattern) = own.or_else(|| PATTERNS.into_iter().find(is_sure)) {
            take_speaker(&mut found[at], pattern);
        }
    }
    for at in members {
        hear_notes(&mut found[*at], lines.map(|(listed, _)| listed));
    }
    drop_affiliations(found, members);
    shared
}

/// Bars lines that follow heads: they say when and where these are.
fn bar_facts(found: &mut [Candidate], members: &[usize]) -> bool {
    let follows = |at: &&usize| **at > 0 && found[**at - 1].leaf + 1 == found[**at].leaf;
    let all = found[members[0]].shape == Shape::Line
        && members.iter().filter(follows).count() * 2 > members.len();
    if all {
        members.iter().for_each(|at| found[*at].bar = Some(rules::FACT));
    }
    all
}

/// Bars the members of a group that could be names, if most could.
fn bar_names(found: &mut [Candidate], members: &[usize]) {
    let is_name = |it: &Candidate| !it.column && rules::may_be_name(&it.raw);
    let names = members.iter().filter(|at| is_name(&found[**at])).count();
    if names >= 2 && names * 3 >= members.len() * 2 {
        for at in members {
            if is_name(&found[*at]) {
                found[*at].bar = Some(rules::NAME);
            }
        }
    }
}

/// Whether most of a group have a line of notes that is a name and nothing else: whether those in lists count, and how
/// many have one.
fn bare_names(found: &[Candidate], members: &[usize]) -> Option<(bool, usize)> {
    let named =
        |listed| members.iter().filter(|at| found[**at].named_line(listed).is_some()).count();
    // Lists of notes hold words that look like names; two of them prove nothing.
    if matches!(found[members[0]].shape, Shape::Item(_)) && !found[members[0]].fresh {
        return None;
    }
    let (bold, any) = (named(false), named(true));
    if any >= 2 && any * 2 >= members.len() {
        return Some((true, any));
    }
    (bold >= 2 && bold * 3 >= members.len()).then_some((false, bold))
}

/// Takes the last of the names of each, if each of several has at least two: that is where they work.
fn drop_affiliations(found: &mut [Candidate], members: &[usize]) {
    let spoken = || members.iter().filter(|at| found[**at].voice >= Voice::Line);
    let many = spoken().all(|at| found[*at].speakers.len() >= 2);
    if many && spoken().count() >= 3 {
        for at in members {
            if found[*at].voice >= Voice::Line {
                found[*at].speakers.pop();
            }
        }
    }
}

/// Whether a weak name in parentheses may be believed: Japanese names have no surnames that could be listed.
fn is_plausible(told: &Told, pattern: speaker::Pattern) -> bool {
    let closed = pattern.separator == speaker::Separator::Parentheses && !pattern.speaker_first;
    let is_kanji = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    closed && told.speakers.iter().all(|name| name.starts_with(is_kanji))
}

/// Finds the speakers in the first lines of the notes. `lines`: whether bare names count, and those in lists.
fn hear_notes(it: &mut Candidate, lines: Option<bool>) {
    if let Some(name) = speaker::of_keynote(&it.head.title) {
        it.hear(Voice::Line, vec![name]);
    }
    if it.cell.is_some() {
        return;
    }
    let labelled = it.leads.iter().find_map(|lead| speaker::labelled(&lead.text));
    it.hear(Voice::Label, labelled.unwrap_or_default());
    let honoured = it.leads.iter().take(6).map(|lead| {
        // 김하나 님. 이야기가 길었다.
        let sentence = lead.text.split(". ").next().unwrap_or(&lead.text);
        speaker::in_line(sentence)
    });
    it.hear(Voice::Line, honoured.into_iter().find(|names| !names.is_empty()).unwrap_or_default());
    if let Some(listed) = lines {
        it.hear(Voice::Line, it.named_line(listed).unwrap_or_default());
    }
    let lines = std::iter::once(&it.raw).chain(it.leads.iter().take(4).map(|lead| &lead.text));
    let told = lines.into_iter().find_map(|line| speaker::in_sentence(line));
    it.hear(Voice::Told, told.unwrap_or_default());
    // Ada Lovelace, linked, walked us through …
    let linked = it.leads.first().and_then(|lead| {
        let (names, trust) = name::read(lead.linked.as_deref()?)?;
        (trust >= Trust::Fair && lead.text.chars().count() > 40).then_some(names)
    });
    it.hear(Voice::Told, linked.unwrap_or_default());
}

/// The candidates with the same title: for each the number of its title, and those that share it.
struct Twins {
    of: Vec<usize>,
    all: Vec<Vec<usize>>,
}

fn twins(found: &mut [Candidate]) -> Twins {
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
        let long = rules::key(&found[same[0]].head.title).chars().count() >= 4;
        // A plan or a table of contents is a list; headings of one level that are alike are parts of talks.
        let planned = same.iter().filter(|at| is_listed(&found[**at])).count();
        if long && same.len() > 1 && planned > 0 && planned < same.len() + usize::from(planned > 1)
        {
            for at in same {
                found[*at].repeated = true;
            }
        }
    }
    twins
}

/// Counts a heading that abbreviates one title of a plan as its twin: `디자인 토큰` for `디자인 토큰을 코드로 옮기기`.
fn join_abbreviated(found: &[Candidate], twins: &mut Twins) {
    let heads =
        |it: &Candidate| matches!(it.shape, Shape::Heading(_) | Shape::Bold) && it.bar.is_none();
    let planned = |it: &Candidate| is_listed(it) && it.bar.is_none() && it.voice >= Voice::Label;
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

/// Headings are compared with plans only where there are few of both: the time is the product.
const MOST_PAIRS: usize = 40_000;

/// A heading abbreviates a title with so many letters at least.
const SHORTEST_ABBREVIATION: usize = 5;

fn is_listed(it: &Candidate) -> bool {
    matches!(it.shape, Shape::Item(_) | Shape::Row(_) | Shape::Line | Shape::Linked)
}

/// Of several candidates with one title keeps the one with the notes; it learns what the others say.
fn settle_twins(found: &mut [Candidate], twins: &Twins, verdicts: &mut [Verdict]) {
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
    let Candidate { head, speakers, voice, day, .. } = found[plan].clone();
    let it = &mut found[it];
    if it.head.slot == Slot::default() {
        it.head.slot = head.slot;
    }
    if voice > it.voice {
        it.hear(voice, speakers);
    }
    if it.day.is_none_or(|(_, strong)| !strong) && day.is_some() {
        it.day = day;
    }
}

/// Leaves what stands only in a plan, if the post says elsewhere what its author heard.
fn drop_unheard(found: &[Candidate], twins: &Twins, verdicts: &mut [Verdict]) {
    let is_attended = |at: usize| {
        let section = found[at].section;
        section.is_some_and(|section| rules::says_attended(&found[section].raw))
    };
    let is_taken = |verdicts: &[Verdict], at: usize| verdicts[at].is_taken();
    let attended = (0..found.len()).any(|at| is_taken(verdicts, at) && is_attended(at));
    let repeats = |at: usize| matches!(verdicts[at], Verdict::Repeats(_));
    let plans: Vec<Shape> =
        (0..found.len()).filter(|at| repeats(*at)).map(|at| found[at].shape).collect();
    let mixed: Vec<Shape> = (0..found.len())
        .filter(|at| found[*at].bold && plans.contains(&found[*at].shape))
        .map(|at| found[at].shape)
        .collect();
    let _ = twins;
    for at in 0..found.len() {
        let it = &found[at];
        let topic = attended && it.voice == Voice::Silent && it.links.is_empty() && !is_listed(it);
        if topic && is_taken(verdicts, at) && !is_attended(at) {
            verdicts[at] = Verdict::NotHeard;
        }
        if !is_taken(verdicts, at) || !is_listed(it) || is_attended(at) {
            continue;
        }
        let planned = plans.contains(&it.shape) && !(it.bold && mixed.contains(&it.shape));
        if (planned || attended) && !has_own_notes(it) {
            verdicts[at] = Verdict::NotHeard;
        }
    }
}

/// Whether something is written about it beyond its facts.
fn has_own_notes(it: &Candidate) -> bool {
    it.has_notes && !matches!(it.shape, Shape::Row(_)) && it.end - it.leaf > 1
}

/// Ends the last of some embeds where its siblings end: a paragraph after the notes of the last deck is the post's.
fn trim_loose_ends(body: &Body<'_>, found: &mut [Candidate], verdicts: &[Verdict]) {
    let embeds: Vec<usize> = (0..found.len())
        .filter(|at| verdicts[*at].is_taken() && found[*at].shape == Shape::Embed)
        .collect();
    let kind = |leaf: usize| (body.leaves[leaf].kind, body.leaves[leaf].item.is_some());
    let Some((last, others)) = embeds.split_last() else { return };
    let ends: Vec<_> = others.iter().map(|at| kind(found[*at].end - 1)).collect();
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
            kind: kind(it, found),
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

/// Words in a title that tell the kind of a session.
const KINDS: [(&str, Kind); 28] = [
    ("라이트닝", Kind::Lightning),
    ("lightning", Kind::Lightning),
    ("ライトニング", Kind::Lightning),
    ("闪电", Kind::Lightning),
    ("튜토리얼", Kind::Tutorial),
    ("tutorial", Kind::Tutorial),
    ("핸즈온", Kind::Workshop),
    ("hands-on", Kind::Workshop),
    ("워크숍", Kind::Workshop),
    ("워크샵", Kind::Workshop),
    ("workshop", Kind::Workshop),
    ("bootcamp", Kind::Workshop),
    ("codelab", Kind::Workshop),
    ("코드랩", Kind::Workshop),
    ("devlab", Kind::Workshop),
    ("meet the speaker", Kind::Workshop),
    ("패널", Kind::Panel),
    ("panel", Kind::Panel),
    ("좌담", Kind::Panel),
    ("토크 콘서트", Kind::Panel),
    ("opening remarks", Kind::Other),
    ("圆桌", Kind::Panel),
    ("パネル", Kind::Panel),
    ("table ronde", Kind::Panel),
    ("diskussion", Kind::Panel),
    ("taller:", Kind::Workshop),
    ("atelier", Kind::Workshop),
    ("podiumsdiskussion", Kind::Panel),
];

fn kind(it: &Candidate, found: &[Candidate]) -> Kind {
    let introduces = |text: &str| speaker::whole(text).is_some() && speaker::says_keynote(text);
    let keynote = it.leads.iter().take(4).any(|lead| introduces(&lead.text));
    if keynote || speaker::says_keynote(&it.raw) || speaker::says_keynote(&it.head.title) {
        return Kind::Keynote;
    }
    let coded = it.head.code.as_deref().is_some_and(|code| code.starts_with("LT"));
    if coded {
        return Kind::Lightning;
    }
    let of = |text: &str| {
        let text = text.to_ascii_lowercase();
        KINDS.iter().find(|(word, _)| text.contains(word)).map(|(_, kind)| *kind)
    };
    let above =
        it.section.map(|section| &found[section]).filter(|above| rules::says_kind(&above.raw));
    let of_section = above.and_then(|above| {
        if !speaker::says_keynote(&above.raw) {
            return of(&above.raw);
        }
        // Under one keynote's heading the talks after it have none of their own.
        let mut before = found.iter().take_while(|other| other.leaf < it.leaf);
        let first = !before.any(|other| {
            other.shape == it.shape && other.section == it.section && other.bar.is_none()
        });
        Some(Kind::Keynote).filter(|_| first)
    });
    let kind = of(&it.raw).or(of_section);
    kind.unwrap_or(Kind::Talk)
}
