//! Native and WebAssembly give identical answers: every instance of the repository and the reference scenario, each solved by both with
//! a limit of steps, and compared to the last unit of every amount.
//!
//! Needs Node and the built program, whose path is in `TRIAL_WASM`; `cargo xtask test` sees to both.

#![expect(clippy::unwrap_used, reason = "a test file may stop where something is missing")]
#![allow(clippy::print_stdout, reason = "what agreed is for a person to read")]

use std::{
    env, fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use exchange::reference::FILES;
use trial::answer::answer;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../..")
}

/// Name and path of each packed file under a folder, sorted.
fn instances(folder: &Path, name: &str, found: &mut Vec<(String, PathBuf)>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = format!("{name}{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            instances(&path, &format!("{name}/"), found);
        } else if path.extension().is_some_and(|ending| ending == "gz") {
            found.push((name, path));
        }
    }
}

/// The files of the reference scenario as one.
fn packed_reference(to: &Path) {
    let folder = root().join("public/data");
    let read = |name: &&str| ((*name).to_owned(), fs::read_to_string(folder.join(format!("{name}.json"))).unwrap().into());
    let files: serde_json::Map<String, serde_json::Value> = FILES.iter().map(read).collect();
    fs::write(to, serde_json::Value::Object(files).to_string()).unwrap();
}

/// What Node answers to each, in the order asked.
fn wasm_answers(program: &Path, asked: &[(String, PathBuf)]) -> Vec<String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("answers.mjs");
    let mut node = Command::new("node");
    let mut node = node.arg(script).arg(program).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = node.stdin.take().unwrap();
    for (name, path) in asked {
        writeln!(input, "{name}\t{}", path.display()).unwrap();
    }
    drop(input);
    let answers = BufReader::new(node.stdout.take().unwrap()).lines().map(Result::unwrap).collect();
    assert!(node.wait().unwrap().success());
    answers
}

#[test]
fn every_instance_has_the_same_answer_natively_and_as_webassembly() {
    let program = PathBuf::from(env::var_os("TRIAL_WASM").expect("TRIAL_WASM names the built program"));
    let mut asked = Vec::new();
    instances(&root().join("tests/instances"), "", &mut asked);
    assert!(asked.len() >= 25, "the instances are there: {asked:?}");
    let reference = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reference.json");
    packed_reference(&reference);
    asked.push(("reference.json".to_owned(), reference));
    let native = |(name, path): &(String, PathBuf)| answer(name, &fs::read(path).unwrap()).unwrap();
    // Node works meanwhile.
    let (ours, theirs) = std::thread::scope(|scope| {
        let theirs = scope.spawn(|| wasm_answers(&program, &asked));
        (asked.iter().map(native).collect::<Vec<_>>(), theirs.join().unwrap())
    });
    assert_eq!(theirs.len(), asked.len());
    for (((name, _), ours), theirs) in asked.iter().zip(&ours).zip(&theirs) {
        println!("{name}: {ours}");
        assert_eq!(ours, theirs, "{name}: native, then WebAssembly");
    }
}
