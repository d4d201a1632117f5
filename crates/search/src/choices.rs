//! What a reader may choose to see less: the values of fields among what was found, and how much each leaves.

use notes::order::{sort_by, sort_by_key};

use crate::aliases::Aliases;
use crate::answer::{Choice, Choices};
use crate::document::Document;
use crate::find::{Match, Prepared, admits};
use crate::fold::Folded;
use crate::listed::Listed;
use crate::query::{Facet, Field, KINDS, Query, is_kind, kind_names};

/// How many values of a field are shown, and how many years; chosen ones come on top.
const MOST: usize = 8;
const YEARS: usize = 30;

/// The fields of which values are shown, in this order.
pub const FIELDS: [Field; 6] =
    [Field::Tag, Field::Event, Field::Year, Field::Speaker, Field::Kind, Field::Has];

/// Something that was found, with the post that it was found in.
pub type Hit<'a> = (&'a Document, &'a Prepared, &'a Match);

/// A value: as it is compared, as it is shown, and how much has it.
type Counted = (Vec<char>, String, u32);

/// The values of a field among what was found without a choice of it. `total` is how much a query finds.
pub fn choices(
    query: &Query,
    field: Field,
    aliases: &Aliases,
    hits: &mut dyn Iterator<Item = Hit<'_>>,
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
            true => query.without(field, |asked| means(asked, key)),
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
        query: query.without(field, |asked| asked == facet.value),
    }));
    Choices { field, values }
}

/// Whether what is asked for of a field is a value: a kind has several names, slides are all that can be had.
fn means(field: Field, asked: &[char], key: &[char]) -> bool {
    match field {
        Field::Has => true,
        Field::Kind => {
            let kind =
                KINDS.into_iter().find(|kind| kind_names(*kind)[0].chars().eq(key.iter().copied()));
            kind.is_some_and(|kind| is_kind(kind, asked))
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
fn count(field: Field, aliases: &Aliases, hits: &mut dyn Iterator<Item = Hit<'_>>) -> Vec<Counted> {
    match field {
        Field::Tag | Field::Event | Field::Speaker => count_names(field, aliases, hits),
        Field::Year => {
            let mut years: Vec<i32> = hits.filter_map(|(post, ..)| post.year).listed();
            sort_by_key(&mut years, |year| -*year);
            let years = years.chunk_by(|a, b| a == b);
            years.map(|same| counted(&same[0].to_string(), same.len())).listed()
        }
        Field::Kind => {
            let mut kinds = [0; KINDS.len()];
            for (post, _, found) in hits {
                let kind = found.section.and_then(|at| post.sections.get(at)?.kind);
                let at = KINDS.iter().position(|known| Some(*known) == kind);
                at.into_iter().for_each(|at| kinds[at] += 1);
            }
            let named = KINDS.iter().zip(kinds).filter(|(_, count)| *count > 0);
            let mut named: Vec<_> =
                named.map(|(kind, count)| counted(kind_names(*kind)[0], count)).listed();
            sort_by_key(&mut named, |(.., count)| u32::MAX - count);
            named
        }
        Field::Has => {
            let of =
                |(post, _, found): &Hit<'_>| Some(post.sections.get(found.section?)?.has_slides);
            let count = hits.filter(|hit| of(hit) == Some(true)).count();
            if count == 0 { Vec::new() } else { vec![counted("slides", count)] }
        }
    }
}

fn counted(name: &str, count: usize) -> Counted {
    (name.chars().listed(), name.to_owned(), u32::try_from(count).unwrap_or(u32::MAX))
}

/// Names that are compared alike, and tags that mean the same, are one value, shown as most write it.
fn count_names(
    field: Field,
    aliases: &Aliases,
    hits: &mut dyn Iterator<Item = Hit<'_>>,
) -> Vec<Counted> {
    let mut all: Vec<(Vec<char>, &str)> = Vec::new();
    for (post, prepared, found) in hits {
        let first = all.len();
        let mut add = |key: &[char], name| {
            let key = if field == Field::Tag { aliases.first(key) } else { key.to_vec() };
            // What stands there twice is found once.
            if all[first..].iter().all(|(known, _)| *known != key) {
                all.push((key, name));
            }
        };
        match (field, found.section) {
            (Field::Tag, _) => {
                prepared.tags().zip(&post.tags).for_each(|(key, name)| add(key, name))
            }
            (Field::Event, _) => {
                prepared
                    .event()
                    .zip(post.event.as_deref())
                    .into_iter()
                    .for_each(|(key, name)| add(key, name));
            }
            (_, Some(at)) => {
                let written = post.sections.get(at).into_iter();
                let written = written.flat_map(|section| &section.speakers);
                prepared.speakers(at).zip(written).for_each(|(key, name)| add(key, name));
            }
            (_, None) => {}
        }
    }
    sort_by(&mut all, |a, b| a.cmp(b));
    let written = |same: &[(Vec<char>, &str)]| {
        let most = same.chunk_by(|a, b| a.1 == b.1).max_by_key(|same| same.len());
        let count = u32::try_from(same.len()).unwrap_or(u32::MAX);
        most.map(|most| (most[0].0.clone(), most[0].1.to_owned(), count))
    };
    let mut counted: Vec<Counted> = all.chunk_by(|a, b| a.0 == b.0).filter_map(written).listed();
    sort_by_key(&mut counted, |(.., count)| u32::MAX - count);
    counted
}
