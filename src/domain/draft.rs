//! 草稿: rows that lack what their kind cannot do without. They are kept as they are and take no part in a plan until they have it. And the
//! scenario as it is planned.

use crate::{
    attribute::{self, NEED, OFFER},
    kind::Kind,
    need::Need,
    offer::Offer,
    scenario::Scenario,
};

impl Need {
    /// Whether it lacks something that its kind cannot do without. O(attributes).
    pub fn is_draft(&self, kind: &Kind) -> bool {
        NEED.iter().any(|attribute| attribute.is_missing(kind, self))
    }
}

impl Offer {
    /// Whether it lacks something that its kind cannot do without; of product and category, either is enough. O(attributes).
    pub fn is_draft(&self, kind: &Kind) -> bool {
        let names_none = self.terms.product.is_none() && self.terms.category.is_none();
        let takes_products = || attribute::find(OFFER, "category").is_some_and(|attribute| attribute.used.by(kind));
        OFFER.iter().any(|attribute| attribute.is_missing(kind, self)) || (names_none && takes_products())
    }
}

impl Scenario {
    /// Drafts among the needs and among the offers, as indices. O(rows × attributes).
    pub fn drafts(&self) -> (Vec<usize>, Vec<usize>) {
        let needs = self
            .needs
            .iter()
            .enumerate()
            .filter(|(_, need)| self.kind(&need.kind).is_some_and(|(_, kind)| need.is_draft(kind)));
        let offers = self
            .offers
            .iter()
            .enumerate()
            .filter(|(_, offer)| self.kind(&offer.kind).is_some_and(|(_, kind)| offer.is_draft(kind)));
        (needs.map(|(place, _)| place).collect(), offers.map(|(place, _)| place).collect())
    }

    /// The scenario as it is planned: drafts ask for nothing and give nothing, and no amount is fixed for them; offers have what they have
    /// not promised to lots. Every row stays in its place. O(rows × attributes + amounts + offers × promises).
    #[must_use]
    pub fn as_planned(mut self) -> Self {
        let (needs, offers) = self.drafts();
        for place in needs {
            let need = &mut self.needs[place];
            need.quantity = 0;
            self.fixed.retain(|entry| entry.need != need.id);
        }
        for place in offers {
            let offer = &mut self.offers[place];
            offer.quantity = 0;
            self.fixed.retain(|entry| entry.offer != offer.id);
        }
        for (place, tonnes) in self.promised().into_iter().enumerate().filter(|(_, tonnes)| *tonnes > 0) {
            let offer = &mut self.offers[place];
            offer.quantity = (offer.quantity - tonnes).max(0);
        }
        // What they are promised to is told with the lots: planned twice, it would be promised twice.
        self.lots.clear();
        self
    }
}
