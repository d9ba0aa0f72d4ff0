//! `#[shared()]` says nothing, and that is fine.

use interior::Shared;

#[derive(Shared)]
#[shared()]
struct Account {
    #[shared()]
    a: u8,
}

fn main() {
    assert_eq!(*SharedAccount::from(Account { a: 1 }).a(), 1);
}
