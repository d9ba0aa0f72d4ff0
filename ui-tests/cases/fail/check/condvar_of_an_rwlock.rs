//! Waiting needs the guard of a mutex.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(rwlock(condvar = changed))]
    owner: String,
    #[shared(refcell(condvar = drafted))]
    drafts: Vec<String>,
}

fn main() {}
