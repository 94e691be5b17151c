//! The attributes of a term.

use super::{Attribute, Form, Used, Value, cell};
use crate::{term::TermId, words::WordRow};

/// The attributes of a term, in the order of their columns.
pub const WORD: &[Attribute<WordRow>] = &[
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
        id: "id",
        name: ("编号", "Id"),
        aliases: &[],
        form: Form::Text,
        used: Used::Noted,
        is_required: true,
        get: |row| cell::text(&row.id.0),
        set: |row, value| cell::take(&mut row.id, cell::as_text(value).map(TermId)),
    },
    Attribute {
        id: "name",
        name: ("名称", "Name"),
        aliases: &[],
        form: Form::Text,
        used: Used::Always,
        is_required: true,
        get: |row| cell::text(&row.name.zh),
        set: |row, value| cell::take(&mut row.name.zh, cell::as_text(value)),
    },
    Attribute {
        id: "name_en",
        name: ("英文名", "English name"),
        aliases: &[],
        form: Form::Text,
        used: Used::Always,
        is_required: false,
        get: |row| cell::text(&row.name.en),
        set: |row, value| cell::take(&mut row.name.en, cell::as_text(value)),
    },
];
