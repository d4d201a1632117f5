//! A script as wasm-bindgen writes it, and a module beside it.

use super::*;
use crate::bundle::module::Names;

const SCRIPT: &str = r#"
export class Unused {
    free() { wasm.__wbg_unused_free(this.ptr, 0); }
}
if (Symbol.dispose) Unused.prototype[Symbol.dispose] = Unused.prototype.free;
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_log_0123456789abcdef: function(arg0) {
            // Says it.
            console.log(getText(arg0), `${ wasm.memory } getText`);
        },
        __wbg_call_fedcba9876543210: function() { return handleError(function (arg0) {
            return invoke__h01(arg0, b);
        }, arguments); },
    };
    return {
        __proto__: null,
        "./app_bg.js": import0,
    };
}
function invoke__h01(arg0) { return wasm.invoke__h01(arg0, { kept, getText: 1 }); }
const UnusedFinalization = new FinalizationRegistry(ptr => wasm.__wbg_unused_free(ptr, 1));
const kept = 1;
function handleError(f, args) {
    try { return f.apply(this, args); } catch (e) { wasm.__wbindgen_exn_store(e); }
}
function getText(at) { return unreached.handleError[at]; }
function initSync(module) { return __wbg_finalize_init(module); }
let wasmModule, wasm;
async function __wbg_init(path) {
    wasm = (await fetch(path, __wbg_get_imports())).exports;
    return wasm;
}
export { initSync, __wbg_init as default };
"#;

fn shortened() -> (String, module::Renaming) {
    let mut tokens = reachable(script::tokens(SCRIPT).expect("the script is plain"));
    let own = |name: &str| ("./app_bg.js".to_owned(), name.to_owned());
    let module = Names {
        imports: vec![own("__wbg_log_0123456789abcdef"), own("__wbg_call_fedcba9876543210")],
        exports: ["memory", "invoke__h01", "__wbindgen_exn_store"].map(str::to_owned).into(),
    };
    let renaming = names::shorten(&mut tokens, &module);
    (script::print(&tokens), renaming)
}

#[test]
fn what_the_default_export_does_not_reach_goes() {
    let (script, _) = shortened();
    for gone in ["Unused", "initSync", "Finalization", "Symbol", "//"] {
        assert!(!script.contains(gone), "{gone} in {script}");
    }
    assert!(script.ends_with(" as default};\n"), "{script}");
}

#[test]
fn names_are_short_on_both_sides() {
    let (script, renaming) = shortened();
    let (log, call) = ("__wbg_log_0123456789abcdef", "__wbg_call_fedcba9876543210");
    assert_eq!(renaming.script, ("./app_bg.js".to_owned(), "a".to_owned()));
    assert!(script.contains(&format!(",{}:function(arg0){{console.log(", renaming.imports[log])));
    assert!(script.contains(&format!(",{}:function(){{return ", renaming.imports[call])));
    let export = &renaming.exports["invoke__h01"];
    assert!(script.contains(&format!(".{export}(arg0,")), "{script}");
    for gone in ["__wbg", "invoke__h01", "exn_store", "_bg.js", "wasm"] {
        assert!(!script.contains(gone), "{gone} in {script}");
    }
}

#[test]
fn a_name_that_may_mean_something_else_stays() {
    let (script, _) = shortened();
    assert!(script.contains("{kept,getText:1}"), "{script}");
    assert!(script.contains("const kept=1"), "{script}");
    assert!(script.contains("function getText(at){return unreached.handleError[at];}"), "{script}");
    assert!(!script.contains("function handleError"), "{script}");
}

#[test]
fn statements_without_a_semicolon_are_not_taken_apart() {
    let check = |text: &str, expected: &str| {
        let mut tokens = reachable(script::tokens(text).expect("the script is plain"));
        names::shorten(&mut tokens, &Names::default());
        assert_eq!(script::print(&tokens), expected);
    };
    check("const one = 1\nstart(), console\n", "const a=1\nstart(),console\n");
    check("const one = (1)\n    ? 2\n    : 3;\nexport default 1;", "export default 1;\n");
}

#[test]
fn another_script_is_left_alone() {
    let nothing = smaller("export default 1;", b"").expect("nothing is read");
    assert_eq!(nothing, None);
    let (script, _) = shortened();
    assert_eq!(smaller(&script, b"").expect("it is small already"), None);
}
