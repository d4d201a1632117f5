//! The lists of a large library: what of its posts goes into them, and under which numbers.

use crate::dictionary::Vocabulary;
use crate::document::Document;
use crate::fold::fold;
use crate::grams::Grams;

/// Lists of some posts, on their way to be those of a library.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// What stands in names: titles, speakers, tags, conferences.
    pub names: Grams,
    /// What stands anywhere.
    pub texts: Grams,
    /// The words of all texts.
    pub words: Vocabulary,
    /// How many sections there are.
    pub sections: u32,
}

impl Listed {
    /// Lists some posts: their sections are numbered from 0 on. What is said of a post counts for each of its sections, for
    /// words of a query may stand there and here.
    pub fn of(documents: &[Document]) -> Self {
        let mut listed = Self::default();
        for document in documents {
            let names = [&document.title].into_iter().chain(&document.tags).chain(&document.event);
            let said: Vec<Vec<char>> = names.map(|name| fold(name)).collect();
            said.iter().for_each(|name| listed.words.add(name));
            for section in &document.sections {
                let names = [&section.title].into_iter().chain(&section.speakers);
                let own: Vec<Vec<char>> = names.map(|name| fold(name)).collect();
                let text = fold(&section.text);
                let number = listed.sections;
                for name in said.iter().chain(&own) {
                    listed.names.add(number, name);
                    listed.texts.add(number, name);
                }
                listed.texts.add(number, &text);
                own.iter().chain([&text]).for_each(|text| listed.words.add(text));
                listed.sections += 1;
            }
        }
        listed
    }

    /// Adds the lists of the posts that follow; returns the number of the first section of these.
    pub fn append(&mut self, next: &Self) -> u32 {
        let first = self.sections;
        self.names.append(&next.names, first);
        self.texts.append(&next.texts, first);
        self.words.append(&next.words);
        self.sections += next.sections;
        first
    }
}
