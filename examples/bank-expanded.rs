//! `bank.rs` with what `#[derive(Shared)]` writes beside `Account`, formatted.
//!
//! ```text
//! cargo run --release --example bank-expanded
//! ```
//!
//! A test compares the two, so this is what the derive writes today.

use std::thread::{self, ScopedJoinHandle};

use interior::lock_all;

const ACCOUNTS: usize = 4;
const TRANSFERS: usize = 10_000;
const START: i64 = 1_000;
const TOTAL: i64 = 4_000;

/// An account; its balance and the changes that led there are behind one lock.
#[derive(Clone)]
struct Account {
    /// Who it belongs to; only read.
    owner: String,
    /// What is in it.
    balance: i64,
    /// Every change of the balance, the oldest first.
    changes: Vec<i64>,
}

// From here on the derive's.

/// `Account`, changed through `&self`: one accessor for each field or group of fields.
///
/// Made with `SharedAccount::from`; `into_inner` gives the `Account` back.
struct SharedAccount {
    /// The field `owner`.
    owner: String,
    /// The group `ledger`.
    ledger: ::interior::Mutex<AccountLedger>,
}

/// The fields of `Account` that live together in one `Mutex`: `SharedAccount::ledger`.
struct AccountLedger {
    /// What is in it.
    balance: i64,
    /// Every change of the balance, the oldest first.
    changes: Vec<i64>,
}

#[automatically_derived]
#[allow(unreachable_code)]
impl ::core::convert::From<Account> for SharedAccount {
    fn from(__plain: Account) -> Self {
        use ::interior::__private::TakeApart as _;
        use ::interior::__private::fields as __fields;
        <::interior::__private::Candidate<Account, Self>>::__take_apart();
        Self {
            owner: __plain.owner,
            ledger: (__fields::mutex)(
                AccountLedger {
                    balance: __plain.balance,
                    changes: __plain.changes,
                },
                "Account::ledger",
            ),
        }
    }
}

#[allow(dead_code, unreachable_code)]
impl SharedAccount {
    /// Who it belongs to; only read.
    ///
    /// Read-only behind `&self`.
    #[inline]
    #[must_use]
    fn owner(&self) -> &String {
        &self.owner
    }

    /// The fields `balance` and `changes`, together.
    ///
    /// Shared through a `Mutex`: one holder at a time.
    #[inline]
    #[must_use]
    fn ledger(&self) -> &::interior::Mutex<AccountLedger> {
        &self.ledger
    }

    /// Gives the plain `Account` back.
    ///
    /// Nothing is locked or borrowed: nobody else can have a part of `self`.
    #[must_use]
    fn into_inner(self) -> Account {
        use ::interior::__private::TakeApart as _;
        <::interior::__private::Candidate<Self, Account>>::__put_together();
        let __ledger = self.ledger.into_inner();
        Account {
            owner: self.owner,
            balance: __ledger.balance,
            changes: __ledger.changes,
        }
    }

    /// Clones the plain `Account` out.
    ///
    /// All locks are held at once when cloning begins, so the result is the state of
    /// one moment.
    #[must_use]
    #[track_caller]
    fn snapshot(&self) -> Account
    where
        for<'__x> String: ::core::clone::Clone,
        for<'__x> i64: ::core::clone::Clone,
        for<'__x> Vec<i64>: ::core::clone::Clone,
    {
        let (__ledger, ()) = ::interior::__private::hold_all(&(&self.ledger, ()));
        Account {
            owner: ::core::clone::Clone::clone(&self.owner),
            balance: ::core::clone::Clone::clone(&__ledger.balance),
            changes: ::core::clone::Clone::clone(&__ledger.changes),
        }
    }
}

#[automatically_derived]
impl ::interior::__private::Kinds for SharedAccount {
    type Tree = ::interior::__private::MutexKind;
}

const _: () = {
    #[allow(dead_code)]
    fn __check() {
        ::interior::__private::sync::plain::<String>();
        ::interior::__private::sync::mutex::<i64>();
        ::interior::__private::sync::mutex::<Vec<i64>>();
    }
};

// Up to here.

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
