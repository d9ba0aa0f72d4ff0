//! An atomic has no references to hand out.

use interior::Shared;

#[derive(Shared)]
#[shared(group(counts, atomic))]
struct Account {
    #[shared(group = counts)]
    views: u64,
}

fn main() {}
