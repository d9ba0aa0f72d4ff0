//! `snapshot` needs `Clone` of what a parameter stands for.

use interior::Shared;

#[derive(Shared)]
struct Slot<T> {
    #[shared(mutex)]
    value: T,
}

fn main() {
    struct Token;
    let slot = SharedSlot::from(Slot { value: Token });
    let _ = slot.snapshot();
}
