//! A setting with a few choices, all of them in sight.

use crate::components::el::{El, el};

/// A choice: its name in the page and in storage, and its label.
pub type Choice = (&'static str, &'static str);

/// A setting with a few choices, of which one is chosen. The page listens for `change`.
pub fn option_set(
    name: &'static str,
    label: &'static str,
    options: Vec<Choice>,
    chosen: &'static str,
) -> El {
    let option = |(value, text): Choice| {
        let input = el("input")
            .attr("type", "radio")
            .attr("name", name)
            .attr("value", value)
            .attr_if("checked", (value == chosen).then_some(""));
        el("label").class("option").child(input).child(el("span").child(text))
    };
    let options = el("div").class("options").children(options.into_iter().map(option));
    el("fieldset").class("option-set").child(el("legend").child(label)).child(options)
}
