//! A companion with a destructor cannot be taken apart for `into_inner`.

use interior::Shared;

#[derive(Shared)]
struct Connection {
    #[shared(mutex)]
    name: String,
}

impl Drop for SharedConnection {
    fn drop(&mut self) {}
}

fn main() {}
