//! `hugi inspect`: says what was understood of each post, for a person or as JSON.

use std::path::Path;
use std::process::ExitCode;

use notes::{Diagnostic, Lang, LinkKind, Post, Session, Severity, Source};
use serde_json::{Value, json};

/// How to call it.
pub(crate) const USAGE: &str = "\
hugi inspect [--json | --explain] [--strict] FILE…

Prints what Hugi understands of each post: its conference, days, sessions, speakers and decks,
and what it was surprised by, with file, line and column.

  --json     an array with one object a post, for scripts
  --explain  for every place where a session could start: its signs, and why it is a session or not
  --strict   exit with 1 if any post has a warning or an error
Exit codes: 0 fine, 1 findings under --strict, 2 a file could not be read or the call was wrong.";

/// What the call asks for.
#[derive(Default)]
struct Call {
    json: bool,
    explain: bool,
    strict: bool,
    files: Vec<String>,
}

/// A post as it was understood.
struct Inspected {
    file: String,
    text: String,
    post: Post,
    findings: Vec<Diagnostic>,
}

/// Runs the command with the arguments after its name.
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    let call = match read_call(arguments) {
        Ok(call) => call,
        Err(message) => {
            eprintln!("{message}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let mut unreadable = false;
    let mut inspected = Vec::new();
    for file in &call.files {
        match inspect(file) {
            Ok(one) => inspected.push(one),
            Err(error) => {
                eprintln!(
                    "{file}: expected a readable file, found: {error}. Check the path and its permissions."
                );
                unreadable = true;
            }
        }
    }
    if call.json {
        let all: Vec<_> = inspected.iter().map(as_json).collect();
        println!("{:#}", Value::Array(all));
    } else if call.explain {
        print!("{}", inspected.iter().map(explained).collect::<Vec<_>>().join("\n"));
    } else {
        print!("{}", inspected.iter().map(as_text).collect::<Vec<_>>().join("\n"));
    }
    let surprised = inspected
        .iter()
        .flat_map(|one| &one.findings)
        .any(|finding| finding.severity() >= Severity::Warning);
    match (unreadable, call.strict && surprised) {
        (true, _) => ExitCode::from(2),
        (_, true) => ExitCode::from(1),
        _ => ExitCode::SUCCESS,
    }
}

fn read_call(arguments: &[String]) -> Result<Call, String> {
    let mut call = Call::default();
    for argument in arguments {
        match argument.as_str() {
            "--json" => call.json = true,
            "--explain" => call.explain = true,
            "--strict" => call.strict = true,
            flag if flag.starts_with("--") => {
                return Err(format!("expected --json, --explain or --strict, found {flag}"));
            }
            file => call.files.push(file.to_owned()),
        }
    }
    if call.files.is_empty() {
        return Err("expected at least one file, found none".to_owned());
    }
    Ok(call)
}

fn inspect(file: &str) -> std::io::Result<Inspected> {
    let bytes = std::fs::read(file)?;
    let name = Path::new(file)
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let (text, mut findings) = notes::decode(&bytes);
    let (post, of_parse) = notes::parse(&text, &Source { name });
    findings.extend(of_parse);
    Ok(Inspected { file: file.to_owned(), text, post, findings })
}

/// The shape of the gold files of the corpus.
fn as_json(one: &Inspected) -> Value {
    let Inspected { file, post, findings, .. } = one;
    let name = Path::new(file).file_name().map(|name| name.to_string_lossy().into_owned());
    json!({
        "file": name,
        "event": post.event.as_ref().map(|event| json!({ "name": event.name, "year": event.year })),
        "meta": {
            "title": post.meta.title,
            "date": post.meta.date,
            "author": post.meta.author,
            "tags": post.meta.tags,
            "categories": post.meta.categories,
            "draft": post.meta.draft,
        },
        "days": post.days.iter().map(|day| json!({ "n": day.n, "date": day.date, "label": day.label })).collect::<Vec<_>>(),
        "sessions": post.sessions.iter().map(session_json).collect::<Vec<_>>(),
        "other_slides": post.other_slides.iter().map(|link| json!({ "url": link.url, "line": link.line })).collect::<Vec<_>>(),
        "findings": findings.iter().map(finding_json).collect::<Vec<_>>(),
    })
}

fn finding_json(finding: &Diagnostic) -> Value {
    json!({
        "severity": finding.severity(),
        "line": finding.line,
        "column": finding.column,
        "expected": finding.expected(Lang::En),
        "found": finding.found,
        "help": finding.help(Lang::En),
    })
}

fn session_json(session: &Session) -> Value {
    let links = session.links.iter().map(|link| json!({ "url": link.url, "kind": link.kind }));
    json!({
        "title": session.title,
        "line": session.line,
        "day": session.day,
        "start": session.start,
        "end": session.end,
        "kind": session.kind,
        "speakers": session.speakers,
        "links": links.collect::<Vec<_>>(),
    })
}

/// A post as a person likes to read it.
fn as_text(one: &Inspected) -> String {
    let post = &one.post;
    let file = Path::new(&one.file).file_name().unwrap_or_default().to_string_lossy();
    let title = post.meta.title.clone().unwrap_or_else(|| notes::catalog::name_of(&file));
    let date = post.meta.date.map(|date| date.to_string()).unwrap_or_else(|| "no date".to_owned());
    let event = post.event.as_ref().map_or_else(
        || "no event".to_owned(),
        |event| {
            event.year.map_or_else(|| event.name.clone(), |year| format!("{} {year}", event.name))
        },
    );
    let sessions = match post.sessions.len() {
        1 => "1 session".to_owned(),
        count => format!("{count} sessions"),
    };
    let mut text = format!(
        "{}\n  {title}\n  {event} · {date} · {sessions} · {} min\n",
        one.file, post.reading_minutes
    );
    if !post.meta.tags.is_empty() {
        text.push_str(&format!("  tags: {}\n", post.meta.tags.join(", ")));
    }
    let mut day = None;
    for (n, session) in post.sessions.iter().enumerate() {
        if session.day != day {
            day = session.day;
            let label = post
                .days
                .iter()
                .find(|known| Some(known.n) == day)
                .map_or("no stated day", |known| &known.label);
            text.push_str(&format!("\n  {label}\n"));
        }
        text.push_str(&session_line(n + 1, session));
    }
    for link in &post.other_slides {
        text.push_str(&format!("  deck of no session, line {}: {}\n", link.line, link.url));
    }
    for finding in &one.findings {
        let (severity, help) = (finding.severity(), finding.help(Lang::En));
        let Diagnostic { line, column, .. } = finding;
        text.push_str(&format!(
            "\n{severity}: {finding}\n  --> {}:{line}:{column}\n  help: {help}\n",
            one.file
        ));
    }
    text
}

/// Every candidate of a post with its signs and the verdict.
fn explained(one: &Inspected) -> String {
    let mut text = format!("{}\n", one.file);
    for it in notes::explain(&one.text) {
        let verdict = if it.taken { "taken" } else { "left " };
        text.push_str(&format!("\n{:>5}  {verdict}  {}  [{}]\n", it.line, it.title, it.shape));
        let signs: Vec<_> =
            it.signs.iter().map(|(name, weight)| format!("{name} {weight}")).collect();
        if !signs.is_empty() {
            text.push_str(&format!("              signs: {}\n", signs.join(", ")));
        }
        text.push_str(&format!("              {}\n", it.reason));
    }
    text
}

fn session_line(n: usize, session: &Session) -> String {
    let time = match (session.start, session.end) {
        (Some(start), Some(end)) => format!("{start}–{end} "),
        (Some(start), None) => format!("{start} "),
        (None, Some(end)) => format!("–{end} "),
        (None, None) => String::new(),
    };
    let mut facts = Vec::new();
    if !session.speakers.is_empty() {
        facts.push(session.speakers.join(", "));
    }
    for (kind, name) in [
        (LinkKind::Slides, "slides"),
        (LinkKind::Video, "video"),
        (LinkKind::Code, "code"),
        (LinkKind::Paper, "paper"),
    ] {
        match session.links.iter().filter(|link| link.kind == kind).count() {
            0 => {}
            1 => facts.push(name.to_owned()),
            count => facts.push(format!("{count} {name}")),
        }
    }
    let facts =
        if facts.is_empty() { String::new() } else { format!("  ({})", facts.join(" · ")) };
    format!("  {n:>3}  {time}{}{facts}  line {}\n", session.title, session.line)
}
