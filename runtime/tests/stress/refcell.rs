//! Rounds of `RefCell`: borrows within borrows, in one thread and then in the next.

use core::cell::Cell;
use core::mem;

use interior_runtime::{Ref, RefCell, RefMut};

use super::pair::Pair;
use super::random::Random;
use super::rounds::tests;
use super::{Body, in_threads, is_caught, panic_on_purpose};

tests! {
    refcell: round;
}

/// Borrows that stand, at one depth of the visits.
#[derive(Clone, Copy, Default)]
struct Standing {
    readers: u32,
    writers: u32,
}

impl Standing {
    fn and_reader(self) -> Self {
        Self {
            readers: self.readers + 1,
            ..self
        }
    }

    fn and_writer(self) -> Self {
        Self {
            writers: self.writers + 1,
            ..self
        }
    }
}

/// A cell, what was added to it, and the borrows that somebody has forgotten.
#[derive(Default)]
struct Room {
    cell: RefCell<Pair>,
    added: Cell<u64>,
    leaked: Cell<Standing>,
}

fn round(random: &mut Random) {
    let leaks = random.one_in(4);
    let room = Room::default();
    room.visits(6, leaks, random);
    // Another thread finds what this one has left, and checks it.
    let ours: Body = Box::new(move |mut random| {
        room.visits(6, leaks, &mut random);
        assert_eq!(room.cell.into_inner().sum(), room.added.get());
    });
    in_threads(random, vec![ours]);
}

impl Room {
    /// A few visits one after the other, some of which end by a panic.
    fn visits(&self, most: u64, leaks: bool, random: &mut Random) {
        for _ in 0..random.between(1, most) {
            is_caught(|| self.visit(5, Standing::default(), leaks, random));
            self.check(Standing::default());
        }
    }

    /// The cell refuses and allows what the borrows that stand here and those forgotten ask for.
    fn check(&self, here: Standing) {
        let leaked = self.leaked.get();
        let writers = here.writers + leaked.writers;
        let all = writers + here.readers + leaked.readers;
        assert_eq!(self.cell.try_borrow().is_ok(), writers == 0);
        assert_eq!(self.cell.try_borrow_mut().is_ok(), all == 0);
    }

    /// One visit, with others within while its borrow stands.
    fn visit(&self, depth: u32, here: Standing, leaks: bool, random: &mut Random) {
        self.check(here);
        if depth == 0 {
            return;
        }
        if random.one_in(12) {
            panic_on_purpose();
        }
        let forgets = leaks && random.one_in(8);
        let n = random.below(9);
        if random.one_in(2) {
            if let Ok(mut guard) = self.cell.try_borrow_mut() {
                guard.add(n, random);
                self.added.set(self.added.get() + n);
                let guard = RefMut::map(guard, Pair::as_mut);
                self.visit(depth - 1, here.and_writer(), leaks, random);
                if forgets {
                    mem::forget(guard);
                    self.leaked.set(self.leaked.get().and_writer());
                }
            }
        } else if let Ok(guard) = self.cell.try_borrow() {
            let before = guard.look(random);
            let twin = random.one_in(2).then(|| Ref::clone(&guard));
            let mut now = here.and_reader();
            if twin.is_some() {
                now = now.and_reader();
            }
            self.visit(depth - 1, now, leaks, random);
            assert_eq!(guard.look(random), before);
            if forgets {
                mem::forget(guard);
                self.leaked.set(self.leaked.get().and_reader());
            }
        }
        self.check(here);
        self.visit(depth - 1, here, leaks, random);
    }
}
