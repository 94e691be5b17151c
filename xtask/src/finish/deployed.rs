//! Names the worker's files and the folder of data by their content, so that no page ever meets a stale one of another release.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::short_name;
use crate::run::Result;

/// Where the page finds what it does not carry itself.
pub struct Deployed {
    /// Name of the script that starts the worker.
    pub loader: String,
    /// Name of the worker's glue.
    pub glue: String,
    /// Name of the worker's program.
    pub wasm: String,
    /// Name of the folder of data.
    pub data: String,
}

impl Deployed {
    /// What `#deployment` says.
    pub fn to_json(&self) -> String {
        serde_json::json!({ "worker": format!("./{}", self.loader), "data": format!("./{}/", self.data) }).to_string()
    }
}

/// Renames the files in a staging folder and writes the worker's loader.
///
/// # Errors
/// When one is missing.
pub fn name_by_content(staging: &Path) -> Result<Deployed> {
    let wasm = rename(staging, "worker_bg.wasm", "worker_bg", "wasm")?;
    let glue = rename(staging, "worker.js", "worker", "js")?;
    let script = loader_script(&glue, &wasm);
    let loader = format!("worker_loader-{}.js", short_name(script.as_bytes()));
    fs::write(staging.join(&loader), script)?;
    let mut all = Vec::new();
    for file in data_files(&staging.join("data"))? {
        all.extend(file.file_name().unwrap_or_default().as_encoded_bytes());
        all.extend(fs::read(&file)?);
    }
    let data = format!("data-{}", short_name(&all));
    fs::rename(staging.join("data"), staging.join(&data))?;
    Ok(Deployed { loader, glue, wasm, data })
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

fn loader_script(glue: &str, wasm: &str) -> String {
    format!("importScripts(\"./{glue}\");\nwasm_bindgen({{ module_or_path: \"./{wasm}\" }});\n")
}

fn rename(staging: &Path, from: &str, stem: &str, ending: &str) -> Result<String> {
    let from = staging.join(from);
    let content = fs::read(&from).map_err(|error| crate::run::Failure(format!("{}: {error}", from.display())))?;
    let name = format!("{stem}-{}.{ending}", short_name(&content));
    fs::rename(from, staging.join(&name))?;
    Ok(name)
}
