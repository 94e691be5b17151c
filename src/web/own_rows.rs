//! The planner's own rows as the data view lists them, with what their tables say of each attribute.

use domain::{
    Adcode, Kind, NeedId, OfferId, Pair, ProductId, Provenance, RULES, Row, RowId, RuleId, Scenario, SchemeId, Side, TermId,
    attribute::{Form, Outline, RULE_VALUE, Used, Value, Words},
};

use crate::{i18n::Lang, own_lists::unrelated};

/// Which table is in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// What counties ask for.
    Needs,
    /// What cooperatives give.
    Offers,
    /// Who takes part.
    Parties,
    /// Places that ask.
    Counties,
    /// What is shipped.
    Products,
    /// What lies between cooperatives and provinces.
    Connections,
    /// Pairs that exist already, of the set that is chosen.
    Existing,
    /// Numbers of the rules.
    Rules,
    /// Terms of a list of the vocabulary.
    Terms(Words),
    /// Terms of a list that can stand in for each other.
    Related(Words),
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

impl From<Outline> for Field {
    fn from(Outline { id, name, form, is_required, .. }: Outline) -> Self {
        Self { id, name, form, is_required }
    }
}

impl Which {
    /// All tables, in the order in which they are offered.
    pub const ALL: [Self; 10] = [
        Self::Needs,
        Self::Offers,
        Self::Parties,
        Self::Counties,
        Self::Products,
        Self::Connections,
        Self::Existing,
        Self::Rules,
        Self::Terms(Words::Sectors),
        Self::Related(Words::Occupations),
    ];

    /// What it is called.
    pub fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::Needs => lang.data_needs(),
            Self::Offers => lang.data_offers(),
            Self::Parties => lang.data_parties(),
            Self::Counties => lang.data_counties(),
            Self::Products => lang.data_products(),
            Self::Connections => lang.data_connections(),
            Self::Existing => lang.data_existing(),
            Self::Rules => lang.data_rules(),
            Self::Terms(_) => lang.data_terms(),
            Self::Related(_) => lang.data_relations(),
        }
    }

    /// The table of a row.
    pub fn of(row: &RowId) -> Self {
        match row {
            RowId::Need(_) => Self::Needs,
            RowId::Offer(_) => Self::Offers,
            RowId::Party(_) => Self::Parties,
            RowId::County(_) => Self::Counties,
            RowId::Product(_) => Self::Products,
            RowId::Connection(_) => Self::Connections,
            RowId::Existing(..) => Self::Existing,
            RowId::Rule(_) => Self::Rules,
            RowId::Word(words, _) => Self::Terms(*words),
            RowId::Related(words, ..) => Self::Related(*words),
        }
    }

    /// Names it in the page.
    pub fn id(self) -> &'static str {
        match self {
            Self::Needs => "needs",
            Self::Offers => "offers",
            Self::Parties => "parties",
            Self::Counties => "counties",
            Self::Products => "products",
            Self::Connections => "connections",
            Self::Existing => "existing",
            Self::Rules => "rules",
            Self::Terms(_) => "terms",
            Self::Related(_) => "related",
        }
    }

    /// Whether its rows are of a kind.
    pub fn is_of_kinds(self) -> bool {
        matches!(self, Self::Needs | Self::Offers)
    }

    /// Whether rows are added to it and taken away: a connection is there while its two parties are, a number of the rules always.
    pub fn grows(self) -> bool {
        !matches!(self, Self::Connections | Self::Rules)
    }

    /// The attributes that its rows have a use for, in the order of their columns.
    pub fn fields(self, kind: &Kind) -> Vec<Field> {
        let none = Pair { east: Adcode::default(), west: Adcode::default() };
        let any = match self {
            Self::Needs => RowId::Need(NeedId::default()),
            Self::Offers => RowId::Offer(OfferId::default()),
            Self::Parties => RowId::Party(Adcode::default()),
            Self::Counties => RowId::County(Adcode::default()),
            Self::Products => RowId::Product(ProductId::default()),
            Self::Connections => RowId::Connection(none),
            Self::Existing => RowId::Existing(SchemeId::default(), none),
            Self::Rules => RowId::Rule(RuleId::default()),
            Self::Terms(words) => RowId::Word(words, TermId::default()),
            Self::Related(words) => RowId::related(words, TermId::default(), TermId::default()),
        };
        let is_used = |outline: &Outline| match outline.used {
            used if self.is_of_kinds() => used.by(kind),
            // Of the chosen set alone.
            used => used != Used::Noted && outline.id != "scheme",
        };
        any.attributes().into_iter().filter(is_used).map(Field::from).collect()
    }

    /// Whether every row of it has this, so that it is not emptied.
    pub fn always_has(self, field: &str) -> bool {
        match self {
            Self::Needs => matches!(field, "county" | "quantity" | "priority" | "provenance"),
            Self::Offers => matches!(field, "cooperative" | "quantity" | "provenance"),
            Self::Parties => matches!(field, "division" | "side"),
            Self::Counties => matches!(field, "adcode" | "province"),
            Self::Products => matches!(field, "category" | "shelf_days" | "price"),
            Self::Connections => matches!(field, "road_km" | "days"),
            Self::Existing => matches!(field, "east" | "west" | "provenance"),
            Self::Rules | Self::Related(_) => true,
            Self::Terms(_) => field == "name",
        }
    }

    /// The attribute that says whose row it is, or what it is about.
    pub fn owner(self) -> &'static str {
        match self {
            Self::Needs => "county",
            Self::Offers => "cooperative",
            Self::Parties => "division",
            Self::Counties | Self::Products | Self::Terms(_) => "name",
            Self::Connections | Self::Existing => "east",
            Self::Rules => "rule",
            Self::Related(_) => "one",
        }
    }

    /// The attribute that says most of a row beside whose it is.
    pub fn beside_name(self) -> &'static str {
        match self {
            Self::Needs | Self::Offers => "quantity",
            Self::Parties => "side",
            Self::Counties => "province",
            Self::Products => "category",
            Self::Connections | Self::Existing => "west",
            Self::Rules => RULE_VALUE,
            Self::Terms(_) => "name_en",
            Self::Related(_) => "other",
        }
    }

    /// The attribute to which one is led who comes for a row.
    pub fn figure(self) -> &'static str {
        match self {
            Self::Rules => RULE_VALUE,
            _ if self.is_of_kinds() => "quantity",
            _ => self.owner(),
        }
    }

    /// Its rows, those of a kind where they are of kinds, in the order of the scenario. O(rows).
    pub fn rows(self, scenario: &Scenario, kind: &Kind) -> Vec<DataRow> {
        let row = |row: Row| DataRow(row);
        match self {
            Self::Needs => {
                let needs = scenario.needs.iter().filter(|need| need.kind == kind.id);
                needs.cloned().map(|need| row(Row::Need(need))).collect()
            }
            Self::Offers => {
                let offers = scenario.offers.iter().filter(|offer| offer.kind == kind.id);
                offers.cloned().map(|offer| row(Row::Offer(offer))).collect()
            }
            Self::Parties => scenario.cooperatives.iter().cloned().map(|party| row(Row::Party(party))).collect(),
            Self::Counties => scenario.counties.iter().cloned().map(|county| row(Row::County(county))).collect(),
            Self::Products => scenario.products.iter().cloned().map(|product| row(Row::Product(product))).collect(),
            Self::Connections => {
                pairs(scenario).filter_map(|pair| scenario.row(&RowId::Connection(pair))).map(DataRow).collect()
            }
            Self::Existing => {
                let chosen = scenario.schemes.iter().filter(|scheme| scheme.id == scenario.scheme);
                let ids = chosen.flat_map(|of| of.pairs.iter().map(|entry| RowId::Existing(of.id.clone(), entry.pair)));
                ids.filter_map(|id| scenario.row(&id)).map(DataRow).collect()
            }
            Self::Terms(words) => scenario.vocabulary.term_rows(words).into_iter().map(Row::Word).map(DataRow).collect(),
            Self::Related(words) => {
                scenario.vocabulary.related_rows(words).into_iter().map(Row::Related).map(DataRow).collect()
            }
            Self::Rules => RULES.iter().filter_map(|rule| scenario.row(&RowId::Rule(rule.id()))).map(DataRow).collect(),
        }
    }

    /// A new row with a name that no row has yet, that says as little as can be. `None` where there is none: no party on its side, no
    /// division or pair that is not there already.
    pub fn new_row(self, scenario: &Scenario, kind: &Kind) -> Option<Row> {
        let blank = |id: RowId| Row::blank(&id);
        Some(match self {
            Self::Needs => {
                let of_party = |province| scenario.is_party(province, Side::Supported);
                let county = scenario.counties.iter().find(|county| of_party(county.province))?.adcode;
                match blank(RowId::Need(NeedId(format!("n-{}", scenario.free_number())))) {
                    Row::Need(need) => Row::Need(domain::Need { kind: kind.id.clone(), county, ..need }),
                    other => other,
                }
            }
            Self::Offers => {
                let cooperative = scenario.parties(Side::Supporter).next()?.division;
                match blank(RowId::Offer(OfferId(format!("o-{}", scenario.free_number())))) {
                    Row::Offer(offer) => Row::Offer(domain::Offer { kind: kind.id.clone(), cooperative, ..offer }),
                    other => other,
                }
            }
            Self::Parties => {
                let is_party = |code| scenario.cooperatives.iter().any(|party| party.division == code);
                blank(RowId::Party(scenario.divisions.iter().find(|division| !is_party(division.adcode))?.adcode))
            }
            Self::Counties => {
                let province = scenario.parties(Side::Supported).next().map_or(FIRST_PROVINCE, |party| party.division);
                // Codes from 9901 on are no county's: they stand until the planner gives the true one.
                let mut own = (province.0 + 9_901..province.0 + 10_000).map(Adcode);
                blank(RowId::County(own.find(|code| scenario.county(*code).is_none())?))
            }
            Self::Products => {
                let number = |id: &ProductId| id.0.strip_prefix("p-").and_then(|number| number.parse::<usize>().ok());
                let most = scenario.products.iter().filter_map(|product| number(&product.id)).max();
                match blank(RowId::Product(ProductId(format!("p-{}", most.map_or(1, |most| most.saturating_add(1)))))) {
                    Row::Product(product) => {
                        let category = scenario.vocabulary.categories.first().map(|term| term.id.clone()).unwrap_or_default();
                        Row::Product(domain::Product { category, ..product })
                    }
                    other => other,
                }
            }
            Self::Existing => {
                let exists = |pair| scenario.row(&RowId::Existing(scenario.scheme.clone(), pair)).is_some();
                blank(RowId::Existing(scenario.scheme.clone(), pairs(scenario).find(|pair| !exists(*pair))?))
            }
            Self::Terms(words) => blank(RowId::Word(words, TermId::own(scenario.vocabulary.free_number()))),
            Self::Related(words) => blank(unrelated(scenario, words)?),
            Self::Connections | Self::Rules => return None,
        })
    }
}

/// Where no province takes part yet.
const FIRST_PROVINCE: Adcode = Adcode(450_000);

/// All pairs of a cooperative and a province that take part.
fn pairs(scenario: &Scenario) -> impl Iterator<Item = Pair> {
    scenario
        .parties(Side::Supporter)
        .flat_map(|east| scenario.parties(Side::Supported).map(|west| Pair { east: east.division, west: west.division }))
}

/// The same row under a name that no row has yet; `None` where there is no such name.
pub fn copy_of(scenario: &Scenario, row: &Row) -> Option<Row> {
    let kind = match row.kind() {
        Some(id) => scenario.kind(id)?.1,
        None => scenario.kinds.first()?,
    };
    let new = Which::of(&row.id()).new_row(scenario, kind)?;
    Some(match (row.clone(), new) {
        (Row::Need(need), Row::Need(new)) => Row::Need(domain::Need { id: new.id, ..need }),
        (Row::Offer(offer), Row::Offer(new)) => Row::Offer(domain::Offer { id: new.id, ..offer }),
        (Row::Party(party), Row::Party(new)) => Row::Party(domain::Cooperative { division: new.division, ..party }),
        (Row::County(county), Row::County(new)) => Row::County(domain::County { adcode: new.adcode, ..county }),
        (Row::Product(product), Row::Product(new)) => Row::Product(domain::Product { id: new.id, ..product }),
        (Row::Word(word), Row::Word(new)) => Row::Word(domain::WordRow { id: new.id, ..word }),
        (_, new) => new,
    })
}

/// A row of the data view.
#[derive(Clone, Debug, PartialEq)]
pub struct DataRow(pub Row);

/// A row's name as one text, which no other row of its table has.
pub fn key_of(id: &RowId) -> String {
    match id {
        RowId::Need(id) => id.0.clone(),
        RowId::Offer(id) => id.0.clone(),
        RowId::Product(id) => id.0.clone(),
        RowId::Party(code) | RowId::County(code) => code.to_string(),
        RowId::Rule(id) => id.0.clone(),
        RowId::Word(_, id) => id.0.clone(),
        RowId::Related(_, one, other) => format!("{}-{}", one.0, other.0),
        RowId::Connection(pair) | RowId::Existing(_, pair) => format!("{}-{}", pair.east, pair.west),
    }
}

impl DataRow {
    /// Tells it from the others of its table.
    pub fn id(&self) -> String {
        key_of(&self.0.id())
    }

    /// A field of its table as this row has it.
    pub fn field(&self, field: Field) -> Field {
        Field { form: self.0.id().form(field.id, field.form), ..field }
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

    /// What it holds of an attribute.
    pub fn value_of(&self, id: &str) -> Value {
        self.0.get(id).unwrap_or_default()
    }

    /// How much it asks or gives; `None` of rows that do neither.
    pub fn quantity(&self) -> Option<i64> {
        match self.value_of("quantity") {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Whether its quantity is a made-up one.
    pub fn is_illustrative(&self) -> bool {
        match &self.0 {
            Row::Need(need) => need.provenance == Provenance::Illustrative,
            Row::Offer(offer) => offer.provenance == Provenance::Illustrative,
            _ => false,
        }
    }

    /// The row of another name, with a cell that is part of its name set; `None` where the value is none for it.
    pub fn renamed(&self, field: &str, value: &Value) -> Option<Row> {
        let mut cells: Vec<(String, Value)> =
            self.0.cells().into_iter().filter(|(id, _)| *id != field).map(|(id, value)| (id.to_owned(), value)).collect();
        cells.push((field.to_owned(), value.clone()));
        Row::filled(&self.0.id(), &cells).ok()
    }
}
