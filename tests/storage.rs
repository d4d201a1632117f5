//! Remembering things in a real browser: kept on the device, and harmless where that fails.
#![cfg(target_arch = "wasm32")]

use hugi_app::platform::storage::{Kept, Key, read, remove, write};
use hugi_app::settings::{TextSize, Theme, provide_settings};
use hugi_app::words::Language;
use leptos::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const KEY: Key = Key { name: "test", version: 1 };

fn local() -> web_sys::Storage {
    let storage = window().local_storage().expect("the test's browser has storage");
    storage.expect("the test's browser has storage")
}

fn root_attribute(name: &str) -> Option<String> {
    document().document_element().expect("the page has a root").get_attribute(name)
}

#[wasm_bindgen_test]
fn a_value_is_kept_under_our_prefix_with_its_version() {
    assert_eq!(write(KEY, "한 값"), Kept::OnDevice);
    assert_eq!(local().get_item("hugi:test"), Ok(Some("1 한 값".to_owned())));
    assert_eq!(read(KEY).as_deref(), Some("한 값"));
    remove(KEY);
    assert_eq!(local().get_item("hugi:test"), Ok(None));
}

#[wasm_bindgen_test]
fn values_of_other_versions_and_of_others_are_ignored() {
    for stored in ["2 new", "", "1", "null", "{\"a\":1}", "\u{FFFD} x"] {
        local().set_item("hugi:test", stored).expect("there is room");
        assert_eq!(read(KEY), None, "{stored}");
    }
    local().remove_item("hugi:test").expect("it can be removed");
}

#[wasm_bindgen_test]
fn a_full_device_keeps_values_until_the_page_closes() {
    let large = Key { name: "large", version: 1 };
    let value = "x".repeat(20 * 1024 * 1024);
    assert_eq!(write(large, &value), Kept::UntilClosed);
    assert_eq!(read(large).map(|value| value.len()), Some(value.len()));
    assert_eq!(local().get_item("hugi:large"), Ok(None));
    remove(large);
    assert_eq!(read(large), None);
}

#[wasm_bindgen_test]
fn settings_are_applied_and_found_again() {
    let owner = Owner::new();
    owner.set();
    let settings = provide_settings(Language::Korean);
    settings.set_theme(Theme::Dark);
    settings.set_text_size(TextSize::ALL[4]);
    settings.allow_images_of("후기-2019");
    assert_eq!(root_attribute("data-theme").as_deref(), Some("dark"));
    assert_eq!(root_attribute("data-text-size").as_deref(), Some("5"));
    assert_eq!(local().get_item("hugi:theme"), Ok(Some("1 dark".to_owned())));

    let later = provide_settings(Language::Korean);
    assert_eq!(later.theme(), Theme::Dark);
    assert_eq!(later.text_size(), TextSize::ALL[4]);
    assert!(later.shows_images_of("후기-2019") && !later.shows_images_of("후기"));

    later.set_theme(Theme::System);
    later.set_text_size(TextSize::default());
    later.forget_image_permissions();
    assert_eq!(root_attribute("data-theme"), None);
    assert!(!later.shows_images_of("후기-2019"));
}
