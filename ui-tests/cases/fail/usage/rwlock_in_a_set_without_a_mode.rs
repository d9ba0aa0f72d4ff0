//! `lock_all` has to be told how.

use interior::{Mutex, RwLock, lock_all};

fn main() {
    let (a, b) = (Mutex::new(1), RwLock::new(2));
    let _ = lock_all((&a, &b));
}
