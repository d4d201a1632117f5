//! Attributes of the root element that the style sheets read. A script in `index.html` sets the same ones before the first paint.

use super::dom;

/// Forces a theme (`light`, `dark`) or, with `None`, follows the system.
pub fn set_theme(theme: Option<&str>) {
    dom::set_root_attribute("data-theme", theme);
}

/// Sets the step of the text size, of which `None` is the ordinary one.
pub fn set_text_size(step: Option<&str>) {
    dom::set_root_attribute("data-text-size", step);
}

/// Says in which language the interface speaks.
pub fn set_language(tag: &str) {
    dom::set_root_attribute("lang", Some(tag));
}

/// The language in which the page came.
pub fn language() -> Option<String> {
    dom::document()?.document_element()?.get_attribute("lang")
}
