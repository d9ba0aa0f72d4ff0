//! A field that is `wrapped` is of the kind already: at the type.

use interior::Shared;
use std::rc::{Rc, Weak};
use std::sync::Arc;

type Names = Rc<interior::Mutex<Vec<String>>>;

#[derive(Shared)]
#[shared(sync)]
struct Account {
    #[shared(mutex, wrapped)]
    balance: u8,
    #[shared(rwlock, wrapped)]
    limit: interior::Mutex<u8>,
    #[shared(mutex, wrapped)]
    log: Arc<std::sync::Mutex<String>>,
}

#[derive(Shared)]
struct Parser<'a, T> {
    #[shared(refcell, wrapped)]
    names: Names,
    #[shared(cell, wrapped)]
    line: &'a std::cell::Cell<T>,
    #[shared(atomic, wrapped)]
    parent: Weak<interior::RefCell<T>>,
    #[shared(mutex, wrapped)]
    token: T,
    #[shared(mutex, wrapped)]
    right: &'a interior::Mutex<T>,
}

fn main() {}
