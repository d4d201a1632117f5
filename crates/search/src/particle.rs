//! Particles and endings at the end of a Korean word: 파이썬을, 컨퍼런스는, 딥러닝에서.
//!
//! Which of two forms a particle has depends on whether a consonant stands before it (은 or 는): so what looks like one, but
//! is not, mostly stays: 마을, 가은. What is left of a word must have two characters.

use crate::hangul::Syllable;

/// What must stand before a particle.
#[derive(Clone, Copy)]
enum After {
    /// A final consonant.
    Consonant,
    /// None.
    Vowel,
    /// None, or ㄹ.
    VowelOrL,
    /// Anything.
    Any,
}

use After::{Any, Consonant, Vowel, VowelOrL};

/// The longer first: of 에서는, 는 alone would leave 에서.
const PARTICLES: [(&str, After); 48] = [
    ("이라고는", Consonant),
    ("으로부터", Consonant),
    ("에서부터", Any),
    ("입니다", Any),
    ("이라는", Consonant),
    ("이라고", Consonant),
    ("으로는", Consonant),
    ("으로도", Consonant),
    ("으로의", Consonant),
    ("에서는", Any),
    ("에서도", Any),
    ("에서의", Any),
    ("에게서", Any),
    ("이라면", Consonant),
    ("이었다", Consonant),
    ("로부터", VowelOrL),
    ("까지의", Any),
    ("이나", Consonant),
    ("이란", Consonant),
    ("이랑", Consonant),
    ("이며", Consonant),
    ("이고", Consonant),
    ("이다", Consonant),
    ("에서", Any),
    ("에게", Any),
    ("에는", Any),
    ("에도", Any),
    ("으로", Consonant),
    ("라는", Vowel),
    ("라고", Vowel),
    ("까지", Any),
    ("부터", Any),
    ("처럼", Any),
    ("보다", Any),
    ("마다", Any),
    ("하고", Any),
    ("만의", Any),
    ("은", Consonant),
    ("는", Vowel),
    ("이", Consonant),
    ("가", Vowel),
    ("을", Consonant),
    ("를", Vowel),
    ("과", Consonant),
    ("와", Vowel),
    ("로", VowelOrL),
    ("의", Any),
    ("에", Any),
];

/// More that follow anything, and are words too often to stand above.
const LOOSE: [&str; 3] = ["도", "만", "랑"];

/// A word without the particle at its end; `None` if it has none.
pub fn stem(word: &[char]) -> Option<&[char]> {
    let loose = LOOSE.iter().map(|particle| (*particle, Any));
    PARTICLES.into_iter().chain(loose).find_map(|(particle, after)| {
        let length = word.len().checked_sub(particle.chars().count()).filter(|left| *left >= 2)?;
        let (left, end) = word.split_at(length);
        let fits = end.iter().copied().eq(particle.chars()) && stands_after(*left.last()?, after);
        fits.then_some(left)
    })
}

/// Whether a particle may stand after a character. How letters and digits of other scripts are read, nobody knows.
fn stands_after(c: char, after: After) -> bool {
    let Some(syllable) = Syllable::of(c) else { return true };
    match (after, syllable.last()) {
        (Any, _) | (Vowel | VowelOrL, None) | (Consonant, Some(_)) => true,
        (VowelOrL, Some(last)) => last == 'ㄹ',
        (Consonant, None) | (Vowel, Some(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: Option<&str>) {
        let word: Vec<char> = word.chars().collect();
        assert_eq!(stem(&word).map(|stem| stem.iter().collect::<String>()).as_deref(), expected);
    }

    #[test]
    fn particles_fit_what_stands_before_them() {
        check("파이썬을", Some("파이썬"));
        check("컨퍼런스는", Some("컨퍼런스"));
        check("딥러닝에서", Some("딥러닝"));
        check("딥러닝에서는", Some("딥러닝"));
        check("스칼라로", Some("스칼라"));
        check("웹툰으로", Some("웹툰"));
        check("모델로", Some("모델"));
        check("텐서플로와", Some("텐서플로"));
        check("python은", Some("python"));
        check("발표자의", Some("발표자"));
    }

    #[test]
    fn what_only_looks_like_a_particle_stays() {
        // No consonant before 은 and 을, a consonant before 로.
        check("아카이은", None);
        check("노트로을", None);
        check("데이트론로", None);
        // One character would be left.
        check("마을", None);
        check("나와", None);
    }
}
