//! The reference data: a dozen JSON files, each one concern, into the base scenario. Called by `web` with the bytes it fetched or
//! found in its own page.
//!
//! Every error of every file is returned, each with its place, so that whoever keeps the files can mend them in one go.

use std::collections::BTreeMap;

use domain::{
    Cooperative, County, Defect, Division, Fingerprint, Kind, Need, Offer, Order, PartnerEnterprises, Product, Route, Rules,
    Scenario, Scheme, SchemeId, Shared, Strategy, Subject, Text, Vocabulary, validate,
};
use serde::{Deserialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

/// Names of the files, without their ending, in the order in which they are loaded.
pub const FILES: [&str; 13] = [
    "scenario",
    "divisions",
    "counties",
    "products",
    "routes",
    "terms",
    "kinds",
    "rules",
    "parties",
    "enterprises",
    "schemes",
    "offers",
    "needs",
];

/// Most bytes of a file.
pub const MAX_BYTES: usize = 20_000_000;

/// Something wrong with the reference data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataError {
    /// The file, as in [`FILES`].
    pub file: &'static str,
    /// What is wrong.
    pub problem: DataProblem,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataProblem {
    /// It is not there.
    Missing,
    /// It is larger than any file of ours.
    TooLarge {
        /// Its bytes.
        found: usize,
        /// The most allowed.
        most: usize,
    },
    /// It is not the JSON that is expected.
    Damaged {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What was found and what was expected, in English, for whoever keeps the files.
        what: String,
    },
    /// A row contradicts the rest.
    Defect {
        /// Line of the row, from 1, where it is a row of this file.
        line: Option<usize>,
        /// The defect.
        defect: Defect,
    },
}

#[derive(Deserialize)]
struct Head {
    name: Text,
    date: String,
    scheme: SchemeId,
    strategy: Strategy,
    step_limit: u64,
}

/// The base scenario from the bytes of all [`FILES`], by name. O(size × log size).
///
/// # Errors
/// All that is wrong, in the order of [`FILES`].
pub fn scenario(files: &BTreeMap<String, Vec<u8>>) -> Result<Scenario, Vec<DataError>> {
    let mut reader = Reader { files, errors: Vec::new() };
    let head: Option<Head> = reader.read("scenario");
    let divisions: Option<Vec<Division>> = reader.read("divisions");
    let counties: Option<Vec<County>> = reader.read("counties");
    let products: Option<Vec<Product>> = reader.read("products");
    let routes: Option<Vec<Route>> = reader.read("routes");
    let vocabulary: Option<Vocabulary> = reader.read("terms");
    let kinds: Option<Vec<Kind>> = reader.read("kinds");
    let rules: Option<Rules> = reader.read("rules");
    let cooperatives: Option<Vec<Cooperative>> = reader.read("parties");
    let enterprises: Option<Vec<PartnerEnterprises>> = reader.read("enterprises");
    let schemes: Option<Vec<Scheme>> = reader.read("schemes");
    let offers: Option<Vec<Offer>> = reader.read("offers");
    let needs: Option<Vec<Need>> = reader.read("needs");
    let mut errors = reader.errors;
    let assembled = (|| {
        let head = head?;
        Some(Scenario {
            name: head.name,
            date: head.date,
            divisions: divisions?.into(),
            counties: counties?.into(),
            products: products?.into(),
            routes: routes?.into(),
            vocabulary: vocabulary?,
            kinds: kinds?,
            rules: rules?,
            cooperatives: cooperatives?,
            enterprises: enterprises?,
            offers: offers?.into(),
            needs: needs?.into(),
            schemes: schemes?.into(),
            scheme: head.scheme,
            pins: Vec::new(),
            forbids: Vec::new(),
            fixed: Vec::new(),
            strategy: head.strategy,
            step_limit: head.step_limit,
            held: None,
            agreed: None,
            events: Vec::new(),
            lots: Vec::new(),
            as_of: None,
        })
    })();
    let Some(mut scenario) = assembled else { return Err(errors) };
    errors.extend(validate(&scenario).into_iter().map(|defect| place(&scenario, defect)));
    if !errors.is_empty() {
        return Err(errors);
    }
    sort(&mut scenario);
    Ok(scenario)
}

/// What the empty base leaves out of [`FILES`]: who takes part, and what is theirs.
const LEFT_OUT: [&str; 5] = ["parties", "enterprises", "schemes", "offers", "needs"];

/// The set of existing pairs of the empty base: the planner's own.
pub const OWN_SCHEME: &str = "own";

/// The base for those who begin with their own: places, products, roads, words, kinds and rules of the reference, and nobody yet. With the
/// name by which documents know it: that of the files that it is made of.
pub fn empty(files: &BTreeMap<String, Vec<u8>>, reference: &Scenario) -> (Fingerprint, Scenario) {
    let own = SchemeId(OWN_SCHEME.to_owned());
    let scenario = Scenario {
        name: Text { zh: "空白情景".to_owned(), en: "Empty scenario".to_owned() },
        cooperatives: Vec::new(),
        enterprises: Vec::new(),
        schemes: vec![Scheme { id: own.clone(), pairs: Vec::new() }].into(),
        scheme: own,
        offers: Shared::default(),
        needs: Shared::default(),
        ..reference.clone()
    };
    (hash_of(FILES.into_iter().filter(|name| !LEFT_OUT.contains(name)), files), scenario)
}

/// Names a base by the content of its files: half of a SHA-256 over names, lengths and bytes, in the order of [`FILES`]. O(size).
pub fn content_hash(files: &BTreeMap<String, Vec<u8>>) -> Fingerprint {
    hash_of(FILES.into_iter(), files)
}

fn hash_of(names: impl Iterator<Item = &'static str>, files: &BTreeMap<String, Vec<u8>>) -> Fingerprint {
    let mut hash = Sha256::new();
    for name in names {
        let bytes = files.get(name).map(Vec::as_slice).unwrap_or_default();
        hash.update(name.as_bytes());
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    let digest = hash.finalize();
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    Fingerprint(u64::from_be_bytes(first))
}

struct Reader<'a> {
    files: &'a BTreeMap<String, Vec<u8>>,
    errors: Vec<DataError>,
}

impl Reader<'_> {
    fn read<T: DeserializeOwned>(&mut self, file: &'static str) -> Option<T> {
        let problem = match self.files.get(file) {
            None => DataProblem::Missing,
            Some(bytes) if bytes.len() > MAX_BYTES => DataProblem::TooLarge { found: bytes.len(), most: MAX_BYTES },
            Some(bytes) => match serde_json::from_slice(bytes) {
                Ok(value) => return Some(value),
                Err(error) => DataProblem::Damaged { line: error.line(), column: error.column(), what: error.to_string() },
            },
        };
        self.errors.push(DataError { file, problem });
        None
    }
}

/// The file and line of a defect. Rows stand one a line after the opening bracket, before sorting.
fn place(scenario: &Scenario, defect: Defect) -> DataError {
    let (file, row) = match &defect.subject {
        Subject::Offer(id) => ("offers", scenario.offers.iter().rposition(|offer| &offer.id == id)),
        Subject::Need(id) => ("needs", scenario.needs.iter().rposition(|need| &need.id == id)),
        Subject::Party(code) => ("parties", scenario.cooperatives.iter().rposition(|party| party.division == *code)),
        Subject::County(code) => ("counties", scenario.counties.iter().rposition(|county| county.adcode == *code)),
        Subject::Product(id) => ("products", scenario.products.iter().rposition(|product| &product.id == id)),
        Subject::Pair(pair) => {
            ("routes", scenario.routes.iter().rposition(|route| route.east == pair.east && route.west == pair.west))
        }
        Subject::Kind(id) => ("kinds", scenario.kinds.iter().rposition(|kind| &kind.id == id)),
        Subject::Rules => ("rules", None),
        Subject::Words(_) => ("terms", None),
    };
    DataError { file, problem: DataProblem::Defect { line: row.map(|row| row + 2), defect } }
}

/// Brings all lists into the orders that [`Scenario`] states.
pub(crate) fn sort(scenario: &mut Scenario) {
    scenario.divisions.order_by_key(|division| division.adcode);
    scenario.counties.order_by_key(|county| county.adcode);
    scenario.products.order_by(|a, b| a.id.cmp(&b.id));
    scenario.routes.order_by_key(|route| (route.east, route.west));
    scenario.cooperatives.order_by_key(|party| party.division);
    scenario.enterprises.order_by_key(|entry| entry.pair);
    scenario.offers.order_by(|a, b| (a.cooperative, &a.id).cmp(&(b.cooperative, &b.id)));
    scenario.needs.order_by(|a, b| (a.county, &a.id).cmp(&(b.county, &b.id)));
    for scheme in &mut scenario.schemes {
        scheme.pairs.order_by_key(|entry| entry.pair);
    }
}
