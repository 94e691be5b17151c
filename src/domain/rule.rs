//! One number of the rules as a row: what it is called and means, what it may be, and how it is read and set. All of them are one table,
//! [`RULES`].

use serde::{Deserialize, Serialize};

use crate::{
    attribute::{Form, Value},
    party::PartnerBounds,
    rules::Rules,
};

pub use crate::rule_table::RULES;

/// The identity of a number of the rules, as [`RULES`] names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RuleId(pub String);

impl RuleId {
    /// What the table says of it; `None` of a name that it does not have. O(rules).
    pub fn rule(&self) -> Option<&'static Rule> {
        RULES.iter().find(|rule| rule.id == self.0)
    }
}

/// A number of the rules, and what it is set to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSetting {
    /// Which.
    pub id: RuleId,
    /// A number, or the two ends of bounds.
    pub value: Value,
}

/// In what a number of the rules is measured, and so how people read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Measure {
    /// Days, kept in tenths.
    Days,
    /// Whole days.
    WholeDays,
    /// A share, kept per mille and read per cent.
    Share,
    /// A fit, kept of 10,000 and read of 1.
    Fit,
    /// Yuan a tonne-kilometre, kept in fen.
    Freight,
    /// Tonnes.
    Tonnes,
}

impl Measure {
    /// Decimals of what is kept as a whole number: 2 where 42 reads as 0.42.
    pub const fn decimals(self) -> u32 {
        match self {
            Self::Days | Self::Share => 1,
            Self::Freight => 2,
            Self::Fit => 4,
            Self::WholeDays | Self::Tonnes => 0,
        }
    }

    /// Whether decimals that are 0 are left out: money and days have as many as they have.
    pub const fn is_short(self) -> bool {
        matches!(self, Self::Share | Self::Fit)
    }

    /// What stands behind the number (Chinese, English).
    pub const fn unit(self) -> (&'static str, &'static str) {
        match self {
            Self::Days | Self::WholeDays => ("天", "days"),
            Self::Share => ("%", "%"),
            Self::Fit => ("", ""),
            Self::Freight => ("元/吨公里", "yuan/t·km"),
            Self::Tonnes => ("吨", "t"),
        }
    }
}

/// A number of the rules: what it is called, what it means, what it may be.
pub struct Rule {
    /// Tells it from the others, in links and files too: it never changes.
    pub id: &'static str,
    /// What it is called (Chinese, English).
    pub name: (&'static str, &'static str),
    /// What it does, in one sentence (Chinese, English).
    pub meaning: (&'static str, &'static str),
    /// What it may be: [`Form::Measured`] or [`Form::Span`].
    pub form: Form,
    pub(crate) get: fn(&Rules) -> Value,
    pub(crate) set: fn(&mut Rules, &Value) -> bool,
}

impl Rule {
    /// Its id, as rows and links name it.
    pub fn id(&self) -> RuleId {
        RuleId(self.id.to_owned())
    }

    /// What it is.
    pub fn of(&self, rules: &Rules) -> Value {
        (self.get)(rules)
    }

    /// Sets it. `false` where it may not be that; the rules are then as they were.
    pub fn put(&self, rules: &mut Rules, value: &Value) -> bool {
        self.allows(value) && (self.set)(rules, value)
    }

    /// Whether it may be that.
    pub fn allows(&self, value: &Value) -> bool {
        match (self.form, value) {
            (Form::Measured { least, most, .. }, Value::Number(number)) => (least..=most).contains(number),
            (Form::Span { most }, Value::Numbers(ends)) => {
                matches!(ends[..], [from, to] if 0 <= from && from <= to && to <= most)
            }
            _ => false,
        }
    }
}

/// Sets a number of any width; `false` where it does not fit.
pub(crate) fn put<T: TryFrom<i64>>(slot: &mut T, value: &Value) -> bool {
    let Value::Number(number) = value else { return false };
    T::try_from(*number).map(|number| *slot = number).is_ok()
}

/// Bounds as a value.
pub(crate) fn span(bounds: PartnerBounds) -> Value {
    Value::Numbers(vec![i64::from(bounds.least), i64::from(bounds.most)])
}

/// Sets bounds; `false` where they are none.
pub(crate) fn put_span(slot: &mut PartnerBounds, value: &Value) -> bool {
    let Value::Numbers(ends) = value else { return false };
    let [Some(least), Some(most)] = [0, 1].map(|place| ends.get(place).and_then(|end| u32::try_from(*end).ok())) else {
        return false;
    };
    *slot = PartnerBounds { least, most };
    true
}
