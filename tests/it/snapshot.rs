//! `snapshot`: a consistent cut, alive against whoever else takes the locks.

use core::panic::AssertUnwindSafe;
use core::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::panic::catch_unwind;
use std::sync::{Arc, OnceLock, Weak};
use std::thread;

use interior::Shared;

#[derive(Shared, Clone, Debug, PartialEq)]
#[shared(sync)]
struct Books {
    #[shared(mutex)]
    left: i64,
    #[shared(rwlock)]
    right: i64,
}

#[test]
fn a_snapshot_is_a_cut_through_all_locks() {
    let books = SharedBooks::from(Books { left: 0, right: 0 });
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for step in 1..20_000 {
                let mut left = books.left().lock();
                let mut right = books.right().write();
                (*left, *right) = (step, -step);
            }
            done.store(true, Ordering::Release);
        });
        while !done.load(Ordering::Acquire) {
            let Books { left, right } = books.snapshot();
            assert_eq!(left, -right);
        }
    });
}

#[test]
fn a_snapshot_lives_among_writers_that_nest_either_way() {
    let books = SharedBooks::from(Books { left: 0, right: 0 });
    thread::scope(|scope| {
        scope.spawn(|| {
            for _ in 0..5_000 {
                // One writer nests left to right, and to keep the writers themselves alive the
                // other tries right to left.
                let mut left = books.left().lock();
                let mut right = books.right().write();
                (*left, *right) = (*left + 1, *right - 1);
            }
        });
        scope.spawn(|| {
            for _ in 0..5_000 {
                let mut right = books.right().write();
                if let Some(mut left) = books.left().try_lock() {
                    (*left, *right) = (*left + 1, *right - 1);
                }
            }
        });
        for _ in 0..5_000 {
            let Books { left, right } = books.snapshot();
            assert_eq!(left, -right);
        }
    });
}

#[derive(Debug)]
struct Touchy(bool);

impl Clone for Touchy {
    fn clone(&self) -> Self {
        assert!(!self.0, "this clone panics");
        Self(self.0)
    }
}

#[test]
fn a_panicking_clone_leaves_every_lock_usable() {
    #[derive(Shared)]
    struct Panicky {
        #[shared(mutex)]
        first: u8,
        #[shared(rwlock)]
        touchy: Touchy,
    }
    let shared = SharedPanicky::from(Panicky {
        first: 1,
        touchy: Touchy(true),
    });
    assert!(catch_unwind(AssertUnwindSafe(|| shared.snapshot())).is_err());
    assert!(shared.first().try_lock().is_some());
    assert!(shared.touchy().try_write().is_some());
    shared.touchy().write().0 = false;
    assert!(!shared.snapshot().touchy.0);
}

/// A value whose clone, when it is dropped, takes all locks of the struct that it was cloned out of.
struct Returning {
    home: Arc<OnceLock<Weak<SharedHome>>>,
    is_clone: bool,
}

impl Returning {
    fn to(home: &Arc<OnceLock<Weak<SharedHome>>>) -> Self {
        let home = Arc::clone(home);
        Self {
            home,
            is_clone: false,
        }
    }
}

impl Clone for Returning {
    fn clone(&self) -> Self {
        let mut clone = Self::to(&self.home);
        clone.is_clone = true;
        clone
    }
}

impl Drop for Returning {
    fn drop(&mut self) {
        let home = self.home.get().and_then(Weak::upgrade);
        if let Some(home) = home.filter(|_| self.is_clone) {
            let are_free = home.first().try_lock().is_some()
                && home.second().try_write().is_some()
                && home.touchy().try_lock().is_some()
                && home.last().try_write().is_some();
            // It counts, because a panic would be one too many here.
            DROPPED_FREE.fetch_add(u32::from(are_free), Ordering::Relaxed);
        }
    }
}

/// How many clones were dropped while all locks were free; one test looks at it.
static DROPPED_FREE: AtomicU32 = AtomicU32::new(0);

#[derive(Shared)]
struct Home {
    #[shared(mutex)]
    first: Returning,
    #[shared(rwlock)]
    second: Returning,
    #[shared(mutex)]
    touchy: Touchy,
    #[shared(rwlock)]
    last: u8,
}

#[test]
fn what_was_cloned_before_a_panic_is_dropped_when_no_lock_is_held() {
    let home = Arc::default();
    let shared = Arc::new(SharedHome::from(Home {
        first: Returning::to(&home),
        second: Returning::to(&home),
        touchy: Touchy(true),
        last: 1,
    }));
    assert!(home.set(Arc::downgrade(&shared)).is_ok());
    assert!(catch_unwind(AssertUnwindSafe(|| shared.snapshot())).is_err());
    assert_eq!(DROPPED_FREE.load(Ordering::Relaxed), 2);
}

#[test]
fn a_mutably_borrowed_refcell_panics_and_leaves_the_locks_free() {
    #[derive(Shared)]
    struct Half {
        #[shared(mutex)]
        locked: u8,
        #[shared(refcell)]
        borrowed: u8,
    }
    let shared = SharedHalf::from(Half {
        locked: 1,
        borrowed: 2,
    });
    let guard = shared.borrowed().borrow_mut();
    assert!(catch_unwind(AssertUnwindSafe(|| shared.snapshot())).is_err());
    drop(guard);
    assert!(shared.locked().try_lock().is_some());
    assert_eq!(shared.snapshot().borrowed, 2);
}

#[test]
fn a_hundred_locks_are_held_at_once() {
    macro_rules! wide {
        ($($field:ident)*) => {
            #[derive(Shared, Clone, Default)]
            #[shared(default = mutex, derive(Default))]
            struct Wide { $($field: u8),* }
            let wide = SharedWide::default();
            $(wide.$field().set(1);)*
            let copy = wide.snapshot();
            assert_eq!([$(copy.$field),*].iter().map(|&byte| u32::from(byte)).sum::<u32>(), 100);
        };
    }
    wide!(
        a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 c0 c1 c2 c3 c4 c5 c6 c7 c8 c9
        d0 d1 d2 d3 d4 d5 d6 d7 d8 d9 e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 f0 f1 f2 f3 f4 f5 f6 f7 f8 f9
        g0 g1 g2 g3 g4 g5 g6 g7 g8 g9 h0 h1 h2 h3 h4 h5 h6 h7 h8 h9 i0 i1 i2 i3 i4 i5 i6 i7 i8 i9
        j0 j1 j2 j3 j4 j5 j6 j7 j8 j9
    );
}

#[test]
fn no_snapshot_leaves_room_for_a_method_of_that_name() {
    #[derive(Shared)]
    #[shared(no_snapshot)]
    struct Own {
        #[shared(mutex)]
        value: u8,
    }
    impl SharedOwn {
        fn snapshot(&self) -> u8 {
            self.value().get()
        }
    }
    assert_eq!(SharedOwn::from(Own { value: 3 }).snapshot(), 3);
}

#[test]
fn a_cell_is_copied_out_or_its_shared_pointer_is_cloned() {
    use std::rc::{Rc, Weak};

    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Mode {
        Idle,
        Busy(u8),
    }
    #[derive(Shared)]
    struct Node {
        #[shared(cell)]
        mode: Mode,
        #[shared(cell)]
        next: Option<Rc<Mode>>,
        #[shared(cell)]
        parent: Weak<Mode>,
    }
    let mode = Rc::new(Mode::Busy(1));
    let node = SharedNode::from(Node {
        mode: Mode::Idle,
        next: Some(Rc::clone(&mode)),
        parent: Rc::downgrade(&mode),
    });
    node.mode().set(Mode::Busy(2));
    let copy = node.snapshot();
    assert_eq!(copy.mode, Mode::Busy(2));
    assert!(copy.next.is_some_and(|next| Rc::ptr_eq(&next, &mode)));
    assert_eq!(copy.parent.upgrade(), Some(mode));
}
