//! What an outbound link leads to, told by its label and its address.

use crate::extract::phrases::Phrases;
use crate::extract::words::{Set, Words, set};
use std::collections::HashMap;

use crate::Link;
use crate::LinkKind;
use crate::extract::leaf::Leaf;
use crate::order;
use crate::tree::{Inline, text_of};

/// Hosts and what they host. The address decides before the words do, but for hosts that hold anything.
const HOSTS: [(LinkKind, Words); 5] = [
    (
        LinkKind::Other,
        Words("pages.github.com|docs.github.com|help.github.com|drive.google.com/file"),
    ),
    (
        LinkKind::Slides,
        Words(
            "docs.com|onedrive.live.com/embed|sway.office.com|gamma.app|sssslide.com|\
            figma.com/slides|slideshare.net|speakerdeck.com|slides.com|\
            docs.google.com/presentation|noti.st|slid.es|pitch.com|prezi.com|docswell.com|\
            go-talks.appspot.com|talks.golang.org|talks.godoc.org",
        ),
    ),
    (
        LinkKind::Video,
        Words(
            "youtube.com|youtube-nocookie.com|youtu.be|vimeo.com|tv.naver.com|tvcast.naver.com|\
            infoq.com/presentations",
        ),
    ),
    (
        LinkKind::Code,
        Words(
            "github.com|gist.github.com|gitlab.com|bitbucket.org|nbviewer.jupyter.org|\
            nbviewer.org|colab.research.google.com",
        ),
    ),
    (LinkKind::Paper, Words("arxiv.org|dl.acm.org|doi.org")),
];

/// What a link leads to.
pub fn kind(url: &str, label: &str) -> LinkKind {
    let address = address(url);
    let (host, path) = address.split_once(['/', '?', '#']).unwrap_or((&address, ""));
    let has = |places: &Words| places.iter().any(|place| is_under((host, path), place));
    let by_host = HOSTS.iter().find(|(_, places)| has(places)).map(|(kind, _)| *kind);
    match by_host {
        // A drive holds anything: the label says what.
        Some(LinkKind::Other) if Phrases::Slides.are_in(label) => LinkKind::Slides,
        Some(LinkKind::Other) if Phrases::Video.are_in(label) => LinkKind::Video,
        Some(LinkKind::Slides) if is_profile(&address) => LinkKind::Other,
        Some(LinkKind::Code) if Phrases::Slides.are_in(label) => LinkKind::Slides,
        Some(LinkKind::Code) if is_file(&address, &[".pdf", ".ppt", ".pptx", ".key"]) => {
            LinkKind::Paper
        }
        Some(LinkKind::Code)
            if address.starts_with("github.com/") && address.matches('/').count() < 2 =>
        {
            LinkKind::Other
        }
        Some(kind) => kind,
        None if Phrases::Slides.are_in(label) || is_file(&address, &[".ppt", ".pptx", ".key"]) => {
            LinkKind::Slides
        }
        None if Phrases::Video.are_in(label) => LinkKind::Video,
        None if Phrases::Code.are_in(label) && is_beside(url) => LinkKind::Code,
        None if is_file(&address, &[".pdf"]) => LinkKind::Paper,
        None => LinkKind::Other,
    }
}

/// The host of a URL as people say it, without `www.`; empty where there is none.
pub fn host(url: &str) -> String {
    let url = openable(&clean(url));
    let Some((scheme, rest)) = url.split_once("://") else { return String::new() };
    if scheme.contains(['/', '?', '#']) {
        return String::new();
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let host = host.rsplit('@').next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

/// A URL that a browser can open: protocol-relative ones become https, a bare deck id becomes its player.
pub fn openable(url: &str) -> String {
    let deck = if url.contains('/') { None } else { player(url) };
    deck.unwrap_or_else(|| absolute(url))
}

/// A URL as browsers read it: they pass over control characters, take backslashes for slashes, and need none of those
/// after `https:`. What is shown of it is then what it leads to.
pub(crate) fn clean(url: &str) -> String {
    let is_plain = |b: u8| matches!(b, b' '..=b'[' | b']'..=b'~');
    let visible = |c: char| if c == '\\' { '/' } else { c };
    let url = match url.bytes().all(is_plain) {
        true => url.trim().to_owned(),
        false => {
            let visible = url.chars().filter(|c| !c.is_control()).map(visible);
            visible.collect::<String>().trim().to_owned()
        }
    };
    match url.split_once(':') {
        Some((_, rest)) if rest.starts_with("//") && !rest.starts_with("///") => url,
        Some((scheme, rest)) if is_web(scheme) => {
            format!("{scheme}://{}", rest.trim_start_matches('/'))
        }
        _ => url,
    }
}

fn is_web(scheme: &str) -> bool {
    ["http", "https"].into_iter().any(|web| scheme.eq_ignore_ascii_case(web))
}

/// A URL with its scheme: protocol-relative ones become https.
pub(crate) fn absolute(url: &str) -> String {
    match url.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None => url.to_owned(),
    }
}

/// The address of the player that shows an embed in a frame; `None` for hosts that are not known to have one.
///
/// It is rebuilt from the parts of the URL that name the deck or the recording, so nothing else of it gets into a page.
pub fn player(url: &str) -> Option<String> {
    let is_key = |key: &str| {
        !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
    };
    if !url.contains('/') {
        // An embed script of Speaker Deck names its deck by a bare id.
        return (url.len() >= 8 && is_key(url))
            .then(|| format!("https://speakerdeck.com/player/{url}"));
    }
    let rest = url.split_once("//").map_or(url, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let (place, before, after) = PLAYERS.iter().find(|(place, ..)| rest.starts_with(place))?;
    let key = rest[place.len()..].split(['/', '?', '#', '&']).next().filter(|key| is_key(key))?;
    Some(format!("https://{before}{key}{after}"))
}

/// The hosts of the frames that [`player`] may open, each once.
pub fn player_hosts() -> Vec<&'static str> {
    let mut hosts: Vec<&str> =
        PLAYERS.iter().filter_map(|(_, before, _)| before.split('/').next()).collect();
    order::sort_by(&mut hosts, |a, b| a.cmp(b));
    hosts.dedup();
    hosts
}

/// Where players live: how a URL of theirs starts, and what stands before and after the key in the address of the frame.
const PLAYERS: [(&str, &str, &str); 10] = [
    (
        "slideshare.net/slideshow/embed_code/key/",
        "www.slideshare.net/slideshow/embed_code/key/",
        "",
    ),
    ("slideshare.net/slideshow/embed_code/", "www.slideshare.net/slideshow/embed_code/", ""),
    ("speakerdeck.com/player/", "speakerdeck.com/player/", ""),
    ("docs.google.com/presentation/d/e/", "docs.google.com/presentation/d/e/", "/embed"),
    ("docs.google.com/presentation/d/", "docs.google.com/presentation/d/", "/embed"),
    ("youtube.com/embed/", "www.youtube-nocookie.com/embed/", ""),
    ("youtube-nocookie.com/embed/", "www.youtube-nocookie.com/embed/", ""),
    ("youtube.com/watch?v=", "www.youtube-nocookie.com/embed/", ""),
    ("youtu.be/", "www.youtube-nocookie.com/embed/", ""),
    ("player.vimeo.com/video/", "player.vimeo.com/video/", ""),
];

/// The links among some leaves, in their order, each URL once.
pub(crate) fn collect(leaves: &[Leaf<'_>]) -> Vec<Link> {
    let mut links = Links::default();
    for leaf in leaves {
        links.read_leaf(leaf, "", &[]);
    }
    links.found
}

/// The links found so far.
#[derive(Default)]
pub(crate) struct Links {
    pub(crate) found: Vec<Link>,
    urls: HashMap<String, u32>,
}

/// The links of a leaf, whatever it belongs to: read once, since it may stand in several candidates.
#[derive(Clone, Debug, Default)]
pub(crate) struct OfLeaf {
    links: Vec<Link>,
    /// Whether the title of a session can say more of one: it leads to a paper.
    has_papers: bool,
}

/// Reads the links of a leaf.
pub(crate) fn of_leaf(text: &[Inline], cells: &[Vec<Inline>]) -> OfLeaf {
    let mut reader = Reader { title: "", found: OfLeaf::default() };
    reader.read_leaf(text, cells, &[]);
    reader.found
}

/// So many links of a session, or of a post, are listed. The posts at hand have 200 at most.
pub(crate) const MOST: usize = 2_000;

/// No more of the text before a link can say what it leads to, in bytes.
const LONGEST_LEAD: usize = 200;

/// The head of a column, or a label with its colon, is no longer, in characters: `발표 자료: [파도 세기](…)`.
const LONGEST_HEAD: usize = 16;

/// Labels that say nothing: what stands beside them says what the link leads to.
const EMPTY_LABELS: Set = set!(
    "링크|다운로드|여기|여기서|바로가기|보기|보러가기|here|link|download|pdf|view|こちら|ici|hier|클릭",
);

impl Links {
    /// Reads a leaf. `title` is the title of the session it belongs to: a file with that label is its deck.
    /// `heads`: what the columns are called, if it is a row.
    pub(crate) fn read_leaf(&mut self, leaf: &Leaf<'_>, title: &str, heads: &[String]) {
        if heads.is_empty() && (title.is_empty() || !leaf.links.has_papers) {
            leaf.links.links.iter().for_each(|link| self.add(link));
            return;
        }
        let mut reader = Reader { title, found: OfLeaf::default() };
        reader.read_leaf(leaf.text, leaf.cells, heads);
        reader.found.links.iter().for_each(|link| self.add(link));
    }

    fn add(&mut self, link: &Link) {
        let is_listed = self.found.len() < MOST;
        if is_listed && self.urls.insert(link.url.clone(), link.line).is_none() {
            self.found.push(link.clone());
        }
    }
}

/// Reads links for a session of that title, or for none.
struct Reader<'a> {
    title: &'a str,
    found: OfLeaf,
}

impl Reader<'_> {
    fn read_leaf(&mut self, text: &[Inline], cells: &[Vec<Inline>], heads: &[String]) {
        if text.iter().any(leads_out) {
            self.read(text, "");
        }
        for (n, cell) in cells.iter().enumerate() {
            self.read(cell, heads.get(n).map_or("", String::as_str));
        }
    }

    /// Reads running text. `lead` is the text of the line before it: "Slides: https://…".
    fn read(&mut self, inlines: &[Inline], lead: &str) {
        let title = self.title;
        let mut lead = lead.to_owned();
        for (n, inline) in inlines.iter().enumerate() {
            match inline {
                Inline::Link(anchor, content) => {
                    self.read(content, "");
                    let label = text_of(content);
                    let bare = label.contains("://");
                    let mute = bare || EMPTY_LABELS.has(label.trim());
                    let after = inlines
                        .get(n + 1)
                        .map_or(String::new(), |next| text_of(std::slice::from_ref(next)));
                    let headed = is_bare_label(lead.trim()) && lead.contains("자료");
                    let told = headed
                        || Phrases::Slides.are_in(&lead) && lead.chars().count() <= LONGEST_HEAD;
                    let said = if mute || told {
                        format!("{lead} {}", first_words(&after))
                    } else {
                        label.clone()
                    };
                    let mut kind = match headed {
                        true => LinkKind::Slides,
                        false => kind(&anchor.url, &said),
                    };
                    let own = !title.is_empty()
                        && said.len() >= title.len() / 2
                        && title.contains(said.trim())
                        && !mute;
                    if kind == LinkKind::Paper {
                        self.found.has_papers = true;
                        kind = if own { LinkKind::Slides } else { kind };
                    }
                    self.add(&anchor.url, kind, if bare { "" } else { &label }, anchor.line, false);
                    continue;
                }
                Inline::Embed(embed) => {
                    // A file of a drive is put into a post to be paged through.
                    let is_deck =
                        !embed.url.contains('/') || embed.url.contains("drive.google.com/file");
                    let kind =
                        if is_deck { LinkKind::Slides } else { kind(&embed.url, &embed.title) };
                    self.add(&embed.url, kind, &embed.title, embed.line, true);
                }
                Inline::Styled(_, content) => self.read(content, &lead),
                Inline::Break(_) => lead.clear(),
                _ => {}
            }
            if lead.len() < LONGEST_LEAD && !matches!(inline, Inline::Break(_)) {
                lead.push_str(&text_of(std::slice::from_ref(inline)));
            }
        }
    }

    fn add(&mut self, url: &str, kind: LinkKind, label: &str, line: u32, embedded: bool) {
        let url = clean(url);
        let url = url.as_str();
        let is_file = || is_beside(url) && matches!(kind, LinkKind::Slides | LinkKind::Code);
        // Only an embed script names its deck by a bare id; `[다음 글](next-post)` leads to a post.
        let is_deck = || embedded && !url.contains('/') && player(url).is_some();
        if is_outbound(url) || is_file() || is_deck() {
            let (url, label) = (url.to_owned(), label.trim().to_owned());
            self.found.links.push(Link { url, kind, label, line, embedded });
        }
    }
}

/// Whether running text holds a link or a frame: most lines hold none.
fn leads_out(inline: &Inline) -> bool {
    match inline {
        Inline::Link(..) | Inline::Embed(_) => true,
        Inline::Styled(_, content) => content.iter().any(leads_out),
        _ => false,
    }
}

/// The first few words after a link: `[여기](…)에서 발표자료를 볼 수 있다`.
fn first_words(text: &str) -> String {
    text.chars().take(20).collect()
}

/// Whether a URL leads to a file beside the post.
pub(crate) fn is_beside(url: &str) -> bool {
    !url.contains(':') && !url.starts_with(['#', '/', '?']) && url.contains(['/', '.'])
}

/// Whether a URL leads to another site, by http or https. Other schemes are no links: they could run a script.
fn is_outbound(url: &str) -> bool {
    url.starts_with("//") || url.split_once("://").is_some_and(|(scheme, _)| is_web(scheme))
}

/// A URL without scheme and `www.`, in lower case.
fn address(url: &str) -> String {
    let rest = url.split_once("//").map_or(url, |(_, rest)| rest).to_ascii_lowercase();
    rest.strip_prefix("www.").map(str::to_owned).unwrap_or(rest)
}

/// Whether a host and a path lie under a place: a host, or one of its subdomains, and the start of a path.
fn is_under((its_host, its_path): (&str, &str), place: &str) -> bool {
    let end = place.bytes().position(|b| b == b'/').unwrap_or(place.len());
    let (host, path) = (&place[..end], place.get(end + 1..).unwrap_or_default());
    let same_host =
        its_host == host || its_host.strip_suffix(host).is_some_and(|sub| sub.ends_with('.'));
    same_host && its_path.starts_with(path)
}

/// Whether an address names an account of a slide host, not a deck: one step of path, and no query.
fn is_profile(address: &str) -> bool {
    let hosted =
        ["slideshare.net/", "speakerdeck.com/"].iter().find_map(|host| address.strip_prefix(host));
    hosted.is_some_and(|path| !path.trim_end_matches('/').contains('/') && !path.contains('?'))
}

fn is_file(address: &str, endings: &[&str]) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    endings.iter().any(|ending| path.ends_with(ending))
}

/// Whether a word is the label of a link and nothing else.
pub(crate) fn is_bare_label(word: &str) -> bool {
    const LABELS: Set = set!(
        "자료|발표자료|슬라이드|영상|slides|slide|deck|video|pdf|링크|link|code|코드|github|資料|スライド|動画|録画|ppt|视频|幻灯",
    );
    LABELS.has(word)
}

/// Whether a text says that a link leads to slides or to a recording.
pub(crate) fn is_label(text: &str) -> bool {
    Phrases::Slides.are_in(text) || Phrases::Video.are_in(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::leaf::Body;

    #[test]
    fn kinds_by_address_and_label() {
        let cases = [
            ("//www.slideshare.net/slideshow/embed_code/key/4NJ", "", LinkKind::Slides),
            ("https://www.slideshare.net/deview", "NAVER D2", LinkKind::Other),
            ("https://speakerdeck.com/someone/a-deck", "", LinkKind::Slides),
            ("https://drive.google.com/file/d/1/view", "발표 자료", LinkKind::Slides),
            ("https://drive.google.com/file/d/1/view", "사진", LinkKind::Other),
            ("https://a.org/talk.pdf", "발표 자료", LinkKind::Slides),
            ("https://a.org/solver.pdf", "A comparison of solvers", LinkKind::Paper),
            ("https://github.com/a/b", "Github", LinkKind::Code),
            ("https://github.com/a", "a", LinkKind::Other),
            ("https://notslideshare.net/a/b", "", LinkKind::Other),
            ("https://m.youtube.com/watch?v=1", "", LinkKind::Video),
        ];
        for (url, label, expected) in cases {
            assert_eq!(kind(url, label), expected, "{url} {label}");
        }
    }

    #[test]
    fn hosts_as_people_say_them() {
        assert_eq!(host("a/b?u=https://good.org/"), "", "a page of the same site");
        assert_eq!(clean("https:evil.org/x://good.org"), "https://evil.org/x://good.org");
        assert_eq!(clean("https://good.org\t\n.evil.org/a"), "https://good.org.evil.org/a");
        for (url, expected) in [
            ("https://www.slideshare.net/a", "slideshare.net"),
            ("//speakerdeck.com?x", "speakerdeck.com"),
            ("https://me@Example.com:8080/", "example.com:8080"),
            ("deck.pdf", ""),
            ("mailto:a@b.c", ""),
            (r"https://evil.example\@speakerdeck.com/a", "evil.example"),
        ] {
            assert_eq!(host(url), expected, "{url}");
        }
    }

    #[test]
    fn hosts_and_openable_urls() {
        assert_eq!(host("https://www.SlideShare.net/a?b"), "slideshare.net");
        assert_eq!(openable("//a.org/b"), "https://a.org/b");
    }

    #[test]
    fn players_are_rebuilt_from_their_key() {
        let slides = "https://www.slideshare.net/slideshow/embed_code/key/4NJ";
        assert_eq!(
            player("//www.slideshare.net/slideshow/embed_code/key/4NJ?x=\"y").as_deref(),
            Some(slides)
        );
        assert_eq!(
            player("https://youtu.be/abc-1").as_deref(),
            Some("https://www.youtube-nocookie.com/embed/abc-1")
        );
        assert_eq!(
            player("9d6f1f4e2b").as_deref(),
            Some("https://speakerdeck.com/player/9d6f1f4e2b")
        );
        assert_eq!(player("https://evil.example/speakerdeck.com/player/1"), None);
        assert_eq!(player("//www.slideshare.net/slideshow/embed_code/key/<x>"), None);
    }

    #[test]
    fn only_web_addresses_are_links() {
        let text = "[a](javascript://x/%0aalert(1)) [b](data:text/html,x) [c](/local) [d](HTTPS://a.org) <iframe src=javascript://y></iframe>";
        let blocks = crate::tree::markdown::read(text, 1).0;
        let urls: Vec<_> =
            collect(&Body::new(&blocks).leaves).into_iter().map(|link| link.url).collect();
        assert_eq!(urls, ["HTTPS://a.org"]);
    }

    #[test]
    fn a_label_before_a_bare_url_counts() {
        let blocks = crate::tree::markdown::read(
            "발표자료: https://goo.gl/abc\n그리고 https://goo.gl/def\n",
            1,
        )
        .0;
        let kinds: Vec<_> =
            collect(&Body::new(&blocks).leaves).iter().map(|link| link.kind).collect();
        assert_eq!(kinds, [LinkKind::Slides, LinkKind::Other]);
    }
}
