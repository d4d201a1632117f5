//! The findings as a person reads them, in the manner of a compiler, and as a script reads them.

use std::collections::HashMap;
use std::fmt::Write;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, normalize_untrusted_str};
use notes::{Date, LinkKind, Post, Severity};
use serde_json::{Value, json};

use super::file::{File, Finding};

/// How to write the report.
#[derive(Clone, Copy)]
pub(crate) struct Style {
    pub(crate) colour: bool,
    /// Leave out notes, and files without findings.
    pub(crate) quiet: bool,
}

/// What was found in one file, and what was done about it.
pub(crate) struct Checked {
    pub(crate) file: File,
    pub(crate) findings: Vec<Finding>,
    /// How many findings were repaired.
    pub(crate) fixed: usize,
    /// Whether repairs were thrown away because readers would have seen them.
    pub(crate) kept: bool,
}

/// How often a rule is shown in full for one file; the further places are lines in a list.
fn in_full(severity: Severity) -> usize {
    if severity == Severity::Note { 1 } else { 2 }
}

/// Lines that are longer are nobody's to look at in a terminal.
const LONGEST_LINE: usize = 4000;

/// What a person reads of one file; nothing if there is nothing to say.
pub(crate) fn text(checked: &Checked, style: Style) -> String {
    let Checked { file, findings, fixed, kept } = checked;
    let shown = findings.iter().filter(|f| !style.quiet || f.severity > Severity::Note);
    let shown: Vec<_> = shown.collect();
    if style.quiet && shown.is_empty() && *fixed == 0 && !kept {
        return String::new();
    }
    let mut text =
        format!("{}{}\n", bold(&file.path.display().to_string(), style), understood(&file.post));
    match *fixed {
        0 => {}
        1 => text.push_str("  fixed 1 finding\n"),
        count => _ = writeln!(text, "  fixed {count} findings"),
    }
    if *kept {
        text.push_str("  nothing was fixed: readers would have seen a difference, so the file stays as it is\n");
    }
    let mut times: HashMap<&str, usize> = HashMap::new();
    for finding in &shown {
        let seen = times.entry(&finding.rule).or_insert(0);
        *seen += 1;
        let most = in_full(finding.severity);
        if *seen <= most {
            let rest = shown.iter().filter(|other| other.rule == finding.rule).skip(most);
            let rest: Vec<_> = if *seen == most { rest.collect() } else { Vec::new() };
            _ = write!(text, "\n{}\n", report(file, finding, &rest, style));
        }
    }
    text.push('\n');
    text
}

/// One finding, with the further places of the same rule below it.
fn report(file: &File, finding: &Finding, rest: &[&&Finding], style: Style) -> String {
    let (line, _) = file.line_column(finding.range.start);
    let excerpt = file.line_range(line);
    // What goes over several lines is shown by the first.
    let end = finding.range.end.clamp(finding.range.start, excerpt.end.max(finding.range.start));
    let (start, shown) = window(&file.source, &excerpt, finding.range.start);
    let span =
        finding.range.start.max(start) - start..end.min(start + shown.len()).max(start) - start;
    let path = file.path.display().to_string();
    let snippet = Snippet::source(shown)
        .path(path)
        .line_start(line as usize)
        .annotation(AnnotationKind::Primary.span(span));
    let mut group: Group<'_> = level(finding.severity)
        .primary_title(&finding.message)
        .id(&finding.rule)
        .element(snippet)
        .element(Level::HELP.message(normalize_untrusted_str(&finding.help)));
    if !rest.is_empty() {
        group = group.element(Level::NOTE.message(further(file, rest)));
    }
    renderer(style).render(&[group])
}

/// The part of a line to show, and where it starts. Only a line that is too long to look at is cut.
fn window<'a>(source: &'a str, line: &Range<usize>, at: usize) -> (usize, &'a str) {
    if line.len() <= LONGEST_LINE {
        return (line.start, &source[line.clone()]);
    }
    let mut start = at.saturating_sub(LONGEST_LINE / 4).max(line.start);
    let mut end = (start + LONGEST_LINE).min(line.end);
    while !source.is_char_boundary(start) {
        start -= 1;
    }
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    (start, &source[start..end.max(start)])
}

/// Where else a rule is broken, in a line.
fn further(file: &File, rest: &[&&Finding]) -> String {
    const MOST: usize = 12;
    let mut lines: Vec<_> = rest.iter().map(|finding| file.line(finding.range.start)).collect();
    lines.dedup();
    let more = if lines.len() > MOST { ", …" } else { "" };
    let named: Vec<_> = lines.iter().take(MOST).map(u32::to_string).collect();
    let word = if lines.len() == 1 { "line" } else { "lines" };
    format!("{} more in this post: {word} {}{more}", rest.len(), named.join(", "))
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

fn renderer(style: Style) -> Renderer {
    let renderer =
        if style.colour { Renderer::styled().hyperlink(false) } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii)
}

fn bold(text: &str, style: Style) -> String {
    let bold = anstyle::Style::new().bold();
    if style.colour { format!("{bold}{text}{bold:#}") } else { text.to_owned() }
}

/// What was understood of a post, in a line.
fn understood(post: &Post) -> String {
    let event = post.event.as_ref().map(|event| match event.year {
        Some(year) => format!("{} {year}", event.name),
        None => event.name.clone(),
    });
    let counts =
        [(post.days.len(), "day"), (post.sessions.len(), "session"), (decks(post), "deck")];
    let mut facts = vec![event.unwrap_or_else(|| "no conference".to_owned())];
    facts.extend(post.meta.date.map(|date: Date| date.to_string()));
    facts.extend(counts.into_iter().map(|(count, word)| counted(count, word)));
    format!(": {}", facts.join(" · "))
}

fn decks(post: &Post) -> usize {
    let links = post.sessions.iter().flat_map(|session| &session.links);
    links.filter(|link| link.kind == LinkKind::Slides).count() + post.other_slides.len()
}

/// "no decks", "1 deck", "2 decks".
fn counted(count: usize, word: &str) -> String {
    match count {
        0 => format!("no {word}s"),
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    }
}

/// The last line: all findings in numbers.
pub(crate) fn summary(all: &[Checked], style: Style) -> String {
    let of = |severity| {
        all.iter().flat_map(|one| &one.findings).filter(|f| f.severity == severity).count()
    };
    let fixable = all.iter().flat_map(|one| &one.findings).filter(|f| !f.edits.is_empty()).count();
    let fixed: usize = all.iter().map(|one| one.fixed).sum();
    let mut parts = vec![
        counted(of(Severity::Error), "error"),
        counted(of(Severity::Warning), "warning"),
        counted(of(Severity::Note), "note"),
    ];
    if fixed > 0 {
        parts.push(format!("{fixed} fixed"));
    }
    if fixable > 0 {
        parts.push(format!("`--fix` mends {fixable}"));
    }
    let line = format!("{} checked: {}", counted(all.len(), "post"), parts.join(", "));
    format!("{}\n", bold(&line, style))
}

/// One file for scripts; the shape is described in the command's usage.
pub(crate) fn json(checked: &Checked) -> Value {
    let Checked { file, findings, fixed, kept } = checked;
    let post = &file.post;
    let event = post.event.as_ref();
    json!({
        "file": file.path.display().to_string(),
        "understood": {
            "title": post.meta.title,
            "date": post.meta.date,
            "event": event.map(|event| json!({ "name": event.name, "year": event.year })),
            "days": post.days.len(),
            "sessions": post.sessions.len(),
            "decks": decks(post),
        },
        "fixed": fixed,
        "fix_refused": kept,
        "findings": findings.iter().map(|finding| finding_json(file, finding)).collect::<Vec<_>>(),
    })
}

fn finding_json(file: &File, finding: &Finding) -> Value {
    let (line, column) = file.line_column(finding.range.start);
    let (end_line, end_column) = file.line_column(finding.range.end);
    json!({
        "rule": finding.rule,
        "severity": finding.severity,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "message": finding.message,
        "help": finding.help,
        "fixable": !finding.edits.is_empty(),
    })
}
