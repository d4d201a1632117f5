//! The steps of `cargo xtask check` and `cargo xtask test`, in the order in which they fail fastest.

use crate::count::Count;
use crate::run::{Heard, Problem, Result, ask, hear, program, show};
use crate::tools::WASM;
use crate::workspace::Workspace;
use crate::{bench, browser, budget, supply, tidy, tools};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One thing that is checked.
#[derive(Debug)]
pub(crate) struct Step {
    /// What `--only` calls it.
    pub(crate) name: &'static str,
    /// What it checks, for the line above its output.
    pub(crate) title: &'static str,
    /// The steps whose results it works on.
    pub(crate) needs: &'static [&'static str],
    pub(crate) run: fn(&Workspace) -> Result<Verdict>,
}

/// How a step that could be carried out ended.
#[derive(Debug)]
pub(crate) enum Verdict {
    Ran(Count),
    /// There was nothing to run it on, and that is fine.
    Skipped(String),
}

static FORMAT: Step =
    Step { name: "format", title: "the code is formatted", needs: &[], run: format };
static LINTS: Step = Step {
    name: "lints",
    title: "clippy has nothing to say, natively and for the browser",
    needs: &[],
    run: lints,
};
static TIDY: Step =
    Step { name: "tidy", title: "the house rules hold", needs: &[], run: house_rules };
static NATIVE: Step = Step { name: "native", title: "native tests", needs: &[], run: native };
static WASM_TESTS: Step = Step {
    name: "browser",
    title: "WebAssembly tests in the browser",
    needs: &[],
    run: wasm_tests,
};
static SCRIPTS: Step = Step {
    name: "scripts",
    title: "tests of the scripts that measure",
    needs: &[],
    run: bench::test_scripts,
};
static BUILD: Step =
    Step { name: "build", title: "the app builds as it is published", needs: &[], run: build };
static BUDGET: Step = Step {
    name: "budget",
    title: "a first visit stays within its budget",
    needs: &["build"],
    run: weigh,
};
static STORIES: Step = Step {
    name: "stories",
    title: "browser stories on the built app",
    needs: &["build"],
    run: stories,
};
static SEEDS: Step = Step {
    name: "seeds",
    title: "the seed posts, and ours on the same conferences, are understood in full",
    needs: &[],
    run: seeds,
};

static SUPPLY: Step = Step {
    name: "supply",
    title: "what comes from others has known licences, sources and no known holes",
    needs: &[],
    run: supply::check,
};

/// The quick gate before a commit.
pub(crate) static CHECK: [&Step; 4] = [&FORMAT, &LINTS, &TIDY, &NATIVE];

/// Everything.
pub(crate) static TEST: [&Step; 11] = [
    &FORMAT, &LINTS, &TIDY, &NATIVE, &SCRIPTS, &WASM_TESTS, &BUILD, &BUDGET, &STORIES, &SEEDS,
    &SUPPLY,
];

/// The step called `name`.
pub(crate) fn named(name: &str) -> Result<&'static Step> {
    TEST.into_iter().find(|step| step.name == name).ok_or_else(|| {
        let names: Vec<&str> = TEST.iter().map(|step| step.name).collect();
        Problem::new(format!("There is no step `{name}`; there are: {}.", names.join(", ")))
    })
}

fn format(workspace: &Workspace) -> Result<Verdict> {
    show(&mut program(workspace, "cargo", &["fmt", "--all", "--check"]))
        .map_err(|problem| Problem::new(format!("{problem} Run `cargo fmt --all`.")))?;
    Ok(Verdict::Ran(Count::PASS))
}

fn lints(workspace: &Workspace) -> Result<Verdict> {
    tools::ensure_wasm_target(workspace)?;
    let strict = ["--all-targets", "--", "-D", "warnings"];
    let native = ["clippy", "--workspace"].into_iter().chain(strict).collect::<Vec<_>>();
    let browser = ["clippy", "--package", "hugi-app", "--target", WASM]
        .into_iter()
        .chain(strict)
        .collect::<Vec<_>>();
    show(&mut program(workspace, "cargo", &native))?;
    show(&mut program(workspace, "cargo", &browser))?;
    Ok(Verdict::Ran(Count::PASS))
}

fn house_rules(workspace: &Workspace) -> Result<Verdict> {
    let findings = tidy::check(workspace)?;
    for finding in &findings {
        println!("{finding}");
    }
    Ok(Verdict::Ran(Count::step(findings.len())))
}

fn native(workspace: &Workspace) -> Result<Verdict> {
    cargo_tests(&mut program(workspace, "cargo", &["test", "--workspace", "--no-fail-fast"]))
}

fn wasm_tests(workspace: &Workspace) -> Result<Verdict> {
    if !has_tests(&workspace.root.join("tests")) {
        return Ok(Verdict::Skipped("there are no test files in tests/.".to_owned()));
    }
    tools::ensure_wasm_target(workspace)?;
    tools::ensure_bindgen(workspace)?;
    browser::chromium(workspace)?;
    let driver = browser::chromedriver(workspace)?;
    let words =
        ["test", "--package", "hugi-app", "--target", WASM, "--test", "*", "--no-fail-fast"];
    let mut cargo = program(workspace, "cargo", &words);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    cargo
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("RUST_BACKTRACE", "0");
    cargo_tests(&mut cargo)
}

fn has_tests(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .into_iter()
        .any(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"))
}

/// Runs tests through cargo; what failed without a test to blame, such as code that does not compile, counts once.
fn cargo_tests(command: &mut Command) -> Result<Verdict> {
    let Heard { output, success } = hear(command)?;
    let mut count = Count::from_cargo(&output);
    if !success && count.failed == 0 {
        count += Count::FAIL;
    }
    Ok(Verdict::Ran(count))
}

fn build(workspace: &Workspace) -> Result<Verdict> {
    publish(workspace, &workspace.tested_dist())?;
    Ok(Verdict::Ran(Count::PASS))
}

/// Builds the app as it is published, into a folder of the workspace.
pub(crate) fn publish(workspace: &Workspace, dist: &Path) -> Result {
    tools::ensure_build_tools(workspace)?;
    let mut trunk = trunk(workspace, &["build", "--release", "--dist"]);
    show(trunk.arg(workspace.relative(dist)))
}

/// Trunk, kept from looking for newer versions, from showing its own backtrace where the code does not build, and from
/// stumbling over `NO_COLOR=1`, which it takes for a mistake.
pub(crate) fn trunk(workspace: &Workspace, arguments: &[&str]) -> Command {
    let mut trunk = program(workspace, "trunk", arguments);
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true").env("RUST_BACKTRACE", "0");
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    trunk
}

fn weigh(workspace: &Workspace) -> Result<Verdict> {
    let dist = built(workspace)?;
    budget::check(&dist).map(Verdict::Ran)
}

fn stories(workspace: &Workspace) -> Result<Verdict> {
    tools::ensure_npm_packages(workspace)?;
    let chromium = browser::chromium(workspace)?;
    let report = workspace.scratch("stories.json");
    let _ = fs::remove_file(&report);
    let mut playwright = program(workspace, tools::npm_program("playwright"), &["test"]);
    playwright.current_dir(workspace.stories());
    playwright
        .env("HUGI_CHROMIUM", chromium)
        .env("HUGI_DIST", built(workspace)?)
        .env("HUGI_REPORT", &report);
    let ended = show(&mut playwright);
    let report = fs::read_to_string(&report).unwrap_or_default();
    match (ended, Count::from_playwright(&report)) {
        (Ok(()), Some(count)) => Ok(Verdict::Ran(count)),
        (Err(_), Some(count)) if count.failed > 0 => Ok(Verdict::Ran(count)),
        (Err(problem), _) => Err(problem),
        (Ok(()), None) => {
            Err(Problem::new("Playwright left no report, so nothing is known about the stories."))
        }
    }
}

/// The app as the build step left it.
fn built(workspace: &Workspace) -> Result<PathBuf> {
    let dist = workspace.tested_dist();
    if dist.join("index.html").is_file() {
        return Ok(dist);
    }
    Err(Problem::new(
        "The app has not been built for the tests: run `cargo xtask test --only build` first.",
    ))
}

fn seeds(workspace: &Workspace) -> Result<Verdict> {
    let shared = workspace.shared();
    let (gold, scorer) = (shared.join("seeds"), shared.join("corpus").join("score.py"));
    if !gold.is_dir() || !scorer.is_file() {
        return Ok(Verdict::Skipped("no seed posts lie beside this repository.".to_owned()));
    }
    let mut count = Count::default();
    for folder in [gold.clone(), workspace.root.join("posts")] {
        println!("{}", folder.display());
        let imperfect = score(workspace, &folder, &gold, &scorer)?;
        count += if imperfect == 0 { Count::PASS } else { Count::FAIL };
    }
    Ok(Verdict::Ran(count))
}

/// How many figures are below 1 when what is understood of a folder's posts is held against the gold files.
fn score(workspace: &Workspace, folder: &Path, gold: &Path, scorer: &Path) -> Result<usize> {
    let words = ["run", "--quiet", "--package", "hugi", "--", "inspect", "--json"];
    let mut inspect = program(workspace, "cargo", &words);
    let understood = ask(inspect.args(markdown_files(folder)?)).ok_or_else(|| {
        Problem::new(format!("`hugi inspect --json` failed on {}.", folder.display()))
    })?;
    let file = workspace.scratch("understood.json");
    fs::write(&file, understood)
        .map_err(Problem::doing(format!("{} could not be written", file.display())))?;
    let Heard { output, success } =
        hear(program(workspace, "python3", &[]).arg(scorer).arg(gold).arg(file))?;
    if success { Ok(imperfect(&output)) } else { Err(Problem::new("The scorer failed.")) }
}

fn markdown_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)
        .map_err(Problem::doing(format!("{} could not be read", folder.display())))?;
    let paths = entries.flatten().map(|entry| entry.path());
    let mut posts: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|e| e == "md")).collect();
    posts.sort();
    Ok(posts)
}

/// How many of the scorer's figures (`name 0.973`) are not 1.
fn imperfect(output: &str) -> usize {
    let figures =
        output.lines().filter_map(|line| line.split_once(' ')).map(|(_, value)| value.trim());
    figures.filter(|value| value.starts_with("0.")).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_below_one_is_seen() {
        assert_eq!(
            imperfect(
                "sessions_f1          1.000\nday                  1.000\nposts 5 sessions 44 missing 0\n"
            ),
            0
        );
        assert_eq!(imperfect("sessions_f1          0.999\nday                  0.000\n"), 2);
    }

    #[test]
    fn the_quick_gate_is_part_of_everything() {
        assert!(CHECK.iter().all(|step| named(step.name).is_ok()));
        assert!(named("nothing").is_err());
    }
}
