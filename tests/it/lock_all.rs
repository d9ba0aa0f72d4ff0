//! Several locks of several structs at once.

use core::time::Duration;
use std::sync::mpsc;
use std::thread;

use interior::{
    LockSet, Mutex, MutexGuard, RefCell, RwLock, Shared, lock_all, try_lock_all, with_all,
};

#[derive(Shared)]
#[shared(sync, group(ledger, mutex))]
struct Account {
    #[shared(group = ledger)]
    balance: i64,
    #[shared(group = ledger)]
    moves: u32,
    #[shared(rwlock)]
    owner: String,
}

fn account(balance: i64) -> SharedAccount {
    Account {
        balance,
        moves: 0,
        owner: "ann".into(),
    }
    .into()
}

#[test]
fn guards_come_in_the_order_named() {
    let (from, to) = (account(10), account(1));
    let (mut a, b, mut c) = lock_all((from.ledger(), to.owner().reading(), to.ledger()));
    a.balance -= 4;
    c.balance += 4;
    assert_eq!((a.balance, b.as_str(), c.balance), (6, "ann", 5));
    drop((a, b, c));
    assert_eq!((from.into_inner().balance, to.into_inner().balance), (6, 5));
}

#[test]
fn transfers_in_opposite_directions_all_arrive() {
    let (left, right) = (account(0), account(0));
    let transfer = |from: &SharedAccount, to: &SharedAccount| {
        for _ in 0..20_000 {
            let (mut from, mut to) = lock_all((from.ledger(), to.ledger()));
            from.balance -= 1;
            to.balance += 1;
            to.moves += 1;
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| transfer(&left, &right));
        scope.spawn(|| transfer(&right, &left));
        scope.spawn(|| transfer(&left, &right));
    });
    let (left, right) = (left.into_inner(), right.into_inner());
    assert_eq!((left.balance, right.balance), (-20_000, 20_000));
    assert_eq!(left.moves + right.moves, 60_000);
}

/// Runs `work` on a thread and fails, instead of hanging, where it does not come back.
fn must_finish(work: impl FnOnce() + Send + 'static) {
    let (sender, receiver) = mpsc::channel();
    let worker = thread::spawn(move || {
        work();
        let _ = sender.send(());
    });
    match receiver.recv_timeout(Duration::from_secs(60)) {
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("the locks were never given"),
        // The sender is gone after a send or a panic; the join tells which.
        _ => worker.join().unwrap(),
    }
}

/// The order in which the set names the locks and the order in which another thread nests them by
/// hand differ, which with a set that waited while holding would hang.
#[test]
fn a_set_lives_beside_code_that_nests_by_hand_in_either_order() {
    must_finish(|| {
        for reversed in [false, true] {
            let locks = (Mutex::new(0_u32), RwLock::new(0_u32));
            thread::scope(|scope| {
                scope.spawn(|| {
                    for _ in 0..10_000 {
                        if reversed {
                            let mut second = locks.1.write();
                            let mut first = locks.0.lock();
                            (*first, *second) = (*first + 1, *second + 1);
                        } else {
                            let mut first = locks.0.lock();
                            let mut second = locks.1.write();
                            (*first, *second) = (*first + 1, *second + 1);
                        }
                    }
                });
                for _ in 0..10_000 {
                    let (mut first, mut second) = lock_all((&locks.0, locks.1.writing()));
                    assert_eq!(*first, *second);
                    (*first, *second) = (*first + 1, *second + 1);
                }
            });
            assert_eq!(
                (locks.0.into_inner(), locks.1.into_inner()),
                (20_000, 20_000)
            );
        }
    });
}

/// A set that waits for a lock holds none of the others, however long that takes.
#[test]
fn while_it_waits_a_set_holds_nothing() {
    must_finish(|| {
        let (free, taken) = (Mutex::new(()), Mutex::new(()));
        let guard = taken.lock();
        thread::scope(|scope| {
            let set = scope.spawn(|| drop(lock_all((&free, &taken))));
            thread::sleep(Duration::from_millis(20));
            // Waits a moment at most: the set may be in the act of trying.
            while free.try_lock().is_none() {
                thread::yield_now();
            }
            let nested = free.lock();
            drop(guard);
            drop(nested);
            set.join().unwrap();
        });
    });
}

#[test]
#[should_panic(expected = "`Account::ledger` is named twice in one set; name each lock once")]
fn the_same_lock_twice_is_refused() {
    let account = account(1);
    let _ = lock_all((
        account.ledger(),
        account.owner().reading(),
        account.ledger(),
    ));
}

#[test]
#[should_panic(expected = "the same lock is named twice in one set")]
fn two_readings_of_one_lock_are_refused_too() {
    let lock = RwLock::new(1);
    let _ = lock_all((lock.reading(), lock.reading()));
}

#[test]
fn a_refused_set_has_locked_nothing() {
    let account = account(1);
    let attempt = std::panic::catch_unwind(core::panic::AssertUnwindSafe(|| {
        let _ = lock_all((
            account.owner().writing(),
            account.ledger(),
            account.ledger(),
        ));
    }));
    assert!(attempt.is_err());
    assert!(account.owner().try_write().is_some());
    assert!(account.ledger().try_lock().is_some());
}

#[test]
fn twelve_locks_of_different_types() {
    let (first, second) = (Mutex::new(1_u8), RwLock::new(String::from("two")));
    let units = [(); 4].map(|()| Mutex::new(()));
    let words = ["a", "b"].map(RwLock::new);
    let numbers = [0.5, 1.5, 2.5].map(Mutex::new);
    let last = RwLock::new('z');
    let (first, second, .., last) = lock_all((
        &first,
        second.writing(),
        &units[0],
        &units[1],
        &units[2],
        &units[3],
        words[0].reading(),
        words[1].writing(),
        &numbers[0],
        &numbers[1],
        &numbers[2],
        last.reading(),
    ));
    assert_eq!((*first, second.as_str(), *last), (1, "two", 'z'));
}

#[test]
fn an_array_is_a_set_of_any_length() {
    let accounts: [SharedAccount; 20] = core::array::from_fn(|_| account(1));
    let mut ledgers = lock_all(accounts.each_ref().map(SharedAccount::ledger));
    for ledger in &mut ledgers {
        ledger.balance += 1;
    }
    assert!(
        accounts
            .iter()
            .all(|account| account.ledger().try_lock().is_none())
    );
    drop(ledgers);
    assert_eq!(
        accounts
            .iter()
            .map(|account| account.ledger().lock().balance)
            .sum::<i64>(),
        40
    );
}

#[test]
#[should_panic(expected = "`Account::ledger` is named twice in one set; name each lock once")]
fn the_same_lock_twice_in_an_array_is_refused() {
    let account = account(1);
    let _ = lock_all([account.ledger(), account.ledger()]);
}

#[test]
fn a_set_that_would_wait_is_given_back_by_its_try_form() {
    let (a, b, c) = (Mutex::new(1), RwLock::new(2), Mutex::new(3));
    let reader = b.read();
    assert!(try_lock_all((&a, b.writing(), &c)).is_none());
    assert!(a.try_lock().is_some() && c.try_lock().is_some());
    assert!(try_lock_all((&a, b.reading(), &c)).is_some());
    drop(reader);
    assert!(try_lock_all((&a, b.writing(), &c)).is_some());
}

#[test]
fn the_closure_form_gives_guards_and_takes_them_back() {
    let (a, b) = (Mutex::new(1), RwLock::new(2));
    let sum = with_all((&a, b.writing()), |(a, b)| {
        **a += 10;
        **b += 10;
        **a + **b
    });
    assert_eq!(sum, 23);
    let panicked = std::panic::catch_unwind(core::panic::AssertUnwindSafe(|| {
        with_all((&a, b.writing()), |_| {
            panic!("a panic under two guards, as the test wants it")
        });
    }));
    assert!(panicked.is_err());
    assert!(try_lock_all((&a, b.writing())).is_some());
}

#[test]
fn refcells_may_stand_in_a_set() {
    let (cell, lock) = (RefCell::new(1), Mutex::new(2));
    let (a, mut b) = lock_all((cell.reading(), &lock));
    *b += *a;
    drop((a, b));
    let (mut a, _b) = lock_all((cell.writing(), &lock));
    *a = 5;
    assert!(cell.try_borrow().is_err());
    drop(a);
    assert_eq!(cell.get(), 5);
}

#[test]
#[should_panic(expected = "already mutably borrowed")]
fn a_borrowed_refcell_in_a_set_panics_instead_of_waiting() {
    let (cell, lock) = (RefCell::new(1), Mutex::new(2));
    let _standing = cell.borrow_mut();
    let _ = lock_all((&lock, cell.reading()));
}

/// Types that name a set of their own locks, of which the caller knows nothing else.
trait Locks {
    type Set<'a>: LockSet
    where
        Self: 'a;

    fn set(&self) -> Self::Set<'_>;
}

impl Locks for SharedAccount {
    type Set<'a> = [&'a Mutex<AccountLedger>; 1];

    fn set(&self) -> Self::Set<'_> {
        [self.ledger()]
    }
}

#[test]
fn a_caller_need_not_know_what_the_set_is() {
    fn held<S: LockSet>(set: S) -> S::Guards {
        lock_all(set)
    }
    fn free<S: LockSet>(set: S) -> bool {
        try_lock_all(set).is_some()
    }
    fn first<'a, S: LockSet<Guards = (MutexGuard<'a, i32>, B)>, B>(set: S) -> i32 {
        with_all(set, |(first, _)| **first)
    }
    let (a, b) = (Mutex::new(1), RwLock::new(2));
    let guards = held((&a, b.reading()));
    assert!(!free((&a,)) && !free([b.writing()]) && free([b.reading()]));
    assert_eq!(*guards.0 + *guards.1, 3);
    drop(guards);
    assert_eq!(first((&a, b.writing())), 1);
    let account = account(1);
    let guards = held(account.set());
    assert!(account.ledger().try_lock().is_none());
    drop(guards);
    assert!(free(account.set()));
}

#[test]
fn the_function_is_a_value() {
    let (a, b) = (Mutex::new(1), Mutex::new(2));
    let sets = [(&a, &b)];
    let sums = sets.map(lock_all).map(|(a, b)| *a + *b);
    assert_eq!(sums, [3]);
}
