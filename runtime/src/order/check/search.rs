//! The shortest circle of orders that a new one closes.
//!
//! A breadth-first search (Moore 1959). Where gates were held around the new edge, a circle counts
//! only if no gate was held around all of its edges; so a state of the search is a class and the
//! gates of the new edge that were held around every edge on the way to it.

use std::collections::{BTreeMap, VecDeque};
use std::vec::Vec;

use super::edges::Edge;
use super::gates::Gates;
use super::who::Class;

/// The edges of the shortest circle through `start`, beginning with it.
///
/// `edges_from` gives the edges that lead out of a class, each with the gates held around it.
pub(super) fn shortest_circle<I>(
    start: Edge,
    gates: Gates,
    edges_from: impl Fn(Class) -> I,
) -> Option<Vec<Edge>>
where
    I: Iterator<Item = (Edge, Gates)>,
{
    let goal = (start.from, 0);
    let first = (start.to, common(gates, gates));
    // Where each state was come to from; the first from nowhere.
    let mut came_by = BTreeMap::from([(first, None)]);
    let mut queue = VecDeque::from([first]);
    while let Some(state @ (class, around)) = queue.pop_front() {
        if state == goal {
            return Some(way_back(start, state, &came_by));
        }
        for (edge, held) in edges_from(class) {
            let next = (edge.to, around & common(gates, held));
            came_by.entry(next).or_insert_with(|| {
                queue.push_back(next);
                Some((edge, state))
            });
        }
    }
    None
}

/// A class, and the gates that were held around every edge on the way to it.
type State = (Class, u8);

/// Which of `gates`, a bit each, are among `held`.
fn common(gates: Gates, held: Gates) -> u8 {
    let bits = gates.iter().enumerate();
    bits.map(|(index, gate)| u8::from(held.contains(gate)) << index)
        .sum()
}

fn way_back(
    start: Edge,
    mut state: State,
    came_by: &BTreeMap<State, Option<(Edge, State)>>,
) -> Vec<Edge> {
    let mut circle = Vec::new();
    while let Some(&Some((edge, before))) = came_by.get(&state) {
        circle.push(edge);
        state = before;
    }
    circle.push(start);
    circle.reverse();
    circle
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec;

    /// Finds the shortest circle closed by the last of some edges, each with its gates.
    fn find(edges: &[(Class, Class, &[Class])]) -> Option<Vec<(Class, Class)>> {
        let edges: Vec<_> = edges
            .iter()
            .map(|&(from, to, gates)| (Edge::new(from, to), Gates::first_of(gates.iter().copied())))
            .collect();
        let &(start, gates) = edges.last()?;
        let circle = shortest_circle(start, gates, |class| {
            edges
                .clone()
                .into_iter()
                .filter(move |(edge, _)| edge.from == class)
        });
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
