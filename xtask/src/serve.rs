//! `cargo xtask serve`: the app in the developer's browser, rebuilt on every change.

use crate::run::{Problem, Result};
use crate::workspace::Workspace;
use crate::{steps, tools};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

/// How the app is served.
#[derive(Debug, PartialEq)]
pub(crate) struct Options {
    release: bool,
    port: u16,
    open: bool,
}

impl Options {
    /// Reads the words after `serve`.
    pub(crate) fn parse(words: &[&str]) -> Result<Self> {
        let mut options = Self { release: false, port: 8080, open: false };
        let mut rest = words.iter();
        while let Some(word) = rest.next() {
            match *word {
                "--release" => options.release = true,
                "--open" => options.open = true,
                "--port" => options.port = port(rest.next().copied().unwrap_or_default())?,
                other => match other.strip_prefix("--port=") {
                    Some(number) => options.port = port(number)?,
                    None => {
                        return Err(Problem::new(format!(
                            "`serve` does not know `{other}`; it knows --release, --port N and --open."
                        )));
                    }
                },
            }
        }
        Ok(options)
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}

fn port(word: &str) -> Result<u16> {
    let number = word.parse().ok().filter(|port| *port > 0);
    number.ok_or_else(|| {
        Problem::new(format!("expected a port between 1 and 65535 after --port, found `{word}`."))
    })
}

/// Set once by Ctrl-C or a request to terminate.
static STOPPED: AtomicBool = AtomicBool::new(false);

/// Installs what is missing, then serves until it is stopped.
pub(crate) fn serve(workspace: &Workspace, options: &Options) -> Result {
    ensure_free(options.port)?;
    tools::ensure_build_tools(workspace)?;
    ctrlc::set_handler(|| STOPPED.store(true, Ordering::SeqCst))
        .map_err(Problem::doing("Ctrl-C cannot be heard"))?;
    println!("Building Hugi (a few minutes the first time, seconds after a change) …");
    let begun = SystemTime::now();
    let mut child = start(workspace, options)?;
    let mut announced = false;
    let status = loop {
        if let Some(status) = child.try_wait().map_err(Problem::doing("trunk was lost"))? {
            break status;
        }
        if STOPPED.load(Ordering::SeqCst) {
            return stop(child);
        }
        if !announced && answers(options.port) {
            announced = true;
            println!("\n{}", greeting(&options.address(), built_since(&workspace.root, begun)));
        }
        sleep(Duration::from_millis(200));
    };
    ended(status)
}

fn start(workspace: &Workspace, options: &Options) -> Result<Child> {
    let port = options.port.to_string();
    let mut trunk = steps::trunk(workspace, &["serve", "--port", &port]);
    trunk.args(options.release.then_some("--release")).args(options.open.then_some("--open"));
    trunk.stdin(Stdio::null()).spawn().map_err(Problem::doing("`trunk` could not be started"))
}

/// Trunk hears Ctrl-C itself, but not a request to terminate that was meant for us.
fn stop(mut child: Child) -> Result {
    let _ = child.kill();
    let _ = child.wait();
    println!("\nHugi is closed.");
    Ok(())
}

fn ended(status: ExitStatus) -> Result {
    if STOPPED.load(Ordering::SeqCst) || status.success() {
        return Ok(());
    }
    Err(Problem::new("The server has stopped; what trunk said above tells why."))
}

fn ensure_free(port: u16) -> Result {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => Err(Problem::new(format!(
            "Port {port} is in use, perhaps by another `cargo xtask serve`: stop that, or choose another port with `--port {}`.",
            if port < u16::MAX { port + 1 } else { 8080 }
        ))),
        Err(error) => Err(Problem::new(format!(
            "Port {port} cannot be opened ({error}): choose another one with `--port N`."
        ))),
    }
}

fn answers(port: u16) -> bool {
    TcpStream::connect_timeout(&(Ipv4Addr::LOCALHOST, port).into(), Duration::from_millis(200))
        .is_ok()
}

/// Whether the first build got as far as a page: trunk serves what was there before when it did not.
fn built_since(root: &Path, begun: SystemTime) -> bool {
    let written =
        root.join("dist").join("index.html").metadata().and_then(|metadata| metadata.modified());
    written.is_ok_and(|written| written >= begun)
}

fn greeting(address: &str, built: bool) -> String {
    if built {
        format!("Hugi is open at {address} — Ctrl-C stops it.")
    } else {
        format!(
            "Hugi does not build yet, see above. Repair it and it opens at {address} — Ctrl-C stops it."
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read() {
        assert_eq!(Options::parse(&[]), Ok(Options { release: false, port: 8080, open: false }));
        let all = Options { release: true, port: 9000, open: true };
        assert_eq!(Options::parse(&["--release", "--port", "9000", "--open"]), Ok(all));
        assert_eq!(Options::parse(&["--port=9000"]).map(|options| options.port), Ok(9000));
    }

    #[test]
    fn wrong_options_are_named() {
        let message =
            |words: &[&str]| Options::parse(words).expect_err("not an option").to_string();
        assert!(message(&["--prot"]).contains("`--prot`"));
        assert!(message(&["--port", "many"]).contains("`many`"));
        assert!(message(&["--port"]).contains("expected a port"));
    }

    #[test]
    fn a_port_in_use_is_said_so() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("some port is free");
        let port = listener.local_addr().expect("it is bound").port();
        let problem = ensure_free(port).expect_err("it is in use");
        assert!(problem.to_string().starts_with(&format!("Port {port} is in use")), "{problem}");
    }
}
