//! The reference data as shipped: it loads, says what the sources say, keeps its stated rules, and every damage is named.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking, and prints the figures for a person to read"
)]

use std::collections::BTreeMap;

use domain::{
    Adcode, Cooperative, DefectKind, HardRule, Need, NeedId, NeedTerms, Offer, OfferId, OfferTerms, Outcome, ProductId,
    Provenance, RULES, Row, RowId, Rule, Scenario, ScenarioKey, Side, Strategy,
    attribute::{Form, RULE_VALUE, Value},
    canonical_form,
    explanation::{Opening, Prospect},
};
use exchange::reference::{self, DataProblem, FILES, content_hash, scenario};
use planning::{
    explain::prospects::prospects,
    graph::Cooperation,
    strategies::{StrategyOptions, solve},
};

fn files() -> BTreeMap<String, Vec<u8>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data");
    FILES.iter().map(|name| ((*name).to_owned(), std::fs::read(folder.join(format!("{name}.json"))).unwrap())).collect()
}

fn reference() -> Scenario {
    scenario(&files()).unwrap()
}

/// Loads with one piece of text in one file replaced, and gives back what is then wrong.
fn problems(file: &str, from: &str, to: &str) -> Vec<(&'static str, DataProblem)> {
    let mut files = files();
    let text = String::from_utf8(files[file].clone()).unwrap();
    assert!(text.contains(from), "{file} must contain {from}");
    files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
    scenario(&files).unwrap_err().into_iter().map(|error| (error.file, error.problem)).collect()
}

#[test]
fn it_has_the_parties_places_and_products_of_the_sources() {
    let scenario = reference();
    assert_eq!(scenario.parties(Side::Supporter).count(), 10);
    assert_eq!(scenario.parties(Side::Supported).count(), 7);
    assert!(scenario.parties(Side::Supporter).all(|party| party.division != Adcode(210_000)), "辽宁 is not among the ten");
    let counts = [scenario.divisions.len(), scenario.counties.len(), scenario.products.len(), scenario.routes.len()];
    assert_eq!(counts, [34, 52, 42, 70]);
    let far: Vec<_> = scenario.counties.iter().filter(|county| county.extra_km == 1_300).collect();
    assert_eq!(far.len(), 10);
    assert!(far.iter().all(|county| county.province == Adcode(650_000) && county.extra_truck_tenths == 20));
}

#[test]
fn scheme_2016_gives_the_fourteen_existing_pairs() {
    let scenario = reference();
    let pairs: Vec<(u32, u32)> = scenario.existing().iter().map(|pair| (pair.east.0 / 10_000, pair.west.0 / 10_000)).collect();
    let expected = [
        (11, 65),
        (12, 62),
        (12, 65),
        (31, 53),
        (31, 65),
        (32, 52),
        (33, 51),
        (33, 52),
        (35, 64),
        (37, 52),
        (37, 65),
        (44, 45),
        (44, 52),
        (44, 65),
    ];
    assert_eq!(pairs, expected);
    let most = |code| scenario.bounds(Adcode(code)).unwrap().most;
    assert_eq!([most(440_000), most(520_000), most(650_000), most(110_000), most(450_000)], [3, 4, 5, 2, 3]);
}

#[test]
fn quantities_are_illustrative_and_of_the_stated_totals() {
    let scenario = reference();
    assert!(scenario.offers.iter().all(|offer| offer.provenance == Provenance::Illustrative));
    assert!(scenario.needs.iter().all(|need| need.provenance == Provenance::Illustrative));
    let offered = |kind: &str| -> i64 { scenario.offers.iter().filter(|o| o.kind.0 == kind).map(|o| o.quantity).sum() };
    let needed = |kind: &str| -> i64 { scenario.needs.iter().filter(|n| n.kind.0 == kind).map(|n| n.quantity).sum() };
    assert_eq!(["project", "shipment", "training", "employment"].map(offered), [26_600, 296_000, 11_450, 6_435]);
    assert_eq!(["shipment", "training", "employment"].map(needed), [208_000, 15_600, 13_000]);
    assert!((70_000..=78_000).contains(&needed("project")), "{}", needed("project"));
    for county in &scenario.counties {
        for kind in &scenario.kinds {
            let asks = scenario.needs.iter().any(|need| need.county == county.adcode && need.kind == kind.id);
            assert!(asks, "{} has no need of {}", county.name.zh, kind.name.zh);
        }
    }
}

#[test]
fn floor_prices_seasons_and_priorities_follow_the_rules() {
    let scenario = reference();
    for need in &scenario.needs {
        let county = scenario.county(need.county).unwrap();
        assert_eq!(need.priority, if county.deep_poverty { 2 } else { 1 });
        let Some(product) = need.terms.product.as_ref().and_then(|id| scenario.product(id)) else { continue };
        assert_eq!(need.terms.floor_fen, Some((product.price_fen * 95 + 50) / 100));
        assert_eq!(product.province, county.province);
        let month = need.terms.month.unwrap();
        assert!(product.shelf_days >= 45 || product.harvest.contains(&month), "{} in {month:?}", product.name.zh);
        assert!(product.county == Some(county.adcode) || need.terms.product_from_wider_area, "{} must be marked", need.id.0);
    }
}

#[test]
fn the_files_are_what_the_generator_writes() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = root.join("target/reference-check");
    let ran = std::process::Command::new("python3").arg(root.join("xtask/reference/generate.py")).arg(&out).status().unwrap();
    assert!(ran.success());
    for (name, shipped) in files() {
        let written = std::fs::read(out.join(format!("{name}.json"))).unwrap();
        assert!(written == shipped, "{name}.json differs: run xtask/reference/generate.py public/data");
    }
}

#[test]
fn a_missing_and_a_damaged_file_are_both_named() {
    let mut files = files();
    files.remove("needs");
    files.insert("rules".to_owned(), b"{\n\"version\": oops}".to_vec());
    let errors = scenario(&files).unwrap_err();
    assert_eq!(errors.iter().map(|error| error.file).collect::<Vec<_>>(), ["rules", "needs"]);
    assert!(matches!(errors[0].problem, DataProblem::Damaged { line: 2, column: 12, .. }), "{:?}", errors[0]);
    assert_eq!(errors[1].problem, DataProblem::Missing);
}

#[test]
fn bad_rows_are_named_with_file_and_line() {
    let found = problems("needs", "\"quantity\": 830", "\"quantity\": -830");
    let [("needs", DataProblem::Defect { line: Some(2), defect })] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(defect.kind, DefectKind::Quantity { found: -830, most: 1_000_000_000 });
    let found = problems("needs", "\"quantity\": 830", "\"quantity\": 83000000000000");
    assert!(matches!(found[0].1, DataProblem::Defect { line: Some(2), .. }), "{found:?}");
    let found = problems("needs", "\"county\": 450225", "\"county\": 459999");
    let DataProblem::Defect { defect, .. } = &found[0].1 else { panic!("{found:?}") };
    assert_eq!(defect.kind, DefectKind::UnknownPlace(Adcode(459_999)));
    let found = problems("offers", "o11-002", "o11-001");
    let DataProblem::Defect { defect, .. } = &found[0].1 else { panic!("{found:?}") };
    assert_eq!(defect.kind, DefectKind::Duplicate);
    let found = problems("rules", "\"weight\": 2500", "\"weight\": 2501");
    assert!(matches!(&found[0].1, DataProblem::Defect { defect, .. } if defect.kind == DefectKind::WeightSum(10_001)));
    let found = problems("needs", "\"quantity\": 830", "\"quantity\": \"830\"");
    assert!(matches!(found[0].1, DataProblem::Damaged { line: 2, .. }), "{found:?}");
}

#[test]
fn the_base_is_named_by_its_content() {
    let mut changed = files();
    let before = content_hash(&changed);
    changed.get_mut("needs").unwrap().push(b' ');
    assert_ne!(before, content_hash(&changed));
}

/// The canonical form is written down: a change of it is a new form, with the old one kept beside it.
#[test]
fn what_a_scenario_is_called_follows_from_what_the_engine_reads_of_it_and_from_nothing_else() {
    let scenario = reference();
    let form = canonical_form(&scenario);
    assert!(form.starts_with("dongxi scenario 2\nrules 1 "), "{}", &form[..200]);
    assert_eq!(format!("{:032x}", ScenarioKey::of(&scenario).0), "b315e76ec0e99b0563b73988a1d8cb5b");
    let id = RowId::Need(scenario.needs[0].id.clone());
    let said = |attribute: &str, value: Value| {
        let mut other = scenario.clone();
        other.set_cell(&id, attribute, &value).unwrap();
        assert_ne!(other, scenario, "{attribute}");
        canonical_form(&other) == form
    };
    let text = || Value::Text("某".to_owned());
    for told in ["title", "unit", "person", "contact", "remark"] {
        assert!(said(told, text()), "{told}");
    }
    assert!(said("provenance", Value::Texts(["reported", "县社", "2026-11"].map(str::to_owned).to_vec())));
    assert!(!said("quantity", Value::Number(1)) && !said("priority", Value::Number(9)));
    // What no row names is not read either.
    let mut more = scenario.clone();
    for id in [RowId::County(Adcode(340_824)), RowId::Product(ProductId("p-1".to_owned()))] {
        more.put_row(Row::blank(&id)).unwrap();
    }
    assert_eq!(canonical_form(&more), form);
    for (place, _) in scenario.needs.iter().enumerate().step_by(97) {
        let mut fewer = scenario.clone();
        fewer.needs.remove(place);
        assert_ne!(canonical_form(&fewer), form);
    }
}

/// Links and autosaves name a base by these: a base that is changed is another one, and the old one must be shipped beside it.
#[test]
fn the_bases_are_the_ones_that_documents_name() {
    let files = files();
    let (empty_id, _) = reference::empty(&files, &reference());
    assert_eq!(content_hash(&files).to_string(), "736FD96F12C1B75B");
    assert_eq!(empty_id.to_string(), "C8454FE02932FF5C");
}

#[test]
fn the_empty_base_is_sound_and_planned_from_the_first_need_and_offer_on() {
    let (_, mut scenario) = reference::empty(&files(), &reference());
    assert_eq!(domain::validate(&scenario), []);
    let value = |scenario: &Scenario| match solve(scenario, &StrategyOptions::default()).outcome {
        Outcome::Plan(plan) => (plan.value, plan.bound),
        other => panic!("{other:?}"),
    };
    assert_eq!(value(&scenario), (0, 0), "nobody and nothing");
    let party = |code, side| Row::Party(Cooperative { division: Adcode(code), side, bounds: None });
    for row in [party(110_000, Side::Supporter), party(340_000, Side::Supported)] {
        scenario.put_row(row).unwrap();
        value(&scenario);
    }
    let kind = scenario.kinds[3].id.clone();
    let subject = Some(scenario.vocabulary.subjects[0].id.clone());
    let Row::County(county) = Row::blank(&RowId::County(Adcode(340_824))) else { panic!() };
    scenario.put_row(Row::County(county)).unwrap();
    let Row::Offer(offer) = Row::blank(&RowId::Offer(OfferId("o-1".to_owned()))) else { panic!() };
    let terms = OfferTerms { subject: subject.clone(), online: true, ..OfferTerms::default() };
    let offer = Offer { cooperative: Adcode(110_000), kind: kind.clone(), quantity: 50, terms, ..offer };
    scenario.put_row(Row::Offer(offer)).unwrap();
    let Row::Need(need) = Row::blank(&RowId::Need(NeedId("n-1".to_owned()))) else { panic!() };
    let terms = NeedTerms { subject, ..NeedTerms::default() };
    scenario.put_row(Row::Need(Need { county: Adcode(340_824), kind, quantity: 80, terms, ..need })).unwrap();
    for strategy in [Strategy::BestValue, Strategy::Fairest, Strategy::Stable, Strategy::LeastChange] {
        scenario.strategy = strategy;
        assert!(value(&scenario).0 > 0, "{strategy:?}");
    }
}

#[test]
fn the_reference_scenario_has_a_checked_plan_whose_numbers_add_up() {
    let scenario = reference();
    let Outcome::Plan(plan) = planning::solve(&scenario) else { panic!("{:?}", planning::solve(&scenario)) };
    let decimals = |value| plan.scale.points(value, 3);
    println!(
        "value {} bound {} gap {} scale {} pairs {} steps {} unmet {} blocking {}",
        decimals(plan.value),
        decimals(plan.bound),
        decimals(plan.gap()),
        plan.scale.0,
        plan.chosen().count(),
        plan.steps,
        plan.unmet.len(),
        plan.measures.blocking.len()
    );
    assert!(plan.value > 0 && plan.value <= plan.bound);
    assert_eq!(plan.pairs.iter().map(domain::PairResult::contribution).sum::<i64>(), plan.value);
    assert_eq!(
        plan.deliveries.iter().map(|delivery| delivery.value).sum::<i64>(),
        plan.pairs.iter().flat_map(|p| &p.delivered).sum::<i64>()
    );
    for need in plan.unmet.iter().filter(|unmet| matches!(unmet.cause, domain::Cause::NoCompatibleOffer { .. })) {
        let domain::Cause::NoCompatibleOffer { nearest } = &need.cause else { continue };
        assert!(nearest.iter().all(|miss| miss.rule != HardRule::FreshOnArrival || miss.by.is_some()));
    }
    assert_eq!(planning::solve(&scenario), Outcome::Plan(plan), "the same scenario gives the same plan");
}

#[test]
fn what_goes_together_is_counted_from_both_sides_before_any_search() {
    let scenario = reference();
    let cooperation = Cooperation::new(&scenario).unwrap();
    let found = prospects(&cooperation);
    let rows = |list: &[Prospect]| list.iter().map(|prospect| prospect.rows as usize).sum::<usize>();
    let edges = cooperation.graph.edge_count();
    assert_eq!((rows(&found.offers), rows(&found.needs)), (edges, edges));
    for prospect in found.offers.iter().chain(&found.needs) {
        assert!(prospect.parties <= prospect.rows && (prospect.rows == 0) == (prospect.fit == 0), "{prospect:?}");
        assert!(prospect.rows == 0 || prospect.nearest.is_empty());
    }
}

#[test]
fn a_need_that_nobody_can_serve_is_told_what_is_nearest_and_by_how_little() {
    let mut scenario = reference();
    let fresh = |scenario: &Scenario| {
        let found = prospects(&Cooperation::new(scenario).unwrap());
        let place = scenario.needs.iter().position(|need| need.terms.product.is_some()).unwrap();
        found.needs[place].clone()
    };
    assert!(fresh(&scenario).rows > 0);
    // It keeps for no day at all, on every way.
    let product = scenario.needs.iter().find_map(|need| need.terms.product.clone()).unwrap();
    scenario.set_cell(&RowId::Product(product), "shelf_days", &Value::Number(0)).unwrap();
    let after = fresh(&scenario);
    assert_eq!((after.rows, after.parties), (0, 0));
    assert!(!after.nearest.is_empty() && after.nearest.is_sorted_by_key(|miss| miss.by), "{after:?}");
    assert!(after.nearest.iter().all(|miss| miss.rule == HardRule::FreshOnArrival && miss.by.is_some_and(|by| by > 0)));
}

/// Whatever cell is offered to open a row does open it.
#[test]
fn every_opening_that_is_told_opens_its_row() {
    let mut scenario = reference();
    // Rules that fail one by one: prices out of reach, no cold chain, ways that nobody offers.
    let ids: Vec<NeedId> = scenario.needs.iter().map(|need| need.id.clone()).collect();
    for (place, id) in ids.into_iter().enumerate() {
        let row = RowId::Need(id);
        let (attribute, value) = match place % 4 {
            0 => ("floor", Value::Number(50_000)),
            1 => ("cold_chain", Value::Nothing),
            2 => ("mode_required", Value::Text("on_site".to_owned())),
            _ => ("months", Value::Numbers(vec![2])),
        };
        scenario.set_cell(&row, attribute, &value).unwrap();
    }
    let found = prospects(&Cooperation::new(&scenario).unwrap());
    let openings: Vec<(usize, &Opening)> =
        found.needs.iter().enumerate().filter_map(|(place, prospect)| Some((place, prospect.opening.as_ref()?))).collect();
    assert!(openings.len() > 50, "{}", openings.len());
    for (place, opening) in openings.into_iter().step_by(11) {
        let mut opened = scenario.clone();
        opened.set_cell(&opening.row, &opening.attribute, &opening.value).unwrap();
        let rows = prospects(&Cooperation::new(&opened).unwrap()).needs[place].rows;
        assert!(rows > 0, "{opening:?}");
    }
}

/// Both ends of what a number of the rules may be.
fn ends(form: Form) -> Vec<Value> {
    match form {
        Form::Measured { least, most, .. } => [least, most].map(Value::Number).to_vec(),
        Form::Span { most } => [[0, 0], [0, most], [most, most]].map(|ends| Value::Numbers(ends.to_vec())).to_vec(),
        other => panic!("{other:?}"),
    }
}

/// Whatever the table of rules lets through, the engine plans with; and what it reads is in the name of the scenario.
#[test]
fn every_number_of_the_rules_may_be_at_either_end_of_its_limits() {
    let reference = Scenario { step_limit: 5, ..reference() };
    let set = |scenario: &mut Scenario, rule: &Rule, value: &Value| {
        scenario.set_cell(&RowId::Rule(rule.id()), RULE_VALUE, value).unwrap();
    };
    for rule in RULES {
        for value in ends(rule.form) {
            let mut scenario = reference.clone();
            set(&mut scenario, rule, &value);
            let is_other = value != rule.of(&reference.rules);
            assert_eq!(canonical_form(&scenario) != canonical_form(&reference), is_other, "{}: {value:?}", rule.id);
            assert_eq!(ScenarioKey::of(&scenario) != ScenarioKey::of(&reference), is_other);
            assert_eq!(domain::validate(&scenario), []);
            Cooperation::new(&scenario).unwrap();
        }
    }
    // All at once, and with all sorts of bounds.
    for (end, bounds) in [(0, None), (1, None), (0, Some(1)), (1, Some(2))] {
        let mut scenario = Scenario { strategy: Strategy::LeastChange, ..reference.clone() };
        for rule in RULES {
            match (rule.form, bounds) {
                (Form::Span { .. }, None) => {}
                (form, Some(which)) if matches!(form, Form::Span { .. }) => set(&mut scenario, rule, &ends(form)[which]),
                (form, _) => set(&mut scenario, rule, &ends(form)[end]),
            }
        }
        let outcome = solve(&scenario, &StrategyOptions::default()).outcome;
        assert!(matches!(outcome, Outcome::Plan(_)), "{:?}: {outcome:?}", scenario.rules);
    }
}
