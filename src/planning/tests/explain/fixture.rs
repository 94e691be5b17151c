//! The reference scenario with a plan of a short search.

use std::{collections::BTreeMap, sync::OnceLock};

use domain::{Adcode, Outcome, Pair, Plan, Scenario};
use exchange::reference::{FILES, scenario};
use planning::strategies::{StrategyOptions, solve};

/// The reference scenario with its plan.
pub struct Case {
    /// The scenario, with a short search.
    pub scenario: Scenario,
    /// Its plan.
    pub plan: Plan,
}

/// Read and solved once for all tests.
pub fn reference() -> &'static Case {
    static CASE: OnceLock<Case> = OnceLock::new();
    CASE.get_or_init(|| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
        let read = |name: &&str| ((*name).to_owned(), std::fs::read(folder.join(format!("{name}.json"))).unwrap());
        let files: BTreeMap<String, Vec<u8>> = FILES.iter().map(read).collect();
        let scenario = Scenario { step_limit: 400, ..scenario(&files).unwrap() };
        let Outcome::Plan(plan) = solve(&scenario, &StrategyOptions::default()).outcome else {
            panic!("the reference scenario has a plan")
        };
        Case { scenario, plan: *plan }
    })
}

/// A short search.
pub fn short() -> StrategyOptions {
    StrategyOptions { joint_steps: 2_000, looks: 60, ..StrategyOptions::default() }
}

/// A pair by the first two digits of its codes.
pub fn pair(east: u32, west: u32) -> Pair {
    Pair { east: Adcode(east * 10_000), west: Adcode(west * 10_000) }
}
