//! Tables of words.

/// The words of one table in one string, separated by `|`: as a slice each would cost the browser a pointer and a
/// length, which do not compress.
pub(crate) struct Words(pub(crate) &'static str);

impl Words {
    /// The words in their order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.0.split('|')
    }

    /// Whether a word is in the table, be its Latin letters capital or not.
    #[inline(never)]
    pub(crate) fn has(&self, word: &str) -> bool {
        self.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// Whether a text, in lower case, holds one of them.
    #[inline(never)]
    pub(crate) fn are_in(&self, text: &str) -> bool {
        self.iter().any(|word| text.contains(word))
    }

    /// The first of them that a text starts with, be its Latin letters capital or not.
    #[inline(never)]
    pub(crate) fn start(&self, text: &str) -> Option<&'static str> {
        let starts = |word: &&str| {
            text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
        };
        self.iter().find(starts)
    }

    /// The first of them that a text ends with, be its Latin letters capital or not.
    #[inline(never)]
    pub(crate) fn end(&self, text: &str) -> Option<&'static str> {
        let ends = |word: &&str| {
            let at = text.len().checked_sub(word.len());
            at.and_then(|at| text.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(word))
        };
        self.iter().find(ends)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_table() {
        let words = Words("by|par|발표자");
        assert!(words.has("By") && words.has("발표자") && !words.has("발표") && !words.has(""));
        assert!(words.are_in("그 발표자는") && !words.are_in("발표"));
        assert_eq!((words.start("PAR x"), words.start("pa")), (Some("par"), None));
        assert_eq!((words.end("stand by"), words.end("표자")), (Some("by"), None));
    }
}
