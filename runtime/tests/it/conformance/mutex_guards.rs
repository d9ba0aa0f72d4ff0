//! The suite for the guards of mutexes.

use std::panic::panic_any;

use interior_runtime::raw::RawMutex;
use interior_runtime::{MappedMutexGuard, Mutex, MutexGuard, MutexRef};

use super::{over_raw_locks, panics};

over_raw_locks! {
    default: DefaultMutex, parking_lot: RawMutex;
    guards_show_the_value
    maps
    maps_a_mapped_guard
    filter_maps
    try_maps
    a_panic_in_a_projection_unlocks
    becomes_a_look_that_still_locks
    looks_can_be_narrowed
}

/// A pair that tests narrow to its halves.
fn pair<R: RawMutex>() -> Mutex<(i32, String), R> {
    Mutex::with_raw((1, String::from("one")))
}

fn guards_show_the_value<R: RawMutex>() {
    let m = pair::<R>();
    assert_eq!(format!("{:?}", m.lock()), r#"(1, "one")"#);
    let word = MutexGuard::map(m.lock(), |pair| &mut pair.1);
    assert_eq!(format!("{word} {word:?}"), r#"one "one""#);
    let word = MappedMutexGuard::into_ref(word);
    assert_eq!(format!("{word:>5} {word:?}"), r#"  one "one""#);
}

fn maps<R: RawMutex>() {
    let m = pair::<R>();
    let mut number = MutexGuard::map(m.lock(), |pair| &mut pair.0);
    *number += 1;
    assert!(m.is_locked());
    drop(number);
    assert!(!m.is_locked());
    assert_eq!(m.into_inner().0, 2);
}

fn maps_a_mapped_guard<R: RawMutex>() {
    let m = pair::<R>();
    let word = MutexGuard::map(m.lock(), |pair| &mut pair.1);
    let mut text = MappedMutexGuard::map(word, String::as_mut_str);
    text.make_ascii_uppercase();
    assert!(m.is_locked());
    let Err(text) = MappedMutexGuard::filter_map(text, |_| None::<&mut u8>) else {
        panic!("there is no such part")
    };
    let Err((text, 5)) = MappedMutexGuard::try_map(text, |_| Err::<&mut u8, _>(5)) else {
        panic!("there is no such part")
    };
    let Ok(text) = MappedMutexGuard::filter_map(text, |text| text.get_mut(1..)) else {
        panic!("there is such a part")
    };
    let Ok(text) = MappedMutexGuard::try_map(text, |text| text.get_mut(1..).ok_or(())) else {
        panic!("there is such a part")
    };
    assert_eq!(&*text, "E");
    assert!(m.is_locked());
    drop(text);
    assert!(!m.is_locked());
    assert_eq!(m.into_inner().1, "ONE");
}

fn filter_maps<R: RawMutex>() {
    let m = Mutex::<Vec<i32>, R>::with_raw(vec![1]);
    let Err(mut whole) = MutexGuard::filter_map(m.lock(), |all| all.get_mut(1)) else {
        panic!("there is no second")
    };
    assert!(m.is_locked());
    whole.push(2);
    let Ok(mut second) = MutexGuard::filter_map(whole, |all| all.get_mut(1)) else {
        panic!("there is a second")
    };
    *second += 10;
    drop(second);
    assert!(!m.is_locked());
    assert_eq!(m.into_inner(), [1, 12]);
}

fn try_maps<R: RawMutex>() {
    let m = Mutex::<Vec<i32>, R>::with_raw(vec![1]);
    let Err((mut whole, length)) = MutexGuard::try_map(m.lock(), |all| {
        let length = all.len();
        all.get_mut(1).ok_or(length)
    }) else {
        panic!("there is no second")
    };
    assert_eq!(length, 1);
    whole.push(2);
    let Ok(mut second) = MutexGuard::try_map(whole, |all| all.get_mut(1).ok_or("none")) else {
        panic!("there is a second")
    };
    *second += 10;
    drop(second);
    assert_eq!(m.into_inner(), [1, 12]);
}

fn a_panic_in_a_projection_unlocks<R: RawMutex>() {
    let m = pair::<R>();
    let mapped = || MutexGuard::map(m.lock(), |pair| &mut pair.1);
    let look = || MutexGuard::into_ref(m.lock());
    panics("map", || {
        MutexGuard::map(m.lock(), |_| -> &mut u8 { panic_any("map") })
    });
    assert!(!m.is_locked());
    panics("filter_map", || {
        MutexGuard::filter_map(m.lock(), |_| -> Option<&mut u8> { panic_any("filter_map") })
    });
    assert!(!m.is_locked());
    panics("try_map", || {
        MutexGuard::try_map(m.lock(), |_| -> Result<&mut u8, ()> {
            panic_any("try_map")
        })
    });
    assert!(!m.is_locked());
    panics("mapped", || {
        MappedMutexGuard::map(mapped(), |_| -> &mut u8 { panic_any("mapped") })
    });
    assert!(!m.is_locked());
    panics("mapped try", || {
        MappedMutexGuard::try_map(mapped(), |_| -> Result<&mut u8, ()> {
            panic_any("mapped try")
        })
    });
    assert!(!m.is_locked());
    panics("look", || {
        MutexRef::map(look(), |_| -> &u8 { panic_any("look") })
    });
    assert!(!m.is_locked());
    panics("look try", || {
        MutexRef::try_map(look(), |_| -> Result<&u8, ()> { panic_any("look try") })
    });
    assert!(!m.is_locked());
}

fn becomes_a_look_that_still_locks<R: RawMutex>() {
    let m = pair::<R>();
    let look = MutexGuard::into_ref(m.lock());
    assert_eq!(look.0, 1);
    assert!(m.try_lock().is_none());
    drop(look);
    let look = MappedMutexGuard::into_ref(MutexGuard::map(m.lock(), |pair| &mut pair.1));
    assert_eq!(&*look, "one");
    assert!(m.try_lock().is_none());
    drop(look);
    assert!(m.try_lock().is_some());
}

fn looks_can_be_narrowed<R: RawMutex>() {
    let m = pair::<R>();
    let word = MutexRef::map(MutexGuard::into_ref(m.lock()), |pair| pair.1.as_str());
    let Err(word) = MutexRef::filter_map(word, |word| word.get(7..)) else {
        panic!("there is no such part")
    };
    let Err((word, 7)) = MutexRef::try_map(word, |word| word.get(7..).ok_or(7)) else {
        panic!("there is no such part")
    };
    let Ok(word) = MutexRef::filter_map(word, |word| word.get(1..)) else {
        panic!("there is such a part")
    };
    let Ok(word) = MutexRef::try_map(word, |word| word.get(1..).ok_or(())) else {
        panic!("there is such a part")
    };
    assert_eq!(&*word, "e");
    assert!(m.is_locked());
    drop(word);
    assert!(!m.is_locked());
}
