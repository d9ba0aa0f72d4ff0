//! What every lock does, whatever raw lock stands under it: one suite, run over several.

mod mutex;
mod mutex_guards;
mod mutex_owned;
mod mutex_timed;
mod rwlock;
mod rwlock_guards;
mod rwlock_owned;
mod rwlock_timed;

use core::panic::AssertUnwindSafe;
use core::time::Duration;
use std::panic::catch_unwind;

/// Runs generic tests over each raw lock there is.
macro_rules! over_raw_locks {
    (
        default: $Default:ident, parking_lot: $ParkingLot:ident;
        $($test:ident)+
    ) => {
        #[cfg(feature = "std")]
        mod default {
            $(#[test]
            fn $test() {
                super::$test::<interior_runtime::raw::$Default>();
            })+
        }

        mod parking_lot_0_13 {
            $(#[test]
            fn $test() {
                super::$test::<interior_runtime::raw::LockApi<parking_lot::$ParkingLot>>();
            })+
        }

        mod parking_lot_0_12 {
            $(#[test]
            fn $test() {
                super::$test::<interior_runtime::raw::LockApi04<parking_lot_012::$ParkingLot>>();
            })+
        }

        mod parking_lot_0_13_timed {
            $(#[test]
            fn $test() {
                super::$test::<interior_runtime::raw::LockApiTimed<parking_lot::$ParkingLot>>();
            })+
        }

        mod parking_lot_0_12_timed {
            $(#[test]
            fn $test() {
                super::$test::<interior_runtime::raw::LockApi04Timed<parking_lot_012::$ParkingLot>>();
            })+
        }

        mod of_a_users_own {
            $(#[test]
            fn $test() {
                super::$test::<crate::numbered::Numbered>();
            })+
        }
    };
}
use over_raw_locks;

/// A time limit that is meant to run out.
const SHORT: Duration = Duration::from_millis(1);
/// A time limit that nobody reaches.
const LONG: Duration = Duration::from_secs(60);

/// Runs `f`, which must panic with `message`.
#[track_caller]
fn panics<U>(message: &str, f: impl FnOnce() -> U) {
    let payload = catch_unwind(AssertUnwindSafe(f))
        .err()
        .expect("there was no panic");
    assert_eq!(payload.downcast_ref(), Some(&message));
}

/// A value that calls a closure when it is dropped.
struct OnDrop<F: FnMut()>(F);

impl<F: FnMut()> Drop for OnDrop<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}
