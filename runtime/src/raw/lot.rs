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
//! as it is parked; nothing is allocated where `std`'s mutex and condition variable allocate nothing,
//! which is so on every platform with a futex.
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
//!
//! # Limits
//!
//! A process that forks while another thread is in a bucket leaves that bucket locked in the child.
//!
//! The models are those of the locks above, `tests/loom.rs` and `tests/shuttle.rs`, with all keys in
//! one bucket.

use core::cell::Cell;
use core::ptr;

#[cfg(any(interior_loom, interior_shuttle))]
use super::model;
use crate::abort;
use crate::sync::{Condvar, Deadline, Mutex, MutexGuard};

/// What a parked thread waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// To be alone.
    Exclusive,
    /// To be among readers.
    Shared,
}

/// Where in the queue a thread goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Behind everyone: a thread that has not waited yet.
    Back,
    /// Before everyone: a thread that was woken and came too late.
    Front,
}

/// How a call of [`park`] ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parked {
    /// Another thread took it out of the queue.
    Woken,
    /// The time was over, and it took itself out of the queue.
    TimedOut,
    /// `validate` said no, so it never slept.
    Refused,
}

/// One parked thread.
struct Node {
    key: usize,
    kind: Kind,
    next: Cell<*const Node>,
    previous: Cell<*const Node>,
    woken: Cell<bool>,
    /// The number of the signal it waits on, once it is in the queue.
    signal: Cell<usize>,
}

impl Node {
    const fn new(key: usize, kind: Kind) -> Self {
        Self {
            key,
            kind,
            next: Cell::new(ptr::null()),
            previous: Cell::new(ptr::null()),
            woken: Cell::new(false),
            signal: Cell::new(0),
        }
    }
}

/// The threads parked in one bucket, first to last.
struct Queue {
    head: *const Node,
    tail: *const Node,
    /// The number of the next signal to hand out.
    turn: usize,
}

// SAFETY: the pointers are followed only by whoever has the queue behind its bucket's mutex (I1), and
// the nodes they lead to stay where they are until they are out of the queue (I2). Only [`Bucket`]s
// contain queues; one that two threads could reach without a mutex would race on `Node`'s cells.
unsafe impl Send for Queue {}

impl Queue {
    const EMPTY: Self = Self {
        head: ptr::null(),
        tail: ptr::null(),
        turn: 0,
    };

    /// Puts `node` into the queue.
    ///
    /// # Safety
    ///
    /// `node` is in no queue, and lives until it is out of this one (I2).
    unsafe fn insert(&mut self, node: &Node, place: Place) {
        let here = ptr::from_ref(node);
        node.signal.set(self.turn);
        self.turn = (self.turn + 1) % SIGNALS;
        match place {
            Place::Back => {
                node.previous.set(self.tail);
                node.next.set(ptr::null());
            }
            Place::Front => {
                node.previous.set(ptr::null());
                node.next.set(self.head);
            }
        }
        // SAFETY: its neighbours-to-be are in this queue.
        unsafe { self.link(node, here, here) };
    }

    /// Takes `node` out of the queue.
    ///
    /// # Safety
    ///
    /// `node` is in this queue.
    unsafe fn remove(&mut self, node: &Node) {
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
    fn first(&self, key: usize) -> Option<&Node> {
        let mut at = self.head;
        loop {
            // SAFETY: `at` is null or in the queue, so it is alive (I2) for as long as the queue is
            // borrowed: nobody takes a node out without `&mut` to it.
            let node = unsafe { at.as_ref() }?;
            if node.key == key {
                return Some(node);
            }
            at = node.next.get();
        }
    }
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
        self.queue.first(self.key).map(|node| node.kind)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.first().is_none()
    }

    /// Takes the first of them out; it is woken once the closure that was given `self` is done.
    pub(super) fn take_first(&mut self) {
        let Some(node) = self.queue.first(self.key) else {
            return;
        };
        let node = ptr::from_ref(node);
        // SAFETY: it was in the queue just now, and is alive until it is marked as woken (I2).
        let node = unsafe { &*node };
        // SAFETY: it was found in this queue.
        unsafe { self.queue.remove(node) };
        node.next.set(self.taken);
        self.taken = node;
    }

    /// Marks those that were taken out as woken; tells which signals to notify.
    fn mark(self) -> Signals {
        let mut signals = Signals(0);
        let mut at = self.taken;
        // SAFETY: it was taken out and not marked yet, so it is alive (I2).
        while let Some(node) = unsafe { at.as_ref() } {
            at = node.next.get();
            signals.0 |= 1 << node.signal.get();
            node.woken.set(true);
        }
        signals
    }
}

/// The number of signals in a bucket: as many as fill its cache lines.
#[cfg(not(any(interior_loom, interior_shuttle)))]
const SIGNALS: usize = 16;

/// Few enough to be shared in a model of four threads.
#[cfg(any(interior_loom, interior_shuttle))]
const SIGNALS: usize = 2;

/// Some of a bucket's signals, a bit each.
struct Signals(u16);

impl Signals {
    /// Notifies them, all who wait there (I3).
    // The models name a suppressed wake-up after the lock's function that it is missing from, so they
    // follow the caller up to there.
    #[cfg_attr(any(interior_loom, interior_shuttle), track_caller)]
    fn notify(mut self, bucket: &Bucket) {
        while self.0 != 0 {
            bucket.signals[self.0.trailing_zeros() as usize].notify_all();
            // Takes the lowest bit away.
            self.0 &= self.0 - 1;
        }
    }
}

/// A queue and its signals on cache lines of their own.
#[repr(align(128))]
struct Bucket {
    queue: Mutex<Queue>,
    signals: [Condvar; SIGNALS],
}

impl Bucket {
    #[cfg(not(any(interior_loom, interior_shuttle)))]
    const EMPTY: Self = Self {
        queue: Mutex::new(Queue::EMPTY),
        signals: [const { Condvar::new() }; SIGNALS],
    };

    #[cfg(any(interior_loom, interior_shuttle))]
    fn new() -> Self {
        Self {
            queue: Mutex::new(Queue::EMPTY),
            signals: core::array::from_fn(|_| Condvar::new()),
        }
    }

    /// The bucket of `key`, always the same one (I4).
    fn of(key: usize) -> &'static Self {
        // Fibonacci hashing (Knuth, The Art of Computer Programming 3, section 6.4): the top bits of the
        // product with 2^64 divided by the golden ratio.
        let hash = (key as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        &BUCKETS[(hash >> (u64::BITS - BITS)) as usize % BUCKETS.len()]
    }
}

/// The number of bits of a bucket's number. With 128 buckets it takes about a dozen locks with parked
/// threads at the same moment before two of them are likely to share one, and sharing only costs time.
const BITS: u32 = 7;

#[cfg(not(any(interior_loom, interior_shuttle)))]
static BUCKETS: [Bucket; 1 << BITS] = [const { Bucket::EMPTY }; 1 << BITS];

#[cfg(any(interior_loom, interior_shuttle))]
crate::sync::lazy_static! {
    // One bucket, so that all keys share it.
    static ref BUCKETS: [Bucket; 1] = [Bucket::new()];
}

/// Makes the table, which a model makes anew for each execution.
#[cfg(any(interior_loom, interior_shuttle))]
pub(super) fn make_table() {
    let _: &[Bucket] = &*BUCKETS;
}

/// Parks this thread for `key` until another one takes it out of the queue or `deadline` has passed,
/// provided that `validate` holds once the bucket is locked.
///
/// If the time is over, `on_timeout` sees those that stay parked, and may choose some that are woken.
/// Both closures run with the bucket locked; they must not panic, park or unpark.
#[cfg_attr(any(interior_loom, interior_shuttle), track_caller)]
pub(super) fn park(
    key: usize,
    kind: Kind,
    place: Place,
    deadline: Option<&Deadline>,
    validate: impl FnOnce() -> bool,
    on_timeout: impl FnOnce(&mut Waiters<'_>),
) -> Parked {
    #[cfg(any(interior_loom, interior_shuttle))]
    if model::is_spurious() {
        return model::park(deadline, validate, on_timeout);
    }
    let bucket = Bucket::of(key);
    let mut queue = bucket.queue.lock();
    if !validate() {
        return Parked::Refused;
    }
    let node = Node::new(key, kind);
    // SAFETY: the node is new, and `sleep` does not end before it is out of the queue.
    unsafe { queue.insert(&node, place) };
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
    let node = Node::new(key, Kind::Exclusive);
    let bucket = Bucket::of(key);
    let mut queue = bucket.queue.lock();
    announce();
    // SAFETY: the node is new, and neither this function nor a panic ends its life before it is out of
    // the queue: `on_unwind` lets no panic through, and then it was taken out or `sleep` sees to it.
    unsafe { queue.insert(&node, Place::Back) };
    drop(queue);
    abort::on_unwind(
        "a raw lock panicked while a waiting thread released it",
        release,
    );
    let queue = bucket.queue.lock();
    if node.woken.get() {
        return true;
    }
    // SAFETY: it was put into this queue above. Who takes it out marks it before giving up the bucket,
    // and it is not marked, so it is there still.
    let parked = unsafe { sleep(&node, bucket, queue, deadline, on_timeout) };
    parked == Parked::Woken
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
        if node.woken.get() {
            return Parked::Woken;
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
