//! `RefCell`: borrows of all kinds, ended in any order.

use core::cell as theirs;
use core::mem;

use interior_runtime as ours;

use super::bytes::Bytes;
use super::{GUARDS, Value, interrupt, interrupted, outcome};

const CELLS: usize = 2;

/// Guards of our cells and of `std`'s, made by the same operations.
#[derive(Default)]
struct Guards<'b> {
    refs: Vec<(ours::Ref<'b, u32>, theirs::Ref<'b, u32>)>,
    ref_muts: Vec<(ours::RefMut<'b, u32>, theirs::RefMut<'b, u32>)>,
}

/// The cells, ours and `std`'s.
struct Cells {
    ours: [ours::RefCell<Value>; CELLS],
    theirs: [theirs::RefCell<Value>; CELLS],
}

/// Borrows and verbs as the bytes say.
pub(crate) fn program(bytes: &mut Bytes<'_>) {
    let cells = Cells {
        ours: [const { ours::RefCell::new((0, 0)) }; CELLS],
        theirs: [const { theirs::RefCell::new((0, 0)) }; CELLS],
    };
    let mut guards = Guards::default();
    while let Some(operation) = bytes.operation(16) {
        let cell = bytes.below(CELLS);
        match operation {
            0..8 if guards.refs.len() + guards.ref_muts.len() < GUARDS => {
                borrow(
                    operation,
                    bytes,
                    &cells.ours[cell],
                    &cells.theirs[cell],
                    &mut guards,
                );
            }
            0..11 => end(bytes, &mut guards),
            _ => verb(operation, cell, bytes, &cells),
        }
        for (ours, theirs) in cells.ours.iter().zip(&cells.theirs) {
            assert_eq!(ours.try_borrow().is_ok(), theirs.try_borrow().is_ok());
            assert_eq!(
                ours.try_borrow_mut().is_ok(),
                theirs.try_borrow_mut().is_ok()
            );
        }
        for (ours, theirs) in &guards.refs {
            assert_eq!(**ours, **theirs);
        }
    }
    drop(guards);
    assert_eq!(
        cells.ours.map(ours::RefCell::into_inner),
        cells.theirs.map(theirs::RefCell::into_inner)
    );
}

/// Borrows from both, and narrows or splits what comes of it.
fn borrow<'b>(
    operation: usize,
    bytes: &mut Bytes<'_>,
    ours: &'b ours::RefCell<Value>,
    theirs: &'b theirs::RefCell<Value>,
    Guards { refs, ref_muts }: &mut Guards<'b>,
) {
    if operation < 4 {
        let (a, b) = match (ours.try_borrow(), theirs.try_borrow()) {
            (Ok(a), Ok(b)) => (a, b),
            (a, b) => return assert_eq!(a.is_err(), b.is_err()),
        };
        match operation {
            0 => refs.push((
                ours::Ref::map(a, |value| &value.0),
                theirs::Ref::map(b, |value| &value.0),
            )),
            1 => {
                let (a, one) = ours::Ref::map_split(a, |value| (&value.0, &value.1));
                let (b, other) = theirs::Ref::map_split(b, |value| (&value.0, &value.1));
                refs.extend([(a, b), (one, other)]);
            }
            2 => {
                // A guard that is not narrowed after all is the whole one again.
                let is_there = bytes.is_even();
                let a = ours::Ref::filter_map(a, |value| is_there.then_some(&value.1));
                let b = theirs::Ref::filter_map(b, |value| is_there.then_some(&value.1));
                match (a, b) {
                    (Ok(a), Ok(b)) => refs.push((a, b)),
                    (Err(a), Err(b)) => assert_eq!(*a, *b),
                    _ => panic!("one is narrowed, the other not"),
                }
            }
            _ => {
                interrupted(|| drop(ours::Ref::map(a, |_| -> &u32 { interrupt() })));
                drop(b);
            }
        }
        return;
    }
    let (mut a, mut b) = match (ours.try_borrow_mut(), theirs.try_borrow_mut()) {
        (Ok(a), Ok(b)) => (a, b),
        (a, b) => return assert_eq!(a.is_err(), b.is_err()),
    };
    let n = bytes.value();
    a.0 = n;
    b.0 = n;
    match operation {
        4 => ref_muts.push((
            ours::RefMut::map(a, |value| &mut value.1),
            theirs::RefMut::map(b, |value| &mut value.1),
        )),
        5 => {
            let (a, one) = ours::RefMut::map_split(a, |value| (&mut value.0, &mut value.1));
            let (b, other) = theirs::RefMut::map_split(b, |value| (&mut value.0, &mut value.1));
            ref_muts.extend([(a, b), (one, other)]);
        }
        6 => {
            let is_there = bytes.is_even();
            let a = ours::RefMut::filter_map(a, |value| is_there.then_some(&mut value.1));
            let b = theirs::RefMut::filter_map(b, |value| is_there.then_some(&mut value.1));
            match (a, b) {
                (Ok(a), Ok(b)) => ref_muts.push((a, b)),
                (Err(a), Err(b)) => assert_eq!(*a, *b),
                _ => panic!("one is narrowed, the other not"),
            }
        }
        _ => {
            interrupted(|| drop(ours::RefMut::map(a, |_| -> &mut u32 { interrupt() })));
            drop(b);
        }
    }
}

/// Does something with one of the guards: most of that ends it.
fn end(bytes: &mut Bytes<'_>, Guards { refs, ref_muts }: &mut Guards<'_>) {
    let kind = bytes.below(16);
    let pick = bytes.byte();
    let index = |length: usize| usize::from(pick) % length;
    if !refs.is_empty() && (bytes.is_even() || ref_muts.is_empty()) {
        let index = index(refs.len());
        match kind {
            0 => {
                let (a, b) = refs.swap_remove(index);
                mem::forget(a);
                mem::forget(b);
            }
            1..5 if refs.len() < GUARDS => {
                let (a, b) = &refs[index];
                let twin = (ours::Ref::clone(a), theirs::Ref::clone(b));
                refs.push(twin);
            }
            _ => drop(refs.swap_remove(index)),
        }
    } else if !ref_muts.is_empty() {
        let index = index(ref_muts.len());
        match kind {
            0 => {
                let (a, b) = ref_muts.swap_remove(index);
                mem::forget(a);
                mem::forget(b);
            }
            1..7 => {
                let (a, b) = &mut ref_muts[index];
                **a += 1;
                **b += 1;
                assert_eq!(**a, **b);
            }
            _ => drop(ref_muts.swap_remove(index)),
        }
    }
}

/// Calls what needs no guard; both panic or both do not.
fn verb(operation: usize, cell: usize, bytes: &mut Bytes<'_>, cells: &Cells) {
    let (ours, theirs) = (&cells.ours[cell], &cells.theirs[cell]);
    let n = bytes.value();
    match operation {
        11 => match bytes.below(3) {
            0 => assert_eq!(outcome(|| ours.get()), outcome(|| *theirs.borrow())),
            1 => assert_eq!(outcome(|| ours.get_cloned()), outcome(|| *theirs.borrow())),
            _ => assert_eq!(
                ours.try_with(|value| value.1).ok(),
                theirs.try_borrow().map(|value| value.1).ok()
            ),
        },
        12 => assert_eq!(
            outcome(|| ours.replace((n, n))),
            outcome(|| theirs.replace((n, n)))
        ),
        13 => match bytes.below(3) {
            0 => assert_eq!(outcome(|| ours.take()), outcome(|| theirs.take())),
            1 => assert_eq!(
                outcome(|| ours.set((n, 0))),
                outcome(|| _ = theirs.replace((n, 0)))
            ),
            _ => {
                // What a closure did before it panicked stays, and the borrow ends.
                if let Ok(mut value) = theirs.try_borrow_mut() {
                    value.1 = n;
                }
                interrupted(|| {
                    ours.with_mut(|value| {
                        value.1 = n;
                        interrupt()
                    });
                });
            }
        },
        14 => assert_eq!(
            outcome(|| ours.update(|value| (value.0 + n, value.1))),
            outcome(|| {
                let mut value = theirs.borrow_mut();
                value.0 += n;
                *value
            })
        ),
        _ => {
            // Both refuse to swap with a cell that is borrowed, or with itself.
            let other = bytes.below(CELLS);
            assert_eq!(
                outcome(|| ours.swap(&cells.ours[other])),
                outcome(|| theirs.swap(&cells.theirs[other]))
            );
        }
    }
}
