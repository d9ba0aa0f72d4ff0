//! A list stands in parentheses; in other brackets it counts all the same.

use interior::Shared;

#[derive(Shared)]
#[shared(derive[Debug], group{ledger, mutex})]
struct Account {
    #[shared(group = ledger)]
    balance: i64,
    #[shared(mutex, access[get])]
    limit: i64,
}

fn main() {
    let bank = SharedAccount::from(Account { balance: 0, limit: 0 });
    bank.ledger().lock().balance = bank.limit();
    println!("{bank:?}");
}
