//! `Cell` and `RefCell` against those of `std`: the same operations in the same random order have
//! the same outcome.

use core::cell as theirs;
use core::panic::AssertUnwindSafe;
use std::panic::catch_unwind;

use interior_runtime as ours;

/// A small generator (xorshift64, Marsaglia 2003), so that a failing seed can be run again.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

/// What an operation came to: a value, or a refusal.
fn outcome<U>(f: impl FnOnce() -> U) -> Option<U> {
    catch_unwind(AssertUnwindSafe(f)).ok()
}

#[test]
fn cell_does_what_that_of_std_does() {
    for seed in 1..=200 {
        let mut random = Random(seed);
        let ours = [const { ours::Cell::new(0_usize) }; 3];
        let theirs = [const { theirs::Cell::new(0_usize) }; 3];
        for step in 0..200 {
            let (one, other, n) = (random.below(3), random.below(3), random.below(1000));
            let (a, b) = match random.below(6) {
                0 => (ours[one].get(), theirs[one].get()),
                1 => (ours[one].replace(n), theirs[one].replace(n)),
                2 => (ours[one].take(), theirs[one].take()),
                3 => {
                    theirs[one].set(theirs[one].get() + n);
                    (ours[one].update(|old| old + n), theirs[one].get())
                }
                4 => {
                    ours[one].swap(&ours[other]);
                    theirs[one].swap(&theirs[other]);
                    (0, 0)
                }
                _ => {
                    ours[one].set(n);
                    theirs[one].set(n);
                    (0, 0)
                }
            };
            assert_eq!(a, b, "seed {seed}, step {step}");
            for k in 0..3 {
                assert_eq!(ours[k].get(), theirs[k].get(), "seed {seed}, step {step}");
            }
        }
    }
}

type Value = (u32, u32);

/// Guards of one cell of ours and one of `std`'s, taken by the same operations.
#[derive(Default)]
struct Guards<'b> {
    refs: Vec<(ours::Ref<'b, u32>, theirs::Ref<'b, u32>)>,
    ref_muts: Vec<(ours::RefMut<'b, u32>, theirs::RefMut<'b, u32>)>,
}

#[test]
fn refcell_does_what_that_of_std_does() {
    for seed in 1..=300 {
        run(seed);
    }
}

/// Runs one sequence.
fn run(seed: u64) {
    let mut random = Random(seed);
    let ours = ours::RefCell::new((0, 0));
    let theirs = theirs::RefCell::new((0, 0));
    let mut guards = Guards::default();
    for step in 0..150 {
        let n = u32::try_from(random.below(1000)).unwrap();
        let choice = random.below(14);
        let pick = random.below(8);
        let same = agree(choice, n, pick, &ours, &theirs, &mut guards);
        assert!(same, "seed {seed}, step {step}");
    }
    drop(guards);
    assert_eq!(ours.into_inner(), theirs.into_inner(), "seed {seed}");
}

/// Does one operation on both cells and tells whether it came to the same.
fn agree<'b>(
    choice: usize,
    n: u32,
    pick: usize,
    ours: &'b ours::RefCell<Value>,
    theirs: &'b theirs::RefCell<Value>,
    guards: &mut Guards<'b>,
) -> bool {
    let Guards { refs, ref_muts } = guards;
    match choice {
        0 | 1 => match (ours.try_borrow(), theirs.try_borrow()) {
            (Ok(a), Ok(b)) => {
                let same = *a == *b;
                refs.push((
                    ours::Ref::map(a, |value| &value.0),
                    theirs::Ref::map(b, |value| &value.0),
                ));
                same
            }
            (Err(_), Err(_)) => true,
            _ => false,
        },
        2 => match (ours.try_borrow_mut(), theirs.try_borrow_mut()) {
            (Ok(mut a), Ok(mut b)) => {
                a.0 = n;
                b.0 = n;
                ref_muts.push((
                    ours::RefMut::map(a, |value| &mut value.1),
                    theirs::RefMut::map(b, |value| &mut value.1),
                ));
                true
            }
            (Err(_), Err(_)) => true,
            _ => false,
        },
        3 => match (ours.try_borrow_mut(), theirs.try_borrow_mut()) {
            (Ok(a), Ok(b)) => {
                let a = ours::RefMut::map_split(a, |value| (&mut value.0, &mut value.1));
                let b = theirs::RefMut::map_split(b, |value| (&mut value.0, &mut value.1));
                ref_muts.push((a.0, b.0));
                ref_muts.push((a.1, b.1));
                true
            }
            (Err(_), Err(_)) => true,
            _ => false,
        },
        4 => {
            if let Some((a, b)) = refs.get(pick) {
                let twin = (ours::Ref::clone(a), theirs::Ref::clone(b));
                refs.push(twin);
            }
            true
        }
        5 => {
            if let Some((a, b)) = ref_muts.get_mut(pick) {
                **a += n;
                **b += n;
                return **a == **b;
            }
            true
        }
        6..9 => {
            if pick < refs.len() {
                drop(refs.swap_remove(pick));
            } else if pick < ref_muts.len() {
                drop(ref_muts.swap_remove(pick));
            }
            true
        }
        9 => outcome(|| ours.replace((n, n))) == outcome(|| theirs.replace((n, n))),
        10 => outcome(|| ours.take()) == outcome(|| theirs.take()),
        11 => outcome(|| ours.get()) == outcome(|| *theirs.borrow()),
        12 => outcome(|| ours.set((n, 0))) == outcome(|| _ = theirs.replace((n, 0))),
        _ => {
            // Both refuse to swap with a cell that is borrowed, and swap otherwise.
            let (a, b) = (ours::RefCell::new((n, 1)), theirs::RefCell::new((n, 1)));
            outcome(|| ours.swap(&a)) == outcome(|| theirs.swap(&b)) && a.get() == *b.borrow()
        }
    }
}
