//! A cell finds the greater of two numbers, and of nothing else.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(cell)]
    grade: char,
}

fn main() {
    let account = SharedAccount::from(Account { grade: 'a' });
    account.grade().max('b');
}
