//! The way of a post, from text to [`Post`].
//!
//! 1. The door: NFC, line ends, visible control characters ([`crate::door`]).
//! 2. Front matter and body ([`crate::front_matter`]), and what its keys mean ([`crate::front_matter::meta`]).
//! 3. Body to block tree ([`crate::tree::markdown`]).
//! 4. The tree's leaves ([`crate::extract::leaf`]), days and candidates among them ([`crate::extract::candidate`]), of
//!    which some are sessions ([`crate::extract::session`]).
//! 5. The body cut into text and sessions ([`crate::extract::segment`]).

use std::collections::HashMap;

use crate::extract::day::{self, Calendar};
use crate::extract::leaf::Body;
use crate::extract::segment::Cut;
use crate::extract::{candidate, embed, event, link, reading, segment, session};
use crate::front_matter::overrides::{self, Overrides};
use crate::front_matter::{self, Parts, meta};
use crate::slug::Names;
use crate::tree::markdown;
use crate::tree::{self, Block, BlockKind, text_of};
use crate::{
    Date, Day, Diagnostic, Evidence, Limits, LinkKind, Meta, Post, Problem, Segment, Session,
    Source,
};
use crate::{door, order, slug};

/// Reads a post as far as a phone can show it. Parsing cannot fail; it can only be surprised.
pub fn parse(text: &str, source: &Source) -> (Post, Vec<Diagnostic>) {
    parse_within(text, source, &Limits::READER)
}

/// Reads a post within other limits than [`parse`].
pub fn parse_within(text: &str, source: &Source, limits: &Limits) -> (Post, Vec<Diagnostic>) {
    let (text, mut findings) = door::enter(text);
    let parts = front_matter::split(&text);
    findings.extend(parts.findings.iter().cloned());
    findings.extend(missing(&text, &parts));
    let (blocks, footnotes) = body(&parts, limits, &mut findings);
    let stem = stem(&source.name);
    let meta = complete(meta::read(&parts.fields, &mut findings), &parts, &blocks, &stem);
    let overrides = overrides::read(&parts.fields, &mut findings);
    let body = Body::new(&blocks);
    let calendar = Calendar::new(&body);
    let mut found = candidate::find(&body, &calendar, &overrides);
    let verdicts = session::choose(&body, &mut found, &overrides);
    overrides.report(&found, &mut findings);
    let mut chosen: Vec<usize> = (0..found.len()).filter(|at| verdicts[*at].is_taken()).collect();
    if let Some(first) = chosen.get(Limits::SESSIONS) {
        let place = (found[*first].line, 1);
        findings.push(Diagnostic::new(Problem::TooLong, place, &found[*first].head.title));
        chosen.truncate(Limits::SESSIONS);
    }
    let mut days = calendar.days;
    let of_post = day_of_post(&overrides, meta.title.as_deref(), &mut days);
    let mut sessions = session::sessions(&found, &chosen, of_post);
    order::sort_by_key(&mut days, |day| day.n);

    let body_line = if parts.unread.is_some() { 1 } else { parts.body_line };
    let is_open = !text.is_empty() && !text.ends_with('\n');
    let lines = text.bytes().filter(|b| *b == b'\n').count() + usize::from(is_open);
    let end = body_line.max(door::count(lines) + 1);
    let cuts: Vec<Cut> = chosen.iter().map(|at| segment::of(&body, &found[*at])).collect();
    let (reading_minutes, lang) = reading::measure(&blocks);
    let event = event::find(&meta, &stem, &body);
    let links = link::collect(&body.leaves);
    let segments = segment::cut(blocks, &cuts, (body_line, end));
    give_lines(&mut sessions, &segments);
    overrides.rename(&mut sessions);
    let mut left = link::MOST;
    for session in &mut sessions {
        session.links.truncate(left);
        left -= session.links.len();
    }
    if let Some(last) = links.get(link::MOST - 1) {
        findings.push(Diagnostic::new(Problem::TooManyLinks, (last.line, 1), &last.url));
    }
    let post = Post {
        slug: post_slug(meta::slug(&parts.fields).as_deref(), &stem),
        event: overrides.event(event),
        other_slides: other_slides(links, &sessions),
        meta,
        days,
        sessions,
        segments,
        body_line,
        footnotes,
        reading_minutes,
        lang,
    };
    order::sort_by_key(&mut findings, |finding| (finding.line, finding.column));
    (post, findings)
}

/// Says of every place of a post where a session could start why it is one or not.
#[cfg(feature = "explain")]
pub fn explain(text: &str) -> Vec<crate::Explanation> {
    let (text, _) = door::enter(text);
    let parts = front_matter::split(&text);
    let overrides = overrides::read(&parts.fields, &mut Vec::new());
    let (blocks, _) = body(&parts, &Limits::READER, &mut Vec::new());
    let body = Body::new(&blocks);
    let mut found = candidate::find(&body, &Calendar::new(&body), &overrides);
    let verdicts = session::choose(&body, &mut found, &overrides);
    crate::extract::explain::explain(&found, &verdicts)
}

/// The blocks of the body, and the footnotes that it refers to. A front matter that could not be read stands in front,
/// as written; a footnote that nothing refers to stays where it is.
fn body(
    parts: &Parts<'_>,
    limits: &Limits,
    findings: &mut Vec<Diagnostic>,
) -> (Vec<Block>, Vec<Block>) {
    let mut blocks = blocks(parts, limits, findings);
    tree::name_headings(&mut blocks, &mut Names::default());
    embed::name_by_captions(&mut blocks);
    let referred = referred_footnotes(&blocks);
    let mut found = vec![false; referred.len()];
    // Of two footnotes with one label the first is it.
    let is_referred = |block: &Block| match &block.kind {
        BlockKind::Footnote { label, .. } => referred
            .binary_search(label)
            .is_ok_and(|index| !std::mem::replace(&mut found[index], true)),
        _ => false,
    };
    let (mut footnotes, mut blocks): (Vec<_>, Vec<_>) = blocks.into_iter().partition(is_referred);
    order::sort_by(&mut footnotes, |a, b| a.label().cmp(b.label()));
    if let Some((language, unread)) = parts.unread {
        let kind = BlockKind::Code { language: language.to_owned(), text: unread.to_owned() };
        blocks.insert(0, Block { lines: (1, parts.body_line), kind });
    }
    (blocks, footnotes)
}

/// The blocks of the body as far as they are within the limits, and the rest as written.
fn blocks(parts: &Parts<'_>, limits: &Limits, findings: &mut Vec<Diagnostic>) -> Vec<Block> {
    let (text, mut rest) = limits.split(parts.body);
    let (mut blocks, of_markdown) = markdown::read(text, parts.body_line);
    findings.extend(of_markdown);
    let fitting = limits.fitting(&blocks);
    if let Some(first) = blocks.get(fitting) {
        let before = first.lines.0.saturating_sub(parts.body_line) as usize;
        let at = parts.body.split_inclusive('\n').take(before).map(str::len).sum();
        rest = &parts.body[at..];
        blocks.truncate(fitting);
    }
    if !rest.is_empty() {
        let read = &parts.body[..parts.body.len() - rest.len()];
        let line = parts.body_line + door::count(read.matches('\n').count());
        let end = line + door::count(rest.lines().count());
        findings.push(Diagnostic::new(Problem::TooLong, (line, 1), rest));
        let kind = BlockKind::Code { language: String::new(), text: rest.to_owned() };
        blocks.push(Block { lines: (line, end), kind });
    }
    blocks
}

/// The labels of the footnotes that the text refers to, sorted, each once.
fn referred_footnotes(blocks: &[Block]) -> Vec<String> {
    let mut labels = Vec::new();
    for block in blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Footnote { .. })) {
        block.each_text(&mut |inlines| {
            for inline in inlines {
                tree::each_reference(inline, &mut |label| {
                    labels.push(label.to_owned());
                });
            }
        });
    }
    order::sort_by(&mut labels, |a, b| a.cmp(b));
    labels.dedup();
    labels
}

/// The finding about a file that has no text, or no front matter.
fn missing(text: &str, parts: &Parts<'_>) -> Option<Diagnostic> {
    let first = text.lines().next().unwrap_or_default();
    match parts.fields.is_empty() && parts.body_line == 1 {
        true if text.trim().is_empty() => Some(Diagnostic::new(Problem::Empty, (1, 1), "")),
        true => Some(Diagnostic::new(Problem::NoFrontMatter, (1, 1), first)),
        false => None,
    }
}

/// The file name without its ending.
pub(crate) fn stem(name: &str) -> String {
    let (name, _) = door::enter(name);
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    stem.to_owned()
}

/// Fills in what the front matter leaves open: the title from the first heading, the date from the file name. The day
/// of the last change is a date of last resort.
fn complete(meta: Meta, parts: &Parts<'_>, blocks: &[Block], stem: &str) -> Meta {
    let of_name = || Date::in_name(stem).map(|(date, _)| date);
    Meta {
        title: meta.title.clone().or_else(|| blocks.iter().find_map(first_heading)),
        date: meta.date.or_else(of_name).or_else(|| meta::updated(&parts.fields)),
        ..meta
    }
}

/// The text of a heading of level 1.
fn first_heading(block: &Block) -> Option<String> {
    let is_first = matches!(block.kind, BlockKind::Heading { level: 1, .. });
    let title = is_first.then(|| text_of(block.inlines()).trim().to_owned())?;
    Some(title).filter(|title| !title.is_empty())
}

/// The day that the whole post is about: the one that its author states, or its title if no label in the text does,
/// or the only one there is if its label stands at the very top. It joins the days.
fn day_of_post(overrides: &Overrides, title: Option<&str>, days: &mut Vec<Day>) -> Option<u32> {
    if let Some(day) = &overrides.day {
        if days.iter().all(|known| known.n != day.value) {
            let (n, from) = (day.value, Evidence::Line(day.place.0));
            days.push(Day { n, date: None, label: n.to_string(), from });
        }
        return Some(day.value);
    }
    let label = title.and_then(day::find)?;
    if days.is_empty() {
        let from = Evidence::Title;
        days.push(Day { n: label.n, date: None, label: label.text.to_owned(), from });
        return Some(label.n);
    }
    None
}

fn post_slug(chosen: Option<&str>, stem: &str) -> String {
    let slugs = [chosen.unwrap_or_default(), stem].map(slug::slug);
    slugs.into_iter().find(|slug| !slug.is_empty()).unwrap_or_else(|| "post".to_owned())
}

/// The decks that no session links to.
fn other_slides(links: Vec<crate::Link>, sessions: &[Session]) -> Vec<crate::Link> {
    let theirs = sessions.iter().flat_map(|session| &session.links);
    let taken: HashMap<String, u32> = theirs.map(|link| (link.url.clone(), link.line)).collect();
    let is_other =
        |link: &crate::Link| link.kind == LinkKind::Slides && !taken.contains_key(&link.url);
    links.into_iter().filter(is_other).collect()
}

/// Tells each session its lines.
fn give_lines(sessions: &mut [Session], segments: &[Segment]) {
    for segment in segments {
        if let Some(session) = segment.session.and_then(|index| sessions.get_mut(index)) {
            session.lines = segment.lines;
        }
    }
}
