//! `cargo xtask serve`: the page on this machine, built anew on every change.

use std::{env, net::TcpListener};

use crate::{
    run::{Result, fail, program, run, step},
    tools,
};

/// Ports that are tried in turn.
const PORTS: std::ops::Range<u16> = 8080..8100;

/// Sets up, builds, serves, and opens the browser where there is one. Ends with the person's Ctrl+C.
///
/// # Errors
/// When a tool cannot be set up or the server cannot be started.
pub fn serve(arguments: &[String]) -> Result<()> {
    step("Tools", || tools::set_up().and_then(|()| tools::trunk()))?;
    let Some(port) = PORTS.into_iter().find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok()) else {
        return fail(format!("Ports {} to {} are all taken; end one of the servers there.", PORTS.start, PORTS.end - 1));
    };
    let mut trunk = program("trunk");
    // A folder of its own, so that dist/ always holds the release build.
    trunk.args(["serve", "--dist", "target/serve", "--address", "127.0.0.1", "--port", &port.to_string()]);
    if has_screen() {
        trunk.arg("--open");
    }
    trunk.args(arguments);
    std::fs::create_dir_all(crate::run::root().join("target/serve"))?;
    println!(
        "▸ Building, then serving at http://127.0.0.1:{port}/ until Ctrl+C; changes under src/ and public/ are built at once"
    );
    run(&mut trunk)
}

/// Whether there is somebody to open a browser for.
fn has_screen() -> bool {
    if env::var_os("CI").is_some() {
        return false;
    }
    !cfg!(target_os = "linux") || env::var_os("DISPLAY").is_some() || env::var_os("WAYLAND_DISPLAY").is_some()
}
