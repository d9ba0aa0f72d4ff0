//! Kinds are written in small letters.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(Mutex)]
    balance: i64,
    #[shared(RwLock)]
    owner: String,
    #[shared(RefCell)]
    log: Vec<String>,
    #[shared(Cell)]
    hits: u64,
}

fn main() {}
