//! What a reader may choose to see less: the values of fields among what was found, and how much each leaves.

use notes::order::sort_by_number;

use crate::aliases::Aliases;
use crate::answer::{Choice, Choices};
use crate::fold::fold;
use crate::listed::Listed;
use crate::query::{Facet, Field, Query, means_kind};
use crate::values::{Counted, admits_name};

/// How many values of a field are shown, and how many years; chosen ones come on top.
const MOST: usize = 8;
const YEARS: usize = 30;

/// The fields of which values are shown, in this order.
pub const FIELDS: [Field; 6] =
    [Field::Tag, Field::Event, Field::Year, Field::Speaker, Field::Kind, Field::Has];

/// The values of a field, as they were counted among what was found without a choice of it: the most frequent first; of
/// years, the newest. `total` is how much a query finds.
pub fn choices(
    query: &Query,
    field: Field,
    aliases: &Aliases,
    mut all: Vec<Counted<'_>>,
    total: u32,
) -> Choices {
    match field {
        Field::Year => all = all.into_iter().rev().listed(),
        _ => sort_by_number(&mut all, |counted| (u32::MAX - counted.count).into()),
    }
    let means = |asked: &[char], key: &[char]| match field {
        Field::Tag => aliases.first(asked) == key,
        _ => means(field, asked, key),
    };
    let asked = || query.facets.iter().filter(|facet| facet.field == field && facet.is_asked());
    let is_chosen = |key: &[char]| asked().any(|facet| means(&facet.value, key));
    let most = if field == Field::Year { YEARS } else { MOST };
    let shown = (0..).zip(&all).filter(|(at, it)| *at < most || is_chosen(it.key));
    let choice = |(_, Counted { key, written, count }): (usize, &Counted<'_>)| {
        let is_chosen = is_chosen(key);
        let query = match is_chosen {
            true => query.without(field, &|asked| means(asked, key)),
            false => query.with(field, written, goes_on(field, written, key, &all)),
        };
        Choice { value: (*written).to_owned(), count: *count, is_chosen, query }
    };
    let mut values: Vec<Choice> = shown.map(choice).listed();
    // What is asked for and nothing has, or has in other words.
    let is_known = |value: &[char]| all.iter().any(|counted| means(value, counted.key));
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
        Field::Kind => means_kind(asked, key),
        _ => asked == key,
    }
}

/// Whether a value, typed as it is, would find other values, too.
fn goes_on(field: Field, value: &str, key: &[char], all: &[Counted<'_>]) -> bool {
    let facet = Facet {
        field,
        value: fold(value),
        others: Vec::new(),
        typed: String::new(),
        is_whole: false,
        is_excluded: false,
    };
    field.is_name() && all.iter().any(|other| other.key != key && admits_name(&facet, other.key))
}
