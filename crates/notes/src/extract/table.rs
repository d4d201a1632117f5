//! Tables that list sessions: which column is the title, the speaker, the time.

use std::rc::Rc;

use crate::extract::candidate::{Candidate, Voice};
use crate::extract::lead::Lead;
use crate::extract::leaf::{Body, Leaf, LeafKind, words};
use crate::extract::letters;
use crate::extract::name::{self, Trust};
use crate::extract::phrases::Said;
use crate::extract::words::Words;
use crate::extract::{head, slot};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Title,
    Speaker,
    Time,
    Track,
}

/// Words in the head of a column, the clearest first.
const ROLES: [(Role, Words); 5] = [
    (Role::Track, Words("발표자료|발표 자료")),
    (Role::Speaker, Words("발표자|연사|강연자|이름|speaker|presenter|登壇者|発表者|讲师|orateur")),
    (Role::Time, Words("시간|일시|time|時間|时间|heure|uhrzeit")),
    (Role::Track, Words("트랙|track|room|장소")),
    (
        Role::Title,
        Words(
            "제목|주제|세션|session|title|talk|topic|강연|발표|프로그램|내용|タイトル|题目|主题|\
            titre|titel|vortrag",
        ),
    ),
];

/// A table as far as sessions go.
pub(crate) struct Table {
    /// Tables with the same head have the same group.
    pub(crate) group: usize,
    /// Whether the first row says what the columns are.
    pub(crate) has_head: bool,
    roles: Vec<Option<Role>>,
    /// What its columns are called.
    pub(crate) heads: Vec<String>,
}

/// A cell of a timetable with more letters than this names a talk, not a room.
const SHORTEST_TALK: usize = 3;

/// Reads the heads of all tables of a body.
pub(crate) fn read(body: &Body<'_>) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut heads: Vec<String> = Vec::new();
    for leaf in body.leaves.iter().filter(|leaf| leaf.kind == LeafKind::Row && leaf.opens) {
        let roles: Vec<_> = leaf.cells.iter().map(|cell| role(&words(cell))).collect();
        let has_head =
            roles.contains(&Some(Role::Title)) || roles.iter().flatten().count() * 2 > roles.len();
        let head = leaf.words().to_ascii_lowercase();
        let same = heads.iter().take(64).position(|known| *known == head && has_head);
        let group = same.unwrap_or(tables.len());
        // A head that stands for another table's rows too keeps its place, so that groups stay those of the first.
        while heads.len() < leaf.table {
            heads.push(String::new());
            tables.push(Table {
                group: tables.len(),
                has_head: false,
                roles: Vec::new(),
                heads: Vec::new(),
            });
        }
        heads.push(head);
        let columns = match has_head {
            true => leaf.cells.iter().map(|cell| words(cell).trim().to_owned()).collect(),
            false => Vec::new(),
        };
        tables.push(Table { group, has_head, roles, heads: columns });
    }
    tables
}

fn role(head: &str) -> Option<Role> {
    let head = head.trim().to_ascii_lowercase();
    let says = |words: &Words| words.iter().any(|word| head.contains(word));
    let known = ROLES.iter().find(|(_, words)| says(words)).map(|(role, _)| *role);
    known.filter(|_| head.chars().count() <= 20)
}

impl Table {
    /// The cell of a row that holds the title.
    pub(crate) fn title_cell(&self, row: &Leaf<'_>) -> Option<usize> {
        let cell = match self.roles.iter().position(|role| *role == Some(Role::Title)) {
            Some(cell) => cell,
            None if !self.parallel_cells(row).is_empty() => self.parallel_cells(row)[0],
            None => row.cells.iter().enumerate().position(|(n, cell)| {
                let text = words(cell);
                let head = head::read(&text);
                self.roles.get(n).is_none_or(|role| role.is_none() || !self.has_head)
                    && letters::count(&head.title) > 1
                    && name::read(&text).is_none_or(|(_, trust)| trust < Trust::Fair)
            })?,
        };
        row.cells.get(cell).is_some_and(|cell| !words(cell).trim().is_empty()).then_some(cell)
    }

    /// The cells of a row that hold talks of parallel tracks; none if the table has one column of talks.
    pub(crate) fn parallel_cells(&self, row: &Leaf<'_>) -> Vec<usize> {
        let timed = self.roles.first() == Some(&Some(Role::Time));
        let one = self.roles.iter().any(|role| matches!(role, Some(Role::Title | Role::Speaker)));
        if !timed || one || self.roles.len() < 3 {
            return Vec::new();
        }
        let talks = row
            .cells
            .iter()
            .enumerate()
            .skip(1)
            .filter(|(_, cell)| letters::count(&words(cell)) > SHORTEST_TALK);
        talks.map(|(n, _)| n).collect()
    }

    /// Reads the other cells of a row: time, speaker, what else is said.
    pub(crate) fn fill(&self, row: &Leaf<'_>, candidate: &mut Candidate) {
        let title = candidate.cell;
        let role = title.and_then(|title| self.roles.get(title).copied().flatten());
        candidate.column = self.has_head && role == Some(Role::Title);
        for (n, cell) in row.cells.iter().enumerate().filter(|(n, _)| Some(*n) != title) {
            let text = words(cell);
            let role = self.roles.get(n).copied().flatten().filter(|_| self.has_head);
            if candidate.parallel && role != Some(Role::Time) {
                continue;
            }
            let slot = slot::take(&text).filter(|(_, rest)| rest.trim().is_empty());
            if let Some((slot, _)) = slot.filter(|_| role.is_none_or(|role| role == Role::Time)) {
                candidate.head.slot = slot;
            } else if let Some((names, trust)) = name::read(&text)
                && (role == Some(Role::Speaker) || role.is_none() && trust == Trust::Sure)
            {
                candidate.hear(Voice::Head, names);
            } else if role == Some(Role::Track) && !text.trim().is_empty() {
                let code = text.trim();
                if code.chars().count() <= 12 && candidate.head.code.is_none() {
                    candidate.head.code =
                        Some(code.to_owned()).filter(|_| cell.iter().all(is_plain));
                }
            }
            let mut lead = Lead::new(&text, Said::in_text(&text));
            lead.stands_out = true;
            candidate.leads.push(Rc::new(lead));
        }
    }
}

fn is_plain(inline: &crate::tree::Inline) -> bool {
    matches!(inline, crate::tree::Inline::Text(_) | crate::tree::Inline::Styled(..))
}
