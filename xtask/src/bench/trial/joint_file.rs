//! Joint instances as files hold them (format joint-v1, JSON): read into the decision as numbers, and written by the generator of
//! shapes. Called by `race`, `answer` and the bench.

use planning::problem::{ExistingPair, JointArc, JointNeed, JointOffer, JointProblem, PartyBounds, Whole};
use serde::{Deserialize, Serialize};

/// A joint instance.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct JointFile {
    /// `joint-v1`.
    pub format: String,
    /// Its name.
    pub name: String,
    /// Value units in a point.
    pub scale: i64,
    /// Numerator and denominator of what a unit is worth between parties that are not paired, as a share.
    pub beta: (i64, i64),
    /// Eastern parties.
    pub east: Vec<FileParty>,
    /// Western parties.
    pub west: Vec<FileParty>,
    /// What eastern parties offer.
    pub offers: Vec<FileOffer>,
    /// What western counties need.
    pub needs: Vec<FileNeed>,
    /// Index of the offer, index of the need, value of a unit.
    pub arcs: Vec<(u32, u32, i64)>,
    /// Pairs (east, west) that must be chosen.
    pub pins: Vec<(u32, u32)>,
    /// Pairs that must not be chosen.
    pub forbids: Vec<(u32, u32)>,
    /// Existing pairs, with what it costs to drop them.
    pub existing: Vec<(u32, u32, i64)>,
    /// What is known of the optimum.
    #[serde(default)]
    pub proof: Option<FileProof>,
}

/// Partner bounds of a party.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct FileParty {
    /// Fewest partners.
    #[serde(rename = "L")]
    pub least: u32,
    /// Most partners.
    #[serde(rename = "U")]
    pub most: u32,
}

/// An offer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FileOffer {
    /// Index of the eastern party.
    pub east: u32,
    /// Name of the kind.
    pub kind: String,
    /// Most units.
    pub capacity: i64,
}

/// A need.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FileNeed {
    /// Index of the western party.
    pub west: u32,
    /// Name of the kind.
    pub kind: String,
    /// Units asked for.
    pub quantity: i64,
    /// Whether it is served in full or not at all.
    pub all_or_nothing: bool,
    /// Whether several offers may serve it together; otherwise one alone. Matters for a whole need.
    #[serde(default)]
    pub shared: bool,
}

/// What is known of an optimum.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct FileProof {
    /// In points.
    pub optimum_points: f64,
}

impl JointFile {
    /// Reads an instance from JSON. O(text).
    ///
    /// # Errors
    /// Where it is not of the format, or an index is out of range.
    pub fn parse(text: &str) -> Result<Self, String> {
        let this: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let within = |index: &u32, list: usize| (*index as usize) < list;
        let (east, west) = (this.east.len(), this.west.len());
        let pairs = this.pins.iter().chain(&this.forbids).copied().chain(this.existing.iter().map(|(e, w, _)| (*e, *w)));
        let is_whole = this.offers.iter().all(|offer| within(&offer.east, east))
            && this.needs.iter().all(|need| within(&need.west, west))
            && this.arcs.iter().all(|(o, n, _)| within(o, this.offers.len()) && within(n, this.needs.len()))
            && pairs.into_iter().all(|(e, w)| within(&e, east) && within(&w, west))
            && this.beta.1 > 0;
        if is_whole { Ok(this) } else { Err(format!("{}: an index is out of range", this.name)) }
    }

    /// Value that every plan loses in the file's terms and not in the model's: a forbidden existing pair costs its penalty in the file,
    /// and nothing in the model.
    pub fn charged(&self) -> i64 {
        let forbidden = self.existing.iter().filter(|(east, west, _)| self.forbids.contains(&(*east, *west)));
        forbidden.map(|(_, _, penalty)| penalty).sum()
    }

    /// The decision as numbers. O(n log n).
    pub fn problem(&self) -> JointProblem {
        let mut kinds: Vec<&str> = self
            .offers
            .iter()
            .map(|offer| &offer.kind)
            .chain(self.needs.iter().map(|need| &need.kind))
            .map(String::as_str)
            .collect();
        kinds.sort_unstable();
        kinds.dedup();
        let kind = |name: &str| kinds.partition_point(|other| *other < name) as u32;
        let bounds = |party: &FileParty| PartyBounds { least: party.least, most: party.most };
        let sorted = |pairs: &[(u32, u32)]| {
            let mut pairs = pairs.to_vec();
            pairs.sort_unstable();
            pairs
        };
        let mut arcs = self.arcs.clone();
        arcs.sort_unstable();
        let mut existing: Vec<ExistingPair> = self
            .existing
            .iter()
            .map(|(east, west, penalty)| ExistingPair { east: *east, west: *west, penalty: *penalty })
            .collect();
        existing.sort_unstable_by_key(|pair| (pair.east, pair.west));
        JointProblem {
            east: self.east.iter().map(bounds).collect(),
            west: self.west.iter().map(bounds).collect(),
            kinds: kinds.len() as u32,
            offers: self
                .offers
                .iter()
                .map(|offer| JointOffer { east: offer.east, kind: kind(&offer.kind), capacity: offer.capacity })
                .collect(),
            needs: self
                .needs
                .iter()
                .map(|need| JointNeed {
                    west: need.west,
                    kind: kind(&need.kind),
                    quantity: need.quantity,
                    whole: need.all_or_nothing.then_some(if need.shared { Whole::Shared } else { Whole::Single }),
                })
                .collect(),
            arcs: arcs
                .into_iter()
                .map(|(offer, need, value)| JointArc {
                    offer,
                    need,
                    paired: value,
                    unpaired: (i128::from(value) * i128::from(self.beta.0) / i128::from(self.beta.1)) as i64,
                    least: 0,
                    most: self.offers[offer as usize].capacity.min(self.needs[need as usize].quantity),
                    share_least: 0,
                })
                .collect(),
            pins: sorted(&self.pins),
            forbids: sorted(&self.forbids),
            existing,
            unpaired_allowed: self.beta.0 > 0,
        }
    }
}
