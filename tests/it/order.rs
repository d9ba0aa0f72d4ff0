//! Messages about the locks of derived structs name the user's fields.

use core::panic::AssertUnwindSafe;
use std::panic::catch_unwind;

#[cfg(debug_assertions)]
use interior::order;
use interior::{RefCell, Shared};

#[cfg(debug_assertions)]
use crate::reports;

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

mod registry {
    use interior::Shared;

    #[derive(Shared, Default)]
    #[shared(derive(Default))]
    pub(super) struct Index<'a, T = u8> {
        #[shared(rwlock, vis = pub(super), access(handle as all), after())]
        entries: Vec<(&'a str, T)>,
    }
}

#[derive(Shared, Default)]
#[shared(derive(Default), group(state, mutex, after = registry::SharedIndex::entries))]
struct Entry<T> {
    #[shared(group = state)]
    value: T,
    #[shared(mutex, after(<Self>::state, SharedPair::0))]
    log: Vec<T>,
}

#[derive(Shared, Default)]
#[shared(derive(Default))]
struct Pair(
    #[shared(mutex)] u8,
    #[shared(mutex, after = <SharedEntry<()>>::log)] u8,
);

#[test]
#[cfg(debug_assertions)]
fn the_first_step_against_a_declared_order_is_told_by_both_names() {
    let index = registry::SharedIndex::<u8>::default();
    let entry = SharedEntry::<u64>::default();
    let found = reports::during(|| {
        let _state = entry.state().lock();
        drop(index.all().read());
    });
    let [report] = &found[..] else {
        panic!("{found:?}");
    };
    let text = report.to_string();
    let head = "possible deadlock: `Entry::state` and `Index::entries` are taken in both orders";
    assert!(text.starts_with(head), "{text}");
    let declared = "`Index::entries` before `Entry::state`, as declared at tests/it/order.rs:";
    assert!(text.contains(declared), "{text}");
    assert!(report.steps()[1].is_declared());
}

#[test]
#[cfg(debug_assertions)]
fn declared_orders_add_up_over_structs_and_numbers() {
    let index = registry::SharedIndex::<u8>::default();
    let entry = SharedEntry::<u8>::default();
    let pair = SharedPair::default();
    let found = reports::during(|| {
        drop((
            index.all().read(),
            entry.state().lock(),
            pair.field_0().lock(),
        ));
        drop((entry.log().lock(), pair.field_1().lock()));
    });
    assert!(found.is_empty(), "{found:?}");
    // Index::entries, Entry::state, Entry::log, Pair::1, and back.
    let found = reports::during(|| {
        let _last = pair.field_1().lock();
        drop(index.all().write());
    });
    assert_eq!(found.len(), 1, "{found:?}");
    let steps = found[0].steps();
    assert!(steps.len() == 4 && steps[1..].iter().all(order::Step::is_declared));
}

#[cfg(debug_assertions)]
const ENDS: u32 = line!() + 2;
#[derive(Shared)]
#[shared(derive(Clone))]
struct Ends {
    #[shared(mutex, arc)]
    common: u8,
    #[shared(mutex)]
    left: u8,
    #[shared(mutex)]
    right: u8,
}

#[test]
#[cfg(debug_assertions)]
fn locks_that_a_clone_makes_are_of_the_classes_of_their_fields() {
    let ends = SharedEnds::from(Ends {
        common: 1,
        left: 2,
        right: 3,
    });
    let clone = ends.clone();
    assert_eq!(clone.common().get(), 1);
    let found = reports::during(|| {
        drop((ends.left().lock(), ends.right().lock()));
        drop((clone.right().lock(), clone.left().lock()));
    });
    let [report] = &found[..] else {
        panic!("{found:?}");
    };
    let text = report.to_string();
    let head = "possible deadlock: `Ends::right` and `Ends::left` are taken in both orders";
    assert!(text.starts_with(head), "{text}");
    let step = &report.steps()[0];
    let [right, left] = [step.held(), step.wanted()].map(order::Place::declared_at);
    assert_eq!(left, Some((file!(), ENDS + 5)));
    assert_eq!(right, Some((file!(), ENDS + 7)));
}

#[test]
fn a_cell_made_by_hand_has_no_name_to_give() {
    let cell = RefCell::new(1);
    let standing = cell.borrow_mut();
    let text = panic_of(|| drop(cell.borrow()));
    assert!(text.starts_with("already mutably borrowed"), "{text}");
    drop(standing);
}

#[derive(Shared, Default)]
#[shared(derive(Default), whole = rwlock, after = SharedBook::whole)]
struct Chapter<T> {
    lines: Vec<T>,
}

#[derive(Shared, Default)]
#[shared(derive(Default), whole = mutex, after())]
struct Book {
    pages: u32,
}

#[test]
#[cfg(debug_assertions)]
fn locks_around_whole_structs_take_part_in_a_declared_order() {
    let book = SharedBook::default();
    let chapter = SharedChapter::<u8>::default();
    let found = reports::during(|| {
        let book = book.lock();
        assert_eq!(book.pages as usize, chapter.read().lines.len());
    });
    assert!(found.is_empty(), "{found:?}");
    let chapter = SharedChapter::<u16>::default();
    let found = reports::during(|| {
        let chapter = chapter.write();
        assert_eq!(book.lock().pages as usize, chapter.lines.len());
    });
    let [report] = &found[..] else {
        panic!("{found:?}");
    };
    let text = report.to_string();
    let head = "possible deadlock: `Chapter::whole` and `Book::whole` are taken in both orders";
    assert!(text.starts_with(head), "{text}");
    let declared = "`Book::whole` before `Chapter::whole`, as declared at tests/it/order.rs:";
    assert!(text.contains(declared), "{text}");
}
