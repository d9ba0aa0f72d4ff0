//! Transfers between accounts: an order of locks that can end in a deadlock is found without ever
//! suffering one, and then made impossible.
//!
//! ```text
//! cargo run --example transfers
//! ```
//!
//! The order check is on in debug builds; in release builds it needs `--features order`.

use core::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use interior::{Shared, lock_all, order};

const TELLERS: usize = 8;
const TRANSFERS: usize = 2_000;
const ACCOUNTS: usize = 5;
const START: i64 = 1_000;
const TOTAL: i64 = 5_000;

/// An account: what is in it, and how often that has changed.
#[derive(Shared)]
#[shared(sync, group(ledger, mutex))]
struct Account {
    #[shared(group = ledger)]
    balance: i64,
    #[shared(group = ledger)]
    changes: u64,
}

impl AccountLedger {
    fn change(&mut self, amount: i64) {
        self.balance += amount;
        self.changes += 1;
    }
}

/// Takes one lock and then the other. From `a` to `b` and from `b` to `a` at once, two threads may each
/// hold what the other one wants.
fn transfer_naively(from: &SharedAccount, to: &SharedAccount, amount: i64) {
    let mut from = from.ledger().lock();
    let mut to = to.ledger().lock();
    from.change(-amount);
    to.change(amount);
}

/// Takes both locks at once, in no order.
fn transfer(from: &SharedAccount, to: &SharedAccount, amount: i64) {
    let (mut from, mut to) = lock_all((from.ledger(), to.ledger()));
    from.change(-amount);
    to.change(amount);
}

/// The transfers of one teller: every teller goes round in another way.
fn work(
    teller: usize,
    accounts: &[SharedAccount],
    transfer: fn(&SharedAccount, &SharedAccount, i64),
) {
    for (round, amount) in (0..TRANSFERS).zip((1..=97).cycle()) {
        let from = (round * (teller + 1)) % ACCOUNTS;
        let to = (from + 1 + (round + teller) % (ACCOUNTS - 1)) % ACCOUNTS;
        transfer(&accounts[from], &accounts[to], amount);
    }
}

/// What is in all accounts at one moment.
fn total(accounts: &[SharedAccount; ACCOUNTS]) -> i64 {
    let ledgers = lock_all(accounts.each_ref().map(SharedAccount::ledger));
    ledgers.iter().map(|ledger| ledger.balance).sum()
}

fn accounts() -> [SharedAccount; ACCOUNTS] {
    [START; ACCOUNTS].map(|balance| {
        SharedAccount::from(Account {
            balance,
            changes: 0,
        })
    })
}

fn main() {
    // Counts how often the order check is called, and shows the first report.
    static REPORTS: AtomicUsize = AtomicUsize::new(0);
    order::set_hook(Box::new(|report| {
        // Relaxed: only the number counts, and the threads are joined before it is read.
        if REPORTS.fetch_add(1, Ordering::Relaxed) == 0 {
            println!("{report}\n");
        }
    }));

    // One teller after the other: nobody ever waits, so a test like this one always passes.
    let bank = accounts();
    for teller in 0..TELLERS {
        thread::scope(|scope| {
            let name = format!("teller {teller}");
            let thread = thread::Builder::new().name(name);
            let thread = thread.spawn_scoped(scope, || work(teller, &bank, transfer_naively));
            thread.expect("a thread can be started");
        });
    }
    // Relaxed: as above.
    let found = REPORTS.swap(0, Ordering::Relaxed);
    println!("naive: total {}, reports {found}", total(&bank));
    if !order::ENABLED {
        println!(
            "(this build has no order check: leave out `--release`, or add `--features order`)"
        );
    }

    // All tellers at once, and an auditor who looks at all accounts together.
    let bank = accounts();
    let mut audits = 0;
    thread::scope(|scope| {
        let bank = &bank;
        let tellers: Vec<_> = (0..TELLERS)
            .map(|teller| scope.spawn(move || work(teller, bank, transfer)))
            .collect();
        while !tellers.iter().all(thread::ScopedJoinHandle::is_finished) {
            assert_eq!(total(bank), TOTAL, "money was lost or made");
            audits += 1;
        }
    });
    // Relaxed: as above.
    let found = REPORTS.load(Ordering::Relaxed);
    println!("lock_all: total {}, reports {found}", total(&bank));
    let changes: u64 = bank
        .into_iter()
        .map(|account| account.into_inner().changes)
        .sum();
    println!("{changes} changes by {TELLERS} threads at once, audited {audits} times");
}
