//! What a reader may choose to see less: the values of fields among what was found, and how much each leaves.

use notes::order::{sort_by, sort_by_key};

use crate::aliases::Aliases;
use crate::answer::{Choice, Choices};
use crate::find::{Hit, admits, names};
use crate::fold::Folded;
use crate::listed::Listed;
use crate::query::{Facet, Field, KINDS, Query, is_kind, kind_names};

/// How many values of a field are shown, and how many years; chosen ones come on top.
const MOST: usize = 8;
const YEARS: usize = 30;

/// The fields of which values are shown, in this order.
pub const FIELDS: [Field; 6] =
    [Field::Tag, Field::Event, Field::Year, Field::Speaker, Field::Kind, Field::Has];

/// A value: as it is compared, as it is shown, and how much has it. Of a kind, its place in [`KINDS`] is compared.
type Counted = (Vec<char>, String, u32);

/// The values of a field among what was found without a choice of it. `total` is how much a query finds.
pub fn choices(
    query: &Query,
    field: Field,
    aliases: &Aliases,
    hits: &[Hit<'_>],
    total: u32,
) -> Choices {
    let all = count(field, aliases, hits);
    let means = |asked: &[char], key: &[char]| match field {
        Field::Tag => aliases.first(asked) == key,
        _ => means(field, asked, key),
    };
    let asked = || query.facets.iter().filter(|facet| facet.field == field && facet.is_asked());
    let is_chosen = |key: &[char]| asked().any(|facet| means(&facet.value, key));
    let most = if field == Field::Year { YEARS } else { MOST };
    let shown = (0..).zip(&all).filter(|(at, (key, ..))| *at < most || is_chosen(key));
    let choice = |(_, (key, value, count)): (usize, &Counted)| {
        let is_chosen = is_chosen(key);
        let query = match is_chosen {
            true => query.without(field, &|asked| means(asked, key)),
            false => query.with(field, value, goes_on(field, value, key, &all)),
        };
        Choice { value: value.clone(), count: *count, is_chosen, query }
    };
    let mut values: Vec<Choice> = shown.map(choice).listed();
    // What is asked for and nothing has, or has in other words.
    let is_known = |value: &[char]| all.iter().any(|(key, ..)| means(value, key));
    values.extend(asked().filter(|facet| !is_known(&facet.value)).map(|facet| Choice {
        value: facet.typed.clone(),
        count: total,
        is_chosen: true,
        query: query.without(field, &|asked| asked == facet.value),
    }));
    Choices { field, values }
}

/// Whether what is asked for of a field is a value: a kind has several names, slides are all that can be had.
fn means(field: Field, asked: &[char], key: &[char]) -> bool {
    match field {
        Field::Has => true,
        Field::Kind => {
            KINDS.into_iter().zip('\0'..).any(|(kind, at)| key == [at] && is_kind(kind, asked))
        }
        _ => asked == key,
    }
}

/// Whether a value, typed as it is, would find other values, too.
fn goes_on(field: Field, value: &str, key: &[char], all: &[Counted]) -> bool {
    let facet = Facet {
        field,
        value: Folded::new(value).chars().to_vec(),
        others: Vec::new(),
        typed: String::new(),
        is_whole: false,
        is_excluded: false,
    };
    let is_name = matches!(field, Field::Tag | Field::Event | Field::Speaker);
    is_name && all.iter().any(|(other, ..)| other != key && admits(&facet, other))
}

/// The values of a field, the most frequent first; of years, the newest.
fn count(field: Field, aliases: &Aliases, hits: &[Hit<'_>]) -> Vec<Counted> {
    let mut all: Vec<(Vec<char>, String)> = Vec::new();
    for (_, post, found) in hits {
        let first = all.len();
        let mut add = |key: Vec<char>, name: &str| {
            // What stands there twice is found once.
            if all[first..].iter().all(|(known, _)| *known != key) {
                all.push((key, name.to_owned()));
            }
        };
        let section = found.section.and_then(|at| post.0.sections.get(at));
        match field {
            Field::Tag | Field::Event | Field::Speaker => {
                let (told, written) = names(post, found.section, field);
                for ((_, name), written) in told.iter().zip(written) {
                    let is_tag = field == Field::Tag;
                    let key = name.chars();
                    add(if is_tag { aliases.first(key) } else { key.to_vec() }, written);
                }
            }
            Field::Year => {
                if let Some(year) = post.0.year {
                    let year = year.to_string();
                    add(year.chars().listed(), &year);
                }
            }
            Field::Kind => {
                let kind = section.and_then(|section| section.kind);
                let mut kinds = KINDS.into_iter().zip('\0'..);
                if let Some((kind, at)) = kinds.find(|(known, _)| Some(*known) == kind) {
                    add(vec![at], kind_names(kind)[0]);
                }
            }
            Field::Has => {
                if section.is_some_and(|section| section.has_slides) {
                    add(Vec::new(), "slides");
                }
            }
        }
    }
    let mut counted = counted(all);
    if field == Field::Year {
        sort_by(&mut counted, |a, b| b.0.cmp(&a.0));
    }
    counted
}

/// How often each key stands there, the most frequent first; with what is most often written for it.
pub(crate) fn counted(mut all: Vec<(Vec<char>, String)>) -> Vec<Counted> {
    sort_by(&mut all, |a, b| a.cmp(b));
    let mut counted: Vec<Counted> = Vec::new();
    // How often what was written last stands there, and what is written most.
    let (mut run, mut most) = (0, 0);
    let mut last = String::new();
    for (key, name) in all {
        match counted.last_mut().filter(|(known, ..)| *known == key) {
            Some((_, written, count)) => {
                *count += 1;
                run = if name == last { run + 1 } else { 1 };
                last.clone_from(&name);
                if run >= most {
                    (most, *written) = (run, name);
                }
            }
            None => {
                (run, most) = (1, 1);
                last.clone_from(&name);
                counted.push((key, name, 1));
            }
        }
    }
    sort_by_key(&mut counted, |(.., count)| u32::MAX - count);
    counted
}
