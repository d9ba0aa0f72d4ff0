//! A raw lock of a user's own, which hands out numbered acquisitions and checks that each comes back.
//!
//! It is as simple as can be (a `std` mutex around the set of standing acquisitions) and strict: a
//! state that is released twice, never acquired, or released in the wrong mode panics.

use std::collections::BTreeSet;
use std::sync::{Condvar, Mutex, PoisonError};

use interior_runtime::raw::{RawMutex, RawRwLock, RawRwLockDowngrade};

/// A lock whose acquisitions are numbered.
#[derive(Debug)]
pub(crate) struct Numbered {
    state: Mutex<State>,
    released: Condvar,
}

#[derive(Debug)]
struct State {
    next: u64,
    readers: BTreeSet<u64>,
    writer: Option<u64>,
}

/// The number of an acquisition for reading; not `Copy`, so that the guards must move it.
#[derive(Debug)]
pub(crate) struct Read(u64);

/// The number of an acquisition for writing.
#[derive(Debug)]
pub(crate) struct Write(u64);

impl Numbered {
    const fn new() -> Self {
        Self {
            state: Mutex::new(State {
                next: 0,
                readers: BTreeSet::new(),
                writer: None,
            }),
            released: Condvar::new(),
        }
    }

    fn with<U>(&self, f: impl FnOnce(&mut State) -> U) -> U {
        f(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn wait<U>(&self, mut attempt: impl FnMut(&mut State) -> Option<U>) -> U {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(answer) = attempt(&mut state) {
                return answer;
            }
            state = self
                .released
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl State {
    fn read(&mut self) -> Option<Read> {
        self.writer.is_none().then(|| {
            self.next += 1;
            self.readers.insert(self.next);
            Read(self.next)
        })
    }

    fn write(&mut self) -> Option<Write> {
        (self.writer.is_none() && self.readers.is_empty()).then(|| {
            self.next += 1;
            self.writer = Some(self.next);
            Write(self.next)
        })
    }

    fn end_read(&mut self, Read(number): Read) {
        assert!(self.readers.remove(&number), "not a standing reader");
    }

    fn end_write(&mut self, Write(number): Write) {
        assert_eq!(self.writer.take(), Some(number), "not the standing writer");
    }
}

// SAFETY: `write` succeeds only while the set of acquisitions is empty, and the `std` mutex around
// the set orders each release before the next acquisition.
unsafe impl RawMutex for Numbered {
    const INIT: Self = Self::new();

    type State = Write;

    fn lock(&self) -> Write {
        self.wait(State::write)
    }

    fn try_lock(&self) -> Option<Write> {
        self.with(State::write)
    }

    unsafe fn unlock(&self, state: Write) {
        self.with(|set| set.end_write(state));
        self.released.notify_all();
    }

    fn is_locked(&self) -> bool {
        self.with(|set| set.writer.is_some())
    }
}

// SAFETY: `write` succeeds only while the set of acquisitions is empty and `read` only while it has
// no writer; the `std` mutex around the set orders each release before the next acquisition.
unsafe impl RawRwLock for Numbered {
    const INIT: Self = Self::new();

    type ReadState = Read;
    type WriteState = Write;

    fn read(&self) -> Read {
        self.wait(State::read)
    }

    fn try_read(&self) -> Option<Read> {
        self.with(State::read)
    }

    unsafe fn unlock_read(&self, state: Read) {
        self.with(|set| set.end_read(state));
        self.released.notify_all();
    }

    fn write(&self) -> Write {
        self.wait(State::write)
    }

    fn try_write(&self) -> Option<Write> {
        self.with(State::write)
    }

    unsafe fn unlock_write(&self, state: Write) {
        self.with(|set| set.end_write(state));
        self.released.notify_all();
    }

    fn is_locked(&self) -> bool {
        self.with(|set| set.writer.is_some() || !set.readers.is_empty())
    }

    fn is_locked_for_writing(&self) -> bool {
        self.with(|set| set.writer.is_some())
    }
}

// SAFETY: the writer ends and the reader begins under one hold of the `std` mutex.
unsafe impl RawRwLockDowngrade for Numbered {
    unsafe fn downgrade(&self, state: Write) -> Read {
        let reader = self.with(|set| {
            set.end_write(state);
            set.read()
        });
        self.released.notify_all();
        reader.expect("nobody writes")
    }
}
