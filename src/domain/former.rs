//! The bytes that fingerprints began with before there was a canonical form: a whole scenario, names and all. Kept so that a link from then
//! still says that its plan is the same one. Its samples (`tests/old_links`) fail when a type it writes changes: then this has to write what
//! the type was, as it does for needs and offers.

use serde::Serialize;

use crate::{
    kind::KindId,
    need::{Need, NeedId, NeedTerms},
    offer::{Ceiling, Offer, OfferId, OfferTerms, ShareLimits, Workplace},
    place::Adcode,
    product::ProductId,
    provenance::{Contact, Provenance},
    scenario::Scenario,
    term::TermId,
    units::{Mode, Month},
};

/// Bytes that a scenario ends with where nothing is held and nothing is agreed: what came later must not rename older plans.
const ABSENT: [u8; 2] = [0, 0];

/// The scenario as those bytes. A scenario without a held plan and without an agreed one has the bytes it had before there were any. O(size).
pub fn bytes(scenario: &Scenario) -> Vec<u8> {
    let Scenario {
        name,
        date,
        divisions,
        counties,
        products,
        routes,
        vocabulary,
        kinds,
        rules,
        cooperatives,
        enterprises,
        offers,
        needs,
        schemes,
        scheme,
        pins,
        forbids,
        fixed,
        strategy,
        step_limit,
        held,
        agreed,
        events: _,
        lots: _,
        as_of: _,
    } = scenario;
    let needs: Vec<FormerNeed<'_>> = needs.iter().map(FormerNeed::of).collect();
    let offers: Vec<FormerOffer<'_>> = offers.iter().map(FormerOffer::of).collect();
    // One after the other: a tuple, and one in another, has no bytes of its own.
    let places = (name, date, divisions, counties, products, routes);
    let rest = (schemes, scheme, pins, forbids, fixed, strategy, step_limit, held, agreed);
    let whole = (places, vocabulary, kinds, rules, cooperatives, enterprises, offers, needs, rest);
    // Writing to memory cannot fail; should it ever, plans are still told apart by their pairs, amounts and value.
    let mut bytes = postcard::to_allocvec(&whole).unwrap_or_default();
    if held.is_none() && agreed.is_none() && bytes.ends_with(&ABSENT) {
        bytes.truncate(bytes.len() - ABSENT.len());
    }
    bytes
}

/// An offer as it was before it could say how it sells.
#[derive(Serialize)]
struct FormerOffer<'a> {
    id: &'a OfferId,
    cooperative: Adcode,
    kind: &'a KindId,
    quantity: i64,
    provenance: &'a Provenance,
    title: &'a str,
    terms: FormerOfferTerms<'a>,
    contact: &'a Contact,
}

impl<'a> FormerOffer<'a> {
    fn of(offer: &'a Offer) -> Self {
        let Offer { id, cooperative, kind, quantity, provenance, title, terms, contact } = offer;
        let (cooperative, quantity, terms) = (*cooperative, *quantity, FormerOfferTerms::of(terms));
        Self { id, cooperative, kind, quantity, provenance, title, terms, contact }
    }
}

#[derive(Serialize)]
struct FormerOfferTerms<'a> {
    sectors: &'a [TermId],
    share: Option<ShareLimits>,
    product: &'a Option<ProductId>,
    category: &'a Option<TermId>,
    month: Option<Month>,
    cold_chain: bool,
    ceiling: Option<Ceiling>,
    occupation: &'a Option<TermId>,
    workplace: Option<Workplace>,
    subject: &'a Option<TermId>,
    on_site: bool,
    online: bool,
    months: &'a [Month],
}

impl<'a> FormerOfferTerms<'a> {
    fn of(terms: &'a OfferTerms) -> Self {
        let OfferTerms {
            sectors,
            share,
            product,
            category,
            month,
            cold_chain,
            ceiling,
            channels: _,
            occupation,
            workplace,
            subject,
            on_site,
            online,
            months,
        } = terms;
        Self {
            sectors,
            share: *share,
            product,
            category,
            month: *month,
            cold_chain: *cold_chain,
            ceiling: *ceiling,
            occupation,
            workplace: *workplace,
            subject,
            on_site: *on_site,
            online: *online,
            months,
        }
    }
}

/// A need as it was before it could name its village.
#[derive(Serialize)]
struct FormerNeed<'a> {
    id: &'a NeedId,
    county: Adcode,
    kind: &'a KindId,
    quantity: i64,
    priority: u32,
    provenance: &'a Provenance,
    title: &'a str,
    terms: FormerTerms<'a>,
    contact: &'a Contact,
}

impl<'a> FormerNeed<'a> {
    fn of(need: &'a Need) -> Self {
        let Need { id, county, kind, quantity, priority, provenance, title, terms, contact } = need;
        let (county, quantity, priority, terms) = (*county, *quantity, *priority, FormerTerms::of(terms));
        Self { id, county, kind, quantity, priority, provenance, title, terms, contact }
    }
}

#[derive(Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "as the terms had them")]
struct FormerTerms<'a> {
    sector: &'a Option<TermId>,
    shared: bool,
    lead: bool,
    site: &'a str,
    period: &'a str,
    product: &'a Option<ProductId>,
    month: Option<Month>,
    cold_chain: bool,
    floor_fen: Option<i64>,
    occupation: &'a Option<TermId>,
    destinations: &'a [Adcode],
    preferred_destinations: &'a [Adcode],
    subject: &'a Option<TermId>,
    mode_required: Option<Mode>,
    mode_preferred: Option<Mode>,
    months: &'a [Month],
    product_from_wider_area: bool,
}

impl<'a> FormerTerms<'a> {
    fn of(terms: &'a NeedTerms) -> Self {
        Self {
            sector: &terms.sector,
            shared: terms.shared,
            lead: terms.lead,
            site: &terms.site,
            period: &terms.period,
            product: &terms.product,
            month: terms.month,
            cold_chain: terms.cold_chain,
            floor_fen: terms.floor_fen,
            occupation: &terms.occupation,
            destinations: &terms.destinations,
            preferred_destinations: &terms.preferred_destinations,
            subject: &terms.subject,
            mode_required: terms.mode_required,
            mode_preferred: terms.mode_preferred,
            months: &terms.months,
            product_from_wider_area: terms.product_from_wider_area,
        }
    }
}
