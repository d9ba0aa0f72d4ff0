//! The suite for the guards of readers-writer locks.

use std::panic::panic_any;
use std::thread;

use interior_runtime::raw::{RawRwLock, RawRwLockDowngrade};
use interior_runtime::{
    MappedRwLockReadGuard, MappedRwLockWriteGuard, RwLock, RwLockReadGuard, RwLockWriteGuard,
};

use super::{over_raw_locks, panics};

over_raw_locks! {
    default: DefaultRwLock, parking_lot: RawRwLock;
    guards_show_the_value
    maps
    narrows_what_is_narrowed
    filter_maps
    try_maps
    a_panic_in_a_projection_unlocks
    a_writer_becomes_a_reader
    no_writer_comes_between
}

/// A pair that tests narrow to its halves.
fn pair<R: RawRwLock>() -> RwLock<(i32, String), R> {
    RwLock::with_raw((1, String::from("one")))
}

fn guards_show_the_value<R: RawRwLock>() {
    let l = pair::<R>();
    assert_eq!(format!("{:?}", l.read()), r#"(1, "one")"#);
    assert_eq!(format!("{:?}", l.write()), r#"(1, "one")"#);
    let word = RwLockReadGuard::map(l.read(), |pair| &pair.1);
    assert_eq!(format!("{word} {word:?}"), r#"one "one""#);
    drop(word);
    let word = RwLockWriteGuard::map(l.write(), |pair| &mut pair.1);
    assert_eq!(format!("{word} {word:?}"), r#"one "one""#);
}

fn maps<R: RawRwLock>() {
    let l = pair::<R>();
    let word = RwLockReadGuard::map(l.read(), |pair| pair.1.as_str());
    assert_eq!(&*word, "one");
    assert!(l.try_read().is_some() && l.try_write().is_none());
    drop(word);
    assert!(!l.is_locked());
    let mut number = RwLockWriteGuard::map(l.write(), |pair| &mut pair.0);
    *number += 1;
    assert!(l.try_read().is_none());
    drop(number);
    assert!(!l.is_locked());
    assert_eq!(l.into_inner().0, 2);
}

fn narrows_what_is_narrowed<R: RawRwLock>() {
    let l = pair::<R>();
    let word = RwLockReadGuard::map(l.read(), |pair| pair.1.as_str());
    let word = MappedRwLockReadGuard::map(word, |word| &word[1..]);
    let Err(word) = MappedRwLockReadGuard::filter_map(word, |word| word.get(7..)) else {
        panic!("there is no such part")
    };
    let Ok(word) = MappedRwLockReadGuard::try_map(word, |word| word.get(1..).ok_or(())) else {
        panic!("there is such a part")
    };
    assert_eq!(&*word, "e");
    drop(word);
    assert!(!l.is_locked());

    let word = RwLockWriteGuard::map(l.write(), |pair| pair.1.as_mut_str());
    let word = MappedRwLockWriteGuard::map(word, |word| &mut word[1..]);
    let Err(word) = MappedRwLockWriteGuard::filter_map(word, |word| word.get_mut(7..)) else {
        panic!("there is no such part")
    };
    let Ok(mut word) = MappedRwLockWriteGuard::try_map(word, |word| word.get_mut(1..).ok_or(()))
    else {
        panic!("there is such a part")
    };
    word.make_ascii_uppercase();
    drop(word);
    assert!(!l.is_locked());
    assert_eq!(l.into_inner().1, "onE");
}

fn filter_maps<R: RawRwLock>() {
    let l = RwLock::<Vec<i32>, R>::with_raw(vec![1]);
    let Err(whole) = RwLockReadGuard::filter_map(l.read(), |all| all.get(1)) else {
        panic!("there is no second")
    };
    assert!(l.is_locked() && whole.len() == 1);
    drop(whole);
    let Err(mut whole) = RwLockWriteGuard::filter_map(l.write(), |all| all.get_mut(1)) else {
        panic!("there is no second")
    };
    assert!(l.is_locked_for_writing());
    whole.push(2);
    let Ok(mut second) = RwLockWriteGuard::filter_map(whole, |all| all.get_mut(1)) else {
        panic!("there is a second")
    };
    *second += 10;
    drop(second);
    let Ok(second) = RwLockReadGuard::filter_map(l.read(), |all| all.get(1)) else {
        panic!("there is a second")
    };
    assert_eq!(*second, 12);
    drop(second);
    assert!(!l.is_locked());
}

fn try_maps<R: RawRwLock>() {
    let l = RwLock::<Vec<i32>, R>::with_raw(vec![1]);
    let Err((whole, "none")) = RwLockReadGuard::try_map(l.read(), |all| all.get(1).ok_or("none"))
    else {
        panic!("there is no second")
    };
    assert!(l.is_locked() && whole.len() == 1);
    drop(whole);
    let Err((whole, "none")) =
        RwLockWriteGuard::try_map(l.write(), |all| all.get_mut(1).ok_or("none"))
    else {
        panic!("there is no second")
    };
    let Ok(mut first) = RwLockWriteGuard::try_map(whole, |all| all.get_mut(0).ok_or(())) else {
        panic!("there is a first")
    };
    *first += 10;
    drop(first);
    let Ok(first) = RwLockReadGuard::try_map(l.read(), |all| all.first().ok_or(())) else {
        panic!("there is a first")
    };
    assert_eq!(*first, 11);
    drop(first);
    assert!(!l.is_locked());
}

fn a_panic_in_a_projection_unlocks<R: RawRwLock>() {
    let l = pair::<R>();
    panics("read", || {
        RwLockReadGuard::map(l.read(), |_| -> &u8 { panic_any("read") })
    });
    assert!(!l.is_locked());
    panics("read try", || {
        RwLockReadGuard::try_map(l.read(), |_| -> Result<&u8, ()> { panic_any("read try") })
    });
    assert!(!l.is_locked());
    panics("write", || {
        RwLockWriteGuard::map(l.write(), |_| -> &mut u8 { panic_any("write") })
    });
    assert!(!l.is_locked());
    panics("write try", || {
        RwLockWriteGuard::try_map(l.write(), |_| -> Result<&mut u8, ()> {
            panic_any("write try")
        })
    });
    assert!(!l.is_locked());
    panics("mapped", || {
        let word = RwLockReadGuard::map(l.read(), |pair| &pair.1);
        MappedRwLockReadGuard::map(word, |_| -> &u8 { panic_any("mapped") })
    });
    assert!(!l.is_locked());
    panics("mapped write", || {
        let word = RwLockWriteGuard::map(l.write(), |pair| &mut pair.1);
        MappedRwLockWriteGuard::filter_map(word, |_| -> Option<&mut u8> {
            panic_any("mapped write")
        })
    });
    assert!(!l.is_locked());
}

fn a_writer_becomes_a_reader<R: RawRwLockDowngrade>() {
    let l = RwLock::<i32, R>::with_raw(1);
    let mut writer = l.write();
    *writer = 2;
    let reader = RwLockWriteGuard::downgrade(writer);
    assert_eq!(*reader, 2);
    assert!(l.is_locked() && !l.is_locked_for_writing());
    assert!(l.try_read().is_some() && l.try_write().is_none());
    drop(reader);
    assert!(!l.is_locked());
    l.set(3);
}

fn no_writer_comes_between<R: RawRwLockDowngrade + Sync>() {
    const ROUNDS: usize = 500;
    let l = RwLock::<usize, R>::with_raw(0);
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                for _ in 0..ROUNDS {
                    let mut writer = l.write();
                    *writer += 1;
                    let mine = *writer;
                    let reader = RwLockWriteGuard::downgrade(writer);
                    thread::yield_now();
                    assert_eq!(*reader, mine);
                }
            });
        }
    });
    assert_eq!(l.into_inner(), 3 * ROUNDS);
}
