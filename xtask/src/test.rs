//! `cargo xtask test`: everything that must hold before a change is taken, with a summary at the end. `.ci/run` calls exactly this.

mod count;
mod examples;
mod programs;

use std::{
    env,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use count::Count;
use programs::Program;

use crate::{
    browser::{self, Browser, engines},
    dist, floor, licences,
    run::{Failure, Result, cargo, fail, root, run, seconds, step, typed},
    sizes, tools,
};

/// Everything of the project with all features, for every step alike: with other features, what it depends on would be compiled anew.
const WHOLE: [&str; 3] = ["--workspace", "--features", "dongxi/browser,trial/node"];
/// The test program that drives a browser, and the one that calls the engine as WebAssembly; each is a step of its own.
const JOURNEYS: &str = "browser";
const WASM_TWIN: &str = "same_as_wasm";
const RELEASE: &str = "Release build, beside the steps above";
const BROWSER: &str = "Tests in the browser, on the release build";
const PROGRAMS: &str = "Test programs: built";
const ALL_BROWSERS: &str = "--all-browsers";
const ONLY_JOURNEYS: &str = "--journeys";
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

    /// Keeps how a step came out that was done beside others.
    fn beside(&mut self, name: &'static str, took: Duration, result: Result<()>) -> bool {
        let failure = result.err();
        let done = failure.is_none();
        self.lines.push(Line { name, took, count: Count::default(), failure });
        done
    }

    /// Whether a step was done, and well.
    fn has_done(&self, name: &str) -> bool {
        self.lines.iter().any(|line| line.name == name && line.failure.is_none())
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
        let mut left_out = Vec::new();
        for Line { name, took, count, failure } in &self.lines {
            let tests =
                if count.all() > 0 { format!("{} passed, {} failed", count.passed, count.failed) } else { "ok".to_owned() };
            match failure {
                None => println!("{name:<44} {:>12}  ✓ {tests}", seconds(*took)),
                Some(failure) if count.failed > 0 => println!("{name:<44} {:>12}  ✗ {tests}; {failure}", seconds(*took)),
                Some(failure) => println!("{name:<44} {:>12}  ✗ {failure}", seconds(*took)),
            }
            left_out.extend(count.left_out.iter());
            total.passed += count.passed;
            total.failed += if failure.is_some() { count.failed.max(1) } else { 0 };
        }
        println!("{:<44} {:>12}\n", "all", seconds(took));
        if !left_out.is_empty() {
            println!("{} journeys were left out, by what their engine's driver cannot do:", left_out.len());
            for said in left_out {
                println!("  {said}");
            }
            println!();
        }
        println!("{} passed, {} failed", total.passed, total.failed);
        std::io::stdout().flush()?;
        // The table has said what failed, and the line above stays the last.
        if total.failed == 0 { Ok(()) } else { fail("") }
    }
}

/// Sets up, then formatting, lints, documentation, tests, the comparison with WebAssembly, the release build, and the browser tests
/// against that build: in Chromium, and in all engines where that is asked for.
///
/// # Errors
/// When an option is not known; when anything failed, after everything else is done all the same.
pub fn test(arguments: &[String]) -> Result<()> {
    // What stands after `--` is the test program's: names of journeys.
    let (arguments, wanted) = match arguments.iter().position(|argument| argument == "--") {
        Some(place) => (&arguments[..place], &arguments[place + 1..]),
        None => (arguments, &[][..]),
    };
    if let Some(other) = arguments.iter().find(|argument| ![ALL_BROWSERS, ONLY_JOURNEYS].contains(&argument.as_str())) {
        return fail(format!("`test` has no option {other}; type: cargo xtask test --help"));
    }
    let asks = |option: &str| arguments.iter().any(|argument| argument == option);
    let start = Instant::now();
    let mut report = Report::default();
    let built = report.step("Tools of the build", |_| tools::set_up()).is_some();
    let browser = report.step("Browser", |_| browser::set_up());
    let others = asks(ALL_BROWSERS).then(|| report.step("Browsers of other engines", |_| engines::set_up()));
    let programs = if asks(ONLY_JOURNEYS) {
        if built {
            report.step("Release build", |_| dist::build());
        }
        report.step(PROGRAMS, |_| programs::build())
    } else {
        beside_the_browser(&mut report, built)
    };
    let is_built = built && report.has_done(RELEASE) || report.has_done("Release build");
    let mut journeys = |name: &'static str, variables: &[(&str, &Path)], has_screen: bool| {
        let Some(programs) = &programs else { return report.skip(name, "the test programs do not compile") };
        if !is_built {
            return report.skip(name, "there is no release build");
        }
        let those = || programs.iter().filter(|program| program.name == JOURNEYS);
        report.step(name, |count| run_all(those(), variables, has_screen, wanted, count));
    };
    // Pictures of an earlier run would be taken for this one's.
    let pictures = root().join("target").join("screenshots");
    if pictures.is_dir() {
        std::fs::remove_dir_all(pictures)?;
    }
    if let Some(Browser { chromium, driver }) = &browser {
        journeys(BROWSER, &[("CHROME", chromium.as_path()), ("CHROMEDRIVER", driver.as_path())], false);
    }
    for engine in others.flatten().into_iter().flatten() {
        let variables: Vec<(&str, &Path)> = engine.variables.iter().map(|(name, path)| (*name, path.as_path())).collect();
        journeys(engine.step, &variables, engine.needs_screen);
    }
    if browser.is_none() {
        report.skip(BROWSER, "there is no browser");
    }
    report.close(start.elapsed())
}

/// All steps before the journeys, with the release build beside them.
fn beside_the_browser(report: &mut Report, built: bool) -> Option<Vec<Program>> {
    // Most of it is done by one core, one crate after another: the steps up to the journeys leave it a part of the time.
    let release = built.then(|| {
        thread::spawn(|| {
            let start = Instant::now();
            let engine = engine_as_wasm();
            let result = dist::build();
            (start.elapsed(), result, engine)
        })
    });
    report.step("Formatting", |_| run(cargo().args(["fmt", "--all", "--check"])));
    report.step("Licences and sources of what is used", |_| licences::check());
    report.step("Lints", |_| {
        let lints = ["clippy", "--keep-going", "--all-targets"];
        run(cargo().args(lints).args(WHOLE).args(["--", "-D", "warnings"]))
    });
    report.step("Lints of what runs in the browser", |_| {
        let wasm = ["clippy", "--keep-going", "--target", "wasm32-unknown-unknown"];
        let packages = ["--package", "web", "--package", "worker", "--package", "office", "--package", "dongxi"];
        run(cargo().args(wasm).args(packages).args(["--", "-D", "warnings"]))
    });
    report.step("Documentation", |_| {
        run(cargo().args(["doc", "--no-deps", "--quiet"]).args(WHOLE).env("RUSTDOCFLAGS", "-D warnings"))
    });
    let programs = report.step(PROGRAMS, |_| programs::build());
    let run_those = |wanted: &dyn Fn(&str) -> bool, variables: &[(&str, &Path)], count: &mut Count| {
        let Some(programs) = &programs else { return fail("not done: the test programs do not compile") };
        run_all(programs.iter().filter(|program| wanted(&program.name)), variables, false, &[], count)
    };
    report.step("Tests without a browser", |count| run_those(&|name| name != JOURNEYS && name != WASM_TWIN, &[], count));
    report.step("Examples in the documentation", |count| {
        // Only those packages that have any: a run without one takes as long.
        let mut command = cargo();
        command.args(["test", "--no-fail-fast", "--doc"]);
        for package in examples::packages()? {
            command.args(["--package", &package]);
        }
        counted(&mut command, count)
    });
    if let Some(release) = release {
        println!("▸ {RELEASE}: waiting for its end");
        let (took, result, engine) =
            release.join().unwrap_or_else(|_| (Duration::ZERO, fail("its thread has stopped"), fail("its thread has stopped")));
        if report.beside(RELEASE, took, result) {
            report.step("Bytes of the first plan", |_| sizes::within_budget());
            report.step("Nothing newer than the oldest browsers", |_| floor::check());
        }
        report.step(SAME, |count| run_those(&|name| name == WASM_TWIN, &[("TRIAL_WASM", engine?.as_path())], count));
    } else {
        for name in [RELEASE, SAME] {
            report.skip(name, "the tools are missing");
        }
    }
    programs
}

/// Builds the engine as WebAssembly as the release build's is, and gives its path.
fn engine_as_wasm() -> Result<PathBuf> {
    let target = "wasm32-unknown-unknown";
    run(cargo().args(["build", "--quiet", "--release", "--package", "bench-wasm", "--target", target]))?;
    Ok(root().join("target").join(target).join("release").join("bench_wasm.wasm"))
}

/// Runs test programs one after another, all of them whatever fails.
fn run_all<'a>(
    programs: impl Iterator<Item = &'a Program>,
    variables: &[(&str, &Path)],
    has_screen: bool,
    wanted: &[String],
    count: &mut Count,
) -> Result<()> {
    let mut failed = Vec::new();
    let mut ran = 0;
    for program in programs {
        ran += 1;
        failed.extend(program.run(variables, has_screen, wanted, count).err().map(|failure| failure.0));
    }
    match failed.as_slice() {
        [] if ran == 0 => fail("there is no such test program"),
        [] => Ok(()),
        failed => fail(failed.join("; ")),
    }
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
