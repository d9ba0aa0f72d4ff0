//! All orders of classes and how each was come to know, behind one mutex.
//!
//! Only new orders, and those that leave a gate, come here; orders that are known are answered by
//! [`edges`].
//!
//! Lists that are gone through, and no maps: few classes come after one class, each order is new
//! only once, and every program that is built with the check would have to build the maps too.

use std::sync::{Mutex, MutexGuard};
use std::vec::Vec;

use super::super::report::{Kind, Report, Step};
use super::edges::{self, CLASSES, Edge};
use super::gates::Gates;
use super::label::Label;
use super::who::{Class, NO_CLASS};
use super::{fork, registry};

static GRAPH: Mutex<Graph> = Mutex::new(Graph::EMPTY);

/// What is known about the order of classes.
pub(super) struct Graph {
    /// The classes; class 1 comes first.
    nodes: Vec<Node>,
    /// The circles that have been reported.
    told: Vec<Vec<Edge>>,
    /// What else has been reported, in ascending order.
    subjects: Vec<u128>,
}

struct Node {
    label: Label,
    /// The edges that lead out of the class.
    edges: Vec<Known>,
}

/// An order that is known.
pub(super) struct Known {
    pub(super) edge: Edge,
    /// How it was come to know.
    pub(super) step: Step,
    /// What was held around it at every occurrence.
    pub(super) gates: Gates,
}

/// Opens the graph; `None` if a fork has left it locked.
pub(super) fn open() -> Option<MutexGuard<'static, Graph>> {
    fork::lock(&GRAPH)
}

impl Graph {
    pub(super) const EMPTY: Self = Self {
        nodes: Vec::new(),
        told: Vec::new(),
        subjects: Vec::new(),
    };

    pub(super) fn class_of(&self, label: Label) -> Option<Class> {
        let mut class = NO_CLASS;
        for node in &self.nodes {
            class += 1;
            if node.label == label {
                return Some(class);
            }
        }
        None
    }

    /// Gives a label the next number, if there is one left.
    pub(super) fn add_class(&mut self, label: Label) -> Option<Class> {
        if self.nodes.len() + 1 >= CLASSES {
            return None;
        }
        let edges = Vec::new();
        self.nodes.push(Node { label, edges });
        Class::try_from(self.nodes.len()).ok()
    }

    pub(super) fn label(&self, class: Class) -> Label {
        match self.nodes.get(index(class)) {
            Some(node) => node.label,
            None => Label::NONE,
        }
    }

    /// The orders in which a class comes first.
    pub(super) fn edges_from(&self, class: Class) -> &[Known] {
        match self.nodes.get(index(class)) {
            Some(node) => &node.edges,
            None => &[],
        }
    }

    fn find(&self, edge: Edge) -> Option<&Known> {
        let mut edges = self.edges_from(edge.from).iter();
        edges.find(|known| known.edge == edge)
    }

    /// Adds an order that was declared.
    pub(super) fn declare(&mut self, edge: Edge) {
        let gates = edges::publish(edge, Gates::NONE);
        if self.find(edge).is_none() {
            let step = Step::declared(self.label(edge.from), self.label(edge.to));
            self.put(Known { edge, step, gates });
        }
    }

    /// Adds an order that was observed, and gives the circle it closes.
    pub(super) fn observe(
        &mut self,
        edge: Edge,
        mut step: Step,
        mut gates: Gates,
    ) -> Option<Report> {
        step.held.label = self.label(edge.from);
        if let Some(known) = self.find(edge) {
            gates = known.gates.and(gates);
            if gates == known.gates {
                // Somebody else has just learnt the same.
                return None;
            }
        }
        let gates = edges::publish(edge, gates);
        self.put(Known { edge, step, gates });
        self.circle_through(edge)
    }

    /// Puts an edge in, in place of what was known of it.
    pub(super) fn put(&mut self, new: Known) {
        let Some(node) = self.nodes.get_mut(index(new.edge.from)) else {
            return;
        };
        for known in &mut node.edges {
            if known.edge == new.edge {
                *known = new;
                return;
            }
        }
        node.edges.push(new);
    }

    /// Takes a class that turns out to have many locks out of all gates, and gives the circles that
    /// it kept from being reported.
    pub(super) fn drop_gate(&mut self, class: Class) -> Vec<Report> {
        let mut changed = Vec::new();
        for node in &mut self.nodes {
            for known in &mut node.edges {
                if known.gates.contains(class) {
                    let left = known.gates.filter(&|gate| gate != class);
                    known.gates = edges::publish(known.edge, left);
                    changed.push(known.edge);
                }
            }
        }
        let mut reports = Vec::new();
        for &edge in &changed {
            if let Some(report) = self.circle_through(edge) {
                reports.push(report);
            }
        }
        reports
    }

    /// The shortest circle through an edge, if it has not been reported yet; told from that edge on.
    fn circle_through(&mut self, edge: Edge) -> Option<Report> {
        let gates = self.find(edge)?.current_gates();
        let circle = self.shortest_circle(edge, gates)?;
        for told in &self.told {
            if is_same_circle(told, &circle) {
                return None;
            }
        }
        let mut steps = Vec::with_capacity(circle.len());
        for &edge in &circle {
            steps.push(self.find(edge)?.step.clone());
        }
        self.told.push(circle);
        let kind = Kind::Circle;
        Some(Report { kind, steps })
    }

    /// Whether nothing was reported yet about a subject; after that it has been.
    pub(super) fn is_news(&mut self, subject: u128) -> bool {
        match self.subjects.binary_search(&subject) {
            Ok(_) => false,
            Err(place) => {
                self.subjects.insert(place, subject);
                true
            }
        }
    }
}

impl Known {
    /// The gates around it that are the only locks of their classes still.
    pub(super) fn current_gates(&self) -> Gates {
        self.gates.filter(&registry::has_one_instance)
    }
}

/// The place of a class among the nodes; of none where there is no class.
fn index(class: Class) -> usize {
    usize::from(class).wrapping_sub(1)
}

/// Whether two circles are one, begun at different edges.
fn is_same_circle(one: &[Edge], other: &[Edge]) -> bool {
    for edge in one {
        if !other.contains(edge) {
            return false;
        }
    }
    one.len() == other.len()
}
