//! Holds the code against what `src/ARCHITECTURE.md` says of it: who depends on whom, and what is deliberately absent.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

type Edges = BTreeMap<String, BTreeSet<String>>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().expect("cargo can be started");
    assert!(output.status.success(), "cargo {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("cargo prints UTF-8")
}

/// What depends on what, as the table says.
fn stated() -> Edges {
    let page = fs::read_to_string(root().join("src/ARCHITECTURE.md")).expect("src/ARCHITECTURE.md is there");
    let (_, table) = page.split_once("<!-- dependencies -->").expect("the table of dependencies is marked");
    let names = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let rows = table.trim_start().lines().take_while(|line| line.starts_with('|')).skip(2);
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').collect();
        let crates = names(cells[1]);
        assert_eq!(crates.len(), 1, "one crate a row: {row}");
        (crates[0].clone(), names(cells[2]).into_iter().collect())
    })
    .collect()
}

/// What depends on what, as the manifests say. Dependencies of tests alone do not count.
fn declared() -> Edges {
    let metadata: Value =
        serde_json::from_str(&cargo(&["metadata", "--format-version", "1", "--no-deps"])).expect("cargo prints JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    let name = |of: &Value| of["name"].as_str().expect("every package has a name").to_owned();
    let ours: BTreeSet<String> = packages.iter().map(name).collect();
    let edges = packages.iter().map(|package| {
        let dependencies = package["dependencies"].as_array().expect("a list of dependencies").iter();
        let built = dependencies.filter(|dependency| dependency["kind"].as_str() != Some("dev"));
        (name(package), built.map(name).filter(|name| ours.contains(name)).collect())
    });
    edges.collect()
}

/// Names of all packages that a crate is built from, for this machine and for the browser.
fn built_from(package: &str) -> BTreeSet<String> {
    let tree = |target: &[&str]| {
        let arguments =
            [&["tree", "--package", package, "--edges", "normal", "--prefix", "none", "--format", "{p}"], target].concat();
        let lines = cargo(&arguments);
        lines.lines().filter_map(|line| line.split(' ').next().map(str::to_owned)).collect::<BTreeSet<_>>()
    };
    let mut all = tree(&[]);
    all.extend(tree(&["--target", "wasm32-unknown-unknown"]));
    assert!(all.contains(package), "the tree of {package} names it");
    all
}

#[test]
fn the_manifests_have_the_dependencies_that_the_architecture_states() {
    assert_eq!(declared(), stated());
}

#[test]
fn nothing_of_a_browser_is_in_what_is_tested_without_one() {
    for package in ["matching", "domain", "planning", "timetable", "response", "session", "exchange", "charts"] {
        let all = built_from(package);
        for absent in ["wasm-bindgen", "js-sys", "web-sys", "leptos", "gloo-net"] {
            assert!(!all.contains(absent), "{package} is built from {absent}");
        }
    }
}

#[test]
fn no_leptos_is_in_the_worker_and_no_noun_of_the_planner_in_the_mathematics() {
    let worker = built_from("worker");
    assert!(worker.contains("wasm-bindgen") && worker.iter().all(|name| !name.starts_with("leptos")), "{worker:?}");
    let matching = built_from("matching");
    assert!(!matching.contains("domain") && !matching.contains("serde"), "{matching:?}");
}

#[test]
fn the_browser_is_named_in_one_folder_and_the_two_glues_alone() {
    let mut named = BTreeSet::new();
    visit(&root().join("src"), &mut |path, text| {
        if ["web_sys::", "js_sys::", "wasm_bindgen::"].iter().any(|name| text.contains(name)) {
            named.insert(path.strip_prefix(root()).expect("under the root").to_string_lossy().replace('\\', "/"));
        }
    });
    assert!(named.contains("src/worker/glue.rs"), "the search finds what is there: {named:?}");
    let may = ["src/worker/glue.rs", "src/office/glue.rs"];
    named.retain(|path| !may.contains(&path.as_str()) && !path.starts_with("src/web/runtime/"));
    assert!(named.is_empty(), "{named:?}");
}

#[test]
fn every_file_opens_by_saying_what_it_answers() {
    let mut bad = Vec::new();
    for folder in ["src", "tests", "xtask"] {
        visit(&root().join(folder), &mut |path, text| {
            if !text.starts_with("//!") {
                bad.push(path.to_owned());
            }
        });
    }
    assert!(bad.is_empty(), "{bad:#?}");
}

/// Calls for every Rust file under a folder.
fn visit(folder: &Path, call: &mut impl FnMut(&Path, &str)) {
    for entry in fs::read_dir(folder).expect("a folder of the project") {
        let path = entry.expect("an entry of it").path();
        if path.is_dir() {
            visit(&path, call);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            call(&path, &fs::read_to_string(&path).expect("a text file"));
        }
    }
}
