//! What sort of programme item a session is.

use crate::Kind;
use crate::extract::candidate::Candidate;
use crate::extract::lead::Lead;
use crate::extract::speaker;
use crate::extract::vocabulary;
use crate::extract::words::Words;

/// Words in a title that tell the kind of a session.
const KINDS: [(Kind, Words); 7] = [
    (Kind::Lightning, Words("라이트닝|lightning|ライトニング|闪电")),
    (Kind::Tutorial, Words("튜토리얼|tutorial")),
    (
        Kind::Workshop,
        Words(
            "핸즈온|hands-on|워크숍|워크샵|workshop|bootcamp|codelab|코드랩|devlab|\
            meet the speaker",
        ),
    ),
    (Kind::Panel, Words("패널|panel|좌담|토크 콘서트")),
    (Kind::Other, Words("opening remarks")),
    (Kind::Panel, Words("圆桌|パネル|table ronde|diskussion")),
    (Kind::Workshop, Words("taller:|atelier")),
];

/// Whether a text starts with the Japanese short form for lightning talks: `LT前半`, `LT 1`.
fn is_lt(text: &str) -> bool {
    let rest = text.trim().strip_prefix("LT");
    rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

pub(crate) fn kind(it: &Candidate, found: &[Candidate]) -> Kind {
    let introduces =
        |lead: &Lead| speaker::says_keynote(&lead.text, lead.said) && lead.whole().is_some();
    let keynote = it.leads.iter().take(4).any(|lead| introduces(lead));
    let said = it.head.said;
    if keynote
        || speaker::says_keynote(&it.raw, said)
        || speaker::says_keynote(&it.head.title, said)
    {
        return Kind::Keynote;
    }
    let above = it.section.map(|section| found[section].raw.as_str());
    if is_lt(it.head.code.as_deref().unwrap_or_default()) || above.is_some_and(is_lt) {
        return Kind::Lightning;
    }
    let of = |text: &str| {
        let text = text.to_ascii_lowercase();
        let says = |words: &Words| words.iter().any(|word| text.contains(word));
        KINDS.iter().find(|(_, words)| says(words)).map(|(kind, _)| *kind)
    };
    let above = it
        .section
        .map(|section| &found[section])
        .filter(|above| vocabulary::says_kind(&above.raw, above.head.said));
    let of_section = above.and_then(|above| {
        if !speaker::says_keynote(&above.raw, above.head.said) {
            return of(&above.raw);
        }
        // Under one keynote's heading the talks after it have none of their own.
        let section = &found[it.section.unwrap_or_default()..];
        let mut before = section.iter().take_while(|other| other.leaf < it.leaf);
        let first = !before.any(|other| {
            other.shape == it.shape && other.section == it.section && other.bar.is_none()
        });
        Some(Kind::Keynote).filter(|_| first)
    });
    let kind = of(&it.raw).or(of_section);
    kind.unwrap_or(Kind::Talk)
}
