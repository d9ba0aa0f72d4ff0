//! `no_into_inner` leaves the way back out.

use interior::Shared;

#[derive(Shared)]
#[shared(no_into_inner)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    let _ = account.into_inner();
}
