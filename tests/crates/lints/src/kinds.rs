//! Each kind, each struct argument, public and private.

use interior::Shared;

/// All kinds in one struct.
#[derive(Shared, Clone, Debug, Default)]
#[shared(derive(Clone, Debug, Default))]
pub struct Mixed {
    /// Unmarked.
    pub id: u64,
    /// A cell.
    #[shared(cell)]
    pub hits: u32,
    /// A refcell.
    #[shared(refcell)]
    pub drafts: Vec<String>,
    /// A mutex.
    #[shared(mutex)]
    pub balance: i64,
    /// An rwlock.
    #[shared(rwlock)]
    pub owner: String,
    /// A private one.
    #[shared(mutex)]
    private: u8,
}

/// A companion that is named and narrowed, with a deprecated field.
#[derive(Shared, Debug)]
#[shared(name = Narrow, vis = pub(crate), sync, no_snapshot, default = rwlock, derive(Debug))]
pub struct NarrowData {
    /// A number.
    #[shared(vis = pub(crate))]
    pub number: u8,
    /// An old number.
    #[deprecated(note = "use `number`")]
    pub old: u8,
    /// A renamed one.
    #[shared(mutex(raw = interior::raw::DefaultMutex), name = alias)]
    pub renamed: u8,
}

/// Nobody calls any of the accessors.
#[derive(Shared, Debug)]
#[shared(derive(Debug))]
struct Unused {
    /// A field.
    #[shared(mutex)]
    field: u8,
}

/// Uses what would otherwise be dead because we wrote it ourselves.
#[must_use]
#[inline]
pub fn used() -> impl core::fmt::Debug {
    let unused = SharedUnused::from(Unused { field: 1 });
    let mixed = SharedMixed::from(Mixed {
        private: 1,
        ..Mixed::default()
    });
    (unused, mixed.snapshot().private, mixed)
}

/// Uses the narrowed companion in the crate.
#[must_use]
#[inline]
pub fn narrow(data: NarrowData) -> u8 {
    let narrow = Narrow::from(data);
    narrow.number().get() + narrow.alias().get()
}

/// A lock around nothing, made in each of the ways there are.
#[derive(Shared, Clone, Debug, Default)]
#[shared(new, derive(Debug))]
pub struct Gate {
    /// Its turn.
    #[shared(mutex)]
    pub turn: (),
}

/// The same beside a shared one and a group.
#[derive(Shared, Clone, Debug, Default)]
#[shared(derive(Clone, Debug), group(pair, mutex))]
pub struct Gates {
    /// Its own.
    #[shared(rwlock)]
    pub own: (),
    /// That of all.
    #[shared(mutex, arc)]
    pub common: (),
    /// Half of a pair.
    #[shared(group = pair)]
    pub left: (),
}
