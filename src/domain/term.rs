//! Words: texts in both languages, and the vocabularies (sectors, occupations, subjects, categories) that offers and needs share.

use serde::{Deserialize, Serialize};

/// A text in both languages of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// Chinese, read first.
    pub zh: String,
    /// English.
    pub en: String,
}

/// The identity of a term within its vocabulary.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TermId(pub String);

/// One term of a vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Identity, as offers and needs name it.
    pub id: TermId,
    /// What the page calls it.
    pub name: Text,
}

impl Term {
    /// What it is called in a language; in the other where it has no name in this one, and its id where it has none.
    pub fn shown(&self, is_chinese: bool) -> &str {
        let names = if is_chinese { [&self.name.zh, &self.name.en] } else { [&self.name.en, &self.name.zh] };
        names.into_iter().find(|name| !name.is_empty()).unwrap_or(&self.id.0)
    }
}

/// Two terms close enough to stand in for each other at half the merit; order does not matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation(pub TermId, pub TermId);

/// The words that offers and needs are written in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vocabulary {
    /// Sectors of projects.
    pub sectors: Vec<Term>,
    /// Categories of products.
    pub categories: Vec<Term>,
    /// Occupations of posts.
    pub occupations: Vec<Term>,
    /// Subjects of courses.
    pub subjects: Vec<Term>,
    /// Occupations that can stand in for each other.
    pub related_occupations: Vec<Relation>,
    /// Subjects that can stand in for each other.
    pub related_subjects: Vec<Relation>,
}

/// How close two terms are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closeness {
    /// The same term.
    Same,
    /// Related by the vocabulary's table.
    Related,
    /// Neither.
    Apart,
}

/// How close two terms are under a table of relations. O(table).
pub fn closeness(one: &TermId, other: &TermId, related: &[Relation]) -> Closeness {
    if one == other {
        Closeness::Same
    } else if related.iter().any(|Relation(a, b)| (a == one && b == other) || (a == other && b == one)) {
        Closeness::Related
    } else {
        Closeness::Apart
    }
}
