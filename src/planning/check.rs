//! An independent check of a plan: constraints and value recomputed from the problem alone, sharing nothing with the solvers.
//! `solve` calls it on every plan before it is shown.

use crate::problem::{JointProblem, Pairing, Whole};

/// The first thing found wrong with a plan; a fault of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckError {
    /// The lists do not have the lengths that the problem asks for.
    Shape,
    /// The eastern party at this index breaks its bounds.
    EastBounds(usize),
    /// The western party at this index breaks its bounds.
    WestBounds(usize),
    /// The pin at this index is not kept.
    Pin(usize),
    /// The forbid at this index is not kept.
    Forbid(usize),
    /// The arc at this index carries less or more than it may.
    Arc(usize),
    /// The offer at this index gives more than it has.
    Offer(usize),
    /// The need at this index gets more than it asks, or only a part where it is all or nothing, or from too many.
    Need(usize),
    /// The value leaves 64 bits.
    Overflow,
}

/// The value of a plan, recomputed, if it keeps every rule. O(arcs + pairs).
///
/// # Errors
/// The first rule that it breaks.
pub fn recompute(problem: &JointProblem, pairing: &Pairing, flow: &[i64]) -> Result<i64, CheckError> {
    if pairing.len() != problem.pairs() || flow.len() != problem.arcs.len() {
        return Err(CheckError::Shape);
    }
    check_pairing(problem, pairing)?;
    check_amounts(problem, pairing, flow)?;
    let mut value = 0_i128;
    for (arc, amount) in problem.arcs.iter().zip(flow) {
        let unit = if pairing[problem.pair_of_arc(arc)] { arc.paired } else { arc.unpaired };
        value += i128::from(unit) * i128::from(*amount);
    }
    for existing in &problem.existing {
        let kept = pairing[problem.pair_index(existing.east, existing.west)];
        if !kept && !problem.forbids.contains(&(existing.east, existing.west)) {
            value -= i128::from(existing.penalty);
        }
    }
    i64::try_from(value).map_err(|_| CheckError::Overflow)
}

fn check_pairing(problem: &JointProblem, pairing: &Pairing) -> Result<(), CheckError> {
    let chosen = |e: usize, w: usize| pairing[e * problem.west.len() + w];
    for (e, bounds) in problem.east.iter().enumerate() {
        let partners = (0..problem.west.len()).filter(|w| chosen(e, *w)).count();
        if partners < bounds.least as usize || partners > bounds.most as usize {
            return Err(CheckError::EastBounds(e));
        }
    }
    for (w, bounds) in problem.west.iter().enumerate() {
        let partners = (0..problem.east.len()).filter(|e| chosen(*e, w)).count();
        if partners < bounds.least as usize || partners > bounds.most as usize {
            return Err(CheckError::WestBounds(w));
        }
    }
    for (index, (e, w)) in problem.pins.iter().enumerate() {
        if !chosen(*e as usize, *w as usize) {
            return Err(CheckError::Pin(index));
        }
    }
    for (index, (e, w)) in problem.forbids.iter().enumerate() {
        if chosen(*e as usize, *w as usize) {
            return Err(CheckError::Forbid(index));
        }
    }
    Ok(())
}

fn check_amounts(problem: &JointProblem, pairing: &Pairing, flow: &[i64]) -> Result<(), CheckError> {
    let mut given = vec![0_i128; problem.offers.len()];
    let mut got = vec![0_i128; problem.needs.len()];
    let mut givers = vec![0_usize; problem.needs.len()];
    for (index, (arc, amount)) in problem.arcs.iter().zip(flow).enumerate() {
        let allowed = pairing[problem.pair_of_arc(arc)] || problem.unpaired_allowed;
        let most = if allowed { arc.most } else { 0 };
        let too_small_a_share = *amount > 0 && *amount < arc.share_least;
        if *amount < arc.least || *amount > most || too_small_a_share {
            return Err(CheckError::Arc(index));
        }
        given[arc.offer as usize] += i128::from(*amount);
        got[arc.need as usize] += i128::from(*amount);
        givers[arc.need as usize] += usize::from(*amount > 0);
    }
    for (index, offer) in problem.offers.iter().enumerate() {
        if given[index] > i128::from(offer.capacity) {
            return Err(CheckError::Offer(index));
        }
    }
    for (index, need) in problem.needs.iter().enumerate() {
        let full = got[index] == i128::from(need.quantity);
        let part = got[index] > 0 && !full;
        let fine = match need.whole {
            None => got[index] <= i128::from(need.quantity),
            Some(Whole::Shared) => !part,
            Some(Whole::Single) => !part && givers[index] <= 1,
        };
        if !fine {
            return Err(CheckError::Need(index));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::{ExistingPair, JointArc, JointNeed, JointOffer, PartyBounds};

    fn problem() -> JointProblem {
        let arc = |offer, need| JointArc { offer, need, paired: 10, unpaired: 5, least: 0, most: 9, share_least: 0 };
        JointProblem {
            east: vec![PartyBounds { least: 1, most: 1 }; 2],
            west: vec![PartyBounds { least: 1, most: 2 }],
            kinds: 1,
            offers: vec![JointOffer { east: 0, kind: 0, capacity: 6 }, JointOffer { east: 1, kind: 0, capacity: 4 }],
            needs: vec![JointNeed { west: 0, kind: 0, quantity: 7, whole: None }],
            arcs: vec![arc(0, 0), arc(1, 0)],
            pins: vec![(0, 0)],
            forbids: Vec::new(),
            existing: vec![ExistingPair { east: 1, west: 0, penalty: 3 }],
            unpaired_allowed: false,
        }
    }

    #[test]
    fn a_sound_plan_is_valued_anew() {
        assert_eq!(recompute(&problem(), &vec![true, true], &[3, 4]), Ok(70));
    }

    #[test]
    fn every_broken_rule_is_found() {
        let good = vec![true, true];
        let check = |problem: &JointProblem, pairing: &Pairing, flow: &[i64]| recompute(problem, pairing, flow).unwrap_err();
        assert_eq!(check(&problem(), &good, &[3]), CheckError::Shape);
        assert_eq!(check(&problem(), &vec![true, false], &[3, 0]), CheckError::EastBounds(1));
        assert_eq!(check(&problem(), &good, &[4, 4]), CheckError::Need(0));
        assert_eq!(check(&problem(), &good, &[0, 5]), CheckError::Offer(1));
        assert_eq!(check(&problem(), &good, &[-1, 4]), CheckError::Arc(0));
        let mut changed = problem();
        changed.forbids = vec![(1, 0)];
        assert_eq!(check(&changed, &good, &[3, 4]), CheckError::Forbid(0));
        changed = problem();
        changed.west[0].most = 1;
        assert_eq!(check(&changed, &good, &[3, 4]), CheckError::WestBounds(0));
        changed = problem();
        changed.east[0].least = 0;
        assert_eq!(check(&changed, &vec![false, true], &[0, 4]), CheckError::Pin(0));
        changed.pins.clear();
        assert_eq!(check(&changed, &vec![false, true], &[1, 4]), CheckError::Arc(0));
        changed.unpaired_allowed = true;
        assert_eq!(recompute(&changed, &vec![false, true], &[1, 4]), Ok(45));
        changed = problem();
        changed.needs[0].whole = Some(Whole::Shared);
        assert_eq!(check(&changed, &good, &[2, 4]), CheckError::Need(0));
        assert_eq!(recompute(&changed, &good, &[3, 4]), Ok(70));
        changed.needs[0].whole = Some(Whole::Single);
        assert_eq!(check(&changed, &good, &[3, 4]), CheckError::Need(0));
    }
}
