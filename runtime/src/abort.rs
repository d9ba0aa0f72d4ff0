//! Ending the process where unwinding would leave what cannot be repaired.

/// Runs `f`; a panic that leaves it aborts the process, with `reason` printed.
pub(crate) fn on_unwind<U>(reason: &'static str, f: impl FnOnce() -> U) -> U {
    /// Dropped while unwinding only; a panic then ends the process, with or without `std`.
    struct Bomb(&'static str);

    impl Drop for Bomb {
        #[cold]
        fn drop(&mut self) {
            panic!("{}", self.0);
        }
    }

    let bomb = Bomb(reason);
    let result = f();
    core::mem::forget(bomb);
    result
}
