//! A shared borrow is read.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(refcell)]
    drafts: Vec<String>,
}

fn main() {
    let account = SharedAccount::from(Account { drafts: vec![] });
    account.drafts().borrow().push(String::new());
}
