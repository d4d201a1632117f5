//! Rules about links, images and embeds: where they lead, and whether there is anything to read or to press.

use std::ops::Range;

use notes::link;
use notes::tree::places::{Place, Target, What};

use super::Hit;
use crate::check::file::{Edit, File};
use crate::check::markup;

/// Hosts that are known to serve everything under https, and their subdomains.
const HTTPS: [&str; 74] = [
    "acm.org", "amzn.to", "appspot.com", "arxiv.org", "bit.ly", "bitbucket.org", "blog.naver.com",
    "blogspot.com", "brunch.co.kr", "cloudfront.net", "crates.io", "d2.naver.com",
    "djangoproject.com", "docker.com", "docs.rs", "doi.org", "dropbox.com", "elastic.co",
    "facebook.com", "festa.io", "flickr.com", "github.com", "github.io", "githubusercontent.com",
    "gitlab.com", "go.dev", "golang.org", "goo.gl", "google.com", "herokuapp.com", "ietf.org",
    "imgur.com", "infoq.com", "instagram.com", "jetbrains.com", "jupyter.org", "kubernetes.io",
    "linkedin.com", "medium.com", "meetup.com", "microsoft.com", "mozilla.org", "nbviewer.org",
    "netlify.app", "noti.st", "npmjs.com", "onoffmix.com", "postgresql.org", "prezi.com",
    "pypi.org", "pypi.python.org", "pytorch.org", "qiita.com", "readthedocs.io", "readthedocs.org",
    "rust-lang.org", "s3.amazonaws.com", "slides.com", "slideshare.net", "speakerdeck.com",
    "stackoverflow.com", "t.co", "tensorflow.org", "tistory.com", "tv.naver.com", "twitter.com",
    "velog.io", "vimeo.com", "w3.org", "wikimedia.org", "wikipedia.org", "wordpress.com",
    "youtu.be", "youtube.com",
];

/// A URL of a post.
struct Written {
    url: String,
    /// Its bytes.
    range: Range<usize>,
    /// Whether readers see the address itself: changing it would change the text.
    shown: bool,
}

/// Every URL that stands in the post, wherever.
fn written(file: &File) -> Vec<Written> {
    let mut all = Vec::new();
    let labels = labels(file);
    let in_label = |range: &Range<usize>| {
        let after = labels.partition_point(|label| label.start <= range.start);
        after > 0 && range.end <= labels[after - 1].end
    };
    for Place { range, what } in &file.places {
        match what {
            What::Link(target) | What::Image(target) => all.extend(of_target(file, target, range)),
            What::Definition { url } => all.extend(after(file, range, "]:", url)),
            What::Html => all.extend(of_html(file, range)),
            What::Text(text) if text.contains("http:") && !in_label(range) => {
                all.extend(of_text(file, range));
            }
            _ => {}
        }
    }
    all
}

/// The labels of links and images, one for all that stand in each other; ascending.
fn labels(file: &File) -> Vec<Range<usize>> {
    let mut labels: Vec<Range<usize>> = Vec::new();
    let of_place = |place: &Place| match &place.what {
        What::Link(target) | What::Image(target) => Some(target.label.clone()),
        _ => None,
    };
    let mut all: Vec<_> = file.places.iter().filter_map(of_place).collect();
    all.sort_by_key(|label| (label.start, std::cmp::Reverse(label.end)));
    for label in all {
        if labels.last().is_none_or(|last| last.end < label.end) {
            labels.push(label);
        }
    }
    labels
}

/// The URL between the brackets of a link; a reference has none of its own.
fn of_target(file: &File, target: &Target, range: &Range<usize>) -> Option<Written> {
    let source = &file.source[range.clone()];
    if source.starts_with('<') {
        return Some(Written { url: target.url.clone(), range: range.clone(), shown: true });
    }
    after(file, &(target.label.end..range.end), "](", &target.url)
}

/// The URL that follows a mark.
fn after(file: &File, range: &Range<usize>, mark: &str, url: &str) -> Option<Written> {
    let text = &file.source[range.clone()];
    let at = text.find(mark)? + mark.len();
    let at = at + text[at..].find(|c: char| !c.is_whitespace() && c != '<')?;
    let length = match text[at..].starts_with(url) {
        true => url.len(),
        false => text[at..].find(|c: char| c.is_whitespace() || ")>".contains(c)).unwrap_or(0),
    };
    let start = range.start + at;
    Some(Written { url: url.to_owned(), range: start..start + length, shown: false })
}

fn of_html(file: &File, range: &Range<usize>) -> Vec<Written> {
    let tags = markup::tags(&file.source, range.clone());
    let attributes = tags.iter().flat_map(|tag| {
        ["href", "src", "data-src"].into_iter().filter_map(|name| tag.attribute(name))
    });
    let trim = |range: Range<usize>| {
        let text = &file.source[range.clone()];
        let start = range.start + text.len() - text.trim_start().len();
        start..start + text.trim().len()
    };
    let urls = attributes.map(trim).map(|range| Written {
        url: file.source[range.clone()].to_owned(),
        range,
        shown: false,
    });
    urls.collect()
}

/// Bare URLs in running text.
fn of_text(file: &File, range: &Range<usize>) -> Vec<Written> {
    let text = &file.source[range.clone()];
    let ends = |c: char| c.is_whitespace() || "<>\"`)]'|".contains(c) || is_cjk(c);
    let urls = text.match_indices("http://").map(|(at, _)| {
        let length = text[at..].find(ends).unwrap_or(text.len() - at);
        let url = text[at..at + length].trim_end_matches(['.', ',', '!', '?', ':', ';', '*', '_']);
        let start = range.start + at;
        Written { url: url.to_owned(), range: start..start + url.len(), shown: true }
    });
    urls.filter(|url| url.url.len() > "http://".len()).collect()
}

/// Letters that follow an address without a space.
fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff00}'..='\u{ffef}')
}

/// Addresses that begin with `//`.
pub(super) fn protocol_relative(file: &File) -> Vec<Hit> {
    let urls = written(file).into_iter().filter(|url| {
        url.url.strip_prefix("//").is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    });
    let hit = |url: Written| {
        let (start, source) = (url.range.start, &file.source[url.range.clone()]);
        let edits = source.starts_with("//").then(|| Edit::new(start..start, "https:"));
        Hit::new(url.range, shorten(&url.url)).edits(edits)
    };
    urls.map(hit).collect()
}

/// `http:` addresses.
pub(super) fn http(file: &File) -> Vec<Hit> {
    let is_http = |url: &Written| {
        let host = link::host(&url.url);
        // An address of a machine or a port is one of a demonstration.
        let is_site = host.contains('.')
            && host.ends_with(|c: char| c.is_alphabetic())
            && !host.contains(':');
        url.url.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("http://")) && is_site
    };
    let urls = written(file).into_iter().filter(is_http);
    let hit = |url: Written| {
        let (start, host) = (url.range.start, link::host(&url.url));
        let known = HTTPS.iter().any(|known| {
            host == *known || host.strip_suffix(known).is_some_and(|sub| sub.ends_with('.'))
        });
        let source = file.source.get(start..start + 5).unwrap_or_default();
        let edit = (known && !url.shown && source.eq_ignore_ascii_case("http:"))
            .then(|| Edit::new(start..start + 5, "https:"));
        let help = match (known, url.shown) {
            (true, false) => format!("`--fix` writes https, which {host} serves."),
            (true, true) => format!(
                "Write https, which {host} serves; readers see this address, so it is yours to change."
            ),
            (false, _) => "Write https if the site serves it.".to_owned(),
        };
        Hit::new(url.range, shorten(&url.url)).help(help).edits(edit)
    };
    urls.map(hit).collect()
}

/// Links that nobody can press, or that lead nowhere.
pub(super) fn empty_link(file: &File) -> Vec<Hit> {
    let mut hits = Vec::new();
    for Place { range, what } in &file.places {
        if matches!(what, What::Image(target) if target.url.trim().is_empty()) {
            hits.push(
                Hit::new(range.clone(), "an image without an address".to_owned())
                    .help("Write the address between the parentheses, or take the brackets away."),
            );
        }
        let What::Link(target) = what else { continue };
        let label = file.source[target.label.clone()].trim();
        if target.url.trim().is_empty() {
            let found = format!("no address behind \u{201c}{}\u{201d}", shorten(label));
            hits.push(
                Hit::new(range.clone(), found)
                    .help("Write the address between the parentheses, or take the brackets away."),
            );
        } else if label.is_empty() {
            hits.push(Hit::new(range.clone(), "a link without words".to_owned()));
        }
    }
    hits
}

/// Images without a description.
pub(super) fn image_alt(file: &File) -> Vec<Hit> {
    let mut hits = Vec::new();
    for Place { range, what } in &file.places {
        match what {
            What::Image(target)
                if file.source[target.label.clone()].trim().is_empty()
                    && !target.url.trim().is_empty() =>
            {
                hits.push(Hit::new(range.clone(), "an image without one".to_owned()));
            }
            What::Html => {
                let images = markup::tags(&file.source, range.clone()).into_iter();
                let images = images.filter(|tag| tag.name == "img");
                // An empty `alt=""` in HTML says on purpose that the image is an ornament.
                let bare = images.filter(|tag| tag.attribute("alt").is_none());
                hits.extend(bare.map(|tag| Hit::new(tag.range, "an image without one".to_owned())));
            }
            _ => {}
        }
    }
    hits
}

/// Scripts other than Speaker Deck's, which Hugi knows to show.
pub(super) fn script(file: &File) -> Vec<Hit> {
    let tags = file.html().flat_map(|range| markup::tags(&file.source, range));
    let scripts = tags.filter(|tag| tag.name == "script" && tag.attribute("data-id").is_none());
    let hit = |tag: markup::Tag| {
        let found = match tag.attribute("src") {
            Some(_) => "a script, of which readers see a card",
            None => "a script, which readers see as code",
        };
        Hit::new(tag.range, found.to_owned())
    };
    scripts.map(hit).collect()
}

/// Links whose brackets are still there for readers to see: a space or a letter is in the way.
pub(super) fn broken_link(file: &File) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (range, text) in file.texts() {
        let broken = [
            ("](", "a bracket or a space in the address that Markdown does not take", '[', ')'),
            ("] (", "a space between `]` and `(`", '[', ')'),
            (")[http", "round and square brackets the wrong way around", '(', ']'),
        ];
        for (mark, found, open, close) in broken {
            if !text.contains(mark) {
                continue;
            }
            let places = |bracket: char| -> Vec<usize> {
                text.match_indices(bracket).map(|(at, _)| at).collect()
            };
            let (opens, closes) = (places(open), places(close));
            for (at, _) in text.match_indices(mark) {
                let after = &text[at + mark.len()..];
                let leads = after.starts_with("http") || after.starts_with("//");
                let before = opens.partition_point(|open| *open < at);
                if !(leads || mark.contains("http")) || before == 0 {
                    continue;
                }
                let behind = closes.partition_point(|close| *close <= at);
                let end = closes.get(behind).map_or(text.len(), |close| close + 1);
                let range = range.start + opens[before - 1]..range.start + end;
                hits.push(Hit::new(range, found.to_owned()));
            }
        }
    }
    hits
}

/// References whose definition is missing, shown with all their brackets.
pub(super) fn broken_reference(file: &File) -> Vec<Hit> {
    let defines = file.places.iter().any(|place| matches!(place.what, What::Definition { .. }));
    let mut hits = Vec::new();
    for (range, text) in file.texts() {
        for (at, _) in text.match_indices("][") {
            let Some(start) = text[..at].rfind('[') else { continue };
            let Some(length) = text[at + 2..].find(']') else { continue };
            let (label, name) = (&text[start + 1..at], &text[at + 2..at + 2 + length]);
            let name = if name.is_empty() { label } else { name };
            // `[D2][Keynote]` is a label of a talk and `a[i][j]` is an element: brackets alone do not make a reference.
            let numbered = name.bytes().all(|byte| byte.is_ascii_digit())
                && label.chars().any(char::is_alphabetic)
                && label.chars().count() > 2;
            let follows_a_word = text[..start].ends_with(char::is_alphanumeric);
            if label.is_empty() || follows_a_word || !(defines || numbered) {
                continue;
            }
            let range = range.start + start..range.start + at + 3 + length;
            let found = format!("none of `{}`", shorten(name));
            hits.push(Hit::new(range, found).help(how_to_define(file, name)));
        }
    }
    hits
}

/// What to do about a reference without a definition: there may be a line that was meant to be one.
fn how_to_define(file: &File, name: &str) -> String {
    let start = format!("[{}]:", name.to_lowercase());
    let is_meant = |line: &str| line.trim_start().to_lowercase().starts_with(&start);
    let name = shorten(name);
    match file.source[file.body..].lines().position(is_meant) {
        Some(at) => {
            let line = file.line(file.body) as usize + at;
            format!(
                "Line {line} defines it, but is read as text: put an empty line above the definitions."
            )
        }
        None => format!(
            "Add a line `[{name}]: https://…` at the end of the post, or write the address in parentheses."
        ),
    }
}

/// A text that fits a message.
fn shorten(text: &str) -> String {
    const LONGEST: usize = 60;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text,
    }
}
