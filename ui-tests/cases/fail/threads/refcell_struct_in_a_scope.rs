//! Nor one with a refcell, even for a while.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(refcell)]
    drafts: Vec<String>,
}

fn spawn<F: FnOnce() + Send>(_: F) {}

fn main() {
    let account = SharedAccount::from(Account { drafts: vec![] });
    spawn(|| account.drafts().set(vec![]));
}
