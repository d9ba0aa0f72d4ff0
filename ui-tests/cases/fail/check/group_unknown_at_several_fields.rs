//! A group that nobody declares is one mistake; a misspelt name is one at each field.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex))]
struct Account {
    #[shared(group = names)]
    first: String,
    #[shared(group = names)]
    last: String,
    #[shared(group = ledger)]
    balance: i64,
    #[shared(group = leger)]
    limit: i64,
    #[shared(group = leger)]
    log: Vec<String>,
}

fn main() {
    let account = SharedAccount::from(Account {
        first: String::new(),
        last: String::new(),
        balance: 0,
        limit: 0,
        log: Vec::new(),
    });
    account.ledger().lock().limit += 1;
    account.names().lock().first.push('a');
}
