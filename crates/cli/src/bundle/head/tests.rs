//! Heads of every sort of page, as they are written.

use expect_test::{Expect, expect};
use serde_json::Value;

use super::super::samples::catalog;
use super::*;

fn page<'a>(subject: Subject<'a>, site: Option<&'a SiteUrl>) -> Head<'a> {
    Head {
        title: "둘째 날 \"<b>\" & 밤",
        library: "후기",
        description: "한  줄\n소개",
        address: "posts/a/",
        base: "../../",
        site,
        markdown: None,
        feeds: &[],
        image: None,
        listed: true,
        subject,
    }
}

fn site() -> SiteUrl {
    SiteUrl::parse("https://e.org/n", "").expect("it is an address")
}

/// The data of a page, in many lines.
#[track_caller]
fn check_data(page: &Head<'_>, expected: Expect) {
    let head = head(page);
    let (_, rest) = head.split_once("<script type=\"application/ld+json\">").expect("it has data");
    let (json, rest) = rest.split_once("</script>").expect("the script ends");
    assert!(!json.contains('<') && rest.trim().is_empty(), "{json}");
    let data: Value = serde_json::from_str(json).expect("it is JSON");
    expected.assert_eq(&format!("{data:#}\n"));
}

#[test]
fn a_post_says_all_that_is_known() {
    let (catalog, site) = (catalog(), site());
    let mut page = page(Subject::Post(&catalog.posts[0]), Some(&site));
    page.markdown = Some("posts/a.md");
    page.feeds = &[("후기", ""), ("후기 · Rust", "tags/Rust/")];
    let head = head(&page);
    let (elements, _) = head.split_once("<script").expect("it has data");
    expect![[r#"
        <title>둘째 날 &quot;&lt;b&gt;&quot; &amp; 밤 · 후기</title>
        <meta name="description" content="한 줄 소개">
        <link rel="canonical" href="https://e.org/n/posts/a/">
        <link rel="alternate" type="text/markdown" href="../../posts/a.md">
        <link rel="alternate" type="application/atom+xml" title="후기" href="../../feed.xml">
        <link rel="alternate" type="application/feed+json" title="후기" href="../../feed.json">
        <link rel="alternate" type="application/atom+xml" title="후기 · Rust" href="../../tags/Rust/feed.xml">
        <link rel="alternate" type="application/feed+json" title="후기 · Rust" href="../../tags/Rust/feed.json">
        <meta property="og:type" content="article">
        <meta property="og:title" content="둘째 날 &quot;&lt;b&gt;&quot; &amp; 밤">
        <meta property="og:description" content="한 줄 소개">
        <meta property="og:site_name" content="후기">
        <meta property="og:url" content="https://e.org/n/posts/a/">
        <meta property="article:published_time" content="2019-08-18">
        <meta property="article:author" content="김하나">
        <meta property="article:tag" content="Rust">
        <meta property="article:tag" content="머신 러닝">
        <meta property="article:tag" content="a/b">
        <meta name="twitter:card" content="summary">
    "#]].assert_eq(elements);
    check_data(
        &page,
        expect![[r#"
        {
          "@context": "https://schema.org",
          "@type": "BlogPosting",
          "about": {
            "@type": "Event",
            "name": "물결 서밋 2019"
          },
          "author": {
            "@type": "Person",
            "name": "김하나"
          },
          "datePublished": "2019-08-18",
          "description": "한 줄 소개",
          "encoding": {
            "@type": "MediaObject",
            "contentUrl": "https://e.org/n/posts/a.md",
            "encodingFormat": "text/markdown"
          },
          "headline": "물결 서밋 2019 둘째 날 후기",
          "inLanguage": "ko",
          "keywords": [
            "Rust",
            "머신 러닝",
            "a/b"
          ],
          "url": "https://e.org/n/posts/a/"
        }
    "#]],
    );
}

#[test]
fn what_is_not_known_is_left_out() {
    let catalog = catalog();
    let mut page = page(Subject::Post(&catalog.posts[2]), None);
    page.description = "";
    page.listed = false;
    expect![[r#"
        <title>둘째 날 &quot;&lt;b&gt;&quot; &amp; 밤 · 후기</title>
        <meta name="robots" content="noindex">
        <meta property="og:type" content="article">
        <meta property="og:title" content="둘째 날 &quot;&lt;b&gt;&quot; &amp; 밤">
        <meta property="og:site_name" content="후기">
        <meta name="twitter:card" content="summary">
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"BlogPosting","headline":"undated","inLanguage":"ko"}</script>
    "#]].assert_eq(&head(&page));
}

#[test]
fn a_day_has_its_sessions() {
    let (catalog, site) = (catalog(), site());
    let post = &catalog.posts[0];
    let sessions: Vec<_> = post.sessions.iter().map(|session| (post, session)).collect();
    let day = Subject::Day { conference: "물결 서밋 2019", day: post.days.first(), sessions };
    check_data(
        &page(day, Some(&site)),
        expect![[r#"
            {
              "@context": "https://schema.org",
              "@type": "Event",
              "name": "물결 서밋 2019 · 둘째날",
              "startDate": "2019-08-17",
              "subEvent": [
                {
                  "@type": "Event",
                  "endDate": "2019-08-17T10:40",
                  "name": "캐시는 왜 틀리는가",
                  "performer": [
                    {
                      "@type": "Person",
                      "name": "이두리"
                    },
                    {
                      "@type": "Person",
                      "name": "박세나"
                    }
                  ],
                  "startDate": "2019-08-17T10:00",
                  "url": "https://e.org/n/posts/%EB%AC%BC%EA%B2%B0/%EC%BA%90%EC%8B%9C%EB%8A%94-%EC%99%9C-%ED%8B%80%EB%A6%AC%EB%8A%94%EA%B0%80/",
                  "workFeatured": [
                    {
                      "@type": "PresentationDigitalDocument",
                      "url": "https://speakerdeck.com/example/first"
                    }
                  ]
                },
                {
                  "@type": "Event",
                  "endDate": "2019-08-17T11:40",
                  "name": "</script> 없이 사는 법",
                  "performer": [
                    {
                      "@type": "Person",
                      "name": "정다온"
                    }
                  ],
                  "startDate": "2019-08-17T11:00",
                  "url": "https://e.org/n/posts/%EB%AC%BC%EA%B2%B0/script-%EC%97%86%EC%9D%B4-%EC%82%AC%EB%8A%94-%EB%B2%95/"
                }
              ],
              "superEvent": {
                "@type": "Event",
                "name": "물결 서밋 2019"
              },
              "url": "https://e.org/n/posts/a/"
            }
        "#]],
    );
    let undated =
        Subject::Day { conference: "물결 서밋 2019", day: None, sessions: Vec::new() };
    check_data(
        &page(undated, None),
        expect![[r#"
        {
          "@context": "https://schema.org",
          "@type": "Event",
          "name": "물결 서밋 2019"
        }
    "#]],
    );
}

#[test]
fn sessions_and_speakers_name_each_other() {
    let catalog = catalog();
    let post = &catalog.posts[1];
    let talk = (post, &post.sessions[0]);
    check_data(
        &page(Subject::Session(talk.0, talk.1), None),
        expect![[r#"
        {
          "@context": "https://schema.org",
          "@type": "Event",
          "name": "Caches That Lie",
          "performer": [
            {
              "@type": "Person",
              "name": "Abigail Thorne"
            }
          ],
          "subjectOf": {
            "@type": "BlogPosting",
            "headline": "Harbor Conf 2017 notes"
          },
          "superEvent": {
            "@type": "Event",
            "name": "Harbor Conf 2017"
          }
        }
    "#]],
    );
    let speaker = Subject::Speaker { name: "Abigail Thorne", sessions: vec![talk] };
    check_data(
        &page(speaker, None),
        expect![[r#"
        {
          "@context": "https://schema.org",
          "@type": "Person",
          "name": "Abigail Thorne",
          "performerIn": [
            {
              "@type": "Event",
              "name": "Caches That Lie",
              "performer": [
                {
                  "@type": "Person",
                  "name": "Abigail Thorne"
                }
              ],
              "superEvent": {
                "@type": "Event",
                "name": "Harbor Conf 2017"
              }
            }
          ]
        }
    "#]],
    );
}

#[test]
fn lists_name_their_pages() {
    let site = site();
    let list = Subject::List(vec![("하나", "posts/a/".to_owned()), ("둘", "posts/b/".to_owned())]);
    check_data(
        &page(list, Some(&site)),
        expect![[r#"
        {
          "@context": "https://schema.org",
          "@type": "CollectionPage",
          "description": "한 줄 소개",
          "mainEntity": {
            "@type": "ItemList",
            "itemListElement": [
              {
                "@type": "ListItem",
                "name": "하나",
                "position": 1,
                "url": "https://e.org/n/posts/a/"
              },
              {
                "@type": "ListItem",
                "name": "둘",
                "position": 2,
                "url": "https://e.org/n/posts/b/"
              }
            ],
            "numberOfItems": 2
          },
          "name": "둘째 날 \"<b>\" & 밤",
          "url": "https://e.org/n/posts/a/"
        }
    "#]],
    );
}

#[test]
fn the_first_page_and_pages_of_the_app() {
    let site = site();
    let mut page = page(Subject::Other, Some(&site));
    (page.title, page.address, page.base, page.image) = ("", "", "./", Some("icons/card.png"));
    expect![[r#"
        <title>후기</title>
        <meta name="description" content="한 줄 소개">
        <link rel="canonical" href="https://e.org/n/">
        <meta property="og:type" content="website">
        <meta property="og:title" content="후기">
        <meta property="og:description" content="한 줄 소개">
        <meta property="og:site_name" content="후기">
        <meta property="og:url" content="https://e.org/n/">
        <meta property="og:image" content="https://e.org/n/icons/card.png">
        <meta name="twitter:card" content="summary_large_image">
    "#]]
    .assert_eq(&head(&page));
}
