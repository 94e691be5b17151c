//! `wasm-bindgen` as far as this project and Trunk call it: writes the glue between a program and its page. A front of our own for the
//! library behind the command of that name, which takes minutes to build since it carries a server and a test runner.
//!
//! `wasm-bindgen --target=web|no-modules --out-dir=DIR --out-name=NAME [--no-typescript] PROGRAM.wasm`

#![allow(clippy::print_stdout, reason = "it answers for its version")]

use std::{error::Error, path::PathBuf};

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let mut bindgen = Bindgen::new();
    let mut folder = PathBuf::from(".");
    for argument in std::env::args().skip(1) {
        match argument.split_once('=').unwrap_or((&argument, "")) {
            ("--version", _) => {
                println!("wasm-bindgen {}", wasm_bindgen_shared::version());
                return Ok(());
            }
            ("--target", "web") => drop(bindgen.web(true)?),
            ("--target", "no-modules") => drop(bindgen.no_modules(true)?),
            ("--out-dir", path) => folder = PathBuf::from(path),
            ("--out-name", name) => drop(bindgen.out_name(name)),
            // Never written here.
            ("--no-typescript", "") => {}
            _ if argument.starts_with('-') => return Err(format!("{argument} is not known here").into()),
            _ => drop(bindgen.input_path(&argument)),
        }
    }
    bindgen.generate(folder)?;
    Ok(())
}
