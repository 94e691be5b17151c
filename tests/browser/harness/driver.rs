//! The driver of an engine, started by the test on a free port and ended with it.

use std::{
    env,
    io::{BufRead, BufReader},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::{engine::Engine, page::patience};

/// A running driver.
pub struct Driver {
    process: Child,
    /// Where it listens.
    pub address: String,
}

/// What a driver says before its port; that of `WebKit` says nothing.
const BEFORE_PORT: [&str; 2] = ["started successfully on port ", "Listening on 127.0.0.1:"];
/// How often it is looked whether a silent driver listens.
const LOOK_EVERY: Duration = Duration::from_millis(20);

impl Driver {
    /// Starts one and waits until it listens.
    pub fn start() -> Self {
        match Engine::current() {
            Engine::Chromium => Self::told("CHROMEDRIVER", "chromedriver", &["--port=0"]),
            Engine::Firefox => {
                Self::told("GECKODRIVER", "geckodriver", &["--port=0", "--websocket-port=0", "--allow-system-access"])
            }
            Engine::WebKit => Self::silent("WEBKITDRIVER", "WebKitWebDriver"),
        }
    }

    /// One that chooses a port and says which.
    fn told(variable: &str, name: &str, arguments: &[&str]) -> Self {
        let mut process = spawned(variable, name, arguments, Stdio::piped());
        let mut lines = BufReader::new(process.stdout.take().expect("its output is piped")).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let rest = BEFORE_PORT.into_iter().find_map(|words| Some(line.split_once(words)?.1))?;
            rest.trim_end_matches('.').parse::<u16>().ok()
        });
        let port = port.unwrap_or_else(|| panic!("{name} does not say on which port it listens"));
        // Read on, so that it never waits for somebody to take its output.
        thread::spawn(move || lines.for_each(drop));
        Self { process, address: format!("http://127.0.0.1:{port}") }
    }

    /// One that has to be given a port: one that is free now.
    fn silent(variable: &str, name: &str) -> Self {
        let free = TcpListener::bind(("127.0.0.1", 0)).and_then(|free| free.local_addr()).expect("a free port").port();
        let process = spawned(variable, name, &[&format!("--port={free}")], Stdio::null());
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", free)).is_err() {
            assert!(start.elapsed() < patience(), "{name} does not listen");
            thread::sleep(LOOK_EVERY);
        }
        Self { process, address: format!("http://127.0.0.1:{free}") }
    }
}

fn spawned(variable: &str, name: &str, arguments: &[&str], output: Stdio) -> Child {
    let program = env::var_os(variable).map_or_else(|| PathBuf::from(name), PathBuf::from);
    let mut command = Command::new(&program);
    command.args(arguments).stdin(Stdio::null()).stdout(output).stderr(Stdio::null());
    command
        .spawn()
        .unwrap_or_else(|error| panic!("{} cannot be started ({error}); type: cargo xtask test --help", program.display()))
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Gone already, or gone now.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
