//! What one post may cost: texts come from strangers, and the phone that reads them is the reader's.
//!
//! Nothing is refused and nothing is lost. Beyond a limit the text is shown as written, and a finding says from where.

use crate::tree::{Block, BlockKind, Inline};

/// How much of a post is understood.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of the body. The longest of the posts at hand has 60 KB; exports with images in them reach megabytes.
    pub bytes: usize,
    /// Blocks, items, rows, cells and pieces of running text. The posts at hand stay below 5,000; a phone lays out
    /// ten times as many in about a second.
    pub elements: usize,
}

impl Limits {
    /// What a phone can show.
    pub const READER: Self = Self { bytes: 8 << 20, elements: 50_000 };

    /// Sessions of a post; what would be further ones is text. The largest programmes at hand have 60.
    pub(crate) const SESSIONS: usize = 1_000;

    /// All of it, for measures of how the time of parsing grows.
    pub const NONE: Self = Self { bytes: usize::MAX, elements: usize::MAX };

    /// Cuts a text where the limit of bytes is, before the line that crosses it.
    pub(crate) fn split<'a>(&self, text: &'a str) -> (&'a str, &'a str) {
        if text.len() <= self.bytes {
            return (text, "");
        }
        let most = text.floor_char_boundary(self.bytes);
        let at = text[..most].rfind('\n').map_or(most, |line_end| line_end + 1);
        text.split_at(at)
    }

    /// How many of the blocks, from the first on, stay within the limit of elements.
    pub(crate) fn fitting(&self, blocks: &[Block]) -> usize {
        let mut left = self.elements;
        let fits = |block: &&Block| match left.checked_sub(elements(block)) {
            Some(rest) => {
                left = rest;
                true
            }
            None => false,
        };
        blocks.iter().take_while(fits).count()
    }
}

/// How many elements a block becomes in a page, roughly.
fn elements(block: &Block) -> usize {
    let own = match &block.kind {
        BlockKind::Table(rows) => {
            let cells = rows.iter().flat_map(|row| &row.cells);
            rows.len() + cells.map(|cell| 1 + pieces(cell)).sum::<usize>()
        }
        BlockKind::List { items, .. } => items.len(),
        _ => pieces(block.inlines()),
    };
    1 + own + block.children().map(elements).sum::<usize>()
}

fn pieces(text: &[Inline]) -> usize {
    let of_one = |inline: &Inline| match inline {
        Inline::Styled(_, content) | Inline::Link(_, content) => 1 + pieces(content),
        _ => 1,
    };
    text.iter().map(of_one).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Problem, Source};

    /// What is said of a post with few elements to give, and the text of its blocks.
    #[track_caller]
    fn check(limits: Limits, markdown: &str, says: Option<(Problem, u32)>, shows: &[&str]) {
        let source = Source { name: "a.md".to_owned() };
        let (post, findings) = crate::parse_within(markdown, &source, &limits);
        let said = findings.iter().filter(|finding| finding.problem != Problem::NoFrontMatter);
        assert_eq!(said.map(|finding| (finding.problem, finding.line)).next(), says);
        let blocks = post.segments.iter().flat_map(|segment| &segment.blocks);
        assert_eq!(blocks.map(Block::text).collect::<Vec<_>>(), shows);
    }

    const FEW: Limits = Limits { bytes: 100, elements: 8 };

    #[test]
    fn within_them_nothing_is_said() {
        check(FEW, "가\n\n나\n", None, &["가", "나"]);
    }

    #[test]
    fn what_is_too_long_is_shown_as_written() {
        let long = format!("가\n\n*나* {}\n*다*\n", "a".repeat(88));
        let first = format!("나 {}", "a".repeat(88));
        check(FEW, &long, Some((Problem::TooLong, 4)), &["가", &first, "*다*\n"]);
        let line = "하".repeat(40);
        let parts = ["하".repeat(33), "하".repeat(7)];
        check(FEW, &line, Some((Problem::TooLong, 1)), &[&parts[0], &parts[1]]);
    }

    #[test]
    fn what_has_too_many_parts_is_shown_as_written() {
        let markdown = "가\n\n- *나*\n- 다\n- 라\n- 마\n\n바\n";
        let written = "- *나*\n- 다\n- 라\n- 마\n\n바\n";
        check(FEW, markdown, Some((Problem::TooLong, 3)), &["가", written]);
        let after_matter = format!("---\ntitle: x\n---\n{markdown}");
        check(FEW, &after_matter, Some((Problem::TooLong, 6)), &["가", written]);
    }

    #[test]
    fn more_tags_and_sessions_than_a_shelf_can_show_are_said() {
        let tags: String = (0..600).map(|n| format!("t{n}, ")).collect();
        let source = Source { name: "a.md".to_owned() };
        let (post, findings) = crate::parse(&format!("---\ntags: {tags}\n---\n글\n"), &source);
        assert_eq!((post.meta.tags.len(), findings[0].problem), (500, Problem::TooLong));
        let session =
            |n: usize| format!("## {}:00 파도 {n}\n\n발표자: 김하나\n\n글\n\n", 9 + n % 9);
        let (post, findings) = crate::parse(&(0..1_100).map(session).collect::<String>(), &source);
        let said = findings.iter().find(|finding| finding.problem == Problem::TooLong);
        assert_eq!((post.sessions.len(), said.map(|it| it.line)), (1_000, Some(6_001)));
    }

    #[test]
    fn what_is_nested_too_deep_is_said() {
        let deep = format!("글\n\n{}가\n", "> ".repeat(80));
        check(Limits::NONE, &deep, Some((Problem::TooDeep, 3)), &["글", "가"]);
    }

    #[test]
    fn more_links_than_are_listed_are_said() {
        let links: String = (0..2_100).map(|n| format!("[a](https://a.org/{n}) ")).collect();
        let text = "a ".repeat(2_100);
        check(Limits::NONE, &links, Some((Problem::TooManyLinks, 1)), &[text.trim_end()]);
    }
}
