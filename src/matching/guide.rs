//! Which function when, what it costs, and what it rests on. Nothing but text and examples.
//!
//! # Choosing
//!
//! | problem | function | time | proof that comes with it |
//! | --- | --- | --- | --- |
//! | cheapest flow; lower bounds, supplies, arcs without upper bound | [`min_cost_flow`] | pivots × (√arcs + moved part of the tree) in practice | potentials; or a cut; or a cycle |
//! | the same on a matrix or graph of one's own, without a copy | [`solve_network`] on a [`FlowNetwork`] | the same | the same |
//! | the same again after a change | [`NetworkSimplex`] | a part of it | the same |
//! | edges within degrees, greatest weight | [`max_weight_b_matching`] | a flow on left + right + 1 nodes | potentials; or a cut |
//! | the k best of these | [`best_b_matchings`] | k × edges flows | potentials of each; the classes that are left are solved anew |
//! | each row a column, least cost, dense | [`assign`] | rows² × columns at worst | potentials of rows and columns |
//! | as many pairs as possible | [`maximum_bipartite_matching`] | edges × √nodes | a cover of the same size |
//! | edges in the fewest rounds, so many a round | [`edge_colouring`] | edges × nodes × log edges | the number itself: a degree, or edges by limit |
//! | shares as even as can be | [`leximin_transportation`] | groups × log(need) warm flows | the order in which groups froze |
//! | stable pairs with quotas | [`deferred_acceptance`] | left × right | [`blocking_pairs`] is empty |
//!
//! Answers are checked by [`certificate`](crate::certificate), which shares no code with the solvers: [`verify_flow`],
//! [`verify_infeasible`], [`verify_unbounded`], [`verify_assignment`], [`verify_b_matching`], [`verify_ranking`], [`verify_cover`],
//! [`verify_leximin`], [`verify_colouring`].
//!
//! Errors: whatever can be refused returns a `Result`, and nothing is changed by a call that is refused. What does not exist is
//! `NoSuchNode` or `NoSuchArc`, with the arc or edge that names it.
//!
//! Long calls have a form that ends in `until`: it tells the caller's function how many steps it has made, and is stopped by it
//! ([`progress`](crate::progress)).
//!
//! # A flow, and what its potentials say
//!
//! The reduced cost of an arc, cost + potential(tail) − potential(head), is what one more unit on it would change.
//!
//! ```
//! use matching::{certificate::verify_flow, flow::FlowProblem, network_simplex::min_cost_flow};
//!
//! let mut problem = FlowProblem::new(0);
//! let (orchard, store, city) = (problem.add_node(10), problem.add_node(0), problem.add_node(-10));
//! problem.add_arc(orchard, store, 0, 8, 2);
//! problem.add_arc(store, city, 0, 8, 3);
//! let direct = problem.add_arc(orchard, city, 1, 10, 9);
//! let solution = min_cost_flow(&problem)?;
//! assert_eq!((solution.flow, solution.cost), (vec![8, 8, 2], 8 * 5 + 2 * 9));
//! let solution = min_cost_flow(&problem)?;
//! assert_eq!(verify_flow(&problem, &solution), Ok(58));
//! // One more unit between orchard and city would go by the direct road.
//! assert_eq!(solution.potentials[2] - solution.potentials[0], problem.arcs[direct].cost);
//! # Ok::<(), matching::flow::FlowError>(())
//! ```
//!
//! # No flow, and why
//!
//! ```
//! use matching::{certificate::{verify_infeasible, verify_unbounded}, flow::{FlowError, FlowProblem, UNBOUNDED}, network_simplex::min_cost_flow};
//!
//! let mut problem = FlowProblem { supplies: vec![5, 0, -5], arcs: Vec::new() };
//! problem.add_arc(0, 1, 0, 9, 1);
//! let narrow = problem.add_arc(1, 2, 0, 3, 1);
//! let Err(FlowError::Infeasible(cut)) = min_cost_flow(&problem) else { panic!("5 do not fit through 3") };
//! assert_eq!((&cut.nodes, cut.supply, cut.room_out), (&vec![0, 1], 5, 3));
//! verify_infeasible(&problem, &cut).unwrap();
//!
//! problem.arcs[narrow].upper = UNBOUNDED;
//! let back = problem.add_arc(2, 1, 0, UNBOUNDED, -2);
//! let Err(FlowError::Unbounded { cycle }) = min_cost_flow(&problem) else { panic!("each round trip earns 1") };
//! assert_eq!(cycle.len(), 2);
//! assert!(cycle.contains(&narrow) && cycle.contains(&back));
//! verify_unbounded(&problem, &cycle).unwrap();
//! ```
//!
//! # What if
//!
//! A changed bound or supply is repaired by the dual method, potentials staying optimal; a changed cost by a few more pivots. On the
//! bench a change takes 1/20 to 1/50 of a solve from scratch, most of it for writing the answer. Which of several optimal flows is
//! found depends on what was asked before: what is to be published is solved from scratch.
//!
//! ```
//! use std::ops::ControlFlow;
//! use matching::{flow::FlowProblem, network_simplex::NetworkSimplex, progress::Outcome};
//!
//! let mut problem = FlowProblem { supplies: vec![2, 2, -3, -1], arcs: Vec::new() };
//! for (tail, head, cost) in [(0, 2, 1), (0, 3, 4), (1, 2, 2), (1, 3, 3)] {
//!     problem.add_arc(tail, head, 0, 2, cost);
//! }
//! let mut simplex = NetworkSimplex::new(&problem)?;
//! assert_eq!(simplex.solve()?.cost, 2 + 2 + 3);
//! simplex.set_bounds(0, 0, 0)?; // forbid
//! assert!(simplex.solve().is_err());
//! simplex.set_bounds(0, 1, 1)?; // pin
//! assert_eq!(simplex.solve()?.cost, 1 + 4 + 2 * 2);
//! // Long calls can be stopped; steps are counted, not seconds.
//! let outcome = simplex.solve_until(|pivots| if pivots < 1_000 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })?;
//! assert!(matches!(outcome, Outcome::Done(_)));
//! # Ok::<(), matching::flow::FlowError>(())
//! ```
//!
//! # How the flow solver is made fast
//!
//! - An arc at its upper bound is stored turned round, so that the search for entering arcs is one comparison an arc.
//! - A node's record holds what may still flow on its tree arc both ways, so that a walk round a cycle reads one record a node.
//! - Where magnitudes fit, numbers have 32 bits; the answer is the same.
//! - Arcs are searched by source where most nodes have supplies, scattered where few have; blocks grow with the number of nodes.
//! - Components are solved one after another, each in small memory.
//!
//! # Papers
//!
//! Ahuja, Magnanti & Orlin, *Network Flows* (1993). Cunningham, *A network simplex method*, Math. Programming 11 (1976). Király & Kovács,
//! *Efficient implementations of minimum-cost flow algorithms*, Acta Univ. Sapientiae 4 (2012). Jonker & Volgenant, Computing 38 (1987).
//! Hopcroft & Karp, SIAM J. Computing 2 (1973). Murty, Operations Research 16 (1968). Lawler, Management Science 18 (1972). Megiddo, Math.
//! Programming 7 (1974). Federgruen & Groenevelt, Operations Research 34 (1986). Gallo, Grigoriadis & Tarjan, SIAM J. Computing 18 (1989).
//! Gale & Shapley, Amer. Math. Monthly 69 (1962). Roth & Sotomayor, *Two-Sided Matching* (1990). Schrijver, *Combinatorial Optimization*
//! (2003). Kőnig, Math. Annalen 77 (1916). Folkman & Fulkerson, *Edge colorings in bipartite graphs* (1969). de Werra, *Equitable colorations
//! of graphs* (1971).
//!
//! [`min_cost_flow`]: crate::network_simplex::min_cost_flow
//! [`solve_network`]: crate::network_simplex::solve_network
//! [`NetworkSimplex`]: crate::network_simplex::NetworkSimplex
//! [`FlowNetwork`]: crate::flow::FlowNetwork
//! [`max_weight_b_matching`]: crate::b_matching::max_weight_b_matching
//! [`best_b_matchings`]: crate::k_best::best_b_matchings
//! [`assign`]: crate::assignment::assign
//! [`maximum_bipartite_matching`]: crate::hopcroft_karp::maximum_bipartite_matching
//! [`edge_colouring`]: crate::edge_colouring::edge_colouring
//! [`leximin_transportation`]: crate::leximin::leximin_transportation
//! [`deferred_acceptance`]: crate::stable::deferred_acceptance
//! [`blocking_pairs`]: crate::stable::blocking_pairs
//! [`verify_flow`]: crate::certificate::verify_flow
//! [`verify_infeasible`]: crate::certificate::verify_infeasible
//! [`verify_unbounded`]: crate::certificate::verify_unbounded
//! [`verify_assignment`]: crate::certificate::verify_assignment
//! [`verify_b_matching`]: crate::certificate::verify_b_matching
//! [`verify_colouring`]: crate::certificate::verify_colouring
//! [`verify_cover`]: crate::certificate::verify_cover
//! [`verify_leximin`]: crate::certificate::verify_leximin
//! [`verify_ranking`]: crate::certificate::verify_ranking
