//! Only numbers are added to.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(atomic, access(get, add))]
    open: bool,
}

fn main() {}
