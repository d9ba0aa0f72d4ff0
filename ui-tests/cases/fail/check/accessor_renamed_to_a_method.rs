//! A renamed accessor may take no method's name either.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, name = into_inner)]
    balance: i64,
}

fn main() {}
