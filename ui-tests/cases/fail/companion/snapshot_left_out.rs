//! `no_snapshot` leaves `snapshot` out.

use interior::Shared;

#[derive(Shared)]
#[shared(no_snapshot)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    let _ = account.snapshot();
}
