//! Threads move money between accounts, two locks at a time, while an auditor watches.
//!
//! ```text
//! cargo run --release --example bank
//! ```
//!
//! `bank-expanded.rs` is the same program with what the derive writes.

use std::thread::{self, ScopedJoinHandle};

use interior::{Shared, lock_all};

const ACCOUNTS: usize = 4;
const TRANSFERS: usize = 10_000;
const START: i64 = 1_000;
const TOTAL: i64 = 4_000;

/// An account; its balance and the changes that led there are behind one lock.
#[derive(Shared, Clone)]
#[shared(sync, group(ledger, mutex))]
struct Account {
    /// Who it belongs to; only read.
    owner: String,
    /// What is in it.
    #[shared(group = ledger)]
    balance: i64,
    /// Every change of the balance, the oldest first.
    #[shared(group = ledger)]
    changes: Vec<i64>,
}

impl AccountLedger {
    fn change(&mut self, amount: i64) {
        self.balance += amount;
        self.changes.push(amount);
    }
}

/// Moves `amount`, unless there is less than that.
fn transfer(from: &SharedAccount, to: &SharedAccount, amount: i64) {
    // Named in any order by any thread: `lock_all` does not deadlock.
    let (mut from, mut to) = lock_all((from.ledger(), to.ledger()));
    if from.balance >= amount {
        from.change(-amount);
        to.change(amount);
    }
}

/// Panics if money was lost or made.
fn audit(accounts: &[SharedAccount; ACCOUNTS]) {
    // All ledgers at once, so no transfer is half done.
    let ledgers = lock_all(accounts.each_ref().map(SharedAccount::ledger));
    let total: i64 = ledgers.iter().map(|ledger| ledger.balance).sum();
    assert_eq!(total, TOTAL);
    drop(ledgers);

    for account in accounts {
        // One account as plain data, with balance and changes of the same moment.
        let copy: Account = account.snapshot();
        assert_eq!(copy.balance, copy.changes.iter().sum());
    }
}

fn main() {
    let accounts = ["ann", "bob", "cid", "dee"].map(|owner| {
        SharedAccount::from(Account {
            owner: owner.into(),
            balance: START,
            changes: vec![START],
        })
    });

    let mut audits = 0;
    thread::scope(|scope| {
        let accounts = &accounts;
        let tellers = [0, 1, 2, 3].map(|teller| {
            scope.spawn(move || {
                for (round, amount) in (0..TRANSFERS).zip((1..=97).cycle()) {
                    let from = round % ACCOUNTS;
                    let to = (from + 1 + (round + teller) % (ACCOUNTS - 1)) % ACCOUNTS;
                    transfer(&accounts[from], &accounts[to], amount);
                }
            })
        });
        while !tellers.iter().all(ScopedJoinHandle::is_finished) {
            audit(accounts);
            audits += 1;
        }
    });

    for account in &accounts {
        let ledger = account.ledger().lock();
        println!(
            "{}: {} after {} changes",
            account.owner(),
            ledger.balance,
            ledger.changes.len()
        );
    }
    let total: i64 = accounts
        .into_iter()
        .map(|account| account.into_inner().balance)
        .sum();
    println!("total: {total}, as in each of {audits} audits");
}
