//! What putting and taking away a row does to a scenario: where it stands, what it must not contradict, and what goes with it.

use crate::{
    attribute::Value,
    estimate,
    need::Need,
    offer::Offer,
    pair::{ExistingPair, Pair, SchemePair},
    party::{Cooperative, Side},
    place::{Adcode, County},
    product::ProductId,
    row::{Row, RowError, RowId},
    scenario::Scenario,
    validation::{
        Defect, connection_defects, county_defects, existing_defects, need_defects, offer_defects, party_defects,
        product_defects, related_defects, rule_defects, word_defects,
    },
};

impl Scenario {
    /// Adds a row, or puts it in the place of the one of its name. Amounts that were fixed for a row of another kind go with it. A party
    /// that is new comes with estimated roads to those of the other side to whom none is stated. O(rows).
    ///
    /// # Errors
    /// [`RowError::Defects`]; [`RowError::HasRows`] where a party would change sides, or a county the cooperative in charge, away from
    /// their rows.
    pub fn put_row(&mut self, row: Row) -> Result<(), RowError> {
        let defects = self.defects_of(&row);
        if !defects.is_empty() {
            return Err(RowError::Defects(defects));
        }
        let id = row.id();
        if let Some(before) = self.row(&id).filter(|before| !before.is_alike(&row)) {
            if matches!(before, Row::Party(_)) {
                self.refuse_to_part(&id)?;
            }
            self.forget(&id);
        }
        match row {
            Row::Need(need) => {
                self.needs.retain(|entry| entry.id != need.id);
                let place = self.needs.partition_point(|entry| (entry.county, &entry.id) < (need.county, &need.id));
                self.needs.insert(place, need);
            }
            Row::Offer(offer) => {
                self.offers.retain(|entry| entry.id != offer.id);
                let place =
                    self.offers.partition_point(|entry| (entry.cooperative, &entry.id) < (offer.cooperative, &offer.id));
                self.offers.insert(place, offer);
            }
            Row::Party(party) => self.put_party(party),
            Row::County(county) => self.put_county(county)?,
            Row::Product(product) => match self.products.binary_search_by(|entry| entry.id.cmp(&product.id)) {
                Ok(place) => self.products[place] = product,
                Err(place) => self.products.insert(place, product),
            },
            Row::Connection(connection) => self.put_connection(&connection),
            Row::Existing(existing) => self.put_existing(existing),
            Row::Word(row) => self.vocabulary.put_term(row),
            Row::Related(row) => self.vocabulary.put_related(row),
            // Within its limits, as `defects_of` has seen.
            Row::Rule(setting) => {
                if let Some(rule) = setting.id.rule() {
                    rule.put(&mut self.rules, &setting.value);
                }
            }
        }
        Ok(())
    }

    /// Sets one attribute of a row. O(rows).
    ///
    /// # Errors
    /// [`RowError`].
    pub fn set_cell(&mut self, id: &RowId, attribute: &str, value: &Value) -> Result<(), RowError> {
        let mut row = self.row(id).ok_or_else(|| RowError::Unknown(id.clone()))?;
        row.set(attribute, value)?;
        self.put_row(row)
    }

    /// Takes a row away, and with it what was said of it alone: amounts that were fixed for it, pins and forbids of a party. O(size).
    ///
    /// # Errors
    /// [`RowError::Unknown`]; [`RowError::HasRows`] while other rows are of it (see [`Self::rows_of`]); [`RowError::IsNeeded`] for the road
    /// between two parties; [`RowError::Stays`] for a number of the rules and a term of the base.
    pub fn remove_row(&mut self, id: &RowId) -> Result<(), RowError> {
        if self.row(id).is_none() {
            return Err(RowError::Unknown(id.clone()));
        }
        self.refuse_to_part(id)?;
        self.forget(id);
        match id {
            RowId::Need(id) => self.needs.retain(|need| &need.id != id),
            RowId::Offer(id) => self.offers.retain(|offer| &offer.id != id),
            RowId::Party(division) => self.cooperatives.retain(|party| party.division != *division),
            RowId::County(adcode) => self.counties.retain(|county| county.adcode != *adcode),
            RowId::Product(id) => self.products.retain(|product| &product.id != id),
            RowId::Connection(pair) => self.remove_connection(*pair),
            RowId::Existing(scheme, pair) => {
                for scheme in self.schemes.iter_mut().filter(|of| of.id == *scheme) {
                    scheme.pairs.retain(|entry| entry.pair != *pair);
                }
            }
            RowId::Word(words, id) => self.vocabulary.remove_term(*words, id),
            RowId::Related(words, one, other) => self.vocabulary.remove_related(*words, one, other),
            // It stays, as `refuse_to_part` has said.
            RowId::Rule(_) => {}
        }
        Ok(())
    }

    /// The first number that no need or offer of the planner's own has in its id, n-1 or o-1. O(rows).
    pub fn free_number(&self) -> usize {
        let number = |id: &str| id.split_once('-').filter(|(head, _)| matches!(*head, "n" | "o"))?.1.parse::<usize>().ok();
        let needs = self.needs.iter().filter_map(|need| number(&need.id.0));
        let offers = self.offers.iter().filter_map(|offer| number(&offer.id.0));
        needs.chain(offers).max().map_or(1, |most| most.saturating_add(1))
    }

    /// The rows that are of another row and cannot be without it: a cooperative's offers, the needs of a province's counties, a county's
    /// needs, what names a product or a term. O(rows).
    pub fn rows_of(&self, id: &RowId) -> Vec<RowId> {
        let offers = |is_of: &dyn Fn(&Offer) -> bool| -> Vec<RowId> {
            self.offers.iter().filter(|offer| is_of(offer)).map(|offer| RowId::Offer(offer.id.clone())).collect()
        };
        let needs = |is_of: &dyn Fn(&Need) -> bool| -> Vec<RowId> {
            self.needs.iter().filter(|need| is_of(need)).map(|need| RowId::Need(need.id.clone())).collect()
        };
        match id {
            RowId::Party(division) if self.is_party(*division, Side::Supporter) => {
                offers(&|offer| offer.cooperative == *division)
            }
            RowId::Party(division) => {
                let counties: Vec<Adcode> =
                    self.counties.iter().filter(|county| county.province == *division).map(|county| county.adcode).collect();
                needs(&|need| counties.binary_search(&need.county).is_ok())
            }
            RowId::County(adcode) => needs(&|need| need.county == *adcode),
            RowId::Product(id) => {
                let is_it = |product: &Option<ProductId>| product.as_ref() == Some(id);
                [offers(&|offer| is_it(&offer.terms.product)), needs(&|need| is_it(&need.terms.product))].concat()
            }
            RowId::Word(words, id) => self.rows_with_term(*words, id),
            RowId::Need(_)
            | RowId::Offer(_)
            | RowId::Connection(_)
            | RowId::Existing(..)
            | RowId::Rule(_)
            | RowId::Related(..) => Vec::new(),
        }
    }

    fn refuse_to_part(&self, id: &RowId) -> Result<(), RowError> {
        if let RowId::Connection(pair) = id
            && self.is_pair(*pair)
        {
            return Err(RowError::IsNeeded(*pair));
        }
        // Terms of the base stand in an order that is nobody's to make again.
        if matches!(id, RowId::Rule(_)) || matches!(id, RowId::Word(_, term) if term.own_number().is_none()) {
            return Err(RowError::Stays(id.clone()));
        }
        match self.rows_of(id).len() {
            0 => Ok(()),
            count => Err(RowError::HasRows(id.clone(), count)),
        }
    }

    fn defects_of(&self, row: &Row) -> Vec<Defect> {
        match row {
            Row::Need(need) => need_defects(self, need),
            Row::Offer(offer) => offer_defects(self, offer),
            Row::Party(party) => party_defects(self, party),
            Row::County(county) => county_defects(self, county),
            Row::Product(product) => product_defects(self, product),
            Row::Connection(connection) => connection_defects(connection),
            Row::Existing(existing) => existing_defects(self, existing),
            Row::Rule(setting) => rule_defects(setting),
            Row::Word(row) => word_defects(self, row),
            Row::Related(row) => related_defects(self, row),
        }
    }

    fn put_party(&mut self, party: Cooperative) {
        let (division, side) = (party.division, party.side);
        match self.cooperatives.binary_search_by_key(&division, |entry| entry.division) {
            Ok(place) => self.cooperatives[place] = party,
            Err(place) => self.cooperatives.insert(place, party),
        }
        let other = if side == Side::Supporter { Side::Supported } else { Side::Supporter };
        let pairs: Vec<Pair> = self
            .parties(other)
            .map(|other| match side {
                Side::Supporter => Pair { east: division, west: other.division },
                Side::Supported => Pair { east: other.division, west: division },
            })
            .filter(|pair| self.route(*pair).is_none())
            .collect();
        for route in pairs.into_iter().filter_map(estimate::route) {
            let place = self.routes.partition_point(|entry| (entry.east, entry.west) < (route.east, route.west));
            self.routes.insert(place, route);
        }
    }

    fn put_county(&mut self, county: County) -> Result<(), RowError> {
        let place = self.counties.binary_search_by_key(&county.adcode, |entry| entry.adcode);
        if let Ok(place) = place
            && self.counties[place].province != county.province
            && !self.is_party(county.province, Side::Supported)
        {
            // Its needs would be those of no party.
            self.refuse_to_part(&RowId::County(county.adcode))?;
        }
        match place {
            Ok(place) => self.counties[place] = county,
            Err(place) => self.counties.insert(place, county),
        }
        Ok(())
    }

    fn put_existing(&mut self, existing: ExistingPair) {
        let ExistingPair { scheme, pair, provenance } = existing;
        for scheme in self.schemes.iter_mut().filter(|of| of.id == scheme) {
            let entry = SchemePair { pair, provenance: provenance.clone() };
            match scheme.pairs.binary_search_by_key(&pair, |entry| entry.pair) {
                Ok(place) => scheme.pairs[place] = entry,
                Err(place) => scheme.pairs.insert(place, entry),
            }
        }
    }

    /// Forgets what was said of a row alone.
    fn forget(&mut self, id: &RowId) {
        match id {
            RowId::Need(id) => self.fixed.retain(|entry| &entry.need != id),
            RowId::Offer(id) => self.fixed.retain(|entry| &entry.offer != id),
            RowId::Party(division) => {
                for list in [&mut self.pins, &mut self.forbids] {
                    list.retain(|pair| pair.east != *division && pair.west != *division);
                }
            }
            RowId::County(_)
            | RowId::Product(_)
            | RowId::Connection(_)
            | RowId::Existing(..)
            | RowId::Rule(_)
            | RowId::Word(..)
            | RowId::Related(..) => {}
        }
    }
}
