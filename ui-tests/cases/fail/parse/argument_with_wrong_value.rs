//! Values of the wrong form: a string, a number, a path.

use interior::Shared;

#[derive(Shared)]
#[shared(name = "Bank", vis = 7, crate = "interior", default = 3)]
struct Account {
    #[shared(mutex, name = "b")]
    balance: i64,
}

fn main() {}
