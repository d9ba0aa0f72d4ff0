//! The attribute changes nothing: an enum goes into a field.

use interior::Shared;

#[derive(Shared)]
#[shared(whole = mutex)]
enum State {
    #[shared(mutex)]
    Open(i64),
    Closed,
}

fn main() {}
