//! The zip archive of a workbook, read within a budget: what its parts declare is summed before anything is inflated, and what they
//! inflate to is counted while they are, since declarations may lie.

use std::{
    collections::BTreeMap,
    io::{self, BufReader, Cursor, Read},
};

use zip::ZipArchive;

use crate::{limits::MAX_INFLATED, workbook::FileError};

/// An archive and what may still be inflated of it.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Places of the parts by their name in small letters, without a slash before it.
    places: BTreeMap<String, usize>,
    left: u64,
}

/// One part of an archive as it is inflated.
pub type Part<'a> = BufReader<Bounded<'a>>;

/// Reads at most as many bytes as are left.
pub struct Bounded<'a> {
    from: Box<dyn Read + 'a>,
    left: &'a mut u64,
}

impl Read for Bounded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        let Some(left) = self.left.checked_sub(read as u64) else {
            *self.left = 0;
            return Err(io::Error::other("inflates too far"));
        };
        *self.left = left;
        Ok(read)
    }
}

impl<'a> Archive<'a> {
    /// Opens an archive. O(parts).
    pub fn open(bytes: &'a [u8]) -> Result<Self, FileError> {
        let damaged = |_| FileError::Damaged("zip".to_owned());
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let (mut places, mut declared) = (BTreeMap::new(), 0_u64);
        for place in 0..zip.len() {
            let part = zip.by_index_raw(place).map_err(damaged)?;
            if part.encrypted() {
                return Err(FileError::PasswordProtected);
            }
            declared = declared.saturating_add(part.size());
            places.insert(plain(&String::from_utf8_lossy(part.name_raw())), place);
        }
        if declared > MAX_INFLATED {
            return Err(FileError::InflatesTooFar { most: MAX_INFLATED });
        }
        Ok(Self { zip, places, left: MAX_INFLATED })
    }

    /// Whether a part's name begins so.
    pub fn has_under(&self, folder: &str) -> bool {
        self.places.range(folder.to_owned()..).next().is_some_and(|(name, _)| name.starts_with(folder))
    }

    /// Whether there is a part.
    pub fn has(&self, name: &str) -> bool {
        self.places.contains_key(&plain(name))
    }

    /// A part, to be read; `None` where there is none.
    pub fn part(&mut self, name: &str) -> Result<Option<Part<'_>>, FileError> {
        let Some(place) = self.places.get(&plain(name)) else { return Ok(None) };
        let part = self.zip.by_index(*place).map_err(|_| FileError::Damaged(name.to_owned()))?;
        Ok(Some(BufReader::new(Bounded { from: Box::new(part), left: &mut self.left })))
    }

    /// What a part that cannot be read to its end is to be called.
    pub fn fault(&self, name: &str) -> FileError {
        if self.left == 0 { FileError::InflatesTooFar { most: MAX_INFLATED } } else { FileError::Damaged(name.to_owned()) }
    }
}

/// A name of a part as different programs write it.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}
