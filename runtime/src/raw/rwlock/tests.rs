//! The word at its limits, which no test reaches by acquiring.

use core::time::Duration;
use std::panic::catch_unwind;
use std::string::String;

use super::{DefaultRwLock, READER, READERS};
use crate::raw::RawRwLock;
use crate::sync::AtomicU32;

fn with_readers(readers: u32) -> DefaultRwLock {
    DefaultRwLock {
        state: AtomicU32::new(readers * READER),
    }
}

#[test]
fn one_reader_too_many_panics_and_harms_nobody() {
    const MOST: u32 = READERS / READER;
    let lock = with_readers(MOST - 1);
    lock.read();
    for attempt in [
        (|lock| lock.read()) as fn(&DefaultRwLock),
        |lock| _ = lock.try_read(),
        |lock| _ = lock.try_read_within(Duration::ZERO),
    ] {
        let payload = catch_unwind(|| attempt(&lock)).expect_err("the count is full");
        let message = payload.downcast::<String>().expect("a message");
        assert!(message.contains("too many readers"), "{message}");
    }
    assert!(lock.try_write_within(Duration::from_millis(1)).is_none());
    // The writer that gave up left no mark, and a place that becomes free can be taken again.
    // SAFETY: acquired above.
    unsafe { lock.unlock_read(()) };
    assert!(lock.try_read().is_some());
    assert!(lock.is_locked() && !lock.is_locked_for_writing());
}
