//! The table of words that mean the same: the author's, beside the posts, or ours.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use search::aliases::{Aliases, Fault};

use super::files::Problem;

/// Where an author's table stands, in the folder of posts.
const FILE: &str = "aliases.txt";

/// What words mean the same in a library without a table.
const BUILT_IN: &str = include_str!("../../assets/aliases.txt");

/// A table as it was read.
#[derive(Debug)]
pub(super) struct Table {
    /// The words.
    pub(super) aliases: Aliases,
    /// Lines that were left out.
    faults: Vec<Fault>,
    file: PathBuf,
}

impl Table {
    /// Reads the table of a folder of posts; ours if there is none. An empty one says that no words mean the same.
    ///
    /// # Errors
    ///
    /// The table is there, and the system does not let it be read.
    pub(super) fn read(posts: &Path) -> Result<Self, Problem> {
        let file = posts.join(FILE);
        let text = match fs::read(&file) {
            Ok(bytes) => notes::decode(&bytes).0,
            Err(error) if error.kind() == ErrorKind::NotFound => BUILT_IN.to_owned(),
            Err(error) => {
                return Err(Problem::new(format!("cannot read {}: {error}", file.display())));
            }
        };
        let (aliases, faults) = Aliases::read(&text);
        Ok(Self { aliases, faults, file })
    }

    /// Which lines were left out, what was expected there, and what to do; each in two lines.
    pub(super) fn warnings(&self) -> impl Iterator<Item = String> {
        self.faults.iter().map(|fault| {
            let (file, line, help) = (self.file.display(), fault.line, fault.help());
            format!("{file}:{line}:1: warning: {fault}; the line is left out\n  {help}")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_table_has_no_faults() {
        let table = Table::read(Path::new("no-such-folder")).expect("a missing table is ours");
        assert_eq!(table.warnings().collect::<Vec<_>>(), Vec::<String>::new());
        assert_eq!(table.aliases.first(&['k', '8', 's']), Vec::from_iter("쿠버네티스".chars()));
    }
}
