//! Without the derive there is no attribute, and no companion.

struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {
    let _ = SharedAccount::from(Account { balance: 1 });
}
