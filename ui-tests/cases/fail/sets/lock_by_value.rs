//! A set borrows its locks.

use interior::{Mutex, lock_all};

fn main() {
    let (a, b) = (Mutex::new(1), Mutex::new(2));
    let _ = lock_all((&a, b));
}
