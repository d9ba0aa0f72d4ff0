//! Which type parameters does not matter, but the compiler wants to know them.

use interior::Shared;

#[derive(Shared)]
struct Bank<'a, T, const N: usize = 4> {
    #[shared(mutex, after())]
    index: &'a [T; N],
}

#[derive(Shared)]
struct Account {
    #[shared(mutex, after = SharedBank::index)]
    balance: i64,
    #[shared(mutex, after = SharedBank<'_, u8>::index)]
    log: Vec<String>,
}

fn main() {}
