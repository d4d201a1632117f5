//! Decks: every slide deck of a library once, whatever the ways in which the posts link to it.

use crate::extract::link::{host, is_beside, openable};
use crate::{Entry, Link, LinkKind, Session, order};

/// A slide deck: a link of kind slides, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deck<'a> {
    /// Where it opens: with a scheme, and the page of the deck rather than its frame.
    pub url: String,
    /// The text of its link, else its session's title, else its host.
    pub title: String,
    /// Whose site it is on, without `www.`; empty for a link within the author's own site.
    pub host: String,
    /// The post that links to it first.
    pub post: &'a Entry,
    /// The session whose slides they are, if the post says.
    pub session: Option<&'a Session>,
}

/// Every deck of some posts, once, in the order of the posts and their texts.
pub fn decks<'a>(posts: impl IntoIterator<Item = &'a Entry>) -> Vec<Deck<'a>> {
    let mut seen = Vec::new();
    posts.into_iter().flat_map(|post| post_decks(post, &mut seen)).collect()
}

/// Every deck of one session, once.
pub fn session_decks<'a>(post: &'a Entry, session: &'a Session) -> Vec<Deck<'a>> {
    collect(post, Some(session), &session.links, &mut Vec::new())
}

/// The links of a session as chips: decks first, each once; then recordings, code and papers. Of other links only those
/// in the title: the rest stand in the notes, where the text says what they are.
pub fn chips(session: &Session) -> Vec<Link> {
    let decks = pairs(&session.links).into_iter().map(|pair| pair.shown().clone());
    // Where a deck's embed code is the title, all of it is shown: its line has no link that the notes lack.
    let embedded = session.links.iter().any(|link| link.embedded && link.line == session.line);
    let is_chip = |link: &&Link| match link.kind {
        LinkKind::Slides => false,
        _ if is_beside(&link.url) => false,
        LinkKind::Other => link.line == session.line && !embedded,
        _ => true,
    };
    let mut others: Vec<Link> = session.links.iter().filter(is_chip).cloned().collect();
    order::sort_by_key(&mut others, |link| link.kind as u8);
    let mut chips: Vec<Link> = decks.chain(others).collect();
    for chip in &mut chips {
        chip.url = openable(&chip.url);
    }
    chips
}

/// What a chip says besides its kind and host: the link's text, or the repository it leads to.
pub fn chip_text(link: &Link) -> Option<String> {
    if let Some(label) = telling(link) {
        return Some(label.to_owned());
    }
    let (_, rest) = openable(&link.url).split_once("://").map(|(a, b)| (a.len(), b.to_owned()))?;
    let parts: Vec<&str> = rest.split(['/', '?', '#']).filter(|part| !part.is_empty()).collect();
    match (link.kind, parts.as_slice()) {
        (LinkKind::Code, [_, owner, name, ..]) => Some(format!("{owner}/{name}")),
        _ => None,
    }
}

/// What two links to the same place have in common: no scheme, no `www.`, no fragment, no slash at the end,
/// no note of where the visitor came from.
pub fn canonical(url: &str) -> String {
    let url = openable(url);
    let Some((_, rest)) = url.split_once("://") else { return url };
    let rest = rest.split('#').next().unwrap_or_default();
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = place.find('/').map_or("", |at| &place[at..]);
    let kept: Vec<_> = query.split('&').filter(|pair| !is_trace(pair)).collect();
    let mark = if kept.is_empty() { "" } else { "?" };
    format!("https://{}{}{mark}{}", host(&url), path.trim_end_matches('/'), kept.join("&"))
}

/// Whether a part of a query only tells where the visitor came from.
fn is_trace(pair: &str) -> bool {
    pair.is_empty()
        || ["utm_", "usp=", "from=", "fbclid=", "ref=", "si="].iter().any(|p| pair.starts_with(p))
}

/// The decks of one post that are not in `seen` yet.
fn post_decks<'a>(post: &'a Entry, seen: &mut Vec<String>) -> Vec<Deck<'a>> {
    let mut decks = Vec::new();
    for session in &post.sessions {
        decks.extend(collect(post, Some(session), &session.links, seen));
    }
    decks.extend(collect(post, None, &post.other_slides, seen));
    decks
}

/// The decks among some links that are not in `seen` yet.
fn collect<'a>(
    post: &'a Entry,
    session: Option<&'a Session>,
    links: &'a [Link],
    seen: &mut Vec<String>,
) -> Vec<Deck<'a>> {
    let mut decks = Vec::new();
    for pair in pairs(links) {
        let keys: Vec<String> = pair.links().map(|link| canonical(&link.url)).collect();
        let known = keys.iter().any(|key| seen.contains(key));
        seen.extend(keys);
        if !known {
            decks.push(deck(post, session, &pair));
        }
    }
    if let ([deck], Some(session)) = (&mut decks[..], session) {
        deck.title = session.title.clone();
    }
    decks
}

fn deck<'a>(post: &'a Entry, session: Option<&'a Session>, pair: &Pair<'_>) -> Deck<'a> {
    let url = openable(&pair.shown().url);
    let host = host(&url);
    let title = pair
        .links()
        .find_map(telling)
        .or(session.map(|session| session.title.as_str()))
        .or(pair.links().map(|link| link.label.trim()).find(|label| !label.is_empty()))
        .unwrap_or(&host)
        .to_owned();
    Deck { url, title, host, post, session }
}

/// A link's text, if it says more than its address and its kind do.
fn telling(link: &Link) -> Option<&str> {
    const GENERIC: [&str; 12] = [
        "발표자료", "발표자료링크", "슬라이드", "자료", "링크", "영상", "코드", "slides", "slide",
        "link", "video", "code",
    ];
    let label = link.label.trim();
    let plain: String = label.to_ascii_lowercase().split_whitespace().collect();
    let says_nothing = plain.is_empty()
        || plain.contains("://")
        || GENERIC.contains(&plain.as_str())
        || host(&link.url).contains(&plain);
    (!says_nothing).then_some(label)
}

/// A deck's frame and its page, or either alone.
struct Pair<'a> {
    frame: Option<&'a Link>,
    page: Option<&'a Link>,
}

impl<'a> Pair<'a> {
    fn links(&self) -> impl Iterator<Item = &'a Link> + use<'a> {
        self.page.into_iter().chain(self.frame)
    }

    fn shown(&self) -> &'a Link {
        self.page.or(self.frame).expect("a pair has a frame or a page")
    }
}

/// The decks among some links. A host's embed code brings a frame and a link to the deck's page: the first page
/// of the same host that is still alone belongs to the frame.
fn pairs(links: &[Link]) -> Vec<Pair<'_>> {
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    for link in links.iter().filter(|link| link.kind == LinkKind::Slides && !is_beside(&link.url)) {
        let host = host(&link.url);
        let partner = pairs.iter_mut().find(|pair| match (pair.frame, pair.page) {
            (Some(frame), None) => !link.embedded && self::host(&frame.url) == host,
            (None, Some(page)) => link.embedded && self::host(&page.url) == host,
            _ => false,
        });
        match partner {
            Some(pair) if link.embedded => pair.frame = Some(link),
            Some(pair) => pair.page = Some(link),
            None if link.embedded => pairs.push(Pair { frame: Some(link), page: None }),
            None => pairs.push(Pair { frame: None, page: Some(link) }),
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::shelf::samples::{catalog, deck as link, embedded, entry, talk};

    #[track_caller]
    fn check(decks: &[Deck<'_>], expected: &[&str]) {
        let lines: Vec<String> = decks
            .iter()
            .map(|deck| format!("{} · {} · {}", deck.title, deck.host, deck.url))
            .collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn every_deck_once() {
        check(
            &decks(&catalog().posts),
            &[
                "lpqp · slideshare.net · https://www.slideshare.net/Cha3/pyconkr-2019/",
                "speakerdeck.com · speakerdeck.com · https://speakerdeck.com/sunghyunzz/from-banksalad",
                "mist · slideshare.net · https://www.slideshare.net/deview/232mist-iot",
                "rye · slideshare.net · https://www.slideshare.net/deview/223rye-dbms",
            ],
        );
    }

    #[test]
    fn a_file_beside_the_post_leads_nowhere_from_the_library() {
        let mut session = talk("파도", None, &[]);
        session.links =
            vec![link("slides/1.pdf"), Link { kind: LinkKind::Code, ..link("code/a.rs") }];
        assert_eq!(chips(&session), []);
        check(&session_decks(&entry("post", None, None), &session), &[]);
    }

    #[test]
    fn a_session_with_several_decks_tells_them_apart_by_their_links() {
        let mut session = talk("lightning", None, &[]);
        session.links = [embedded("A", "one"), embedded("B", "two")].concat();
        session.links.push(link("https://speakerdeck.com/three"));
        session.links.push(Link { embedded: true, ..link("https://docs.google.com/embed?id=4") });
        session.links[3].label = "https://example.com".to_owned();
        let post = entry("post", None, None);
        check(
            &session_decks(&post, &session),
            &[
                "[2] 발표 · slideshare.net · https://www.slideshare.net/deview/one",
                "lightning · slideshare.net · https://www.slideshare.net/deview/two",
                "lightning · speakerdeck.com · https://speakerdeck.com/three",
                "lightning · docs.google.com · https://docs.google.com/embed?id=4",
            ],
        );
    }

    #[test]
    fn one_place_has_one_canonical_url() {
        for (url, expected) in [
            ("//www.SlideShare.net/a/b/", "https://slideshare.net/a/b"),
            ("http://slideshare.net/a/b#12", "https://slideshare.net/a/b"),
            ("https://slideshare.net/a/B", "https://slideshare.net/a/B"),
            ("https://x.y/d?usp=sharing&id=3", "https://x.y/d?id=3"),
            ("https://x.y/?utm_source=a", "https://x.y"),
            ("https://x.y", "https://x.y"),
            ("files/deck.pdf", "files/deck.pdf"),
            ("", ""),
        ] {
            assert_eq!(canonical(url), expected);
        }
    }

    #[test]
    fn chips_say_what_they_lead_to() {
        let code = Link { kind: LinkKind::Code, ..link("https://github.com/spotify/luigi/tree/x") };
        assert_eq!(chip_text(&code).as_deref(), Some("spotify/luigi"));
        let named = |label: &str| chip_text(&Link { label: label.to_owned(), ..code.clone() });
        assert_eq!(named("Luigi 소스").as_deref(), Some("Luigi 소스"));
        for label in ["코드", "GitHub", "https://github.com", "Link "] {
            assert_eq!(named(label).as_deref(), Some("spotify/luigi"), "{label}");
        }
        assert_eq!(chip_text(&link("https://speakerdeck.com/a/b")), None);
        assert_eq!(chip_text(&link("deck.pdf")), None);
    }

    #[test]
    fn chips_put_slides_first_and_each_deck_once() {
        let mut session = talk("chips", None, &[]);
        session.line = 7;
        session.links = vec![Link { kind: LinkKind::Code, ..link("https://github.com/a/b") }];
        let other = |line| Link { kind: LinkKind::Other, line, ..link("https://example.com") };
        session
            .links
            .extend([other(7), Link { url: "https://in.the/notes".to_owned(), ..other(9) }]);
        session.links.push(Link { kind: LinkKind::Video, ..link("//youtu.be/1") });
        let deck = embedded("A", "one").into_iter().map(|link| Link { line: 8, ..link });
        session.links.extend(deck);
        let urls: Vec<String> = chips(&session).into_iter().map(|chip| chip.url).collect();
        assert_eq!(
            urls,
            [
                "https://www.slideshare.net/deview/one",
                "https://youtu.be/1",
                "https://github.com/a/b",
                "https://example.com",
            ]
        );
    }
}
