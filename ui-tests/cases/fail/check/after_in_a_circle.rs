//! No lock comes after itself, neither directly nor by others.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, after = Self::entries)]
    entries: Vec<i64>,
    #[shared(mutex, after = SharedAccount::owner)]
    balance: i64,
    #[shared(rwlock, after(Self::entries, Self::balance))]
    owner: String,
}

fn main() {}
