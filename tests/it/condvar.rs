//! Condition variables that the companion has beside its locks.

use core::time::Duration;
use std::thread;

use interior::{Condvar, Shared};

#[derive(Shared, Clone, Debug, Default, PartialEq)]
#[shared(
    sync,
    derive(Clone, Debug, Default),
    group(queue, mutex(condvar = changed), derive(Debug))
)]
struct Jobs {
    #[shared(group = queue)]
    waiting: Vec<u32>,
    #[shared(group = queue)]
    closed: bool,
    #[shared(mutex(condvar = advanced))]
    done: u32,
}

#[test]
fn a_worker_waits_for_a_group_and_is_waited_for() {
    let jobs = SharedJobs::default();
    let _: &Condvar = jobs.changed();
    thread::scope(|scope| {
        scope.spawn(|| {
            loop {
                let mut queue = jobs.queue().lock();
                let is_idle = |queue: &mut JobsQueue| queue.waiting.is_empty() && !queue.closed;
                jobs.changed().wait_while(&mut queue, is_idle);
                let Some(job) = queue.waiting.pop() else {
                    return;
                };
                drop(queue);
                jobs.done().with_mut(|done| *done += job);
                jobs.advanced().notify_all();
            }
        });
        for job in 1..=3 {
            jobs.queue().with_mut(|queue| queue.waiting.push(job));
            jobs.changed().notify_one();
        }
        let mut done = jobs.done().lock();
        jobs.advanced().wait_while(&mut done, |done| *done < 6);
        drop(done);
        jobs.queue().with_mut(|queue| queue.closed = true);
        jobs.changed().notify_all();
    });
    assert_eq!(jobs.into_inner().done, 6);
}

#[test]
fn a_wait_can_be_limited() {
    let jobs = SharedJobs::default();
    let mut done = jobs.done().lock();
    let limit = Duration::from_millis(1);
    let outcome = jobs
        .advanced()
        .wait_while_for(&mut done, |done| *done == 0, limit);
    assert!(outcome.timed_out());
}

#[test]
fn the_plain_struct_knows_nothing_of_it() {
    let plain = Jobs {
        waiting: vec![1],
        closed: true,
        done: 2,
    };
    let jobs = SharedJobs::from(plain.clone());
    assert_eq!(jobs.snapshot(), plain);
    assert_eq!(jobs.clone().into_inner(), plain);
    assert!(
        format!("{jobs:?}").contains("advanced: Condvar"),
        "{jobs:?}"
    );
}

#[test]
fn the_fields_of_a_tuple_struct_keep_their_numbers() {
    #[derive(Shared)]
    struct Pair(u8, #[shared(mutex(condvar = changed))] u8, u8);
    let pair = SharedPair::from(Pair(1, 2, 3));
    assert!(!pair.changed().notify_one());
    assert_eq!(
        (*pair.field_0(), pair.field_1().get(), *pair.field_2()),
        (1, 2, 3)
    );
    let Pair(..) = pair.into_inner();
}

mod narrowed {
    use interior::Shared;

    #[derive(Shared)]
    #[shared(sync)]
    pub(super) struct Gate {
        #[shared(mutex(condvar = opened), vis = pub(super), access(get))]
        pub(super) open: bool,
    }

    impl SharedGate {
        pub(super) fn pass(&self) {
            let mut open = self.open.lock();
            self.opened.wait_while(&mut open, |open| !*open);
        }

        pub(super) fn open_up(&self) {
            self.open.set(true);
            self.opened.notify_all();
        }
    }
}

#[test]
fn behind_a_narrowed_lock_the_module_still_waits() {
    let gate = narrowed::SharedGate::from(narrowed::Gate { open: false });
    thread::scope(|scope| {
        scope.spawn(|| gate.pass());
        gate.open_up();
    });
    assert!(gate.open());
}
