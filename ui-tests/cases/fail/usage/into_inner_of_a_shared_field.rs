//! Who owns a field with others cannot give it back.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, arc)]
    balance: i64,
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    let _ = account.into_inner();
}
