//! A crate without `std`: cells as they are, locks over a raw lock of its own.

#![no_std]

use core::sync::atomic::{AtomicBool, Ordering};

use interior::Shared;
use interior::raw::RawMutex;

/// The smallest raw lock there is.
#[derive(Debug)]
pub struct Spin(AtomicBool);

// SAFETY: the swap from false to true succeeds for one caller until the store of false; the swap is
// an Acquire that reads from that Release, and no address is remembered.
unsafe impl RawMutex for Spin {
    const INIT: Self = Self(AtomicBool::new(false));

    type State = ();

    fn lock(&self) {
        while self.try_lock().is_none() {
            core::hint::spin_loop();
        }
    }

    fn try_lock(&self) -> Option<()> {
        // Acquire: pairs with the Release in `unlock`.
        (!self.0.swap(true, Ordering::Acquire)).then_some(())
    }

    unsafe fn unlock(&self, (): ()) {
        // Release: pairs with the Acquire in `try_lock`.
        self.0.store(false, Ordering::Release);
    }

    fn is_locked(&self) -> bool {
        // Relaxed: the answer is old by the time it is used.
        self.0.load(Ordering::Relaxed)
    }
}

/// A raw lock that nobody else may name.
#[derive(Debug)]
struct Hidden(Spin);

// SAFETY: all that is done is done by `Spin`, which keeps the contract.
unsafe impl RawMutex for Hidden {
    const INIT: Self = Self(Spin::INIT);

    type State = ();

    fn lock(&self) {
        self.0.lock();
    }

    fn try_lock(&self) -> Option<()> {
        self.0.try_lock()
    }

    unsafe fn unlock(&self, (): ()) {
        // SAFETY: whoever unlocks this holds it, which means that `Spin` is held.
        unsafe { self.0.unlock(()) };
    }

    fn is_locked(&self) -> bool {
        self.0.is_locked()
    }
}

/// A public struct over a raw lock that is private, as are the fields under it.
#[derive(Shared, Debug)]
#[shared(sync, derive(Debug))]
pub struct Sealed {
    #[shared(mutex(raw = Hidden))]
    secret: u32,
}

/// Registers of a device.
#[derive(Shared, Clone, Debug, PartialEq)]
#[shared(sync, default = mutex(raw = Spin), group(window, mutex(raw = Spin)))]
pub struct Registers {
    /// The control register.
    pub control: u32,
    /// Where the window starts.
    #[shared(group = window)]
    pub start: u32,
    /// Where it ends.
    #[shared(group = window)]
    pub end: u32,
}

/// Counters of one thread.
#[derive(Shared, Debug)]
#[shared(derive(Debug))]
pub struct Counters {
    /// How often.
    #[shared(cell)]
    pub count: u32,
    /// What last.
    #[shared(refcell)]
    pub last: [u8; 4],
}

#[cfg(test)]
mod tests {
    use super::{Counters, Registers, SharedCounters, SharedRegisters};

    #[test]
    fn locks_work_over_a_raw_lock_of_ones_own() {
        let registers = SharedRegisters::from(Registers {
            control: 1,
            start: 2,
            end: 3,
        });
        registers.control().set(4);
        registers.window().lock().end = 5;
        let (mut window, control) = interior::lock_all((registers.window(), registers.control()));
        window.start += *control;
        drop((window, control));
        assert_eq!(
            registers.snapshot(),
            Registers {
                control: 4,
                start: 6,
                end: 5
            }
        );
    }

    #[test]
    fn a_raw_lock_may_be_private() {
        let sealed = super::SharedSealed::from(super::Sealed { secret: 1 });
        sealed.secret().update(|secret| secret + 1);
        assert_eq!(sealed.into_inner().secret, 2);
    }

    #[test]
    fn cells_need_no_std() {
        let counters = SharedCounters::from(Counters {
            count: 0,
            last: [0; 4],
        });
        counters.count().set(1);
        counters.last().borrow_mut()[0] = 2;
        assert_eq!(
            (counters.count().get(), counters.last().get()),
            (1, [2, 0, 0, 0])
        );
    }
}
