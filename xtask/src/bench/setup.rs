//! Sets up the peers, each only where its tools are there. Called once by `main`.
//!
//! Once by hand: Debian's `liblemon-dev` and g++; the rest is fetched here, into `target/tools`.

use std::{
    io,
    path::{Path, PathBuf},
    process::Command,
};

/// Something that can be measured.
#[derive(Clone, Debug)]
pub struct Contender {
    /// As the report names it.
    pub name: &'static str,
    /// Program and arguments.
    pub command: Vec<String>,
    /// What `load` is told beside the path.
    pub load: &'static str,
    /// What `run` is told.
    pub method: &'static str,
}

/// All that could be set up.
pub struct Peers {
    /// Ours, native.
    pub ours: Contender,
    /// Flow solvers that are measured in turns with ours: LEMON (int plain, int mixed, long plain, long mixed), OR-Tools, our wasm.
    pub flow: Vec<Contender>,
    /// Flow solvers that are measured once, where they end within a minute.
    pub slow: Vec<Contender>,
    /// Dense assignment.
    pub assignment: Vec<Contender>,
}

/// What searches joint instances.
pub struct Searchers {
    /// Ours, native.
    pub ours: Contender,
    /// `HiGHS`.
    pub highs: Option<Contender>,
    /// Ours as WebAssembly.
    pub wasm: Option<Contender>,
}

/// Ours, native, with a method of `run`.
pub fn ours(method: &'static str) -> io::Result<Contender> {
    let command = vec![std::env::current_exe()?.display().to_string(), "serve".to_owned()];
    Ok(Contender { name: "ours", command, load: "", method })
}

/// Sets up what searches joint instances; says what it could not.
pub fn searchers(root: &Path) -> io::Result<(Searchers, Vec<String>)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers");
    let tools = root.join("target/tools");
    std::fs::create_dir_all(&tools)?;
    let mut missing = Vec::new();
    let mut found = |name, command: io::Result<Vec<String>>, what: &str| match command {
        Ok(command) => Some(Contender { name, command, load: "", method: "" }),
        Err(error) => {
            missing.push(format!("{what}: {error}"));
            None
        }
    };
    let script = |name: &str| source.join(name).display().to_string();
    let highs = found("HiGHS", python(&tools).map(|program| vec![program, script("joint.py")]), "PyPI");
    let node = wasm(root).map(|program| vec!["node".to_owned(), script("search.mjs"), program.display().to_string()]);
    let wasm = found("ours, wasm", node, "WebAssembly");
    Ok((Searchers { ours: ours("")?, highs, wasm }, missing))
}

/// Sets up what it can; says what it could not.
pub fn peers(root: &Path) -> io::Result<(Peers, Vec<String>)> {
    let native = ours("flow")?;
    let own = |name, method| Contender { name, method, ..native.clone() };
    let mut all = Peers { ours: native.clone(), flow: Vec::new(), slow: Vec::new(), assignment: Vec::new() };
    all.assignment = vec![own("ours", "assign"), own("ours, as a flow", "flow")];
    let mut missing = Vec::new();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers");
    let tools = root.join("target/tools");
    std::fs::create_dir_all(&tools)?;
    match lemon(&source, &tools) {
        Ok(program) => {
            let lemon = |name, load, method| Contender { name, command: vec![program.clone()], load, method };
            all.flow.extend([
                lemon("LEMON int", "int", "plain"),
                lemon("LEMON int, mixed", "int", "mixed"),
                lemon("LEMON long", "long", "plain"),
                lemon("LEMON long, mixed", "long", "mixed"),
            ]);
        }
        Err(error) => missing.push(format!("LEMON: {error}")),
    }
    match python(&tools) {
        Ok(program) => {
            let script = source.join("flow.py").display().to_string();
            let python = |name, method| Contender { name, command: vec![program.clone(), script.clone()], load: "", method };
            all.flow.push(python("OR-Tools", "ortools"));
            all.slow.push(python("HiGHS (PyPI)", "highs"));
            all.assignment.extend([python("lap (PyPI)", "lap"), python("scipy", "scipy")]);
        }
        Err(error) => missing.push(format!("PyPI: {error}")),
    }
    all.assignment.extend([own("crate lapjv", "lapjv"), own("crate pathfinding", "pathfinding")]);
    match node(root, &source, &tools) {
        Ok(command) => {
            let node = |name, method| Contender { name, command: command.clone(), load: "", method };
            all.flow.push(node("ours, wasm", "ours"));
            all.slow.extend([node("HiGHS (npm)", "highs"), node("GLPK (npm)", "glpk")]);
        }
        Err(error) => missing.push(format!("Node: {error}")),
    }
    Ok((all, missing))
}

fn lemon(source: &Path, tools: &Path) -> io::Result<String> {
    let program = tools.join("lemon");
    done(Command::new("g++").args(["-O3", "-march=native", "-o"]).arg(&program).arg(source.join("lemon.cpp")))?;
    Ok(program.display().to_string())
}

fn python(tools: &Path) -> io::Result<String> {
    let folder = tools.join("venv");
    let program = folder.join("bin/python");
    let imports = "import highspy, lap, numpy, ortools, scipy";
    if done(Command::new(&program).args(["-c", imports])).is_err() {
        done(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        done(Command::new(&program).args(["-m", "pip", "install", "-q", "highspy", "lap", "numpy", "ortools", "scipy"]))?;
    }
    Ok(program.display().to_string())
}

/// Builds ours as WebAssembly.
fn wasm(root: &Path) -> io::Result<PathBuf> {
    let build = ["build", "--quiet", "--profile", "measure", "-p", "bench-wasm", "--target", "wasm32-unknown-unknown"];
    done(Command::new("cargo").args(build).current_dir(root))?;
    Ok(root.join("target/wasm32-unknown-unknown/measure/bench_wasm.wasm"))
}

fn node(root: &Path, source: &Path, tools: &Path) -> io::Result<Vec<String>> {
    let wasm = wasm(root)?;
    let folder = tools.join("node");
    std::fs::create_dir_all(&folder)?;
    if !folder.join("node_modules/highs").exists() || !folder.join("node_modules/glpk.js").exists() {
        done(
            Command::new("npm")
                .args(["install", "--silent", "--no-audit", "--no-fund", "highs", "glpk.js"])
                .current_dir(&folder),
        )?;
    }
    // Beside the packages, so that it finds them.
    let script = folder.join("flow.mjs");
    std::fs::copy(source.join("flow.mjs"), &script)?;
    Ok(vec!["node".to_owned(), script.display().to_string(), wasm.display().to_string()])
}

fn done(command: &mut Command) -> io::Result<()> {
    let status = command.status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("{} failed", command.get_program().display()))) }
}
