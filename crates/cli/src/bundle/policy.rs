//! What browsers are told to refuse: the Content-Security-Policy of every page, and `_headers` for hosts that take one.
//!
//! Posts are other people's texts. Nothing of them becomes markup that was not rebuilt; should that ever fail, the
//! browser still runs no script but ours, sends nothing anywhere, and frames only the players of known hosts.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use notes::link;
use sha2::{Digest, Sha256};

use super::shell::element;
use super::styles::Styles;

/// What only Trunk's own server puts into a page: a script that it changes while serving, and that opens a socket.
const TRUNK_SERVES: &str = "{{__TRUNK_ADDRESS__}}";

/// The policy of a page with the app in it.
pub(super) fn of_app(html: &str, styles: &Styles) -> String {
    let serving = html.contains(TRUNK_SERVES);
    let scripts = if serving { "'unsafe-inline'".to_owned() } else { digests(&[html], "script") };
    let connect = if serving { "'self' ws: wss:" } else { "'self'" };
    // Trunk shows what does not compile as markup.
    let trusted = if serving { "" } else { "; require-trusted-types-for 'script'" };
    let frames: Vec<String> =
        link::player_hosts().iter().map(|host| format!("https://{host}")).collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {scripts}; style-src 'self' {}; \
         img-src 'self' https: http: data:; connect-src {connect}; manifest-src 'self'; worker-src 'self'; \
         frame-src {}; object-src 'none'; base-uri 'none'; form-action 'none'; trusted-types hugi{trusted}",
        styles_of_pages(styles),
        frames.join(" ")
    )
}

/// The digests of the styles that stand in pages.
fn styles_of_pages(styles: &Styles) -> String {
    [&styles.lists, &styles.reading].map(|style| digest(style)).join(" ")
}

/// The policy of a page without the app: what stands in it, and the files of its own host.
pub(super) fn of_plain(html: &str) -> String {
    let scripts = source(digests(&[html], "script"));
    let styles = source(digests(&[html], "style"));
    format!(
        "default-src 'none'; script-src {scripts}; style-src {styles}; connect-src 'self'; \
         img-src 'self' data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
}

/// `_headers`, as Netlify, Cloudflare Pages and others read it: what to refuse, and what may be kept for ever, because its
/// name carries the digest of its content. A policy here holds beside that of the page, so it names the scripts and styles
/// of all pages.
pub(super) fn headers(app: &str, styles: &Styles, plain: &[&str]) -> String {
    let scripts = digests(plain, "script");
    let plain_styles = digests(plain, "style");
    let policy = of_app(app, styles)
        .replace("'wasm-unsafe-eval'", &format!("'wasm-unsafe-eval' {scripts}"))
        .replace("style-src 'self'", &format!("style-src 'self' {plain_styles}"));
    let kept = [
        "hugi-app-*", "hugi-search-*", "app-*", "library/chunk-*", "library/people-*",
        "library/slugs-*", "library/keep-*", "library/text-*", "library/gram-*", "library/word-*",
    ]
    .map(|path| format!("/{path}\n  Cache-Control: public, max-age=31536000, immutable\n"))
    .concat();
    format!(
        "/*\n  Content-Security-Policy: {policy}; frame-ancestors 'self'\n  Referrer-Policy: no-referrer\n  \
         X-Content-Type-Options: nosniff\n  Cross-Origin-Opener-Policy: same-origin\n  \
         Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\n\
         /posts/*.md\n  Content-Type: text/plain; charset=utf-8\n{kept}"
    )
}

fn source(digests: String) -> String {
    if digests.is_empty() { "'none'".to_owned() } else { digests }
}

/// The digests of what stands between the tags of an element, as a policy names them.
fn digests(pages: &[&str], element: &str) -> String {
    let mut digests: Vec<String> =
        pages.iter().flat_map(|page| contents(page, element)).map(digest).collect();
    digests.sort();
    digests.dedup();
    digests.join(" ")
}

/// What stands between the tags of an element that has no address.
fn contents<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let mut contents = Vec::new();
    let mut at = 0;
    while let Some((tag, content)) = element(html, name, at) {
        at = content.end;
        if !html[tag].contains(" src=") {
            contents.push(&html[content]);
        }
    }
    contents
}

/// A browser hashes what its parser hands on, where every line ends alike.
fn digest(content: &str) -> String {
    let content = content.replace("\r\n", "\n");
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<script>a();</script><script type=\"module\">b()\r\n</script><script src=\"./c.js\"></script>";

    #[test]
    fn only_what_stands_in_the_page_is_named() {
        assert_eq!(contents(PAGE, "script"), ["a();", "b()\r\n"]);
        // printf 'a();' | openssl dgst -sha256 -binary | base64
        assert_eq!(digest("a();"), "'sha256-OVLEFZR89oYYkV3AI9/M2qwUUdT/ymKO659RpVAhzEk='");
        assert_eq!(digest("b()\r\n"), digest("b()\n"));
    }

    #[test]
    fn a_page_runs_its_own_scripts_and_frames_known_players() {
        let policy = of_app(PAGE, &Styles::default());
        assert!(policy.contains(&digest("a();")), "{policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        for host in link::player_hosts() {
            assert!(policy.contains(&format!("https://{host}")), "{policy}");
        }
        assert!(policy.ends_with("require-trusted-types-for 'script'"), "{policy}");
    }

    #[test]
    fn headers_hold_on_every_page() {
        let plain = "<style>p{}</style><script>d()</script>";
        let headers = headers(PAGE, &Styles::default(), &[plain]);
        for part in [digest("a();"), digest("d()"), digest("p{}")] {
            assert!(headers.contains(&part), "{headers}");
        }
    }
}
