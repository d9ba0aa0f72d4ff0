//! All orders of classes and how each was come to know, behind one mutex.
//!
//! Only new orders, and those that leave a gate, come here; orders that are known are answered by
//! [`edges`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard};
use std::vec::Vec;

use super::edges::{self, CLASSES, Edge};
use super::gates::Gates;
use super::label::Label;
use super::sighting::Sighting;
use super::who::Class;
use super::{fork, registry, search};

static GRAPH: Mutex<Graph> = Mutex::new(Graph {
    labels: Vec::new(),
    edges: BTreeMap::new(),
    told: BTreeSet::new(),
});

/// What is known about the order of classes.
pub(super) struct Graph {
    /// The label of each class; that of class 1 comes first.
    labels: Vec<Label>,
    edges: BTreeMap<Edge, Known>,
    /// The circles that have been reported, each from its smallest edge on.
    told: BTreeSet<Vec<Edge>>,
}

/// How an order is known.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) source: Source,
    /// What was held around it at every occurrence.
    gates: Gates,
}

/// Where an order comes from.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// It was declared with the later class.
    Declared,
    /// It happened.
    Observed(Sighting),
}

/// An edge of a circle, with all that a report says about it.
pub(super) struct Link {
    pub(super) from: Label,
    pub(super) to: Label,
    pub(super) source: Source,
}

/// Opens the graph; `None` if a fork has left it locked.
pub(super) fn open() -> Option<MutexGuard<'static, Graph>> {
    fork::lock(&GRAPH)
}

impl Graph {
    pub(super) fn class_of(&self, label: Label) -> Option<Class> {
        let index = self.labels.iter().position(|&known| known == label)?;
        Class::try_from(index + 1).ok()
    }

    /// Gives a label the next number, if there is one left.
    pub(super) fn add_class(&mut self, label: Label) -> Option<Class> {
        if self.labels.len() + 1 >= CLASSES {
            return None;
        }
        self.labels.push(label);
        Class::try_from(self.labels.len()).ok()
    }

    pub(super) fn label(&self, class: Class) -> Label {
        let index = usize::from(class).wrapping_sub(1);
        self.labels.get(index).copied().unwrap_or(Label::NONE)
    }

    /// Adds an order that was declared.
    pub(super) fn declare(&mut self, edge: Edge) {
        let source = Source::Declared;
        let gates = edges::publish(edge, Gates::default());
        self.edges.entry(edge).or_insert(Known { source, gates });
    }

    /// Adds an order that was observed, and gives the circle it closes.
    pub(super) fn observe(
        &mut self,
        edge: Edge,
        sighting: Sighting,
        gates: Gates,
    ) -> Option<Vec<Link>> {
        let around = self.edges.get(&edge).map(|known| known.gates);
        let gates = around.map_or(gates, |around| around.filter(|gate| gates.contains(gate)));
        if around == Some(gates) {
            // Somebody else has just learnt the same.
            return None;
        }
        let gates = edges::publish(edge, gates);
        let source = Source::Observed(sighting);
        self.edges.insert(edge, Known { source, gates });
        self.circle_through(edge)
    }

    /// Takes a class that turns out to have many locks out of all gates, and gives the circles that
    /// it kept from being reported.
    pub(super) fn drop_gate(&mut self, class: Class) -> Vec<Vec<Link>> {
        let mut changed = Vec::new();
        for (&edge, known) in &mut self.edges {
            if known.gates.contains(class) {
                known.gates = edges::publish(edge, known.gates.filter(|gate| gate != class));
                changed.push(edge);
            }
        }
        let circles = changed.into_iter().map(|edge| self.circle_through(edge));
        circles.collect::<Vec<_>>().into_iter().flatten().collect()
    }

    /// The shortest circle through an edge, if it has not been reported yet.
    fn circle_through(&mut self, edge: Edge) -> Option<Vec<Link>> {
        let only_gates = |known: &Known| known.gates.filter(registry::has_one_instance);
        let gates = only_gates(self.edges.get(&edge)?);
        let mut circle = search::shortest_circle(edge, gates, |class| {
            self.edges
                .range(Edge::new(class, Class::MIN)..=Edge::new(class, Class::MAX))
                .map(|(&edge, known)| (edge, only_gates(known)))
        })?;
        let smallest = (0..circle.len()).min_by_key(|&index| circle[index])?;
        circle.rotate_left(smallest);
        if !self.told.insert(circle.clone()) {
            return None;
        }
        // Told from the order that has just been seen.
        let newest = circle.len() - smallest;
        let len = circle.len();
        circle.rotate_left(newest % len);
        circle.into_iter().map(|edge| self.link(edge)).collect()
    }

    fn link(&self, edge: Edge) -> Option<Link> {
        Some(Link {
            from: self.label(edge.from),
            to: self.label(edge.to),
            source: self.edges.get(&edge)?.source.clone(),
        })
    }
}
