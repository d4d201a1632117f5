//! What a reader's click brings into the notes: an image or a deck of another site. Nothing of theirs loads before.

use web_sys::{Element, Url};

use super::dom;

/// Puts all images that a page holds back in the places of their buttons.
pub fn load_images() {
    dom::find_all(".image-load").for_each(|button| load_image(&button));
    dom::find_all(".held-images").for_each(|offer| offer.remove());
}

/// Puts the image in the place of its button.
pub fn load_image(button: &Element) {
    let Some(image) = dom::document().and_then(|page| page.create_element("img").ok()) else {
        return;
    };
    let Some(src) = button.get_attribute("data-src") else { return };
    let alt = button.get_attribute("data-alt").unwrap_or_default();
    let _ = image.set_attribute("alt", &alt);
    let _ = image.set_attribute("decoding", "async");
    let _ = image.set_attribute("referrerpolicy", "no-referrer");
    let _ = image.set_attribute("src", &src);
    if let Some(figure) = button.closest(".image-held").ok().flatten() {
        let _ = figure.class_list().remove_1("image-held");
    }
    let _ = button.replace_with_with_node_1(&image);
}

/// Notes that an image has come: its place need not be held any longer.
pub fn image_came(image: &Element) {
    let _ = image.set_attribute("data-loaded", "");
}

/// Puts a note with the image's description in the place of an image that did not come.
pub fn image_lost(image: &Element, notice: &str) {
    let Some(page) = dom::document() else { return };
    let Ok(note) = page.create_element("span") else { return };
    note.set_class_name("image-lost");
    let alt = image.get_attribute("alt").filter(|alt| !alt.is_empty());
    for line in alt.as_deref().into_iter().chain([notice]) {
        if let Ok(part) = page.create_element("span") {
            part.set_text_content(Some(line));
            let _ = note.append_child(&part);
        }
    }
    let _ = image.replace_with_with_node_1(&note);
}

/// Puts the deck's own player in the place of its button: a frame built from the parsed address, and nothing else.
pub fn load_embed(button: &Element) {
    let Some(figure) = button.closest("[data-embed]").ok().flatten() else { return };
    let address = figure.get_attribute("data-embed").and_then(|address| Url::new(&address).ok());
    let Some(address) = address.filter(|address| address.protocol() == "https:") else { return };
    let Some(frame) = dom::document().and_then(|page| page.create_element("iframe").ok()) else {
        return;
    };
    let title = figure.get_attribute("data-title").unwrap_or_default();
    for (name, value) in [
        ("title", title.as_str()),
        ("sandbox", "allow-scripts allow-same-origin allow-popups allow-presentation"),
        // YouTube plays for those only who say from which site they come; the page itself stays untold.
        ("referrerpolicy", "strict-origin"),
        ("loading", "lazy"),
        ("allowfullscreen", ""),
        ("src", &address.href()),
    ] {
        let _ = frame.set_attribute(name, value);
    }
    let _ = button.replace_with_with_node_1(&frame);
}

/// Shows or hides what the part around a button folds away.
pub fn unfold(button: &Element) {
    let Some(part) = button.closest("[data-fold]").ok().flatten() else { return };
    let open = part.get_attribute("data-fold").as_deref() == Some("open");
    let _ = part.set_attribute("data-fold", if open { "" } else { "open" });
    for button in dom::find_all("[data-fold] .more") {
        let _ = button.set_attribute("aria-expanded", if open { "false" } else { "true" });
    }
}

/// The code that a button stands beside, to be copied.
pub fn code_beside(button: &Element) -> Option<String> {
    button.closest(".code").ok()??.query_selector("pre").ok()??.text_content()
}
