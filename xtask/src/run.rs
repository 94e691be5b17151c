//! Steps and the programs they call: what is done is said, and how long it took. Called by every command.

use std::{
    env, fmt, io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// Why a command stopped, in words for the person who typed it; empty where it has said so itself.
#[derive(Debug)]
pub struct Failure(pub String);

/// What a step gives.
pub type Result<T> = std::result::Result<T, Failure>;

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self(error.to_string())
    }
}

/// Fails with a message.
pub fn fail<T>(message: impl Into<String>) -> Result<T> {
    Err(Failure(message.into()))
}

/// The folder of the whole project.
pub fn root() -> PathBuf {
    let own = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("xtask"), PathBuf::from);
    own.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Where the tools are kept: inside the project, away from the user's own.
pub fn tools_folder() -> PathBuf {
    root().join("target").join("tools")
}

/// A program started in the project's folder, with our tools before all others.
pub fn program(name: &str) -> Command {
    let tools = tools_folder();
    let ours = [tools.join("bin"), tools.join("npm").join("node_modules").join(".bin")];
    let theirs = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(ours.into_iter().chain(env::split_paths(&theirs)));
    let mut command = Command::new(name);
    command.current_dir(root());
    if let Ok(path) = path {
        command.env("PATH", path);
    }
    // Trunk 0.21 takes the value of this variable for a true or false of its own, and refuses "1".
    command.env_remove("NO_COLOR");
    command
}

/// Cargo as this command was called by.
pub fn cargo() -> Command {
    let mut command = program(&env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    // Set by `cargo run` for us; a cargo below us has its own.
    for name in ["CARGO_MANIFEST_DIR", "CARGO_PKG_NAME", "CARGO_PKG_VERSION"] {
        command.env_remove(name);
    }
    // What is built once has no use for what speeds up the next build.
    if env::var_os("CI").is_some() {
        command.env("CARGO_INCREMENTAL", "0");
    }
    command
}

/// The command as one would type it.
pub fn typed(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or_default();
    let words: Vec<_> = std::iter::once(program).chain(command.get_args()).map(std::ffi::OsStr::to_string_lossy).collect();
    words.join(" ")
}

/// Runs a program, its output going where ours goes.
///
/// # Errors
/// When it cannot be started or does not succeed.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| Failure(format!("`{}` cannot be started: {error}", typed(command))))?;
    if status.success() { Ok(()) } else { fail(format!("`{}` failed ({status})", typed(command))) }
}

/// What a program prints; `None` where it is not there or does not succeed.
pub fn output_of(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Says what is done, does it, says how long it took.
///
/// # Errors
/// Those of the work.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("▸ {name}");
    let start = Instant::now();
    let result = work();
    println!("  {} {name}: {}", if result.is_ok() { "✓" } else { "✗" }, seconds(start.elapsed()));
    result
}

/// Says that there was nothing to do.
pub fn fresh(name: &str) {
    println!("▸ {name}: there already");
}

/// A duration for people.
pub fn seconds(duration: Duration) -> String {
    let seconds = duration.as_secs_f64();
    if seconds < 60.0 {
        format!("{seconds:.1} s")
    } else {
        format!("{} min {:02} s", duration.as_secs() / 60, duration.as_secs() % 60)
    }
}
