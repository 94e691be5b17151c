//! What is run natively and as WebAssembly alike: to measure both, and to see that they give the same plans.
//!
//! Pure functions of bytes, without a clock and without files, so that both sides run the very same code. `bench` calls them natively,
//! `bench-wasm` as WebAssembly in Node; whoever calls brings the bytes and the clock.

pub mod answer;
pub mod confidence;
pub mod flow_text;
pub mod joint_file;
pub mod race;
pub mod reference;
pub mod shapes;

use std::io::Read;

use flate2::read::GzDecoder;

/// Unpacks a gzipped text.
///
/// # Errors
/// What is wrong with it.
pub fn unpack(bytes: &[u8]) -> Result<String, String> {
    let mut text = String::new();
    GzDecoder::new(bytes).read_to_string(&mut text).map_err(|error| error.to_string())?;
    Ok(text)
}
