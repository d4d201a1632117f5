//! One post: who writes about which day of which conference, in which shape.

use super::front_matter::{Engine, Head};
use super::grammar::{self, Grammar};
use super::names::{self, Tongue};
use super::notes::Pen;
use super::random::Random;
use super::world::{Conference, Languages, Talk};

/// A file of the library.
#[derive(Debug, PartialEq)]
pub(super) struct File {
    /// Below the library's folder, without its ending.
    pub(super) path: String,
    pub(super) text: String,
}

/// How an author writes, in all posts alike.
struct Author {
    name: String,
    /// What they call themselves in addresses.
    handle: String,
    engine: Engine,
    /// Which of the shapes of a session.
    shape: usize,
    /// Which of the ways to name a day.
    day: usize,
    register: &'static str,
}

/// What posts are made from.
pub(super) struct Library {
    pub(super) posts: usize,
    pub(super) seed: u64,
    pub(super) languages: Languages,
    pub(super) conferences: Vec<Conference>,
}

/// A post being written.
struct Draft<'a> {
    library: &'a Library,
    conference: &'a Conference,
    grammar: &'a Grammar,
    author: Author,
    /// The day that the post is about, from 1; `None` for all of them.
    day: Option<usize>,
    random: Random,
}

/// Bytes of a post at every tenth of all posts: most are short, few are very long.
const SIZES: [usize; 11] = [1300, 1700, 2200, 2700, 3200, 3800, 4500, 5400, 6800, 9500, 22_000];

impl Library {
    /// The conferences of a library of so many posts.
    pub(super) fn new(posts: usize, seed: u64) -> Self {
        let languages = Languages::new(posts);
        let conferences = super::world::conferences(posts, seed, &languages);
        Self { posts, seed, languages, conferences }
    }

    /// The post of that number.
    pub(super) fn post(&self, number: usize) -> File {
        let stream = 1000 + u64::try_from(number).unwrap_or_default();
        let mut random = Random::new(self.seed, stream);
        let conference = random.pick(&self.conferences);
        let author = self.author(conference.tongue, &mut random);
        let several = conference.days.len() > 1;
        let day = (several && random.chance(60)).then(|| random.between(1, conference.days.len()));
        let grammar = self.languages.of(conference.tongue);
        Draft { library: self, conference, grammar, author, day, random }.write()
    }

    /// One of the authors of a language: a twentieth as many as posts, some of them busy.
    fn author(&self, tongue: Tongue, random: &mut Random) -> Author {
        let number = random.early(self.posts / 20 + 3);
        let stream = (1 << 40) + u64::try_from(number).unwrap_or_default() * 4 + tongue as u64;
        let mut own = Random::new(self.seed, stream);
        let polite = tongue == Tongue::Ko && own.chance(50);
        Author {
            name: names::person(tongue, 3000 + number * 17),
            handle: grammar::brand(20_000 + number * 3 + tongue as usize).to_lowercase(),
            engine: Engine::any(&mut own),
            shape: own.below(1000),
            day: own.below(1000),
            register: if polite { "polite" } else { "plain" },
        }
    }
}

impl Draft<'_> {
    fn write(mut self) -> File {
        let engine = self.author.engine;
        let head = self.head();
        let size = self.size();
        let mut text = head.write(engine, (self.random.between(8, 23), self.random.below(60)));
        let whole = self.named();
        let opening = self.grammar.any("opening", &mut self.random, &[("conference", &whole)]);
        text.push_str(&opening);
        text.push_str("\n\n");
        self.programme(size, &mut text);
        if self.random.chance(60) {
            let title = self.grammar.any("closing-title", &mut self.random, &[]);
            let closing = self.grammar.any("closing", &mut self.random, &[]);
            text.push_str(&format!("## {title}\n\n{closing}\n"));
        }
        let folder = head.date.year;
        File { path: format!("{folder}/{}", head.file(engine)), text }
    }

    fn named(&self) -> String {
        format!("{} {}", self.conference.name, self.conference.first.year)
    }

    fn size(&mut self) -> usize {
        let at = self.random.below(SIZES.len() - 1);
        self.random.between(SIZES[at], SIZES[at + 1])
    }

    fn head(&mut self) -> Head {
        let Conference { name, stem, first, days, .. } = self.conference;
        let (year, n) = (first.year.to_string(), self.day.unwrap_or_default().to_string());
        let values = [("name", name.as_str()), ("year", &year), ("n", &n)];
        let list = if self.day.is_some() { "heading-day" } else { "heading" };
        let title = self.grammar.any(list, &mut self.random, &values);
        let whole = self.named();
        let summary = self.random.chance(40);
        let description = summary
            .then(|| self.grammar.any("summary", &mut self.random, &[("conference", &whole)]));
        let suffix = self.day.map_or(String::new(), |n| format!("-day{n}"));
        Head {
            title,
            date: first.after(days.len() + self.random.below(20)),
            author: self.author.name.clone(),
            tags: self.tags(),
            description,
            stem: format!("{stem}-{year}{suffix}-{}", self.author.handle),
        }
    }

    /// Two to five tags: the first of the language's list often, invented ones the more the larger the library is.
    fn tags(&mut self) -> Vec<String> {
        let known = self.grammar.count("tag");
        let pool = known + self.library.posts / 50;
        let mut tags = Vec::new();
        for _ in 0..self.random.between(2, 5) {
            let at = self.random.early(pool);
            let tag = match at.checked_sub(known) {
                None => self.grammar.nth("tag", at, &mut self.random, &[]),
                Some(at) => self.rare_tag(at),
            };
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        tags
    }

    fn rare_tag(&mut self, at: usize) -> String {
        let (stems, ends) = (self.grammar.count("tag-stem"), self.grammar.count("tag-end"));
        let stem = self.grammar.nth("tag-stem", at, &mut self.random, &[]);
        let end = self.grammar.nth("tag-end", at / stems, &mut self.random, &[]);
        let again = at / stems / ends;
        let number = if again == 0 { String::new() } else { (again + 1).to_string() };
        format!("{stem}-{end}{number}")
    }

    /// The sessions, below the headings of their days where there are several.
    fn programme(&mut self, size: usize, out: &mut String) {
        let conference = self.conference;
        let days: Vec<usize> = match self.day {
            Some(day) => vec![day],
            None => (1..=conference.days.len()).collect(),
        };
        let count = self.random.between(3, 8).max(days.len());
        let headed = days.len() > 1 || self.day.is_some() && self.random.chance(30);
        for (at, &day) in days.iter().enumerate() {
            if headed {
                out.push_str(&format!("## {}\n\n", self.day_title(day)));
            }
            let share = (count * (at + 1) / days.len() - count * at / days.len()).max(1);
            let talks = chosen(&conference.days[day - 1], share, &mut self.random);
            if at == 0 && self.random.chance(15) {
                self.timetable(&talks, out);
            }
            for (index, talk) in talks.iter().enumerate() {
                self.session(talk, index + 1, headed, size / count, out);
            }
        }
    }

    fn day_title(&mut self, n: usize) -> String {
        let date = self.conference.first.after(n - 1);
        let mut word = |list, at| self.grammar.nth(list, at, &mut self.random, &[]);
        let (weekday, ordinal) = (word("weekday", date.weekday()), word("ordinal", n - 1));
        let (month, dom, n) = (date.month.to_string(), date.day.to_string(), n.to_string());
        let values = [
            ("n", n.as_str()),
            ("month", &month),
            ("dom", &dom),
            ("weekday", &weekday),
            ("ordinal", &ordinal),
        ];
        self.grammar.nth("day", self.author.day, &mut self.random, &values)
    }

    fn timetable(&mut self, talks: &[&Talk], out: &mut String) {
        let title = self.grammar.any("timetable-title", &mut self.random, &[]);
        out.push_str(&format!("### {title}\n\n| | |\n|---|---|\n"));
        for talk in talks {
            let (start, end) = (clock(talk.start), clock(talk.end));
            out.push_str(&format!("| {start} - {end} | {} |\n", talk.title));
        }
        out.push('\n');
    }

    fn session(&mut self, talk: &Talk, index: usize, headed: bool, size: usize, out: &mut String) {
        let begin = out.len();
        let honor = self.grammar.any("honor", &mut self.random, &[]);
        let honored: Vec<_> = talk.speakers.iter().map(|name| format!("{name}{honor}")).collect();
        let (index, number) = (index.to_string(), talk.number.to_string());
        let (start, end) = (clock(talk.start), clock(talk.end));
        let (speakers, honored) = (talk.speakers.join(", "), honored.join(", "));
        let values = [
            ("h", if headed { "###" } else { "##" }),
            ("talk", talk.title.as_str()),
            ("speakers", &speakers),
            ("honored", &honored),
            ("start", &start),
            ("end", &end),
            ("index", &index),
            ("number", &number),
        ];
        out.push_str(&self.grammar.nth("shape", self.author.shape, &mut self.random, &values));
        out.push_str("\n\n");
        self.links(talk, out);
        let pen = Pen {
            grammar: self.grammar,
            code: &self.library.languages.code,
            register: self.author.register,
            heading: if headed { "####" } else { "###" },
            values: &[],
        };
        pen.write(size.saturating_sub(out.len() - begin), &mut self.random, out);
    }

    /// What the session links to: its slides nearly always, where there are any.
    fn links(&mut self, talk: &Talk, out: &mut String) {
        let mut lines = Vec::new();
        if let Some(deck) = talk.deck.as_ref().filter(|_| self.random.chance(85)) {
            lines.push(match &deck.embed {
                Some(embed) if self.random.chance(40) => embed.clone(),
                _ => self.grammar.any("deck", &mut self.random, &[("url", &deck.page)]),
            });
        }
        for (list, url) in [("video", &talk.video), ("code-link", &talk.code)] {
            if let Some(url) = url {
                lines.push(self.grammar.any(list, &mut self.random, &[("url", url)]));
            }
        }
        for line in lines {
            out.push_str(&line);
            out.push_str("\n\n");
        }
    }
}

/// Some of the sessions of a day, in their order.
fn chosen<'a>(talks: &'a [Talk], count: usize, random: &mut Random) -> Vec<&'a Talk> {
    let mut left = count.min(talks.len());
    let mut chosen = Vec::new();
    for (at, talk) in talks.iter().enumerate() {
        if random.below(talks.len() - at) < left {
            chosen.push(talk);
            left -= 1;
        }
    }
    chosen
}

fn clock(minutes: usize) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
