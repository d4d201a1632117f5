//! What crawlers and language models look for: `sitemap.xml`, `robots.txt` and `llms.txt`.

use notes::{Catalog, Date, Entry};

use super::feeds::summary;
use super::head::shortened;
use super::site::{SiteUrl, link, markdown};
use super::xml::Xml;

/// The sitemap, or the index of several.
const SITEMAP: &str = "sitemap.xml";

/// What says in a sitemap that Hugi wrote it.
pub(super) const MARK: &str = "<!-- Hugi -->\n";

/// What the protocol allows in one sitemap: addresses, and bytes (with room for what stands around them).
const MOST: usize = 50_000;
const MOST_BYTES: usize = 50_000_000;

/// A page for the sitemap.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Page {
    /// Relative to the base, percent-encoded.
    pub(super) address: String,
    /// When what it shows was written, where that is known.
    pub(super) date: Option<Date>,
}

/// The sitemap as files with their paths: one, or several and their index. Sitemaps hold whole addresses only, so there
/// is none without a site.
pub(super) fn sitemap(site: &SiteUrl, pages: &[Page]) -> Vec<(String, String)> {
    let parts = parts(site, pages, (MOST, MOST_BYTES));
    let one = |urls: &String| document("urlset", urls);
    if let [urls] = parts.as_slice() {
        return vec![(SITEMAP.to_owned(), one(urls))];
    }
    let mut index = Xml::default();
    let mut files = Vec::new();
    for (at, urls) in parts.iter().enumerate() {
        let path = format!("sitemap-{}.xml", at + 1);
        located(&mut index, "sitemap", &site.join(&path), None);
        files.push((path, one(urls)));
    }
    files.push((SITEMAP.to_owned(), document("sitemapindex", &index.0)));
    files
}

/// The addresses, cut where a sitemap would get too long; at least one part.
fn parts(site: &SiteUrl, pages: &[Page], (most, bytes): (usize, usize)) -> Vec<String> {
    let (mut parts, mut part, mut count) = (Vec::new(), Xml::default(), 0);
    for page in pages {
        let mut url = Xml::default();
        located(&mut url, "url", &site.join(&page.address), page.date);
        if count == most || count > 0 && part.0.len() + url.0.len() + 500 > bytes {
            parts.push(std::mem::take(&mut part.0));
            count = 0;
        }
        part.0.push_str(&url.0);
        count += 1;
    }
    parts.push(part.0);
    parts
}

fn located(xml: &mut Xml, name: &str, address: &str, date: Option<Date>) {
    xml.start(name, &[]);
    xml.text("loc", &[], address);
    if let Some(date) = date {
        xml.text("lastmod", &[], &date.to_string());
    }
    xml.end(name);
}

fn document(name: &str, content: &str) -> String {
    let mut xml = Xml::new();
    xml.0.push_str(MARK);
    xml.start(name, &[("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]);
    xml.0.push('\n');
    xml.0.push_str(content);
    xml.end(name);
    xml.0
}

/// `robots.txt`: everything may be read, and where the sitemap is.
pub(super) fn robots(site: Option<&SiteUrl>) -> String {
    let sitemap = site.map(|site| format!("\nSitemap: {}\n", site.join(SITEMAP)));
    format!("User-agent: *\nAllow: /\n{}", sitemap.unwrap_or_default())
}

/// `llms.txt` (llmstxt.org): every post as it was written, by year, with a line about each. An index for people with
/// plain tools, too.
pub(super) fn llms(catalog: &Catalog, site: Option<&SiteUrl>, title: &str) -> String {
    let posts = catalog.posts.len();
    let mut text = format!(
        "# {}\n\n> 컨퍼런스 후기 {posts}편을 쓰인 그대로(Markdown) 읽는 목록입니다. Notes of conference talks: {posts} post{} as written, in Markdown.\n",
        plain(title),
        if posts == 1 { "" } else { "s" },
    );
    let mut year = None;
    for post in &catalog.posts {
        if year != Some(post.year()) {
            year = Some(post.year());
            let heading = post.year().map_or("연도 없음".to_owned(), |year| year.to_string());
            text.push_str(&format!("\n## {heading}\n\n"));
        }
        text.push_str(&line(post, site));
    }
    text
}

fn line(post: &Entry, site: Option<&SiteUrl>) -> String {
    let address = link(site, 0, &markdown(post));
    let about = summary(post).map(|text| format!(": {}", shortened(&plain(&text), 200)));
    format!("- [{}]({address}){}\n", plain(post.title()), about.unwrap_or_default())
}

/// A text on one line, with nothing that Markdown would read as a link.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut plain = String::new();
    for c in words.join(" ").chars().filter(|c| !c.is_control()) {
        if matches!(c, '[' | ']' | '\\' | '`' | '<') {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}

/// Every file but the sitemap, and that where the site is known.
pub(super) fn files(
    catalog: &Catalog,
    site: Option<&SiteUrl>,
    title: &str,
    pages: &[Page],
) -> Vec<(String, String)> {
    let mut files = site.map(|site| sitemap(site, pages)).unwrap_or_default();
    files.push(("robots.txt".to_owned(), robots(site)));
    files.push(("llms.txt".to_owned(), llms(catalog, site, title)));
    files
}

#[cfg(test)]
mod tests {
    use super::super::samples::catalog;
    use super::*;

    fn site() -> SiteUrl {
        SiteUrl::parse("https://e.org/n/", "").expect("it is an address")
    }

    fn pages(count: usize) -> Vec<Page> {
        let page = |n| Page { address: format!("posts/{n}/"), date: Date::new(2019, 8, 18) };
        (0..count).map(page).collect()
    }

    /// The addresses of a sitemap or an index.
    #[track_caller]
    fn addresses(xml: &str, root: &str) -> Vec<String> {
        let document = roxmltree::Document::parse(xml).expect("it is well-formed");
        let space = "http://www.sitemaps.org/schemas/sitemap/0.9";
        assert!(document.root_element().has_tag_name((space, root)), "{xml:.200}");
        let found = document.descendants().filter(|node| node.has_tag_name((space, "loc")));
        found.filter_map(|node| node.text()).map(str::to_owned).collect()
    }

    #[test]
    fn a_sitemap_has_every_page() {
        let mut some = pages(2);
        some[1] = Page { address: String::new(), date: None };
        let files = sitemap(&site(), &some);
        assert_eq!(files.len(), 1);
        let (path, xml) = &files[0];
        assert_eq!(path, "sitemap.xml");
        assert_eq!(addresses(xml, "urlset"), ["https://e.org/n/posts/0/", "https://e.org/n/"]);
        assert_eq!(xml.matches("<lastmod>2019-08-18</lastmod>").count(), 1);
        assert_eq!(addresses(&sitemap(&site(), &[])[0].1, "urlset").len(), 0);
    }

    #[test]
    fn a_long_sitemap_is_cut() {
        let files = sitemap(&site(), &pages(50_001));
        let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
        assert_eq!(addresses(&files[0].1, "urlset").len(), 50_000);
        assert_eq!(addresses(&files[1].1, "urlset"), ["https://e.org/n/posts/50000/"]);
        let index = ["https://e.org/n/sitemap-1.xml", "https://e.org/n/sitemap-2.xml"];
        assert_eq!(addresses(&files[2].1, "sitemapindex"), index);
        assert_eq!(sitemap(&site(), &pages(50_000)).len(), 1);
        let short = parts(&site(), &pages(100), (1000, 3000));
        assert!(short.len() > 1 && short.iter().all(|part| part.len() <= 2500));
    }

    #[test]
    fn robots_may_read_everything() {
        assert_eq!(robots(None), "User-agent: *\nAllow: /\n");
        let named = "User-agent: *\nAllow: /\n\nSitemap: https://e.org/n/sitemap.xml\n";
        assert_eq!(robots(Some(&site())), named);
    }

    #[test]
    fn the_list_for_models_leads_to_the_texts() {
        let mut catalog = catalog();
        catalog.posts[1].meta.title = Some("a [b](c) <d>\ne".to_owned());
        let text = llms(&catalog, None, "후기");
        let expected = expect_test::expect![[r#"
            # 후기

            > 컨퍼런스 후기 3편을 쓰인 그대로(Markdown) 읽는 목록입니다. Notes of conference talks: 3 posts as written, in Markdown.

            ## 2019

            - [물결 서밋 2019 둘째 날 후기](./posts/%EB%AC%BC%EA%B2%B0.md): 소개 한 줄

            ## 2017

            - [a \[b\](c) \<d> e](./posts/b.md): Caches That Lie · Queues Without Tears

            ## 연도 없음

            - [undated](./posts/undated.md)
        "#]];
        expected.assert_eq(&text);
        assert!(llms(&catalog, Some(&site()), "후기").contains("](https://e.org/n/posts/b.md)"));
    }
}
