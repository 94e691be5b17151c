//! The attributes of an existing pair.

use super::{Attribute, Form, Used, cell};
use crate::pair::{ExistingPair, SchemeId};

/// The attributes of an existing pair, in the order of their columns.
pub const EXISTING: &[Attribute<ExistingPair>] = &[
    Attribute {
        id: "scheme",
        name: ("口径", "Set"),
        aliases: &["方案"],
        form: Form::Scheme,
        used: Used::Always,
        is_required: true,
        get: |row| cell::text(&row.scheme.0),
        set: |row, value| cell::take(&mut row.scheme, cell::as_text(value).map(SchemeId)),
    },
    Attribute {
        id: "east",
        name: ("东部", "East"),
        aliases: &["东部供销社"],
        form: Form::Division,
        used: Used::Always,
        is_required: true,
        get: |row| cell::code(row.pair.east),
        set: |row, value| cell::take(&mut row.pair.east, cell::as_optional_code(value).map(Option::unwrap_or_default)),
    },
    Attribute {
        id: "west",
        name: ("西部", "West"),
        aliases: &["西部省区"],
        form: Form::Division,
        used: Used::Always,
        is_required: true,
        get: |row| cell::code(row.pair.west),
        set: |row, value| cell::take(&mut row.pair.west, cell::as_optional_code(value).map(Option::unwrap_or_default)),
    },
    Attribute {
        id: "provenance",
        name: ("来源", "Source"),
        aliases: &["数据来源"],
        form: Form::Provenance,
        used: Used::Always,
        is_required: false,
        get: |row| cell::provenance(&row.provenance),
        set: |row, value| cell::take(&mut row.provenance, cell::as_provenance(value)),
    },
];
