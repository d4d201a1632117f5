//! The files that `hugi bundle` writes, read in little code.
//!
//! They are postcard's: numbers take seven bits a byte, texts and lists start with their length, and what may be missing is a
//! list of one or none. Read with serde, every type is several functions of its own: a tenth of what the browser downloads.

use notes::catalog::content;

use crate::document::{Document, Section};
use crate::manifest::{Block, Lists, Manifest, WordFile};
use crate::postings::read_long;
use crate::query::KINDS;

/// What is left of a file; `None` from where it is damaged on: what is read then is nothing.
struct Rest<'a>(Option<&'a [u8]>);

impl Manifest {
    /// Reads the list of files; `None` if it is damaged.
    pub fn read(file: &[u8]) -> Option<Self> {
        let mut rest = Rest(content(file));
        let manifest = Self {
            blocks: rest.list(Rest::block),
            names: rest.list(Rest::lists),
            texts: rest.list(Rest::lists),
            starts: rest.list(Rest::words),
            ends: rest.list(Rest::words),
            aliases: rest.list(Rest::texts).into(),
        };
        rest.0.map(|_| manifest)
    }
}

impl Document {
    /// Reads the posts of a block; `None` if it is damaged.
    pub fn read_all(file: &[u8]) -> Option<Vec<Self>> {
        let mut rest = Rest(content(file));
        let documents = rest.list(Rest::document);
        rest.0.map(|_| documents)
    }
}

impl Rest<'_> {
    #[inline(never)]
    fn document(&mut self) -> Document {
        Document {
            slug: self.text(),
            title: self.text(),
            event: self.texts().pop(),
            year: self.maybe().map(signed),
            tags: self.texts(),
            sections: self.list(Self::section),
        }
    }

    #[inline(never)]
    fn section(&mut self) -> Section {
        Section {
            id: self.text(),
            title: self.text(),
            kind: self.maybe().and_then(|at| KINDS.get(at as usize).copied()),
            day: self.maybe(),
            speakers: self.texts(),
            has_slides: self.number() == 1,
            text: self.text(),
        }
    }

    fn block(&mut self) -> Block {
        Block { digest: self.long(), posts: self.number(), first: self.maybe() }
    }

    fn lists(&mut self) -> Lists {
        let digest = self.long();
        let mut character = || self.text().chars().next().unwrap_or_default();
        Lists { digest, from: (character(), character()) }
    }

    fn words(&mut self) -> WordFile {
        WordFile { digest: self.long(), from: self.text() }
    }

    fn long(&mut self) -> u64 {
        let number = self.0.as_mut().and_then(read_long);
        self.0 = self.0.filter(|_| number.is_some());
        number.unwrap_or_default()
    }

    /// The same of a number that is less than 2³²; what is more is damaged.
    fn number(&mut self) -> u32 {
        let number = u32::try_from(self.long());
        self.0 = self.0.filter(|_| number.is_ok());
        number.unwrap_or_default()
    }

    /// A number that may be missing.
    fn maybe(&mut self) -> Option<u32> {
        (self.number() > 0).then(|| self.number())
    }

    fn text(&mut self) -> String {
        let length = self.number() as usize;
        let parts = self.0.and_then(|rest| rest.split_at_checked(length));
        let text = parts.and_then(|(text, _)| str::from_utf8(text).ok());
        self.0 = parts.filter(|_| text.is_some()).map(|(_, rest)| rest);
        text.unwrap_or_default().to_owned()
    }

    fn texts(&mut self) -> Vec<String> {
        self.list(Self::text)
    }

    fn list<T>(&mut self, item: fn(&mut Self) -> T) -> Vec<T> {
        let mut list = Vec::new();
        for _ in 0..self.number() {
            if self.0.is_none() {
                break;
            }
            list.push(item(self));
        }
        list
    }
}

/// A number of which the sign stands in the lowest bit.
fn signed(number: u32) -> i32 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use notes::catalog::to_bytes;

    #[test]
    fn what_is_written_is_read() {
        let section = |at: u32| Section {
            id: at.to_string(),
            title: "딥러닝".to_owned(),
            kind: KINDS.get(at as usize).copied(),
            day: (at > 3).then_some(at * 1_000),
            speakers: vec!["김하늘".to_owned(); at as usize],
            has_slides: at == 2,
            text: "서버를 옮겼다.\n".repeat(20),
        };
        let document = |year: i32| Document {
            slug: "wave".to_owned(),
            title: "물결회의".to_owned(),
            event: (year > 0).then(|| "물결".to_owned()),
            year: Some(year).filter(|year| *year != 0),
            tags: vec!["Python".to_owned(), String::new()],
            sections: (0..9).map(section).collect(),
        };
        let documents = [2019, 0, -44, i32::MIN, i32::MAX].map(document).to_vec();
        let bytes = to_bytes(&documents);
        assert_eq!(Document::read_all(&bytes).as_ref(), Some(&documents));

        let lists = |from| vec![Lists { digest: u64::MAX, from }, Lists { digest: 0, from }];
        let words = |from: &str| vec![WordFile { digest: 1 << 40, from: from.to_owned() }];
        let manifest = Manifest {
            blocks: vec![
                Block { digest: 1 << 63, posts: 8, first: None },
                Block { digest: 7, posts: 300, first: Some(u32::MAX) },
            ],
            names: lists(('a', '가')),
            texts: lists(('\0', char::MAX)),
            starts: words("파이썬"),
            ends: words(""),
            aliases: vec![vec!["파이썬".to_owned(), "python".to_owned()]].into(),
        };
        let bytes = to_bytes(&manifest);
        assert_eq!(Manifest::read(&bytes).as_ref(), Some(&manifest));
        assert!((0..bytes.len()).all(|end| Manifest::read(&bytes[..end]).is_none()));
    }

    #[test]
    fn what_is_damaged_is_not_read() {
        let longest = [to_bytes(&()), vec![0xFF; 9]].concat();
        for file in [&[], &[0xFF][..], &longest] {
            assert!(Manifest::read(file).is_none() && Document::read_all(file).is_none());
        }
    }
}
