//! Rounds of `RwLock`.

use core::mem;
use core::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::Arc;

use interior_runtime::raw::{DefaultRwLock, LockApi, RawRwLock, RawRwLockDowngrade};
use interior_runtime::{
    MappedRwLockReadGuard, MappedRwLockWriteGuard, RwLock, RwLockReadGuard, RwLockWriteGuard,
};

use super::pair::Pair;
use super::random::Random;
use super::rounds::tests;
use super::{Body, at_exit, in_threads, is_caught, panic_on_purpose};

tests! {
    rwlock: round::<DefaultRwLock>;
    foreign_rwlock: round::<LockApi<parking_lot::RawRwLock>>;
}

/// The lock of a round.
struct Room<R: RawRwLock> {
    lock: RwLock<Pair, R>,
    /// What was added under the lock. Relaxed: the ends of the threads put all before the last look.
    added: AtomicU64,
    /// Whether somebody has forgotten a guard that reads, or one that writes. Relaxed, as above.
    is_read_leaked: AtomicBool,
    is_write_leaked: AtomicBool,
}

/// One visit to the lock.
type Visit<R> = fn(&Arc<Room<R>>, &mut Random);

fn round<R: RawRwLockDowngrade + Send + Sync + 'static>(random: &mut Random) {
    let room = Arc::new(Room::<R> {
        lock: RwLock::with_raw(Pair::default()),
        added: AtomicU64::new(0),
        is_read_leaked: AtomicBool::new(false),
        is_write_leaked: AtomicBool::new(false),
    });
    // Who waits without bound for a lock whose guard is forgotten waits for ever.
    let visits = if random.one_in(6) {
        Room::BOUNDED
    } else {
        Room::WAITING
    };
    let bodies = (0..random.between(2, 5)).map(|_| {
        let room = Arc::clone(&room);
        Box::new(move |mut random: Random| {
            for _ in 0..random.between(1, 5) {
                random.pause();
                random.pick(visits)(&room, &mut random);
            }
        }) as Body
    });
    in_threads(random, bodies.collect());

    let room = Arc::into_inner(room).expect("all threads are gone");
    let is_written = room.is_write_leaked.into_inner();
    let is_held = is_written || room.is_read_leaked.into_inner();
    assert_eq!(room.lock.is_locked(), is_held);
    assert_eq!(room.lock.is_locked_for_writing(), is_written);
    assert_eq!(room.lock.try_read().is_none(), is_written);
    assert_eq!(room.lock.try_write().is_none(), is_held);
    assert_eq!(room.lock.into_inner().sum(), room.added.into_inner());
}

impl<R: RawRwLockDowngrade + Send + Sync + 'static> Room<R> {
    const WAITING: &[Visit<R>] = &[
        Self::read,
        Self::read,
        Self::write,
        Self::write,
        Self::downgrade,
        Self::verbs,
        Self::narrow,
        Self::attempt,
        Self::timed_read,
        Self::timed_write,
        Self::panic_in_verb,
        Self::panic_beside_guard,
        Self::end_by_panic,
        Self::leave_to_the_end,
    ];

    /// Without those that wait without bound; and with those that forget.
    const BOUNDED: &[Visit<R>] = &[
        Self::attempt,
        Self::attempt,
        Self::timed_read,
        Self::timed_write,
        Self::timed_write,
        Self::forget,
    ];

    fn count(&self, n: u64) {
        self.added.fetch_add(n, Ordering::Relaxed);
    }

    /// Changes the value through a guard.
    fn change(&self, guard: &mut RwLockWriteGuard<'_, Pair, R>, random: &mut Random) {
        let n = random.below(9);
        guard.add(n, random);
        self.count(n);
    }

    // Owned guards (`read_arc`, `write_arc`) have their visits here, beside the borrowed ones.
    fn read(self: &Arc<Self>, random: &mut Random) {
        self.lock.read().look(random);
    }

    fn write(self: &Arc<Self>, random: &mut Random) {
        self.change(&mut self.lock.write(), random);
    }

    fn downgrade(self: &Arc<Self>, random: &mut Random) {
        let mut guard = self.lock.write();
        self.change(&mut guard, random);
        let written = guard.look(random);
        let guard = RwLockWriteGuard::downgrade(guard);
        random.pause();
        assert_eq!(guard.look(random), written, "no writer came in between");
    }

    fn verbs(self: &Arc<Self>, random: &mut Random) {
        let n = random.below(9);
        match random.below(5) {
            0 => {
                self.lock.get().sum();
                return;
            }
            1 => {
                self.lock.try_with(|pair| pair.look(random));
                return;
            }
            2 => self.lock.with_mut(|pair| pair.add(n, random)),
            3 => {
                _ = self.lock.update(|mut pair| {
                    pair.add(n, random);
                    pair
                });
            }
            _ => {
                // What is taken out is added again, and nobody else can tell.
                let taken = self.lock.take().sum();
                return self.lock.with_mut(|pair| pair.add(taken, random));
            }
        }
        self.count(n);
    }

    fn narrow(self: &Arc<Self>, random: &mut Random) {
        let n = random.below(9);
        if random.one_in(2) {
            let part = RwLockReadGuard::map(self.lock.read(), Pair::as_ref);
            let part = MappedRwLockReadGuard::map(part, Pair::as_ref);
            part.look(random);
        } else {
            let part = RwLockWriteGuard::map(self.lock.write(), Pair::as_mut);
            MappedRwLockWriteGuard::map(part, Pair::as_mut).add(n, random);
            self.count(n);
        }
    }

    fn attempt(self: &Arc<Self>, random: &mut Random) {
        if random.one_in(2) {
            if let Some(guard) = self.lock.try_read() {
                guard.look(random);
            }
        } else if let Some(mut guard) = self.lock.try_write() {
            self.change(&mut guard, random);
        }
    }

    // What is public of the timed forms is the raw lock's; the typed ones (`try_read_for`,
    // `try_write_for`) go into these two.
    fn timed_read(self: &Arc<Self>, random: &mut Random) {
        let Some(state) = self.lock.raw().try_read_within(random.patience()) else {
            return;
        };
        // SAFETY: the raw lock under the lock is held, so nobody changes the value.
        unsafe { &*self.lock.as_ptr() }.look(random);
        // SAFETY: acquired above.
        unsafe { self.lock.raw().unlock_read(state) };
    }

    fn timed_write(self: &Arc<Self>, random: &mut Random) {
        let Some(state) = self.lock.raw().try_write_within(random.patience()) else {
            return;
        };
        let n = random.below(9);
        // SAFETY: the raw lock under the lock is held for writing, so nobody else reaches the value.
        unsafe { &mut *self.lock.as_ptr() }.add(n, random);
        self.count(n);
        // SAFETY: acquired above.
        unsafe { self.lock.raw().unlock_write(state) };
    }

    fn panic_in_verb(self: &Arc<Self>, random: &mut Random) {
        let n = random.below(9);
        let was_reading = random.one_in(2);
        let is_caught = is_caught(|| {
            if was_reading {
                self.lock.with(|_| panic_on_purpose());
            }
            self.lock.with_mut(|pair| {
                pair.add(n, random);
                self.count(n);
                panic_on_purpose()
            });
        });
        assert!(is_caught);
    }

    fn panic_beside_guard(self: &Arc<Self>, random: &mut Random) {
        let is_caught = is_caught(|| match random.below(3) {
            0 => {
                let _guard = self.lock.read();
                random.pause();
                panic_on_purpose()
            }
            1 => {
                let _guard = self.lock.write();
                random.pause();
                panic_on_purpose()
            }
            _ => {
                let _guard = RwLockWriteGuard::downgrade(self.lock.write());
                random.pause();
                panic_on_purpose()
            }
        });
        assert!(is_caught);
    }

    fn end_by_panic(self: &Arc<Self>, random: &mut Random) {
        let _guard = self.lock.write();
        random.pause();
        panic_on_purpose();
    }

    /// Locks once more when the thread's local values are destroyed.
    fn leave_to_the_end(self: &Arc<Self>, random: &mut Random) {
        let room = Arc::clone(self);
        let mut random = random.fork();
        at_exit(move || {
            room.lock.read().look(&mut random);
            room.change(&mut room.lock.write(), &mut random);
        });
    }

    /// Locks for ever.
    fn forget(self: &Arc<Self>, random: &mut Random) {
        if random.one_in(2) {
            if let Some(guard) = self.lock.try_read() {
                random.pause();
                self.is_read_leaked.store(true, Ordering::Relaxed);
                mem::forget(guard);
            }
        } else if let Some(guard) = self.lock.try_write() {
            random.pause();
            self.is_write_leaked.store(true, Ordering::Relaxed);
            mem::forget(guard);
        }
    }
}
