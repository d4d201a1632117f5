//! What was struck with the keyboard set to the other language: vkdlTjs is 파이썬, ㅔㅛ쇄ㅜ is python.
//!
//! The layout is the Korean standard one of two sets (KS X 5002). It is offered, never applied: `vkdlTjs` may be a name.

use crate::hangul::{Syllable, compose, letter, letters, place, split_vowel};
use crate::listed::Listed;

/// The keys of a Latin keyboard, and the letters that stand on them. Capitals without a letter of their own have that of
/// the small key.
const KEYS: &str = "qwertyuiopasdfghjklzxcvbnmQWERTOP";
const LETTERS: &str = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ";

/// What the same keys give in the other language; `None` if that is no text that somebody would write.
pub fn other_layout(typed: &str) -> Option<String> {
    let has_hangul = typed.chars().any(|c| Syllable::of(c).is_some() || letter_key(c).is_some());
    let other = if has_hangul { to_latin(typed) } else { to_hangul(typed) }?;
    (other != typed).then_some(other)
}

fn to_latin(typed: &str) -> Option<String> {
    let is_latin = |c: char| c.is_ascii_alphabetic();
    if typed.chars().any(is_latin) {
        return None;
    }
    let struck: Vec<char> = letters(&typed.chars().listed());
    let mut latin = String::new();
    for c in &struck {
        let (first, second) = split_vowel(*c).map_or((*c, None), |(a, b)| (a, letter_key(b)));
        latin.push(letter_key(first).unwrap_or(first));
        latin.extend(second);
    }
    // A word in Latin script has a vowel.
    let has_vowel = latin.bytes().any(|c| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'));
    has_vowel.then_some(latin)
}

/// Every letter must find its place in a syllable.
fn to_hangul(typed: &str) -> Option<String> {
    let mut struck = Vec::new();
    for c in typed.chars() {
        let letter_on = |c: char| place(KEYS, c).map(|at| letter(LETTERS, at));
        struck.push(letter_on(c).or_else(|| letter_on(c.to_ascii_lowercase())).unwrap_or(c));
    }
    let composed = compose(&struck);
    let is_whole = composed.chars().all(|c| letter_key(c).is_none() && split_vowel(c).is_none());
    (is_whole && composed.chars().any(|c| Syllable::of(c).is_some())).then_some(composed)
}

fn letter_key(letter: char) -> Option<char> {
    KEYS.chars().nth(place(LETTERS, letter)? as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Option<&str>) {
        assert_eq!(other_layout(typed).as_deref(), expected);
    }

    #[test]
    fn korean_on_latin_keys() {
        check("vkdlTjs", Some("파이썬"));
        check("ajtlsfjsld", Some("머신러닝"));
        check("ehzj", Some("도커"));
        check("rhkf 2", Some("괄 2"));
        check("dks", Some("안"));
    }

    #[test]
    fn latin_on_korean_keys() {
        check("ㅔㅛ쇄ㅜ", Some("python"));
        check("애찯ㄱ", Some("docker"));
        check("ㅏㅕㅠㄷ", Some("kube"));
    }

    #[test]
    fn what_is_no_word_in_the_other_language_is_not_offered() {
        check("rust 서버", None);
        check("python", None);
        check("3.11", None);
        check("ㅋㅋㅋ", None);
    }
}
