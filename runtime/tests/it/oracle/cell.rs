//! `Cell`: numbers, and pointers that are dropped once.

use core::cell as theirs;
use std::rc::Rc;

use interior_runtime as ours;

use super::bytes::Bytes;

const CELLS: usize = 3;

/// Cells of what can be copied.
pub(crate) fn numbers(bytes: &mut Bytes<'_>) {
    let mut ours = [const { ours::Cell::new(0_u32) }; CELLS];
    let theirs = [const { theirs::Cell::new(0_u32) }; CELLS];
    while let Some(operation) = bytes.operation(8) {
        let (one, other) = (bytes.below(CELLS), bytes.below(CELLS));
        let n = bytes.value();
        match operation {
            0 => assert_eq!(ours[one].get(), theirs[one].get()),
            1 => assert_eq!(ours[one].replace(n), theirs[one].replace(n)),
            2 => assert_eq!(ours[one].take(), theirs[one].take()),
            3 => {
                theirs[one].set(theirs[one].get() + n);
                assert_eq!(ours[one].update(|old| old + n), theirs[one].get());
            }
            4 => {
                ours[one].swap(&ours[other]);
                theirs[one].swap(&theirs[other]);
            }
            5 => {
                *ours[one].get_mut() += 1;
                theirs[one].set(theirs[one].get() + 1);
            }
            6 => {
                // A closure that does not come to an end leaves the value as it is.
                super::interrupted(|| _ = ours[one].update(|_| super::interrupt()));
            }
            _ => {
                ours[one].set(n);
                theirs[one].set(n);
            }
        }
        for cell in 0..CELLS {
            assert_eq!(ours[cell].get(), theirs[cell].get());
        }
    }
}

/// Cells of counted pointers: the counts show what was cloned and dropped.
pub(crate) fn pointers(bytes: &mut Bytes<'_>) {
    let (our_value, their_value) = (Rc::new(()), Rc::new(()));
    let ours = [const { ours::Cell::new(None::<Rc<()>>) }; CELLS];
    let theirs = [const { theirs::Cell::new(None::<Rc<()>>) }; CELLS];
    let mut our_hands = Vec::new();
    let mut their_hands = Vec::new();
    while let Some(operation) = bytes.operation(7) {
        let (one, other) = (bytes.below(CELLS), bytes.below(CELLS));
        let some = bytes.is_even();
        let next = || {
            let ours = some.then(|| Rc::clone(&our_value));
            (ours, some.then(|| Rc::clone(&their_value)))
        };
        match operation {
            0 => {
                let (a, b) = next();
                ours[one].set(a);
                theirs[one].set(b);
            }
            1 => {
                let (a, b) = next();
                our_hands.push(ours[one].replace(a));
                their_hands.push(theirs[one].replace(b));
            }
            2 => {
                our_hands.push(ours[one].take());
                their_hands.push(theirs[one].take());
            }
            3 => {
                ours[one].swap(&ours[other]);
                theirs[one].swap(&theirs[other]);
            }
            4 => {
                our_hands.push(ours[one].get_cloned());
                let value = theirs[one].take();
                their_hands.push(value.clone());
                theirs[one].set(value);
            }
            5 => {
                let value = theirs[one].take();
                assert_eq!(ours[one].is_some(), value.is_some());
                theirs[one].set(value);
                // The one outside of the cells is another, so none is unique.
                assert!(ours[one].take_if_unique().is_none());
            }
            _ => {
                assert_eq!(our_hands.pop().is_some(), their_hands.pop().is_some());
            }
        }
        assert_eq!(Rc::strong_count(&our_value), Rc::strong_count(&their_value));
    }
    drop((ours, our_hands));
    assert_eq!(Rc::strong_count(&our_value), 1);
}
