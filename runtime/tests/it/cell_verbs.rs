//! The verbs of a `Cell` for numbers and for links.

use core::num::Wrapping;
use core::ops::Add;
use core::panic::AssertUnwindSafe;
use core::time::Duration;
use std::panic::catch_unwind;
use std::rc::{self, Rc};
use std::sync::{self, Arc};

use interior_runtime::{Atomic, Cell};

macro_rules! check_integers {
    ($($T:ident)+) => {$(
        let n = Cell::<$T>::new(7);
        assert_eq!((n.add(3), n.get()), (7, 10));
        assert_eq!((n.sub(4), n.get()), (10, 6));
        assert_eq!((n.mul(3), n.get()), (6, 18));
        assert_eq!((n.div(4), n.get()), (18, 4));
        assert_eq!((n.rem(3), n.get()), (4, 1));
        assert_eq!((n.or(0b0110), n.get()), (0b0001, 0b0111));
        assert_eq!((n.and(0b1101), n.get()), (0b0111, 0b0101));
        assert_eq!((n.xor(0b0011), n.get()), (0b0101, 0b0110));
        assert_eq!((n.min(9), n.min(2), n.get()), (6, 6, 2));
        assert_eq!((n.max(1), n.max(8), n.get()), (2, 2, 8));
    )+};
}

#[test]
fn integers() {
    check_integers! { u8 i8 u16 i16 u32 i32 u64 i64 u128 i128 usize isize }
}

#[test]
#[expect(clippy::float_cmp, reason = "the values are exact")]
fn floats() {
    let x = Cell::new(1.5_f64);
    assert_eq!((x.add(0.25), x.get()), (1.5, 1.75));
    assert_eq!((x.sub(0.75), x.get()), (1.75, 1.0));
    assert_eq!((x.mul(5.0), x.get()), (1.0, 5.0));
    assert_eq!((x.div(2.0), x.get()), (5.0, 2.5));
    assert_eq!((x.rem(1.0), x.get()), (2.5, 0.5));
    assert_eq!((x.max(f64::NAN), x.get()), (0.5, 0.5));
    x.set(f64::NAN);
    assert!(x.min(3.0).is_nan());
    assert_eq!(x.get(), 3.0);
}

#[test]
fn other_types_with_operators() {
    let time = Cell::new(Duration::from_secs(1));
    assert_eq!(time.add(Duration::from_secs(2)), Duration::from_secs(1));
    assert_eq!(time.get(), Duration::from_secs(3));
    let n = Cell::new(Wrapping(u8::MAX));
    n.add(Wrapping(1));
    assert_eq!(n.get(), Wrapping(0));
    let flag = Cell::new(true);
    assert_eq!(
        (flag.and(false), flag.or(true), flag.xor(true)),
        (true, false, true)
    );
    assert!(!flag.get());
}

/// A field may change from one kind to the other.
#[test]
fn atomics_give_the_same() {
    macro_rules! check {
        ($($verb:ident)+) => {$(
            let (cell, atomic) = (Cell::new(12), Atomic::new(12));
            assert_eq!(cell.$verb(10), atomic.$verb(10));
            assert_eq!(cell.get(), atomic.get());
        )+};
    }
    check! { add sub min max and or xor replace }
    let (cell, atomic) = (Cell::new(12), Atomic::new(12));
    assert_eq!(cell.update(|n| n + 1), atomic.update(|n| n + 1));
    assert_eq!(cell.take(), atomic.take());
    assert_eq!(cell.get(), atomic.get());
}

#[test]
fn a_panic_of_an_operator_changes_nothing() {
    let n = Cell::new(5);
    assert!(catch_unwind(AssertUnwindSafe(|| n.div(0))).is_err());
    assert_eq!(n.get(), 5);
    let time = Cell::new(Duration::from_secs(1));
    let result = catch_unwind(AssertUnwindSafe(|| time.sub(Duration::from_secs(2))));
    assert!(result.is_err());
    assert_eq!(time.get(), Duration::from_secs(1));
    if cfg!(debug_assertions) {
        let n = Cell::new(u8::MAX);
        assert!(catch_unwind(AssertUnwindSafe(|| n.add(1))).is_err());
        assert_eq!(n.get(), u8::MAX);
    }
}

/// A number that reaches the cell it lies in while it is added to.
#[derive(Clone, Copy)]
struct Reaching<'a> {
    n: u32,
    cell: Option<&'a Cell<Reaching<'a>>>,
}

impl Add for Reaching<'_> {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        if let Some(cell) = self.cell {
            cell.set(Reaching { n: 100, cell: None });
        }
        Self {
            n: self.n + other.n,
            cell: self.cell,
        }
    }
}

#[test]
fn an_operator_that_sets_the_cell_loses() {
    let cell = Cell::new(Reaching { n: 1, cell: None });
    cell.set(Reaching {
        n: 1,
        cell: Some(&cell),
    });
    assert_eq!(cell.add(Reaching { n: 2, cell: None }).n, 1);
    assert_eq!(cell.get().n, 3);
}

/// A value whose code must not run while a cell is looked at.
struct Untouchable;

impl Clone for Untouchable {
    fn clone(&self) -> Self {
        panic!("cloned")
    }
}

impl PartialEq for Untouchable {
    fn eq(&self, _: &Self) -> bool {
        panic!("compared")
    }
}

#[test]
fn looking_runs_no_code_of_the_value() {
    let cell = Cell::new(Some(Untouchable));
    assert!(cell.is_some() && !cell.is_none());
    assert!(cell.take().is_some());
    assert!(cell.is_none() && !cell.is_some());

    let cell = Cell::new(Some(Rc::new(Untouchable)));
    let weak = Cell::new(cell.downgrade());
    assert!(weak.upgrade().is_some());
    assert!(cell.take_if_unique().is_some());
    assert!(weak.upgrade().is_none());
}

macro_rules! check_links {
    ($test:ident, $Strong:ident, $module:ident) => {
        #[test]
        fn $test() {
            let link = Cell::new(None::<$Strong<str>>);
            assert!(link.downgrade().is_none());
            assert!(link.take_if_unique().is_none());

            let text: $Strong<str> = "text".into();
            link.set(Some($Strong::clone(&text)));
            let weak = link.downgrade().expect("a pointer");
            assert_eq!($Strong::weak_count(&text), 1);
            assert_eq!($Strong::strong_count(&text), 2);

            // Another strong pointer: it stays. Only weak ones: it goes.
            assert!(link.take_if_unique().is_none());
            assert!(link.is_some());
            drop(text);
            let text = link.take_if_unique().expect("the only one");
            assert!(link.is_none());
            assert_eq!($Strong::strong_count(&text), 1);

            let parent = Cell::new(Some($module::Weak::clone(&weak)));
            let bare = Cell::new(weak);
            assert!($Strong::ptr_eq(&parent.upgrade().expect("it lives"), &text));
            assert!($Strong::ptr_eq(&bare.upgrade().expect("it lives"), &text));
            assert_eq!($Strong::strong_count(&text), 1);
            assert_eq!($Strong::weak_count(&text), 2);
            drop(text);
            assert!(parent.upgrade().is_none() && bare.upgrade().is_none());
            assert!(parent.is_some());
            parent.set(None);
            assert!(parent.upgrade().is_none());
            assert!(Cell::new($module::Weak::<u8>::new()).upgrade().is_none());
        }
    };
}

check_links! { links_of_one_thread, Rc, rc }
check_links! { links_of_many_threads, Arc, sync }

/// A node whose end walks back into the links that lead to it.
struct Node {
    parent: Cell<rc::Weak<Tree>>,
}

struct Tree {
    child: Cell<Option<Rc<Node>>>,
    ends: Cell<u32>,
}

impl Drop for Node {
    fn drop(&mut self) {
        let Some(tree) = self.parent.upgrade() else {
            return;
        };
        tree.ends.add(1);
        // The link is already what it was set to, so this finds no half-dropped node.
        assert!(tree.child.is_none());
        tree.child.set(None);
        assert!(tree.child.take_if_unique().is_none());
    }
}

#[test]
fn what_is_taken_out_is_dropped_outside() {
    let tree = Rc::new(Tree {
        child: Cell::new(None),
        ends: Cell::new(0),
    });
    for round in 1..=2 {
        tree.child.set(Some(Rc::new(Node {
            parent: Cell::new(Rc::downgrade(&tree)),
        })));
        if round == 1 {
            drop(tree.child.take_if_unique());
        } else {
            tree.child.set(None);
        }
        assert_eq!(tree.ends.get(), round);
    }
}
