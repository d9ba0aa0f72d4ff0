//! `RwLock`: guards of all kinds, given back in any order, and verbs while nobody is in their way.

use core::mem;
use core::time::Duration;
use std::sync as theirs;

use interior_runtime::raw::{RawRwLock, RawRwLockDowngrade};
use interior_runtime::{
    MappedRwLockReadGuard, MappedRwLockWriteGuard, RwLock, RwLockReadGuard, RwLockWriteGuard,
    try_lock_all,
};

use super::bytes::Bytes;
use super::{GUARDS, Value, interrupt, interrupted};

const LOCKS: usize = 2;

/// The locks, ours and `std`'s.
struct Locks<R: RawRwLock> {
    ours: [RwLock<Value, R>; LOCKS],
    theirs: [theirs::RwLock<Value>; LOCKS],
}

/// A guard of ours and the one of `std` that was made by the same operations.
enum Held<'b, R: RawRwLock> {
    Read(RwLockReadGuard<'b, Value, R>, TheirRead<'b>),
    ReadPart(MappedRwLockReadGuard<'b, u32, R>, TheirRead<'b>),
    /// Over the lock with this index.
    Write(RwLockWriteGuard<'b, Value, R>, TheirWrite<'b>, usize),
    WritePart(MappedRwLockWriteGuard<'b, u32, R>, TheirWrite<'b>),
}

type TheirRead<'b> = theirs::RwLockReadGuard<'b, Value>;
type TheirWrite<'b> = theirs::RwLockWriteGuard<'b, Value>;

/// Guards and verbs as the bytes say.
pub(crate) fn program<R: RawRwLockDowngrade>(bytes: &mut Bytes<'_>) {
    let locks = Locks::<R> {
        ours: [(); LOCKS].map(|()| RwLock::with_raw((0, 0))),
        theirs: [(); LOCKS].map(|()| theirs::RwLock::new((0, 0))),
    };
    let mut guards = Vec::new();
    while let Some(operation) = bytes.operation(16) {
        match operation {
            0..5 if guards.len() < GUARDS => guards.extend(acquire(bytes, &locks)),
            0..11 if !guards.is_empty() => {
                let held = guards.swap_remove(bytes.below(guards.len()));
                guards.extend(go_on(held, bytes, &locks));
            }
            11 => together(bytes, &locks),
            _ => verb(bytes, &locks),
        }
        for (ours, theirs) in locks.ours.iter().zip(&locks.theirs) {
            let is_held = theirs.try_write().is_err();
            let is_written = theirs.try_read().is_err();
            assert_eq!(ours.is_locked(), is_held);
            assert_eq!(ours.is_locked_for_writing(), is_written);
            assert_eq!(ours.try_write().is_none(), is_held);
            assert_eq!(ours.try_read().is_none(), is_written);
        }
        for held in &guards {
            held.check();
        }
    }
    drop(guards);
    assert_eq!(
        locks.ours.map(RwLock::into_inner),
        locks
            .theirs
            .map(|theirs| theirs.into_inner().expect("no poison"))
    );
}

impl<R: RawRwLock> Held<'_, R> {
    /// Both show the same.
    fn check(&self) {
        match self {
            Self::Read(ours, theirs) => assert_eq!(**ours, **theirs),
            Self::ReadPart(ours, theirs) => assert_eq!(**ours, theirs.1),
            Self::Write(ours, theirs, _) => assert_eq!(**ours, **theirs),
            Self::WritePart(ours, theirs) => assert_eq!(**ours, theirs.1),
        }
    }

    fn forget(self) {
        match self {
            Self::Read(ours, theirs) => mem::forget((ours, theirs)),
            Self::ReadPart(ours, theirs) => mem::forget((ours, theirs)),
            Self::Write(ours, theirs, _) => mem::forget((ours, theirs)),
            Self::WritePart(ours, theirs) => mem::forget((ours, theirs)),
        }
    }
}

/// Takes one of the locks, if nobody is in the way.
fn acquire<'b, R: RawRwLock>(bytes: &mut Bytes<'_>, locks: &'b Locks<R>) -> Option<Held<'b, R>> {
    let lock = bytes.below(LOCKS);
    let (ours, theirs) = (&locks.ours[lock], &locks.theirs[lock]);
    // Only what is free can be waited for in one thread.
    let waits = bytes.is_even();
    match bytes.below(4) {
        0 | 1 => {
            let theirs = theirs.try_read().ok();
            let ours = match theirs {
                Some(_) if waits => Some(ours.read()),
                _ => ours.try_read(),
            };
            assert_eq!(ours.is_some(), theirs.is_some());
            Some(Held::Read(ours?, theirs?))
        }
        2 => {
            let theirs = theirs.try_write().ok();
            let ours = match theirs {
                Some(_) if waits => Some(ours.write()),
                _ => ours.try_write(),
            };
            assert_eq!(ours.is_some(), theirs.is_some());
            Some(Held::Write(ours?, theirs?, lock))
        }
        // The timed forms of the raw lock, with the time over at once; the typed ones go here.
        _ if waits => {
            let state = ours.raw().try_read_within(Duration::ZERO);
            assert_eq!(state.is_some(), theirs.try_read().is_ok());
            // SAFETY: acquired above.
            unsafe { ours.raw().unlock_read(state?) };
            None
        }
        _ => {
            let state = ours.raw().try_write_within(Duration::ZERO);
            assert_eq!(state.is_some(), theirs.try_write().is_ok());
            // SAFETY: acquired above.
            unsafe { ours.raw().unlock_write(state?) };
            None
        }
    }
}

/// Does something with a guard and gives it back, if it is one still.
fn go_on<'b, R: RawRwLockDowngrade>(
    held: Held<'b, R>,
    bytes: &mut Bytes<'_>,
    locks: &'b Locks<R>,
) -> Option<Held<'b, R>> {
    let is_there = bytes.is_even();
    let n = bytes.value();
    Some(match (bytes.below(8), held) {
        (0 | 1, Held::Write(mut ours, mut theirs, lock)) => {
            (*ours, *theirs) = ((n, ours.0), (n, theirs.0));
            Held::Write(ours, theirs, lock)
        }
        (0 | 1, Held::WritePart(mut ours, mut theirs)) => {
            (*ours, theirs.1) = (n, n);
            Held::WritePart(ours, theirs)
        }
        (2, Held::Write(ours, theirs, _)) => {
            Held::WritePart(RwLockWriteGuard::map(ours, |value| &mut value.1), theirs)
        }
        (2, Held::Read(ours, theirs)) => {
            Held::ReadPart(RwLockReadGuard::map(ours, |value| &value.1), theirs)
        }
        (3 | 4, Held::Write(ours, theirs, lock)) => {
            let ours = RwLockWriteGuard::downgrade(ours);
            // In one thread nobody comes in between.
            drop(theirs);
            let theirs = locks.theirs[lock].try_read().expect("nobody writes");
            Held::Read(ours, theirs)
        }
        (5, Held::Read(ours, theirs)) => {
            match RwLockReadGuard::filter_map(ours, |value| is_there.then_some(&value.1)) {
                Ok(ours) => Held::ReadPart(ours, theirs),
                Err(ours) => Held::Read(ours, theirs),
            }
        }
        (5, Held::WritePart(ours, theirs)) => {
            let reason = (!is_there).then_some(n);
            match MappedRwLockWriteGuard::try_map(ours, |value| reason.map_or(Ok(value), Err)) {
                Ok(ours) => Held::WritePart(ours, theirs),
                Err((ours, reason)) => {
                    assert_eq!(reason, n);
                    Held::WritePart(ours, theirs)
                }
            }
        }
        (6, Held::ReadPart(ours, _)) => {
            // A panic on the way ends the guard.
            interrupted(|| {
                drop(MappedRwLockReadGuard::map(ours, |_| -> &u32 {
                    interrupt()
                }));
            });
            return None;
        }
        (6, Held::Write(ours, ..)) => {
            interrupted(|| drop(RwLockWriteGuard::map(ours, |_| -> &mut u32 { interrupt() })));
            return None;
        }
        (7, held) if n == 0 => {
            held.forget();
            return None;
        }
        // Both are dropped.
        _ => return None,
    })
}

/// Takes both locks, one for reading and one for writing.
fn together<R: RawRwLock>(bytes: &mut Bytes<'_>, locks: &Locks<R>) {
    let read = bytes.below(LOCKS);
    let written = 1 - read;
    let n = bytes.value();
    let theirs = (
        locks.theirs[read].try_read(),
        locks.theirs[written].try_write(),
    );
    let set = (locks.ours[read].reading(), locks.ours[written].writing());
    match (try_lock_all(set), theirs) {
        (Some((ours, mut our_target)), (Ok(theirs), Ok(mut their_target))) => {
            assert_eq!(*ours, *theirs);
            (our_target.0, their_target.0) = (n, n);
        }
        (ours, theirs) => {
            assert!(ours.is_none() && (theirs.0.is_err() || theirs.1.is_err()));
        }
    }
}

/// Calls what needs no guard: as an attempt, or where nobody is in the way.
fn verb<R: RawRwLock>(bytes: &mut Bytes<'_>, locks: &Locks<R>) {
    let lock = bytes.below(LOCKS);
    let n = bytes.value();
    let ours = &locks.ours[lock];
    let verb = bytes.below(10);
    if verb < 4 {
        let Ok(theirs) = locks.theirs[lock].try_read() else {
            return assert!(ours.try_with(|_| ()).is_none());
        };
        match verb {
            0 => assert_eq!(ours.get(), *theirs),
            1 => assert_eq!(ours.get_cloned(), *theirs),
            2 => assert_eq!(ours.with(|value| value.0), theirs.0),
            _ => interrupted(|| ours.with(|_| interrupt())),
        }
        return;
    }
    let Ok(mut theirs) = locks.theirs[lock].try_write() else {
        return assert!(ours.try_with_mut(|_| ()).is_none());
    };
    match verb {
        4 => assert_eq!(ours.replace((n, n)), mem::replace(&mut *theirs, (n, n))),
        5 => assert_eq!(ours.take(), mem::take(&mut *theirs)),
        6 => {
            theirs.0 += n;
            assert_eq!(ours.update(|value| (value.0 + n, value.1)), *theirs);
        }
        7 => {
            theirs.1 = n;
            ours.with_mut(|value| value.1 = n);
        }
        8 => {
            // What a closure did before it panicked stays, and the lock is free.
            theirs.0 = n;
            interrupted(|| {
                ours.with_mut(|value| {
                    value.0 = n;
                    interrupt()
                });
            });
        }
        _ => {
            *theirs = (n, 0);
            ours.set((n, 0));
        }
    }
}
