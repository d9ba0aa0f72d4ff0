//! Another sign, or none, stands where `=` belongs; the values count all the same.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex), vis: pub, default mutex)]
pub struct Account {
    #[shared(group: ledger)]
    balance: i64,
    #[shared(group ledger)]
    log: Vec<i64>,
    #[shared(mutex(condvar => changed), name owner, after: Self::ledger)]
    owner: String,
    hits: u64,
}

fn main() {
    let bank = SharedAccount::from(Account {
        balance: 0,
        log: Vec::new(),
        owner: String::new(),
        hits: 0,
    });
    bank.ledger().lock().log.clear();
    bank.owner().lock().clear();
    bank.changed().notify_all();
    *bank.hits().lock() += 1;
}
