//! Groups: declared, opened by a field, named, narrowed.

use interior::Shared;

/// A struct of groups.
#[derive(Shared, Clone, Debug, Default)]
#[shared(
    sync,
    derive(Clone, Debug, Default),
    group(ledger, mutex, derive(Clone, Debug)),
    group(names, rwlock, name = FullName, derive(Debug))
)]
pub struct Account {
    /// What is on it.
    #[shared(group = ledger)]
    pub balance: i64,
    /// What happened to it.
    #[shared(group = ledger)]
    log: Vec<String>,
    /// The first name.
    #[shared(group = names)]
    pub first: String,
    /// The last name.
    #[shared(group = names)]
    pub last: String,
}

/// A group that a field opens, without derives.
#[derive(Shared, Debug)]
#[shared(derive(Debug), group(scratch, refcell, vis = pub(crate), derive(Debug)))]
pub(crate) struct Scratch {
    /// The bytes.
    #[shared(group = scratch)]
    bytes: Vec<u8>,
    /// How many are used.
    #[shared(group = scratch)]
    used: usize,
}

/// Uses the crate-visible struct.
#[must_use]
#[inline]
pub fn used() -> usize {
    let scratch = SharedScratch::from(Scratch {
        bytes: Vec::new(),
        used: 1,
    });
    scratch
        .scratch()
        .with(|scratch| scratch.used + scratch.bytes.len())
}
