//! What page and service worker say to each other about posts that the reader keeps: short lines of text.

/// A choice that is kept, or was to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// See [`notes::offer::key`].
    pub key: String,
    /// How it stands.
    pub stage: Stage,
    /// How many posts are here.
    pub posts: u32,
    /// How many there are; 0 if that could not be found out.
    pub all: u32,
}

/// How a choice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nothing is kept.
    None,
    /// Everything is here.
    Whole,
    /// The reader has stopped.
    Part,
    /// It is on its way.
    Some,
    /// The worker waits for the page to ask for more.
    More,
    /// Another version of it is to come.
    Old,
    /// The rest does not come.
    Lost,
    /// There is no room for the rest.
    Full,
}

/// What the reader wants of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// To know how all of them stand.
    Ask,
    /// To have it, or the rest of it.
    Keep,
    /// No more of it now.
    Stop,
    /// Not to have it any longer.
    Drop,
}

impl Want {
    /// The worker's word for it.
    pub fn word(self) -> &'static str {
        ["ask", "keep", "stop", "drop"][self as usize]
    }
}

impl Kept {
    /// What a line of the worker says: `part 12 40 pycon`. Its words differ in their first letters.
    pub fn parse(line: &str) -> Option<Self> {
        let (word, posts, all, key) = fields(line)?;
        let stage = match word.bytes().next()? {
            b'n' => Stage::None,
            b'w' => Stage::Whole,
            b'p' => Stage::Part,
            b's' => Stage::Some,
            b'm' => Stage::More,
            b'o' => Stage::Old,
            b'f' => Stage::Full,
            _ => Stage::Lost,
        };
        Some(Self { key: key.to_owned(), stage, posts, all })
    }
}

/// A word, two numbers, and all that follows.
pub fn fields(line: &str) -> Option<(&str, u32, u32, &str)> {
    let (word, rest) = line.split_once(' ')?;
    let (first, rest) = rest.split_once(' ')?;
    let (second, rest) = rest.split_once(' ')?;
    Some((word, first.parse().ok()?, second.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_worker_says_how_a_choice_stands() {
        let (key, stage) = ("pycon apac".to_owned(), Stage::Part);
        let heard = Kept { key, stage, posts: 12, all: 40 };
        assert_eq!(Kept::parse("part 12 40 pycon apac"), Some(heard));
        let whole = Kept { key: String::new(), stage: Stage::Whole, posts: 3, all: 3 };
        assert_eq!(Kept::parse("whole 3 3 "), Some(whole));
        for other in ["", "whole", "whole 1 x y", "part 1 2", " 1 2 "] {
            assert_eq!(Kept::parse(other), None, "{other}");
        }
    }
}
