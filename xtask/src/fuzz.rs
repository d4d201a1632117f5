//! Fuzzing: texts that nobody would think of, held against what must hold for any text.
//!
//! The targets, their dictionaries and their lock file lie in `fuzz/`, a workspace of its own, for they need a nightly
//! compiler. What the fuzzer has learnt stays in `target/fuzz`; what it finds becomes a file of `crates/notes/tests/found`.

use crate::run::{Problem, Result, announce, ask, program, show};
use crate::tools;
use crate::workspace::Workspace;
use std::fs;

/// The targets, each a file of `fuzz/targets`, and the dictionary of each.
const TARGETS: [(&str, &str); 3] =
    [("front_matter", "front_matter"), ("pieces", "post"), ("post", "post")];

/// Texts to start from: our own posts, and what was found before.
const SEEDS: [&str; 3] = ["posts", "crates/notes/tests/shapes", "crates/notes/tests/found"];

/// Longer texts are slower, not stranger.
const LONGEST: &str = "-max_len=2048";

/// A text that takes longer, in seconds, is a finding.
const SLOWEST: &str = "-timeout=10";

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// The one target to run; all, one after another, if there is none.
    target: Option<&'static str>,
    /// How long each runs.
    minutes: u32,
}

impl Options {
    /// Reads `[TARGET] [--minutes N]`.
    pub(crate) fn parse(words: &[&str]) -> Result<Self> {
        let mut options = Self { target: None, minutes: 10 };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            if *word == "--minutes" {
                let number = words.next().and_then(|number| number.parse().ok()).filter(|n| *n > 0);
                options.minutes =
                    number.ok_or_else(|| Problem::new("`--minutes` takes a number from 1 on."))?;
            } else {
                let known = TARGETS.into_iter().find(|(name, _)| name == word);
                let names = TARGETS.map(|(name, _)| name).join(", ");
                let (name, _) = known.ok_or_else(|| {
                    Problem::new(format!("There is no fuzz target `{word}`; there are: {names}."))
                })?;
                options.target = Some(name);
            }
        }
        Ok(options)
    }
}

/// Runs the targets. The first finding ends the run: it is written down, with the command that repeats it.
pub(crate) fn fuzz(workspace: &Workspace, options: &Options) -> Result {
    if ask(&mut program(workspace, "cargo", &["+nightly", "--version"])).is_none() {
        return Err(Problem::new(
            "Fuzzing needs a nightly compiler: run `rustup toolchain install nightly --profile minimal`, then this again.",
        ));
    }
    tools::ensure_fuzzer(workspace)?;
    let wanted = |(name, _): &(&str, &str)| options.target.is_none_or(|target| target == *name);
    for (name, dictionary) in TARGETS.into_iter().filter(wanted) {
        announce(format!("Fuzzing {name} for {} minutes …", options.minutes));
        run(workspace, name, dictionary, options.minutes)?;
    }
    Ok(())
}

fn run(workspace: &Workspace, name: &str, dictionary: &str, minutes: u32) -> Result {
    let kept = workspace.scratch("fuzz").join(name);
    let (corpus, findings) = (kept.join("corpus"), kept.join("findings"));
    for folder in [&corpus, &findings] {
        fs::create_dir_all(folder)
            .map_err(Problem::doing(format!("{} could not be made", folder.display())))?;
    }
    // No sanitizer: the code is safe, and panics and hangs show without one, at twice the speed.
    let words = ["+nightly", "fuzz", "run", "--sanitizer", "none", name];
    let mut fuzzer = program(workspace, "cargo", &words);
    fuzzer.env_remove("RUSTUP_TOOLCHAIN").arg(&corpus).args(SEEDS).args(["--", LONGEST, SLOWEST]);
    fuzzer.arg(format!("-dict=fuzz/dict/{dictionary}.dict"));
    fuzzer.arg(format!("-max_total_time={}", minutes * 60));
    fuzzer.arg(format!("-artifact_prefix={}/", findings.display()));
    show(&mut fuzzer).map_err(|problem| {
        Problem::new(format!(
            "{problem} What was found lies in {}: make it small, give it a name in crates/notes/tests/found, repair.",
            findings.display()
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read() {
        assert_eq!(Options::parse(&[]), Ok(Options { target: None, minutes: 10 }));
        let post = Options { target: Some("post"), minutes: 2 };
        assert_eq!(Options::parse(&["post", "--minutes", "2"]), Ok(post));
        assert!(Options::parse(&["poster"]).is_err() && Options::parse(&["--minutes"]).is_err());
    }

    #[test]
    fn every_target_has_its_files() {
        let root = Workspace::find().root.join("fuzz");
        for (name, dictionary) in TARGETS {
            assert!(root.join(format!("targets/{name}.rs")).is_file(), "{name}");
            assert!(root.join(format!("dict/{dictionary}.dict")).is_file(), "{dictionary}");
        }
    }
}
