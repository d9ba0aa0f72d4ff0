//! The shortest circle of orders that a new one closes.
//!
//! A breadth-first search (Moore 1959). Where gates were held around the new edge, a circle counts
//! only if no gate was held around all of its edges; so a state of the search is a class and the
//! gates of the new edge that were held around every edge on the way to it.

use std::vec;
use std::vec::Vec;

use super::edges::{CLASSES, Edge};
use super::gates::{self, Gates};
use super::graph::Graph;
use super::who::NO_CLASS;

/// A class that the search has come to.
struct Stop {
    /// The edge that leads to it.
    by: Edge,
    /// Which gates of the new edge were held on all of the way, a bit each.
    around: u8,
    /// The stop before; the first is its own.
    before: usize,
}

const _: () = assert!(
    1 << gates::COUNT <= u16::BITS,
    "the sets of gates have a bit each"
);

impl Graph {
    /// The edges of the shortest circle through `start`, beginning with it; `gates` are around it.
    pub(super) fn shortest_circle(&self, start: Edge, gates: Gates) -> Option<Vec<Edge>> {
        // The sets of gates with which each class was come to, a bit each.
        let mut seen = [0_u16; CLASSES];
        let mut stops = vec![Stop {
            by: start,
            around: common(gates, gates),
            before: 0,
        }];
        let mut at = 0;
        while let Some(&Stop { by, around, .. }) = stops.get(at) {
            if by.to == start.from && around == 0 {
                let mut circle = Vec::new();
                walk(&stops, at, &mut circle);
                return Some(circle);
            }
            for known in self.edges_from(by.to) {
                let by = known.edge;
                let around = around & common(gates, known.current_gates());
                let seen = &mut seen[usize::from(by.to)];
                if *seen & (1 << around) == 0 {
                    *seen |= 1 << around;
                    let before = at;
                    stops.push(Stop { by, around, before });
                }
            }
            at += 1;
        }
        None
    }
}

/// Which of `gates`, a bit each, are among `held`.
fn common(gates: Gates, held: Gates) -> u8 {
    let mut bits = 0;
    for place in 0..gates::COUNT {
        let gate = gates.at(place);
        if gate != NO_CLASS && held.contains(gate) {
            bits |= 1 << place;
        }
    }
    bits
}

/// The edges from the start to a stop.
fn walk(stops: &[Stop], to: usize, edges: &mut Vec<Edge>) {
    let stop = &stops[to];
    if to > 0 {
        walk(stops, stop.before, edges);
    }
    edges.push(stop.by);
}

#[cfg(test)]
mod tests {
    use super::super::super::report::Step;
    use super::super::graph::Known;
    use super::super::label::Label;
    use super::super::who::Class;
    use super::*;

    /// Finds the shortest circle closed by the last of some edges, each with its gates.
    fn find(edges: &[(Class, Class, &[Class])]) -> Option<Vec<(Class, Class)>> {
        let mut graph = Graph::EMPTY;
        for name in ["1", "2", "3", "4"] {
            graph.add_class(Label::name(name))?;
        }
        let mut last = None;
        for &(from, to, classes) in edges {
            let edge = Edge::new(from, to);
            let step = Step::declared(graph.label(from), graph.label(to));
            let mut gates = Gates::NONE;
            for &class in classes {
                gates.add(class);
            }
            graph.put(Known { edge, step, gates });
            last = Some((edge, gates));
        }
        let (start, gates) = last?;
        let circle = graph.shortest_circle(start, gates);
        circle.map(|circle| circle.iter().map(|edge| (edge.from, edge.to)).collect())
    }

    #[test]
    fn finds_nothing_in_a_tree() {
        assert_eq!(find(&[(1, 2, &[]), (1, 3, &[]), (2, 3, &[])]), None);
    }

    #[test]
    fn finds_the_shorter_of_two_circles() {
        let circle = find(&[
            (2, 3, &[]),
            (3, 4, &[]),
            (4, 1, &[]),
            (3, 1, &[]),
            (1, 2, &[]),
        ]);
        assert_eq!(circle, Some(vec![(1, 2), (2, 3), (3, 1)]));
    }

    #[test]
    fn passes_over_a_circle_inside_a_gate() {
        assert_eq!(find(&[(2, 1, &[9]), (1, 2, &[9])]), None);
        assert!(find(&[(2, 1, &[8]), (1, 2, &[9])]).is_some());
        assert!(find(&[(2, 1, &[]), (1, 2, &[9])]).is_some());
    }

    #[test]
    fn finds_the_longer_circle_that_leaves_the_gate() {
        let circle = find(&[(2, 1, &[9]), (2, 3, &[9]), (3, 1, &[7]), (1, 2, &[9, 7])]);
        assert_eq!(circle, Some(vec![(1, 2), (2, 3), (3, 1)]));
    }

    #[test]
    fn a_gate_must_be_around_all_edges() {
        // 9 is around two of three edges, 7 around the other pair: no gate around all.
        let circle = find(&[(2, 3, &[9]), (3, 1, &[7]), (1, 2, &[9, 7])]);
        assert!(circle.is_some());
    }
}
