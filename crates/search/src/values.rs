//! What is said of posts and sessions besides their texts: tags, conferences, years, speakers, sorts, slides.
//!
//! Each stands here once, however many have it, and is compared once for a query: a library has far fewer of them than
//! posts.

use crate::aliases::Aliases;
use crate::fold::Folded;
use crate::listed::Listed;
use crate::query::{Facet, Field, means_kind};

/// What is said of the posts of a library.
#[derive(Clone, Debug, Default)]
pub struct Values {
    all: Vec<Value>,
    /// The number of the one that came first of all that mean the same, by the number of each.
    firsts: Vec<u32>,
    /// Their numbers in the order of fields, keys and spellings.
    sorted: Vec<u32>,
}

/// A value of a field, as some write it.
#[derive(Clone, Debug)]
pub struct Value {
    /// What it is a value of.
    pub field: Field,
    /// As it is written; of [`Field::Kind`] the first of [`kind_names`], of [`Field::Has`] `slides`.
    ///
    /// [`kind_names`]: crate::query::kind_names
    pub written: String,
    /// As it is compared.
    pub folded: Folded,
    /// The same for all that mean the same: as it is compared, or of a tag the first word for it.
    pub key: Vec<char>,
    /// How many posts or sessions have it, as it is written.
    pub count: u32,
}

impl Values {
    /// The number of a value that a post or a session has.
    #[inline(never)]
    pub fn add(&mut self, field: Field, written: &str, aliases: &Aliases) -> u32 {
        let folded = Folded::new(written);
        let chars = folded.chars();
        let key = match field {
            Field::Tag => aliases.first(chars),
            _ => chars.to_vec(),
        };
        let known = |at: usize| self.sorted.get(at).and_then(|known| self.get(*known));
        let place = self.sorted.partition_point(|at| {
            self.get(*at).is_some_and(|known| {
                (known.field, known.key.as_slice(), known.written.as_str())
                    < (field, key.as_slice(), written)
            })
        });
        let means_it = |value: &&Value| value.field == field && value.key == key;
        let after = known(place).filter(means_it);
        if after.is_some_and(|value| value.written == written) {
            let number = self.sorted.get(place).copied().unwrap_or_default();
            if let Some(value) = self.all.get_mut(number as usize) {
                value.count += 1;
            }
            return number;
        }
        let before = place.checked_sub(1).and_then(known).filter(means_it);
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        let first = match (after, before) {
            (Some(_), _) => self.sorted.get(place),
            (None, Some(_)) => self.sorted.get(place.wrapping_sub(1)),
            _ => None,
        };
        let first = first.map_or(number, |known| self.first(*known));
        let mut moved = number;
        for later in self.sorted.iter_mut().skip(place) {
            moved = std::mem::replace(later, moved);
        }
        self.sorted.push(moved);
        self.firsts.push(first);
        self.all.push(Value { field, written: written.to_owned(), folded, key, count: 1 });
        number
    }

    /// All values, by their numbers.
    pub fn all(&self) -> &[Value] {
        &self.all
    }

    /// Their numbers, in the order of fields and names.
    pub fn sorted(&self) -> &[u32] {
        &self.sorted
    }

    fn first(&self, number: u32) -> u32 {
        self.firsts.get(number as usize).copied().unwrap_or(number)
    }

    /// A value by its number.
    pub fn get(&self, number: u32) -> Option<&Value> {
        self.all.get(number as usize)
    }
}

/// How many of some posts or sessions have each value.
#[derive(Clone, Debug)]
pub struct Counts<'a> {
    values: &'a Values,
    /// By the numbers of values.
    each: Vec<Count>,
    turn: u32,
}

/// How many have a value.
#[derive(Clone, Copy, Debug)]
struct Count {
    /// As it is written.
    each: u32,
    /// The number of the one that came first of all that mean the same.
    first: u32,
    /// Of that one: how many have any that means the same, and which counted last.
    alike: u32,
    last: u32,
}

/// A value and all that mean the same.
#[derive(Clone, Debug)]
pub struct Counted<'a> {
    /// What is the same for all of them.
    pub key: &'a [char],
    /// As most write it.
    pub written: &'a str,
    /// How many have it.
    pub count: u32,
}

impl<'a> Counts<'a> {
    /// Counts values of a library.
    pub fn new(values: &'a Values) -> Self {
        let count = |first: &u32| Count { each: 0, first: *first, alike: 0, last: 0 };
        Self { values, each: values.firsts.iter().map(count).listed(), turn: 0 }
    }

    /// Counts what some have; what they have twice, once.
    pub fn add(&mut self, numbers: &[u32], times: u32) {
        self.turn += 1;
        for number in numbers {
            let Some(count) = self.each.get_mut(*number as usize) else { continue };
            count.each += times;
            let first = count.first as usize;
            if let Some(count) = self.each.get_mut(first)
                && count.last != self.turn
            {
                (count.alike, count.last) = (count.alike + times, self.turn);
            }
        }
    }

    /// What anybody has of a field, in the order of keys.
    #[inline(never)]
    pub fn of(&self, field: Field) -> Vec<Counted<'a>> {
        let mut counted: Vec<Counted<'a>> = Vec::new();
        let (mut most, mut before) = (0, None);
        for number in &self.values.sorted {
            let Some(Count { each, first, .. }) = self.each.get(*number as usize) else { continue };
            if *each == 0 {
                continue;
            }
            let Some(value) = self.values.get(*number).filter(|value| value.field == field) else {
                continue;
            };
            match counted.last_mut().filter(|_| before == Some(first)) {
                Some(last) if *each > most => (last.written, most) = (&value.written, *each),
                Some(_) => {}
                None => {
                    let count = self.each.get(*first as usize).map_or(0, |it| it.alike);
                    (before, most) = (Some(first), *each);
                    counted.push(Counted { key: &value.key, written: &value.written, count });
                }
            }
        }
        counted
    }
}

/// Whether a value is what a facet asks for: as a whole; or, of tags, as far as it is typed, and of other names, somewhere
/// in it.
pub fn admits(facet: &Facet, value: &Value) -> bool {
    let (asked, chars) = (&facet.value, value.folded.chars());
    match facet.field {
        field if field != value.field => false,
        Field::Has => true,
        Field::Year => chars == asked.as_slice(),
        Field::Kind => means_kind(asked, chars),
        _ => admits_name(facet, chars),
    }
}

/// The same of a folded name.
pub fn admits_name(facet: &Facet, name: &[char]) -> bool {
    let asked = &facet.value;
    match facet.field {
        _ if facet.others.iter().any(|other| name == other.as_slice()) => true,
        _ if facet.is_whole => name == asked.as_slice(),
        Field::Tag => name.starts_with(asked),
        _ => name.windows(asked.len().max(1)).any(|part| part == asked.as_slice()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_the_same_is_counted_once_and_shown_as_most_write_it() {
        let aliases = Aliases::read("파이썬, python").0;
        let mut values = Values::default();
        let mut add = |tags: &[&str]| -> Vec<u32> {
            tags.iter().map(|tag| values.add(Field::Tag, tag, &aliases)).collect()
        };
        let posts = [add(&["Python", "웹"]), add(&["파이썬", "python"]), add(&["python"])];
        assert_eq!(posts[2][0], posts[1][1]);
        values.add(Field::Speaker, "python", &aliases);
        let mut counts = Counts::new(&values);
        posts.into_iter().for_each(|post| counts.add(&post, 1));
        let counted = counts.of(Field::Tag);
        let told: Vec<_> = counted.iter().map(|it| (it.written, it.count)).collect();
        assert_eq!(told, [("웹", 1), ("python", 3)]);
        assert!(counts.of(Field::Speaker).is_empty());
    }
}
