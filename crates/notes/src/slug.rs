//! Names for URLs: letters and digits of any script, joined by hyphens; Latin ones without accents in lower case.
//!
//! The tables for the capitals of all scripts are 5 KB of WebAssembly, for letters that hardly any address has.
//!
//! Hangul stays Hangul. A slug made of ASCII alone would leave nothing of a Korean title but its numbers.

/// Longer slugs are cut; addresses stay readable and below the limits of file systems (3 bytes a syllable).
const LONGEST: usize = 60;

/// The slug of a text; empty if the text has neither letters nor digits.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::new();
    let mut length = 0;
    for c in text.chars().map(|c| c.to_ascii_lowercase()) {
        if length == LONGEST {
            break;
        }
        if c.is_alphanumeric() || c == '_' {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        } else {
            continue;
        }
        length += 1;
    }
    slug.trim_end_matches('-').to_owned()
}

/// Makes a slug unique among those taken, by a number at its end, and takes it.
pub(crate) fn unique(stem: &str, taken: &mut std::collections::HashSet<String>) -> String {
    let mut candidate = stem.to_owned();
    let mut n = 1;
    while !taken.insert(candidate.clone()) {
        n += 1;
        candidate = format!("{stem}-{n}");
    }
    candidate
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_keeps_its_letters() {
        assert_eq!(slug("gRPC와 Python을 활용한 MSA!"), "grpc와-python을-활용한-msa");
        assert_eq!(slug("  [232] 스트림 처리 — IoT  "), "232-스트림-처리-iot");
        assert_eq!(slug("?!"), "");
    }

    #[test]
    fn a_slug_of_a_slug_is_the_slug() {
        let long = "긴 제목 ".repeat(40);
        assert_eq!(slug(&slug(&long)), slug(&long));
        assert!(slug(&long).chars().count() <= LONGEST);
    }

    #[test]
    fn unique_counts_on() {
        let mut taken = std::collections::HashSet::new();
        assert_eq!(unique("a", &mut taken), "a");
        assert_eq!(unique("a", &mut taken), "a-2");
        assert_eq!(unique("a-2", &mut taken), "a-2-2");
    }
}
