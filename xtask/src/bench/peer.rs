//! Other solvers, and ours, as child processes that answer one line for one line: `load PATH …`, `run METHOD` (nanoseconds and total
//! cost), `peak` (KiB). So that each has its own memory, and none its start in the time.

use std::{
    io::{self, BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

/// A running solver.
pub struct Peer {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// One solve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// What it took.
    pub nanoseconds: u64,
    /// The cost found.
    pub cost: i64,
}

impl Peer {
    /// Starts a solver's process.
    pub fn start(command: &mut Command) -> io::Result<Self> {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let missing = || io::Error::other("the child's pipes are not there");
        let input = child.stdin.take().ok_or_else(missing)?;
        let output = BufReader::new(child.stdout.take().ok_or_else(missing)?);
        Ok(Self { child, input, output })
    }

    /// Sends a line and gives the answer's.
    pub fn ask(&mut self, line: &str) -> io::Result<String> {
        writeln!(self.input, "{line}")?;
        self.input.flush()?;
        let mut answer = String::new();
        self.output.read_line(&mut answer)?;
        if answer.trim().is_empty() {
            return Err(io::Error::other(format!("no answer to {line}")));
        }
        Ok(answer.trim().to_owned())
    }

    /// Loads problems.
    pub fn load(&mut self, path: &Path, how: &str) -> io::Result<()> {
        match self.ask(&format!("load {} {how}", path.display()))?.as_str() {
            "ok" => Ok(()),
            answer => Err(io::Error::other(answer.to_owned())),
        }
    }

    /// Solves what was loaded.
    pub fn run(&mut self, method: &str) -> io::Result<Run> {
        let answer = self.ask(&format!("run {method}"))?;
        let mut words = answer.split(' ').map(str::parse);
        match (words.next(), words.next()) {
            (Some(Ok(nanoseconds)), Some(Ok(cost))) => Ok(Run { nanoseconds: nanoseconds as u64, cost }),
            _ => Err(io::Error::other(answer)),
        }
    }

    /// Greatest resident memory so far, in KiB.
    pub fn peak(&mut self) -> io::Result<u64> {
        let answer = self.ask("peak")?;
        answer.parse().map_err(|_| io::Error::other(answer))
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // A solver that does not end by itself is ended; that it may have ended already does not matter.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
