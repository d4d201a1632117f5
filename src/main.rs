//! Starts the reader in the page.

use hugi_app::{app, platform};

fn main() {
    platform::dom::clear_loading();
    leptos::mount::mount_to_body(app::start);
}
