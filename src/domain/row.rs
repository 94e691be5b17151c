//! Rows that a planner adds, changes and removes: put, set and taken away in place, each table in the order that the scenario states.

use serde::{Deserialize, Serialize};

use crate::{
    attribute::{self, Form, RULE_VALUE, Value, Words},
    connection::Connection,
    kind::KindId,
    need::{Need, NeedId, NeedTerms},
    offer::{Offer, OfferId, OfferTerms},
    pair::{ExistingPair, Pair, SchemeId},
    party::{Cooperative, Side},
    place::{Adcode, County},
    product::{Product, ProductId},
    provenance::{Contact, Provenance},
    rule::{RuleId, RuleSetting},
    scenario::Scenario,
    term::{TermId, Text},
    validation::Defect,
    words::{RelatedRow, WordRow},
};

/// Names a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowId {
    /// A need.
    Need(NeedId),
    /// An offer.
    Offer(OfferId),
    /// A party, by its division.
    Party(Adcode),
    /// A county, by its code.
    County(Adcode),
    /// A product.
    Product(ProductId),
    /// What lies between a cooperative and a province.
    Connection(Pair),
    /// An existing pair of a set.
    Existing(SchemeId, Pair),
    /// A number of the rules.
    Rule(RuleId),
    /// A term of a list of the vocabulary.
    Word(Words, TermId),
    /// Two terms of a list that can stand in for each other, the lesser id first: see [`RowId::related`].
    Related(Words, TermId, TermId),
}

/// A whole row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Row {
    /// A need.
    Need(Need),
    /// An offer.
    Offer(Offer),
    /// A party.
    Party(Cooperative),
    /// A county.
    County(County),
    /// A product.
    Product(Product),
    /// What lies between a cooperative and a province.
    Connection(Connection),
    /// An existing pair of a set.
    Existing(ExistingPair),
    /// A number of the rules.
    Rule(RuleSetting),
    /// A term of a list of the vocabulary.
    Word(WordRow),
    /// Two terms of a list that can stand in for each other.
    Related(RelatedRow),
}

/// What a row, or the row of a name, says of its table, whichever that is.
macro_rules! of_table {
    ($row:expr, $type:ident, $table:ident => $body:expr) => {
        of_table!($row, $type, $table, _row => $body)
    };
    ($row:expr, $type:ident, $table:ident, $of:pat => $body:expr) => {
        match $row {
            $type::Need($of) => { let $table = attribute::NEED; $body }
            $type::Offer($of) => { let $table = attribute::OFFER; $body }
            $type::Party($of) => { let $table = attribute::PARTY; $body }
            $type::County($of) => { let $table = attribute::COUNTY; $body }
            $type::Product($of) => { let $table = attribute::PRODUCT; $body }
            $type::Connection($of) => { let $table = attribute::CONNECTION; $body }
            $type::Existing($of, ..) => { let $table = attribute::EXISTING; $body }
            $type::Rule($of) => { let $table = attribute::RULE; $body }
            $type::Word($of, ..) => { let $table = attribute::WORD; $body }
            $type::Related($of, ..) => { let $table = attribute::RELATED; $body }
        }
    };
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
    /// So many other rows are of this one, and would be left without it.
    HasRows(RowId, usize),
    /// There is a row of that name already.
    Taken(RowId),
    /// The road between two parties is needed while both are there.
    IsNeeded(Pair),
    /// Rows of its table are there as they are: none is taken away.
    Stays(RowId),
}

impl RowId {
    /// The attributes that make up the name of a row, or what it is: they are not set alone.
    pub fn identity(&self) -> &'static [&'static str] {
        match self {
            Self::Need(_) | Self::Offer(_) => &["kind"],
            Self::Party(_) => &["division"],
            Self::County(_) => &["adcode"],
            Self::Product(_) => &["id"],
            Self::Connection(_) => &["east", "west"],
            Self::Existing(..) => &["scheme", "east", "west"],
            Self::Rule(_) => &["rule"],
            Self::Word(..) => &["words", "id"],
            Self::Related(..) => &["words", "one", "other"],
        }
    }

    /// The attributes of its table, each with what it is called and what it may hold, in their order.
    pub fn attributes(&self) -> Vec<attribute::Outline> {
        let mut outlines: Vec<attribute::Outline> =
            of_table!(self, Self, table => table.iter().map(attribute::Attribute::outline).collect());
        for outline in &mut outlines {
            outline.form = self.form(outline.id, outline.form);
        }
        outlines
    }

    /// What an attribute of this row may hold, where that of its table says another: each number of the rules has a form of its own, and
    /// what is related is of the row's list.
    pub fn form(&self, attribute: &str, of_table: Form) -> Form {
        match self {
            Self::Rule(id) if attribute == RULE_VALUE => id.rule().map_or(of_table, |rule| rule.form),
            Self::Related(words, ..) if matches!(of_table, Form::Term(_)) => Form::Term(*words),
            _ => of_table,
        }
    }
}

impl Row {
    /// Its name.
    pub fn id(&self) -> RowId {
        match self {
            Self::Need(need) => RowId::Need(need.id.clone()),
            Self::Offer(offer) => RowId::Offer(offer.id.clone()),
            Self::Party(party) => RowId::Party(party.division),
            Self::County(county) => RowId::County(county.adcode),
            Self::Product(product) => RowId::Product(product.id.clone()),
            Self::Connection(connection) => RowId::Connection(connection.pair),
            Self::Existing(existing) => RowId::Existing(existing.scheme.clone(), existing.pair),
            Self::Rule(setting) => RowId::Rule(setting.id.clone()),
            Self::Word(row) => RowId::Word(row.words, row.id.clone()),
            Self::Related(row) => RowId::related(row.words, row.one.clone(), row.other.clone()),
        }
    }

    /// Its kind, where it is a need or an offer.
    pub fn kind(&self) -> Option<&KindId> {
        match self {
            Self::Need(need) => Some(&need.kind),
            Self::Offer(offer) => Some(&offer.kind),
            _ => None,
        }
    }

    /// Whether two rows of one name are of one sort, so that what is fixed for the one holds for the other: needs and offers of one kind,
    /// parties of one side, counties of one province, what is related as it is written.
    pub fn is_alike(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Party(one), Self::Party(other)) => one.side == other.side,
            (Self::County(one), Self::County(other)) => one.province == other.province,
            (Self::Related(one), Self::Related(other)) => one.one == other.one,
            _ => self.kind() == other.kind(),
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
            RowId::Party(division) => Self::Party(Cooperative { division: *division, side: Side::Supporter, bounds: None }),
            RowId::County(adcode) => Self::County(County {
                adcode: *adcode,
                name: Text::default(),
                short: Text::default(),
                aliases: Vec::new(),
                province: adcode.province(),
                prefecture: String::new(),
                deep_poverty: false,
                extra_km: 0,
                extra_truck_tenths: 0,
            }),
            RowId::Product(id) => Self::Product(Product {
                id: id.clone(),
                name: Text::default(),
                category: TermId::default(),
                province: Adcode::default(),
                prefecture: None,
                county: None,
                harvest: Vec::new(),
                shelf_days: 0,
                cold_chain: false,
                price_fen: 0,
            }),
            RowId::Connection(pair) => {
                Self::Connection(Connection { pair: *pair, road_km: 0, truck_tenths: 0, enterprises: 0 })
            }
            RowId::Existing(scheme, pair) => Self::Existing(ExistingPair { scheme: scheme.clone(), pair: *pair, provenance }),
            RowId::Rule(id) => Self::Rule(RuleSetting { id: id.clone(), value: Value::Nothing }),
            RowId::Word(words, id) => Self::Word(WordRow { words: *words, id: id.clone(), name: Text::default() }),
            RowId::Related(words, one, other) => {
                Self::Related(RelatedRow { words: *words, one: one.clone(), other: other.clone() })
            }
        }
    }

    /// What it holds of an attribute; `None` where its table has no such attribute.
    pub fn get(&self, attribute: &str) -> Option<Value> {
        of_table!(self, Self, table, row => attribute::find(table, attribute).map(|found| found.of(row)))
    }

    /// The ids of all attributes of its table, in their order.
    pub fn attributes(&self) -> Vec<&'static str> {
        self.id().attributes().into_iter().map(|attribute| attribute.id).collect()
    }

    /// All that it holds, by attribute.
    pub fn cells(&self) -> Vec<(&'static str, Value)> {
        of_table!(self, Self, table, row => attribute::cells(table, row))
    }

    /// The row of a name that holds this, and nothing else.
    ///
    /// # Errors
    /// The attribute that the table does not have, or for which the value is none.
    pub fn filled(id: &RowId, cells: &[(String, Value)]) -> Result<Self, String> {
        let mut row = Self::blank(id);
        of_table!(&mut row, Self, table, row => attribute::fill(table, row, cells))?;
        Ok(row)
    }

    /// Makes it hold a value.
    pub(crate) fn set(&mut self, attribute: &str, value: &Value) -> Result<(), RowError> {
        if self.id().identity().contains(&attribute) {
            // What a row is and what it is called: with another it is another row.
            return Err(RowError::NoAttribute(attribute.to_owned()));
        }
        let is_set = of_table!(self, Self, table, row => attribute::find(table, attribute).map(|found| found.put(row, value)));
        match is_set {
            None => Err(RowError::NoAttribute(attribute.to_owned())),
            Some(false) => Err(RowError::NoValue(attribute.to_owned())),
            Some(true) => Ok(()),
        }
    }
}

impl Scenario {
    /// A row by its name. O(rows).
    pub fn row(&self, id: &RowId) -> Option<Row> {
        match id {
            RowId::Need(id) => self.needs.iter().find(|need| &need.id == id).cloned().map(Row::Need),
            RowId::Offer(id) => self.offers.iter().find(|offer| &offer.id == id).cloned().map(Row::Offer),
            RowId::Party(division) => {
                self.cooperatives.iter().find(|party| party.division == *division).cloned().map(Row::Party)
            }
            RowId::County(adcode) => self.county(*adcode).cloned().map(Row::County),
            RowId::Product(id) => self.product(id).cloned().map(Row::Product),
            RowId::Connection(pair) => self.connection(*pair).map(Row::Connection),
            RowId::Existing(scheme, pair) => {
                let found = self.schemes.iter().find(|of| of.id == *scheme)?.pairs.iter().find(|of| of.pair == *pair)?;
                let provenance = found.provenance.clone();
                Some(Row::Existing(ExistingPair { scheme: scheme.clone(), pair: *pair, provenance }))
            }
            RowId::Rule(id) => {
                let value = id.rule()?.of(&self.rules);
                Some(Row::Rule(RuleSetting { id: id.clone(), value }))
            }
            RowId::Word(words, id) => self.vocabulary.term_row(*words, id).map(Row::Word),
            RowId::Related(words, one, other) => self.vocabulary.related_row(*words, one, other).map(Row::Related),
        }
    }
}
