//! A derive of the group struct that a field does not support.

use interior::Shared;

struct Token;

#[derive(Shared)]
#[shared(group(ledger, mutex, derive(Clone)))]
struct Account {
    #[shared(group = ledger)]
    token: Token,
}

fn main() {}
