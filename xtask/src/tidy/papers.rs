//! The rules for everything that is not Rust: style sheets, manifests, lock files and prose.

use super::{File, Finding, Hit, Rule, findings};
use crate::tools::locked_version;

/// Whether a path from the root exists.
type Exists<'a> = &'a dyn Fn(&str) -> bool;

const LONGEST_ARCHITECTURE: usize = 150;

static LAYER: Rule = Rule {
    rule: "a style sheet of style/components/ lies in one @layer",
    reason: "layers decide which rule wins, so the order of loading does not",
    remedy: "wrap the whole file in @layer components { … }",
};

static ARCHITECTURE: Rule = Rule {
    rule: "ARCHITECTURE.md has at most 150 lines",
    reason: "a map is read before the first change, or not at all",
    remedy: "move the detail into the module documentation",
};

static LINKS: Rule = Rule {
    rule: "links between the documents lead somewhere",
    reason: "a dead link costs the reader more than no link",
    remedy: "correct the path or remove the link",
};

static LOCK: Rule = Rule {
    rule: "package-lock.json names no addresses",
    reason: "a developer's packages come from wherever their npm is set up to look",
    remedy: "run npm in tests/e2e, where .npmrc leaves them out",
};

static PIN: Rule = Rule {
    rule: "Cargo.toml pins the wasm-bindgen that Cargo.lock names",
    reason: "wasm-bindgen's program and library must be of the very same version",
    remedy: "write wasm-bindgen = \"=X.Y.Z\" with the version of Cargo.lock",
};

/// Everything in one file that breaks a rule; `exists` answers for paths from the root.
pub(super) fn check<'a>(
    file: &'a File,
    exists: Exists<'_>,
) -> impl Iterator<Item = Finding> + use<'a> {
    let (rule, hits): (&Rule, Vec<Hit>) =
        if file.path.starts_with("style/components/") && file.path.ends_with(".css") {
            (&LAYER, outside_layer(&file.text))
        } else if file.path.ends_with(".md") {
            (&LINKS, dead_links(file, exists))
        } else if file.path.ends_with("package-lock.json") {
            (&LOCK, lines_with(&file.text, "\"resolved\""))
        } else {
            (&LINKS, vec![])
        };
    findings(rule, file, hits).chain(findings(&ARCHITECTURE, file, too_long(file)))
}

/// The one rule about two files.
pub(super) fn check_pins(files: &[File]) -> Option<Finding> {
    let text =
        |path: &str| files.iter().find(|file| file.path == path).map(|file| file.text.as_str());
    let locked = locked_version(text("Cargo.lock")?, "wasm-bindgen")?;
    let pin = format!("\"={locked}\"");
    let is_pin = |line: &str| line.starts_with("wasm-bindgen = ") && line.contains(&pin);
    let pinned = text("Cargo.toml")?.lines().any(is_pin);
    (!pinned).then(|| Finding {
        place: "Cargo.toml:1".to_owned(),
        found: format!("wasm-bindgen is not pinned to {pin}"),
        rule: &PIN,
    })
}

fn lines_with(text: &str, part: &str) -> Vec<Hit> {
    let numbered = text.lines().enumerate().filter(|(_, line)| line.contains(part));
    numbered.map(|(index, line)| (index + 1, line.trim().to_owned())).collect()
}

fn too_long(file: &File) -> Vec<Hit> {
    let lines = file.text.lines().count();
    if file.path == "ARCHITECTURE.md" && lines > LONGEST_ARCHITECTURE {
        vec![(lines, format!("{lines} lines"))]
    } else {
        vec![]
    }
}

/// Rules of a style sheet that stand outside its layer.
fn outside_layer(css: &str) -> Vec<Hit> {
    let (mut depth, mut hits) = (0_usize, vec![]);
    for (index, line) in without_comments(css).lines().enumerate() {
        let line = line.trim();
        if depth == 0 && !line.is_empty() && !line.starts_with("@layer ") && !line.starts_with('}')
        {
            hits.push((index + 1, line.to_owned()));
        }
        depth = (depth + line.matches('{').count()).saturating_sub(line.matches('}').count());
    }
    hits
}

/// A style sheet without its comments; lines stay lines.
fn without_comments(css: &str) -> String {
    let mut pieces = css.split("/*");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| {
        let (comment, rest) = piece.split_once("*/").unwrap_or((piece, ""));
        text + &"\n".repeat(comment.matches('\n').count()) + rest
    })
}

/// Links to files that are not there. Addresses of other sites are not looked at, nor is what stands in code.
fn dead_links(file: &File, exists: Exists<'_>) -> Vec<Hit> {
    let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (mut fenced, mut hits) = (false, vec![]);
    for (index, line) in file.text.lines().enumerate() {
        fenced ^= line.trim_start().starts_with("```");
        let prose: String = line.split('`').step_by(2).collect();
        for target in prose.split("](").skip(1).filter(|_| !fenced) {
            let target = target.split([')', ' ', '#']).next().unwrap_or_default();
            let elsewhere =
                target.is_empty() || target.contains("://") || target.starts_with("mailto:");
            if !elsewhere && !exists(&joined(folder, target)) {
                hits.push((index + 1, format!("`{target}` is not there")));
            }
        }
    }
    hits
}

/// A path from the root for a link in a document of `folder`.
fn joined(folder: &str, target: &str) -> String {
    let target = target.replace("%20", " ");
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::super::lines_found;
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned() }
    }

    #[track_caller]
    fn check_rule(rule: &str, path: &str, text: &str, expected: &[usize]) {
        let there = |path: &str| ["README.md", "docs/guide.md", "docs"].contains(&path);
        assert_eq!(lines_found(check(&file(path, text), &there), rule), expected, "{path}: {text}");
    }

    #[test]
    fn component_styles_lie_in_a_layer() {
        let path = "style/components/chip.css";
        check_rule(
            "@layer",
            path,
            "/* The chip.\n   Two lines. */\n@layer components {\n.chip { gap: 0 }\n}\n",
            &[],
        );
        check_rule(
            "@layer",
            path,
            "/* x\n */\n.chip { gap: 0 }\n@layer components {\n}\n.late {\n}\n",
            &[3, 6],
        );
        check_rule("@layer", "style/base.css", ".chip { gap: 0 }\n", &[]);
    }

    #[test]
    fn links_lead_somewhere() {
        check_rule(
            "links",
            "README.md",
            "[a](docs/guide.md#x) [b](https://example.org/x) [c](#d)\n",
            &[],
        );
        check_rule("links", "docs/guide.md", "[a](../README.md)\n[b](guide.md)\n", &[]);
        check_rule(
            "links",
            "README.md",
            "x\n[a](docs/gone.md)\n`[b](gone.md)`\n```\n[c](gone.md)\n```\n",
            &[2],
        );
    }

    #[test]
    fn the_map_stays_short() {
        check_rule("ARCHITECTURE", "ARCHITECTURE.md", &"x\n".repeat(150), &[]);
        check_rule("ARCHITECTURE", "ARCHITECTURE.md", &"x\n".repeat(151), &[151]);
    }

    #[test]
    fn the_npm_lock_names_no_addresses() {
        check_rule(
            "package-lock",
            "tests/e2e/package-lock.json",
            "{\n\"resolved\": \"somewhere\"\n}\n",
            &[2],
        );
        check_rule(
            "package-lock",
            "tests/e2e/package-lock.json",
            "{\n\"version\": \"1.0.0\"\n}\n",
            &[],
        );
    }

    #[test]
    fn the_pin_follows_the_lock() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        let files = |pin: &str| [file("Cargo.lock", lock), file("Cargo.toml", pin)];
        assert!(check_pins(&files("wasm-bindgen = \"=0.2.130\"\n")).is_none());
        assert!(
            check_pins(&files("wasm-bindgen = { version = \"=0.2.130\", optional = true }\n"))
                .is_none()
        );
        assert!(check_pins(&files("wasm-bindgen = \"0.2.130\"\n")).is_some());
        assert!(check_pins(&files("wasm-bindgen = \"=0.2.129\"\n")).is_some());
    }
}
