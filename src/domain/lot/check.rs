//! What of a lot cannot be, and what of it is doubtful.

use serde::{Deserialize, Serialize};

use super::{Keeping, Lot, MAX_HOURS, MAX_NOTE, MAX_SHIPMENTS, MAX_TEXT, Moment};
use crate::{
    event::day,
    offer::OfferId,
    pair::Pair,
    party::Side,
    place::Adcode,
    product::ProductId,
    provenance::Provenance,
    scenario::Scenario,
    shipping::{ShippingFacts, hours},
    validation::MAX_QUANTITY,
};

/// What of a lot cannot be as it is said, and what is allowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LotError {
    /// No county of the scenario, or one for which no party of it speaks.
    UnknownCounty(Adcode),
    /// No product of the scenario.
    UnknownProduct(ProductId),
    /// A number outside its limits.
    Number {
        /// Which.
        field: LotField,
        /// What was said.
        found: i64,
        /// The least allowed.
        least: i64,
        /// The greatest allowed.
        most: i64,
    },
    /// A moment that no calendar has; see [`Moment::FIRST`] and [`Moment::LAST`].
    Moment {
        /// Which.
        field: LotField,
        /// What was said.
        found: Moment,
    },
    /// It spoils before it is ready.
    SpoilsFirst {
        /// When it is ready.
        ready: Moment,
        /// When it spoils.
        spoils: Moment,
    },
    /// A text longer than this many characters.
    Long {
        /// Which.
        field: LotField,
        /// The most allowed.
        most: usize,
    },
    /// No day of the calendar.
    Date(String),
    /// More than this many of them.
    TooMany {
        /// Which.
        field: LotField,
        /// The most allowed.
        most: usize,
    },
    /// More was agreed on than there is.
    AcceptedMore {
        /// Tonnes agreed on.
        accepted: i64,
        /// Tonnes of the lot.
        tonnes: i64,
    },
    /// A truck to this offer would be there before it leaves.
    ArrivesFirst(OfferId),
}

/// A part of a lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LotField {
    /// Its id.
    Id,
    /// Its tonnes.
    Tonnes,
    /// When it is ready.
    Ready,
    /// Until when, or for how long, it keeps.
    Keeps,
    /// The floor price.
    Floor,
    /// Who reported it.
    Source,
    /// When it was reported.
    Date,
    /// The responsible unit.
    Unit,
    /// The responsible person.
    Person,
    /// Whom to call.
    Contact,
    /// The contact's remark.
    Remark,
    /// The note.
    Note,
    /// What was agreed: its shipments.
    Shipments,
    /// The tonnes of such a shipment.
    ShipmentTonnes,
    /// The id of its offer.
    ShipmentOffer,
    /// Its way of selling.
    ShipmentChannel,
    /// When it leaves.
    Leaves,
    /// When it arrives.
    Arrives,
}

/// What of a lot may be as it is said, but should be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LotWarning {
    /// It is more than what the county's needs say that it has of the product in the whole year.
    MoreThanNeeds {
        /// Tonnes of the lot.
        tonnes: i64,
        /// Tonnes of all needs of the county for the product; 0 where it has none.
        needs: i64,
    },
    /// It has spoiled already.
    Spoiled {
        /// When it did.
        spoils: Moment,
    },
    /// It spoils before the first truck of any buyer, loaded at once, can arrive.
    NoTruck {
        /// When it spoils.
        spoils: Moment,
        /// When the first truck could be there.
        first: Moment,
    },
}

impl Lot {
    /// Whether all is as it can be in a scenario. Offers of what was agreed are not looked up: one that leaves the scenario leaves the
    /// agreement as it was. O(counties + products + parties + shipments).
    ///
    /// # Errors
    /// Everything that is wrong, with what is allowed, in the order of the fields.
    pub fn check(&self, scenario: &Scenario) -> Result<(), Vec<LotError>> {
        use LotField as Field;
        let mut errors = Vec::new();
        long(&mut errors, Field::Id, &self.id.0, MAX_TEXT);
        let province = scenario.province_of(self.county);
        if !province.is_some_and(|province| scenario.is_party(province, Side::Supported)) {
            errors.push(LotError::UnknownCounty(self.county));
        }
        if scenario.product(&self.product).is_none() {
            errors.push(LotError::UnknownProduct(self.product.clone()));
        }
        number(&mut errors, Field::Tonnes, self.tonnes, 1, MAX_QUANTITY);
        moment(&mut errors, Field::Ready, self.ready);
        match self.keeps {
            Keeping::Until(until) => moment(&mut errors, Field::Keeps, until),
            Keeping::Hours(hours) => number(&mut errors, Field::Keeps, i64::from(hours), 1, i64::from(MAX_HOURS)),
        }
        if self.spoils() < self.ready {
            errors.push(LotError::SpoilsFirst { ready: self.ready, spoils: self.spoils() });
        }
        number(&mut errors, Field::Floor, self.floor_fen, 0, MAX_QUANTITY);
        self.check_texts(&mut errors);
        self.check_accepted(&mut errors);
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    fn check_texts(&self, errors: &mut Vec<LotError>) {
        if let Provenance::Reported { source, date } = &self.reported {
            long(errors, LotField::Source, source, MAX_TEXT);
            long(errors, LotField::Date, date, MAX_TEXT);
        }
        long(errors, LotField::Unit, &self.contact.unit, MAX_TEXT);
        long(errors, LotField::Person, &self.contact.person, MAX_TEXT);
        long(errors, LotField::Contact, &self.contact.contact, MAX_TEXT);
        long(errors, LotField::Remark, &self.contact.remark, MAX_NOTE);
        long(errors, LotField::Note, &self.note, MAX_NOTE);
    }

    fn check_accepted(&self, errors: &mut Vec<LotError>) {
        use LotField as Field;
        let Some(accepted) = &self.accepted else { return };
        if !accepted.on.is_empty() && day(&accepted.on).is_none() {
            errors.push(LotError::Date(accepted.on.clone()));
        }
        if accepted.shipments.len() > MAX_SHIPMENTS {
            errors.push(LotError::TooMany { field: Field::Shipments, most: MAX_SHIPMENTS });
        }
        for shipment in &accepted.shipments {
            long(errors, Field::ShipmentOffer, &shipment.offer.0, MAX_TEXT);
            number(errors, Field::ShipmentTonnes, shipment.tonnes, 1, MAX_QUANTITY);
            if let Some(channel) = &shipment.channel {
                long(errors, Field::ShipmentChannel, &channel.0, MAX_TEXT);
            }
            moment(errors, Field::Leaves, shipment.leaves);
            moment(errors, Field::Arrives, shipment.arrives);
            if shipment.arrives < shipment.leaves {
                errors.push(LotError::ArrivesFirst(shipment.offer.clone()));
            }
        }
        let sum = self.accepted_tonnes();
        if sum > self.tonnes {
            errors.push(LotError::AcceptedMore { accepted: sum, tonnes: self.tonnes });
        }
    }

    /// What should be looked at, seen at a moment. Only for a lot that passes [`Lot::check`]; of another it may say less.
    /// O(needs + routes × parties).
    pub fn warnings(&self, scenario: &Scenario, as_of: Moment) -> Vec<LotWarning> {
        let mut warnings = Vec::new();
        let of_it = scenario.needs.iter().filter(|need| need.county == self.county);
        let of_it = of_it.filter(|need| need.terms.product.as_ref() == Some(&self.product));
        let needs = of_it.fold(0, |sum: i64, need| sum.saturating_add(need.quantity));
        if self.tonnes > needs {
            warnings.push(LotWarning::MoreThanNeeds { tonnes: self.tonnes, needs });
        }
        let spoils = self.spoils();
        if spoils <= as_of {
            warnings.push(LotWarning::Spoiled { spoils });
        } else if let Some(first) = self.first_arrival(scenario, as_of)
            && spoils < first
        {
            warnings.push(LotWarning::NoTruck { spoils, first });
        }
        warnings
    }

    /// When the first truck could be at any buyer's, if it were loaded at once.
    fn first_arrival(&self, scenario: &Scenario, as_of: Moment) -> Option<Moment> {
        let (county, product) = (scenario.county(self.county)?, scenario.product(&self.product)?);
        let buyers = scenario.parties(Side::Supporter).map(|party| Pair { east: party.division, west: county.province });
        let facts = buyers.filter_map(|pair| scenario.route(pair)).map(|route| {
            let facts = ShippingFacts::new(&scenario.rules, route, county, product);
            self.ready.max(as_of).plus(hours(facts.packing_tenths)).plus(hours(facts.truck_tenths))
        });
        facts.min()
    }
}

fn number(errors: &mut Vec<LotError>, field: LotField, found: i64, least: i64, most: i64) {
    if !(least..=most).contains(&found) {
        errors.push(LotError::Number { field, found, least, most });
    }
}

fn moment(errors: &mut Vec<LotError>, field: LotField, found: Moment) {
    if !found.is_valid() {
        errors.push(LotError::Moment { field, found });
    }
}

fn long(errors: &mut Vec<LotError>, field: LotField, text: &str, most: usize) {
    if text.chars().count() > most {
        errors.push(LotError::Long { field, most });
    }
}
