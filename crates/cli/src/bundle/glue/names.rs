//! Short names, where every place that names the same thing is known.
//!
//! A name of which one place could mean something else is left as it is.

use std::collections::{HashMap, HashSet};

use super::depth_after;
use crate::bundle::module::{Names, Renaming};
use crate::bundle::script::{Gap, Kind, Token};

/// Words that no variable may be called, as far as they are short.
const KEYWORDS: [&str; 11] =
    ["as", "do", "if", "in", "is", "of", "for", "let", "new", "try", "var"];

/// The new name of the script; it does not look like one that wasm-bindgen gives.
const SCRIPT: &str = "a";

/// Gives short names to what the script and its module call each other, and to what the script declares for itself.
pub(super) fn shorten(tokens: &mut [Token], module: &Names) -> Renaming {
    let places = places(tokens);
    let mut changes: Vec<(usize, String)> = Vec::new();
    let mut renaming = Renaming::default();
    let own = tokens.iter().position(is_own_script);
    if let Some(at) = own {
        let script = unquoted(&tokens[at].text).to_owned();
        let mut short = Short::beside(tokens);
        for (asked, name) in &module.imports {
            let Some(&[at]) = places.get(name.as_str()).map(Vec::as_slice) else { continue };
            if *asked == script && !renaming.imports.contains_key(name) && is_key(tokens, at) {
                let new = short.next();
                changes.push((at, new.clone()));
                renaming.imports.insert(name.clone(), new);
            }
        }
        changes.push((at, format!("\"{SCRIPT}\"")));
        renaming.script = (script, SCRIPT.to_owned());
    }
    let declared = declared(tokens);
    let mut short = Short::beside(tokens);
    for name in &module.exports {
        let all = places.get(name.as_str()).map_or(&[][..], Vec::as_slice);
        let (offered, others): (Vec<usize>, Vec<usize>) =
            all.iter().partition(|at| is_property(tokens, **at));
        let ours = offered.iter().all(|at| *at > 1 && tokens[at - 2].is("wasm"));
        let theirs = others.is_empty() || declared.contains(name);
        let spelled =
            tokens.iter().any(|token| token.kind == Kind::Text && token.text.contains(name));
        if ours && theirs && !spelled {
            let new = short.next();
            changes.extend(offered.into_iter().map(|at| (at, new.clone())));
            renaming.exports.insert(name.clone(), new);
        }
    }
    let unsure = unsure(tokens);
    let mut short = Short::beside(tokens);
    for name in declared.iter().filter(|name| !unsure.contains(name.as_str())) {
        let new = short.next();
        let all = places.get(name.as_str()).map_or(&[][..], Vec::as_slice);
        let variable = all.iter().filter(|at| !is_property(tokens, **at));
        changes.extend(variable.map(|at| (*at, new.clone())));
    }
    drop((places, unsure));
    for (at, new) in changes {
        tokens[at].text = new;
    }
    renaming
}

/// Whether a token names the script as wasm-bindgen does: `"./app_bg.js":`, a key of all that the module asks for.
pub(super) fn is_own_script(token: &Token) -> bool {
    let name = unquoted(&token.text);
    token.kind == Kind::Text && name.starts_with("./") && name.ends_with("_bg.js")
}

fn unquoted(text: &str) -> &str {
    text.trim_matches(['"', '\''])
}

/// Where each word stands.
fn places(tokens: &[Token]) -> HashMap<String, Vec<usize>> {
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Word) {
        places.entry(token.text.clone()).or_default().push(at);
    }
    places
}

/// `{ name: …` or `, name: …`.
fn is_key(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let after = tokens.get(at + 1);
    before.is_some_and(|token| token.is("{") || token.is(","))
        && after.is_some_and(|token| token.is(":"))
}

/// `.name`
fn is_property(tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens[at - 1].is(".")
}

/// What is declared outside all brackets, in order.
fn declared(tokens: &[Token]) -> Vec<String> {
    let mut declared: Vec<String> = Vec::new();
    let (mut depth, mut listing) = (0, false);
    for (at, token) in tokens.iter().enumerate() {
        depth = depth_after(token, depth);
        if depth > 0 {
            continue;
        }
        let before = at.checked_sub(1).map(|before| &tokens[before]);
        let after = |words: &[&str]| before.is_some_and(|t| words.iter().any(|word| t.is(word)));
        let listed = after(&["let", "const", "var"]) || listing && after(&[","]);
        // A list goes on after a comma; a line may be its last without a semicolon.
        let ended = token.is(";") || token.gap == Gap::Line && !after(&[","]);
        listing = listed || listing && !ended;
        let name = token.kind == Kind::Word && (listed || after(&["function", "class"]));
        if name && !declared.contains(&token.text) {
            declared.push(token.text.clone());
        }
    }
    declared
}

/// Words of which at least one place may be the key of an object or a part of a class, and no variable.
fn unsure(tokens: &[Token]) -> HashSet<String> {
    let mut unsure = HashSet::new();
    let mut open: Vec<Bracket> = Vec::new();
    let mut class = false;
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &tokens[before]);
        let is_before =
            |signs: &[&str]| before.is_some_and(|t| signs.iter().any(|sign| t.is(sign)));
        let is_after = |signs: &[&str]| {
            tokens.get(at + 1).is_some_and(|t| signs.iter().any(|sign| t.is(sign)))
        };
        if token.is("class") && !is_before(&["."]) {
            class = true;
        } else if token.is("{") {
            let block = is_before(&[")", "=>", "else", "try", "finally", "do"]);
            open.push(match (class, block) {
                (true, _) => Bracket::Class,
                (_, true) => Bracket::Block,
                _ => Bracket::Brace,
            });
            class = false;
        } else if token.is("(") || token.is("[") {
            open.push(Bracket::Other);
        } else if token.is("}") || token.is(")") || token.is("]") {
            open.pop();
        }
        if token.kind != Kind::Word || is_before(&["."]) {
            continue;
        }
        let key = !matches!(open.last(), Some(Bracket::Block))
            && is_before(&["{", ","])
            && is_after(&[":"]);
        let shorthand = matches!(open.last(), Some(Bracket::Brace))
            && is_before(&["{", ","])
            && is_after(&["}", ",", "="]);
        let method =
            is_after(&["("]) && !is_before(&["function"]) && body_follows(&tokens[at + 1..]);
        if key || shorthand || method || matches!(open.last(), Some(Bracket::Class)) {
            unsure.insert(token.text.clone());
        }
    }
    unsure
}

enum Bracket {
    Class,
    /// Holds statements.
    Block,
    /// May be an object.
    Brace,
    Other,
}

/// Whether a brace follows what stands in brackets.
fn body_follows(tokens: &[Token]) -> bool {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate() {
        depth = depth_after(token, depth);
        if depth == 0 {
            return tokens.get(at + 1).is_some_and(|next| next.is("{"));
        }
    }
    false
}

/// Short names, each once: those of one letter first.
struct Short {
    taken: HashSet<String>,
    next: usize,
}

impl Short {
    /// None of the names is a word of the script.
    fn beside(tokens: &[Token]) -> Self {
        let words = tokens.iter().filter(|token| token.kind == Kind::Word);
        let taken = words.map(|word| word.text.clone());
        Self { taken: taken.chain(KEYWORDS.map(str::to_owned)).collect(), next: 0 }
    }

    fn next(&mut self) -> String {
        const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        loop {
            let mut name = String::new();
            let mut left = self.next;
            loop {
                name.insert(0, char::from(LETTERS[left % LETTERS.len()]));
                left /= LETTERS.len();
                if left == 0 {
                    break;
                }
                left -= 1;
            }
            self.next += 1;
            if !self.taken.contains(&name) {
                return name;
            }
        }
    }
}
