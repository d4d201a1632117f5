//! The conference a post is about, read from its title, its first lines, its tags and its file name by general rules.
//!
//! No conference is known by name. Every phrase that stands where authors name one (beside a year, before 후기, in bold)
//! is a candidate; signs add up, and the best candidate that reaches the bar is it. What a title says, the first
//! lines, the tags and the file name confirm; where a title names none, they speak for themselves.

mod clause;
mod phrase;
mod words;

use crate::extract::leaf::{Body, LeafKind};
use crate::extract::rules;
use crate::tree::{Inline, Style};
use crate::{Date, Event, Evidence, Meta};
use phrase::{Manner, Phrase};
use words::Role;

/// Finds the event. `stem` is the file name without its ending.
pub(crate) fn find(meta: &Meta, stem: &str, body: &Body<'_>) -> Option<Event> {
    let scene = Scene::new(meta, stem, body);
    let candidates = scene.candidates();
    let mut best: Option<(u32, &Candidate)> = None;
    for candidate in &candidates {
        let score = scene.score(candidate);
        if score >= BAR && best.is_none_or(|(highest, _)| score > highest) {
            best = Some((score, candidate));
        }
    }
    let (_, best) = best.filter(|_| !scene.is_about_several())?;
    // A sentence often says the name in short, the title says it whole; of a name in two languages it says ours first.
    let is_better = |it: &&Candidate| {
        let same = it.phrase.year.is_some() && it.phrase.year == best.phrase.year;
        let twice = same && best.from == Evidence::Title;
        it.from == Evidence::Title
            && (twice || it.key.contains(&best.key))
            && scene.score(it) >= BAR
    };
    let best = candidates.iter().find(is_better).unwrap_or(best);
    let name = scene.completed(&best.phrase.name);
    Some(Event { name, year: scene.year(best, &candidates), from: best.from })
}

/// What a candidate must weigh. A year beside a title's words is enough, a bare title or a mention in the text is not.
const BAR: u32 = 7;

/// A sign, what it weighs, and an example.
type Sign = (fn(&Scene<'_>, &Candidate) -> bool, u32);

/// The signs of a conference's name.
const SIGNS: [Sign; 18] = [
    // The source, in order of trust: `SeaCon 2019`, a title; `SeaCon`, a heading or a sentence at the top.
    (|_, it| it.from == Evidence::Title, 3),
    (|_, it| it.at == 1 || it.at == 2, 1),
    // `seacon-2019.md`, which matters only where the title names nothing.
    (|scene, it| it.from == Evidence::FileName && it.phrase.year.is_some() && !scene.titled, 2),
    (|_, it| it.from == Evidence::FileName, 1),
    // `SeaCon 2019`, `SeaCon #14`, `제3회 바다콘`.
    (|_, it| it.phrase.year.is_some(), 4),
    (|_, it| it.phrase.edition, 3),
    // `바다 컨퍼런스`, `SeaConf`.
    (|_, it| words::is_gathering(&it.phrase.name), 2),
    // `SeaCon 후기`, `attended SeaCon`.
    (|_, it| it.phrase.report, 2),
    // `**SeaCon**` in a sentence.
    (|_, it| it.phrase.marked && it.is_of_text(), 1),
    // Where the title names nothing, the text speaks for itself.
    (|scene, it| it.is_of_text() && !scene.titled, 1),
    // The text says it again.
    (|scene, it| scene.is_repeated(it), 1),
    (|scene, it| scene.is_repeated(it) && it.is_distinct(), 1),
    // A sentence or a file name says what stands in the title.
    (|scene, it| it.from != Evidence::Title && scene.title.contains(&it.key), 2),
    // `tags: [seacon2019]`.
    (|scene, it| scene.tags.contains(&it.key), 1),
    // `2019-08-18-seacon-2019.md`: a file name with a year of its own is about a conference.
    (
        |scene, it| {
            it.from != Evidence::FileName && scene.file_year.is_some() && scene.is_in_file(it)
        },
        3,
    ),
    // `tags: [컨퍼런스]`, or the text speaks of one.
    (|scene, it| scene.is_conference && it.from != Evidence::FileName, 1),
    // `seacon.md`, titled SeaCon.
    (|scene, it| it.from == Evidence::Title && scene.is_gathering_of_file(it), 2),
    // `## 행사 소개`: the post is the page of an event, and its title is the name.
    (|scene, it| scene.is_page && it.from == Evidence::Title, 4),
];

/// A phrase that may be the event.
struct Candidate {
    phrase: Phrase,
    /// The letters of its name.
    key: String,
    from: Evidence,
    /// The place of its line among the first lines, from 1; 0 if it stands in none.
    at: usize,
}

impl Candidate {
    fn is_of_text(&self) -> bool {
        matches!(self.from, Evidence::Line(_))
    }

    /// Whether it is no run of everyday words: it has a capital, a year, or says that it is a gathering.
    fn is_distinct(&self) -> bool {
        let (name, year) = (&self.phrase.name, self.phrase.year);
        year.is_some() || words::is_gathering(name) || name.bytes().any(|b| b.is_ascii_uppercase())
    }
}

/// A line at the top of the text.
struct Line {
    number: u32,
    /// Its words; what the author sets apart stands in brackets.
    text: String,
    manner: Manner,
}

/// How many lines at the top of a text are read.
const LINES: usize = 12;

/// The start of a title or a line, beyond which nobody names a conference.
fn start(text: &str) -> &str {
    text.char_indices().nth(400).map_or(text, |(end, _)| &text[..end])
}

/// Everything that signs look at.
struct Scene<'a> {
    spoken: &'a str,
    stem: &'a str,
    lines: Vec<Line>,
    /// The letters of the title, the first lines, the tags and the file name.
    title: String,
    text: String,
    tags: String,
    file: String,
    file_year: Option<i32>,
    /// The civil date that the first lines state.
    stated: Option<i32>,
    /// The year of the post.
    dated: Option<i32>,
    /// Years beside names in headings.
    years: Vec<i32>,
    /// Whether the title has a phrase at all.
    titled: bool,
    is_conference: bool,
    is_page: bool,
}

impl<'a> Scene<'a> {
    fn new(meta: &'a Meta, stem: &'a str, body: &Body<'_>) -> Self {
        let spoken = start(meta.title.as_deref().unwrap_or_default());
        let stem = start(stem);
        let stem = Date::in_name(stem).map_or(stem, |(_, rest)| rest);
        let (lines, years) = opening(body);
        let text: String = lines.iter().map(|line| rules::key(&line.text)).collect();
        let mut tags = meta.tags.concat();
        tags.push_str(&meta.categories.concat());
        let tags = rules::key(&tags);
        let stated = lines.iter().find_map(|line| stated_year(&line.text));
        let dated = meta.date.map(|date| date.year);
        let of = |text| phrase::read(text, Manner::Title, stated.or(dated));
        let title = rules::key(spoken);
        let speaks = |word: &&str| [&tags, &text, &title].iter().any(|text| text.contains(*word));
        Self {
            file: rules::key(stem),
            file_year: phrase::year(stem),
            titled: !of(spoken).is_empty(),
            is_conference: CONFERENCE.iter().any(speaks),
            is_page: lines.iter().any(|line| PAGE.iter().any(|word| line.text.contains(word))),
            title,
            spoken,
            stem,
            lines,
            text,
            tags,
            stated,
            dated,
            years,
        }
    }

    /// Every phrase of the title, the first lines and the file name.
    fn candidates(&self) -> Vec<Candidate> {
        let near = self.stated.or(self.dated);
        let mut candidates = Vec::new();
        let mut add = |text: &str, manner: Manner, from: Evidence, at: usize| {
            for phrase in phrase::read(text, manner, near) {
                let key = rules::key(&phrase.name);
                candidates.push(Candidate { phrase, key, from, at });
            }
        };
        add(self.spoken, Manner::Title, Evidence::Title, 0);
        for (at, line) in self.lines.iter().enumerate() {
            add(&line.text, line.manner, Evidence::Line(line.number), at + 1);
        }
        add(&self.stem.replace('-', " "), Manner::Title, Evidence::FileName, 0);
        let reported = phrase::has_report(self.spoken);
        for candidate in &mut candidates {
            candidate.phrase.report |= reported && candidate.from == Evidence::Title;
        }
        candidates
    }

    fn score(&self, candidate: &Candidate) -> u32 {
        SIGNS.iter().filter(|(holds, _)| holds(self, candidate)).map(|(_, weight)| weight).sum()
    }

    fn is_repeated(&self, it: &Candidate) -> bool {
        let times = self.text.matches(&it.key).count();
        times > usize::from(it.is_of_text())
    }

    /// Whether the file name has the candidate's longest Latin word.
    fn is_in_file(&self, it: &Candidate) -> bool {
        let words =
            it.phrase.name.split(' ').filter(|word| word.is_ascii() && !words::is_generic(word));
        let longest = words.max_by_key(|word| word.len()).map(rules::key);
        longest.is_some_and(|word| word.len() > 2 && self.file.contains(&word))
    }

    /// Whether the file name has the whole name, and the name says that it is a gathering.
    fn is_gathering_of_file(&self, it: &Candidate) -> bool {
        words::is_gathering(&it.phrase.name) && self.file.contains(&it.key)
    }

    /// Whether the headings name gatherings of several years, and none of them is the post's.
    fn is_about_several(&self) -> bool {
        phrase::year(self.spoken).is_none() && self.years.iter().any(|year| *year != self.years[0])
    }

    /// The year beside the name, wherever it is named; else the title's, the file name's, the text's, the post's.
    fn year(&self, best: &Candidate, all: &[Candidate]) -> Option<i32> {
        let same = all.iter().filter(|it| it.key == best.key || it.key.contains(&best.key));
        let of = |text: &str| phrase::year(text);
        best.phrase
            .year
            .or_else(|| of(self.spoken))
            .or(self.file_year)
            .or_else(|| same.filter_map(|it| it.phrase.year).next())
            .or(self.stated)
            .or(self.dated)
            .or_else(|| self.lines.iter().find_map(|line| of(&line.text)))
    }

    /// The name, with the words that a file name has between it and the year: `seacon-korea-2019`.
    fn completed(&self, name: &str) -> String {
        let mut whole = name.to_owned();
        let year = self.file_year.map(|year| year.to_string()).unwrap_or_default();
        let (before, _) = self.stem.split_once(&year).unwrap_or_default();
        let key = rules::key(name);
        let words: Vec<&str> =
            before.split(['-', '_', ' ']).filter(|word| !word.is_empty()).collect();
        let is_said = |at: &usize| {
            (0..=*at).any(|from| key.ends_with(&rules::key(&words[from..=*at].concat())))
        };
        let said = (0..words.len()).rfind(is_said);
        for word in words.iter().skip(said.map_or(words.len(), |at| at + 1)) {
            if words::role(word) != Role::Name {
                break;
            }
            whole.push(' ');
            whole.extend(word.chars().take(1).map(|c| c.to_ascii_uppercase()));
            whole.extend(word.chars().skip(1));
        }
        whole
    }
}

/// Words by which a post speaks of a conference.
const CONFERENCE: [&str; 7] =
    ["conference", "컨퍼런스", "콘퍼런스", "세미나", "밋업", "カンファレンス", "meetup"];

/// Headings and labels of a page that announces or records one event.
const PAGE: [&str; 8] = [
    "행사 소개", "행사 개요", "행사 정보", "모임 소개", "컨퍼런스 소개", "컨퍼런스 정보", "일시 :",
    "일시:",
];

/// The first lines of a text, and the years in all its headings.
fn opening(body: &Body<'_>) -> (Vec<Line>, Vec<i32>) {
    let mut lines = Vec::new();
    let mut years = Vec::new();
    for leaf in &body.leaves {
        let manner = match leaf.kind {
            LeafKind::Heading(_) => Manner::Title,
            LeafKind::Text => Manner::Sentence,
            _ => continue,
        };
        let mut text = String::new();
        if lines.len() < LINES {
            push_words(leaf.text, &mut text);
            text.truncate(start(&text).len());
        }
        if manner == Manner::Title {
            let named = phrase::read(start(&leaf.words()), manner, None).into_iter();
            years.extend(named.filter(|it| words::is_gathering(&it.name)).filter_map(|it| it.year));
        }
        if text.chars().any(char::is_alphanumeric) {
            lines.push(Line { number: leaf.line, text, manner });
        }
    }
    (lines, years)
}

/// The words of a line, with brackets around what is set apart.
fn push_words(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(plain) => text.push_str(plain),
            Inline::Code(plain) => {
                text.push('「');
                text.push_str(plain);
                text.push('」');
            }
            Inline::Styled(
                Style::Strong | Style::Emphasis | Style::Code | Style::Mark,
                content,
            )
            | Inline::Link(_, content) => {
                text.push('「');
                push_words(content, text);
                text.push('」');
            }
            Inline::Styled(_, content) => push_words(content, text),
            Inline::Break(_) => text.push(' '),
            _ => {}
        }
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
