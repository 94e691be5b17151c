//! Compressed twins of the files of a release, for hosts that send what lies beside a file: `.gz` and `.br`. Written by `dist`; the page
//! and the tests need none.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    thread,
};

use flate2::{Compression, write::GzEncoder};

use super::sums;
use crate::run::{Result, fail};

/// The endings of the twins.
pub const ENDINGS: [&str; 2] = [".gz", ".br"];

/// Endings of what is worth compressing; pictures are compressed in themselves.
const WORTH: [&str; 8] = [".html", ".js", ".css", ".wasm", ".json", ".svg", ".txt", ".webmanifest"];

/// Smaller files fit one packet as they are.
const LEAST_BYTES: u64 = 1_024;

/// Whether a name is that of a twin.
pub fn is_variant(name: &str) -> bool {
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Writes the twins that are not there yet, and the check sums anew. Whether there were any to write. Two files at a time.
///
/// # Errors
/// When a file cannot be read or written.
pub fn write(folder: &Path) -> Result<bool> {
    let mut left = Vec::new();
    for (name, path) in sums::files(folder)? {
        let is_worth = WORTH.iter().any(|ending| name.ends_with(ending)) && fs::metadata(&path)?.len() >= LEAST_BYTES;
        if is_worth && ENDINGS.iter().any(|ending| !twin(&path, ending).is_file()) {
            left.push(path);
        }
    }
    if left.is_empty() {
        return Ok(false);
    }
    // Each thread has its share of the bytes, the largest file first.
    left.sort_by_key(|path| std::cmp::Reverse(fs::metadata(path).map_or(0, |about| about.len())));
    let shares = [left.iter().step_by(2).collect::<Vec<_>>(), left.iter().skip(1).step_by(2).collect()];
    thread::scope(|scope| {
        let started = shares.map(|share| {
            scope.spawn(move || {
                share.into_iter().try_for_each(|path| -> Result<()> {
                    let content = fs::read(path)?;
                    whole(&twin(path, ".gz"), &gzip(&content)?)?;
                    whole(&twin(path, ".br"), &brotli(&content)?)
                })
            })
        });
        started.into_iter().try_for_each(|work| work.join().unwrap_or_else(|_| fail("the thread that compressed has stopped")))
    })?;
    sums::write(folder)?;
    Ok(true)
}

/// Writes a file whole or not at all: one that is there is not written again.
fn whole(path: &Path, content: &[u8]) -> Result<()> {
    let part = twin(path, ".part");
    fs::write(&part, content)?;
    Ok(fs::rename(part, path)?)
}

/// A twin of a file.
pub fn twin(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// As `gzip -9` compresses, without a date.
///
/// # Errors
/// When memory runs out.
pub fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(content)?;
    Ok(gzip.finish()?)
}

/// As `brotli -11` compresses.
///
/// # Errors
/// When memory runs out.
pub fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut brotli = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut brotli, 4096, 11, 22);
    writer.write_all(content)?;
    drop(writer);
    Ok(brotli)
}

#[cfg(test)]
mod tests {
    use std::{fs, io::Read};

    use super::{ENDINGS, twin, write};
    use crate::finish::sums::{SUMS, files};

    #[test]
    fn twins_hold_what_their_files_hold_and_are_written_once() {
        let folder = std::env::temp_dir().join(format!("dongxi-variants-{}", std::process::id()));
        fs::create_dir_all(folder.join("data")).unwrap();
        let text = "供销合作社 ".repeat(400);
        for name in ["index.html", "data/needs.json", "icon.png", "small.js"] {
            fs::write(folder.join(name), if name == "small.js" { "1" } else { &text }).unwrap();
        }
        assert!(write(&folder).unwrap());
        let names: Vec<String> = files(&folder).unwrap().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names.iter().filter(|name| super::is_variant(name)).count(), 4, "{names:?}");
        for name in ["index.html", "data/needs.json"] {
            let (mut zipped, mut pressed) = (String::new(), String::new());
            let [gzip, brotli] = ENDINGS.map(|ending| fs::read(twin(&folder.join(name), ending)).unwrap());
            flate2::read::GzDecoder::new(&gzip[..]).read_to_string(&mut zipped).unwrap();
            brotli::Decompressor::new(&brotli[..], 4096).read_to_string(&mut pressed).unwrap();
            assert!(zipped == text && pressed == text && gzip.len() * 10 < text.len() && brotli.len() <= gzip.len());
        }
        assert!(fs::read_to_string(folder.join(SUMS)).unwrap().contains("  index.html.br\n"));
        assert!(!write(&folder).unwrap(), "all are there");
        fs::remove_dir_all(folder).unwrap();
    }
}
