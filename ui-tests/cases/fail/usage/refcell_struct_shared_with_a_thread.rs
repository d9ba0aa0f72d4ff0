//! A `refcell` is for one thread.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(refcell)]
    drafts: Vec<String>,
}

fn main() {
    let account = SharedAccount::from(Account { drafts: Vec::new() });
    share(&account);
}

fn share<T: Sync>(_: &T) {}
