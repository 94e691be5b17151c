//! Bytes in, a line out: instances are pushed in byte by byte, and answers read the same way.

use std::cell::RefCell;

use trial::answer::answer as answer_to;

thread_local! {
    static BYTES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// What was pushed.
pub fn with_bytes<T>(take: impl FnOnce(&[u8]) -> T) -> T {
    BYTES.with_borrow(|bytes| take(bytes))
}

/// Forgets what was pushed.
#[unsafe(no_mangle)]
pub extern "C" fn clear_bytes() {
    BYTES.with_borrow_mut(Vec::clear);
}

/// Takes the next byte.
#[unsafe(no_mangle)]
pub extern "C" fn push_byte(byte: u32) {
    BYTES.with_borrow_mut(|bytes| bytes.push(byte as u8));
}

/// Answers what was pushed: the name of the instance in the first line, then its file. Returns the length of the answer.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> u32 {
    let line = with_bytes(|bytes| {
        let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
        let name = String::from_utf8_lossy(&bytes[..end]);
        answer_to(&name, bytes.get(end + 1..).unwrap_or_default()).unwrap_or_else(|error| error)
    });
    ANSWER.with_borrow_mut(|answer| {
        *answer = line.into_bytes();
        answer.len() as u32
    })
}

/// A byte of the last answer.
#[unsafe(no_mangle)]
pub extern "C" fn answer_byte(at: u32) -> u32 {
    ANSWER.with_borrow(|answer| answer.get(at as usize).copied().unwrap_or_default().into())
}
