//! Whether all that a response claims is true. Shares nothing with what makes responses: it walks the scenario's lists offer by offer, and
//! finds the months of the year from the calendar's side.

mod facts;
mod most;
mod placing;

use domain::explanation::{Candidate, ProposalKind, Response};

use crate::asked::Asked;

use self::facts::Facts;

/// The first thing found wrong with a response; a fault of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseFault {
    /// The lot or the moment of asking cannot be as it is said: there is no response to it.
    Lot,
    /// The moment of asking or of spoiling is another one.
    Moment,
    /// The offer at this index should be a candidate and is not, or the other way round, or is one twice.
    Listed(u32),
    /// The offer at this index does not stand in its place among the candidates.
    Order(u32),
    /// What is said of the offer at this index is not so.
    Candidate(u32),
    /// There is no such offer, need or proposal to speak of, or one is not in its place.
    Shape,
    /// A proposal of this kind sends what it may not: to such an offer, at such a time, or so much.
    Shipment(ProposalKind, u32),
    /// After a proposal of this kind the offer at this index would have given away more than it has.
    Capacity(ProposalKind, u32),
    /// A proposal of this kind moves an amount of the need at this index that it may not.
    Move(ProposalKind, u32),
    /// After a proposal of this kind the need at this index would have another amount than before.
    Need(ProposalKind, u32),
    /// A sum of a proposal of this kind is another one.
    Sum(ProposalKind),
    /// What is in the way of the rest is another thing; of the whole response where no kind is named.
    HeldBack(Option<ProposalKind>),
    /// More can be placed in a way of this kind than is proposed.
    More(ProposalKind),
}

/// Whether all is right, except that of several ways that place as much the best was taken.
///
/// O(candidates × arranged amounts), and for the greatest amounts O(needs × offers) within the months in which the lot can leave and three
/// flows.
///
/// # Errors
/// The first thing found wrong.
pub fn check_response(asked: &Asked, response: &Response) -> Result<(), ResponseFault> {
    if asked.lot.check(asked.scenario).is_err() || !asked.as_of.is_valid() {
        return Err(ResponseFault::Lot);
    }
    if (response.as_of, response.spoils) != (asked.as_of, asked.lot.spoils()) {
        return Err(ResponseFault::Moment);
    }
    let facts = Facts::new(asked);
    check_candidates(&facts, response)?;
    for proposal in &response.proposals {
        placing::check_proposal(&facts, &response.candidates, proposal)?;
    }
    let is_best_first = response.proposals.windows(2).all(|two| two[0].kind > two[1].kind && two[0].tonnes > two[1].tonnes);
    if !is_best_first {
        return Err(ResponseFault::Shape);
    }
    let nothing = response.proposals.is_empty();
    let expected = if nothing { placing::held_back(&facts, &response.candidates, None) } else { Vec::new() };
    if response.held_back != expected {
        return Err(ResponseFault::HeldBack(None));
    }
    most::check_most(&facts, response)
}

/// Whether each offer that takes the product is there once, in its place, with what is so of it.
fn check_candidates(facts: &Facts, response: &Response) -> Result<(), ResponseFault> {
    let offers = &facts.asked.scenario.offers;
    for (index, offer) in (0..).zip(offers) {
        let listed = response.candidates.iter().filter(|candidate| candidate.offer == index).count();
        if listed != usize::from(facts.is_for_it(offer)) {
            return Err(ResponseFault::Listed(index));
        }
    }
    for candidate in &response.candidates {
        if candidate.offer as usize >= offers.len() {
            return Err(ResponseFault::Shape);
        }
        if !facts.is_true(candidate) {
            return Err(ResponseFault::Candidate(candidate.offer));
        }
    }
    for two in response.candidates.windows(2) {
        if !comes_before(facts, &two[0], &two[1]) {
            return Err(ResponseFault::Order(two[1].offer));
        }
    }
    Ok(())
}

/// Whether a candidate stands before another, by the first thing in which they differ.
fn comes_before(facts: &Facts, one: &Candidate, other: &Candidate) -> bool {
    let is_possible = |candidate: &Candidate| candidate.hindrances.is_empty();
    if is_possible(one) != is_possible(other) {
        return is_possible(one);
    }
    if one.is_paired != other.is_paired {
        return one.is_paired;
    }
    if one.margin_fen != other.margin_fen {
        return one.margin_fen > other.margin_fen;
    }
    let spare = |candidate: &Candidate| candidate.times.as_ref().map(|times| times.spare);
    if spare(one) != spare(other) {
        return spare(one) > spare(other);
    }
    let name = |candidate: &Candidate| {
        let offer = &facts.asked.scenario.offers[candidate.offer as usize];
        (offer.cooperative, &offer.id)
    };
    name(one) < name(other)
}
