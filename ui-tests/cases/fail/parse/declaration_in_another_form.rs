//! A group or handle that is declared in another form is there, and its fields know it.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger: mutex), gruop(names, rwlock), group(pub limits = mutex))]
#[shared(handle(pub Bank<T>))]
struct Account<T> {
    #[shared(group = ledger)]
    balance: T,
    #[shared(group = names)]
    owner: String,
    #[shared(group = limits)]
    limit: i64,
}

fn use_all(bank: &Bank<u8>) -> u8 {
    bank.names().write().owner.clear();
    bank.limits().lock().limit = 1;
    bank.ledger().lock().balance
}

fn main() {}
