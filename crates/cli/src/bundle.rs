//! `hugi bundle`: puts a folder of posts into the app that Trunk has built, so that `dist/` is complete.
//!
//! Posts become files beside the app, every page gets a copy of the shell, and the service worker learns the digest of
//! each file. Running it again over the same folder gives the same folder.

mod announce;
#[allow(dead_code, reason = "its caller comes with the pages that are there before the app")]
mod compress;
mod discovery;
mod feeds;
mod files;
mod glue;
#[allow(dead_code, reason = "its caller comes with the pages that are there before the app")]
mod head;
mod library;
mod module;
mod places;
mod policy;
#[cfg(test)]
mod samples;
mod script;
mod shell;
mod site;
mod styles;
mod texts;
mod worker;
mod xml;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use notes::{Entry, Lang, shelf};

use self::feeds::Feeds;
use self::files::{Problem, remove_stale, write};
use self::library::Library;
use self::places::Place;
use self::shell::Shell;
use self::site::SiteUrl;

/// What to bundle, and where.
#[derive(Debug, PartialEq)]
struct Options {
    posts: PathBuf,
    dist: PathBuf,
    /// The service worker asks the network first.
    dev: bool,
    /// Where the site will be, if its author says so.
    site: Option<SiteUrl>,
}

/// Runs the command.
pub(crate) fn run(args: &[String]) -> ExitCode {
    let env = |name: &str| std::env::var_os(name);
    let done = Options::parse(args, &env).and_then(|options| {
        let (library, version) = bundle(&options)?;
        report(&library, &options.dist, &version);
        Ok(())
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("hugi bundle: {problem}");
            ExitCode::FAILURE
        }
    }
}

impl Options {
    fn parse(args: &[String], env: &dyn Fn(&str) -> Option<OsString>) -> Result<Self, Problem> {
        let mut options = Self {
            posts: PathBuf::from("posts"),
            dist: env("TRUNK_STAGING_DIR").map_or_else(|| PathBuf::from("dist"), PathBuf::from),
            dev: env("TRUNK_PROFILE").is_some_and(|profile| profile == "debug"),
            site: SiteUrl::from_env(env)?,
        };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            let mut folder = || {
                let next = args.next().map(PathBuf::from);
                next.ok_or_else(|| Problem::new(format!("expected a folder after {arg}")))
            };
            match arg.as_str() {
                "--posts" => options.posts = folder()?,
                "--dist" => options.dist = folder()?,
                "--dev" => options.dev = true,
                "--site-url" => {
                    let url = args.next().map_or("", String::as_str);
                    options.site = Some(SiteUrl::parse(url, arg)?);
                }
                _ => {
                    let known = "expected --posts DIR, --dist DIR, --site-url URL or --dev";
                    return Err(Problem::new(format!("{known}, found {arg}")));
                }
            }
        }
        Ok(options)
    }
}

/// Bundles, and returns what was bundled and its version.
fn bundle(options: &Options) -> Result<(Library, String), Problem> {
    let dist = &options.dist;
    let shell = Shell::read(dist)?;
    let library = Library::read(&options.posts)?;
    remove_stale(dist)?;
    announce::remove_all(dist)?;
    let catalog = library.write(dist)?;
    let shell = shell.with_stylesheet(styles::join(dist, &shell)?).with_catalog(&catalog);
    // While developing, scripts stay as they were written, to be read.
    let shell = match options.dev {
        true => shell,
        false => glue::compact(dist, shell)?.with_compact_scripts(),
    };
    let shell = shell.with_policy(&policy::of_app(shell.html()));
    write(&dist.join("index.html"), shell.html().as_bytes())?;
    let places = places::places(&library.catalog);
    for place in &places {
        write(&place.file(dist), shell.page(place).as_bytes())?;
    }
    announced(&library, options, &places)?;
    let (missing, texts) = (plain_page(NOT_FOUND), plain_page(&texts::page(&library.catalog)));
    write(&dist.join("404.html"), missing.as_bytes())?;
    write(&dist.join(texts::FILE), texts.as_bytes())?;
    let headers = policy::headers(shell.html(), &[&missing, &texts]);
    write(&dist.join("_headers"), headers.as_bytes())?;
    let version = worker::write_worker(dist, options.dev)?;
    Ok((library, version))
}

/// Writes what others read of the library: feeds, sitemap, `robots.txt`, `llms.txt`.
fn announced(library: &Library, options: &Options, places: &[Place]) -> Result<(), Problem> {
    let feeds = Feeds {
        catalog: &library.catalog,
        site: options.site.as_ref(),
        title: TITLE,
        tag_page: &|_| None,
        content: &|post| library.content(post),
    };
    let first = discovery::Page { address: String::new(), date: None };
    let pages: Vec<_> = [first].into_iter().chain(places.iter().map(Place::listed)).collect();
    announce::write_all(&options.dist, &feeds, &pages)
}

/// The title of a library.
const TITLE: &str = "후기";

/// A page without the app, with the look of such pages and its policy.
fn plain_page(html: &str) -> String {
    let html = html.replacen("%STYLE%", PLAIN_STYLE, 1);
    html.replacen("%POLICY%", &policy::of_plain(&html), 1)
}

/// How pages without the app look.
const PLAIN_STYLE: &str = include_str!("../assets/plain.css");

/// Finds the app above the address that a host does not know, and hands the address over.
const NOT_FOUND: &str = include_str!("../assets/404.html");

fn report(library: &Library, dist: &Path, version: &str) {
    let all: Vec<&Entry> = library.catalog.posts.iter().collect();
    let (posts, sessions, decks) = shelf::totals(&all);
    for (file, diagnostic) in &library.diagnostics {
        let (line, column) = (diagnostic.line, diagnostic.column);
        eprintln!("{}:{line}:{column}: {}: {diagnostic}", file.display(), diagnostic.severity());
        eprintln!("  {}", diagnostic.help(Lang::En));
    }
    let count = |n: usize, noun: &str| format!("{n} {noun}{}", if n == 1 { "" } else { "s" });
    println!(
        "Bundled {}, {} and {} into {} (version {version}).",
        count(posts, "post"),
        count(sessions, "session"),
        count(decks, "deck"),
        dist.display(),
    );
}

#[cfg(test)]
mod tests;
