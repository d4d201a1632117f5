//! Labels of links are alike whatever their capitals: our change to the parser (see its `CHANGES.md`).

use notes::Source;
use notes::html::{Footnotes, Options, Words, render};

fn is_linked(used: &str, defined: &str) -> bool {
    let (post, _) = notes::parse(
        &format!("[{used}]\n\n[{defined}]: /url\n"),
        &Source { name: "a.md".to_owned() },
    );
    let words = Words { load_embed: "", load_image: "", no_alt: "", footnote_back: "", copy: "" };
    let options = Options { remote_images: true, heading_base: 2, words };
    let mut footnotes = Footnotes::of(&post);
    post.segments.iter().any(|s| render(&s.blocks, &mut footnotes, &options).contains("href"))
}

#[test]
fn capitals_of_european_alphabets_do_not_matter() {
    let alphabets = ['A'..='Z', 'À'..='ž', 'Ά'..='Ϋ', 'Ѐ'..='ԯ', 'Ա'..='Ֆ'];
    for capital in alphabets.into_iter().flatten() {
        let small: Vec<char> = capital.to_lowercase().collect();
        if let [small] = small[..]
            && small != capital
            && !['İ', 'Ӏ'].contains(&capital)
        {
            assert!(is_linked(&format!("x{capital}"), &format!("x{small}")), "{capital} {small}");
        }
    }
}

#[test]
fn other_letters_stay_apart() {
    for (a, b) in [("a", "b"), ("×", "÷"), ("가", "각"), ("é", "e"), ("ĸ", "ķ"), ("ŉ", "ň")]
    {
        assert!(!is_linked(a, b), "{a} {b}");
    }
    assert!(is_linked("ẞ", "SS") && is_linked("ς", "Σ"));
}
