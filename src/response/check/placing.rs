//! Whether a proposal keeps to everything that it may, and its sums are right.

use std::collections::BTreeMap;

use domain::explanation::{Candidate, HeldBack, HeldBy, Hindrance, Proposal, ProposalKind};

use super::{Facts, ResponseFault};

/// Whether a proposal is as it may be, for these candidates.
pub(super) fn check_proposal(facts: &Facts, candidates: &[Candidate], proposal: &Proposal) -> Result<(), ResponseFault> {
    let sent = check_shipments(facts, candidates, proposal)?;
    check_moves(facts, proposal)?;
    check_capacity(facts, proposal, &sent)?;
    let expected = if proposal.left > 0 { held_back(facts, candidates, Some((proposal.kind, &sent))) } else { Vec::new() };
    if proposal.held_back == expected { Ok(()) } else { Err(ResponseFault::HeldBack(Some(proposal.kind))) }
}

/// Whether the shipments may go where they go, and their sums are right; what goes to each offer.
fn check_shipments(facts: &Facts, candidates: &[Candidate], proposal: &Proposal) -> Result<BTreeMap<u32, i64>, ResponseFault> {
    let kind = proposal.kind;
    let mut sent = BTreeMap::new();
    let (mut last, mut unpaired, mut freight, mut gain) = (None, 0, 0_i128, 0_i128);
    for shipment in &proposal.shipments {
        let fault = ResponseFault::Shipment(kind, shipment.offer);
        let place = candidates.iter().position(|candidate| candidate.offer == shipment.offer).ok_or(fault)?;
        let candidate = &candidates[place];
        let may = match kind {
            ProposalKind::Paired => candidate.hindrances.is_empty() && candidate.is_paired,
            ProposalKind::Others => candidate.hindrances.is_empty(),
            ProposalKind::Moving => candidate.hindrances.iter().all(|hindrance| matches!(hindrance, Hindrance::NoCapacity)),
        };
        let times = candidate.times.ok_or(fault)?;
        let is_same = (shipment.leaves, shipment.arrives, shipment.answer_by) == (times.leaves, times.arrives, times.answer_by);
        // In the order of the candidates, so none twice.
        if !may || !is_same || shipment.channel != candidate.channel || shipment.tonnes <= 0 || last >= Some(place) {
            return Err(fault);
        }
        last = Some(place);
        sent.insert(shipment.offer, shipment.tonnes);
        unpaired += if candidate.is_paired { 0 } else { shipment.tonnes };
        let kilograms = i128::from(shipment.tonnes) * 1_000;
        freight += kilograms * i128::from(candidate.freight_fen.ok_or(fault)?);
        gain += kilograms * i128::from(candidate.margin_fen.ok_or(fault)?);
    }
    let tonnes: i64 = sent.values().sum();
    let moved: i64 = proposal.moves.iter().map(|entry| entry.tonnes).sum();
    let narrow = |fen: i128| i64::try_from(fen).unwrap_or(i64::MAX);
    let sums = (proposal.tonnes, proposal.left, proposal.moved, proposal.unpaired, proposal.freight_fen, proposal.gain_fen);
    let expected = (tonnes, facts.asked.lot.tonnes - tonnes, moved, unpaired, narrow(freight), narrow(gain));
    if sums == expected && tonnes > 0 && proposal.left >= 0 { Ok(sent) } else { Err(ResponseFault::Sum(kind)) }
}

/// Whether what is moved was there, may leave and may go where it goes, and every need has as much as before.
fn check_moves(facts: &Facts, proposal: &Proposal) -> Result<(), ResponseFault> {
    let (kind, scenario) = (proposal.kind, facts.asked.scenario);
    if proposal.moves.windows(2).any(|two| two[0] >= two[1]) || (kind != ProposalKind::Moving && !proposal.moves.is_empty()) {
        return Err(ResponseFault::Shape);
    }
    // What a need has from an offer after the moves.
    let mut after: BTreeMap<(u32, u32), i64> = BTreeMap::new();
    for entry in &proposal.moves {
        let fault = ResponseFault::Move(kind, entry.need);
        let need = scenario.needs.get(entry.need as usize).ok_or(ResponseFault::Shape)?;
        let from = scenario.offers.get(entry.from_offer as usize).ok_or(ResponseFault::Shape)?;
        let to = scenario.offers.get(entry.to_offer as usize).ok_or(ResponseFault::Shape)?;
        let is_useless = proposal.moves.iter().any(|other| other.need == entry.need && other.to_offer == entry.from_offer);
        if entry.tonnes <= 0 || is_useless || !facts.may_leave(from, need) || !facts.may_serve(to, need) {
            return Err(fault);
        }
        let before = |offer: u32| facts.arranged(offer, Some(entry.need));
        *after.entry((entry.need, entry.from_offer)).or_insert_with(|| before(entry.from_offer)) -= entry.tonnes;
        *after.entry((entry.need, entry.to_offer)).or_insert_with(|| before(entry.to_offer)) += entry.tonnes;
    }
    let mut change: BTreeMap<u32, i64> = BTreeMap::new();
    for ((need, offer), now) in &after {
        if *now < 0 {
            return Err(ResponseFault::Move(kind, *need));
        }
        *change.entry(*need).or_default() += now - facts.arranged(*offer, Some(*need));
    }
    change.iter().find(|(_, change)| **change != 0).map_or(Ok(()), |(need, _)| Err(ResponseFault::Need(kind, *need)))
}

/// Whether every offer that is touched gives away no more than it has.
fn check_capacity(facts: &Facts, proposal: &Proposal, sent: &BTreeMap<u32, i64>) -> Result<(), ResponseFault> {
    let mut more = sent.clone();
    for entry in &proposal.moves {
        *more.entry(entry.to_offer).or_default() += entry.tonnes;
        *more.entry(entry.from_offer).or_default() -= entry.tonnes;
    }
    let is_over = |(offer, more): &(&u32, &i64)| facts.arranged(**offer, None) + **more > facts.has(**offer);
    let over = more.iter().find(is_over);
    over.map_or(Ok(()), |(offer, _)| Err(ResponseFault::Capacity(proposal.kind, *offer)))
}

/// What is in the way of how much: of a proposal, or where there is none.
pub(super) fn held_back(
    facts: &Facts,
    candidates: &[Candidate],
    proposal: Option<(ProposalKind, &BTreeMap<u32, i64>)>,
) -> Vec<HeldBack> {
    let quantity = |offer: u32| facts.asked.scenario.offers[offer as usize].quantity;
    let mut all: Vec<(HeldBy, i64)> = Vec::new();
    for candidate in candidates {
        let only_paired = proposal.is_some_and(|(kind, _)| kind == ProposalKind::Paired);
        all.push(match candidate.hindrances.first() {
            None | Some(Hindrance::NoCapacity) if only_paired && !candidate.is_paired => (HeldBy::Unpaired, candidate.free),
            None | Some(Hindrance::NoCapacity) => {
                let sent = proposal.and_then(|(_, sent)| sent.get(&candidate.offer)).copied().unwrap_or(0);
                (HeldBy::Hindrance(Hindrance::NoCapacity), quantity(candidate.offer) - sent)
            }
            Some(hindrance) => (HeldBy::Hindrance(*hindrance), candidate.free),
        });
    }
    all.retain(|(_, tonnes)| *tonnes > 0);
    all.sort_by_key(|(by, _)| *by);
    let is_one = |one: &(HeldBy, i64), other: &(HeldBy, i64)| match (one.0, other.0) {
        (HeldBy::Hindrance(Hindrance::TooLate { .. }), HeldBy::Hindrance(Hindrance::TooLate { .. }))
        | (HeldBy::Hindrance(Hindrance::Price { .. }), HeldBy::Hindrance(Hindrance::Price { .. })) => true,
        (one, other) => one == other,
    };
    let sum = |group: &[(HeldBy, i64)]| group.iter().map(|(_, tonnes)| tonnes).sum();
    // Sorted, so that the first of a group is the least.
    all.chunk_by(is_one).map(|group| HeldBack { by: group[0].0, offers: group.len() as u32, tonnes: sum(group) }).collect()
}
