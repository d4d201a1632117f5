//! The words by which a line about a conference is cut: what every report says, and what names are made of.
//!
//! They are everyday words of five languages. No conference stands among them.

use crate::extract::phrases::Phrases;
use crate::extract::words::{Set, set};

/// Words that every post may say, whatever its conference is called, and particles that stand alone: never part of a name.
///
/// In Hangul, kana and Han they are beginnings, since verbs and particles follow; in Latin script they are whole words.
const IDLE: Set = set!(
    "정리|메모|세션|발표|요약|기록|일기|이야기|노트|간단|내용|아카이브|준비|사진|영상|다시|자료|슬라이드|\
    목록|모음|일정|소개|안내|정보|개요|및|그리고|하루|올해|작년|지난|이번|오늘|어제|제가|저는|나의|나는|우리|처음|첫|\
    짧은|늦은|있었던|했던|하고|하며|편|1부|2부|년|に|へ|で|は|が|を|まとめ|発表|记|\
    分享|はじめに|note|talk|talks|session|sessions|video|keynote|presentation|part|two|three|one|first|\
    second|my|i|we|our|at|from|about|with|by|up|post|some|what|how|why|every|all|this|last|week|year|was|is|went|been|\
    back|lessons|calendar|schedule|list|sur|auf|mein|ein|une|un",
);

/// Small words that may stand inside a name (Rust on the Rails, Journées du Typage) but neither begin nor end it.
const SMALL: Set =
    set!("the|of|on|in|to|for|a|an|and|&|+|de|du|des|la|le|les|el|der|die|das|und|et|y|の|x");

/// Words that introduce a name: `개발자 컨퍼런스 인프콘`, `오픈소스 컨퍼런스 SOSCON`.
const KINDS: Set = set!("컨퍼런스|콘퍼런스|세미나|밋업|모임|행사|축제");

/// Other words that say what a thing is and not what it is called; a name has another word beside them.
const GENERIC: Set = set!(
    "개발자|개발|온라인|오프라인|국내|하반기|기술|it|tech|conference|conferences|conf|meetup|meetups|\
    seminar|event|events|summit|forum|online|勉強会|カンファレンス|大会|会议|developer|developers|day|days",
);

/// Seasons and halves that belong to a name even behind the year: EMOCON 2016 F/W, SeaCon 2019 Winter.
const SEASONS: Set = set!("f/w|s/s|spring|summer|autumn|fall|winter|봄|여름|가을|겨울|상반기");

/// Ends of words that name gatherings: PyCon, RustConf, 인프콘, 하늘 서밋, 語る会. A `Day` must stand out (not `today`).
const GATHERINGS: Set = set!(
    "conf|con|conference|summit|fest|festival|camp|kaigi|meetup|meetups|forum|symposium|expo|party|hackathon|days|\
    extended|workshop|world|journées|컨퍼런스|콘퍼런스|컨프|콘|데이|데이즈|서밋|밋업|모임|세미나|\
    포럼|페스트|페스타|페스티벌|캠프|심포지엄|축제|대회|위크|파티|カンファレンス|勉強会|大会|会議|サミット|\
    フェス|沙龙|峰会|论坛|研讨会",
);

/// What Korean and Japanese sentences hang on a name; none ends with another.
const PARTICLES: Set = set!("에서의|에서|에는|에도|으로|에|을|를|に|へ|で|は|が|を|の");

/// The same where a Latin name stands before them, so that they cannot be its last syllable: DEVIEW는, PyCon이.
const LATIN_PARTICLES: Set = set!("은|는|이|가|의|와|과|도|로");

/// What a word does in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It may be part of a name.
    Name,
    /// It may stand inside a name.
    Small,
    /// It ends a name.
    Idle,
    /// It ends a name, and says that the line is a report on it.
    Report,
}

/// What a word does.
pub(super) fn role(word: &str) -> Role {
    if Phrases::Reports.opens(word) {
        return Role::Report;
    }
    let roles = [(IDLE, Role::Idle), (SMALL, Role::Small)];
    let found = roles.iter().find(|(words, _)| words.opens(word));
    found.map_or(Role::Name, |(_, role)| *role)
}

/// Whether a word says what a thing is and not what it is called.
pub(super) fn is_generic(word: &str) -> bool {
    [KINDS, GENERIC, SEASONS].iter().any(|words| words.has(word))
}

/// Whether a word says what sort of gathering it introduces.
pub(super) fn is_kind(word: &str) -> bool {
    KINDS.has(word)
}

/// Whether a word belongs to a name even behind the year.
pub(super) fn is_season(word: &str) -> bool {
    SEASONS.has(word)
}

/// Whether a name says that it is a gathering.
pub(super) fn is_gathering(name: &str) -> bool {
    name.split(' ').any(|word| word.ends_with("Day") || GATHERINGS.end(word).is_some())
}

/// A word without the particle that a sentence hangs on it, if there is one.
pub(super) fn without_particle(word: &str) -> Option<&str> {
    let cut = |particles: Set| {
        let stem = &word[..word.len() - particles.end(word)?];
        (stem.chars().count() > 1).then_some(stem)
    };
    let is_latin = |stem: &&str| stem.ends_with(|c: char| c.is_ascii_alphanumeric());
    let is_kana = |stem: &&str| stem.ends_with(|c: char| ('ぁ'..='ん').contains(&c));
    cut(PARTICLES).filter(|stem| !is_kana(stem)).or_else(|| cut(LATIN_PARTICLES).filter(is_latin))
}
