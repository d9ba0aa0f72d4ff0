//! Companions publish their locks, so that results that borrow need no kind in the attribute.

use interior::{MappedMutexGuard, MutexRef, Shared, synchronized};

#[derive(Shared, Default)]
#[shared(sync, derive(Default), group(ledger, mutex))]
struct Account<T: Default> {
    #[shared(group = ledger)]
    balance: i64,
    #[shared(group = ledger)]
    log: Vec<T>,
    #[shared(rwlock)]
    owner: Owner,
}

#[derive(Default)]
struct Owner {
    name: String,
}

#[synchronized(SharedAccount<T>::ledger)]
impl<T: Default> AccountLedger<T> {
    pub fn deposit(&mut self, amount: i64, entry: T) {
        self.balance += amount;
        self.log.push(entry);
    }

    pub fn last(&self) -> Option<&T> {
        self.log.last()
    }

    pub fn entry(&mut self, at: usize) -> &mut T {
        &mut self.log[at]
    }
}

#[synchronized(impl<T: Default> SharedAccount<T>::owner)]
impl Owner {
    pub fn name(&self) -> &str {
        &self.name
    }
}

#[test]
fn results_that_borrow_become_the_guards_of_the_fields_lock() {
    let account = SharedAccount::<String>::default();
    account.deposit(5, "first".into());
    let entry: MappedMutexGuard<'_, String> = account.entry(0);
    assert!(account.ledger().try_lock().is_none());
    drop(entry);
    account.entry(0).push('!');
    let last: Option<MutexRef<'_, String>> = account.last();
    assert_eq!(last.as_deref().map(String::as_str), Some("first!"));
    drop(last);
    assert_eq!(account.ledger().lock().balance, 5);
    assert_eq!(&*account.name(), "");
    let (one, two) = (account.name(), account.name());
    assert_eq!(*one, *two, "readers share the lock");
}
