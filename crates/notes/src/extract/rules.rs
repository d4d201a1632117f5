//! The rules of what is a session, in tables: each with a name, a reason and an example.
//!
//! A [`Sign`] speaks for a candidate; a [`Bar`] takes it out of the running whatever else speaks for it. The words
//! about the rules are compiled only for the command: the browser needs the rules, not their reasons.

use crate::LinkKind;
use crate::extract::candidate::{Candidate, Shape, Voice};
use crate::extract::head::Mark;
use crate::extract::name::Trust;
use crate::extract::slot::Slot;
use crate::extract::words::Words;
use crate::extract::{head, link, name, speaker};

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
        |it, _| says_kind(&it.head.title);
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
        |it, _| it.head.title.chars().filter(|c| c.is_alphanumeric()).count() < 2;
    TooLong "too-long", "No title is longer than 140 characters.",
        "## 아주 긴 제목이 아니라 이것은 실은 하나의 문단이라서 제목으로 보기에는 너무 길고, 읽다 보면 어디에서 끝나는지 알 수 없으며, 누구도 이런 제목의 발표를 듣고 싶어 하지 않을 것이고, 프로그램에 실린 적도 없을 것이며, 앞으로도 그럴 일은 없다고 생각한다, 그렇지 않은가 하고 되물을 뿐",
        |it, _| it.head.title.chars().count() > LONGEST_TITLE;
    Sentence "sentence", "Titles do not end in a full stop.",
        "- 오늘은 비가 왔다.",
        |it, _| is_sentence(it);
    Fact "fact", "A line with a label (장소:, 발표자:, 링크:) is a fact about something else.",
        "- 장소: 코엑스",
        |it, _| is_fact(&it.raw);
    Visit "visit", "Registration, booths, meals, goods, impressions and tips are on no programme of talks.",
        "## 점심",
        |it, _| it.head.mark != Mark::Code && it.names_aside;
    Timetable "timetable", "A heading for a timetable is none of its entries.",
        "## 타임테이블",
        |it, _| it.head.title.split_whitespace().count() <= 2
            && it.head.title.split_whitespace().any(|word| TIMETABLE.has(word));
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
        |it, _| it.unticked || MISSED.are_in(&it.raw);
    Name "name", "A name alone says who spoke, not what about.",
        "## 김하나",
        |it, _| it.byline.is_none() && is_name(&it.raw);
    Contents "contents", "A link into the same page is an entry of a table of contents.",
        "- [파도 세기](#파도-세기)",
        |it, _| it.to_fragment;
    Aside "aside", "It stands in a section about something else.",
        "# 후기\n\n## 더 읽을거리\n\n### 파도 세기",
        |it, all| stands_aside(it, all);
}

/// Words of short titles that are not on any programme: of the visit, and of the text itself.
const BARRED: Words = Words(
    "등록|register|registration|check-in|체크인|부스|booth|booths|점심|lunch|break|휴식|coffee|굿즈|기념품|goods|\
     goodies|네트워킹|경품|후기|소감|총평|review|느낀점|마치며|마무리|마무리하며|들어가며|들어가기|서론|결론|conclusion|conclusions|요약|\
     자료|참고|참고자료|references|reference|tips|팁|채용|목차|회고|입장|준비|도착|중식|식사|도시락|조식|인증샷|사진|photos|스폰서|\
     sponsors|sponsor|인터뷰|이벤트|뒷풀이|뒤풀이|애프터파티|party|파티|closing|폐회|개회|summary|overview|소개|about|\
     introduction|intro|개요|정보|장소|일시|venue|food|travel|여행|まとめ|感想|はじめに|おわりに|全体的に|総括|懇親会|fazit|\
     arrivée|summing|签到|午餐|茶歇|合影|抽奖|早餐|受付|昼食|休憩|乾杯|mittagspause|pause|kaffee|anmeldung|\
     abendessen|déjeuner|almuerzo|registro|takeaways|drinks|hallway|doughnuts|breakfast|dinner|\
     뒷이야기|comida|clausura|apertura|clôture|ouverture|begrüßung|abschluss|welcome|outro|키트|웰컴키트|\
     입장하기|행사장|행사장에|회비|셔틀|교통|liens|links|링크|resources|ressources|リンク|参考|参考資料|q&a|qna|질문|faq|안내|\
     ランチ|写在最后|总结|结语|끝으로|맺음말|에필로그|프롤로그|시작하며|여담|tl;dr|기타|번외|총정리|아침|次回|概要|生각|생각|설문|계기|앞으로|아쉬움|fin|\
     인사|다음|\
     간식|사진첩|멘토링|todo|acreditaciones|descanso|café|お昼|개회사|폐회사|환영사|축사|인사말|피자|스태프|운영진|만든|evening|集合|昼休み|クロージング|オープニング|開会|閉会|後片付け|片付け|懇親|acknowledgements|acknowledgments|thanks|감사|도와준|\
     후원사|후원|자원봉사자|자원봉사|준비위원회|준비위원|위원회|운영위원회|abendprogramm",
);

/// Words that head a timetable: no session, but what stands below may be one.
const TIMETABLE: Words = Words(
    "keynotes|일정|일정표|스케줄|schedule|시간표|타임테이블|timetable|agenda|아젠다|タイムテーブル|프로그램|programme|programm",
);

/// Those of them that are words of subjects too: they bar a title of two words at most.
const WEAKLY_BARRED: Words = Words(
    "후기|소개|intro|introduction|about|정보|이벤트|closing|준비|여행|사진|자료|요약|review|break|tips|팁|summary|\
    overview|travel|food|party|파티|인터뷰|참고|welcome|행사장|키트|교통|pause|\
     생각|계기|아침|다음|기타|안내|도착|휴식|등록|次回|인사|아쉬움|앞으로|총정리|여담|설문|\
     회고|감사|thanks|café|evening|피자|스태프|운영진|멘토링|만든|인사말",
);

/// What a Korean sentence hangs on a noun: `등록하고`, `점심시간`, `부스에서`.
const ENDINGS: Words =
    Words("하고|하기|하며|에서|시간|타임|투어|구경|체험|와|과|을|를|은|는|이|가|도|의|들|및|에");

/// A word without the ending that a sentence hangs on it.
fn without_ending(word: &str) -> &str {
    if word.starts_with(|c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}')) {
        // No spaces: 休憩タイム.
        return BARRED.start(word).unwrap_or(word);
    }
    let stems = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    stems.into_iter().find(|stem| BARRED.has(stem)).unwrap_or(word)
}

/// Phrases that do the same.
const BARRED_PHRASES: Words = Words(
    "아쉬운 점|아쉬웠던|좋았던 점|느낀 점|더 읽|하고 싶은 말|배운 점|오는 길|가는 길|further reading|wrap up|wrapping up|\
     final thoughts|thank you|감사합니다|관련 링크|참고 링크|참가 대상|연사 소개|발표자 소개|행사 소개|컨퍼런스 소개|세션 소개|컨퍼런스 정보|\
     마지막으로|mot de la fin|les photos|see also|next year|lessons learned|key messages|\
     key takeaways|table of contents|q&a|더보기|보러가기|보러 가기|다시보기|내 생각|도와주신 분|다음 스터디|글을 마치|여기까지|\
     see you|about the conf|정리하며|보고 나서|듣고 나서|\
     쉬는 시간|휴식 시간|저녁 식사|점심 식사|\
     여는 말|닫는 말|보내고|만든 사람|도움 주신|함께한 사람|사진첩",
);

/// Parts of a day.
const HALF_DAYS: Words = Words(
    "am|pm|noon|오전|오후|오전 세션|오후 세션|morning|afternoon|evening|上午|下午|午前|午後|matin|après-midi|\
    vormittag|nachmittag",
);

/// Phrases by which authors say that they did not hear a session.
const MISSED: Words = Words(
    "못 들어|못들어|못 들었|못들었|듣지 못|couldn't attend|\
     need to watch|to watch|보고 싶은|놓친|못 본|못 간|見られなかった|\
     못 들음|취소된|skipped|cancelled|취소되었|건너뛴|聴けなかった|没听|聞けなかった",
);

/// A barred word bars a title of up to that many characters; in a longer one it is part of a subject.
const LONGEST_BARRED: usize = 24;

/// No title is longer.
const LONGEST_TITLE: usize = 140;

/// Whether a title is one of a section about something else than the programme.
pub(crate) fn is_aside(title: &str) -> bool {
    if !is_short(title, LONGEST_TITLE) {
        return false;
    }
    let text = title.to_ascii_lowercase();
    let length = text.chars().count();
    let short = length <= LONGEST_BARRED || text.is_ascii() && length <= LONGEST_BARRED * 3 / 2;
    let words = || text.split(|c: char| !c.is_alphanumeric() && c != '-');
    let first = words().find(|word| !word.is_empty());
    let count = words().filter(|word| !word.is_empty()).count();
    let barred = |word: &str| {
        let stem = without_ending(word);
        let most = if stem == "후기" { 3 } else { 2 };
        BARRED.has(stem)
            && (Some(word) == first || stem == word)
            && (!WEAKLY_BARRED.has(stem) || count <= most)
    };
    short && words().any(barred)
        || text.chars().count() <= 2 * LONGEST_BARRED && BARRED_PHRASES.are_in(&text)
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

/// Words in a heading that announce a list of sessions.
const ANNOUNCING: Words = Words(
    "세션|session|발표|강연|talks|프로그램|program|트랙|track|컨퍼런스 내용|콘퍼런스 내용|메인 컨퍼런스|講演|セッション|発表|演讲|议程|流水|\
    conférences|présentations|vorträge|charlas",
);

/// Words that say the author was there.
const ATTENDED: Words = Words(
    "들은|들었던|들어본|참석한|참여한|참가한|시청한|청강|수강|본 세션|attended|watched|i saw|i went|聴いた|参加した|聞いた|gehört|vus|\
    suivies|\
     loved|liked|favourite|favorite|좋았던 세션|인상 깊",
);

/// Whether a heading announces sessions.
pub(crate) fn announces(heading: &str) -> bool {
    let text = heading.to_ascii_lowercase();
    ANNOUNCING.are_in(&text) && !text.contains("자료") && !text.contains("소감")
}

/// Whether a candidate is the heading of a programme and no part of one.
pub(crate) fn is_programme(it: &Candidate) -> bool {
    let plain = it.head.mark == Mark::None && it.head.slot == Slot::default();
    plain && is_short(&it.head.title, LONGEST_ANNOUNCEMENT) && announces(&it.raw)
}

/// A heading that announces sessions is short, in characters; a longer one that speaks of a session is a title.
const LONGEST_ANNOUNCEMENT: usize = 30;

/// Whether a text has so many characters at most. One that has far more is not counted: many may ask about it.
fn is_short(text: &str, most: usize) -> bool {
    text.len() <= 4 * most && text.chars().count() <= most
}

/// Whether a heading says that the author attended what follows.
pub(crate) fn says_attended(heading: &str) -> bool {
    if !is_short(heading, LONGEST_TITLE) {
        return false;
    }
    let text = heading.to_ascii_lowercase();
    ATTENDED.are_in(&text)
}

/// Words for kinds of programme items, with which a title may consist of nothing else.
const KINDS: Words = Words(
    "키노트|keynote|key note|기조연설|기조강연|基調講演|라이트닝|lightning|튜토리얼|tutorial|워크숍|워크샵|workshop|핸즈온|패널|\
    panel",
);

/// Whether a short title says what kind of programme item it is.
pub(crate) fn says_kind(title: &str) -> bool {
    if !is_short(title, LONGEST_TITLE) {
        return false;
    }
    let text = title.to_ascii_lowercase();
    let key_notes = ["keynotes", "key notes"].contains(&text.trim());
    let named = text.chars().count() <= 40 && !key_notes && KINDS.are_in(&text);
    let prefix = text.split_once([':', '：']).map(|(prefix, _)| prefix.trim());
    named || prefix.is_some_and(|prefix| PREFIXES.has(prefix))
}

/// What stands before the colon of a title to say what it is the title of.
const PREFIXES: Words = Words(
    "talk|keynote|panel|workshop|tutorial|lightning talk|fireside chat|discussion|세션|발표|강연|대담|패널|\
    워크숍|vortrag|diskussion|taller|charla|conférence|atelier|\
     圆桌|座谈|パネル|mesa redonda|table ronde|パネルディスカッション|패널토크|패널 토크|패널 토론|특별 세션|主题|분과",
);

/// Whether a title says the kind and nothing else: `키노트`, `Lightning Talks`, `Opening Keynote`.
pub(crate) fn is_kind_alone(it: &Candidate) -> bool {
    const BESIDE: Words = Words(
        "talk|talks|토크|세션|session|sessions|opening|closing|오프닝|클로징|the|스페셜|special|discussion|토론|a|\
        hall|s|round|rounds|conférences|notes|후기|day|note",
    );
    let text = Some(&it.head.title).filter(|title| is_short(title, LONGEST_TITLE));
    let text = text.map(|title| title.to_ascii_lowercase()).unwrap_or_default();
    let Some(kind) = KINDS.iter().find(|kind| text.contains(*kind)) else { return false };
    let rest = text.replacen(kind, " ", 1);
    let mut words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| BESIDE.has(word) || word.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether it is a title right under a heading for lightning talks.
pub(crate) fn is_of_lightning(it: &Candidate, all: &[Candidate]) -> bool {
    it.section.is_some_and(|section| {
        is_kind_alone(&all[section]) && is_lightning(&all[section].raw) && is_title(&it.raw)
    })
}

fn is_lightning(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["라이트닝", "lightning", "闪电", "ライトニング"].iter().any(|word| text.contains(word))
}

/// Whether a line is a fact about something: a short label, a colon and a value. `발표자 : 김하나`, `장소: 코엑스`.
pub(crate) fn is_fact(line: &str) -> bool {
    const FACTS: Words = Words(
        "발표자|연사|강연자|스피커|발표자료|발표 자료|슬라이드|영상|발표영상|자료|링크|관련코드|데모코드|코드|장소|일시|시간|날짜|주최|후원|비용|신청|참고|주제|내용|\
        speaker|speakers|slides|slide|video|code|date|time|venue|where|when|link|language|level|\
        room|참가비|키워드|소속|난이도|日時|場所|会場|参加者|主催|时间|地点|主办|講演者|資料|动画|録画",
    );
    let line = line.trim().trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some((label, _)) = line.split_once([':', '：']) else {
        let alone = line.trim_end_matches('.').trim();
        return FACTS.has(alone)
            || alone.chars().count() <= LONGEST_LABEL && link::is_label(alone)
            || speaker::labelled(line).is_some();
    };
    let label = label.trim();
    FACTS.has(label) || speaker::labelled(line).is_some()
}

/// A label of a link to slides or a recording that stands alone has no more characters.
const LONGEST_LABEL: usize = 10;

/// Whether a text could be a title: short, and no sentence.
pub(crate) fn is_title(text: &str) -> bool {
    let text = text.trim();
    let count = text.chars().count();
    let ends = is_told(text) || text.ends_with("..") || text.ends_with('.') && text.contains(' ');
    (2..=100).contains(&count) && !ends
}

/// Whether a text ends as authors end what they tell.
pub(crate) fn is_told(text: &str) -> bool {
    let ends = ["다.", "요.", "죠.", "음.", "。", "다!", "요!", "~", "ㅎㅎ", "ㅋㅋ"];
    ends.iter().any(|end| text.ends_with(end))
}

/// Whether a title is a name and nothing else. Two capitalised words are a title as often.
fn is_name(text: &str) -> bool {
    let Some((names, trust)) = name::read(text) else { return false };
    let hangul = names.iter().all(|name| !name.is_ascii());
    covers(&names, text, 7) && (trust == Trust::Sure || trust == Trust::Fair && hangul)
}

/// Whether a title could be a name with an affiliation: among siblings that all are it is one.
pub(crate) fn may_be_name(text: &str) -> bool {
    let outside = name::without_parentheses(text);
    let words = outside.split_whitespace().count();
    if outside.contains(['/', ':', '|']) || outside.contains(" - ") || words > 4 {
        return false;
    }
    let named = name::read(text).filter(|(_, trust)| *trust >= Trust::Fair);
    named.is_some_and(|(names, _)| covers(&names, text, 4))
}

/// Whether names make up so many tenths of the letters of a text, without what stands in parentheses.
pub(crate) fn covers(names: &[String], text: &str, tenths: usize) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let outside = name::without_parentheses(text);
    let words = outside.split_whitespace().filter(|word| !word.starts_with('@'));
    letters(&names.concat()) * 10 >= words.map(letters).sum::<usize>() * tenths
}

/// Whether a title is a sentence. A bold or quoted title may end as one: `그만퇴근합시다.`
fn is_sentence(it: &Candidate) -> bool {
    if it.head.quoted {
        return false;
    }
    let text = it.bold_words.as_deref().unwrap_or(&it.head.title).trim();
    let full_stop = text.ends_with(['.', '。']) && !text.ends_with("..");
    let long = text.chars().count() > 24 || text.contains(", ");
    let told = ["니다", "습니다", "어요", "해요", "었다", "았다", "였다", "한다", "된다"];
    let ends = told.iter().any(|end| text.ends_with(end)) && text.chars().count() > 30;
    let marked = it.bold || matches!(it.shape, Shape::Heading(_));
    full_stop && (!marked || long) || ends && !marked
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
    let title = head::unquoted(title.trim()).0;
    let kept = title.chars().filter(|c| c.is_alphanumeric());
    kept.map(|c| c.to_ascii_lowercase()).collect()
}
