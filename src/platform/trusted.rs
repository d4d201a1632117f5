//! The two places where a text becomes more than a text: markup, and the address of a script.
//!
//! The page's policy has the browser refuse both unless they come through here, where it knows Trusted Types.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, ServiceWorkerContainer, Worker};

#[wasm_bindgen]
extern "C" {
    type Policy;
    type Markup;
    type Workers;
    #[wasm_bindgen(js_name = Worker)]
    type Beside;

    #[wasm_bindgen(thread_local_v2, js_name = String)]
    static AS_TEXT: JsValue;

    #[wasm_bindgen(catch, js_namespace = trustedTypes, js_name = createPolicy)]
    fn create_policy(name: &str, rules: &Object) -> Result<Policy, JsValue>;
    #[wasm_bindgen(method, js_name = createHTML)]
    fn create_html(this: &Policy, markup: &str) -> JsValue;
    #[wasm_bindgen(method, js_name = createScriptURL)]
    fn create_script_url(this: &Policy, url: &str) -> JsValue;

    #[wasm_bindgen(method, setter, js_name = innerHTML)]
    fn set_content(this: &Markup, markup: &JsValue);
    #[wasm_bindgen(method, catch, js_name = register)]
    fn register(this: &Workers, url: &JsValue, options: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(constructor, catch, js_class = Worker)]
    fn start(url: &JsValue, options: &Object) -> Result<Beside, JsValue>;
}

thread_local! {
    /// The one policy that the page allows, under this name; `None` in browsers without Trusted Types.
    static POLICY: Option<Policy> = {
        let rules = Object::new();
        for rule in ["createHTML", "createScriptURL"] {
            AS_TEXT.with(|as_text| {
                let _ = Reflect::set(&rules, &rule.into(), as_text);
            });
        }
        create_policy("hugi", &rules).ok()
    };
}

/// Fills an element with markup. Call it with what `notes::html` wrote, or the worker that searches, and nothing else.
pub fn set_markup(element: &Element, markup: &str) {
    let trusted = POLICY.with(|policy| match policy {
        Some(policy) => policy.create_html(markup),
        None => markup.into(),
    });
    element.unchecked_ref::<Markup>().set_content(&trusted);
}

/// Registers the service worker at an address of ours, for a folder. The browser asks the host for each new version of it.
pub(super) fn register_worker(
    container: &ServiceWorkerContainer,
    url: &str,
    scope: &str,
) -> Result<Promise, JsValue> {
    let options = options(&[("scope", scope), ("updateViaCache", "none")]);
    container.unchecked_ref::<Workers>().register(&address(url), &options)
}

/// Starts a script of ours beside the page.
pub fn start_worker(url: &str) -> Result<Worker, JsValue> {
    Beside::start(&address(url), &options(&[("type", "module")])).map(JsCast::unchecked_into)
}

/// The address of a script, as the browser takes it.
fn address(url: &str) -> JsValue {
    POLICY.with(|policy| match policy {
        Some(policy) => policy.create_script_url(url),
        None => url.into(),
    })
}

fn options(values: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in values {
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options
}
