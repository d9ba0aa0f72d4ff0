//! Messages about the locks of derived structs name the user's fields.

use core::panic::AssertUnwindSafe;
use std::panic::catch_unwind;

use interior::{RefCell, Shared};

#[derive(Shared)]
#[shared(group(ledger, mutex))]
struct Account {
    #[shared(refcell)]
    drafts: Vec<String>,
    #[shared(group = ledger)]
    balance: i64,
    #[shared(rwlock)]
    owner: String,
}

fn account() -> SharedAccount {
    Account {
        drafts: Vec::new(),
        balance: 1,
        owner: String::from("ann"),
    }
    .into()
}

/// The text of the panic that `work` ends in.
fn panic_of(work: impl FnOnce()) -> String {
    let panic = catch_unwind(AssertUnwindSafe(work)).expect_err("a conflict panics");
    *panic.downcast::<String>().expect("the text of a panic")
}

#[test]
#[cfg(debug_assertions)]
fn a_conflict_of_borrows_names_the_field_and_both_places() {
    let account = account();
    let standing = account.drafts().borrow_mut();
    let text = panic_of(|| drop(account.drafts().borrow()));
    assert!(
        text.starts_with("`Account::drafts` is already mutably borrowed, at "),
        "{text}"
    );
    assert_eq!(text.matches("tests/it/order.rs:").count(), 2, "{text}");
    drop(standing);
}

#[test]
#[cfg(debug_assertions)]
fn a_lock_taken_twice_panics_with_the_name_of_its_field_instead_of_hanging() {
    let account = account();
    let standing = account.ledger().lock();
    let text = panic_of(|| drop(account.ledger().lock()));
    assert!(text.contains("`Account::ledger`"), "{text}");
    assert_eq!(text.matches("tests/it/order.rs:").count(), 2, "{text}");
    drop(standing);
    assert_eq!(account.into_inner().balance, 1);
}

#[test]
#[cfg(debug_assertions)]
fn a_writer_that_reads_panics_with_the_name_of_the_field() {
    let account = account();
    let standing = account.owner().write();
    let text = panic_of(|| drop(account.owner().read()));
    assert!(text.contains("`Account::owner`"), "{text}");
    drop(standing);
}

#[test]
fn a_cell_made_by_hand_has_no_name_to_give() {
    let cell = RefCell::new(1);
    let standing = cell.borrow_mut();
    let text = panic_of(|| drop(cell.borrow()));
    assert!(text.starts_with("already mutably borrowed"), "{text}");
    drop(standing);
}
