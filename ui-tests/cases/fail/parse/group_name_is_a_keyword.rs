//! A group whose name is refused is known all the same: one mistake, one error.

use interior::Shared;

#[derive(Shared)]
#[shared(group(gen, mutex))]
struct Account {
    #[shared(group = r#gen)]
    balance: i64,
}

#[derive(Shared)]
#[shared(group(type))]
struct Other {
    #[shared(group = r#type)]
    balance: i64,
}

#[derive(Shared)]
struct Opened {
    #[shared(mutex, group = fn)]
    balance: i64,
    #[shared(group = r#fn)]
    log: Vec<String>,
}

fn main() {}
