//! Plans that are taken over as they were shown, and plans that are agreed: what keeps them, what lets them go.

use domain::{
    Adcode, AmountRule, Held, HeldFrom, KindId, PairRule, PartnerBounds, Strategy,
    explanation::{Agreed, AgreedAmount},
};
use session::{Edit, EditError, Effect, Msg, Notice, inputs, update};

use super::fixture::{check, pair, plan, says, scenario, solved, started};

fn held() -> Held {
    Held {
        pairs: vec![pair(110_000, 530_000), pair(310_000, 620_000)],
        rule: AmountRule::Value,
        others: vec![AgreedAmount { amount: 3, ..AgreedAmount::default() }],
        from: HeldFrom::NextBest,
    }
}

fn hold() -> Msg {
    Msg::Edited(Edit::Hold(Some(held())))
}

#[test]
fn a_plan_is_taken_over_and_let_go_in_one_step_each() {
    let mut session = started();
    update(&mut session, hold());
    assert_eq!(session.scenario.held, Some(held()));
    update(&mut session, Msg::Edited(Edit::Hold(None)));
    assert_eq!(session.scenario.held, None);
    update(&mut session, Msg::UndoAsked);
    assert_eq!(session.scenario.held, Some(held()));
    update(&mut session, Msg::UndoAsked);
    assert_eq!(session.scenario.held, None);
    check(&session);
}

#[test]
fn weights_leave_its_pairs_and_take_its_own_amounts() {
    let mut session = started();
    update(&mut session, hold());
    update(&mut session, Msg::Edited(Edit::KindWeights(vec![6_000, 4_000])));
    assert_eq!(session.scenario.held, Some(Held { others: Vec::new(), ..held() }));
    check(&session);
}

#[test]
fn what_contradicts_it_lets_it_go_and_what_agrees_with_it_does_not() {
    let keeps = [
        says(110_000, 530_000, PairRule::Pinned),
        says(110_000, 620_000, PairRule::Forbidden),
        Msg::Edited(Edit::Bounds { party: Adcode(110_000), bounds: Some(PartnerBounds { least: 1, most: 1 }) }),
        Msg::Edited(Edit::Agree(Some(Agreed::default()))),
    ];
    let ends = [
        says(110_000, 620_000, PairRule::Pinned),
        says(110_000, 530_000, PairRule::Forbidden),
        Msg::Edited(Edit::Bounds { party: Adcode(110_000), bounds: Some(PartnerBounds { least: 2, most: 2 }) }),
        Msg::Edited(Edit::Strategy(Strategy::Fairest)),
        Msg::Edited(Edit::Pool(domain::Pool { numerator: 1, denominator: 1 })),
    ];
    for (messages, stays) in [(&keeps[..], true), (&ends[..], false)] {
        for msg in messages {
            let mut session = started();
            update(&mut session, hold());
            update(&mut session, msg.clone());
            assert_eq!(session.scenario.held.is_some(), stays, "{msg:?}");
            check(&session);
        }
    }
}

#[test]
fn a_plan_that_breaks_a_pin_or_a_forbid_is_refused_by_the_pair() {
    for (rule, of) in [(PairRule::Pinned, pair(110_000, 620_000)), (PairRule::Forbidden, pair(110_000, 530_000))] {
        let mut session = started();
        update(&mut session, says(of.east.0, of.west.0, rule));
        let effects = update(&mut session, hold());
        assert_eq!(effects, [Effect::Notify(Notice::Refused(EditError::HeldAgainst(of)))]);
        assert_eq!(session.scenario.held, None);
    }
    let mut session = started();
    let foreign = Held { pairs: vec![pair(999_999, 530_000)], ..held() };
    let effects = update(&mut session, Msg::Edited(Edit::Hold(Some(foreign))));
    assert_eq!(effects, [Effect::Notify(Notice::Refused(EditError::UnknownPair(pair(999_999, 530_000))))]);
}

#[test]
fn the_plan_in_view_is_agreed_by_its_ids_without_a_new_search() {
    let mut session = started();
    update(&mut session, solved(1, plan(7)));
    let effects = update(&mut session, Msg::AgreementMarked { date: "2026-11-27".to_owned() });
    assert!(matches!(&effects[..], [Effect::Solve { kept: Some(kept), .. }, Effect::Save] if kept.has_ended), "{effects:?}");
    assert_eq!(session.scenario.agreed.as_ref().map(|agreed| agreed.date.as_str()), Some("2026-11-27"));
    update(&mut session, Msg::UndoAsked);
    assert_eq!(session.scenario.agreed, None);
    check(&session);
}

#[test]
fn a_plan_that_is_not_the_answer_to_the_scenario_cannot_be_agreed() {
    let mut session = started();
    update(&mut session, solved(1, plan(7)));
    update(&mut session, says(110_000, 530_000, PairRule::Pinned));
    assert_eq!(update(&mut session, Msg::AgreementMarked { date: String::new() }), []);
}

#[test]
fn what_is_held_and_agreed_is_among_the_differences() {
    let (before, mut after) = (scenario(), scenario());
    let agreed = Agreed { date: "2026-11-27".to_owned(), pairs: held().pairs, amounts: Vec::new() };
    let edits = [Edit::Agree(Some(agreed)), Edit::Hold(Some(held()))];
    for edit in &edits {
        session::apply(&mut after, edit).unwrap();
    }
    let found: Vec<Edit> = inputs::differences(&before, &after).into_iter().map(|change| change.after).collect();
    assert_eq!(found, edits);
    let mut weights = scenario();
    session::apply(&mut weights, &Edit::CriterionWeights { kind: KindId("a".to_owned()), weights: Vec::new() }).unwrap_err();
}
