//! The addresses of the app: every URL it shows or understands, and nothing that needs a browser.
//!
//! Written and read by hand because the address bar takes anything: [`Route::parse`] answers for every string there is.

use notes::filter::{Choice, Filter};

/// What filters and counts ask of every post, relative to the base.
pub const INDEX: &str = "library/index.bin";
/// What a library's search consists of, relative to the base.
pub const SEARCH: &str = "library/search.bin";
/// Asks a server which version of the app it has, relative to the base.
pub const VERSION: &str = "version.json";
/// The service worker, relative to the base.
pub const WORKER: &str = "sw.js";
/// The query key by which `404.html` hands an address over to the app.
pub const HANDED_OVER: &str = "to";
/// The worker that searches, relative to the base.
pub const SEARCHER: &str = "search.js";
/// Leads to words that an address names, relative to the base.
pub const FIND: &str = "find.js";
/// The query key of what is looked for.
const QUERY: &str = "q";
/// The query key of words that a link leads to.
const FOUND: &str = "find";

/// A place in the app. Lists have pages, numbered from 1.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The shelf of posts, as far as the reader's choice goes.
    Home {
        /// What the reader chose.
        filter: Filter,
        /// Which page of the list.
        page: u32,
    },
    /// A conference day, or the sessions whose day nobody stated.
    Day {
        /// See [`notes::filter::event_key`].
        event: String,
        /// The day's number, from 1.
        day: Option<u32>,
        /// Which page of the posts that know of it.
        page: u32,
    },
    /// A post.
    Post {
        /// See [`notes::Post::slug`].
        slug: String,
    },
    /// One session of a post.
    Session {
        /// See [`notes::Post::slug`].
        slug: String,
        /// See [`notes::Session::id`].
        session: String,
    },
    /// Every deck of the library.
    Slides {
        /// Which page of the list.
        page: u32,
    },
    /// Every tag of the library.
    Tags,
    /// Every speaker of the library.
    Speakers {
        /// Which page of the list.
        page: u32,
    },
    /// One speaker.
    Speaker {
        /// The name as written.
        name: String,
        /// Which page of the posts that report on them.
        page: u32,
    },
    /// What is found in the library.
    Search {
        /// What is looked for, as it was typed.
        typed: String,
    },
    /// What the reader can set.
    Settings,
    /// No place of the app.
    NotFound {
        /// What was asked for, below the base.
        path: String,
    },
}

impl Route {
    /// The first page of the shelf.
    pub fn shelf(filter: Filter) -> Self {
        Self::Home { filter, page: 1 }
    }

    /// The place at an address. `path` is what follows the base, `query` may start with `?`; both as the address bar has them.
    pub fn parse(path: &str, query: &str) -> Self {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let parts: Vec<String> = match path.trim_matches('/') {
            "" => Vec::new(),
            inner => inner.split('/').map(|part| decode(part, false)).collect(),
        };
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        Self::of_parts(&parts, query).unwrap_or_else(|| Self::NotFound { path: parts.join("/") })
    }

    fn of_parts(parts: &[&str], query: &str) -> Option<Self> {
        if parts.contains(&"") {
            return None;
        }
        let own = str::to_owned;
        let (list, page) = split_page(parts);
        let home = |choice: Filter| Some(Self::Home { filter: parse_filter(choice, query), page });
        match (list, parts) {
            ([], _) => home(Filter::default()),
            (["tags", tag], _) => home(Filter { tags: vec![own(tag)], ..Filter::default() }),
            (["conferences", name], _) => {
                home(Filter { event: Some(own(name)), ..Filter::default() })
            }
            (["years", year], _) => {
                home(Filter { year: Some(year.parse().ok()?), ..Filter::default() })
            }
            (["events", event, day], _) => {
                Some(Self::Day { event: own(event), day: parse_day(day)?, page })
            }
            (["slides"], _) => Some(Self::Slides { page }),
            (["speakers"], _) => Some(Self::Speakers { page }),
            (["speakers", name], _) => Some(Self::Speaker { name: own(name), page }),
            (_, ["posts", slug]) => Some(Self::Post { slug: own(slug) }),
            (_, ["posts", slug, session]) => {
                Some(Self::Session { slug: own(slug), session: own(session) })
            }
            (_, ["search"]) => Some(Self::Search { typed: value_of(QUERY, query) }),
            (_, ["tags"]) => Some(Self::Tags),
            (_, ["settings"]) => Some(Self::Settings),
            _ => None,
        }
    }

    /// The address relative to the base, percent-encoded; a page's ends in `/`.
    pub fn href(&self) -> String {
        if let Self::NotFound { path } = self {
            return path.split('/').map(encode).collect::<Vec<_>>().join("/");
        }
        let mut path = String::new();
        for part in self.parts() {
            encode_into(&part, &mut path);
            path.push('/');
        }
        match self {
            Self::Home { filter, .. } if only(filter).is_none() => path + &filter_query(filter),
            Self::Search { typed } => search(typed),
            _ => path,
        }
    }

    /// The decoded segments of a page's path: also the folders of its file.
    pub fn parts(&self) -> Vec<String> {
        let own = str::to_owned;
        let (mut parts, page) = match self {
            Self::Home { filter, page } => (only(filter).unwrap_or_default(), *page),
            Self::NotFound { .. } => (Vec::new(), 1),
            Self::Day { event, day, page } => {
                let day = day.map_or(own("undated"), |n| format!("day-{n}"));
                (vec![own("events"), event.clone(), day], *page)
            }
            Self::Post { slug } => (vec![own("posts"), slug.clone()], 1),
            Self::Session { slug, session } => {
                (vec![own("posts"), slug.clone(), session.clone()], 1)
            }
            Self::Slides { page } => (vec![own("slides")], *page),
            Self::Speakers { page } => (vec![own("speakers")], *page),
            Self::Speaker { name, page } => (vec![own("speakers"), name.clone()], *page),
            Self::Tags => (vec![own("tags")], 1),
            Self::Search { .. } => (vec![own("search")], 1),
            Self::Settings => (vec![own("settings")], 1),
        };
        if page > 1 {
            parts.extend([own("page"), page.to_string()]);
        }
        parts
    }

    /// The same list, at another page of it.
    #[must_use]
    pub fn at_page(&self, number: u32) -> Self {
        let mut route = self.clone();
        if let Self::Home { page, .. }
        | Self::Day { page, .. }
        | Self::Slides { page }
        | Self::Speakers { page }
        | Self::Speaker { page, .. } = &mut route
        {
            *page = number;
        }
        route
    }

    /// The page this address is on: the choice on the shelf does not make another page, nor does what is looked for.
    pub fn page(self) -> Self {
        match self {
            Self::Home { .. } => Self::shelf(Filter::default()),
            Self::Search { .. } => Self::Search { typed: String::new() },
            other => other,
        }
    }
}

/// The id of a session's element in its post.
pub fn anchor(session: &str) -> String {
    "s-".to_owned() + session
}

/// The address of some words in a post, as it reads there: in a session, or outside of all if its id is empty. `find.js`
/// looks for them.
pub fn words_in(slug: &str, session: &str, words: &str) -> String {
    let mut address = "posts/".to_owned() + &encode(slug) + "/";
    if !words.is_empty() {
        address = address + "?" + FOUND + "=" + &encode(words);
    }
    if !session.is_empty() {
        address = address + "#" + &encode(&anchor(session));
    }
    address
}

/// The address of a search.
pub fn search(typed: &str) -> String {
    let address = "search/".to_owned();
    if typed.is_empty() { address } else { address + "?" + QUERY + "=" + &encode(typed) }
}

/// The address of a speaker's page.
pub fn speaker(name: &str) -> String {
    "speakers/".to_owned() + &encode(name) + "/"
}

/// Where the text of a post lies, relative to the base: at an address that stays, beside its page.
pub fn post_file(slug: &str) -> String {
    if is_portable(slug) {
        return format!("posts/{slug}.md");
    }
    // Folders cannot have it: a name of the same meaning takes its place.
    format!("posts/{:08x}.md", notes::index::hash(slug))
}

/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: &str = " con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9 ";

/// How many bytes the longest of them has.
const LONGEST_DEVICE: usize = 4;

/// Whether every file system takes a name. A page of another name has no file; `404.html` leads to it.
pub fn is_portable(name: &str) -> bool {
    let strange = |c: char| c.is_control() || r#"<>:"/\|?*"#.contains(c);
    let stem = name.split('.').next().unwrap_or_default();
    let is_device = || DEVICES.contains(&format!(" {} ", stem.to_ascii_lowercase()));
    !name.is_empty()
        && name.len() <= 200
        && !name.starts_with('.')
        && !name.ends_with(['.', ' '])
        && !name.contains(strange)
        && !name.eq_ignore_ascii_case("index.html")
        && (stem.len() > LONGEST_DEVICE || !is_device())
}

/// The path of a choice that stands alone: such a list is a page of its own, with a file that needs no script. Capitals
/// do not matter to a filter, nor to many file systems.
fn only(filter: &Filter) -> Option<Vec<String>> {
    let choices = filter.choices();
    let [choice] = choices.as_slice() else { return None };
    let (folder, name) = match choice {
        Choice::Tag(tag) => ("tags", tag.to_ascii_lowercase()),
        Choice::Event(name) => ("conferences", name.to_ascii_lowercase()),
        Choice::Year(year) => ("years", year.to_string()),
        Choice::Slides => return None,
    };
    is_portable(&name).then(|| vec![folder.to_owned(), name])
}

/// The parts of a list's address, and the page of it. A session may well be called 2, and its post `page`.
fn split_page<'a, 'b>(parts: &'a [&'b str]) -> (&'a [&'b str], u32) {
    if let [list @ .., "page", number] = parts
        && list.first() != Some(&"posts")
        && let Some(number) = number_from_1(number)
    {
        return (list, number);
    }
    (parts, 1)
}

/// A number as we write it, from 1.
fn number_from_1(text: &str) -> Option<u32> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    if plain { text.parse().ok() } else { None }
}

/// A copy of a page of another site in an archive of the web: the one nearest to a year, or else all of them.
pub fn archived(url: &str, year: Option<i32>) -> String {
    let when = year.map_or_else(|| "*".to_owned(), |year| year.to_string());
    format!("https://web.archive.org/web/{when}/{url}")
}

/// The address that `404.html` hands over in `?to=…`, below the base, if the query holds one.
pub fn handed_over(query: &str) -> Option<String> {
    let to = value_of(HANDED_OVER, query);
    (!to.is_empty()).then(|| to.trim_start_matches('/').to_owned())
}

/// The first value of a key; empty without one.
fn value_of(key: &str, query: &str) -> String {
    pairs(query).find(|(found, _)| found == key).map(|(_, value)| value).unwrap_or_default()
}

/// `day-3` or `undated`.
fn parse_day(part: &str) -> Option<Option<u32>> {
    if part == "undated" {
        return Some(None);
    }
    number_from_1(part.strip_prefix("day-")?).map(Some)
}

/// `?tag=a&tag=b&event=…&year=2019&slides`; empty for the empty choice.
fn filter_query(filter: &Filter) -> String {
    let mut query = String::new();
    let mut push = |key: &str, value: &str| {
        query.push(if query.is_empty() { '?' } else { '&' });
        query.push_str(key);
        if !value.is_empty() {
            query.push('=');
            query.push_str(&encode(value));
        }
    };
    filter.tags.iter().for_each(|tag| push("tag", tag));
    if let Some(event) = &filter.event {
        push("event", event);
    }
    if let Some(year) = filter.year {
        push("year", &year.to_string());
    }
    if filter.slides {
        push("slides", "");
    }
    query
}

fn parse_filter(mut filter: Filter, query: &str) -> Filter {
    for (key, value) in pairs(query) {
        match key.as_str() {
            "tag" if !value.is_empty() && !filter.tags.contains(&value) => filter.tags.push(value),
            "event" if !value.is_empty() => filter.event = Some(value),
            "year" => filter.year = value.parse().ok(),
            "slides" => filter.slides = true,
            _ => {}
        }
    }
    filter
}

/// The decoded keys and values of a query.
fn pairs(query: &str) -> impl Iterator<Item = (String, String)> + '_ {
    query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(key, true), decode(value, true))
    })
}

/// Percent-encodes everything but the characters that mean nothing in any part of a URL.
pub fn encode(text: &str) -> String {
    let mut encoded = String::new();
    encode_into(text, &mut encoded);
    encoded
}

fn encode_into(text: &str, encoded: &mut String) {
    encoded.reserve(text.len());
    let digit = |n: u8| char::from(if n < 10 { b'0' + n } else { b'A' - 10 + n });
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(digit(byte >> 4));
            encoded.push(digit(byte & 15));
        }
    }
}

/// Decodes what a browser or a person encoded. A lone `%` stays as it is, bytes that are not UTF-8 become U+FFFD.
pub fn decode(text: &str, plus_is_space: bool) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match (byte, hex(bytes, at + 1), hex(bytes, at + 2)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push(high << 4 | low);
                at += 2;
            }
            (b'+', ..) if plus_is_space => decoded.push(b' '),
            _ => decoded.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

fn hex(bytes: &[u8], at: usize) -> Option<u8> {
    let digit = char::from(*bytes.get(at)?).to_digit(16)?;
    u8::try_from(digit).ok()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(href: &str, route: Route) {
        assert_eq!(route.href(), href);
        let (path, query) = href.split_once('?').unwrap_or((href, ""));
        assert_eq!(Route::parse(path, query), route);
    }

    fn own(text: &str) -> String {
        text.to_owned()
    }

    #[test]
    fn every_place_has_its_address() {
        check("", Route::shelf(Filter::default()));
        check("page/2/", Route::Home { filter: Filter::default(), page: 2 });
        check("slides/", Route::Slides { page: 1 });
        check("slides/page/12/", Route::Slides { page: 12 });
        check("speakers/", Route::Speakers { page: 1 });
        check("speakers/page/2/", Route::Speakers { page: 2 });
        check("speakers/page/page/2/", Route::Speaker { name: own("page"), page: 2 });
        check("settings/", Route::Settings);
        check("tags/", Route::Tags);
        check("search/", Route::Search { typed: String::new() });
        check("search/?q=%ED%8C%8C%20tag%3Aa%26b", Route::Search { typed: own("파 tag:a&b") });
        check("posts/a-b/", Route::Post { slug: own("a-b") });
        check("posts/a/s-1/", Route::Session { slug: own("a"), session: own("s-1") });
        check("posts/page/2/", Route::Session { slug: own("page"), session: own("2") });
        let day = |day, page| Route::Day { event: own("pycon-2019"), day, page };
        check("events/pycon-2019/day-2/", day(Some(2), 1));
        check("events/pycon-2019/undated/", day(None, 1));
        check("events/pycon-2019/day-2/page/3/", day(Some(2), 3));
        check("posts/%ED%9B%84%EA%B8%B0/", Route::Post { slug: own("후기") });
        check("speakers/A%2FB%20%25/", Route::Speaker { name: own("A/B %"), page: 1 });
    }

    #[test]
    fn the_choice_on_the_shelf_is_in_the_query() {
        let filter = Filter {
            tags: vec![own("머신 러닝"), own("a&b")],
            event: Some(own("deview-2017")),
            year: Some(2017),
            slides: true,
        };
        let tags = "?tag=%EB%A8%B8%EC%8B%A0%20%EB%9F%AC%EB%8B%9D&tag=a%26b";
        let both = format!("{tags}&event=deview-2017&year=2017&slides");
        check(&both, Route::shelf(filter.clone()));
        check(&format!("page/2/{both}"), Route::Home { filter, page: 2 });
        let filter = Filter { tags: vec![own("a b")], ..Filter::default() };
        assert_eq!(Route::parse("", "?tag=a+b&tag=&utm=1&year=x"), Route::shelf(filter));
    }

    #[test]
    fn a_choice_that_stands_alone_is_a_page() {
        let tag = |tag: &str| Filter { tags: vec![own(tag)], ..Filter::default() };
        check("tags/%EB%A8%B8%EC%8B%A0%20%EB%9F%AC%EB%8B%9D/", Route::shelf(tag("머신 러닝")));
        check("tags/page/page/2/", Route::Home { filter: tag("page"), page: 2 });
        check("?tag=a%2Fb", Route::shelf(tag("a/b")));
        check("?tag=..", Route::shelf(tag("..")));
        assert_eq!(Route::shelf(tag("LLM")).href(), "tags/llm/");
        let event = Filter { event: Some(own("pycon korea")), ..Filter::default() };
        check("conferences/pycon%20korea/", Route::shelf(event.clone()));
        check("years/2019/", Route::shelf(Filter { year: Some(2019), ..Filter::default() }));
        let more = Filter { slides: true, ..event };
        assert_eq!(Route::parse("conferences/pycon%20korea/", "?slides"), Route::shelf(more));
    }

    #[test]
    fn words_have_an_address_in_their_post() {
        assert_eq!(words_in("a", "b c", "x y"), "posts/a/?find=x%20y#s-b%20c");
        assert_eq!(words_in("a/b", "", ""), Route::Post { slug: own("a/b") }.href());
        assert_eq!(speaker("A/B %"), Route::Speaker { name: own("A/B %"), page: 1 }.href());
    }

    #[test]
    fn static_hosts_spell_pages_in_their_own_ways() {
        assert_eq!(Route::parse("slides", ""), Route::Slides { page: 1 });
        assert_eq!(Route::parse("slides/index.html", ""), Route::Slides { page: 1 });
        assert_eq!(Route::parse("index.html", ""), Route::shelf(Filter::default()));
    }

    #[test]
    fn garbage_is_not_found_or_read_as_well_as_it_can_be() {
        let not_found = |path: &str| Route::NotFound { path: own(path) };
        assert_eq!(Route::parse("posts//", ""), not_found("posts"));
        assert_eq!(Route::parse("events/x/day-0/", ""), not_found("events/x/day-0"));
        assert_eq!(
            Route::parse("events/x/day-99999999999/", ""),
            not_found("events/x/day-99999999999")
        );
        assert_eq!(Route::parse("slides/page/0", ""), not_found("slides/page/0"));
        assert_eq!(Route::parse("settings/page/2", ""), not_found("settings/page/2"));
        assert_eq!(Route::parse("%E0%A4%A", ""), not_found("\u{FFFD}%A"));
        assert_eq!(Route::parse("posts/50%", ""), Route::Post { slug: own("50%") });
    }

    #[test]
    fn an_address_is_handed_over_whole() {
        assert_eq!(handed_over("?to=posts%2Fx%2F%3Fa%3Db%23c"), Some(own("posts/x/?a=b#c")));
        assert_eq!(handed_over("?to=%2F%2Fevil.example"), Some(own("evil.example")));
        assert_eq!(handed_over("?tag=to"), None);
    }

    fn any_filter() -> impl Strategy<Value = Filter> {
        let tags = prop::collection::hash_set("[^A-Z]+", 0..4);
        let event = prop::option::of("[^A-Z]+");
        (tags, event, prop::option::of(any::<i32>()), any::<bool>()).prop_map(
            |(tags, event, year, slides)| Filter {
                tags: tags.into_iter().collect(),
                event,
                year,
                slides,
            },
        )
    }

    fn any_route() -> impl Strategy<Value = Route> {
        let name = ".+";
        let page = || 1..u32::MAX;
        prop_oneof![
            (any_filter(), page()).prop_map(|(filter, page)| Route::Home { filter, page }),
            (name, prop::option::of(1..u32::MAX), page())
                .prop_map(|(event, day, page)| Route::Day { event, day, page }),
            name.prop_map(|slug| Route::Post { slug }),
            (name, name).prop_map(|(slug, session)| Route::Session { slug, session }),
            (name, page()).prop_map(|(name, page)| Route::Speaker { name, page }),
            page().prop_map(|page| Route::Slides { page }),
            page().prop_map(|page| Route::Speakers { page }),
            ".*".prop_map(|typed| Route::Search { typed }),
            Just(Route::Settings),
            Just(Route::Tags),
        ]
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(route in any_route()) {
            let href = route.href();
            let (path, query) = href.split_once('?').unwrap_or((&href, ""));
            prop_assert_eq!(Route::parse(path, query), route);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]
        #[test]
        fn every_string_is_some_place(path in any::<String>(), query in "[?&=%+a-f0-9]{0,40}|.*") {
            let route = Route::parse(&path, &query);
            let _ = route.href();
            let _ = handed_over(&query);
        }
    }
}
