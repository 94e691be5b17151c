//! `wasm-bindgen` as far as this project and Trunk call it: writes the glue between a program and its page. A front of our own for the
//! library behind the command of that name, which takes minutes to build since it carries a server and a test runner.
//!
//! `wasm-bindgen --target=web|no-modules --out-dir=DIR --out-name=NAME [--no-typescript] [--split] PROGRAM.wasm`
//!
//! With `--split`, a program that was linked with its relocations is taken apart first, at the functions that `wasm_split` marks: beside
//! `NAME_bg.wasm` the folder then has `split_PART.wasm` for every part that loads later, and `NAME_parts.js`, which loads them.

#![allow(clippy::print_stdout, reason = "it answers for its version")]

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::Options;

/// Raised when its options or what it writes change: tools that were set up before are then set up anew.
const EDITION: &str = "parts-2";

fn main() -> Result<(), Box<dyn Error>> {
    let mut bindgen = Bindgen::new();
    let mut folder = PathBuf::from(".");
    let mut input = PathBuf::new();
    let mut name = String::new();
    let mut is_split = false;
    for argument in std::env::args().skip(1) {
        match argument.split_once('=').unwrap_or((&argument, "")) {
            ("--version", _) => {
                println!("wasm-bindgen {} {EDITION}", wasm_bindgen_shared::version());
                return Ok(());
            }
            ("--target", "web") => drop(bindgen.web(true)?),
            ("--target", "no-modules") => drop(bindgen.no_modules(true)?),
            ("--out-dir", path) => folder = PathBuf::from(path),
            ("--out-name", given) => given.clone_into(&mut name),
            ("--split", "") => is_split = true,
            // Never written here.
            ("--no-typescript", "") => {}
            _ if argument.starts_with('-') => return Err(format!("{argument} is not known here").into()),
            _ => input = PathBuf::from(argument),
        }
    }
    if is_split {
        input = split(&input, &folder, &name)?;
        // The parts call through the table of the first, which no glue would need.
        bindgen.keep_lld_exports(true);
    }
    bindgen.out_name(&name).input_path(input);
    bindgen.generate(folder)?;
    Ok(())
}

/// Takes a program apart; the path of what is left of it.
fn split(input: &Path, folder: &Path, name: &str) -> Result<PathBuf, Box<dyn Error>> {
    let program = fs::read(input)?;
    let first = folder.join(format!("{name}.wasm"));
    let (link, glue) = (format!("./{name}_parts.js"), format!("./{name}.js"));
    let mut options = Options::new(&program);
    options.output_dir = folder;
    options.main_out_path = &first;
    options.link_name = &link;
    options.main_module = &glue;
    wasm_split_cli_support::transform(options)?;
    Ok(first)
}
