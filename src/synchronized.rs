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
/// # Names
///
/// `prefix` tells the methods of two fields of one type apart. `skip` and `as` are for single methods, `expose`
/// is for private ones: a method of the target can then work under the lock first, and act when it is free.
///
/// ```
/// use interior::{RefCell, synchronized};
///
/// #[derive(Default)]
/// struct Player {
///     deck: (RefCell<Cards>, u8),
///     hand: RefCell<Cards>,
/// }
///
/// #[derive(Default)]
/// struct Cards(Vec<u8>);
///
/// #[synchronized(Player, via = self.deck.0, refcell, prefix = deck_)]
/// impl Cards {
///     pub fn put(&mut self, card: u8) {
///         self.0.push(card);
///     }
///
///     #[synchronized(skip)]
///     pub fn sort(&mut self) {
///         self.0.sort_unstable();
///     }
/// }
///
/// #[synchronized(Player::hand, refcell, expose)]
/// impl Cards {
///     fn lowest(&mut self) -> Option<u8> {
///         self.sort();
///         self.0.first().copied()
///     }
/// }
///
/// let player = Player::default();
/// player.deck_put(3);
/// player.hand.borrow_mut().put(9);
/// assert_eq!((player.lowest(), player.deck.0.borrow().0.len()), (Some(9), 1));
/// ```
///
/// # Parameters
///
/// The block may have fewer parameters than the target, and others. `with` says what stands for one of the
/// block in the target. `raw` names the raw lock where it is not the default one, `crate` the library.
///
/// ```
/// use interior::raw::DefaultMutex;
/// use interior::{Mutex, synchronized};
///
/// trait Manage {
///     type Connection;
/// }
///
/// struct Pool<M: Manage> {
///     manager: M,
///     idle: Mutex<Idle<M::Connection>, DefaultMutex>,
/// }
///
/// struct Idle<C> {
///     connections: Vec<C>,
/// }
///
/// #[synchronized(
///     impl<M: Manage> Pool<M>::idle,
///     with(C = M::Connection),
///     mutex(raw = DefaultMutex),
///     crate = ::interior,
/// )]
/// impl<C> Idle<C> {
///     pub fn last(&mut self) -> Option<&mut C> {
///         self.connections.last_mut()
///     }
/// }
///
/// # struct Numbers;
/// # impl Manage for Numbers {
/// #     type Connection = u8;
/// # }
/// let idle = Mutex::new(Idle { connections: vec![7] });
/// let pool = Pool { manager: Numbers, idle };
/// *pool.last().unwrap() += 1; // a `MappedMutexGuard<'_, u8>`
/// assert_eq!(*pool.last().unwrap(), 8);
/// # let _ = pool.manager;
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
/// lifetime an argument shares is refused, too. So is `&dyn Trait`, whose object may borrow from behind
/// the lock; `&(dyn Trait + 'static)` does not, nor does an `Any`.
pub use interior_macros::synchronized;
