//! 滞销快速响应: what can be done for an unsold lot. Which buyers can take it before it spoils, at what price; and how it is placed best,
//! with the least change to what is agreed.
//!
//! [`respond`] is the way in; [`check_response`] checks an answer and shares nothing with what made it.
//!
//! The lot is dated to the hour. From when it is ready, or from the moment of asking where that is later, it is packed and loaded, and the
//! truck takes its time; where the buyer sells it on, the days of selling have to fit in as well before it spoils. Each of these is
//! rounded up to the hour by itself, against the planner (`domain::shipping::hours`). The truck leaves in the month of the offer; waiting
//! for that month counts like any other waiting. What is moved to make room stays with the planned shipments' monthly rules.
//!
//! A proposal is a cheapest flow (`network`) by six costs, one after the other (`levels`): tonnes left over, tonnes moved, tonnes with
//! unpaired buyers, gain, freight, order. Amounts that the planner has fixed stay, and the pairs stay as they are; a buyer that is not
//! paired may take some of the lot all the same, since a lot that spoils is no exchange of the plan.

mod asked;
mod candidates;
mod check;
#[cfg(test)]
mod fixture;
mod known;
mod levels;
mod moves;
mod network;
mod proposals;
mod year;

use std::collections::BTreeMap;

use domain::{
    LotError, Moment,
    explanation::{ProposalKind, Response},
};
use matching::flow::FlowError;

pub use asked::Asked;
pub use check::{ResponseFault, check_response};

use crate::known::Known;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResponseError {
    /// The lot cannot be as it is said.
    Lot(Vec<LotError>),
    /// The moment of asking is one that no calendar has.
    AsOf(Moment),
    /// The prices are so great that no flow can be worked out on them. No scenario without defects has such.
    Prices(FlowError),
}

/// What can be done for a lot. The same question gets the same answer on every machine.
///
/// O((scenario + plan) × log) for lists and candidates, and for each of the three proposals what `network` says: six flows on the offers
/// and needs that can be part of it, which are those of the months in which the lot can leave.
///
/// # Errors
/// See [`ResponseError`]; what the lot's own check finds, all of it.
pub fn respond(asked: &Asked) -> Result<Response, ResponseError> {
    asked.lot.check(asked.scenario).map_err(ResponseError::Lot)?;
    if !asked.as_of.is_valid() {
        return Err(ResponseError::AsOf(asked.as_of));
    }
    let known = Known::new(asked);
    let candidates = candidates::candidates(&known);
    let proposals = proposals::proposals(&known, &candidates).map_err(ResponseError::Prices)?;
    let held_back = if proposals.is_empty() {
        proposals::held_back(&known, &candidates, ProposalKind::Others, &BTreeMap::new())
    } else {
        Vec::new()
    };
    Ok(Response { as_of: asked.as_of, spoils: asked.lot.spoils(), candidates, proposals, held_back })
}
