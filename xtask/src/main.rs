//! The project's commands, called as `cargo xtask <command>`: a table of them, and nothing else.

#![allow(clippy::print_stdout, reason = "commands talk to the person who typed them")]

mod browser;
mod bundle;
mod deny;
mod dist;
mod finish;
mod floor;
mod licences;
mod parts;
mod run;
mod serve;
mod sizes;
mod soak;
mod test;
mod tools;
mod twice;

use std::process::ExitCode;

use run::Result;

/// One command.
struct Command {
    name: &'static str,
    about: &'static str,
    /// What `--help` says beyond that: options, what is set up, what is left where.
    more: &'static str,
    run: fn(&[String]) -> Result<()>,
}

const COMMANDS: [Command; 9] = [
    Command {
        name: "serve",
        about: "sets up, builds, serves on localhost and rebuilds on change",
        more: "usage: cargo xtask serve [--release] [options of `trunk serve`]

Serves at the first free port from 8080 and opens the browser where there is a screen; ends with Ctrl+C.
Every change under src/ and public/ is built at once. What is built lies in target/serve; dist/ is left alone.
Sets up where missing: the Rust target wasm32, and in target/tools Trunk, wasm-bindgen and wasm-opt.

  --release        serves the release build (slower to build, quicker to run)
  --port, --open … are handed to `trunk serve`",
        run: serve::serve,
    },
    Command {
        name: "test",
        about: "sets up, then everything that must hold before a change is taken; ends with a summary",
        more: "usage: cargo xtask test [--all-browsers] [--journeys] [-- names]

Formatting, licences, lints, tests, documentation, the same plans natively and as WebAssembly, the release build, and the journeys of
tests/browser in Chromium against that build. Goes on after a step that failed; the last line counts what passed and failed.
Pictures of the journeys are left in target/screenshots. `.ci/run` is this command.
Sets up where missing: what `dist` needs, axe-core in target/tools and, by apt where it may, Chromium, its driver and a Chinese
font; CHROME and CHROMEDRIVER name others.

  --all-browsers   the journeys in Firefox and WebKit too, some forty minutes each; what a journey does that the driver of an engine
                   cannot do is told, and the journey left out there. Sets up Firefox, WebKit, their drivers and a screen; FIREFOX,
                   WEBKITDRIVER and MINI_BROWSER name others
  --journeys       only the release build and the journeys
  -- names         of the journeys only these, say opening:: sharing::",
        run: test::test,
    },
    Command {
        name: "dist",
        about: "sets up and makes the release build in dist/, with the one file dist/dongxi.html",
        more: "usage: cargo xtask dist [--quick]

Builds only where something changed since the last build, then says how many bytes each file has.
Sets up where missing: the Rust target wasm32, and in target/tools wasm-bindgen and wasm-opt.

  --quick          the same files for trying a change in the browser: built incrementally and not for size, so large; the engine
                   is as fast and gives the same plans. Then one journey, say those of tests/browser/rules.rs:
                     cargo test --test browser --features browser rules::
                   with CHROME and CHROMEDRIVER set where they are not on the path. `cargo xtask test` never takes such a build.
  --twice          builds once more from a copy in another folder, and compares every file: some minutes",
        run: dist::dist,
    },
    Command {
        name: "bench",
        about: "measures the engine beside its peers; the report is target/bench/report.md",
        more: "usage: cargo xtask bench [flow|joint|growth|confidence|paint] [options]

One section of the report, or all of them. Without a section, and with `paint`, the page is measured too, which sets up what
`test` needs and makes the release build.

  --only a,b,…     flow, joint, growth: only names that begin so
  --rounds N       flow, growth: rounds of each measurement
  --quick          flow: without the solvers for linear programmes
  --from DIR       flow: instances in the binary form of xtask/src/bench/instance.rs
  --seconds N      joint: a limit for every search
  --steps N        growth: doublings
  --samples N      confidence: re-solves",
        run: bench,
    },
    Command {
        name: "soak",
        about: "a long sitting in the browser; what grows that should not, fails it",
        more: "usage: cargo xtask soak [--minutes N]

Edits, steps back and looks at pairs on the reference scenario, an hour long where nothing else is asked; how long the handlers take and
what the page holds is printed as it goes. Sets up what `test` needs and makes the release build.",
        run: soak::soak,
    },
    Command {
        name: "deny",
        about: "crates there twice, licences, sources, and what is known against them",
        more: "usage: cargo xtask deny

Runs cargo-deny by the rules of deny.toml. Where the database of advisories cannot be reached, that is said, and is no failure.
Sets up cargo-deny in target/tools where it is missing (some minutes, once).",
        run: deny::deny,
    },
    Command {
        name: "sizes",
        about: "bytes of the release build: raw, gzip, brotli",
        more: "usage: cargo xtask sizes

A table of the files of dist/, the largest first. Sets up and builds nothing.",
        run: sizes::sizes,
    },
    Command {
        name: "setup",
        about: "only sets up the tools, those of the browser tests too",
        more: "usage: cargo xtask setup

Everything that any command sets up, where it is missing, so that later ones need no network.",
        run: setup,
    },
    Command {
        name: "finish",
        about: "the last step of a build by Trunk, which calls it",
        more: "usage: called by Trunk as a hook of Trunk.toml, with TRUNK_STAGING_DIR set

Names the worker's files and the data by their content, writes #deployment and the Content-Security-Policy, and in a release build
makes the one file.",
        run: finish::finish,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let asked = arguments.first().map(String::as_str);
    let Some(command) = COMMANDS.iter().find(|command| Some(command.name) == asked) else {
        println!("cargo xtask <command>, or <command> --help\n");
        for command in COMMANDS {
            println!("  {:8} {}", command.name, command.about);
        }
        return ExitCode::from(if matches!(asked, None | Some("help" | "--help" | "-h")) { 0 } else { 2 });
    };
    // Before anything is set up.
    if arguments[1..].iter().any(|argument| matches!(argument.as_str(), "--help" | "-h")) {
        println!("cargo xtask {}: {}\n\n{}", command.name, command.about, command.more);
        return ExitCode::SUCCESS;
    }
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
    tools::trunk()?;
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
