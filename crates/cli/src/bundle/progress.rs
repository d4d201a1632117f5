//! How far a long bundle has come, for whoever watches it.

use std::io::IsTerminal as _;
use std::sync::Once;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// What is done sooner needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often a second the bar is drawn.
const DRAWN: u8 = 8;

/// Steps of one kind of work, counted from several threads. A bar tells of them when they take long; in a log, nothing does.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
    started: Instant,
    shown: Once,
}

impl Progress {
    /// Work of so many steps. `what` is a word before the bar: "Drawing".
    pub(super) fn of(what: &'static str, steps: usize) -> Self {
        let steps = u64::try_from(steps).unwrap_or(u64::MAX);
        let bar = ProgressBar::with_draw_target(Some(steps), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{msg:>8} {wide_bar} {pos}/{len}  {eta}") {
            bar.set_style(style);
        }
        bar.set_message(what);
        Self { bar, started: Instant::now(), shown: Once::new() }
    }

    /// One step is done.
    pub(super) fn step(&self) {
        if self.started.elapsed() > PATIENCE && std::io::stderr().is_terminal() {
            let shown = || self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(DRAWN));
            self.shown.call_once(shown);
        }
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_count_from_all_threads_and_a_log_stays_empty() {
        let progress = Progress::of("Reading", 200);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..50).for_each(|_| progress.step()));
            }
        });
        assert_eq!((progress.bar.position(), progress.bar.length()), (200, Some(200)));
        assert!(progress.bar.is_hidden());
    }
}
