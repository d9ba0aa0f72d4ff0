//! Rounds of `Mutex`.

use core::mem;
use core::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::Arc;

use interior_runtime::raw::{DefaultMutex, LockApi, RawMutex};
use interior_runtime::{MappedMutexGuard, Mutex, MutexGuard, MutexRef};

use super::pair::Pair;
use super::random::Random;
use super::rounds::tests;
use super::{Body, at_exit, in_threads, is_caught, panic_on_purpose};

tests! {
    mutex: round::<DefaultMutex>;
    foreign_mutex: round::<LockApi<parking_lot::RawMutex>>;
}

/// The lock of a round.
struct Room<R: RawMutex> {
    lock: Mutex<Pair, R>,
    /// What was added under the lock. Relaxed: the ends of the threads put all before the last look.
    added: AtomicU64,
    /// Whether somebody has forgotten a guard. Relaxed, as above.
    is_leaked: AtomicBool,
}

/// One visit to the lock.
type Visit<R> = fn(&Arc<Room<R>>, &mut Random);

fn round<R: RawMutex + Send + Sync + 'static>(random: &mut Random) {
    let room = Arc::new(Room::<R> {
        lock: Mutex::with_raw(Pair::default()),
        added: AtomicU64::new(0),
        is_leaked: AtomicBool::new(false),
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
    let is_leaked = room.is_leaked.into_inner();
    assert_eq!(room.lock.is_locked(), is_leaked);
    assert_eq!(room.lock.try_lock().is_none(), is_leaked);
    assert_eq!(room.lock.into_inner().sum(), room.added.into_inner());
}

impl<R: RawMutex + Send + Sync + 'static> Room<R> {
    const WAITING: &[Visit<R>] = &[
        Self::guard,
        Self::guard,
        Self::verbs,
        Self::look,
        Self::narrow,
        Self::attempt,
        Self::timed,
        Self::timed,
        Self::panic_in_verb,
        Self::panic_beside_guard,
        Self::end_by_panic,
        Self::leave_to_the_end,
    ];

    /// Without those that wait without bound; and with those that forget.
    const BOUNDED: &[Visit<R>] = &[
        Self::attempt,
        Self::attempt,
        Self::timed,
        Self::timed,
        Self::timed,
        Self::forget,
    ];

    fn count(&self, n: u64) {
        self.added.fetch_add(n, Ordering::Relaxed);
    }

    /// Changes the value through a guard.
    fn change(&self, mut guard: MutexGuard<'_, Pair, R>, random: &mut Random) {
        let n = random.below(9);
        guard.add(n, random);
        self.count(n);
    }

    // An owned guard (`lock_arc`) has its visit here, beside the borrowed one.
    fn guard(self: &Arc<Self>, random: &mut Random) {
        self.change(self.lock.lock(), random);
    }

    fn verbs(self: &Arc<Self>, random: &mut Random) {
        let n = random.below(9);
        match random.below(4) {
            0 => self.lock.with_mut(|pair| pair.add(n, random)),
            1 => {
                _ = self.lock.update(|mut pair| {
                    pair.add(n, random);
                    pair
                });
            }
            2 => match self.lock.try_with_mut(|pair| pair.add(n, random)) {
                Some(()) => {}
                None => return,
            },
            _ => {
                // What is taken out is added again, and nobody else can tell.
                let taken = self.lock.take().sum();
                return self.lock.with_mut(|pair| pair.add(taken, random));
            }
        }
        self.count(n);
    }

    fn look(self: &Arc<Self>, random: &mut Random) {
        match random.below(3) {
            0 => _ = self.lock.get().sum(),
            1 => _ = self.lock.with(|pair| pair.look(random)),
            _ => {
                let view = MutexRef::map(MutexGuard::into_ref(self.lock.lock()), Pair::as_ref);
                view.look(random);
            }
        }
    }

    fn narrow(self: &Arc<Self>, random: &mut Random) {
        let n = random.below(9);
        let is_refused = random.one_in(3);
        let part = MutexGuard::filter_map(self.lock.lock(), |pair| {
            (!is_refused).then(|| pair.as_mut())
        });
        match part {
            Ok(part) => MappedMutexGuard::map(part, Pair::as_mut).add(n, random),
            Err(mut whole) => whole.add(n, random),
        }
        self.count(n);
    }

    fn attempt(self: &Arc<Self>, random: &mut Random) {
        if let Some(guard) = self.lock.try_lock() {
            self.change(guard, random);
        }
    }

    // What is public of the timed forms is the raw lock's; the typed one (`try_lock_for`) goes here.
    fn timed(self: &Arc<Self>, random: &mut Random) {
        let patience = random.patience();
        let n = random.below(9);
        let Some(state) = self.lock.raw().try_lock_within(patience) else {
            return;
        };
        // SAFETY: the raw lock under the mutex is held, so nobody else reaches the value.
        unsafe { &mut *self.lock.as_ptr() }.add(n, random);
        self.count(n);
        // SAFETY: acquired above.
        unsafe { self.lock.raw().unlock(state) };
    }

    fn panic_in_verb(self: &Arc<Self>, random: &mut Random) {
        let n = random.below(9);
        let is_caught = is_caught(|| {
            self.lock.with_mut(|pair| {
                pair.add(n, random);
                self.count(n);
                panic_on_purpose()
            });
        });
        assert!(is_caught);
        let is_caught = super::is_caught(|| _ = self.lock.update(|_| panic_on_purpose()));
        assert!(is_caught);
    }

    fn panic_beside_guard(self: &Arc<Self>, random: &mut Random) {
        let is_caught = is_caught(|| {
            let guard = self.lock.lock();
            random.pause();
            if random.one_in(2) {
                let _part: MappedMutexGuard<'_, Pair, R> =
                    MutexGuard::map(guard, |_| panic_on_purpose());
            } else {
                panic_on_purpose();
            }
        });
        assert!(is_caught);
    }

    fn end_by_panic(self: &Arc<Self>, random: &mut Random) {
        let _guard = self.lock.lock();
        random.pause();
        panic_on_purpose();
    }

    /// Locks once more when the thread's local values are destroyed.
    fn leave_to_the_end(self: &Arc<Self>, random: &mut Random) {
        let room = Arc::clone(self);
        let mut random = random.fork();
        at_exit(move || room.change(room.lock.lock(), &mut random));
    }

    /// Locks for ever.
    fn forget(self: &Arc<Self>, random: &mut Random) {
        if let Some(guard) = self.lock.try_lock() {
            random.pause();
            self.is_leaked.store(true, Ordering::Relaxed);
            mem::forget(guard);
        }
    }
}
