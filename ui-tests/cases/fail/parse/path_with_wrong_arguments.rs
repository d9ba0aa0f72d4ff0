//! What stands between the angle brackets of a path is read like the path itself.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex(raw = Spin<u8 u8>))]
    balance: i64,
    #[shared(rwlock(raw = spin::Lock<[u8; ]>))]
    owner: String,
    #[shared(mutex, after = Bank<&>::index)]
    log: Vec<String>,
}

fn main() {}
