//! Better prices for the Lagrangian of `pricing`, step by step: a subgradient method with Polyak's step length and a share of the
//! step before. Called by `search` at the root and by `tree` at each node.
//!
//! Floating point, + − × ÷ alone and in a fixed order, moves the prices; they are rounded to integers before the bound is worked
//! out, so that the bound is exact whatever the prices.
//!
//! Sources: Polyak, *USSR Computational Mathematics* 9 (1969); Held, Wolfe & Crowder, *Mathematical Programming* 6 (1974);
//! Camerini, Fratta & Maffioli, *Mathematical Programming Study* 3 (1975) for the share of the step before.

use std::rc::Rc;

use super::{
    JointError,
    pricing::{Evaluation, Fixings, Prices, Pricing},
};

/// Share of the direction before that goes into the next.
const MEMORY: f64 = 0.6;

/// What the step length is multiplied by after [`PATIENCE`] steps without gain.
const SHRINK: f64 = 0.6;

/// Steps without gain before the step length shrinks and the prices return to the best.
const PATIENCE: u32 = 12;

/// The dearest place, either way: above the value of any plan, and the sum over the partners of a set stays within 64 bits.
const DEAREST: i64 = 1 << 55;

/// Which prices can make a difference, and how far they can go.
#[derive(Clone, Debug)]
pub struct Scope {
    /// Stations that owners together could take more of than there is.
    stations: Vec<u32>,
    /// The highest value of a unit of each of them: a price above it is none.
    ceiling: Vec<i64>,
}

impl Scope {
    /// O(arcs).
    pub fn new(pricing: &Pricing) -> Self {
        let mut highest = vec![0_i64; pricing.units.len()];
        for arc in
            pricing.owners.iter().flat_map(|owner| &owner.parts).flat_map(|part| {
                part.arcs.iter().map(|arc| (part.other[arc.other as usize].index, arc.paired.max(arc.unpaired)))
            })
        {
            highest[arc.0 as usize] = highest[arc.0 as usize].max(arc.1);
        }
        let reach = pricing.reach();
        let scarce = |station: &usize| pricing.units[*station] > 0 && reach[*station] > i128::from(pricing.units[*station]);
        let stations: Vec<usize> = (0..pricing.units.len()).filter(scarce).collect();
        Self {
            ceiling: stations.iter().map(|station| highest[*station]).collect(),
            stations: stations.iter().map(|station| *station as u32).collect(),
        }
    }
}

/// Prices on the move.
#[derive(Clone, Debug)]
pub struct Ascent {
    scope: Rc<Scope>,
    /// Price × units of each station in scope: what all its units cost.
    unit: Vec<f64>,
    place: Vec<f64>,
    unit_direction: Vec<f64>,
    place_direction: Vec<f64>,
    factor: f64,
    without_gain: u32,
    evaluated: Vec<i64>,
    best: Option<(i128, Rc<Prices>)>,
}

impl Ascent {
    /// Begins at these prices.
    pub fn new(scope: Rc<Scope>, pricing: &Pricing, prices: &Prices, factor: f64) -> Self {
        let unit = scope.stations.iter().map(|station| {
            let station = *station as usize;
            prices.unit[station] as f64 * pricing.units[station] as f64
        });
        Self {
            unit: unit.collect(),
            place: prices.place.iter().map(|price| *price as f64).collect(),
            unit_direction: vec![0.0; scope.stations.len()],
            place_direction: vec![0.0; prices.place.len()],
            scope,
            factor,
            without_gain: 0,
            evaluated: prices.place.clone(),
            best: None,
        }
    }

    /// The best bound so far and its prices.
    pub fn best(&self) -> Option<&(i128, Rc<Prices>)> {
        self.best.as_ref()
    }

    /// The place prices last evaluated.
    pub fn place(&self) -> &[i64] {
        &self.evaluated
    }

    /// The present factor of the step length.
    pub fn factor(&self) -> f64 {
        self.factor
    }

    /// Evaluates the present prices and moves on towards `target`, a value that some plan has. `None` where an owner has no set left.
    ///
    /// # Errors
    /// [`JointError::TooLarge`] where sums leave 64 bits.
    pub fn step(&mut self, pricing: &mut Pricing, fixings: &Fixings, target: i128) -> Result<Option<Evaluation>, JointError> {
        let prices = self.rounded(pricing);
        pricing.set_prices(&prices.unit);
        self.evaluated.clone_from(&prices.place);
        let Some(evaluation) = pricing.evaluate(&prices.place, fixings)? else { return Ok(None) };
        if self.best.as_ref().is_none_or(|(bound, _)| evaluation.bound < *bound) {
            self.best = Some((evaluation.bound, Rc::new(prices.clone())));
            self.without_gain = 0;
        } else {
            self.without_gain += 1;
        }
        self.turn(pricing, &evaluation, &prices)?;
        if self.without_gain >= PATIENCE {
            self.factor *= SHRINK;
            self.without_gain = 0;
            if let Some((_, best)) = self.best.clone() {
                self.back_to(pricing, &best);
            }
        }
        self.advance(evaluation.bound - target);
        Ok(Some(evaluation))
    }

    fn back_to(&mut self, pricing: &Pricing, prices: &Prices) {
        for (value, station) in self.unit.iter_mut().zip(&self.scope.stations) {
            let station = *station as usize;
            *value = prices.unit[station] as f64 * pricing.units[station] as f64;
        }
        for (value, price) in self.place.iter_mut().zip(&prices.place) {
            *value = *price as f64;
        }
    }

    fn rounded(&self, pricing: &Pricing) -> Prices {
        let mut unit = vec![0; pricing.units.len()];
        for ((value, station), ceiling) in self.unit.iter().zip(&self.scope.stations).zip(&self.scope.ceiling) {
            let price = (value / pricing.units[*station as usize] as f64 + 0.5) as i64;
            unit[*station as usize] = price.clamp(0, *ceiling);
        }
        Prices { unit, place: self.place.iter().map(|price| (*price as i64).clamp(-DEAREST, DEAREST)).collect() }
    }

    /// The new direction: what is left over of each station (as a share) and of the places, plus a share of the direction before.
    fn turn(&mut self, pricing: &mut Pricing, evaluation: &Evaluation, prices: &Prices) -> Result<(), JointError> {
        let usage = pricing.usage(&evaluation.chosen)?;
        for ((direction, station), value) in self.unit_direction.iter_mut().zip(&self.scope.stations).zip(&self.unit) {
            let units = pricing.units[*station as usize];
            let left = (units - usage[*station as usize]) as f64 / units as f64;
            *direction = left + MEMORY * *direction;
            if *value <= 0.0 && *direction > 0.0 {
                *direction = 0.0;
            }
        }
        for (partner, direction) in self.place_direction.iter_mut().enumerate() {
            let taken = evaluation.chosen.iter().filter(|set| *set >> partner & 1 == 1).count() as i64;
            let (least, most) = pricing.place_limits(partner);
            let room = match prices.place[partner] {
                1.. => most - taken,
                0 => taken.clamp(least, most) - taken,
                _ => least - taken,
            };
            *direction = room as f64 + MEMORY * *direction;
        }
        Ok(())
    }

    fn advance(&mut self, gap: i128) {
        let mut norm = 0.0;
        for direction in self.unit_direction.iter().chain(&self.place_direction) {
            norm += direction * direction;
        }
        if norm <= 0.0 || gap <= 0 {
            return;
        }
        let length = self.factor * gap as f64 / norm;
        for (value, direction) in self.unit.iter_mut().zip(&self.unit_direction) {
            *value -= length * direction;
            if *value < 0.0 {
                *value = 0.0;
            }
        }
        for (value, direction) in self.place.iter_mut().zip(&self.place_direction) {
            let next = *value - length * direction;
            // A price that changes its sign stops at 0, where the limit that it stands for changes.
            *value = if (next > 0.0 && *value < 0.0) || (next < 0.0 && *value > 0.0) { 0.0 } else { next };
        }
    }
}
