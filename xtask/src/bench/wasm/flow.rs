//! The flow solver: `flow.mjs` pushes a binary instance in word by word, and has it solved.

use std::cell::RefCell;

use matching::{
    flow::{FlowArc, FlowNetwork},
    network_simplex::{Settings, solve_network},
};

thread_local! {
    static WORDS: RefCell<Vec<i32>> = const { RefCell::new(Vec::new()) };
}

/// A problem within the words, laid out as `instance.rs` writes it.
struct Words<'a> {
    nodes: usize,
    arcs: usize,
    words: &'a [i32],
}

impl FlowNetwork for Words<'_> {
    fn node_count(&self) -> usize {
        self.nodes
    }

    fn supply(&self, node: usize) -> i64 {
        self.words[node].into()
    }

    fn arc_count(&self) -> usize {
        self.arcs
    }

    fn arc(&self, index: usize) -> FlowArc {
        let column = |number: usize| self.words[self.nodes + number * self.arcs + index];
        FlowArc {
            tail: column(0) as u32,
            head: column(1) as u32,
            lower: column(2).into(),
            upper: column(3).into(),
            cost: column(4).into(),
        }
    }
}

/// Forgets what was pushed.
#[unsafe(no_mangle)]
pub extern "C" fn clear() {
    WORDS.with_borrow_mut(Vec::clear);
}

/// Takes the next word of an instance.
#[unsafe(no_mangle)]
pub extern "C" fn push(word: i32) {
    WORDS.with_borrow_mut(|words| words.push(word));
}

/// Solves all problems that were pushed; their total cost, or NaN where one has no answer.
#[unsafe(no_mangle)]
pub extern "C" fn solve() -> f64 {
    WORDS.with_borrow(|words| {
        let (mut at, mut total) = (0, 0.0);
        while let Some([nodes, arcs, ..]) = words.get(at..at + 4) {
            let (nodes, arcs) = (*nodes as usize, *arcs as usize);
            let end = at + 4 + nodes + 5 * arcs;
            let Some(problem) = words.get(at + 4..end) else { return f64::NAN };
            match solve_network(&Words { nodes, arcs, words: problem }, &Settings::default()) {
                Ok(solution) => total += solution.cost as f64,
                Err(_) => return f64::NAN,
            }
            at = end;
        }
        total
    })
}
