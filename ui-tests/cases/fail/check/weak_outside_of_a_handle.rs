//! `weak` belongs to a handle.

use interior::Shared;

#[derive(Shared)]
#[shared(handle(Bank), weak(WeakBank))]
struct Account {
    balance: i64,
}

fn main() {}
