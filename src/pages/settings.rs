//! What the reader can set: theme, text size, language, images of other sites.

use leptos::ev::Event;
use leptos::prelude::*;
use notes::filter::Filter;

use crate::components::el::{El, Live, button, el, live};
use crate::components::keep_line::keep_line;
use crate::components::option_set::{Choice, option_set};
use crate::components::post_head::page_title;
use crate::library::use_library;
use crate::platform::service_worker::use_updates;
use crate::platform::{dom::chosen, navigation::use_page, storage};
use crate::settings::{LanguageChoice, RemoteImages, Settings, TextSize, Theme, use_settings};
use crate::words::{Language, Words, use_words};

/// What the reader can set.
pub fn settings_page() -> Live {
    let settings = use_settings();
    let words = use_words();
    let kept = storage::is_kept();
    use_page(move || Some(words.get().page_title(words.get().settings)));
    live(move || {
        let words = words.get();
        let forget = button("button", words.images_forget);
        el("div")
            .class("narrow settings")
            .on("change", move |event| set(settings, event))
            .child(choices(settings, kept, words))
            .child(forget.on("click", move |_| settings.forget_image_permissions()))
            .child(live(move || offline(words)))
    })
}

/// Every setting with what is chosen now.
fn choices(settings: Settings, kept: bool, words: &'static Words) -> El {
    let blocked = || el("p").class("held-images").attr("role", "status");
    let theme = settings.theme().name();
    let size = settings.text_size().name();
    let language = settings.language().name();
    let images = settings.remote_images().name();
    el("div")
        .class("settings")
        .child(el("header").class("masthead").child(page_title(words.settings)))
        .child_if((!kept).then(|| blocked().child(words.storage_blocked)))
        .child(option_set("theme", words.theme, themes(words), theme))
        .child(option_set("text-size", words.text_size, sizes(words), size))
        .child(el("p").class("sample").child(words.sample))
        .child(option_set("language", words.interface_language, languages(words), language))
        .child(option_set("images", words.images, images_choices(words), images))
        .child(el("p").class("quiet").child(words.images_why))
}

/// What can be read without a network, and what more can be kept; nothing where the browser keeps nothing.
fn offline(words: &'static Words) -> Option<El> {
    if !use_updates().is_heard() {
        return None;
    }
    let all = use_library().index().ok()?.offer(&Filter::default())?;
    let section = el("fieldset")
        .class("option-set")
        .child(el("legend").child(words.offline))
        .child(el("p").class("quiet").child(words.offline_recent))
        .child(keep_line(all));
    Some(section)
}

/// Applies what was chosen.
fn set(settings: Settings, event: &Event) {
    let Some((name, value)) = chosen(event) else { return };
    match name.as_str() {
        "theme" => find(Theme::ALL, Theme::name, &value, |to| settings.set_theme(to)),
        "text-size" => find(TextSize::ALL, TextSize::name, &value, |to| settings.set_text_size(to)),
        "language" => {
            find(LanguageChoice::ALL, LanguageChoice::name, &value, |to| settings.set_language(to));
        }
        _ => find(RemoteImages::ALL, RemoteImages::name, &value, |to| {
            settings.set_remote_images(to);
        }),
    }
}

fn find<T: Copy, const N: usize>(
    all: [T; N],
    name: fn(T) -> &'static str,
    value: &str,
    set: impl Fn(T),
) {
    all.into_iter().filter(|option| name(*option) == value).for_each(set);
}

fn themes(words: &Words) -> Vec<Choice> {
    let label = |theme| match theme {
        Theme::System => words.theme_system,
        Theme::Light => words.theme_light,
        Theme::Dark => words.theme_dark,
    };
    Theme::ALL.into_iter().map(|theme| (theme.name(), label(theme))).collect()
}

fn sizes(words: &Words) -> Vec<Choice> {
    TextSize::ALL.into_iter().map(|size| (size.name(), size.label(words))).collect()
}

fn languages(words: &Words) -> Vec<Choice> {
    let label = |choice| match choice {
        LanguageChoice::Auto => words.language_auto,
        LanguageChoice::Always(Language::Korean) => "한국어",
        LanguageChoice::Always(Language::English) => "English",
    };
    LanguageChoice::ALL.into_iter().map(|choice| (choice.name(), label(choice))).collect()
}

fn images_choices(words: &Words) -> Vec<Choice> {
    let label = |choice| match choice {
        RemoteImages::Ask => words.images_ask,
        RemoteImages::Always => words.images_always,
    };
    RemoteImages::ALL.into_iter().map(|choice| (choice.name(), label(choice))).collect()
}
