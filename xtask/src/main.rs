//! The project's commands, called as `cargo xtask <command>`: a table of them, and nothing else.

#![allow(clippy::print_stdout, reason = "commands talk to the person who typed them")]

mod browser;
mod dist;
mod finish;
mod run;
mod serve;
mod sizes;
mod test;
mod tools;

use std::process::ExitCode;

use run::Result;

/// One command.
struct Command {
    name: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Result<()>,
}

const COMMANDS: [Command; 7] = [
    Command {
        name: "serve",
        about: "sets up, builds, serves on localhost and rebuilds on change (--release for the release build)",
        run: serve::serve,
    },
    Command {
        name: "test",
        about: "sets up, then everything that must hold before a change is taken; ends with a summary",
        run: test::test,
    },
    Command {
        name: "dist",
        about: "sets up and makes the release build in dist/, with the one file dist/dongxi.html",
        run: dist::dist,
    },
    Command { name: "bench", about: "measures the engine beside its peers; the report is target/bench/report.md", run: bench },
    Command { name: "sizes", about: "bytes of the release build: raw, gzip, brotli", run: sizes::sizes },
    Command { name: "setup", about: "only sets up the tools, those of the browser tests too", run: setup },
    Command { name: "finish", about: "the last step of a build; called by Trunk", run: finish::finish },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let asked = arguments.first().map(String::as_str);
    let Some(command) = COMMANDS.iter().find(|command| Some(command.name) == asked) else {
        println!("cargo xtask <command>\n");
        for command in COMMANDS {
            println!("  {:8} {}", command.name, command.about);
        }
        return ExitCode::from(if matches!(asked, None | Some("help" | "--help" | "-h")) { 0 } else { 2 });
    };
    match (command.run)(&arguments[1..]) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.0.is_empty() {
                println!("\n✗ {failure}");
            }
            ExitCode::FAILURE
        }
    }
}

fn setup(_: &[String]) -> Result<()> {
    tools::set_up()?;
    browser::set_up()?;
    Ok(())
}

/// The measuring is a program of its own, built for speed as the product's engine is. What is measured in the page needs the release
/// build and a browser, which are set up here.
fn bench(arguments: &[String]) -> Result<()> {
    let asked = arguments.first().filter(|first| !first.starts_with("--"));
    if asked.is_none_or(|asked| asked == "paint") {
        let browser = browser::set_up()?;
        dist::dist(&[])?;
        let mut command = run::program("cargo");
        command.args(["test", "--quiet", "--test", "browser", "--features", "browser", "--", "--ignored", "paint::"]);
        run::run(command.env("CHROME", browser.chromium).env("CHROMEDRIVER", browser.driver))?;
    }
    let mut command = run::program("cargo");
    command.args(["run", "--quiet", "--profile", "measure", "-p", "bench", "--"]).args(arguments);
    if command.status()?.success() { Ok(()) } else { run::fail("The measuring did not come to its end; see above.") }
}
