//! Personal names: what is one, and how sure that is.
//!
//! A name cannot be told from other words by its letters alone (`이야기` has a surname's first syllable), so every
//! reading says how far to trust it; [`crate::extract::speaker`] asks for company before it believes a weak one.

use std::borrow::Cow;

use crate::extract::letters::{self, is_letter};
use crate::extract::phrases::{Phrases, Said};
use crate::extract::vocabulary::is_short;
use crate::extract::words::{Set, set};

/// How far a reading is to be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Trust {
    /// It could be a name: one word, or syllables without a surname.
    Weak,
    /// It looks like a name: a surname and a given name.
    Fair,
    /// The text says so: an honorific, a handle.
    Sure,
}

/// Honorifics that close a name.
pub(crate) const HONORIFICS: Set = set!("님|씨|さん|氏|様|先生|老师|老師");

/// Whether a text could have a name of which the text itself says that it is one: most have none.
pub(crate) fn may_be_sure(text: &str, said: Said) -> bool {
    said.has(Phrases::HonorificEnds) && Phrases::HonorificEnds.are_in(text) || text.contains('@')
}

/// Surnames of one syllable, by far the most of Korea (the 2015 census counts 99 % of all people).
const SURNAMES: &str = "감강경고공곽구국권금기길김나남노도류마맹명모문민박반방배백변복봉부빈사서석선설성소손송신심안양어엄여연염예오옥온왕용우원위유육윤은이인임장전정제조주지진차채천최추탁태편표하한함허현홍황";

/// Surnames of two syllables.
const DOUBLE_SURNAMES: Set = set!("남궁|황보|제갈|선우|독고|사공|서문|동방");

/// The most frequent surnames of China and Taiwan, in simplified and traditional form.
const CHINESE_SURNAMES: &str = "丁万乔于任何余侯傅冯刘劉卢史叶吕吳吴呂周唐喬夏姚姜孔孙孟孫宋尹崔常康廖张張彭徐戚戴文方易曹曾朱李杜杨林梁楊武段毛江汤汪沈洪温湯溫潘熊王田白盧石秦程紀纪罗羅翁胡苏范萧萬葉董蒋蓝蔡蔣蕭薛藍蘇袁褚許謝譚许谢谭賀賈賴贺贾赖赵趙邓邱邵邹郑郝郭鄒鄧鄭金錢鍾钟钱閻阎陆陈陳陶陸雷韓韩顧顾馬馮马高魏黃黄黎龍龔龙龚";

/// Words that look like a name to the rules below and are none.
const NO_NAMES: Set = set!(
    "이야기|서비스|이벤트|최적화|성장기|구현기|도입기|신기술|전환기|방법론|주니어|시니어|오프닝|구조화|문제점|기초편|기본편|심화편|변천사|노하우|마무리|정복기|연구소|\
    구축기|강연자|한국어|인공지능|지난해|추천기|사용기|공유회|전반부|선택과|이모저모|오픈소스|마이크로|현업에|우리는|안드로이드|고민들|배포기|하나로|유니티|모바일|\
    사례로|소개와|여정기|적용기|정리본|조직과|하드웨어|소프트웨어|\
     方案|方法|이후|이번|우리|\
     개인|자료|영상|제안서|보고서|신청서|안내서|무소속|링크|내용|소감",
);

/// Words that make a run of capitalised words an organisation, a role or a subject.
const NO_PERSON: Set = set!(
    "korea|inc|ltd|gmbh|team|labs|lab|services|service|developers|developer|engineer|engineering|\
    coder|manager|lead|advocate|architect|community|foundation|university|institute|research|\
    conference|keynote|session|talk|talks|workshop|part|day|track|the|and|of|for|with|in|to|a|\
    how|what|why|using|google|naver|kakao|microsoft|amazon|aws|facebook|apple|netflix|samsung|\
    open|source|cloud|data|machine|learning|design|web|app|android|ios|java|python|rust|go|\
    slides|video|demo|robotics|independent|freelance|self-employed|systems|software|\
    technologies|solutions|bank|media|games|studio|group|consulting|networks|analytics|security|\
    works|tech|corp|company|co|bv|ag|llc|plc|energy|kafka|spring|boot|\
     panel|lightning|tutorial|universidad|ayuntamiento|fablab|guild|retail|school|college",
);

/// Roles, in front of a name or behind it, and honorific forms of roles: nobody's name.
const ROLES: Set = set!(
    "교수|대표|이사|팀장|개발자|엔지니어|매니저|책임|선임|수석|박사|연구원|리드|센터장|부사장|본부장|파트장|멘토|디자이너|기획자|연사|발표자|강사|작가|선배|부모|\
    선생|사장|손|회장|사용자|저자|主持人|律师|老师|教授|司会|사회자|진행자|CEO|CTO|CIO|COO|VP|PM|PO|GDE|MVP|DBA|SRE|형|누나|언니|\
    Dr.|Prof.|Mr.|Ms.|\
     아키텍트|弁護士|솔루션즈|과장|부장|차장|대리|원장|기자|파운더|코치|컨설턴트|마케터|연구자|학생|\
     변호사|창업자|운영자|리더|팀원|회계사|디렉터|대학생|대학원생|취준생|프리랜서|교사|위원장|의장|석사|founder|director|professor|student|manager|freelancer",
);

/// Particles of Latin names, which are not capitalised.
const PARTICLES: Set = set!("van|von|de|der|den|da|di|del|bin|al|el|la|le|dos");

/// The names in a text that holds nothing but names, affiliations and honorifics: `김하나님(엔지니어), 이두리`.
///
/// The trust is that of the weakest name. `None` if something else is said.
pub(crate) fn read(text: &str) -> Option<(Vec<String>, Trust)> {
    read_said(text, Said::ANY)
}

/// The same of a text of which is known what it says.
pub(crate) fn read_said(text: &str, said: Said) -> Option<(Vec<String>, Trust)> {
    let text = text.trim().trim_end_matches(['.', '。']);
    let outer = without_parentheses(text);
    let text = match letters::are(2, &outer) {
        true => outer,
        false => without_parentheses(text.trim_matches(['(', ')', '（', '）'])),
    };
    if text.is_empty() || !is_short(&text, LONGEST_LIST) {
        return None;
    }
    let mut names: Vec<(String, Trust)> = Vec::new();
    // A and B, Acme: what is joined are the names, what follows is where they work.
    // Where parentheses stood, the text says more than before.
    let may_join = said.has(Phrases::Joints) || matches!(text, Cow::Owned(_));
    let has_joints = may_join && Phrases::Joints.are_in(&text);
    let comma = if has_joints { text.find(',') } else { None };
    let first = &text[..comma.unwrap_or(text.len())];
    let is_joint = |word: &&str| first.contains(word);
    let joined = has_joints && [" and ", " & ", " et ", " und ", " y "].iter().any(is_joint);
    for part in parts(if joined { first } else { &text }, has_joints) {
        let best = names.iter().map(|(_, trust)| *trust).max();
        match one(part) {
            // 김하나님, 두리 / Ada Lovelace, Acme: the second is where the first works.
            Some((name, Trust::Weak)) if best.is_some_and(|best| is_place(&name, best)) => {}
            Some(named) if names.iter().all(|(name, _)| *name != named.0) => names.push(named),
            Some(_) => {}
            None if is_affiliation(part) => {}
            None => return None,
        }
    }
    let trusts = names.iter().map(|(_, trust)| *trust);
    // An honorific at the end of a list stands for all of it.
    let last = names.last().is_some_and(|(_, trust)| *trust == Trust::Sure);
    let least = trusts.min()?;
    let trust = if last && least >= Trust::Fair { Trust::Sure } else { least };
    Some((names.into_iter().map(|(name, _)| name).collect(), trust))
}

/// Whether a weak name behind a better one is an affiliation rather.
fn is_place(name: &str, best: Trust) -> bool {
    let hangul = name.chars().all(|c| matches!(c, '가'..='힣'));
    // 차우진 | 프리랜서: no surname.
    let surname = is_among(name, SURNAMES);
    best == Trust::Sure || best == Trust::Fair && !(hangul && surname)
}

/// Whether a text starts with one of some surnames, which have three bytes each and are sorted.
fn is_among(text: &str, surnames: &str) -> bool {
    let first = text.as_bytes().first_chunk::<3>();
    first.is_some_and(|first| surnames.as_bytes().as_chunks().0.binary_search(first).is_ok())
}

/// A list of names is no longer, in characters.
const LONGEST_LIST: usize = 90;

/// A text without what stands in parentheses, at any depth.
pub(crate) fn without_parentheses(text: &str) -> Cow<'_, str> {
    // 0xEF is the first byte of the wide ones.
    if !text.bytes().any(|b| matches!(b, b'(' | b')' | b'[' | b']' | 0xef)) {
        return Cow::Borrowed(text);
    }
    let mut depth = 0_u32;
    let mut outer = String::new();
    for c in text.chars() {
        match c {
            '(' | '（' | '[' => depth += 1,
            ')' | '）' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outer.push(c),
            _ => {}
        }
    }
    Cow::Owned(outer)
}

/// A text cut where lists of names are. `has_joints`: whether it may have one of [`Phrases::Joints`].
fn parts(text: &str, has_joints: bool) -> impl Iterator<Item = &str> {
    // The first bytes of the three marks.
    let may_go_on = text.bytes().any(|b| matches!(b, b'@' | 0xe2));
    let marks = if may_go_on { &[" @ ", " — ", " – "][..] } else { &[] };
    let text = marks.iter().fold(text, |text, mark| {
        let before = text.split_once(mark).map(|(before, _)| before);
        before.filter(|part| !part.trim().is_empty()).unwrap_or(text)
    });
    let cut = move |piece| {
        let words = [" and ", " et ", " und ", " y ", " 그리고 ", "님과 ", "さんと"];
        let mut words = words.iter().filter(|_| has_joints);
        let joint: Option<(&str, &str)> = words.find_map(|word| str::split_once(piece, *word));
        let (first, second) = joint.unwrap_or((piece, ""));
        [first.trim(), second.trim()]
    };
    text.split(is_between).flat_map(cut).filter(|part| !part.is_empty())
}

/// Whether a character stands between two names.
fn is_between(c: char) -> bool {
    matches!(c, ',' | '，' | '、' | '/' | '&' | '·' | '・' | '+' | ';' | '|')
}

/// One name, be it with an affiliation in front: `라인 김하나님`, `Acme CEO Grace Hopper`, `@handle`.
fn one(part: &str) -> Option<(String, Trust)> {
    let is_mark = |c: char| match c {
        '가'..='힣' => false,
        '`' | '\'' | '"' | '*' | '_' | '-' | '–' | '—' | ':' | '.' | '!' | '“' | '”' | '‘'
        | '’' => true,
        _ => c.is_whitespace() || matches!(c, '\u{2400}'..='\u{243f}'),
    };
    let part = part.trim_matches(is_mark);
    // Most texts end like a sentence, and are no names.
    let mut words: Vec<&str> = letters::words(part).collect();
    let last = words.last().copied().unwrap_or_default();
    let read = hangul(last);
    let is_word = is_mixed(last) || is_noun(last, read);
    if is_word && !may_be_honoured(part) && !part.contains('@') && !ROLES.has(last) {
        return None;
    }
    let (rest, honoured) = match without_honorific(part) {
        Some(rest) => (rest, true),
        None => (part, false),
    };
    // 김하나@두리: where the name works.
    let rest = match rest.find('@').filter(|at| *at > 0 && !rest[..*at].ends_with(' ')) {
        Some(at) => &rest[..at],
        None => rest,
    };
    if rest.len() < part.len() {
        words = letters::words(rest).collect();
    }
    let handle = words.iter().find(|word| is_handle(word)).copied();
    words.retain(|word| !word.starts_with('@'));
    if words.is_empty() {
        return handle.map(|handle| (handle.to_owned(), Trust::Sure));
    }
    while words.len() > 1 && words.last().is_some_and(|last| ROLES.has(last)) {
        words.pop();
    }
    let (end, before) = words.split_last()?;
    let read = if *end == last { read } else { hangul(end) };
    // Whatever stands before it: what ends like this is no name.
    if is_noun(end, read) || is_mixed(end) || before.is_empty() && ROLES.has(end) {
        return None;
    }
    let role = before.iter().rposition(|word| ROLES.has(word));
    let words = &words[role.map_or(0, |role| role + 1)..];
    let (name, trust) = named(words, read, honoured)?;
    let sure = honoured || handle.is_some() && (trust >= Trust::Fair || words.len() == 1);
    Some((name, if sure { Trust::Sure } else { trust }))
}

/// `@hana`, but not `@11:00`.
fn is_handle(word: &str) -> bool {
    word.strip_prefix('@')
        .is_some_and(|name| name.starts_with(char::is_alphabetic) && name.len() > 1)
}

/// Whether a text ends with the last letter of an honorific.
fn may_be_honoured(text: &str) -> bool {
    text.ends_with(['님', '씨', 'ん', '氏', '様', '生', '师', '師'])
}

/// A text without the honorific at its end.
fn without_honorific(text: &str) -> Option<&str> {
    if !may_be_honoured(text) {
        return None;
    }
    let rest = text[..text.len() - HONORIFICS.end(text)?].trim_end();
    let last = letters::words(rest).last().unwrap_or(rest);
    (!ROLES.has(last) || last.len() < rest.len()).then_some(rest)
}

/// The name that some words hold: all of them, or the last ones after an affiliation. `read`: the last as one of Hangul.
fn named(words: &[&str], read: Option<Trust>, honoured: bool) -> Option<(String, Trust)> {
    let (last, before) = words.split_last()?;
    if let Some(trust) = read {
        // 안 병욱: surname and given name apart.
        if let [.., surname] = before
            && surname.chars().count() == 1
            && is_among(surname, SURNAMES)
            && last.chars().count() <= 2
        {
            return Some((format!("{surname} {last}"), Trust::Fair));
        }
        let alone = before.is_empty();
        let whole = trust >= Trust::Fair || honoured && last.chars().count() == 3;
        if alone || whole && is_affiliation(&before.join(" ")) {
            return Some(((*last).to_owned(), trust));
        }
        // 문재하 솔루션즈: a name before where it works.
        if let [first, ..] = before
            && hangul(first) == Some(Trust::Fair)
            && words.len() <= 3
        {
            return Some(((*first).to_owned(), Trust::Weak));
        }
        // 도로시 킴: a foreign name spelled in Hangul.
        let spelled = matches!(before, [first] if hangul(first).is_some());
        return spelled.then(|| (words.join(" "), Trust::Weak));
    }
    if words.len() <= 2 {
        let short = words.iter().all(|word| word.chars().count() <= 3);
        let joined = if words.len() == 2 && short { words } else { &words[words.len() - 1..] };
        if let Some(trust) = ideographic(&joined.concat()) {
            return Some((joined.join(" "), trust));
        }
    }
    // An affiliation in capitals, or with a digit, in front of two capitalised words.
    let shouted = |word: &&&str| word.len() > 2 && !word.chars().any(is_small);
    let skip = words.iter().take_while(shouted).count();
    let words = if words.len() >= skip + 2 { &words[skip..] } else { words };
    latin(words).map(|trust| (words.join(" "), trust))
}

/// Whether a word is neither of Hangul alone, two to four syllables, nor of ideographs and kana, nor without any.
fn is_mixed(word: &str) -> bool {
    let is_han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}' | '々' | '\u{3040}'..='\u{30ff}');
    match word.chars().next() {
        Some(first) if is_hangul(first) => {
            !word.chars().all(is_hangul) || !(6..=12).contains(&word.len())
        }
        Some(first) if is_han(first) => !word.chars().all(is_han),
        _ => word.chars().any(is_cjk),
    }
}

fn is_hangul(c: char) -> bool {
    matches!(c, '가'..='힣')
}

/// Whether a word is of Hangul and was read as no name.
fn is_noun(word: &str, read: Option<Trust>) -> bool {
    read.is_none() && word.starts_with(is_hangul)
}

/// Whether a word could be a Korean name: two to four syllables, of three bytes each.
fn hangul(word: &str) -> Option<Trust> {
    let length = word.len() / 3;
    let syllables =
        (6..=12).contains(&word.len()) && word.chars().all(is_hangul) && !word.ends_with('님');
    if !syllables || NO_NAMES.has(word) || ROLES.has(word) {
        return None;
    }
    let surname = is_among(word, SURNAMES);
    let double = DOUBLE_SURNAMES.start(word).is_some() && length >= 3;
    const NOUN_ENDS: [char; 20] = [
        '봄', '씩', '듯', '법', '편', '점', '론', '를', '와', '들', '는', '기', '하', '의', '됨',
        '움', '음', '함', '짐', '임',
    ];
    let fair = double || surname && length == 3 && !word.ends_with(NOUN_ENDS);
    Some(if fair { Trust::Fair } else { Trust::Weak })
}

/// Whether a text could be a Chinese or Japanese name.
fn ideographic(text: &str) -> Option<Trust> {
    let length = text.chars().count();
    let is_han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}' | '々');
    let known = text.chars().all(|c| is_han(c) || matches!(c, '\u{3040}'..='\u{30ff}'));
    if !known || !(2..=8).contains(&length) {
        return None;
    }
    let surname = is_among(text, CHINESE_SURNAMES);
    let fair = surname && length <= 3 && text.chars().all(is_han);
    Some(if fair { Trust::Fair } else { Trust::Weak })
}

/// Whether some words could be a name in Latin script: `Ada Lovelace`, `Marcel van Lohuizen`, `Jaana B. Dogan`.
fn latin(words: &[&str]) -> Option<Trust> {
    let is_capitalised = |word: &str| {
        word.starts_with(is_capital)
            && word.chars().all(|c| !is_cjk(c) && c.is_alphabetic() || "-'.’".contains(c))
    };
    if words.len() > 5 {
        return None;
    }
    let trust = match words {
        [] => None,
        [word] => {
            let plain =
                word.chars().all(|c| !is_cjk(c) && c.is_alphanumeric() || "-_.".contains(c));
            let letter = word.starts_with(char::is_alphabetic);
            (plain && letter && (2..=16).contains(&word.len())).then_some(Trust::Weak)
        }
        [first, middle @ .., last] => {
            let joins = middle.iter().all(|word| is_capitalised(word) || PARTICLES.has(word));
            // The given name is capitalised; a surname may be left as the handle it is.
            let whole = is_capitalised(first) && joins;
            let shouted = middle.is_empty() && first.len() > 2 && !first.chars().any(is_small);
            let noun = shouted || last.ends_with("ing");
            let short =
                words.iter().filter(|word| word.len() > 2 && is_capitalised(word)).count() <= 3;
            let fair = is_capitalised(last) && !noun && short;
            let trust = if fair { Trust::Fair } else { Trust::Weak };
            let word = last.chars().all(|c| !is_cjk(c) && c.is_alphabetic() || "-'.’".contains(c));
            (whole && word && last.len() > 1).then_some(trust)
        }
    };
    let is_person = |word: &&str| !NO_PERSON.has(word.trim_matches(|c| !is_letter(c)));
    trust.filter(|_| words.iter().all(is_person))
}

/// Whether a letter is a capital of a European language. The tables for all scripts are 3 KB of WebAssembly.
fn is_capital(c: char) -> bool {
    c.is_ascii_uppercase()
        || matches!(c, 'À'..='Þ' | 'Α'..='Ω' | 'А'..='Я')
        || matches!(c, '\u{100}'..='\u{17f}')
            && u32::from(c).is_multiple_of(2)
                != matches!(c, '\u{139}'..='\u{148}' | '\u{179}'..='\u{17e}')
}

/// Whether a letter of Latin script is a small one.
fn is_small(c: char) -> bool {
    c.is_ascii_lowercase() || matches!(c, 'ß'..='ÿ' | '\u{100}'..='\u{17f}') && !is_capital(c)
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}' | '\u{3130}'..='\u{318f}'
        | '\u{4e00}'..='\u{9fff}' | '가'..='힣')
}

/// An affiliation is short; what is longer is a sentence.
const LONGEST_AFFILIATION: usize = 30;

/// A short text that ends neither like a sentence nor in an honorific.
fn is_affiliation(part: &str) -> bool {
    let length = part.chars().count();
    let ends_a_sentence = part.ends_with(['.', '!', '?', '다', '음', '함', '요']) && length > 6;
    (1..=LONGEST_AFFILIATION).contains(&length) && !ends_a_sentence && !part.contains("님")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str], trust: Trust) {
        let expected = (expected.iter().map(|name| (*name).to_owned()).collect(), trust);
        assert_eq!(read(text), Some(expected), "{text}");
    }

    #[test]
    fn names_with_what_stands_around_them() {
        check("김하나님, 두리소프트", &["김하나"], Trust::Sure);
        check("김하나님(데이터 엔지니어), 이두리님(CTO)", &["김하나", "이두리"], Trust::Sure);
        check("두리소프트 김하나", &["김하나"], Trust::Fair);
        check("두리 CTO 김하나", &["김하나"], Trust::Fair);
        check("(김하나(hana.k) 님)", &["김하나"], Trust::Sure);
        check("@hana 김하나", &["김하나"], Trust::Sure);
        check("@hana", &["@hana"], Trust::Sure);
        check("김 하나(두리소프트)", &["김 하나"], Trust::Fair);
        check("김하나 교수", &["김하나"], Trust::Fair);
        check("Ada Lovelace, Grace Hopper", &["Ada Lovelace", "Grace Hopper"], Trust::Fair);
        check("Acme CEO Ada Lovelace", &["Ada Lovelace"], Trust::Fair);
        check("ACME Ada Lovelace", &["Ada Lovelace"], Trust::Fair);
        check("Guido van Rossum", &["Guido van Rossum"], Trust::Fair);
        check("山田さん", &["山田"], Trust::Sure);
        check("王小明", &["王小明"], Trust::Fair);
        check("ferris", &["ferris"], Trust::Weak);
    }

    #[test]
    fn what_is_known_of_a_text_changes_nothing() {
        for text in
            ["@hana (50m)그리고 @11:00 水野あかり", "김하나님과 이두리", "김하나 and 이두리, Acme"]
        {
            assert_eq!(read_said(text, Said::in_text(text)), read(text), "{text}");
        }
    }

    #[test]
    fn surnames_are_sorted() {
        for surnames in [SURNAMES, CHINESE_SURNAMES] {
            assert!(surnames.as_bytes().as_chunks::<3>().0.is_sorted());
        }
    }

    #[test]
    fn what_is_no_name() {
        for text in [
            "만능은 아님",
            "CTO님이 회사를 소개했다",
            "역시 하나님!이라고 외쳤다",
            "선배님",
            "개발자님",
            "Open Source Community",
            "How to Rust",
            "Young, Wild Coder 2",
            "이야기",
            "데이터로 말하는 방법을 찾아서 떠난 이야기를 합니다",
        ] {
            let read = read(text).filter(|(_, trust)| *trust > Trust::Weak);
            assert_eq!(read, None, "{text}");
        }
    }
}
