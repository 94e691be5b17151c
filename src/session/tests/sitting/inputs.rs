//! The difference of two scenarios as edits.

use domain::{
    Adcode, Contact, Cooperative, County, Criterion, CriterionWeight, Division, Need, NeedId, NeedTerms, Offer, OfferId,
    OfferTerms, Pair, PairRule, PartnerBounds, Pool, ProductId, Provenance, RelatedRow, Relation, Row, RowId, RuleId, Scenario,
    Scheme, SchemeId, Side, Strategy, Term, TermId, Text,
    attribute::{Value, Words},
};
use proptest::{prelude::*, strategy::Strategy as _};
use session::{Edit, apply, inputs};

use super::fixture::{pair, scenario};

/// The small scenario with an offer, a need, criteria and a second set of existing pairs: one of everything that an edit can name.
pub fn full() -> Scenario {
    let mut full = scenario();
    let kind = full.kinds[0].id.clone();
    full.kinds[0].criteria =
        [Criterion::Sector, Criterion::Nearness].map(|criterion| CriterionWeight { criterion, weight: 50 }).to_vec();
    full.offers = vec![Offer {
        id: OfferId("o".to_owned()),
        cooperative: Adcode(110_000),
        kind: kind.clone(),
        quantity: 900,
        provenance: Provenance::Illustrative,
        title: String::new(),
        terms: OfferTerms::default(),
        contact: Contact::default(),
    }]
    .into();
    let term = |id: &str| Term { id: TermId(id.to_owned()), name: Text { zh: id.to_owned(), en: id.to_owned() } };
    full.vocabulary.occupations = ["c", "a", "b"].map(term).to_vec();
    full.vocabulary.categories = ["fruit", "nuts"].map(term).to_vec();
    // As the reference has it: in the order of the terms, and one of them turned round.
    let relation = |one: &str, other: &str| Relation(TermId(one.to_owned()), TermId(other.to_owned()));
    full.vocabulary.related_occupations = vec![relation("c", "a"), relation("b", "c")];
    full.needs = vec![Need {
        id: NeedId("n".to_owned()),
        county: Adcode(530_001),
        kind,
        quantity: 900,
        priority: 1,
        provenance: Provenance::Illustrative,
        title: String::new(),
        terms: NeedTerms::default(),
        contact: Contact::default(),
    }]
    .into();
    let county = |adcode, province| County {
        adcode: Adcode(adcode),
        name: Text::default(),
        short: Text::default(),
        aliases: Vec::new(),
        province: Adcode(province),
        prefecture: String::new(),
        deep_poverty: false,
        extra_km: 0,
        extra_truck_tenths: 0,
    };
    full.counties = vec![county(530_001, 530_000), county(620_001, 620_000)].into();
    let division = |adcode| Division { adcode: Adcode(adcode), name: Text::default(), short: Text::default(), col: 0, row: 0 };
    full.divisions = [110_000, 310_000, 340_000, 530_000, 620_000].map(division).to_vec().into();
    let pairs = [110_000, 310_000].into_iter().flat_map(|east| [530_000, 620_000].map(|west| pair(east, west)));
    full.routes = pairs.filter_map(domain::estimate::route).collect();
    full.schemes = ["2016", "2021"].map(|id| Scheme { id: SchemeId(id.to_owned()), pairs: Vec::new() }).to_vec().into();
    full.scheme = SchemeId("2016".to_owned());
    full
}

pub fn any_edit() -> impl proptest::strategy::Strategy<Value = Edit> {
    let kind = scenario().kinds[0].id.clone();
    let pairs = (prop::sample::select(vec![110_000, 310_000]), prop::sample::select(vec![530_000, 620_000]));
    let rules = prop::sample::select(vec![PairRule::Free, PairRule::Pinned, PairRule::Forbidden]);
    let bounds = prop::option::of((0_u32..2, 1_u32..3)).prop_map(|b| b.map(|(least, most)| PartnerBounds { least, most }));
    let strategies = [Strategy::BestValue, Strategy::Fairest, Strategy::Stable, Strategy::LeastChange];
    prop_oneof![
        (pairs, rules).prop_map(|((east, west), rule)| Edit::PairRule { pair: pair(east, west), rule }),
        (prop::sample::select(vec![110_000_u32, 620_000]), bounds)
            .prop_map(|(party, bounds)| Edit::Bounds { party: Adcode(party), bounds }),
        (0_u32..=10_000).prop_map(|weight| Edit::KindWeights(vec![weight, 10_000 - weight])),
        (1_u32..5, 0_u32..5).prop_map(move |(one, two)| Edit::CriterionWeights { kind: kind.clone(), weights: vec![one, two] }),
        (0_u32..3).prop_map(|numerator| Edit::Pool(Pool { numerator, denominator: 2 })),
        prop::sample::select(vec!["2016", "2021"]).prop_map(|id| Edit::Scheme(SchemeId(id.to_owned()))),
        prop::sample::select(strategies.to_vec()).prop_map(Edit::Strategy),
        (0_u32..100).prop_map(Edit::DropPenalty),
        prop::option::of(0_i64..=500).prop_map(move |amount| Edit::Amount {
            offer: OfferId("o".to_owned()),
            need: NeedId("n".to_owned()),
            amount
        }),
        any_row_edit(),
        any_row_edit(),
    ]
}

/// Rows that are set, added, put in the place of others and taken away: two offers and two needs of two kinds.
pub fn any_row_edit() -> impl proptest::strategy::Strategy<Value = Edit> {
    let offers = prop::sample::select(vec!["o", "p"]).prop_map(|id| OfferId(id.to_owned()));
    let needs = prop::sample::select(vec!["n", "m"]).prop_map(|id| NeedId(id.to_owned()));
    let ids = prop_oneof![offers.prop_map(RowId::Offer), needs.prop_map(RowId::Need)];
    let kinds = prop::sample::select(vec![0, 1]).prop_map(|place: usize| scenario().kinds[place].id.clone());
    let places = prop::sample::select(vec![0, 1]);
    let put = (ids.clone(), kinds, 0_i64..1_000, places.clone()).prop_map(|(id, kind, quantity, place)| {
        Edit::put(match Row::blank(&id) {
            Row::Offer(offer) => Row::Offer(Offer { kind, quantity, cooperative: Adcode([110_000, 310_000][place]), ..offer }),
            Row::Need(need) => Row::Need(Need { kind, quantity, county: Adcode([530_001, 620_001][place]), ..need }),
            other => other,
        })
    });
    let set = |attribute: &str, value| {
        let attribute = attribute.to_owned();
        move |row| Edit::Set { row, attribute: attribute.clone(), value: Value::clone(&value) }
    };
    let months = Value::Numbers(vec![11, 12, 1]);
    let reported = Value::Texts(["reported", "县社", "2026-11"].map(str::to_owned).to_vec());
    prop_oneof![
        put,
        (ids.clone(), 0_i64..1_000).prop_map(|(row, quantity)| Edit::quantity(row, quantity)),
        (1_u32..4).prop_map(|priority| Edit::priority(NeedId("n".to_owned()), priority)),
        ids.clone().prop_map(set("title", Value::Text("苹果".to_owned()))),
        ids.clone().prop_map(set("months", months)),
        ids.clone().prop_map(set("provenance", reported)),
        ids.clone().prop_map(set("cold_chain", Value::Flag(true))),
        places.prop_map(|place: usize| Edit::Set {
            row: RowId::Need(NeedId("n".to_owned())),
            attribute: "county".to_owned(),
            value: Value::Number([530_001, 620_001][place]),
        }),
        ids.clone().prop_map(set("product", Value::Text("x".to_owned()))),
        ids.prop_map(Edit::Remove),
        any_edit_of_the_ground(),
        any_edit_of_the_ground(),
    ]
}

/// What rows stand on: parties, counties, products, roads and existing pairs that come, change and go.
fn any_edit_of_the_ground() -> impl proptest::strategy::Strategy<Value = Edit> {
    let divisions = || prop::sample::select(vec![110_000, 310_000, 340_000, 530_000, 620_000]).prop_map(Adcode);
    let counties = prop::sample::select(vec![530_001, 620_001, 340_824]).prop_map(|code| RowId::County(Adcode(code)));
    let products = prop::sample::select(vec!["x", "y"]).prop_map(|id| RowId::Product(ProductId(id.to_owned())));
    let sides = prop::sample::select(vec![Side::Supporter, Side::Supported]);
    let pairs = (divisions(), divisions()).prop_map(|(east, west)| Pair { east, west });
    let existing = (prop::sample::select(vec!["2016", "2021"]), pairs.clone())
        .prop_map(|(scheme, pair)| RowId::Existing(SchemeId(scheme.to_owned()), pair));
    let bounds = prop::option::of(1_u32..3).prop_map(|most| most.map(|most| PartnerBounds { least: 0, most }));
    let ids = prop_oneof![
        divisions().prop_map(RowId::Party),
        counties.clone(),
        products.clone(),
        pairs.clone().prop_map(RowId::Connection),
        existing,
    ];
    let set = |row, attribute: &str, value| Edit::Set { row, attribute: attribute.to_owned(), value };
    let words = any_edit_of_words();
    let rules = (prop::sample::select(vec!["freight", "truck_load", "error_reported"]), -1_i64..3)
        .prop_map(|(id, to)| (RuleId(id.to_owned()), Value::Number(to)));
    let spans = (prop::sample::select(vec!["cooperative_bounds", "province_bounds"]), 0_i64..3, 0_i64..3)
        .prop_map(|(id, least, most)| (RuleId(id.to_owned()), Value::Numbers(vec![least, most])));
    prop_oneof![
        words.boxed(),
        prop_oneof![rules, spans].prop_map(move |(id, value)| set(RowId::Rule(id), "value", value)),
        (divisions(), sides, bounds).prop_map(|(division, side, bounds)| Edit::put(Row::Party(Cooperative {
            division,
            side,
            bounds
        }))),
        ids.clone().prop_map(|id| Edit::put(Row::blank(&id))),
        ids.clone().prop_map(Edit::Remove),
        // With all that is of it, as the page does it.
        (prop::sample::select(vec![110_000, 620_000]), prop::sample::select(vec!["o", "n"])).prop_map(|(party, _)| {
            let rows = [RowId::Offer(OfferId("o".to_owned())), RowId::Need(NeedId("n".to_owned()))];
            Edit::Together(rows.into_iter().chain([RowId::Party(Adcode(party))]).map(Edit::Remove).collect())
        }),
        (counties, divisions()).prop_map(move |(row, to)| set(row, "province", Value::Number(i64::from(to.0)))),
        products.prop_map(move |row| set(row, "harvest", Value::Numbers(vec![9, 10]))),
        (pairs.prop_map(RowId::Connection), 0_i64..9).prop_map(move |(row, count)| set(
            row,
            "enterprises",
            Value::Number(count)
        )),
        (divisions().prop_map(RowId::Party), prop::sample::select(vec!["supporter", "supported"]))
            .prop_map(move |(row, side)| set(row, "side", Value::Text(side.to_owned()))),
    ]
}

/// Terms that come, are named anew and go, what is related, and rows that name them.
fn any_edit_of_words() -> impl proptest::strategy::Strategy<Value = Edit> {
    let lists = || prop::sample::select(vec![Words::Occupations, Words::Categories]);
    let terms = || prop::sample::select(vec!["a", "b", "c", "w-1", "w-2", "w-10", "nuts", "w-01", "other"]);
    let term = || terms().prop_map(|id| TermId(id.to_owned()));
    let named = (lists(), term()).prop_map(|(words, id)| RowId::Word(words, id));
    let related = (lists(), term(), term()).prop_map(|(words, one, other)| RowId::related(words, one, other));
    let set = |row, attribute: &str, value| Edit::Set { row, attribute: attribute.to_owned(), value };
    let rows = prop::sample::select(vec![RowId::Need(NeedId("n".to_owned())), RowId::Offer(OfferId("o".to_owned()))]);
    let product = || RowId::Product(ProductId("x".to_owned()));
    prop_oneof![
        2 => named.clone().prop_map(|id| Edit::put(Row::blank(&id))),
        1 => (named.clone(), "[甲乙]?").prop_map(move |(row, name)| set(row, "name", Value::Text(name))),
        1 => named.prop_map(Edit::Remove),
        2 => (related.clone(), any::<bool>()).prop_map(|(id, is_turned)| match Row::blank(&id) {
            Row::Related(row) if is_turned => Edit::put(Row::Related(RelatedRow { one: row.other, other: row.one, ..row })),
            Row::Related(row) => Edit::put(Row::Related(row)),
            other => panic!("{other:?}"),
        }),
        1 => related.prop_map(Edit::Remove),
        2 => (rows, terms()).prop_map(move |(row, id)| set(row, "occupation", Value::Text(id.to_owned()))),
        1 => terms().prop_map(move |id| set(product(), "category", Value::Text(id.to_owned()))),
        1 => terms().prop_map(move |id| {
            set(RowId::Offer(OfferId("o".to_owned())), "sectors", Value::Texts(vec![id.to_owned(), "other".to_owned()]))
        }),
    ]
}

/// The scenario after those of the edits that are not refused.
fn after(edits: &[Edit]) -> Scenario {
    let mut scenario = full();
    for edit in edits {
        let _ = apply(&mut scenario, edit);
    }
    scenario
}

proptest! {
    #[test]
    fn the_differences_of_two_scenarios_lead_from_either_to_the_other(
        one in prop::collection::vec(any_edit(), 0..12), other in prop::collection::vec(any_edit(), 0..12),
    ) {
        let (one, other) = (after(&one), after(&other));
        let changes = inputs::differences(&one, &other);
        let (mut there, mut back) = (one.clone(), other.clone());
        for change in &changes {
            prop_assert_eq!(apply(&mut there, &change.after), Ok(()));
            prop_assert_eq!(apply(&mut back, &change.before), Ok(()));
        }
        prop_assert_eq!(&there, &other);
        prop_assert_eq!(&back, &one);
        // Each is a difference that can be made by itself: none is there twice, and none of what is the same.
        for change in &changes {
            let mut alone = one.clone();
            prop_assert_eq!(apply(&mut alone, &change.after), Ok(()));
            prop_assert!(inputs::differences(&alone, &other).len() < changes.len());
        }
    }
}

/// A party goes and leaves another with fewer possible partners than it is to have: both orders, here in the one and there in the other.
#[test]
fn bounds_that_a_removal_left_without_partners_are_a_difference_like_others() {
    let bounds = |least| Edit::Bounds { party: Adcode(620_000), bounds: Some(PartnerBounds { least, most: 2 }) };
    let without: Vec<Edit> = [110_000, 310_000]
        .map(|east| {
            let rows = [RowId::Offer(OfferId("o".to_owned())), RowId::Party(Adcode(east))];
            Edit::Together(rows.into_iter().skip(usize::from(east != 110_000)).map(Edit::Remove).collect())
        })
        .to_vec();
    let all = |first: Option<Edit>, goes: usize| after(&first.into_iter().chain(without[..goes].to_vec()).collect::<Vec<_>>());
    let scenarios: Vec<Scenario> = [None, Some(bounds(1)), Some(bounds(2))]
        .into_iter()
        .flat_map(|first| (0..3).map(move |goes| (first.clone(), goes)))
        .map(|(first, goes)| all(first, goes))
        .collect();
    for one in &scenarios {
        for other in &scenarios {
            let mut there = one.clone();
            for change in inputs::differences(one, other) {
                assert_eq!(apply(&mut there, &change.after), Ok(()), "{change:#?}");
                assert_eq!(apply(&mut one.clone(), &change.after), Ok(()), "by itself: {change:#?}");
            }
            assert_eq!(&there, other);
            for base in &scenarios {
                super::merging::check(base, one, other).unwrap();
            }
        }
    }
}

#[test]
fn a_pinned_pair_is_freed_before_it_is_forbidden() {
    let mut scenario = scenario();
    for rule in [PairRule::Pinned, PairRule::Forbidden] {
        let edit = inputs::ruled(&scenario, pair(110_000, 530_000), rule);
        apply(&mut scenario, &edit).unwrap();
    }
    assert_eq!((scenario.pins.len(), &scenario.forbids[..]), (0, &[pair(110_000, 530_000)][..]));
}

#[test]
fn adopting_a_move_pins_the_one_pair_and_forbids_the_other_in_one_step() {
    let mut scenario = scenario();
    let edit = inputs::adopting(&scenario, &[pair(110_000, 620_000)], &[pair(110_000, 530_000)]);
    apply(&mut scenario, &edit).unwrap();
    assert_eq!((&scenario.pins[..], &scenario.forbids[..]), (&[pair(110_000, 620_000)][..], &[pair(110_000, 530_000)][..]));
    let single = inputs::adopting(&scenario, &[], &[pair(310_000, 530_000)]);
    assert!(matches!(single, Edit::PairRule { rule: PairRule::Forbidden, .. }), "{single:?}");
    // Back again: what is pinned and what is forbidden change places.
    let back = inputs::adopting(&scenario, &[pair(110_000, 530_000)], &[pair(110_000, 620_000)]);
    apply(&mut scenario, &back).unwrap();
    assert_eq!((&scenario.pins[..], &scenario.forbids[..]), (&[pair(110_000, 530_000)][..], &[pair(110_000, 620_000)][..]));
}
