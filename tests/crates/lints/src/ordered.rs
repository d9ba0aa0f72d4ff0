//! Orders that are declared.

use interior::Shared;

/// What is taken first.
#[derive(Shared, Debug)]
#[shared(sync, derive(Debug))]
pub struct Bank<'a> {
    /// Where everybody is.
    #[shared(rwlock, after())]
    index: &'a str,
}

/// What is taken then.
#[derive(Shared, Debug)]
#[shared(sync, derive(Debug), group(ledger, mutex, after = SharedBank<'_>::index, derive(Debug)))]
pub struct Account {
    /// How much there is.
    #[shared(group = ledger)]
    pub balance: i64,
    /// How it came about.
    #[shared(mutex, after(Self::ledger, SharedPair::0))]
    pub log: Vec<u8>,
}

/// A pair, one of which comes first.
#[derive(Shared, Debug)]
pub struct Pair(
    /// The first.
    #[shared(mutex)]
    u8,
    /// The second.
    #[shared(mutex, after = SharedPair::0)]
    u8,
);
