//! `hugi bundle`: puts a folder of posts into the app that Trunk has built, so that `dist/` is complete.
//!
//! Posts become files beside the app, every page gets a copy of the shell, and the service worker learns the digest of
//! each file. Running it again over the same folder gives the same folder.

mod files;
mod glue;
mod library;
mod module;
mod pages;
mod parts;
mod places;
mod policy;
mod script;
mod shell;
mod styles;
mod texts;
mod worker;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use std::sync::Arc;

use hugi_app::words::Language;
use notes::{Index, Lang};

use self::files::{Problem, remove_stale, write};
use self::library::Library;
use self::pages::Press;
use self::parts::Parts;
use self::places::places;
use self::shell::Shell;

/// What to bundle, and where.
#[derive(Debug, PartialEq)]
struct Options {
    posts: PathBuf,
    dist: PathBuf,
    /// The service worker asks the network first.
    dev: bool,
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
                _ => {
                    let known = "expected --posts DIR, --dist DIR or --dev";
                    return Err(Problem::new(format!("{known}, found {arg}")));
                }
            }
        }
        Ok(options)
    }
}

/// Bundles, and returns what was bundled and its version.
fn bundle(options: &Options) -> Result<(Arc<Library>, String), Problem> {
    let dist = &options.dist;
    let shell = Shell::read(dist)?;
    let library = Arc::new(Library::read(&options.posts)?);
    remove_stale(dist)?;
    let parts = Arc::new(Parts::of(&library));
    parts.write(dist)?;
    for (post, bytes) in library.posts.iter().zip(&library.files) {
        write(&dist.join(&post.entry.path), bytes)?;
    }
    let language = Language::for_notes(library.language());
    let (shell, styles) = styles::join(dist, &shell)?;
    // While developing, scripts stay as they were written, to be read.
    let shell = match options.dev {
        true => shell,
        false => glue::compact(dist, shell)?.with_compact_scripts(),
    };
    let shell = shell.with_app_last().with_language(language.tag());
    let shell = shell.with_policy(&policy::of_app(shell.html(), &styles));
    write(&dist.join(shell::FILE), shell.html().as_bytes())?;
    let places = places(&library.catalog, &parts.index, parts.people());
    let press = Press::new(&shell, &styles, language, parts.clone().at_hand(library.clone()));
    press.print(&places, dist)?;
    let (missing, texts) = (plain_page(NOT_FOUND), plain_page(&texts::page(&library.catalog)));
    write(&dist.join("404.html"), missing.as_bytes())?;
    write(&dist.join(texts::FILE), texts.as_bytes())?;
    let headers = policy::headers(shell.html(), &styles, &[&missing, &texts]);
    write(&dist.join("_headers"), headers.as_bytes())?;
    let version = worker::write_worker(dist, &library, &parts, options.dev)?;
    Ok((library, version))
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

fn report(library: &Library, dist: &Path, version: &str) {
    let index = Index::new(&library.catalog);
    let totals = index.totals(&index.all());
    for (file, diagnostic) in &library.diagnostics {
        let (line, column) = (diagnostic.line, diagnostic.column);
        eprintln!("{}:{line}:{column}: {}: {diagnostic}", file.display(), diagnostic.severity());
        eprintln!("  {}", diagnostic.help(Lang::En));
    }
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
