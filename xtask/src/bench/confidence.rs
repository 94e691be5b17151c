//! The section on confidence: how long the re-solves of the reference scenario take, native and in Node. Called by `main`.

use std::{error::Error, fs, process::Command};

use crate::{
    options::Options,
    peer::Peer,
    report::{heading, ratio, time},
    setup,
};

/// The files of the reference scenario.
const DATA: &str = "public/data";

/// Measures and tells.
///
/// # Errors
/// Where native and WebAssembly come to different shares.
pub fn section(options: &Options) -> Result<String, Box<dyn Error>> {
    let (searchers, _) = setup::searchers(&options.root)?;
    let packed = options.target.join("reference.json");
    let mut files = serde_json::Map::new();
    for entry in fs::read_dir(options.root.join(DATA))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            files.insert(name, fs::read_to_string(&path)?.into());
        }
    }
    fs::write(&packed, serde_json::Value::Object(files).to_string())?;
    let mut rows = Vec::new();
    for (with_swaps, name) in [(0, "the plan in steps"), (1, "with a pass of swaps")] {
        let mut found = Vec::new();
        for contender in std::iter::once(&searchers.ours).chain(&searchers.wasm) {
            let mut peer = Peer::start(Command::new(&contender.command[0]).args(&contender.command[1..]))?;
            let line = peer.ask(&format!("resolves {} {} {with_swaps}", packed.display(), options.samples))?;
            let numbers: Vec<u64> = line.split(' ').filter_map(|word| word.parse().ok()).collect();
            let [nanoseconds, sum] = numbers.as_slice() else { return Err(line.into()) };
            found.push((*nanoseconds, *sum));
        }
        if found.iter().any(|(_, sum)| *sum != found[0].1) {
            return Err(format!("native and WebAssembly differ {name}: {found:?}").into());
        }
        let wasm = found.get(1).map_or(0, |(nanoseconds, _)| *nanoseconds);
        let row = vec![name.to_owned(), time(found[0].0), time(wasm), ratio(wasm, found[0].0)];
        println!("{}", row.join(" | "));
        rows.push(row);
    }
    let title = format!("{} re-solves of the reference scenario", options.samples);
    Ok(heading(&title, &["what", "ours", "ours, wasm", "wasm ÷ native"], &rows))
}
