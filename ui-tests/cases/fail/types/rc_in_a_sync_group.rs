//! Each field of a group is checked.

use interior::Shared;
use std::rc::Rc;

#[derive(Shared)]
#[shared(sync, group(ledger, mutex))]
struct Account {
    #[shared(group = ledger)]
    balance: i64,
    #[shared(group = ledger)]
    names: Rc<str>,
}

fn main() {}
