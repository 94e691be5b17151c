//! Mounts the app into the page. Everything else is in the crates under this folder.

fn main() {
    #[cfg(target_arch = "wasm32")]
    web::mount();
}
