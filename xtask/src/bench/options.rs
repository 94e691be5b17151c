//! What the user asked for. Read by `main`, passed to the sections.

use std::path::{Path, PathBuf};

/// The options of all sections.
#[derive(Clone, Debug)]
pub struct Options {
    /// The project's folder.
    pub root: PathBuf,
    /// Where instances and reports go.
    pub target: PathBuf,
    /// What names must begin with; empty for all.
    pub only: Vec<String>,
    /// Rounds of each measurement.
    pub rounds: usize,
    /// Whether the slow peers are left out.
    pub quick: bool,
    /// A folder of instances instead of the project's.
    pub from: Option<String>,
    /// A limit for every joint search, in seconds.
    pub seconds: Option<u64>,
    /// Doublings.
    pub steps: usize,
    /// Re-solves.
    pub samples: u32,
}

impl Options {
    /// Reads the arguments; what is not understood is left at what it is without them.
    pub fn read(arguments: &[String]) -> Self {
        let value = |name: &str| arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1));
        let number = |name: &str| value(name).and_then(|text| text.parse::<u64>().ok());
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
        Self {
            target: root.join("target/bench"),
            root,
            only: value("--only").map_or_else(Vec::new, |list| list.split(',').map(str::to_owned).collect()),
            rounds: number("--rounds").map_or(7, |rounds| rounds.max(1) as usize),
            quick: arguments.iter().any(|argument| argument == "--quick"),
            from: value("--from").cloned(),
            seconds: number("--seconds"),
            steps: number("--steps").map_or(4, |steps| steps as usize),
            samples: number("--samples").map_or(1_000, |samples| samples as u32),
        }
    }

    /// Whether something of this name is asked for.
    pub fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| name.starts_with(only.as_str()))
    }
}
