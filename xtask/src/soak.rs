//! `cargo xtask soak`: a long sitting with the reference scenario in a browser, searches and questions running beside it.

use crate::{
    browser, dist,
    run::{Result, fail, program, run, step},
};

/// Sets up the browser, makes the release build where something changed, and sits as long as is asked.
///
/// # Errors
/// When an option is not known, and when something grew that should not have.
pub fn soak(arguments: &[String]) -> Result<()> {
    let minutes = match arguments {
        [] => "60",
        [option, minutes] if option == "--minutes" && minutes.parse::<u32>().is_ok_and(|minutes| minutes > 0) => minutes,
        _ => return fail("`soak` knows --minutes N; type: cargo xtask soak --help"),
    };
    let browser = browser::set_up()?;
    dist::build()?;
    step("A long sitting", || {
        let mut command = program("cargo");
        let tests = ["test", "--quiet", "--test", "browser", "--features", "browser", "--"];
        command.args(tests).args(["--ignored", "--nocapture", "sitting::"]);
        command.env("SOAK_MINUTES", minutes).env("CHROME", browser.chromium).env("CHROMEDRIVER", browser.driver);
        run(&mut command)
    })
}
