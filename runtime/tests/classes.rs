//! Lock classes: how they reach a lock, what messages make of them, and what they cost where the
//! order check is compiled out.

#![cfg(all(feature = "std", not(any(interior_loom, interior_shuttle))))]

use core::mem::size_of;

use interior_runtime::__private::{LockClass, fields};
use interior_runtime::raw::{DefaultMutex, DefaultRwLock};
use interior_runtime::{Mutex, RefCell, RwLock};

/// What the derive makes of `struct Account<T> { balance, owner, drafts: T }`.
struct SharedAccount<T> {
    balance: Mutex<i64>,
    owner: RwLock<u32>,
    drafts: RefCell<T>,
}

impl<T> SharedAccount<T> {
    const CLASS_BALANCE: &'static LockClass = &LockClass::new("Account", "balance", "a.rs", 3);
    const CLASS_OWNER: &'static LockClass =
        &LockClass::new("Account", "owner", "a.rs", 4).after(&[Self::CLASS_BALANCE]);

    const fn new(drafts: T) -> Self {
        Self {
            balance: fields::mutex_in_class(0, Self::CLASS_BALANCE),
            owner: fields::rwlock_in_class(0, Self::CLASS_OWNER),
            drafts: fields::refcell(drafts, "Account::drafts"),
        }
    }
}

static NAMED: Mutex<u8> = Mutex::named("NAMED", 0);

#[test]
fn classes_reach_locks_in_constants() {
    let account = const { SharedAccount::new(7_u8) };
    account.balance.set(1);
    account.owner.set(2);
    account.drafts.set(3);
    NAMED.set(4);
    assert_eq!(
        (
            account.balance.get(),
            account.owner.get(),
            account.drafts.get(),
            NAMED.get()
        ),
        (1, 2, 3, 4)
    );
}

#[test]
fn generic_structs_share_their_classes() {
    assert_eq!(
        SharedAccount::<u8>::CLASS_BALANCE,
        SharedAccount::<String>::CLASS_BALANCE
    );
    assert_ne!(
        SharedAccount::<u8>::CLASS_BALANCE,
        SharedAccount::<u8>::CLASS_OWNER
    );
    assert_eq!(
        SharedAccount::<String>::CLASS_OWNER.earlier(),
        [SharedAccount::<u8>::CLASS_BALANCE]
    );
}

#[test]
#[cfg(debug_assertions)]
fn a_borrow_conflict_names_the_field_and_both_places() {
    use core::panic::AssertUnwindSafe;
    use std::panic::catch_unwind;

    let account = SharedAccount::new(7);
    let standing = account.drafts.borrow_mut();
    let refused = catch_unwind(AssertUnwindSafe(|| drop(account.drafts.borrow()))).unwrap_err();
    drop(standing);
    let message = refused
        .downcast_ref::<String>()
        .expect("panics with a formatted message");
    let file = file!();
    assert!(
        message.starts_with(&format!(
            "`Account::drafts` is already mutably borrowed, at {file}:"
        )),
        "{message}"
    );
    assert!(
        message.contains(&format!("; this borrow is at {file}:")),
        "{message}"
    );
}

#[test]
#[cfg(debug_assertions)]
fn a_name_given_by_hand_is_told_by_the_error_too() {
    let cell = RefCell::named("drafts", 1);
    let standing = cell.borrow();
    let error = cell.try_borrow_mut().unwrap_err().to_string();
    drop(standing);
    assert!(
        error.starts_with("`drafts` is already borrowed, at "),
        "{error}"
    );
}

/// A lock that never heard of classes.
#[allow(dead_code, reason = "only its size counts")]
struct Bare<R, T>(R, T);

#[test]
#[cfg(not(any(debug_assertions, feature = "order")))]
fn locks_cost_nothing_where_the_check_is_off() {
    assert_eq!(
        size_of::<Mutex<u64>>(),
        size_of::<Bare<DefaultMutex, u64>>()
    );
    assert_eq!(
        size_of::<Mutex<bool>>(),
        size_of::<Bare<DefaultMutex, bool>>()
    );
    assert_eq!(
        size_of::<RwLock<u64>>(),
        size_of::<Bare<DefaultRwLock, u64>>()
    );
    assert_eq!(size_of::<RefCell<u64>>(), 16);
    assert!(size_of::<Mutex<u64>>() <= 16);
    assert!(size_of::<RwLock<u64>>() <= 16);
}

#[test]
#[cfg(any(debug_assertions, feature = "order"))]
fn locks_carry_their_identity_where_the_check_is_on() {
    assert!(size_of::<Mutex<u64>>() > size_of::<Bare<DefaultMutex, u64>>());
    assert!(size_of::<RwLock<u64>>() > size_of::<Bare<DefaultRwLock, u64>>());
}

#[test]
fn guards_are_two_words_in_any_build() {
    use interior_runtime::{MutexGuard, RwLockReadGuard, RwLockWriteGuard};
    assert_eq!(size_of::<MutexGuard<'_, u64>>(), 16);
    assert_eq!(size_of::<RwLockReadGuard<'_, u64>>(), 16);
    assert_eq!(size_of::<RwLockWriteGuard<'_, u64>>(), 16);
}
