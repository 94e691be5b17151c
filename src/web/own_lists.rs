//! Tables of the vocabulary: each is of one of its lists at a time.

use domain::{RowId, Scenario, TermId, attribute::Words};

use crate::own_rows::Which;

impl Which {
    /// The lists of the vocabulary that it is of by turns; none of the other tables.
    pub fn lists(self) -> Vec<Words> {
        let is_of = |words: &Words| match self {
            Self::Terms(_) => true,
            Self::Related(_) => words.has_relations(),
            _ => false,
        };
        Words::ALL.into_iter().filter(is_of).collect()
    }

    /// The list of the vocabulary that it is of.
    pub fn list(self) -> Option<Words> {
        match self {
            Self::Terms(words) | Self::Related(words) => Some(words),
            _ => None,
        }
    }

    /// The same table of another list of the vocabulary.
    #[must_use]
    pub fn of_list(self, words: Words) -> Self {
        match self {
            Self::Terms(_) => Self::Terms(words),
            Self::Related(_) => Self::Related(words),
            other => other,
        }
    }
}

/// The first two terms of a list that are not related yet; `None` where all are. O(terms² × relations).
pub fn unrelated(scenario: &Scenario, words: Words) -> Option<RowId> {
    let terms: Vec<&TermId> = scenario.vocabulary.terms(words).iter().map(|term| &term.id).collect();
    let pairs = terms.iter().enumerate().flat_map(|(place, one)| terms[place + 1..].iter().map(move |other| (*one, *other)));
    let mut free = pairs.map(|(one, other)| RowId::related(words, one.clone(), other.clone()));
    free.find(|id| scenario.row(id).is_none())
}
