//! The program for office documents: thin glue between `postMessage` and the libraries, which are tested natively.

#[cfg(target_arch = "wasm32")]
mod glue;

fn main() {
    #[cfg(target_arch = "wasm32")]
    glue::start();
}
