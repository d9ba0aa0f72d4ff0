//! Parking: where threads sleep that cannot have a lock yet.
//!
//! What comes in is a *key* (the address of a lock's word) and closures that look at or change that
//! word; what goes out is whether the thread was woken. The lot knows nothing of any lock, and the
//! locks know nothing of sleeping.
//!
//! # State
//!
//! A fixed table of buckets. A bucket is a mutex around the queue of all threads that sleep for a
//! key of this bucket, in the order in which they are to be woken, and a few condition variables, its
//! *signals*, that the threads are spread over. A thread's [`Node`] lies on its own stack for as long
//! as it is parked. Nothing is allocated on platforms with a futex; elsewhere `std` allocates what is
//! behind a bucket's mutex and signals, each once and for good.
//!
//! The order of the queue is by [rank](queue::Rank): the *urgent* first, who are to be handed their lock,
//! then those that were woken before and came too late, then the new; among equals who came first.
//!
//! # Protocol
//!
//! - [`park`] locks the bucket, asks `validate`, puts the node into the queue and waits on the node's
//!   signal, which gives up the bucket's lock and takes it again as one step.
//! - [`park_and_release`] puts the node into the queue, gives up the bucket to release what the thread
//!   holds, locks it again and goes on as [`park`], unless the thread was woken already.
//! - [`unpark`] locks the bucket, lets its closure take nodes out of the queue and change the lock's
//!   word, marks each taken node as woken, gives up the bucket and only then notifies their signals: a
//!   thread that wakes up does not run into the bucket's lock, and nobody waits there for a system call.
//!   (The mutex has numbers of what that bought.)
//! - Signals are handed out in turn. Two threads share one only if very many are parked in a bucket or
//!   one has been there for very long; then both wake up, and the one without a mark sleeps again.
//! - A thread whose time is over takes its own node out, unless it was taken already: then it counts
//!   as woken, however late it is.
//!
//! # Invariants
//!
//! - I1: Queues and nodes are touched only by a thread that holds the lock of their bucket.
//! - I2: A node in a queue, or taken out of it and not marked as woken yet, is alive: `park` and its
//!   like return only after they have seen the mark, or taken the node out themselves, under the lock
//!   of the bucket.
//! - I3: A node is marked as woken while the bucket is locked, and notified after that. What is touched
//!   after the bucket is given up is its signals alone, and these live for ever. The thread looks at its
//!   mark with the bucket locked before it sleeps, so the notification cannot come too early.
//! - I4: Each key's nodes always lie in the same bucket.
//! - I5: The nodes of a key are those of one lock. A parked thread borrows its lock, so the lock is
//!   alive and no other one has its address.
//! - I6: A queue is sorted by rank. So if any thread of a key is urgent, the first of that key is.
//!
//! # Limits
//!
//! A process that forks while another thread is in a bucket leaves that bucket locked in the child.
//!
//! # Orderings
//!
//! The lot has no atomics. What a thread did before it called `unpark` comes before what the woken thread
//! does after `park`: both hold the bucket's lock in between.
//!
//! # Models
//!
//! They are those of the locks above, `tests/loom.rs` and `tests/shuttle.rs`, with all keys in one bucket
//! and two signals. The tests beside this module check the order of the queue.

use core::ptr;

#[cfg(any(interior_loom, interior_shuttle))]
use super::model;
use crate::abort;
use crate::sync::{Deadline, MutexGuard};

mod bucket;
mod queue;
#[cfg(all(test, not(any(interior_loom, interior_shuttle))))]
mod tests;

#[cfg(any(interior_loom, interior_shuttle))]
pub(super) use bucket::make_table;
use bucket::{Bucket, Signals};
pub(super) use queue::Waiter;
use queue::{Node, Queue};

/// What a parked thread waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// To be alone.
    Exclusive,
    /// To be among readers.
    Shared,
    /// That readers leave.
    Drain,
}

/// What a thread is told that is taken out of the queue. The lot only passes it on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
    /// The lock may be free: try again, and see to those that stayed in the queue.
    Lead,
    /// The lock may be free: try again.
    Follow,
    /// The lock is yours: whoever released it did not make it free.
    Own,
}

/// How a call of [`park`] ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parked {
    /// Another thread took it out of the queue.
    Woken(Call),
    /// The time was over, and it took itself out of the queue.
    TimedOut,
    /// `validate` said no, so it never slept.
    Refused,
}

/// The parked threads of one key, seen with their bucket locked.
pub(super) struct Waiters<'q> {
    queue: &'q mut Queue,
    key: usize,
    /// Those taken out so far, linked through `next`, newest first.
    taken: *const Node,
}

impl<'q> Waiters<'q> {
    fn new(queue: &'q mut Queue, key: usize) -> Self {
        Self {
            queue,
            key,
            taken: ptr::null(),
        }
    }

    /// Shows `look` that nobody is parked.
    #[cfg(any(interior_loom, interior_shuttle))]
    pub(super) fn with_none(look: impl FnOnce(&mut Waiters<'_>)) {
        let mut none = Queue::EMPTY;
        look(&mut Waiters::new(&mut none, 0));
    }

    /// What the first of them waits for.
    pub(super) fn first(&self) -> Option<Kind> {
        self.queue.first(self.key).map(Node::kind)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.first().is_none()
    }

    /// Tells whether the first of them is to be handed the lock.
    pub(super) fn is_first_urgent(&self) -> bool {
        self.queue.first(self.key).is_some_and(Node::is_urgent)
    }

    /// Takes the first of them out; it gets `call` once the closure that was given `self` is done.
    pub(super) fn take_first(&mut self, call: Call) {
        let Some(node) = self.queue.first(self.key) else {
            return;
        };
        let node = ptr::from_ref(node);
        // SAFETY: it was in the queue just now, and is alive until it is marked as woken (I2).
        let node = unsafe { &*node };
        // SAFETY: it was found in this queue.
        unsafe { self.queue.remove(node) };
        node.call.set(call);
        node.next.set(self.taken);
        self.taken = node;
    }

    /// Takes the first of them out, if there is one, as [leader](Call::Lead) if others stay.
    pub(super) fn call_first(&mut self) {
        self.take_first(Call::Follow);
        self.appoint_last();
    }

    /// Makes the one that was taken out last the leader if others stay.
    pub(super) fn appoint_last(&mut self) {
        if self.is_empty() {
            return;
        }
        // SAFETY: it was taken out and not marked yet, so it is alive (I2).
        if let Some(node) = unsafe { self.taken.as_ref() } {
            node.call.set(Call::Lead);
        }
    }

    /// Marks those that were taken out as woken; tells which signals to notify.
    fn mark(self) -> Signals {
        let mut signals = Signals::NONE;
        let mut at = self.taken;
        // SAFETY: it was taken out and not marked yet, so it is alive (I2).
        while let Some(node) = unsafe { at.as_ref() } {
            at = node.next.get();
            signals.add(node.signal.get());
            node.woken.set(Some(node.call.get()));
        }
        signals
    }
}

/// Parks this thread for `key` until another one takes it out of the queue or `deadline` has passed,
/// provided that `validate`, which sees those that are parked already, holds with the bucket locked.
///
/// If the time is over, `on_timeout` sees those that stay parked, and may choose some that are woken.
/// Both closures run with the bucket locked; they must not panic, park or unpark.
#[cfg_attr(any(interior_loom, interior_shuttle), track_caller)]
pub(super) fn park(
    key: usize,
    waiter: Waiter,
    deadline: Option<&Deadline>,
    validate: impl FnOnce(&Waiters<'_>) -> bool,
    on_timeout: impl FnOnce(&mut Waiters<'_>),
) -> Parked {
    #[cfg(any(interior_loom, interior_shuttle))]
    if model::is_spurious() {
        return model::park(deadline, validate, on_timeout);
    }
    let bucket = Bucket::of(key);
    let mut queue = bucket.queue.lock();
    if !validate(&Waiters::new(&mut queue, key)) {
        return Parked::Refused;
    }
    let node = Node::new(key, waiter);
    // SAFETY: the node is new, and `sleep` does not end before it is out of the queue.
    unsafe { queue.insert(&node) };
    // SAFETY: it was put into this queue just now.
    unsafe { sleep(&node, bucket, queue, deadline, on_timeout) }
}

/// Parks this thread for `key`, behind everyone, and calls `release` once it is in the queue: whoever
/// unparks after that finds it.
///
/// `announce` and `on_timeout` run with the bucket locked; they must not panic, park or unpark.
/// `release` runs with no bucket locked, so it may unpark; the process ends if it panics. Tells whether
/// another thread took this one out of the queue.
#[cfg_attr(any(interior_loom, interior_shuttle), track_caller)]
pub(super) fn park_and_release(
    key: usize,
    deadline: Option<&Deadline>,
    announce: impl FnOnce(),
    release: impl FnOnce(),
    on_timeout: impl FnOnce(&mut Waiters<'_>),
) -> bool {
    let node = Node::new(key, Waiter::new(Kind::Exclusive));
    let bucket = Bucket::of(key);
    let mut queue = bucket.queue.lock();
    announce();
    // SAFETY: the node is new, and neither this function nor a panic ends its life before it is out of
    // the queue: `on_unwind` lets no panic through, and then it was taken out or `sleep` sees to it.
    unsafe { queue.insert(&node) };
    drop(queue);
    abort::on_unwind(
        "a raw lock panicked while a waiting thread released it",
        release,
    );
    let queue = bucket.queue.lock();
    if node.woken.get().is_some() {
        return true;
    }
    // SAFETY: it was put into this queue above. Who takes it out marks it before giving up the bucket,
    // and it is not marked, so it is there still.
    let parked = unsafe { sleep(&node, bucket, queue, deadline, on_timeout) };
    parked != Parked::TimedOut
}

/// Waits until `node` is marked as woken, or takes it out of `queue` when `deadline` has passed.
///
/// It does not unwind before that: waiting ignores poison, and a deadline's arithmetic saturates.
///
/// # Safety
///
/// `node` is in `queue`, which is the one of `bucket`, and of this thread.
#[cfg_attr(any(interior_loom, interior_shuttle), track_caller)]
unsafe fn sleep(
    node: &Node,
    bucket: &'static Bucket,
    mut queue: MutexGuard<'static, Queue>,
    deadline: Option<&Deadline>,
    on_timeout: impl FnOnce(&mut Waiters<'_>),
) -> Parked {
    let signal = &bucket.signals[node.signal.get()];
    loop {
        queue = match deadline {
            None => signal.wait(queue),
            Some(deadline) => deadline.wait(signal, queue),
        };
        if let Some(call) = node.woken.get() {
            return Parked::Woken(call);
        }
        if deadline.is_some_and(Deadline::has_passed) {
            // SAFETY: nobody took it out, or it would be marked: whoever takes a node out marks it
            // before giving up the bucket.
            unsafe { queue.remove(node) };
            let mut waiters = Waiters::new(&mut queue, node.key);
            on_timeout(&mut waiters);
            let signals = waiters.mark();
            drop(queue);
            signals.notify(bucket);
            return Parked::TimedOut;
        }
    }
}

/// How many threads are parked for `key`.
#[cfg(all(test, not(any(interior_loom, interior_shuttle))))]
pub(super) fn parked(key: usize) -> usize {
    let queue = Bucket::of(key).queue.lock();
    queue.iter().filter(|node| node.key == key).count()
}

/// Lets `take` choose which of the threads parked for `key` are woken.
///
/// `take` runs with the bucket locked; it must not panic, park or unpark. After it the lot touches
/// nothing but nodes, so `take` may release the lock whose address `key` is.
#[cfg_attr(any(interior_loom, interior_shuttle), track_caller)]
pub(super) fn unpark(key: usize, take: impl FnOnce(&mut Waiters<'_>)) {
    #[cfg(any(interior_loom, interior_shuttle))]
    if model::is_spurious() {
        return model::unpark(take);
    }
    let bucket = Bucket::of(key);
    let mut queue = bucket.queue.lock();
    let mut waiters = Waiters::new(&mut queue, key);
    take(&mut waiters);
    let signals = waiters.mark();
    drop(queue);
    signals.notify(bucket);
}
