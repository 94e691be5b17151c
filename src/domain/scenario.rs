//! 情景: all inputs of a plan.

use serde::{Deserialize, Serialize};

use crate::{
    event::{Event, EventId},
    explanation::Agreed,
    held::Held,
    kind::{Filling, Kind, KindId},
    lot::{Lot, LotId, Moment},
    need::{Need, NeedId},
    offer::{Offer, OfferId},
    order::Order,
    pair::{Pair, PairRule, Scheme, SchemeId, Strategy},
    party::{Cooperative, PartnerBounds, Side},
    place::{Adcode, County, Division, Route},
    product::{Product, ProductId},
    provenance::Provenance,
    rules::Rules,
    shared::Shared,
    term::{Text, Vocabulary},
    units::Month,
};

/// An amount that the planner has fixed; 0 excludes the arc.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FixedAmount {
    /// The offer.
    pub offer: OfferId,
    /// The need.
    pub need: NeedId,
    /// Units of the kind.
    pub amount: i64,
}

/// How many partner enterprises a cooperative has in a province.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartnerEnterprises {
    /// The pair.
    pub pair: Pair,
    /// Their number.
    pub count: u32,
}

/// All inputs of a plan. Lists are sorted as their items say, which is what makes plans the same on every machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scenario {
    /// What it is called.
    pub name: Text,
    /// The date its data stand for, as written (2020-05).
    pub date: String,
    /// Province-level divisions, by adcode.
    pub divisions: Shared<Division>,
    /// Counties, by adcode.
    pub counties: Shared<County>,
    /// Products, by id.
    pub products: Shared<Product>,
    /// Roads, by (east, west).
    pub routes: Shared<Route>,
    /// Words that offers and needs share.
    pub vocabulary: Vocabulary,
    /// Kinds, in the order in which they are shown.
    pub kinds: Vec<Kind>,
    /// Rules and weights.
    pub rules: Rules,
    /// Parties of both sides, by division.
    pub cooperatives: Vec<Cooperative>,
    /// Partner enterprises, by pair.
    pub enterprises: Vec<PartnerEnterprises>,
    /// Offers, by cooperative, then id.
    pub offers: Shared<Offer>,
    /// Needs, by county, then id.
    pub needs: Shared<Need>,
    /// Sets of existing pairs to choose from.
    pub schemes: Shared<Scheme>,
    /// The chosen set.
    pub scheme: SchemeId,
    /// 锁定, sorted.
    pub pins: Vec<Pair>,
    /// 禁止, sorted.
    pub forbids: Vec<Pair>,
    /// Fixed amounts and excluded arcs, sorted.
    pub fixed: Vec<FixedAmount>,
    /// Which plan is sought.
    pub strategy: Strategy,
    /// Limit of the search, in flow evaluations.
    pub step_limit: u64,
    /// 照此调整: the plan that the planner took over as it was shown, instead of a search.
    pub held: Option<Held>,
    /// 已商定: what the parties have agreed on.
    pub agreed: Option<Agreed>,
    /// 对接会, by id. No plan depends on them.
    #[serde(default)]
    pub events: Vec<Event>,
    /// 滞销: unsold lots, by id. A plan depends on no more of them than what offers have promised to those that are accepted.
    #[serde(default)]
    pub lots: Vec<Lot>,
    /// 截至: the moment from which days are counted; `None` for now, where now lies in the scenario's year, else for its first day. No plan
    /// depends on it.
    #[serde(default)]
    pub as_of: Option<Moment>,
}

impl Scenario {
    /// The parties of one side, in order. O(parties).
    pub fn parties(&self, side: Side) -> impl Iterator<Item = &Cooperative> {
        self.cooperatives.iter().filter(move |party| party.side == side)
    }

    /// Whether a division is a party of a side. O(parties).
    pub fn is_party(&self, division: Adcode, side: Side) -> bool {
        self.parties(side).any(|party| party.division == division)
    }

    /// Whether both are parties, each on its side. O(parties).
    pub fn is_pair(&self, pair: Pair) -> bool {
        self.is_party(pair.east, Side::Supporter) && self.is_party(pair.west, Side::Supported)
    }

    /// Whether it is the same but for what no plan depends on: its events, its lots but for what was promised to them, and the moment from
    /// which days are counted. O(size).
    pub fn is_planned_as(&self, other: &Self) -> bool {
        if self.events == other.events && self.lots == other.lots && self.as_of == other.as_of {
            return self == other;
        }
        let beside = Self { events: other.events.clone(), lots: other.lots.clone(), as_of: other.as_of, ..self.clone() };
        beside == *other && self.promised() == other.promised()
    }

    /// What each offer has promised to lots that are accepted, in tonnes, by index of the offer; empty where nothing is promised.
    /// O(offers × shipments).
    pub fn promised(&self) -> Vec<i64> {
        let accepted = self.lots.iter().filter_map(|lot| lot.accepted.as_ref());
        let shipments: Vec<_> = accepted.flat_map(|accepted| &accepted.shipments).collect();
        if shipments.is_empty() {
            return Vec::new();
        }
        let of = |offer: &Offer| {
            let of_it = shipments.iter().filter(|shipment| shipment.offer == offer.id);
            of_it.fold(0, |sum: i64, shipment| sum.saturating_add(shipment.tonnes))
        };
        let promised: Vec<i64> = self.offers.iter().map(of).collect();
        if promised.iter().all(|tonnes| *tonnes == 0) { Vec::new() } else { promised }
    }

    /// The year that the scenario is of: its first moment and the first after it. It begins with the month after the one that its data
    /// stand for (2020-05: from 2020-06-01). `None` where that is no month. O(1).
    pub fn year(&self) -> Option<(Moment, Moment)> {
        let mut parts = self.date.split('-');
        let year: i64 = parts.next()?.parse().ok()?;
        let month: u8 = parts.next()?.parse().ok()?;
        if !(1..=12).contains(&month) {
            return None;
        }
        let (first, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        Some((Moment::of_month(first, Month(month))?, Moment::of_month(first + 1, Month(month))?))
    }

    /// The moment from which days are counted, where it is `now` on the planner's clock. O(1).
    pub fn counted_from(&self, now: Moment) -> Moment {
        match (self.as_of, self.year()) {
            (Some(as_of), _) => as_of,
            (None, Some((first, after))) if now < first || now >= after => first,
            (None, _) => now,
        }
    }

    /// A lot by its id. O(lots).
    pub fn lot(&self, id: &LotId) -> Option<&Lot> {
        self.lots.iter().find(|lot| &lot.id == id)
    }

    /// Whether any quantity is illustrative. O(rows).
    pub fn has_illustrative(&self) -> bool {
        let offers = self.offers.iter().map(|offer| &offer.provenance);
        offers.chain(self.needs.iter().map(|need| &need.provenance)).any(|of| *of == Provenance::Illustrative)
    }

    /// A division by its code. O(divisions).
    pub fn division(&self, adcode: Adcode) -> Option<&Division> {
        self.divisions.iter().find(|division| division.adcode == adcode)
    }

    /// A county by its code. O(counties).
    pub fn county(&self, adcode: Adcode) -> Option<&County> {
        self.counties.iter().find(|county| county.adcode == adcode)
    }

    /// A product by its id. O(products).
    pub fn product(&self, id: &ProductId) -> Option<&Product> {
        self.products.iter().find(|product| &product.id == id)
    }

    /// An event by its id. O(events).
    pub fn event(&self, id: &EventId) -> Option<&Event> {
        self.events.iter().find(|event| &event.id == id)
    }

    /// A kind by its id, with its index. O(kinds).
    pub fn kind(&self, id: &KindId) -> Option<(usize, &Kind)> {
        self.kinds.iter().enumerate().find(|(_, kind)| &kind.id == id)
    }

    /// Whether needs of this kind are served in full or not at all.
    pub fn is_whole(&self, id: &KindId) -> bool {
        self.kind(id).is_some_and(|(_, kind)| kind.filling == Filling::Whole)
    }

    /// The road between two capitals. O(routes).
    pub fn route(&self, pair: Pair) -> Option<&Route> {
        self.routes.iter().find(|route| route.east == pair.east && route.west == pair.west)
    }

    /// Number of partner enterprises of a pair; 0 where none is listed. O(pairs).
    pub fn enterprises(&self, pair: Pair) -> u32 {
        self.enterprises.iter().find(|entry| entry.pair == pair).map_or(0, |entry| entry.count)
    }

    /// The existing pairs of the chosen scheme whose two parties are in the scenario, sorted. O(pairs × parties).
    pub fn existing(&self) -> Vec<Pair> {
        self.schemes
            .iter()
            .find(|scheme| scheme.id == self.scheme)
            .map(|scheme| {
                let mut pairs: Vec<Pair> =
                    scheme.pairs.iter().map(|entry| entry.pair).filter(|pair| self.is_pair(*pair)).collect();
                pairs.order();
                pairs.dedup();
                pairs
            })
            .unwrap_or_default()
    }

    /// The pairs against which changes are counted: those of the agreed plan, else the existing ones; sorted.
    pub fn baseline(&self) -> Vec<Pair> {
        let Some(agreed) = &self.agreed else { return self.existing() };
        agreed.pairs.iter().copied().filter(|pair| self.is_pair(*pair)).collect()
    }

    /// The partner bounds in force for a party: the planner's own, else the rules' default, whose upper limit is never below the
    /// number of the party's existing pairs (so that what exists can always be kept). `None` for an unknown party.
    pub fn bounds(&self, division: Adcode) -> Option<PartnerBounds> {
        let party = self.cooperatives.iter().find(|party| party.division == division)?;
        Some(party.bounds.unwrap_or_else(|| self.default_bounds(party)))
    }

    /// Whether every party has as many partners among pairs as its bounds ask. O(parties × pairs).
    pub fn keeps_bounds(&self, pairs: &[Pair]) -> bool {
        self.cooperatives.iter().all(|party| {
            let partners = pairs.iter().filter(|pair| pair.east == party.division || pair.west == party.division).count();
            let bounds = self.bounds(party.division);
            bounds.is_none_or(|bounds| (bounds.least..=bounds.most).contains(&(partners as u32)))
        })
    }

    /// The bounds a party has when the planner sets none. Nobody must have more partners than there are on the other side.
    pub fn default_bounds(&self, party: &Cooperative) -> PartnerBounds {
        let default = match party.side {
            Side::Supporter => self.rules.cooperative_bounds,
            Side::Supported => self.rules.province_bounds,
        };
        let other = if party.side == Side::Supporter { Side::Supported } else { Side::Supporter };
        let others = self.parties(other).count() as u32;
        let existing = self
            .existing()
            .iter()
            .filter(|pair| match party.side {
                Side::Supporter => pair.east == party.division,
                Side::Supported => pair.west == party.division,
            })
            .count() as u32;
        PartnerBounds { least: default.least.min(others), most: default.most.max(existing) }
    }

    /// What the planner says of a pair. A pair that is both pinned and forbidden reads as pinned; `validate` reports it.
    pub fn pair_rule(&self, pair: Pair) -> PairRule {
        if self.pins.binary_search(&pair).is_ok() {
            PairRule::Pinned
        } else if self.forbids.binary_search(&pair).is_ok() {
            PairRule::Forbidden
        } else {
            PairRule::Free
        }
    }

    /// The province a county belongs to. O(counties).
    pub fn province_of(&self, county: Adcode) -> Option<Adcode> {
        self.county(county).map(|county| county.province)
    }
}
