//! A `refcell` around several fields is for one thread, too.

use interior::Shared;

#[derive(Shared)]
#[shared(sync, group(ledger, refcell))]
struct Account {
    #[shared(group = ledger)]
    balance: i64,
}

fn main() {}
