//! Guards of the standard library stay on their thread.

use interior::Shared;

#[derive(Shared)]
#[shared(sync)]
struct Account {
    guard: std::sync::MutexGuard<'static, u8>,
}

fn main() {}
