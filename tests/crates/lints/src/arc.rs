//! Fields behind pointers, and fields that are locks already.

use std::rc::Rc;

use interior::{RefCell, Shared};

/// Parts that threads may own apart.
#[derive(Shared, Clone, Debug, Default)]
#[shared(
    sync,
    derive(Clone, Debug, Default),
    group(pair, rwlock, arc, derive(Clone, Debug))
)]
pub struct Bar {
    /// What it shows.
    #[shared(mutex(condvar = changed), arc)]
    pub state: Vec<u8>,
    /// Its name.
    #[shared(arc)]
    pub name: String,
    /// How often.
    #[shared(atomic, arc, access(get, add, handle))]
    pub hits: u64,
    /// Half of a pair.
    #[shared(group = pair)]
    pub left: u8,
    /// The other half.
    #[shared(group = pair)]
    pub right: u8,
    /// Its own.
    #[shared(mutex)]
    pub own: u8,
}

/// Parts for one thread.
#[derive(Shared, Clone, Debug)]
#[shared(derive(Clone, Debug))]
pub struct Local<T> {
    /// A list.
    #[shared(refcell, rc)]
    pub list: Vec<T>,
    /// What comes from outside.
    #[shared(refcell, wrapped)]
    pub names: Rc<RefCell<Vec<T>>>,
}
