//! A tuple struct has no names for a group.

use interior::Shared;

#[derive(Shared)]
struct Pair(#[shared(mutex, group = both)] u8, #[shared(group = both)] u8);

fn main() {}
