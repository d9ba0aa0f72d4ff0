//! A guard hands out one mutable borrow; take the struct apart instead.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex))]
struct Account {
    #[shared(group = ledger)]
    balance: Vec<i64>,
    #[shared(group = ledger)]
    log: Vec<i64>,
}

fn main() {
    let account = SharedAccount::from(Account { balance: Vec::new(), log: Vec::new() });
    let mut ledger = account.ledger().lock();
    let balance = &mut ledger.balance;
    let log = &mut ledger.log;
    balance.append(log);
}
