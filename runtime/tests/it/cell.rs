//! What is particular about `Cell`.

use std::rc::Rc;

use interior_runtime::Cell;

#[test]
fn set_drops_the_old_value_when_the_new_one_is_in() {
    struct Looks(Rc<Cell<Option<Looks>>>, Rc<Cell<bool>>);
    impl Drop for Looks {
        fn drop(&mut self) {
            let current = self.0.take();
            self.1.set(current.is_none());
            core::mem::forget(current);
        }
    }
    let cell = Rc::new(Cell::new(None));
    let saw_none = Rc::new(Cell::new(false));
    cell.set(Some(Looks(Rc::clone(&cell), Rc::clone(&saw_none))));
    cell.set(None);
    assert!(saw_none.get());
}

#[test]
fn from_mut_shares_what_was_exclusive() {
    let mut all = [1, 2, 3];
    let first = Cell::from_mut(&mut all[0]);
    let again = first;
    first.set(again.get() + 1);
    assert_eq!(all, [2, 2, 3]);
    let all: &Cell<[i32]> = Cell::from_mut(&mut all[..]);
    assert_eq!(all.as_ptr().len(), 3);
}

#[test]
fn a_closure_that_sets_the_cell_loses() {
    let n = Cell::new(1);
    assert_eq!(
        n.update(|old| {
            n.set(100);
            old + 1
        }),
        2
    );
    assert_eq!(n.get(), 2);
}

#[test]
fn a_panic_in_update_leaves_the_value() {
    let n = Cell::new(1);
    let panicked = std::panic::catch_unwind(core::panic::AssertUnwindSafe(|| {
        n.update(|_| panic!("update"))
    }));
    assert!(panicked.is_err());
    assert_eq!(n.get(), 1);
}

#[test]
fn debug_shows_the_value() {
    assert_eq!(format!("{:?}", Cell::new(1)), "Cell(1)");
}

#[test]
fn is_made_in_a_constant() {
    assert_eq!(const { Cell::new(1) }.get(), 1);
}
