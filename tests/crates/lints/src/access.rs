//! Narrowed fields and groups: every verb of every kind.

use interior::Shared;

/// A struct of which only verbs are seen.
#[derive(Shared, Clone, Debug, Default)]
#[shared(
    derive(Clone, Debug),
    access(get, set),
    group(pair, mutex, derive(Clone, Copy, Debug), access(get, with, with_mut as change))
)]
pub struct Verbs {
    /// A plain number.
    #[shared(plain, access(get))]
    pub id: u64,
    /// A plain text.
    #[shared(plain, access(get_cloned))]
    pub name: String,
    /// By the struct's list.
    #[shared(cell)]
    pub hits: u32,
    /// A cell.
    #[shared(cell, access(get, set, replace, take, update, handle))]
    pub count: u32,
    /// A refcell.
    #[shared(
        refcell,
        access(
            get_cloned,
            set,
            with,
            with_mut,
            try_with,
            try_with_mut,
            borrow,
            borrow_mut
        )
    )]
    pub drafts: Vec<String>,
    /// A mutex.
    #[shared(
        mutex,
        access(get, update, take, replace, lock as state, try_lock, try_with, try_with_mut)
    )]
    pub balance: i64,
    /// An rwlock.
    #[shared(rwlock, access(get_cloned, read, write, try_read, try_write))]
    pub owner: String,
    /// Another refcell.
    #[shared(refcell, access(try_borrow, try_borrow_mut))]
    pub tried: u8,
    /// A private field with a public handle.
    #[shared(mutex, vis = pub, access(handle))]
    widened: u8,
    /// A field without accessors.
    #[shared(mutex, access())]
    hidden: u8,
    /// The left half.
    #[shared(group = pair)]
    pub left: u8,
    /// The right half.
    #[shared(group = pair)]
    pub right: u8,
}

/// Verbs of parameters.
#[derive(Shared, Debug)]
pub struct Generic<T, U> {
    /// Copied where it can be.
    #[shared(mutex, access(get, take, set))]
    pub value: T,
    /// Cloned where it can be.
    #[shared(refcell, access(get_cloned, with))]
    pub list: Vec<U>,
}

/// Uses what nobody outside can see.
#[must_use]
#[inline]
pub fn used(verbs: Verbs) -> u8 {
    let shared = SharedVerbs::from(Verbs {
        widened: 1,
        hidden: 2,
        ..verbs
    });
    shared.hidden.get() + shared.widened().get()
}
