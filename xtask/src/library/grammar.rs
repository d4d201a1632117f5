//! Sentences from patterns: word lists and patterns with slots stand in text files, one per language.
//!
//! A line `# name` begins a list, every other line is a pattern of it. `{name}` is filled with a value of the call, a
//! number, an invented name, or a pattern of the list of that name; `⏎` is a line break. Behind a slot, `을/를` and its
//! like become the Korean particle that the word before them asks for.

use super::random::Random;

/// Particles behind a consonant and behind a vowel.
const PARTICLES: [(&str, &str); 6] =
    [("이라는", "라는"), ("으로", "로"), ("을", "를"), ("은", "는"), ("이", "가"), ("과", "와")];

/// The parts of invented identifiers.
const STEMS: [&str; 24] = [
    "order", "batch", "token", "shard", "retry", "cache", "queue", "index", "stream", "window",
    "user", "price", "trace", "frame", "route", "chunk", "lease", "audit", "quota", "event",
    "graph", "model", "patch", "probe",
];

/// The syllables of invented products.
const SYLLABLES: [&str; 32] = [
    "ba", "bri", "ca", "dor", "el", "fa", "gan", "hal", "io", "jen", "ka", "lu", "mi", "nor", "o",
    "pel", "qui", "ra", "sol", "ta", "u", "vel", "wen", "xi", "yar", "zo", "den", "fir", "gro",
    "lim", "mos", "tun",
];

/// A piece of a pattern.
#[derive(Debug)]
enum Piece {
    Text(String),
    List(usize),
    Number,
    Small,
    Identifier,
    Type,
    Brand,
    Value(String),
    Particle(usize),
}

/// The patterns of one language.
#[derive(Debug)]
pub(super) struct Grammar {
    names: Vec<String>,
    lists: Vec<Vec<Vec<Piece>>>,
    /// How many products there are to name: the vocabulary of a library grows with it.
    brands: usize,
}

/// What the slots of a call are filled with.
pub(super) type Values<'a> = &'a [(&'a str, &'a str)];

impl Grammar {
    /// Reads the lists of a file.
    pub(super) fn read(text: &str, brands: usize) -> Self {
        let mut grammar = Self { names: Vec::new(), lists: Vec::new(), brands: brands.max(1) };
        let header = |line: &str| line.strip_prefix("# ").map(str::to_owned);
        grammar.names = text.lines().filter_map(header).collect();
        for line in text.lines() {
            if header(line).is_some() {
                grammar.lists.push(Vec::new());
            } else {
                let pattern = grammar.pattern(&line.replace('⏎', "\n"));
                grammar.lists.last_mut().expect("a list begins with its name").push(pattern);
            }
        }
        grammar
    }

    fn pattern(&self, line: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = line;
        while let Some((before, name, after)) = slot(rest) {
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(self.piece(name));
            rest = after;
            let found = PARTICLES.iter().position(|(a, b)| rest.starts_with(&format!("{a}/{b}")));
            if let Some(at) = found {
                let (with, without) = PARTICLES[at];
                rest = &rest[with.len() + 1 + without.len()..];
                pieces.push(Piece::Particle(at));
            }
        }
        pieces.push(Piece::Text(rest.to_owned()));
        pieces
    }

    fn piece(&self, name: &str) -> Piece {
        match (name, self.names.iter().position(|have| have == name)) {
            (_, Some(at)) => Piece::List(at),
            ("num", _) => Piece::Number,
            ("small", _) => Piece::Small,
            ("id", _) => Piece::Identifier,
            ("Type", _) => Piece::Type,
            ("brand", _) => Piece::Brand,
            _ => Piece::Value(name.to_owned()),
        }
    }

    fn list(&self, name: &str) -> usize {
        let at = self.names.iter().position(|have| have == name);
        at.unwrap_or_else(|| panic!("no list of sentences is called {name}"))
    }

    /// How many patterns a list has.
    pub(super) fn count(&self, list: &str) -> usize {
        self.lists[self.list(list)].len()
    }

    /// Any pattern of a list, filled.
    pub(super) fn any(&self, list: &str, random: &mut Random, values: Values<'_>) -> String {
        let at = random.below(self.count(list));
        self.nth(list, at, random, values)
    }

    /// A certain pattern of a list, filled; they begin again after the last.
    pub(super) fn nth(
        &self,
        list: &str,
        at: usize,
        random: &mut Random,
        values: Values<'_>,
    ) -> String {
        let mut out = String::new();
        let patterns = &self.lists[self.list(list)];
        self.write(&patterns[at % patterns.len()], random, values, &mut out);
        out
    }

    fn write(&self, pattern: &[Piece], random: &mut Random, values: Values<'_>, out: &mut String) {
        for piece in pattern {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::List(at) => {
                    let pattern = random.pick::<Vec<Piece>>(&self.lists[*at]);
                    self.write(pattern, random, values, out)
                }
                Piece::Number => out.push_str(&random.between(12, 960).to_string()),
                Piece::Small => out.push_str(&random.between(2, 9).to_string()),
                Piece::Identifier => out.push_str(&identifier(random)),
                Piece::Type => out.push_str(&capital(&identifier(random))),
                Piece::Brand => out.push_str(&brand(random.early(self.brands))),
                Piece::Value(name) => {
                    let value = values.iter().find(|(have, _)| have == name);
                    out.push_str(value.map_or("", |(_, value)| value));
                }
                Piece::Particle(at) => {
                    let (with, without) = PARTICLES[*at];
                    let open = !ends_in_consonant(out) || with == "으로" && ends_in_rieul(out);
                    out.push_str(if open { without } else { with });
                }
            }
        }
    }
}

/// What stands before the first slot of a line, its name, and what stands after it.
fn slot(line: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(open) = line[from..].find('{').map(|at| from + at) {
        let close = open + line[open..].find('}')?;
        let name = &line[open + 1..close];
        if !name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic() || c == '-') {
            return Some((&line[..open], name, &line[close + 1..]));
        }
        from = open + 1;
    }
    None
}

/// Whether the last syllable closes, as far as Korean particles ask.
fn ends_in_consonant(text: &str) -> bool {
    match text.chars().last() {
        Some(c @ '가'..='힣') => !(c as u32 - '가' as u32).is_multiple_of(28),
        Some(c) => "013678lmnrgbkpt".contains(c.to_ascii_lowercase()),
        None => false,
    }
}

/// Whether the last syllable closes with ㄹ: 모델로, not 모델으로.
fn ends_in_rieul(text: &str) -> bool {
    text.chars()
        .last()
        .is_some_and(|c| ('가'..='힣').contains(&c) && (c as u32 - '가' as u32) % 28 == 8)
}

fn identifier(random: &mut Random) -> String {
    let (first, second) = (*random.pick::<&str>(&STEMS), capital(random.pick::<&str>(&STEMS)));
    if random.chance(30) {
        return format!("{first}{second}{}", random.between(2, 99));
    }
    format!("{first}{second}")
}

/// The name of the product of that number: three syllables, never the same for two of the first 32,768.
pub(super) fn brand(number: usize) -> String {
    let mut rest = (number * 10_613 + 4_711) % SYLLABLES.len().pow(3);
    let mut name = String::new();
    for _ in 0..3 {
        name.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
    }
    capital(&name)
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let grammar = Grammar::read(text, 1);
        let made = grammar.any("a", &mut Random::new(1, 1), &[("name", "하나")]);
        assert_eq!(made, expected);
    }

    #[test]
    fn slots_are_filled() {
        check("# a\n{b}, {name}!\n# b\n둘", "둘, 하나!");
        check("# a\nx⏎y {gone}.", "x\ny .");
        check("# a\nif (x) { return {name} }", "if (x) { return 하나 }");
    }

    #[test]
    fn particles_follow_their_word() {
        let words = "# b\n서버\n# c\n색인\n# d\n가을";
        check(&format!("# a\n{{b}}을/를 {{c}}을/를\n{words}"), "서버를 색인을");
        check(&format!("# a\n{{b}}은/는 {{c}}이/가\n{words}"), "서버는 색인이");
        check("# a\n{b}으로/로\n# b\n모델", "모델로");
        check(&format!("# a\n{{c}}과/와 {{b}}으로/로\n{words}"), "색인과 서버로");
    }

    #[test]
    fn products_have_names_of_their_own() {
        let names: std::collections::BTreeSet<String> = (0..5000).map(brand).collect();
        assert!(names.len() > 4900, "{}", names.len());
    }

    #[test]
    fn a_certain_pattern_of_a_list() {
        let grammar = Grammar::read("# a\none\ntwo", 1);
        let nth = |at| grammar.nth("a", at, &mut Random::new(1, 1), &[]);
        assert_eq!([nth(0), nth(1), nth(2)], ["one", "two", "one"]);
    }
}
