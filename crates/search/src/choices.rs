//! What a reader may choose to see less: the values of fields among what was found, and how much each leaves.

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
    all: &[Counted<'_>],
    total: u32,
) -> Choices {
    let means = |asked: &[char], key: &[char]| match field {
        Field::Tag => aliases.first(asked) == key,
        _ => means(field, asked, key),
    };
    let asked = || query.facets.iter().filter(|facet| facet.field == field && facet.is_asked());
    let is_chosen = |key: &[char]| asked().any(|facet| means(&facet.value, key));
    let choice = |(Counted { key, written, count }, is_chosen): (&Counted<'_>, bool)| {
        let query = match is_chosen {
            true => query.without(field, &|asked| means(asked, key)),
            false => query.with(field, written, goes_on(field, written, key, all)),
        };
        Choice { value: (*written).to_owned(), count: *count, is_chosen, query }
    };
    let mut values: Vec<Choice> = shown(field, all, &is_chosen).into_iter().map(choice).listed();
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

/// The values that are shown, and whether each is chosen: the most frequent first; of years, the newest.
fn shown<'c, 'a>(
    field: Field,
    all: &'c [Counted<'a>],
    is_chosen: &dyn Fn(&[char]) -> bool,
) -> Vec<(&'c Counted<'a>, bool)> {
    let mut shown: Vec<(&Counted<'_>, bool)> = Vec::new();
    let (most, is_year) = if field == Field::Year { (YEARS, true) } else { (MOST, false) };
    for counted in all {
        let comes_after =
            |(other, _): &(&Counted<'_>, bool)| !is_year && other.count >= counted.count;
        let (place, is_chosen) = (shown.partition_point(comes_after), is_chosen(counted.key));
        if place < most || is_chosen {
            shown.insert(place, (counted, is_chosen));
        }
        // Of what has been overtaken stays what is chosen.
        if shown.len() > most && shown.last().is_some_and(|(_, is_chosen)| !is_chosen) {
            shown.pop();
        }
    }
    (0..)
        .zip(shown)
        .filter(|(at, (_, is_chosen))| *at < most || *is_chosen)
        .map(|(_, it)| it)
        .listed()
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
