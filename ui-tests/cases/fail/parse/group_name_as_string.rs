//! The name of a group is an identifier, and so is that of a handle.

use interior::Shared;

#[derive(Shared)]
#[shared(group("ledger", mutex), handle("Account", weak("WeakAccount")))]
struct Plain {
    #[shared(group = "ledger")]
    balance: i64,
    #[shared(group = ledger)]
    log: Vec<String>,
}

fn main() {}
