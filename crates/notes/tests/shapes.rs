//! Session lists in many shapes, written for Hugi, against gold files made by hand: an honest measure of the reading.

#[path = "common/score.rs"]
mod score;

use std::fs;
use std::path::{Path, PathBuf};

use notes::Source;
use score::{Reading, Score, plain, reading};

/// The collections: folder, what each figure may not fall below, and how many posts and posts without sessions it has
/// at least. Raise a floor when the reading gets better; never change a gold file for it.
const COLLECTIONS: [(&str, [f64; 16], usize, usize); 3] = [
    (
        "shapes",
        [
            0.95, 0.94, 0.95, 0.91, 0.95, 0.95, 0.94, 0.95, 0.95, 0.95, 0.95, 1.0, 1.0, 0.97, 0.97,
            1.0,
        ],
        28,
        6,
    ),
    (
        "typical",
        [
            0.95, 0.95, 0.95, 0.85, 0.95, 0.95, 0.94, 0.95, 0.95, 0.95, 0.90, 1.0, 0.97, 0.97,
            0.97, 0.97,
        ],
        40,
        8,
    ),
    (
        "habits",
        [
            0.95, 0.95, 0.95, 0.90, 0.90, 0.95, 0.94, 0.95, 0.95, 0.92, 0.95, 1.0, 1.0, 1.0, 0.97,
            1.0,
        ],
        36,
        7,
    ),
];

/// A post as its file holds it, and what a careful person understands of it.
struct Shape {
    text: String,
    gold: Reading,
}

/// Every post of a collection with its gold, sorted by name.
fn shapes(folder: &str) -> Vec<Shape> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
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
    for (folder, floors, ..) in COLLECTIONS {
        let mut score = Score::default();
        for Shape { text, gold } in shapes(folder) {
            let (post, _) = notes::parse(&text, &Source { name: gold.file.clone() });
            score.add(&gold, &reading(&gold.file, &post));
        }
        for row in score.rows.iter().filter(|row| (row.gold, row.found) != (row.right, row.right)) {
            println!(
                "gold {:2} found {:2} right {:2}  {}",
                row.gold, row.found, row.right, row.file
            );
        }
        let figures = score.figures();
        println!("{folder}:");
        for (figure, value) in &figures {
            println!("  {figure:20} {value:.3}");
        }
        assert_eq!(figures.len(), floors.len(), "every figure has a floor");
        for ((figure, value), floor) in figures.iter().zip(floors) {
            assert!(*value >= floor, "{folder}: {figure} fell to {value:.3}, below {floor:.3}");
        }
    }
}

#[test]
fn every_gold_file_agrees_with_its_post() {
    let all = COLLECTIONS.into_iter().flat_map(|(folder, _, posts, silent)| {
        let shapes = shapes(folder);
        assert!(shapes.len() >= posts, "{folder}: {} posts", shapes.len());
        assert!(shapes.iter().filter(|shape| shape.gold.sessions.is_empty()).count() >= silent);
        shapes
    });
    for Shape { text, gold } in &all.collect::<Vec<_>>() {
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
