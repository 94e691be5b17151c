//! The engine behind a message: requests, replies, and the pure function between them.
