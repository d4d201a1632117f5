//! A measure's result: what was asked, a table, and whether its bounds hold.

/// The result of a measure.
pub(crate) struct Report {
    pub(crate) title: &'static str,
    /// What is measured, how, and what the bound is.
    pub(crate) method: String,
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Row>,
}

/// A line of the table.
pub(crate) struct Row {
    pub(crate) cells: Vec<String>,
    /// Whether it keeps within its bound.
    pub(crate) is_good: bool,
}

impl Report {
    /// Whether every line keeps within its bound.
    pub(crate) fn is_good(&self) -> bool {
        self.rows.iter().all(|row| row.is_good)
    }

    /// The report as a page of Markdown, set so that it can be read as it is.
    pub(crate) fn markdown(&self) -> String {
        let bad: Vec<&str> =
            self.rows.iter().filter(|row| !row.is_good).map(|row| row.cells[0].as_str()).collect();
        let verdict = match bad.len() {
            0 => format!("All {} keep within the bound.", self.rows.len()),
            count => format!("{count} of {} do not: {}.", self.rows.len(), bad.join(", ")),
        };
        format!("# {}\n\n{}\n\n{}\n{verdict}\n", self.title, self.method, self.table())
    }

    fn table(&self) -> String {
        let lines = || {
            let rows = self.rows.iter().map(|row| &row.cells);
            std::iter::once(&self.columns).chain(rows)
        };
        let width = |at: usize| lines().map(|cells| cells[at].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..self.columns.len()).map(width).collect();
        let line = |cells: &Vec<String>| {
            let set = cells.iter().zip(&widths).enumerate().map(|(at, (cell, width))| match at {
                0 => format!(" {cell:<width$} |"),
                _ => format!(" {cell:>width$} |"),
            });
            format!("|{}\n", set.collect::<String>())
        };
        let rule = widths.iter().enumerate().map(|(at, width)| match at {
            0 => format!(" {} |", "-".repeat(*width)),
            _ => format!(" {}: |", "-".repeat(width.saturating_sub(1))),
        });
        let rule = format!("|{}\n", rule.collect::<String>());
        let mut lines = lines().map(line);
        lines.next().unwrap_or_default() + &rule + &lines.collect::<String>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(good: bool) -> Report {
        let row =
            |name: &str, is_good| Row { cells: vec![name.to_owned(), "12".to_owned()], is_good };
        Report {
            title: "Measure",
            method: "How.".to_owned(),
            columns: vec!["shape".to_owned(), "ms".to_owned()],
            rows: vec![row("a", true), row("b", good)],
        }
    }

    #[test]
    fn the_table_is_markdown_that_can_be_read() {
        let table = "| shape | ms |\n| ----- | -: |\n| a     | 12 |\n| b     | 12 |\n";
        assert!(report(true).markdown().contains(table), "{}", report(true).markdown());
    }

    #[test]
    fn what_breaks_its_bound_is_named() {
        assert!(report(true).is_good() && !report(false).is_good());
        assert!(report(false).markdown().ends_with("1 of 2 do not: b.\n"));
    }
}
