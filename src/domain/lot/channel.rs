//! Ways in which a buyer sells: whether the goods are sold on decides how long they have to keep.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::{
    offer::Offer,
    term::{Term, TermId, Text},
};

/// A way of selling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// Identity.
    pub id: TermId,
    /// What the page calls it.
    pub name: Text,
    /// Whether the goods lie in a shop or a market and are sold on, so that the days of selling must fit into their keeping; not where
    /// they go to those who eat them.
    pub resells: bool,
}

/// The built-in ways of selling: id, Chinese name, English name, whether they resell.
const ALL: [(&str, &str, &str, bool); 7] = [
    ("counter", "专区专柜", "Dedicated counters", true),
    ("contract", "订单农业", "Contract farming", false),
    ("direct", "直供直销", "Direct supply", false),
    ("wholesale", "批发市场", "Wholesale markets", true),
    ("institution", "机关企业社区", "Offices, companies and communities", false),
    ("platform832", "832平台", "832 Platform", false),
    ("ecommerce", "电商", "E-commerce", false),
];

impl Channel {
    /// The built-in ways of selling as terms.
    pub fn terms() -> &'static [Term] {
        static TERMS: LazyLock<Vec<Term>> =
            LazyLock::new(|| Channel::all().into_iter().map(|channel| Term { id: channel.id, name: channel.name }).collect());
        &TERMS
    }

    /// Those of an offer, in its order; what is not known here is left out. O(ways × their number).
    pub fn of(offer: &Offer) -> Vec<Self> {
        let all = Self::all();
        offer.terms.channels.iter().filter_map(|id| all.iter().find(|channel| channel.id == *id).cloned()).collect()
    }

    /// The built-in ways of selling, in the order in which they are shown. O(their number).
    pub fn all() -> Vec<Self> {
        let channel = |(id, zh, en, resells): (&str, &str, &str, bool)| Self {
            id: TermId(id.to_owned()),
            name: Text { zh: zh.to_owned(), en: en.to_owned() },
            resells,
        };
        ALL.into_iter().map(channel).collect()
    }
}
