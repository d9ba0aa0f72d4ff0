//! A static is seen by all threads, the whole companion with it.

use interior::Shared;

#[derive(Shared)]
#[shared(new)]
struct Account {
    #[shared(refcell)]
    log: Vec<i64>,
}

static ACCOUNT: SharedAccount = SharedAccount::new(Vec::new());

fn main() {}
