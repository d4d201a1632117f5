//! What a library's search consists of: files, each known by the digest of its content.
//!
//! Posts stand in blocks of a few, the newest first. Of a small library all blocks are read. Of a large one, lists of pairs
//! of characters ([`grams`]) say which sections can hold what is looked for. They number the sections of the blocks that
//! they were made of, and stay as they are while blocks change: a block that they do not know is read in any case, and the
//! numbers of one that is no longer there lead nowhere. So an edit costs a block, and not the lists of a whole library.
//! With the lists, the words of the library are written down ([`dictionary`]), and asked where lists cannot tell: for
//! initials, and for what is spelled much alike.
//!
//! [`grams`]: crate::grams
//! [`dictionary`]: crate::dictionary

use serde::{Deserialize, Serialize};

use crate::aliases::Aliases;
use crate::grams::Gram;
use crate::text::{from_hexadecimal, hexadecimal, text};

/// About how many posts a block holds: few, so that a result costs little; not one, because neighbours compress well.
pub const BLOCK: usize = 8;

/// What a library's search consists of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The blocks of posts, the newest first.
    pub blocks: Vec<Block>,
    /// The lists of what stands in names: titles, speakers, tags, conferences. In order.
    pub names: Vec<Lists>,
    /// The lists of what stands anywhere. In order.
    pub texts: Vec<Lists>,
    /// The words of the library by their starts: see [`Order::Starts`](crate::dictionary::Order::Starts). In order.
    pub starts: Vec<WordFile>,
    /// The words of the library by their ends: see [`Order::Ends`](crate::dictionary::Order::Ends). In order.
    pub ends: Vec<WordFile>,
    /// Words that mean the same.
    pub aliases: Aliases,
}

/// A file that holds some posts: a list of [`Document`].
///
/// [`Document`]: crate::document::Document
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The first 64 bits of the SHA-256 of its content, as 16 hexadecimal digits in its name.
    pub digest: u64,
    /// How many posts it holds.
    pub posts: u32,
    /// The number of its first section in the lists; `None` if they do not know it.
    pub first: Option<u32>,
}

/// A file that holds some lists: see [`crate::grams`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lists {
    /// As in [`Block::digest`].
    pub digest: u64,
    /// The first pair of characters in it.
    pub from: Gram,
}

/// A file that holds some words: see [`crate::dictionary`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordFile {
    /// As in [`Block::digest`].
    pub digest: u64,
    /// The first word in it, as it is written there.
    pub from: String,
}

impl Manifest {
    /// The files that were made when the library was last listed, each with its digest: lists and words.
    pub fn listed(&self) -> impl Iterator<Item = (String, u64)> {
        let lists = self.names.iter().chain(&self.texts).map(|list| (list.name(), list.digest));
        let words = self.starts.iter().chain(&self.ends).map(|file| (file.name(), file.digest));
        lists.chain(words)
    }

    /// How many posts there are.
    pub fn posts(&self) -> u32 {
        self.blocks.iter().map(|block| block.posts).sum()
    }

    /// The block that holds a section, by the section's number in the lists, and which of the block's sections it is. Of a
    /// section that is no longer there it names one that its block does not have.
    pub fn place(&self, section: u32) -> Option<(usize, u32)> {
        let known =
            self.blocks.iter().enumerate().filter_map(|(at, block)| Some((block.first?, at)));
        let (first, at) = known.filter(|(first, _)| *first <= section).max()?;
        Some((at, section - first))
    }
}

/// The digest in the name of a file; `None` if there is none.
pub fn digest(name: &str) -> Option<u64> {
    let (_, digits) = name.strip_suffix(".bin")?.split_once('-')?;
    from_hexadecimal(digits)
}

impl Block {
    /// The name of its file.
    pub fn name(&self) -> String {
        file_name("text", self.digest)
    }
}

impl WordFile {
    /// What it holds, as its name says.
    pub const KIND: &str = "word";

    /// The name of its file.
    pub fn name(&self) -> String {
        file_name(Self::KIND, self.digest)
    }
}

impl Lists {
    /// What it holds, as its name says.
    pub const KIND: &str = "gram";

    /// The name of its file.
    pub fn name(&self) -> String {
        file_name(Self::KIND, self.digest)
    }

    /// Of files in their order, those that may hold pairs from one to another.
    pub fn between(files: &[Self], from: Gram, to: Gram) -> &[Self] {
        let start = files.partition_point(|file| file.from <= from).saturating_sub(1);
        let end = files.partition_point(|file| file.from <= to).max(start);
        files.get(start..end).unwrap_or_default()
    }
}

/// The name of a file, by what it holds.
pub fn file_name(kind: &str, digest: u64) -> String {
    text(&[kind, "-", &hexadecimal(digest), ".bin"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lead_to_the_sections_of_known_blocks() {
        let block = |digest, first| Block { digest, posts: 1, first };
        let blocks = vec![block(1, None), block(2, Some(0)), block(3, None), block(4, Some(10))];
        let manifest = Manifest { blocks, ..Manifest::default() };
        let places = [0, 9, 10, 99].map(|section| manifest.place(section));
        assert_eq!(places, [Some((1, 0)), Some((1, 9)), Some((3, 0)), Some((3, 89))]);
        assert_eq!(Manifest::default().place(0), None);
    }

    #[test]
    fn a_name_tells_its_digest() {
        let block = Block { digest: 0xAB, posts: 1, first: None };
        let file = WordFile { digest: u64::MAX, from: String::new() };
        assert_eq!([digest(&block.name()), digest(&file.name())], [Some(0xAB), Some(u64::MAX)]);
        assert_eq!([digest("text.bin"), digest("text-x.bin"), digest("text-1")], [None; 3]);
    }

    #[test]
    fn pairs_lie_between_the_files_that_start_before_and_after() {
        let files = ['가', '다', '라'].map(|c| Lists { digest: 0, from: (c, c) });
        let between = |from, to| Lists::between(&files, (from, from), (to, to)).len();
        assert_eq!((between('가', '가'), between('나', '나'), between('나', '라')), (1, 1, 3));
        assert_eq!((between('A', 'A'), between('라', '힣')), (0, 1));
        assert_eq!(Lists::between(&[], ('a', 'a'), ('z', 'z')).len(), 0);
    }
}
