//! All four kinds in one struct.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(cell)]
    a: u8,
    #[shared(refcell)]
    b: u8,
    #[shared(mutex)]
    c: u8,
    #[shared(rwlock)]
    d: u8,
    e: u8,
}

fn main() {
    let account = SharedAccount::from(Account { a: 1, b: 2, c: 3, d: 4, e: 5 });
    let sum = account.a().get()
        + account.b().get()
        + account.c().get()
        + account.d().get()
        + account.e();
    assert_eq!(sum, 15);
}
