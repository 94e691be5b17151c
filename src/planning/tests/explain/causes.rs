//! Why a need is not served: every cause is produced on the reference scenario, where it must be.

use std::collections::BTreeSet;

use domain::{Adcode, Cause, FixedAmount, Outcome, PairRule, PartnerBounds, Plan, Scenario, Side, explanation::Change};
use planning::{step_plan::step_plan, strategies::decision::Decision};

use crate::fixture::{pair, reference};

fn planned(scenario: &Scenario) -> Plan {
    match step_plan(scenario) {
        Outcome::Plan(plan) => *plan,
        other => panic!("{other:?}"),
    }
}

fn name(cause: &Cause) -> &'static str {
    match cause {
        Cause::NoCompatibleOffer { .. } => "no compatible offer",
        Cause::Forbidden { .. } => "forbidden",
        Cause::NotPaired { .. } => "not paired",
        Cause::Outbid { .. } => "outbid",
        Cause::CapacityUsed { .. } => "capacity used",
        Cause::NotFull { .. } => "not in full",
        Cause::FixedByPlanner => "fixed",
        Cause::LessCovered { .. } => "less covered",
        Cause::HeldByPlanner { .. } => "held",
        Cause::WorthNothing => "worth nothing",
        Cause::OutOfReach { .. } => "out of reach",
        Cause::AgreedOtherwise => "agreed otherwise",
        Cause::NotTried { .. } => "not tried",
        Cause::Held => "held plan",
    }
}

#[test]
fn every_cause_of_an_unmet_need_is_produced() {
    let case = reference();
    let names = |plan: &Plan| plan.unmet.iter().map(|unmet| name(&unmet.cause)).collect::<BTreeSet<_>>();
    let mut found = names(&case.plan);

    // Nobody may pair with Ningxia, which need not have a partner.
    let ningxia = Adcode(640_000);
    let mut without = case.scenario.clone();
    let change = Change::Bounds { party: ningxia, bounds: Some(PartnerBounds { least: 0, most: 1 }) };
    without = change.apply(&without).unwrap();
    let east: Vec<Adcode> = without.parties(Side::Supporter).map(|party| party.division).collect();
    for cooperative in east {
        let pair = domain::Pair { east: cooperative, west: ningxia };
        without = Change::Pair { pair, rule: PairRule::Forbidden }.apply(&without).unwrap();
    }
    found.extend(names(&planned(&without)));

    // All that could serve one need is excluded.
    let problem = Decision::new(case.scenario.clone()).unwrap().problem;
    let need = case.plan.deliveries[0].need;
    let mut excluded = case.scenario.clone();
    excluded.fixed = problem
        .arcs
        .iter()
        .filter(|arc| arc.need == need)
        .map(|arc| FixedAmount {
            offer: excluded.offers[arc.offer as usize].id.clone(),
            need: excluded.needs[need as usize].id.clone(),
            amount: 0,
        })
        .collect();
    excluded.fixed.sort();
    let plan = planned(&excluded);
    let cause = plan.unmet.iter().find(|unmet| unmet.need == need).map(|unmet| name(&unmet.cause));
    assert_eq!(cause, Some("fixed"));
    found.extend(names(&plan));

    // A pair of the plan is forbidden: what it served is then left to cooperatives that are not paired there.
    let forbidden = Change::Pair { pair: pair(44, 45), rule: PairRule::Forbidden }.apply(&case.scenario).unwrap();
    found.extend(names(&planned(&forbidden)));
    // The plan in steps looks at no project twice, so that some are left that could be filled.
    let all = [
        "capacity used",
        "fixed",
        "forbidden",
        "no compatible offer",
        "not in full",
        "not paired",
        "not tried",
        "out of reach",
        "outbid",
    ];
    assert_eq!(found.into_iter().collect::<Vec<_>>(), all);
}
