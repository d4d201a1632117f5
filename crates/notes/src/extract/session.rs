//! Decides which candidates are sessions.
//!
//! Candidates of one shape are judged together, because an author writes all sessions of a post alike: a session
//! without a speaker is recognised by its siblings. Each sign has a weight; a group whose members reach
//! [`ENOUGH`] on average is a list of sessions. What the rules below bar is none in any company.

use std::cmp::Reverse;

use crate::extract::candidate::{Candidate, Shape};
use crate::extract::title::{self, Title};
use crate::extract::{link, speaker};
use crate::slug::{self, Names};
use crate::tree::{Block, BlockKind, text_of};
use crate::{Kind, LinkKind, Session, order};

/// The mean weight of signs, in tenths, that makes a group a list of sessions: one strong sign each, or a day and notes.
const ENOUGH: usize = 30;

/// A candidate with what was read from it.
pub(crate) struct Reading<'a> {
    pub(crate) candidate: Candidate<'a>,
    title: Title,
    speakers: Vec<String>,
    links: Vec<crate::Link>,
    /// The first lines of the notes, where speakers introduce themselves.
    leads: Vec<String>,
}

/// A reason to take a candidate for a session.
struct Sign {
    /// How much it says.
    weight: usize,
    /// Whether a candidate has it.
    holds: fn(&Reading<'_>) -> bool,
}

/// The signs of a session. A talk has a time, a number, a speaker or a deck; a section of impressions has none of them.
const SIGNS: [Sign; 7] = [
    // `11:00-11:45/ 제목`
    Sign { weight: 4, holds: |it| it.title.slot.start.is_some() || it.title.slot.end.is_some() },
    // `[232] 제목`
    Sign { weight: 3, holds: |it| it.title.code.as_deref().is_some_and(|code| code.len() > 2) },
    // `- 홍길동님, 소속`
    Sign { weight: 3, holds: |it| !it.speakers.is_empty() },
    // `[발표 자료](…)`
    Sign { weight: 3, holds: |it| it.links.iter().any(|link| link.kind == LinkKind::Slides) },
    // `**첫째날**`, then `- 제목`
    Sign { weight: 2, holds: |it| it.candidate.day.is_some() },
    // Something is written about it.
    Sign {
        weight: 1,
        holds: |it| it.candidate.notes.iter().any(|block| !matches!(block.kind, BlockKind::Rule)),
    },
    // `[Github](…)`
    Sign {
        weight: 1,
        holds: |it| {
            it.links.iter().any(|link| matches!(link.kind, LinkKind::Code | LinkKind::Video))
        },
    },
];

/// Words of short titles that are not on any programme: of the visit, and of the text itself.
const BARRED: [&str; 43] = [
    "등록", "register", "registration", "check-in", "체크인", "부스", "booth", "점심", "lunch",
    "break", "휴식", "coffee", "굿즈", "기념품", "goods", "네트워킹", "경품", "후기", "소감",
    "총평", "review", "느낀점", "마치며", "마무리", "들어가며", "서론", "결론", "conclusion",
    "요약", "자료", "참고", "references", "tips", "팁", "채용", "목차", "회고", "입장", "일정",
    "스케줄", "schedule", "준비", "도착",
];

/// Phrases that do the same.
const BARRED_PHRASES: [&str; 10] = [
    "아쉬운 점", "아쉬웠던", "좋았던 점", "느낀 점", "더 읽", "하고 싶은 말", "배운 점", "오는 길",
    "가는 길", "further reading",
];

/// A barred word bars a title of up to that many characters; in a longer one it is part of a subject.
const LONGEST_BARRED: usize = 24;

/// No title is longer.
const LONGEST_TITLE: usize = 140;

/// Whether a title is one of a section about something else than the programme.
pub(crate) fn is_aside(raw: &str) -> bool {
    let text = title::read(raw).text.to_ascii_lowercase();
    let short = text.chars().count() <= LONGEST_BARRED;
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    short
        && (words.any(|word| BARRED.contains(&word))
            || BARRED_PHRASES.iter().any(|phrase| text.contains(phrase)))
}

/// Chooses the sessions among the candidates, in the order of the text.
pub(crate) fn choose(candidates: Vec<Candidate<'_>>) -> Vec<Reading<'_>> {
    let judged = groups(candidates).into_iter().map(|group| (mean_weight(&group), group));
    let mut judged: Vec<_> = judged.filter(|(mean, _)| *mean >= ENOUGH).collect();
    order::sort_by_key(&mut judged, |(mean, _)| Reverse(*mean));
    let mut chosen: Vec<Reading<'_>> = Vec::new();
    let ends = judged.iter().flat_map(|(_, group)| group).map(|reading| reading.candidate.end);
    let mut taken = vec![false; ends.max().unwrap_or(0)];
    for (_, group) in judged {
        let blocks = |reading: &Reading<'_>| reading.candidate.block..reading.candidate.end;
        if group.iter().flat_map(blocks).all(|block| !taken[block]) {
            group.iter().flat_map(blocks).for_each(|block| taken[block] = true);
            chosen.extend(group);
        }
    }
    order::sort_by_key(&mut chosen, |reading| (reading.candidate.block, reading.candidate.item));
    trim_loose_ends(&mut chosen);
    chosen
}

/// The candidates that may be sessions, those of one shape together.
fn groups(candidates: Vec<Candidate<'_>>) -> Vec<Vec<Reading<'_>>> {
    let mut readings: Vec<_> = candidates.into_iter().filter(may_be_session).map(read).collect();
    order::sort_by_key(&mut readings, |reading| reading.candidate.shape);
    let mut groups: Vec<Vec<Reading<'_>>> = Vec::new();
    for reading in readings {
        let alike =
            |group: &&mut Vec<Reading<'_>>| group[0].candidate.shape == reading.candidate.shape;
        match groups.last_mut().filter(alike) {
            Some(group) => group.push(reading),
            None => groups.push(vec![reading]),
        }
    }
    groups
}

fn may_be_session(candidate: &Candidate<'_>) -> bool {
    let text = candidate.raw.trim();
    let is_sentence = text.ends_with(['.', '。']) && !text.ends_with("..");
    let length = text.chars().count();
    !candidate.aside && !is_sentence && (2..=LONGEST_TITLE).contains(&length) && !is_aside(text)
}

fn read(candidate: Candidate<'_>) -> Reading<'_> {
    let title = title::read(&candidate.raw);
    let leads = leads(&candidate.notes);
    let named = leads.iter().map(|line| speaker::in_line(line)).find(|names| !names.is_empty());
    let speakers = named
        .or_else(|| speaker::of_keynote(&title.text).map(|name| vec![name]))
        .unwrap_or_default();
    let links = links(&candidate);
    Reading { candidate, title, speakers, links, leads }
}

/// The links in the title and the notes, each URL once.
fn links(candidate: &Candidate<'_>) -> Vec<crate::Link> {
    let head = Block {
        lines: (candidate.line, candidate.line + 1),
        kind: BlockKind::Paragraph(candidate.head.to_vec()),
    };
    link::collect(std::iter::once(&head).chain(candidate.notes.iter().copied()))
}

/// The first two lines of the notes and what is nested in them.
fn leads(notes: &[&Block]) -> Vec<String> {
    let mut leads = Vec::new();
    let spoken = notes
        .iter()
        .filter(|block| !matches!(block.kind, BlockKind::Rule | BlockKind::Code { .. }))
        .take(2);
    for block in spoken {
        match &block.kind {
            BlockKind::List { items, .. } => {
                for item in items.iter().take(2) {
                    leads.extend(item.blocks.iter().flat_map(lines_of));
                }
            }
            _ => leads.extend(lines_of(block)),
        }
    }
    leads
}

/// The text of a block, and of the items and paragraphs directly in it.
fn lines_of(block: &Block) -> Vec<String> {
    let inner = block.children().map(|child| text_of(child.inlines()));
    std::iter::once(text_of(block.inlines()))
        .chain(inner)
        .filter(|line| !line.trim().is_empty())
        .collect()
}

/// The mean weight of the signs of a group, in tenths.
fn mean_weight(group: &[Reading<'_>]) -> usize {
    let weight = |reading: &Reading<'_>| {
        SIGNS.iter().filter(|sign| (sign.holds)(reading)).map(|sign| sign.weight).sum::<usize>()
    };
    group.iter().map(weight).sum::<usize>() * 10 / group.len().max(1)
}

/// Ends the last of some embeds where its siblings end: a paragraph after the notes of the last deck is the post's.
fn trim_loose_ends(chosen: &mut [Reading<'_>]) {
    let is_loose = |reading: &Reading<'_>| reading.candidate.shape == Shape::Embed;
    let last_kind = |reading: &Reading<'_>| {
        reading.candidate.notes.last().map(|block| std::mem::discriminant(&block.kind))
    };
    let ends: Vec<_> = chosen
        .iter()
        .rev()
        .skip(1)
        .filter(|reading| is_loose(reading))
        .filter_map(last_kind)
        .collect();
    let Some(last) = chosen.last_mut().filter(|last| is_loose(last)) else { return };
    let notes = &mut last.candidate.notes;
    if let Some(keep) =
        notes.iter().rposition(|block| ends.contains(&std::mem::discriminant(&block.kind)))
    {
        last.candidate.end -= notes.len() - (keep + 1);
        notes.truncate(keep + 1);
        last.links = links(&last.candidate);
    }
}

/// The sessions of the chosen candidates. `day` is the day that the whole post is about.
pub(crate) fn sessions(chosen: &[Reading<'_>], day: Option<u32>) -> Vec<Session> {
    let mut names = Names::default();
    let mut sessions = Vec::new();
    for reading in chosen {
        let stem = slug::slug(&reading.title.text);
        let stem = if stem.is_empty() { "session".to_owned() } else { stem };
        sessions.push(Session {
            id: names.take(&stem),
            title: reading.title.text.clone(),
            line: reading.candidate.line,
            lines: (reading.candidate.line, reading.candidate.line + 1),
            code: reading.title.code.clone(),
            day: reading.candidate.day.or(day),
            start: reading.title.slot.start,
            end: reading.title.slot.end,
            kind: kind(reading),
            speakers: reading.speakers.clone(),
            links: reading.links.clone(),
        });
    }
    sessions
}

/// Words in a title that tell the kind of a session.
const KINDS: [(&str, Kind); 13] = [
    ("라이트닝", Kind::Lightning),
    ("lightning", Kind::Lightning),
    ("튜토리얼", Kind::Tutorial),
    ("tutorial", Kind::Tutorial),
    ("핸즈온", Kind::Workshop),
    ("hands-on", Kind::Workshop),
    ("워크숍", Kind::Workshop),
    ("워크샵", Kind::Workshop),
    ("workshop", Kind::Workshop),
    ("meet the speaker", Kind::Workshop),
    ("패널", Kind::Panel),
    ("panel", Kind::Panel),
    ("opening remarks", Kind::Other),
];

fn kind(reading: &Reading<'_>) -> Kind {
    let introduces = |line: &&String| !speaker::in_line(line).is_empty();
    let keynote = reading.leads.iter().filter(introduces).any(|line| speaker::says_keynote(line));
    if keynote || speaker::says_keynote(&reading.title.text) {
        return Kind::Keynote;
    }
    let title = reading.title.text.to_ascii_lowercase();
    KINDS.iter().find(|(word, _)| title.contains(word)).map_or(Kind::Talk, |(_, kind)| *kind)
}
