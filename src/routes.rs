//! The addresses of the app: every URL it shows or understands, and nothing that needs a browser.
//!
//! Written and read by hand because the address bar takes anything: [`Route::parse`] answers for every string there is.

use std::fmt::Write as _;

use notes::filter::Filter;

/// Asks a server which version of the app it has, relative to the base.
pub const VERSION: &str = "version.json";
/// The service worker, relative to the base.
pub const WORKER: &str = "sw.js";
/// The query key by which `404.html` hands an address over to the app.
pub const HANDED_OVER: &str = "to";

/// A place in the app.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The shelf of posts, as far as the reader's choice goes.
    Home(Filter),
    /// A conference day, or the sessions whose day nobody stated.
    Day {
        /// See [`notes::filter::event_key`].
        event: String,
        /// The day's number, from 1.
        day: Option<u32>,
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
    Slides,
    /// Every speaker of the library.
    Speakers,
    /// One speaker.
    Speaker {
        /// The name as written.
        name: String,
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
    /// The place at an address. `path` is what follows the base, `query` may start with `?`; both as the address bar has them.
    pub fn parse(path: &str, query: &str) -> Self {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let parts: Vec<String> = match path.trim_matches('/') {
            "" => Vec::new(),
            inner => inner.split('/').map(|part| decode(part, false)).collect(),
        };
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let own = str::to_owned;
        match parts.as_slice() {
            [] => Self::Home(parse_filter(query)),
            ["events", event, day] => match parse_day(day) {
                Some(day) if !event.is_empty() => Self::Day { event: own(event), day },
                _ => Self::NotFound { path: parts.join("/") },
            },
            ["posts", slug] if !slug.is_empty() => Self::Post { slug: own(slug) },
            ["posts", slug, session] if !slug.is_empty() && !session.is_empty() => {
                Self::Session { slug: own(slug), session: own(session) }
            }
            ["slides"] => Self::Slides,
            ["speakers"] => Self::Speakers,
            ["speakers", name] if !name.is_empty() => Self::Speaker { name: own(name) },
            ["settings"] => Self::Settings,
            _ => Self::NotFound { path: parts.join("/") },
        }
    }

    /// The address relative to the base, percent-encoded; a page's ends in `/`.
    pub fn href(&self) -> String {
        match self {
            Self::Home(filter) => filter_query(filter),
            Self::NotFound { path } => path.split('/').map(encode).collect::<Vec<_>>().join("/"),
            _ => self.parts().iter().fold(String::new(), |href, part| href + &encode(part) + "/"),
        }
    }

    /// The decoded segments of a page's path: also the folders of its copy of the shell.
    pub fn parts(&self) -> Vec<String> {
        let own = str::to_owned;
        match self {
            Self::Home(_) | Self::NotFound { .. } => Vec::new(),
            Self::Day { event, day } => {
                let day = day.map_or(own("undated"), |n| format!("day-{n}"));
                vec![own("events"), event.clone(), day]
            }
            Self::Post { slug } => vec![own("posts"), slug.clone()],
            Self::Session { slug, session } => vec![own("posts"), slug.clone(), session.clone()],
            Self::Slides => vec![own("slides")],
            Self::Speakers => vec![own("speakers")],
            Self::Speaker { name } => vec![own("speakers"), name.clone()],
            Self::Settings => vec![own("settings")],
        }
    }

    /// The page this address is on: the choice on the shelf does not make another page.
    pub fn page(self) -> Self {
        match self {
            Self::Home(_) => Self::Home(Filter::default()),
            other => other,
        }
    }
}

/// A copy of a page of another site in an archive of the web: the one nearest to a year, or else all of them.
pub fn archived(url: &str, year: Option<i32>) -> String {
    let when = year.map_or_else(|| "*".to_owned(), |year| year.to_string());
    format!("https://web.archive.org/web/{when}/{url}")
}

/// The address that `404.html` hands over in `?to=…`, below the base, if the query holds one.
pub fn handed_over(query: &str) -> Option<String> {
    let (_, to) = pairs(query).find(|(key, _)| key == HANDED_OVER)?;
    Some(to.trim_start_matches('/').to_owned())
}

/// `day-3` or `undated`.
fn parse_day(part: &str) -> Option<Option<u32>> {
    if part == "undated" {
        return Some(None);
    }
    let n = part.strip_prefix("day-")?;
    let plain = n.bytes().all(|byte| byte.is_ascii_digit()) && !n.starts_with('0');
    plain.then(|| n.parse().ok().map(Some)).flatten()
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

fn parse_filter(query: &str) -> Filter {
    let mut filter = Filter::default();
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
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
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
        check("", Route::Home(Filter::default()));
        check("slides/", Route::Slides);
        check("speakers/", Route::Speakers);
        check("settings/", Route::Settings);
        check("posts/a-b/", Route::Post { slug: own("a-b") });
        check("posts/a/s-1/", Route::Session { slug: own("a"), session: own("s-1") });
        check("events/pycon-2019/day-2/", Route::Day { event: own("pycon-2019"), day: Some(2) });
        check("events/pycon-2019/undated/", Route::Day { event: own("pycon-2019"), day: None });
        check("posts/%ED%9B%84%EA%B8%B0/", Route::Post { slug: own("후기") });
        check("speakers/A%2FB%20%25/", Route::Speaker { name: own("A/B %") });
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
        check(&format!("{tags}&event=deview-2017&year=2017&slides"), Route::Home(filter));
        let filter = Filter { tags: vec![own("a b")], ..Filter::default() };
        assert_eq!(Route::parse("", "?tag=a+b&tag=&utm=1&year=x"), Route::Home(filter));
    }

    #[test]
    fn static_hosts_spell_pages_in_their_own_ways() {
        assert_eq!(Route::parse("slides", ""), Route::Slides);
        assert_eq!(Route::parse("slides/index.html", ""), Route::Slides);
        assert_eq!(Route::parse("index.html", ""), Route::Home(Filter::default()));
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
        let tags = prop::collection::hash_set(".+", 0..4);
        let event = prop::option::of(".+");
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
        prop_oneof![
            any_filter().prop_map(Route::Home),
            (name, prop::option::of(1..u32::MAX))
                .prop_map(|(event, day)| Route::Day { event, day }),
            name.prop_map(|slug| Route::Post { slug }),
            (name, name).prop_map(|(slug, session)| Route::Session { slug, session }),
            name.prop_map(|name| Route::Speaker { name }),
            Just(Route::Slides),
            Just(Route::Speakers),
            Just(Route::Settings),
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
