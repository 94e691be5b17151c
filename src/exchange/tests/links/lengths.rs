//! How long links are, for what planners send: short enough for every messenger.

use std::{collections::BTreeMap, fs, path::Path};

use domain::{
    Fingerprint, Need, NeedId, NeedTerms, OfferId, Pair, PairRule, PartnerBounds, Pool, Row, RowId, Scenario, SchemeId,
    Strategy,
};
use exchange::{link, reference};
use session::{Document, Edit, Sent};

/// Most characters of the fragment of a usual scenario.
const MOST: usize = 300;

pub fn base() -> (Fingerprint, Scenario) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
    let file = |name: &&str| {
        ((*name).to_owned(), fs::read(folder.join(format!("{name}.json"))).expect("the reference data are there"))
    };
    let files: BTreeMap<String, Vec<u8>> = reference::FILES.iter().map(file).collect();
    (reference::content_hash(&files), reference::scenario(&files).expect("the reference data are sound"))
}

/// The characters of a link of these edits, after which the scenario has them all.
fn length((id, base): &(Fingerprint, Scenario), edits: &[Edit]) -> usize {
    let mut document = Document::new(*id);
    edits.iter().cloned().for_each(|edit| document.push(edit));
    assert_eq!(document.replay(base).refused, []);
    let sent = Sent { document, fingerprint: Some(Fingerprint(0x9E37_79B9_7F4A_7C15)), name: "报部里的方案".to_owned() };
    let code = link::encode(&sent).expect("it is short");
    assert_eq!(link::decode(&code), Ok(sent));
    // The pairs of the plan go with it, whichever they are.
    let hint = link::hint::write(&[], base).expect("the parties are few");
    format!("{code}&plan={hint}").len()
}

#[test]
fn links_of_usual_scenarios_are_short() {
    let of = base();
    let scenario = &of.1;
    let (east, west): (Vec<_>, Vec<_>) = scenario.cooperatives.iter().partition(|party| party.side == domain::Side::Supporter);
    let pair = |one: usize, other: usize| Pair { east: east[one].division, west: west[other].division };
    let rule = |one, other, rule| Edit::PairRule { pair: pair(one, other), rule };
    let pin = |one, other| rule(one, other, PairRule::Pinned);
    let forbid = |one, other| rule(one, other, PairRule::Forbidden);
    let bounds =
        |one: usize, least, most| Edit::Bounds { party: west[one].division, bounds: Some(PartnerBounds { least, most }) };
    let weights = Edit::KindWeights(vec![3_700, 2_900, 2_100, 1_300]);
    let criteria = |place: usize| {
        let kind = &scenario.kinds[place];
        Edit::CriterionWeights {
            kind: kind.id.clone(),
            weights: (1..).map(|place| place * 10).take(kind.criteria.len()).collect(),
        }
    };
    let pool = Edit::Pool(Pool { numerator: 1, denominator: 2 });
    let offer = |place: usize| RowId::Offer(scenario.offers[place].id.clone());
    let need = |place: usize| RowId::Need(scenario.needs[place].id.clone());
    let full = scenario.needs.iter().find(|need| need.terms.sector.is_some()).expect("there are projects");
    let quantity = |row: RowId, to: i64| Edit::quantity(row, to);
    // What a need cannot do without, and its name.
    let new_need = Edit::put(Row::Need(Need {
        id: NeedId("n-1".to_owned()),
        title: "食用菌大棚".to_owned(),
        terms: NeedTerms { sector: full.terms.sector.clone(), ..NeedTerms::default() },
        ..full.clone()
    }));
    let amount = |amount| {
        let (offer, need): (OfferId, NeedId) = (scenario.offers[0].id.clone(), {
            let found = scenario.needs.iter().find(|need| need.kind == scenario.offers[0].kind);
            found.expect("there are needs of each kind").id.clone()
        });
        Edit::Amount { offer, need, amount: Some(amount) }
    };
    let strategy = Edit::Strategy(Strategy::Fairest);
    let scheme = Edit::Scheme(SchemeId("2021".to_owned()));
    let lists: [(&str, Vec<Edit>); 10] = [
        ("one pin", vec![pin(0, 0)]),
        ("pins and forbids", vec![pin(0, 0), pin(1, 2), forbid(2, 3), forbid(3, 1), pin(4, 5), forbid(5, 6)]),
        ("bounds", vec![bounds(0, 1, 2), bounds(1, 0, 3), bounds(2, 1, 1), bounds(3, 2, 4)]),
        ("weights and pool", vec![weights.clone(), criteria(0), criteria(1), pool.clone()]),
        ("quantities", (0..6).flat_map(|place| [quantity(offer(place * 17), 730), quantity(need(place * 31), 415)]).collect()),
        ("a new need", vec![new_need.clone()]),
        ("strategy, scheme, penalty", vec![strategy.clone(), scheme.clone(), Edit::DropPenalty(120)]),
        ("fixed amounts", vec![amount(40), pin(0, 1), amount(0), Edit::priority(scenario.needs[3].id.clone(), 3)]),
        (
            "a mixture of rules",
            vec![
                pin(0, 0),
                forbid(1, 2),
                pin(3, 3),
                bounds(0, 1, 2),
                bounds(4, 0, 2),
                weights.clone(),
                criteria(2),
                pool,
                strategy,
                scheme,
                Edit::DropPenalty(80),
                amount(25),
            ],
        ),
        (
            "a mixture with rows",
            vec![
                quantity(offer(5), 1_250),
                quantity(need(9), 60),
                quantity(offer(40), 0),
                Edit::Remove(need(70)),
                pin(2, 2),
                forbid(2, 3),
                bounds(5, 1, 3),
                weights,
                amount(10),
                Edit::priority(scenario.needs[12].id.clone(), 2),
            ],
        ),
    ];
    let lengths: Vec<(&str, usize, usize)> =
        lists.iter().map(|(name, edits)| (*name, edits.len(), length(&of, edits))).collect();
    let long: Vec<_> = lengths.iter().filter(|(_, _, length)| *length > MOST).collect();
    assert!(long.is_empty(), "{long:?} of {lengths:?}");
    // What a new row says is sent word by word: a need of which all is said, and one among ten other edits, are longer.
    let full = Edit::put(Row::Need(Need { id: NeedId("n-1".to_owned()), ..full.clone() }));
    let among = [std::slice::from_ref(&new_need), &lists[9].1].concat();
    let longer = [length(&of, &[full]), length(&of, &among)];
    // 18 of them are the pairs of the plan.
    assert!(longer[0] <= 350 + 18 && longer[1] <= 450, "{longer:?}");
}
