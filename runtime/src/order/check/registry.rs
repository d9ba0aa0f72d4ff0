//! The classes that have been met, and the locks of each.

use core::sync::atomic::{AtomicU16, AtomicU64, Ordering};

use super::edges::{CLASSES, Edge};
use super::graph::{self, Graph};
use super::instances::mix;
use super::label::Label;
use super::who::{Class, NO_CLASS, Who};

/// How many places one label can be in.
const PROBES: usize = 8;

/// Labels by their address, so that a lock that is met finds its class without a mutex.
static BY_ADDRESS: [Entry; 2 * CLASSES] = [const { Entry::free() }; 2 * CLASSES];

/// The only lock of each class that was met; 0 if none was, [`MANY`] if more were.
static ONLY: [AtomicU64; CLASSES] = [const { AtomicU64::new(0) }; CLASSES];

const MANY: u64 = u64::MAX;

struct Entry {
    /// The fingerprint of a label's address, or 0.
    key: AtomicU64,
    class: AtomicU16,
}

impl Entry {
    const fn free() -> Self {
        Self {
            key: AtomicU64::new(0),
            class: AtomicU16::new(NO_CLASS),
        }
    }
}

/// One of the places of a key.
fn place(key: u64, probe: usize) -> &'static Entry {
    let start = (key >> 32) as usize % BY_ADDRESS.len();
    &BY_ADDRESS[(start + probe) % BY_ADDRESS.len()]
}

/// The class of a label; `None` if a fork has left the graph locked.
pub(super) fn class_of(label: Label) -> Option<Class> {
    let key = match label {
        Label::None => return Some(NO_CLASS),
        Label::Class(class) => address(class),
        Label::Name(name) => text(name),
        // Fields of structs of one name have one name, too.
        Label::Field { name, place } => mix(text(name) ^ address(place)),
    };
    for probe in 0..PROBES {
        let entry = place(key, probe);
        // Acquire: the partner is the Release store in `remember_address`.
        if entry.key.load(Ordering::Acquire) == key {
            // Relaxed: ordered after the key, and never changed.
            return Some(entry.class.load(Ordering::Relaxed));
        }
    }
    let mut graph = graph::open()?;
    let class = enroll(&mut graph, label);
    remember_address(key, class);
    Some(class)
}

fn address<T>(of: &'static T) -> u64 {
    mix(core::ptr::from_ref(of).addr() as u64)
}

fn text(name: &'static str) -> u64 {
    mix(mix(name.as_ptr().addr() as u64) ^ name.len() as u64)
}

/// Called with the graph's mutex held.
fn remember_address(key: u64, class: Class) {
    for probe in 0..PROBES {
        let entry = place(key, probe);
        // Relaxed: only holders of the graph's mutex write keys.
        let found = entry.key.load(Ordering::Relaxed);
        if found == 0 {
            // Relaxed: published by the key.
            entry.class.store(class, Ordering::Relaxed);
            // Release: the partner is the Acquire load in `class_of`.
            entry.key.store(key, Ordering::Release);
        }
        if found == 0 || found == key {
            return;
        }
    }
}

/// Gives a label a number, and its declared order to the graph.
fn enroll(graph: &mut Graph, label: Label) -> Class {
    if let Some(class) = graph.class_of(label) {
        return class;
    }
    let Some(class) = graph.add_class(label) else {
        return NO_CLASS;
    };
    if let Label::Class(declared) = label {
        for earlier in declared.earlier() {
            // Ends: each class is enrolled once, before those it comes after.
            let earlier = enroll(graph, Label::Class(earlier));
            if earlier != NO_CLASS {
                graph.declare(Edge::new(earlier, class));
            }
        }
    }
    class
}

/// Counts a lock that is met for the first time; true if it makes its class one of many locks.
pub(super) fn has_become_many(who: Who) -> bool {
    if who.class() == NO_CLASS {
        return false;
    }
    let only = &ONLY[usize::from(who.class())];
    // Relaxed: the number stands for itself; who drops the class as a gate locks the graph.
    match only.compare_exchange(0, who.to_bits(), Ordering::Relaxed, Ordering::Relaxed) {
        Ok(_) | Err(MANY) => false,
        Err(_) => only.swap(MANY, Ordering::Relaxed) != MANY,
    }
}

/// Whether no other lock of its class has been met.
pub(super) fn is_only_instance(who: Who) -> bool {
    // Relaxed: an old answer is put right by `Graph::drop_gate`.
    who.class() != NO_CLASS
        && ONLY[usize::from(who.class())].load(Ordering::Relaxed) == who.to_bits()
}

/// Whether one lock alone of a class has been met.
pub(super) fn has_one_instance(class: Class) -> bool {
    // Relaxed: as above.
    ONLY[usize::from(class)].load(Ordering::Relaxed) != MANY
}

#[cfg(test)]
mod tests {
    use std::string::String;

    use super::*;

    #[test]
    fn fields_of_structs_of_one_name_are_two_classes() {
        let one = class_of(Label::field("Registry::lock"));
        let other = class_of(Label::field("Registry::lock"));
        assert_ne!(one, other);
    }

    #[test]
    fn copies_of_a_name_are_one_class() {
        let copy = String::from("Registry::copied").leak();
        let [one, other] = ["Registry::copied", copy].map(|name| class_of(Label::field(name)));
        assert_eq!(one, other);
    }
}
