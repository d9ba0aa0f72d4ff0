//! A type that is of the kind, by any name and behind any pointer.

use std::ops::Deref;
use std::rc::{Rc, Weak};
use std::sync::{Arc, LazyLock};

use interior::raw::RawMutex;
use interior::{Atomic, Cell, Mutex, RefCell, RwLock, Shared};

type Names<T> = Rc<RefCell<Vec<T>>>;

struct Pointer<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Pointer<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

trait Owner {
    type Lock: Deref<Target = Mutex<u8>>;
}

#[derive(Shared)]
#[shared(no_snapshot)]
struct Parser<'a, T, R: RawMutex, O: Owner, P: Deref<Target = RwLock<T>>> {
    #[shared(cell, wrapped)]
    line: Cell<u8>,
    #[shared(refcell, wrapped)]
    names: Names<T>,
    #[shared(mutex, wrapped)]
    raw: &'a Mutex<T, R>,
    #[shared(rwlock, wrapped)]
    reader: Pointer<RwLock<dyn Fn() -> u8>>,
    #[shared(atomic, wrapped)]
    count: Arc<Atomic<u64>>,
    #[shared(refcell, wrapped)]
    parent: Weak<RefCell<&'a T>>,
    #[shared(mutex, wrapped)]
    nested: Box<&'static LazyLock<Mutex<u8>>>,
    #[shared(mutex, wrapped)]
    associated: O::Lock,
    #[shared(rwlock, wrapped)]
    parameter: P,
    #[shared(refcell, wrapped)]
    itself: Rc<RefCell<Option<Rc<Self>>>>,
}

#[derive(Shared)]
#[shared(sync)]
struct Tail<T>(
    #[shared(mutex, wrapped)] Arc<Mutex<u8>>,
    #[shared(mutex, wrapped)] Mutex<T>,
);

fn main() {}
