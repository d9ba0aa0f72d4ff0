//! The slow path: what to say about an acquisition that follows no known order.

use std::vec;
use std::vec::Vec;

use super::super::report::{Kind, Place, Report, Step};
use super::edges::{self, Edge};
use super::entry::Entry;
use super::gates::Gates;
use super::label::Label;
use super::sighting::Wanted;
use super::who::{NO_CLASS, Who};
use super::{graph, held, instances};

/// What is to be said about an acquisition.
pub(super) struct Verdict {
    /// The thread would wait for itself.
    pub(super) certain: Option<Report>,
    /// Threads may wait for each other one day.
    pub(super) possible: Vec<Report>,
    /// The thread reads the lock already and wants to read it again.
    pub(super) reads_again: bool,
}

impl Report {
    fn of_one(kind: Kind, step: Step) -> Self {
        let steps = vec![step];
        Self { kind, steps }
    }
}

impl Verdict {
    const NONE: Self = Self {
        certain: None,
        possible: Vec::new(),
        reads_again: false,
    };
}

/// Judges an acquisition that is about to wait; `is_locked` tells whether somebody holds the lock.
pub(super) fn judge(wanted: &Wanted, is_locked: bool) -> Verdict {
    let entries = held::entries();
    let mut verdict = Verdict::NONE;
    match find(&entries, wanted.who) {
        Some(own) if is_locked => judge_again(own, wanted, &mut verdict),
        // The guard was forgotten, and the lock was released by other means.
        Some(_) => held::forget(wanted.who),
        None => verdict.possible = judge_order(&entries, wanted),
    }
    verdict
}

/// Judges a lock that is held and will be given up and taken anew.
pub(super) fn judge_renewal(wanted: &Wanted) -> Vec<Report> {
    judge_order(&held::entries(), wanted)
}

/// Judges waiting for a lock while holding `entries`, the newest first; the lock itself, if it is
/// among them, is to be given up before.
fn judge_order(entries: &[Entry], wanted: &Wanted) -> Vec<Report> {
    let mut possible = Vec::new();
    if held::is_exempt() {
        return possible;
    }
    let mut open = true;
    for entry in entries {
        if entry.who == wanted.who {
            continue;
        }
        let gates = gates_around(entries, entry.who, wanted.who);
        let report = if !entry.who.is_ordered_by_class_with(wanted.who) {
            judge_instances(entry, wanted, gates)
        } else if open {
            judge_classes(entry, wanted, gates)
        } else {
            None
        };
        if let Some(report) = report {
            possible.push(report);
        }
        open &= !entry.waited;
    }
    possible
}

/// The thread holds the very lock that it asks for.
fn judge_again(own: &Entry, wanted: &Wanted, verdict: &mut Verdict) {
    let report = |kind| Report::of_one(kind, Step::observed(wanted.label, own, wanted));
    if own.access.is_exclusive() || wanted.access.is_exclusive() {
        verdict.certain = Some(report(Kind::Relock));
        return;
    }
    verdict.reads_again = true;
    if !held::is_exempt() && is_news(reading(wanted.who)) {
        verdict.possible.push(report(Kind::ReadAgain));
    }
}

/// The report that the second reader waits for a writer that waits for the first.
pub(super) fn judge_stuck(wanted: &Wanted) -> Option<Report> {
    let entries = held::entries();
    let own = find(&entries, wanted.who)?;
    let step = Step::observed(wanted.label, own, wanted);
    Some(Report::of_one(Kind::ReadBehindWriter, step))
}

fn judge_classes(held: &Entry, wanted: &Wanted, gates: Gates) -> Option<Report> {
    let edge = Edge::new(held.who.class(), wanted.who.class());
    if edges::known_by(edge).is_some_and(|known| known.are_among(gates)) {
        return None;
    }
    let step = Step::observed(Label::NONE, held, wanted);
    graph::open()?.observe(edge, step, gates)
}

fn judge_instances(held: &Entry, wanted: &Wanted, gates: Gates) -> Option<Report> {
    if held::is_nested() {
        return None;
    }
    let known = instances::known_by(held.who, wanted.who);
    if known.is_some_and(|known| known.are_among(gates)) {
        return None;
    }
    let mut step = Step::observed(Label::NONE, held, wanted);
    let mut other = instances::learn(held.who, wanted.who, &step, gates)?;
    // Each of the locks is asked for in one of the orders.
    step.held.label = other.wanted.label;
    other.held.label = step.wanted.label;
    if !is_news(meeting(&step, &other)) {
        return None;
    }
    let mut report = Report::of_one(Kind::Instances, step);
    report.steps.push(other);
    Some(report)
}

/// The acquisition of a lock that the thread holds, the newest.
fn find(entries: &[Entry], who: Who) -> Option<&Entry> {
    entries.iter().find(|entry| entry.who == who)
}

/// The locks but two that keep every other thread from being where this one is.
fn gates_around(entries: &[Entry], held: Who, wanted: Who) -> Gates {
    let mut gates = Gates::NONE;
    for entry in entries.iter().rev() {
        let who = entry.who;
        if who != held && who != wanted && held::is_gate(who, entry.access) {
            gates.add(who.class());
        }
    }
    gates
}

/// Whether nothing was reported yet about a subject, which is told by a number.
fn is_news(subject: u128) -> bool {
    match graph::open() {
        Some(mut graph) => graph.is_news(subject),
        None => false,
    }
}

/// The subject of reading again: the class, or the lock if it has none; its serial is above any class.
fn reading(who: Who) -> u128 {
    match who.class() {
        NO_CLASS => who.to_bits().into(),
        class => class.into(),
    }
}

/// The subject of two orders of the same locks: where the second ones were asked for, which is above
/// any lock.
fn meeting(one: &Step, other: &Step) -> u128 {
    let (one, other) = (address(&one.wanted), address(&other.wanted));
    if one < other {
        one << 64 | other
    } else {
        other << 64 | one
    }
}

fn address(place: &Place) -> u128 {
    match place.at {
        Some(at) => core::ptr::from_ref(at).addr() as u128,
        None => 0,
    }
}
