//! What the head of a page says to search engines, link previews and feed readers.
//!
//! Everything that is not known is left out: nothing is invented for them.

mod data;
mod text;

use notes::{Date, Entry};

pub(super) use self::data::Subject;
use self::text::escape;
pub(super) use self::text::shortened;
use super::site::SiteUrl;

/// How long a description is at most, in characters: search engines show no more.
const LONGEST: usize = 200;

/// What is known of a page.
#[derive(Clone, Debug)]
pub(super) struct Head<'a> {
    /// The title of the page, without the library's; empty for the first page.
    pub(super) title: &'a str,
    /// The title of the library.
    pub(super) library: &'a str,
    /// A sentence about the page; may be empty, and of any length.
    pub(super) description: &'a str,
    /// The address of the page relative to the base, percent-encoded; empty for the first page.
    pub(super) address: &'a str,
    /// What leads from the page to the base: `./`, `../`, `../../`.
    pub(super) base: &'a str,
    /// Where the site will be, if that is known.
    pub(super) site: Option<&'a SiteUrl>,
    /// The address of the page's text as Markdown, relative to the base.
    pub(super) markdown: Option<&'a str>,
    /// The folders whose feeds are about the page, with their titles: addresses relative to the base, empty for all posts.
    pub(super) feeds: &'a [(&'a str, &'a str)],
    /// The address of a picture for link previews, relative to the base.
    pub(super) image: Option<&'a str>,
    /// Whether search engines may list the page.
    pub(super) listed: bool,
    /// What the page is about.
    pub(super) subject: Subject<'a>,
}

/// The elements for the head of a page, one a line.
pub(super) fn head(page: &Head<'_>) -> String {
    let mut out = Lines::default();
    let title = match page.title {
        "" => page.library.to_owned(),
        own => format!("{own} · {}", page.library),
    };
    out.0.push_str(&format!("<title>{}</title>\n", escape(&title)));
    let about = shortened(page.description, LONGEST);
    out.meta("name", "description", &about);
    if !page.listed {
        out.meta("name", "robots", "noindex");
    }
    if let Some(site) = page.site {
        out.link("canonical", "", "", &site.join(page.address));
    }
    if let Some(markdown) = page.markdown {
        out.link("alternate", "text/markdown", "", &format!("{}{markdown}", page.base));
    }
    for (title, folder) in page.feeds {
        let file = |name| format!("{}{folder}{name}", page.base);
        out.link("alternate", "application/atom+xml", title, &file(super::feeds::ATOM));
        out.link("alternate", "application/feed+json", title, &file(super::feeds::JSON));
    }
    preview(page, &about, &mut out);
    if let Some(data) = data::of(page, &about) {
        out.0.push_str("<script type=\"application/ld+json\">");
        out.0.push_str(&text::in_script(&data.to_string()));
        out.0.push_str("</script>\n");
    }
    out.0
}

/// What link previews show: Open Graph, and the one element that it has no word for.
fn preview(page: &Head<'_>, about: &str, out: &mut Lines) {
    let title = if page.title.is_empty() { page.library } else { page.title };
    let (kind, post) = match page.subject {
        Subject::Post(post) => ("article", Some(post)),
        Subject::Speaker { .. } => ("profile", None),
        _ => ("website", None),
    };
    out.meta("property", "og:type", kind);
    out.meta("property", "og:title", title);
    out.meta("property", "og:description", about);
    out.meta("property", "og:site_name", page.library);
    if let Some(site) = page.site {
        out.meta("property", "og:url", &site.join(page.address));
    }
    let image = page.image.zip(page.site).map(|(image, site)| site.join(image));
    if let Some(image) = &image {
        out.meta("property", "og:image", image);
    }
    if let Some(post) = post {
        article(post, out);
    }
    let card = if image.is_some() { "summary_large_image" } else { "summary" };
    out.meta("name", "twitter:card", card);
}

fn article(post: &Entry, out: &mut Lines) {
    let date = post.meta.date.as_ref().map(Date::to_string).unwrap_or_default();
    out.meta("property", "article:published_time", &date);
    out.meta("property", "article:author", post.meta.author.as_deref().unwrap_or_default());
    post.meta.tags.iter().for_each(|tag| out.meta("property", "article:tag", tag));
}

/// Elements, one a line.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A `<meta>`, if there is anything to say.
    fn meta(&mut self, key: &str, name: &str, content: &str) {
        if !content.is_empty() {
            let content = escape(content);
            self.0.push_str(&format!("<meta {key}=\"{name}\" content=\"{content}\">\n"));
        }
    }

    fn link(&mut self, rel: &str, kind: &str, title: &str, href: &str) {
        self.0.push_str(&format!("<link rel=\"{rel}\""));
        for (name, value) in [("type", kind), ("title", title), ("href", href)] {
            if !value.is_empty() {
                self.0.push_str(&format!(" {name}=\"{}\"", escape(value)));
            }
        }
        self.0.push_str(">\n");
    }
}

#[cfg(test)]
mod tests;
