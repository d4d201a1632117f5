//! Gives candidates their speakers: from heads by the separator that a group shares, from notes by labels, lines and
//! sentences.

use std::rc::Rc;

use crate::extract::candidate::{Candidate, Shape, Voice};
use crate::extract::lead::Lead;
use crate::extract::name::{self, Trust};
use crate::extract::rules::Barred;
use crate::extract::speaker::{self, PATTERNS, Told};
use crate::extract::vocabulary;
use crate::extract::{head, slot};

/// Finds the speakers: in heads by the group's own separator, in notes by labels, lines and sentences.
pub(crate) fn hear(found: &mut [Candidate], groups: &[Vec<usize>]) {
    let mut habit = None;
    let mut small = Vec::new();
    for group in groups {
        match hear_group(found, group) {
            Some(pattern) if group.len() > 2 => habit = Some(pattern),
            Some(_) => {}
            None => small.push(group),
        }
    }
    // What an author does in one list is done in the others too.
    let Some(habit) = habit else { return };
    for group in small {
        let listed = matches!(found[group[0]].shape, Shape::Item(_) | Shape::Row(_));
        let told = || group.iter().filter_map(|at| tell(&found[*at], habit));
        let fair = told().any(|told| told.trust >= Trust::Fair);
        if listed && fair && told().count() * 2 > group.len() {
            group.iter().for_each(|at| take_speaker(&mut found[*at], habit));
        }
    }
}

/// Reads the title of a candidate by a pattern.
fn tell(it: &Candidate, pattern: speaker::Pattern) -> Option<Told> {
    speaker::tell(&it.head.title, it.head.said, it.bold_words.as_deref(), pattern)
}

/// Takes the speaker out of the title of a candidate.
fn take_speaker(it: &mut Candidate, pattern: speaker::Pattern) {
    if let Some(told) = tell(it, pattern) {
        take(it, told);
    }
}

/// Takes what was told of the speaker of a candidate.
fn take(it: &mut Candidate, Told { title, speakers, part, .. }: Told) {
    it.byline = Some(part).filter(|part| speakers.join(", ") != *part);
    it.hear(Voice::Head, speakers);
    let (title, quoted) = head::unquoted(&title);
    it.head.quoted |= quoted;
    it.head.title = title.to_owned();
}

/// Finds the speakers of a group; gives the pattern that its heads share.
fn hear_group(found: &mut [Candidate], members: &[usize]) -> Option<speaker::Pattern> {
    if bar_facts(found, members) {
        return None;
    }
    bar_names(found, members);
    let lines = bare_names(found, members);
    // The pattern that gives plausible names for most. Of two that give as many, the one that gives the shorter ones:
    // names are shorter than titles.
    let tell_all = |at: &usize| {
        let it = &found[*at];
        speaker::tell_all(&it.head.title, it.head.said, it.bold_words.as_deref())
    };
    let told: Vec<_> = members.iter().map(tell_all).collect();
    let (mut best, mut most, mut letters) = (0, 0, usize::MAX);
    for (n, pattern) in PATTERNS.into_iter().enumerate() {
        let (mut count, mut length) = (0, 0);
        for told in told.iter().filter_map(|told| told.get(n)?.as_ref()) {
            count += usize::from(told.trust >= Trust::Fair || is_plausible(told, pattern));
            length += told.speakers.iter().map(String::len).sum::<usize>();
        }
        if count > most || count == most && length < letters {
            (best, most, letters) = (n, count, length);
        }
    }
    let named = lines.map_or(0, |(_, named)| named);
    let shared = most >= 2 && most * 4 >= members.len() && named <= most;
    let shared = shared.then_some(best);
    for (at, mut told) in members.iter().zip(told) {
        if found[*at].voice == Voice::Head {
            continue;
        }
        let is_sure =
            |told: &Option<Told>| told.as_ref().is_some_and(|told| told.trust == Trust::Sure);
        let own = shared.filter(|pattern| told.get(*pattern).is_some_and(Option::is_some));
        if let Some(told) =
            own.or_else(|| told.iter().position(is_sure)).and_then(|n| told[n].take())
        {
            take(&mut found[*at], told);
        }
    }
    for at in members {
        hear_notes(&mut found[*at], lines.map(|(listed, _)| listed));
    }
    believe_fair(found, members);
    drop_affiliations(found, members);
    shared.map(|pattern| PATTERNS[pattern])
}

/// Where most are said to have a speaker, a likely name in a head is one: `파도 세기 (홍길동)`.
fn believe_fair(found: &mut [Candidate], members: &[usize]) {
    let voiced = members.iter().filter(|at| found[**at].voice > Voice::Silent).count();
    if voiced < 2 || voiced * 2 < members.len() {
        return;
    }
    for at in
        members.iter().copied().filter(|at| found[*at].voice == Voice::Silent).collect::<Vec<_>>()
    {
        let pattern = speaker::IN_PARENTHESES;
        if tell(&found[at], pattern).is_some_and(|told| told.trust >= Trust::Fair) {
            take_speaker(&mut found[at], pattern);
        }
    }
}

/// Bars lines that follow heads: they say when and where these are.
fn bar_facts(found: &mut [Candidate], members: &[usize]) -> bool {
    let follows = |at: &&usize| **at > 0 && found[**at - 1].leaf + 1 == found[**at].leaf;
    let all = found[members[0]].shape == Shape::Line
        && members.iter().filter(follows).count() * 2 > members.len();
    if all {
        members.iter().for_each(|at| found[*at].bar = Some(Barred::Fact));
    }
    all
}

/// Bars the members of a group that could be names, if most could.
fn bar_names(found: &mut [Candidate], members: &[usize]) {
    let is_name = |it: &Candidate| !it.column && vocabulary::may_be_name(&it.raw, &it.own);
    let names: Vec<usize> = members.iter().copied().filter(|at| is_name(&found[*at])).collect();
    if names.len() >= 2 && names.len() * 3 >= members.len() * 2 {
        names.into_iter().for_each(|at| found[at].bar = Some(Barred::Name));
    }
}

/// Whether most of a group have a line of notes that is a name and nothing else: whether those in lists count, and how
/// many have one.
fn bare_names(found: &[Candidate], members: &[usize]) -> Option<(bool, usize)> {
    let named =
        |listed| members.iter().filter(|at| found[**at].named_line(listed).is_some()).count();
    // Lists of notes hold words that look like names; two of them prove nothing.
    if matches!(found[members[0]].shape, Shape::Item(_)) && !found[members[0]].fresh {
        return None;
    }
    let any = named(true);
    if any < 2 {
        return None;
    }
    let listed = matches!(found[members[0]].shape, Shape::Item(_));
    if any * 3 >= members.len() * 2 || !listed && any * 2 >= members.len() {
        return Some((true, any));
    }
    let bold = named(false);
    (bold >= 2 && bold * 3 >= members.len()).then_some((false, bold))
}

/// Takes the last of several names, if most have several: that is where they work.
fn drop_affiliations(found: &mut [Candidate], members: &[usize]) {
    let spoken = || members.iter().filter(|at| found[**at].voice >= Voice::Line);
    let many = spoken().filter(|at| found[**at].speakers.len() >= 2).count();
    let all = spoken().count();
    if all >= 3 && many * 3 >= all * 2 {
        for at in members {
            if found[*at].voice >= Voice::Line && found[*at].speakers.len() > 1 {
                found[*at].speakers.pop();
            }
        }
    }
}

/// Whether a weak name in parentheses may be believed: Japanese names have no surnames that could be listed.
fn is_plausible(told: &Told, pattern: speaker::Pattern) -> bool {
    let closed = pattern.separator == speaker::Separator::Parentheses && !pattern.speaker_first;
    let is_kanji = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    closed && told.speakers.iter().all(|name| name.starts_with(is_kanji))
}

/// Finds the speakers in the first lines of the notes. `lines`: whether bare names count, and those in lists.
fn hear_notes(it: &mut Candidate, lines: Option<bool>) {
    if let Some(name) = speaker::of_keynote(&it.head.title, it.head.said) {
        it.hear(Voice::Line, vec![name]);
    }
    if it.cell.is_some() {
        return;
    }
    let labelled = it.leads.iter().find_map(|lead| lead.labelled());
    it.hear(Voice::Label, labelled.cloned().unwrap_or_default());
    let may_be_sure = |lead: &&Rc<Lead>| name::may_be_sure(&lead.text, lead.said);
    let honoured = it.leads.iter().take(6).filter(may_be_sure).map(|lead| {
        // 김하나 님. 이야기가 길었다.
        let sentence = lead.text.split(". ").next().unwrap_or(&lead.text);
        // 14:00 ~ 14:50 / 김하나님
        speaker::in_line(slot::take(sentence).map_or(sentence, |(_, rest)| rest), lead.said)
    });
    it.hear(Voice::Line, honoured.into_iter().find(|names| !names.is_empty()).unwrap_or_default());
    if let Some(listed) = lines {
        it.hear(Voice::Line, it.named_line(listed).cloned().unwrap_or_default());
    }
    // White space at the end of a head can say that a particle ends there.
    let own = match it.own.text.len() == it.raw.len() {
        true => it.own.told().cloned(),
        false => speaker::in_sentence(&it.raw, it.head.said),
    };
    let told = own.or_else(|| it.leads.iter().take(4).find_map(|lead| lead.told().cloned()));
    it.hear(Voice::Told, told.unwrap_or_default());
    // Ada Lovelace, linked, walked us through …
    let linked = it.leads.first().and_then(|lead| {
        let (names, trust) = name::read(lead.linked.as_deref()?)?;
        (trust >= Trust::Fair && lead.text.chars().count() > 40).then_some(names)
    });
    it.hear(Voice::Told, linked.unwrap_or_default());
}
