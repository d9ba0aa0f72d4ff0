//! What a parameter stands for decides where it is used.

use interior::Shared;

#[derive(Shared)]
#[shared(sync)]
struct Slot<T> {
    #[shared(mutex)]
    value: T,
}

fn share<T: Sync>(_: &T) {}

fn main() {
    let slot = SharedSlot::from(Slot { value: std::rc::Rc::new(1) });
    share(&slot);
}
