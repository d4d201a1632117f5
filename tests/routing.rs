//! The address bar of a real browser: what its own parser makes of our addresses, and what a click does.
#![cfg(target_arch = "wasm32")]

use std::time::Duration;

use hugi_app::platform::navigation::use_page;
use hugi_app::router::{Router, provide_router};
use hugi_app::routes::Route;
use leptos::prelude::*;
use notes::filter::Filter;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const SLIDES: Route = Route::Slides { page: 1 };

/// The router in this browser. It listens to the window for good, so every test shares one.
fn router() -> Router {
    thread_local! {
        static ROUTER: Router = {
            let (give, take) = std::sync::mpsc::channel();
            leptos::mount::mount_to_body(move || {
                let _ = give.send(provide_router());
                use_page(|| Some("Title".to_owned()));
            });
            take.recv().expect("the app has been mounted")
        };
    }
    ROUTER.with(|router| *router)
}

/// Long enough for the history and the next frame.
async fn a_moment() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        set_timeout(
            move || drop(resolve.call0(&wasm_bindgen::JsValue::NULL)),
            Duration::from_millis(150),
        );
    });
    let _ = JsFuture::from(promise).await;
}

fn path() -> String {
    window().location().pathname().expect("the page has an address")
}

/// Clicks a link with these attributes, and says whether the app took the click from the browser.
fn is_taken(href: &str, attributes: &[(&str, &str)]) -> bool {
    let link = document().create_element("a").expect("links can be made");
    link.set_attribute("href", href).expect("links have addresses");
    for (name, value) in attributes {
        link.set_attribute(name, value).expect("links have attributes");
    }
    document().body().expect("there is a body").append_child(&link).expect("it takes links");
    // Whatever the app leaves alone must not leave this page.
    let taken = std::rc::Rc::new(std::cell::Cell::new(false));
    let seen = taken.clone();
    let last = window_event_listener(leptos::ev::click, move |event| {
        seen.set(event.default_prevented());
        event.prevent_default();
    });
    link.unchecked_ref::<web_sys::HtmlElement>().click();
    last.remove();
    link.remove();
    taken.get()
}

#[wasm_bindgen_test]
fn the_browser_reads_our_addresses_as_we_wrote_them() {
    let routes = [
        Route::Post { slug: "후기-2019".to_owned() },
        Route::Session { slug: "a".to_owned(), session: "50%-더-빠르게?".to_owned() },
        Route::Speaker { name: "A/B #1 \"q\" ü 👩🏽‍💻".to_owned(), page: 1 },
        Route::shelf(Filter { tags: vec!["c++ & 파이썬".to_owned()], ..Filter::default() }),
    ];
    for route in routes {
        let url = web_sys::Url::new_with_base(&route.href(), "https://example.org/notes/");
        let url = url.expect("our addresses are addresses");
        let below = url.pathname().strip_prefix("/notes/").map(str::to_owned);
        assert_eq!(Route::parse(&below.expect("it is below the base"), &url.search()), route);
    }
}

#[wasm_bindgen_test]
async fn going_back_comes_back() {
    let router = router();
    router.go(&SLIDES);
    assert_eq!((path().as_str(), router.route().get_untracked()), ("/slides/", SLIDES));
    router.go(&Route::Settings);
    router.go(&Route::Settings);
    a_moment().await;
    assert_eq!(document().title(), "Title");
    window().history().expect("there is a history").back().expect("it goes back");
    a_moment().await;
    assert_eq!((path().as_str(), router.route().get_untracked()), ("/slides/", SLIDES));
}

#[wasm_bindgen_test]
async fn only_plain_clicks_on_our_pages_are_ours() {
    let router = router();
    router.go(&SLIDES);
    a_moment().await;
    assert!(is_taken("/speakers/", &[]));
    assert_eq!(router.route().get_untracked(), Route::Speakers { page: 1 });
    assert!(is_taken("/?tag=a", &[("data-stay", "")]));
    assert!(!is_taken("/?tag=a#part", &[]), "the browser goes to parts of the page");
    assert!(!is_taken("/slides/", &[("target", "_blank")]));
    assert!(!is_taken("/slides/", &[("download", "")]));
    assert!(!is_taken("/slides/", &[("rel", "nofollow external")]));
    assert!(!is_taken("/library/posts/a.md", &[]), "files are the browser's");
    assert!(!is_taken("https://example.org/slides/", &[]));
    assert!(!is_taken("mailto:a@example.org", &[]));
}
