//! The conference a post is about, read from its title, its first lines and its file name by general rules.
//!
//! No conference is known by name. Every phrase that stands where authors name one (beside a year, before 후기, in bold)
//! is a candidate; signs add up, and the best candidate that reaches the bar is it. What a title says, the first
//! lines and the file name confirm; where a title names none, they speak for themselves.

mod clause;
mod phrase;
mod words;

use crate::extract::leaf::{Body, LeafKind};
use crate::extract::letters;
use crate::extract::phrases::Phrases;
use crate::extract::rules;
use crate::tree::{Inline, Style};
use crate::{Date, Event, Evidence, Meta};
use phrase::Phrase;
use words::Role;

/// Finds the event. `stem` is the file name without its ending.
pub(crate) fn find(meta: &Meta, stem: &str, body: &Body<'_>) -> Option<Event> {
    let title = start(meta.title.as_deref().unwrap_or_default());
    let stem = start(stem);
    let stem = Date::in_name(stem).map_or(stem, |(_, rest)| rest);
    let mut scene = Scene { title: rules::key(title), file: rules::key(stem), ..Scene::default() };
    scene.dated_file = phrase::year(stem).is_some();
    scene.read(title, false, Evidence::Title, 0);
    scene.titled = !scene.candidates.is_empty();
    scene.is_conference =
        meta.tags.iter().chain(&meta.categories).any(|tag| speaks(&rules::key(tag)));
    scene.open(body);
    scene.is_conference |= speaks(&scene.title) || speaks(&scene.text);
    scene.read(&stem.replace('-', " "), false, Evidence::FileName, 0);
    let title_year = phrase::year(title);
    if scene.is_of_several && title_year.is_none() {
        return None;
    }

    let mut best: Option<(u32, &Candidate)> = None;
    for candidate in &scene.candidates {
        let weight = scene.weigh(candidate);
        if weight >= BAR && best.is_none_or(|(highest, _)| weight > highest) {
            best = Some((weight, candidate));
        }
    }
    let (_, best) = best?;
    // A sentence often says the name in short, the title says it whole; of a name in two languages it says ours first.
    let is_better = |it: &&Candidate| {
        let same = it.phrase.year.is_some() && it.phrase.year == best.phrase.year;
        let twice = same && best.from == Evidence::Title;
        it.from == Evidence::Title
            && (twice || it.key.contains(&best.key))
            && scene.weigh(it) >= BAR
    };
    let best = scene.candidates.iter().find(is_better).unwrap_or(best);
    // The year beside the name; else the title's, the file name's, the text's, the post's.
    let year = best.phrase.year.or(title_year).or_else(|| phrase::year(stem)).or(scene.stated);
    let year = year.or(meta.date.map(|date| date.year));
    Some(Event { name: completed(&best.phrase.name, stem), year, from: best.from })
}

/// What a candidate must weigh. A year beside a title's words is enough, a bare title or a mention in the text is not.
const BAR: u32 = 7;

/// A phrase that may be the event.
struct Candidate {
    phrase: Phrase,
    /// The letters of its name.
    key: String,
    from: Evidence,
    /// The place of its line among the first lines, from 1; 0 if it stands in none.
    at: usize,
}

/// How many lines at the top of a text are read.
const LINES: usize = 12;

/// The start of a title or a line, beyond which nobody names a conference.
fn start(text: &str) -> &str {
    text.char_indices().nth(400).map_or(text, |(end, _)| &text[..end])
}

/// Every phrase of a post, and what signs look at.
#[derive(Default)]
struct Scene {
    candidates: Vec<Candidate>,
    /// The letters of the title, the first lines and the file name.
    title: String,
    text: String,
    file: String,
    /// Whether the file name has a year of its own.
    dated_file: bool,
    /// The civil year that the first lines state.
    stated: Option<i32>,
    /// Whether the title has a phrase at all.
    titled: bool,
    is_conference: bool,
    is_page: bool,
    /// Whether the headings name gatherings of several years.
    is_of_several: bool,
}

impl Scene {
    /// Takes up the phrases of a text.
    fn read(&mut self, text: &str, is_sentence: bool, from: Evidence, at: usize) {
        let mut phrases = Vec::new();
        let reported = phrase::read(text, is_sentence, &mut phrases) && from == Evidence::Title;
        for mut phrase in phrases {
            phrase.report |= reported;
            let key = rules::key(&phrase.name);
            self.candidates.push(Candidate { phrase, key, from, at });
        }
    }

    /// Takes up the first lines of a text, and the years in all its headings.
    fn open(&mut self, body: &Body<'_>) {
        let mut lines = 0;
        let mut first_year = None;
        for leaf in &body.leaves {
            let is_sentence = leaf.kind == LeafKind::Text;
            let is_heading = matches!(leaf.kind, LeafKind::Heading(_));
            if !is_heading && (!is_sentence || lines == LINES) {
                continue;
            }
            let mut text = String::new();
            push_words(leaf.text, &mut text);
            let text = start(&text);
            if is_heading
                && words::is_gathering(text)
                && let Some(year) = phrase::year(text)
            {
                self.is_of_several |= *first_year.get_or_insert(year) != year;
            }
            let key = if lines < LINES { rules::key(text) } else { String::new() };
            if !key.is_empty() {
                lines += 1;
                self.text.push_str(&key);
                self.is_page |=
                    leaf.said.has(Phrases::EventPage) && Phrases::EventPage.are_in(text);
                self.stated = self.stated.or_else(|| stated_year(text));
                // What a sentence says counts beside a year, a word of a report, or between marks.
                let is_told = leaf.said.has(Phrases::Reports)
                    || phrase::year(text).is_some()
                    || clause::has_marks(text);
                if !is_sentence || is_told {
                    self.read(text, is_sentence, Evidence::Line(leaf.line), lines);
                }
            }
        }
    }

    /// The signs that a candidate is the event: each with what it weighs, and an example.
    fn weigh(&self, it: &Candidate) -> u32 {
        let Phrase { name, year, marked, report } = &it.phrase;
        let (of_title, of_file) = (it.from == Evidence::Title, it.from == Evidence::FileName);
        let of_text = !of_title && !of_file;
        let is_gathering = words::is_gathering(name);
        let is_distinct =
            year.is_some() || is_gathering || name.bytes().any(|b| b.is_ascii_uppercase());
        let behind = self.text.split_once(&it.key).map(|(_, behind)| behind);
        let is_repeated = behind.is_some_and(|behind| !of_text || behind.contains(&it.key));
        let signs = [
            // The source, in order of trust: `SeaCon 2019`, a title; `SeaCon`, a heading or a sentence at the top.
            (of_title, 3),
            (it.at == 1 || it.at == 2, 1),
            // `seacon-2019.md`, which matters only where the title names nothing.
            (of_file && year.is_some() && !self.titled, 2),
            // `SeaCon 2019`.
            (year.is_some(), 4),
            // `바다 컨퍼런스`, `SeaConf`.
            (is_gathering, 2),
            // `SeaCon 후기`, `attended SeaCon`.
            (*report, 2),
            // `**SeaCon**` in a sentence.
            (*marked && of_text, 1),
            // Where the title names nothing, the text speaks for itself.
            (of_text && !self.titled, 1),
            // The text says it again, and it is no run of everyday words.
            (is_repeated, 1),
            (is_repeated && is_distinct, 1),
            // A sentence or a file name says what stands in the title.
            (!of_title && self.title.contains(&it.key), 2),
            // `2019-08-18-seacon-2019.md`: a file name with a year of its own is about a conference.
            (!of_file && self.dated_file && self.is_in_file(name), 3),
            // `seacon.md`, titled SeaCon.
            (of_title && is_gathering && self.file.contains(&it.key), 2),
            // `tags: [컨퍼런스]`, or the text speaks of one.
            (!of_file && self.is_conference, 1),
            // `## 행사 소개`: the post is the page of an event, and its title is the name.
            (of_title && self.is_page, 4),
        ];
        signs.iter().map(|(holds, weight)| if *holds { *weight } else { 0 }).sum()
    }

    /// Whether the file name has one of a name's own Latin words.
    fn is_in_file(&self, name: &str) -> bool {
        name.split(' ').any(|word| {
            word.len() > 2
                && word.is_ascii()
                && !words::is_generic(word)
                && self.file.contains(&rules::key(word))
        })
    }
}

/// The name, with the words that a file name has between it and the year: `seacon-korea-2019`.
fn completed(name: &str, stem: &str) -> String {
    let mut whole = name.to_owned();
    let last = name.rsplit(' ').next().unwrap_or_default().to_ascii_lowercase();
    let before = phrase::split_year(stem).map_or("", |(before, ..)| before);
    let behind =
        letters::split_last(before, &last).and_then(|(_, behind)| behind.strip_prefix('-'));
    for word in behind.unwrap_or_default().split('-') {
        if word.is_empty() || words::role(word) != Role::Name {
            break;
        }
        whole.push(' ');
        whole.extend(word.chars().take(1).map(|c| c.to_ascii_uppercase()));
        whole.extend(word.chars().skip(1));
    }
    whole
}

/// Whether a text, of letters alone, speaks of a conference.
fn speaks(text: &str) -> bool {
    Phrases::Conference.are_in(text)
}

/// The words of a line, with brackets around what is set apart.
fn push_words(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        let marks = match inline {
            Inline::Code(_) | Inline::Link(..) => ["「", "」"],
            Inline::Styled(Style::Strong | Style::Emphasis | Style::Code | Style::Mark, _) => {
                ["「", "」"]
            }
            Inline::Break(_) => [" ", ""],
            _ => ["", ""],
        };
        text.push_str(marks[0]);
        match inline {
            Inline::Text(plain) | Inline::Code(plain) => text.push_str(plain),
            Inline::Styled(_, content) | Inline::Link(_, content) => push_words(content, text),
            _ => {}
        }
        text.push_str(marks[1]);
    }
}

/// The year of the first date in a line.
fn stated_year(line: &str) -> Option<i32> {
    let starts = line.char_indices().filter(|(_, c)| c.is_ascii_digit());
    starts.map(|(at, _)| at).find_map(|at| Date::at_start(&line[at..])).map(|date| date.year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_post(title: &str, file: &str, text: &str, expected: &str) {
        let (blocks, _) = crate::tree::markdown::read(text, 1);
        let title = Some(title.to_owned()).filter(|title| !title.is_empty());
        let meta = Meta { title, ..Meta::default() };
        let event = find(&meta, file, &Body::new(&blocks));
        let year = |event: &Event| event.year.map(|year| format!(" {year}")).unwrap_or_default();
        let shown = event.map(|event| format!("{}{}", event.name, year(&event)));
        assert_eq!(shown.unwrap_or_default(), expected, "{title:?}", title = meta.title);
    }

    #[track_caller]
    fn check(title: &str, file: &str, expected: &str) {
        check_post(title, file, "", expected);
    }

    #[test]
    fn names_from_titles_and_file_names() {
        check("Seoul Rust Days 2024 후기", "seoulrustdays-2024", "Seoul Rust Days 2024");
        check(
            "러스트콘(RustCon) 2023 세션 정리",
            "2023-05-01-rustcon-korea-2023",
            "RustCon Korea 2023",
        );
        check("Rustcon2021 2일차 후기", "rustcon-2021-day2", "Rustcon 2021");
        check("ACME RUSTCON DAY 2 REVIEW", "rustcon-2022-day2", "ACME RUSTCON 2022");
        check("2020년 8월 7일 RustCon 후기", "rustcon", "RustCon 2020");
        check("RustCon 2020 - 1일차 후기 및 메모", "2020-08-18-rustcon-2020-day1", "RustCon 2020");
        check("바다 서밋 2024 정리 / Sea Summit 2024 Recap", "sea-summit-2024", "바다 서밋 2024");
        check(
            "[스터디] Sea I/O Extended 후기",
            "io-extended-busan-2023-bada",
            "Sea I/O Extended Busan 2023",
        );
    }

    #[test]
    fn an_author_or_a_blog_in_a_file_name_is_no_part_of_the_name() {
        check("RustCon 2014 Review", "rustcon-2014-bada", "RustCon 2014");
        check("RustCon 2018 후기", "2018-08-19-bada-rustcon2018", "RustCon 2018");
        check("", "rustcon-2017-bada", "rustcon 2017");
    }

    #[test]
    fn a_post_without_a_conference_has_none() {
        check("후기", "memo", "");
        check("", "2020-01-01", "");
        check("바다에 다녀와서", "post", "");
        check("SeaCon에 다녀와서", "post", "SeaCon");
        check_post("발표 제안서 쓰는 법", "cfp", "나는 **여섯 해** 동안 읽었다.", "");
        let several = "## SeaCon 2018\n\n- 하나\n\n## SeaCon 2019\n\n- 둘\n";
        check_post("바다 발표 모음", "talks", several, "");
    }

    #[test]
    fn the_first_lines_name_what_the_title_does_not() {
        let check = |title, text, expected| check_post(title, "post", text, expected);
        check("표를 쪼개기까지", "**바다 컨퍼런스 2025**에서 들은 이야기다.", "바다 컨퍼런스 2025");
        check(
            "첫 컨퍼런스 참가기",
            "지난주 [SeaCon 2019](https://sea.example)에 다녀왔다.",
            "SeaCon 2019",
        );
        check(
            "바다 여행기 2019",
            "회사 덕에 **남해 테크 위크 2019** 참가했다.",
            "남해 테크 위크 2019",
        );
        check("Two days at Sea JS", "Sea JS 2024 happened in a boat.", "Sea JS 2024");
        check(
            "파도 시대의 개발자",
            "## 행사 소개\n\n- 일시 : 2022. 5. 14.",
            "파도 시대의 개발자 2022",
        );
    }

    #[test]
    fn evidence_says_where_the_name_stands() {
        let from = |title: &str, stem: &str, text: &str| {
            let (blocks, _) = crate::tree::markdown::read(text, 1);
            let meta = Meta { title: Some(title.to_owned()), ..Meta::default() };
            find(&meta, stem, &Body::new(&blocks)).map(|event| event.from)
        };
        assert_eq!(from("SeaCon 2019", "seacon-2019", ""), Some(Evidence::Title));
        assert_eq!(from("후기", "seacon-2019", ""), Some(Evidence::FileName));
        assert_eq!(from("후기", "x", "안녕\n\nSeaCon 2019에 다녀왔다."), Some(Evidence::Line(3)));
    }
}
