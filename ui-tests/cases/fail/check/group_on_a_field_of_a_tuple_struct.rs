//! A group needs names, which a tuple struct has not.

use interior::Shared;

#[derive(Shared)]
struct Account(#[shared(mutex, group = ledger)] i64, String);

fn main() {}
