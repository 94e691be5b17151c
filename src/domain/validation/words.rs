//! What terms and relations may be, and which terms rows may name.

use std::collections::BTreeSet;

use super::{Defect, DefectKind, Subject, push};
use crate::{
    attribute::Words,
    scenario::Scenario,
    term::{Relation, TermId},
    words::{RelatedRow, WordRow},
};

/// All defects of the vocabulary.
pub(super) fn all(scenario: &Scenario, defects: &mut Vec<Defect>) {
    for words in Words::ALL {
        let mut seen = BTreeSet::new();
        for term in scenario.vocabulary.terms(words) {
            if !seen.insert(&term.id) {
                push(defects, Subject::Words(words), DefectKind::Duplicate);
            }
        }
        let mut seen = BTreeSet::new();
        for Relation(one, other) in scenario.vocabulary.relations(words) {
            if !seen.insert(if one <= other { (one, other) } else { (other, one) }) {
                push(defects, Subject::Words(words), DefectKind::Duplicate);
            }
            let row = RelatedRow { words, one: one.clone(), other: other.clone() };
            defects.extend(related_defects(scenario, &row));
        }
    }
}

/// All defects of a term by itself: the base has it, or it is one of the planner's own. O(terms).
pub fn word_defects(scenario: &Scenario, row: &WordRow) -> Vec<Defect> {
    let mut defects = Vec::new();
    let is_own = Words::ALL.contains(&row.words) && row.id.own_number().is_some();
    if !is_own && !scenario.vocabulary.has(row.words, &row.id) {
        push(&mut defects, Subject::Words(row.words), DefectKind::UnknownTerm(row.words, row.id.clone()));
    }
    defects
}

/// All defects of what is related by itself: two terms of a list in which terms can stand in for each other. O(terms).
pub fn related_defects(scenario: &Scenario, row: &RelatedRow) -> Vec<Defect> {
    let mut defects = Vec::new();
    let subject = || Subject::Words(row.words);
    if !row.words.has_relations() {
        push(&mut defects, subject(), DefectKind::NoRelations(row.words));
    }
    for term in [&row.one, &row.other] {
        if !scenario.vocabulary.has(row.words, term) {
            push(&mut defects, subject(), DefectKind::UnknownTerm(row.words, term.clone()));
        }
    }
    if row.one == row.other {
        push(&mut defects, subject(), DefectKind::SameTerm(row.one.clone()));
    }
    defects
}

/// A term of the planner's own that is not there. Others that are not are let be: files of other programs may have them.
pub(super) fn terms<'a>(
    scenario: &Scenario,
    named: impl Iterator<Item = (Words, &'a TermId)>,
    subject: &impl Fn() -> Subject,
    defects: &mut Vec<Defect>,
) {
    for (words, term) in named {
        if term.own_number().is_some() && !scenario.vocabulary.has(words, term) {
            push(defects, subject(), DefectKind::UnknownTerm(words, term.clone()));
        }
    }
}
