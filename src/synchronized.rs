//! The attribute's reference page; it sits here so that its examples can use the whole library.

/// Exposes the methods of plain data on the type that holds it behind a lock.
///
/// Put on an `impl` block, it leaves the block as it is and adds to the *target* one method for each of
/// the block that takes `&self` or `&mut self` and is not private: the same name and arguments, through
/// `&self`, with the lock held for the call.
///
/// ```
/// use interior::{Mutex, synchronized};
///
/// #[derive(Default)]
/// struct Ledger {
///     balance: i64,
///     log: Vec<String>,
/// }
///
/// #[derive(Default)]
/// struct Account {
///     ledger: Mutex<Ledger>,
/// }
///
/// #[synchronized(Account::ledger, mutex)]
/// impl Ledger {
///     pub fn deposit(&mut self, amount: i64) {
///         self.balance += amount;
///         self.log.push(format!("+{amount}"));
///     }
///
///     pub fn last(&self) -> Option<&String> {
///         self.log.last()
///     }
/// }
///
/// let account = Account::default();
/// std::thread::scope(|scope| {
///     scope.spawn(|| account.deposit(5));
/// });
/// assert_eq!(*account.last().unwrap(), "+5"); // a `MutexRef<'_, String>`
/// ```
///
/// The target may be a companion of [`derive(Shared)`](derive@crate::Shared), or any type written by
/// hand.
///
/// # The attribute
///
/// `#[synchronized(Target::field, ..)]`: the type that gets the methods, and which of its fields leads
/// to the payload. The block has to see the field, so it stands in the target's module or below.
///
/// - The field is a [`Mutex`](crate::Mutex), [`RwLock`](crate::RwLock) or [`RefCell`](crate::RefCell),
///   or a pointer to one, such as an `Arc`; a field of a tuple struct is named by its index, a group of
///   a companion by its name. A last segment that begins with a capital is taken for a type, not a field.
/// - Without a field, the target is one lock as a whole.
/// - The target may be a [handle](derive@crate::Shared#handles). One that does not deref to its companion,
///   because that is less visible, has no fields to name: the way is `via = self.field()`, with the kind.
/// - Generics of the target that the block does not have are declared:
///   `#[synchronized(impl<M: Manage> Pool<M>::internals)]`.
///
/// | argument | meaning |
/// |---|---|
/// | `via = EXPR` | the way to the payload, an expression on `self`, in place of a field |
/// | `mutex`, `rwlock`, `refcell`, `mutex(raw = R)`, `rwlock(raw = R)` | the kind of lock, which names the guards of results; see below |
/// | `prefix = p_` | put in front of every name |
/// | `expose` | exposes private methods too, privately: compute under the lock, act after |
/// | `with(C = M::Connection)` | what stands for a parameter of the block in the target |
/// | `crate = path` | where this library is, if not at `::interior` |
///
/// On a method, `#[synchronized(skip)]` leaves it out and `#[synchronized(as = name)]` gives the exposed
/// form another name.
///
/// # The way
///
/// `via` takes a place (`self.slots.state`), or a call that gives a lock by reference, a guard, or
/// anything else that derefs to the payload, guards of other libraries included. The receiver decides
/// what is done with it: `&mut self` takes the lock exclusively, `&self` together with other readers
/// where the kind can.
///
/// ```
/// use interior::{Mutex, MutexGuard, synchronized};
///
/// struct Shards {
///     all: Vec<Mutex<Shard>>,
/// }
///
/// #[derive(Default)]
/// struct Shard {
///     names: Vec<String>,
/// }
///
/// impl Shards {
///     fn least(&self) -> MutexGuard<'_, Shard> {
///         let shards = self.all.iter();
///         shards.min_by_key(|shard| shard.lock().names.len()).unwrap().lock()
///     }
/// }
///
/// #[synchronized(Shards, via = self.least())]
/// impl Shard {
///     pub fn add(&mut self, name: &str) {
///         self.names.push(name.to_owned());
///     }
/// }
///
/// let shards = Shards { all: vec![Mutex::default(), Mutex::default()] };
/// shards.add("one");
/// shards.add("two");
/// assert!(shards.all.iter().all(|shard| shard.lock().names.len() == 1));
/// ```
///
/// # Results
///
/// A value is returned as it is. A reference with the lifetime of `self`, alone or in `Option` or
/// `Result`, comes back as a guard that keeps the lock:
///
/// | result | `mutex` | `rwlock` | `refcell` |
/// |---|---|---|---|
/// | `&T` of `&self` | [`MutexRef`](crate::MutexRef) | [`MappedRwLockReadGuard`](crate::MappedRwLockReadGuard) | [`Ref`](crate::Ref) |
/// | `&mut T` of `&mut self` | [`MappedMutexGuard`](crate::MappedMutexGuard) | [`MappedRwLockWriteGuard`](crate::MappedRwLockWriteGuard) | [`RefMut`](crate::RefMut) |
///
/// The guard of `&self` is read-only: the method promised no more than a look.
///
/// The attribute sees no types, so where a result borrows, it must learn the kind of lock. Name it beside
/// the target; signatures, documentation and errors then show the guard by its name. For a field of a
/// companion it may be left out: the derive knows the kind, and the signature refers to it.
///
/// What borrows in any other way (`impl ..`, `Vec<&T>`, `Iter<'_, T>`) cannot leave the lock and is
/// refused. A lifetime of the block or of an argument alone is none of the lock's business:
/// `fn pick<'a>(&self, of: &'a str) -> &'a str` returns what it says.
///
/// # Methods without a body
///
/// `pub fn len(&self) -> usize;` only forwards, to a method that is defined elsewhere. A block that has
/// no others is not there at all, so it may stand for a type of another crate:
///
/// ```
/// use std::collections::HashMap;
///
/// use interior::{RwLock, synchronized};
///
/// #[derive(Default)]
/// struct Index {
///     pages: RwLock<HashMap<String, u32>>,
/// }
///
/// #[synchronized(Index::pages, rwlock)]
/// impl HashMap<String, u32> {
///     pub fn insert(&mut self, word: String, page: u32) -> Option<u32>;
///     pub fn get(&self, word: &str) -> Option<&u32>;
///     #[synchronized(as = word_count)]
///     pub fn len(&self) -> usize;
/// }
///
/// let index = Index::default();
/// index.insert("lock".into(), 7);
/// assert_eq!(*index.get("lock").unwrap(), 7);
/// assert_eq!(index.word_count(), 1);
/// ```
///
/// # Attributes and documentation
///
/// `cfg`, `must_use`, `deprecated`, `inline` and lint levels are copied to the exposed form. Doc comments
/// move there, or their examples would be tested twice; a line about the lock is added. Exposed methods
/// are `#[track_caller]`: what the lock has to report, it reports at the caller.
///
/// # Panics
///
/// A method that panics unlocks; the payload stays as the method left it. Over a `RefCell`, an exposed
/// method panics where `borrow` or `borrow_mut` would.
///
/// # Deadlocks
///
/// An exposed method waits for the lock, so calling one while this thread holds a guard of the same lock
/// waits for ever; so does a method of the block that reaches its own target. Inside the block, call the
/// plain methods. Two guards in one expression live until its end.
///
/// # Limits
///
/// Traits' `impl` blocks cannot be exposed, nor can methods that take `self` by value, are `async`,
/// `const`, `unsafe` or `extern`, or have patterns for arguments; each is refused with the way out.
/// `&T` of `&mut self` is refused: no guard that was taken for writing is read-only. A result whose
/// lifetime an argument shares is refused, too.
pub use interior_macros::synchronized;
