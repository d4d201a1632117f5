//! The list of all posts as they were written: a plain page for those to whom the app does not open.

use notes::{Catalog, Entry};

use super::shell::escape;

/// Where it stands. Its name has a dot, so the service worker does not take it for a page of the app.
pub(super) const FILE: &str = "library/posts.html";

/// What stands around the list.
const TEMPLATE: &str = include_str!("../../assets/posts.html");

/// The page, without its policy.
pub(super) fn page(catalog: &Catalog) -> String {
    TEMPLATE.replacen("%POSTS%", &catalog.posts.iter().map(line).collect::<String>(), 1)
}

fn line(post: &Entry) -> String {
    let file = &post.path;
    let date = post.meta.date.map(|date| format!(" <time>{date}</time>")).unwrap_or_default();
    format!("      <li><a href=\"../{}\">{}</a>{date}</li>\n", escape(file), escape(post.title()))
}
