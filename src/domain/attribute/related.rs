//! The attributes of two terms that can stand in for each other.

use super::{Attribute, Form, Used, Value, Words, cell};
use crate::{term::TermId, words::RelatedRow};

/// The attributes of what is related, in the order of their columns. Terms are of the row's own list
/// ([`RowId::form`](crate::RowId::form)).
pub const RELATED: &[Attribute<RelatedRow>] = &[
    Attribute {
        id: "words",
        name: ("词表", "Vocabulary"),
        aliases: &[],
        form: Form::Words,
        used: Used::Noted,
        is_required: true,
        get: |row| Value::Text(row.words.id().to_owned()),
        set: |row, value| cell::take(&mut row.words, cell::as_words(value)),
    },
    Attribute {
        id: "one",
        name: ("词", "Term"),
        aliases: &[],
        form: Form::Term(Words::Occupations),
        used: Used::Always,
        is_required: true,
        get: |row| cell::text(&row.one.0),
        set: |row, value| cell::take(&mut row.one, cell::as_text(value).map(TermId)),
    },
    Attribute {
        id: "other",
        name: ("相近的词", "Can stand in for"),
        aliases: &[],
        form: Form::Term(Words::Occupations),
        used: Used::Always,
        is_required: true,
        get: |row| cell::text(&row.other.0),
        set: |row, value| cell::take(&mut row.other, cell::as_text(value).map(TermId)),
    },
];
