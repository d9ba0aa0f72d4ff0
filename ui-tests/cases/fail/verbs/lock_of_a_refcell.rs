//! A refcell is borrowed, not locked.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(refcell)]
    drafts: Vec<String>,
}

fn main() {
    let account = SharedAccount::from(Account { drafts: vec![] });
    account.drafts().lock();
}
