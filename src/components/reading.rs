//! The page of something to read: the programme rail, the notes, and what is known of them, in up to three columns.

use leptos::{html, prelude::*};
use notes::Lang;

use crate::components::el::{El, Live};
use crate::components::programme_rail::{ProgrammeRail, RailItem};
use crate::components::prose::use_notes;
use crate::platform::dom::use_current_heading;

/// What the rail marks as being read.
pub enum Reading {
    /// The one with this id.
    One(String),
    /// What the scroll has come to, among the elements that match.
    Scroll(&'static str),
}

/// The page of something to read.
#[component]
pub fn ReadingPage(
    /// The conference's accent.
    accent: u32,
    /// The language of the notes.
    lang: Lang,
    /// The lines of the rail.
    items: Vec<RailItem>,
    /// What the rail marks.
    reading: Reading,
    /// What stands above the notes.
    head: Vec<El>,
    /// The notes; called again when what they depend on changes.
    notes: Live,
    /// What stands below the notes.
    pager: El,
    /// What is known of the notes.
    #[prop(optional_no_strip)]
    about: Option<El>,
) -> impl IntoView {
    let root = NodeRef::<html::Article>::new();
    use_notes(root);
    let current = match reading {
        Reading::One(id) => RwSignal::new(Some(id)).read_only(),
        Reading::Scroll(places) => use_current_heading(root, places, || {}),
    };
    view! {
        <div class="reading" data-accent=accent.to_string()>
            <ProgrammeRail items current />
            <div class="sheet">
                {head} <article lang=lang.tag() node_ref=root>
                    {notes}
                </article> {pager}
            </div>
            {about}
        </div>
    }
}
