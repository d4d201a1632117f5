//! Candidates: the places of a post where a session could start, whatever their shape.
//!
//! Every shape that authors use for a list of sessions is found here and becomes the same [`Candidate`]; which of
//! them are sessions is decided in [`crate::extract::session`], by what all shapes have in common.

use std::rc::Rc;

use crate::Link;
use crate::extract::day::Calendar;
use crate::extract::embed::deck;
use crate::extract::head::{self, Head, Mark};
use crate::extract::lead::{self, Lead};
use crate::extract::leaf::{self, Body, ItemSpan, Leaf, LeafKind, words};
use crate::extract::letters;
use crate::extract::name::Trust;
use crate::extract::phrases::{Phrases, Said};
use crate::extract::rules::Barred;
use crate::extract::slot::Slot;
use crate::extract::{details, opening, speaker, table, vocabulary};
use crate::front_matter::overrides::Overrides;

/// The sort of place. Candidates of one shape are siblings: an author writes all sessions of a post alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Shape {
    /// A heading of that level. Example: `### 제목`.
    Heading(u8),
    /// A paragraph whose first line is bold. Example: `**제목**`.
    Bold,
    /// A paragraph whose first line is a link. Example: `[제목](https://…)`.
    Linked,
    /// A paragraph whose first line has a time, a code or an ordinal. Example: `10:00 제목`.
    Line,
    /// An embedded deck with its caption. Example: `<iframe …></iframe> <a title="제목">`.
    Embed,
    /// The only item of a list, with its notes after it; numbered or not. Example: `1. 제목`, then a paragraph.
    Solo(bool),
    /// The first item of a list whose other items are facts about it. Example: `- 제목`, `- 발표자: 홍길동`.
    Lead,
    /// A row of a table; those of tables with the same head are siblings.
    Row(usize),
    /// An item of that list.
    Item(usize),
}

/// A place where a session could start, with what is read there.
#[derive(Debug)]
pub(crate) struct Candidate {
    pub(crate) shape: Shape,
    /// Its first leaf, and the one after its last.
    pub(crate) leaf: usize,
    pub(crate) end: usize,
    /// The line it starts on.
    pub(crate) line: u32,
    /// The title as it stands there, on one line.
    pub(crate) raw: String,
    /// The same as a line of notes, be it of those above it.
    pub(crate) own: Rc<Lead>,
    /// The title's parts.
    pub(crate) head: Head,
    /// Whether the notes state the time, not the head.
    pub(crate) slot_told: bool,
    /// The leaves that make the title: the head, and the one after it where the head is only a time or a number.
    pub(crate) titles: Vec<usize>,
    /// Where the first line goes on after the title: the inline, and the byte of its text.
    pub(crate) rest: Option<(usize, usize)>,
    /// Whether other talks stand in the same row: nobody hears all of them.
    pub(crate) parallel: bool,
    /// The cell of a row that is the title.
    pub(crate) cell: Option<usize>,
    /// Whether the head of its table says that titles of sessions stand there.
    pub(crate) column: bool,
    /// Who speaks, and how that is known.
    pub(crate) speakers: Vec<String>,
    pub(crate) voice: Voice,
    /// The part of the head that named the speakers, if it says more than their names.
    pub(crate) byline: Option<String>,
    /// The first lines of its notes, which are those of what stands in them, too.
    pub(crate) leads: Vec<Rc<Lead>>,
    /// The links in head and notes, each URL once.
    pub(crate) links: Vec<Link>,
    /// The conference day whose label it stands under; `true` where the label is a heading or bold.
    pub(crate) day: Option<(u32, bool)>,
    /// Whether it stands right under that label: a list in the notes does not.
    pub(crate) dated: bool,
    /// The heading it stands under: an index into the candidates.
    pub(crate) section: Option<usize>,
    /// Whether nothing but its siblings stands between it and the heading or label above it.
    pub(crate) fresh: bool,
    /// Whether it is bold as a whole.
    pub(crate) bold: bool,
    /// The bold words at its start, if it goes on after them.
    pub(crate) bold_words: Option<String>,
    /// Whether its check box is empty while others of its list are ticked.
    pub(crate) unticked: bool,
    /// Whether its head is a link into the page itself, as in a table of contents.
    pub(crate) to_fragment: bool,
    /// Whether another place of the post has the same title.
    pub(crate) repeated: bool,
    /// Whether that place is a plan with times or speakers.
    pub(crate) planned: bool,
    /// Whether anything is written about it.
    pub(crate) has_notes: bool,
    /// Whether its title is of a section about something else than the programme.
    pub(crate) names_aside: bool,
    /// Whether it is the heading of the whole post.
    pub(crate) of_post: bool,
    /// The bar that it does not pass: of [`rules::BARS`].
    pub(crate) bar: Option<Barred>,
}

/// How the speakers of a candidate are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Voice {
    /// Nobody is named.
    Silent,
    /// A sentence of the notes says who spoke.
    Told,
    /// A line of the notes is a name.
    Line,
    /// A label says so: `발표자 : 홍길동`.
    Label,
    /// The head names them.
    Head,
}

/// All candidates of a body, in the order of the text.
pub(crate) fn find(body: &Body<'_>, calendar: &Calendar, overrides: &Overrides) -> Vec<Candidate> {
    let tables = table::read(body);
    let leads: Vec<Option<Rc<Lead>>> = body.leaves.iter().map(lead::of).collect();
    let mut finder = Finder {
        body,
        leads: &leads,
        tables,
        calendar,
        overrides,
        found: Vec::new(),
        headings: Vec::new(),
        facts: None,
        head: None,
        of_days: None,
    };
    for at in 0..body.leaves.len() {
        finder.visit(at);
    }
    let Finder { mut found, tables, .. } = finder;
    details::bound(body, calendar, &mut found);
    for at in 0..found.len() {
        details::read(body, (&tables, &leads), &mut found, at);
    }
    found
}

struct Finder<'a, 'b> {
    body: &'b Body<'a>,
    leads: &'b [Option<Rc<Lead>>],
    tables: Vec<table::Table>,
    calendar: &'b Calendar,
    overrides: &'b Overrides,
    found: Vec<Candidate>,
    /// The headings that are open: level and index into `found`.
    headings: Vec<(u8, usize)>,
    /// The first list under a day's label: those under the other labels are its siblings.
    of_days: Option<usize>,
    /// The list whose first item is a title and whose others are facts about it.
    facts: Option<usize>,
    /// The head by which a paragraph's shape was told.
    head: Option<Head>,
}

impl Finder<'_, '_> {
    fn visit(&mut self, at: usize) {
        let leaf = &self.body.leaves[at];
        if let LeafKind::Heading(level) = leaf.kind
            && leaf.item.is_none()
            && !leaf.quoted
        {
            self.headings.retain(|(open, _)| *open < level);
        }
        let Some((shape, cell)) = self.shape(at, leaf) else { return };
        if let Shape::Row(_) = shape {
            let cells = self.tables[leaf.table].parallel_cells(leaf);
            for cell in cells.iter().copied().filter(|other| Some(*other) != cell) {
                self.add(at, leaf, shape, Some(cell), true);
            }
            return self.add(at, leaf, shape, cell, !cells.is_empty());
        }
        self.add(at, leaf, shape, cell, false);
    }

    fn add(
        &mut self,
        at: usize,
        leaf: &Leaf<'_>,
        shape: Shape,
        cell: Option<usize>,
        parallel: bool,
    ) {
        let captions = |last: &&Candidate| last.shape == Shape::Embed && shape != Shape::Embed;
        if let Some(embed) = self.found.last().filter(captions)
            && !embed.raw.is_empty()
            && leaf.kind != LeafKind::Row
            && leaf.words().contains(&embed.raw)
        {
            return;
        }
        let known = self.head.take().filter(|_| shape == Shape::Line);
        let mut candidate = start(shape, at, leaf, cell, (self.leads[at].as_ref(), known));
        candidate.parallel = parallel;
        candidate.section = self.headings.last().map(|(_, index)| *index);
        if let Shape::Item(list) = shape
            && let Some(parent) = self.body.lists[list].parent
        {
            let first = self.body.items[parent].first;
            let holder = self.found.partition_point(|it| it.leaf <= first).checked_sub(1);
            candidate.section =
                holder.filter(|at| self.found[*at].leaf == first).or(candidate.section);
        }
        candidate.day = self.calendar.day_at(at);
        candidate.fresh = self.is_fresh(shape, candidate.section);
        let above = candidate.section.map_or(0, |section| self.found[section].leaf);
        let listed = matches!(shape, Shape::Item(_));
        candidate.dated = !listed || candidate.fresh && self.calendar.label_before(at) >= above;
        if let (Shape::Item(list), Some(_), true) = (shape, candidate.day, candidate.dated) {
            candidate.shape = Shape::Item(*self.of_days.get_or_insert(list));
        }
        if candidate.head.mark == Mark::None
            && let Some(number) = leaf.item.and_then(|item| self.number(item, at))
        {
            candidate.head.mark = Mark::Number(number);
            candidate.head.code = Some(number.to_string());
        }
        candidate.unticked = leaf.item.is_some_and(|item| self.body.items[item].unticked && listed);
        if let Shape::Row(_) = shape {
            self.tables[leaf.table].fill(leaf, &mut candidate);
        }
        if let Shape::Heading(level) = shape {
            self.headings.push((level, self.found.len()));
        }
        self.found.push(candidate);
    }

    /// Whether the lines after a line define it: `제목`, then `: 홍길동`.
    fn is_defined(&self, at: usize) -> bool {
        let next = self.body.leaves.get(at + 1);
        next.is_some_and(|next| {
            !next.opens && next.kind != LeafKind::Row && next.words().starts_with(": ")
        })
    }

    /// The number of an item of a numbered list.
    fn number(&self, item: usize, at: usize) -> Option<u32> {
        let span = self.body.items[item];
        let list = self.body.lists[span.list];
        let start = list.start.filter(|_| span.first == at && list.depth == 0)?;
        u32::try_from(start).ok()?.checked_add(span.number)
    }

    /// Whether a candidate stands right under the heading or label above it: a list in the notes does not.
    fn is_fresh(&self, shape: Shape, section: Option<usize>) -> bool {
        let Shape::Item(list) = shape else { return true };
        if self.body.lists[list].depth > 0 {
            return false;
        }
        let from = section.map_or(0, |section| section + 1);
        let since = self.found.get(from..).unwrap_or_default();
        since.last().is_none_or(|last| matches!(last.shape, Shape::Item(_) | Shape::Heading(_)))
    }

    fn shape(&mut self, at: usize, leaf: &Leaf<'_>) -> Option<(Shape, Option<usize>)> {
        let body = self.body;
        if leaf.quoted || self.calendar.is_label(at) {
            return None;
        }
        match leaf.kind {
            LeafKind::Row => {
                let table = &self.tables[leaf.table];
                let cell = table.title_cell(leaf).filter(|_| !(leaf.opens && table.has_head))?;
                Some((Shape::Row(table.group), Some(cell)))
            }
            LeafKind::Code | LeafKind::Rule => None,
            LeafKind::Heading(level) if leaf.item.is_none() => Some((Shape::Heading(level), None)),
            _ => match leaf.item.map(|item| body.items[item]) {
                Some(item) if item.first == at => Some((self.item_shape(item, at)?, None)),
                Some(_) => None,
                None if self.overrides.lists(leaf.words()).is_some() => {
                    Some((paragraph_shape(leaf, &mut self.head).unwrap_or(Shape::Line), None))
                }
                None if leaf.opens && self.is_defined(at) => Some((Shape::Lead, None)),
                None if leaf.opens || is_bold_head(leaf) => {
                    Some((paragraph_shape(leaf, &mut self.head)?, None))
                }
                None => None,
            },
        }
    }
}

impl Finder<'_, '_> {
    /// The shape of an item that starts with the leaf.
    fn item_shape(&mut self, item: ItemSpan, at: usize) -> Option<Shape> {
        let body = self.body;
        let span = body.lists[item.list];
        if span.depth > 0 {
            return Some(Shape::Item(item.list));
        }
        if span.items == 1 {
            return Some(Shape::Solo(span.start.is_some()));
        }
        if span.first == at {
            let index = body.leaves[at].item.unwrap_or_default();
            let mut next = body.items[index..]
                .iter()
                .take_while(|next| next.first < span.end)
                .filter(|next| next.list == item.list)
                .take(4)
                .map(|next| vocabulary::is_fact(body.leaves[next.first.min(span.end - 1)].words()));
            let leads = next.next() == Some(false) && next.any(|fact| fact);
            self.facts = leads.then_some(item.list);
            return Some(if leads { Shape::Lead } else { Shape::Item(item.list) });
        }
        (self.facts != Some(item.list)).then_some(Shape::Item(item.list))
    }
}

/// Whether a line is bold, be it in the middle of a paragraph (authors forget blank lines), but for a short byline:
/// `**제목** by 홍길동`, `**「제목」**, 홍길동님`.
fn is_bold_head(leaf: &Leaf<'_>) -> bool {
    const JOINTS: [&str; 15] = [
        ",", "，", "by ", "with ", "par ", "anim", "von ", "de ", "mit ", "—", "–", "- ", "(",
        "（", "/",
    ];
    // Stars that were left over: `**제목 **`.
    let starred = leaf
        .words()
        .trim_start()
        .strip_prefix("**")
        .map(|text| text.split_once("**").map_or(String::new(), |(_, rest)| rest.to_owned()));
    starred.or_else(|| leaf::bold_start(leaf.text)).is_some_and(|rest| {
        let rest = rest.trim();
        let colon = rest
            .strip_prefix([':', '：'])
            .is_some_and(|name| !speaker::in_line(name, leaf.said).is_empty());
        let byline = colon || JOINTS.iter().any(|joint| rest.starts_with(joint));
        !letters::are_in(rest)
            || byline && rest.chars().count() <= LONGEST_BYLINE && !vocabulary::is_told(rest)
    }) || opening::read(leaf.text).is_some()
}

/// A byline is no longer than this, in characters.
pub(crate) const LONGEST_BYLINE: usize = 60;

/// The shape of a paragraph by its first line, and the head by which it was told, if it was.
fn paragraph_shape(leaf: &Leaf<'_>, read: &mut Option<Head>) -> Option<Shape> {
    *read = None;
    if deck(leaf.text).is_some_and(|embed| embed.captioned) {
        return Some(Shape::Embed);
    }
    if is_bold_head(leaf) {
        return Some(Shape::Bold);
    }
    if leaf::whole_link(leaf.text).is_some() {
        return Some(Shape::Linked);
    }
    let text = leaf.words();
    let head = head::read_said(text, leaf.said);
    let ornamented = head::skip_ornaments(text).len() < text.trim_start().len();
    let marked = head.slot != Slot::default() || head.mark != Mark::None || ornamented;
    let told = head.title.is_empty() || vocabulary::is_title(&head.title);
    *read = Some(head);
    (marked && told).then_some(Shape::Line)
}

fn start(
    shape: Shape,
    at: usize,
    leaf: &Leaf<'_>,
    cell: Option<usize>,
    (lead, known): (Option<&Rc<Lead>>, Option<Head>),
) -> Candidate {
    let opening = opening::read(leaf.text);
    let raw = match (shape, cell) {
        (Shape::Embed, _) => deck(leaf.text).map(|embed| embed.title.clone()).unwrap_or_default(),
        (_, Some(cell)) => words(leaf.cells.get(cell).map_or(&[][..], Vec::as_slice)),
        _ => opening.as_ref().map_or(leaf.words(), |opening| &opening.text).to_owned(),
    };
    let text = cell.and_then(|cell| leaf.cells.get(cell)).map_or(leaf.text, Vec::as_slice);
    let said = if raw == leaf.words() { leaf.said } else { Said::in_text(&raw) };
    let own = lead.filter(|lead| lead.text == raw.trim()).cloned();
    Candidate {
        head: known.unwrap_or_else(|| head::read_said(&raw, said)),
        own: own.unwrap_or_else(|| Rc::new(Lead::new(&raw, said))),
        shape,
        leaf: at,
        end: at + 1,
        line: leaf.line,
        raw,
        slot_told: false,
        titles: if shape == Shape::Embed { Vec::new() } else { vec![at] },
        rest: opening.map(|opening| opening.rest),
        parallel: false,
        cell,
        column: false,
        speakers: Vec::new(),
        voice: Voice::Silent,
        byline: None,
        leads: Vec::new(),
        links: Vec::new(),
        day: None,
        dated: true,
        section: None,
        fresh: true,
        bold: leaf::is_bold(text),
        bold_words: leaf::bold_parts(text)
            .filter(|(_, rest)| !rest.trim().is_empty())
            .map(|it| it.0),
        unticked: false,
        to_fragment: leaf::whole_link(text).is_some_and(|anchor| anchor.url.starts_with('#')),
        repeated: false,
        planned: false,
        has_notes: false,
        names_aside: false,
        of_post: false,
        bar: None,
    }
}

impl Candidate {
    /// Whether the head has a mark of its own that siblings share: a time, a code, a number, quotation marks.
    pub(crate) fn is_marked(&self) -> bool {
        self.head.slot != Slot::default() && !self.slot_told
            || self.head.mark != Mark::None
            || self.head.quoted
    }

    /// Whether it has such a mark or names who speaks.
    pub(crate) fn is_formed(&self) -> bool {
        self.is_marked() || self.voice == Voice::Head
    }

    /// Whether a phrase of a table may stand in its head.
    pub(crate) fn says(&self, phrases: Phrases) -> bool {
        self.head.said.has(phrases)
    }

    /// Takes the speakers that are known better than those before.
    pub(crate) fn hear(&mut self, voice: Voice, speakers: Vec<String>) {
        if voice > self.voice && !speakers.is_empty() {
            (self.voice, self.speakers) = (voice, speakers);
        }
    }

    /// The names that a line of the notes consists of, for the groups in which most have one. `listed`: whether items
    /// of lists count.
    pub(crate) fn named_line(&self, listed: bool) -> Option<&Vec<String>> {
        let lines = self.leads.iter().enumerate().take(6);
        lines.into_iter().find_map(|(n, lead)| {
            let stands_out = lead.stands_out || n == 0 && lead.opens;
            if !(stands_out || listed && lead.listed) {
                return None;
            }
            if !stands_out && !lead.may_be_name() {
                return None;
            }
            let (names, trust) = lead.whole()?;
            (*trust >= Trust::Fair).then_some(names)
        })
    }

    /// The conference day it stands under.
    pub(crate) fn day(&self) -> Option<u32> {
        self.day.map(|(n, _)| n)
    }
}
