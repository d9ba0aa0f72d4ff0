//! What user code finds that runs inside of a verb: a `Drop`, a `Clone`, a `Default`, a closure.
//!
//! A verb that puts a value in lets go of the cell or lock before the old value is dropped, so that a
//! `Drop` may use it. A `Clone` runs while the value is held, since it needs the value; where that is
//! exclusive, a `Clone` that asks for the lock would wait for itself. What is dropped through a guard is
//! dropped while the guard stands, as with any guard.

use core::cell::Cell as StdCell;
use std::rc::{Rc, Weak};

use interior_runtime::raw::LockApi;
use interior_runtime::{Cell, Mutex, RefCell, RwLock};

type OurMutex<T> = Mutex<T, LockApi<parking_lot::RawMutex>>;
type OurRwLock<T> = RwLock<T, LockApi<parking_lot::RawRwLock>>;

/// A value that asks, when it is dropped or cloned, whether its home is free to be changed.
#[derive(Default)]
struct Asks {
    /// `None` where nobody wants to know.
    home: Option<Question>,
}

struct Question {
    is_free: Box<dyn Fn() -> bool>,
    answer: Rc<StdCell<Option<bool>>>,
}

impl Asks {
    fn ask(&self) {
        if let Some(home) = &self.home {
            home.answer.set(Some((home.is_free)()));
        }
    }
}

impl Drop for Asks {
    fn drop(&mut self) {
        self.ask();
    }
}

impl Clone for Asks {
    fn clone(&self) -> Self {
        self.ask();
        Self::default()
    }
}

/// A home with a value in it that asks, and where its answer arrives.
macro_rules! home {
    ($Kind:ident::$new:ident, |$home:ident| $is_free:expr) => {{
        let answer = Rc::new(StdCell::new(None));
        let home = Rc::new($Kind::$new(Asks::default()));
        home.set(Asks {
            home: Some(Question {
                is_free: {
                    let home: Weak<$Kind<Asks>> = Rc::downgrade(&home);
                    // At the end of a test the home drops its last value, and is no more.
                    Box::new(move || home.upgrade().is_none_or(|$home| $is_free))
                },
                answer: Rc::clone(&answer),
            }),
        });
        assert_eq!(answer.get(), None, "nobody has asked yet");
        (home, answer)
    }};
}

/// The verbs that put a value in.
macro_rules! putting_in {
    ($($kind:ident: $Kind:ident::$new:ident, |$home:ident| $is_free:expr;)+) => {$(
        mod $kind {
            use super::*;

            #[test]
            fn set_drops_the_old_value_when_all_is_free() {
                let (home, answer) = home!($Kind::$new, |$home| $is_free);
                home.set(Asks::default());
                assert_eq!(answer.get(), Some(true));
            }

            #[test]
            fn replace_and_take_hand_it_out_when_all_is_free() {
                let (home, answer) = home!($Kind::$new, |$home| $is_free);
                let old = home.replace(Asks::default());
                assert_eq!(answer.get(), None, "dropped too early");
                drop(old);
                assert_eq!(answer.take(), Some(true));
                let (home, answer) = home!($Kind::$new, |$home| $is_free);
                let old = home.take();
                assert_eq!(answer.get(), None, "dropped too early");
                drop(old);
                assert_eq!(answer.get(), Some(true));
            }

            #[test]
            fn into_inner_and_drop_need_no_lock() {
                let value = Rc::new(());
                drop($Kind::$new(Rc::clone(&value)));
                drop($Kind::$new(Rc::clone(&value)).into_inner());
                assert_eq!(Rc::strong_count(&value), 1);
            }
        }
    )+};
}

putting_in! {
    // A cell is never held; that it can be read and set again is all there is to ask.
    cell: Cell::new, |home| {
        home.set(Asks::default());
        true
    };
    refcell: RefCell::new, |home| home.try_borrow_mut().is_ok();
    mutex: OurMutex::with_raw, |home| home.try_lock().is_some();
    rwlock: OurRwLock::with_raw, |home| home.try_write().is_some();
}

/// The verbs that let user code look at the value, or change it in place.
macro_rules! looking_in {
    ($($kind:ident: $Kind:ident::$new:ident, $reads:expr, $writes:expr, $write:ident;)+) => {
        mod looking_in {$(
            mod $kind {
                use super::super::*;

                #[test]
                fn a_clone_runs_while_the_value_is_held() {
                    let (home, answer) = home!($Kind::$new, |home| $writes(&home));
                    drop(home.get_cloned());
                    assert_eq!(answer.get(), Some(false), "changed while it is cloned");
                }

                #[test]
                fn what_is_dropped_through_a_guard_is_dropped_while_it_stands() {
                    let (home, answer) = home!($Kind::$new, |home| $reads(&home));
                    *home.$write() = Asks::default();
                    assert_eq!(answer.get(), Some(false));
                    let (home, answer) = home!($Kind::$new, |home| $reads(&home));
                    home.with_mut(|value| *value = Asks::default());
                    assert_eq!(answer.get(), Some(false));
                }
            }
        )+}
    };
}

looking_in! {
    refcell: RefCell::new, |home: &RefCell<Asks>| home.try_borrow().is_ok(),
        |home: &RefCell<Asks>| home.try_borrow_mut().is_ok(), borrow_mut;
    mutex: OurMutex::with_raw, |home: &OurMutex<Asks>| home.try_lock().is_some(),
        |home: &OurMutex<Asks>| home.try_lock().is_some(), lock;
    rwlock: OurRwLock::with_raw, |home: &OurRwLock<Asks>| home.try_read().is_some(),
        |home: &OurRwLock<Asks>| home.try_write().is_some(), write;
}

/// Beside a clone of a shared kind others may read.
#[test]
fn a_clone_leaves_readers_in_where_the_kind_has_some() {
    let (home, answer) = home!(RefCell::new, |home| home.try_borrow().is_ok());
    drop(home.get_cloned());
    assert_eq!(answer.get(), Some(true));
    let (home, answer) = home!(OurRwLock::with_raw, |home| home.try_read().is_some());
    drop(home.get_cloned());
    assert_eq!(answer.get(), Some(true));
}
