//! The project's commands.

use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    match arguments.next().as_deref() {
        Some("bench") => {
            run(Command::new("cargo").args(["run", "--quiet", "--profile", "measure", "-p", "bench", "--"]).args(arguments))
        }
        _ => ExitCode::FAILURE,
    }
}

fn run(command: &mut Command) -> ExitCode {
    match command.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
