//! The joint search and the re-solves in slices, on what was pushed as bytes; Node has the clock.

use std::cell::RefCell;

use trial::{confidence::Resolves, joint_file::JointFile, race::Race, unpack};

use crate::bytes::with_bytes;

thread_local! {
    static RACE: RefCell<Option<Race>> = const { RefCell::new(None) };
    static FILE: RefCell<Option<JointFile>> = const { RefCell::new(None) };
    static RESOLVES: RefCell<Option<Resolves>> = const { RefCell::new(None) };
}

/// Reads the packed joint instance that was pushed. Returns 1 where it could, otherwise 0.
#[unsafe(no_mangle)]
pub extern "C" fn race_read() -> u32 {
    let file = with_bytes(|bytes| unpack(bytes).and_then(|text| JointFile::parse(&text))).ok();
    let there = file.is_some();
    FILE.set(file);
    there.into()
}

/// Begins a search on the instance that was read. Returns 1 where it could, otherwise 0.
#[unsafe(no_mangle)]
pub extern "C" fn race_begin() -> u32 {
    let race = FILE.with_borrow(|file| Race::new(file.as_ref()?, u64::MAX).ok());
    let there = race.is_some();
    RACE.set(race);
    there.into()
}

/// Works for about so many flows. Returns 1 where something is left to do, otherwise 0.
#[unsafe(no_mangle)]
pub extern "C" fn race_advance(flows: u32) -> u32 {
    RACE.with_borrow_mut(|race| race.as_mut().is_some_and(|race| race.advance(flows.into()) == Ok(true))).into()
}

/// Value so far, in points; NaN before the first plan.
#[unsafe(no_mangle)]
pub extern "C" fn race_value() -> f64 {
    points(|(value, _)| value)
}

/// Bound so far, in points; NaN before the first plan.
#[unsafe(no_mangle)]
pub extern "C" fn race_bound() -> f64 {
    points(|(_, bound)| bound)
}

fn points(which: impl FnOnce((i64, i64)) -> i64) -> f64 {
    let scale = FILE.with_borrow(|file| file.as_ref().map_or(1, |file| file.scale));
    let standing = RACE.with_borrow(|race| race.as_ref().and_then(Race::standing));
    standing.map_or(f64::NAN, |standing| which(standing) as f64 / scale as f64)
}

/// Begins re-solves of the reference scenario that was pushed. Returns 1 where it could, otherwise 0.
#[unsafe(no_mangle)]
pub extern "C" fn resolves_begin(samples: u32, with_swaps: u32) -> u32 {
    let text = with_bytes(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let resolves = Resolves::new(&text, samples, with_swaps != 0).ok();
    let there = resolves.is_some();
    RESOLVES.set(resolves);
    there.into()
}

/// Makes so many more. Returns 1 where any are left, otherwise 0.
#[unsafe(no_mangle)]
pub extern "C" fn resolves_advance(samples: u32) -> u32 {
    RESOLVES.with_borrow_mut(|resolves| resolves.as_mut().is_some_and(|resolves| resolves.advance(samples))).into()
}

/// What all re-solves came to, as one number.
#[unsafe(no_mangle)]
pub extern "C" fn resolves_sum() -> f64 {
    RESOLVES.with_borrow(|resolves| resolves.as_ref().map_or(f64::NAN, |resolves| resolves.sum() as f64))
}
