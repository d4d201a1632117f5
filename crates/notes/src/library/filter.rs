//! The reader's choice among the posts: tags, a conference, a year, "has slides".
//!
//! A plain value that the address bar can carry (the app's `routes` spells it), so that a choice survives reload,
//! Back and sharing.

use std::cmp::Reverse;

use crate::library::index::{Brief, Index};
use crate::{Event, order};

/// How many conferences, and how many tags, are on offer: the most frequent. Who looks for others finds them on a post.
const OFFER: usize = 30;

/// What the reader chose. Every part that is set must match; the empty choice is every post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Tags as written; a post must carry all of them.
    pub tags: Vec<String>,
    /// The name of a conference, without its year.
    pub event: Option<String>,
    /// The year a post is filed under, see [`crate::Entry::year`].
    pub year: Option<i32>,
    /// Only posts with at least one deck.
    pub slides: bool,
}

/// One part of a [`Filter`]: what a chip stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The post carries this tag.
    Tag(String),
    /// The post is about this conference, of any year.
    Event(String),
    /// The post is filed under this year.
    Year(i32),
    /// The post has a deck.
    Slides,
}

/// A choice on offer, and what it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// What is chosen or dropped with it.
    pub choice: Choice,
    /// Whether it is chosen now.
    pub chosen: bool,
    /// How many posts there are with this choice and all other chosen ones.
    pub count: usize,
}

/// Everything that can be chosen, kind by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chips {
    /// Conferences, the most frequent first.
    pub events: Vec<Chip>,
    /// Years, newest first.
    pub years: Vec<Chip>,
    /// Tags, the most frequent first.
    pub tags: Vec<Chip>,
    /// "Has slides", where any post has.
    pub slides: Option<Chip>,
}

impl Filter {
    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The chosen parts, one by one.
    pub fn choices(&self) -> Vec<Choice> {
        let event = self.event.iter().cloned().map(Choice::Event);
        let year = self.year.map(Choice::Year);
        let slides = self.slides.then_some(Choice::Slides);
        let tags = self.tags.iter().cloned().map(Choice::Tag);
        event.chain(year).chain(slides).chain(tags).collect()
    }

    /// Whether a part is chosen.
    pub fn has(&self, choice: &Choice) -> bool {
        self.choices().iter().any(|chosen| chosen.same(choice))
    }

    /// The same choice as the posts spell it: an address has no capitals.
    #[must_use]
    pub fn spelled(&self, index: &Index) -> Self {
        let spell = |text: &String, names: &[String]| {
            names.iter().find(|name| same_text(name, text)).unwrap_or(text).clone()
        };
        Self {
            tags: self.tags.iter().map(|tag| spell(tag, &index.tags)).collect(),
            event: self.event.as_ref().map(|event| spell(event, &index.events)),
            ..self.clone()
        }
    }

    /// The filter after a click on a choice: chosen if it was not, dropped if it was.
    ///
    /// Of conferences and years there is one at a time: a second one takes the first one's place.
    #[must_use]
    pub fn toggled(&self, choice: &Choice) -> Self {
        let mut next = self.clone();
        let dropped = self.has(choice);
        match choice {
            Choice::Tag(tag) if dropped => next.tags.retain(|have| !same_text(have, tag)),
            Choice::Tag(tag) => next.tags.push(tag.clone()),
            Choice::Event(event) => next.event = (!dropped).then(|| event.clone()),
            Choice::Year(year) => next.year = (!dropped).then_some(*year),
            Choice::Slides => next.slides = !dropped,
        }
        next
    }

    /// What can be chosen, each with the number of posts it leads to. Choices that lead nowhere now stay in their
    /// place, so that no chip jumps away from under a finger.
    pub fn chips(&self, index: &Index) -> Chips {
        let tally = Tally::new(self, index);
        let choices = self.choices();
        let chip = |choice: Choice, count: usize| {
            let chosen = choices.iter().any(|chosen| chosen.same(&choice));
            Chip { choice, chosen, count: if chosen { tally.total } else { count } }
        };
        let offer = |names: &[String], counts: &[usize], choice: fn(String) -> Choice| {
            let chips =
                names.iter().zip(counts).map(|(name, count)| chip(choice(name.clone()), *count));
            let is_offered = |(at, chip): &(usize, Chip)| *at < OFFER || chip.chosen;
            let offered = chips.enumerate().filter(is_offered);
            offered.map(|(_, chip)| chip).collect::<Vec<_>>()
        };
        let mut chips = Chips {
            events: offer(&index.events, &tally.events, Choice::Event),
            tags: offer(&index.tags, &tally.tags, Choice::Tag),
            years: tally.years.iter().map(|(year, n)| chip(Choice::Year(*year), *n)).collect(),
            slides: tally.any_slides.then(|| chip(Choice::Slides, tally.slides)),
        };
        choices.into_iter().for_each(|choice| chips.keep_chosen(choice));
        order::sort_by_key(&mut chips.years, |chip| match chip.choice {
            Choice::Year(year) => Reverse(year),
            _ => Reverse(0),
        });
        chips
    }

    /// For an empty result: what to drop, and how many posts would then appear; the most helpful first.
    pub fn ways_out(&self, index: &Index) -> Vec<(Choice, usize)> {
        let count = |choice: Choice| {
            let count = index.matching(&self.toggled(&choice)).len();
            (choice, count)
        };
        let mut ways: Vec<_> = self.choices().into_iter().map(count).collect();
        ways.retain(|(_, count)| *count > 0);
        order::sort_by_key(&mut ways, |(_, count)| Reverse(*count));
        ways
    }
}

impl Choice {
    /// Whether two choices are the same for a reader: capitals do not matter.
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Tag(a), Self::Tag(b)) | (Self::Event(a), Self::Event(b)) => same_text(a, b),
            _ => self == other,
        }
    }
}

/// Whether two words are the same but for capitals.
pub(crate) fn same_text(a: &str, b: &str) -> bool {
    a.chars().map(|c| c.to_ascii_lowercase()).eq(b.chars().map(|c| c.to_ascii_lowercase()))
}

impl Chips {
    /// What is chosen though no post answers to it must still be seen, or it could not be dropped.
    fn keep_chosen(&mut self, choice: Choice) {
        let lost = Chip { choice, chosen: true, count: 0 };
        let chips = match lost.choice {
            Choice::Event(_) => &mut self.events,
            Choice::Year(_) => &mut self.years,
            Choice::Tag(_) => &mut self.tags,
            Choice::Slides => {
                self.slides.get_or_insert(lost);
                return;
            }
        };
        if !chips.iter().any(|chip| chip.choice.same(&lost.choice)) {
            chips.push(lost);
        }
    }
}

/// How many posts each choice leads to, counted in one walk over the index.
#[derive(Default)]
struct Tally {
    total: usize,
    events: Vec<usize>,
    tags: Vec<usize>,
    years: Vec<(i32, usize)>,
    slides: usize,
    any_slides: bool,
}

impl Tally {
    fn new(filter: &Filter, index: &Index) -> Self {
        // Of conferences and years there is one at a time: another one takes its place.
        let always = index.wanted(&Filter { event: None, year: None, ..filter.clone() });
        let chosen = Filter { event: filter.event.clone(), ..Filter::default() };
        let event = index.wanted(&chosen).map(|wanted| wanted.event);
        let (events, tags) = (vec![0; index.events.len()], vec![0; index.tags.len()]);
        let mut tally = Self { events, tags, ..Self::default() };
        for post in &index.posts {
            let of_event = event.is_some_and(|event| event.is_none() || post.event == event);
            let of_year = filter.year.is_none() || post.year == filter.year;
            let admitted = always.as_ref().is_some_and(|wanted| wanted.admits(post));
            tally.add(post, [of_event && of_year, of_year, of_event].map(|is| is && admitted));
        }
        tally
    }

    /// Counts a post that matches: the whole filter; all of it but the conference; all of it but the year.
    fn add(&mut self, post: &Brief, [all, no_event, no_year]: [bool; 3]) {
        let with_slides = post.decks > 0;
        self.any_slides |= with_slides;
        self.total += usize::from(all);
        self.slides += usize::from(all && with_slides);
        for tag in post.tags.iter().filter(|_| all) {
            self.tags.get_mut(*tag as usize).into_iter().for_each(|n| *n += 1);
        }
        if let Some(event) = post.event.and_then(|event| self.events.get_mut(event as usize)) {
            *event += usize::from(no_event);
        }
        let Some(year) = post.year else { return };
        let at = self.years.iter().position(|(have, _)| *have == year).unwrap_or(self.years.len());
        if at == self.years.len() {
            self.years.push((year, 0));
        }
        self.years[at].1 += usize::from(no_year);
    }
}

/// Names a conference in URLs: `pycon-korea-2019`. Letters of any script stay; everything else becomes one hyphen.
pub fn event_key(event: &Event) -> String {
    let year = event.year.map(|year| format!("-{year}")).unwrap_or_default();
    let mut key = String::new();
    for c in event.name.chars().map(|c| c.to_ascii_lowercase()) {
        if c.is_alphanumeric() {
            key.push(c);
        } else if !key.is_empty() && !key.ends_with('-') {
            key.push('-');
        }
    }
    let name = key.trim_end_matches('-');
    if name.is_empty() { format!("event{year}") } else { format!("{name}{year}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Catalog;
    use crate::library::shelf::samples::{catalog, entry};

    fn filter(text: &str) -> Filter {
        let mut filter = Filter::default();
        for word in text.split_whitespace() {
            match word.split_once(':') {
                Some(("event", name)) => filter.event = Some(name.replace('_', " ")),
                Some(("year", year)) => filter.year = year.parse().ok(),
                _ if word == "slides" => filter.slides = true,
                _ => filter.tags.push(word.to_owned()),
            }
        }
        filter
    }

    #[track_caller]
    fn check(chosen: &str, slugs: &str) {
        let catalog = catalog();
        let found = Index::new(&catalog).matching(&filter(chosen));
        let found: Vec<_> = found.iter().map(|at| &*catalog.posts[*at as usize].slug).collect();
        assert_eq!(found.join(" "), slugs, "{chosen}");
    }

    #[test]
    fn every_part_must_match() {
        check("", "deview-23 pycon-19 pycon-18 deview-17 apac-16");
        check("lecture", "pycon-19 pycon-18");
        check("lecture year:2019", "pycon-19");
        check("event:DEVIEW", "deview-23 deview-17");
        check("event:deview slides", "deview-17");
        check("conference ml", "deview-17");
        check("conference lecture", "");
        check("파이썬", "apac-16");
        check("year:1999", "");
    }

    #[test]
    fn capitals_do_not_matter() {
        check("Lecture", "pycon-19 pycon-18");
        check("event:pycon_korea", "pycon-19");
    }

    #[test]
    fn a_choice_is_spelled_as_the_posts_spell_it() {
        let index = Index::new(&catalog());
        let spelled = filter("LECTURE nothing event:pycon_KOREA").spelled(&index);
        assert_eq!(spelled, filter("lecture nothing event:PyCon_Korea"));
    }

    fn text(choice: &Choice) -> String {
        match choice {
            Choice::Tag(text) | Choice::Event(text) => text.clone(),
            Choice::Year(year) => year.to_string(),
            Choice::Slides => "slides".to_owned(),
        }
    }

    #[track_caller]
    fn check_chips(chosen: &str, expected: &str) {
        let chips = filter(chosen).chips(&Index::new(&catalog()));
        let all = chips.events.iter().chain(&chips.years).chain(&chips.tags).chain(&chips.slides);
        let shown: Vec<_> = all
            .map(|chip| {
                let mark = if chip.chosen { "*" } else { "" };
                format!("{mark}{}={}", text(&chip.choice), chip.count)
            })
            .collect();
        assert_eq!(shown.join(" "), expected, "{chosen}");
    }

    #[test]
    fn chips_count_what_a_click_leads_to() {
        check_chips(
            "",
            "DEVIEW=2 PyCon Korea=1 PyCon=1 PyCon APAC=1 2023=1 2019=1 2018=1 2017=1 2016=1 \
             lecture=2 conference=2 ml=1 파이썬=1 slides=2",
        );
        check_chips(
            "lecture",
            "DEVIEW=0 PyCon Korea=1 PyCon=1 PyCon APAC=0 2023=0 2019=1 2018=1 2017=0 2016=0 \
             *lecture=2 conference=0 ml=0 파이썬=0 slides=1",
        );
    }

    #[test]
    fn a_second_year_takes_the_first_ones_place() {
        let chips = filter("lecture year:2019").chips(&Index::new(&catalog()));
        let counts: Vec<_> = chips.years.iter().map(|chip| (chip.chosen, chip.count)).collect();
        assert_eq!(counts, [(false, 0), (true, 1), (false, 1), (false, 0), (false, 0)]);
    }

    #[test]
    fn what_an_old_link_asks_for_can_still_be_dropped() {
        let asked = Filter { slides: true, year: Some(1999), ..filter("gone event:lost") };
        let chips = asked.chips(&Index::default());
        assert_eq!((chips.tags.len(), chips.events.len(), chips.years.len()), (1, 1, 1));
        let slides = chips.slides.map(|chip| (chip.chosen, chip.count));
        assert_eq!(slides, Some((true, 0)));
    }

    #[test]
    fn an_empty_result_says_what_to_drop() {
        let ways: Vec<_> = filter("conference lecture year:2017")
            .ways_out(&Index::new(&catalog()))
            .into_iter()
            .map(|(choice, count)| format!("{}={count}", text(&choice)))
            .collect();
        assert_eq!(ways, ["lecture=1"]);
        assert!(filter("gone lost").ways_out(&Index::new(&catalog())).is_empty());
    }

    #[test]
    fn a_click_chooses_and_a_second_one_drops() {
        for text in ["", "lecture", "event:DEVIEW year:2017 slides ml"] {
            let before = filter(text);
            for choice in [Choice::Tag("x".to_owned()), Choice::Slides] {
                assert_eq!(before.toggled(&choice).toggled(&choice), before, "{text}");
            }
        }
        let dropped = filter("Lecture").toggled(&Choice::Tag("lecture".to_owned()));
        assert!(dropped.is_empty());
    }

    #[test]
    fn a_post_of_no_conference_matches_no_conference() {
        let index = Index::new(&Catalog { posts: vec![entry("plain", None, None)] });
        let found = |chosen| index.matching(&filter(chosen)).len();
        assert_eq!((found(""), found("event:DEVIEW"), found("year:2017")), (1, 0, 0));
    }

    #[test]
    fn keys_are_fit_for_urls() {
        for (name, year, key) in [
            ("PyCon Korea", Some(2019), "pycon-korea-2019"),
            ("if(kakao)dev", Some(2022), "if-kakao-dev-2022"),
            ("우아한테크 콘서트", None, "우아한테크-콘서트"),
            (" / ", Some(2020), "event-2020"),
        ] {
            let post = entry("slug", Some(name), year);
            assert_eq!(post.event.as_ref().map(event_key).as_deref(), Some(key));
        }
    }
}
