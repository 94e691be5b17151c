//! One planner's sitting: a document of base and edits, and what each message does to it.
