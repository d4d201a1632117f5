//! The rules of what is a session, in tables: each with a name, a reason and an example.
//!
//! A [`Sign`] speaks for a candidate; a [`Bar`] takes it out of the running whatever else speaks for it. The words
//! about the rules are compiled only for the command: the browser needs the rules, not their reasons.

use crate::LinkKind;
use crate::extract::candidate::{Candidate, Shape, Voice};
use crate::extract::head::Mark;
use crate::extract::letters;
use crate::extract::phrases::Phrases;
use crate::extract::slot::Slot;
use crate::extract::vocabulary::{
    HALF_DAYS, LONGEST_ANNOUNCEMENT, LONGEST_LABEL, LONGEST_TITLE, TIMETABLE, announces,
    is_kind_alone, is_lightning, is_name, is_short, is_title, says_fact, says_kind,
};
use crate::extract::{head, link, name};

/// A reason to take a candidate for a session.
pub(crate) struct Sign {
    /// How much it says; 3 and more is a strong sign.
    pub(crate) weight: usize,
    /// What else is true of it: [`HEAD`], [`PROGRAMME`].
    traits: u8,
    /// Whether a candidate has it, given all candidates.
    pub(crate) holds: fn(&Candidate, &[Candidate]) -> bool,
    #[cfg(feature = "explain")]
    pub(crate) said: Said,
}

/// The head of the candidate alone shows the sign, whatever stands below.
const HEAD: u8 = 1;

/// Only programmes have the sign. A travel diary has times, days and numbers too.
const PROGRAMME: u8 = 2;

/// A reason to leave a candidate.
pub(crate) struct Bar {
    /// Whether it bars a candidate, given all candidates before it.
    pub(crate) holds: fn(&Candidate, &[Candidate]) -> bool,
    #[cfg(feature = "explain")]
    pub(crate) said: Said,
}

/// What a rule says of itself.
#[cfg(feature = "explain")]
pub(crate) struct Said {
    /// Its name, in kebab case.
    pub(crate) name: &'static str,
    /// Why it is a rule.
    pub(crate) reason: &'static str,
    /// A post in which it holds for a candidate.
    pub(crate) example: &'static str,
}

macro_rules! signs {
    ($($name:literal, $weight:literal, $traits:expr, $reason:literal, $example:literal, $holds:expr;)*) => {
        /// The signs of a session: a talk has a time, a number, a speaker or a deck; a section of impressions has none.
        pub(crate) const SIGNS: &[Sign] = &[$(Sign {
            weight: $weight,
            traits: $traits,
            holds: $holds,
            #[cfg(feature = "explain")]
            said: Said { name: $name, reason: $reason, example: $example },
        }),*];
    };
}

macro_rules! bars {
    ($($id:ident $name:literal, $reason:literal, $example:literal, $holds:expr;)*) => {
        /// The bars by name; as a number the place in [`BARS`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Barred { $($id),* }

        const ALL: &[Barred] = &[$(Barred::$id),*];

        /// What no session has, in any company.
        pub(crate) const BARS: &[Bar] = &[$(Bar {
            holds: $holds,
            #[cfg(feature = "explain")]
            said: Said { name: $name, reason: $reason, example: $example },
        }),*];
    };
}

signs! {
    "time", 4, HEAD, "Only what is on a programme has a time of day.",
        "## 11:00-11:45/ 파도 세기",
        |it, _| it.head.slot != Slot::default() && !it.slot_told;
    "time-told", 4, 0, "The first lines of the notes state the time.",
        "## 파도 세기\n\n시간: 11:00-11:45",
        |it, _| it.slot_told;
    "range", 1, HEAD, "Programmes say when something ends; diaries do not.",
        "## 11:00-11:45/ 파도 세기",
        |it, _| it.head.slot.start.is_some() && it.head.slot.end.is_some();
    "ordinal", 4, HEAD | PROGRAMME, "Authors count the sessions they heard.",
        "## 첫번째 세션 \"파도 세기\"",
        |it, _| it.head.mark == Mark::Ordinal;
    "track", 1, PROGRAMME, "A track is where sessions are.",
        "## Track 2: 파도 세기",
        |it, _| it.head.mark == Mark::Track;
    "column", 2, PROGRAMME, "The head of the table says that a column holds sessions.",
        "| 시간 | 세션 |\n|---|---|\n| 10:00 | 파도 세기 |",
        |it, _| it.column;
    "code", 3, HEAD | PROGRAMME, "Programmes give their sessions numbers.",
        "## [232] 파도 세기",
        |it, _| it.head.mark == Mark::Code;
    "speaker-in-head", 4, HEAD | PROGRAMME, "A title that names a person announces who speaks.",
        "## 파도 세기 - 김하나님\n\n## 바다 재기 - 이두리님",
        |it, _| it.voice == Voice::Head;
    "speaker-in-notes", 3, PROGRAMME, "Notes start with who spoke.",
        "## 파도 세기\n\n- 발표자: 김하나",
        |it, _| matches!(it.voice, Voice::Label | Voice::Line);
    "speaker-told", 2, PROGRAMME, "A sentence says who spoke.",
        "## 파도 세기\n\n김하나님이 발표해주신 세션입니다.",
        |it, _| it.voice == Voice::Told;
    "slides", 3, PROGRAMME, "Talks have decks.",
        "## 파도 세기\n\n[발표 자료](https://speakerdeck.com/a/b)",
        |it, _| it.links.iter().any(|link| link.kind == LinkKind::Slides);
    "video", 2, PROGRAMME, "Talks are recorded.",
        "## 파도 세기\n\n<https://youtu.be/abc>",
        |it, _| it.links.iter().any(|link| link.kind == LinkKind::Video);
    "code-link", 1, 0, "Talks come with code.",
        "## 파도 세기\n\n<https://github.com/a/b>",
        |it, _| it.links.iter().any(|link| link.kind == LinkKind::Code);
    "keynote", 3, HEAD | PROGRAMME, "Keynotes, lightning talks and tutorials are programme items by name.",
        "## 오프닝 키노트",
        |it, _| says_kind(&it.head.title, it.head.said);
    "twice", 3, HEAD, "A title that stands in a plan or a table of contents and again over notes is a session's.",
        "- 파도 세기 (김하나)\n- 바다 재기 (이두리)\n\n## 파도 세기\n\n글",
        |it, _| it.repeated;
    "planned", 1, PROGRAMME, "A plan with times or speakers has the title.",
        "- 10:00 파도 세기 (김하나)\n- 11:00 바다 재기 (이두리)\n\n## 파도 세기\n\n글",
        |it, _| it.planned;
    "day", 2, 0, "Sessions stand under the label of a conference day.",
        "# 첫째날\n\n## 파도 세기",
        |it, _| it.dated && it.day.is_some_and(|(_, strong)| strong);
    "day-line", 1, 0, "A plain line that names a day says it more quietly.",
        "1일차\n\n- 파도 세기\n- 바다 재기",
        |it, _| it.dated && it.day.is_some_and(|(_, strong)| !strong);
    "section", 2, PROGRAMME, "The heading above says that sessions follow.",
        "# 들은 세션\n\n## 파도 세기",
        |it, all| it.fresh && it.section.is_some_and(|section| is_programme(&all[section]));
    "lightning", 3, PROGRAMME, "The heading above is a round of lightning talks, and this is a title.",
        "# 라이트닝 토크\n\n- 파도 세기",
        |it, all| is_of_lightning(it, all);
    "quoted", 2, HEAD | PROGRAMME, "Titles are put in quotation marks.",
        "## 「파도 세기」",
        |it, _| it.head.quoted;
    "number", 1, HEAD, "Authors number the sessions they heard.",
        "## 1. 파도 세기",
        |it, _| matches!(it.head.mark, Mark::Number(_));
    "duration", 2, HEAD | PROGRAMME, "Only a programme says how long something takes.",
        "- 파도 세기 (20분)",
        |it, _| !it.head.more.is_empty();
    "notes", 1, 0, "Something is written about it.",
        "## 파도 세기\n\n글",
        |it, _| it.has_notes;
}

bars! {
    NoTitle "no-title", "A time, a number or an ordinal without any words is no session one could name.",
        "## 11:00-11:45",
        |it, _| !letters::are(2, &it.head.title);
    TooLong "too-long", "No title is longer than 140 characters.",
        "## 아주 긴 제목이 아니라 이것은 실은 하나의 문단이라서 제목으로 보기에는 너무 길고, 읽다 보면 어디에서 끝나는지 알 수 없으며, 누구도 이런 제목의 발표를 듣고 싶어 하지 않을 것이고, 프로그램에 실린 적도 없을 것이며, 앞으로도 그럴 일은 없다고 생각한다, 그렇지 않은가 하고 되물을 뿐",
        |it, _| it.head.title.len() > LONGEST_TITLE && it.head.title.chars().count() > LONGEST_TITLE;
    Sentence "sentence", "Titles do not end in a full stop.",
        "- 오늘은 비가 왔다.",
        |it, _| is_sentence(it);
    Fact "fact", "A line with a label (장소:, 발표자:, 링크:) is a fact about something else.",
        "- 장소: 코엑스",
        |it, _| says_fact(&it.raw) || it.own.labelled().is_some();
    Visit "visit", "Registration, booths, meals, goods, impressions and tips are on no programme of talks.",
        "## 점심",
        |it, _| it.head.mark != Mark::Code && it.names_aside;
    Timetable "timetable", "A heading for a timetable is none of its entries.",
        "## 타임테이블",
        |it, _| letters::words(&it.head.title).nth(2).is_none()
            && letters::words(&it.head.title).any(|word| TIMETABLE.has(word));
    Parallel "parallel", "Of several talks in one row of a timetable nobody hears all.",
        "| 시간 | 트랙 A | 트랙 B |\n|---|---|---|\n| 10:00 | 파도 세기 | 바다 재기 |",
        |it, _| it.parallel;
    Decks "decks", "A list under a heading for slides is a list of links.",
        "## 발표자료 모음\n\n- [파도 세기](https://speakerdeck.com/a/b)",
        |it, all| is_deck_list(it, all);
    HalfDay "half-day", "Morning and afternoon are when sessions are.",
        "## 오전",
        |it, _| HALF_DAYS.has(&it.head.title);
    Missed "missed", "The author says not to have heard it.",
        "## 파도 세기 (만석으로 못 들어감)",
        |it, _| it.unticked || it.says(Phrases::Missed) && Phrases::Missed.are_in_small(&it.raw);
    Name "name", "A name alone says who spoke, not what about.",
        "## 김하나",
        |it, _| it.byline.is_none() && is_name(&it.own);
    Contents "contents", "A link into the same page is an entry of a table of contents.",
        "- [파도 세기](#파도-세기)",
        |it, _| it.to_fragment;
    Aside "aside", "It stands in a section about something else.",
        "# 후기\n\n## 더 읽을거리\n\n### 파도 세기",
        |it, all| stands_aside(it, all);
}

/// Whether it is a heading for slides or recordings, or an item of a list right under one.
fn is_deck_list(it: &Candidate, all: &[Candidate]) -> bool {
    if let Shape::Heading(_) = it.shape {
        let title = name::without_parentheses(&it.head.title);
        return title.trim().chars().count() <= LONGEST_LABEL && link::is_label(&title);
    }
    let listed = matches!(it.shape, Shape::Item(_) | Shape::Solo(_) | Shape::Linked);
    let above = it.section.filter(|_| listed && it.fresh).and_then(|section| all.get(section));
    above.is_some_and(|above| {
        let title = &above.head.title;
        title.chars().count() <= 2 * LONGEST_LABEL && link::is_label(title) && !announces(title)
    })
}

/// Whether it stands in a section that is about something else, however deep.
fn stands_aside(it: &Candidate, all: &[Candidate]) -> bool {
    let mut section = it.section;
    while let Some(above) = section.and_then(|index| all.get(index)) {
        let aside = above.names_aside || matches!(above.bar, Some(Barred::Aside | Barred::Missed));
        if aside && !above.of_post && !announces(&above.raw) {
            return true;
        }
        section = above.section;
    }
    false
}

/// The first bar that a candidate does not pass.
pub(crate) fn bar(it: &Candidate, all: &[Candidate]) -> Option<Barred> {
    BARS.iter().position(|bar| (bar.holds)(it, all)).map(|at| ALL[at])
}

/// Whether a candidate is the heading of a programme and no part of one.
pub(crate) fn is_programme(it: &Candidate) -> bool {
    let plain = it.head.mark == Mark::None && it.head.slot == Slot::default();
    it.says(Phrases::Announcing)
        && plain
        && is_short(&it.head.title, LONGEST_ANNOUNCEMENT)
        && announces(&it.raw)
}

/// Whether it is a title right under a heading for lightning talks.
pub(crate) fn is_of_lightning(it: &Candidate, all: &[Candidate]) -> bool {
    it.section.is_some_and(|section| {
        is_kind_alone(&all[section]) && is_lightning(&all[section].raw) && is_title(&it.raw)
    })
}

/// Whether a title is a sentence. A bold or quoted title may end as one: `그만퇴근합시다.`
fn is_sentence(it: &Candidate) -> bool {
    if it.head.quoted {
        return false;
    }
    let text = it.bold_words.as_deref().unwrap_or(&it.head.title).trim();
    let full_stop = text.ends_with(['.', '。']) && !text.ends_with("..");
    let marked = it.bold || matches!(it.shape, Shape::Heading(_));
    if marked {
        return full_stop && (text.chars().count() > 24 || text.contains(", "));
    }
    let told = ["니다", "습니다", "어요", "해요", "었다", "았다", "였다", "한다", "된다"];
    full_stop || told.iter().any(|end| text.ends_with(end)) && text.chars().count() > 30
}

/// What a candidate's signs weigh.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Weight {
    /// All of them together.
    pub(crate) whole: usize,
    /// Those that the head alone shows.
    pub(crate) head: usize,
    /// Whether one is among them that only programmes have.
    pub(crate) of_programme: bool,
    /// Whether start and end are stated.
    pub(crate) range: bool,
    /// Whether a time or a day is.
    pub(crate) placed: bool,
}

/// Weighs the signs of a candidate.
pub(crate) fn weigh(it: &Candidate, all: &[Candidate]) -> Weight {
    let range = it.head.slot.start.is_some() && it.head.slot.end.is_some();
    let mut weight = Weight {
        range,
        placed: it.head.slot != Slot::default() || it.dated && it.day.is_some(),
        ..Weight::default()
    };
    for sign in SIGNS.iter().filter(|sign| (sign.holds)(it, all)) {
        weight.whole += sign.weight;
        weight.head += if sign.traits & HEAD != 0 { sign.weight } else { 0 };
        weight.of_programme |= sign.traits & PROGRAMME != 0;
    }
    weight
}

/// The words of a title by which two places are known to mean the same session.
pub(crate) fn key(title: &str) -> String {
    letters::small(head::unquoted(title.trim()).0)
}
