//! Unsold lots on the wire, and what is agreed on them.

use domain::{Accepted, Contact, Keeping, Lot, LotId, LotShipment, Moment, OfferId, ProductId, Provenance, TermId};
use serde::{Deserialize, Serialize};

use super::{Unknown, WireParty, party, wire_party};

/// A lot, but for its id and what is agreed on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireLot {
    county: WireParty,
    product: String,
    tonnes: i64,
    ready: i64,
    keeps: WireKeeping,
    cold_chain: bool,
    floor_fen: i64,
    reported: WireProvenance,
    contact: [String; 4],
    note: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum WireKeeping {
    Until(i64),
    Hours(u32),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum WireProvenance {
    Reported { source: String, date: String },
    Estimated,
    Illustrative,
}

/// What is agreed on a lot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireAccepted {
    on: String,
    shipments: Vec<WireShipment>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct WireShipment {
    offer: String,
    tonnes: i64,
    channel: Option<String>,
    leaves: i64,
    // Hours after it leaves.
    arrives: i64,
}

impl From<&Lot> for WireLot {
    fn from(lot: &Lot) -> Self {
        let Contact { unit, person, contact, remark } = lot.contact.clone();
        Self {
            county: wire_party(lot.county),
            product: lot.product.0.clone(),
            tonnes: lot.tonnes,
            ready: lot.ready.0,
            keeps: match lot.keeps {
                Keeping::Until(moment) => WireKeeping::Until(moment.0),
                Keeping::Hours(hours) => WireKeeping::Hours(hours),
            },
            cold_chain: lot.cold_chain,
            floor_fen: lot.floor_fen,
            reported: match lot.reported.clone() {
                Provenance::Reported { source, date } => WireProvenance::Reported { source, date },
                Provenance::Estimated => WireProvenance::Estimated,
                Provenance::Illustrative => WireProvenance::Illustrative,
            },
            contact: [unit, person, contact, remark],
            note: lot.note.clone(),
        }
    }
}

impl WireLot {
    /// The lot, under its id.
    pub fn named(self, id: &LotId) -> Result<Lot, Unknown> {
        let [unit, person, contact, remark] = self.contact;
        Ok(Lot {
            id: id.clone(),
            county: party(self.county)?,
            product: ProductId(self.product),
            tonnes: self.tonnes,
            ready: Moment(self.ready),
            keeps: match self.keeps {
                WireKeeping::Until(moment) => Keeping::Until(Moment(moment)),
                WireKeeping::Hours(hours) => Keeping::Hours(hours),
            },
            cold_chain: self.cold_chain,
            floor_fen: self.floor_fen,
            reported: match self.reported {
                WireProvenance::Reported { source, date } => Provenance::Reported { source, date },
                WireProvenance::Estimated => Provenance::Estimated,
                WireProvenance::Illustrative => Provenance::Illustrative,
            },
            contact: Contact { unit, person, contact, remark },
            note: self.note,
            accepted: None,
        })
    }
}

impl From<&Accepted> for WireAccepted {
    fn from(accepted: &Accepted) -> Self {
        let shipment = |LotShipment { offer, tonnes, channel, leaves, arrives }: &LotShipment| WireShipment {
            offer: offer.0.clone(),
            tonnes: *tonnes,
            channel: channel.as_ref().map(|channel| channel.0.clone()),
            leaves: leaves.0,
            arrives: arrives.since(*leaves),
        };
        Self { on: accepted.on.clone(), shipments: accepted.shipments.iter().map(shipment).collect() }
    }
}

impl From<WireAccepted> for Accepted {
    fn from(accepted: WireAccepted) -> Self {
        let shipment = |WireShipment { offer, tonnes, channel, leaves, arrives }| LotShipment {
            offer: OfferId(offer),
            tonnes,
            channel: channel.map(TermId),
            leaves: Moment(leaves),
            arrives: Moment(leaves).plus(arrives),
        };
        Self { on: accepted.on, shipments: accepted.shipments.into_iter().map(shipment).collect() }
    }
}
