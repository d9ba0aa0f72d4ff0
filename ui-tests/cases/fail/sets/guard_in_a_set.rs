//! A set is made of locks, not of guards.

use interior::{Mutex, lock_all};

fn main() {
    let (a, b) = (Mutex::new(1), Mutex::new(2));
    let _ = lock_all((&a, b.lock()));
}
