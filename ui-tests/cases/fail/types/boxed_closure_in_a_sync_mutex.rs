//! A boxed closure is `Send` only if it says so.

use interior::Shared;

#[derive(Shared)]
#[shared(sync)]
struct Account {
    #[shared(mutex)]
    hook: Box<dyn Fn(i64)>,
}

fn main() {}
