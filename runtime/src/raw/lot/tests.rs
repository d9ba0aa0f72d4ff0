//! The order of the queue, without threads.

use std::vec::Vec;

use super::queue::Rank;
use super::{Call, Kind, Node, Queue, Waiter, Waiters};
use crate::sync::Bypasses;

/// A waiter that was woken in vain so often.
fn woken(times: u32) -> Waiter {
    let mut bypasses = Bypasses::none();
    (0..times).for_each(|_| bypasses.count());
    Waiter::bypassed(Kind::Exclusive, &mut bypasses, false)
}

#[test]
fn a_rank_is_a_matter_of_being_woken_in_vain() {
    let rank = |times| woken(times).rank();
    assert_eq!(rank(0), Rank::New);
    assert_eq!(rank(1), Rank::Woken);
    assert_eq!(rank(Bypasses::MOST - 1), Rank::Woken);
    assert_eq!(rank(Bypasses::MOST), Rank::Urgent);
    assert_eq!(Waiter::new(Kind::Shared).rank(), Rank::New);
}

#[test]
fn leaders_and_urgent_threads_insist() {
    assert!(!woken(Bypasses::MOST - 1).insists());
    assert!(woken(Bypasses::MOST).insists());
    assert!(Waiter::bypassed(Kind::Shared, &mut Bypasses::none(), true).insists());
    assert!(!Waiter::new(Kind::Shared).insists());
}

#[test]
fn threads_are_queued_by_rank_and_then_by_time() {
    const OURS: usize = 1;
    const ANOTHER: usize = 2;
    const MANY: u32 = Bypasses::MOST;
    let arrivals = [
        (OURS, 0),
        (ANOTHER, 1),
        (OURS, 1),
        (OURS, MANY),
        (ANOTHER, 0),
        (OURS, 0),
        (OURS, 5),
        (ANOTHER, MANY),
        (OURS, MANY),
    ];
    let nodes = arrivals.map(|(key, times)| Node::new(key, woken(times)));
    let mut queue = Queue::EMPTY;
    for node in &nodes {
        // SAFETY: it is new, and taken out or forgotten with the queue below.
        unsafe { queue.insert(node) };
    }
    let mut waiters = Waiters::new(&mut queue, OURS);
    let mut order = Vec::new();
    while !waiters.is_empty() {
        assert_eq!(waiters.is_first_urgent(), order.len() < 2);
        waiters.take_first(Call::Follow);
        let taken = nodes
            .iter()
            .position(|node| core::ptr::eq(node, waiters.taken));
        order.push(taken.expect("one of them"));
    }
    assert_eq!(order, [3, 8, 2, 6, 0, 5]);
    let left: Vec<_> = queue.iter().map(|node| node.key).collect();
    assert_eq!(left, [ANOTHER; 3]);
}
