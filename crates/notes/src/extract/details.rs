//! Where a candidate ends, and what its leaves say of it.

use std::rc::Rc;

use crate::extract::candidate::{Candidate, Shape};
use crate::extract::day::Calendar;
use crate::extract::lead::Lead;
use crate::extract::leaf::{self, Body, Leaf, LeafKind};
use crate::extract::letters;
use crate::extract::link::Links;
use crate::extract::slot::{self, Slot};
use crate::extract::vocabulary;
use crate::extract::words::{Set, set};
use crate::extract::{head, name, rules, table};

/// So many lines of the notes can introduce the speaker.
const LEADS: usize = 8;

/// Finds where each candidate ends.
pub(crate) fn bound(body: &Body<'_>, calendar: &Calendar, found: &mut [Candidate]) {
    let length = body.leaves.len();
    // The next heading of each level or above it, from the end of the text on.
    let mut next_heading = [length; 7];
    let mut next_label = length;
    let mut next_sibling: Vec<(Shape, usize)> = Vec::new();
    let mut index = found.len();
    for at in (0..length).rev() {
        while index > 0 && found[index - 1].leaf == at {
            index -= 1;
            let level = found[index].section.map_or(6, |section| match found[section].shape {
                Shape::Heading(level) => usize::from(level),
                _ => 6,
            });
            let candidate = &mut found[index];
            candidate.end = match candidate.shape {
                Shape::Heading(own) => next_heading[usize::from(own)],
                Shape::Item(_) => body.leaves[at].item.map_or(at + 1, |item| body.items[item].end),
                Shape::Row(_) => at + 1,
                shape => {
                    let known = next_sibling.iter_mut().find(|(known, _)| *known == shape);
                    let sibling = known.as_ref().map_or(length, |(_, next)| *next);
                    match known {
                        Some((_, next)) => *next = at,
                        None => next_sibling.push((shape, at)),
                    }
                    // A deeper heading is a part of the notes only if a sibling follows it in the same section.
                    let section_end = next_heading[level];
                    if sibling < section_end { sibling } else { next_heading[6] }
                }
            };
            if !matches!(candidate.shape, Shape::Heading(_)) {
                candidate.end = candidate.end.min(next_label).max(at + 1);
            }
        }
        let leaf = &body.leaves[at];
        if let LeafKind::Heading(level) = leaf.kind
            && leaf.item.is_none()
            && !leaf.quoted
        {
            next_heading[usize::from(level.min(6))..].fill(at);
        }
        if calendar.is_label(at) {
            next_label = at;
        }
    }
}

/// Reads what stands in the leaves of a candidate.
pub(crate) fn read(
    body: &Body<'_>,
    (tables, leads): (&[table::Table], &[Option<Rc<Lead>>]),
    found: &mut [Candidate],
    at: usize,
) {
    let (leaf, end) = (found[at].leaf, found[at].end);
    if found[at].head.title.is_empty() && found[at].cell.is_none() {
        borrow_title(body, &mut found[at]);
    }
    join_second_line(body, &mut found[at]);
    let candidate = &mut found[at];
    let rest = &body.leaves[leaf + 1..end.max(leaf + 1)];
    let notes = rest.iter().filter(|leaf| !matches!(leaf.kind, LeafKind::Rule));
    candidate.has_notes = notes.into_iter().next().is_some() || candidate.shape == Shape::Embed;
    if candidate.cell.is_none() {
        let leads = &leads[leaf + 1..end.max(leaf + 1)];
        candidate.leads = leads.iter().flatten().take(LEADS).cloned().collect();
    }
    found[at].names_aside = vocabulary::is_aside(&found[at].head);
    let is_heading = |it: &Candidate| matches!(it.shape, Shape::Heading(_));
    found[at].of_post =
        end == body.leaves.len() && is_heading(&found[at]) && !found[..at].iter().any(is_heading);
    let bar = rules::bar(&found[at], found);
    let candidate = &mut found[at];
    candidate.bar = bar;
    if candidate.bar.is_none() {
        let mut links = Links::default();
        let label = candidate.head.title.clone();
        for leaf in &body.leaves[leaf..end.max(leaf + 1)] {
            let heads = tables.get(leaf.table).filter(|_| leaf.kind == LeafKind::Row);
            links.read_leaf(leaf, &label, heads.map_or(&[][..], |table| &table.heads));
        }
        candidate.links = links.found;
    }
    if candidate.head.slot == Slot::default()
        && let Some(slot) = candidate.leads.iter().take(3).find_map(|lead| stated_slot(&lead.text))
    {
        (candidate.head.slot, candidate.slot_told) = (slot, true);
    }
}

/// A time that a line of facts states: `시간: 10:00 ~ 10:40`, `14:00-14:45, 트랙 1`, or a line of nothing else.
fn stated_slot(line: &str) -> Option<Slot> {
    const LABELS: Set = set!("시간|일시|time|when|時間|时间|Uhrzeit");
    let line = letters::from_first(line.trim());
    let label = LABELS.start(line);
    let text = label.map_or(line, |length| line[length..].trim_start_matches([' ', ':', '：']));
    let (slot, rest) = slot::take(text)?;
    let short = rest.chars().count() <= LONGEST_PLACE || name::read(rest).is_some();
    let told = label.is_some() || slot.start.is_some() && short && !vocabulary::is_told(line);
    told.then_some(slot)
}

/// What stands beside the time in a line of facts, a place or a track, is no longer than this, in characters.
const LONGEST_PLACE: usize = 12;

/// Takes the title of a head that is only a time, a number or an ordinal from the line after it.
fn borrow_title(body: &Body<'_>, candidate: &mut Candidate) {
    let end = candidate.end.min(candidate.leaf + 4);
    let spoken = |leaf: &&Leaf<'_>| !matches!(leaf.kind, LeafKind::Rule | LeafKind::Code);
    let after = body.leaves[candidate.leaf + 1..end.max(candidate.leaf + 1)].iter().filter(spoken);
    let with_words = |leaf: &&Leaf<'_>| letters::are_in(leaf.words());
    let Some(leaf) = after.clone().find(with_words) else { return };
    let text = leaf.words();
    let marked = leaf.quoted
        || leaf::is_bold(leaf.text)
        || leaf::whole_link(leaf.text).is_some()
        || matches!(leaf.kind, LeafKind::Heading(_))
        || vocabulary::is_title(text);
    if !marked || leaf.kind == LeafKind::Row || vocabulary::is_fact(text) {
        return;
    }
    let own = std::mem::take(&mut candidate.head);
    candidate.head = head::read_said(text, leaf.said);
    let borrowed = &mut candidate.head;
    borrowed.said = borrowed.said.or(own.said);
    if own.slot != Slot::default() {
        borrowed.slot = own.slot;
    }
    if own.code.is_some() {
        (borrowed.code, borrowed.mark) = (own.code, own.mark);
    }
    let at = candidate.leaf + 1 + after_index(body, candidate.leaf + 1, leaf);
    candidate.titles.push(at);
}

fn after_index(body: &Body<'_>, from: usize, leaf: &Leaf<'_>) -> usize {
    body.leaves[from..].iter().take_while(|other| !std::ptr::eq(*other, leaf)).count()
}

/// Joins a second line that goes on with the head: `홍길동`, then ` ~ 제목`.
fn join_second_line(body: &Body<'_>, candidate: &mut Candidate) {
    let at = candidate.leaf + 1;
    let joins = |leaf: &Leaf<'_>| {
        leaf.kind == LeafKind::Text
            && !leaf.opens
            && leaf.words().trim_start().starts_with(['~', '–', '—', '|', '／'])
    };
    if candidate.cell.is_some() || candidate.titles.len() != 1 || at >= candidate.end {
        return;
    }
    if let Some(leaf) = body.leaves.get(at).filter(|leaf| joins(leaf)) {
        candidate.raw = format!("{} {}", candidate.raw.trim(), leaf.words().trim());
        candidate.head = head::read(&candidate.raw);
        candidate.own = Rc::new(Lead::new(&candidate.raw, candidate.head.said));
        candidate.titles.push(at);
    }
}
