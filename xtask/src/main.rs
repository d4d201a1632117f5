//! `cargo xtask`: what developers of Hugi run, so that nobody has to remember the tools behind it.
//!
//! The commands install what is missing first; [`tools`] says what and in which version.

mod bench;
mod browser;
mod budget;
mod count;
mod fuzz;
mod library;
mod report;
mod run;
mod serve;
mod steps;
mod supply;
mod tidy;
mod tools;
mod workspace;

use run::{Problem, Result};
use std::process::ExitCode;
use workspace::Workspace;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  serve [--release] [--port N] [--open]   open Hugi in the browser; rebuilds when code, style or posts change
  build                                   the finished site, in dist/
  check                                   the quick gate before a commit: format, lints, house rules, native tests
  test [--only STEP] [--list]             everything the CI runs, up to stories in a real browser
  tidy                                    the house rules alone
  fuzz [TARGET] [--minutes N]             texts that nobody would think of, 10 minutes a target
  library --posts N [--out DIR] [--seed S]
                                          a library of invented posts, in target/xtask/library-N
  bench [GROUP | MEASURE [PART]]          what Hugi costs, alone and beside its peers; reports in target/bench
";

/// What the command line asks for.
#[derive(Debug, PartialEq)]
enum Request {
    Serve(serve::Options),
    Build,
    Check,
    Test { only: Option<String> },
    List,
    Tidy,
    Fuzz(fuzz::Options),
    Library(library::Options),
    Bench(Vec<String>),
    Help,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match parse(&arguments).and_then(perform) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// Does what was asked; `false` means that something was checked and found wanting.
fn perform(request: Request) -> Result<bool> {
    let workspace = Workspace::find();
    match request {
        Request::Serve(options) => serve::serve(&workspace, &options).map(|()| true),
        Request::Build => steps::publish(&workspace, &workspace.root.join("dist")).map(|()| {
            println!("The site is in dist/: publish that folder as it is.");
            true
        }),
        Request::Check => Ok(report::run(&workspace, &steps::CHECK)),
        Request::Test { only: None } => Ok(report::run(&workspace, &steps::TEST)),
        Request::Test { only: Some(name) } => Ok(report::run(&workspace, &[steps::named(&name)?])),
        Request::Tidy => Ok(report::run(&workspace, &[steps::named("tidy")?])),
        Request::Fuzz(options) => fuzz::fuzz(&workspace, &options).map(|()| true),
        Request::Library(options) => library::library(&workspace, &options).map(|()| true),
        Request::Bench(words) => bench::bench(&workspace, &words).map(|()| true),
        Request::List => {
            for step in steps::TEST {
                println!("{:<9} {}", step.name, step.title);
            }
            Ok(true)
        }
        Request::Help => {
            print!("{USAGE}");
            Ok(true)
        }
    }
}

/// Reads the command line.
fn parse(arguments: &[String]) -> Result<Request> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["serve", options @ ..] => serve::Options::parse(options).map(Request::Serve),
        ["build"] => Ok(Request::Build),
        ["check"] => Ok(Request::Check),
        ["tidy"] => Ok(Request::Tidy),
        ["fuzz", options @ ..] => fuzz::Options::parse(options).map(Request::Fuzz),
        ["library", options @ ..] => library::Options::parse(options).map(Request::Library),
        ["bench"] | ["bench", _] | ["bench", _, _] => Ok(Request::Bench(arguments[1..].to_vec())),
        ["test"] => Ok(Request::Test { only: None }),
        ["test", "--list"] => Ok(Request::List),
        ["test", "--only", name] => Ok(Request::Test { only: Some((*name).to_owned()) }),
        [] | ["help" | "--help" | "-h"] => Ok(Request::Help),
        _ => Err(Problem::new(format!(
            "`cargo xtask {}` is not a command.\n\n{USAGE}",
            words.join(" ")
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(line: &str) -> Result<Request> {
        parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn commands_are_read() {
        assert_eq!(request("build"), Ok(Request::Build));
        assert_eq!(request("check"), Ok(Request::Check));
        assert_eq!(request("test"), Ok(Request::Test { only: None }));
        assert_eq!(
            request("test --only tidy"),
            Ok(Request::Test { only: Some("tidy".to_owned()) })
        );
        assert_eq!(request("test --list"), Ok(Request::List));
        assert_eq!(request(""), Ok(Request::Help));
    }

    #[test]
    fn an_unknown_command_shows_the_known_ones() {
        let message = request("tset").expect_err("not a command").to_string();
        assert!(message.starts_with("`cargo xtask tset` is not a command."), "{message}");
        assert!(message.contains("check"), "{message}");
    }
}
