//! The engine as bare WebAssembly, called from Node: to be measured beside the native one, and compared with it. Exported names are all
//! that is not plain safe Rust here, and the reason why this crate stands outside the workspace's lints.

mod bytes;
mod flow;
mod search;
