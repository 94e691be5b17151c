//! Ways of placing the lot as proposals, the best first; and what is in the way of the rest.

use std::collections::BTreeMap;

use domain::explanation::{AmountMove, Candidate, HeldBack, HeldBy, Hindrance, Proposal, ProposalKind, Shipment};
use matching::flow::FlowError;

use crate::{
    known::Known,
    moves::Elsewhere,
    network::{Placing, placing},
};

/// The kinds in the order in which each may use all that the one before it may.
const KINDS: [ProposalKind; 3] = [ProposalKind::Paired, ProposalKind::Others, ProposalKind::Moving];

/// Kilograms of a tonne.
const KILOGRAMS: i128 = 1_000;

/// The proposals, the best first. What places no more than one that asks less is left out. O(three networks; see `network`).
///
/// # Errors
/// As of [`placing`].
pub(crate) fn proposals(known: &Known, candidates: &[Candidate]) -> Result<Vec<Proposal>, FlowError> {
    let elsewhere = Elsewhere::new(known);
    let mut proposals: Vec<Proposal> = Vec::new();
    for kind in KINDS {
        // What places the whole lot is not outdone.
        if proposals.last().is_some_and(|before| before.left == 0) {
            break;
        }
        let proposal = proposal(known, candidates, kind, &placing(known, &elsewhere, candidates, kind)?);
        if proposal.tonnes > proposals.last().map_or(0, |before| before.tonnes) {
            proposals.push(proposal);
        }
    }
    // More tonnes come first, and each has more than the one before; so nothing else is left to decide the order.
    proposals.reverse();
    Ok(proposals)
}

fn proposal(known: &Known, candidates: &[Candidate], kind: ProposalKind, placing: &Placing) -> Proposal {
    let of_each = || placing.taken.iter().map(|(index, tonnes)| (&candidates[*index], *tonnes));
    let tonnes: i64 = of_each().map(|(_, tonnes)| tonnes).sum();
    let moves = moves(placing);
    let sum = |price: &dyn Fn(&Candidate) -> Option<i64>| {
        let fen: i128 = of_each().map(|(it, tonnes)| i128::from(tonnes) * KILOGRAMS * i128::from(price(it).unwrap_or(0))).sum();
        fen.clamp(i64::MIN.into(), i64::MAX.into()) as i64
    };
    let left = known.asked.lot.tonnes - tonnes;
    let by_offer: BTreeMap<u32, i64> = of_each().map(|(candidate, tonnes)| (candidate.offer, tonnes)).collect();
    Proposal {
        kind,
        shipments: of_each().filter_map(|(candidate, tonnes)| shipment(candidate, tonnes)).collect(),
        tonnes,
        left,
        moved: moves.iter().map(|of| of.tonnes).sum(),
        moves,
        unpaired: of_each().filter(|(candidate, _)| !candidate.is_paired).map(|(_, tonnes)| tonnes).sum(),
        freight_fen: sum(&|candidate| candidate.freight_fen),
        gain_fen: sum(&|candidate| candidate.margin_fen),
        held_back: if left > 0 { held_back(known, candidates, kind, &by_offer) } else { Vec::new() },
    }
}

/// `None` where a candidate has no times; then nothing is sent to it.
fn shipment(candidate: &Candidate, tonnes: i64) -> Option<Shipment> {
    let times = candidate.times?;
    Some(Shipment {
        offer: candidate.offer,
        tonnes,
        channel: candidate.channel.clone(),
        leaves: times.leaves,
        arrives: times.arrives,
        answer_by: times.answer_by,
    })
}

/// What each need loses goes to those that serve it instead, in the order of the offers on both sides.
fn moves(placing: &Placing) -> Vec<AmountMove> {
    let mut moves = Vec::new();
    let mut served = placing.served.clone();
    for ((need, from_offer), lost) in &placing.given_up {
        let mut lost = *lost;
        for ((_, to_offer), got) in served.range_mut((*need, 0)..=(*need, u32::MAX)) {
            let tonnes = lost.min(*got);
            if tonnes > 0 {
                moves.push(AmountMove { need: *need, from_offer: *from_offer, to_offer: *to_offer, tonnes });
                lost -= tonnes;
                *got -= tonnes;
            }
        }
    }
    moves
}

/// What is in the way of how much, where a kind of proposal sends so much to each offer. O(candidates × log).
pub(crate) fn held_back(
    known: &Known,
    candidates: &[Candidate],
    kind: ProposalKind,
    sent: &BTreeMap<u32, i64>,
) -> Vec<HeldBack> {
    // By what is in the way whatever its measure is.
    let mut groups: BTreeMap<HeldBy, HeldBack> = BTreeMap::new();
    for candidate in candidates {
        let hindrance = candidate.hindrances.iter().find(|hindrance| **hindrance != Hindrance::NoCapacity);
        let (by, tonnes) = if let Some(hindrance) = hindrance {
            (HeldBy::Hindrance(*hindrance), candidate.free)
        } else if kind == ProposalKind::Paired && !candidate.is_paired {
            (HeldBy::Unpaired, candidate.free)
        } else {
            // It can take the lot, and all it has left for it has been sent there: the rest is others'.
            let sent = sent.get(&candidate.offer).copied().unwrap_or(0);
            (HeldBy::Hindrance(Hindrance::NoCapacity), known.quantity(candidate.offer) - sent)
        };
        if tonnes > 0 {
            let group = groups.entry(measureless(by)).or_insert(HeldBack { by, offers: 0, tonnes: 0 });
            // Of one group, the order is that of the measures.
            group.by = group.by.min(by);
            group.offers += 1;
            group.tonnes += tonnes;
        }
    }
    groups.into_values().collect()
}

/// The same without its measure.
fn measureless(by: HeldBy) -> HeldBy {
    match by {
        HeldBy::Hindrance(Hindrance::TooLate { .. }) => HeldBy::Hindrance(Hindrance::TooLate { by: 0 }),
        HeldBy::Hindrance(Hindrance::Price { .. }) => HeldBy::Hindrance(Hindrance::Price { by: 0 }),
        other => other,
    }
}
