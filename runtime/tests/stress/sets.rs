//! Rounds of `lock_all` and its kin: accounts between which money goes to and fro.

use core::mem;
use core::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;

use interior_runtime::__private::hold_all;
use interior_runtime::raw::{
    DefaultMutex, DefaultRwLock, LockApi, RawMutex, RawRwLock, RawRwLockDowngrade,
};
use interior_runtime::{Mutex, RwLock, lock_all, try_lock_all, with_all};

use super::random::Random;
use super::rounds::tests;
use super::{Body, at_exit, in_threads, is_caught, panic_on_purpose};

tests! {
    sets: round::<DefaultMutex, DefaultRwLock>;
    sets_of_foreign_locks: round::<LockApi<parking_lot::RawMutex>, LockApi<parking_lot::RawRwLock>>;
}

/// What each account holds in the beginning.
const MONEY: u64 = 1_000;

/// The accounts of a round.
struct Bank<M: RawMutex, W: RawRwLock> {
    mutexes: [Mutex<u64, M>; 3],
    rwlocks: [RwLock<u64, W>; 2],
    /// Whether somebody has forgotten guards. Relaxed: the ends of the threads put all before the last
    /// look.
    is_leaked: AtomicBool,
}

/// One visit to the bank.
type Visit<M, W> = fn(&Arc<Bank<M, W>>, &mut Random);

fn round<M, W>(random: &mut Random)
where
    M: RawMutex + Send + Sync + 'static,
    W: RawRwLockDowngrade + Send + Sync + 'static,
{
    let bank = Arc::new(Bank::<M, W> {
        mutexes: [const {}; 3].map(|()| Mutex::with_raw(MONEY)),
        rwlocks: [const {}; 2].map(|()| RwLock::with_raw(MONEY)),
        is_leaked: AtomicBool::new(false),
    });
    // Who waits without bound for a lock whose guard is forgotten waits for ever.
    let visits = if random.one_in(6) {
        Bank::BOUNDED
    } else {
        Bank::WAITING
    };
    let bodies = (0..random.between(2, 4)).map(|_| {
        let bank = Arc::clone(&bank);
        Box::new(move |mut random: Random| {
            for _ in 0..random.between(1, 5) {
                random.pause();
                random.pick(visits)(&bank, &mut random);
            }
        }) as Body
    });
    in_threads(random, bodies.collect());

    let bank = Arc::into_inner(bank).expect("all threads are gone");
    if !bank.is_leaked.into_inner() {
        assert!(bank.mutexes.iter().all(|mutex| !mutex.is_locked()));
        assert!(bank.rwlocks.iter().all(|rwlock| !rwlock.is_locked()));
    }
    let left: u64 = bank.mutexes.into_iter().map(Mutex::into_inner).sum();
    let right: u64 = bank.rwlocks.into_iter().map(RwLock::into_inner).sum();
    assert_eq!(left + right, 5 * MONEY);
}

/// Moves a little money, with a moment at which it is nowhere.
fn transfer(from: &mut u64, to: &mut u64, random: &mut Random) {
    let n = random.below(9).min(*from);
    *from -= n;
    random.pause();
    *to += n;
}

impl<M, W> Bank<M, W>
where
    M: RawMutex + Send + Sync + 'static,
    W: RawRwLockDowngrade + Send + Sync + 'static,
{
    const WAITING: &[Visit<M, W>] = &[
        Self::pair,
        Self::mixed,
        Self::mixed,
        Self::array,
        Self::attempt,
        Self::snapshot,
        Self::snapshot,
        Self::alone,
        Self::nested,
        Self::panic_with_all,
        Self::end_by_panic,
        Self::leave_to_the_end,
    ];

    /// Without those that wait without bound; and with those that forget.
    const BOUNDED: &[Visit<M, W>] = &[Self::attempt, Self::attempt, Self::attempt, Self::forget];

    /// Two different mutexes in any order.
    fn two(&self, random: &mut Random) -> [&Mutex<u64, M>; 2] {
        let first = random.index(3);
        let second = (first + 1 + random.index(2)) % 3;
        [&self.mutexes[first], &self.mutexes[second]]
    }

    fn pair(self: &Arc<Self>, random: &mut Random) {
        let [from, to] = self.two(random);
        let (mut from, mut to) = lock_all((from, to));
        transfer(&mut from, &mut to, random);
    }

    fn mixed(self: &Arc<Self>, random: &mut Random) {
        let mutex = random.pick(&self.mutexes);
        let [one, other] = &self.rwlocks;
        match random.below(3) {
            0 => {
                let (mut from, mut to) = lock_all((mutex, one.writing()));
                transfer(&mut from, &mut to, random);
            }
            1 => {
                let (mut from, mut to) = lock_all((one.writing(), mutex));
                transfer(&mut from, &mut to, random);
            }
            _ => {
                // Nobody writes to what is only read.
                let (read, mut from, mut to) = lock_all((other.reading(), one.writing(), mutex));
                let before = *read;
                transfer(&mut from, &mut to, random);
                assert_eq!(*read, before);
            }
        }
    }

    fn array(self: &Arc<Self>, random: &mut Random) {
        let mut set = self.mutexes.each_ref();
        set.rotate_left(random.index(3));
        let [mut one, mut two, mut three] = lock_all(set);
        transfer(&mut one, &mut two, random);
        transfer(&mut two, &mut three, random);
    }

    // A timed form of `lock_all` has its visit here, and in the list of bounded ones.
    fn attempt(self: &Arc<Self>, random: &mut Random) {
        let [from, to] = self.two(random);
        let rwlock = random.pick(&self.rwlocks);
        if let Some((mut from, mut to, mut other)) = try_lock_all((from, to, rwlock.writing())) {
            transfer(&mut from, &mut to, random);
            transfer(&mut to, &mut other, random);
        }
    }

    /// What a derived `snapshot` does: every field at one moment.
    fn snapshot(self: &Arc<Self>, _random: &mut Random) {
        let [one, two, three] = &self.mutexes;
        let [four, five] = &self.rwlocks;
        let chain = (one, (two, (three, (four.reading(), (five.reading(), ())))));
        let (one, (two, (three, (four, (five, ()))))) = hold_all(&chain);
        assert_eq!(*one + *two + *three + *four + *five, 5 * MONEY);
    }

    /// Stands in the way for a while.
    fn alone(self: &Arc<Self>, random: &mut Random) {
        if random.one_in(2) {
            let mut guard = random.pick(&self.mutexes).lock();
            random.pause();
            *guard += 0;
        } else {
            let guard = random.pick(&self.rwlocks).read();
            let before = *guard;
            random.pause();
            assert_eq!(*guard, before);
        }
    }

    /// One lock within the other, by hand and always in this order.
    fn nested(self: &Arc<Self>, random: &mut Random) {
        let mut from = self.mutexes[1].lock();
        random.pause();
        let mut to = self.rwlocks[0].write();
        transfer(&mut from, &mut to, random);
    }

    fn panic_with_all(self: &Arc<Self>, random: &mut Random) {
        let two = self.two(random);
        let is_caught = is_caught(|| {
            with_all(two, |[from, to]| {
                transfer(from, to, random);
                panic_on_purpose()
            });
        });
        assert!(is_caught);
    }

    fn end_by_panic(self: &Arc<Self>, random: &mut Random) {
        let _guards = lock_all(self.two(random));
        random.pause();
        panic_on_purpose();
    }

    /// Takes a set when the thread's local values are destroyed.
    fn leave_to_the_end(self: &Arc<Self>, random: &mut Random) {
        let bank = Arc::clone(self);
        let mut random = random.fork();
        at_exit(move || bank.pair(&mut random));
    }

    /// Locks for ever.
    fn forget(self: &Arc<Self>, random: &mut Random) {
        let [one, other] = self.two(random);
        if let Some(guards) = try_lock_all((one, self.rwlocks[0].reading(), other)) {
            random.pause();
            self.is_leaked.store(true, Ordering::Relaxed);
            mem::forget(guards);
        }
    }
}
