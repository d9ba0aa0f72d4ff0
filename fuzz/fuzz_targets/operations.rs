//! Cells and locks against those of `std`: any sequence of operations comes to the same.
//!
//! What the bytes mean is shared with a test of the runtime (`runtime/tests/it/oracle`), which takes
//! them from seeds; here the fuzzer learns which ones lead where. The first byte chooses the kind.

#![no_main]

use std::cell::RefCell;
use std::{panic, process};

use interior_runtime::raw::{DefaultMutex, DefaultRwLock};
use libfuzzer_sys::{Corpus, fuzz_target};

#[path = "../../runtime/tests/it/oracle/mod.rs"]
mod oracle;

use oracle::{cell, mutex, refcell, rwlock};

thread_local! {
    /// What the last panic said. Many are meant: the same operation panics in `std` too.
    static SAID: RefCell<String> = const { RefCell::new(String::new()) };
}

fuzz_target!(
    init: {
        // The fuzzer's own hook takes any panic for a failure.
        panic::set_hook(Box::new(|info| SAID.replace(info.to_string()).clear()));
    },
    |data: &[u8]| -> Corpus {
        let Some((kind, bytes)) = data.split_first() else {
            return Corpus::Reject;
        };
        let program = match kind % 5 {
            0 => cell::numbers,
            1 => cell::pointers,
            2 => refcell::program,
            3 => mutex::program::<DefaultMutex>,
            _ => rwlock::program::<DefaultRwLock>,
        };
        if panic::catch_unwind(|| oracle::run(bytes, program)).is_err() {
            eprintln!("{}", SAID.take());
            process::abort();
        }
        Corpus::Keep
    }
);
