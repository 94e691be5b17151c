//! Prints how long each of the planner's questions takes on the reference scenario: `explain DATA_FOLDER`; with a second argument the
//! preview alone.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a tool for the command line")]
#![expect(clippy::disallowed_types, reason = "it measures time; no plan depends on it")]

use std::{collections::BTreeMap, time::Instant};

use domain::{
    Conflict, KindId, Outcome, Pair, PartnerBounds, PlanFailure, PlanState, RuleInConflict, Scenario, Strategy,
    explanation::Change,
};
use exchange::reference::{FILES, scenario};
use planning::{
    alone::alone_scores,
    answers::Subject,
    assemble::{Answer, assemble, assemble_unnamed},
    bars::Bars,
    check,
    explain::{
        AlternativesSearch, ConfidenceSearch, CriterionBreakPoints, HelpSearch, KindBreakPoints, conflict_of, pair_facts,
        repairs, what_if, why,
    },
    graph::Cooperation,
    preference::Preferences,
    room::Room,
    step_plan::step_plan,
    stepwise::stepwise,
    strategies::{StrategyOptions, baseline_plan, solve},
};

/// Milliseconds that this program has had of a processor, where the system tells; else since the first call.
fn clock() -> f64 {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let had = std::fs::read_to_string("/proc/self/schedstat").ok();
    let had = had.and_then(|text| text.split(' ').next().and_then(|number| number.parse::<f64>().ok()));
    had.map_or_else(
        || START.get_or_init(Instant::now).elapsed().as_secs_f64() * 1_000.0,
        |nanoseconds| nanoseconds / 1_000_000.0,
    )
}

fn timed<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = clock();
    let out = run();
    println!("{what:44} {:9.1} ms", clock() - start);
    out
}

/// The mean of twenty runs.
fn mean<T>(what: &str, run: &mut dyn FnMut() -> T) -> T {
    let mut out = run();
    let start = clock();
    for _ in 0..20 {
        out = run();
    }
    println!("{what:44} {:9.2} ms", (clock() - start) / 20.0);
    out
}

fn main() {
    let folder = std::path::PathBuf::from(std::env::args().nth(1).unwrap());
    let read = |name: &&str| ((*name).to_owned(), std::fs::read(folder.join(format!("{name}.json"))).unwrap());
    let files: BTreeMap<String, Vec<u8>> = FILES.iter().map(read).collect();
    let case = scenario(&files).unwrap();
    parts_of_a_preview(&case);
    if std::env::args().nth(2).is_some() {
        return;
    }
    let options = StrategyOptions::default();
    let of = |strategy| Scenario { strategy, ..case.clone() };
    let best = timed("best value", || solve(&of(Strategy::BestValue), &options));
    let Outcome::Plan(plan) = best.outcome else { return };
    println!("  value {} bound {}", plan.scale.points(plan.value, 3), plan.scale.points(plan.bound, 3));
    for strategy in [Strategy::Stable, Strategy::Fairest, Strategy::LeastChange] {
        timed(&format!("{strategy:?}"), || solve(&of(strategy), &options));
    }
    timed("existing pairs", || baseline_plan(&case, plan.bound));
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
    let _copy = mean("copy", &mut || case.clone());
    mean("validation", &mut || domain::validate(case));
    let cooperation = mean("graph", &mut || Cooperation::new(case)).unwrap();
    let problem = mean("numbers", &mut || cooperation.problem());
    let alone = mean("what pairs could reach alone", &mut || alone_scores(&problem)).unwrap();
    let found = mean("pairing, allocation and bound", &mut || stepwise(&problem, &alone)).unwrap();
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
    let totals: Vec<i64> = alone.value.iter().map(|kinds| kinds.iter().sum()).collect();
    let preferences = Preferences::new(&cooperation, &totals);
    mean("  of that unmet needs", &mut || {
        let room = Room::new(case, &problem, &found.pairing, &found.flow);
        planning::unmet::unmet(&cooperation, &room, &Bars::new(&cooperation, &room, &preferences))
    });
    mean("  of that all but the fingerprint", &mut || assemble_unnamed(&cooperation, &problem, &answer));
    mean("putting the plan together", &mut || assemble(&cooperation, &problem, &answer));
    mean("the plan in steps", &mut || step_plan(case));
    let subject = Subject::new(case.clone(), step_plan(case));
    mean("preparing for previews", &mut || {
        let subject = Subject::new(case.clone(), Outcome::Failed(PlanFailure::NoEngine));
        while subject.prepare() {}
    });
    let mut weight = 1_000;
    mean("preview of a kind's weight", &mut || {
        weight += 200;
        subject.preview(&Change::KindWeights(vec![weight, 8_000 - weight, 1_000, 1_000]))
    });
    for kind in &case.kinds {
        let mut weight = 0;
        mean(&format!("preview of a criterion of {}", kind.id.0), &mut || {
            weight += 5;
            let mut weights: Vec<u32> = kind.criteria.iter().map(|entry| entry.weight).collect();
            weights[0] = weight;
            subject.preview(&Change::CriterionWeights { kind: kind.id.clone(), weights })
        });
    }
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
