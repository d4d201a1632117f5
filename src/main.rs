//! Starts the reader in the page.

use hugi_app::{app, platform};

/// Smaller, and faster with the many short-lived values of a page, than the one that comes with Rust.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    platform::dom::clear_loading();
    leptos::mount::mount_to_body(app::start);
}
