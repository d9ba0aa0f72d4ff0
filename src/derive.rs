//! The derive's reference page; it sits here so that its examples can use the whole library.

/// Generates the synchronized companion of a struct.
///
/// For `struct Account` it writes `struct SharedAccount`: every field as it was, or inside the cell or
/// lock its `#[shared(..)]` names, with
///
/// - one accessor a field through `&self`, which returns the primitive (or `&T` for an unmarked field),
/// - `From<Account>` and `into_inner`, there and back,
/// - `snapshot`, a consistent copy: every lock is held at once, then the fields are cloned; atomics are
///   read one by one and are not part of the cut. It is there
///   to be called where every field is `Clone` (a `cell` field: `Copy`, or a type whose clone cannot
///   reach the cell).
///
/// The struct itself stays as it is, so its literals, derives and tests go on working.
///
/// # On the struct
///
/// | argument | meaning |
/// |---|---|
/// | `name = X` | the companion's name; `Shared` and the struct's name by default |
/// | `vis = V` | the companion's visibility; the struct's by default |
/// | `crate = path` | where this library is, if not at `::interior` |
/// | `default = KIND` | the kind of fields that name none; `plain` by default |
/// | `whole = KIND` | puts the struct itself behind one `mutex`, `rwlock` or `refcell`, see below |
/// | `after = SharedOther::field`, `after(..)` | beside `whole`: the same as on a field, for the lock around the struct |
/// | `handle(X, vis = V, weak(Y, vis = V), rc)` | a cheap-to-clone `X` around an `Arc` (or `Rc`) of the companion, and a weak twin, see below |
/// | `sync` | checks that threads may share the companion; a type that mentions a parameter is left to be judged where the parameter is known |
/// | `derive(..)` | `Clone` (through `snapshot`), `Debug` (never blocks), `Default` (through the struct's) on the companion; with the feature `serde` also `Serialize` (through `snapshot`) and `Deserialize` |
/// | `new` | a `const fn new(field, ..)` on the companion, for statics |
/// | `no_snapshot`, `no_into_inner` | leaves `snapshot` or `into_inner` out; without `into_inner` the companion may implement `Drop` |
/// | `access(..)` | narrows the fields and groups that have a kind and no `access(..)` of their own, see below |
/// | `group(g, KIND, name = X, vis = V, derive(..), access(..), after = .., arc)` | a lock around several fields (`rc` in the place of `arc` too), declared; KIND is `mutex`, `rwlock` or `refcell` |
///
/// `group(g = KIND, ..)` says the same as `group(g, KIND, ..)`. With two groups of one kind it keeps
/// clippy silent, which else takes the second `mutex` for a `duplicated_attributes`.
///
/// # On a field
///
/// | argument | meaning |
/// |---|---|
/// | `cell`, `refcell`, `mutex`, `rwlock`, `atomic`, `plain` | the field's kind |
/// | `mutex(raw = path)`, `rwlock(raw = path)` | the raw lock to stand under it |
/// | `mutex(condvar = c)` | a [`Condvar`](crate::Condvar) beside the lock, which only the companion has; accessor `c()` |
/// | `after = SharedOther::field`, `after(..)` | declares that this lock is only waited for after those, see [below](#order) |
/// | `group = g` | puts the field into a group; with a kind beside it, opens the group |
/// | `access(verb, ..)` | generates exactly these methods instead of the accessor, see below |
/// | `arc`, `rc` | puts the cell or lock, or what is plain, behind an `Arc` or `Rc`, which `derive(Clone)` on the companion shares; no `into_inner` then |
/// | `wrapped` | the field's type is a cell or lock of the kind already, or a pointer to one, and stays as it is |
/// | `name = accessor` | the accessor's name; the field's by default, `field_0` in a tuple struct |
/// | `vis = V` | the accessor's visibility; the field's by default. Here and elsewhere, a `$v:vis` of a macro that is empty means private |
///
/// # Kinds
///
/// [Choosing a kind](crate::guide::choosing_a_kind) says which one is for what. Without the feature `std` there
/// are no default locks: a raw lock of your own, or one of `lock_api` through an adapter, goes in with `raw = path`.
///
/// ```
/// use interior::{Shared, raw};
///
/// #[derive(Shared)]
/// #[shared(default = cell)]
/// struct Kinds {
///     line: u32, // as `default` says
///     #[shared(plain)]
///     path: String,
///     #[shared(refcell)]
///     words: Vec<String>,
///     #[shared(atomic)]
///     lookups: u64,
///     #[shared(rwlock, name = limits_lock)]
///     limits: [u8; 2],
///     #[shared(mutex(raw = raw::DefaultMutex), vis = pub)]
///     errors: Vec<String>,
/// }
///
/// let (words, errors) = (Vec::new(), Vec::new());
/// let plain = Kinds { line: 1, path: "a".into(), words, lookups: 0, limits: [1, 9], errors };
/// let kinds = SharedKinds::from(plain);
/// kinds.line().set(2);
/// kinds.words().borrow_mut().push(kinds.path().clone());
/// kinds.lookups().add(1);
/// kinds.errors().lock().push("too long".into());
/// assert_eq!(kinds.limits_lock().read()[1], 9);
/// assert_eq!(kinds.into_inner().words, ["a"]);
/// ```
///
/// # The companion
///
/// Its name and visibility are chosen by `name` and `vis`, and `derive(..)` derives for it. Where the plain
/// struct is only the literal that becomes the shared one, the companion takes the short name: `name = Cache`
/// on `struct CacheData`. A companion that implements `Drop` cannot be taken apart, so it leaves out
/// `into_inner`; where the copy of a moment means nothing, `no_snapshot` leaves out that. `crate` is for
/// libraries that are reached by another path.
///
/// ```
/// pub extern crate interior as locks;
///
/// mod connection {
///     #[derive(crate::locks::Shared, Default)]
///     #[shared(name = Connection, vis = pub(crate), crate = crate::locks)]
///     #[shared(sync, derive(Debug, Default), no_snapshot, no_into_inner)]
///     struct Parts {
///         #[shared(mutex)]
///         sent: Vec<u8>,
///     }
///
///     impl Connection {
///         pub(crate) fn send(&self, byte: u8) {
///             self.sent.lock().push(byte);
///         }
///     }
///
///     impl Drop for Connection {
///         fn drop(&mut self) {
///             assert_eq!(self.sent.get_mut().len(), 1);
///         }
///     }
/// }
///
/// # fn main() {
/// let connection = connection::Connection::default();
/// connection.send(7);
/// # }
/// ```
///
/// # Groups
///
/// The fields of a group live in one generated struct behind one lock, so what belongs together is
/// changed together. There is no accessor for a single one of them. The generated struct is called like
/// the plain struct and the group, unless `name = ..` in `group(..)` says else.
///
/// ```
/// use interior::Shared;
///
/// #[derive(Shared)]
/// #[shared(sync, group(totals, mutex))]
/// struct Journey {
///     #[shared(group = totals)]
///     metres: u64,
///     #[shared(group = totals)]
///     stops: u32,
/// }
///
/// let journey = SharedJourney::from(Journey { metres: 0, stops: 0 });
/// journey.totals().with_mut(|totals| {
///     totals.metres += 1200;
///     totals.stops += 1;
/// });
/// let JourneyTotals { metres, stops } = &*journey.totals().lock();
/// assert_eq!((*metres, *stops), (1200, 1));
/// ```
///
/// # Narrowing
///
/// An accessor hands out the cell or lock, and with it every verb and the power to hold it. Who wants
/// to promise less lists verbs: `access(..)` on a field generates exactly these methods.
///
/// | verb | method of a field `x` | for |
/// |---|---|---|
/// | `get` or `get_cloned` | `x()` | every kind (`atomic`: `get`) |
/// | `set`, `replace`, `take`, `update` | `set_x(v)`, `replace_x(v)`, .. | every kind but `plain` |
/// | `add`, `sub` | `add_x(n)`, `sub_x(n)` | `cell`, `atomic` |
/// | `with`, `with_mut`, `try_with`, `try_with_mut` | `with_x(f)`, `with_x_mut(f)`, `try_with_x(f)`, .. | `refcell`, `mutex`, `rwlock` |
/// | `borrow`, `borrow_mut`, `try_borrow`, `try_borrow_mut` | `borrow_x()`, `borrow_x_mut()`, .. | `refcell` |
/// | `lock`, `try_lock` | `lock_x()`, `try_lock_x()` | `mutex` |
/// | `read`, `write`, `try_read`, `try_write` | `read_x()`, `write_x()`, .. | `rwlock` |
/// | `handle` | `x()`, beside a getter `x_handle()`: the accessor itself | every kind |
///
/// `access(lock as state)` chooses a method's name, `access()` generates none. Without `handle` the
/// cell or lock can be reached only in the struct's own module, as the companion's private field. The
/// list of the struct serves every cell and lock that has none of its own, each as far as its kind has
/// the verbs; plain fields keep their accessor.
///
/// ```
/// mod bank {
///     use interior::Shared;
///
///     #[derive(Shared)]
///     #[shared(sync)]
///     pub struct Account {
///         #[shared(rwlock, access(get_cloned, set))]
///         pub owner: String,
///         #[shared(mutex, vis = pub, access(get, with_mut as change))]
///         balance: i64,
///         #[shared(mutex, access())]
///         log: Vec<String>,
///     }
///
///     impl Account {
///         pub fn open(owner: &str) -> Self {
///             Self { owner: owner.into(), balance: 0, log: Vec::new() }
///         }
///     }
///
///     impl SharedAccount {
///         pub fn note(&self, line: &str) {
///             self.log.lock().push(line.into());
///         }
///     }
/// }
///
/// let account = bank::SharedAccount::from(bank::Account::open("ann"));
/// account.set_owner("bob".into());
/// account.change(|balance| *balance += 5);
/// account.note("+5");
/// assert_eq!((account.owner(), account.balance()), ("bob".to_owned(), 5));
/// ```
///
/// All verbs there are, each on a kind that has it:
///
/// ```
/// use interior::Shared;
///
/// #[derive(Shared)]
/// struct Verbs {
///     #[shared(plain, access(get))]
///     id: u64,
///     #[shared(cell, access(get, set, replace, take, update, add, sub))]
///     hits: u32,
///     #[shared(refcell, access(borrow, borrow_mut, try_borrow, try_borrow_mut))]
///     words: Vec<String>,
///     #[shared(mutex, access(lock, try_lock, with, with_mut, try_with, try_with_mut))]
///     queue: Vec<u8>,
///     #[shared(rwlock, access(get_cloned, read, write, try_read, try_write, handle))]
///     owner: String,
/// }
///
/// let plain = Verbs { id: 1, hits: 2, words: Vec::new(), queue: vec![0], owner: "ann".into() };
/// let all = SharedVerbs::from(plain);
/// assert_eq!((all.id(), all.hits()), (1, 2));
/// all.set_hits(3);
/// assert_eq!((all.replace_hits(5), all.update_hits(|hits| hits * 2)), (3, 10));
/// assert_eq!((all.add_hits(1), all.sub_hits(2), all.take_hits()), (10, 11, 9));
///
/// all.borrow_words_mut().push("a".into());
/// let word = all.borrow_words();
/// assert!(all.try_borrow_words().is_ok() && all.try_borrow_words_mut().is_err());
/// drop(word);
///
/// all.lock_queue().push(1);
/// all.with_queue_mut(|queue| queue.push(2));
/// assert_eq!(all.with_queue(Vec::len), 3);
/// let held = all.try_lock_queue().unwrap();
/// assert!(all.try_with_queue(Vec::len).is_none() && all.try_with_queue_mut(Vec::clear).is_none());
/// drop(held);
///
/// all.write_owner().push('a');
/// assert!(all.try_read_owner().is_some() && all.try_write_owner().is_some());
/// assert_eq!(all.read_owner().len(), 4);
/// assert_eq!((all.owner(), all.owner_handle().take().len()), ("anna".into(), 4));
/// ```
///
/// # Waiting for a change
///
/// A condition variable belongs to one mutex, of a field or of a group. The plain struct has none, so
/// it is named in the attribute. Its accessor is as visible as the lock's, and missing where `access(..)`
/// keeps the lock from being held.
///
/// ```
/// use std::thread;
///
/// use interior::Shared;
///
/// #[derive(Shared, Default)]
/// #[shared(sync, derive(Default), group(queue, mutex(condvar = changed)))]
/// struct Jobs {
///     #[shared(group = queue)]
///     waiting: Vec<u32>,
///     #[shared(group = queue)]
///     closed: bool,
/// }
///
/// let jobs = SharedJobs::default();
/// thread::scope(|scope| {
///     scope.spawn(|| {
///         jobs.queue().with_mut(|queue| queue.waiting.push(7));
///         jobs.changed().notify_all();
///     });
///     let mut queue = jobs.queue().lock();
///     jobs.changed().wait_while(&mut queue, |queue| queue.waiting.is_empty() && !queue.closed);
///     assert_eq!(queue.waiting, [7]);
/// });
/// ```
///
/// # Order
///
/// `after` names locks that come before this one: fields or groups of a companion, or of `Self`. Whoever
/// holds this lock and asks for one of those is reported by the [order check](crate::order), the first
/// time and before the other order was ever seen. A lock that comes first says `after()`, so that others
/// can name it. Orders that are declared in a circle do not compile.
///
/// ```
/// use interior::Shared;
///
/// #[derive(Shared)]
/// struct Bank {
///     #[shared(rwlock, after())]
///     index: Vec<u64>,
/// }
///
/// #[derive(Shared)]
/// #[shared(group(ledger, mutex, after = SharedBank::index))]
/// struct Account {
///     #[shared(group = ledger)]
///     balance: i64,
///     #[shared(mutex, after(SharedBank::index, Self::ledger))]
///     log: Vec<String>,
/// }
/// ```
///
/// ```compile_fail,E0391
/// use interior::Shared;
///
/// #[derive(Shared)]
/// struct Bank {
///     #[shared(mutex, after = SharedAccount::ledger)]
///     index: u8,
/// }
///
/// #[derive(Shared)]
/// struct Account {
///     #[shared(mutex, after = SharedBank::index)]
///     ledger: u8,
/// }
/// ```
///
/// A class is one for all type parameters, but the compiler wants some: `after = SharedCache<u8>::entries`.
/// Lifetimes and parameters with a default can be left out. A field of a tuple struct goes by its number,
/// `SharedPair::0`; the lock around a struct by `SharedCache::whole`.
///
/// # One lock around everything
///
/// `whole = mutex` makes the companion the lock around the struct: no group, no second struct. It has
/// the guard verbs of the lock (`lock` and `try_lock`; `read`, `write`, ..; `borrow`, ..) and `whole()`,
/// the lock itself; `access(..)` on the struct lists others instead. They are as visible as the plain
/// struct, whose fields they give away. `#[synchronized(SharedX)]` finds the lock without a field's name.
///
/// ```
/// use interior::{Shared, synchronized};
///
/// #[derive(Shared, Default)]
/// #[shared(name = Cache, sync, whole = mutex(condvar = filled), derive(Default))]
/// struct CacheData {
///     entries: Vec<String>,
///     hits: u64,
/// }
///
/// #[synchronized(Cache)]
/// impl CacheData {
///     fn first(&mut self) -> Option<String> {
///         self.hits += 1;
///         self.entries.first().cloned()
///     }
///
///     #[synchronized(as = add)]
///     pub fn push(&mut self, entry: &str) {
///         self.entries.push(entry.into());
///     }
/// }
///
/// let cache = Cache::default();
/// cache.add("a");
/// cache.filled().notify_all();
/// assert_eq!(cache.lock().first().as_deref(), Some("a"));
/// assert_eq!(cache.into_inner().hits, 1);
/// ```
///
/// # Handles
///
/// `handle(Pool, weak(WeakPool))` makes a type of your own around an `Arc` of the companion, so that
/// you can add methods to it. It is `Clone` whatever it holds, and comes `From` the plain struct or the
/// `Arc`. As on `Arc`, everything else is a function: `Pool::downgrade(&pool)`, `Pool::ptr_eq(&a, &b)`,
/// `Pool::as_arc(&pool)`. `rc` takes an `Rc` instead. The handle derefs to the companion; where the
/// companion is less visible than the handle, it has the accessors itself. It is `Debug` if
/// `derive(Debug)` makes the companion so.
///
/// The weak one has `new` and `upgrade`, and is `Clone`, `Default` and `Debug` whatever it belongs to, as
/// the `Weak` of the standard library is; `Debug` prints `(Weak)`.
///
/// ```
/// use interior::Shared;
///
/// #[derive(Shared)]
/// #[shared(sync, handle(Pool, weak(WeakPool)))]
/// struct PoolData {
///     #[shared(mutex)]
///     idle: Vec<u32>,
/// }
///
/// let pool = Pool::from(PoolData { idle: vec![1] });
/// let (other, weak) = (pool.clone(), Pool::downgrade(&pool));
/// other.idle().lock().push(2);
/// assert_eq!(weak.upgrade().map(|pool| pool.idle().lock().len()), Some(2));
/// drop((pool, other));
/// assert!(weak.upgrade().is_none());
/// ```
///
/// One `Arc` means that everything lives as long as any clone. A thread that owns a clone may own the
/// last one, and then runs the `Drop` of every field: one that joins this thread waits for itself. Such a
/// thread gets a weak handle, or clones of the parts it needs.
///
/// # Parts that die apart
///
/// Under one handle all fields die together, on whatever thread drops the last clone. With `arc` a field
/// lives in an `Arc` of its own: its accessor gives the `Arc`, so a thread can own that part alone.
/// `derive(Clone)` then makes companions that share the part, and copy the others. `wrapped` is for a cell
/// or lock that comes from outside.
///
/// ```
/// use std::sync::Arc;
///
/// use interior::{Mutex, Shared};
///
/// #[derive(Shared)]
/// #[shared(sync, derive(Clone))]
/// struct Bar {
///     #[shared(atomic, arc)]
///     position: u64,
///     #[shared(mutex)]
///     message: String,
///     #[shared(mutex, wrapped)]
///     terminal: Arc<Mutex<Vec<String>>>,
/// }
///
/// let terminal = Arc::new(Mutex::new(Vec::new()));
/// let bar = SharedBar::from(Bar { position: 0, message: "a".into(), terminal: terminal.clone() });
/// let (position, other) = (Arc::clone(bar.position()), bar.clone());
/// drop(bar);
/// position.add(1);
/// other.message().set("b".into());
/// other.terminal().lock().push("c".into());
/// assert_eq!((other.position().get(), terminal.get_cloned()), (1, vec!["c".to_owned()]));
/// ```
///
/// On one thread `rc` does the same with an `Rc`, for a field as for a handle:
///
/// ```
/// use std::rc::Rc;
///
/// use interior::Shared;
///
/// #[derive(Shared)]
/// #[shared(derive(Clone), handle(Panel, rc, weak(WeakPanel)))]
/// struct PanelData {
///     title: String,
///     #[shared(refcell, rc)]
///     lines: Vec<String>,
/// }
///
/// let panel = Panel::from(PanelData { title: "log".into(), lines: Vec::new() });
/// let lines = Rc::clone(panel.lines());
/// let weak = Panel::downgrade(&panel);
/// drop(panel);
/// lines.borrow_mut().push("the lines live on".into());
/// assert!(weak.upgrade().is_none());
/// ```
///
/// # Statics
///
/// `From` cannot run in a constant; `new` can.
///
/// ```
/// use interior::Shared;
///
/// #[derive(Shared)]
/// #[shared(name = Registry, sync, new, default = rwlock)]
/// struct RegistryData {
///     names: Vec<String>,
///     #[shared(atomic)]
///     lookups: u64,
/// }
///
/// static REGISTRY: Registry = Registry::new(Vec::new(), 0);
///
/// REGISTRY.names().write().push("a".into());
/// REGISTRY.lookups().add(1);
/// assert_eq!(REGISTRY.names().read().len(), 1);
/// ```
///
/// # Deadlocks
///
/// Two guards in one expression live until its end: `*s.n().lock() + *s.n().lock()` waits for itself.
/// `snapshot` takes every lock of the struct, so the calling thread must hold none of them; it cannot
/// take part in a deadlock with other threads, see [`lock_all`](crate::lock_all).
///
/// # Limits
///
/// Enums and unions have no companion. A hand-written method with the name of an accessor collides with
/// it (the compiler says so); `name = ..` or `access()` on the field mends that.
pub use interior_macros::Shared;
