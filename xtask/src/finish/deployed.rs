//! Names the workers' files and the folder of data by their content, so that no page ever meets a stale one of another release.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::short_name;
use crate::run::Result;

/// The programs that the page starts as workers, by the names of their files: the engine, and office documents when they are first needed.
const WORKERS: [&str; 2] = [ENGINE, "office"];

/// The engine among them.
pub const ENGINE: &str = "worker";

/// A program that the page starts as a worker.
pub struct Worker {
    /// What it is called.
    pub name: &'static str,
    /// Name of the script that starts it.
    pub loader: String,
    /// Name of its glue.
    pub glue: String,
    /// Name of its program.
    pub wasm: String,
}

/// Where the page finds what it does not carry itself.
pub struct Deployed {
    /// The workers.
    pub workers: Vec<Worker>,
    /// Name of the folder of data.
    pub data: String,
}

impl Deployed {
    /// What `#deployment` says; of a build that is released, also what it is called.
    pub fn to_json(&self, build: Option<&str>) -> String {
        let address = |worker: &Worker| (worker.name.to_owned(), format!("./{}", worker.loader).into());
        let mut all: serde_json::Map<String, serde_json::Value> = self.workers.iter().map(address).collect();
        all.insert("data".to_owned(), format!("./{}/", self.data).into());
        all.extend(build.map(|build| ("build".to_owned(), build.into())));
        serde_json::Value::Object(all).to_string()
    }

    /// What `#deployment` says where everything is inside the page.
    pub fn inline(build: &str) -> String {
        let mut all: serde_json::Map<String, serde_json::Value> =
            WORKERS.iter().chain(&["data"]).map(|name| ((*name).to_owned(), "inline".into())).collect();
        all.insert("build".to_owned(), build.into());
        serde_json::Value::Object(all).to_string()
    }
}

/// Renames the files in a staging folder and writes the workers' loaders.
///
/// # Errors
/// When one is missing.
pub fn name_by_content(staging: &Path) -> Result<Deployed> {
    let workers = WORKERS.iter().map(|name| worker(staging, name)).collect::<Result<_>>()?;
    let mut all = Vec::new();
    for file in data_files(&staging.join("data"))? {
        all.extend(file.file_name().unwrap_or_default().as_encoded_bytes());
        all.extend(fs::read(&file)?);
    }
    let data = format!("data-{}", short_name(&all));
    fs::rename(staging.join("data"), staging.join(&data))?;
    Ok(Deployed { workers, data })
}

fn worker(staging: &Path, name: &'static str) -> Result<Worker> {
    let wasm = rename(staging, &format!("{name}_bg.wasm"), &format!("{name}_bg"), "wasm")?;
    let glue = rename(staging, &format!("{name}.js"), name, "js")?;
    let script = if name == ENGINE { engine_loader(&glue, &wasm) } else { loader(&glue, &wasm) };
    let loader = format!("{name}_loader-{}.js", short_name(script.as_bytes()));
    fs::write(staging.join(&loader), script)?;
    Ok(Worker { name, loader, glue, wasm })
}

/// The data files of a folder, in the order of their names.
///
/// # Errors
/// When the folder cannot be read.
pub fn data_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<std::io::Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    Ok(files)
}

/// What ends a worker that does not start: a promise that is refused tells the page nothing.
const TOLD: &str = ".catch((reason) => setTimeout(() => { throw reason; }))";

fn loader(glue: &str, wasm: &str) -> String {
    format!("importScripts(\"./{glue}\");\nwasm_bindgen({{ module_or_path: \"./{wasm}\" }}){TOLD};\n")
}

/// The engine's first message is its program, as the page has compiled it; or nothing, where that failed.
fn engine_loader(glue: &str, wasm: &str) -> String {
    format!(
        "importScripts(\"./{glue}\");\nself.onmessage = (event) => {{\n  self.onmessage = null;\n  \
        wasm_bindgen({{ module_or_path: event.data || \"./{wasm}\" }}){TOLD};\n}};\n"
    )
}

fn rename(staging: &Path, from: &str, stem: &str, ending: &str) -> Result<String> {
    let from = staging.join(from);
    let content = fs::read(&from).map_err(|error| crate::run::Failure(format!("{}: {error}", from.display())))?;
    let name = format!("{stem}-{}.{ending}", short_name(&content));
    fs::rename(from, staging.join(&name))?;
    Ok(name)
}
