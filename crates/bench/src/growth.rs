//! How the time of parsing grows with the size of a post: twice the text may cost little more than twice the time.
//!
//! A pasted log or a hostile file must not freeze the page of a reader. Quadratic time hides in real posts and shows
//! only at sizes that nobody writes; so shapes of posts are blown up until it would show.

use crate::report::{Report, Row};
use crate::samples::{Samples, seconds};
use crate::shapes::{SHAPES, Shape};

/// The sizes of the posts in bytes, each twice the one before.
const SIZES: [usize; 4] = [1_250_000, 2_500_000, 5_000_000, 10_000_000];

/// What twice the text may cost. Memory that no longer fits the caches takes the rest.
const BOUND: f64 = 2.2;

/// So often each shape goes through all sizes.
const ROUNDS: usize = 3;

/// So often where a ratio is above the bound: others may have been at work.
const ROUNDS_IN_DOUBT: usize = 9;

/// After so many seconds one round is enough: what takes long is not disturbed much.
const PATIENCE: f64 = 6.0;

/// A post that takes longer, in seconds, is not made larger.
const FUSE: f64 = 30.0;

/// A small post that goes first: it warms up the caches, and blows the fuse of what is far from linear.
const SMALL: usize = 80_000;
const SMALL_FUSE: f64 = 1.0;

/// What was measured of one shape.
#[derive(Default)]
struct Growth {
    /// The seconds at each size; empty where the fuse had blown.
    times: [Samples; SIZES.len()],
}

/// Measures the parsing of every shape, or of the one called `only`.
pub(crate) fn parsing(only: Option<&str>) -> Report {
    let wanted = |shape: &&Shape| only.is_none_or(|name| name == shape.name);
    let mut rows = Vec::new();
    for shape in SHAPES.iter().filter(wanted) {
        let row = row(shape.name, &grow(&|size| (shape.write)(size), &parse));
        eprintln!("{}", row.cells.join("  "));
        rows.push(row);
    }
    let sizes = SIZES.map(|size| format!("{} MB", megabytes(size)));
    let ratios =
        SIZES.windows(2).map(|pair| format!("{}/{}", megabytes(pair[1]), megabytes(pair[0])));
    let ratios: Vec<String> = ratios.collect();
    let columns = [&["shape".to_owned()][..], &sizes, &["spread".to_owned()], &ratios].concat();
    let method = format!(
        "Milliseconds of the processor to parse generated posts of {} MB: the median of {ROUNDS} rounds through all \
         sizes (one, where it takes longer than {PATIENCE} s; {ROUNDS_IN_DOUBT} in doubt), and the greatest spread among \
         them. The last columns are what each doubling costs, by the least time at either size: what disturbs a \
         measure only ever adds. Bound: {BOUND}.",
        SIZES.map(|size| megabytes(size).to_string()).join(", "),
    );
    Report { title: "How parsing time grows", method, columns, rows }
}

/// Parses a text and gives how many seconds it takes.
fn parse(text: &str) -> f64 {
    let source = notes::Source { name: "post.md".to_owned() };
    seconds(|| notes::parse_within(text, &source, &notes::Limits::NONE))
}

fn grow(write: &dyn Fn(usize) -> String, time: &dyn Fn(&str) -> f64) -> Growth {
    let mut growth = Growth::default();
    if time(&write(SMALL)) > SMALL_FUSE {
        return growth;
    }
    let texts = SIZES.map(write);
    let (mut rounds, mut spent) = (0, 0.0);
    let enough = |growth: &Growth, rounds, spent| match growth.is_linear() {
        true => rounds >= ROUNDS || spent > PATIENCE,
        false => rounds >= ROUNDS_IN_DOUBT || spent > PATIENCE * ROUNDS_IN_DOUBT as f64,
    };
    while !enough(&growth, rounds, spent) {
        match growth.round(&texts, time) {
            Some(seconds) => (rounds, spent) = (rounds + 1, spent + seconds),
            None => break,
        }
    }
    growth
}

impl Growth {
    /// Measures all sizes once; gives the seconds it took, or nothing if the fuse has blown.
    fn round(&mut self, texts: &[String], time: &dyn Fn(&str) -> f64) -> Option<f64> {
        let (mut before, mut spent) = (0.0, 0.0);
        for (at, text) in texts.iter().enumerate() {
            if before > FUSE {
                return None;
            }
            let now = time(text);
            spent += now;
            self.times[at].push(now);
            before = now;
        }
        Some(spent)
    }

    /// What each doubling costs; not a number where it was not measured.
    fn ratios(&self) -> impl Iterator<Item = f64> {
        self.times.windows(2).map(|pair| pair[1].least() / pair[0].least())
    }

    /// Whether every doubling was measured and kept within the bound.
    fn is_linear(&self) -> bool {
        self.ratios().all(|ratio| ratio <= BOUND)
    }
}

fn row(name: &str, growth: &Growth) -> Row {
    let is_good = growth.is_linear();
    let told = |value: f64, text: String| if value.is_nan() { "–".to_owned() } else { text };
    let spread = growth.times.iter().map(Samples::spread).fold(f64::NAN, f64::max);
    let mut cells = vec![format!("{name}{}", if is_good { "" } else { " ✗" })];
    cells.extend(growth.times.iter().map(|samples| {
        let median = samples.median();
        told(median, format!("{:.0}", median * 1000.0))
    }));
    cells.push(told(spread, format!("{:.0} %", spread * 100.0)));
    cells.extend(growth.ratios().map(|ratio| told(ratio, format!("{ratio:.2}"))));
    Row { cells, is_good }
}

fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The growth of something whose time is that power of the size.
    fn power(power: i32) -> Growth {
        grow(&|size| " ".repeat(size), &|text| (text.len() as f64 / 1e8).powi(power))
    }

    #[test]
    fn linear_time_keeps_within_the_bound() {
        let row = row("a", &power(1));
        assert!(row.is_good);
        assert_eq!(row.cells, ["a", "12", "25", "50", "100", "0 %", "2.00", "2.00", "2.00"]);
    }

    #[test]
    fn quadratic_time_does_not() {
        assert!(!row("a", &power(2)).is_good);
    }

    #[test]
    fn what_takes_minutes_is_not_waited_for() {
        let growth = grow(&|size| " ".repeat(size), &|_| 100.0);
        assert!(!growth.is_linear() && growth.times[0].median().is_nan());
    }
}
