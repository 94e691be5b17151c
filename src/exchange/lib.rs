//! Bytes in and bytes out: reference data, share links, autosave.
