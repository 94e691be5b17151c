//! The worker's service: previews first, questions before the search, each question answered about the scenario it was asked about.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test file may stop where the data cannot be read")]

use std::collections::BTreeMap;

use domain::{
    Adcode, KindId, Outcome, Pair, PartnerBounds, Plan, Scenario, Side,
    explanation::{Change, Question, Told, WeightAxis},
};
use exchange::reference::{FILES, scenario};
use worker::{Reply, Request, Service};

/// A part of the reference scenario: its first four cooperatives and two provinces, with their offers and needs.
fn small() -> Scenario {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
    let read = |name: &&str| ((*name).to_owned(), std::fs::read(folder.join(format!("{name}.json"))).unwrap());
    let files: BTreeMap<String, Vec<u8>> = FILES.iter().map(read).collect();
    let mut out = Scenario { step_limit: 200, ..scenario(&files).unwrap() };
    let first = |side, count| out.parties(side).take(count).map(|party| party.division).collect::<Vec<_>>();
    let (east, west) = (first(Side::Supporter, 4), first(Side::Supported, 2));
    out.cooperatives.retain(|party| east.contains(&party.division) || west.contains(&party.division));
    let province: BTreeMap<Adcode, Adcode> = out.counties.iter().map(|county| (county.adcode, county.province)).collect();
    out.offers.retain(|offer| east.contains(&offer.cooperative));
    out.needs.retain(|need| west.contains(&province[&need.county]));
    for scheme in &mut out.schemes {
        scheme.pairs.retain(|entry| east.contains(&entry.pair.east) && west.contains(&entry.pair.west));
    }
    for party in &mut out.cooperatives {
        let most = if party.side == Side::Supporter { 1 } else { 3 };
        party.bounds = Some(PartnerBounds { least: 0, most });
    }
    out
}

fn solved(scenario: &Scenario) -> Plan {
    match planning::solve(scenario) {
        Outcome::Plan(plan) => *plan,
        other => panic!("{other:?}"),
    }
}

/// A service that is asked about a scenario and its outcome.
fn about(scenario: &Scenario, outcome: &Outcome) -> Service {
    let mut service = Service::default();
    let (scenario, outcome) = (Box::new(scenario.clone()), Box::new(outcome.clone()));
    service.receive(Request::About { scenario, outcome });
    service
}

fn ask(service: &mut Service, id: u64, question: Question) {
    service.receive(Request::Ask { id, question: Box::new(question) });
}

/// All replies until nothing is left to do.
fn replies(service: &mut Service) -> Vec<Reply> {
    let mut out = Vec::new();
    for _ in 0..100_000 {
        if !service.is_busy() {
            return out;
        }
        out.extend(service.turn());
    }
    panic!("it never ends")
}

/// Ids of whole answers, in their order.
fn answered(replies: &[Reply]) -> Vec<u64> {
    let whole = replies.iter().filter_map(|reply| match reply {
        Reply::Told { id, more: false, .. } => Some(*id),
        _ => None,
    });
    whole.collect()
}

/// The whole answer to a question.
fn answer(scenario: &Scenario, outcome: &Outcome, question: Question) -> Told {
    let mut service = about(scenario, outcome);
    ask(&mut service, 1, question);
    let told = replies(&mut service).into_iter().find_map(|reply| match reply {
        Reply::Told { told, more: false, .. } => Some(*told),
        _ => None,
    });
    told.unwrap()
}

fn slider(weight: u32) -> Question {
    Question::Preview(Change::KindWeights(vec![weight, 10_000 - weight, 0, 0]))
}

#[test]
fn every_question_is_answered_in_kind() {
    let scenario = small();
    let plan = solved(&scenario);
    let outcome = Outcome::Plan(Box::new(plan.clone()));
    let told = |question| answer(&scenario, &outcome, question);
    let chosen = plan.chosen().next().unwrap().pair;
    let other = plan.pairs.iter().find(|pair| !pair.chosen).unwrap().pair;
    let kind = KindId("shipment".to_owned());
    assert!(matches!(told(slider(3_000)), Told::Preview(outcome) if matches!(*outcome, Outcome::Plan(_))));
    let forbid = Change::Pair { pair: chosen, rule: domain::PairRule::Forbidden };
    assert!(matches!(told(Question::WhatIf(forbid)), Told::WhatIf(_)));
    assert!(matches!(told(Question::Pair(chosen)), Told::Pair(facts) if facts.is_chosen && !facts.kinds.is_empty()));
    let Told::Party(others) = told(Question::Party(other.east)) else { panic!() };
    let free = plan.pairs.iter().filter(|result| result.pair.east == other.east && !result.chosen);
    assert_eq!(others.len(), free.count(), "one answer for each partner it has not");
    assert!(matches!(told(Question::Help { party: None }), Told::Help(_)));
    assert!(matches!(told(Question::BreakPoints(WeightAxis::Kind(kind.clone()))), Told::BreakPoints(_)));
    assert!(matches!(told(Question::BreakPoints(WeightAxis::Criterion { kind, position: 0 })), Told::BreakPoints(_)));
    assert!(matches!(told(Question::Repairs), Told::NoAnswer), "there is no conflict");
    assert!(matches!(told(Question::Alternatives), Told::Alternatives(_)));
    let sure = told(Question::Confidence { seed: 7, samples: 20 });
    assert!(matches!(sure, Told::Confidence(confidence) if (confidence.seed, confidence.samples) == (7, 20)));
    assert!(matches!(told(Question::Baseline), Told::Baseline(found) if matches!(found.outcome, Outcome::Plan(_))));
    let ends = vec![plan.clone()];
    assert!(matches!(told(Question::Frontier { ends }), Told::Frontier(frontier) if !frontier.points.is_empty()));
    assert!(matches!(told(Question::Improvements), Told::Improvements(_)));
    assert!(matches!(told(Question::Conclusion), Told::Conclusion(_)));
    let (other, own) = (Box::new(scenario.clone()), Box::new(plan.clone()));
    let Told::Compare(same) = told(Question::Compare { other: other.clone(), plan: own.clone() }) else { panic!() };
    assert_eq!(same.difference.value, 0, "the same plan is no different");
    let Told::Moved(same) = told(Question::Moved { scenario: other, plan: own }) else { panic!() };
    assert_eq!((same.value, same.moves.len(), same.amounts_changed), (0, 0, 0), "nothing has moved");
}

#[test]
fn a_question_about_what_is_not_there_has_no_answer() {
    let scenario = small();
    let outcome = Outcome::Plan(Box::new(solved(&scenario)));
    let nobody = Adcode(990_000);
    for question in [
        Question::Pair(Pair { east: nobody, west: nobody }),
        Question::Party(nobody),
        Question::WhatIf(Change::Bounds { party: nobody, bounds: None }),
        Question::Preview(Change::KindWeights(vec![10_000])),
        Question::BreakPoints(WeightAxis::Kind(KindId("nothing".to_owned()))),
    ] {
        assert_eq!(answer(&scenario, &outcome, question), Told::NoAnswer);
    }
    let failed = Outcome::Failed(domain::PlanFailure::NoEngine);
    assert_eq!(answer(&scenario, &failed, Question::Alternatives), Told::NoAnswer, "there is no plan");
    let mut service = Service::default();
    ask(&mut service, 3, Question::Improvements);
    assert_eq!(replies(&mut service), [Reply::Told { id: 3, told: Box::new(Told::NoAnswer), more: false }]);
}

#[test]
fn a_plan_of_another_scenario_is_not_read_by_the_lists_of_this_one() {
    let scenario = small();
    let plan = solved(&scenario);
    let mut fewer = scenario.clone();
    fewer.needs.truncate(1);
    let outcome = Outcome::Plan(Box::new(plan.clone()));
    let pair = plan.chosen().next().unwrap().pair;
    assert_eq!(answer(&fewer, &outcome, Question::Pair(pair)), Told::NoAnswer);
}

#[test]
fn a_conflict_is_told_its_repairs() {
    let mut scenario = small();
    let pair = Pair { east: scenario.parties(Side::Supporter).next().unwrap().division, west: Adcode(450_000) };
    scenario.pins = vec![pair];
    for party in &mut scenario.cooperatives {
        if party.division == pair.east {
            party.bounds = Some(PartnerBounds { least: 0, most: 1 });
        }
    }
    let second = scenario.parties(Side::Supported).nth(1).unwrap().division;
    scenario.pins.push(Pair { west: second, ..pair });
    let outcome = planning::solve(&scenario);
    assert!(matches!(outcome, Outcome::Conflict(_)));
    let Told::Repairs(repairs) = answer(&scenario, &outcome, Question::Repairs) else { panic!() };
    assert!(!repairs.repairs.is_empty());
}

#[test]
fn previews_go_first_and_only_the_newest_is_answered() {
    let scenario = small();
    let mut service = about(&scenario, &Outcome::Plan(Box::new(solved(&scenario))));
    ask(&mut service, 1, Question::Alternatives);
    ask(&mut service, 2, Question::Pair(Pair { east: Adcode(0), west: Adcode(0) }));
    service.turn();
    ask(&mut service, 3, slider(1_000));
    ask(&mut service, 4, slider(2_000));
    let Some(Reply::Told { id, more, .. }) = service.turn() else { panic!("the preview is answered in the next turn") };
    assert_eq!((id, more), (4, false));
    assert_eq!(answered(&replies(&mut service)), [1], "what a click waits for was answered before");
}

#[test]
fn a_newer_scenario_drops_questions_and_the_same_one_keeps_them() {
    let scenario = small();
    let outcome = Outcome::Plan(Box::new(solved(&scenario)));
    let mut service = about(&scenario, &outcome);
    ask(&mut service, 1, Question::Alternatives);
    service.turn();
    let send = |service: &mut Service, scenario: &Scenario| {
        service.receive(Request::About { scenario: Box::new(scenario.clone()), outcome: Box::new(outcome.clone()) });
    };
    send(&mut service, &scenario);
    assert_eq!(answered(&replies(&mut service)), [1]);
    ask(&mut service, 2, Question::Alternatives);
    service.turn();
    let other = Scenario { date: "2021-05".to_owned(), ..scenario.clone() };
    send(&mut service, &other);
    assert_eq!(replies(&mut service), []);
}

#[test]
fn a_question_that_is_cancelled_is_not_answered() {
    let scenario = small();
    let mut service = about(&scenario, &Outcome::Plan(Box::new(solved(&scenario))));
    ask(&mut service, 1, Question::Alternatives);
    ask(&mut service, 2, Question::Help { party: None });
    service.turn();
    service.receive(Request::Cancel { id: 1 });
    assert_eq!(answered(&replies(&mut service)), [2]);
}

#[test]
fn questions_go_before_the_search_and_tell_how_far_they_are() {
    let scenario = small();
    let mut service = about(&scenario, &Outcome::Plan(Box::new(solved(&scenario))));
    service.receive(Request::Solve {
        revision: 5,
        scenario: Box::new(scenario.clone()),
        kept: None,
        hint: Vec::new(),
        best_value: None,
    });
    ask(&mut service, 1, Question::Confidence { seed: 1, samples: 150 });
    let all = replies(&mut service);
    let first_plan = all.iter().position(|reply| matches!(reply, Reply::Solved { .. })).unwrap();
    let told = all.iter().position(|reply| matches!(reply, Reply::Told { more: false, .. })).unwrap();
    assert!(told < first_plan);
    let parts: Vec<u64> = all
        .iter()
        .filter_map(|reply| match reply {
            Reply::Progress { id: 1, progress } => Some(progress.done * 100 / progress.total),
            _ => None,
        })
        .collect();
    assert!(parts.len() > 20 && parts.is_sorted(), "{parts:?}");
    assert!(all.iter().any(|reply| matches!(reply, Reply::Told { more: true, .. })), "a part is shown on the way");
}

#[test]
fn a_preview_is_the_plan_in_steps() {
    let scenario = small();
    let outcome = Outcome::Plan(Box::new(solved(&scenario)));
    let changes = [
        Change::KindWeights(vec![1_000, 7_000, 1_500, 500]),
        Change::KindWeights(vec![0, 10_000, 0, 0]),
        Change::CriterionWeights { kind: KindId("shipment".to_owned()), weights: vec![0, 100, 5] },
        Change::OfferQuantity { offer: scenario.offers[3].id.clone(), quantity: 5_000 },
        Change::NeedQuantity { need: scenario.needs[7].id.clone(), quantity: 9_000 },
        Change::Bounds { party: Adcode(110_000), bounds: Some(PartnerBounds { least: 0, most: 2 }) },
        Change::Pair { pair: Pair { east: Adcode(110_000), west: Adcode(450_000) }, rule: domain::PairRule::Pinned },
    ];
    for change in changes {
        let Told::Preview(shown) = answer(&scenario, &outcome, Question::Preview(change.clone())) else { panic!() };
        let Outcome::Plan(shown) = *shown else { panic!("{shown:?}") };
        let made = planning::step_plan::step_plan(&change.apply(&scenario).unwrap());
        let Outcome::Plan(made) = made else { panic!("{made:?}") };
        let pairs = |plan: &Plan| plan.chosen().map(|result| result.pair).collect::<Vec<_>>();
        assert_eq!((pairs(&shown), shown.scale), (pairs(&made), made.scale), "{change:?}");
        assert!(shown.value <= made.value && shown.value * 10 >= made.value * 9, "{change:?}");
        assert!(shown.bound >= shown.value);
        // Kinds without whole needs are exact in both.
        let divisible = |plan: &Plan| plan.measures.served[1..].to_vec();
        if !matches!(change, Change::KindWeights(_)) {
            assert_eq!(divisible(&shown), divisible(&made), "{change:?}");
        }
    }
}

/// A row that is not complete asks for nothing, and nothing is fixed for it; once it is complete, it counts.
#[test]
fn drafts_take_no_part_in_the_plan() {
    let whole = small();
    let place = whole.needs.iter().position(|need| need.terms.product.is_some()).unwrap();
    let (kind, _) = whole.kind(&whole.needs[place].kind).unwrap();
    let quantity = whole.needs[place].quantity;
    let mut draft = whole.clone();
    draft.needs[place].terms.product = None;
    assert_eq!((whole.drafts(), draft.drafts()), ((vec![], vec![]), (vec![place], vec![])));
    let needed = |scenario: &Scenario| {
        let mut service = Service::default();
        let scenario = Box::new(scenario.clone());
        service.receive(Request::Solve { revision: 1, scenario, kept: None, hint: Vec::new(), best_value: None });
        let last = replies(&mut service).into_iter().rev().find_map(|reply| match reply {
            Reply::Solved { report, .. } => Some(*report.outcome),
            _ => None,
        });
        let Some(Outcome::Plan(plan)) = last else { panic!("{last:?}") };
        plan.measures.needed[kind]
    };
    assert_eq!(needed(&whole) - needed(&draft), quantity);
    let planned = draft.as_planned();
    assert_eq!((planned.needs.len(), planned.needs[place].quantity), (whole.needs.len(), 0), "each row in its place");
}
