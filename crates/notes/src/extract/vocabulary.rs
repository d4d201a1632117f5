//! What words say: of a visit, of a programme, of a kind of session; and how a title differs from a sentence.

use std::borrow::Cow;

use crate::extract::candidate::Candidate;
use crate::extract::head::Head;
use crate::extract::lead::Lead;
use crate::extract::letters::{self, is_letter};
use crate::extract::name::Trust;
use crate::extract::phrases::{Phrases, Said};
use crate::extract::words::{Set, Words, set};
use crate::extract::{link, name, speaker};

/// Words of short titles that are not on any programme: of the visit, and of the text itself.
pub(crate) const BARRED: Set = set!(
    "등록|register|registration|check-in|체크인|부스|booth|booths|점심|lunch|break|휴식|coffee|굿즈|기념품|\
    goods|goodies|네트워킹|경품|후기|소감|총평|review|느낀점|마치며|마무리|마무리하며|들어가며|들어가기|서론|\
    결론|conclusion|conclusions|요약|자료|참고|참고자료|references|reference|tips|팁|채용|목차|회고|입장|준비|\
    도착|중식|식사|도시락|조식|인증샷|사진|photos|스폰서|sponsors|sponsor|인터뷰|이벤트|뒷풀이|뒤풀이|\
    애프터파티|party|파티|closing|폐회|개회|summary|overview|소개|about|introduction|intro|개요|정보|장소|\
    일시|venue|food|travel|여행|fazit|arrivée|summing|mittagspause|pause|kaffee|anmeldung|abendessen|déjeuner|\
    almuerzo|registro|takeaways|drinks|hallway|doughnuts|breakfast|dinner|뒷이야기|comida|clausura|apertura|\
    clôture|ouverture|begrüßung|abschluss|welcome|outro|키트|웰컴키트|입장하기|행사장|행사장에|회비|셔틀|교통|\
    liens|links|링크|resources|ressources|q&a|qna|질문|faq|안내|끝으로|맺음말|에필로그|프롤로그|시작하며|여담|\
    tl;dr|기타|번외|총정리|아침|생각|설문|계기|앞으로|아쉬움|fin|인사|다음|간식|사진첩|멘토링|todo|\
    acreditaciones|descanso|café|개회사|폐회사|환영사|축사|인사말|피자|스태프|운영진|만든|evening|\
    acknowledgements|acknowledgments|thanks|감사|도와준|후원사|후원|자원봉사자|자원봉사|준비위원회|준비위원|\
    위원회|운영위원회|abendprogramm",
);

/// The same of languages without spaces, where they are beginnings.
const BARRED_UNSPACED: Words = Words(
    "まとめ|感想|はじめに|おわりに|全体的に|総括|懇親会|签到|午餐|茶歇|合影|抽奖|早餐|受付|昼食|休憩|乾杯|\
    リンク|参考|参考資料|ランチ|写在最后|总结|结语|次回|概要|生각|お昼|集合|昼休み|クロージング|オープニング|\
    開会|閉会|後片付け|片付け|懇親",
);

/// Words that head a timetable: no session, but what stands below may be one.
pub(crate) const TIMETABLE: Set = set!(
    "keynotes|일정|일정표|스케줄|schedule|시간표|타임테이블|timetable|agenda|아젠다|タイムテーブル|프로그램|programme|programm",
);

/// Those of them that are words of subjects too: they bar a title of two words at most.
const WEAKLY_BARRED: Set = set!(
    "후기|소개|intro|introduction|about|정보|이벤트|closing|준비|여행|사진|자료|요약|review|break|tips|팁|summary|\
    overview|travel|food|party|파티|인터뷰|참고|welcome|행사장|키트|교통|pause|\
     생각|계기|아침|다음|기타|안내|도착|휴식|등록|次回|인사|아쉬움|앞으로|총정리|여담|설문|\
     회고|감사|thanks|café|evening|피자|스태프|운영진|멘토링|만든|인사말",
);

/// What a Korean sentence hangs on a noun: `등록하고`, `점심시간`, `부스에서`.
const ENDINGS: Set =
    set!("하고|하기|하며|에서|시간|타임|투어|구경|체험|와|과|을|를|은|는|이|가|도|의|들|및|에");

/// The barred word that a word is, without the ending that a sentence hangs on it.
fn barred_stem(word: &str) -> Option<&str> {
    if word.starts_with(|c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}')) {
        // No spaces: 休憩タイム.
        return BARRED_UNSPACED.start(word);
    }
    let stem = ENDINGS.end(word).map(|length| &word[..word.len() - length]);
    stem.into_iter().chain([word]).find(|stem| BARRED.has(stem))
}

/// Parts of a day.
pub(crate) const HALF_DAYS: Set = set!(
    "am|pm|noon|오전|오후|오전 세션|오후 세션|morning|afternoon|evening|上午|下午|午前|午後|matin|après-midi|\
    vormittag|nachmittag",
);

/// A barred word bars a title of up to that many characters; in a longer one it is part of a subject.
const LONGEST_BARRED: usize = 24;

/// No title is longer.
pub(crate) const LONGEST_TITLE: usize = 140;

/// Whether a title is one of a section about something else than the programme.
pub(crate) fn is_aside(head: &Head) -> bool {
    let title = head.title.as_str();
    if !is_short(title, LONGEST_TITLE) {
        return false;
    }
    let length = title.chars().count();
    let short = length <= LONGEST_BARRED || title.is_ascii() && length <= LONGEST_BARRED * 3 / 2;
    let words = if short { title } else { "" }.split(|c| !is_letter(c) && c != '-');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let barred = |word: &&str| {
        barred_stem(word).is_some_and(|stem| {
            let most = if stem == "후기" { 3 } else { 2 };
            (*word == words[0] || stem == *word)
                && (!WEAKLY_BARRED.has(stem) || words.len() <= most)
        })
    };
    words.iter().any(barred)
        || length <= 2 * LONGEST_BARRED
            && head.said.has(Phrases::Barred)
            && Phrases::Barred.are_in(title)
}

/// Whether a heading announces sessions.
pub(crate) fn announces(heading: &str) -> bool {
    Phrases::Announcing.are_in(heading) && !heading.contains("자료") && !heading.contains("소감")
}

/// A heading that announces sessions is short, in characters; a longer one that speaks of a session is a title.
pub(crate) const LONGEST_ANNOUNCEMENT: usize = 30;

/// Whether a text has so many characters at most. One that has far more is not counted: many may ask about it.
pub(crate) fn is_short(text: &str, most: usize) -> bool {
    text.len() <= 4 * most && text.chars().count() <= most
}

/// Whether a heading says that the author attended what follows.
pub(crate) fn says_attended(it: &Candidate) -> bool {
    it.says(Phrases::Attended)
        && is_short(&it.raw, LONGEST_TITLE)
        && Phrases::Attended.are_in(&it.raw)
}

/// Whether a short title says what kind of programme item it is.
pub(crate) fn says_kind(title: &str, said: Said) -> bool {
    if !is_short(title, LONGEST_TITLE) {
        return false;
    }
    let (length, title) = (title.chars().count(), title.trim());
    let key_notes =
        ["keynotes", "key notes"].iter().any(|plural| title.eq_ignore_ascii_case(plural));
    let named =
        length <= 40 && !key_notes && said.has(Phrases::Kinds) && Phrases::Kinds.are_in(title);
    let prefix = letters::split_colon(title).map(|(prefix, _)| prefix.trim());
    named || prefix.is_some_and(|prefix| PREFIXES.has(prefix))
}

/// What stands before the colon of a title to say what it is the title of.
const PREFIXES: Set = set!(
    "talk|keynote|panel|workshop|tutorial|lightning talk|fireside chat|discussion|세션|발표|강연|대담|패널|\
    워크숍|vortrag|diskussion|taller|charla|conférence|atelier|\
     圆桌|座谈|パネル|mesa redonda|table ronde|パネルディスカッション|패널토크|패널 토크|패널 토론|특별 세션|主题|분과",
);

/// Whether a title says the kind and nothing else: `키노트`, `Lightning Talks`, `Opening Keynote`.
pub(crate) fn is_kind_alone(it: &Candidate) -> bool {
    const BESIDE: Set = set!(
        "talk|talks|토크|세션|session|sessions|opening|closing|오프닝|클로징|the|스페셜|special|discussion|토론|a|\
        hall|s|round|rounds|conférences|notes|후기|day|note",
    );
    let title = it.head.title.as_str();
    if !it.says(Phrases::Kinds) {
        return false;
    }
    let kind = Phrases::Kinds.find(title).filter(|_| is_short(title, LONGEST_TITLE));
    let Some((from, to)) = kind else { return false };
    let rest = [&title[..from], &title[to..]];
    let words = rest.iter().flat_map(|text| text.split(|c| !is_letter(c)));
    let mut words = words.filter(|word| !word.is_empty());
    words.all(|word| BESIDE.has(word) || word.bytes().all(|b| b.is_ascii_digit()))
}

pub(crate) fn is_lightning(text: &str) -> bool {
    Phrases::Lightning.are_in(text)
}

/// Whether a line is a fact about something: a short label, a colon and a value. `발표자 : 김하나`, `장소: 코엑스`.
pub(crate) fn is_fact(line: &str) -> bool {
    says_fact(line) || speaker::labelled(line).is_some()
}

/// The same of what is no label of a speaker.
pub(crate) fn says_fact(line: &str) -> bool {
    const FACTS: Set = set!(
        "발표자|연사|강연자|스피커|발표자료|발표 자료|슬라이드|영상|발표영상|자료|링크|관련코드|데모코드|코드|장소|일시|시간|날짜|주최|후원|비용|신청|참고|주제|내용|\
        speaker|speakers|slides|slide|video|code|date|time|venue|where|when|link|language|level|\
        room|참가비|키워드|소속|난이도|日時|場所|会場|参加者|主催|时间|地点|主办|講演者|資料|动画|録画",
    );
    let line = letters::from_first(line.trim());
    let Some((label, _)) = letters::split_colon(line) else {
        let alone = line.trim_end_matches('.').trim();
        return FACTS.has(alone) || is_short(alone, LONGEST_LABEL) && link::is_label(alone);
    };
    FACTS.has(label.trim())
}

/// A label of a link to slides or a recording that stands alone has no more characters.
pub(crate) const LONGEST_LABEL: usize = 10;

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
pub(crate) fn is_name(title: &Lead) -> bool {
    let text = title.text.as_str();
    if text.is_ascii() && !text.contains('@') || is_too_long_for_a_name(title) {
        return false;
    }
    let Some((names, trust)) = title.names() else { return false };
    let hangul = names.iter().all(|name| !name.is_ascii());
    covers(names, text, 7) && (*trust == Trust::Sure || *trust == Trust::Fair && hangul)
}

/// Whether a title of Hangul, but for what stands in parentheses, is longer than a name, and has no mark by which several
/// names, or what belongs to one, are told apart: nearly every title, and the words of none need to be looked at.
fn is_too_long_for_a_name(title: &Lead) -> bool {
    let outer = name::without_parentheses(&title.text);
    // Where parentheses stood, a joint may stand now.
    let joined = matches!(outer, Cow::Owned(_)) && Phrases::Joints.are_in(&outer);
    let mut marks = [Phrases::HonorificEnds, Phrases::Joints].iter();
    let marked = joined || marks.any(|it| title.said.has(*it));
    let mut letters = 0;
    let is_plain = |c: char| {
        letters += usize::from(is_letter(c));
        match c {
            '가'..='힣' => true,
            '@' | ',' | '/' | '&' | '+' | ';' | '|' => false,
            _ => c.is_ascii(),
        }
    };
    !marked && outer.chars().all(is_plain) && letters > LONGEST_NAME
}

/// A name in Hangul has eight letters at most, and makes up seven tenths of a title.
const LONGEST_NAME: usize = 11;

/// Whether a title could be a name with an affiliation: among siblings that all are it is one. `line`: the same text.
pub(crate) fn may_be_name(text: &str, line: &Lead) -> bool {
    let outside = name::without_parentheses(text);
    let is_mark = |b: u8| matches!(b, b'/' | b':' | b'|');
    let is_cut = outside.bytes().any(is_mark) || outside.contains('-') && outside.contains(" - ");
    if is_cut || letters::words(&outside).nth(4).is_some() {
        return false;
    }
    let named = line.names().filter(|(_, trust)| *trust >= Trust::Fair);
    named.is_some_and(|(names, _)| covers(names, text, 4))
}

/// Whether names make up so many tenths of the letters of a text, without what stands in parentheses.
pub(crate) fn covers(names: &[String], text: &str, tenths: usize) -> bool {
    let outside = name::without_parentheses(text);
    let words = letters::words(&outside).filter(|word| !word.starts_with('@'));
    letters::count(&names.concat()) * 10 >= words.map(letters::count).sum::<usize>() * tenths
}
