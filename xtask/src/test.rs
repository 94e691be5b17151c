//! `cargo xtask test`: everything that must hold before a change is taken, with a summary at the end. `.ci/run` calls exactly this.

mod count;

use std::{
    env,
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use count::Count;

use crate::{
    browser::{self, Browser},
    dist,
    run::{Failure, Result, cargo, fail, root, run, seconds, step, typed},
    tools,
};

const RELEASE: &str = "Release build";
const BROWSER: &str = "Tests in the browser, on the release build";
const SAME: &str = "The same plans natively and as WebAssembly";

/// How a step came out.
struct Line {
    name: &'static str,
    took: Duration,
    count: Count,
    failure: Option<Failure>,
}

/// The steps so far.
#[derive(Default)]
struct Report {
    lines: Vec<Line>,
}

impl Report {
    /// Does a step and keeps how it came out; the next steps follow in any case.
    fn step<T>(&mut self, name: &'static str, work: impl FnOnce(&mut Count) -> Result<T>) -> Option<T> {
        let start = Instant::now();
        let mut count = Count::default();
        let result = step(name, || work(&mut count));
        let (value, failure) = match result {
            Ok(value) => (Some(value), None),
            Err(failure) => (None, Some(failure)),
        };
        self.lines.push(Line { name, took: start.elapsed(), count, failure });
        value
    }

    /// Says that a step could not be done for want of an earlier one.
    fn skip(&mut self, name: &'static str, why: &str) {
        self.lines.push(Line {
            name,
            took: Duration::ZERO,
            count: Count::default(),
            failure: Some(Failure(format!("not done: {why}"))),
        });
    }

    /// Prints the summary; its last line counts tests, and each failed step that is not itself a run of tests as one.
    fn close(self, took: Duration) -> Result<()> {
        println!("\n{:<44} {:>12}  result", "step", "time");
        let mut total = Count::default();
        for Line { name, took, count, failure } in &self.lines {
            let tests =
                if count.all() > 0 { format!("{} passed, {} failed", count.passed, count.failed) } else { "ok".to_owned() };
            match failure {
                None => println!("{name:<44} {:>12}  ✓ {tests}", seconds(*took)),
                Some(failure) if count.failed > 0 => println!("{name:<44} {:>12}  ✗ {tests}; {failure}", seconds(*took)),
                Some(failure) => println!("{name:<44} {:>12}  ✗ {failure}", seconds(*took)),
            }
            total.passed += count.passed;
            total.failed += if failure.is_some() { count.failed.max(1) } else { 0 };
        }
        println!("{:<44} {:>12}\n", "all", seconds(took));
        println!("{} passed, {} failed", total.passed, total.failed);
        std::io::stdout().flush()?;
        // The table has said what failed, and the line above stays the last.
        if total.failed == 0 { Ok(()) } else { fail("") }
    }
}

/// Sets up, then formatting, lints, tests, documentation, the comparison with WebAssembly, the release build, and the browser tests
/// against that build.
///
/// # Errors
/// When anything failed; everything else is done all the same.
pub fn test(_: &[String]) -> Result<()> {
    let start = Instant::now();
    let mut report = Report::default();
    let built = report.step("Tools of the build", |_| tools::set_up()).is_some();
    let browser = report.step("Browser", |_| browser::set_up());
    report.step("Formatting", |_| run(cargo().args(["fmt", "--all", "--check"])));
    report.step("Lints", |_| {
        run(cargo().args([
            "clippy",
            "--workspace",
            "--keep-going",
            "--all-targets",
            "--features",
            "dongxi/browser,trial/node",
            "--",
            "-D",
            "warnings",
        ]))
    });
    report.step("Lints of what runs in the browser", |_| {
        let wasm = [
            "clippy",
            "--keep-going",
            "--target",
            "wasm32-unknown-unknown",
            "--package",
            "web",
            "--package",
            "worker",
            "--package",
            "dongxi",
        ];
        run(cargo().args(wasm).args(["--", "-D", "warnings"]))
    });
    report.step("Tests without a browser", |count| {
        counted(cargo().args(["test", "--workspace", "--no-fail-fast", "--lib", "--bins", "--tests", "--examples"]), count)
    });
    report.step("Examples in the documentation", |count| {
        counted(cargo().args(["test", "--workspace", "--no-fail-fast", "--doc"]), count)
    });
    report.step("Documentation", |_| {
        run(cargo().args(["doc", "--workspace", "--no-deps", "--quiet"]).env("RUSTDOCFLAGS", "-D warnings"))
    });
    if built {
        report.step(SAME, same_as_wasm);
    } else {
        report.skip(SAME, "the tools are missing");
    }
    let dist = if built {
        report.step(RELEASE, |_| dist::build()).is_some()
    } else {
        report.skip(RELEASE, "the tools are missing");
        false
    };
    match (dist, browser) {
        (true, Some(Browser { chromium, driver })) => {
            report.step(BROWSER, |count| {
                // Pictures of an earlier run would be taken for this one's.
                let pictures = root().join("target").join("screenshots");
                if pictures.is_dir() {
                    std::fs::remove_dir_all(pictures)?;
                }
                let mut command = cargo();
                command.args(["test", "--test", "browser", "--features", "browser", "--no-fail-fast"]);
                counted(command.env("CHROME", chromium).env("CHROMEDRIVER", driver), count)
            });
        }
        (false, _) => report.skip(BROWSER, "there is no release build"),
        (true, None) => report.skip(BROWSER, "there is no browser"),
    }
    report.close(start.elapsed())
}

/// Solves every instance natively and, built as the release build's engine is, in Node, and compares the answers.
fn same_as_wasm(count: &mut Count) -> Result<()> {
    let target = "wasm32-unknown-unknown";
    run(cargo().args(["build", "--quiet", "--release", "--package", "bench-wasm", "--target", target]))?;
    let program = root().join("target").join(target).join("release").join("bench_wasm.wasm");
    let test = ["test", "--package", "trial", "--features", "node", "--test", "same_as_wasm"];
    counted(cargo().args(test).env("TRIAL_WASM", program), count)
}

/// Runs tests, showing what they print and counting their results.
fn counted(command: &mut Command, count: &mut Count) -> Result<()> {
    let words = typed(command);
    // Pictures of what stands in colour on a terminal are of no use in a log.
    command.env("CARGO_TERM_COLOR", if env::var_os("CI").is_some() { "never" } else { "auto" });
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|error| Failure(format!("`{words}` cannot be started: {error}")))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line?;
            println!("{line}");
            count.read(&line);
        }
    }
    let status = child.wait()?;
    if status.success() { Ok(()) } else { fail(format!("`{words}` failed")) }
}
