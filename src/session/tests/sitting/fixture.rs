//! A small scenario and a sitting that starts from it.

use domain::{
    Adcode, Cooperative, Fingerprint, Kind, KindId, KindWeight, Outcome, Pair, PairRule, PartnerBounds, Plan, PlanState, Pool,
    Rules, Scenario, SchemeId, SearchReport, Shared, Side, Strategy, Text, Vocabulary,
    kind::Filling,
    plan::Measures,
    rules::{ErrorRates, ShippingRules},
    units::{Unit, ValueScale},
};
use session::{Bases, Document, Edit, Msg, Sent, Session, update};

pub const BASE: Fingerprint = Fingerprint(42);

pub fn scenario() -> Scenario {
    let party = |code, side| Cooperative { division: Adcode(code), side, bounds: None };
    let kind = |id: &str| Kind {
        id: KindId(id.to_owned()),
        name: Text::default(),
        short: Text::default(),
        unit: Unit::Tonnes,
        filling: Filling::Divisible,
        hard_rules: Vec::new(),
        criteria: Vec::new(),
    };
    Scenario {
        name: Text::default(),
        date: "2020-05".to_owned(),
        divisions: Shared::default(),
        counties: Shared::default(),
        products: Shared::default(),
        routes: Shared::default(),
        vocabulary: Vocabulary::default(),
        kinds: vec![kind("a"), kind("b")],
        rules: Rules {
            version: 1,
            kind_weights: ["a", "b"].map(|id| KindWeight { kind: KindId(id.to_owned()), weight: 5_000 }).to_vec(),
            cooperative_bounds: PartnerBounds { least: 1, most: 2 },
            province_bounds: PartnerBounds { least: 1, most: 3 },
            pool: Pool::PAIRED_ONLY,
            drop_penalty: 50,
            tolerance_per_mille: 10,
            error_rates: ErrorRates { reported: 50, estimated: 200, illustrative: 400 },
            least_fit: 1_000,
            nearness_zero_tenths: 80,
            freshness_full_tenths: 200,
            shipping: ShippingRules {
                packing_tenths: 10,
                selling_tenths: 50,
                caution_tenths: 30,
                storable_from_days: 45,
                freight_fen_per_tonne_km: 42,
                truck_load_tonnes: 30,
            },
        },
        cooperatives: vec![
            party(110_000, Side::Supporter),
            party(310_000, Side::Supporter),
            party(530_000, Side::Supported),
            party(620_000, Side::Supported),
        ],
        enterprises: Vec::new(),
        offers: Shared::default(),
        needs: Shared::default(),
        schemes: Shared::default(),
        scheme: SchemeId::default(),
        pins: Vec::new(),
        forbids: Vec::new(),
        fixed: Vec::new(),
        strategy: Strategy::BestValue,
        step_limit: 1_000,
        held: None,
        agreed: None,
        events: Vec::new(),
        lots: Vec::new(),
        as_of: None,
    }
}

pub fn pair(east: u32, west: u32) -> Pair {
    Pair { east: Adcode(east), west: Adcode(west) }
}

pub fn says(east: u32, west: u32, rule: PairRule) -> Msg {
    Msg::Edited(Edit::PairRule { pair: pair(east, west), rule })
}

pub fn started() -> Session {
    let mut session = Session::new(Bases::new(BASE, scenario()));
    update(&mut session, Msg::Started);
    session
}

pub fn plan(fingerprint: u64) -> Outcome {
    Outcome::Plan(Box::new(Plan {
        strategy: Strategy::BestValue,
        state: PlanState::Bounded,
        scale: ValueScale(1),
        value: 1,
        bound: 2,
        pairs: Vec::new(),
        deliveries: Vec::new(),
        coverage: Vec::new(),
        unmet: Vec::new(),
        measures: Measures {
            served: Vec::new(),
            needed: Vec::new(),
            offered: Vec::new(),
            worst: None,
            blocking: Vec::new(),
            added: Vec::new(),
            dropped: Vec::new(),
        },
        arcs_checked: 0,
        steps: 0,
        fingerprint: Fingerprint(fingerprint),
        former_fingerprint: Fingerprint(0),
    }))
}

pub fn solved(revision: u64, outcome: Outcome) -> Msg {
    Msg::Solved { revision, report: SearchReport::new(outcome, false) }
}

/// An answer on the way.
pub fn on_the_way(revision: u64, outcome: Outcome) -> Msg {
    Msg::Solved { revision, report: SearchReport::new(outcome, true) }
}

/// What must hold after every message: the scenario in view is the base with the edits in force, and the slot in use exists.
pub fn check(session: &Session) {
    let replay = session.document().replay(session.base());
    assert_eq!(*session.scenario, replay.scenario);
    assert!(session.slots.iter().any(|slot| slot.id == session.current));
    assert!(session.document().cursor <= session.document().edits.len());
}

/// A link was opened that says no more than its document and, where there is one, the fingerprint of its sender's plan.
pub fn opened(document: Document, fingerprint: Option<Fingerprint>) -> Msg {
    let sent = Sent { document, fingerprint, name: String::new() };
    Msg::LinkOpened { sent, pairs: Vec::new(), note: String::new() }
}

/// A document as a link brings it.
pub fn sent() -> Document {
    let mut document = Document::new(BASE);
    document.push(Edit::PairRule { pair: pair(310_000, 620_000), rule: PairRule::Forbidden });
    document
}
