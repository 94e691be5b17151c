//! Prints how long each of the planner's questions takes on the reference scenario: `explain DATA_FOLDER`.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a tool for the command line")]
#![expect(clippy::disallowed_types, reason = "it measures time; no plan depends on it")]

use std::{collections::BTreeMap, time::Instant};

use domain::{
    Conflict, KindId, Outcome, Pair, PartnerBounds, PlanState, RuleInConflict, Scenario, Strategy, explanation::Change,
};
use exchange::reference::{FILES, scenario};
use planning::{
    alone::alone_scores,
    assemble::{Answer, assemble},
    check,
    explain::{
        AlternativesSearch, ConfidenceSearch, CriterionBreakPoints, HelpSearch, KindBreakPoints, conflict_of, pair_facts,
        repairs, what_if, why,
    },
    graph::Cooperation,
    step_plan::step_plan,
    stepwise::stepwise,
    strategies::{StrategyOptions, existing_plan, solve},
};

fn timed<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let out = run();
    println!("{what:44} {:9.1} ms", start.elapsed().as_secs_f64() * 1_000.0);
    out
}

fn main() {
    let folder = std::path::PathBuf::from(std::env::args().nth(1).unwrap());
    let read = |name: &&str| ((*name).to_owned(), std::fs::read(folder.join(format!("{name}.json"))).unwrap());
    let files: BTreeMap<String, Vec<u8>> = FILES.iter().map(read).collect();
    let case = scenario(&files).unwrap();
    parts_of_a_preview(&case);
    let options = StrategyOptions::default();
    let of = |strategy| Scenario { strategy, ..case.clone() };
    let best = timed("best value", || solve(&of(Strategy::BestValue), &options));
    let Outcome::Plan(plan) = best.outcome else { return };
    println!("  value {} bound {}", plan.scale.points(plan.value, 3), plan.scale.points(plan.bound, 3));
    for strategy in [Strategy::Stable, Strategy::Fairest, Strategy::LeastChange] {
        timed(&format!("{strategy:?}"), || solve(&of(strategy), &options));
    }
    timed("existing pairs", || existing_plan(&case, plan.bound));
    let (chosen, other) = (plan.chosen().next().unwrap().pair, plan.pairs.iter().find(|pair| !pair.chosen).unwrap().pair);
    timed("why", || what_if(&case, &plan, why(&plan, chosen), &options));
    timed("why not", || what_if(&case, &plan, why(&plan, other), &options));
    let more = Change::OfferQuantity { offer: case.offers[0].id.clone(), quantity: case.offers[0].quantity + 1 };
    timed("what if one more unit", || what_if(&case, &plan, more, &options));
    timed("facts of a pair", || pair_facts(&case, &plan, chosen));
    let broken = contradictory(&case, other);
    let conflict: Conflict = timed("conflict", || conflict_of(&broken)).unwrap();
    timed(&format!("{} repairs", conflict.rules.len()), || repairs(&broken, &conflict, &options));
    let amounts = conflict.rules.iter().filter(|rule| matches!(rule, RuleInConflict::Fixed { .. })).count();
    println!("  of them fixed amounts: {amounts}");
    let pairs: Vec<Pair> = plan.chosen().map(|result| result.pair).collect();
    let shipment = KindId("shipment".to_owned());
    let mut points = KindBreakPoints::new(&case, &shipment, &pairs, 0).unwrap().unwrap();
    timed("break-points of a kind, without proofs", || while points.advance() {});
    let mut points = CriterionBreakPoints::new(&case, &shipment, 0).unwrap().unwrap();
    timed("break-points of a criterion", || while points.advance() {});
    let mut alternatives = AlternativesSearch::new(&case, &plan).unwrap();
    timed("alternatives and all switches", || while alternatives.advance(1_000) {});
    let losses = alternatives.answer().next.iter().map(|next| plan.scale.points(next.loss, 3)).collect::<Vec<_>>();
    println!("  losses {losses:?}");
    for with_swaps in [false, true] {
        let mut confidence = ConfidenceSearch::new(&case, 1, 1_000, with_swaps).unwrap();
        timed(&format!("1,000 samples, swaps {with_swaps}"), || while confidence.advance(100) {});
    }
    let mut help = timed("help: prices and neighbours", || HelpSearch::new(&case, &plan, None).unwrap());
    timed("help: twelve re-solves", || while help.advance() {});
}

/// What a plan in steps is made of.
fn parts_of_a_preview(case: &Scenario) {
    let _copy = timed("copy", || case.clone());
    timed("validation", || domain::validate(case));
    let cooperation = timed("graph", || Cooperation::new(case)).unwrap();
    let problem = timed("numbers", || cooperation.problem());
    let alone = timed("what pairs could reach alone", || alone_scores(&problem)).unwrap();
    let found = timed("pairing, allocation and bound", || stepwise(&problem, &alone)).unwrap();
    let value = check::recompute(&problem, &found.pairing, &found.flow).unwrap();
    let answer = Answer {
        pairing: &found.pairing,
        flow: &found.flow,
        value,
        bound: found.bound,
        state: PlanState::Bounded,
        steps: 0,
        alone: &alone.value,
    };
    timed("putting the plan together", || assemble(&cooperation, &problem, &answer));
    timed("the plan in steps", || step_plan(case));
}

/// A province that asks for two partners while only one is allowed to it.
fn contradictory(case: &Scenario, pair: Pair) -> Scenario {
    let mut broken = case.clone();
    if let Some(party) = broken.cooperatives.iter_mut().find(|party| party.division == pair.west) {
        party.bounds = Some(PartnerBounds { least: 2, most: 3 });
    }
    let east: Vec<_> = case.parties(domain::Side::Supporter).map(|party| party.division).collect();
    broken.forbids = east.iter().skip(1).map(|east| Pair { east: *east, west: pair.west }).collect();
    broken
}
