//! The attributes of a party.

use super::{Attribute, Form, Used, cell};
use crate::party::Cooperative;

/// The attributes of a party, in the order of their columns.
pub const PARTY: &[Attribute<Cooperative>] = &[
    Attribute {
        id: "division",
        name: ("省区", "Division"),
        aliases: &["供销社", "省份", "参与方"],
        form: Form::Division,
        used: Used::Always,
        is_required: true,
        get: |row| cell::code(row.division),
        set: |row, value| cell::take(&mut row.division, cell::as_optional_code(value).map(Option::unwrap_or_default)),
    },
    Attribute {
        id: "side",
        name: ("东部或西部", "East or west"),
        aliases: &["方", "角色"],
        form: Form::Side,
        used: Used::Always,
        is_required: false,
        get: |row| cell::side(row.side),
        set: |row, value| cell::take(&mut row.side, cell::as_side(value)),
    },
    Attribute {
        id: "bounds",
        name: ("伙伴数", "Partners"),
        aliases: &["结对数"],
        form: Form::Bounds,
        used: Used::Always,
        is_required: false,
        get: |row| cell::bounds(row.bounds),
        set: |row, value| cell::take(&mut row.bounds, cell::as_bounds(value)),
    },
];
