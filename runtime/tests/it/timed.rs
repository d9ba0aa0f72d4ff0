//! What the raw lock is asked by verbs with a time limit.

use core::time::Duration;

use interior_runtime::{Mutex, RwLock};

use crate::telling::{Telling, events};

/// A time limit that is over at once, since the lock of these tests never waits.
const SOME: Duration = Duration::from_secs(1);

#[test]
fn no_time_at_all_means_to_try() {
    let m = Mutex::<i32, Telling>::with_raw(1);
    let l = RwLock::<i32, Telling>::with_raw(1);
    let told = events(|| {
        drop(m.try_lock_for(Duration::ZERO));
        drop(l.try_read_for(Duration::ZERO));
        drop(l.try_write_for(Duration::ZERO));
        #[cfg(feature = "std")]
        {
            let now = std::time::Instant::now();
            drop(m.try_lock_until(now));
            drop(l.try_read_until(now));
            drop(l.try_write_until(now));
        }
    });
    assert!(told.iter().all(|event| *event == "unlocked"), "{told:?}");
    assert!(told.len() >= 3, "all of them got the lock");
}

#[test]
fn some_time_means_to_wait() {
    const ASKED: [&str; 2] = ["asked to wait", "unlocked"];
    let m = Mutex::<i32, Telling>::with_raw(1);
    let l = RwLock::<i32, Telling>::with_raw(1);
    assert_eq!(events(|| drop(m.try_lock_for(SOME))), ASKED);
    assert_eq!(events(|| drop(l.try_read_for(SOME))), ASKED);
    assert_eq!(events(|| drop(l.try_write_for(SOME))), ASKED);
    #[cfg(feature = "std")]
    {
        let later = std::time::Instant::now() + Duration::from_secs(600);
        assert_eq!(events(|| drop(m.try_lock_until(later))), ASKED);
        assert_eq!(events(|| drop(l.try_read_until(later))), ASKED);
        assert_eq!(events(|| drop(l.try_write_until(later))), ASKED);
    }
    let guard = l.read();
    let told = events(|| assert!(l.try_write_for(SOME).is_none()));
    assert_eq!(told, ASKED[..1]);
    drop(guard);
}
