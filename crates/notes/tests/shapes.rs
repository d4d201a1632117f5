//! Session lists in many shapes, written for Hugi, against gold files made by hand: an honest measure of the reading.

#[path = "common/score.rs"]
mod score;

use std::fs;
use std::path::{Path, PathBuf};

use notes::Source;
use score::{Reading, Score, plain, reading};

/// What each figure may not fall below. Raise a floor when the reading gets better; never change a gold file for it.
const FLOORS: [(&str, f64); 16] = [
    ("sessions_f1", 0.04),
    ("sessions_precision", 0.12),
    ("sessions_recall", 0.02),
    ("speakers_f1", 0.0),
    ("session_slides_f1", 0.11),
    ("all_slides_f1", 0.93),
    ("video_code_f1", 0.06),
    ("day", 0.50),
    ("start_time", 0.50),
    ("kind", 0.50),
    ("event", 0.95),
    ("silent_posts", 0.61),
    ("meta_title", 0.83),
    ("meta_date", 0.79),
    ("meta_tags", 0.81),
    ("meta_author", 0.87),
];

/// A post as its file holds it, and what a careful person understands of it.
struct Shape {
    text: String,
    gold: Reading,
}

/// Every post of the collection with its gold, sorted by name.
fn shapes() -> Vec<Shape> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shapes");
    let entries = fs::read_dir(&folder).expect("the folder of the shapes");
    let ends = |path: &PathBuf| path.to_string_lossy().ends_with(".gold.json");
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).filter(ends).collect();
    paths.sort();
    let shape = |path: &PathBuf| {
        let gold = fs::read_to_string(path).expect("a gold file in UTF-8");
        let gold: Reading = serde_json::from_str(&gold)
            .unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
        let bytes = fs::read(folder.join(&gold.file)).expect("the post of the gold file");
        Shape { text: notes::decode(&bytes).0, gold }
    };
    paths.iter().map(shape).collect()
}

#[test]
fn the_figures_stay_above_their_floors() {
    let mut score = Score::default();
    for Shape { text, gold } in shapes() {
        let (post, _) = notes::parse(&text, &Source { name: gold.file.clone() });
        score.add(&gold, &reading(&gold.file, &post));
    }
    for row in &score.rows {
        println!("gold {:2} found {:2} right {:2}  {}", row.gold, row.found, row.right, row.file);
    }
    let figures = score.figures();
    for (figure, value) in &figures {
        println!("{figure:20} {value:.3}");
    }
    let names: Vec<_> = figures.iter().map(|(figure, _)| *figure).collect();
    assert_eq!(names, FLOORS.map(|(figure, _)| figure), "every figure has a floor");
    for ((figure, value), (_, floor)) in figures.iter().zip(FLOORS) {
        assert!(*value >= floor, "{figure} fell to {value:.3}, below its floor of {floor:.3}");
    }
}

#[test]
fn every_gold_file_agrees_with_its_post() {
    let shapes = shapes();
    assert!(shapes.len() >= 28, "{} posts", shapes.len());
    assert!(shapes.iter().filter(|shape| shape.gold.sessions.is_empty()).count() >= 6);
    for Shape { text, gold } in &shapes {
        let file = &gold.file;
        let lines: Vec<&str> = text.lines().collect();
        let starts: Vec<_> = gold.sessions.iter().map(|session| session.line).collect();
        assert!(starts.is_sorted_by(|a, b| a < b), "{file}: sessions stand in line order");
        for session in &gold.sessions {
            let (title, line) = (&session.title, session.line as usize);
            assert!((1..=lines.len()).contains(&line), "{file}: no line {line}");
            let near = plain(&lines[line - 1..lines.len().min(line + 3)].join(" "));
            assert!(near.contains(&plain(title)), "{file}: {title} is not near line {line}");
            for speaker in &session.speakers {
                assert!(text.contains(speaker.as_str()), "{file}: no speaker {speaker}");
            }
            for link in &session.links {
                assert!(text.contains(&link.url), "{file}: no address {}", link.url);
            }
        }
        for deck in &gold.other_slides {
            let line = lines.get(deck.line as usize - 1);
            assert!(line.is_some_and(|line| line.contains(&deck.url)), "{file}: {}", deck.url);
        }
        for mistake in &gold.not_sessions {
            assert!(text.contains(mistake.as_str()), "{file}: no text {mistake}");
        }
    }
}
