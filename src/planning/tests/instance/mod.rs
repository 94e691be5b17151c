//! Reads a joint instance (format joint-v1, see tests/instances/README.md) into a [`JointProblem`].

use std::{io::Read, path::Path};

use flate2::read::GzDecoder;
use planning::problem::{ExistingPair, JointArc, JointNeed, JointOffer, JointProblem, PartyBounds, Whole};
use serde::Deserialize;

/// An instance with what is known of its optimum.
pub struct Instance {
    /// The decision.
    pub problem: JointProblem,
    /// Value units in a point.
    pub scale: i64,
    /// The proved optimum in points, forbidden existing pairs not charged.
    pub optimum_points: f64,
    /// The same, exact, in value units, where it is stated.
    pub optimum: Option<i64>,
}

#[derive(Deserialize)]
struct File {
    scale: i64,
    beta: (i128, i128),
    east: Vec<Party>,
    west: Vec<Party>,
    offers: Vec<Offer>,
    needs: Vec<Need>,
    arcs: Vec<(u32, u32, i64)>,
    pins: Vec<(u32, u32)>,
    forbids: Vec<(u32, u32)>,
    existing: Vec<(u32, u32, i64)>,
    proof: Proof,
}

#[derive(Deserialize)]
struct Party {
    #[serde(rename = "L")]
    least: u32,
    #[serde(rename = "U")]
    most: u32,
}

#[derive(Deserialize)]
struct Offer {
    east: u32,
    kind: String,
    capacity: i64,
}

#[derive(Deserialize)]
struct Need {
    west: u32,
    kind: String,
    quantity: i64,
    all_or_nothing: bool,
    #[serde(default)]
    shared: bool,
}

#[derive(Deserialize)]
struct Proof {
    optimum_points: f64,
    optimum_value_int: Option<i64>,
}

/// Reads an instance from a gzipped file.
pub fn read(path: &Path) -> Instance {
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(path).unwrap()).read_to_string(&mut text).unwrap();
    let file: File = serde_json::from_str(&text).unwrap();
    // In this format a forbidden existing pair costs its penalty all the same; in the model it costs nothing.
    let forbidden = file.existing.iter().filter(|(east, west, _)| file.forbids.contains(&(*east, *west)));
    let charged: i64 = forbidden.map(|(_, _, penalty)| penalty).sum();
    Instance {
        scale: file.scale,
        optimum_points: file.proof.optimum_points + charged as f64 / file.scale as f64,
        optimum: file.proof.optimum_value_int.map(|optimum| optimum + charged),
        problem: problem(file),
    }
}

fn problem(mut file: File) -> JointProblem {
    let mut kinds: Vec<String> =
        file.offers.iter().map(|o| &o.kind).chain(file.needs.iter().map(|n| &n.kind)).cloned().collect();
    kinds.sort_unstable();
    kinds.dedup();
    let kind = |name: &String| kinds.binary_search(name).unwrap() as u32;
    let bounds = |party: &Party| PartyBounds { least: party.least, most: party.most };
    let (numerator, denominator) = file.beta;
    let offers: Vec<JointOffer> = file
        .offers
        .iter()
        .map(|offer| JointOffer { east: offer.east, kind: kind(&offer.kind), capacity: offer.capacity })
        .collect();
    let whole = |need: &Need| if need.shared { Whole::Shared } else { Whole::Single };
    let needs: Vec<JointNeed> = file
        .needs
        .iter()
        .map(|need| JointNeed {
            west: need.west,
            kind: kind(&need.kind),
            quantity: need.quantity,
            whole: need.all_or_nothing.then(|| whole(need)),
        })
        .collect();
    file.arcs.sort_unstable();
    let arcs = file.arcs.iter().map(|(offer, need, value)| JointArc {
        offer: *offer,
        need: *need,
        paired: *value,
        unpaired: (i128::from(*value) * numerator / denominator) as i64,
        least: 0,
        most: offers[*offer as usize].capacity.min(needs[*need as usize].quantity),
        share_least: 0,
    });
    file.pins.sort_unstable();
    file.forbids.sort_unstable();
    file.existing.sort_unstable();
    let existing =
        file.existing.iter().map(|(east, west, penalty)| ExistingPair { east: *east, west: *west, penalty: *penalty });
    JointProblem {
        east: file.east.iter().map(bounds).collect(),
        west: file.west.iter().map(bounds).collect(),
        kinds: kinds.len() as u32,
        arcs: arcs.collect(),
        existing: existing.collect(),
        pins: file.pins,
        forbids: file.forbids,
        unpaired_allowed: numerator > 0,
        offers,
        needs,
    }
}
