//! Splits arcs that may carry into connected pieces. Kept by whoever splits often, so that nothing is sorted and little is allocated.

use super::{core::Core, piece::Active};

const NONE: u32 = u32::MAX;

/// Union–find over the offers and needs that the arcs touch, with its memory kept from call to call.
#[derive(Clone, Debug)]
pub struct Splitter {
    /// Number of offers of the core; its needs are counted on from there.
    offers: u32,
    /// By offer or need: its number among those touched, or [`NONE`] between calls.
    number: Vec<u32>,
    touched: Vec<u32>,
    parent: Vec<u32>,
    piece: Vec<u32>,
}

impl Splitter {
    /// For the arcs of this core. O(offers + needs).
    pub fn new(core: &Core) -> Self {
        let stations = core.capacity.len() + core.quantity.len();
        Self {
            offers: core.capacity.len() as u32,
            number: vec![NONE; stations],
            touched: Vec::new(),
            parent: Vec::new(),
            piece: Vec::new(),
        }
    }

    /// The connected pieces, by their first arc; the arcs of each in the order given. O(arcs × α).
    pub fn split(&mut self, core: &Core, active: &[Active]) -> Vec<Vec<Active>> {
        let mut unions = 0;
        for entry in active {
            let arc = &core.arcs[entry.index as usize];
            let (offer, need) = (self.root(arc.offer), self.root(self.offers + arc.need));
            if offer != need {
                self.parent[offer.max(need) as usize] = offer.min(need);
                unions += 1;
            }
        }
        let pieces = self.touched.len() - unions;
        let out = if pieces <= 1 { vec![active.to_vec(); pieces] } else { self.deal(core, active, pieces) };
        for station in self.touched.drain(..) {
            self.number[station as usize] = NONE;
        }
        self.parent.clear();
        out
    }

    /// Deals the arcs out to their pieces.
    fn deal(&mut self, core: &Core, active: &[Active], pieces: usize) -> Vec<Vec<Active>> {
        let mut out: Vec<Vec<Active>> = Vec::with_capacity(pieces);
        self.piece.clear();
        self.piece.resize(self.touched.len(), NONE);
        for entry in active {
            let root = self.root(core.arcs[entry.index as usize].offer) as usize;
            if self.piece[root] == NONE {
                self.piece[root] = out.len() as u32;
                out.push(Vec::new());
            }
            out[self.piece[root] as usize].push(*entry);
        }
        out
    }

    /// The root of a station, which gets a number where it has none; halves the path to it.
    fn root(&mut self, station: u32) -> u32 {
        let mut at = self.number[station as usize];
        if at == NONE {
            at = self.touched.len() as u32;
            self.number[station as usize] = at;
            self.touched.push(station);
            self.parent.push(at);
        }
        while self.parent[at as usize] != at {
            let above = self.parent[self.parent[at as usize] as usize];
            self.parent[at as usize] = above;
            at = above;
        }
        at
    }
}
