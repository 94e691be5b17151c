//! Rows of the planner's own: edited, taken back, brought again; and the plan that stays in view meanwhile.

use domain::{
    Adcode, Defect, DefectKind, Delivery, Need, NeedId, OfferId, Outcome, Pair, Plan, RULES, Row, RowError, RowId, RuleId,
    Side, Subject, TermId,
    attribute::{Value, Words},
    validation::{MAX_QUANTITY, need_defects, offer_defects},
};
use proptest::prelude::*;
use session::{Bases, Edit, EditError, Effect, Msg, Notice, Session, update};

use super::{
    fixture::{BASE, check, plan, solved},
    inputs::{any_row_edit, full},
};

fn started() -> Session {
    let mut session = Session::new(Bases::new(BASE, full()));
    update(&mut session, Msg::Started);
    session
}

fn need(id: &str) -> RowId {
    RowId::Need(NeedId(id.to_owned()))
}

fn set(attribute: &str, value: Value) -> Msg {
    Msg::Edited(Edit::Set { row: need("n"), attribute: attribute.to_owned(), value })
}

fn any_message() -> impl Strategy<Value = Msg> {
    prop_oneof![
        4 => any_row_edit().prop_map(Msg::Edited),
        1 => prop::collection::vec(any_row_edit(), 1..4).prop_map(|edits| Msg::Edited(Edit::Together(edits))),
        2 => Just(Msg::UndoAsked),
        1 => Just(Msg::RedoAsked),
    ]
}

proptest! {
    #[test]
    fn any_sequence_of_row_edits_undo_and_redo_leaves_a_sound_scenario(messages in prop::collection::vec(any_message(), 0..40)) {
        let mut session = started();
        for message in messages {
            update(&mut session, message);
            check(&session);
            let scenario = &session.scenario;
            prop_assert!(scenario.needs.iter().all(|need| need_defects(scenario, need).is_empty()));
            prop_assert!(scenario.offers.iter().all(|offer| offer_defects(scenario, offer).is_empty()));
            prop_assert!(scenario.needs.is_sorted_by_key(|need| (need.county, need.id.clone())));
            prop_assert!(scenario.offers.is_sorted_by_key(|offer| (offer.cooperative, offer.id.clone())));
            prop_assert!(scenario.cooperatives.is_sorted_by_key(|party| party.division));
            prop_assert!(scenario.counties.is_sorted_by_key(|county| county.adcode));
            prop_assert!(scenario.routes.is_sorted_by_key(|route| (route.east, route.west)));
            // No term of the planner's own is named that is not there, and lists are in their order.
            let is_of_words = |defect: &Defect| matches!(defect.kind, DefectKind::UnknownTerm(..) | DefectKind::SameTerm(_)) || matches!(defect.subject, Subject::Words(_));
            prop_assert!(!domain::validate(scenario).iter().any(is_of_words));
            let mut sorted = scenario.vocabulary.clone();
            sorted.sort();
            prop_assert_eq!(&sorted, &scenario.vocabulary);
            prop_assert!(RULES.iter().all(|rule| rule.allows(&rule.of(&scenario.rules))));
            prop_assert!(scenario.pins.iter().chain(&scenario.forbids).all(|pair| scenario.is_pair(*pair)));
            // A pair of parties that are new has a road; those of the fixture never had one.
            let new: Vec<_> = scenario.parties(Side::Supporter).filter(|party| party.division == Adcode(340_000)).collect();
            for (east, west) in new.iter().flat_map(|east| scenario.parties(Side::Supported).map(move |west| (east, west))) {
                let pair = Pair { east: east.division, west: west.division };
                prop_assert!(scenario.route(pair).is_some());
            }
        }
    }
}

#[test]
fn a_row_that_contradicts_the_rest_is_refused_with_what_is_wrong_and_nothing_changes() {
    let mut session = started();
    let before = session.clone();
    for message in [
        set("quantity", Value::Number(-1)),
        set("quantity", Value::Number(MAX_QUANTITY + 1)),
        set("county", Value::Number(999_999)),
        set("product", Value::Text("no such".to_owned())),
        set("month", Value::Number(13)),
        set("priority", Value::Number(0)),
    ] {
        let effects = update(&mut session, message);
        let [Effect::Notify(Notice::Refused(EditError::Row(RowError::Defects(defects))))] = &effects[..] else {
            panic!("{effects:?}")
        };
        assert_eq!(defects.len(), 1, "{defects:?}");
        assert_eq!(session, before);
    }
    for (message, wanted) in [
        (set("quantity", Value::Text("many".to_owned())), RowError::NoValue("quantity".to_owned())),
        (set("colour", Value::Nothing), RowError::NoAttribute("colour".to_owned())),
        (set("kind", Value::Text("b".to_owned())), RowError::NoAttribute("kind".to_owned())),
        (Msg::Edited(Edit::Remove(need("gone"))), RowError::Unknown(need("gone"))),
    ] {
        assert_eq!(update(&mut session, message), [Effect::Notify(Notice::Refused(EditError::Row(wanted)))]);
        assert_eq!(session, before);
    }
}

#[test]
fn a_number_of_the_rules_is_set_within_its_limits_and_never_goes() {
    let rule = |id: &str| RowId::Rule(RuleId(id.to_owned()));
    let set = |id: &str, value| Msg::Edited(Edit::Set { row: rule(id), attribute: "value".to_owned(), value });
    let mut session = started();
    let before = session.clone();
    let out_of_range = |id: &str| {
        let kind = DefectKind::Rule(RuleId(id.to_owned()));
        RowError::Defects(vec![Defect { subject: Subject::Rules, kind }])
    };
    for (message, wanted) in [
        (set("freight", Value::Number(-1)), out_of_range("freight")),
        (set("truck_load", Value::Number(0)), out_of_range("truck_load")),
        (set("tolerance", Value::Number(1_001)), out_of_range("tolerance")),
        (set("packing", Value::Number(i64::MAX)), out_of_range("packing")),
        (set("province_bounds", Value::Numbers(vec![3, 2])), out_of_range("province_bounds")),
        (set("province_bounds", Value::Number(2)), out_of_range("province_bounds")),
        (set("freight", Value::Text("much".to_owned())), RowError::NoValue("value".to_owned())),
        (set("freight", Value::Nothing), RowError::NoValue("value".to_owned())),
        (set("later", Value::Number(1)), RowError::Unknown(rule("later"))),
        (Msg::Edited(Edit::Remove(rule("freight"))), RowError::Stays(rule("freight"))),
    ] {
        assert_eq!(update(&mut session, message), [Effect::Notify(Notice::Refused(EditError::Row(wanted)))]);
        assert_eq!(session, before);
    }
    update(&mut session, set("freight", Value::Number(60)));
    update(&mut session, set("cooperative_bounds", Value::Numbers(vec![0, 4])));
    let rules = &session.scenario.rules;
    assert_eq!((rules.shipping.freight_fen_per_tonne_km, rules.cooperative_bounds.most), (60, 4));
    update(&mut session, Msg::UndoAsked);
    update(&mut session, Msg::UndoAsked);
    assert_eq!(session.scenario, before.scenario);
    update(&mut session, Msg::RedoAsked);
    assert_eq!(session.scenario.rules.shipping.freight_fen_per_tonne_km, 60);
}

#[test]
fn a_term_of_ones_own_comes_is_named_and_goes_once_nothing_names_it() {
    let word = |id: &str| RowId::Word(Words::Occupations, TermId(id.to_owned()));
    let related = |one: &str, other: &str| RowId::related(Words::Occupations, TermId(one.to_owned()), TermId(other.to_owned()));
    let put = |id: &RowId| Msg::Edited(Edit::put(Row::blank(id)));
    let remove = |id: &RowId| Msg::Edited(Edit::Remove(id.clone()));
    let unknown = |words, id: &str| {
        RowError::Defects(vec![Defect {
            subject: Subject::Words(words),
            kind: DefectKind::UnknownTerm(words, TermId(id.to_owned())),
        }])
    };
    let mut session = started();
    let begun = session.scenario.clone();
    for (message, wanted) in [
        (put(&word("other")), unknown(Words::Occupations, "other")),
        (put(&word("w-01")), unknown(Words::Occupations, "w-01")),
        (put(&related("a", "w-1")), unknown(Words::Occupations, "w-1")),
        (
            put(&related("a", "a")),
            RowError::Defects(vec![Defect {
                subject: Subject::Words(Words::Occupations),
                kind: DefectKind::SameTerm(TermId("a".to_owned())),
            }]),
        ),
        (
            put(&RowId::related(Words::Categories, TermId("fruit".to_owned()), TermId("nuts".to_owned()))),
            RowError::Defects(vec![Defect {
                subject: Subject::Words(Words::Categories),
                kind: DefectKind::NoRelations(Words::Categories),
            }]),
        ),
        (remove(&word("a")), RowError::Stays(word("a"))),
        (remove(&word("w-1")), RowError::Unknown(word("w-1"))),
        (
            set("occupation", Value::Text("w-1".to_owned())),
            RowError::Defects(vec![Defect {
                subject: Subject::Need(NeedId("n".to_owned())),
                kind: DefectKind::UnknownTerm(Words::Occupations, TermId("w-1".to_owned())),
            }]),
        ),
    ] {
        assert_eq!(update(&mut session, message), [Effect::Notify(Notice::Refused(EditError::Row(wanted)))]);
        assert_eq!(session.scenario, begun);
    }
    for message in
        [put(&word("w-2")), put(&word("w-1")), put(&related("w-1", "a")), set("occupation", Value::Text("w-1".to_owned()))]
    {
        update(&mut session, message);
    }
    let ids =
        |session: &Session| session.scenario.vocabulary.occupations.iter().map(|term| term.id.0.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&session), ["c", "a", "b", "w-1", "w-2"], "its own behind those of the base, by number");
    let in_use = session.scenario.rows_of(&word("w-1"));
    assert_eq!(in_use, [need("n"), related("a", "w-1")]);
    let effects = update(&mut session, remove(&word("w-1")));
    assert_eq!(effects, [Effect::Notify(Notice::Refused(EditError::Row(RowError::HasRows(word("w-1"), 2))))]);
    for message in [set("occupation", Value::Nothing), remove(&related("a", "w-1")), remove(&word("w-1")), remove(&word("w-2"))]
    {
        update(&mut session, message);
    }
    assert_eq!(session.scenario, begun);
}

#[test]
fn amounts_that_were_fixed_for_a_row_go_with_it_and_come_back_with_undo() {
    let mut session = started();
    let (offer, of) = (OfferId("o".to_owned()), NeedId("n".to_owned()));
    update(&mut session, Msg::Edited(Edit::Amount { offer, need: of, amount: Some(7) }));
    update(&mut session, Msg::Edited(Edit::Remove(need("n"))));
    assert_eq!((session.scenario.fixed.len(), session.scenario.needs.len()), (0, 0));
    update(&mut session, Msg::UndoAsked);
    assert_eq!((session.scenario.fixed.len(), session.scenario.needs.len()), (1, 1));
    check(&session);
}

/// A plan that serves the first need from the first offer.
fn serving() -> Outcome {
    let Outcome::Plan(found) = plan(5) else { panic!() };
    let delivery = Delivery { offer: 0, need: 0, amount: 3, value: 1, fit: 1, criteria: Vec::new() };
    Outcome::Plan(Box::new(Plan { deliveries: vec![delivery], ..*found }))
}

#[test]
fn the_plan_that_stays_in_view_names_its_rows_where_they_stand_now() {
    let mut session = started();
    let revision = session.revision;
    update(&mut session, solved(revision, serving()));
    // A need that comes before it.
    let first = Need { id: NeedId("a".to_owned()), ..session.scenario.needs[0].clone() };
    update(&mut session, Msg::Edited(Edit::put(Row::Need(first))));
    let (shown, is_fresh) = session.plan().unwrap();
    let served = |plan: &Plan| {
        plan.deliveries.iter().map(|delivery| session.scenario.needs[delivery.need as usize].id.0.clone()).collect::<Vec<_>>()
    };
    assert_eq!((served(shown), is_fresh), (vec!["n".to_owned()], false));
    update(&mut session, Msg::Edited(Edit::Remove(need("n"))));
    assert_eq!(session.plan().unwrap().0.deliveries, [], "what it said of a row that is gone is left out");
}

#[test]
fn a_name_or_a_remark_changes_no_plan_and_nothing_is_searched_for_anew() {
    let mut session = started();
    let revision = session.revision;
    update(&mut session, solved(revision, serving()));
    for (attribute, is_handed_on) in [("remark", true), ("title", true), ("quantity", false)] {
        let value = if attribute == "quantity" { Value::Number(12) } else { Value::Text("试".to_owned()) };
        let effects = update(&mut session, set(attribute, value));
        let [Effect::Solve { kept, .. }, Effect::Save] = &effects[..] else { panic!("{effects:?}") };
        assert_eq!(kept.is_some(), is_handed_on, "{attribute}");
        let revision = session.revision;
        update(&mut session, solved(revision, serving()));
    }
}
