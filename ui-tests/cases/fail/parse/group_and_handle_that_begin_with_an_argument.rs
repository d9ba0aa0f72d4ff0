//! A declaration begins with its name, whatever follows.

use interior::Shared;

#[derive(Shared)]
#[shared(group(name = Ledger, mutex), handle(vis = pub))]
struct Account {
    balance: i64,
}

#[derive(Shared)]
#[shared(whole = 1)]
struct Other {
    balance: i64,
}

fn main() {}
