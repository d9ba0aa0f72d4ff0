//! The queue of a bucket: which parked thread comes before which.
//!
//! The invariants are those of the lot.

use core::cell::Cell;
use core::ptr;

use super::bucket::SIGNALS;
use super::{Call, Kind};
#[cfg(any(interior_loom, interior_shuttle))]
use crate::raw::model;
use crate::sync::Bypasses;

/// How far in front of others a thread is queued; among equals it is behind those that are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::raw) enum Rank {
    /// It was woken in vain so often, or for so long, that it is to be handed the lock.
    Urgent,
    /// It was woken in vain.
    Woken,
    /// It has not slept yet.
    New,
}

/// A thread that is to be parked.
#[derive(Clone, Copy, Debug)]
pub(in crate::raw) struct Waiter {
    kind: Kind,
    rank: Rank,
    is_leader: bool,
}

impl Waiter {
    /// One that has not slept yet.
    pub(in crate::raw) const fn new(kind: Kind) -> Self {
        Self {
            kind,
            rank: Rank::New,
            is_leader: false,
        }
    }

    /// One that has been bypassed like this, and may be a [leader](Call::Lead).
    pub(in crate::raw) fn bypassed(kind: Kind, bypasses: &mut Bypasses, is_leader: bool) -> Self {
        let rank = if bypasses.are_too_many() {
            Rank::Urgent
        } else if bypasses.are_some() {
            Rank::Woken
        } else {
            Rank::New
        };
        Self {
            kind,
            rank,
            is_leader,
        }
    }

    #[cfg(test)]
    pub(super) const fn rank(self) -> Rank {
        self.rank
    }

    /// Tells whether others that sleep, and a leader that stands for them, do not stand for this one: it
    /// is that leader, or is to be handed the lock by the next release.
    pub(in crate::raw) fn insists(self) -> bool {
        self.is_leader || self.is_urgent()
    }

    fn is_urgent(self) -> bool {
        self.rank == Rank::Urgent
    }
}

/// One parked thread.
pub(super) struct Node {
    pub(super) key: usize,
    waiter: Waiter,
    pub(super) next: Cell<*const Self>,
    previous: Cell<*const Self>,
    /// Its mark, once it has been taken out of the queue.
    pub(super) woken: Cell<Option<Call>>,
    /// What its mark will be.
    pub(super) call: Cell<Call>,
    /// The number of the signal it waits on, once it is in the queue.
    pub(super) signal: Cell<usize>,
}

impl Node {
    pub(super) const fn new(key: usize, waiter: Waiter) -> Self {
        Self {
            key,
            waiter,
            next: Cell::new(ptr::null()),
            previous: Cell::new(ptr::null()),
            woken: Cell::new(None),
            call: Cell::new(Call::Follow),
            signal: Cell::new(0),
        }
    }

    pub(super) const fn kind(&self) -> Kind {
        self.waiter.kind
    }

    pub(super) fn is_urgent(&self) -> bool {
        self.waiter.is_urgent()
    }
}

/// The threads parked in one bucket, first to last: those of a higher [`Rank`] first (I6).
pub(super) struct Queue {
    head: *const Node,
    tail: *const Node,
    /// The number of the next signal to hand out.
    turn: usize,
}

// SAFETY: the pointers are followed only by whoever has the queue behind its bucket's mutex (I1), and
// the nodes they lead to stay where they are until they are out of the queue (I2). Only
// [`Bucket`](super::bucket::Bucket)s contain queues; one that two threads could reach without a mutex
// would race on `Node`'s cells.
unsafe impl Send for Queue {}

impl Queue {
    pub(super) const EMPTY: Self = Self {
        head: ptr::null(),
        tail: ptr::null(),
        turn: 0,
    };

    /// Puts `node` into the queue, behind those of its rank (I6).
    ///
    /// # Safety
    ///
    /// `node` is in no queue, and lives until it is out of this one (I2).
    pub(super) unsafe fn insert(&mut self, node: &Node) {
        #[cfg(any(interior_loom, interior_shuttle))]
        if node.is_urgent() {
            model::begin_urgent(node.key);
        }
        node.signal.set(self.turn);
        self.turn = (self.turn + 1) % SIGNALS;
        let rank = node.waiter.rank;
        let (mut previous, mut next) = (ptr::null(), self.head);
        if rank == Rank::New {
            // Nobody is behind it, so the way to its place is short.
            (previous, next) = (self.tail, ptr::null());
        }
        // SAFETY: what is in the queue is alive (I2), and the queue is behind its lock (I1).
        while let Some(other) = unsafe { next.as_ref() } {
            if other.waiter.rank > rank {
                break;
            }
            previous = next;
            next = other.next.get();
        }
        node.previous.set(previous);
        node.next.set(next);
        let here = ptr::from_ref(node);
        // SAFETY: its neighbours-to-be are in this queue.
        unsafe { self.link(node, here, here) };
    }

    /// Takes `node` out of the queue.
    ///
    /// # Safety
    ///
    /// `node` is in this queue.
    pub(super) unsafe fn remove(&mut self, node: &Node) {
        #[cfg(any(interior_loom, interior_shuttle))]
        if node.is_urgent() {
            model::end_urgent(node.key);
        }
        // SAFETY: its neighbours are in this queue.
        unsafe { self.link(node, node.next.get(), node.previous.get()) };
    }

    /// Makes `node`'s neighbours point to `forward` and `backward` where they meet at `node`.
    ///
    /// # Safety
    ///
    /// The neighbours that `node` names are in this queue, or null at its ends.
    unsafe fn link(&mut self, node: &Node, forward: *const Node, backward: *const Node) {
        // SAFETY: what is in the queue is alive (I2), and the queue is behind its lock (I1).
        match unsafe { node.previous.get().as_ref() } {
            None => self.head = forward,
            Some(previous) => previous.next.set(forward),
        }
        // SAFETY: as above.
        match unsafe { node.next.get().as_ref() } {
            None => self.tail = backward,
            Some(next) => next.previous.set(backward),
        }
    }

    /// The first node of `key`.
    pub(super) fn first(&self, key: usize) -> Option<&Node> {
        self.iter().find(|node| node.key == key)
    }

    /// All nodes, first to last.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Node> {
        let mut at = self.head;
        core::iter::from_fn(move || {
            // SAFETY: `at` is null or in the queue, so it is alive (I2) for as long as the queue is
            // borrowed: nobody takes a node out without `&mut` to it.
            let node = unsafe { at.as_ref() }?;
            at = node.next.get();
            Some(node)
        })
    }
}
