//! The planner's own rows as the data view lists them: offers or needs of one kind, with what their tables say of each attribute.

use domain::{
    Kind, KindId, NeedId, OfferId, Row, RowId, Scenario, Side,
    attribute::{self, Form, Value},
};

use crate::i18n::Lang;

/// Which table is in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// What counties ask for.
    Needs,
    /// What cooperatives give.
    Offers,
}

/// One attribute, whatever its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its id.
    pub id: &'static str,
    /// What it is called in Chinese and in English.
    pub name: (&'static str, &'static str),
    /// What it may hold.
    pub form: Form,
    /// Whether a row without it can serve or be served by no other.
    pub is_required: bool,
}

impl Field {
    /// What it is called.
    pub fn heading(self, lang: Lang) -> &'static str {
        if lang == Lang::Zh { self.name.0 } else { self.name.1 }
    }
}

impl Which {
    /// The attributes that rows of a kind have a use for, in the order of their columns.
    pub fn fields(self, kind: &Kind) -> Vec<Field> {
        fn of<R>(table: &'static [attribute::Attribute<R>], kind: &Kind) -> Vec<Field> {
            let used = table.iter().filter(|entry| entry.used.by(kind));
            used.map(|entry| Field { id: entry.id, name: entry.name, form: entry.form, is_required: entry.is_required })
                .collect()
        }
        match self {
            Self::Needs => of(attribute::NEED, kind),
            Self::Offers => of(attribute::OFFER, kind),
        }
    }

    /// The attribute that says whose row it is.
    pub fn owner(self) -> &'static str {
        match self {
            Self::Needs => "county",
            Self::Offers => "cooperative",
        }
    }

    /// The rows of a kind, in the order of the scenario. O(rows).
    pub fn rows(self, scenario: &Scenario, kind: &KindId) -> Vec<DataRow> {
        match self {
            Self::Needs => {
                let needs = scenario.needs.iter().filter(|need| need.kind == *kind);
                needs.cloned().map(|need| DataRow(Row::Need(need))).collect()
            }
            Self::Offers => {
                let offers = scenario.offers.iter().filter(|offer| offer.kind == *kind);
                offers.cloned().map(|offer| DataRow(Row::Offer(offer))).collect()
            }
        }
    }

    /// A new row of a kind with a name that no row has yet: of the first county or cooperative, with nothing asked or given. `None` where
    /// there is no party on its side.
    pub fn new_row(self, scenario: &Scenario, kind: &KindId) -> Option<Row> {
        let free = free_number(scenario);
        Some(match self {
            Self::Needs => {
                let of_party = |province| scenario.parties(Side::Supported).any(|party| party.division == province);
                let county = scenario.counties.iter().find(|county| of_party(county.province))?.adcode;
                match Row::blank(&RowId::Need(NeedId(format!("n-{free}")))) {
                    Row::Need(need) => Row::Need(domain::Need { kind: kind.clone(), county, ..need }),
                    Row::Offer(_) => return None,
                }
            }
            Self::Offers => {
                let cooperative = scenario.parties(Side::Supporter).next()?.division;
                match Row::blank(&RowId::Offer(OfferId(format!("o-{free}")))) {
                    Row::Offer(offer) => Row::Offer(domain::Offer { kind: kind.clone(), cooperative, ..offer }),
                    Row::Need(_) => return None,
                }
            }
        })
    }
}

/// The first number that no row of the planner's own has.
fn free_number(scenario: &Scenario) -> usize {
    let number = |id: &str| id.split_once('-').filter(|(head, _)| matches!(*head, "n" | "o"))?.1.parse::<usize>().ok();
    let needs = scenario.needs.iter().filter_map(|need| number(&need.id.0));
    needs.chain(scenario.offers.iter().filter_map(|offer| number(&offer.id.0))).max().map_or(1, |most| most.saturating_add(1))
}

/// The same row under a name that no row has yet.
pub fn copy_of(scenario: &Scenario, row: &Row) -> Row {
    let free = free_number(scenario);
    match row.clone() {
        Row::Need(need) => Row::Need(domain::Need { id: NeedId(format!("n-{free}")), ..need }),
        Row::Offer(offer) => Row::Offer(domain::Offer { id: OfferId(format!("o-{free}")), ..offer }),
    }
}

/// A row of the data view.
#[derive(Clone, Debug, PartialEq)]
pub struct DataRow(pub Row);

impl DataRow {
    /// Tells it from the others of its table: its id.
    pub fn id(&self) -> String {
        match self.0.id() {
            RowId::Need(id) => id.0,
            RowId::Offer(id) => id.0,
        }
    }

    /// What it holds.
    pub fn value(&self, field: Field) -> Value {
        self.0.get(field.id).unwrap_or_default()
    }

    /// What it lacks before it can serve or be served.
    pub fn missing(&self, fields: &[Field]) -> Vec<Field> {
        let missing = |field: &&Field| field.is_required && self.value(**field).is_empty();
        let mut list: Vec<Field> = fields.iter().filter(missing).copied().collect();
        // Either is enough: what is taken may be a product or a category.
        let is_offer_of_products = matches!(self.0, Row::Offer(_)) && fields.iter().any(|field| field.id == "category");
        if is_offer_of_products && self.value_of("product").is_empty() && self.value_of("category").is_empty() {
            list.extend(fields.iter().find(|field| field.id == "product"));
        }
        list
    }

    fn value_of(&self, id: &str) -> Value {
        self.0.get(id).unwrap_or_default()
    }

    /// How much it asks or gives.
    pub fn quantity(&self) -> i64 {
        if let Value::Number(number) = self.value_of("quantity") { number } else { 0 }
    }
}

/// Whether every row has this, so that it is not emptied.
pub fn is_always_there(field: &str) -> bool {
    matches!(field, "county" | "cooperative" | "quantity" | "priority" | "provenance")
}
