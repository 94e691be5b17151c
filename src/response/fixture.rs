//! A small world for tests: two provinces with a county each, three buyers, three products; made once, changed by each test.

#![allow(dead_code, reason = "each program of tests uses a part of it")]

use domain::{
    Adcode, Ceiling, Channel, Contact, Cooperative, County, Criterion, CriterionWeight, Delivery, Filling, Fingerprint,
    FixedAmount, HardRule, Keeping, Kind, KindId, Lot, LotId, Measures, Moment, Month, Need, NeedId, NeedTerms, Offer, OfferId,
    OfferTerms, Pair, PairResult, PartnerBounds, Plan, PlanState, Pool, Product, ProductId, Provenance, Route, Rules, Scenario,
    SchemeId, Side, Strategy, TermId, Text, Unit, ValueScale, Vocabulary,
    rules::{ErrorRates, ShippingRules},
};

/// Buyers: 58, 96 and 36 hours on the road from either province.
pub const EASTS: [Adcode; 3] = [Adcode(330_000), Adcode(370_000), Adcode(440_000)];
/// Provinces.
pub const WESTS: [Adcode; 2] = [Adcode(520_000), Adcode(620_000)];
/// A county of each.
pub const COUNTIES: [Adcode; 2] = [Adcode(520_327), Adcode(620_825)];
/// Fen a kilogram on every road: 42 fen × 1,500 km ÷ 1,000.
pub const FREIGHT: i64 = 63;

/// A moment of the calendar.
pub fn at(date: &str, hour: u32) -> Moment {
    Moment::on(date, hour).expect("tests name days of the calendar")
}

/// The world without offers and needs, at a date.
pub fn scenario(date: &str) -> Scenario {
    let party = |side| move |division| Cooperative { division, side, bounds: None };
    let bounds = PartnerBounds { least: 1, most: 2 };
    let county = |(adcode, province)| County {
        adcode,
        name: Text::default(),
        short: Text::default(),
        aliases: Vec::new(),
        province,
        prefecture: String::new(),
        deep_poverty: false,
        extra_km: 0,
        extra_truck_tenths: 0,
    };
    let product = |id: &str, category: &str, cold_chain| Product {
        id: ProductId(id.to_owned()),
        name: Text::default(),
        category: TermId(category.to_owned()),
        province: WESTS[0],
        prefecture: None,
        county: None,
        harvest: vec![Month(7), Month(8)],
        shelf_days: 12,
        cold_chain,
        price_fen: 1_000,
    };
    let roads = EASTS.into_iter().zip([24, 40, 15]);
    let routes = roads.flat_map(|(east, truck_tenths)| WESTS.map(|west| Route { east, west, road_km: 1_500, truck_tenths }));
    let hard_rules = vec![HardRule::ProductTaken, HardRule::SameMonth, HardRule::FreshOnArrival, HardRule::ColdChain];
    let kind = |id: &str, unit, filling, hard_rules| Kind {
        id: KindId(id.to_owned()),
        name: Text::default(),
        short: Text::default(),
        unit,
        filling,
        hard_rules,
        criteria: vec![CriterionWeight { criterion: Criterion::Freight, weight: 1 }],
    };
    Scenario {
        name: Text::default(),
        date: date.to_owned(),
        divisions: Vec::new().into(),
        counties: COUNTIES.into_iter().zip(WESTS).map(county).collect(),
        products: vec![
            product("pear", "fresh_fruit", false),
            product("plum", "fresh_fruit", true),
            product("potato", "vegetable_tuber", false),
        ]
        .into(),
        routes: routes.collect(),
        vocabulary: Vocabulary::default(),
        kinds: vec![
            kind("project", Unit::WanYuan, Filling::Whole, vec![HardRule::SectorFunded]),
            kind("shipment", Unit::Tonnes, Filling::Divisible, hard_rules),
        ],
        rules: Rules {
            version: 1,
            kind_weights: Vec::new(),
            cooperative_bounds: bounds,
            province_bounds: bounds,
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
        cooperatives: EASTS.into_iter().map(party(Side::Supporter)).chain(WESTS.map(party(Side::Supported))).collect(),
        enterprises: Vec::new(),
        offers: Vec::new().into(),
        needs: Vec::new().into(),
        schemes: Vec::new().into(),
        scheme: SchemeId::default(),
        pins: Vec::new(),
        forbids: Vec::new(),
        fixed: Vec::new(),
        strategy: Strategy::BestValue,
        step_limit: 1,
        held: None,
        agreed: None,
        events: Vec::new(),
        lots: Vec::new(),
        as_of: None,
    }
}

/// A plan that pairs these and arranges nothing.
pub fn plan(chosen: &[Pair]) -> Plan {
    let result = |pair: &Pair| PairResult {
        pair: *pair,
        chosen: true,
        alone: Vec::new(),
        delivered: Vec::new(),
        amounts: Vec::new(),
        penalty: 0,
        bar: None,
    };
    Plan {
        strategy: Strategy::BestValue,
        state: PlanState::Bounded,
        scale: ValueScale(1),
        value: 0,
        bound: 0,
        pairs: chosen.iter().map(result).collect(),
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
        fingerprint: Fingerprint(0),
        former_fingerprint: Fingerprint(0),
    }
}

/// 100 tonnes of plums of the first county, picked on the first of July at six, which keep for ten days.
pub fn lot() -> Lot {
    Lot {
        id: LotId("l".to_owned()),
        county: COUNTIES[0],
        product: ProductId("plum".to_owned()),
        tonnes: 100,
        ready: at("2020-07-01", 6),
        keeps: Keeping::Hours(240),
        cold_chain: true,
        floor_fen: 800,
        reported: Provenance::Illustrative,
        contact: Contact::default(),
        note: String::new(),
        accepted: None,
    }
}

/// A world with what is asked of it.
#[derive(Clone, Debug)]
pub struct World {
    pub scenario: Scenario,
    pub plan: Plan,
    pub lot: Lot,
    pub channels: Vec<Vec<Channel>>,
    pub taken: Vec<i64>,
    pub as_of: Moment,
}

impl World {
    /// The lot, asked about when it is picked; these buyers are paired with its province.
    pub fn new(paired: &[Adcode]) -> Self {
        let pairs: Vec<Pair> = paired.iter().map(|east| Pair { east: *east, west: WESTS[0] }).collect();
        let lot = lot();
        let as_of = lot.ready;
        Self { scenario: scenario("2020-05"), plan: plan(&pairs), lot, channels: Vec::new(), taken: Vec::new(), as_of }
    }

    /// Adds an offer that takes plums in July, pays 1,000 fen, has the cold chain and does not resell. Its index.
    pub fn offer(&mut self, east: Adcode, tonnes: i64) -> u32 {
        let index = self.scenario.offers.len();
        self.scenario.offers.push(Offer {
            id: OfferId(format!("o{index}")),
            cooperative: east,
            kind: KindId("shipment".to_owned()),
            quantity: tonnes,
            provenance: Provenance::Illustrative,
            title: String::new(),
            terms: OfferTerms {
                product: Some(ProductId("plum".to_owned())),
                month: Some(Month(7)),
                cold_chain: true,
                ceiling: Some(Ceiling::Fen(1_000)),
                ..OfferTerms::default()
            },
            contact: Contact::default(),
        });
        self.channels.push(vec![channel("direct")]);
        self.taken.push(0);
        index as u32
    }

    /// The terms of an offer.
    pub fn terms(&mut self, offer: u32) -> &mut OfferTerms {
        &mut self.scenario.offers[offer as usize].terms
    }

    /// Adds a need of a county for plums in July at a floor of 800 fen, and arranges it all with an offer. Its index.
    pub fn arranged(&mut self, county: Adcode, offer: u32, tonnes: i64) -> u32 {
        let index = self.scenario.needs.len();
        self.scenario.needs.push(Need {
            id: NeedId(format!("n{index}")),
            county,
            kind: KindId("shipment".to_owned()),
            quantity: tonnes,
            priority: 1,
            provenance: Provenance::Illustrative,
            title: String::new(),
            terms: NeedTerms {
                product: Some(ProductId("plum".to_owned())),
                month: Some(Month(7)),
                cold_chain: true,
                floor_fen: Some(800),
                ..NeedTerms::default()
            },
            contact: Contact::default(),
        });
        self.deliver(offer, index as u32, tonnes);
        index as u32
    }

    /// Arranges an amount.
    pub fn deliver(&mut self, offer: u32, need: u32, amount: i64) {
        self.plan.deliveries.push(Delivery { offer, need, amount, value: 0, fit: 0, criteria: Vec::new() });
        self.plan.deliveries.sort_by_key(|delivery| (delivery.offer, delivery.need));
    }

    /// Fixes an amount.
    pub fn fix(&mut self, offer: u32, need: u32, amount: i64) {
        let (offer, need) = (&self.scenario.offers[offer as usize], &self.scenario.needs[need as usize]);
        let fixed = FixedAmount { offer: offer.id.clone(), need: need.id.clone(), amount };
        self.scenario.fixed.push(fixed);
        self.scenario.fixed.sort();
    }
}

/// A built-in channel by its id.
pub fn channel(id: &str) -> Channel {
    Channel::all().into_iter().find(|channel| channel.id.0 == id).expect("tests name built-in channels")
}
