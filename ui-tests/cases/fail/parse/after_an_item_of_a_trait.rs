//! A lock to come before another is a field of a type; a trait has none.

use interior::Shared;

trait Store {}

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    index: u8,
    #[shared(mutex, after = <SharedAccount as Store>::index)]
    log: u8,
    #[shared(mutex, after(<Self>::index, <SharedAccount as Store>::index))]
    owner: u8,
}

fn main() {}
