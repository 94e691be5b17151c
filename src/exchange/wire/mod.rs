//! Released wire formats, one frozen file each. What a file says must never change; a new need is a new file.

pub mod v1;
pub mod v2;
pub mod v3;
