//! Phrases that are looked for anywhere in a text, all tables in one walk.
//!
//! A line is asked a dozen times whether it holds a phrase of some table, and nearly always the answer is no. So all tables
//! stand in one index, by the first letter of their phrases: at most letters of a text no phrase starts.

use std::sync::OnceLock;

/// A table of phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phrases {
    /// In titles of sections that are on no programme.
    Barred,
    /// By which authors say that they did not hear a session.
    Missed,
    /// In a heading that announces a list of sessions.
    Announcing,
    /// That say the author was there.
    Attended,
    /// For kinds of programme items, with which a title may consist of nothing else.
    Kinds,
    /// For lightning talks.
    Lightning,
    /// That say "these are the slides", wherever the file lies.
    Slides,
    /// That say "this is the code".
    Code,
    /// That say "this is the recording".
    Video,
    /// What honorifics end with.
    HonorificEnds,
    /// What joins two names, and the other marks of that sort.
    Joints,
    /// For a keynote, which may stand beside a name instead of a title.
    Keynote,
    /// The same in two words.
    KeyNote,
    /// Between a title and its speaker.
    Bys,
    /// By which a sentence says that somebody spoke.
    Spoken,
    /// Labels of the first day. Two letters at least, so that none is part of another word.
    FirstDay,
    /// Labels of the second day.
    SecondDay,
    /// Labels of the third day.
    ThirdDay,
    /// For a conference.
    Conference,
    /// Headings and labels of a page that announces or records one event.
    EventPage,
    /// By which authors say that they were there or wrote it up. They stand beside the name of an event and are never part
    /// of it: see [`Phrases::opens`].
    Reports,
}

/// The phrases of each table in small letters, separated by `|`, in the order of [`Phrases`].
const TABLES: [&str; 21] = [
    "아쉬운 점|아쉬웠던|좋았던 점|느낀 점|더 읽|하고 싶은 말|배운 점|오는 길|가는 길|further reading|wrap up|wrapping up|\
     final thoughts|thank you|감사합니다|관련 링크|참고 링크|참가 대상|연사 소개|발표자 소개|행사 소개|컨퍼런스 소개|세션 소개|컨퍼런스 정보|\
     마지막으로|mot de la fin|les photos|see also|next year|lessons learned|key messages|\
     key takeaways|table of contents|q&a|더보기|보러가기|보러 가기|다시보기|내 생각|도와주신 분|다음 스터디|글을 마치|여기까지|\
     see you|about the conf|정리하며|보고 나서|듣고 나서|\
     쉬는 시간|휴식 시간|저녁 식사|점심 식사|\
     여는 말|닫는 말|보내고|만든 사람|도움 주신|함께한 사람|사진첩",
    "못 들어|못들어|못 들었|못들었|듣지 못|couldn't attend|\
     need to watch|to watch|보고 싶은|놓친|못 본|못 간|見られなかった|\
     못 들음|취소된|skipped|cancelled|취소되었|건너뛴|聴けなかった|没听|聞けなかった",
    "세션|session|발표|강연|talks|프로그램|program|트랙|track|컨퍼런스 내용|콘퍼런스 내용|메인 컨퍼런스|講演|セッション|発表|演讲|议程|流水|\
    conférences|présentations|vorträge|charlas",
    "들은|들었던|들어본|참석한|참여한|참가한|시청한|청강|수강|본 세션|attended|watched|i saw|i went|聴いた|参加した|聞いた|gehört|vus|\
    suivies|\
     loved|liked|favourite|favorite|좋았던 세션|인상 깊",
    "키노트|keynote|key note|기조연설|기조강연|基調講演|라이트닝|lightning|튜토리얼|tutorial|워크숍|워크샵|workshop|핸즈온|패널|\
    panel",
    "라이트닝|lightning|闪电|ライトニング",
    "발표 자료|발표자료|슬라이드|강연자료|강연 자료|slides|slide deck|slideshare|speakerdeck|스피커덱|slide|スライド|発表資料|幻灯|\
    장표|folien|diapositives|投影片|ppt|登壇資料",
    "예제|코드|example|source code",
    "발표 영상|발표영상|동영상|다시보기|녹화|video|動画",
    "님|씨|ん|氏|様|生|师|師",
    " and | & | et | und | y | 그리고 |님과 |さんと",
    "키노트|keynote|기조연설|기조강연|基調講演|主题演讲",
    "key note",
    " by | par | von | por | animé | animée par | with | mit |, de | with: ",
    "발표|세션|강연|키노트|소개|진행|「|《|発表|セッション|講演|話|登壇|分享|讲|演讲",
    "첫째날|첫째 날|첫번째 날|첫 번째 날|첫날|first day|初日|第一天",
    "둘째날|둘째 날|두번째 날|두 번째 날|second day|第二天",
    "셋째날|셋째 날|세번째 날|third day|第三天",
    "conference|컨퍼런스|콘퍼런스|세미나|밋업|カンファレンス|meetup",
    "행사 소개|행사 개요|행사 정보|모임 소개|컨퍼런스 소개|일시 :|일시:",
    "후기|참관|참석|참가|참여|다녀|갔다|가보|방문|관람|회고|리뷰|들은|듣고|느낀|배운|보고|参加|行って|\
     行った|レポート|感想|参会|小记|回顾|review|recap|report|notes|summary|retrospective|retro|round-up|wrap-up|\
     trip|highlights|thoughts|attended|visited|spoke|retour|compte-rendu|bilan|crónica",
];

/// Of which tables a text holds a phrase, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said(u32);

impl Said {
    /// What a text may say of which nothing is known yet.
    pub(crate) const ANY: Self = Self(u32::MAX);

    /// What a text says, be its Latin letters capital or not.
    pub(crate) fn in_text(text: &str) -> Self {
        let mut said = 0;
        walk(text, u32::MAX, &mut |phrase, _| {
            said |= phrase.table;
            false
        });
        Self(said)
    }

    /// What one or the other text says.
    pub(crate) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a phrase of a table is among it.
    pub(crate) fn has(self, phrases: Phrases) -> bool {
        self.0 & phrases.bit() != 0
    }
}

impl Phrases {
    /// Whether a text holds one of them, be its Latin letters capital or not.
    pub(crate) fn are_in(self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// Whether a text holds one of them as it is written, in small letters.
    pub(crate) fn are_in_small(self, text: &str) -> bool {
        let is_small = |phrase: &Phrase, at: usize| text[at..].starts_with(phrase.words);
        walk(text, self.bit(), &mut { is_small })
    }

    /// Where a text holds the first of them, be its Latin letters capital or not: from which byte to which. Of the tables
    /// that are asked so, no phrase starts with another.
    pub(crate) fn find(self, text: &str) -> Option<(usize, usize)> {
        let mut found = None;
        walk(text, self.bit(), &mut |phrase, at| {
            found = Some((at, at + phrase.words.len()));
            true
        });
        found
    }

    /// Which of some tables has the phrase that stands first in a text, and where: from which byte to which.
    pub(crate) fn first(tables: [Self; 3], text: &str) -> Option<(usize, usize, usize)> {
        let mut found = None;
        let asked = tables.iter().fold(0, |all, table| all | table.bit());
        walk(text, asked, &mut |phrase, at| {
            let table = tables.iter().position(|table| table.bit() == phrase.table);
            found = table.map(|table| (table, at, at + phrase.words.len()));
            true
        });
        found
    }

    /// The length of the one that a text ends with, be its Latin letters capital or not.
    pub(crate) fn end(self, text: &str) -> Option<usize> {
        let mut words = TABLES[self as usize].split('|');
        let word = words.find(|word| {
            let at = text.len().checked_sub(word.len());
            at.is_some_and(|at| text.as_bytes()[at..].eq_ignore_ascii_case(word.as_bytes()))
        });
        word.map(str::len)
    }

    /// Whether a word is one of them, or starts with one that is not in Latin script: verbs and particles hang on those
    /// (`다녀` is in 다녀왔습니다, 다녀온, 다녀와서).
    pub(crate) fn opens(self, word: &str) -> bool {
        let is_whole = |it: &Phrase| it.words.len() == word.len() || !it.words.is_ascii();
        walk(word, self.bit(), &mut |phrase, at| at == 0 && is_whole(phrase))
    }

    fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// A phrase in the index.
struct Phrase {
    words: &'static str,
    /// The table, as a bit.
    table: u32,
    /// How it starts.
    start: u32,
    /// The place of the next one in the same slot, from 1; 0 if there is none.
    next: u16,
}

impl Phrase {
    /// Whether a text starts with it, be its Latin letters capital or not.
    #[inline(never)]
    fn starts(&self, text: &[u8]) -> bool {
        let start = text.get(..self.words.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(self.words.as_bytes()))
    }
}

/// All phrases by their starts.
struct Index {
    /// By the hash of a start.
    slots: Vec<Slot>,
    phrases: Vec<Phrase>,
}

/// The phrases whose starts have one hash.
#[derive(Clone, Copy, Default)]
struct Slot {
    /// The tables in which they stand, a bit each: at most letters of a text there is none of those asked for.
    tables: u32,
    /// The place of the first phrase, from 1; 0 if there is none.
    first: u16,
}

/// So many bits of a hash choose a slot.
const BITS: u32 = 11;

/// The start of a phrase: two letters of Latin script, with the bit set that makes them small, or one of another.
#[inline(always)]
fn start(text: &[u8]) -> u32 {
    match *text {
        [a @ 0..128, b, ..] => u32::from_le_bytes([a | 0x20, b | 0x20, 0, 0]),
        [a, b, c, ..] => u32::from_le_bytes([a, b, c, 0]),
        _ => 0,
    }
}

/// The upper bits of a product with an odd number spread what is alike (Knuth's multiplicative hashing).
#[inline(always)]
fn slot(start: u32) -> usize {
    (start.wrapping_mul(0x9E37_79B1) >> (32 - BITS)) as usize
}

/// The index of all tables, laid out when it is first asked.
fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut phrases = Vec::new();
        for (table, words) in TABLES.iter().enumerate() {
            phrases.extend(words.split('|').map(|words| {
                let start = start(words.as_bytes());
                Phrase { words, table: 1 << table, start, next: 0 }
            }));
        }
        let mut slots = vec![Slot::default(); 1 << BITS];
        for (place, phrase) in (1..).zip(&mut phrases) {
            let slot = &mut slots[slot(phrase.start)];
            slot.tables |= phrase.table;
            phrase.next = std::mem::replace(&mut slot.first, place);
        }
        Index { slots, phrases }
    })
}

/// Shows the phrases of some tables in a text, and where each starts, until one is good. Tells whether one was good.
#[inline(never)]
fn walk(text: &str, tables: u32, is_good: &mut dyn FnMut(&Phrase, usize) -> bool) -> bool {
    let Index { slots, phrases } = index();
    let (slots, phrases) = (slots.as_slice(), phrases.as_slice());
    let mut rest = text.as_bytes();
    // By the first byte of a letter: how many it has.
    while let [0xf0..=0xff, _, _, _, behind @ ..]
    | [0xe0..=0xef, _, _, behind @ ..]
    | [0xc0..=0xdf, _, behind @ ..]
    | [_, behind @ ..] = rest
    {
        let start = start(rest);
        let here = slots[slot(start)];
        let mut place = if here.tables & tables == 0 { 0 } else { here.first };
        while let Some(phrase) = phrases.get(usize::from(place).wrapping_sub(1)) {
            let is_asked = phrase.start == start && phrase.table & tables != 0;
            if is_asked && phrase.starts(rest) && is_good(phrase, text.len() - rest.len()) {
                return true;
            }
            place = phrase.next;
        }
        rest = behind;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_stand_in_their_order() {
        assert_eq!(TABLES.len(), Phrases::Reports as usize + 1);
        for (phrases, word) in [
            (Phrases::Missed, "놓친"),
            (Phrases::Video, "녹화"),
            (Phrases::KeyNote, "key note"),
            (Phrases::ThirdDay, "第三天"),
            (Phrases::EventPage, "일시:"),
            (Phrases::Reports, "후기"),
        ] {
            assert!(TABLES[phrases as usize].split('|').any(|known| known == word), "{word}");
        }
    }

    #[test]
    fn every_phrase_is_found() {
        for (table, words) in TABLES.iter().enumerate() {
            for word in words.split('|') {
                assert!(word.len() >= 2 && !word.bytes().any(|b| b.is_ascii_uppercase()), "{word}");
                let text = format!("가 a{} 나", word.to_uppercase());
                let in_small = format!("é🎤{word}");
                // Only Latin letters without accents are alike whatever their case.
                let upper = word.is_ascii().then_some(text.as_str());
                for text in [word, &in_small].into_iter().chain(upper) {
                    assert_ne!(Said::in_text(text).0 & (1 << table), 0, "{text}");
                }
            }
        }
    }

    #[test]
    fn the_first_is_found() {
        assert_eq!(Phrases::Spoken.find("그 발표 세션"), Some((4, 10)));
        for table in [Phrases::Kinds, Phrases::FirstDay, Phrases::SecondDay, Phrases::ThirdDay] {
            let words: Vec<_> = TABLES[table as usize].split('|').collect();
            let starts = |a: &str| words.iter().filter(|b| b.starts_with(a)).count();
            assert!(words.iter().all(|word| starts(word) == 1), "{table:?}");
        }
        assert_eq!(Phrases::Keynote.end("의 KeyNote"), Some(7));
        assert_eq!(Phrases::Keynote.end("note"), None);
    }

    #[test]
    fn what_a_text_does_not_hold() {
        for text in ["", "발", "wrap  up", "vu", "마지막", "é", "\u{1f3a4}", "b", " b"] {
            assert_eq!(Said::in_text(text), Said::default(), "{text}");
        }
        assert!(Phrases::Missed.are_in_small("a to watch"));
        assert!(!Phrases::Missed.are_in_small("A To Watch") && Phrases::Missed.are_in("To Watch"));
        let both = Said::in_text("녹화").or(Said::in_text("놓친"));
        assert!(both.has(Phrases::Video) && both.has(Phrases::Missed) && !both.has(Phrases::Code));
    }
}
