//! The lists of the vocabulary, which terms are of.

use serde::{Deserialize, Serialize};

/// Which list of the vocabulary a term is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Words {
    /// Sectors of projects.
    Sectors,
    /// Categories of products.
    Categories,
    /// Occupations of posts.
    Occupations,
    /// Subjects of courses.
    Subjects,
    /// Ways of selling; built in.
    Channels,
}

impl Words {
    /// All lists that are the planner's to change, in their order.
    pub const ALL: [Self; 4] = [Self::Sectors, Self::Categories, Self::Occupations, Self::Subjects];

    /// Tells it from the others, in links and files too: it never changes.
    pub fn id(self) -> &'static str {
        match self {
            Self::Sectors => "sectors",
            Self::Categories => "categories",
            Self::Occupations => "occupations",
            Self::Subjects => "subjects",
            Self::Channels => "channels",
        }
    }

    /// The list of this id, where it is the planner's to change.
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|words| words.id() == id)
    }

    /// What it is called (Chinese, English).
    pub fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::Sectors => ("产业", "Sectors"),
            Self::Categories => ("品类", "Categories"),
            Self::Occupations => ("工种", "Occupations"),
            Self::Subjects => ("培训内容", "Subjects"),
            Self::Channels => ("销售方式", "Ways of selling"),
        }
    }

    /// Whether terms of it can stand in for each other.
    pub fn has_relations(self) -> bool {
        matches!(self, Self::Occupations | Self::Subjects)
    }
}
