//! The program for spreadsheets: thin glue between `postMessage` and the library, which is tested natively.

#[cfg(target_arch = "wasm32")]
mod glue;

fn main() {
    #[cfg(target_arch = "wasm32")]
    glue::start();
}
