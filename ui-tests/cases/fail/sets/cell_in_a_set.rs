//! A cell is never locked.

use interior::{Cell, Mutex, lock_all};

fn main() {
    let (a, b) = (Mutex::new(1), Cell::new(2));
    let _ = lock_all((&a, &b));
}
