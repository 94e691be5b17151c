//! Rows that a planner adds, changes and removes: put, set and taken away in place, each table in the order that the scenario states.

use serde::{Deserialize, Serialize};

use crate::{
    attribute::{self, Value},
    kind::KindId,
    need::{Need, NeedId, NeedTerms},
    offer::{Offer, OfferId, OfferTerms},
    place::Adcode,
    provenance::{Contact, Provenance},
    scenario::Scenario,
    validation::{Defect, need_defects, offer_defects},
};

/// Names a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowId {
    /// A need.
    Need(NeedId),
    /// An offer.
    Offer(OfferId),
}

/// A whole row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Row {
    /// A need.
    Need(Need),
    /// An offer.
    Offer(Offer),
}

/// Why a row is not put, set or taken away. The scenario is then as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowError {
    /// There is no such row.
    Unknown(RowId),
    /// The rows of its table have no such attribute, or none that can be set alone.
    NoAttribute(String),
    /// The value is none for this attribute.
    NoValue(String),
    /// The row would contradict the rest: every way in which it would.
    Defects(Vec<Defect>),
}

impl Row {
    /// Its name.
    pub fn id(&self) -> RowId {
        match self {
            Self::Need(need) => RowId::Need(need.id.clone()),
            Self::Offer(offer) => RowId::Offer(offer.id.clone()),
        }
    }

    /// Its kind.
    pub fn kind(&self) -> &KindId {
        match self {
            Self::Need(need) => &need.kind,
            Self::Offer(offer) => &offer.kind,
        }
    }

    /// A row of this name that says nothing: no quantity, no county or cooperative.
    pub fn blank(id: &RowId) -> Self {
        let (kind, provenance, contact) = (KindId::default(), Provenance::Illustrative, Contact::default());
        match id {
            RowId::Need(id) => Self::Need(Need {
                id: id.clone(),
                county: Adcode::default(),
                kind,
                quantity: 0,
                priority: 1,
                provenance,
                title: String::new(),
                terms: NeedTerms::default(),
                contact,
            }),
            RowId::Offer(id) => Self::Offer(Offer {
                id: id.clone(),
                cooperative: Adcode::default(),
                kind,
                quantity: 0,
                provenance,
                title: String::new(),
                terms: OfferTerms::default(),
                contact,
            }),
        }
    }

    /// What it holds of an attribute; `None` where its table has no such attribute.
    pub fn get(&self, attribute: &str) -> Option<Value> {
        match self {
            Self::Need(need) => attribute::find(attribute::NEED, attribute).map(|found| found.of(need)),
            Self::Offer(offer) => attribute::find(attribute::OFFER, attribute).map(|found| found.of(offer)),
        }
    }

    /// The ids of all attributes of its table, in their order.
    pub fn attributes(&self) -> Vec<&'static str> {
        match self {
            Self::Need(_) => attribute::NEED.iter().map(|attribute| attribute.id).collect(),
            Self::Offer(_) => attribute::OFFER.iter().map(|attribute| attribute.id).collect(),
        }
    }

    /// All that it holds, by attribute.
    pub fn cells(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Need(need) => attribute::cells(attribute::NEED, need),
            Self::Offer(offer) => attribute::cells(attribute::OFFER, offer),
        }
    }

    /// The row of a name that holds this, and nothing else.
    ///
    /// # Errors
    /// The attribute that the table does not have, or for which the value is none.
    pub fn filled(id: &RowId, cells: &[(String, Value)]) -> Result<Self, String> {
        match Self::blank(id) {
            Self::Need(need) => attribute::filled(attribute::NEED, need, cells).map(Self::Need),
            Self::Offer(offer) => attribute::filled(attribute::OFFER, offer, cells).map(Self::Offer),
        }
    }

    /// Makes it hold a value.
    fn set(&mut self, attribute: &str, value: &Value) -> Result<(), RowError> {
        let is_set = match self {
            Self::Need(need) => attribute::find(attribute::NEED, attribute).map(|found| found.put(need, value)),
            Self::Offer(offer) => attribute::find(attribute::OFFER, attribute).map(|found| found.put(offer, value)),
        };
        match is_set {
            // A kind is what a row is: a row of another kind is another row.
            _ if attribute == "kind" => Err(RowError::NoAttribute(attribute.to_owned())),
            None => Err(RowError::NoAttribute(attribute.to_owned())),
            Some(false) => Err(RowError::NoValue(attribute.to_owned())),
            Some(true) => Ok(()),
        }
    }

    fn defects(&self, scenario: &Scenario) -> Vec<Defect> {
        match self {
            Self::Need(need) => need_defects(scenario, need),
            Self::Offer(offer) => offer_defects(scenario, offer),
        }
    }
}

impl Scenario {
    /// A row by its name. O(rows).
    pub fn row(&self, id: &RowId) -> Option<Row> {
        match id {
            RowId::Need(id) => self.needs.iter().find(|need| &need.id == id).cloned().map(Row::Need),
            RowId::Offer(id) => self.offers.iter().find(|offer| &offer.id == id).cloned().map(Row::Offer),
        }
    }

    /// Adds a row, or puts it in the place of the one of its name. Amounts that were fixed for a row of another kind go with it. O(rows).
    ///
    /// # Errors
    /// [`RowError::Defects`].
    pub fn put_row(&mut self, row: Row) -> Result<(), RowError> {
        let defects = row.defects(self);
        if !defects.is_empty() {
            return Err(RowError::Defects(defects));
        }
        let id = row.id();
        let is_of_another_kind = self.row(&id).is_some_and(|before| before.kind() != row.kind());
        if is_of_another_kind {
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

    /// Takes a row away, and with it the amounts that were fixed for it. O(rows + amounts).
    ///
    /// # Errors
    /// [`RowError::Unknown`].
    pub fn remove_row(&mut self, id: &RowId) -> Result<(), RowError> {
        if self.row(id).is_none() {
            return Err(RowError::Unknown(id.clone()));
        }
        self.forget(id);
        match id {
            RowId::Need(id) => self.needs.retain(|need| &need.id != id),
            RowId::Offer(id) => self.offers.retain(|offer| &offer.id != id),
        }
        Ok(())
    }

    /// Forgets the amounts that were fixed for a row.
    fn forget(&mut self, id: &RowId) {
        self.fixed.retain(|entry| match id {
            RowId::Need(id) => &entry.need != id,
            RowId::Offer(id) => &entry.offer != id,
        });
    }
}
