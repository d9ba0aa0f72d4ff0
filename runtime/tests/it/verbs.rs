//! Every verb of every kind does the same under the same name.

use std::rc::{Rc, Weak};
use std::sync::Arc;

use interior_runtime::raw::LockApi;
use interior_runtime::{Cell, Mutex, RefCell, RwLock};

type OurMutex<T> = Mutex<T, LockApi<parking_lot::RawMutex>>;
type OurRwLock<T> = RwLock<T, LockApi<parking_lot::RawRwLock>>;

/// The verbs that all four kinds have.
macro_rules! every_kind {
    ($($name:ident: $Kind:ident, $new:ident;)+) => {$(
        mod $name {
            use super::*;

            #[test]
            fn get_and_set() {
                let n = $Kind::$new(1);
                n.set(2);
                assert_eq!(n.get(), 2);
                assert_eq!(n.get(), 2);
            }

            #[test]
            fn replace_gives_the_old_value() {
                let name = $Kind::$new(String::from("ann"));
                assert_eq!(name.replace("bob".into()), "ann");
                assert_eq!(name.into_inner(), "bob");
            }

            #[test]
            fn take_leaves_the_default() {
                let name = $Kind::$new(String::from("ann"));
                assert_eq!(name.take(), "ann");
                assert_eq!(name.take(), "");
            }

            #[test]
            fn get_cloned_shares_a_handle() {
                let handle = Rc::new(1);
                let held = $Kind::$new(Rc::clone(&handle));
                let again = held.get_cloned();
                assert!(Rc::ptr_eq(&handle, &again));
                assert_eq!(Rc::strong_count(&handle), 3);
            }

            #[test]
            fn update_gives_the_new_value() {
                let n = $Kind::$new(1);
                assert_eq!(n.update(|n| n + 1), 2);
                assert_eq!(n.get(), 2);
            }

            #[test]
            fn get_mut_and_into_inner() {
                let mut name = $Kind::$new(String::from("ann"));
                name.get_mut().push('a');
                assert_eq!(name.into_inner(), "anna");
            }

            #[test]
            fn as_ptr_leads_to_the_value() {
                let n = $Kind::$new(1);
                // SAFETY: the pointer is valid for the borrow of `n`, and nobody else uses it.
                unsafe { n.as_ptr().write(2) };
                assert_eq!(n.get(), 2);
            }

            #[test]
            fn default_is_the_default_value() {
                assert_eq!(<$Kind<i32>>::default().get(), 0);
            }
        }
    )+};
}

every_kind! {
    cell: Cell, new;
    refcell: RefCell, new;
    mutex: OurMutex, with_raw;
    rwlock: OurRwLock, with_raw;
}

/// The verbs of the kinds that can be looked into.
macro_rules! every_kind_with_guards {
    ($($name:ident: $Kind:ident, $new:ident, $read:ident, $write:ident;)+) => {
        mod guarded {$(
            mod $name {
                use super::super::*;

                #[test]
                fn with_looks_and_with_mut_changes() {
                    let names = $Kind::$new(vec!["ann"]);
                    assert_eq!(names.with(|names| names.len()), 1);
                    assert_eq!(names.with_mut(|names| names.pop()), Some("ann"));
                    assert!(names.with(Vec::is_empty));
                }

                #[test]
                fn try_verbs_do_the_same() {
                    let names = $Kind::$new(vec!["ann"]);
                    assert_eq!(names.try_with(Vec::len).into_iter().next(), Some(1));
                    assert_eq!(names.try_with_mut(Vec::pop).into_iter().next(), Some(Some("ann")));
                    assert!(names.with(Vec::is_empty));
                }

                #[test]
                fn guards_read_and_write() {
                    let names = $Kind::$new(vec!["ann"]);
                    names.$write().push("bob");
                    assert_eq!(names.$read().len(), 2);
                }

                #[test]
                fn the_value_may_be_unsized() {
                    let names: Rc<$Kind<[i32]>> = Rc::new($Kind::$new([1, 2, 3]));
                    names.with_mut(<[i32]>::reverse);
                    assert_eq!(*names.$read(), [3, 2, 1]);
                    names.$write()[0] = 7;
                    assert_eq!(names.with(|all| all[0]), 7);
                }

                #[test]
                fn a_closure_may_consume_what_it_captures() {
                    let names = $Kind::$new(vec![String::from("ann")]);
                    let bob = String::from("bob");
                    names.with_mut(move |names| names.push(bob));
                    assert_eq!(names.into_inner(), ["ann", "bob"]);
                }
            }
        )+}
    };
}

every_kind_with_guards! {
    refcell: RefCell, new, borrow, borrow_mut;
    mutex: OurMutex, with_raw, lock, lock;
    rwlock: OurRwLock, with_raw, read, write;
}

#[test]
fn values_become_kinds() {
    assert_eq!(Cell::from(1).get(), 1);
    assert_eq!(RefCell::from(1).get(), 1);
    #[cfg(feature = "std")]
    {
        assert_eq!(Mutex::from(1).get(), 1);
        assert_eq!(RwLock::from(1).get(), 1);
    }
}

#[cfg(feature = "std")]
#[test]
fn new_needs_no_type() {
    static NAMES: Mutex<Vec<&str>> = Mutex::new(Vec::new());
    static LIMIT: RwLock<u32> = RwLock::new(3);
    NAMES.with_mut(|names| names.push("ann"));
    assert_eq!((NAMES.take().len(), LIMIT.get()), (1, 3));
    assert_eq!(Mutex::new(5).get() + RwLock::new(5).get(), 10);
}

#[test]
fn swap_exchanges_the_values() {
    let (a, b) = (Cell::new(1), Cell::new(2));
    a.swap(&b);
    a.swap(&a);
    assert_eq!((a.get(), b.get()), (2, 1));
    let (a, b) = (RefCell::new(1), RefCell::new(2));
    a.swap(&b);
    assert_eq!((a.get(), b.get()), (2, 1));
}

#[test]
fn handles_are_cloned_out_of_a_cell() {
    struct NotClone;
    let parent = Rc::new(NotClone);
    let node: Cell<Option<Weak<NotClone>>> = Cell::new(Some(Rc::downgrade(&parent)));
    assert!(node.get_cloned().unwrap().upgrade().is_some());
    let both = Cell::new((
        Arc::<str>::from("a"),
        [Some(Rc::clone(&parent)), None],
        Ok::<_, ()>(1),
    ));
    assert_eq!(&*both.get_cloned().0, "a");
    assert_eq!(Rc::strong_count(&parent), 2);
    let copied = Cell::new((1_u8, 'x', "text", Some(i32::abs as fn(i32) -> i32)));
    assert_eq!(copied.get_cloned().2, "text");
}
