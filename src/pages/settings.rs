//! What the reader can set: theme, text size, language, images of other sites.

use leptos::prelude::*;

use crate::components::option_set::{Choice, OptionSet};
use crate::platform::{navigation::use_page, service_worker::use_updates, storage};
use crate::settings::{LanguageChoice, RemoteImages, TextSize, Theme, use_settings};
use crate::words::{Language, Words, use_words};

/// What the reader can set.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let settings = use_settings();
    let words = use_words();
    let title = Signal::derive(move || words.get().page_title(words.get().settings));
    use_page(title, Signal::stored(true));
    let offline = use_updates().offline_ready();
    let blocked = (!storage::is_kept()).then(|| {
        view! { <p class="held-images" role="status">{move || words.get().storage_blocked}</p> }
    });
    view! {
        <div class="narrow settings">
            <header class="masthead">
                <h1 tabindex="-1">{move || words.get().settings}</h1>
            </header>
            {blocked}
            <OptionSet name="theme" label=|words| words.theme options=themes()
                value=settings.theme() set=move |to| settings.set_theme(to) />
            <OptionSet name="text-size" label=|words| words.text_size options=sizes()
                value=settings.text_size() set=move |to| settings.set_text_size(to) />
            <p class="sample">{move || words.get().sample}</p>
            <OptionSet name="language" label=|words| words.interface_language options=languages()
                value=settings.language() set=move |to| settings.set_language(to) />
            <OptionSet name="images" label=|words| words.images options=images()
                value=settings.remote_images() set=move |to| settings.set_remote_images(to) />
            <p class="quiet">{move || words.get().images_why}</p>
            <button type="button" class="button"
                on:click=move |_| settings.forget_image_permissions()>
                {move || words.get().images_forget}
            </button>
            <p class="quiet settings-offline" role="status">
                {move || offline.get().then(|| words.get().offline_ready)}
            </p>
        </div>
    }
}

fn themes() -> Vec<Choice<Theme>> {
    let label = |theme| -> fn(&Words) -> &'static str {
        match theme {
            Theme::System => |words| words.theme_system,
            Theme::Light => |words| words.theme_light,
            Theme::Dark => |words| words.theme_dark,
        }
    };
    Theme::ALL.into_iter().map(|theme| (theme, theme.name(), label(theme))).collect()
}

fn sizes() -> Vec<Choice<TextSize>> {
    TextSize::ALL.into_iter().map(|size| (size, size.name(), size.label())).collect()
}

fn languages() -> Vec<Choice<LanguageChoice>> {
    let label = |choice| -> fn(&Words) -> &'static str {
        match choice {
            LanguageChoice::Auto => |words| words.language_auto,
            LanguageChoice::Always(Language::Korean) => |_| "한국어",
            LanguageChoice::Always(Language::English) => |_| "English",
        }
    };
    LanguageChoice::ALL.into_iter().map(|choice| (choice, choice.name(), label(choice))).collect()
}

fn images() -> Vec<Choice<RemoteImages>> {
    let label = |choice| -> fn(&Words) -> &'static str {
        match choice {
            RemoteImages::Ask => |words| words.images_ask,
            RemoteImages::Always => |words| words.images_always,
        }
    };
    RemoteImages::ALL.into_iter().map(|choice| (choice, choice.name(), label(choice))).collect()
}
