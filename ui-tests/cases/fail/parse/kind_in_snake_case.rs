//! Kinds are one word.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(ref_cell)]
    log: Vec<String>,
    #[shared(rw_lock)]
    owner: String,
}

fn main() {}
