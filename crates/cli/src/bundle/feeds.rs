//! Feeds: the newest posts as Atom (RFC 4287) and JSON Feed 1.1, of the whole library and of each tag.
//!
//! Nothing depends on when they are written: the same library gives the same feeds.

mod content;

use std::collections::BTreeMap;

use hugi_app::routes::{Route, encode};
use notes::{Catalog, Date, Entry};
use serde_json::{Map, Value, json};

pub(super) use self::content::content;
use super::files::digest;
use super::output::stamp;
use super::site::{SiteUrl, link};
use super::xml::Xml;

/// How many posts a feed has.
const MOST: usize = 50;

/// What says in a feed that Hugi wrote it.
pub(super) const GENERATOR: &str = "Hugi";

/// The names of the feeds, in the folder of what they are about.
pub(super) const ATOM: &str = "feed.xml";
/// See [`ATOM`].
pub(super) const JSON: &str = "feed.json";

/// What makes feeds of a library.
pub(super) struct Feeds<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) site: Option<&'a SiteUrl>,
    /// The title of the library.
    pub(super) title: &'a str,
    /// The folders of a tag's page, decoded; `None` for a tag that has no page of its own.
    pub(super) tag_page: &'a (dyn Fn(&str) -> Option<Vec<String>> + Sync),
    /// The HTML of a post for the library's own feeds. Those of tags have summaries only: whole posts would be written as
    /// often as they have tags.
    pub(super) content: &'a (dyn Fn(usize) -> Option<String> + Sync),
}

/// One feed: what it is about, and its posts, newest first.
pub(super) struct Feed<'a> {
    all: &'a Feeds<'a>,
    title: String,
    /// The folder of its page and its files below the base, as files have it; empty, or with `/` at its end.
    folder: String,
    /// The address of that folder.
    address: String,
    /// Their places in the catalog.
    places: Vec<usize>,
}

impl Feeds<'_> {
    /// The feed of the library, and those of its tags.
    pub(super) fn all(&self) -> Vec<Feed<'_>> {
        let feed = |title, folder, address, places: Vec<usize>| {
            let places = places.into_iter().take(MOST).collect();
            Feed { all: self, title, folder, address, places }
        };
        let all = (0..self.catalog.posts.len()).collect();
        let mut feeds = vec![feed(self.title.to_owned(), String::new(), String::new(), all)];
        for (tag, folders, places) in self.tagged() {
            let title = format!("{} · {tag}", self.title);
            let address = folders.iter().map(|folder| encode(folder) + "/").collect();
            feeds.push(feed(title, folders.join("/") + "/", address, places));
        }
        feeds
    }

    /// The posts of every tag with a page, under the tag as first written; capitals do not matter.
    fn tagged(&self) -> Vec<(&str, Vec<String>, Vec<usize>)> {
        let mut tags: BTreeMap<String, (&str, Vec<usize>)> = BTreeMap::new();
        for (at, post) in self.catalog.posts.iter().enumerate() {
            for tag in &post.meta.tags {
                let (_, places) = tags.entry(tag.to_ascii_lowercase()).or_insert((tag, Vec::new()));
                // A post may have a tag twice, with other capitals.
                if places.last() != Some(&at) {
                    places.push(at);
                }
            }
        }
        let with_page = |(tag, places)| Some((tag, (self.tag_page)(tag)?, places));
        tags.into_values().filter_map(with_page).collect()
    }
}

impl Feed<'_> {
    /// Where one of its files lies below `dist/`.
    pub(super) fn path(&self, name: &str) -> String {
        format!("{}{name}", self.folder)
    }

    /// What stands for all that it says, where `posts` stand for what is known of the catalog's posts.
    pub(super) fn stamp(&self, posts: &[u64]) -> u64 {
        let site = self.link("");
        let posts = self.places.iter().flat_map(|at| posts[*at].to_le_bytes());
        let posts: Vec<u8> = posts.collect();
        stamp(&[self.title.as_bytes(), self.folder.as_bytes(), site.as_bytes(), &posts])
    }

    fn posts(&self) -> impl Iterator<Item = &Entry> {
        self.places.iter().map(|at| &self.all.catalog.posts[*at])
    }

    fn depth(&self) -> usize {
        self.folder.matches('/').count()
    }

    fn link(&self, address: &str) -> String {
        link(self.all.site, self.depth(), address)
    }

    fn content(&self, at: usize) -> Option<String> {
        if self.folder.is_empty() { (self.all.content)(at) } else { None }
    }

    /// The language of most of its posts.
    fn language(&self) -> &'static str {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        self.posts().for_each(|post| *counts.entry(post.lang.tag()).or_default() += 1);
        // Of equals the last, so that Korean comes before English: the library's own words are Korean.
        counts.into_iter().max_by_key(|(_, count)| *count).map_or("ko", |(language, _)| language)
    }

    pub(super) fn atom(&self) -> String {
        let own = self.link(&format!("{}{ATOM}", self.address));
        let mut xml = Xml::new();
        let atom = ("xmlns", "http://www.w3.org/2005/Atom");
        xml.start("feed", &[atom, ("xml:lang", self.language())]);
        xml.0.push('\n');
        xml.text("title", &[], &self.title);
        xml.text("id", &[], &self.id(&format!("{}{ATOM}", self.address)));
        let newest = self.posts().filter_map(updated).max();
        xml.text("updated", &[], &newest.unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned()));
        xml.text("generator", &[], GENERATOR);
        xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)]);
        let page = self.link(&self.address);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)]);
        if self.posts().any(|post| post.meta.author.is_none()) {
            // Required where a post names none.
            author(&mut xml, self.all.title);
        }
        self.places.iter().for_each(|at| self.entry(*at, &mut xml));
        xml.end("feed");
        xml.0
    }

    /// An entry. A post whose day and year nobody stated has none: Atom demands a date, and none is invented.
    fn entry(&self, at: usize, xml: &mut Xml) {
        let post = &self.all.catalog.posts[at];
        let Some(updated) = updated(post) else { return };
        let address = post_address(post);
        xml.start("entry", &[("xml:lang", post.lang.tag())]);
        xml.0.push('\n');
        xml.text("title", &[], post.title());
        xml.text("id", &[], &self.id(&address));
        xml.text("updated", &[], &updated);
        if let Some(date) = post.meta.date {
            xml.text("published", &[], &midnight(date));
        }
        let page = self.link(&address);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)]);
        if let Some(name) = &post.meta.author {
            author(xml, name);
        }
        post.meta.tags.iter().for_each(|tag| xml.empty("category", &[("term", tag)]));
        if let Some(summary) = summary(post) {
            xml.text("summary", &[], &summary);
        }
        if let Some(html) = self.content(at) {
            xml.text("content", &[("type", "html"), ("xml:base", &page)], &html);
        }
        xml.end("entry");
    }

    pub(super) fn json(&self) -> String {
        let mut feed = json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title,
            "language": self.language(),
            "items": self.places.iter().map(|at| self.item(*at)).collect::<Vec<_>>(),
            "_hugi": { "generator": GENERATOR },
        });
        if self.all.site.is_some() {
            feed["home_page_url"] = self.link(&self.address).into();
            feed["feed_url"] = self.link(&format!("{}{JSON}", self.address)).into();
        }
        format!("{feed}\n")
    }

    fn item(&self, at: usize) -> Value {
        let post = &self.all.catalog.posts[at];
        let address = post_address(post);
        let summary = summary(post);
        let mut item = Map::new();
        let mut put = |key: &str, value: Value| item.insert(key.to_owned(), value);
        put("id", self.id(&address).into());
        put("url", self.link(&address).into());
        put("title", post.title().into());
        put("language", post.lang.tag().into());
        match self.content(at) {
            Some(html) => put("content_html", html.into()),
            // Required: one of the two.
            None => put("content_text", summary.as_deref().unwrap_or(post.title()).into()),
        };
        if let Some(summary) = summary {
            put("summary", summary.into());
        }
        if let Some(date) = post.meta.date {
            put("date_published", midnight(date).into());
        }
        if let Some(name) = &post.meta.author {
            put("authors", json!([{ "name": name }]));
        }
        if !post.meta.tags.is_empty() {
            put("tags", json!(post.meta.tags));
        }
        item.into()
    }

    /// What names a page or a feed for ever: its whole address, or a name made from its place.
    fn id(&self, address: &str) -> String {
        match self.all.site {
            Some(site) => site.join(address),
            None => urn(address),
        }
    }
}

fn author(xml: &mut Xml, name: &str) {
    xml.start("author", &[]);
    xml.text("name", &[], name);
    xml.end("author");
}

/// A UUID of version 8, whose bits are ours to choose, made from an address.
fn urn(address: &str) -> String {
    let hex = digest(format!("hugi:{address}").as_bytes());
    let (a, b, c, d, e) = (&hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..32]);
    format!("urn:uuid:{a}-{b}-8{c}-a{d}-{e}")
}

fn post_address(post: &Entry) -> String {
    Route::Post { slug: post.slug.clone() }.href()
}

/// What a line about a post says: the author's own summary, else the titles of its sessions.
pub(super) fn summary(post: &Entry) -> Option<String> {
    let own = post.meta.description.clone().filter(|text| !text.trim().is_empty());
    own.or_else(|| {
        let titles: Vec<&str> = post.sessions.iter().map(|s| s.title.as_str()).collect();
        (!titles.is_empty()).then(|| titles.join(" · "))
    })
}

/// When a post was last changed, as far as it says: its date, else the conference's day, else its year.
fn updated(post: &Entry) -> Option<String> {
    let day = || post.days.iter().filter_map(|day| day.date).max();
    let year = || post.year().and_then(|year| Date::new(year, 1, 1));
    post.meta.date.or_else(day).or_else(year).map(midnight)
}

/// A civil date as the moment that feeds ask for.
fn midnight(date: Date) -> String {
    format!("{date}T00:00:00Z")
}

#[cfg(test)]
mod tests {
    use super::super::samples::{catalog, post};
    use super::*;

    const NAMESPACE: &str = "http://www.w3.org/2005/Atom";

    fn files(catalog: &Catalog, site: Option<&str>) -> BTreeMap<String, String> {
        let site = site.map(|site| SiteUrl::parse(site, "").expect("it is an address"));
        let tag_page =
            |tag: &str| (!tag.contains('/')).then(|| vec!["tags".to_owned(), tag.to_owned()]);
        let content = |at: usize| Some(format!("<p>{} & co ]]></p>", catalog.posts[at].title()));
        let feeds = Feeds {
            catalog,
            site: site.as_ref(),
            title: "후기 & Co",
            tag_page: &tag_page,
            content: &content,
        };
        let all = feeds.all();
        let both =
            |feed: &Feed<'_>| [(feed.path(ATOM), feed.atom()), (feed.path(JSON), feed.json())];
        all.iter().flat_map(both).collect()
    }

    /// Holds a feed against what RFC 4287 demands, and returns the ids and links of its entries.
    #[track_caller]
    fn valid(atom: &str) -> Vec<(String, String)> {
        let document = roxmltree::Document::parse(atom).expect("it is well-formed");
        let feed = document.root_element();
        assert!(feed.has_tag_name((NAMESPACE, "feed")));
        let of = |node: roxmltree::Node<'_, '_>, name: &str| -> Vec<String> {
            let elements = node.children().filter(|child| child.has_tag_name((NAMESPACE, name)));
            elements.map(|e| e.attribute("href").or(e.text()).unwrap_or("").to_owned()).collect()
        };
        let entries = || feed.children().filter(|child| child.has_tag_name((NAMESPACE, "entry")));
        let anonymous = entries().any(|entry| of(entry, "author").is_empty());
        assert!(
            !anonymous || of(feed, "author").len() == 1,
            "a feed or all its entries name an author"
        );
        for node in entries().chain([feed]) {
            for name in ["id", "title", "updated"] {
                assert_eq!(of(node, name).len(), 1, "{name}");
            }
            let updated = &of(node, "updated")[0];
            assert!(
                Date::at_start(updated).is_some() && updated.ends_with("T00:00:00Z"),
                "{updated}"
            );
            let id = &of(node, "id")[0];
            assert!(id.starts_with("https://") || id.starts_with("urn:uuid:"), "{id}");
            assert!(of(node, "link").iter().all(|href| !href.is_empty() && href.is_ascii()));
        }
        entries().map(|entry| (of(entry, "id")[0].clone(), of(entry, "link")[0].clone())).collect()
    }

    #[test]
    fn the_library_and_every_tag_have_their_feeds() {
        let files = files(&catalog(), Some("https://e.org/n"));
        let paths: Vec<&str> = files.keys().map(String::as_str).collect();
        assert_eq!(
            paths,
            [
                "feed.json",
                "feed.xml",
                "tags/Rust/feed.json",
                "tags/Rust/feed.xml",
                "tags/머신 러닝/feed.json",
                "tags/머신 러닝/feed.xml"
            ],
            "capitals do not matter, and a tag that is no file name has none",
        );
        let all: Vec<String> = valid(&files["feed.xml"]).into_iter().map(|(id, _)| id).collect();
        assert_eq!(all, ["https://e.org/n/posts/%EB%AC%BC%EA%B2%B0/", "https://e.org/n/posts/b/"]);
        let rust = valid(&files["tags/Rust/feed.xml"]);
        assert_eq!(rust.len(), 2);
        assert!(!files["tags/Rust/feed.xml"].contains("<content"));
    }

    #[test]
    fn without_a_site_links_are_relative_and_ids_stay() {
        let files = files(&catalog(), None);
        let all = valid(&files["feed.xml"]);
        let rust = valid(&files["tags/Rust/feed.xml"]);
        assert_eq!(all[1].1, "./posts/b/");
        assert_eq!(rust[1].1, "../../posts/b/");
        assert_eq!(all[1].0, rust[1].0, "one post has one id");
        assert_eq!(all[1].0, "urn:uuid:a4d0da59-93e8-8a61-a43f-f114e369dbfe");
        assert!(!files["feed.json"].contains("feed_url"));
    }

    #[test]
    fn entries_say_what_is_known_and_nothing_else() {
        let files = files(&catalog(), Some("https://e.org/"));
        let feed = &files["feed.xml"];
        assert!(feed.contains("<summary>소개 한 줄</summary>"), "{feed}");
        assert!(
            feed.contains("<summary>Caches That Lie · Queues Without Tears</summary>"),
            "{feed}"
        );
        assert_eq!(feed.matches("<published>").count(), 1, "a year alone is no date");
        assert!(feed.contains("<updated>2017-01-01T00:00:00Z</updated>"), "{feed}");
        assert!(!feed.contains("undated"), "no date, no entry");
        assert!(feed.contains("xml:lang=\"en\""));
        let json: Value = serde_json::from_str(&files["feed.json"]).expect("it is JSON");
        assert_eq!(json["items"].as_array().map(Vec::len), Some(3));
        assert_eq!(json["items"][2].get("date_published"), None);
        assert_eq!(json["items"][0]["authors"][0]["name"], "김하나");
    }

    #[test]
    fn awkward_texts_stay_whole() {
        let mut catalog = catalog();
        let title = "]]> & <b> \"x\" 👩‍💻 \u{202e}ש \u{1}\u{fffe}";
        catalog.posts[0].meta.title = Some(title.to_owned());
        catalog.posts[0].meta.author = Some("a & <b>\u{0}".to_owned());
        let files = files(&catalog, None);
        valid(&files["feed.xml"]);
        let document = roxmltree::Document::parse(&files["feed.xml"]).expect("it is well-formed");
        let texts = |name| {
            let found =
                document.descendants().filter(move |node| node.has_tag_name((NAMESPACE, name)));
            found.filter_map(|node| node.text()).collect::<Vec<_>>()
        };
        assert!(texts("title").contains(&"]]> & <b> \"x\" 👩‍💻 \u{202e}ש "));
        assert!(texts("content")[0].starts_with("<p>]]> & <b>"));
        assert!(texts("name").contains(&"a & <b>"));
    }

    #[test]
    fn an_empty_library_has_valid_feeds_and_a_large_one_short_ones() {
        valid(&files(&Catalog::default(), None)["feed.xml"]);
        let posts = (0..60).map(|n| post(&format!("p{n:02}"), 2020)).collect();
        let files = files(&Catalog { posts }, None);
        assert_eq!(valid(&files["feed.xml"]).len(), MOST);
    }

    #[test]
    fn the_same_library_gives_the_same_feeds() {
        assert_eq!(files(&catalog(), None), files(&catalog(), None));
    }

    #[test]
    fn a_feed_is_written_anew_for_what_it_shows() {
        let catalog = catalog();
        let tag_page = |tag: &str| Some(vec![tag.to_owned()]);
        let content = |_| None;
        let stamps = |site: Option<&SiteUrl>, posts: &[u64]| {
            let (tag_page, content) = (&tag_page, &content);
            let feeds = Feeds { catalog: &catalog, site, title: "후기", tag_page, content };
            feeds.all().iter().map(|feed| feed.stamp(posts)).collect::<Vec<_>>()
        };
        let before = stamps(None, &[1, 2, 3]);
        let after = stamps(None, &[1, 2, 4]);
        let shows = |feed: &Feed<'_>| feed.places.contains(&2);
        let feeds = Feeds {
            catalog: &catalog,
            site: None,
            title: "",
            tag_page: &tag_page,
            content: &content,
        };
        for (at, feed) in feeds.all().iter().enumerate() {
            assert_eq!(before[at] != after[at], shows(feed), "{}", feed.folder);
        }
        let site = SiteUrl::parse("https://e.org/", "").expect("it is an address");
        let moved = stamps(Some(&site), &[1, 2, 3]);
        assert!(before.iter().zip(&moved).all(|(before, moved)| before != moved));
    }
}
