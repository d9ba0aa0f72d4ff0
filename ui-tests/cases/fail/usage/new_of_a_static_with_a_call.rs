//! `new` is constant, what it is given has to be so, too.

use interior::Shared;

#[derive(Shared)]
#[shared(new)]
struct Account {
    #[shared(mutex)]
    owner: String,
}

static ACCOUNT: SharedAccount = SharedAccount::new(String::from("ann"));

fn main() {}
