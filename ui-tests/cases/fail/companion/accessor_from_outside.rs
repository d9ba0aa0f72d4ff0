//! An accessor is as visible as its field.

use model::SharedAccount;

mod model {
    #[derive(interior::Shared, Default)]
    #[shared(derive(Default))]
    pub struct Account {
        #[shared(mutex)]
        balance: i64,
    }
}

fn main() {
    SharedAccount::default().balance().set(2);
}
