//! Scenarios as JSON files: what is written comes back, and whatever is wrong with a file is told with its place.

use std::{collections::BTreeMap, fs, path::Path, sync::LazyLock};

use domain::{
    AmountRule, Defect, DefectKind, Event, EventError, EventField, EventId, FixedAmount, Held, HeldFrom, Pair, PairRule,
    PartnerBounds, Pool, RULES, Row, RowId, RuleId, Scenario, SchemeId, Side, Subject, TermId,
    attribute::{Value as Cell, Words},
    event::{Absence, Announced, Break, Slot},
    explanation::{Agreed, AgreedAmount},
};
use exchange::{
    reference,
    scenario_json::{self, FORMAT, JsonError, JsonProblem, MAX_BYTES},
};
use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};
use session::{Bases, Edit, EditError, apply};

static BASE: LazyLock<Scenario> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
    let file = |name: &&str| {
        ((*name).to_owned(), fs::read(folder.join(format!("{name}.json"))).expect("the reference data are there"))
    };
    reference::scenario(&reference::FILES.iter().map(file).collect::<BTreeMap<_, _>>()).expect("the reference data are sound")
});

static BASES: LazyLock<Bases> = LazyLock::new(|| Bases::new(domain::Fingerprint(1), BASE.clone()));

fn pairs(scenario: &Scenario) -> Vec<Pair> {
    let west: Vec<_> = scenario.parties(Side::Supported).map(|party| party.division).collect();
    let east = scenario.parties(Side::Supporter);
    east.flat_map(|east| west.iter().map(|west| Pair { east: east.division, west: *west })).collect()
}

/// A few rows of the base, with all that a planner can say of a scenario.
fn small() -> Scenario {
    let mut small = BASE.clone();
    let mut kinds: Vec<_> = small.kinds.iter().map(|kind| (kind.id.clone(), 0)).collect();
    let mut is_first = |kind: &domain::KindId| {
        let found = kinds.iter_mut().find(|(id, _)| id == kind).expect("it is of a kind");
        found.1 += 1;
        found.1 <= 2
    };
    small.needs.retain(|need| is_first(&need.kind));
    let mut left: Vec<_> = small.kinds.iter().map(|kind| kind.id.clone()).collect();
    small.offers.retain(|offer| {
        let place = left.iter().position(|kind| *kind == offer.kind);
        place.map(|place| left.remove(place)).is_some()
    });
    let owners: Vec<_> = small.offers.iter().map(|offer| offer.cooperative).collect();
    let counties: Vec<_> = small.needs.iter().map(|need| need.county).collect();
    small.counties.retain(|county| counties.contains(&county.adcode));
    let provinces: Vec<_> = small.counties.iter().map(|county| county.province).collect();
    let mut others = [0, 0];
    small.cooperatives.retain(|party| {
        let of_side = &mut others[usize::from(party.side == Side::Supporter)];
        *of_side += 1;
        *of_side <= 3 || owners.contains(&party.division) || provinces.contains(&party.division)
    });
    let parties: Vec<_> = small.cooperatives.iter().map(|party| party.division).collect();
    small.routes.retain(|route| parties.contains(&route.east) && parties.contains(&route.west));
    let of_offers = small.offers.iter().filter_map(|offer| offer.terms.product.clone());
    let products: Vec<_> = of_offers.chain(small.needs.iter().filter_map(|need| need.terms.product.clone())).collect();
    small.products.retain(|product| products.contains(&product.id));
    small.schemes.iter_mut().for_each(|scheme| scheme.pairs.truncate(2));
    let pairs = pairs(&small);
    let (offer, need) = (small.offers[0].clone(), small.needs.iter().find(|need| need.kind == small.offers[0].kind).cloned());
    let need = need.expect("there are needs of each kind");
    let amounts = vec![AgreedAmount { offer: offer.id.clone(), need: need.id.clone(), amount: 5 }];
    let value = Cell::Texts(["reported", "县社", "2026-11"].map(str::to_owned).to_vec());
    let edits = [
        Edit::PairRule { pair: pairs[3], rule: PairRule::Pinned },
        Edit::PairRule { pair: pairs[5], rule: PairRule::Forbidden },
        Edit::Bounds { party: pairs[7].west, bounds: Some(PartnerBounds { least: 0, most: 4 }) },
        Edit::Amount { offer: offer.id.clone(), need: need.id.clone(), amount: Some(3) },
        Edit::Set { row: RowId::Need(need.id), attribute: "provenance".to_owned(), value },
        Edit::Pool(Pool { numerator: 1, denominator: 3 }),
        Edit::Strategy(domain::Strategy::LeastChange),
        Edit::Agree(Some(Agreed { date: "2026-11-27".to_owned(), pairs: pairs[..2].to_vec(), amounts: amounts.clone() })),
        Edit::event(event(&pairs)),
        Edit::Hold(Some(Held {
            pairs: pairs[2..5].to_vec(),
            rule: AmountRule::Fair,
            others: amounts,
            from: HeldFrom::WhatIf { pair: pairs[3], rule: PairRule::Pinned },
        })),
    ];
    for edit in edits {
        assert_eq!(apply(&mut small, &edit), Ok(()));
    }
    small
}

/// An event with something of everything.
fn event(pairs: &[Pair]) -> Event {
    let mut event = Event::new(EventId("spring".to_owned()));
    event.add(pairs[..3].iter().copied());
    (event.name, event.place, event.date) = ("春季对接会".to_owned(), "昆明".to_owned(), "2026-03-01".to_owned());
    event.breaks = vec![Break { after: 3, minutes: 15 }];
    event.meetings[1].fixed = Some(Slot { round: 2, table: 1 });
    event.meetings[2].rounds = 2;
    event.absences = vec![Absence { party: pairs[0].east, round: 0 }];
    event.announced = vec![Announced { meeting: 1, slot: Slot { round: 2, table: 1 } }];
    event
}

#[test]
fn an_event_that_cannot_be_is_told_with_its_place() {
    let mut value = written(&small());
    value["scenario"]["events"][0]["tables"] = json!(0);
    let error = EventError::Number { field: EventField::Tables, asked: 0, least: 1, most: 100 };
    assert_eq!(wrong(&value), ("/scenario/events/0".to_owned(), JsonProblem::Event(EditError::Event(error))));
    let mut value = written(&small());
    let again = value["scenario"]["events"][0].clone();
    value["scenario"]["events"].as_array_mut().unwrap().push(again);
    let error = EventError::Twice(EventField::Id);
    assert_eq!(wrong(&value), ("/scenario/events/1".to_owned(), JsonProblem::Event(EditError::Event(error))));
}

fn read(value: &Value) -> Result<Scenario, Vec<JsonError>> {
    scenario_json::read(value.to_string().as_bytes())
}

fn written(scenario: &Scenario) -> Value {
    serde_json::from_str(&scenario_json::write(scenario).expect("memory suffices")).expect("it is JSON")
}

/// The one thing that is wrong, and where.
fn wrong(value: &Value) -> (String, JsonProblem) {
    let errors = read(value).expect_err("something is wrong");
    let [error] = &errors[..] else { panic!("{errors:?}") };
    (error.path.clone(), error.problem.clone())
}

#[test]
fn what_is_written_comes_back() {
    for scenario in [&*BASE, &small()] {
        let text = scenario_json::write(scenario).unwrap();
        assert!(text.len() < MAX_BYTES / 3, "{}", text.len());
        assert_eq!(scenario_json::read(text.as_bytes()).as_ref(), Ok(scenario));
        assert_eq!(scenario_json::read(format!("\u{feff}{text}").as_bytes()).as_ref(), Ok(scenario));
    }
}

fn schema_path() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/schema/scenario-1.schema.json")
}

fn schema_text() -> String {
    format!("{}\n", serde_json::to_string_pretty(&scenario_json::schema()).expect("memory suffices"))
}

#[test]
fn the_published_schema_is_the_one_that_files_are_checked_against() {
    let published = fs::read_to_string(schema_path()).unwrap_or_default();
    assert!(published == schema_text(), "write it with: cargo test -p exchange --test scenario_json -- --ignored");
}

#[test]
#[ignore = "writes the published schema"]
fn write_the_published_schema() {
    fs::write(schema_path(), schema_text()).expect("public/schema is there");
}

/// All places of a value, as JSON Pointers.
fn places(value: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| places(value, &format!("{path}/{name}"), found)),
        Value::Array(items) => items.iter().enumerate().for_each(|(at, value)| places(value, &format!("{path}/{at}"), found)),
        _ => {}
    }
}

/// Whatever the check lets through, the types take: so that each error has its place.
#[test]
fn what_is_of_the_format_is_read_and_what_is_not_has_its_place() {
    let sound = written(&small());
    let mut found = Vec::new();
    places(&sound, "", &mut found);
    // Of each field one that says something, where there is one.
    let mut fields: BTreeMap<String, &String> = BTreeMap::new();
    for path in found.iter().filter(|path| path.starts_with("/scenario/")) {
        let field: String = path.split('/').map(|part| if part.parse::<usize>().is_ok() { "/*" } else { part }).collect();
        let says = |path: &str| sound.pointer(path).is_some_and(|value| !value.is_null() && *value != json!([]));
        let known = fields.entry(field).or_insert(path);
        if !says(known) {
            *known = path;
        }
    }
    let (mut refused, mut taken) = (0, 0);
    for path in fields.into_values() {
        let others = [json!(null), json!("x"), json!(-1), json!(1.5), json!([]), json!({"x": 1})];
        for other in others.into_iter().map(Some).chain([None]) {
            let mut changed = sound.clone();
            if let Some(other) = &other {
                *changed.pointer_mut(path).unwrap() = other.clone();
            } else {
                let (parent, name) = path.rsplit_once('/').unwrap();
                let Some(Value::Object(fields)) = changed.pointer_mut(parent) else { continue };
                fields.remove(name);
            }
            match read(&changed) {
                Ok(_) => taken += 1,
                Err(errors) => {
                    refused += 1;
                    let is_damaged = |error: &JsonError| matches!(error.problem, JsonProblem::Damaged { .. });
                    assert!(!errors.iter().any(is_damaged), "{path} {other:?} {errors:?}");
                }
            }
        }
    }
    assert!(refused > 1_000 && taken > 100, "{refused} {taken}");
}

#[test]
fn every_error_is_told_with_its_place() {
    let sound = written(&small());
    let mut value = sound.clone();
    value["scenario"]["needs"][1]["quantity"] = json!("много");
    value["scenario"]["offers"][0]["village"] = json!(1);
    value["scenario"]["rules"].as_object_mut().unwrap().remove("pool");
    value["scenario"]["strategy"] = json!("best");
    value["scenario"]["routes"][2]["east"] = json!(-3);
    let errors = read(&value).unwrap_err();
    let told: Vec<(&str, &JsonProblem)> = errors.iter().map(|error| (error.path.as_str(), &error.problem)).collect();
    let strategies = JsonProblem::Choice(vec!["best_value", "fairest", "stable", "least_change"]);
    let expected = [
        ("/scenario/routes/2/east", &JsonProblem::Number { found: "-3".to_owned(), least: 0, most: 999_999 }),
        ("/scenario/rules", &JsonProblem::Missing("pool")),
        ("/scenario/offers/0", &JsonProblem::UnknownField("village".to_owned())),
        ("/scenario/needs/1/quantity", &JsonProblem::Expected("integer")),
        ("/scenario/strategy", &strategies),
    ];
    assert_eq!(told, expected);
    // Rows that contradict the rest, in the order of the file.
    let mut value = sound.clone();
    value["scenario"]["needs"][2]["county"] = json!(999_999);
    value["scenario"]["needs"].as_array_mut().unwrap().reverse();
    let last = value["scenario"]["needs"].as_array().unwrap().len() - 3;
    let (path, problem) = wrong(&value);
    assert!(path == format!("/scenario/needs/{last}") && matches!(problem, JsonProblem::Defect(_)), "{path} {problem:?}");
    let mut value = sound.clone();
    let again = value["scenario"]["fixed"][0].clone();
    value["scenario"]["fixed"] = json!([again, again]);
    let fixed = FixedAmount { ..small().fixed[0].clone() };
    assert_eq!(wrong(&value), ("/scenario/fixed".to_owned(), JsonProblem::FixedTwice(fixed)));
    let mut value = sound.clone();
    value["scenario"]["rules"]["shipping"]["truck_load_tonnes"] = json!(0);
    let defect = Defect { subject: Subject::Rules, kind: DefectKind::Rule(RuleId("truck_load".to_owned())) };
    assert_eq!(wrong(&value), ("/scenario/rules".to_owned(), JsonProblem::Defect(defect)));
    let mut value = sound.clone();
    value["scenario"]["vocabulary"]["related_subjects"][0] = json!(["brand", "none"]);
    let kind = DefectKind::UnknownTerm(Words::Subjects, TermId("none".to_owned()));
    let defect = Defect { subject: Subject::Words(Words::Subjects), kind };
    assert_eq!(wrong(&value), ("/scenario/vocabulary/subjects".to_owned(), JsonProblem::Defect(defect)));
    let mut value = sound;
    value["scenario"]["held"]["pairs"] = json!([]);
    let (path, problem) = wrong(&value);
    assert!(path == "/scenario/held" && matches!(problem, JsonProblem::Held(_)), "{path} {problem:?}");
}

#[test]
fn what_is_no_file_of_ours_is_told_as_that() {
    let is_damaged = |text: &str, at: (usize, usize)| {
        let errors = scenario_json::read(text.as_bytes()).unwrap_err();
        let JsonProblem::Damaged { line, column, .. } = errors[0].problem else { panic!("{errors:?}") };
        assert_eq!((line, column), at, "{text}");
    };
    is_damaged("", (1, 0));
    is_damaged("{\n  \"format\": dongxi}", (2, 13));
    is_damaged(&"[".repeat(100_000), (1, 128));
    for other in [json!(null), json!([]), json!({}), json!({"format": "other", "version": 1}), json!({"scenario": {}})] {
        assert_eq!(wrong(&other), (String::new(), JsonProblem::NotAScenario));
    }
    let newer = json!({"format": FORMAT, "version": 2, "scene": []});
    assert_eq!(wrong(&newer), (String::new(), JsonProblem::Newer { found: 2, known: 1 }));
    let large = scenario_json::read(&vec![b' '; MAX_BYTES + 1]).unwrap_err();
    assert_eq!(large[0].problem, JsonProblem::TooLarge { found: MAX_BYTES + 1, most: MAX_BYTES });
    // One thing said twice.
    let text = scenario_json::write(&small()).unwrap().replacen("\"date\":", "\"date\": \"2000\", \"date\":", 1);
    let errors = scenario_json::read(text.as_bytes()).unwrap_err();
    assert!(matches!(&errors[0].problem, JsonProblem::Damaged { what, .. } if what.contains("duplicate")), "{errors:?}");
    // Lists without end, and errors without end.
    let mut many = written(&small());
    many["scenario"]["pins"] = json!(vec![json!({"east": 1, "west": 2}); 10_001]);
    assert_eq!(wrong(&many), ("/scenario/pins".to_owned(), JsonProblem::TooMany { found: 10_001, most: 10_000 }));
    many["scenario"]["pins"] = json!(vec![1; 9_999]);
    let errors = read(&many).unwrap_err();
    assert_eq!((errors.len(), &errors[1_000].problem), (1_001, &JsonProblem::More(8_999)));
}

fn any_edits() -> impl Strategy<Value = Vec<Edit>> {
    let all = pairs(&BASE);
    let (offers, needs) = (BASE.offers.len(), BASE.needs.len());
    let rules = prop::sample::select(vec![PairRule::Pinned, PairRule::Forbidden, PairRule::Free]);
    let strategies = [domain::Strategy::BestValue, domain::Strategy::Fairest, domain::Strategy::Stable];
    let edit = prop_oneof![
        (prop::sample::select(all.clone()), rules).prop_map(|(pair, rule)| Edit::PairRule { pair, rule }),
        (prop::sample::select(all.clone()), 0_u32..5)
            .prop_map(|(pair, most)| Edit::Bounds { party: pair.east, bounds: Some(PartnerBounds { least: 0, most }) }),
        (0..offers, 0..needs, prop::option::of(0_i64..900)).prop_map(|(offer, need, amount)| Edit::Amount {
            offer: BASE.offers[offer].id.clone(),
            need: BASE.needs[need].id.clone(),
            amount
        }),
        (0..needs, any::<i64>()).prop_map(|(need, to)| Edit::quantity(RowId::Need(BASE.needs[need].id.clone()), to)),
        (0..needs).prop_map(|need| Edit::Remove(RowId::Need(BASE.needs[need].id.clone()))),
        (0..offers, "\\PC{0,9}").prop_map(|(offer, title)| Edit::Set {
            row: RowId::Offer(BASE.offers[offer].id.clone()),
            attribute: "title".to_owned(),
            value: Cell::Text(title)
        }),
        any_edit_of_words().boxed(),
        (prop::sample::select(RULES.iter().map(|rule| rule.id).collect::<Vec<_>>()), 0_i64..500).prop_map(|(id, to)| {
            Edit::Set { row: RowId::Rule(RuleId(id.to_owned())), attribute: "value".to_owned(), value: Cell::Number(to) }
        }),
        prop::sample::select(strategies.to_vec()).prop_map(Edit::Strategy),
        Just(Edit::Scheme(SchemeId("2021".to_owned()))),
        prop::sample::subsequence(all, 0..9).prop_map(|pairs| Edit::Hold(Some(Held {
            pairs,
            from: HeldFrom::NextBest,
            ..Held::default()
        }))),
    ];
    prop::collection::vec(edit, 0..20)
}

/// Terms of the planner's own, and what is related.
fn any_edit_of_words() -> impl Strategy<Value = Edit> {
    let terms = || prop::sample::select(vec!["w-1", "w-2", "w-10", "retail", "canteen", "cold_store"]);
    let named = terms().prop_map(|id| RowId::Word(Words::Occupations, TermId(id.to_owned())));
    let related = (terms(), terms())
        .prop_map(|(one, other)| RowId::related(Words::Occupations, TermId(one.to_owned()), TermId(other.to_owned())));
    let ids = prop_oneof![named, related];
    let offers = (0..BASE.offers.len(), terms()).prop_map(|(offer, term)| Edit::Set {
        row: RowId::Offer(BASE.offers[offer].id.clone()),
        attribute: "occupation".to_owned(),
        value: Cell::Text(term.to_owned()),
    });
    prop_oneof![ids.clone().prop_map(|id| Edit::put(Row::blank(&id))), ids.prop_map(Edit::Remove), offers]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.min(2_000).div_ceil(8), ..ProptestConfig::default() })]

    #[test]
    fn any_scenario_comes_back(edits in any_edits()) {
        let mut scenario = BASE.clone();
        for edit in &edits {
            let _ = apply(&mut scenario, edit);
        }
        let text = scenario_json::write(&scenario).unwrap();
        let read = scenario_json::read(text.as_bytes());
        prop_assert_eq!(read.as_ref(), Ok(&scenario));
        // And becomes a slot whose document comes to the same scenario.
        let document = BASES.document_of(&scenario);
        prop_assert_eq!(document.and_then(|document| BASES.scenario(&document)), Some(scenario));
    }

    #[test]
    fn damaged_files_never_panic(place in any::<Index>(), to in any::<u8>(), cut in any::<bool>()) {
        static TEXT: LazyLock<String> = LazyLock::new(|| scenario_json::write(&small()).unwrap());
        let mut bytes = TEXT.as_bytes().to_vec();
        let place = place.index(bytes.len());
        bytes[place] = to;
        if cut {
            bytes.truncate(place + 1);
        }
        let _ = scenario_json::read(&bytes);
    }
}
