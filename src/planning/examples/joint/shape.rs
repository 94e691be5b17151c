//! Larger and richer shapes made from an instance by a seeded rule, for measuring growth.

use planning::problem::{JointArc, JointOffer, JointProblem};

/// Every offer three times as large.
pub fn plentiful(mut problem: JointProblem) -> JointProblem {
    for offer in &mut problem.offers {
        offer.capacity *= 3;
    }
    for arc in &mut problem.arcs {
        let (offer, need) = (&problem.offers[arc.offer as usize], &problem.needs[arc.need as usize]);
        arc.most = offer.capacity.min(need.quantity);
    }
    problem
}

/// Thirty-one eastern parties: those there are, repeated with quantities of 60–140 % and three arcs in four; needs three times as large,
/// and western parties with room for three times as many partners.
pub fn large(problem: &JointProblem, seed: u64) -> JointProblem {
    const EAST: usize = 31;
    let mut random = Random(seed | 1);
    let before = problem.east.len();
    let mut out = JointProblem { offers: Vec::new(), arcs: Vec::new(), ..problem.clone() };
    out.east = (0..EAST).map(|east| problem.east[east % before]).collect();
    for need in &mut out.needs {
        need.quantity *= 3;
    }
    for bounds in &mut out.west {
        bounds.most *= 3;
    }
    for east in 0..EAST {
        for (index, offer) in problem.offers.iter().enumerate().filter(|(_, offer)| offer.east as usize == east % before) {
            let new = out.offers.len() as u32;
            let capacity = offer.capacity * (60 + random.below(81)) / 100;
            out.offers.push(JointOffer { east: east as u32, capacity, ..*offer });
            for arc in problem.arcs.iter().filter(|arc| arc.offer as usize == index) {
                let most = capacity.min(out.needs[arc.need as usize].quantity);
                if random.below(4) > 0 {
                    out.arcs.push(JointArc { offer: new, most, ..*arc });
                }
            }
        }
    }
    out
}

/// Marsaglia's xorshift, 64 bits (*Journal of Statistical Software* 8, 2003).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as i64 % limit
    }
}
