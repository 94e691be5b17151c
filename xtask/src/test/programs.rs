//! The test programs: all built at once, so that no crate is compiled twice for want of a feature, and run as `cargo test` runs them.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::Stdio,
};

use serde_json::Value;

use super::{WHOLE, count::Count};
use crate::run::{Failure, Result, cargo, fail, program, typed};

/// One program of tests.
pub struct Program {
    /// Name of its target: a crate's, or that of a file in tests/.
    pub name: String,
    /// The folder of its package, in which it runs.
    folder: PathBuf,
    path: PathBuf,
}

/// Builds all of them, and the libraries that examples in the documentation use.
///
/// # Errors
/// When one does not compile.
pub fn build() -> Result<Vec<Program>> {
    let mut command = cargo();
    command.args(["test", "--no-run", "--message-format", "json-render-diagnostics"]).args(WHOLE);
    command.args(["--lib", "--bins", "--tests", "--examples"]);
    let words = typed(&command);
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|error| Failure(format!("`{words}` cannot be started: {error}")))?;
    let output = child.stdout.take().into_iter().flat_map(|output| BufReader::new(output).lines());
    let programs = output.map_while(std::result::Result::ok).filter_map(|line| read(&line)).collect();
    if child.wait()?.success() { Ok(programs) } else { fail(format!("`{words}` failed")) }
}

/// The program that a message of Cargo's is about, if it is about one.
fn read(line: &str) -> Option<Program> {
    let message: Value = serde_json::from_str(line).ok()?;
    if message["profile"]["test"] != true {
        return None;
    }
    Some(Program {
        name: message["target"]["name"].as_str()?.to_owned(),
        folder: Path::new(message["manifest_path"].as_str()?).parent()?.to_owned(),
        path: message["executable"].as_str()?.into(),
    })
}

impl Program {
    /// Runs its tests with variables of the environment, and counts them; what it prints is shown as it comes. With a screen of its own
    /// that nobody sees, if it is asked for; only those tests that are wanted, where any are named.
    ///
    /// # Errors
    /// When a test failed.
    pub fn run(&self, variables: &[(&str, &Path)], has_screen: bool, wanted: &[String], count: &mut Count) -> Result<()> {
        println!("  {}", self.name);
        let path = self.path.to_string_lossy();
        let mut command = program(if has_screen { "xvfb-run" } else { &path });
        if has_screen {
            // Large enough for every screen that a page is looked at through.
            command.args(["-a", "-s", "-screen 0 2700x1700x24", &path]);
        }
        command.args(wanted);
        command.current_dir(&self.folder).env("CARGO_MANIFEST_DIR", &self.folder).envs(variables.iter().copied());
        // What a test says is wrong names the place; the stack of an asynchronous test is a hundred lines of its runtime.
        command.env("RUST_BACKTRACE", "0");
        super::counted(&mut command, count).map_err(|_| Failure(format!("{} failed", self.name)))
    }
}
