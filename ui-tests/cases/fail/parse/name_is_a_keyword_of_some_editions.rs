//! A keyword is no name in any edition, unless it is raw; what is generated makes no further error.

use interior::Shared;

#[derive(Shared)]
#[shared(group(gen, mutex))]
struct Account {
    #[shared(mutex, name = gen)]
    balance: i64,
    #[shared(group = gen)]
    log: Vec<i64>,
    #[shared(mutex(raw = gen::Raw), vis = pub)]
    id: u64,
    #[shared(gen)]
    hint: u8,
}

fn main() {}
