//! The slow path: what to say about an acquisition that follows no known order.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::vec;
use std::vec::Vec;

use super::super::Access;
use super::super::report::{Kind, Place, Report, Step};
use super::edges::{self, Edge};
use super::entry::Entry;
use super::gates::Gates;
use super::graph::{self, Link, Source};
use super::held;
use super::label::Label;
use super::sighting::{Sighting, Wanted};
use super::who::{NO_CLASS, Who};
use super::{fork, instances, registry};

/// What is to be said about an acquisition.
#[derive(Default)]
pub(super) struct Verdict {
    /// The thread would wait for itself.
    pub(super) certain: Option<Report>,
    /// Threads may wait for each other one day.
    pub(super) possible: Vec<Report>,
    /// The thread reads the lock already and wants to read it again.
    pub(super) reads_again: bool,
}

/// Judges an acquisition that is about to wait; `is_locked` tells whether somebody holds the lock.
pub(super) fn judge(wanted: &Wanted, is_locked: bool) -> Verdict {
    let entries = held::entries();
    if let Some(own) = entries.iter().find(|entry| entry.who == wanted.who) {
        if is_locked {
            return judge_again(own, wanted);
        }
        // The guard was forgotten, and the lock was released by other means.
        held::forget(wanted.who);
        return Verdict::default();
    }
    let possible = judge_order(&entries, wanted);
    Verdict {
        possible,
        ..Verdict::default()
    }
}

/// Judges a lock that is held and will be given up and taken anew.
pub(super) fn judge_renewal(wanted: &Wanted) -> Vec<Report> {
    let mut entries = held::entries();
    entries.retain(|entry| entry.who != wanted.who);
    judge_order(&entries, wanted)
}

/// Judges waiting for a lock while holding `entries`, the newest first.
fn judge_order(entries: &[Entry], wanted: &Wanted) -> Vec<Report> {
    let mut possible = Vec::new();
    if held::is_exempt() {
        return possible;
    }
    let gates = |held: &Entry| gates_around(entries, held.who);
    let mut open = true;
    for entry in entries {
        if entry.who.is_ordered_by_class_with(wanted.who) {
            if open {
                possible.extend(judge_classes(entry, wanted, gates(entry)));
            }
        } else if !held::is_nested() {
            possible.extend(judge_instances(entry, wanted, gates(entry)));
        }
        open &= !entry.waited;
    }
    possible
}

/// The thread holds the very lock that it asks for.
fn judge_again(own: &Entry, wanted: &Wanted) -> Verdict {
    let reads_again = !own.access.is_exclusive() && !wanted.access.is_exclusive();
    let kind = if reads_again {
        Kind::ReadAgain
    } else {
        Kind::Relock
    };
    let label = wanted.label;
    let step = observed_step(label, label, &Sighting::now(own, wanted));
    let report = Report {
        kind,
        steps: vec![step],
    };
    if !reads_again {
        return Verdict {
            certain: Some(report),
            ..Verdict::default()
        };
    }
    let subject = match wanted.who.class() {
        NO_CLASS => Subject::Lock(wanted.who),
        class => Subject::Class(class),
    };
    let possible = if !held::is_exempt() && is_news(subject) {
        vec![report]
    } else {
        Vec::new()
    };
    Verdict {
        possible,
        reads_again,
        ..Verdict::default()
    }
}

/// The report that the second reader waits for a writer that waits for the first.
pub(super) fn judge_stuck(wanted: &Wanted) -> Option<Report> {
    let entries = held::entries();
    let own = entries.iter().find(|entry| entry.who == wanted.who)?;
    let step = observed_step(wanted.label, wanted.label, &Sighting::now(own, wanted));
    Some(Report {
        kind: Kind::ReadBehindWriter,
        steps: vec![step],
    })
}

fn judge_classes(held: &Entry, wanted: &Wanted, gates: Gates) -> Option<Report> {
    let edge = Edge::new(held.who.class(), wanted.who.class());
    if edges::is_known(edge, |gate| gates.contains(gate)) {
        return None;
    }
    let sighting = Sighting::now(held, wanted);
    let circle = graph::open()?.observe(edge, sighting, gates)?;
    Some(report_of_circle(&circle))
}

fn judge_instances(held: &Entry, wanted: &Wanted, gates: Gates) -> Option<Report> {
    if instances::is_known(held.who, wanted.who, |gate| gates.contains(gate)) {
        return None;
    }
    let sighting = Sighting::now(held, wanted);
    let [now, before] = instances::learn(
        held.who,
        wanted.who,
        sighting,
        gates,
        registry::has_one_instance,
    )?;
    let subject = Subject::Places(at(&now), at(&before));
    if !is_news(subject) {
        return None;
    }
    let other = graph::open()?.label(held.who.class());
    let steps = vec![
        observed_step(other, wanted.label, &now),
        observed_step(wanted.label, other, &before),
    ];
    Some(Report {
        kind: Kind::Instances,
        steps,
    })
}

/// The locks that keep every other thread from being where this one is.
fn gates_around(entries: &[Entry], held: Who) -> Gates {
    let gates = entries
        .iter()
        .rev()
        .filter(|entry| entry.who != held && held::is_gate(**entry));
    Gates::first_of(gates.map(|entry| entry.who.class()))
}

pub(super) fn report_of_circle(circle: &[Link]) -> Report {
    let steps = circle.iter().map(|link| match &link.source {
        Source::Observed(sighting) => observed_step(link.from, link.to, sighting),
        Source::Declared => Step {
            held: Place {
                label: link.from,
                access: Access::Lock,
                at: None,
            },
            wanted: Place {
                label: link.to,
                access: Access::Lock,
                at: None,
            },
            thread: None,
            backtrace: None,
        },
    });
    Report {
        kind: Kind::Circle,
        steps: steps.collect(),
    }
}

fn observed_step(held: Label, wanted: Label, sighting: &Sighting) -> Step {
    Step {
        held: Place {
            label: held,
            access: sighting.held,
            at: Some(sighting.held_at),
        },
        wanted: Place {
            label: wanted,
            access: sighting.wanted,
            at: Some(sighting.wanted_at),
        },
        thread: Some(sighting.thread.clone()),
        backtrace: sighting.backtrace.clone(),
    }
}

/// What a report is about: each is reported once.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Subject {
    Class(super::who::Class),
    Lock(Who),
    /// The addresses of two source locations, the smaller one first.
    Places(usize, usize),
}

static TOLD: Mutex<BTreeSet<Subject>> = Mutex::new(BTreeSet::new());

fn is_news(subject: Subject) -> bool {
    let subject = match subject {
        Subject::Places(one, other) => Subject::Places(one.min(other), one.max(other)),
        subject => subject,
    };
    fork::lock(&TOLD).is_some_and(|mut told| told.insert(subject))
}

fn at(sighting: &Sighting) -> usize {
    core::ptr::from_ref(sighting.wanted_at).addr()
}
