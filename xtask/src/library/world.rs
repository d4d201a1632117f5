//! What a library is about: conferences with their programmes, people and tags, before anybody writes about them.
//!
//! Many posts report on one conference, so its sessions, speakers and decks come up in several of them, as they do.

use super::grammar::Grammar;
use super::names::{self, Tongue};
use super::random::Random;

/// A civil date that exists in every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: usize,
    pub(super) month: usize,
    pub(super) day: usize,
}

impl Day {
    /// So many days later; months are taken to have 28 days.
    pub(super) fn after(self, days: usize) -> Self {
        let all = self.day - 1 + days;
        let months = self.month - 1 + all / 28;
        Self { year: self.year + months / 12, month: months % 12 + 1, day: all % 28 + 1 }
    }

    /// 0 for Sunday.
    pub(super) fn weekday(self) -> usize {
        const SHIFT: [usize; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
        let year = self.year - usize::from(self.month < 3);
        (year + year / 4 - year / 100 + year / 400 + SHIFT[self.month - 1] + self.day) % 7
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A conference of one year.
#[derive(Debug)]
pub(super) struct Conference {
    pub(super) name: String,
    /// Its name in addresses.
    pub(super) stem: String,
    pub(super) tongue: Tongue,
    pub(super) first: Day,
    /// The sessions of each day, by their start.
    pub(super) days: Vec<Vec<Talk>>,
}

/// A session of a programme.
#[derive(Debug)]
pub(super) struct Talk {
    pub(super) title: String,
    pub(super) speakers: Vec<String>,
    /// Minutes of the day.
    pub(super) start: usize,
    pub(super) end: usize,
    /// What stands in square brackets before the title in some posts.
    pub(super) number: usize,
    pub(super) deck: Option<Deck>,
    pub(super) video: Option<String>,
    pub(super) code: Option<String>,
}

/// Where slides are.
#[derive(Debug)]
pub(super) struct Deck {
    pub(super) page: String,
    /// What embeds them, for hosts that offer it.
    pub(super) embed: Option<String>,
}

/// The patterns of each language.
pub(super) struct Languages {
    ko: Grammar,
    en: Grammar,
    ja: Grammar,
    pub(super) code: Grammar,
}

impl Languages {
    pub(super) fn new(posts: usize) -> Self {
        let read = |text| Grammar::read(text, posts / 10 + 30);
        Self {
            ko: read(include_str!("ko.txt")),
            en: read(include_str!("en.txt")),
            ja: read(include_str!("ja.txt")),
            code: read(include_str!("code.txt")),
        }
    }

    pub(super) fn of(&self, tongue: Tongue) -> &Grammar {
        match tongue {
            Tongue::Ko => &self.ko,
            Tongue::En => &self.en,
            Tongue::Ja => &self.ja,
        }
    }
}

/// How many conferences of one year so many posts report on.
fn conference_years(posts: usize) -> usize {
    posts.div_ceil(25)
}

/// The conferences that a library of so many posts is about, no two of one name and year while there are names left.
pub(super) fn conferences(posts: usize, seed: u64, languages: &Languages) -> Vec<Conference> {
    let names = names::conferences();
    let mut random = Random::new(seed, 1);
    let people = (posts / 2).max(12);
    let count = conference_years(posts);
    let one = |at: usize| {
        // 17 years times 60 names and more: a step that shares no factor with them visits all.
        let place = (at * 131 + 7) % (names.len() * 17);
        let (name, stem, tongue) = &names[place % names.len()];
        let grammar = languages.of(*tongue);
        let (month, day) = (random.between(3, 11), random.between(1, 28));
        let first = Day { year: 2010 + place / names.len(), month, day };
        let days = [1, 1, 2, 2, 3][random.below(5)];
        let mut day = |n| programme(n, *tongue, people, grammar, &mut random);
        let days = (1..=days).map(&mut day).collect();
        Conference { name: name.clone(), stem: stem.clone(), tongue: *tongue, first, days }
    };
    (0..count).map(one).collect()
}

/// The sessions of a day: eight to fourteen, a keynote first and lightning talks last on some.
fn programme(
    day: usize,
    tongue: Tongue,
    people: usize,
    grammar: &Grammar,
    random: &mut Random,
) -> Vec<Talk> {
    let count = random.between(8, 14);
    let mut start = 10 * 60;
    let mut talks = Vec::new();
    for at in 0..count {
        let length = [30, 40, 40, 45, 50][random.below(5)];
        let title = grammar.any("title", random, &[]);
        let kind = match at {
            0 if random.chance(60) => "keynote",
            _ if at + 1 == count && random.chance(30) => "lightning",
            _ => "",
        };
        let title =
            if kind.is_empty() { title } else { grammar.any(kind, random, &[("talk", &title)]) };
        talks.push(talk(
            title,
            (start, start + length),
            day * 100 + at + 1,
            tongue,
            people,
            random,
        ));
        // Two tracks: every other session starts together with the one before.
        if at % 2 == 0 {
            start += length + 10;
        }
    }
    talks
}

fn talk(
    title: String,
    (start, end): (usize, usize),
    number: usize,
    tongue: Tongue,
    people: usize,
    random: &mut Random,
) -> Talk {
    // A third of the sessions are held by the few who speak everywhere.
    let mut who = |_| if random.chance(30) { random.early(people) } else { random.below(people) };
    let mut numbers: Vec<usize> = (0..2).map(&mut who).collect();
    numbers.dedup();
    numbers.truncate(if random.chance(15) { 2 } else { 1 });
    let speakers = numbers.iter().map(|&n| names::person(tongue, n)).collect();
    let handle = format!("example-{}", base36(numbers[0]));
    let key = base36(random.below(2_000_000_000));
    let deck = random.chance(65).then(|| deck(&handle, &key, random));
    let video = random.chance(30).then(|| format!("https://www.youtube.com/watch?v=x{key:0>10}"));
    let code = random.chance(20).then(|| format!("https://github.com/{handle}/{key}"));
    Talk { title, speakers, start, end, number, deck, video, code }
}

/// Slides at one of three hosts, by ids that nobody has.
fn deck(handle: &str, key: &str, random: &mut Random) -> Deck {
    match random.below(5) {
        0 | 1 => Deck { page: format!("https://speakerdeck.com/{handle}/talk-{key}"), embed: None },
        2 | 3 => {
            let page = format!("https://www.slideshare.net/{handle}/talk-{key}");
            let frame = format!("//www.slideshare.net/slideshow/embed_code/key/{key}");
            let link = format!("<a href=\"{page}\" target=\"_blank\">slides</a>");
            let embed = format!(
                "<iframe src=\"{frame}\" width=\"595\" height=\"485\" frameborder=\"0\" allowfullscreen></iframe>\n<div>{link}</div>"
            );
            Deck { page, embed: Some(embed) }
        }
        _ => Deck {
            page: format!("https://docs.google.com/presentation/d/1x{key}/edit"),
            embed: None,
        },
    }
}

/// A number in digits and small letters.
fn base36(mut number: usize) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut digits = Vec::new();
    loop {
        digits.push(char::from(DIGITS[number % 36]));
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_weekdays() {
        let day = |year, month, day| Day { year, month, day };
        for (date, weekday) in [
            (day(2019, 8, 18), 0),
            (day(2016, 2, 29), 1),
            (day(2023, 2, 28), 2),
            (day(2010, 1, 1), 5),
        ] {
            assert_eq!(date.weekday(), weekday, "{date}");
        }
        assert_eq!(day(2019, 12, 27).after(3).to_string(), "2020-01-02");
    }

    #[test]
    fn conferences_grow_with_the_library() {
        for (posts, count) in [(1, 1), (25, 1), (1000, 40), (10_000, 400)] {
            let all = conferences(posts, 1, &Languages::new(posts));
            assert_eq!(all.len(), count);
            let mut names: Vec<_> = all.iter().map(|c| (&c.name, c.first.year)).collect();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), count, "no conference of a year twice");
        }
    }
}
