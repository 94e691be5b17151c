//! The answer to an instance in one line of numbers and hashes, the same on every machine: natively and as WebAssembly it must be
//! identical. Called by the test that compares both.

use domain::{Outcome, Scenario, Strategy};
use matching::{
    flow::{FlowError, FlowProblem},
    network_simplex::{NetworkSimplex, min_cost_flow},
};
use planning::{
    explain::ConfidenceSearch,
    strategies::{StrategyOptions, StrategySearch, decision::Decision},
};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{
    flow_text::{assignment, dimacs},
    joint_file::JointFile,
    race::Race,
    reference::reference,
    unpack,
};

/// Evaluations of a joint search: enough for bounds, plans and branching, in about a second.
const JOINT_LIMIT: u64 = 1_500;

/// Evaluations of the search on the reference scenario.
const REFERENCE_LIMIT: u64 = 200;

/// Re-solves for confidence.
const SAMPLES: u32 = 10;

/// Flows between two looks at a search; where it is looked at changes nothing.
const SLICE: u64 = 500;

/// The answer to an instance, told by its path under the folder of instances; `reference.json` is the reference scenario.
///
/// # Errors
/// What is wrong with the instance.
pub fn answer(path: &str, bytes: &[u8]) -> Result<String, String> {
    match path.split('/').next().unwrap_or_default() {
        "flow" => flow(&dimacs(&unpack(bytes)?)?),
        "published" if path.contains("gte") => flow(&dimacs(&unpack(bytes)?)?),
        "published" => flow(&assignment(&unpack(bytes)?, path.contains("assignp"))?),
        "joint" => joint(&JointFile::parse(&unpack(bytes)?)?),
        "reference.json" => on_reference(&reference(std::str::from_utf8(bytes).map_err(|error| error.to_string())?)?),
        _ => Err(format!("no such kind of instance: {path}")),
    }
}

/// Cold, then warm after some arcs are narrowed and made dearer, one after another.
fn flow(problem: &FlowProblem) -> Result<String, String> {
    let cold = min_cost_flow(problem).map_err(|error| error.to_string())?;
    let mut simplex = NetworkSimplex::new(problem).map_err(|error| error.to_string())?;
    let mut changes = Vec::new();
    for (arc, terms) in problem.arcs.iter().enumerate().step_by(1 + problem.arcs.len() / 20) {
        simplex.set_bounds(arc, terms.lower, terms.upper.min(terms.lower + 1)).map_err(|error| error.to_string())?;
        simplex.set_cost(arc, terms.cost + 3).map_err(|error| error.to_string())?;
        match simplex.solve() {
            Ok(solution) => changes.push((solution.cost as i64, hash(&(solution.flow, solution.potentials))?)),
            Err(FlowError::Infeasible(cut)) => changes.push((cut.room_out as i64, hash(&cut.nodes)?)),
            Err(error) => return Err(error.to_string()),
        }
    }
    let (flow, changes) = (hash(&(cold.flow, cold.potentials))?, hash(&changes)?);
    Ok(format!("cost {} pivots {} flow {flow} changes {changes}", cold.cost, cold.pivots))
}

fn joint(file: &JointFile) -> Result<String, String> {
    let mut race = Race::new(file, JOINT_LIMIT)?;
    let mut way = Vec::new();
    while race.advance(SLICE)? {
        way.push(race.standing());
    }
    let (value, bound) = race.standing().ok_or("no plan")?;
    let (pairs, amounts) = race.plan()?;
    let (way, amounts, evaluations) = (hash(&way)?, hash(&amounts)?, race.evaluations());
    Ok(format!("value {value} bound {bound} evaluations {evaluations} way {way} amounts {amounts} pairs {pairs:?}"))
}

/// The plan, the four strategies and confidence.
fn on_reference(stored: &Scenario) -> Result<String, String> {
    let told = |outcome: Box<Outcome>| format!("{outcome:?}");
    let scenario = Scenario { step_limit: REFERENCE_LIMIT, ..stored.clone() };
    let outcome = planning::solve(&scenario);
    let Outcome::Plan(plan) = &outcome else { return Err(format!("{outcome:?}")) };
    let mut line = vec![
        format!("fingerprint {} value {} bound {}", plan.fingerprint, plan.value, plan.bound),
        format!("plan {}", hash(&outcome)?),
    ];
    let options = StrategyOptions { joint_steps: 1_000, looks: 10, ..StrategyOptions::default() };
    let decision = Decision::new(scenario.clone()).map_err(told)?;
    for strategy in [Strategy::BestValue, Strategy::Fairest, Strategy::Stable, Strategy::LeastChange] {
        let mut decision = decision.clone();
        decision.scenario.strategy = strategy;
        let mut search = StrategySearch::of(decision, options.clone(), &[]).map_err(told)?;
        while search.advance(SLICE).map_err(told)? {}
        line.push(format!("{strategy:?} {}", hash(&search.outcome())?));
    }
    let mut confidence = ConfidenceSearch::new(&scenario, 1, SAMPLES, true)
        .map_err(told)?
        .of_plan(plan)
        .map_err(|error| format!("{error:?}"))?;
    while confidence.advance(SAMPLES) {}
    line.push(format!("confidence {}", hash(&confidence.answer())?));
    Ok(line.join(" "))
}

/// The first 64 bits of the SHA-256 of something's JSON, which has one form only: no maps whose order could differ.
fn hash(what: &impl Serialize) -> Result<String, String> {
    let bytes = serde_json::to_vec(what).map_err(|error| error.to_string())?;
    let bits = Sha256::digest(&bytes).iter().take(8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    Ok(format!("{bits:016x}"))
}
