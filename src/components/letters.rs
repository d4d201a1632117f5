//! Names under the letters that they are found by, with a way to each letter.

use notes::people::by_initial;

use crate::components::el::{El, el, link};
use crate::router::use_router;
use crate::routes::Route;

/// Names in their order: of each the letter that it is found by (see [`initial`]), and its row. `route`: the page of the list
/// that they stand on, from 1; `firsts`: the letter that each of its pages starts with.
///
/// [`initial`]: notes::people::initial
pub fn letters(route: &Route, page: u32, firsts: &[char], rows: Vec<(char, El)>) -> El {
    let router = use_router();
    let groups = by_initial(rows);
    let way = |href, letter: char| el("li").child(link(href).child(letter.to_string()));
    let mut ways: Vec<El> = Vec::new();
    for (number, first) in (1..).zip(firsts) {
        let route = route.at_page(number);
        if number == page {
            let here = groups.iter().map(|(letter, _)| *letter);
            ways.extend(here.map(|it| way(router.link_to(&route, &it.to_string()), it)));
        } else {
            ways.push(way(router.link(&route), *first));
        }
    }
    let group = |(letter, rows): (char, Vec<El>)| {
        el("section")
            .class("letter")
            .attr("id", letter.to_string())
            .child(el("h2").class("letter-name").child(letter.to_string()))
            .child(el("ul").children(rows))
    };
    el("div")
        .child(el("ul").class("letter-ways").children(ways))
        .child(el("div").class("letters").children(groups.into_iter().map(group)))
}
