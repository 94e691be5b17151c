//! The licences of what the project uses: each must be one that the product may be given away under, each crate must come from the
//! registry, and what is shipped is named with its licence in `licences.txt`. Called by `test` and by the last step of a build.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use spdx::{Expression, LicenseReq, ParseMode};

use crate::run::{Failure, Result, cargo, fail};

/// The file that names what is shipped.
pub const FILE: &str = "licences.txt";

/// Licences that ask for no more than to be named.
const ALLOWED: [&str; 12] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "0BSD",
    "ISC",
    "Zlib",
    "BSL-1.0",
    "CC0-1.0",
    "Unicode-3.0",
    "Unlicense",
];

/// The programs that are shipped, by the packages they are built from.
const SHIPPED: [&str; 3] = ["dongxi", "worker", "office"];

/// Where crates may come from; the project's own have no source.
const REGISTRY: &str = "registry+";

/// A package as `cargo metadata` tells of it.
struct Package {
    name: String,
    version: String,
    licence: String,
    source: Option<String>,
    authors: Vec<String>,
    repository: String,
    folder: PathBuf,
    /// Whether it is a part of the compiler while it runs, and so of no program.
    is_macro: bool,
}

/// Packages by their id, and what each needs to run.
struct Metadata {
    packages: BTreeMap<String, Package>,
    needs: BTreeMap<String, Vec<String>>,
}

impl Metadata {
    /// What the workspace uses: for every machine, or in what runs in the browser.
    fn read(target: Option<&str>) -> Result<Self> {
        let mut command = cargo();
        command.args(["metadata", "--format-version", "1", "--locked"]);
        if let Some(target) = target {
            command.args(["--filter-platform", target]);
        }
        let output = command.output()?;
        if !output.status.success() {
            return fail(String::from_utf8_lossy(&output.stderr).into_owned());
        }
        let all: Value = serde_json::from_slice(&output.stdout).map_err(|error| Failure(format!("cargo metadata: {error}")))?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let packages = list(&all["packages"]).into_iter().map(|package| {
            let is_macro = list(&package["targets"]).iter().any(|target| list(&target["kind"]).contains(&"proc-macro".into()));
            let of = Package {
                name: text(&package["name"]),
                version: text(&package["version"]),
                licence: text(&package["license"]),
                source: package["source"].as_str().map(str::to_owned),
                authors: list(&package["authors"]).iter().map(text).collect(),
                repository: text(&package["repository"]),
                folder: Path::new(&text(&package["manifest_path"])).parent().unwrap_or(Path::new("")).to_owned(),
                is_macro,
            };
            (text(&package["id"]), of)
        });
        let needs = list(&all["resolve"]["nodes"]).into_iter().map(|node| {
            let runs = |of: &Value| list(&of["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let needed = list(&node["deps"]).iter().filter(|of| runs(of)).map(|of| text(&of["pkg"])).collect();
            (text(&node["id"]), needed)
        });
        Ok(Self { packages: packages.collect(), needs: needs.collect() })
    }

    /// The packages of others that are in the shipped programs, by name and version.
    fn shipped(&self) -> Vec<&Package> {
        let is_ours = |package: &Package| package.source.is_none() && SHIPPED.contains(&package.name.as_str());
        let mut open: Vec<&String> = self.packages.iter().filter(|(_, package)| is_ours(package)).map(|(id, _)| id).collect();
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            if self.packages.get(id).is_some_and(|package| !package.is_macro) && seen.insert(id) {
                open.extend(self.needs.get(id).into_iter().flatten());
            }
        }
        let mut found: Vec<&Package> =
            seen.into_iter().filter_map(|id| self.packages.get(id)).filter(|package| package.source.is_some()).collect();
        found.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
        found
    }
}

/// Whether a licence, or one of those to choose from, is allowed.
fn is_allowed(licence: &str) -> bool {
    let allowed = |asked: &LicenseReq| asked.license.id().is_some_and(|id| ALLOWED.contains(&id.name));
    Expression::parse_mode(licence, ParseMode::LAX).is_ok_and(|licence| licence.evaluate(allowed))
}

/// Holds licences and sources of everything that the workspace uses, to run, to build and to test, against what is allowed.
///
/// # Errors
/// Every package that is not.
pub fn check() -> Result<()> {
    let metadata = Metadata::read(None)?;
    let mut faults = Vec::new();
    for Package { name, version, licence, source, .. } in metadata.packages.values() {
        if !is_allowed(licence) {
            faults.push(format!("{name} {version} is under {licence:?}, which is not one of {}", ALLOWED.join(", ")));
        }
        if source.as_ref().is_some_and(|source| !source.starts_with(REGISTRY)) {
            faults.push(format!("{name} {version} comes from {}, not from a registry", source.as_deref().unwrap_or_default()));
        }
    }
    println!("{} packages looked at", metadata.packages.len());
    if faults.is_empty() { Ok(()) } else { fail(faults.join("\n")) }
}

/// The file that names what is shipped: every package with its licence, then the texts of the licences, each once.
///
/// # Errors
/// When Cargo does not say what is used.
pub fn text() -> Result<String> {
    let metadata = Metadata::read(Some(crate::tools::TARGET))?;
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut all = String::from(
        "东西牵手 · East–West Matchmaker 以 MIT 许可发布。程序中含有下列开放源代码，各按其许可使用。\n\
         East–West Matchmaker is released under the MIT licence. Its programs contain the following open source, each under its own licence.\n\n",
    );
    for package in metadata.shipped() {
        let Package { name, version, licence, authors, repository, .. } = package;
        let by = if authors.is_empty() { String::new() } else { format!("; {}", authors.join(", ")) };
        let _ = writeln!(all, "{name} {version}: {licence}{by}; {repository}");
        for text in texts_of(package)? {
            texts.entry(text).or_default().push(name.clone());
        }
    }
    let mut texts: Vec<(String, Vec<String>)> = texts.into_iter().collect();
    texts.sort_by(|one, other| one.1.cmp(&other.1));
    for (text, names) in texts {
        let _ = write!(all, "\n{}\n{}\n\n{text}\n", "-".repeat(72), names.join(", "));
    }
    Ok(all)
}

/// The texts of a package's licences as they lie beside it; of one that has none beside it, as they are known.
fn texts_of(package: &Package) -> Result<Vec<String>> {
    let is_licence = |name: &str| {
        let name = name.to_ascii_uppercase();
        ["LICENSE", "LICENCE", "COPYING", "UNLICENSE", "NOTICE"].iter().any(|start| name.starts_with(start))
    };
    let mut paths: Vec<PathBuf> = fs::read_dir(&package.folder)?
        .filter_map(std::result::Result::ok)
        .filter(|entry| is_licence(&entry.file_name().to_string_lossy()))
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    let beside: Vec<String> = paths.iter().filter_map(|path| fs::read_to_string(path).ok()).map(|text| tidied(&text)).collect();
    if !beside.is_empty() {
        return Ok(beside);
    }
    let Ok(licence) = Expression::parse_mode(&package.licence, ParseMode::LAX) else { return Ok(Vec::new()) };
    let known = licence.requirements().filter_map(|asked| asked.req.license.id()).filter(|id| ALLOWED.contains(&id.name));
    Ok(known.take(1).map(|id| tidied(id.text())).collect())
}

/// A text without the blanks at the ends of its lines, so that it is the same as another that says the same.
fn tidied(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{is_allowed, text};

    #[test]
    fn cargo_deny_is_told_the_same_licences() {
        let rules = std::fs::read_to_string(crate::run::root().join("deny.toml")).expect("it stands in the project's folder");
        let list = rules.split_once("\nallow = [").and_then(|(_, rest)| rest.split_once(']')).expect("a list of licences").0;
        let told: Vec<&str> =
            list.split(',').map(|entry| entry.trim().trim_matches('"')).filter(|name| !name.is_empty()).collect();
        assert_eq!(told, super::ALLOWED);
    }

    #[test]
    fn one_allowed_licence_to_choose_is_enough_and_all_that_hold_together_are_needed() {
        assert!(is_allowed("MIT") && is_allowed("MIT/Apache-2.0") && is_allowed("GPL-3.0-only OR MIT"));
        assert!(is_allowed("(MIT OR Apache-2.0) AND Unicode-3.0"));
        assert!(!is_allowed("GPL-3.0-only") && !is_allowed("MIT AND GPL-3.0-only") && !is_allowed(""));
    }

    #[test]
    fn what_is_shipped_is_named_with_its_licence_and_what_only_builds_it_is_not() {
        let text = text().unwrap();
        for name in ["leptos ", "petgraph ", "serde ", "wasm-bindgen ", "gloo-net ", "quick-xml ", "idb "] {
            assert!(text.contains(&format!("\n{name}")), "{name}");
        }
        assert!(!text.contains("\nserde_derive ") && !text.contains("\nproptest ") && !text.contains("\nfantoccini "));
        assert!(text.contains("Permission is hereby granted, free of charge"));
    }
}
