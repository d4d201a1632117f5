//! The notes of a session: paragraphs, lists, code, tables, questions and pictures, until there is enough of them.

use super::grammar::{Grammar, Values};
use super::random::Random;

/// Who writes, and how.
pub(super) struct Pen<'a> {
    pub(super) grammar: &'a Grammar,
    pub(super) code: &'a Grammar,
    /// The list of sentences: some write politely.
    pub(super) register: &'static str,
    /// The marks of a heading within a session.
    pub(super) heading: &'static str,
    pub(super) values: Values<'a>,
}

impl Pen<'_> {
    /// Writes blocks of so many bytes, and not many more.
    pub(super) fn write(&self, bytes: usize, random: &mut Random, out: &mut String) {
        let end = out.len() + bytes;
        while out.len() < end {
            let block = match random.below(100) {
                0..45 => self.paragraph(random),
                45..72 => self.list(random),
                72..80 => self.code.any("code", random, &[]),
                80..85 => self.numbered(random),
                85..89 => self.grammar.any("table", random, &[]),
                89..93 => self.grammar.any("qa", random, &[]),
                93..97 => self.image(random),
                _ => format!("> {}", self.grammar.any(self.register, random, self.values)),
            };
            out.push_str(&block);
            out.push_str("\n\n");
            if end > out.len() + 1200 && random.chance(15) {
                let title = self.grammar.any("sub", random, &[]);
                out.push_str(&format!("{} {title}\n\n", self.heading));
            }
        }
    }

    fn paragraph(&self, random: &mut Random) -> String {
        let count = random.between(2, 5);
        let sentence = |_| self.grammar.any(self.register, random, self.values);
        (0..count).map(sentence).collect::<Vec<_>>().join(" ")
    }

    fn list(&self, random: &mut Random) -> String {
        let mut lines = Vec::new();
        for _ in 0..random.between(3, 6) {
            lines.push(format!("- {}", self.grammar.any("item", random, &[])));
            if random.chance(25) {
                lines.push(format!("  - {}", self.grammar.any("item", random, &[])));
            }
        }
        lines.join("\n")
    }

    fn numbered(&self, random: &mut Random) -> String {
        let count = random.between(3, 5);
        let line = |n| format!("{n}. {}", self.grammar.any("item", random, &[]));
        (1..=count).map(line).collect::<Vec<_>>().join("\n")
    }

    /// A picture beside the post, or on a host that does not exist.
    fn image(&self, random: &mut Random) -> String {
        let alt = self.grammar.any("alt", random, &[]);
        let name = random.below(1_000_000);
        match random.chance(50) {
            true => format!("![{alt}](/assets/img/{name}.jpg)"),
            false => format!("![{alt}](https://img.example.org/{name}.png)"),
        }
    }
}
