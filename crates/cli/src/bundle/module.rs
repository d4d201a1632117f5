//! The names under which a WebAssembly module and its script know each other.
//!
//! wasm-bindgen makes them long, with a digest in each, so that nothing is ever mixed up. Here there is one module and
//! one script: a letter or two will do, and digests do not compress.

use std::collections::HashMap;
use std::env;
use std::path::PathBuf;

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

use super::files::Problem;

/// The names of a module.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Names {
    /// What it asks for: the script, and the name there.
    pub(super) imports: Vec<(String, String)>,
    /// What it offers.
    pub(super) exports: Vec<String>,
}

/// What names are to become.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Renaming {
    /// A script that is asked, and its new name.
    pub(super) script: (String, String),
    /// What it is asked for.
    pub(super) imports: HashMap<String, String>,
    /// What the module offers.
    pub(super) exports: HashMap<String, String>,
}

/// Reads the names of a module.
pub(super) fn names(wasm: &[u8]) -> Result<Names, Problem> {
    let mut names = Names::default();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.map_err(unreadable)? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import.map_err(unreadable)?;
                    names.imports.push((import.module.to_owned(), import.name.to_owned()));
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    names.exports.push(export.map_err(unreadable)?.name.to_owned());
                }
            }
            _ => {}
        }
    }
    Ok(names)
}

/// The module under other names, and without the custom sections, which browsers do not read.
pub(super) fn rename(wasm: &[u8], renaming: &Renaming) -> Result<Vec<u8>, Problem> {
    let mut module = Module::new();
    let mut same = RoundtripReencoder;
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.map_err(unreadable)?;
        match payload {
            Payload::CustomSection(_) => {}
            Payload::ImportSection(section) => {
                let mut imports = ImportSection::new();
                for import in section.into_imports() {
                    let import = import.map_err(unreadable)?;
                    let kind = same.entity_type(import.ty).map_err(unreadable)?;
                    let (script, name) = renaming.import(import.module, import.name);
                    imports.import(script, name, kind);
                }
                module.section(&imports);
            }
            Payload::ExportSection(section) => {
                let mut exports = ExportSection::new();
                for export in section {
                    let export = export.map_err(unreadable)?;
                    let kind = same.export_kind(export.kind).map_err(unreadable)?;
                    let name = renaming.exports.get(export.name).map_or(export.name, |new| new);
                    exports.export(name, kind, export.index);
                }
                module.section(&exports);
            }
            other => {
                if let Some((id, range)) = other.as_section() {
                    let range = range.start as usize..range.end as usize;
                    module.section(&RawSection { id, data: &wasm[range] });
                }
            }
        }
    }
    Ok(module.finish())
}

/// The folder that the crates of the machine lie in, as a module spells it: it is told where the program may panic.
pub(super) fn crates_folder() -> Option<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")))?;
    Some(home.join("registry").join("src").to_str()?.to_owned())
}

/// Blanks a folder, and the one in it, wherever a module names it: on whose machine it was built is nobody's business.
pub(super) fn blank(wasm: &mut [u8], folder: &str) {
    let folder = folder.as_bytes();
    let mut at = 0;
    while let Some(found) = wasm[at..].windows(folder.len()).position(|part| part == folder) {
        let start = at + found;
        at = start + folder.len();
        let mut rest = wasm[at..].iter().skip(1).take(100);
        at += rest.position(|byte| b"/\\".contains(byte)).map_or(0, |within| within + 1);
        wasm[start..at].fill(b' ');
    }
}

impl Renaming {
    fn import<'a>(&'a self, script: &'a str, name: &'a str) -> (&'a str, &'a str) {
        if script != self.script.0 {
            return (script, name);
        }
        (&self.script.1, self.imports.get(name).map_or(name, |new| new))
    }
}

fn unreadable(error: impl std::fmt::Display) -> Problem {
    Problem::new(format!("cannot read the app's WebAssembly: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `(module (import "./a_bg.js" "long" (func)) (import "env" "long" (memory 1)) (func (call 0)) (export "run" (func 1))
    /// (export "memory" (memory 0)))`, and a custom section.
    const MODULE: &[u8] = b"\0asm\x01\0\0\0\
        \x01\x04\x01\x60\0\0\
        \x02\x1e\x02\x09./a_bg.js\x04long\0\0\x03env\x04long\x02\0\x01\
        \x03\x02\x01\0\
        \x07\x10\x02\x03run\0\x01\x06memory\x02\0\
        \x0a\x06\x01\x04\0\x10\0\x0b\
        \0\x03\x01a\x01";

    #[test]
    fn a_module_without_new_names_stays_but_for_custom_sections() {
        let same = rename(MODULE, &Renaming::default()).expect("the module is sound");
        assert_eq!(same, MODULE[..MODULE.len() - 5]);
    }

    #[test]
    fn only_the_names_that_are_meant_change() {
        let pairs = |old: &str, new: &str| HashMap::from([(old.to_owned(), new.to_owned())]);
        let renaming = Renaming {
            script: ("./a_bg.js".to_owned(), "x".to_owned()),
            imports: pairs("long", "y"),
            exports: pairs("run", "z"),
        };
        let renamed = rename(MODULE, &renaming).expect("the module is sound");
        let imports = [("x", "y"), ("env", "long")];
        let expected = Names {
            imports: imports.map(|(script, name)| (script.to_owned(), name.to_owned())).into(),
            exports: vec!["z".to_owned(), "memory".to_owned()],
        };
        assert_eq!(names(&renamed).expect("it can be read again"), expected);
        let code = |wasm: &[u8]| wasm[wasm.len() - 8..].to_vec();
        assert_eq!(code(&renamed), code(&MODULE[..MODULE.len() - 5]));
    }

    #[test]
    fn the_builder_s_folder_is_blanked() {
        let mut module = *b"a/home/u/src/index-1/leptos/src/lib.rsb/home/u/src";
        blank(&mut module, "/home/u/src");
        assert_eq!(&module, b"a                   /leptos/src/lib.rsb           ");
        blank(&mut [], "/home/u/src");
    }

    #[test]
    fn what_is_no_module_is_refused() {
        let problem = names(b"wasm").expect_err("this is no module");
        assert!(problem.to_string().starts_with("cannot read the app's WebAssembly: "));
    }
}
