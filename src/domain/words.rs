//! Terms and what is related as rows: how they are found, added, named anew and taken away, each list in an order of its own.
//!
//! Terms of the base stay in their order, and none of them goes. The planner's own, which have numbers (w-1), follow by number; they come
//! and go. What is related stands in the order of its terms. So the same words are the same lists, whatever was done on the way.

use serde::{Deserialize, Serialize};

use crate::{
    attribute::Words,
    lot::Channel,
    need::Need,
    offer::Offer,
    order::Order,
    product::Product,
    row::RowId,
    scenario::Scenario,
    term::{Relation, Term, TermId, Text, Vocabulary},
};

/// A term, of which list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordRow {
    /// The list.
    pub words: Words,
    /// Identity within the list.
    pub id: TermId,
    /// What the page calls it.
    pub name: Text,
}

/// Two terms of a list that can stand in for each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelatedRow {
    /// The list.
    pub words: Words,
    /// The one that is written first, which makes no difference to any plan.
    pub one: TermId,
    /// The other.
    pub other: TermId,
}

impl TermId {
    /// The number of a term of the planner's own; `None` for those of the base.
    pub fn own_number(&self) -> Option<usize> {
        let number = self.0.strip_prefix("w-")?.parse().ok().filter(|number| *number > 0)?;
        (*self == Self::own(number)).then_some(number)
    }

    /// A term of the planner's own.
    pub fn own(number: usize) -> Self {
        Self(format!("w-{number}"))
    }
}

impl RowId {
    /// Names what is related; whichever of the two is said first.
    pub fn related(words: Words, one: TermId, other: TermId) -> Self {
        if one <= other { Self::Related(words, one, other) } else { Self::Related(words, other, one) }
    }
}

impl Vocabulary {
    /// The terms of a list.
    pub fn terms(&self, words: Words) -> &[Term] {
        match words {
            Words::Sectors => &self.sectors,
            Words::Categories => &self.categories,
            Words::Occupations => &self.occupations,
            Words::Subjects => &self.subjects,
            Words::Channels => Channel::terms(),
        }
    }

    /// The terms of a list, to be changed; `None` where they are built in.
    pub fn terms_mut(&mut self, words: Words) -> Option<&mut Vec<Term>> {
        match words {
            Words::Sectors => Some(&mut self.sectors),
            Words::Categories => Some(&mut self.categories),
            Words::Occupations => Some(&mut self.occupations),
            Words::Subjects => Some(&mut self.subjects),
            Words::Channels => None,
        }
    }

    /// What is related in a list; nothing of those whose terms are the same or not.
    pub fn relations(&self, words: Words) -> &[Relation] {
        match words {
            Words::Sectors | Words::Categories | Words::Channels => &[],
            Words::Occupations => &self.related_occupations,
            Words::Subjects => &self.related_subjects,
        }
    }

    /// What is related in a list, to be changed; `None` where nothing can be.
    pub fn relations_mut(&mut self, words: Words) -> Option<&mut Vec<Relation>> {
        match words {
            Words::Sectors | Words::Categories | Words::Channels => None,
            Words::Occupations => Some(&mut self.related_occupations),
            Words::Subjects => Some(&mut self.related_subjects),
        }
    }

    /// Whether a list has a term. O(terms).
    pub fn has(&self, words: Words, id: &TermId) -> bool {
        self.terms(words).iter().any(|term| term.id == *id)
    }

    /// The first number that no term of the planner's own has. O(terms).
    pub fn free_number(&self) -> usize {
        let numbers = Words::ALL.into_iter().flat_map(|words| self.terms(words)).filter_map(|term| term.id.own_number());
        numbers.max().map_or(1, |most| most.saturating_add(1))
    }

    /// The terms of a list as rows, in their order.
    pub fn term_rows(&self, words: Words) -> Vec<WordRow> {
        self.terms(words).iter().map(|term| WordRow { words, id: term.id.clone(), name: term.name.clone() }).collect()
    }

    /// What is related in a list, as rows, in its order.
    pub fn related_rows(&self, words: Words) -> Vec<RelatedRow> {
        let row = |Relation(one, other): &Relation| RelatedRow { words, one: one.clone(), other: other.clone() };
        self.relations(words).iter().map(row).collect()
    }

    /// A term as a row.
    pub(crate) fn term_row(&self, words: Words, id: &TermId) -> Option<WordRow> {
        let term = self.terms(words).iter().find(|term| term.id == *id)?;
        Some(WordRow { words, id: id.clone(), name: term.name.clone() })
    }

    /// What is related, as a row.
    pub(crate) fn related_row(&self, words: Words, one: &TermId, other: &TermId) -> Option<RelatedRow> {
        let Relation(one, other) = self.relations(words).iter().find(|entry| is_of(entry, one, other))?;
        Some(RelatedRow { words, one: one.clone(), other: other.clone() })
    }

    /// Adds a term, or names it anew.
    pub(crate) fn put_term(&mut self, row: WordRow) {
        let WordRow { words, id, name } = row;
        let Some(terms) = self.terms_mut(words) else { return };
        if let Some(term) = terms.iter_mut().find(|term| term.id == id) {
            term.name = name;
            return;
        }
        terms.push(Term { id, name });
        self.sort();
    }

    /// Adds what is related, or has it the other way round.
    pub(crate) fn put_related(&mut self, row: RelatedRow) {
        let RelatedRow { words, one, other } = row;
        self.remove_related(words, &one, &other);
        if let Some(relations) = self.relations_mut(words) {
            relations.push(Relation(one, other));
        }
        self.sort();
    }

    pub(crate) fn remove_term(&mut self, words: Words, id: &TermId) {
        if let Some(terms) = self.terms_mut(words) {
            terms.retain(|term| term.id != *id);
        }
    }

    pub(crate) fn remove_related(&mut self, words: Words, one: &TermId, other: &TermId) {
        if let Some(relations) = self.relations_mut(words) {
            relations.retain(|entry| !is_of(entry, one, other));
        }
    }

    /// Brings the planner's own terms behind those of the base, by number, and what is related into the order of its terms as they
    /// are written; the terms of the base keep theirs. O(size × terms).
    pub fn sort(&mut self) {
        for words in Words::ALL {
            if let Some(terms) = self.terms_mut(words) {
                terms.order_by_key(|term| term.id.own_number());
            }
            let places = self.clone();
            let key = |Relation(one, other): &Relation| (places.place(words, one), places.place(words, other));
            if let Some(relations) = self.relations_mut(words) {
                relations.order_by_key(key);
            }
        }
    }

    /// Where a term stands in its list; behind all where it is not there.
    fn place(&self, words: Words, id: &TermId) -> usize {
        self.terms(words).iter().position(|term| term.id == *id).unwrap_or(usize::MAX)
    }
}

fn is_of(Relation(first, second): &Relation, one: &TermId, other: &TermId) -> bool {
    (first == one && second == other) || (first == other && second == one)
}

impl Need {
    /// The terms that it names, each of its list.
    pub fn terms_named(&self) -> impl Iterator<Item = (Words, &TermId)> {
        let terms = &self.terms;
        let named =
            [(Words::Sectors, &terms.sector), (Words::Occupations, &terms.occupation), (Words::Subjects, &terms.subject)];
        named.into_iter().filter_map(|(words, term)| Some((words, term.as_ref()?)))
    }

    /// The terms of a list that it names, to be changed.
    pub fn terms_named_mut(&mut self, words: Words) -> impl Iterator<Item = &mut TermId> {
        let terms = &mut self.terms;
        let named = match words {
            Words::Sectors => terms.sector.as_mut(),
            Words::Categories | Words::Channels => None,
            Words::Occupations => terms.occupation.as_mut(),
            Words::Subjects => terms.subject.as_mut(),
        };
        named.into_iter()
    }
}

impl Offer {
    /// The terms that it names, each of its list.
    pub fn terms_named(&self) -> impl Iterator<Item = (Words, &TermId)> {
        let terms = &self.terms;
        let named =
            [(Words::Categories, &terms.category), (Words::Occupations, &terms.occupation), (Words::Subjects, &terms.subject)];
        let sectors = terms.sectors.iter().map(|sector| (Words::Sectors, sector));
        sectors.chain(named.into_iter().filter_map(|(words, term)| Some((words, term.as_ref()?))))
    }

    /// The terms of a list that it names, to be changed.
    pub fn terms_named_mut(&mut self, words: Words) -> impl Iterator<Item = &mut TermId> {
        let terms = &mut self.terms;
        let (several, named) = match words {
            Words::Sectors => (terms.sectors.as_mut_slice(), None),
            Words::Categories => (&mut [][..], terms.category.as_mut()),
            Words::Occupations => (&mut [][..], terms.occupation.as_mut()),
            Words::Subjects => (&mut [][..], terms.subject.as_mut()),
            Words::Channels => (&mut [][..], None),
        };
        several.iter_mut().chain(named)
    }
}

impl Product {
    /// The term that it names.
    pub fn term_named(&self) -> (Words, &TermId) {
        (Words::Categories, &self.category)
    }
}

impl Scenario {
    /// The rows that name a term: needs, offers, products, and what is related to it. O(rows).
    pub(crate) fn rows_with_term(&self, words: Words, id: &TermId) -> Vec<RowId> {
        let is_it = |(of, term): (Words, &TermId)| of == words && term == id;
        let offers = self.offers.iter().filter(|offer| offer.terms_named().any(is_it));
        let needs = self.needs.iter().filter(|need| need.terms_named().any(is_it));
        let products = self.products.iter().filter(|product| is_it(product.term_named()));
        let related = self.vocabulary.relations(words).iter().filter(|Relation(one, other)| one == id || other == id);
        let offers = offers.map(|offer| RowId::Offer(offer.id.clone()));
        let needs = needs.map(|need| RowId::Need(need.id.clone()));
        let products = products.map(|product| RowId::Product(product.id.clone()));
        let related = related.map(|Relation(one, other)| RowId::related(words, one.clone(), other.clone()));
        offers.chain(needs).chain(products).chain(related).collect()
    }
}
