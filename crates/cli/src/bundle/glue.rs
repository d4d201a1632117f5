//! The script that wasm-bindgen writes, and its WebAssembly: both made smaller together.
//!
//! wasm-bindgen writes for every way in which a module may be started and used. Here a page starts it, and takes nothing
//! else from it, or a worker's script that stands behind it in the same file does: what that does not reach goes, and names
//! that only the two of them know become short.

mod names;

use std::collections::HashSet;
use std::path::Path;

use super::files::{Problem, read, remove, short_digest, write};
use super::module;
use super::script::{self, Gap, Kind, Token};
use super::shell::Shell;

/// Makes both files smaller, and returns the shell that names the new ones. What is small already stays.
pub(super) fn compact(dist: &Path, shell: Shell) -> Result<Shell, Problem> {
    let Some(stem) = shell.app() else { return Ok(shell) };
    let (js, wasm) = (format!("{stem}.js"), format!("{stem}_bg.wasm"));
    if !dist.join(&js).is_file() || !dist.join(&wasm).is_file() {
        return Ok(shell);
    }
    let text = String::from_utf8_lossy(&read(&dist.join(&js))?).into_owned();
    let Some((text, bytes)) = smaller(&text, &read(&dist.join(&wasm))?)? else {
        return Ok(shell);
    };
    remove(&dist.join(&js))?;
    remove(&dist.join(&wasm))?;
    let digest = short_digest(&[text.as_bytes(), &bytes].concat());
    let name = stem.rsplit_once('-').map_or(stem.as_str(), |(name, _)| name);
    let stem = format!("{name}-{digest}");
    write(&dist.join(format!("{stem}.js")), text.as_bytes())?;
    write(&dist.join(format!("{stem}_bg.wasm")), &bytes)?;
    Ok(shell.with_file(&js, &format!("{stem}.js")).with_file(&wasm, &format!("{stem}_bg.wasm")))
}

/// Both files, smaller. `None` if this is not what wasm-bindgen writes.
pub(super) fn smaller(script: &str, wasm: &[u8]) -> Result<Option<(String, Vec<u8>)>, Problem> {
    let Some(tokens) = script::tokens(script).filter(|tokens| is_as_written(tokens)) else {
        return Ok(None);
    };
    let mut tokens = reachable(tokens);
    let renaming = names::shorten(&mut tokens, &module::names(wasm)?);
    let mut wasm = module::rename(wasm, &renaming)?;
    if let Some(folder) = module::crates_folder() {
        module::blank(&mut wasm, &folder);
    }
    Ok(Some((script::print(&tokens), wasm)))
}

/// Whether wasm-bindgen's names are still there: the module asks for a script beside it.
fn is_as_written(tokens: &[Token]) -> bool {
    tokens.iter().any(names::is_own_script)
}

/// A statement outside all braces: its tokens, and the one name that it declares.
struct Statement {
    tokens: Vec<Token>,
    declares: Option<String>,
}

/// The tokens of the statements that the module's default export reaches, and those that do something by themselves.
///
/// Declarations that nothing names go: those that wasm-bindgen writes do nothing but declare.
fn reachable(tokens: Vec<Token>) -> Vec<Token> {
    let mut waiting: Vec<Statement> =
        statements(tokens).into_iter().map(only_the_default).collect();
    let mut kept = vec![false; waiting.len()];
    let mut named: HashSet<String> = HashSet::new();
    loop {
        let before = kept.iter().filter(|kept| **kept).count();
        for (statement, kept) in waiting.iter().zip(&mut kept) {
            let wanted = statement.declares.as_ref().is_none_or(|name| named.contains(name));
            if wanted && !*kept {
                *kept = true;
                let words = statement.tokens.iter().filter(|token| token.kind == Kind::Word);
                named.extend(words.map(|word| word.text.clone()));
            }
        }
        if kept.iter().filter(|kept| **kept).count() == before {
            break;
        }
    }
    let mut kept = kept.into_iter();
    waiting.retain(|_| kept.next().unwrap_or(true));
    waiting.into_iter().flat_map(|statement| statement.tokens).collect()
}

/// Cuts a script into its statements: at a semicolon outside all brackets, and after a declaration's body.
fn statements(tokens: Vec<Token>) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut statement: Vec<Token> = Vec::new();
    let mut depth = 0_usize;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        depth = depth_after(&token, depth);
        let closes = depth == 0 && token.is("}") && has_body(&statement);
        let ends = depth == 0 && token.is(";") || closes;
        statement.push(token);
        if ends || tokens.peek().is_none() {
            let tokens = std::mem::take(&mut statement);
            statements.push(Statement { declares: declared(&tokens), tokens });
        }
    }
    statements
}

/// How many brackets are open after a token. A template's braces are parts of its texts.
fn depth_after(token: &Token, depth: usize) -> usize {
    if ["{", "(", "["].iter().any(|open| token.is(open)) {
        depth + 1
    } else if ["}", ")", "]"].iter().any(|close| token.is(close)) {
        depth.saturating_sub(1)
    } else {
        depth
    }
}

/// Whether a statement that starts so ends with its body, without a semicolon.
fn has_body(statement: &[Token]) -> bool {
    let start = statement.iter().find(|token| !token.is("export") && !token.is("async"));
    start.is_some_and(|token| token.is("function") || token.is("class"))
}

/// The name of a function, class or constant, and of what only completes a class:
/// `if (Symbol.dispose) Name.prototype[Symbol.dispose] = …`.
fn declared(tokens: &[Token]) -> Option<String> {
    let texts: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
    let name = match texts[..] {
        ["async", "function", name, ..]
        | ["function" | "class", name, ..]
        | ["if", "(", "Symbol", ".", "dispose", ")", name, ".", "prototype", "[", ..] => name,
        ["const", name, "=", ..] if is_one_statement(tokens) => name,
        _ => return None,
    };
    Some(name.to_owned())
}

/// Whether no line outside all brackets could start another statement.
fn is_one_statement(tokens: &[Token]) -> bool {
    let mut depth = 0;
    tokens.iter().skip(1).all(|token| {
        let outside = depth == 0;
        depth = depth_after(token, depth);
        let starts = token.kind == Kind::Word || token.is("++") || token.is("--");
        !(outside && starts && token.gap == Gap::Line)
    })
}

/// The statement, without what it exports beside the default: the page that Trunk writes uses nothing else.
fn only_the_default(statement: Statement) -> Statement {
    let Statement { mut tokens, .. } = statement;
    if tokens.first().is_some_and(|first| first.is("export")) {
        let default = tokens.iter().position(|token| token.is("default"));
        match default {
            None if tokens.get(1).is_some_and(|next| !next.is("{")) => {
                tokens.remove(0);
            }
            // `export { other, name as default }`
            Some(at) if at >= 4 && tokens[1].is("{") && tokens[at - 1].is("as") => {
                let end = tokens.iter().position(|token| token.is("}")).unwrap_or(at + 1);
                tokens.drain(at + 1..end);
                tokens.drain(2..at - 2);
            }
            _ => {}
        }
    }
    Statement { declares: declared(&tokens), tokens }
}

#[cfg(test)]
mod tests;
