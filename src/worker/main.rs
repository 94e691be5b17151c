//! The worker: thin glue between `postMessage` and the engine. Everything that can go wrong is in the library, tested natively.

#[cfg(target_arch = "wasm32")]
mod glue;

fn main() {
    #[cfg(target_arch = "wasm32")]
    glue::start();
}
