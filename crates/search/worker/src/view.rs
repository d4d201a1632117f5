//! What was found, as the app shows it. Written here, beside the page: so the app brings no code for it to those who never
//! search, and typing never waits for a list to be drawn.

use hugi_app::routes;
use notes::html::escape;
use search::answer::{Answer, Choices, Found, Marked, Name, NameKind, Offer};
use search::find::Part;
use search::pattern::Closeness;
use search::query::Field;
use search::text::{decimal, joined};

use crate::words::{Words, words};

/// How many characters of a text a link leads to, at most: enough to be found once, and few enough to be shared.
const LED_TO: usize = 40;

/// An answer as a line that says how much was found, and the markup of what was found. `base`: the path of the app's folder;
/// `offers`: what else may have been meant; `most`: how many results were asked for; `missing`: whether some posts did not come.
pub(crate) fn view(
    language: &str,
    base: &str,
    answer: &Answer,
    offers: &[Offer],
    most: usize,
    missing: bool,
) -> String {
    let view = View { words: words(language), base };
    let (searched, all) = answer.searched;
    // A large library is searched as far as it takes to show so many.
    let is_least = searched < all && !missing && answer.total as usize >= most;
    let mut text = view.status(answer, is_least, missing);
    text.push('\n');
    view.found(answer, offers, &mut text);
    if is_least || answer.results.len() < answer.total as usize {
        let class = "<button type=\"button\" class=\"button found-more\">";
        push(&mut text, class, view.words.more, "</button>");
    }
    text
}

struct View<'a> {
    words: &'static Words,
    base: &'a str,
}

impl View<'_> {
    #[inline(never)]
    fn status(&self, answer: &Answer, is_least: bool, missing: bool) -> String {
        let mut status = self.words.results(answer.total, is_least);
        let (searched, all) = answer.searched;
        if searched < all && missing {
            status = status + " · " + &self.words.searched(searched, all);
        }
        status
    }

    fn found(&self, answer: &Answer, offers: &[Offer], html: &mut String) {
        // As on the shelf: see `filter_bar.rs` of the app.
        let is_choice = |choices: &&Choices| {
            choices.values.len() > 1 || choices.values.iter().any(|value| value.is_chosen)
        };
        if answer.choices.iter().any(|choices| is_choice(&choices)) {
            push(
                html,
                "<nav class=\"filters\" data-fold=\"open\" aria-label=\"",
                self.words.choices,
                "\">",
            );
            let rows = answer.choices.iter().filter(is_choice);
            rows.for_each(|choices| self.choices(choices, html));
            html.push_str("</nav>");
        }
        if !answer.names.is_empty() {
            html.push_str("<ul class=\"found-names\">");
            answer.names.iter().for_each(|name| self.name(name, html));
            html.push_str("</ul>");
        }
        if !answer.results.is_empty() {
            html.push_str("<ol class=\"found\">");
            answer.results.iter().for_each(|found| self.row(found, html));
            html.push_str("</ol>");
        }
        if !offers.is_empty() {
            push(html, "<p class=\"label\">", self.words.offers, "</p>");
            html.push_str("<ul class=\"found-offers\">");
            for Offer { typed, without, count } in offers {
                self.to_search("", typed, false, html);
                push(html, "", typed, "</a> ");
                // What finds nothing, struck through.
                if !without.is_empty() {
                    push(html, "<s>", without, "</s> ");
                }
                self.count(*count, html);
                html.push_str("</li>");
            }
            html.push_str("</ul>");
        }
    }

    /// The values of a field that leave less of what was found.
    #[inline(never)]
    fn choices(&self, choices: &Choices, html: &mut String) {
        push(
            html,
            "<div class=\"filter-row\"><span class=\"label\">",
            self.words.field(choices.field),
            "</span><ul class=\"filter-chips\">",
        );
        for choice in &choices.values {
            self.to_search("filter-chip", &choice.query, choice.is_chosen, html);
            let name = match choices.field {
                Field::Has => self.words.slides,
                Field::Kind => self.words.kind(&choice.value),
                _ => &choice.value,
            };
            push(html, "", name, "");
            self.count(choice.count, html);
            html.push_str("</a></li>");
        }
        html.push_str("</ul></div>");
    }

    /// An item of a list with a link to another search, as yet without its end. Whoever chooses stays where they are.
    fn to_search(&self, class: &str, typed: &str, is_chosen: bool, html: &mut String) {
        html.push_str("<li><a data-stay ");
        html.push_str(if is_chosen { "aria-current=\"true\" " } else { "" });
        self.link(class, &routes::search(typed), html);
    }

    fn count(&self, count: u32, html: &mut String) {
        push(html, "<span class=\"filter-count\">", &decimal(count.into()), "</span>");
    }

    /// The rest of a tag that links to an address.
    fn link(&self, class: &str, address: &str, html: &mut String) {
        push(html, "class=\"", class, "\" href=\"");
        push(html, "", self.base, "");
        push(html, "", address, "\">");
    }

    /// A name that leads on.
    #[inline(never)]
    fn name(&self, name: &Name, html: &mut String) {
        let text = &name.name.text;
        // A tag or a conference is a choice among what can be found, too.
        let within =
            |field: Field| routes::search(&(field.name().to_owned() + ":\"" + text + "\""));
        let (kind, address) = match name.kind {
            NameKind::Speaker => (self.words.speaker, routes::speaker(text)),
            NameKind::Tag => (self.words.tag, within(Field::Tag)),
            NameKind::Event => (self.words.event, within(Field::Event)),
        };
        html.push_str("<li><a ");
        self.link("found-title found-name", &address, html);
        push(html, "<span class=\"found-kind\">", kind, "</span>");
        marked(&name.name, html);
        self.count(name.count, html);
        html.push_str("</a></li>");
    }

    #[inline(never)]
    fn row(&self, found: &Found, html: &mut String) {
        html.push_str("<li class=\"found-row\"><a ");
        let address = routes::words_in(&found.slug, &found.id, &led_to(&found.snippet));
        self.link("found-title", &address, html);
        marked(&found.title, html);
        html.push_str("</a><p class=\"session-line\">");
        let mut say = |class: &str, text: &str| {
            if !text.is_empty() {
                push(html, "<span class=\"", class, "\">");
                push(html, "", text, "</span>");
            }
        };
        let year = found.year.map(|year| decimal(year.into())).unwrap_or_default();
        let event = found.event.as_deref().unwrap_or_default();
        let between = if event.is_empty() || year.is_empty() { "" } else { " " };
        say("found-event", &(event.to_owned() + between + &year));
        say("", &found.day.map(|day| self.words.day(day)).unwrap_or_default());
        say("found-who", &joined(&found.speakers, ", "));
        say("found-slides", if found.has_slides { self.words.slides } else { "" });
        say("found-why", self.why(found));
        html.push_str("</p>");
        if !found.snippet.text.is_empty() {
            html.push_str("<p class=\"found-text\">");
            html.push_str(if found.cut.0 { "… " } else { "" });
            marked(&found.snippet, html);
            html.push_str(if found.cut.1 { " …" } else { "" });
            html.push_str("</p>");
        }
        html.push_str("</li>");
    }

    /// Why something was found, where that cannot be seen.
    fn why(&self, found: &Found) -> &'static str {
        match found.closeness {
            Closeness::Initials => self.words.by_initials,
            Closeness::Typo => self.words.alike,
            _ if found.why == [Part::Names] => self.words.by_names,
            _ => "",
        }
    }
}

/// A text between tags.
fn push(html: &mut String, before: &str, text: &str, after: &str) {
    html.push_str(before);
    escape(text, html);
    html.push_str(after);
}

/// A stretch of a text; nothing if it does not lie on characters. An index would bring along 3 KB to say so.
fn part(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or_default()
}

/// A text with its marks.
fn marked(text: &Marked, html: &mut String) {
    let mut from = 0;
    for (start, end) in &text.marks {
        let (start, end) = (*start as usize, *end as usize);
        push(html, "", part(&text.text, from, start), "<mark>");
        push(html, "", part(&text.text, start, end), "</mark>");
        from = end;
    }
    push(html, "", part(&text.text, from, text.text.len()), "");
}

/// The words that a link leads to: the first mark and what follows it on its line, up to the end of a word.
fn led_to(snippet: &Marked) -> String {
    let Some((start, end)) = snippet.marks.first() else { return String::new() };
    let text = part(&snippet.text, *start as usize, snippet.text.len());
    let least = (end - start) as usize;
    let most = text.char_indices().nth(LED_TO).map_or(text.len(), |(at, _)| at);
    let to = if most == text.len() {
        most
    } else {
        part(text, 0, most).bytes().rposition(|byte| byte == b' ').unwrap_or(most)
    };
    part(text, 0, to.max(least)).to_owned()
}

#[cfg(test)]
mod tests {
    use search::answer::{Choice, Choices};

    use super::*;

    const HOSTILE: &str = "\"><img src=x onerror='alert(1)'>&";

    fn marked(text: &str, marks: &[(u32, u32)]) -> Marked {
        Marked { text: text.to_owned(), marks: marks.to_vec() }
    }

    fn found() -> Found {
        Found {
            slug: "a b".to_owned(),
            id: "배포".to_owned(),
            title: marked("배포의 밤", &[(0, 6)]),
            snippet: marked("파도 위의 배포는 조용히 끝났다", &[(14, 20)]),
            cut: (true, false),
            event: Some("물결회의".to_owned()),
            year: Some(2024),
            day: Some(2),
            speakers: vec!["김하늘".to_owned()],
            has_slides: true,
            closeness: Closeness::Initials,
            why: vec![Part::Title],
        }
    }

    #[test]
    fn a_result_says_what_it_is_why_and_leads_to_its_sentence() {
        let answer = Answer { results: vec![found()], total: 1, ..Answer::default() };
        let text = view("ko", "/n/", &answer, &[], 20, false);
        let (status, html) = text.split_once('\n').expect("a line, and markup");
        assert_eq!(status, "1개를 찾았습니다");
        let address = "/n/posts/a%20b/?find=%EB%B0%B0%ED%8F%AC%EB%8A%94%20%EC%A1%B0%EC%9A%A9";
        for part in [
            address,
            "#s-%EB%B0%B0%ED%8F%AC\">",
            "<mark>배포</mark>의 밤",
            "… 파도 위의 <mark>배포</mark>는 조용히 끝났다</p>",
            "물결회의 2024",
            "2일째",
            "김하늘",
            "발표 자료",
            "초성이 같음",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(!html.contains("found-more"));
    }

    #[test]
    fn no_text_becomes_markup() {
        let text = || HOSTILE.to_owned();
        let all = (0, u32::try_from(HOSTILE.len()).expect("it is short"));
        let hostile = Found {
            slug: text(),
            id: text(),
            title: marked(HOSTILE, &[all]),
            snippet: marked(HOSTILE, &[all]),
            event: Some(text()),
            speakers: vec![text()],
            ..found()
        };
        let value = Choice { value: text(), count: 1, is_chosen: true, query: text() };
        let answer = Answer {
            results: vec![hostile],
            total: 2,
            names: [NameKind::Speaker, NameKind::Tag]
                .map(|kind| Name { kind, name: marked(HOSTILE, &[]), count: 1 })
                .into(),
            choices: vec![Choices { field: Field::Tag, values: vec![value] }],
            ..Answer::default()
        };
        let offers = [Offer { typed: text(), without: text(), count: 1 }];
        let html = view("en", HOSTILE, &answer, &offers, 1, false);
        assert!(!html.contains("<img") && !html.contains("onerror='"), "{html}");
        assert_eq!(html.matches('"').count() % 2, 0, "{html}");
    }

    #[test]
    fn how_much_is_said_as_far_as_it_is_known() {
        let status = |total, searched, missing| {
            let answer = Answer { total, searched, ..Answer::default() };
            let text = view("en", "/", &answer, &[], 20, missing);
            text.split('\n').next().map(str::to_owned).unwrap_or_default()
        };
        assert_eq!(status(0, (5, 5), false), "Nothing found");
        assert_eq!(status(1, (5, 5), false), "1 result");
        assert_eq!(status(7, (5, 10_000), false), "7 results");
        assert_eq!(status(25, (5, 10_000), false), "25 results or more");
        assert_eq!(status(25, (5, 10_000), true), "25 results · offline: in 5 of 10000 posts");
    }
}
