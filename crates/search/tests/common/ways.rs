//! How readers type what stands in a text.

use search::answer::Answer;
use search::document::Document;
use search::fold::Folded;
use search::hangul::{Syllable, compose, letters};
use search::particle::stem;

/// A way in which readers type what stands in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Way {
    /// A word.
    Word,
    /// The start of one.
    Start,
    /// A stretch inside of one.
    Inside,
    /// Two words.
    Several,
    /// Two words of which one is Latin and one Hangul.
    Mixed,
    /// With another particle.
    Particle,
    /// The last syllable is not complete yet.
    Begun,
    /// The initials of three syllables or more.
    Initials,
    /// With one letter mistaken.
    Typo,
}

pub(crate) const WAYS: [Way; 9] = [
    Way::Word,
    Way::Start,
    Way::Inside,
    Way::Several,
    Way::Mixed,
    Way::Particle,
    Way::Begun,
    Way::Initials,
    Way::Typo,
];

/// What is typed for the words of a text in a way; `None` if the text has none for it. `n` chooses.
fn type_as(way: Way, words: &[&[char]], n: usize) -> Option<String> {
    let is_hangul = |word: &[char]| word.iter().all(|c| ('가'..='힣').contains(c));
    let is_latin = |word: &[char]| word.iter().all(char::is_ascii_alphabetic);
    let pick = |fits: &dyn Fn(&[char]) -> bool| {
        let fit: Vec<_> = words.iter().filter(|word| fits(word)).collect();
        (!fit.is_empty()).then(|| fit[n % fit.len()].to_vec())
    };
    let text = |word: &[char]| word.iter().collect::<String>();
    let long = |word: &[char]| word.len() >= 3;
    Some(match way {
        Way::Word => text(&pick(&|_| true)?),
        Way::Start => text(&pick(&long)?[..2]),
        Way::Inside => text(&pick(&|word| word.len() >= 4)?[1..3]),
        Way::Several => {
            format!("{} {}", text(words[n % words.len()]), text(words[n / 7 % words.len()]))
        }
        Way::Mixed => format!("{} {}", text(&pick(&is_latin)?), text(&pick(&is_hangul)?)),
        Way::Particle => {
            let word = pick(&|word| is_hangul(word) && long(word) && stem(word).is_none())?;
            let has_final =
                word.last().is_some_and(|c| !(u32::from(*c) - 0xAC00).is_multiple_of(28));
            let particles =
                if has_final { ["을", "은", "에서"] } else { ["를", "는", "에서"] };
            format!("{}{}", text(&word), particles[n % 3])
        }
        Way::Begun => {
            let mut struck = letters(&pick(&|word| is_hangul(word) && long(word))?);
            struck.pop();
            compose(&struck)
        }
        Way::Initials => {
            let word = pick(&|word| is_hangul(word) && long(word))?;
            word.iter().filter_map(|c| Syllable::of(*c)).map(Syllable::initial).collect()
        }
        Way::Typo => {
            let word = pick(&|word| match is_hangul(word) {
                true => word.len() >= 4,
                false => is_latin(word) && word.len() >= 5,
            })?;
            let mut struck = letters(&word);
            let at = n / 3 % struck.len();
            let like = |known: &str| known.chars().find(|c| *c != struck[at]);
            let vowels = if struck[at].is_ascii() { "aeiou" } else { "ㅏㅓㅗㅜㅡㅣㅐㅔ" };
            let others = if struck[at].is_ascii() { "tnsrl" } else { "ㄱㄴㅁㅅㅇ" };
            struck[at] = like(if vowels.contains(struck[at]) { vowels } else { others })?;
            compose(&struck)
        }
    })
}

/// Of so many queries of a way, how many find the section that they were made from, and how many there are. Where as many
/// others are found as were asked for, it may be behind them: these are not counted.
pub(crate) fn recall(
    posts: &[Document],
    way: Way,
    queries: usize,
    most: usize,
    mut ask: impl FnMut(&str) -> Answer,
) -> (usize, usize) {
    let (mut found, mut asked) = (0, 0);
    for n in 0..queries {
        let post = &posts[n * 7 % posts.len()];
        let section = &post.sections[n / posts.len() % post.sections.len()];
        let folded = Folded::new(&section.text);
        let words: Vec<&[char]> = folded
            .chars()
            .split(|c| !c.is_alphanumeric())
            .filter(|word| (2..=20).contains(&word.len()))
            .collect();
        let Some(typed) = (!words.is_empty()).then(|| type_as(way, &words, n * 31)).flatten()
        else {
            continue;
        };
        let answer = ask(&typed);
        let is_found =
            answer.results.iter().any(|result| result.slug == post.slug && result.id == section.id);
        if !is_found && answer.results.len() >= most {
            continue;
        }
        asked += 1;
        found += usize::from(is_found);
        if !is_found {
            println!("{way:?}: {typed} is not found in {}/{}", post.slug, section.id);
        }
    }
    (found, asked)
}
