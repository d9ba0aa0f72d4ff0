//! Why guards and cells keep to their thread, in the words of a compile error.
//!
//! The traits here are implemented by nothing. A type that bounds its `Send` or `Sync` by one of them
//! never has it, and the compiler shows the trait's text instead of the type's innards.
//!
//! The type is the trait's argument and `()` is asked: of an unmet bound on the very type that has to
//! be `Send`, the compiler would show the text of `Send`.

/// A guard that could be dropped by another thread than the one that acquired it.
///
/// None can: a raw lock may tie an acquisition to its thread (an owner's identity, a slot in
/// thread-local storage), so another thread would release what it never acquired.
#[diagnostic::on_unimplemented(
    message = "a guard cannot be sent to another thread, because it is released where it was acquired",
    label = "`{Guard}` stays on its thread",
    note = "send a reference to the lock and acquire it there"
)]
pub(crate) trait LeavesItsThread<Guard: ?Sized> {}

/// A cell that could be reached by two threads at once.
///
/// None can: the bookkeeping is not atomic.
#[diagnostic::on_unimplemented(
    message = "`{Shared}` cannot be shared between threads, because it is for one thread",
    label = "not for several threads",
    note = "use a `Mutex` (`mutex`), an `RwLock` (`rwlock`) or, for a number, an `Atomic` (`atomic`)"
)]
pub(crate) trait IsForManyThreads<Shared: ?Sized> {}
