//! What a moving slider shows: the plan in steps with one thing changed.

use domain::explanation::{Change, Told};

use crate::step_plan::step_plan;

use super::Subject;

/// The plan in steps of the changed scenario; [`Told::NoAnswer`] where the change names what the scenario has not.
pub fn preview(subject: &Subject, change: &Change) -> Told {
    match change.apply(&subject.scenario) {
        Some(changed) => Told::Preview(Box::new(step_plan(&changed))),
        None => Told::NoAnswer,
    }
}
