//! One offer that meets one need, for the tests of criteria and hard rules: made once, changed by each test.

use domain::{
    Adcode, Ceiling, Contact, County, KindId, Mode, Month, Need, NeedId, NeedTerms, Offer, OfferId, OfferTerms, PartnerBounds,
    Pool, Product, ProductId, Provenance, Relation, Route, Rules, TermId, Text, Vocabulary, Workplace,
    rules::{ErrorRates, ShippingRules},
};

use super::Meeting;

/// Everything a [`Meeting`] refers to.
pub struct Case {
    /// The offer: 天津, all terms filled in.
    pub offer: Offer,
    /// The need: a county of 甘肃, all terms filled in.
    pub need: Need,
    /// The county.
    pub county: County,
    /// 1,500 km and 30 tenths of a truck day.
    pub route: Route,
    /// Potatoes: 400 fen a kilogram, picked in September, 90 days of shelf life, no cold chain.
    pub product: Product,
    /// Partner enterprises in the province.
    pub enterprises: u32,
    /// `cook` is related to `waiter`, `weaving` to `sewing`.
    pub vocabulary: Vocabulary,
    /// The defaults of the model.
    pub rules: Rules,
}

impl Case {
    /// Offer and need as they meet.
    pub fn meeting(&self) -> Meeting<'_> {
        Meeting {
            offer: &self.offer,
            need: &self.need,
            county: &self.county,
            route: &self.route,
            product: Some(&self.product),
            enterprises: self.enterprises,
            vocabulary: &self.vocabulary,
            rules: &self.rules,
        }
    }
}

/// A term by its id.
pub fn term(id: &str) -> TermId {
    TermId(id.to_owned())
}

/// Offer and need that fit in every way: all hard rules hold.
pub fn case() -> Case {
    let (east, west, county) = (Adcode(120_000), Adcode(620_000), Adcode(621_225));
    let product = ProductId("potato".to_owned());
    Case {
        offer: Offer {
            id: OfferId("o".to_owned()),
            cooperative: east,
            kind: KindId("any".to_owned()),
            quantity: 100,
            provenance: Provenance::Illustrative,
            title: String::new(),
            terms: OfferTerms {
                sectors: vec![term("planting"), term("processing"), term("wholesale")],
                product: Some(product.clone()),
                month: Some(Month(9)),
                ceiling: Some(Ceiling::Fen(600)),
                occupation: Some(term("cook")),
                workplace: Some(Workplace::At(east)),
                subject: Some(term("weaving")),
                on_site: true,
                months: vec![Month(3), Month(4)],
                ..OfferTerms::default()
            },
            contact: Contact::default(),
        },
        need: Need {
            id: NeedId("n".to_owned()),
            county,
            kind: KindId("any".to_owned()),
            quantity: 50,
            priority: 1,
            provenance: Provenance::Illustrative,
            title: String::new(),
            terms: NeedTerms {
                sector: Some(term("planting")),
                product: Some(product.clone()),
                month: Some(Month(9)),
                floor_fen: Some(380),
                occupation: Some(term("cook")),
                destinations: vec![east],
                subject: Some(term("weaving")),
                months: vec![Month(4)],
                ..NeedTerms::default()
            },
            contact: Contact::default(),
        },
        county: County {
            adcode: county,
            name: Text::default(),
            short: Text::default(),
            aliases: Vec::new(),
            province: west,
            prefecture: String::new(),
            deep_poverty: false,
            extra_km: 0,
            extra_truck_tenths: 0,
        },
        route: Route { east, west, road_km: 1_500, truck_tenths: 30 },
        product: Product {
            id: product,
            name: Text::default(),
            category: term("vegetables"),
            province: west,
            prefecture: None,
            county: None,
            harvest: vec![Month(9)],
            shelf_days: 90,
            cold_chain: false,
            price_fen: 400,
        },
        enterprises: 0,
        vocabulary: Vocabulary {
            related_occupations: vec![Relation(term("waiter"), term("cook"))],
            related_subjects: vec![Relation(term("weaving"), term("sewing"))],
            ..Vocabulary::default()
        },
        rules: Rules {
            version: 1,
            kind_weights: Vec::new(),
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
    }
}

/// The same with a required and a preferred mode.
pub fn with_modes(required: Option<Mode>, preferred: Option<Mode>) -> Case {
    let mut case = case();
    (case.need.terms.mode_required, case.need.terms.mode_preferred) = (required, preferred);
    case
}
