//! Where the order check is compiled out, a lock is the instructions of one that never heard of it.
//!
//! Shown twice: against locks that are written by hand (`by_hand`), and, for every verb that there is,
//! against our own sources with all that knows of the check taken out (`without_check`).

#![cfg(target_arch = "x86_64")]

mod assembly;
mod by_hand;
mod without_check;
