//! Bundles small libraries of our own text into folders as Trunk leaves them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use hugi_app::routes::SEARCH;
use notes::catalog::from_bytes;
use search::engine::Engine;
use search::manifest::Manifest;

use super::files::{below, digest, walk};
use super::*;

const INDEX: &str = r#"<!doctype html><html lang="ko" data-base="./"><head><meta http-equiv="Content-Security-Policy" content="" />
<title>후기</title><meta name="description" content="x" /><script>  boot( 1 );</script>
<link rel="stylesheet" href="./a-1.css" integrity="x"/><link rel="stylesheet" href="./b-2.css"/>
<link rel="modulepreload" href="./app.js"><link rel="preload" href="./app.wasm" type="application/wasm">
</head><body><div id="loading"><ul><li><a href="./library/posts.html">all</a></li></ul></div><main id="main"></main>
<script type="module">start()</script></body></html>"#;

const GOOD: &str =
    "---\ntitle: 파이콘 한국 2019 후기\ndate: 2019-08-18\ntags: [파이썬]\n---\n\n# 첫째날\n\n글.\n";

/// A folder that goes away with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("hugi-bundle-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        let folder = Self(path);
        for (file, text) in
            [("app.js", "js"), ("app.wasm", "wasm"), ("a-1.css", "a{}"), ("b-2.css", "b{}")]
        {
            folder.put(&format!("dist/{file}"), text.as_bytes());
        }
        folder.put("dist/index.html", INDEX.as_bytes());
        folder.put("posts/2019/good.md", GOOD.as_bytes());
        folder.put("posts/README.md", b"# not a post");
        folder.put("posts/.hidden.md", b"# not a post");
        folder
    }

    fn put(&self, path: &str, bytes: &[u8]) {
        write(&self.0.join(path), bytes).expect("the test's own folder can be written");
    }

    fn bundle(&self) -> (Arc<Library>, String) {
        let options = Options {
            posts: self.0.join("posts"),
            dist: self.0.join("dist"),
            dev: false,
            site: None,
        };
        let bundled = bundle(&options).expect("the bundle can be made");
        (bundled.library, bundled.version)
    }

    /// Every file of the bundle, by its path.
    fn dist(&self) -> BTreeMap<String, Vec<u8>> {
        let dist = self.0.join("dist");
        let files = walk(&dist).expect("the bundle can be read");
        files
            .into_iter()
            .map(|file| (below(&dist, &file), fs::read(&file).expect("the file can be read")))
            .collect()
    }

    fn text(&self, path: &str) -> String {
        let bytes = self.dist().remove(path).unwrap_or_else(|| panic!("no {path}"));
        String::from_utf8(bytes).expect("the file is text")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What the worker of a bundle keeps.
fn kept(worker: &str) -> BTreeMap<String, String> {
    let (_, rest) = worker.split_once("const FILES=").expect("the list is there");
    let (list, _) = rest.split_once(";const ").expect("the list ends");
    serde_json::from_str(list).expect("the list is JSON")
}

#[test]
fn posts_travel_unchanged() {
    let folder = Folder::new("unchanged");
    let (library, _) = folder.bundle();
    assert_eq!(library.catalog.posts.len(), 1);
    let path = &library.catalog.posts[0].path;
    assert_eq!(folder.text(path), GOOD);
    assert_eq!(*path, format!("posts/{}.md", library.catalog.posts[0].slug));
}

#[test]
fn no_post_is_a_web_page_to_a_browser_that_looks_at_its_first_bytes() {
    let folder = Folder::new("sniffed");
    folder.put("posts/page.md", b"\n <!doctype html><script>alert(1)</script>");
    let (library, _) = folder.bundle();
    let post = library.catalog.posts.iter().find(|post| post.file == "page.md");
    let path = &post.expect("it is there").path;
    assert!(folder.dist()[path].starts_with(b"\xef\xbb\xbf\n <!doctype"));
}

#[test]
fn names_that_folders_cannot_have_stop_nothing() {
    let folder = Folder::new("names");
    let named = "---\nslug: con\nhugi:\n  speakers:\n    홍길동: index.html\n---\n\n## 10:00 파도\n\n발표자: 홍길동\n";
    folder.put("posts/named.md", named.as_bytes());
    let (library, _) = folder.bundle();
    let post = library.catalog.posts.iter().find(|post| post.file == "named.md");
    assert_eq!(post.expect("it is there").sessions[0].speakers, ["index.html"]);
    assert!(!folder.dist().contains_key("posts/con/index.html"));
    assert!(folder.dist().contains_key("speakers/index.html"));
}

#[test]
fn a_broken_post_hides_no_other() {
    let folder = Folder::new("broken");
    folder.put("posts/latin1.md", b"# caf\xe9\n\ntext\n");
    folder.put("posts/yaml.md", "---\ntitle: \"열림\ntags: [\n---\n글.\n".as_bytes());
    folder.put("posts/empty.md", b"");
    let (library, _) = folder.bundle();
    assert_eq!(library.catalog.posts.len(), 4);
    let files = folder.dist();
    assert!(library.catalog.posts.iter().all(|post| files.contains_key(&post.path)));
    assert!(files.values().any(|bytes| bytes == b"# caf\xe9\n\ntext\n"));
}

#[test]
fn bundling_twice_changes_nothing() {
    let folder = Folder::new("twice");
    folder.bundle();
    let once = folder.dist();
    folder.bundle();
    assert_eq!(folder.dist().keys().collect::<Vec<_>>(), once.keys().collect::<Vec<_>>());
    assert_eq!(folder.dist(), once);
}

#[test]
fn what_an_earlier_bundle_wrote_goes_and_what_others_wrote_stays() {
    let folder = Folder::new("stale");
    folder.put("posts/other.md", b"---\ntitle: Other\ndate: 2018-01-01\n---\ntext\n");
    folder.put("dist/posts/mine.md", b"an author's");
    let (before, old) = folder.bundle();
    fs::remove_file(folder.0.join("posts/other.md")).expect("the post can be removed");
    let (_, new) = folder.bundle();
    assert_ne!(old, new);
    let files = folder.dist();
    let gone =
        before.catalog.posts.iter().find(|post| post.file == "other.md").expect("it was there");
    assert!(!files.contains_key(&gone.path));
    assert!(!files.keys().any(|path| path.contains(&format!("posts/{}/", gone.slug))));
    assert!(files.contains_key("posts/mine.md"));
    assert_eq!(files.keys().filter(|path| path.starts_with("library/chunk-")).count(), 1);
}

#[test]
fn every_page_has_its_text_before_the_app() {
    let folder = Folder::new("pages");
    let (library, _) = folder.bundle();
    let page = folder.text(&format!("posts/{}/index.html", library.catalog.posts[0].slug));
    assert!(page.contains(r#"data-base="../../""#), "{page}");
    assert!(page.contains("<title>파이콘 한국 2019 후기 · 후기</title>"), "{page}");
    assert!(page.contains("<p>글.</p>") && !page.contains("loading"), "{page}");
    let places = ["<style>", "<p>글.</p>", "\"../../app.js\"", "\"../../app.wasm\"", "start()"];
    let places: Vec<_> = places.iter().map(|part| page.find(part)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} {page}");
    for (path, base) in [("slides/index.html", "../"), ("tags/파이썬/index.html", "../../")] {
        assert!(folder.text(path).contains(&format!(r#"data-base="{base}""#)), "{path}");
    }
    assert!(folder.text("shell.html").contains("loading"));
}

#[test]
fn links_lead_to_pages_that_are_there() {
    let folder = Folder::new("links");
    let second = "---\ntitle: 둘째\ntags: [C/C++, LLM]\n---\n\n## 10:00 파도\n\n발표자: 홍길동\n";
    folder.put("posts/second.md", second.as_bytes());
    folder.bundle();
    let files = folder.dist();
    let pages = files.keys().filter(|path| path.ends_with("index.html"));
    let mut links = 0;
    for page in pages {
        let depth = page.matches('/').count();
        let base = if depth == 0 { "./".to_owned() } else { "../".repeat(depth) };
        for rest in folder.text(page).split("href=\"").skip(1) {
            let href = rest.split('"').next().expect("the attribute ends");
            let path = href.split(['?', '#']).next().expect("there is a first part");
            let Some(path) = path.strip_prefix(&base) else { continue };
            let path = hugi_app::routes::decode(path, false);
            let file =
                if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path };
            assert!(files.contains_key(&file) || file.ends_with(".webmanifest"), "{page}: {href}");
            links += 1;
        }
    }
    assert!(links > 100, "{links}");
}

/// What a query finds in a bundle: slugs, and how many files it took.
fn found(folder: &Folder, typed: &str) -> (Vec<String>, usize) {
    let files = folder.dist();
    let manifest = from_bytes(&files[SEARCH]).expect("the list of files is whole");
    let mut engine = Engine::new(manifest);
    for came in 0.. {
        let answer = engine.ask(typed, 1_000);
        let Some(name) = engine.needs(&answer, 1_000).into_iter().next() else {
            let slugs = answer.results.into_iter().map(|found| found.slug);
            return (slugs.collect(), came);
        };
        let bytes = files[&format!("library/{name}")].clone();
        engine.give(&name, bytes).expect("the file is whole");
    }
    unreachable!("a library has so many files")
}

#[test]
fn a_small_library_is_looked_through() {
    let folder = Folder::new("search-small");
    folder.bundle();
    let (slugs, files) = found(&folder, "파이콘");
    assert_eq!((slugs.len(), files), (1, 1));
    assert!(!folder.dist().keys().any(|path| path.contains("gram-")));
}

#[test]
fn an_author_says_which_words_mean_the_same() {
    let folder = Folder::new("search-aliases");
    folder.put("posts/wave.md", "---\ntitle: 물결 노트\n---\n\n서핑을 배웠다.\n".as_bytes());
    folder.put("posts/aliases.txt", "# 바다\nsurfing, 서핑\n혼자\n".as_bytes());
    folder.bundle();
    assert_eq!(found(&folder, "surfing").0, ["wave"]);
    let table = aliases::Table::read(&folder.0.join("posts")).expect("the table is read");
    let warnings: Vec<String> = table.warnings().collect();
    assert!(
        warnings.len() == 1
            && warnings[0].contains("aliases.txt:3:1: warning: expected two words or more")
            && warnings[0].contains("found \"혼자\" alone; the line is left out"),
        "{warnings:?}"
    );
}

#[test]
fn a_large_library_has_lists_which_outlast_an_edit() {
    let folder = Folder::new("search-large");
    let filler = "- 물결은 높이보다 길이를 먼저 재고, 그다음에 바람을 묻는다.\n".repeat(60);
    let post =
        |n: u32| format!("---\ntitle: {n}번째 글\ndate: 2019-01-01\n---\n\n{filler}낱말{n}끝.\n");
    for n in 0..90 {
        folder.put(&format!("posts/wave-{n}.md"), post(n).as_bytes());
    }
    folder.bundle();
    let manifest = |folder: &Folder| -> Manifest {
        from_bytes(&folder.dist()[SEARCH]).expect("the list of files is whole")
    };
    let before = manifest(&folder);
    assert!(!before.texts.is_empty() && before.blocks.iter().all(|block| block.first.is_some()));
    let (slugs, files) = found(&folder, "\"낱말70끝\"");
    assert_eq!(slugs, ["wave-70"]);
    assert!(files < 8, "{files} files of {} for one word", before.blocks.len());
    let (slugs, files) = found(&folder, "낱먈70끝");
    assert_eq!((slugs.first().map(String::as_str), files < 24), (Some("wave-70"), true), "{files}");
    assert!(!found(&folder, "ㄴㅁ7").0.is_empty());

    folder.put("posts/wave-70.md", post(700).as_bytes());
    folder.put("posts/wave-new.md", post(701).as_bytes());
    fs::remove_file(folder.0.join("posts/wave-3.md")).expect("it is there");
    folder.bundle();
    let after = manifest(&folder);
    assert!(after.listed().eq(before.listed()));
    let unknown = after.blocks.iter().filter(|block| block.first.is_none()).count();
    assert!((1..=3).contains(&unknown), "{unknown} of {}", after.blocks.len());
    for (word, expected) in [
        ("낱말70끝", None),
        ("낱말700끝", Some("wave-70")),
        ("낱말701끝", Some("wave-new")),
        ("낱말3끝", None),
        ("낱말42끝", Some("wave-42")),
    ] {
        assert_eq!(
            found(&folder, &format!("\"{word}\"")).0,
            Vec::from_iter(expected.map(str::to_owned)),
            "{word}"
        );
    }
}

#[test]
fn the_policy_names_the_scripts_as_they_stand_in_every_page() {
    let folder = Folder::new("policy");
    let (library, _) = folder.bundle();
    // printf 'boot(1);\n' | openssl dgst -sha256 -binary | base64
    let digest = "'sha256-+ueLLlQxWSmIvaUMRB2JD2jrQyl7sZFdxFDCH3mKB0A='";
    let post = format!("posts/{}/index.html", library.catalog.posts[0].slug);
    for path in ["index.html", &post] {
        let page = folder.text(path);
        assert!(page.contains("<script>boot(1);\n</script>") && page.contains(digest), "{page}");
    }
    assert!(folder.text("_headers").contains(digest));
    for path in ["404.html", "library/posts.html"] {
        let page = folder.text(path);
        assert!(page.contains("default-src 'none'") && !page.contains('%'), "{page}");
    }
}

#[test]
fn the_posts_can_be_read_without_the_app() {
    let folder = Folder::new("texts");
    let (library, _) = folder.bundle();
    let post = &library.catalog.posts[0];
    let list = folder.text("library/posts.html");
    assert!(list.contains(&format!("<a href=\"../{}\">{}</a>", post.path, post.title())), "{list}");
    let page = folder.text(&format!("posts/{}/index.html", post.slug));
    assert!(page.contains(&format!("<a href=\"../../{}\"", post.path)), "{page}");
}

#[test]
fn the_worker_keeps_every_file_of_the_app_by_its_digest() {
    let folder = Folder::new("worker");
    let (library, version) = folder.bundle();
    let files = folder.dist();
    let worker = folder.text("sw.js");
    assert!(worker.contains(&format!("const VERSION='{version}'")) && !worker.contains('%'));
    assert!(folder.text("version.json").contains(&version));
    let kept = kept(&worker);
    for (address, expected) in &kept {
        let path = hugi_app::routes::decode(address, false);
        assert_eq!(digest(&files[&path])[..32], *expected, "{address}");
    }
    let post = library.catalog.posts[0].path.split('/').map(hugi_app::routes::encode);
    let post = post.collect::<Vec<_>>().join("/");
    assert!(kept.contains_key("shell.html") && kept.contains_key(&post));
    assert!(kept.keys().all(|path| !path.ends_with("index.html")));
    for path in ["sw.js", "404.html", "version.json"] {
        assert!(files.contains_key(path) && !kept.contains_key(path), "{path}");
    }
    assert!(!files.contains_key("a-1.css"), "the style sheets are one");
}

#[test]
fn what_searches_is_one_script_and_its_program_kept_with_the_newest_texts() {
    /// The smallest there is.
    const PROGRAM: &[u8] = b"\0asm\x01\0\0\0";
    let folder = Folder::new("searcher");
    let glue = "export function ask(typed) { return wasm.ask(typed); }\nfunction unused() {}\n\
        function initSync(module) { wasm = { \"./hugi-search_bg.js\": module }; }\nlet wasm;\n\
        export { initSync, init as default };\n";
    folder.put("dist/hugi-search.js", glue.as_bytes());
    folder.put("dist/hugi-search_bg.wasm", PROGRAM);
    folder.bundle();
    let files = folder.dist();
    let script = folder.text("search.js");
    let program = format!("hugi-search-{}.wasm", &digest(PROGRAM)[..16]);
    assert!(script.contains(&program) && !script.contains('%'), "{script}");
    for gone in ["unused", "initSync", "export"] {
        assert!(!script.contains(gone), "{gone} in {script}");
    }
    assert!(!files.contains_key("hugi-search.js") && !files.contains_key("hugi-search_bg.wasm"));
    let kept = kept(&folder.text("sw.js"));
    let texts =
        files.keys().find(|path| path.starts_with("library/text-")).expect("there are some");
    for path in ["search.js", SEARCH, &program, texts] {
        assert!(kept.contains_key(path), "{path}");
    }
    folder.bundle();
    assert_eq!(folder.dist(), files);
}

#[test]
fn of_a_large_library_the_newest_texts_are_kept_and_no_lists() {
    let folder = Folder::new("searcher-large");
    let filler = "- 물결은 높이보다 길이를 먼저 재고, 그다음에 바람을 묻는다.\n".repeat(500);
    for n in 0..40 {
        let post = format!("---\ntitle: {n}번째 글\ndate: {}-01-01\n---\n\n{filler}", 1980 + n);
        folder.put(&format!("posts/wave-{n}.md"), post.as_bytes());
    }
    folder.bundle();
    let manifest: Manifest = from_bytes(&folder.dist()[SEARCH]).expect("the list is whole");
    let kept = kept(&folder.text("sw.js"));
    let is_kept: Vec<bool> = (manifest.blocks.iter())
        .map(|block| kept.contains_key(&format!("library/{}", block.name())))
        .collect();
    assert!(is_kept[0] && !is_kept[is_kept.len() - 1] && is_kept.is_sorted_by(|a, b| a >= b));
    assert!(kept.contains_key(SEARCH) && !kept.keys().any(|path| path.contains("gram-")));
}

#[test]
fn trunk_says_where_and_how() {
    let env = |name: &str| match name {
        "TRUNK_STAGING_DIR" => Some(OsString::from("stage")),
        "TRUNK_PROFILE" => Some(OsString::from("debug")),
        _ => None,
    };
    let args = ["--posts".to_owned(), "notes".to_owned()];
    let options = Options::parse(&args, &env).expect("the call is right");
    let expected = Options { posts: "notes".into(), dist: "stage".into(), dev: true, site: None };
    assert_eq!(options, expected);
    let problem = Options::parse(&["--dist".to_owned()], &env).expect_err("a folder is missing");
    assert_eq!(problem.to_string(), "expected a folder after --dist");
}

#[test]
fn others_find_feeds_and_lists_which_the_worker_does_not_keep() {
    let folder = Folder::new("announced");
    folder.put("dist/sitemap-2.xml", b"<!-- Hugi -->\n");
    folder.put("dist/sitemap-own.xml", b"<urlset/>");
    let (library, _) = folder.bundle();
    let files = folder.dist();
    for path in ["feed.xml", "feed.json", "llms.txt", "robots.txt"] {
        assert!(files.contains_key(path), "{path}");
        assert!(!kept(&folder.text("sw.js")).contains_key(path), "{path}");
    }
    let path = &library.catalog.posts[0].path;
    assert!(folder.text("llms.txt").contains(&format!("(./{path})")));
    assert!(folder.text("feed.xml").contains("&lt;p&gt;글.&lt;/p&gt;"));
    let sitemaps: Vec<_> = files.keys().filter(|path| path.starts_with("sitemap")).collect();
    assert_eq!(sitemaps, ["sitemap-own.xml"], "none without a site");
}

#[test]
fn a_site_has_a_sitemap_of_every_page() {
    let folder = Folder::new("site");
    let site = SiteUrl::parse("https://example.org/notes", "").ok();
    let (posts, dist) = (folder.0.join("posts"), folder.0.join("dist"));
    let options = Options { posts, dist, dev: false, site };
    let library = bundle(&options).expect("the bundle can be made").library;
    let sitemap = folder.text("sitemap.xml");
    for address in ["", &format!("posts/{}/", library.catalog.posts[0].slug), "slides/"] {
        let loc = format!("<loc>https://example.org/notes/{address}</loc>");
        assert_eq!(sitemap.matches(&loc).count(), 1, "{loc} in {sitemap}");
    }
    assert!(sitemap.contains("<lastmod>2019-08-18</lastmod>"));
    assert!(folder.text("robots.txt").contains("Sitemap: https://example.org/notes/sitemap.xml"));
}

#[test]
fn the_site_is_said_by_option_or_environment() {
    let env = |name: &str| (name == "HUGI_SITE_URL").then(|| OsString::from("https://a.org"));
    let parse = |args: &[&str]| {
        let args: Vec<String> = args.iter().map(|&arg| arg.to_owned()).collect();
        Options::parse(&args, &env).map(|options| options.site)
    };
    assert_eq!(parse(&[]).ok().flatten(), SiteUrl::parse("https://a.org/", "").ok());
    let own = parse(&["--site-url", "https://b.org/x"]).ok().flatten();
    assert_eq!(own, SiteUrl::parse("https://b.org/x/", "").ok());
    let problem = parse(&["--site-url"]).expect_err("an address is missing").to_string();
    assert!(problem.starts_with("expected an http(s) URL"), "{problem}");
}

#[test]
fn a_folder_that_trunk_did_not_build_is_refused() {
    let folder = Folder::new("refused");
    folder.put("dist/index.html", b"<p>another site");
    let options = Options {
        posts: folder.0.join("posts"),
        dist: folder.0.join("dist"),
        dev: false,
        site: None,
    };
    let problem = bundle(&options).expect_err("this is not the app");
    assert!(problem.to_string().contains("found none"), "{problem}");
    let options = Options { posts: Path::new("/nowhere").into(), ..options };
    folder.put("dist/index.html", INDEX.as_bytes());
    let problem = bundle(&options).expect_err("there are no posts");
    assert_eq!(problem.to_string(), "expected a folder of posts, found no folder /nowhere");
}

#[test]
fn what_carries_a_digest_in_its_name_may_be_kept_for_ever() {
    let folder = Folder::new("immutable");
    let filler = "- 물결은 높이보다 길이를 먼저 재고, 그다음에 바람을 묻는다.\n".repeat(500);
    for n in 0..12 {
        folder.put(&format!("posts/wave-{n}.md"), format!("# {n}번째\n\n{filler}").as_bytes());
    }
    folder.bundle();
    let headers = folder.text("_headers");
    let files = folder.dist();
    let named = files.keys().filter(|path| path.starts_with("library/") && path.contains('-'));
    let kinds: std::collections::BTreeSet<&str> =
        named.filter_map(|path| Some(path.split_once('-')?.0)).collect();
    assert!(kinds.contains("library/word") && kinds.contains("library/gram"), "{kinds:?}");
    for kind in kinds {
        assert!(headers.contains(&format!("/{kind}-*\n  Cache-Control: public")), "{kind}");
    }
}
