//! What is different between the rows of two scenarios, row by row and attribute by attribute, as edits. Called by `inputs`.
//!
//! Parties, counties, products and terms that only one of the two has come and go as one change, with the rows that are of them: so each
//! change can be made by itself.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Adcode, FixedAmount, Pair, PairRule, RULES, Relation, Row, RowId, Scenario, TermId, attribute::Words, estimate};

use crate::{
    edit::Edit,
    inputs::{self, InputChange},
};

/// The rows of two scenarios that differ, by name.
type Differing = BTreeMap<RowId, [Option<Row>; 2]>;

/// What cannot come or go row by row: parties, counties, products and terms that only one of two scenarios has, or that are of another sort
/// in it, products whose category is such a term, and the needs, offers and relations that are of them.
pub struct Parted {
    /// Parties, counties, products and terms.
    of: BTreeSet<RowId>,
    /// Needs, offers and what is related.
    rows: BTreeSet<RowId>,
}

impl Parted {
    /// What two scenarios part over. O(rows × log).
    pub fn between(before: &Scenario, after: &Scenario) -> Self {
        Self::among(&differing(before, after), [before, after])
    }

    fn among(differing: &Differing, scenarios: [&Scenario; 2]) -> Self {
        let is_structure = |id: &&RowId| matches!(id, RowId::Party(_) | RowId::County(_) | RowId::Product(_) | RowId::Word(..));
        let is_alike = |rows: &[Option<Row>; 2]| matches!(rows, [Some(one), Some(other)] if one.is_alike(other));
        let mut of: BTreeSet<RowId> =
            differing.iter().filter(|(id, rows)| is_structure(id) && !is_alike(rows)).map(|(id, _)| id.clone()).collect();
        // A product stays, and what is of it; but its category comes before it, or goes after.
        let named = |row: &Option<Row>| match row {
            Some(Row::Product(product)) => Some(word(product.term_named())),
            _ => None,
        };
        let moved = differing.iter().filter(|(_, rows)| rows.iter().filter_map(named).any(|term| of.contains(&term)));
        let moved: Vec<RowId> = moved.map(|(id, _)| id.clone()).collect();
        of.extend(moved);
        let is_of_parted = |row: &Row, scenario: &Scenario| owners(row, scenario).iter().any(|owner| of.contains(owner));
        let rows = differing.iter().filter(|(_, rows)| {
            let sides = rows.iter().zip(scenarios);
            sides.filter_map(|(row, scenario)| Some((row.as_ref()?, scenario))).any(|(row, of)| is_of_parted(row, of))
        });
        let mut rows: BTreeSet<RowId> = rows.map(|(id, _)| id.clone()).collect();
        // The needs of a county that changes provinces go and come with it, whether or not they differ.
        let moved = |need: &&domain::Need| of.contains(&RowId::County(need.county));
        let needs = scenarios.into_iter().flat_map(|scenario| &scenario.needs).filter(moved);
        rows.extend(needs.map(|need| RowId::Need(need.id.clone())));
        let mut parted = Self { of, rows };
        // What is fixed between two rows needs both: a row that only one scenario has follows the one it is tied to.
        let is_single = |id: &RowId| differing.get(id).is_some_and(|rows| !is_alike(rows));
        loop {
            let entries = scenarios.into_iter().flat_map(|scenario| &scenario.fixed).filter(|entry| parted.has_amount(entry));
            let ends = entries.flat_map(|entry| [RowId::Offer(entry.offer.clone()), RowId::Need(entry.need.clone())]);
            let more: Vec<RowId> = ends.filter(|end| is_single(end) && !parted.rows.contains(end)).collect();
            if more.is_empty() {
                return parted;
            }
            parted.rows.extend(more);
        }
    }

    /// Whether a party is among them.
    fn has(&self, party: Adcode) -> bool {
        self.of.contains(&RowId::Party(party))
    }

    /// Whether one of the two is a party that is among them.
    pub fn has_pair(&self, pair: Pair) -> bool {
        self.has(pair.east) || self.has(pair.west)
    }

    /// Whether a fixed amount is of rows that come and go with them.
    pub fn has_amount(&self, entry: &FixedAmount) -> bool {
        let (offer, need) = (RowId::Offer(entry.offer.clone()), RowId::Need(entry.need.clone()));
        self.rows.contains(&offer) || self.rows.contains(&need)
    }
}

fn word((words, id): (Words, &TermId)) -> RowId {
    RowId::Word(words, id.clone())
}

/// What a need, an offer or what is related is of.
fn owners(row: &Row, scenario: &Scenario) -> Vec<RowId> {
    let product = |id: &Option<domain::ProductId>| id.clone().map(RowId::Product);
    match row {
        Row::Need(need) => {
            let province = scenario.province_of(need.county).map(RowId::Party);
            let of = std::iter::once(RowId::County(need.county)).chain(province).chain(product(&need.terms.product));
            of.chain(need.terms_named().map(word)).collect()
        }
        Row::Offer(offer) => {
            let of = std::iter::once(RowId::Party(offer.cooperative)).chain(product(&offer.terms.product));
            of.chain(offer.terms_named().map(word)).collect()
        }
        Row::Related(row) => [&row.one, &row.other].map(|term| word((row.words, term))).to_vec(),
        _ => Vec::new(),
    }
}

/// All terms, and all that is related.
fn words(scenario: &Scenario) -> impl Iterator<Item = RowId> {
    Words::ALL.into_iter().flat_map(|words| {
        let terms = scenario.vocabulary.terms(words).iter().map(move |term| RowId::Word(words, term.id.clone()));
        let related = scenario.vocabulary.relations(words).iter();
        terms.chain(related.map(move |Relation(one, other)| RowId::related(words, one.clone(), other.clone())))
    })
}

/// All rows of both scenarios that differ. Lists that are the same are not looked at.
fn differing(before: &Scenario, after: &Scenario) -> Differing {
    let mut all = Differing::new();
    for (side, (scenario, other)) in [(before, after), (after, before)].into_iter().enumerate() {
        let mut rows: Vec<Row> = Vec::new();
        if scenario.offers != other.offers {
            rows.extend(scenario.offers.iter().cloned().map(Row::Offer));
        }
        if scenario.needs != other.needs {
            rows.extend(scenario.needs.iter().cloned().map(Row::Need));
        }
        if scenario.cooperatives != other.cooperatives {
            rows.extend(scenario.cooperatives.iter().cloned().map(Row::Party));
        }
        if scenario.counties != other.counties {
            rows.extend(scenario.counties.iter().cloned().map(Row::County));
        }
        if scenario.products != other.products {
            rows.extend(scenario.products.iter().cloned().map(Row::Product));
        }
        if (&scenario.routes, &scenario.enterprises) != (&other.routes, &other.enterprises) {
            let pairs = scenario.routes.iter().map(|route| Pair { east: route.east, west: route.west });
            rows.extend(pairs.filter_map(|pair| scenario.connection(pair)).map(Row::Connection));
        }
        if scenario.schemes != other.schemes {
            let ids =
                scenario.schemes.iter().flat_map(|of| of.pairs.iter().map(|entry| RowId::Existing(of.id.clone(), entry.pair)));
            rows.extend(ids.filter_map(|id| scenario.row(&id)));
        }
        if scenario.vocabulary != other.vocabulary {
            rows.extend(words(scenario).filter_map(|id| scenario.row(&id)));
        }
        if scenario.rules != other.rules {
            rows.extend(RULES.iter().filter_map(|rule| scenario.row(&RowId::Rule(rule.id()))));
        }
        for row in rows {
            let id = row.id();
            all.entry(id).or_default()[side] = Some(row);
        }
    }
    all.retain(|_, [old, new]| old != new);
    all
}

/// What comes and goes together first, then the others, each table by id. A row that only one of the two has comes with the amounts that
/// are fixed for it; a row of another kind is another row. O((rows + amounts) × log + changed rows × attributes).
pub fn differences(before: &Scenario, after: &Scenario) -> Vec<InputChange> {
    let differing = differing(before, after);
    let parted = Parted::among(&differing, [before, after]);
    let mut list = Vec::new();
    if !parted.of.is_empty() {
        list.push(InputChange {
            before: together(&parted, &differing, [after, before]),
            after: together(&parted, &differing, [before, after]),
        });
    }
    for (id, [old, new]) in &differing {
        let is_told = parted.of.contains(id)
            || parted.rows.contains(id)
            || matches!(id, RowId::Connection(pair) if parted.has_pair(*pair));
        if is_told {
            continue;
        }
        match (old, new) {
            // A party's bounds are an act of their own.
            (Some(Row::Party(_)), Some(Row::Party(_))) => {}
            (Some(old), Some(new)) if old.is_alike(new) => list.extend(cells(id, old, new)),
            _ => {
                let as_in = |row: &Option<Row>, scenario: &Scenario, other: &Scenario| match row {
                    Some(row) => put(row, scenario, other),
                    None => Edit::Remove(id.clone()),
                };
                list.push(InputChange { before: as_in(old, before, after), after: as_in(new, after, before) });
            }
        }
    }
    list
}

/// All that two scenarios part over as the second has it, from the first: rows go, then what they were of; what others are of comes, terms
/// first, then rows; terms go that nothing names any more; then amounts, and last what is said of parties and pairs.
fn together(parted: &Parted, differing: &Differing, [from, to]: [&Scenario; 2]) -> Edit {
    let at = |id: &RowId| [from.row(id), to.row(id)];
    let mut edits = Vec::new();
    edits.extend(parted.rows.iter().filter(|id| from.row(id).is_some()).cloned().map(Edit::Remove));
    // A county before its province; a party that changes sides leaves the one before it comes to the other.
    let is_party = |id: &&RowId| matches!(id, RowId::Party(_));
    let is_term = |id: &&RowId| matches!(id, RowId::Word(..));
    let others = || parted.of.iter().filter(|id| !is_term(id));
    for id in others().filter(|id| !is_party(id)).chain(others().filter(is_party)) {
        match at(id) {
            [Some(_), None] => edits.push(Edit::Remove(id.clone())),
            [Some(_), Some(_)] if is_party(&id) => edits.push(Edit::Remove(id.clone())),
            _ => {}
        }
    }
    for id in parted.of.iter().filter(is_term).chain(others()) {
        match to.row(id) {
            Some(Row::Party(party)) => edits.push(Edit::put(Row::Party(domain::Cooperative { bounds: None, ..party }))),
            Some(row) => edits.push(Edit::put(row)),
            None => {}
        }
    }
    edits.extend(parted.rows.iter().filter_map(|id| to.row(id)).map(Edit::put));
    edits.extend(parted.of.iter().filter(is_term).filter(|id| to.row(id).is_none()).cloned().map(Edit::Remove));
    for FixedAmount { offer, need, amount } in to.fixed.iter().filter(|entry| parted.has_amount(entry)) {
        edits.push(Edit::Amount { offer: offer.clone(), need: need.clone(), amount: Some(*amount) });
    }
    for (id, _) in differing.iter().filter(|(id, _)| matches!(id, RowId::Connection(pair) if parted.has_pair(*pair))) {
        match at(id) {
            [None, Some(Row::Connection(there))]
                if there.enterprises == 0 && to.is_pair(there.pair) && estimate::route(there.pair) == Some(there.route()) => {}
            [_, Some(row)] => edits.push(Edit::put(row)),
            [Some(_), None] => edits.push(Edit::Remove(id.clone())),
            [None, None] => {}
        }
    }
    for id in parted.of.iter().filter(is_party) {
        if let Some(Row::Party(party)) = to.row(id)
            && party.bounds.is_some()
        {
            edits.push(inputs::bounded(party.division, party.bounds, [from, to]));
        }
    }
    for (list, rule) in [(&to.pins, PairRule::Pinned), (&to.forbids, PairRule::Forbidden)] {
        edits.extend(list.iter().filter(|pair| parted.has_pair(**pair)).map(|pair| Edit::PairRule { pair: *pair, rule }));
    }
    Edit::Together(edits)
}

/// Whether a row of one scenario is the same row in another: there, and of the same kind. O(rows).
pub fn stays(scenario: &Scenario, other: &Scenario, id: &RowId) -> bool {
    scenario.row(id).is_some_and(|row| other.row(id).is_some_and(|other| other.is_alike(&row)))
}

/// Attributes that differ, in the order of their table.
fn cells(id: &RowId, old: &Row, new: &Row) -> Vec<InputChange> {
    let changed = new.attributes().into_iter().filter_map(|attribute| {
        let (old, new) = (old.get(attribute)?, new.get(attribute)?);
        let set = |value| Edit::Set { row: id.clone(), attribute: attribute.to_owned(), value };
        (old != new).then(|| InputChange { before: set(old), after: set(new) })
    });
    changed.collect()
}

/// Puts a row as a scenario has it, with the amounts that are fixed for it there. An amount between two rows that only this scenario has
/// comes with the need, which then brings the offer too: so each change can be made by itself.
fn put(row: &Row, scenario: &Scenario, other: &Scenario) -> Edit {
    let mut edits = vec![Edit::put(row.clone())];
    for entry in &scenario.fixed {
        let offer = RowId::Offer(entry.offer.clone());
        let brought = match row {
            Row::Offer(of) if of.id == entry.offer => stays(scenario, other, &RowId::Need(entry.need.clone())).then_some(None),
            Row::Need(of) if of.id == entry.need && stays(scenario, other, &offer) => Some(None),
            Row::Need(of) if of.id == entry.need => Some(scenario.row(&offer)),
            _ => None,
        };
        let Some(brought) = brought else { continue };
        edits.extend(brought.map(Edit::put));
        let (offer, need) = (entry.offer.clone(), entry.need.clone());
        edits.push(Edit::Amount { offer, need, amount: Some(entry.amount) });
    }
    if edits.len() == 1 { Edit::put(row.clone()) } else { Edit::Together(edits) }
}
