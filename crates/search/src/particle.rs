//! Particles and endings at the end of a Korean word: 파이썬을, 컨퍼런스는, 딥러닝에서; and what makes a noun a verb: 최적화하는,
//! 배포된.
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

/// Each with a letter for what must stand before it, the longer first: of 에서는, 는 alone would leave 에서. The last three
/// are words too often to stand before others.
const PARTICLES: &str = "\
    했습니다a합니다a됩니다a하는a하기a하다a하며a하면a하여a해서a했다a되는a되다a\
    이라고는c으로부터c에서부터a입니다a이라는c이라고c으로는c으로도c으로의c에서는a에서도a에서의a에게서a이라면c이었다c\
    로부터l까지의a이나c이란c이랑c이며c이고c이다c에서a에게a에는a에도a으로c라는v라고v까지a부터a처럼a보다a마다a하고a\
    만의a한a할a된a될a들a은c는v이c가v을c를v과c와v로l의a에a도a만a랑a";

/// A word without the particle at its end; `None` if it has none.
pub fn stem(word: &[char]) -> Option<&[char]> {
    let mut particle = Vec::new();
    for c in PARTICLES.chars() {
        let after = match c {
            'c' => Consonant,
            'v' => Vowel,
            'l' => VowelOrL,
            'a' => Any,
            _ => {
                particle.push(c);
                continue;
            }
        };
        // What is split may panic, and would bring along how to.
        let left = word.len().checked_sub(particle.len()).and_then(|end| word.get(..end));
        if let Some(left @ [_, .., last]) = left.filter(|_| word.ends_with(&particle))
            && stands_after(*last, after)
        {
            return Some(left);
        }
        particle.clear();
    }
    None
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
        check("최적화하는", Some("최적화"));
        check("배포했습니다", Some("배포"));
        check("개발자들", Some("개발자"));
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
        check("무한", None);
        check("나와", None);
    }
}
