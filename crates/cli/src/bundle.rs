//! `hugi bundle`: puts a folder of posts into the app that Trunk has built, so that `dist/` is complete.
//!
//! Posts become files beside the app, every page gets a copy of the shell, and the service worker learns the digest of
//! each file. Running it again over the same folder gives the same folder.

mod aliases;
mod announce;
mod cache;
mod compress;
mod discovery;
mod feeds;
mod files;
mod glue;
mod head;
mod library;
mod module;
mod output;
mod pages;
mod parts;
mod places;
mod policy;
mod progress;
#[cfg(test)]
mod samples;
mod script;
mod searched;
mod searcher;
mod shell;
mod site;
mod styles;
mod subjects;
mod texts;
mod worker;
mod xml;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use std::sync::Arc;

use hugi_app::routes::FIND;
use hugi_app::words::Language;
use notes::Lang;
use notes::index::Totals;
use rayon::prelude::*;

use self::aliases::Table;
use self::cache::Cache;
use self::feeds::Feeds;
use self::files::{Problem, remove_stale, write};
use self::library::Library;
use self::output::{Compress, Output};
use self::pages::Press;
use self::parts::Parts;
use self::places::{Place, places};
use self::shell::Shell;
use self::site::SiteUrl;
use self::styles::Styles;
use self::subjects::tag_page;

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
        report(&bundle(&options)?, &options.dist);
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

/// What was bundled.
#[derive(Debug)]
struct Bundled {
    library: Arc<Library>,
    aliases: Table,
    totals: Totals,
    version: String,
}

/// Bundles.
fn bundle(options: &Options) -> Result<Bundled, Problem> {
    let dist = &options.dist;
    let shell = Shell::read(dist)?;
    let cache = Cache::read(dist);
    if cache.files.is_empty() {
        remove_stale(dist)?;
        announce::remove_all(dist)?;
    }
    let library = Arc::new(Library::read(&options.posts, &cache)?);
    let aliases = Table::read(&options.posts)?;
    let language = Language::for_notes(library.language());
    let (shell, styles) = app(options, shell, language)?;
    let parts = Arc::new(Parts::of(&library));
    let places = places(&library.catalog, &parts.index, parts.people());
    let output = Output::new(dist, cache, Compress::of(options.dev, places.len()));
    let site = options.site.as_ref();
    let press = Press::new(&shell, &styles, language, site, &library, &parts);
    // Of the app's own files one takes seconds to compress: what else there is to write is written meanwhile.
    let own = worker::app_files(dist)?;
    let (kept, written) = rayon::join(
        || own.par_iter().try_for_each(|file| output.keep(file)),
        || {
            parts.write(&output)?;
            library.write(&output)?;
            let searched = searched::write(&library, &press.posts, &aliases.aliases, &output)?;
            press.print(&places, &output)?;
            announced(&output, &library, &press, &places).map(|()| searched)
        },
    );
    let searched = kept.and(written)?;
    let (missing, texts) = (plain_page(NOT_FOUND), plain_page(&texts::page(&library.catalog)));
    output.put_bytes("404.html", missing.as_bytes())?;
    output.put_bytes(texts::FILE, texts.as_bytes())?;
    let headers = policy::headers(shell.html(), &styles, &[&missing, &texts]);
    output.put_bytes("_headers", headers.as_bytes())?;
    let version = worker::write_worker(&output, &library, &parts, &searched, options.dev)?;
    Cache::write(dist, &version, &library, output.finish())?;
    let totals = parts.index.totals(&parts.index.all());
    Ok(Bundled { library, aliases, totals, version })
}

/// The app's own files as they are published, the document around every page among them.
fn app(options: &Options, shell: Shell, language: Language) -> Result<(Shell, Styles), Problem> {
    let dist = &options.dist;
    let (shell, styles) = styles::join(dist, &shell)?;
    // While developing, scripts stay as they were written, to be read.
    let shell = match options.dev {
        true => shell,
        false => {
            script::compact_file(&dist.join(FIND))?;
            glue::compact(dist, shell)?.with_compact_scripts()
        }
    };
    searcher::join(dist, options.dev)?;
    let shell = shell.with_app_last().with_language(language.tag());
    let shell = shell.with_policy(&policy::of_app(shell.html(), &styles));
    write(&dist.join(shell::FILE), shell.html().as_bytes())?;
    Ok((shell, styles))
}

/// Writes what others read of the library: feeds, sitemap, `robots.txt`, `llms.txt`.
fn announced(
    output: &Output,
    library: &Library,
    press: &Press<'_>,
    places: &[Place],
) -> Result<(), Problem> {
    let catalog = &library.catalog;
    let content = |at: usize| Some(feeds::content(&library.open(at)?.post));
    let (site, title) = (press.subjects.site, press.subjects.words.app);
    let feeds = Feeds { catalog, site, title, tag_page: &tag_page, content: &content };
    // Only sitemaps list pages, and there is none without a site.
    let listed = site.map_or(&[][..], |_| places).iter();
    let pages: Vec<_> = listed.filter_map(|place| press.subjects.listed(place)).collect();
    announce::write_all(output, &feeds, &press.posts, &pages)
}

/// A page without the app, with the look of such pages and its policy.
fn plain_page(html: &str) -> String {
    let html = html.replacen("%STYLE%", PLAIN_STYLE, 1);
    html.replacen("%POLICY%", &policy::of_plain(&html), 1)
}

/// How pages without the app look.
const PLAIN_STYLE: &str = include_str!("../assets/plain.css");

/// Finds the app above the address that a host does not know, and hands the address over.
const NOT_FOUND: &str = include_str!("../assets/404.html");

fn report(bundled: &Bundled, dist: &Path) {
    let Bundled { library, aliases, totals, version } = bundled;
    for (file, diagnostic) in library.diagnostics() {
        let (line, column) = (diagnostic.line, diagnostic.column);
        eprintln!("{}:{line}:{column}: {}: {diagnostic}", file.display(), diagnostic.severity());
        eprintln!("  {}", diagnostic.help(Lang::En));
    }
    aliases.warnings().for_each(|warning| eprintln!("{warning}"));
    let count = |n: usize, noun: &str| format!("{n} {noun}{}", if n == 1 { "" } else { "s" });
    println!(
        "Bundled {}, {} and {} into {} (version {version}).",
        count(totals.posts, "post"),
        count(totals.sessions, "session"),
        count(totals.decks, "deck"),
        dist.display(),
    );
}

#[cfg(test)]
mod tests;
