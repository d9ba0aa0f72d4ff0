//! A group nobody declares, with help where one is similar.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex))]
struct Account {
    #[shared(group = leger)]
    balance: i64,
    #[shared(group = names)]
    owner: String,
    #[shared(group = ledger)]
    log: Vec<String>,
}

fn main() {}
