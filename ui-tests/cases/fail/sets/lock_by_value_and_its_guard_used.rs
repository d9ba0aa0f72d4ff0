//! What is wrong is the lock, not what is done with the guards.

use interior::{Mutex, RwLock, try_lock_all, with_all};

fn main() {
    let (names, count) = (Mutex::new(vec!["ann"]), RwLock::new(1));
    with_all((&names, count), |(names, count)| {
        names.push("bob");
        **count += 1;
    });
    let more = Mutex::new(1);
    if let Some((names, mut more)) = try_lock_all((&names, more)) {
        *more += names.len();
    }
}
