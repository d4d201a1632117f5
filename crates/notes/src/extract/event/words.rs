//! The words by which a line about a conference is cut: what every report says, and what names are made of.
//!
//! They are everyday words of five languages. No conference stands among them.

/// Words that say that somebody was there or wrote it up; they stand beside a name and are never part of it.
///
/// In Hangul, kana and Han they are beginnings (`다녀` is in 다녀왔습니다, 다녀온, 다녀와서), since verbs and particles follow.
const REPORTS: [&str; 32] = [
    "후기", "참관", "참석", "참가", "참여", "다녀", "갔다", "가보", "방문", "관람", "회고", "리뷰",
    "여행기", "탐방", "체험", "들은", "듣고", "느낀", "배운", "보고", "参加", "行って", "行った",
    "行ってき", "レポート", "感想", "参会", "小记", "回顾", "见闻", "游记", "総括",
];

/// The same in Latin script, where they are whole words.
const LATIN_REPORTS: [&str; 30] = [
    "review", "recap", "report", "reports", "notes", "summary", "retrospective", "retro",
    "roundup", "round-up", "wrap-up", "wrapup", "trip", "impressions", "highlights", "takeaways",
    "thoughts", "attended", "attend", "attending", "visited", "visiting", "speaking", "spoke",
    "retour", "compte-rendu", "bilan", "crónica", "rückblick", "bericht",
];

/// Beginnings of words that every post may say, whatever its conference is called.
const IDLE: [&str; 72] = [
    "정리", "메모", "세션", "발표", "요약", "기록", "일기", "이야기", "노트", "간단", "내용",
    "아카이브", "자원봉사", "스태프", "준비", "굿즈", "사진", "영상", "다시보기", "자료",
    "슬라이드", "목록", "모음", "일정", "소개", "안내", "정보", "개요", "및", "그리고", "이틀",
    "하루", "사흘", "올해", "작년", "지난", "이번", "오늘", "어제", "제가", "저는", "나의", "내가",
    "나는", "우리", "처음", "첫", "두번째", "세번째", "생애", "짧은", "급하게", "늦은", "뒤늦은",
    "혼자", "있었던", "했던", "하고", "하며", "편", "1부", "2부", "상편", "하편", "まとめ", "発表",
    "登壇", "资料", "记", "无负责", "分享", "はじめに",
];

/// The same in Latin script, where they are whole words.
const LATIN_IDLE: [&str; 69] = [
    "note", "talk", "talks", "session", "sessions", "slides", "slide", "video", "videos",
    "keynote", "presentation", "presentations", "part", "pt", "vol", "two", "three", "one",
    "first", "second", "third", "my", "i", "we", "our", "at", "from", "about", "with", "by", "up",
    "wrap", "post", "some", "what", "how", "why", "every", "all", "this", "last", "week", "year",
    "year's", "was", "is", "went", "been", "back", "lessons", "learned", "learnt", "favourite",
    "favorite", "favourites", "calendar", "schedule", "list", "etc", "제", "第", "sur", "von",
    "auf", "mes", "mein", "ein", "une", "un",
];

/// Small words that may stand inside a name (Rust on the Rails, Journées du Typage) but neither begin nor end it.
const SMALL: [&str; 26] = [
    "the", "of", "on", "in", "to", "for", "a", "an", "and", "&", "+", "de", "du", "des", "la",
    "le", "les", "el", "der", "die", "das", "und", "et", "y", "の", "x",
];

/// Words that say what a thing is and not what it is called; a name has another word beside them.
const GENERIC: [&str; 49] = [
    "컨퍼런스", "콘퍼런스", "개발자", "개발", "행사", "세미나", "밋업", "모임", "온라인",
    "오프라인", "국내", "해외", "최대", "상반기", "하반기", "최고의", "기술", "it", "tech",
    "conference", "conferences", "conf", "meetup", "meetups", "seminar", "event", "events",
    "summit", "forum", "online", "spring", "summer", "autumn", "fall", "winter", "봄", "여름",
    "가을", "겨울", "勉強会", "カンファレンス", "大会", "会议", "conférence", "konferenz",
    "developer", "developers", "day", "days",
];

/// Words that introduce a name: `개발자 컨퍼런스 인프콘`, `오픈소스 컨퍼런스 SOSCON`.
const KINDS: [&str; 7] = ["컨퍼런스", "콘퍼런스", "세미나", "밋업", "모임", "행사", "축제"];

/// Ends of words that name gatherings: PyCon, RustConf, 인프콘, 하늘 서밋, 語る会. Checked at the end of each word.
const GATHERINGS: [&str; 62] = [
    "conf", "con", "conference", "summit", "fest", "festival", "camp", "kaigi", "meetup",
    "meetups", "forum", "symposium", "expo", "party", "hackathon", "devday", "days", "extended",
    "workshop", "world", "ground", "unconference", "konferenz", "journées", "jornadas", "컨퍼런스",
    "콘퍼런스", "컨프", "콘프", "콘", "데이", "데이즈", "서밋", "써밋", "밋업", "모임", "세미나",
    "포럼", "페스트", "페스타", "페스티벌", "캠프", "심포지엄", "엑스포", "축제", "대회", "위크",
    "파티", "라운드", "나이트", "カンファレンス", "勉強会", "大会", "会議", "サミット", "フェス",
    "沙龙", "开发者日", "大會", "峰会", "论坛", "研讨会",
];

/// Seasons and halves that belong to a name even behind the year: EMOCON 2016 F/W, SeaCon 2019 Winter.
const SEASONS: [&str; 12] = [
    "f/w", "s/s", "spring", "summer", "autumn", "fall", "winter", "봄", "여름", "가을", "겨울",
    "상반기",
];

/// What Korean and Japanese sentences hang on a name, longest first.
const PARTICLES: [&str; 15] = [
    "에서의", "에서", "에는", "에도", "으로", "에", "을", "를", "に", "へ", "で", "は", "が", "を",
    "の",
];

/// The same where a Latin name stands before them, so that they cannot be its last syllable: DEVIEW는, PyCon이.
const LATIN_PARTICLES: [&str; 9] = ["은", "는", "이", "가", "의", "와", "과", "도", "로"];

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
    let lower = word.to_ascii_lowercase();
    let is_in = |words: &[&str]| words.contains(&lower.as_str());
    let begins = |words: &[&str]| words.iter().any(|start| word.starts_with(start));
    if is_in(&LATIN_REPORTS) || begins(&REPORTS) {
        Role::Report
    } else if is_in(&LATIN_IDLE) || begins(&IDLE) || is_in(&PARTICLES) || is_in(&LATIN_PARTICLES) {
        Role::Idle
    } else if is_in(&SMALL) {
        Role::Small
    } else {
        Role::Name
    }
}

/// Whether a word says what a thing is and not what it is called.
pub(super) fn is_generic(word: &str) -> bool {
    GENERIC.contains(&word.to_ascii_lowercase().as_str())
}

/// Whether a word says what sort of gathering it introduces.
pub(super) fn is_kind(word: &str) -> bool {
    KINDS.contains(&word)
}

/// Whether a word belongs to a name even behind the year.
pub(super) fn is_season(word: &str) -> bool {
    SEASONS.contains(&word.to_ascii_lowercase().as_str())
}

/// Whether a name says that it is a gathering. A `day` must be a word of its own or stand out (`DevDay`, not `today`).
pub(super) fn is_gathering(name: &str) -> bool {
    name.split([' ', '-', '.', '(', ')']).any(|word| {
        let lower = word.to_ascii_lowercase();
        lower == "day"
            || word.ends_with("Day")
            || GATHERINGS.iter().any(|end| lower.ends_with(end) && lower != "icon")
    })
}

/// A word without the particle that a sentence hangs on it, if there is one.
pub(super) fn without_particle(word: &str) -> Option<&str> {
    let cut = |particle: &&str| word.strip_suffix(*particle).filter(|stem| is_name(stem));
    let latin = |stem: &&str| stem.ends_with(|c: char| c.is_ascii_alphanumeric());
    let kana = |stem: &&str| !stem.ends_with(|c: char| ('ぁ'..='ん').contains(&c));
    let plain = PARTICLES.iter().find_map(cut).filter(kana);
    plain.or_else(|| LATIN_PARTICLES.iter().find_map(cut).filter(latin))
}

/// Whether a stem is long enough to be a word.
fn is_name(stem: &str) -> bool {
    stem.chars().count() >= 2
}
