//! Where the site will be, if its author says so: feeds, sitemaps and search engines want whole addresses.
//!
//! Without it everything still works, at any address: links are then relative.

use std::ffi::OsString;

use hugi_app::routes::encode;
use notes::Entry;

use super::files::Problem;

/// The environment variable that says it where no option can: through the hook of Trunk.
const VARIABLE: &str = "HUGI_SITE_URL";

/// The address of the first page, with `/` at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SiteUrl(String);

impl SiteUrl {
    /// Reads an address as authors write it; `from` is the option or variable that it comes from.
    pub(super) fn parse(text: &str, from: &str) -> Result<Self, Problem> {
        let text = text.trim();
        let rest = ["https://", "http://"].iter().find_map(|scheme| {
            let start = text.get(..scheme.len())?;
            start.eq_ignore_ascii_case(scheme).then(|| (*scheme, &text[scheme.len()..]))
        });
        match rest {
            Some((scheme, rest)) if is_place(rest) => {
                let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
                let path = path.trim_matches('/');
                let slash = if path.is_empty() { "" } else { "/" };
                Ok(Self(format!("{scheme}{}/{path}{slash}", host.to_ascii_lowercase())))
            }
            _ => Err(Problem::new(format!(
                "expected an http(s) URL of a folder in {from}, ending like https://example.org/notes/, found {text:?}"
            ))),
        }
    }

    /// What the environment says, if it says anything.
    pub(super) fn from_env(
        env: &dyn Fn(&str) -> Option<OsString>,
    ) -> Result<Option<Self>, Problem> {
        let said = env(VARIABLE).map(|text| text.to_string_lossy().into_owned());
        said.filter(|text| !text.is_empty()).map(|text| Self::parse(&text, VARIABLE)).transpose()
    }

    /// The whole address of a page or file below the site.
    pub(super) fn join(&self, address: &str) -> String {
        format!("{}{address}", self.0)
    }
}

/// Whether what follows the scheme is a host with a path, in the characters of addresses.
fn is_place(rest: &str) -> bool {
    let host = rest.split('/').next().unwrap_or_default();
    let strange = |c: char| c.is_whitespace() || c.is_control() || r#"?#<>"\^`{|}@"#.contains(c);
    !host.is_empty() && !host.starts_with([':', '.']) && !rest.contains(strange) && rest.is_ascii()
}

/// An address as it stands in a file so many folders below the base: whole where the site is known, else relative.
pub(super) fn link(site: Option<&SiteUrl>, depth: usize, address: &str) -> String {
    match site {
        Some(site) => site.join(address),
        // An empty reference means the file itself, so the first page is called by its folder.
        None if depth == 0 => format!("./{address}"),
        None => format!("{}{address}", "../".repeat(depth)),
    }
}

/// The address of a post's Markdown, relative to the base.
pub(super) fn markdown(post: &Entry) -> String {
    post.path.split('/').map(encode).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_brought_into_one_form() {
        for (text, expected) in [
            ("https://example.org", "https://example.org/"),
            ("HTTPS://Example.org/Notes", "https://example.org/Notes/"),
            (" http://localhost:8000//a/b// ", "http://localhost:8000/a/b/"),
            ("https://xn--bj0bj06e.example/%ED%9B%84/", "https://xn--bj0bj06e.example/%ED%9B%84/"),
        ] {
            let site = SiteUrl::parse(text, "--site-url").map(|site| site.join(""));
            assert_eq!(site.ok().as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "",
            "example.org",
            "ftp://example.org/",
            "https://",
            "https:///x",
            "https://a b/",
            "https://e.org/?x",
            "https://e.org/#x",
            "https://u@e.org/",
            "https://후기.example/",
            "https://:80/",
        ] {
            let problem = SiteUrl::parse(text, "--site-url").expect_err(text).to_string();
            assert!(
                problem.starts_with("expected an http(s) URL of a folder in --site-url,"),
                "{problem}"
            );
            assert!(problem.ends_with(&format!("found {text:?}")), "{problem}");
        }
    }

    #[test]
    fn links_are_whole_or_relative() {
        let site = SiteUrl::parse("https://e.org/n", "").ok();
        assert_eq!(link(site.as_ref(), 2, "posts/a/"), "https://e.org/n/posts/a/");
        assert_eq!(link(None, 2, "posts/a/"), "../../posts/a/");
        assert_eq!(link(None, 0, ""), "./");
    }
}
