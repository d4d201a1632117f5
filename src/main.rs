//! Starts the reader in the page.

use hugi_app::{app::App, platform};

fn main() {
    platform::panic::set_hook();
    platform::dom::clear_loading();
    leptos::mount::mount_to_body(App);
}
