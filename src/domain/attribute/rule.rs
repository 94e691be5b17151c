//! The attributes of a number of the rules.

use super::{Attribute, Form, Used, Value, cell};
use crate::rule::{RuleId, RuleSetting};

/// What a rule is set to, of any rule: each has a form of its own ([`RowId::form`](crate::RowId::form)).
pub const RULE_VALUE: &str = "value";

/// The attributes of a number of the rules, in the order of their columns.
pub const RULE: &[Attribute<RuleSetting>] = &[
    Attribute {
        id: "rule",
        name: ("规则", "Rule"),
        aliases: &[],
        form: Form::Rule,
        used: Used::Always,
        is_required: true,
        get: |row| cell::text(&row.id.0),
        set: |row, value| cell::take(&mut row.id, cell::as_text(value).map(RuleId)),
    },
    Attribute {
        id: RULE_VALUE,
        name: ("数值", "Value"),
        aliases: &[],
        form: Form::Text,
        used: Used::Always,
        is_required: true,
        get: |row| row.value.clone(),
        set: |row, value| {
            // What is no number of this rule at all is none here; what is out of its limits is said by `rule_defects`.
            let is_one = matches!(value, Value::Number(_) | Value::Numbers(_));
            if is_one {
                row.value = value.clone();
            }
            is_one
        },
    },
];
