//! The compound file of an .xls: streams in chains of sectors, as a disk keeps them. Every chain is as long as the file at most, so that
//! one that goes round ends.

use crate::workbook::FileError;

/// Chains end at numbers from here on.
const LAST_SECTOR: u32 = 0xFFFF_FFFA;
/// Size of an entry of the directory.
const ENTRY: usize = 128;
/// Places of sectors of the table that stand in the header.
const IN_HEADER: usize = 109;

/// An open compound file.
pub struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    next: Vec<u32>,
    directory: Vec<u8>,
}

impl<'a> Compound<'a> {
    /// Opens a compound file. O(size).
    pub fn open(bytes: &'a [u8]) -> Result<Self, FileError> {
        Self::try_open(bytes).ok_or_else(|| FileError::Damaged("compound file".to_owned()))
    }

    fn try_open(bytes: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4_096,
            _ => return None,
        };
        let mut file = Self { bytes, sector, next: Vec::new(), directory: Vec::new() };
        let mut tables: Vec<u32> = (0..IN_HEADER).map_while(|place| u32_at(bytes, 76 + place * 4)).collect();
        // Further places stand in sectors whose last word leads to the next of them.
        let (mut further, words) = (u32_at(bytes, 68)?, sector / 4);
        for _ in 0..bytes.len() / sector {
            let Some(table) = file.sector_at(further) else { break };
            tables.extend((0..words - 1).filter_map(|place| u32_at(table, place * 4)));
            further = u32_at(table, (words - 1) * 4).unwrap_or(LAST_SECTOR);
        }
        for place in tables.into_iter().take(bytes.len() / sector + 1) {
            let Some(table) = file.sector_at(place) else { continue };
            file.next.extend((0..words).filter_map(|place| u32_at(table, place * 4)));
        }
        file.directory = file.chain(u32_at(bytes, 48)?);
        (!file.directory.is_empty()).then_some(file)
    }

    fn sector_at(&self, place: u32) -> Option<&'a [u8]> {
        let start = (place as usize).checked_add(1)?.checked_mul(self.sector).filter(|_| place < LAST_SECTOR)?;
        // The last sector may be cut off.
        self.bytes.get(start..(start + self.sector).min(self.bytes.len())).filter(|bytes| !bytes.is_empty())
    }

    fn chain(&self, start: u32) -> Vec<u8> {
        let (mut place, mut out) = (start, Vec::new());
        while out.len() < self.bytes.len() {
            let Some(sector) = self.sector_at(place) else { break };
            out.extend_from_slice(sector);
            place = self.next.get(place as usize).copied().unwrap_or(LAST_SECTOR);
        }
        out
    }

    fn entries(&self) -> impl Iterator<Item = (String, &[u8])> {
        self.directory.chunks_exact(ENTRY).map(|entry| {
            let length = usize::from(u16_at(entry, 64).unwrap_or_default()).min(64) / 2;
            let units = (0..length.saturating_sub(1)).filter_map(|place| u16_at(entry, place * 2));
            (char::decode_utf16(units).map(|letter| letter.unwrap_or('?')).collect(), entry)
        })
    }

    /// Whether there is a stream or a folder of this name. O(entries).
    pub fn has(&self, name: &str) -> bool {
        self.entries().any(|(known, _)| known == name)
    }

    /// The bytes of a stream; `None` where there is none. O(size).
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let (_, entry) = self.entries().find(|(known, _)| known == name)?;
        let (start, size) = (u32_at(entry, 116)?, u32_at(entry, 120)? as usize);
        let mut out = if size >= u32_at(self.bytes, 56)? as usize { self.chain(start) } else { self.small(start, size)? };
        out.truncate(size);
        Some(out)
    }

    /// Small streams stand in a stream of the root, in sectors of their own.
    fn small(&self, start: u32, size: usize) -> Option<Vec<u8>> {
        const SMALL: usize = 64;
        let (_, root) = self.entries().next()?;
        let (all, next) = (self.chain(u32_at(root, 116)?), self.chain(u32_at(self.bytes, 60)?));
        let (mut place, mut out) = (start as usize, Vec::new());
        while out.len() < size.min(all.len()) {
            let from = place.checked_mul(SMALL)?;
            let Some(sector) = all.get(from..(from + SMALL).min(all.len())).filter(|sector| !sector.is_empty()) else { break };
            out.extend_from_slice(sector);
            place = u32_at(&next, place.checked_mul(4)?).unwrap_or(LAST_SECTOR) as usize;
        }
        Some(out)
    }
}

/// Two bytes as a number, the lower first.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

/// Four bytes as a number, the lowest first.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

/// Eight bytes as a number with a fraction.
pub fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    bytes.get(at..at.checked_add(8)?)?.try_into().ok().map(f64::from_le_bytes)
}
